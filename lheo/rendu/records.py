"""Writes plain records (lheo.enregistrement) straight from their dicts, by a plan made once for each set of keys.

Records that hold the same keys are written the same way: the markup between their values is known beforehand, so one
``join`` puts both together, and refuses by itself what is not text. Nothing then runs in Python for a text, and that is
the whole of the speed.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from lheo.elements import CLASSES
from lheo.elements.base import COMMUNS
from lheo.elements.libre import Extra, Extras
from lheo.enregistrement import Record, from_record, refuser_cles
from lheo.langage import ELEMENTS, Enfant
from lheo.langage.noms import champ
from lheo.rendu.feuilles import Attributs, AttributsPrets, refuser, texte
from lheo.rendu.libre import Libres
from lheo.versions import Version

Write = Callable[[Any], str]

ATTRIBUTS, CONTENU = "@", "#"
_LEAF = frozenset((ATTRIBUTS, CONTENU))
MOST_PLANS = 2000  # of one element: real feeds need tens; past this a hostile one loses its speed, and no memory


class Plan(NamedTuple):
    """How to write an element that holds certain keys, in whatever order they came.

    ``markup`` stands before, between and after its values, with an empty place for each; ``inner`` tells which values
    are not text yet, by rank, and what makes them so; ``order`` the keys in the order of the language, None when they
    came so.
    """

    markup: list[str]
    inner: list[tuple[int, Write]]
    order: list[str] | None


class Records:
    """Writes records in one edition.

    ``escaped`` tells that their texts are already as XML writes them; free content (circle 3) is then refused by a
    TypeError, for it names namespaces, which no one has escaped.
    """

    def __init__(self, version: Version, *, escaped: bool = False) -> None:
        self.version, self.escaped = version, escaped
        self.attributs = AttributsPrets(version) if escaped else Attributs(version)
        self.texte: Write = str if escaped else texte
        self.libres = Libres(version)
        self._composites: dict[str, Write] = {"extras": self.extras}

    def composite(self, nom: str) -> Write:
        """The function that writes the element of this name."""
        if nom not in self._composites:
            self._composites[nom] = Composite(nom, self)
        return self._composites[nom]

    def extras(self, record: Record) -> str:
        """Texts under a key are by far the most usual; whatever else two partners put there goes by objects."""
        if not record.keys() <= _LEAF:
            refuser_cles(record, "extras")
        try:
            inner = "".join([self._part(*pair) for part in record[CONTENU] for pair in part.items()])
        except TypeError:
            if self.escaped:
                raise
            return self.libres.rendre_extras(from_record("extras", record))
        return f"<extras{self._of(record, Extras.ATTRIBUTS, 'extras')}>{inner}</extras>"

    def _part(self, nom: str, record: Record) -> str:
        if nom == "extras":
            return self.extras(record)
        if nom != "extra" or not record.keys() <= _LEAF:
            raise TypeError(nom)
        text = self.texte("".join(record[CONTENU]))
        return f"<extra{self._of(record, Extra.ATTRIBUTS, nom)}>{text}</extra>"

    def _of(self, record: Record, known: frozenset[str], nom: str) -> str:
        return self.of(record[ATTRIBUTS], known, nom) if ATTRIBUTS in record else ""

    def of(self, attributs: dict[str, str], known: frozenset[str], nom: str) -> str:
        """The attributes of an element, each with a blank before it."""
        if not attributs.keys() <= known:
            refuser_cles(attributs, nom)
        "".join(attributs.values())  # refuses what is not text
        return self.attributs.of(attributs, nom)

    def leaf(self, value: Record, nom: str) -> tuple[str, str]:
        """The attributes and the text of a leaf that bears some."""
        if type(value) is not dict or not value.keys() <= _LEAF or type(value.get(CONTENU)) is not str:
            refuser_cles(value, nom)
        return self._of(value, COMMUNS, nom), self.texte(value[CONTENU])

    def leaves(self, nom: str) -> Write:
        """What writes a list of leaves."""
        start, between, end = f"<{nom}>", f"</{nom}><{nom}>", f"</{nom}>"

        def one(value: Any) -> str:
            if type(value) is str:
                return f"{start}{self.texte(value)}{end}"
            attributs, text = self.leaf(value, nom)
            return f"<{nom}{attributs}>{text}{end}"

        def write(values: list[Any]) -> str:
            if self.escaped and values and type(values) is list and type(values[0]) is str:
                return f"{start}{between.join(values)}{end}"
            return "".join(map(one, listed(values, nom)))

        return write


class Composite:
    """Writes the records of one element that holds others."""

    def __init__(self, nom: str, records: Records) -> None:
        self.nom, self.records = nom, records
        self.enfants = {champ(enfant.nom): enfant for enfant in ELEMENTS[nom].enfants}
        self.rangs = {key: rang for rang, key in enumerate((ATTRIBUTS, *self.enfants))}
        self.plans: dict[tuple[str, ...], Plan] = {}

    def __call__(self, record: Record) -> str:
        keys = tuple(record)
        markup, inner, order = self.plans.get(keys) or self._plan(keys)
        values = list(record.values()) if order is None else [record[key] for key in order]
        for rank, write in inner:
            values[rank] = write(values[rank])
        parts = markup.copy()
        parts[1::2] = values
        try:
            return "".join(parts)
        except TypeError:
            return self._bearing(parts)

    def _plan(self, keys: tuple[str, ...]) -> Plan:
        """:raises LheoError: ENREGISTREMENT, a key is none of this element; VERSION, the edition does not know it."""
        if not self.rangs.keys() >= set(keys):
            refuser_cles(dict.fromkeys(keys), self.nom)
        order = sorted(keys, key=self.rangs.__getitem__)
        markup, inner = [f"<{self.nom}" if ATTRIBUTS in keys else f"<{self.nom}>"], list[tuple[int, Write]]()
        for rank, key in enumerate(order):
            before, write, after = self._place(key)
            markup[-1] += before
            markup += ["", after]
            if write is not None:
                inner.append((rank, write))
        markup[-1] += f"</{self.nom}>"
        if len(self.plans) >= MOST_PLANS:
            self.plans.clear()
        self.plans[keys] = Plan(markup, inner, None if tuple(order) == keys else order)
        return self.plans[keys]

    def _place(self, key: str) -> tuple[str, Write | None, str]:
        """What stands before a value, what makes it text when it is not, what stands after."""
        records = self.records
        if key == ATTRIBUTS:
            known = CLASSES[self.nom].ATTRIBUTS
            return "", lambda attributs: records.of(attributs, known, self.nom), ">"
        enfant = self.enfants[key]
        if records.version not in enfant.cardinalites:
            refuser(enfant.nom, self.nom, records.version)
        if ELEMENTS[enfant.nom].compose:
            return "", self._inner(enfant), ""
        if enfant.multiple:
            return "", records.leaves(enfant.nom), ""
        return f"<{enfant.nom}>", None if records.escaped else records.texte, f"</{enfant.nom}>"

    def _inner(self, enfant: Enfant) -> Write:
        write = self.records.composite(enfant.nom)
        if not enfant.multiple:
            return write
        return lambda values: "".join([write(one) for one in listed(values, enfant.nom)])

    def _bearing(self, parts: list[Any]) -> str:
        """Single texts with attributes are rare: they go into the tag before their text only once ``join`` refused."""
        for place in range(1, len(parts), 2):
            if type(parts[place]) is not str:
                attributs, parts[place] = self.records.leaf(parts[place], self.nom)
                parts[place - 1] = f"{parts[place - 1][:-1]}{attributs}>"
        return "".join(parts)


def listed(values: Any, nom: str) -> list[Any]:
    """:raises LheoError: ENREGISTREMENT, a text where several values may stand would be cut into its letters."""
    if type(values) is not list:
        refuser_cles(values, nom)
    return values
