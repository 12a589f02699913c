"""Writes any element by walking the table: slower than the generated functions, and their judge."""

from typing import Any

from lheo.elements.base import Element
from lheo.elements.libre import Extra, Extras
from lheo.langage import ELEMENTS
from lheo.langage.noms import champ
from lheo.rendu.feuilles import Attributs, refuser
from lheo.rendu.libre import Libres
from lheo.versions import Version


def rendre(element: Element, version: Version) -> str:
    """The element as XML without namespace declaration, in this edition.

    :raises LheoError: raison VERSION; it holds something the edition does not know.
    """
    if isinstance(element, Extras):
        return Libres(version).rendre_extras(element)
    if isinstance(element, Extra):
        return Libres(version).rendre_extra(element)
    attributs = Attributs(version)
    parts = [f"<{element.NOM}{attributs(element) if element._attributs else ''}>"]
    for enfant in ELEMENTS[element.NOM].enfants:
        for value in _values(getattr(element, champ(enfant.nom))):
            if version not in enfant.cardinalites:
                refuser(enfant.nom, element.NOM, version)
            parts.append(rendre(value, version) if isinstance(value, Element) else attributs.feuille(enfant.nom, value))
    return "".join([*parts, f"</{element.NOM}>"])


def _values(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
