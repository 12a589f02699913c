"""Attributes, leaves and extras of plain records, for the generated functions that write them."""

from collections.abc import Callable

from lheo.elements.base import COMMUNS
from lheo.enregistrement import Record, from_record, refuser_cles
from lheo.rendu.feuilles import ORDRE, Attributs, texte
from lheo.rendu.libre import Libres
from lheo.versions import Version

_LEAF = frozenset(("#", "@"))


class RecordAttributs(Attributs):
    """The same as for objects, from what stands under ``"@"``."""

    def __call__(self, record: Record) -> str:
        attributs = record["@"]
        if not attributs.keys() <= ORDRE.keys():
            refuser_cles(attributs, "@")
        return self.of(attributs, "un enregistrement") if attributs else ""

    def feuille(self, nom: str, value: Record) -> str:  # type: ignore[override]  # a leaf with attributes is a dict here
        if type(value) is not dict or not value.keys() <= _LEAF or type(value.get("#")) is not str:
            refuser_cles(value, nom)
        if not value.get("@", {}).keys() <= COMMUNS:
            refuser_cles(value["@"], nom)
        return f"<{nom}{self(value) if value.get('@') else ''}>{texte(value['#'])}</{nom}>"


def rendre_extras(version: Version) -> Callable[[Record], str]:
    """Circle 3 has no shape of its own: it is written from objects."""
    libres = Libres(version)
    return lambda record: libres.rendre_extras(from_record("extras", record))
