"""The generated functions, for objects or for what looks like them."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from lheo.rendu.feuilles import Attributs

Rendu = Callable[[Any], str]


def rendus(attributs: Attributs, extras: Rendu, *, pret: bool = False) -> dict[str, Rendu]:
    """By element name, for the edition of ``attributs``; imported when first needed, for cold starts are paid.

    :param pret: texts are already as XML writes them.
    """
    module = import_module(f"lheo.rendu.v{attributs.version.replace('.', '_')}_genere")
    table: dict[str, Rendu] = module.rendus(attributs, extras, pret)
    return table
