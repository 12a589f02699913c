"""The functions that write each element in one edition, as the table of the language tells them.

One function per element that holds others; it concatenates, for that is four times faster than building a tree. The
generic walker (lheo.rendu.generique) writes the same bytes from the same table and stands as their judge. The same
functions are made twice: for objects, and for the plain records of lheo.enregistrement, which need not become objects.
"""

from dataclasses import dataclass

from lheo.langage import ELEMENTS, Definition, Enfant, Genre
from lheo.langage.noms import champ, classe
from lheo.versions import Version

HEADER = '''"""Writes each {what} of LHEO {version}. Written by ``python -m lheo.generation``: do not edit."""

from collections.abc import Callable
from typing import Any

{imports}
from lheo.versions import Version

Rendu = Callable[[Any], str]

attributs = {maker}(Version.{name})
feuille = attributs.feuille
_extras = {extras}
'''


@dataclass(frozen=True)
class Form:
    """How what is written is held: the words that differ from objects to records."""

    what: str
    kind: str  # of the argument; ``{}`` is the class of the element
    bearing: str  # true when it has attributes
    one: str  # a child, or None
    many: str  # children
    imports: str
    maker: str
    extras: str
    keys: bool  # whether keys may be there that the element does not know

    def header(self, version: Version) -> str:
        return HEADER.format(
            what=self.what,
            version=version,
            name=version.name,
            imports=self.imports,
            maker=self.maker,
            extras=self.extras.format(version.name),
        )


OBJECTS = Form(
    what="element",
    kind="m.{}",
    bearing="o._attributs",
    one="o.{}",
    many="o.{}",
    imports="""from lheo import elements as m
from lheo.rendu.feuilles import Attributs, refuser, texte
from lheo.rendu.libre import Libres""",
    maker="Attributs",
    extras="Libres(Version.{}).rendre_extras",
    keys=False,
)
RECORDS = Form(
    what="record",
    kind="Record",
    bearing='"@" in o',
    one='o.get("{}")',
    many='o.get("{}") or ()',
    imports="""from lheo.enregistrement import Record, refuser_cles
from lheo.rendu.feuilles import refuser, texte
from lheo.rendu.records import RecordAttributs, rendre_extras""",
    maker="RecordAttributs",
    extras="rendre_extras(Version.{})",
    keys=True,
)
# Their values are letters and digits when they are right: one cheap test spares the search for what must be escaped.
SHORT = (Genre.CODE, Genre.DATE, Genre.ENTIER)
SHORT_LENGTH = 14


def source(version: Version, form: Form = OBJECTS) -> str:
    """The whole module."""
    sequences = [d for d in ELEMENTS.values() if d.genre == Genre.SUITE and version in d.versions]
    functions = "".join(f"\n\n{_function(definition, version, form)}" for definition in sequences)
    table = "".join(f'    "{d.nom}": _{champ(d.nom)},\n' for d in sequences)
    return f"{form.header(version)}{functions}\n\nRENDUS: dict[str, Rendu] = {{\n{table}}}\n"


def _function(definition: Definition, version: Version, form: Form) -> str:
    nom = definition.nom
    lines = [f"def _{champ(nom)}(o: {form.kind.format(classe(nom))}) -> str:"]
    if form.keys:
        lines += [f"    if not o.keys() <= _{champ(nom).upper()}:", f'        refuser_cles(o, "{nom}")']
    lines.append(f'    s = f"<{nom}{{attributs(o)}}>" if {form.bearing} else "<{nom}>"')
    for enfant in definition.enfants:
        lines += _child(enfant, nom, version, form)
    return _known(definition, form) + "\n".join([*lines, f'    return s + "</{nom}>"']) + "\n"


def _known(definition: Definition, form: Form) -> str:
    """The keys a record of this element may have."""
    if not form.keys:
        return ""
    keys = ", ".join(f'"{champ(enfant.nom)}"' for enfant in definition.enfants)
    return f'_{champ(definition.nom).upper()} = frozenset(("@", {keys}))\n\n\n'


def _child(enfant: Enfant, parent: str, version: Version, form: Form) -> list[str]:
    v = champ(enfant.nom)
    one, many = form.one.format(v), form.many.format(v)
    if version not in enfant.cardinalites:
        test = many if enfant.multiple else f"{one} is not None"
        return [f"    if {test}:", f'        refuser("{enfant.nom}", "{parent}", "{version}")']
    head = f"    for {v} in {many}:" if enfant.multiple else f"    if ({v} := {one}) is not None:"
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
