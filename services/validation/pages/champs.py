"""What a documentalist reads of a formation and of a session: the fields in order, their French names, their texts.

Field names are the dotted names of the organisation's own forms, so that a reason stands beside the field it concerns.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from lheo import Version
from lheo.langage import TABLES
from referentiels.listes import libelle
from services.domain.adresse import Adresse
from services.domain.contact import Contact
from services.domain.formation import CertificationVisee, Formation
from services.domain.session import Financement, Mode, Session
from services.shared.page.french import date_fr, pluriel

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Champ(Generic[T]):
    """One field: its name in forms, what it is called on screen, its text; `attribut` is its name in the model."""

    nom: str
    libelle: str
    lire: Callable[[T], str]

    @property
    def attribut(self) -> str:
        """The field of the model that it shows."""
        return self.nom.split(".")[0]


def _code(table: str, code: str) -> str:
    return TABLES[table].libelles(Version.V2_3).get(code, code) if code else ""


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
        part for part in (contact.nom_complet, contact.fonction, contact.telephone, contact.courriel, shown) if part
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


_MODES = {
    Mode.DATES_FIXES: "À dates fixes",
    Mode.PERMANENTE: "Entrées et sorties permanentes",
    Mode.A_LA_DEMANDE: "À la demande",
}

FORMATION: tuple[Champ[Formation], ...] = (
    Champ("intitule", "Intitulé", lambda f: f.intitule),
    Champ("certifiante", "Formation certifiante", lambda f: _oui_non(f.certifiante)),
    Champ("certifications.0.code_rncp", "Certification visée", lambda f: _lines(map(_certification, f.certifications))),
    Champ("objectif_general", "Objectif général", lambda f: _code("dict-AIS", f.objectif_general)),
    Champ("objectif", "Objectif", lambda f: f.objectif),
    Champ("resultats_attendus", "Résultats attendus", lambda f: f.resultats_attendus),
    Champ("contenu", "Contenu", lambda f: f.contenu),
    Champ("pre_requis", "Prérequis", lambda f: f.pre_requis),
    Champ("niveau_entree", "Niveau d’entrée", lambda f: _code("dict-niveaux", f.niveau_entree)),
    Champ("niveau_entree_obligatoire", "Niveau d’entrée obligatoire", lambda f: _oui_non(f.niveau_entree_obligatoire)),
    Champ("niveau_sortie", "Niveau de sortie", lambda f: _code("dict-niveaux", f.niveau_sortie)),
    Champ("type_parcours", "Type de parcours", lambda f: _code("dict-type-parcours", f.type_parcours)),
    Champ("publics", "Publics visés", lambda f: _lines(p.libelle or libelle("publics", p.code) for p in f.publics)),
    Champ("nsf", "Spécialités (NSF)", lambda f: _lines(f"{code} {libelle('nsf', code)}" for code in f.nsf)),
    Champ("rome", "Métiers (ROME)", lambda f: _lines(f.rome)),
    Champ("duree_cycle", "Durée du cycle", lambda f: "" if f.duree_cycle is None else pluriel(f.duree_cycle, "an")),
    Champ("url", "Adresse du site", lambda f: f.url),
    Champ("contacts.0.nom", "Contacts", lambda f: _lines(map(_contact, f.contacts))),
)

SESSION: tuple[Champ[Session], ...] = (
    Champ("date_debut", "Date de début", lambda s: date_fr(s.date_debut)),
    Champ("date_fin", "Date de fin", lambda s: date_fr(s.date_fin)),
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
        lambda s: _lines(_lines((lieu.nom, _adresse(lieu.adresse))) for lieu in s.lieux),
    ),
    Champ(
        "formateurs", "Organismes formateurs", lambda s: _lines(f"{o.raison_sociale} {o.siret}" for o in s.formateurs)
    ),
    Champ("financements.0.mesure", "Financements", lambda s: _lines(map(_financement, s.financements))),
    Champ("prise_en_charge", "Prise en charge des frais possible", lambda s: _oui_non(s.prise_en_charge)),
    Champ("rythme", "Rythme", lambda s: s.rythme),
    Champ("modalites_alternance", "Modalités de l’alternance", lambda s: s.modalites_alternance),
    Champ("heures_centre", "Heures en centre", lambda s: _hours(s.heures_centre)),
    Champ("heures_entreprise", "Heures en entreprise", lambda s: _hours(s.heures_entreprise)),
    Champ("heures_hebdo", "Heures par semaine", lambda s: _hours(s.heures_hebdo)),
    Champ("duree_commentaire", "Précisions sur la durée", lambda s: s.duree_commentaire),
    Champ(
        "prix_total_ttc",
        "Prix total TTC",
        lambda s: f"{s.prix_total_ttc.replace('.', ',')}\u00a0€" if s.prix_total_ttc else "",
    ),
    Champ("inscription_lieu.voie", "Lieu d’inscription", lambda s: _adresse(s.inscription_lieu)),
    Champ("inscription_debut", "Début des inscriptions", lambda s: date_fr(s.inscription_debut)),
    Champ("inscription_fin", "Fin des inscriptions", lambda s: date_fr(s.inscription_fin)),
    Champ("modalites_inscription", "Modalités d’inscription", lambda s: s.modalites_inscription),
    Champ("etat_recrutement", "État du recrutement", lambda s: _code("dict-etat-recrutement", s.etat_recrutement)),
    Champ("public_vise_commentaire", "Précisions sur le public", lambda s: s.public_vise_commentaire),
    Champ("hebergement", "Hébergement", lambda s: s.hebergement),
    Champ("restauration", "Restauration", lambda s: s.restauration),
    Champ("transport", "Transport", lambda s: s.transport),
    Champ("acces_handicapes", "Accès des personnes handicapées", lambda s: s.acces_handicapes),
    Champ("langues", "Langues", lambda s: _lines(libelle("langues", langue) for langue in s.langues)),
    Champ("url", "Adresse du site", lambda s: s.url),
    Champ("archivee", "Archivée", lambda s: "Oui" if s.archivee else ""),
)

# Numbers and origins are not what is checked; Formacodes are what the documentalist writes.
NON_MONTRES = {
    Formation: {"numero", "structure", "formacodes", "source", "identifiant_externe", "sessions"},
    Session: {"numero", "numero_action", "identifiant_externe"},
}
