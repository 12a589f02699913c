"""No input does worse to the reader than a LheoError: ``python -m tests.proofs.lheo_ordures --min 100000``.

Each trial is bounded in time (2 s) and the whole run in memory (256 MB over what it began with).
"""

import random
import resource
import sys
import time
from collections.abc import Iterator

from lheo import LheoError, Version, check, read, read_document, write
from tests.lheo.hasard import Hasard
from tests.lheo.preuve import options, preuve

SECONDS = 2.0
MEMORY = 256 * 1024  # kB
PIECES = (
    b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?xml version='1.0' encoding='UTF-16'?>",
    b"<!DOCTYPE a []>", b"&#0;", b"&#xD800;", b"&amp;", b"&lol;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3",
    b"\xed\xa0\x80", b"</formation>", b"<formation>", b"<extra>", b"<a xmlns='x'>",
    b" xmlns:l='http://lheo.gouv.fr/2.3'", b"<l:formation/>", b"<a/>" * 500, b"<e>" * 300, b" a='" + b"x" * 70000,
    b"<!ENTITY a 'b'>", b"\x1f\x8b\x08", b"%%", b"0" * 20000,
)  # fmt: skip


def trials(seed: int) -> Iterator[str | None]:
    source = random.Random(seed)
    start = peak()
    corpus = [document(source) for _ in range(40)]
    while True:
        data = garbage(source) if source.random() < 0.1 else spoilt(source, source.choice(corpus))
        yield outcome(data, source.choice(READERS)) or grown(start)


def document(source: random.Random) -> bytes:
    version = source.choice(list(Version))
    formations = [Hasard(source, version, 0.1).element("formation") for _ in range(source.randint(1, 3))]
    return b"".join(write(formations, version))


def garbage(source: random.Random) -> bytes:
    return b"".join(source.choice((source.randbytes(20), source.choice(PIECES))) for _ in range(source.randint(0, 20)))


def spoilt(source: random.Random, data: bytes) -> bytes:
    """Cut, repeated, overwritten or seeded with pieces that hurt."""
    spoilt = bytearray(data)
    for _ in range(source.randint(1, 6)):
        start = source.randrange(len(spoilt) or 1)
        stop = min(len(spoilt), start + source.choice((1, 1, 2, 10, 100, 1000)))
        piece = source.choice((b"", source.randbytes(2), source.choice(PIECES), bytes(spoilt[start:stop]) * 2))
        spoilt[start : start if source.random() < 0.5 else stop] = piece
    return bytes(spoilt)


def outcome(data: bytes, reader: "Reader") -> str | None:
    """None when the input was read, or refused in the one way allowed."""
    started = time.monotonic()
    try:
        reader(data)
    except LheoError:
        pass
    except Exception as error:  # noqa: BLE001  # whatever comes out but a LheoError is what this proof looks for
        return f"{type(error).__name__}: {error} from {data[:300]!r}"
    seconds = time.monotonic() - started
    return f"{seconds:.1f} s on {data[:300]!r}" if seconds > SECONDS else None


def strict(data: bytes) -> None:
    for _ in read(data):
        pass


def tolerant(data: bytes) -> None:
    for _ in read(data, tolerant=True):
        pass


def checked(data: bytes) -> None:
    for _ in check(data):
        pass


def whole(data: bytes) -> None:
    read_document(data)


Reader = type(strict)
READERS = (strict, tolerant, checked, whole)


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def grown(start: int) -> str | None:
    return f"memory grew by {peak() - start} kB" if peak() - start > MEMORY else None


if __name__ == "__main__":
    chosen = options(100_000)
    sys.exit(preuve("lheo garbage", trials(chosen.seed), chosen.min, chosen.seed))
