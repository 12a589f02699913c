"""The list of organisations comes at night, is weighed, and answers by day; a bad one never takes its place."""

import csv
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit

import pytest

from referentiels.registres.appel import Appel, stream_by_urllib
from referentiels.registres.fichier import ECHANTILLONS, sample_declarations
from referentiels.registres.importation import BAISSE_MAX, PLANCHER, Importation, ImportRefuse, lines_of
from referentiels.registres.liste_importee import PERIMEE, POINTEUR, RELECTURE, DeclarationsImportees, last_parution
from referentiels.registres.liste_of import CERTIFICATIONS, COLONNES, FormatInconnu, online_name
from referentiels.registres.modele import Source, Verdict
from referentiels.registres.tiroirs import look
from tests.referentiels.test_sources import answer, stub

LISTE = (ECHANTILLONS / "liste-publique-of.csv").read_bytes()
LINES = LISTE.count(b"\n") - 1


class Cupboard:
    """A shelf in memory, that counts how often it is read, and may be unable to give one file."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.reads: list[str] = []
        self.broken = ""

    def find(self, key: str, *, max_bytes: int, start: int = 0) -> bytes | None:
        self.reads.append(key)
        if key == self.broken:
            raise OSError("SlowDown")
        return self.files[key][start : start + max_bytes] if key in self.files else None

    def write(self, key: str, chunks: Iterable[bytes], content_type: str) -> str:
        self.files[key] = b"".join(chunks)
        return sha256(self.files[key]).hexdigest()

    def put(self, key: str, content: bytes, content_type: str) -> None:
        self.files[key] = content


class Night:
    """One night after another: what the service sends, and what lies on the shelf afterwards."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 1, 10, tzinfo=UTC)
        self.shelf = Cupboard()
        self.asked: list[tuple[str, Mapping[str, str]]] = []

    def clock(self) -> datetime:
        return self.now

    def comes(self, *pieces: bytes | Exception, plancher: int = 1, malgre_la_baisse: bool = False) -> int:
        """The service sends these; the number of declarations now in use."""

        def download(
            url: str, headers: Mapping[str, str], timeout: float, duree_max: float, taille_max: int
        ) -> Iterator[bytes]:
            self.asked.append((url, headers))
            for piece in pieces:
                if isinstance(piece, Exception):
                    raise piece
                yield piece

        appel = Appel("contact@carif.example", self.clock, download=download)
        return Importation(appel, self.shelf, plancher=plancher).run(malgre_la_baisse=malgre_la_baisse).lignes

    def by_day(self) -> DeclarationsImportees:
        return DeclarationsImportees(self.shelf, self.clock)


@pytest.fixture
def night() -> Night:
    return Night()


def many(number: int) -> bytes:
    """A list of so many organisations, under the names of the live service."""
    target = io.StringIO()
    names = [online_name(column) for column in (*COLONNES.values(), *CERTIFICATIONS)]
    writer = csv.DictWriter(target, names, delimiter=";")
    writer.writeheader()
    for rank in range(number):
        writer.writerow({"numerodeclarationactivite": f"2445{rank:05}45", "siren": f"{rank:09}", "denomination": "X"})
    return target.getvalue().encode()


def test_the_list_brought_at_night_answers_by_day_what_the_whole_file_would_answer(night: Night) -> None:
    assert night.comes(LISTE[:700], LISTE[700:]) == LINES
    by_day, sample = night.by_day(), sample_declarations(night.clock)
    for numero in ("24370369337", "24180002318", "76 31 00077 31", "2445P012345", "24999999999", "abc"):
        there, here = by_day.by_numero_activite(numero), sample.by_numero_activite(numero)
        assert (there.verdict, there.valeur) == (here.verdict, here.valeur), numero
    for siren in ("218600765", "000000083", "732829320", "x"):
        assert by_day.by_siren(siren).valeur == sample.by_siren(siren).valeur, siren


def test_an_answer_is_dated_from_the_night_and_hands_over_its_evidence(night: Night) -> None:
    night.comes(LISTE)
    read_at, night.now = night.now, night.now + timedelta(hours=9)
    constat = night.by_day().by_numero_activite("24370369337")
    assert (constat.source, constat.lu_le) == (Source.LISTE_OF, read_at)
    assert json.loads(constat.brut or b"")["numero_activite"] == "24370369337"
    assert constat.empreinte == sha256(constat.brut or b"").hexdigest()


def test_an_absence_names_the_list_that_was_looked_through(night: Night) -> None:
    night.comes(LISTE)
    parution = last_parution(night.shelf)
    assert parution is not None
    for constat in (night.by_day().by_numero_activite("24999999999"), night.by_day().by_siren("732829320")):
        assert constat.verdict is Verdict.INCONNU
        said = json.loads(constat.brut or b"")
        assert said["absent"] in {"24999999999", "732829320"}
        assert (said["cle"], said["empreinte"], said["lignes"]) == (parution.cle, parution.empreinte, LINES)
        assert constat.empreinte == sha256(constat.brut or b"").hexdigest()


