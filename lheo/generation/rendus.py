"""The functions that write each element in one edition, as the table of the language tells them.

One function per element that holds others; it concatenates, for that is four times faster than building a tree. The
generic walker (lheo.rendu.generique) writes the same bytes from the same table and stands as their judge.
"""

from lheo.langage import ELEMENTS, Definition, Enfant, Genre
from lheo.langage.noms import champ, classe
from lheo.versions import Version

HEADER = '''"""Writes each element of LHEO {version}. Written by ``python -m lheo.generation``: do not edit."""

from collections.abc import Callable
from typing import Any

from lheo import elements as m
from lheo.rendu.feuilles import Attributs, refuser, texte
from lheo.rendu.libre import Libres
from lheo.versions import Version

Rendu = Callable[[Any], str]

attributs = Attributs(Version.{name})
feuille = attributs.feuille
_extras = Libres(Version.{name}).rendre_extras
'''
# Their values are letters and digits when they are right: one cheap test spares the search for what must be escaped.
SHORT = (Genre.CODE, Genre.DATE, Genre.ENTIER)
SHORT_LENGTH = 14


def source(version: Version) -> str:
    """The whole module."""
    sequences = [d for d in ELEMENTS.values() if d.genre == Genre.SUITE and version in d.versions]
    functions = "".join(f"\n\n{_function(definition, version)}" for definition in sequences)
    table = "".join(f'    "{d.nom}": _{champ(d.nom)},\n' for d in sequences)
    header = HEADER.format(version=version, name=version.name)
    return f"{header}{functions}\n\nRENDUS: dict[str, Rendu] = {{\n{table}}}\n"


def _function(definition: Definition, version: Version) -> str:
    nom = definition.nom
    lines = [f"def _{champ(nom)}(o: m.{classe(nom)}) -> str:"]
    lines.append(f'    s = f"<{nom}{{attributs(o)}}>" if o._attributs else "<{nom}>"')
    for enfant in definition.enfants:
        lines += _child(enfant, nom, version)
    return "\n".join([*lines, f'    return s + "</{nom}>"']) + "\n"


def _child(enfant: Enfant, parent: str, version: Version) -> list[str]:
    v = champ(enfant.nom)
    if version not in enfant.cardinalites:
        test = f"o.{v}" if enfant.multiple else f"o.{v} is not None"
        return [f"    if {test}:", f'        refuser("{enfant.nom}", "{parent}", "{version}")']
    head = f"    for {v} in o.{v}:" if enfant.multiple else f"    if ({v} := o.{v}) is not None:"
    return [head, f"        s += {_value(ELEMENTS[enfant.nom], v, version)}"]


def _value(definition: Definition, v: str, version: Version) -> str:
    nom = definition.nom
    if definition.compose:
        return f"_{v}({v})"
    inner = f"{v} if {v}.isalnum() else texte({v})" if _short(definition, version) else f"texte({v})"
    return f'f"<{nom}>{{{inner}}}</{nom}>" if type({v}) is str else feuille("{nom}", {v})'


def _short(definition: Definition, version: Version) -> bool:
    if definition.genre in SHORT:
        return True
    return definition.longueurs[version].maximum <= SHORT_LENGTH
