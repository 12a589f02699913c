"""Every file of the table gets its verdict, and no file whatever makes the examination fall or run away."""

import contextlib
import random
import re
import time
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.registration import wiring
from services.registration.model.document import Defaut
from services.registration.model.examen import examine
from services.shared.confined import Exhausted, confined
from tests.pdf import HEADER, PDF, assembled, document
from tests.services.registration.documents_cases import CASES

_SECONDS = 2.0
_TOKENS = (
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b"obj",
    b"endobj",
    b"stream\n",
    b"/Kids",
    b"/Prev 0",
    b"0 R",
    b"%%EOF",
    b"\0",
)
_SOUND = [content for content, defaut in CASES.values() if defaut is None and len(content) < 20_000]


@pytest.mark.parametrize("name", list(CASES))
def test_threat_12_each_file_gets_its_verdict(name: str) -> None:
    content, defaut = CASES[name]
    verdict = examine(content)
    assert verdict.code == (f"DEMANDE.DOCUMENT.{defaut.name}" if defaut else "")
    assert (verdict.pages > 0) == (defaut is None)
    assert len(content) <= 1_000_000, "what is heavier is never opened"


def test_the_table_has_forty_bad_files_and_every_fault() -> None:
    faults = [defaut for _, defaut in CASES.values() if defaut]
    assert len(faults) >= 40
    assert set(faults) == set(Defaut) - {Defaut.VIDE}, "an empty file is refused by its weight"


@pytest.mark.parametrize("defaut", list(Defaut))
def test_each_refusal_says_what_to_do(defaut: Defaut) -> None:
    assert re.search(r" : .*(?:choisissez|envoyez)", defaut.value)


def test_what_pypdf_says_of_a_file_does_not_reach_the_log(caplog: pytest.LogCaptureFixture) -> None:
    for content, _ in CASES.values():
        examine(content)
    assert [record for record in caplog.records if record.name.startswith("pypdf")] == []


# ─── anything at all ─────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Spoilt:
    """A sound file in which some places were cut, repeated, overwritten or seeded."""

    content: bytes

    @staticmethod
    def of(seed: int) -> "Spoilt":
        source = random.Random(seed)
        content = bytearray(source.choice(_SOUND))
        for _ in range(source.randint(1, 8)):
            start = source.randrange(len(HEADER), len(content))
            stop = min(len(content), start + source.choice((0, 1, 4, 40)))
            seeded = source.choice((b"", source.randbytes(3), source.choice(_TOKENS), bytes(content[start:stop]) * 3))
            content[start:stop] = seeded
        return Spoilt(bytes(content) + source.choice((b"", b"\n%%EOF\n")))


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_a_spoilt_file_gets_a_verdict_in_time(seed: int) -> None:
    before = time.process_time()
    verdict = examine(Spoilt.of(seed).content)
    assert bool(verdict.code) != (verdict.pages > 0)
    assert time.process_time() - before < _SECONDS


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_between_the_marks_get_a_verdict(inside: bytes) -> None:
    before = time.process_time()
    examine(HEADER + inside + b"\n%%EOF\n")
    assert time.process_time() - before < _SECONDS


# Each as heavy as a file may be: what costs is what an attacker would send
_HEAVY = {
    "arrays never closed": document(others={1000: b"[" * 990_000}),
    "dictionaries never closed": document(others={1000: b"<<" * 490_000}),
    "strings never closed": document(others={1000: b"(" * 990_000}),
    "many objects": assembled({1: b"<</Type/Catalog/Pages 2 0 R>>", **dict.fromkeys(range(2, 20000), b"0")}),
    "objects without a table": HEADER + b"1 0 obj<<>>endobj\n" * 55_000 + b"trailer<</Root 1 0 R>>\n%%EOF\n",
    "tables that point back": PDF.replace(b"/Root", b"/Prev %d/Root" % PDF.index(b"xref\n0 1"), 1),
    "names": document(others={1000: b"[" + b"/A#41" * 190_000 + b"]"}),
    "numbers": document(others={1000: b"[" + b"1 " * 490_000 + b"]"}),
    "ends": PDF + b"%%EOF\n" * 160_000,
    "starts": PDF + b"startxref\n0\n%%EOF\n" * 50_000,
    "slashes": HEADER + b"/" * 990_000 + b"\n%%EOF\n",
    "escapes": HEADER + b"#41" * 330_000 + b"\n%%EOF\n",
    "blanks": HEADER + b" " * 990_000 + b"\n%%EOF\n",
    "comments": HEADER + b"%\n" * 490_000 + b"%%EOF\n",
}


@pytest.mark.parametrize("name", list(_HEAVY))
def test_a_file_made_to_cost_gets_a_verdict_or_is_given_up_in_time(name: str) -> None:
    content = _HEAVY[name]
    assert len(content) <= 1_050_000
    before = time.monotonic()
    with contextlib.suppress(Exhausted):
        confined(examine, content, seconds=2, megabytes=384)
    assert time.monotonic() - before < 5


@pytest.mark.parametrize("name", [name for name, (_, defaut) in CASES.items() if defaut is None])
def test_a_sound_file_is_accepted_within_the_limits_that_the_service_sets(name: str, cloud: None) -> None:
    assert wiring.documents().examine(CASES[name][0]).pages > 0


# ─── the last resort ─────────────────────────────────────────────────────────


def _endless(_: int) -> int:
    while True:
        pass


def _greedy(megabytes: int) -> int:
    return len(b"x" * megabytes * 1_000_000)


def _raises(_: int) -> int:
    raise SystemExit


def _twice(number: int) -> int:
    return 2 * number


def test_confined_work_gives_its_answer() -> None:
    assert confined(_twice, 21, seconds=5, megabytes=100) == 42


@pytest.mark.parametrize(("work", "given"), [(_endless, 0), (_raises, 0)])
def test_confined_work_that_never_answers_is_ended(work: object, given: int) -> None:
    before = time.monotonic()
    with pytest.raises(Exhausted):
        confined(work, given, seconds=1, megabytes=100)  # type: ignore[arg-type]
    assert time.monotonic() - before < 4


def test_confined_work_gets_no_more_memory_than_it_was_given(capfd: pytest.CaptureFixture[str]) -> None:
    assert confined(_greedy, 50, seconds=5, megabytes=200) == 50_000_000
    with pytest.raises(Exhausted):
        confined(_greedy, 2_000, seconds=5, megabytes=200)
    capfd.readouterr()
