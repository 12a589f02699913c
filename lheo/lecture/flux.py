"""Streams a LHEO document record by record, at constant memory, refusing what should not be read."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from lheo.erreurs import LheoError
from lheo.langage import RACINES
from lheo.langage.noms import espace, local
from lheo.lecture.source import Source, chunks
from lheo.lecture.surete import (
    DEFAULT_LIMITS,
    DOCTYPE_REFUSED,
    OPTIONS,
    Limits,
    marks,
    refuse_doctype,
    unreadable,
    weigh,
)
from lheo.versions import Version

# What a document repeats without bound: it is read, checked and forgotten one at a time.
RECORDS = ("formation", "organisme-formation-responsable", "resume-offre", "resume-organisme")
REPEATED = {
    "lheo": ("formation",),
    "lheo-plus": ("formation", "organisme-formation-responsable"),
    "lheo-index": ("resume-offre", "resume-organisme"),
}
PLACES = {
    "formation": ("offres",),
    "organisme-formation-responsable": ("lheo-plus",),
    "resume-offre": ("resumes-offres",),
    "resume-organisme": ("resumes-organismes",),
}
BLANKS = " \t\r\n"
PROLOGUE = 1 << 16  # bytes before the root: a declaration and some comments take less
_PROBE = 1 << 10

# Atomic and possessive: no comment, however made, can cost more than one pass.
_DOCTYPE = re.compile(r"\ufeff?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)


class Flux:
    """One document being read. ``version``, ``nom`` (of the root) are known once the first record was asked for.

    Iterating gives each record as a parsed element, whole; it is emptied when the next one is asked for. What stands
    around the records stays in ``racine``, where each run of records has left one empty element.
    """

    def __init__(self, source: Source, limits: Limits = DEFAULT_LIMITS, namespaces: dict[str, Version] | None = None):
        self._chunks = chunks(source)
        self._limits = limits
        self._namespaces = namespaces or {}
        self._octets = self._marques = self._outside = 0
        self._uncounted: list[bytes] = []
        self._last: etree._Element | None = None
        self._place: tuple[etree._Element | None, object] = None, ""
        self._above: list[str] = []
        self._counts = Counter[str]()
        self._chemin = ""
        self._prologue, self.racine = self._probe()
        self.nom, self.namespace = local(self.racine.tag), espace(self.racine.tag)
        version = self._namespaces.get(self.namespace) or Version.of_namespace(self.namespace)
        if version is None:
            raise LheoError(_foreign(self.nom, self.namespace), raison="NAMESPACE", ligne=self.racine.sourceline)
        self.version = version
        self.encodage = self.racine.getroottree().docinfo.encoding or "UTF-8"

    def _probe(self) -> tuple[bytes, etree._Element]:
        """Reads up to the root's first tag, and no further: a DOCTYPE is met before anything it could cost."""
        parser: etree.XMLPullParser[etree._Element] = etree.XMLPullParser(events=("start",), **OPTIONS)
        read = bytearray()
        for chunk in self._chunks:
            for start in range(0, len(chunk), _PROBE):
                piece = chunk[start : start + _PROBE]
                read += piece
                if _DOCTYPE.match(_prologue_text(read)):
                    raise LheoError(DOCTYPE_REFUSED, raison="DOCTYPE", ligne=1)
                failure = _try_feed(parser, piece)
                for _, root in parser.read_events():
                    refuse_doctype(root)
                    return bytes(read) + chunk[start + _PROBE :], root
                if failure:
                    raise failure
                if len(read) > PROLOGUE:
                    raise LheoError("le premier élément se fait trop attendre", raison="TAILLE", ligne=1)
        _close(parser)
        raise LheoError("document vide", raison="XML")

    def __iter__(self) -> Iterator[etree._Element]:
        # The parser compares each element with each of these names: we ask for no more than this root can hold.
        tags = [f"{{{self.namespace}}}{nom}" for nom in REPEATED.get(self.nom, RECORDS)]
        parser: etree.XMLPullParser[etree._Element] = etree.XMLPullParser(events=("end",), tag=tags, **OPTIONS)
        yield from self._records(parser, self._prologue)
        for chunk in self._chunks:
            yield from self._records(parser, chunk)
        self.racine = _close(parser)

    def _records(self, parser: "etree.XMLPullParser[etree._Element]", chunk: bytes) -> Iterator[etree._Element]:
        self._weigh(chunk)
        failure = _try_feed(parser, chunk)
        for _, element in parser.read_events():
            if self.is_record(element):
                self._octets = self._marques = 0
                self._uncounted.clear()
                self.racine = element.getroottree().getroot()
                self._locate(element)
                yield element
                self._forget(element)
        if failure:
            raise failure

    def _weigh(self, chunk: bytes) -> None:
        """Marks are fewer than bytes: they are only counted past as many bytes, where most records never get."""
        self._octets += len(chunk)
        self._uncounted.append(chunk)
        if self._octets > self._limits.marques:
            self._marques += sum(map(marks, self._uncounted))
            self._uncounted.clear()
        weigh(self._octets, self._marques, self._limits, self.racine.sourceline)

    def chemin(self) -> str:
        """The path of the record being held, ``/lheo/offres/formation[12]``."""
        return self._chemin

    def _locate(self, element: etree._Element) -> None:
        nom = local(element.tag)
        self._counts[nom] += 1
        if not self._placed(element):
            self._place = element.getparent(), element.tag
            self._above = [local(ancestor.tag) for ancestor in element.iterancestors()]
        rank = f"[{self._counts[nom]}]" if self._above else ""
        self._chemin = "/" + "/".join([*reversed(self._above), nom]) + rank

    def _placed(self, element: etree._Element) -> bool:
        """True when it follows a record of its name in one parent, as nearly all do."""
        parent, tag = self._place
        return parent is not None and element.getparent() is parent and element.tag == tag

    def is_record(self, element: etree._Element) -> bool:
        """A record in its own place: one quoted inside an extra is part of another."""
        if self._placed(element):
            return True
        parent, nom = element.getparent(), local(element.tag)
        if parent is None or nom not in RECORDS:
            return nom in RECORDS
        place = local(parent.tag)
        if place not in PLACES[nom] or espace(parent.tag) != self.namespace:
            return False
        above = [local(ancestor.tag) for ancestor in parent.iterancestors()]
        return above in _ABOVE[place]

    def _forget(self, element: etree._Element) -> None:
        """Empties the record, drops the one before it when nothing stood between, and weighs what did stand there."""
        element.clear(keep_tail=True)
        previous = element.getprevious()
        while previous is not None and previous is not self._last:
            self._outside += 1 + sum(1 for _ in previous.iter()) + len(previous.tail or "")
            previous = previous.getprevious()
        last, parent = self._last, element.getparent()
        if last is not None and parent is not None and _adjoining(last, element):
            parent.remove(last)
        elif last is not None:
            self._outside += 1 + len(last.tail or "")
        weigh(0, self._outside, self._limits, element.sourceline)
        self._last = element


