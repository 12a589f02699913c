"""Writes a formation, a document, a stream of formations, in either edition."""

import copy
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Protocol

from lheo import elements as m
from lheo.dialecte import OFFICIELS, Dialecte
from lheo.enregistrement import Record, from_record
from lheo.erreurs import LheoError
from lheo.rendu import genere, stockes
from lheo.rendu.feuilles import Attributs, encoder
from lheo.rendu.genere import Rendu
from lheo.rendu.libre import Libres
from lheo.rendu.nettoyage import Retrait, chemin_interdit, sans_interdits
from lheo.rendu.records import Records
from lheo.versions import Version

UTF_8 = "UTF-8"
DECLARATION = '<?xml version="1.0" encoding="{}"?>\n'
CHUNK = 1 << 16  # bytes; large enough that a call costs nothing, small enough that memory stays flat

Written = m.Formation | Record | bytes
OnRetrait = Callable[[Retrait], None]


@cache
def rendus(version: Version) -> dict[str, Rendu]:
    """The functions that write objects in one edition."""
    return genere.rendus(Attributs(version), Libres(version).rendre_extras)


def write_formation(formation: m.Formation, version: Version = Version.V2_3) -> bytes:
    """One formation alone, in UTF-8, with its namespace and no XML declaration.

    :raises LheoError: CARACTERE, a character XML forbids; VERSION, something this edition cannot say.
    """
    return _declared(formation, version.namespace, _encoded(formation, version))


def write_document(racine: m.Lheo | m.LheoIndex | m.LheoPlus, version: Version = Version.V2_3) -> bytes:
    """A whole document of any of the three roots, held in memory.

    :raises LheoError: as ``write_formation``.
    """
    return DECLARATION.format(UTF_8).encode() + _declared(racine, version.namespace, _encoded(racine, version)) + b"\n"


class Entoure(Protocol):
    """What goes around formations that are still being read: its attributes first, the whole of it at the end."""

    def tete(self) -> m.Lheo: ...
    def enveloppe(self) -> m.Lheo | m.LheoPlus | None: ...


def write(
    formations: Iterable[m.Formation] | Iterable[Record] | Iterable[bytes],
    version: Version = Version.V2_3,
    *,
    horodatage_export: str | None = None,
    enveloppe: m.Lheo | Entoure | None = None,
    on_retrait: OnRetrait | None = None,
    dialecte: Dialecte | None = None,
) -> Iterator[bytes]:
    """Streams a complete ``lheo`` document, one formation in memory at a time; equal formations give equal bytes.

    :param formations: objects, records (lheo.enregistrement), or the JSON of records in UTF-8: the fastest.
    :param horodatage_export: an xs:dateTime for the root; 2.3 only.
    :param enveloppe: whose attributes, extras, and those of its ``offres``, go around the formations, or a ``Reading``.
    :param on_retrait: told of each character that had to be taken out; without it such a character is refused.
    :param dialecte: a partner's way, which then tells the edition; characters its encoding lacks become references.
    :raises LheoError: VIDE, no formation came, and an ``offres`` without one is not LHEO; CARACTERE; VERSION.
    """
    chunks = _written(formations, dialecte or OFFICIELS[version], horodatage_export, enveloppe, on_retrait)
    if dialecte is None or dialecte.encodage.upper() == UTF_8:
        return chunks
    return _recoded(chunks, dialecte.encodage)


def _written(
    formations: Iterable[m.Formation] | Iterable[Record] | Iterable[bytes],
    dialecte: Dialecte,
    horodatage_export: str | None,
    enveloppe: m.Lheo | Entoure | None,
    on_retrait: OnRetrait | None,
) -> Iterator[bytes]:
    parts, size, head = [DECLARATION.format(dialecte.encodage).encode()], 0, False
    for formation in formations:
        data = _any(formation, dialecte, on_retrait)
        if not head:
            head = True
            parts.append(_frame(_before(enveloppe), dialecte, horodatage_export)[0])
        parts.append(data)
        size += len(data)
        if size >= CHUNK:
            yield b"".join(parts)
            parts, size = [], 0
    if not head:
        raise LheoError("un document LHEO contient au moins une formation : celui-ci n’en a aucune", raison="VIDE")
    yield b"".join([*parts, _frame(_after(enveloppe), dialecte, horodatage_export)[1]])


