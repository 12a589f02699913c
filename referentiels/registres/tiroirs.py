"""Keeps the list of organisations as one file of small drawers, so that one answer costs one read of some kilobytes.

A declaration lies in the drawer of each number one may ask for: its own, those it had before, its SIREN. A drawer is a
compressed list of JSON lines. Not a database file: fetched whole (tens of megabytes) by each function that starts, it
would make the first applicant wait, and most applicants are the first.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from referentiels.registres.modele import Declaration

NOMBRE = 1024  # some 300 lines a drawer for all of France: 15 kilobytes


@dataclass
class Meuble:
    """The drawers while they are being filled."""

    tiroirs: list[bytearray] = field(default_factory=lambda: [bytearray() for _ in range(NOMBRE)])
    lignes: int = 0

    def add(self, declaration: Declaration) -> None:
        """Puts a declaration into each of its drawers."""
        ligne = declaration.model_dump_json(exclude_defaults=True).encode() + b"\n"
        for numero in {drawer_of(cle) for cle in keys_of(declaration)}:
            self.tiroirs[numero] += ligne
        self.lignes += 1

    def closed(self) -> tuple[list[bytes], tuple[int, ...]]:
        """The drawers as they are written, one behind the other, and where each begins; the last number is the end."""
        fermes = [zlib.compress(tiroir) for tiroir in self.tiroirs]
        return fermes, tuple(accumulate(map(len, fermes), initial=0))


def keys_of(declaration: Declaration) -> tuple[str, ...]:
    """The numbers under which a declaration is looked for."""
    return declaration.numero_activite, declaration.siren, *declaration.anciens_numeros


def drawer_of(cle: str) -> int:
    """Which drawer a number lies in: the same on every machine and in every year."""
    return zlib.crc32(cle.encode()) % NOMBRE


def look(tiroir: bytes, cle: str, taille_max: int) -> tuple[Declaration, ...]:
    """The declarations of that number in a closed drawer. Raises ValueError when it is not one of ours."""
    try:
        lecteur = zlib.decompressobj()
        ouvert = lecteur.decompress(tiroir, taille_max)
    except zlib.error as erreur:
        raise ValueError(str(erreur)) from None
    if not lecteur.eof:
        raise ValueError("a drawer that is cut, or larger than any of ours")
    trouvees = _matching(ouvert.splitlines(), cle.encode())
    return tuple(declaration for declaration in trouvees if cle in keys_of(declaration))


def _matching(lignes: Iterable[bytes], cle: bytes) -> Iterable[Declaration]:
    return (Declaration.model_validate_json(ligne) for ligne in lignes if cle in ligne)
