"""The generated functions of each edition, and what they need to write."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from lheo.langage import Enfant
from lheo.rendu.feuilles import Attributs
from lheo.versions import Version

Rendu = Callable[[Any], str]


def promis(enfant: Enfant, version: Version) -> bool:
    """True of the one value that an edition requires: stored records that lack it are written another way."""
    return not enfant.multiple and version in enfant.cardinalites and enfant.cardinalites[version].minimum > 0


def porteur(enfant: Enfant) -> bool:
    """True of a text that may bear attributes in a stored record: codes name the edition of their list."""
    return enfant.multiple or enfant.nom.startswith("code-")


def rendus(attributs: Attributs, extras: Rendu, *, stockes: bool = False) -> dict[str, Rendu]:
    """By element name, for the edition of ``attributs``; imported when first needed, for cold starts are paid.

    :param stockes: for structures of stored records (lheo.rendu.structures) rather than objects. They do not share
        their code: Python adapts it to the one class it meets.
    """
    edition = f"v{attributs.version.replace('.', '_')}"
    module = import_module(f"lheo.rendu.{edition}_{'stockes_' if stockes else ''}genere")
    table: dict[str, Rendu] = module.rendus(attributs, extras)
    return table
