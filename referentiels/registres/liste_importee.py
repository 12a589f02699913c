"""Answers from the list of organisations that was brought last night."""

import json
from datetime import datetime, timedelta
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from referentiels.identifiants import check_numero_activite, check_siren, normalise_numero_activite, normalise_siren
from referentiels.registres.appel import SourceMuette
from referentiels.registres.constater import Inconnu, ReponseIllisible, constater
from referentiels.registres.liste_of import choose_by_number, choose_by_siren
from referentiels.registres.modele import Constat, Declaration, Source, Verdict
from referentiels.registres.ports import Clock, Shelf
from referentiels.registres.tiroirs import NOMBRE, drawer_of, look

POINTEUR = "liste-of/dernier.json"
POINTEUR_MAX = 50_000  # bytes
TIROIR_MAX = 5_000_000  # bytes of an open drawer; the largest of France has some 200,000
RELECTURE = timedelta(minutes=10)  # after which one looks whether a new list has come
PERIMEE = timedelta(days=7)  # a list that old says too little of who declared since: the live one is asked instead

T = TypeVar("T")


class Parution(BaseModel):
    """One list as it was brought: which file, read when, how many declarations, where its drawers begin."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    cle: str
    lue_le: datetime
    lignes: int
    rejetees: int
    empreinte: str
    bornes: tuple[int, ...] = Field(min_length=NOMBRE + 1, max_length=NOMBRE + 1)


def last_parution(shelf: Shelf) -> Parution | None:
    """The list in use; None before the first one.

    Raises SourceMuette (the shelf cannot be read) or ReponseIllisible (the pointer is not one of ours).
    """
    lu = _lift(shelf, POINTEUR, max_bytes=POINTEUR_MAX)
    if lu is None:
        return None
    try:
        return Parution.model_validate_json(lu)
    except ValidationError:
        raise ReponseIllisible("la liste importée est illisible") from None


class DeclarationsImportees:
    """The list of organisations as it was last night."""

    def __init__(self, shelf: Shelf, clock: Clock) -> None:
        self._shelf, self._clock = shelf, clock
        self._parution: Parution | None = None
        self._relue_le: datetime | None = None

    def by_numero_activite(self, numero_activite: str) -> Constat[Declaration]:
        """By the number of today or one of before."""
        numero = normalise_numero_activite(numero_activite)
        return self._dated(constater(Source.LISTE_OF, self._clock, lambda: self._find_number(numero)))

    def by_siren(self, siren: str) -> Constat[tuple[Declaration, ...]]:
        """All declarations of a legal unit."""
        siren = normalise_siren(siren)
        return self._dated(constater(Source.LISTE_OF, self._clock, lambda: self._find_siren(siren)))

    def _dated(self, constat: Constat[T]) -> Constat[T]:
        # What is said was read at night, not now
        if constat.verdict is Verdict.NON_VERIFIE or self._parution is None:
            return constat
        return constat.model_copy(update={"lu_le": self._parution.lue_le})

    def _find_number(self, numero: str) -> tuple[Declaration, bytes]:
        if check_numero_activite(numero) is not None:
            raise Inconnu("ce numéro n’a pas la forme d’un numéro de déclaration d’activité")
        declaration = choose_by_number(self._filed_under(numero), numero, self._absence(numero))
        return declaration, _evidence((declaration,))

    def _find_siren(self, siren: str) -> tuple[tuple[Declaration, ...], bytes]:
        if check_siren(siren) is not None:
            raise Inconnu("ce numéro n’est pas un SIREN")
        trouvees = choose_by_siren(self._filed_under(siren), siren, self._absence(siren))
        return trouvees, _evidence(trouvees)

    def _filed_under(self, cle: str) -> tuple[Declaration, ...]:
        parution = self._current()
        debut, fin = parution.bornes[drawer_of(cle) :][:2]
        tiroir = _lift(self._shelf, parution.cle, start=debut, max_bytes=fin - debut)
        if tiroir is None:
            raise SourceMuette("la liste importée n’est plus là")
        try:
            return look(tiroir, cle, TIROIR_MAX)
        except ValueError:
            raise ReponseIllisible("la liste importée est illisible") from None

    def _absence(self, cle: str) -> bytes:
        """What shows that a number is not in the list: the number, and which list that was."""
        which = self._current().model_dump(mode="json", include={"cle", "lue_le", "lignes", "empreinte"})
        return json.dumps({"absent": cle, **which}).encode()

    def _current(self) -> Parution:
        maintenant = self._clock()
        if self._relue_le is None or maintenant - self._relue_le >= RELECTURE:
            self._parution, self._relue_le = last_parution(self._shelf), maintenant
        if self._parution is None:
            raise SourceMuette("la liste n’a pas encore été importée")
        if maintenant - self._parution.lue_le >= PERIMEE:
            raise SourceMuette("la liste importée est trop ancienne")
        return self._parution


def _lift(shelf: Shelf, cle: str, *, max_bytes: int, start: int = 0) -> bytes | None:
    try:
        return shelf.find(cle, max_bytes=max_bytes, start=start)
    except OSError as panne:
        raise SourceMuette("la liste importée n’a pas pu être lue") from panne


def _evidence(declarations: tuple[Declaration, ...]) -> bytes:
    return b"\n".join(declaration.model_dump_json(exclude_defaults=True).encode() for declaration in declarations)
