"""Each rule is seen broken once, alone, at the right field: a rule without a case here fails."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from referentiels.certifications import Certification
from services.domain.errors import Severite
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.rules import RULES, Autre, check
from services.domain.session import ModaliteEnseignement, Mode, OrganismeFormateur
from tests.builders import (
    SESSION,
    a_contact,
    a_contexte,
    a_financement,
    a_formation,
    a_lieu,
    a_profil,
    a_session,
    a_structure,
    an_adresse,
)

S = f"sessions.{SESSION}"
PUBLIC = Formacode(code="82020")
BTS = Certification(code_rncp="RNCP999941", intitule="BTS assurance", date_fin_enregistrement=date(2028, 12, 31))
EXPIRED = Certification(code_rncp="RNCP999941", intitule="BTS assurance", date_fin_enregistrement=date(2025, 12, 31))
LEAVING = EXPIRED.model_copy(update={"derniere_session": 2027})
NEXT = Certification(code_rncp="RNCP777", intitule="BTS Assurance", date_fin_enregistrement=date(2030, 12, 31))


@dataclass(frozen=True)
class Case:
    """How to break one rule: the formation, where the error link leads, and what is known besides."""

    champ: str
    formation: Formation
    contexte: dict[str, Any] = field(default_factory=dict)
    alerte: bool = False


def session(champ: str, *, alerte: bool = False, contexte: Any = None, **changes: Any) -> Case:
    return Case(f"{S}.{champ}", a_formation(sessions=(a_session(**changes),)), contexte or {}, alerte)


def formation(champ: str, *, alerte: bool = False, contexte: Any = None, **changes: Any) -> Case:
    return Case(champ, a_formation(**changes), contexte or {}, alerte)


def contact(champ: str, **changes: Any) -> Case:
    return Case(f"contacts.0.{champ}", a_formation(contacts=(a_contact(**changes),)))


def structure(champ: str, **changes: Any) -> Case:
    return Case(f"structure.{champ}", a_formation(), {"structure": a_structure(**changes)})


def lieu(champ: str, *, alerte: bool = False, **changes: Any) -> Case:
    return session(f"lieux.0.adresse.{champ}", lieux=(a_lieu(adresse=an_adresse(**changes)),), alerte=alerte)


def public(code: str, version: str = "V14") -> tuple[Formacode, ...]:
    return (Formacode(code=code, version=version),)


CASES: dict[str, Case] = {
    "FORMATION.INTITULE.VIDE": formation("intitule", intitule=" - "),
    "FORMATION.INTITULE.TROP_LONG": formation("intitule", intitule="é" * 256),
    "FORMATION.CERTIFIANTE.MANQUANTE": formation("certifiante", certifiante=None),
    "FORMATION.CERTIFICATIONS.MANQUANTES": formation("certifications", certifications=()),
    "FORMATION.CERTIFICATIONS.TROP_NOMBREUSES": formation(
        "certifications", certifications=tuple(CertificationVisee(code_rncp=f"{n}") for n in range(1, 7))
    ),
    "FORMATION.CERTIFICATIONS.CODE_ILLISIBLE": formation(
        "certifications.0.code_rncp", certifications=(CertificationVisee(intitule="BTS assurance"),)
    ),
    "FORMATION.CERTIFICATIONS.INATTENDUES": formation("certifiante", certifiante=False, alerte=True),
    "FORMATION.CERTIFICATIONS.EXPIREE": formation(
        f"{S}.date_debut", contexte={"certifications": {"RNCP999941": EXPIRED}}
    ),
    "FORMATION.CERTIFICATIONS.MIEUX_ENREGISTREE": formation(
        "certifications", contexte={"certifications": {"RNCP999941": LEAVING, "RNCP777": NEXT}}, alerte=True
    ),
    "FORMATION.CERTIFICATIONS.INCONNUE": formation(
        "certifications.0.code_rncp", contexte={"certifications": {"RNCP777": NEXT}}, alerte=True
    ),
    "FORMATION.INTITULE.AUTRE_QUE_CERTIFICATION": formation(
        "intitule", intitule="Devenir assureur", contexte={"certifications": {"RNCP999941": BTS}}, alerte=True
    ),
    "FORMATION.DOUBLON": formation(
        "certifications",
        contexte={"autres": (Autre("12F", "BTS assurance", frozenset({"RNCP999941"})),)},
        alerte=True,  # by the profile of OFeli
    ),
    "FORMATION.DOUBLON_PROBABLE": formation(
        "intitule",
        intitule="Initiation à la soudure",
        certifiante=False,
        certifications=(),
        contexte={"autres": (Autre("12F", "Initiation à la soudures"),)},
        alerte=True,
    ),
    "FORMATION.OBJECTIF.VIDE": formation("objectif", objectif=""),
    "FORMATION.OBJECTIF.TROP_LONG": formation("objectif", objectif="é" * 3001),
    "FORMATION.RESULTATS_ATTENDUS.VIDE": formation("resultats_attendus", resultats_attendus="\n"),
    "FORMATION.RESULTATS_ATTENDUS.TROP_LONG": formation("resultats_attendus", resultats_attendus="é" * 3001),
    "FORMATION.CONTENU.VIDE": formation("contenu", contenu="..."),
    "FORMATION.CONTENU.TROP_LONG": formation("contenu", contenu="é" * 3001),
    "FORMATION.PRE_REQUIS.VIDE": formation("pre_requis", pre_requis="", alerte=True),
    "FORMATION.PRE_REQUIS.TROP_LONG": formation("pre_requis", pre_requis="é" * 3001),
    "FORMATION.NIVEAU_ENTREE.MANQUANT": formation("niveau_entree", niveau_entree=""),
    "FORMATION.NIVEAU_ENTREE.INCONNU": formation("niveau_entree", niveau_entree="9"),
    "FORMATION.NIVEAU_ENTREE_OBLIGATOIRE.MANQUANT": formation(
        "niveau_entree_obligatoire", niveau_entree_obligatoire=None
    ),
    "FORMATION.NIVEAU_SORTIE.MANQUANT": formation("niveau_sortie", niveau_sortie=""),
    "FORMATION.NIVEAU_SORTIE.INCONNU": formation("niveau_sortie", niveau_sortie="10"),
    "FORMATION.TYPE_PARCOURS.MANQUANT": formation("type_parcours", type_parcours=""),
    "FORMATION.TYPE_PARCOURS.INCONNU": formation("type_parcours", type_parcours="0"),
    "FORMATION.OBJECTIF_GENERAL.MANQUANT": formation("objectif_general", objectif_general=""),
    "FORMATION.OBJECTIF_GENERAL.INCONNU": formation("objectif_general", objectif_general="1"),
    "FORMATION.PUBLICS.MANQUANTS": formation("publics", publics=()),
    "FORMATION.PUBLICS.TROP_NOMBREUX": formation("publics", publics=(PUBLIC,) * 11),
    "FORMATION.PUBLICS.ILLISIBLE": formation("publics.0", publics=public("8202", "V8")),
    "FORMATION.PUBLICS.INCONNU": formation("publics.0", publics=public("12345"), alerte=True),
    "FORMATION.FORMACODES.TROP_NOMBREUX": formation("formacodes", formacodes=public("41036") * 6),
    "FORMATION.FORMACODES.ILLISIBLE": formation("formacodes.0", formacodes=public("41036", "")),
    "FORMATION.NSF.TROP_NOMBREUX": formation("nsf", nsf=("313",) * 4),
    "FORMATION.NSF.INCONNU": formation("nsf.1", nsf=("313", "999")),
    "FORMATION.ROME.TROP_NOMBREUX": formation("rome", rome=("C1102",) * 6),
    "FORMATION.ROME.ILLISIBLE": formation("rome.0", rome=("11132",)),
    "FORMATION.DUREE_CYCLE.IMPOSSIBLE": formation("duree_cycle", duree_cycle=6),
    "FORMATION.DUREE_CYCLE.MANQUANTE": formation("duree_cycle", duree_cycle=None),
    "FORMATION.URL.INVALIDE": formation("url", url="http://www.exemple.fr"),
    "FORMATION.CONTACTS.INJOIGNABLE": formation(
        "contacts", contacts=(), contexte={"structure": a_structure(telephones=(), courriels=())}
    ),
    "FORMATION.SESSIONS.AUCUNE": formation("sessions", sessions=(a_session(archivee=True),)),
    "CONTACT.TELEPHONE.INVALIDE": contact("telephone", telephone="02 38 77"),
    "CONTACT.MOBILE.INVALIDE": contact("mobile", mobile="06 12"),
    "CONTACT.TELECOPIE.INVALIDE": contact("telecopie", telecopie="02 38"),
    "CONTACT.COURRIEL.INVALIDE": contact("courriel", courriel="laure.exemple.fr"),
    "CONTACT.NOM.TROP_LONG": contact("nom", nom="é" * 51),
    "CONTACT.PRENOM.TROP_LONG": contact("prenom", prenom="é" * 51),
    "CONTACT.CIVILITE.TROP_LONGUE": contact("civilite", civilite="é" * 51),
    "CONTACT.FONCTION.TROP_LONGUE": contact("fonction", fonction="é" * 51),
    "CONTACT.ADRESSE.INCOMPLETE": contact("adresse.voie", adresse=an_adresse(voie="")),
    "CONTACT.TYPES.INCONNU": contact("types.0", types=("15",)),
    "SESSION.DATE_DEBUT.MANQUANTE": session("date_debut", date_debut=None),
    "SESSION.DATE_FIN.MANQUANTE": session("date_fin", date_fin=None),
    "SESSION.DATES.INVERSEES": session("date_fin", date_debut=date(2026, 9, 2), date_fin=date(2026, 9, 1)),
    "SESSION.DATES.TERMINEE": session(
        "date_fin",
        date_debut=date(2025, 9, 1),
        date_fin=date(2026, 3, 1),
        inscription_debut=None,
        inscription_fin=None,
        alerte=True,
    ),
    "SESSION.DATES.IMPROBABLES": session("date_fin", date_fin=date(2206, 6, 30), alerte=True),
    "SESSION.MODALITE_ENSEIGNEMENT.MANQUANTE": session("modalite_enseignement", modalite_enseignement=None),
    "SESSION.FINANCEMENTS.MANQUANTS": session("financements", financements=()),
    "SESSION.FINANCEMENTS.TROP_NOMBREUX": session("financements", financements=(a_financement(),) * 9),
    "SESSION.FINANCEMENT.SANS_FINANCEUR": session(
        "financements.1.financeur", financements=(a_financement(), a_financement(financeur="", mesure=""))
    ),
    "SESSION.FINANCEMENT.FINANCEUR_INCONNU": session(
        "financements.1.financeur", financements=(a_financement(), a_financement(financeur="16", mesure=""))
    ),
    "SESSION.FINANCEMENT.SANS_MESURE": session(
        "financements.1.mesure", financements=(a_financement(), a_financement(mesure=""))
    ),
    "SESSION.FINANCEMENT.MESURE_INCONNUE": session(
        "financements.1.mesure", financements=(a_financement(), a_financement(mesure="CPR02"))
    ),
    "SESSION.FINANCEMENT.PLACES": session("financements.0.nb_places", financements=(a_financement(nb_places=0),)),
    "SESSION.PRISE_EN_CHARGE.MANQUANTE": session("prise_en_charge", prise_en_charge=None),
    "SESSION.RYTHME.MANQUANT": session("rythme", rythme=""),
    "SESSION.RYTHME.TROP_LONG": session("rythme", rythme="é" * 3001),
    "SESSION.MODALITES_ALTERNANCE.TROP_LONGUES": session("modalites_alternance", modalites_alternance="é" * 3001),
    "SESSION.MODALITES_ALTERNANCE.MANQUANTES": session("modalites_alternance", modalites_alternance="", alerte=True),
    "SESSION.HEURES.MANQUANTES": session(
        "heures_centre",
        heures_centre=0,
        heures_entreprise=None,
        financements=(a_financement(financeur="98020", mesure="CPR02"),),
    ),
    "SESSION.HEURES_ENTREPRISE.MANQUANTES": session("heures_entreprise", heures_entreprise=None),
    "SESSION.HEURES_HEBDO.IMPOSSIBLES": session("heures_hebdo", heures_hebdo=169),
    "SESSION.DUREE_COMMENTAIRE.TROP_LONG": session("duree_commentaire", duree_commentaire="é" * 151),
    "SESSION.PRIX.ILLISIBLE": session("prix_total_ttc", prix_total_ttc="7500,50"),
    "SESSION.MODALITES_INSCRIPTION.TROP_LONGUES": session("modalites_inscription", modalites_inscription="é" * 256),
    "SESSION.ETAT_RECRUTEMENT.INCONNU": session("etat_recrutement", etat_recrutement="4"),
    "SESSION.PUBLIC_VISE_COMMENTAIRE.TROP_LONG": session("public_vise_commentaire", public_vise_commentaire="é" * 251),
    "SESSION.HEBERGEMENT.TROP_LONG": session("hebergement", hebergement="é" * 251),
    "SESSION.RESTAURATION.TROP_LONG": session("restauration", restauration="é" * 251),
    "SESSION.TRANSPORT.TROP_LONG": session("transport", transport="é" * 251),
    "SESSION.ACCES_HANDICAPES.TROP_LONG": session("acces_handicapes", acces_handicapes="é" * 251),
    "SESSION.LANGUES.TROP_NOMBREUSES": session("langues", langues=("fr",) * 6),
    "SESSION.LANGUES.ILLISIBLE": session("langues.0", langues=("français",)),
    "SESSION.URL.INVALIDE": session("url", url="www.exemple.fr"),
    "SESSION.FORMATEUR.SIRET_INVALIDE": session(
        "formateurs.0.siret", formateurs=(OrganismeFormateur(siret="21860076500019"),)
    ),
    "SESSION.FORMATEUR.SANS_SIRET": session("formateurs.0.siret", formateurs=(OrganismeFormateur(),)),
    "SESSION.FORMATEUR.NOM_TROP_LONG": session(
        "formateurs.0.raison_sociale",
        formateurs=(OrganismeFormateur(siret="21860076500018", raison_sociale="é" * 251),),
    ),
    "SESSION.PERMANENTE.TROP_LONGUE": session("date_fin", mode=Mode.PERMANENTE),
    "SESSION.INSCRIPTION.DATES": session("inscription_fin", inscription_fin=date(2028, 7, 1)),
    "SESSION.LIEUX.MANQUANTS": session("lieux", lieux=()),
    "SESSION.LIEUX.IMPRECIS": lieu("voie", voie="Parking du centre commercial"),
    "SESSION.LIEUX.SANS_NUMERO": lieu("voie", alerte=True, voie="Rue Saint-Étienne"),
    "SESSION.LIEUX.HORS_REGION": lieu(
        "code_postal", code_postal="75011", code_insee="75111", departement="75", region="11"
    ),
    "SESSION.LIEUX.SIRET_INVALIDE": session("lieux.0.siret", lieux=(a_lieu(siret="12"),)),
    "SESSION.LIEUX.UAI_INVALIDE": session("lieux.0.uai", lieux=(a_lieu(uai="0450049Z"),)),
    "SESSION.LIEUX.NOM_TROP_LONG": session("lieux.0.nom", lieux=(a_lieu(nom="é" * 51),)),
    "SESSION.DISTANCE.HORS_REGION": session(
        "modalite_enseignement",
        modalite_enseignement=ModaliteEnseignement.DISTANCE,
        contexte={"structure": a_structure(numero_activite="11750000075")},
    ),
    "SESSION.INSCRIPTION_LIEU.INCOMPLET": session("inscription_lieu.ville", inscription_lieu=an_adresse(ville="")),
    "ADRESSE.FORME": lieu("voie", voie="1 " + "é" * 49),
    "TEXTE.CAPITALES": formation("intitule", intitule="BTS ASSURANCE EN ALTERNANCE", alerte=True),
    "TEXTE.HTML": session("rythme", rythme="Temps plein<br/>en journée"),
    "TEXTE.CONTROLE": session("lieux.0.nom", lieux=(a_lieu(nom="OF\x07"),)),
    "STRUCTURE.IDENTITE": structure("siret", siret="123"),
    "STRUCTURE.COORDONNEES": structure("telephones.0", telephones=("12",)),
    "STRUCTURE.ADRESSE": structure("adresse.code_postal", adresse=an_adresse(code_postal="4500")),
    "STRUCTURE.CONTROLE": structure("nom_usuel", nom_usuel="OF\x00"),
    "STRUCTURE.CONTACTS": structure("contacts.0.courriel", contacts=(a_contact(courriel="@"),)),
}


def test_every_rule_has_a_case():
    assert set(CASES) == {rule.code for rule in RULES}


@pytest.mark.parametrize("code", CASES)
def test_the_rule_finds_its_fault_alone_and_leads_to_its_field(code: str):
    case = CASES[code]
    violations = check(case.formation, a_contexte(**case.contexte), a_profil())

    assert [v.code for v in violations] == [code]
    assert violations[0].champs[0] == case.champ
    assert violations[0].severite is (Severite.ALERTE if case.alerte else Severite.BLOQUANT)
