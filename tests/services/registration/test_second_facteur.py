"""The second factor of the Carif's people: asked for, enrolled, counted, lost (CNIL, passwords, 2022)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from services.domain.errors import NotFound
from services.domain.rights import Role
from services.registration import wiring
from services.shared import settings
from tests.services.events import Answer
from tests.services.registration.conftest import LOGIN, PASSWORD, Registration
from tests.services.registration.pool import CODE, NEXT_CODE, SECRET

ANNE = "anne.martin@carif.example"
Give = Callable[..., Answer]


@pytest.fixture
def demanded(registration: Registration, monkeypatch: pytest.MonkeyPatch) -> Registration:
    """As it is deployed: no member of the Carif signs in by a password alone."""
    monkeypatch.setenv("SECOND_FACTOR", "exige")
    settings.settings.cache_clear()
    wiring.sign_ins.cache_clear()
    wiring.accounts().open_staff_account(ANNE, "Martin", "Anne", Role.DOCUMENTALISTE, PASSWORD)
    return registration


def hidden(answer: Answer, name: str) -> str:
    field = answer.page.find(f".//input[@name='{name}']")
    assert field is not None
    return field.get("value") or ""


def give(registration: Registration, page: Answer, code: str) -> Answer:
    return registration.post("/connexion/code", {"attente": hidden(page, "attente"), "code": code})


def test_the_demand_stands_unless_an_installation_says_otherwise() -> None:
    assert settings.Settings().second_factor == "exige"


def test_a_password_alone_opens_nothing_to_the_carif(demanded: Registration) -> None:
    answer = demanded.sign_in(ANNE)
    assert answer.status == 200
    assert not any("__Host-session" in cookie for cookie in answer.headers.get("set-cookie", []))
    assert SECRET in answer.text
    assert answer.page.find(".//main//svg") is not None


def test_the_first_code_enrols_and_signs_in(demanded: Registration) -> None:
    answer = give(demanded, demanded.sign_in(ANNE), "123 456")
    assert (answer.status, answer.location) == (303, "/console")
    assert demanded.authorize(cookie=demanded.cookie(answer))["carif"] == "documentaliste"


def test_once_enrolled_the_secret_is_never_shown_again(demanded: Registration) -> None:
    give(demanded, demanded.sign_in(ANNE), CODE)
    again = demanded.sign_in(ANNE)
    assert SECRET not in again.text
    demanded.pool.code = NEXT_CODE
    assert give(demanded, again, NEXT_CODE).status == 303


def test_threat_4_a_wrong_code_is_refused_and_counted(demanded: Registration) -> None:
    give(demanded, demanded.sign_in(ANNE), CODE)
    page = demanded.sign_in(ANNE)
    for _ in range(5):
        page = give(demanded, page, "000000")
        assert page.status == 422
        assert "inexact" in page.text
    locked = give(demanded, page, CODE)
    assert locked.status == 422
    [link] = locked.page.cssselect(".govuk-error-summary a")
    assert link.text_content().startswith("Trop d’essais de code : réessayez après")
    assert "mot de passe" not in link.text_content(), "another password unlocks no code"
    assert locked.page.cssselect(str(link.get("href"))), link.get("href")


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345a", "１２３４５６", "²²²²²²"])
def test_a_code_has_six_digits(demanded: Registration, code: str) -> None:
    answer = give(demanded, demanded.sign_in(ANNE), code)
    assert answer.status == 422
    assert "6 chiffres" in answer.text


def test_the_code_comes_within_three_minutes(demanded: Registration) -> None:
    page = demanded.sign_in(ANNE)
    demanded.clock.at += timedelta(minutes=3)
    answer = give(demanded, page, CODE)
    assert answer.status == 422
    assert "connectez-vous de nouveau" in answer.text


def test_a_code_serves_once(demanded: Registration) -> None:
    page = demanded.sign_in(ANNE)
    assert give(demanded, page, CODE).status == 303
    assert give(demanded, page, CODE).status == 422


def test_a_code_that_opened_a_sign_in_opens_no_other_one_while_the_pool_would_take_it(demanded: Registration) -> None:
    give(demanded, demanded.sign_in(ANNE), CODE)
    demanded.clock.at += timedelta(minutes=2, seconds=59)
    replayed = give(demanded, demanded.sign_in(ANNE), CODE)
    assert replayed.status == 422
    assert "a déjà servi" in replayed.text
    assert [form.get("action") for form in replayed.page.forms] == ["/connexion"], "the wait is used up: begin anew"
    demanded.clock.at += timedelta(seconds=1)
    assert give(demanded, demanded.sign_in(ANNE), CODE).status == 303, "by chance the same code, much later"


def test_an_invented_wait_opens_nothing(demanded: Registration) -> None:
    answer = demanded.post("/connexion/code", {"attente": "inventée", "code": CODE})
    assert answer.status == 422
    assert "set-cookie" not in answer.headers or "__Host-session" not in str(answer.headers["set-cookie"])


def test_an_organisation_is_not_asked(demanded: Registration) -> None:
    demanded.active()
    assert demanded.sign_in().location == "/tableau-de-bord"


def test_whoever_joins_the_carif_has_no_sign_in_left_that_a_password_alone_had_opened(demanded: Registration) -> None:
    demanded.active()
    cookie = demanded.cookie(demanded.sign_in())
    wiring.accounts().open_staff_account(LOGIN, "Dougnac", "Aurélie", Role.SUPERVISEUR)
    found = demanded.authorize(cookie=cookie)
    assert (found["sub"], found["carif"]) == ("", "")
    assert SECRET in demanded.sign_in().text


def test_who_lost_the_telephone_enrols_anew_and_is_signed_out_everywhere(demanded: Registration) -> None:
    signed = give(demanded, demanded.sign_in(ANNE), CODE)
    wiring.accounts().forget_second_factor(ANNE)
    assert not demanded.authorize(cookie=demanded.cookie(signed))["sub"]
    assert SECRET in demanded.sign_in(ANNE).text
    with pytest.raises(NotFound):
        wiring.accounts().forget_second_factor("personne@carif.example")