# Where the parent of a record may stand, from its own parent up.
_ABOVE = {
    "offres": (["lheo"], ["lheo", "lheo-plus"]),
    "lheo-plus": ([],),
    "resumes-offres": (["lheo-index"],),
    "resumes-organismes": (["lheo-index"],),
}


def _adjoining(last: etree._Element, element: etree._Element) -> bool:
    """True when two records of one name have nothing but blanks between them."""
    return last is element.getprevious() and last.tag == element.tag and not (last.tail or "").strip(BLANKS)


def _try_feed(parser: "etree.XMLPullParser[etree._Element]", data: bytes) -> LheoError | None:
    """What went wrong, kept for after the records that were read before it."""
    try:
        parser.feed(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        return unreadable(error)
    return None


def _close(parser: "etree.XMLPullParser[etree._Element]") -> etree._Element:
    """The root, when the document ends as it should."""
    try:
        return parser.close()
    except etree.XMLSyntaxError as error:
        # Some faults only stop the parser, which then says «no element found»: the first it logged is the true one.
        raise unreadable(error, next(iter(parser.feed_error_log), None)) from error


def _prologue_text(data: bytearray) -> str:
    """The first bytes as text, near enough to see a DOCTYPE in any encoding XML begins in."""
    head = bytes(data[:2])
    if head in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if head[:1] == b"\x00":
        return data.decode("utf-16-be", "replace")
    if head[1:] == b"\x00":
        return data.decode("utf-16-le", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _foreign(nom: str, namespace: str) -> str:
    if nom in RACINES and not namespace:
        return f'« {nom} » sans espace de noms : ajoutez xmlns="{Version.V2_3.namespace}"'
    near = " (la 2.3 s’écrit http, sans barre finale)" if "lheo" in namespace else ""
    return f"« {nom} » de l’espace de noms « {namespace} » n’est pas du LHEO 2.2 ou 2.3{near}"
