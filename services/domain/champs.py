"""The fields of a formation and of a session, in order: their name in forms, their name on screen, how they are read.

Forms, summary, console and reasons all speak of a field through this list; a field that is not in it does not exist for
people. Names are dotted where a form shows one part of a value (`lieux.0.adresse.voie`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from lheo import Version
from lheo.langage import TABLES
from referentiels.listes import libelle
from services.domain.adresse import Adresse, Lieu
from services.domain.contact import Contact
from services.domain.formation import CertificationVisee, Formation
from services.domain.saisie import show_date, show_price
from services.domain.session import Financement, Mode, Session

T = TypeVar("T")


class Nature(Enum):
    """How a form shows and reads a value that stands alone in it; a value made of parts has none."""

    LIGNE = auto()
    TEXTE = auto()
    DATE = auto()
    ENTIER = auto()
    PRIX = auto()
    OUI_NON = auto()


@dataclass(frozen=True, slots=True)
class Champ(Generic[T]):
    """One field: its name in forms, what it is called on screen, the text that one reads of it."""

    nom: str
    libelle: str
    lire: Callable[[T], str]
    nature: Nature | None = None

    @property
    def attribut(self) -> str:
        """The field of the model that it shows."""
        return self.nom.split(".")[0]


def _code(table: str, code: str) -> str:
    texte = TABLES[table].libelles(Version.V2_3).get(code, code) if code else ""
    return texte[:1].upper() + texte[1:]


def _niveau(code: str) -> str:
    # The table explains each level at length after its name
    return _code("dict-niveaux", code).split(". ")[0]


def _ans(combien: int | None) -> str:
    return "" if combien is None else f"{combien} an" + "s" * (combien > 1)


def _oui_non(reponse: bool | None) -> str:
    return "" if reponse is None else "Oui" if reponse else "Non"


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _hours(hours: int | None) -> str:
    return "" if hours is None else f"{hours}\u00a0h"


def _certification(visee: CertificationVisee) -> str:
    return " ".join(part for part in (visee.code_rncp, visee.code_rs, visee.code_certifinfo, visee.intitule) if part)


def _contact(contact: Contact) -> str:
    shown = "diffusable" if contact.diffusable else "non diffusé"
    return ", ".join(
        part
        for part in (
            contact.nom_complet,
            contact.fonction_complete,
            contact.telephone,
            contact.mobile,
            f"télécopie {contact.telecopie}" if contact.telecopie else "",
            contact.courriel,
            shown,
        )
        if part
    )


def _financement(financement: Financement) -> str:
    places = "" if financement.nb_places is None else f"{financement.nb_places} places"
    parts = (
        libelle("financeurs", financement.financeur),
        libelle("mesures", financement.mesure),
        financement.numero_marche,
        places,
    )
    return ", ".join(part for part in parts if part)


def _adresse(adresse: Adresse) -> str:
    return _lines((adresse.en_une_ligne, *adresse.complement))


def _lieu(lieu: Lieu) -> str:
    siret = f"SIRET {lieu.siret}" if lieu.siret else ""
    return _lines((lieu.nom, _adresse(lieu.adresse), siret, f"UAI {lieu.uai}" if lieu.uai else ""))


_MODES = {
    Mode.DATES_FIXES: "À dates fixes",
    Mode.PERMANENTE: "Entrées et sorties permanentes",
    Mode.A_LA_DEMANDE: "À la demande",
}

FORMATION: tuple[Champ[Formation], ...] = (
    Champ("intitule", "Intitulé", lambda f: f.intitule, Nature.LIGNE),
    Champ("certifiante", "Formation certifiante", lambda f: _oui_non(f.certifiante), Nature.OUI_NON),
    Champ("certifications.0.code_rncp", "Certification visée", lambda f: _lines(map(_certification, f.certifications))),
    Champ("objectif_general", "Objectif général", lambda f: _code("dict-AIS", f.objectif_general), Nature.LIGNE),
    Champ("objectif", "Objectif", lambda f: f.objectif, Nature.TEXTE),
    Champ("resultats_attendus", "Résultats attendus", lambda f: f.resultats_attendus, Nature.TEXTE),
    Champ("contenu", "Contenu", lambda f: f.contenu, Nature.TEXTE),
    Champ("pre_requis", "Prérequis", lambda f: f.pre_requis, Nature.TEXTE),
    Champ("niveau_entree", "Niveau d’entrée", lambda f: _niveau(f.niveau_entree), Nature.LIGNE),
    Champ(
        "niveau_entree_obligatoire",
        "Niveau d’entrée obligatoire",
        lambda f: _oui_non(f.niveau_entree_obligatoire),
        Nature.OUI_NON,
    ),
    Champ("niveau_sortie", "Niveau de sortie", lambda f: _niveau(f.niveau_sortie), Nature.LIGNE),
    Champ("type_parcours", "Type de parcours", lambda f: _code("dict-type-parcours", f.type_parcours), Nature.LIGNE),
    Champ("publics", "Publics visés", lambda f: _lines(p.libelle or libelle("publics", p.code) for p in f.publics)),
    Champ("nsf", "Spécialités (NSF)", lambda f: _lines(f"{code} {libelle('nsf', code)}" for code in f.nsf)),
    Champ("rome", "Métiers (ROME)", lambda f: _lines(f.rome)),
    Champ("duree_cycle", "Durée du cycle", lambda f: _ans(f.duree_cycle), Nature.ENTIER),
    Champ("url", "Adresse du site", lambda f: f.url, Nature.LIGNE),
    Champ("contacts.0.nom", "Contacts", lambda f: _lines(map(_contact, f.contacts))),
)

SESSION: tuple[Champ[Session], ...] = (
    Champ("date_debut", "Date de début", lambda s: show_date(s.date_debut), Nature.DATE),
    Champ("date_fin", "Date de fin", lambda s: show_date(s.date_fin), Nature.DATE),
    Champ("mode", "Entrées et sorties", lambda s: _MODES[s.mode]),
    Champ(
        "modalite_enseignement",
        "Modalité d’enseignement",
        lambda s: _code(
            "dict-modalites-enseignement", s.modalite_enseignement.value if s.modalite_enseignement else ""
        ),
    ),
    Champ(
        "lieux.0.adresse.voie",
        "Lieux",
        lambda s: _lines(map(_lieu, s.lieux)),
    ),
    Champ(
        "formateurs", "Organismes formateurs", lambda s: _lines(f"{o.raison_sociale} {o.siret}" for o in s.formateurs)
    ),
    Champ("financements.0.mesure", "Financements", lambda s: _lines(map(_financement, s.financements))),
    Champ(
        "prise_en_charge", "Prise en charge des frais possible", lambda s: _oui_non(s.prise_en_charge), Nature.OUI_NON
    ),
    Champ("rythme", "Rythme", lambda s: s.rythme, Nature.TEXTE),
    Champ("modalites_alternance", "Modalités de l’alternance", lambda s: s.modalites_alternance, Nature.TEXTE),
    Champ("heures_centre", "Heures en centre", lambda s: _hours(s.heures_centre), Nature.ENTIER),
    Champ("heures_entreprise", "Heures en entreprise", lambda s: _hours(s.heures_entreprise), Nature.ENTIER),
    Champ("heures_hebdo", "Heures par semaine", lambda s: _hours(s.heures_hebdo), Nature.ENTIER),
    Champ("duree_commentaire", "Précisions sur la durée", lambda s: s.duree_commentaire, Nature.LIGNE),
    Champ(
        "prix_total_ttc",
        "Prix total TTC",
        lambda s: f"{show_price(s.prix_total_ttc)}\u00a0€" if s.prix_total_ttc else "",
        Nature.PRIX,
    ),
    Champ("inscription_lieu.voie", "Lieu d’inscription", lambda s: _adresse(s.inscription_lieu)),
    Champ("inscription_debut", "Début des inscriptions", lambda s: show_date(s.inscription_debut), Nature.DATE),
    Champ("inscription_fin", "Fin des inscriptions", lambda s: show_date(s.inscription_fin), Nature.DATE),
    Champ("modalites_inscription", "Modalités d’inscription", lambda s: s.modalites_inscription, Nature.LIGNE),
    Champ(
        "etat_recrutement",
        "État du recrutement",
        lambda s: _code("dict-etat-recrutement", s.etat_recrutement),
        Nature.LIGNE,
    ),
    Champ("public_vise_commentaire", "Précisions sur le public", lambda s: s.public_vise_commentaire, Nature.LIGNE),
    Champ("hebergement", "Hébergement", lambda s: s.hebergement, Nature.LIGNE),
    Champ("restauration", "Restauration", lambda s: s.restauration, Nature.LIGNE),
    Champ("transport", "Transport", lambda s: s.transport, Nature.LIGNE),
    Champ("acces_handicapes", "Accès des personnes handicapées", lambda s: s.acces_handicapes, Nature.LIGNE),
    Champ("langues", "Langues", lambda s: _lines(libelle("langues", langue) for langue in s.langues)),
    Champ("url", "Adresse du site", lambda s: s.url, Nature.LIGNE),
    Champ("archivee", "Archivée", lambda s: "Oui" if s.archivee else ""),
)

# Numbers and origins are not what is checked; Formacodes are what the documentalist writes.
NON_MONTRES = {
    Formation: {"numero", "structure", "formacodes", "source", "identifiant_externe", "sessions"},
    Session: {"numero", "numero_action", "identifiant_externe"},
}
