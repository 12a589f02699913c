"""The closed lists a form offers and an export writes: code, French label, and what else the list says of each code.

The lists of LHEO itself are in `lheo`; here are those that LHEO borrows (Formacode, NSF, ISO) and those of the trade.
Each is a CSV of `donnees/listes`: text codes (leading zeros matter), `code` and `libelle` first; versions in
`listes.csv`.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

_DONNEES = Path(__file__).parent / "donnees" / "listes"


@dataclass(frozen=True)
class Entree:
    """One line of a list; `colonnes` holds what the list says beyond code and label."""

    code: str
    libelle: str
    colonnes: Mapping[str, str]


@dataclass(frozen=True)
class Liste:
    """A closed list. Codes are only comparable within one (nom, version): Formacode gives old codes new meanings."""

    nom: str
    version: str
    entrees: Mapping[str, Entree]

    def __contains__(self, code: object) -> bool:
        return code in self.entrees

    def __iter__(self) -> Iterator[Entree]:
        return iter(self.entrees.values())

    def __len__(self) -> int:
        return len(self.entrees)

    def get(self, code: str) -> Entree | None:
        """The line of this code, None when the list has none."""
        return self.entrees.get(code)


@cache
def liste(nom: str) -> Liste:
    """The list of that name. Raises KeyError, with the known names, when there is none."""
    versions = _versions()
    if nom not in versions:
        raise KeyError(f"no list named {nom!r}; there are {', '.join(sorted(versions))}")
    return Liste(nom=nom, version=versions[nom], entrees=MappingProxyType({e.code: e for e in _read(nom)}))


def libelle(nom: str, code: str) -> str:
    """The French label of a code; the code itself when the list has it no more: old records must stay readable."""
    entree = liste(nom).get(code)
    return entree.libelle if entree else code


def contains(nom: str, code: str) -> bool:
    """Whether the list has this code."""
    return code in liste(nom)


def names() -> tuple[str, ...]:
    """The lists there are."""
    return tuple(sorted(_versions()))


@cache
def _versions() -> Mapping[str, str]:
    with (_DONNEES / "listes.csv").open(encoding="utf-8", newline="") as lignes:
        return {ligne["nom"]: ligne["version"] for ligne in csv.DictReader(lignes)}


def _read(nom: str) -> Iterator[Entree]:
    with (_DONNEES / f"{nom}.csv").open(encoding="utf-8", newline="") as lignes:
        for ligne in csv.DictReader(lignes):
            code, libelle_ = ligne.pop("code"), ligne.pop("libelle")
            yield Entree(code=code, libelle=libelle_, colonnes=MappingProxyType(ligne))
