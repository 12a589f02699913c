"""The fields of an organisation's record, in order: their name on screen, how they are read, and who changes them.

The record, its form, the differences that the Carif sees and its reasons all speak of a field through this list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from lheo import Version
from lheo.langage import TABLES
from referentiels.listes import libelle
from referentiels.telephone import readable_telephone
from services.domain.adresse import Adresse
from services.domain.champs import Champ, Nature
from services.domain.saisie import show_date
from services.domain.structure import Label, RoleStructure, Structure


class Tenu(Enum):
    """Who changes a field: the national registers, the organisation by a request, the Carif alone."""

    REGISTRES = auto()
    ORGANISME = auto()
    CARIF = auto()


@dataclass(frozen=True, slots=True)
class ChampStructure(Champ[Structure]):
    """One field of the record; `source` names the national register that it comes from (F053)."""

    rubrique: str = "identite"
    tenu: Tenu = Tenu.ORGANISME
    source: str = ""


_PAYS = {"FR": "France"}  # the forms know no other; what was imported keeps its code


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _adresse(adresse: Adresse | None) -> str:
    if adresse is None:
        return ""
    where = (libelle("regions", adresse.region) if adresse.region else "", _PAYS.get(adresse.pays, adresse.pays))
    area = "" if adresse.vide else ", ".join(filter(None, where))
    return _lines((adresse.en_une_ligne, *adresse.complement, area))


def _position(adresse: Adresse | None) -> str:
    """Where the map has an address: the same words may be located, or located elsewhere."""
    if adresse is None:
        return ""
    point = ", ".join(part for part in (adresse.latitude, adresse.longitude) if part)
    commune = f"commune {adresse.code_insee}" if adresse.code_insee else ""
    ban = f"Base adresse nationale {adresse.ban_id}" if adresse.ban_id else ""
    return _lines((point, commune, ban))


def _period(debut: date | None, fin: date | None) -> str:
    begins = f"du {show_date(debut)}" if debut else ""
    return " ".join(part for part in (begins, f"au {show_date(fin)}" if fin else "") if part)


def _label(label: Label) -> str:
    numero = f"n° {label.numero}" if label.numero else ""
    return ", ".join(part for part in (libelle("labels", label.code), numero, _period(label.debut, label.fin)) if part)


_ROLES = {
    RoleStructure.FORMATION: "Organisme de formation",
    RoleStructure.FINANCEUR: "Organisme financeur",
    RoleStructure.MEDIATEUR: "Médiateur",
}
# What kind of funder one may be (D040): the closed table of LHEO, but for what left it
FINANCEURS = {code: texte for code, texte in TABLES["dict-financeurs"].libelles(Version.V2_3).items() if code != "1"}
ROLES = tuple((role.value, texte) for role, texte in _ROLES.items())
# The four kinds of action that a Qualiopi certificate may cover (Code du travail L6313-1)
ACTIONS = {
    "actions-de-formation": "Actions de formation",
    "bilans-de-competences": "Bilans de compétences",
    "vae": "Validation des acquis de l’expérience",
    "apprentissage": "Apprentissage",
}
_INSEE, _DGEFP = "INSEE (Sirene)", "Liste publique des organismes de formation (DGEFP)"


def code_lu(nom: str, code: str) -> str:
    """A code of a list with its words; nothing for none."""
    return f"{code} – {libelle(nom, code)}" if code else ""


STRUCTURE: tuple[ChampStructure, ...] = (
    ChampStructure("siret", "SIRET", lambda s: s.siret, tenu=Tenu.REGISTRES, source=_INSEE),
    ChampStructure("raison_sociale", "Raison sociale", lambda s: s.raison_sociale, tenu=Tenu.REGISTRES, source=_INSEE),
    ChampStructure(
        "numero_activite",
        "Numéro de déclaration d’activité",
        lambda s: s.numero_activite,
        tenu=Tenu.REGISTRES,
        source=_DGEFP,
    ),
    ChampStructure("nom_usuel", "Nom usuel", lambda s: s.nom_usuel, Nature.LIGNE),
    ChampStructure("sigle", "Sigle", lambda s: s.sigle, Nature.LIGNE),
    ChampStructure("uai", "Code UAI", lambda s: s.uai, Nature.LIGNE),
    ChampStructure("roles", "Rôles", lambda s: _lines(_ROLES[role] for role in s.roles), tenu=Tenu.CARIF),
    ChampStructure(
        "type_structure",
        "Type de structure",
        lambda s: code_lu("types-structure", s.type_structure),
        tenu=Tenu.CARIF,
    ),
    ChampStructure(
        "type_financeur",
        "Type de financeur",
        lambda s: FINANCEURS.get(s.type_financeur, s.type_financeur),
        tenu=Tenu.CARIF,
    ),
    ChampStructure("adresse.voie", "Adresse", lambda s: _adresse(s.adresse), rubrique="coordonnees"),
    # Named after the control that locates an address
    ChampStructure(
        "adresse.recherche", "Position sur la carte", lambda s: _position(s.adresse), rubrique="coordonnees"
    ),
    ChampStructure(
        "adresse_postale.voie", "Adresse postale", lambda s: _adresse(s.adresse_postale), rubrique="coordonnees"
    ),
    ChampStructure(
        "adresse_postale.recherche",
        "Position de l’adresse postale",
        lambda s: _position(s.adresse_postale),
        rubrique="coordonnees",
    ),
    ChampStructure(
        "telephones.0", "Téléphones", lambda s: _lines(map(readable_telephone, s.telephones)), rubrique="coordonnees"
    ),
    ChampStructure("telecopie", "Télécopie", lambda s: readable_telephone(s.telecopie), rubrique="coordonnees"),
    ChampStructure("courriels.0", "Courriels", lambda s: _lines(s.courriels), rubrique="coordonnees"),
    ChampStructure("sites.0", "Sites web", lambda s: _lines(s.sites), rubrique="coordonnees"),
    ChampStructure("parent", "Structure parente", lambda s: s.parent, rubrique="organisation", tenu=Tenu.CARIF),
    ChampStructure(
        "reseau",
        "Réseau",
        lambda s: libelle("reseaux", s.reseau) if s.reseau else "",
        rubrique="organisation",
        tenu=Tenu.CARIF,
    ),
    ChampStructure(
        "qualiopi",
        "Qualiopi",
        lambda s: _lines(ACTIONS.get(action, action) for action in s.qualiopi),
        rubrique="complement",
        tenu=Tenu.REGISTRES,
        source=_DGEFP,
    ),
    ChampStructure(
        "labels.0.code", "Conventions et labels", lambda s: _lines(map(_label, s.labels)), rubrique="complement"
    ),
    ChampStructure(
        "renseignements",
        "Renseignements spécifiques",
        lambda s: s.renseignements,
        Nature.TEXTE,
        rubrique="complement",
    ),
)

# Our number and state, the moment the registers were read, and the address book, which has its own pages
NON_MONTRES = {"numero", "etat", "registres_le", "contacts", "lieux"}


def held_by(*tenus: Tenu) -> tuple[str, ...]:
    """The fields of the model that these change."""
    return tuple(dict.fromkeys(champ.attribut for champ in STRUCTURE if champ.tenu in tenus))


def changed(before: Structure, after: Structure) -> tuple[ChampStructure, ...]:
    """The fields that say something else in `after`."""
    return tuple(champ for champ in STRUCTURE if champ.lire(before) != champ.lire(after))
