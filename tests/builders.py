"""Complete and valid objects of the trade, from the guide of OFeli: each test changes only what it is about."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from services.domain.adresse import Adresse, Lieu
from services.domain.contact import Contact
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.profil import Profil
from services.domain.rights import Principal, Role
from services.domain.rules import Contexte
from services.domain.session import Financement, ModaliteEnseignement, OrganismeFormateur, Session
from services.domain.structure import EtatStructure, Structure

PROFILES = Path(__file__).resolve().parent.parent / "profiles"
TODAY = date(2026, 3, 2)
STRUCTURE, FORMATION, SESSION = "23470P", "2358280F", "373847S"


def an_adresse(**changes: Any) -> Adresse:
    """10 Rue Saint-Étienne, Orléans, where the guide's organisation registers people."""
    values: dict[str, Any] = {
        "voie": "10 Rue Saint-Étienne",
        "code_postal": "45000",
        "ville": "Orléans",
        "code_insee": "45234",
        "departement": "45",
        "region": "24",
        "latitude": "47.9020",
        "longitude": "1.9090",
    }
    return Adresse(**(values | changes))


def a_lieu(**changes: Any) -> Lieu:
    """A place with a precise address in the region."""
    values: dict[str, Any] = {"nom": "OF pour les tests OFELI", "adresse": an_adresse()}
    return Lieu(**(values | changes))


def a_contact(**changes: Any) -> Contact:
    """Somebody who may be shown and can be reached."""
    values: dict[str, Any] = {
        "nom": "Thévenin",
        "prenom": "Laure",
        "civilite": "Madame",
        "fonction": "Responsable pédagogique",
        "telephone": "02 38 77 83 35",
        "courriel": "laure.thevenin@exemple.fr",
        "types": ("3",),
        "diffusable": True,
    }
    return Contact(**(values | changes))


def a_financement(**changes: Any) -> Financement:
    """Apprenticeship, paid by an OPCO (F087)."""
    values: dict[str, Any] = {"financeur": "98018", "mesure": "AOP02", "nb_places": 15}
    return Financement(**(values | changes))


def a_session(**changes: Any) -> Session:
    """The session that the guide shows, 373847S, two years from September 2026."""
    values: dict[str, Any] = {
        "numero": SESSION,
        "date_debut": date(2026, 9, 1),
        "date_fin": date(2028, 6, 30),
        "modalite_enseignement": ModaliteEnseignement.PRESENTIEL,
        "lieux": (a_lieu(),),
        "formateurs": (OrganismeFormateur(siret="21860076500018", raison_sociale="OF présentation OFELI"),),
        "financements": (a_financement(),),
        "prise_en_charge": True,
        "rythme": "Alternance, en journée",
        "modalites_alternance": "Deux jours par semaine au centre, trois jours en entreprise",
        "heures_centre": 500,
        "heures_entreprise": 800,
        "heures_hebdo": 35,
        "prix_total_ttc": "7500",
        "inscription_lieu": an_adresse(),
        "inscription_debut": date(2026, 2, 1),
        "inscription_fin": date(2026, 8, 31),
        "modalites_inscription": "Dossier à demander par courriel, puis entretien.",
        "acces_handicapes": "Locaux accessibles aux fauteuils roulants.",
        "langues": ("fr",),
    }
    return Session(**(values | changes))


def a_formation(**changes: Any) -> Formation:
    """BTS assurance, complete, with one session."""
    values: dict[str, Any] = {
        "numero": FORMATION,
        "structure": STRUCTURE,
        "intitule": "BTS assurance",
        "certifiante": True,
        "certifications": (
            CertificationVisee(code_rncp="RNCP999941", code_certifinfo="94419", intitule="BTS assurance"),
        ),
        "objectif": (
            "Accueillir et conseiller les clients, souscrire et gérer des contrats, instruire les sinistres "
            "des particuliers et des professionnels."
        ),
        "resultats_attendus": "Obtenir le BTS assurance et exercer comme gestionnaire de contrats ou de sinistres.",
        "contenu": (
            "Relation client sinistres.\nDéveloppement commercial et conduite d'entretien.\nGestion des sinistres.\n"
            "Communication digitale en assurance.\nCulture générale et expression, langue vivante, culture économique, "
            "juridique et managériale appliquée à l'assurance."
        ),
        "pre_requis": "Être titulaire d'un baccalauréat ou d'un diplôme de niveau 4.",
        "niveau_entree": "14",
        "niveau_entree_obligatoire": True,
        "niveau_sortie": "15",
        "type_parcours": "1",
        "objectif_general": "6",
        "publics": (Formacode(code="82020", libelle="Apprentis"),),
        "formacodes": (Formacode(code="41036", libelle="Assurance"),),
        "nsf": ("313",),
        "rome": ("C1102",),
        "duree_cycle": 2,
        "url": "https://www.exemple.fr/formations/bts-assurance",
        "contacts": (a_contact(),),
        "sessions": (a_session(),),
    }
    return Formation(**(values | changes))


def a_structure(**changes: Any) -> Structure:
    """The organisation of the guide, accepted by the Carif."""
    values: dict[str, Any] = {
        "numero": STRUCTURE,
        "siret": "21860076500018",
        "numero_activite": "24370369337",
        "raison_sociale": "OF présentation OFELI",
        "nom_usuel": "OF présentation OFELI - Antenne",
        "adresse": an_adresse(
            voie="5 Rue Croix-Fauchet", code_postal="45140", ville="Saint-Jean-de-la-Ruelle", code_insee="45285"
        ),
        "telephones": ("02 38 77 04 90",),
        "courriels": ("accueil@exemple.fr",),
        "sites": ("https://www.exemple.fr",),
        "etat": EtatStructure.VALIDE,
    }
    return Structure(**(values | changes))


@cache
def the_profil(code: str = "ofeli") -> Profil:
    """A profile as it stands in its file."""
    return Profil.parse((PROFILES / f"{code}.toml").read_text(encoding="utf-8"))


def a_profil(**changes: Any) -> Profil:
    """The OFeli profile, changed where a test says so."""
    return the_profil().model_copy(update=changes)


def a_contexte(**changes: Any) -> Contexte:
    """What `a_formation` is judged against: the second of March 2026, its own structure, nothing else."""
    values: dict[str, Any] = {"today": TODAY, "structure": a_structure()}
    return Contexte(**(values | changes))


def a_principal(role: Role = Role.OF_REFERENT, **changes: Any) -> Principal:
    """Somebody who holds this role: in `STRUCTURE` for an organisation's, at the Carif for the Carif's."""
    values: dict[str, Any] = {"sub": f"sub-{role}", "nom": "Laure Thévenin"}
    if role in (Role.OF_SAISIE, Role.OF_REFERENT):
        values["structures"] = {STRUCTURE: role}
    elif role is Role.PARTENAIRE:
        values["partenaire"] = "intercarif"
    elif role is Role.ANONYME:
        values = {}
    elif role is not Role.CONNECTE:  # who is signed in and holds nothing
        values["carif"] = role
    return Principal(**(values | changes))
