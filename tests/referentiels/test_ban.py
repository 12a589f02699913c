"""The search of addresses through its true contract: what is asked, what is understood, and what happens otherwise."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referentiels.registres.appel import Appel, Reponse
from referentiels.registres.ban import REPONSE_MAX, SAISIE_MAX, Ban, bare
from referentiels.registres.fichier import ECHANTILLONS, sample_adresses
from referentiels.registres.modele import AdresseTrouvee, Constat, Source, Verdict
from tests.muets import AdressesMuettes

SAMPLE = (ECHANTILLONS / "ban.json").read_bytes()
TYPED = "10 rue Saint-Étienne, Orléans"


def clock() -> datetime:
    return datetime(2026, 11, 20, 9, tzinfo=UTC)


def ask(
    *answers: Reponse | Exception, texte: str = TYPED, code_insee: str | None = None
) -> tuple[Constat[tuple[AdresseTrouvee, ...]], list[str]]:
    """The answer, and the addresses that were called."""
    left, asked, waited = list(answers), list[str](), list[float]()

    def fetch(url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
        asked.append(url)
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if len(answer.body) > taille_max:
            raise HTTPException("answer too large")
        return answer

    return Ban(Appel("contact@carif.example", clock, fetch, waited.append)).search(texte, code_insee), asked


def test_f057_a_position_is_asked_for_as_such_and_answered_by_the_addresses_around_it() -> None:
    asked = list[str]()

    def fetch(url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
        asked.append(url)
        return Reponse(200, SAMPLE)

    constat = Ban(Appel("contact@carif.example", clock, fetch)).near("47.90250", "1.90900")
    assert urlsplit(asked[0]).path == "/geocodage/reverse"
    assert question(asked[0]) == {"lon": ["1.90900"], "lat": ["47.90250"], "limit": ["8"]}
    assert constat.trouve is not None
    assert constat.trouve[0].voie == "10 Rue Saint-Étienne"


def test_f057_the_sample_knows_what_is_near_and_nothing_far_away() -> None:
    trouvees = sample_adresses(clock).near("47.90249", "1.90861").trouve
    assert trouvees is not None
    assert trouvees[0].libelle == "10 Rue Saint-Étienne 45000 Orléans"
    assert sample_adresses(clock).near("-21.1", "55.5").verdict is Verdict.INCONNU
    assert AdressesMuettes(clock).near("47.9", "1.9").verdict is Verdict.NON_VERIFIE


def changed(**proprietes: Any) -> Reponse:
    reponse = json.loads(SAMPLE)
    reponse["features"][0]["properties"].update(proprietes)
    return Reponse(200, json.dumps(reponse).encode())


def question(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_f056_an_address_comes_with_its_codes_and_its_position() -> None:
    constat, asked = ask(Reponse(200, SAMPLE))
    assert constat.trouve is not None
    premiere = constat.trouve[0]
    assert (premiere.voie, premiere.code_postal, premiere.commune) == ("10 Rue Saint-Étienne", "45000", "Orléans")
    assert (premiere.code_insee, premiere.departement, premiere.region) == ("45234", "45", "24")
    assert (premiere.latitude, premiere.longitude) == ("47.902500", "1.908600")
    assert premiere.precise
    assert constat.source is Source.BAN
    assert asked[0].startswith("https://data.geopf.fr/geocodage/search?")
    assert question(asked[0]) == {"q": [TYPED], "limit": ["8"], "autocomplete": ["0"]}


def test_f056_a_street_without_number_is_not_precise_and_a_town_has_no_street() -> None:
    lues = {a.libelle: a for a in sample_adresses(clock).search("orleans").trouve or ()}
    assert not lues["Rue Saint-Étienne 45000 Orléans"].precise
    assert lues["Orléans"].voie == ""


def test_the_search_can_stay_within_one_commune() -> None:
    assert question(ask(Reponse(200, SAMPLE), code_insee="2A004")[1][0])["citycode"] == ["2A004"]
    assert "citycode" not in question(ask(Reponse(200, SAMPLE), code_insee="45' or 1")[1][0])


def test_no_more_than_eight_addresses_are_shown_whatever_comes() -> None:
    assert len(ask(Reponse(200, SAMPLE))[0].trouve or ()) == 8


@pytest.mark.parametrize("texte", ["", "  ", "ru", "--!?", "\x00\x00\x00\x00", "«»’…"])
def test_too_little_to_search_is_never_sent(texte: str) -> None:
    constat, asked = ask(texte=texte)
    assert (constat.verdict, asked) == (Verdict.INCONNU, [])


def test_what_is_sent_is_one_line_that_begins_with_a_letter_or_digit_and_is_not_too_long() -> None:
    assert bare("  , 10 rue\r\nX\tde\x00 la Paix ") == "10 rue X de la Paix"
    assert len(question(ask(Reponse(200, SAMPLE), texte="é" * 10_000)[1][0])["q"][0]) == SAISIE_MAX


def test_an_address_that_the_base_does_not_know_is_unknown() -> None:
    assert ask(Reponse(200, b'{"type":"FeatureCollection","features":[]}'))[0].verdict is Verdict.INCONNU


@pytest.mark.parametrize(
    "answers",
    [
        [Reponse(429, b"", {"retry-after": "5"})],
        [Reponse(500, b""), Reponse(500, b"")],
        [TimeoutError(), TimeoutError()],
        [ConnectionResetError(), HTTPException("cut")],
        [Reponse(400, b'{"code":400}')],
        [Reponse(301, b"", {"location": "https://ailleurs.example/"})],
        [Reponse(200, SAMPLE[:700])],
        [Reponse(200, b"<!DOCTYPE html><title>Maintenance</title>")],
        [Reponse(200, b'{"features":[' + b" " * REPONSE_MAX + b"]}")] * 2,
        [Reponse(200, b"[" * 90_000)],
        [Reponse(200, b"[]")],
        [changed(citycode=None)],
        [changed(score=9)],
        [Reponse(200, SAMPLE.replace(b"47.9025", b"947.9025"))],
        [Reponse(200, SAMPLE.replace(b"47.9025", b"NaN"))],
    ],
    ids=["429", "500", "time-out", "cut", "400", "redirect", "truncated", "html", "huge", "deep", "list", "no-code",
         "score", "off-the-earth", "nan"],
)  # fmt: skip
def test_f057_a_base_that_fails_is_not_verified_and_never_repeats_what_was_typed(
    answers: list[Reponse | Exception],
) -> None:
    constat, _ = ask(*answers)
    assert constat.verdict is Verdict.NON_VERIFIE
    assert constat.motif
    assert "Étienne" not in f"{constat!r}{constat.model_dump_json()}"


def test_the_raw_answer_is_neither_printed_nor_written_with_the_rest() -> None:
    constat, _ = ask(Reponse(200, SAMPLE))
    assert constat.brut == SAMPLE
    assert "FeatureCollection" not in f"{constat!r}{constat.model_dump_json()}{constat.model_dump()}"


def test_the_sample_finds_an_address_by_its_words_in_any_spelling() -> None:
    trouvees = sample_adresses(clock).search("10 RUE SAINT ETIENNE orleans").trouve
    assert trouvees is not None
    assert [a.libelle for a in trouvees] == ["10 Rue Saint-Étienne 45000 Orléans"]
    assert sample_adresses(clock).search("rue", "45285").verdict is Verdict.TROUVE
    assert sample_adresses(clock).search("rue", "99999").verdict is Verdict.INCONNU
    assert sample_adresses(clock).search("").verdict is Verdict.INCONNU


def test_without_a_base_nothing_is_verified() -> None:
    assert AdressesMuettes(clock).search(TYPED).verdict is Verdict.NON_VERIFIE


@given(st.text(max_size=300), st.text(max_size=10))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_whatever_is_typed_is_asked_or_unknown(texte: str, code_insee: str) -> None:
    constat, asked = ask(Reponse(200, SAMPLE), texte=texte, code_insee=code_insee)
    assert constat.verdict in {Verdict.TROUVE, Verdict.INCONNU}
    assert all(url.isascii() and "\n" not in url for url in asked)
