"""The functions that write each element in one edition, as the table of the language tells them.

One function per element that holds others; it joins texts, for that is many times faster than building a tree. The
generic walker (lheo.rendu.generique) writes the same bytes from the same table and stands as their judge.
"""

from lheo.langage import ELEMENTS, Definition, Enfant, Genre
from lheo.langage.noms import champ
from lheo.rendu.genere import BLOCS
from lheo.versions import Version

HEADER = '''"""Writes each element of LHEO {version}. Written by ``python -m lheo.generation``: do not edit."""

from collections.abc import Callable
from typing import Any

from lheo.rendu.feuilles import Attributs, refuser, texte

Rendu = Callable[[Any], str]
Bloc = Callable[[str], Callable[[Rendu], Rendu]]


def rendus(attributs: Attributs, _extras: Rendu, pret: bool, bloc: Bloc) -> dict[str, Rendu]:
    """The functions by element name.

    ``pret`` tells that texts are already as XML writes them; ``bloc`` may put itself before those that write a block.
    """
    feuille = attributs.feuille
'''
# Their values are letters and digits when they are right: one cheap test spares the search for what must be escaped.
SHORT = (Genre.CODE, Genre.DATE, Genre.ENTIER)
SHORT_LENGTH = 14


def source(version: Version) -> str:
    """The whole module."""
    sequences = [d for d in ELEMENTS.values() if d.genre == Genre.SUITE and version in d.versions]
    functions = "".join(f"\n{_function(definition, version)}" for definition in sequences)
    table = "".join(f'        "{d.nom}": _{champ(d.nom)},\n' for d in sequences)
    return f"{HEADER.format(version=version)}{functions}\n    return {{\n{table}    }}\n"


def _function(definition: Definition, version: Version) -> str:
    nom = definition.nom
    lines = [f'@bloc("{nom}")'] if nom in BLOCS else []
    lines.append(f"def _{champ(nom)}(o: Any) -> str:")
    for enfant in definition.enfants:
        if version not in enfant.cardinalites:
            lines += _refused(enfant, nom, version)
    lines += ['    return "".join((', f'        f"<{nom}{{attributs(o)}}>" if o._attributs else "<{nom}>",']
    lines += [f"        {_child(enfant, version)}," for enfant in definition.enfants_en(version)]
    return "".join(f"    {line}\n" for line in [*lines, f'        "</{nom}>",', "    ))"])


def _refused(enfant: Enfant, parent: str, version: Version) -> list[str]:
    value = f"o.{champ(enfant.nom)}"
    test = value if enfant.multiple else f"{value} is not None"
    return [f"    if {test}:", f'        refuser("{enfant.nom}", "{parent}", "{version}")']


def _child(enfant: Enfant, version: Version) -> str:
    value, definition = f"o.{champ(enfant.nom)}", ELEMENTS[enfant.nom]
    if enfant.multiple:
        return f'"" if not (v := {value}) else {_values(definition, version)}'
    return f'"" if (v := {value}) is None else {_value(definition, version)}'


def _value(definition: Definition, version: Version) -> str:
    nom = definition.nom
    if definition.compose:
        return f"_{champ(nom)}(v)"
    return f'{_text("v", definition, version)} if type(v) is str else feuille("{nom}", v)'


def _values(definition: Definition, version: Version) -> str:
    """Most lists hold one value, and a comprehension costs more than writing it."""
    nom = definition.nom
    if definition.compose:
        return f'_{champ(nom)}(v[0]) if len(v) == 1 else "".join([_{champ(nom)}(one) for one in v])'
    first = _text("v[0]", definition, version)
    return f'{first} if len(v) == 1 and type(v[0]) is str else "".join([feuille("{nom}", one) for one in v])'


def _text(value: str, definition: Definition, version: Version) -> str:
    ready = f"pret or {value}.isalnum()" if _short(definition, version) else "pret"
    return f'f"<{definition.nom}>{{{value} if {ready} else texte({value})}}</{definition.nom}>"'


def _short(definition: Definition, version: Version) -> bool:
    if definition.genre in SHORT:
        return True
    return definition.longueurs[version].maximum <= SHORT_LENGTH
