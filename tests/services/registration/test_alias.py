"""DOKELIO's identifiers beside the address (D020, D021, K10)."""

import re

import pytest

from services.domain.rights import Role
from services.registration import wiring
from services.registration.model.compte import alias_base
from tests.services.events import Answer
from tests.services.faults import watched
from tests.services.registration.conftest import PASSWORD, Registration

ANNE = "f.durant@exemple.fr"
LONG_PASSWORD = "Un-mot-assez-long-1"


def without_ids(answer: Answer) -> str:
    return re.sub(r'name="(demande|csrf)" value="[^"]*"', "", answer.body)


@pytest.fixture
def fdurant(registration: Registration) -> Registration:
    """An account of somebody called Françoise Durant."""
    registration.pool.minimum = 8
    wiring.accounts().open_staff_account(ANNE, "Durant", "Françoise", Role.DOCUMENTALISTE, PASSWORD)
    return registration


@pytest.mark.parametrize(
    ("prenom", "nom", "base"),
    [
        ("Françoise", "Durant", "fdurant"),
        ("Éloïse", "De La Tour-d’Auvergne", "edelatourdauvergne"),
        ("", "Durant", "durant"),
        ("Ngozi", "Łuczak", "nuczak"),
        ("Юлия", "Иванова", "compte"),
        ("A", "b" * 80, "a" + "b" * 39),
    ],
)
def test_d020_the_identifier_begins_with_the_first_letter_and_the_surname(prenom: str, nom: str, base: str) -> None:
    assert alias_base(prenom, nom) == base


@pytest.mark.profil("dokelio")
@pytest.mark.parametrize("typed", ["fdurant1", " FDurant1 ", ANNE])
def test_d020_one_signs_in_by_the_identifier_or_the_address(fdurant: Registration, typed: str) -> None:
    assert fdurant.sign_in(typed).location == "/console"


@pytest.mark.profil("dokelio")
def test_d020_two_of_one_name_have_two_identifiers(fdurant: Registration) -> None:
    other = wiring.accounts().open_staff_account("fd@exemple.fr", "Durant", "Fabien", Role.SUPERVISEUR, LONG_PASSWORD)
    assert other.alias == "fdurant2"
    assert fdurant.sign_in("fdurant2", LONG_PASSWORD).location == "/console"
    assert fdurant.sign_in("fdurant1", LONG_PASSWORD).status == 422


@pytest.mark.profil("dokelio")
def test_d020_an_unknown_identifier_and_a_wrong_password_are_the_same_page_and_the_same_calls(
    fdurant: Registration,
) -> None:
    with watched() as wrong_calls:
        wrong = fdurant.sign_in("fdurant1", "Faux-mot")
    with watched() as unknown_calls:
        unknown = fdurant.sign_in("xdurant7", "Faux-mot")
    assert wrong.status == unknown.status == 422
    assert without_ids(wrong).replace("fdurant1", "X") == without_ids(unknown).replace("xdurant7", "X")
    assert list(wrong_calls) == list(unknown_calls)


@pytest.mark.profil("dokelio")
def test_guesses_by_identifier_and_by_address_are_counted_together(fdurant: Registration) -> None:
    for typed in ("fdurant1", ANNE, "fdurant1", ANNE, "fdurant1"):
        assert "inexact" in fdurant.sign_in(typed, "Faux-mot").text
    assert "Trop d’essais" in fdurant.sign_in(ANNE).text


def test_d020_elsewhere_there_is_no_identifier(fdurant: Registration) -> None:
    compte = wiring.accounts().open_staff_account(ANNE, "Durant", "Françoise", Role.DOCUMENTALISTE)
    assert compte.alias == ""
    assert fdurant.sign_in("fdurant1").status == 422
    assert "Adresse électronique" in fdurant.get("/connexion").text
    assert not fdurant.get("/mot-de-passe-oublie").page.cssselect("[name=identifiant]")


@pytest.mark.profil("dokelio")
@pytest.mark.parametrize(("identifiant", "sent"), [("fdurant1", 1), ("fdurant2", 0), ("personne9", 0)])
def test_d021_a_link_goes_out_for_the_identifier_and_the_address_together(
    fdurant: Registration, identifiant: str, sent: int
) -> None:
    before = len(fdurant.mails())
    answer = fdurant.post("/mot-de-passe-oublie", {"courriel": ANNE, "identifiant": identifiant})
    fdurant.deliver()
    assert answer.status == 200
    assert "Si un compte existe" in answer.text
    assert len(fdurant.mails()) - before == sent


@pytest.mark.profil("dokelio")
def test_d021_both_are_asked_for(fdurant: Registration) -> None:
    answer = fdurant.post("/mot-de-passe-oublie", {"courriel": "", "identifiant": ""})
    assert answer.status == 422
    assert [a.get("href") for a in answer.page.cssselect(".govuk-error-summary a")] == ["#c-identifiant", "#c-courriel"]


@pytest.mark.profil("dokelio")
def test_d005_the_mail_tells_the_identifier(registration: Registration) -> None:
    wiring.accounts().open_staff_account("jean.petit@exemple.fr", "Petit", "Jean", Role.DOCUMENTALISTE)
    part = registration.mails()[-1].get_body(("plain",))
    assert part is not None
    assert "Votre identifiant : jpetit1" in part.get_content().replace("\u00a0", " ").replace("\u202f", " ")
