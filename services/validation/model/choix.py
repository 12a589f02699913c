"""What a documentalist chooses from to send a submission back: the usual reasons, and the fields they may concern."""

from collections.abc import Collection
from typing import NamedTuple

from services.domain.champs import FORMATION, SESSION
from services.domain.champs_inscription import INSCRIPTION
from services.domain.champs_structure import STRUCTURE, Tenu
from services.domain.events import FormationSubmitted, StructureRequested
from services.validation.model.dossier import Soumission
from services.validation.model.motifs import COMPLEMENTS, REFUS_FORMATION, MotifType
from services.validation.model.motifs_structure import complements, refus

Groupes = list[tuple[str, list[tuple[str, str]]]]


class MotifSaisi(NamedTuple):
    """A reason as it was typed: of any length, about whatever was asked for."""

    code: str
    champ: str = ""
    texte: str = ""


def returns(soumission: Soumission) -> tuple[MotifType, ...]:
    """The reasons one may ask for more."""
    return complements(soumission) if isinstance(soumission, StructureRequested) else COMPLEMENTS


def refusals(soumission: Soumission, regions: Collection[str]) -> tuple[MotifType, ...]:
    """The reasons one may refuse for; `regions` are those of the Carif that decides."""
    return refus(soumission, regions) if isinstance(soumission, StructureRequested) else REFUS_FORMATION


def motif_fields(soumission: Soumission) -> Groupes:
    """The fields that a reason may concern, in groups, as the form of whoever mends them calls them."""
    if isinstance(soumission, FormationSubmitted):
        return _of_formation(soumission)
    if soumission.precedente is None:
        return [("Demande d’inscription", [(champ.nom, champ.libelle) for champ in INSCRIPTION])]
    theirs = [(champ.nom, champ.libelle) for champ in STRUCTURE if champ.tenu is Tenu.ORGANISME]
    return [("Fiche de la structure", theirs)]


def field_names(soumission: Soumission) -> frozenset[str]:
    """The same by their names alone."""
    return frozenset(nom for _, champs in motif_fields(soumission) for nom, _ in champs)


def _of_formation(soumission: FormationSubmitted) -> Groupes:
    """The formation, then each of its sessions."""
    groups = [("Formation", [(champ.nom, champ.libelle) for champ in FORMATION])]
    for session in soumission.formation.sessions:
        names = [(f"sessions.{session.numero}.{champ.nom}", champ.libelle) for champ in SESSION]
        groups.append((f"Session {session.numero}", names))
    return groups
