"""The functions that write each element in one edition, as the table of the language tells them.

One function per element that holds others; it puts texts together, for that is many times faster than building a tree.
The generic walker (lheo.rendu.generique) writes the same bytes from the same table and stands as their judge.
"""

from dataclasses import dataclass

from lheo.langage import ELEMENTS, Definition, Enfant, Genre
from lheo.langage.noms import champ
from lheo.rendu.genere import porteur, promis
from lheo.versions import Version

HEADER = '''"""Writes {what} of LHEO {version}. Written by ``python -m lheo.generation``: do not edit."""

from collections.abc import Callable
from typing import Any

from lheo.rendu.feuilles import {names}

Rendu = Callable[[Any], str]


def rendus(attributs: Attributs, _extras: Rendu) -> dict[str, Rendu]:
    """The functions by element name."""
    of, feuille = attributs.of, attributs.feuille
'''
# Their values are letters and digits when they are right: one cheap test spares the search for what must be escaped.
SHORT = (Genre.CODE, Genre.DATE, Genre.ENTIER)
SHORT_LENGTH = 14


def source(version: Version, *, stockes: bool = False) -> str:
    """The whole module, for the objects of the library or for stored records (lheo.rendu.structures)."""
    return _Module(version, stockes).source()


@dataclass(frozen=True)
class _Module:
    """``stockes``: texts are already as XML writes them, and decoding told what is there (lheo.rendu.structures)."""

    version: Version
    stockes: bool

    def source(self) -> str:
        sequences = [d for d in ELEMENTS.values() if d.genre == Genre.SUITE and self.version in d.versions]
        what = "each element of a stored record" if self.stockes else "each element"
        names = "Attributs" if self.stockes else "Attributs, refuser, texte"
        functions = "".join(f"\n{self._function(definition)}" for definition in sequences)
        table = "".join(f'        "{d.nom}": _{champ(d.nom)},\n' for d in sequences)
        return (
            f"{HEADER.format(what=what, version=self.version, names=names)}{functions}\n    return {{\n{table}    }}\n"
        )

    def _function(self, definition: Definition) -> str:
        nom = definition.nom
        lines = [f"def _{champ(nom)}(o: Any) -> str:"]
        for enfant in definition.enfants:
            if self.version not in enfant.cardinalites and not self.stockes:
                lines += self._refused(enfant, nom)
        parts = [f'<{nom}{{of(o._attributs, "{nom}") if o._attributs else ""}}>']
        parts += [self._child(enfant) for enfant in definition.enfants_en(self.version)]
        lines += ["    return (", *(f"        f'''{part}'''" for part in [*parts, f"</{nom}>"]), "    )"]
        return "".join(f"    {line}\n" for line in lines)

    def _refused(self, enfant: Enfant, parent: str) -> list[str]:
        value = f"o.{champ(enfant.nom)}"
        test = value if enfant.multiple else f"{value} is not None"
        return [f"    if {test}:", f'        refuser("{enfant.nom}", "{parent}", "{self.version}")']

    def _child(self, enfant: Enfant) -> str:
        value, definition = f"o.{champ(enfant.nom)}", ELEMENTS[enfant.nom]
        bearing = not definition.compose and (porteur(enfant) or not self.stockes)
        if enfant.multiple:
            return f'{{"" if not (v := {value}) else {self._values(definition)}}}'
        if not self.stockes or not promis(enfant, self.version):
            return f'{{"" if (v := {value}) is None else {self._value("v", definition, bearing)}}}'
        if bearing or definition.compose:
            return f"{{{self._value(value, definition, bearing)}}}"
        return f"<{enfant.nom}>{{{value}}}</{enfant.nom}>"

    def _value(self, value: str, definition: Definition, bearing: bool) -> str:
        nom = definition.nom
        if definition.compose:
            return f"_{champ(nom)}({value})"
        text = self._text(value, definition)
        return f'{text} if type({value}) is str else feuille("{nom}", {value})' if bearing else text

    def _values(self, definition: Definition) -> str:
        """Most lists hold one value, and a comprehension costs more than writing it."""
        bearing = not definition.compose
        one, several = self._value("v[0]", definition, bearing), self._value("one", definition, bearing)
        return f'({one}) if len(v) == 1 else "".join([{several} for one in v])'

    def _text(self, value: str, definition: Definition) -> str:
        escaped = value if self.stockes else f"texte({value})"
        if not self.stockes and self._short(definition):
            escaped = f"{value} if {value}.isalnum() else {escaped}"
        return f'f"<{definition.nom}>{{{escaped}}}</{definition.nom}>"'

    def _short(self, definition: Definition) -> bool:
        return definition.genre in SHORT or definition.longueurs[self.version].maximum <= SHORT_LENGTH
