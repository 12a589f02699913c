"""The life of one version of a formation: its three axes, and the only transitions there are (domain.md §4, T1–T18)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from services.domain.errors import Conflict


class Controle(StrEnum):
    """What the Carif thinks of it."""

    REDACTION = "redaction"
    A_CONTROLER = "a_controler"
    A_MODIFIER = "a_modifier"
    VISE = "vise"
    REFUSE = "refuse"
    INACTIF = "inactif"


class Publication(StrEnum):
    """Whether the public sees it."""

    BROUILLON = "brouillon"
    EN_REDACTION = "en_redaction"
    DIFFUSABLE = "diffusable"
    ARCHIVE = "archive"
    A_SUPPRIMER = "a_supprimer"


class EtatFiche(StrEnum):
    """What was done to it last."""

    CREE = "cree"
    MODIFIE = "modifie"
    SOUMIS = "soumis"
    ARCHIVE = "archive"
    DESARCHIVE = "desarchive"


class Evenement(StrEnum):
    """What can happen to a version."""

    SAUVEGARDER = "sauvegarder"
    SOUMETTRE = "soumettre"
    RETIRER = "retirer"
    PRENDRE = "prendre"
    DEMANDER_COMPLEMENT = "demander_complement"
    VISER = "viser"
    REFUSER = "refuser"
    ARCHIVER = "archiver"
    DESARCHIVER = "desarchiver"
    EXPIRER = "expirer"
    REACTIVER = "reactiver"
    SUSPENDRE = "suspendre"


@dataclass(frozen=True, slots=True)
class Etat:
    """Where a version stands, on the three axes."""

    controle: Controle
    publication: Publication
    fiche: EtatFiche

    def after(self, evenement: Evenement) -> "Etat":
        """The state that `evenement` leads to. Raises Conflict when the table has no such transition from here."""
        for transition in TRANSITIONS:
            if transition.evenement is evenement and transition.starts_from(self):
                return transition.to(self)
        raise Conflict(f"Cette action n’est plus possible : la fiche est maintenant « {self.libelle} ».")

    def allows(self, evenement: Evenement) -> bool:
        """Whether the table has a transition from here."""
        return any(t.evenement is evenement and t.starts_from(self) for t in TRANSITIONS)

    @property
    def libelle(self) -> str:
        """The one badge that users see (domain.md §4)."""
        return LIBELLES[self.badge]

    @property
    def badge(self) -> str:
        """The code of that badge."""
        if self.publication is Publication.ARCHIVE:
            return "archivee"
        return _BADGES[self.controle]


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table; `None` on an axis means any value before, or unchanged after."""

    id: str
    evenement: Evenement
    controles: frozenset[Controle] | None
    publications: frozenset[Publication] | None
    controle: Controle | None
    publication: Publication | None
    fiche: EtatFiche | None

    def starts_from(self, etat: Etat) -> bool:
        """Whether the transition may start there."""
        return (self.controles is None or etat.controle in self.controles) and (
            self.publications is None or etat.publication in self.publications
        )

    def to(self, etat: Etat) -> Etat:
        """Where it leads."""
        return Etat(self.controle or etat.controle, self.publication or etat.publication, self.fiche or etat.fiche)


_Axis = TypeVar("_Axis", Controle, Publication)


def _row(
    id: str,
    evenement: Evenement,
    controles: set[Controle] | None,
    publications: set[Publication] | None,
    to: tuple[Controle | None, Publication | None, EtatFiche | None],
) -> Transition:
    return Transition(id, evenement, _frozen(controles), _frozen(publications), *to)


def _frozen(values: set[_Axis] | None) -> frozenset[_Axis] | None:
    return None if values is None else frozenset(values)


_C, _P, _F, _E = Controle, Publication, EtatFiche, Evenement
_OUVERTE = {_P.BROUILLON, _P.EN_REDACTION}

# T1 (create) is `NOUVELLE`, T9 and T10 (a draft beside the published version) are what `Fiche` keeps side by side,
# T16 (purge) deletes, T18 concerns a funding line: none of them is a row here.
NOUVELLE = Etat(_C.REDACTION, _P.BROUILLON, _F.CREE)

TRANSITIONS: tuple[Transition, ...] = (
    _row("T2", _E.SAUVEGARDER, {_C.REDACTION}, _OUVERTE, (None, None, _F.MODIFIE)),
    _row("T2", _E.SAUVEGARDER, {_C.A_MODIFIER, _C.REFUSE}, _OUVERTE, (_C.A_MODIFIER, None, _F.MODIFIE)),
    _row("T3", _E.SOUMETTRE, {_C.REDACTION, _C.A_MODIFIER}, _OUVERTE, (_C.A_CONTROLER, _P.EN_REDACTION, _F.SOUMIS)),
    _row("T4", _E.RETIRER, {_C.A_CONTROLER}, {_P.EN_REDACTION}, (_C.REDACTION, None, _F.MODIFIE)),
    _row("T5", _E.PRENDRE, {_C.A_CONTROLER}, None, (None, None, None)),
    _row(
        "T6", _E.DEMANDER_COMPLEMENT, {_C.A_CONTROLER}, {_P.EN_REDACTION}, (_C.A_MODIFIER, _P.EN_REDACTION, _F.MODIFIE)
    ),
    _row("T7", _E.VISER, {_C.A_CONTROLER}, {_P.EN_REDACTION}, (_C.VISE, _P.DIFFUSABLE, None)),
    _row("T8", _E.REFUSER, {_C.A_CONTROLER}, {_P.EN_REDACTION}, (_C.REFUSE, _P.BROUILLON, _F.MODIFIE)),
    _row("T11", _E.ARCHIVER, {_C.VISE}, {_P.DIFFUSABLE}, (None, _P.ARCHIVE, _F.ARCHIVE)),
    _row("T12", _E.ARCHIVER, {_C.A_CONTROLER}, {_P.EN_REDACTION}, (None, _P.ARCHIVE, _F.ARCHIVE)),
    _row("T13", _E.DESARCHIVER, None, {_P.ARCHIVE}, (_C.A_MODIFIER, _P.EN_REDACTION, _F.DESARCHIVE)),
    _row("T14", _E.EXPIRER, {_C.A_MODIFIER}, {_P.EN_REDACTION}, (_C.INACTIF, _P.A_SUPPRIMER, None)),
    _row("T15", _E.REACTIVER, {_C.INACTIF}, {_P.A_SUPPRIMER}, (_C.A_MODIFIER, _P.EN_REDACTION, _F.MODIFIE)),
    _row("T17", _E.SUSPENDRE, {_C.VISE}, {_P.DIFFUSABLE}, (None, _P.ARCHIVE, _F.ARCHIVE)),
)

_BADGES = {
    _C.REDACTION: "en_creation",
    _C.A_CONTROLER: "en_attente",
    _C.A_MODIFIER: "a_completer",
    _C.VISE: "diffusee",
    _C.REFUSE: "refusee",
    _C.INACTIF: "inactive",
}

LIBELLES = {
    "en_creation": "En cours de création",
    "brouillon": "Brouillon",
    "en_attente": "En attente de validation",
    "a_completer": "En attente complément d’information",
    "diffusee": "Diffusée",
    "archivee": "Archivée",
    "refusee": "Refusée",
    "inactive": "Inactive",
}
