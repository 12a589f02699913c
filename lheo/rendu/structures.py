"""Where msgspec is installed: stored records decoded into structures that the generated functions write like objects.

Decoding then checks keys and types at once, which saves the writer from doing so. The structures come from the table
of the language; their texts are escaped before they are decoded (lheo.rendu.stockes).
"""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import Any, Literal, cast

from lheo.elements import CLASSES, Extra, Extras
from lheo.elements.base import COMMUNS
from lheo.langage import ELEMENTS
from lheo.langage.noms import champ, classe
from lheo.rendu.feuilles import AttributsPrets
from lheo.rendu.genere import BLOCS, Rendu, rendus
from lheo.versions import Version

# Types that are made while this runs are values to mypy.
DICT, LIST, LITERAL = (cast("Any", one) for one in (dict, list, Literal))
MOST_BLOCS, LONGEST_BLOC = 512, 2048  # of each kind, of bytes

OPTIONS = {"forbid_unknown_fields": True, "gc": False}  # structures form no cycles


def renderer(version: Version) -> Callable[[bytes], str]:
    """What makes XML of the JSON of a formation. :raises ImportError: msgspec is not there."""
    msgspec = import_module("msgspec")
    attributs, structures = AttributsPrets(version), _Structures(msgspec)

    def decoder(nom: str) -> Callable[[bytes], Any]:
        decode: Callable[[bytes], Any] = msgspec.json.Decoder(structures.composite(nom)).decode
        return decode

    def bloc(nom: str) -> Callable[[Rendu], Rendu]:
        return lambda write: remembering(decoder(nom), write)

    decode = decoder("formation")
    write = rendus(attributs, _Extras(attributs), pret=True, bloc=bloc)["formation"]
    return lambda stored: write(decode(stored))


def remembering(decode: Callable[[bytes], Any], write: Rendu) -> Rendu:
    """Writes a block that was left undecoded, or gives again what the same bytes gave before.

    Its XML depends on nothing but these bytes. A block that cannot be written is not remembered: it fails each time.
    """

    @lru_cache(MOST_BLOCS)
    def remembered(stored: bytes) -> str:
        return write(decode(stored))

    def rendre(raw: Any) -> str:
        stored = bytes(raw)
        return remembered(stored) if len(stored) <= LONGEST_BLOC else write(decode(stored))

    return rendre


class _Structures:
    """Makes the structure of each element, once."""

    def __init__(self, msgspec: Any) -> None:
        self.msgspec = msgspec
        self.feuille = self._made("Feuille", COMMUNS, [("contenu", str, msgspec.field(name="#"))])
        extra = self._made("Extra", Extra.ATTRIBUTS, [("contenu", list[str], msgspec.field(name="#"))])
        parts = ("contenu", LIST[msgspec.defstruct("Partie", [("extra", extra)], **OPTIONS)], msgspec.field(name="#"))
        self.composites = {"extras": self._made("Extras", Extras.ATTRIBUTS, [parts])}

    def _made(self, nom: str, known: frozenset[str], fields: list[tuple[Any, ...]]) -> Any:
        attributs = ("_attributs", DICT[LITERAL[tuple(sorted(known))], str], self.msgspec.field(name="@", default=None))
        return self.msgspec.defstruct(nom, [*fields, attributs], **OPTIONS)

    def composite(self, nom: str) -> Any:
        if nom not in self.composites:
            fields = [self._field(enfant.nom, multiple=enfant.multiple) for enfant in ELEMENTS[nom].enfants]
            self.composites[nom] = self._made(classe(nom), CLASSES[nom].ATTRIBUTS, fields)
        return self.composites[nom]

    def _field(self, nom: str, *, multiple: bool) -> tuple[str, Any, Any]:
        one = self._inner(nom) if ELEMENTS[nom].compose else str | self.feuille
        return champ(nom), LIST[one] if multiple else one, None

    def _inner(self, nom: str) -> Any:
        return self.msgspec.Raw if nom in BLOCS else self.composite(nom)


class _Extras:
    """Writes the usual extras, whose parts hold texts; the others do not decode."""

    def __init__(self, attributs: AttributsPrets) -> None:
        self.attributs = attributs

    def __call__(self, o: Any) -> str:
        return f"<extras{self._of(o)}>{''.join([self._extra(part.extra) for part in o.contenu])}</extras>"

    def _extra(self, o: Any) -> str:
        return f"<extra{self._of(o)}>{''.join(o.contenu)}</extra>"

    def _of(self, o: Any) -> str:
        return self.attributs(o) if o._attributs else ""
