"""Spoils a LHEO document in one of the ways real ones are spoilt, or in ways nobody thought of."""

import copy
import random
from collections.abc import Callable
from typing import Any

from lxml import etree

from lheo import Version
from lheo.langage import ELEMENTS

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
TEXTS = (
    "", " ", "-", "0", "1", "2", " 1 ", "01", "+5", "-3", "1.0", "1,5", "99999999999999999999", "oui", "20260901",
    "2026-09-01", "20261301", "99999999", " 20260901 ", "2026 0901", "x" * 256, "é" * 3001, "31000", "A\tB", "\n",
    "&", "<p>", "🎓" * 50, "V14",
)  # fmt: skip
ATTRIBUTES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("id", ("i1", "i2", "12", "a b", "", " i3 ", "é1", "a:b")),
    ("idref", ("i1", "nulle-part", "1", "")),
    ("numero", ("1", "", "x" * 300)),
    ("horodatage-export", ("2026-09-01T00:00:00", "2026-09-01", "2026-02-30T00:00:00", "2026-09-01T24:00:00Z", "hier")),
    ("uri", ("https://exemple.fr", "une phrase", "", "%zz", "http://[")),
    ("datemaj", ("20260901", "x")),
    ("href", ("a",)),
    ("foo", ("1",)),
    ("{http://exemple.fr/a}b", ("1",)),
    ("{http://www.w3.org/XML/1998/namespace}lang", ("fr",)),
    ("{http://www.w3.org/XML/1998/namespace}id", ("i1", "1")),
    (XSI + "nil", ("true", "false")),
    (XSI + "schemaLocation", ("http://lheo.gouv.fr/2.3 lheo.xsd",)),
    (XSI + "type", ("adresse-type", "xs:string", "nimporte")),
)
NAMES = [*ELEMENTS, "inconnu", "Formation"]


class Mutateur:
    """Applies mutations drawn from a source of chance to a parsed document."""

    def __init__(self, source: random.Random, version: Version) -> None:
        self.source = source
        self.prefix = f"{{{version.namespace}}}"
        self.ways: tuple[Callable[[Any], None], ...] = (
            self.delete, self.repeat, self.swap, self.rename, self.text, self.text, self.text, self.attribute,
            self.attribute, self.tail, self.insert, self.move, self.strip_attribute, self.namespace, self.empty,
        )  # fmt: skip

    def spoil(self, root: Any) -> None:
        elements = list(root.iter("*"))
        self.source.choice(self.ways)(self.source.choice(elements))

    def delete(self, element: Any) -> None:
        if element.getparent() is not None:
            element.getparent().remove(element)

    def repeat(self, element: Any) -> None:
        if element.getparent() is not None:
            element.addnext(copy.deepcopy(element))

    def swap(self, element: Any) -> None:
        if (other := element.getnext()) is not None:
            element.addprevious(other)

    def rename(self, element: Any) -> None:
        element.tag = self.prefix + self.source.choice(NAMES)

    def namespace(self, element: Any) -> None:
        local = etree.QName(element).localname
        element.tag = self.source.choice((local, "{http://exemple.fr/x}" + local, "{http://www.lheo.org/2.2}" + local))

    def text(self, element: Any) -> None:
        if not len(element) or self.source.random() < 0.1:
            element.text = self.source.choice(TEXTS)

    def tail(self, element: Any) -> None:
        if element.getparent() is not None:
            element.tail = self.source.choice(("\n", "texte", "\u00a0"))

    def attribute(self, element: Any) -> None:
        name, values = self.source.choice(ATTRIBUTES)
        element.set(name, self.source.choice(values))

    def strip_attribute(self, element: Any) -> None:
        if element.attrib:
            del element.attrib[self.source.choice(list(element.attrib))]

    def insert(self, element: Any) -> None:
        name = self.source.choice((self.prefix + self.source.choice(NAMES), "{http://exemple.fr/x}p", "p"))
        child = etree.Element(name)
        child.text = self.source.choice(TEXTS)
        element.insert(self.source.randint(0, len(element)), child)

    def move(self, element: Any) -> None:
        root = element.getroottree().getroot()
        target = self.source.choice(list(root.iter("*")))
        if element is not root and target not in list(element.iter("*")):
            target.append(element)

    def empty(self, element: Any) -> None:
        for child in list(element):
            element.remove(child)
