"""A feed of any size is written in the same memory."""

import gc
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from services.export.model import Imprimeur, Publication, Revision
from services.export.use_cases import Exports
from services.shared.clock import FixedClock
from tests.builders import a_formation, a_session, a_structure, the_profil
from tests.services.export.conftest import NOW


def a_document() -> str:
    """One publication as the table holds it, its number left open."""
    formation = a_formation(numero="NUMERO", contenu="Gestion.", sessions=(a_session(numero="NUMERO"),))
    revision = Revision(version=1, publiee_le=NOW, formation=formation)
    return Publication(numero="NUMERO", structure=formation.structure, actuelle=revision).model_dump_json()


class Endless:
    """A store that makes its publications as they are read, so that only the export's own memory is measured."""

    def __init__(self, size: int) -> None:
        self.size, self.document = size, a_document()

    def publications(self) -> Iterator[tuple[str, bytes]]:
        for n in range(self.size):
            if n % 50 == 0:
                gc.collect()  # what is measured is what is held, not what waits for the collector
            yield f"{n}F", self.document.replace("NUMERO", f"{n}F").encode()

    def structure(self, numero: str) -> Any:
        return a_structure(numero=numero)

    def nothing(self, *_: Any, **__: Any) -> None:
        return None

    execution = dernier = save_execution = offer = nothing


class Nowhere:
    """A bucket that lets everything through and keeps nothing."""

    size = 0

    def write(self, key: str, chunks: Iterator[bytes], content_type: str) -> str:
        self.size = sum(len(chunk) for chunk in chunks)
        return ""

    def put(self, key: str, content: bytes, content_type: str) -> None: ...

    def stat(self, key: str) -> object: ...

    def link(self, key: str, *, filename: str, minutes: int) -> str: ...  # type: ignore[empty-body]  # never asked


def peak(size: int) -> int:
    """Bytes that the export of so many publications holds at its worst moment."""
    exports = Exports(Endless(size), Nowhere(), FixedClock(NOW), the_profil(), Imprimeur(the_profil()))  # type: ignore[arg-type]  # what a run needs of a store
    tracemalloc.start()
    try:
        execution = exports.write("intercarif", datetime(2027, 1, 1, tzinfo=UTC))
        assert execution is not None
        assert execution.formations == size
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_between_a_hundred_and_a_thousand_publications() -> None:
    peak(10)  # what is loaded once: the schema, the generated writers
    hundred, thousand = peak(100), peak(1_000)
    assert thousand <= 1.25 * hundred, f"{hundred} bytes for 100, {thousand} for 1,000"
