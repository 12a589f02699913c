"""Where XML comes from: bytes, a file, a body that is downloading, any iterable of bytes; and gzip around it."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from lheo.erreurs import LheoError

CHUNK = 1 << 16  # bytes handed to the parser at once: what a hostile file can make it hold beyond the limits
GZIP = b"\x1f\x8b"


@runtime_checkable
class Readable(Protocol):
    """A body to read from: an open file, a download, an S3 body."""

    def read(self, size: int = ..., /) -> bytes: ...


Source = bytes | bytearray | Path | BinaryIO | Readable | Iterable[bytes]


def chunks(source: Source) -> Iterator[bytes]:
    """The source in pieces of at most 64 kB.

    :raises TypeError: a ``str``, which could be a path or a document: say which.
    """
    if isinstance(source, str):
        raise TypeError("donnez un Path ou des octets, pas une chaîne")
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield from _of_file(file)
    elif isinstance(source, bytes | bytearray):
        yield from _cut(bytes(source))
    elif isinstance(source, Readable):
        yield from _of_file(source)
    else:
        for piece in source:
            yield from _cut(piece)


def decompress(source: Source) -> Iterator[bytes]:
    """The same in pieces of at most 64 kB each, unpacked when it is gzip: a bomb inflates no faster than it is read.

    :raises LheoError: raison GZIP, the archive is damaged or cut short.
    """
    pieces = chunks(source)
    first = next(pieces, b"")
    if not first.startswith(GZIP):
        yield first
        yield from pieces
        return
    yield from _inflate(_chained(first, pieces))


def _of_file(file: "Readable | BinaryIO") -> Iterator[bytes]:
    while piece := file.read(CHUNK):
        yield from _cut(piece)


def _cut(piece: bytes) -> Iterator[bytes]:
    for start in range(0, len(piece), CHUNK):
        yield piece[start : start + CHUNK]


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _inflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Members one after the other, as gzip allows."""
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for piece in pieces:
        data = piece
        while data:
            if inflate.eof:
                inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
            try:
                yield inflate.decompress(data, CHUNK)
            except zlib.error as error:
                raise LheoError("archive gzip abîmée", raison="GZIP") from error
            data = inflate.unconsumed_tail or inflate.unused_data
    if not inflate.eof:
        raise LheoError("archive gzip incomplète", raison="GZIP")
