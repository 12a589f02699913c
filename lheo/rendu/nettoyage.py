"""Finds, and takes out when asked, the characters XML forbids."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lheo.elements.base import E, Element, Texte
from lheo.elements.libre import Extra, Extras, Libre
from lheo.langage import ELEMENTS
from lheo.langage.noms import champ, rangs
from lheo.rendu.feuilles import INTERDITS


@dataclass(frozen=True, slots=True)
class Retrait:
    """Characters taken out of one value: where, which (``U+000B``), and what is left."""

    chemin: str
    caracteres: tuple[str, ...]
    valeur: str


def chemin_interdit(element: Element) -> str:
    """The path of the first value that holds a forbidden character, empty if none does."""
    return next((retrait.chemin for retrait in _clean(copy.deepcopy(element), f"/{element.NOM}")), "")


def sans_interdits(element: E) -> tuple[E, list[Retrait]]:
    """A copy of the element without any character XML forbids, and what was taken out."""
    cleaned = copy.deepcopy(element)
    return cleaned, list(_clean(cleaned, f"/{element.NOM}"))


def _clean(element: Element, path: str) -> Iterator[Retrait]:
    """Cleans the element in place, telling each removal; free content is cleaned but told at its extra."""
    yield from _clean_attributs(element, path)
    if isinstance(element, Extra):
        yield from _clean_libre(element, path)
    elif isinstance(element, Extras):
        for child, step in zip(element.contenu, rangs(child.NOM for child in element.contenu), strict=True):
            yield from _clean(child, f"{path}/{step}")
    else:
        for enfant in ELEMENTS[element.NOM].enfants:
            yield from _clean_champ(element, champ(enfant.nom), f"{path}/{enfant.nom}")


def _clean_champ(element: Element, nom: str, path: str) -> Iterator[Retrait]:
    value = getattr(element, nom)
    values = value if isinstance(value, list) else [value]
    for rank, one in enumerate(values):
        here = f"{path}[{rank + 1}]" if isinstance(value, list) else path
        if isinstance(one, Element):
            yield from _clean(one, here)
        elif isinstance(one, str):
            cleaned, retraits = _text(one, here)
            yield from retraits
            if isinstance(value, list):
                value[rank] = cleaned
            else:
                setattr(element, nom, cleaned)


def _text(value: str, path: str) -> tuple[str, list[Retrait]]:
    cleaned, retraits = _plain(value, path)
    if not isinstance(value, Texte):
        return cleaned, retraits
    copied = Texte(cleaned, **(value._attributs or {}))
    return copied, [*retraits, *_clean_attributs(copied, path)]


def _clean_attributs(bearer: Any, path: str) -> Iterator[Retrait]:
    for nom, value in list((bearer._attributs or {}).items()):
        bearer._attributs[nom], retraits = _plain(value, f"{path}/@{nom}")
        yield from retraits


def _clean_libre(libre: Extra | Libre, path: str) -> Iterator[Retrait]:
    attributs = libre.autres if isinstance(libre, Extra) else libre.attributs
    for nom, value in attributs.items():
        attributs[nom], retraits = _plain(value, f"{path}/@{nom}")
        yield from retraits
    for rank, part in enumerate(libre.contenu):
        if isinstance(part, Libre):
            yield from _clean_libre(part, path)
        else:
            libre.contenu[rank], retraits = _plain(part, path)
            yield from retraits


def _plain(value: str, path: str) -> tuple[str, list[Retrait]]:
    found = INTERDITS.findall(value)
    if not found:
        return value, []
    cleaned = INTERDITS.sub("", value)
    return cleaned, [Retrait(path, tuple(f"U+{ord(character):04X}" for character in found), cleaned)]
