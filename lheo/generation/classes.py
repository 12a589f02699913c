"""The typed classes of the elements, as the table of the language tells them."""

from lheo.langage import ELEMENTS, Definition, Enfant, Genre
from lheo.langage.noms import champ, classe
from lheo.versions import Version

LINE = 120

HEADER = '''"""The elements of LHEO that hold others, one class each.

Written by ``python -m lheo.generation``: do not edit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from lheo.elements.base import (
    COMMUNS,
    Attribut,
    Attributs,
    AttributsDates,
    AttributsFiche,
    AttributsLien,
    Element,
    accepted,
)
from lheo.elements.libre import Extras
'''

# The TypedDict of attributes that goes with each set of own attributes.
ATTRIBUTS = {
    (): "Attributs",
    ("datemaj", "datecrea"): "AttributsDates",
    ("href", "file"): "AttributsLien",
    ("href", "file", "datemaj", "datecrea"): "AttributsFiche",
}


def source() -> str:
    """The whole module, as ruff would format it."""
    sequences = [definition for definition in ELEMENTS.values() if definition.genre == Genre.SUITE]
    names = [f'    "{classe(definition.nom)}",\n' for definition in sequences]
    header = HEADER + f"\n__all__ = [\n{''.join(sorted(names))}]\n"
    return header + "".join(f"\n\n{_class(definition)}" for definition in sequences)


def _class(definition: Definition) -> str:
    champs = [champ(enfant.nom) for enfant in definition.enfants]
    lines = [
        f"class {classe(definition.nom)}(Element):",
        f'    """{_title(definition)}"""',
        "",
        *_tuple("__slots__", sorted(champs)),
        f'    NOM = "{definition.nom}"',
        *_tuple("CHAMPS", champs),
    ]
    if definition.attributs:
        own = ", ".join(_quoted(sorted(definition.attributs)))
        lines.append(f"    ATTRIBUTS = COMMUNS | {{{own}}}")
        lines += ["", *(f"    {nom} = Attribut()" for nom in definition.attributs)]
    lines += ["", "    def __init__(", "        self,", "        *,"]
    lines += [f"        {_parameter(enfant)}," for enfant in definition.enfants]
    lines += [f"        **attributs: Unpack[{ATTRIBUTS[definition.attributs]}],", "    ) -> None:"]
    lines += [f"        {_store(enfant)}" for enfant in definition.enfants]
    lines += [
        "        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None",
        "        self.ligne_source = 0",
    ]
    return "\n".join(lines) + "\n"


def _title(definition: Definition) -> str:
    title = definition.titre.rstrip(".")
    suffix = ", 2.3 only" if definition.versions == (Version.V2_3,) else ""
    return f"{title} (``{definition.nom}``{suffix})."


def _parameter(enfant: Enfant) -> str:
    kind = classe(enfant.nom) if ELEMENTS[enfant.nom].compose else "str"
    return (
        f"{champ(enfant.nom)}: Iterable[{kind}] = ()"
        if enfant.multiple
        else f"{champ(enfant.nom)}: {kind} | None = None"
    )


def _store(enfant: Enfant) -> str:
    nom = champ(enfant.nom)
    if not enfant.multiple:
        return f"self.{nom} = {nom}"
    store = f"self.{nom} = list({nom}) if {nom} else []"
    if len(store) + 8 <= LINE:
        return store
    return f"self.{nom} = (\n            list({nom}) if {nom} else []\n        )"


def _tuple(name: str, values: list[str]) -> list[str]:
    """A tuple of strings as ruff lays it out: on one line when it fits, else one value a line."""
    inner = ", ".join(_quoted(values)) + ("," if len(values) == 1 else "")
    line = f"    {name} = ({inner})"
    if len(line) <= LINE:
        return [line]
    return [f"    {name} = (", *(f"        {value}," for value in _quoted(values)), "    )"]


def _quoted(values: list[str]) -> list[str]:
    return [f'"{value}"' for value in values]