def test_only_the_columns_that_are_read_are_asked_for_with_our_contact(night: Night) -> None:
    night.comes(LISTE)
    ((url, headers),) = night.asked
    assert url.startswith("https://dgefp.opendatasoft.com/")
    assert "numerodeclarationactivite,numerosdeclarationactiviteprecedent" in parse_qs(urlsplit(url).query)["select"][0]
    assert "contact@carif.example" in headers["User-Agent"]


def test_one_question_costs_one_small_read_and_the_pointer_is_read_again_after_ten_minutes(night: Night) -> None:
    night.comes(many(2000))
    by_day = night.by_day()
    for rank in range(20):
        assert by_day.by_numero_activite(f"2445{rank:05}45").verdict is Verdict.TROUVE
    assert night.shelf.reads.count(POINTEUR) == 2
    assert len(night.shelf.reads) == 2 + 20
    night.now += RELECTURE
    night.comes(many(2100))
    assert by_day.by_numero_activite("24450205045").verdict is Verdict.TROUVE


def kept(night: Night, *pieces: bytes | Exception, said: str, plancher: int = 1) -> None:
    """The list that comes is refused for that reason, and the former one answers as before."""
    before = dict(night.shelf.files)
    night.now += timedelta(days=1)
    with pytest.raises(ImportRefuse, match=said):
        night.comes(*pieces, plancher=plancher)
    assert night.shelf.files == before
    assert night.by_day().by_siren("000000000").verdict is Verdict.INCONNU
    assert night.by_day().by_numero_activite("24450000145").verdict is Verdict.TROUVE


def test_a_list_that_shrank_by_more_than_five_in_a_hundred_is_refused(night: Night) -> None:
    night.comes(many(1000))
    kept(night, many(int(1000 * (1 - BAISSE_MAX)) - 1), said="949 declarations, after 1000")
    assert night.comes(many(950)) == 950


def test_a_drop_that_an_operator_has_looked_into_is_accepted(night: Night) -> None:
    night.comes(many(1000))
    assert night.comes(many(500), malgre_la_baisse=True) == 500
    with pytest.raises(ImportRefuse):
        night.comes(many(100), plancher=200, malgre_la_baisse=True)


def test_a_first_list_that_is_too_small_to_be_the_country_is_refused(night: Night) -> None:
    assert PLANCHER == 50_000
    with pytest.raises(ImportRefuse, match="a list has 50000 at least"):
        night.comes(many(1000), plancher=PLANCHER)
    assert night.shelf.files == {}
    assert night.by_day().by_numero_activite("24450000145").verdict is Verdict.NON_VERIFIE


def test_a_list_with_too_many_unreadable_lines_is_refused(night: Night) -> None:
    night.comes(many(1000))
    masked = b"[ND];;[ND];[ND];[ND];;;;;;;;;\n"
    kept(night, many(1000) + masked * 11, said="11 lines of 1011 cannot be read")
    assert night.comes(many(1000), masked * 10) == 1000


TROP = "téléchargement a échoué"


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ([TimeoutError()], TROP),
        ([many(1000), ConnectionResetError()], TROP),
        ([many(1000), HTTPException("answer too large")], TROP),
        ([HTTPError("https://x", 429, "Too Many Requests", {}, None)], TROP),  # type: ignore[arg-type]
        ([HTTPError("https://x", 500, "", {}, None)], TROP),  # type: ignore[arg-type]
        ([HTTPError("https://x", 302, "", {}, None)], TROP),  # type: ignore[arg-type]
        ([], "columns missing"),
        ([b""], "columns missing"),
        ([b"<!DOCTYPE html><title>Maintenance</title>\n"], "columns missing"),
        ([b'{"total_count": 1, "results": [{'], "columns missing"),
        ([many(1000).replace(b"siren;", b"sirene;", 1)], "columns missing from the list: siren"),
        ([many(1000)[:700]], "declarations: a list has 10 at least"),
        ([many(1000).replace(b";X;", ";É;".encode("cp1252"))], "line "),
        ([many(3), b"x" * 1_000_001], "a line without end"),
        ([many(1), b'"' + b"x" * 200_000 + b'"\n'], "field larger"),
    ],
    ids=["time-out", "cut", "huge", "429", "500", "redirect", "nothing", "empty", "html", "json", "column", "truncated",
         "encoding", "endless", "field"],
)  # fmt: skip
def test_a_bad_night_leaves_the_former_list_in_use(night: Night, pieces: list[bytes | Exception], said: str) -> None:
    night.comes(many(1000))
    kept(night, *pieces, said=said, plancher=10)


