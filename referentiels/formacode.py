"""Finds the Formacode of a subject, never mixing editions: 80006 was a manager in V8 and is a job seeker since V10.

The thesaurus is Centre Inffo's and its licence was not established: an operator who holds an edition loads it with
`read_csv`; without it the demo's short list serves, codes and labels of the 8th edition, and says so in `version`.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from referentiels.listes import liste
from referentiels.texte import fold


@dataclass(frozen=True)
class Formacode:
    """One descriptor. LHEO writes `version` in `@ref` beside the code."""

    code: str
    libelle: str
    version: str


class FormacodeIllisible(Exception):
    """The file has no `code` and `libelle` columns, or a code is not five digits."""


class Formacodes:
    """The descriptors at hand, of one or several editions."""

    def __init__(self, formacodes: Iterable[Formacode]) -> None:
        self._par_cle = {(f.version, f.code): f for f in formacodes}
        self._replis = [(fold(f.libelle), f) for f in self._par_cle.values()]

    def get(self, version: str, code: str) -> Formacode | None:
        """None when this edition has no such code."""
        return self._par_cle.get((version, code))

    def search(self, texte: str, limite: int = 20) -> tuple[Formacode, ...]:
        """Those that hold every word typed (or begin by the code typed), those that begin by it first."""
        recherche = fold(texte)
        mots = recherche.split()
        if not mots:
            return ()
        trouves = [
            (not libelle.startswith(recherche), libelle, f)
            for libelle, f in self._replis
            if f.code.startswith(recherche) or all(mot in libelle for mot in mots)
        ]
        return tuple(f for _, _, f in sorted(trouves, key=lambda trouve: trouve[:2])[:limite])


def read_csv(lignes: Iterable[str], version: str) -> Iterator[Formacode]:
    """Columns `code` and `libelle`, comma or semicolon between them. Raises FormacodeIllisible with the line."""
    iterateur = iter(lignes)
    entete = next(iterateur, "").removeprefix("\ufeff")
    separateur = ";" if ";" in entete else ","
    colonnes = next(csv.reader([entete], delimiter=separateur), [])
    if not {"code", "libelle"} <= set(colonnes):
        raise FormacodeIllisible("the first line must name the columns code and libelle")
    for numero, ligne in enumerate(csv.DictReader(iterateur, colonnes, delimiter=separateur), start=2):
        if not re.fullmatch(r"[0-9]{5}", ligne["code"] or "") or not ligne["libelle"]:
            raise FormacodeIllisible(f"line {numero}: a five-digit code and a label are needed")
        yield Formacode(code=ligne["code"], libelle=ligne["libelle"], version=version)


@cache
def sample_formacodes() -> Formacodes:
    """The demo's short list."""
    courte = liste("formacode")
    return Formacodes(Formacode(code=e.code, libelle=e.libelle, version=courte.version) for e in courte)
