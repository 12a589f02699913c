"""The generated functions of each edition, and what they need to write."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from lheo.rendu.feuilles import Attributs

Rendu = Callable[[Any], str]


def rendus(attributs: Attributs, extras: Rendu, *, stockes: bool = False) -> dict[str, Rendu]:
    """By element name, for the edition of ``attributs``; imported when first needed, for cold starts are paid.

    :param stockes: for structures of stored records (lheo.rendu.structures) rather than objects. They do not share
        their code: Python adapts it to the one class it meets.
    """
    edition = f"v{attributs.version.replace('.', '_')}"
    module = import_module(f"lheo.rendu.{edition}_{'stockes_' if stockes else ''}genere")
    table: dict[str, Rendu] = module.rendus(attributs, extras)
    return table