def _recoded(chunks: Iterator[bytes], encodage: str) -> Iterator[bytes]:
    """From UTF-8; a chunk never cuts a character, for it ends with a formation."""
    for chunk in chunks:
        yield chunk.decode().encode(encodage, "xmlcharrefreplace")


def compress(chunks: Iterable[bytes], level: int = 6, *, engine: Any = zlib) -> Iterator[bytes]:
    """The same stream as one gzip member, without date nor name: equal input gives equal bytes.

    ``engine`` is any module with the interface of zlib: with ISA-L's (``isal.isal_zlib``, level 2) compression costs a
    tenth, for a file a quarter larger.
    """
    deflate = engine.compressobj(level, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    for chunk in chunks:
        if packed := deflate.compress(chunk):
            yield packed
    yield deflate.flush()


def _encoded(element: m.Element, version: Version) -> bytes:
    """An element without its namespace, in bytes; a forbidden character is told with its path."""
    try:
        return encoder(rendus(version)[element.NOM](element))
    except LheoError as error:
        if error.raison == "CARACTERE":
            error.chemin = chemin_interdit(element)
        raise


def _one(given: m.Formation, dialecte: Dialecte, on_retrait: OnRetrait | None) -> bytes:
    formation, render = dialecte.to_partner(given), rendus(dialecte.version)["formation"]
    try:
        return encoder(render(formation) + "\n")
    except LheoError as error:
        if error.raison != "CARACTERE":
            raise
        if on_retrait is None:
            error.chemin = chemin_interdit(formation)
            raise
    cleaned, retraits = sans_interdits(formation)
    for retrait in retraits:
        on_retrait(retrait)
    return encoder(render(cleaned) + "\n")


def _any(given: Written, dialecte: Dialecte, on_retrait: OnRetrait | None) -> bytes:
    """A stored or plain record does not become an object, unless something must be changed or told."""
    official = dialecte.to_partner is OFFICIELS[dialecte.version].to_partner
    if isinstance(given, bytes):
        if official and (data := stockes.bet(given, dialecte.version)) is not None:
            return data
        given = stockes.record(given)
    if isinstance(given, m.Formation):
        return _one(given, dialecte, on_retrait)
    if official:
        try:
            return _record(given, dialecte.version)
        except LheoError as error:
            if error.raison != "CARACTERE":
                raise
    return _one(from_record("formation", given), dialecte, on_retrait)


def _record(record: Record, version: Version) -> bytes:
    try:
        return encoder(_records(version)(record) + "\n")
    except (TypeError, AttributeError, KeyError, RecursionError) as error:
        raise LheoError(f"enregistrement illisible ({error})", raison="ENREGISTREMENT") from error


@cache
def _records(version: Version) -> Rendu:
    return Records(version).composite("formation")


def _declared(element: m.Element, namespace: str, data: bytes) -> bytes:
    """Puts the namespace in the first tag."""
    start = len(element.NOM) + 1
    return data[:start] + f' xmlns="{namespace}"'.encode() + data[start:]


def _before(enveloppe: m.Lheo | Entoure | None) -> m.Lheo | None:
    return enveloppe if enveloppe is None or isinstance(enveloppe, m.Lheo) else enveloppe.tete()


def _after(enveloppe: m.Lheo | Entoure | None) -> m.Lheo | None:
    if enveloppe is None or isinstance(enveloppe, m.Lheo):
        return enveloppe
    whole = enveloppe.enveloppe()
    return whole if isinstance(whole, m.Lheo) else None


def _frame(enveloppe: m.Lheo | None, dialecte: Dialecte, horodatage_export: str | None) -> tuple[bytes, bytes]:
    """What stands before and after the formations."""
    root = _bare(enveloppe or m.Lheo())
    if horodatage_export is not None:
        root.horodatage_export = horodatage_export
    data = _declared(root, dialecte.namespace, _encoded(root, dialecte.version))
    cut = data.index(b">", data.index(b"<offres")) + 1
    return data[:cut] + b"\n", data[cut:] + b"\n"


def _bare(given: m.Lheo) -> m.Lheo:
    """The same root without any formation."""
    offres = copy.copy(given.offres or m.Offres())
    offres.formation = []
    root = copy.copy(given)
    root.offres = offres
    return root