def spoil(edit: Callable[[bytes], bytes], key: str) -> Callable[[Night], None]:
    def act(night: Night) -> None:
        chosen = POINTEUR if key == "pointer" else next(k for k in night.shelf.files if k != POINTEUR)
        night.shelf.files[chosen] = edit(night.shelf.files[chosen])

    return act


@pytest.mark.parametrize(
    "damage",
    [
        spoil(lambda _: b"", "pointer"),
        spoil(lambda _: b"{}", "pointer"),
        spoil(lambda content: content[:-40], "pointer"),
        spoil(lambda content: content.replace(b'"bornes":[0,', b'"bornes":['), "pointer"),
        spoil(lambda _: b"", "file"),
        spoil(lambda content: content[::-1], "file"),
        spoil(lambda content: b"x" + content, "file"),
        lambda night: night.shelf.files.pop(next(k for k in night.shelf.files if k != POINTEUR)),
    ],
)
def test_a_list_that_was_damaged_is_not_verified_and_never_an_error(
    night: Night, damage: Callable[[Night], None]
) -> None:
    night.comes(LISTE)
    damage(night)
    assert night.by_day().by_numero_activite("24370369337").verdict is Verdict.NON_VERIFIE
    assert night.by_day().by_siren("218600765").verdict is Verdict.NON_VERIFIE


@pytest.mark.parametrize("unreadable", ["pointer", "file"])
def test_a_shelf_that_cannot_be_read_is_not_verified_and_never_an_error(night: Night, unreadable: str) -> None:
    night.comes(LISTE)
    night.shelf.broken = POINTEUR if unreadable == "pointer" else next(k for k in night.shelf.files if k != POINTEUR)
    by_day = night.by_day()
    constat = by_day.by_numero_activite("24370369337")
    assert (constat.verdict, constat.motif) == (Verdict.NON_VERIFIE, "la liste importée n’a pas pu être lue")
    night.shelf.broken = ""
    assert by_day.by_numero_activite("24370369337").verdict is Verdict.TROUVE


def test_a_list_that_nobody_renewed_for_a_week_answers_no_more(night: Night) -> None:
    night.comes(LISTE)
    night.now += PERIMEE
    constat = night.by_day().by_numero_activite("24370369337")
    assert (constat.verdict, constat.motif) == (Verdict.NON_VERIFIE, "la liste importée est trop ancienne")


def test_what_is_no_number_is_unknown_without_a_look_at_the_list(night: Night) -> None:
    assert night.by_day().by_numero_activite("12").verdict is Verdict.INCONNU
    assert night.by_day().by_siren("218600766").verdict is Verdict.INCONNU
    assert night.shelf.reads == []


def test_the_pointer_says_what_is_in_use(night: Night) -> None:
    night.comes(LISTE)
    parution = last_parution(night.shelf)
    assert parution is not None
    assert (parution.cle, parution.lignes, parution.rejetees) == ("liste-of/2026-11-20T011000.tiroirs", LINES, 0)
    assert parution.empreinte == sha256(night.shelf.files[parution.cle]).hexdigest()
    assert parution.bornes[-1] == len(night.shelf.files[parution.cle])


def test_a_drawer_that_would_fill_the_memory_is_given_up(night: Night) -> None:
    with pytest.raises(ValueError, match="larger"):
        look(zlib.compress(b"x" * 10_000), "x", taille_max=5_000)


def test_lines_are_put_together_from_pieces_cut_anywhere() -> None:
    text = "é;1\nœuvre;2\nfin"
    pieces = [bytes([byte]) for byte in text.encode()]
    assert list(lines_of(pieces)) == ["é;1\n", "œuvre;2\n", "fin"]
    with pytest.raises(FormatInconnu):
        list(lines_of([b"x" * 600_000, b"x" * 600_000]))


def test_by_wire_a_file_comes_in_pieces_and_is_given_up_when_cut_too_large_or_moved() -> None:
    with stub(answer(200, b"x" * 200_000)) as base:
        assert b"".join(stream_by_urllib(base, {}, 3, 3, 200_000)) == b"x" * 200_000
        with pytest.raises(HTTPException, match="large"):
            list(stream_by_urllib(base, {}, 3, 3, 100_000))
        with pytest.raises(TimeoutError):
            list(stream_by_urllib(base, {}, 3, -1, 200_000))
    with stub(answer(200, b"x", Content_Length="9")) as base, pytest.raises(HTTPException, match="cut"):
        list(stream_by_urllib(base, {}, 3, 3, 100))
    for status in (302, 429, 500):
        with (
            stub(answer(status, b"", Location="http://127.0.0.1:1/")) as base,
            pytest.raises(OSError, match=str(status)),
        ):
            list(stream_by_urllib(base, {}, 3, 3, 100))
