"""Formations and documents for the tests of LHEO, valid unless told otherwise."""

from typing import Any

from lheo import Version
from lheo import elements as m


def une_adresse(**changes: Any) -> m.Adresse:
    return m.Adresse(**{"ligne": ["12 rue des Arts"], "codepostal": "31000", "ville": "TOULOUSE", **changes})


def une_session(**changes: Any) -> m.Session:
    given: dict[str, Any] = {
        "numero": "SE_1",
        "periode": m.Periode(debut="20260901", fin="20261218"),
        "adresse_inscription": m.AdresseInscription(adresse=une_adresse()),
    }
    return m.Session(**given | changes)


def une_action(**changes: Any) -> m.Action:
    given: dict[str, Any] = {
        "numero": "AF_1",
        "rythme_formation": "Temps plein",
        "code_public_vise": [m.Texte("81061", ref="V14")],
        "niveau_entree_obligatoire": "0",
        "modalites_alternance": "aucune",
        "modalites_enseignement": "0",
        "conditions_specifiques": "aucune",
        "prise_en_charge_frais_possible": "1",
        "lieu_de_formation": [m.LieuDeFormation(coordonnees=m.Coordonnees())],
        "modalites_entrees_sorties": "0",
        "session": [une_session()],
    }
    return m.Action(**given | changes)


def un_organisme(**changes: Any) -> m.OrganismeFormationResponsable:
    given: dict[str, Any] = {
        "numero_activite": "73310015311",
        "siret_organisme_formation": m.SIRETOrganismeFormation(siret="73282932000074"),
        "nom_organisme": "Centre de formation",
        "raison_sociale": "Centre de formation",
        "coordonnees_organisme": m.CoordonneesOrganisme(coordonnees=m.Coordonnees()),
        "contact_organisme": [m.ContactOrganisme(coordonnees=m.Coordonnees())],
    }
    return m.OrganismeFormationResponsable(**given | changes)


def une_formation(**changes: Any) -> m.Formation:
    """A formation without fault in either edition."""
    given: dict[str, Any] = {
        "numero": "OF_1",
        "domaine_formation": m.DomaineFormation(code_formacode=[m.Texte("44591", ref="V14")]),
        "intitule_formation": "Soudage à l’arc",
        "objectif_formation": "Savoir souder & contrôler",
        "resultats_attendus": "Attestation",
        "contenu_formation": "Théorie, pratique",
        "certifiante": "0",
        "contact_formation": [m.ContactFormation(coordonnees=m.Coordonnees())],
        "parcours_de_formation": "1",
        "code_niveau_entree": "0",
        "action": [une_action()],
        "organisme_formation_responsable": un_organisme(),
    }
    return m.Formation(**given | changes)


def un_document(formations: str | bytes, version: Version = Version.V2_3) -> bytes:
    """A document around what is given."""
    inner = formations.decode() if isinstance(formations, bytes) else formations
    return f'<lheo xmlns="{version.namespace}"><offres>{inner}</offres></lheo>'.encode()
