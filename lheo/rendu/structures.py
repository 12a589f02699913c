"""Where msgspec is installed: stored records decoded into structures that the generated functions write like objects.

Decoding then checks keys and types at once, which saves the writer from doing so. The structures come from the table
of the language, and hold what records to be published hold: all that the edition requires, attributes where they are
usual. Others do not decode. Texts are escaped before that (lheo.rendu.stockes).
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal, cast

from lheo.elements import CLASSES, Extra, Extras
from lheo.elements.base import COMMUNS
from lheo.langage import ELEMENTS, Enfant
from lheo.langage.noms import champ, classe
from lheo.rendu.feuilles import AttributsPrets
from lheo.rendu.genere import Rendu, porteur, promis, rendus
from lheo.versions import Version

# Types that are made while this runs are values to mypy.
DICT, LIST, LITERAL = (cast("Any", one) for one in (dict, list, Literal))
OPTIONS = {"forbid_unknown_fields": True, "kw_only": True, "gc": False}  # structures form no cycles


def renderer(version: Version) -> Callable[[bytes], str]:
    """What makes XML of the JSON of a formation. :raises ImportError: msgspec is not there."""
    msgspec = import_module("msgspec")
    attributs = AttributsPrets(version)
    decode = msgspec.json.Decoder(_Structures(msgspec, version).composite("formation")).decode
    write = rendus(attributs, _extras(attributs), stockes=True)["formation"]
    return lambda stored: write(decode(stored))


class _Structures:
    """Makes the structure of each element of an edition, once."""

    def __init__(self, msgspec: Any, version: Version) -> None:
        self.msgspec, self.version = msgspec, version
        self.feuille = self._made("Feuille", COMMUNS, [("contenu", str, msgspec.field(name="#"))])
        extra = self._made("Extra", Extra.ATTRIBUTS, [("contenu", list[str], msgspec.field(name="#"))])
        parts = ("contenu", LIST[msgspec.defstruct("Partie", [("extra", extra)], **OPTIONS)], msgspec.field(name="#"))
        self.composites = {"extras": self._made("Extras", Extras.ATTRIBUTS, [parts])}

    def _made(self, nom: str, known: frozenset[str], fields: list[tuple[Any, ...]]) -> Any:
        attributs = ("_attributs", DICT[LITERAL[tuple(sorted(known))], str], self.msgspec.field(name="@", default=None))
        return self.msgspec.defstruct(nom, [*fields, attributs], **OPTIONS)

    def composite(self, nom: str) -> Any:
        if nom not in self.composites:
            fields = [self._field(enfant) for enfant in ELEMENTS[nom].enfants_en(self.version)]
            self.composites[nom] = self._made(classe(nom), CLASSES[nom].ATTRIBUTS, fields)
        return self.composites[nom]

    def _field(self, enfant: Enfant) -> tuple[Any, ...]:
        one = self._value(enfant)
        if promis(enfant, self.version):
            return champ(enfant.nom), one
        return champ(enfant.nom), LIST[one] if enfant.multiple else one, None

    def _value(self, enfant: Enfant) -> Any:
        if ELEMENTS[enfant.nom].compose:
            return self.composite(enfant.nom)
        return str | self.feuille if porteur(enfant) else str


def _extras(attributs: AttributsPrets) -> Rendu:
    """What writes the usual extras, whose parts hold texts; the others do not decode."""

    def of(o: Any, nom: str) -> str:
        return attributs.recurrents(o._attributs, nom) if o._attributs else ""

    def extra(o: Any) -> str:
        return f"<extra{of(o, 'extra')}>{''.join(o.contenu)}</extra>"

    def extras(o: Any) -> str:
        return f"<extras{of(o, 'extras')}>{''.join([extra(part.extra) for part in o.contenu])}</extras>"

    return extras
