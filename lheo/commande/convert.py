"""``convert``: the same document in the other edition, or set right in its own."""

import gzip
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from lheo import elements as m
from lheo.commande.entree import entree
from lheo.lecture import Reading, Repair, read, read_document
from lheo.lecture.flux import Flux
from lheo.passage import Changement, Report, downgrade
from lheo.rendu import write, write_document
from lheo.versions import Version

Tell = Callable[[Changement | Repair], None]


def convert(source: str, target: str, version: Version, tell: Tell, *, tolerant: bool = False) -> int:
    """Writes ``target``; tells each thing dropped, reduced or repaired. Returns how many formations were written.

    A ``lheo`` document streams; the other roots are held in memory.

    :raises LheoError: the source cannot be read.
    """
    with output(target) as file:
        chunks = entree(source)
        head = [piece for piece, _ in zip(chunks, range(1), strict=False)]
        if Flux([*head]).nom in ("lheo-index", "lheo-plus"):
            return _whole([*head, *chunks], file, version, tell)
        return _stream(_joined(head, chunks), file, version, tell, tolerant=tolerant)


def _stream(pieces: Iterable[bytes], file: BinaryIO, version: Version, tell: Tell, *, tolerant: bool) -> int:
    reading = read(pieces, tolerant=tolerant, on_repair=tell)
    passed = _Passage(reading, version, tell)
    file.writelines(write(passed, version, enveloppe=passed))
    return passed.count


class _Passage:
    """The formations of a reading in the edition asked for, and what stands around them."""

    def __init__(self, reading: Reading, version: Version, tell: Tell) -> None:
        self.reading = reading
        self.down = version == Version.V2_2 and reading.version == Version.V2_3
        self.tell = tell
        self.count = 0

    def __iter__(self) -> Iterator[m.Formation]:
        for formation in self.reading:
            self.count += 1
            yield self.passed(formation, f"/lheo/offres/formation[{self.count}]")

    def tete(self) -> m.Lheo:
        return self.passed(self.reading.tete(), "/lheo")

    def enveloppe(self) -> m.Lheo:
        whole = self.reading.enveloppe()
        return self.passed(whole, "/lheo") if isinstance(whole, m.Lheo) else m.Lheo()

    def passed(self, element: m.E, path: str) -> m.E:
        if not self.down:
            return element
        changed, report = downgrade(element)
        _tell(report, path, self.tell)
        return changed


def _whole(pieces: Iterable[bytes], file: BinaryIO, version: Version, tell: Tell) -> int:
    root, found = read_document(pieces)
    if version == Version.V2_2 and found == Version.V2_3:
        root, report = downgrade(root)
        _tell(report, f"/{root.NOM}", tell)
    file.write(write_document(root, version))
    return 0


def _tell(report: Report, path: str, tell: Tell) -> None:
    for change in report:
        inside = change.chemin.partition("/")[2].partition("/")[2]
        tell(Changement(change.code, f"{path}/{inside}", change.avant, change.apres, change.message))


def _joined(head: list[bytes], rest: Iterator[bytes]) -> Iterator[bytes]:
    yield from head
    yield from rest


@contextmanager
def output(target: str) -> Iterator[BinaryIO]:
    """Where to write: a file (gzip when so named), or ``-`` for standard output; nothing is left of a failure."""
    if target == "-":
        yield sys.stdout.buffer
        return
    path = Path(target)
    partial = path.with_name(path.name + ".partiel")
    try:
        with partial.open("wb") as file:
            if path.suffix == ".gz":
                with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                    yield packed  # type: ignore[misc]  # a GzipFile is written to like any file
            else:
                yield file
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
