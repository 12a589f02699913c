"""The generated functions, for objects or for what looks like them."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from lheo.rendu.feuilles import Attributs

Rendu = Callable[[Any], str]
Bloc = Callable[[str], Callable[[Rendu], Rendu]]

# What formations of one organisation repeat, word for word.
BLOCS = (
    "organisme-formation-responsable",
    "organisme-formateur",
    "lieu-de-formation",
    "contact-formation",
    "adresse-information",
    "adresse-inscription",
)


def _plain(_: str) -> Callable[[Rendu], Rendu]:
    return lambda write: write


def rendus(attributs: Attributs, extras: Rendu, *, pret: bool = False, bloc: Bloc = _plain) -> dict[str, Rendu]:
    """By element name, for the edition of ``attributs``; imported when first needed, for cold starts are paid.

    :param pret: texts are already as XML writes them.
    :param bloc: given the name of one of ``BLOCS``, decorates the function that writes it.
    """
    module = import_module(f"lheo.rendu.v{attributs.version.replace('.', '_')}_genere")
    table: dict[str, Rendu] = module.rendus(attributs, extras, pret, bloc)
    return table
