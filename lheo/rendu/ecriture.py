"""Writes a formation, a document, a stream of formations, in either edition."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

from lheo import elements as m
from lheo.erreurs import LheoError
from lheo.rendu.feuilles import encoder
from lheo.rendu.nettoyage import Retrait, chemin_interdit, sans_interdits
from lheo.versions import Version

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
CHUNK = 1 << 16  # bytes; large enough that a call costs nothing, small enough that memory stays flat

Rendu = Callable[[Any], str]
OnRetrait = Callable[[Retrait], None]


@cache
def rendus(version: Version) -> dict[str, Rendu]:
    """The generated functions of one edition, by element name; imported when first needed, for cold starts are paid."""
    module = import_module(f"lheo.rendu.v{version.replace('.', '_')}_genere")
    table: dict[str, Rendu] = module.RENDUS
    return table


def write_formation(formation: m.Formation, version: Version = Version.V2_3) -> bytes:
    """One formation alone, in UTF-8, with its namespace and no XML declaration.

    :raises LheoError: CARACTERE, a character XML forbids; VERSION, something this edition cannot say.
    """
    return _declared(formation, version, _encoded(formation, version))


def write_document(racine: m.Lheo | m.LheoIndex | m.LheoPlus, version: Version = Version.V2_3) -> bytes:
    """A whole document of any of the three roots, held in memory.

    :raises LheoError: as ``write_formation``.
    """
    return DECLARATION.encode() + _declared(racine, version, _encoded(racine, version)) + b"\n"


def write(
    formations: Iterable[m.Formation],
    version: Version = Version.V2_3,
    *,
    horodatage_export: str | None = None,
    enveloppe: m.Lheo | None = None,
    on_retrait: OnRetrait | None = None,
) -> Iterator[bytes]:
    """Streams a complete ``lheo`` document, one formation in memory at a time; equal formations give equal bytes.

    :param horodatage_export: an xs:dateTime for the root; 2.3 only.
    :param enveloppe: whose attributes, extras, and those of its ``offres``, go around the formations.
    :param on_retrait: told of each character that had to be taken out; without it such a character is refused.
    :raises LheoError: VIDE, no formation came, and an ``offres`` without one is not LHEO; CARACTERE; VERSION.
    """
    root = _root(enveloppe, horodatage_export)
    head, tail = _frame(root, version)
    parts, size, empty = [DECLARATION.encode() + head], 0, True
    render = rendus(version)["formation"]
    for formation in formations:
        empty = False
        data = _one(formation, render, version, on_retrait)
        parts.append(data)
        size += len(data)
        if size >= CHUNK:
            yield b"".join(parts)
            parts, size = [], 0
    if empty:
        raise LheoError("un document LHEO contient au moins une formation : celui-ci n’en a aucune", raison="VIDE")
    yield b"".join([*parts, tail])


def compress(chunks: Iterable[bytes], level: int = 6) -> Iterator[bytes]:
    """The same stream as one gzip member, without date nor name: equal input gives equal bytes.

    Standard zlib, so that everybody gets the same file; wrap the stream yourself for a faster library.
    """
    deflate = zlib.compressobj(level, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
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


def _one(formation: m.Formation, render: Rendu, version: Version, on_retrait: OnRetrait | None) -> bytes:
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


def _declared(element: m.Element, version: Version, data: bytes) -> bytes:
    """Puts the namespace in the first tag."""
    start = len(element.NOM) + 1
    return data[:start] + f' xmlns="{version.namespace}"'.encode() + data[start:]


def _root(enveloppe: m.Lheo | None, horodatage_export: str | None) -> m.Lheo:
    given = enveloppe or m.Lheo()
    around = given.offres or m.Offres()
    offres = m.Offres(extras=around.extras, **around.attributs)  # type: ignore[arg-type]  # mypy mixes up the two
    root = m.Lheo(offres=offres, extras=given.extras, **given.attributs)
    if horodatage_export is not None:
        root.horodatage_export = horodatage_export
    return root


def _frame(root: m.Lheo, version: Version) -> tuple[bytes, bytes]:
    """What stands before and after the formations."""
    data = _declared(root, version, _encoded(root, version))
    cut = data.index(b">", data.index(b"<offres")) + 1
    return data[:cut] + b"\n", data[cut:] + b"\n"
