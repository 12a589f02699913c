"""Turns whatever a source does, failures included, into a `Constat`."""

import json
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from referentiels.registres.appel import Reponse, SourceMuette
from referentiels.registres.modele import Constat, Source, Verdict
from referentiels.registres.ports import Clock

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

_STATUTS_DE_CLE = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


class ReponseIllisible(Exception):
    """The service answered something else than its contract says."""


class Inconnu(Exception):
    """The register has no such thing; the message is the French clause that says so, `brut` the answer that shows it.

    Without one, nobody was asked, or nothing was said.
    """

    def __init__(self, motif: str, brut: bytes | None = None) -> None:
        super().__init__(motif)
        self.brut = brut or None


def constater(source: Source, clock: Clock, question: Callable[[], tuple[T, bytes]]) -> Constat[T]:
    """Asks `question`, which gives the value and the raw answer it was read from, or raises one of the three above."""
    lu_le = clock()
    try:
        valeur, brut = question()
    except Inconnu as absence:
        said = sha256(absence.brut).hexdigest() if absence.brut else None
        return Constat(
            verdict=Verdict.INCONNU,
            source=source,
            lu_le=lu_le,
            motif=str(absence),
            empreinte=said,
            brut=absence.brut,
        )
    except (SourceMuette, ReponseIllisible) as panne:
        return Constat(verdict=Verdict.NON_VERIFIE, source=source, lu_le=lu_le, motif=str(panne))
    empreinte = sha256(brut).hexdigest()
    return Constat(verdict=Verdict.TROUVE, valeur=valeur, source=source, lu_le=lu_le, empreinte=empreinte, brut=brut)


def body_of(reponse: Reponse, modele: type[M]) -> M:
    """The answer in its model. Raises SourceMuette (access refused) or ReponseIllisible (not the contract)."""
    if reponse.status in _STATUTS_DE_CLE:
        raise SourceMuette("le service a refusé notre clé d’accès")
    if reponse.status != HTTPStatus.OK:
        raise ReponseIllisible(f"le service a donné une réponse inattendue ({reponse.status})")
    return read_as(parse_json(reponse.body), modele)


def parse_json(corps: bytes) -> Any:
    """JSON of any shape. Raises ReponseIllisible, also for nesting deep enough to exhaust the reader."""
    try:
        return json.loads(corps)
    except (ValueError, RecursionError):
        raise ReponseIllisible("la réponse du service est illisible") from None


def read_as(donnees: Any, modele: type[M]) -> M:
    """One answer in its model. Raises ReponseIllisible when fields are missing or of another type."""
    try:
        return modele.model_validate(donnees)
    except ValidationError:
        raise ReponseIllisible("la réponse du service a changé de forme") from None
