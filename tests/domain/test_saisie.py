"""What people type, and what is made of it."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain import saisie
from services.domain.errors import Violation

DAY = date(2027, 9, 2)


def refused(value: Any, code: str) -> bool:
    return isinstance(value, Violation) and value.code == code and value.champs == ("champ",)


@pytest.mark.parametrize(
    "typed",
    ["2/9/27", "020927", "2027-09-02", "02/09/2027", "02092027", "20270902", " 2.9.2027 ", "2 septembre 2027",
     "2 sept. 2027", "02-09-27"],
)  # fmt: skip
def test_a_date_is_read_as_the_french_write_it(typed: str):
    assert saisie.read_date(typed, "champ") == DAY


def test_the_first_of_the_month_may_be_written_1er():
    assert saisie.read_date("1er août 2027", "champ") == date(2027, 8, 1)


@pytest.mark.parametrize(
    "typed", ["31/02/2027", "2/13/27", "12", "demain", "02/09", "0/1/2027", "02/09/20277", "02/09/1027"]
)
def test_a_date_that_cannot_be_is_told(typed: str):
    assert refused(saisie.read_date(typed, "champ"), "SAISIE.DATE.ILLISIBLE")


@pytest.mark.parametrize(
    "read", [saisie.read_date, saisie.read_integer, saisie.read_price, saisie.read_boolean, saisie.read_time]
)
def test_nothing_typed_is_no_answer_and_no_fault(read: Any):
    assert read("  \u00a0 ", "champ") is None


def test_two_digits_of_a_year_mean_this_century_until_seventy():
    assert saisie.read_date("1/1/69", "champ") == date(2069, 1, 1)
    assert saisie.read_date("1/1/70", "champ") == date(1970, 1, 1)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_date_shown_and_typed_again_is_the_same(day: date):
    assert saisie.read_date(saisie.show_date(day), "champ") == day


@pytest.mark.parametrize(
    ("typed", "read"), [("1 300", 1300), ("1\u202f300", 1300), ("35 h", 35), ("2 ans", 2), ("0", 0), ("007", 7)]
)
def test_a_whole_number_may_have_spaces_and_a_unit(typed: str, read: int):
    assert saisie.read_integer(typed, "champ") == read


@pytest.mark.parametrize("typed", ["35,5", "-1", "100000", "9" * 5000, "trente", "²", "1e3"])
def test_what_is_no_whole_number_is_told(typed: str):
    assert refused(saisie.read_integer(typed, "champ"), "SAISIE.NOMBRE.ILLISIBLE")


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1250", "1250"), ("1 250,5 €", "1250.50"), ("1250.50", "1250.50"), ("1.250,50", "1250.50"), ("0012", "12"),
     ("Gratuit", "0"), ("0,00", "0.00"), ("12 euros TTC", "12"), ("9999999,99", "9999999.99")],
)  # fmt: skip
def test_a_price_takes_comma_or_point_and_gives_what_lheo_wants(typed: str, read: str):
    assert saisie.read_price(typed, "champ") == read


@pytest.mark.parametrize("typed", ["1.250", "-3", "12,345", "douze", "12;50", "1 250 €/mois"])
def test_an_ambiguous_price_is_told_rather_than_guessed(typed: str):
    assert refused(saisie.read_price(typed, "champ"), "SAISIE.PRIX.ILLISIBLE")


def test_a_price_never_outgrows_its_ten_characters():
    assert refused(saisie.read_price("12345678901", "champ"), "SAISIE.PRIX.TROP_GRAND")


@given(st.integers(0, 999_999_999))
def test_a_price_shown_and_typed_again_is_the_same(cents: int):
    price = f"{cents // 100}.{cents % 100:02d}"
    assert saisie.read_price(saisie.show_price(price), "champ") == price


@pytest.mark.parametrize(("typed", "read"), [("oui", True), ("Non", False), ("O", True), ("0", False), ("on", True)])
def test_yes_and_no(typed: str, read: bool):
    assert saisie.read_boolean(typed, "champ") is read


def test_perhaps_is_no_answer():
    assert refused(saisie.read_boolean("peut-être", "champ"), "SAISIE.OUI_NON.ILLISIBLE")


@pytest.mark.parametrize(
    ("typed", "read"),
    [("14:15", time(14, 15)), ("14h15", time(14, 15)), ("9h", time(9)), ("0915", time(9, 15)), ("9 h 05", time(9, 5)),
     ("23:59", time(23, 59)), ("0h", time(0))],
)  # fmt: skip
def test_a_time_of_day(typed: str, read: time):
    assert saisie.read_time(typed, "champ") == read


@pytest.mark.parametrize("typed", ["24h", "9:60", "midi", "12345", ":15"])
def test_a_time_that_cannot_be_is_told(typed: str):
    assert refused(saisie.read_time(typed, "champ"), "SAISIE.HEURE.ILLISIBLE")


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_time_shown_and_typed_again_is_the_same(moment: time):
    assert saisie.read_time(saisie.show_time(moment), "champ") == moment


@given(st.booleans())
def test_an_answer_shown_and_typed_again_is_the_same(answer: bool):
    assert saisie.read_boolean(saisie.show_boolean(answer), "champ") is answer


@given(st.integers(0, 99_999))
def test_a_number_shown_and_typed_again_is_the_same(number: int):
    assert saisie.read_integer(saisie.show_integer(number), "champ") == number


def test_what_is_unknown_is_shown_as_an_empty_field():
    shown = {saisie.show_date(None), saisie.show_integer(None), saisie.show_boolean(None), saisie.show_time(None)}
    assert shown == {""}


def test_a_text_far_too_long_is_told_and_not_cut():
    assert refused(saisie.read_text("a" * 20_001, "champ"), "SAISIE.TEXTE.TROP_LONG")
    assert refused(saisie.read_line("a" * 20_001, "champ"), "SAISIE.TEXTE.TROP_LONG")
    assert saisie.read_text("a" * 20_000, "champ") == "a" * 20_000


def test_a_line_has_no_line_end():
    assert saisie.read_line(" BTS\n assurance ", "champ") == "BTS assurance"


@given(st.text(max_size=30))
def test_no_reader_ever_raises(typed: str):
    for read in (saisie.read_date, saisie.read_integer, saisie.read_price, saisie.read_boolean, saisie.read_time,
                 saisie.read_text, saisie.read_line):  # fmt: skip
        read(typed, "champ")
