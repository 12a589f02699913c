"""Signing in and out, and who is recognised at each request (F009; threats 4, 5, 7, 24)."""

import json
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from services.domain.errors import Unauthorized
from services.domain.rights import Principal, Role
from services.registration import wiring
from services.registration.app import authorize
from services.registration.model.compte import fingerprint
from tests.services.events import Answer, Context
from tests.services.faults import watched
from tests.services.registration.conftest import LOGIN, PASSWORD, Registration


def without_ids(answer: Answer) -> str:
    """The page but for what differs at each showing."""
    return re.sub(r'name="(demande|csrf)" value="[^"]*"', "", answer.body)


# ─── in ──────────────────────────────────────────────────────────────────────


def test_f009_one_signs_in_by_address_and_password_and_lands_on_the_dashboard(registration: Registration) -> None:
    registration.active()
    answer = registration.sign_in("AURELIE.Dougnac@ofeli.fr ")
    assert (answer.status, answer.location) == (303, "/tableau-de-bord")
    [cookie] = [value for value in answer.headers["set-cookie"] if value.startswith("__Host-session=")]
    assert cookie.endswith("; Path=/; Secure; HttpOnly; SameSite=Lax")


def test_the_carif_lands_on_its_console(registration: Registration) -> None:
    wiring.accounts().open_staff_account("Anne@carif.fr", "Martin", "Anne", Role.DOCUMENTALISTE, PASSWORD)
    answer = registration.sign_in("anne@carif.fr")
    assert answer.location == "/console"
    assert registration.authorize(cookie=registration.cookie(answer))["carif"] == "documentaliste"


def test_an_unknown_address_and_a_wrong_password_get_the_same_page(registration: Registration) -> None:
    registration.active()
    wrong = registration.sign_in(password="Faux-mot")
    unknown = registration.sign_in("personne@exemple.fr", "Faux-mot")
    assert wrong.status == unknown.status == 422
    assert without_ids(wrong).replace(LOGIN, "X") == without_ids(unknown).replace("personne@exemple.fr", "X")
    assert "L’adresse électronique ou le mot de passe est inexact." in wrong.text
    assert "set-cookie" not in wrong.headers


def test_they_take_the_same_calls(registration: Registration) -> None:
    registration.active()
    with watched() as wrong:
        registration.sign_in(password="Faux-mot")
    with watched() as unknown:
        registration.sign_in("personne@exemple.fr", "Faux-mot")
    assert list(wrong) == list(unknown)


def test_an_account_without_password_cannot_sign_in(registration: Registration) -> None:
    registration.accepted()
    assert registration.sign_in(password="").status == 422
    assert registration.sign_in().status == 422


@pytest.mark.parametrize("courriel", ["", "a b@exemple.fr", "x" * 300, "a@b\x00.fr", "é@exemple.fr"])
@pytest.mark.parametrize("password", ["", "x" * 5000])
def test_nonsense_is_refused_like_a_wrong_password(registration: Registration, courriel: str, password: str) -> None:
    answer = registration.sign_in(courriel, password)
    assert answer.status == 422
    assert "inexact" in answer.text


@pytest.mark.parametrize("courriel", [LOGIN, "personne@exemple.fr"])
def test_after_five_wrong_passwords_one_waits_longer_and_longer(registration: Registration, courriel: str) -> None:
    registration.active()
    for _ in range(5):
        assert "inexact" in registration.sign_in(courriel, "Faux-mot").text
    locked = registration.sign_in(courriel, PASSWORD)
    assert "Trop d’essais avec cette adresse" in locked.text
    assert "10 h 01" in locked.text.replace("\u00a0", " "), "the hour of Paris"
    waits = []
    for _ in range(6):
        before = registration.clock.at
        while "Trop d’essais" in registration.sign_in(courriel, "Faux-mot").text:
            registration.clock.at += timedelta(minutes=1)
        waits.append((registration.clock.at - before) / timedelta(minutes=1))
    assert waits == [1, 2, 4, 8, 15, 15]


def test_a_right_password_starts_the_count_anew(registration: Registration) -> None:
    registration.active()
    for _ in range(4):
        registration.sign_in(password="Faux-mot")
    assert registration.sign_in().status == 303
    for _ in range(4):
        registration.sign_in(password="Faux-mot")
    assert registration.sign_in().status == 303


def test_guesses_in_parallel_are_counted_one_by_one(
    registration: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    registration.active()
    store, inner = wiring.store(), list[Answer]()
    save = store.save_essais

    def meanwhile(*args: object, **more: object) -> None:
        """Before the first guess is counted, the same form comes again: both read the same count."""
        if not inner:
            inner.append(Answer(0, {}, ""))
            inner.append(registration.sign_in(password="Faux-mot", demande="la-meme"))
        save(*args, **more)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(store, "save_essais", meanwhile)
    answer = registration.sign_in(password="Faux-mot", demande="la-meme")
    assert "Une autre connexion est en cours" in answer.text
    assert "inexact" in inner[1].text


def test_signing_in_leads_to_the_very_page_that_was_asked_for_with_its_query(registration: Registration) -> None:
    registration.active()
    asked = registration.get("/structure", query={"structure": "1P", "q": "à voir & lire"})
    assert asked.location == "/connexion?suite=/structure%3Fstructure%3D1P%26q%3D%25C3%25A0%2Bvoir%2B%2526%2Blire"
    suite = parse_qs(urlsplit(asked.location).query)["suite"][0]
    shown = registration.get("/connexion", query={"suite": suite}).page.cssselect("input[name=suite]")[0].get("value")
    assert registration.sign_in(suite=shown or "").location == "/structure?structure=1P&q=%C3%A0+voir+%26+lire"


@pytest.mark.parametrize(
    ("suite", "to"),
    [
        ("/formations/12F?tri=date", "/formations/12F?tri=date"),
        ("https://mal.test/", "/tableau-de-bord"),
        ("//mal.test", "/tableau-de-bord"),
        ("/\\mal.test", "/tableau-de-bord"),
        ("/a\\b", "/tableau-de-bord"),
        ("/\tmal", "/tableau-de-bord"),
        ("/a\r\nSet-Cookie: x=y", "/tableau-de-bord"),
        ("javascript:alert(1)", "/tableau-de-bord"),
        ("", "/tableau-de-bord"),
        ("/" + "a" * 600, "/tableau-de-bord"),
    ],
)
def test_one_goes_on_to_a_page_of_ours_and_nowhere_else(registration: Registration, suite: str, to: str) -> None:
    registration.active()
    assert registration.sign_in(suite=suite).location == to


def test_the_page_keeps_where_one_wanted_to_go(registration: Registration) -> None:
    answer = registration.get("/connexion", query={"suite": "/formations"})
    assert answer.page.cssselect("input[name=suite]")[0].get("value") == "/formations"
    assert not registration.get("/connexion", query={"suite": "//mal.test"}).page.cssselect("input[name=suite]")
    assert "mot de passe est enregistré" in registration.get("/connexion", query={"enregistre": "oui"}).text


def test_each_sign_in_is_a_new_secret_and_the_former_one_of_the_browser_ends(registration: Registration) -> None:
    registration.active()
    first = registration.cookie(registration.sign_in())
    known = registration.authorize(cookie=first)
    who = Principal(known["sub"], known["nom"])
    form = {"courriel": LOGIN, "mot_de_passe": PASSWORD}
    answer = registration.post("/connexion", form, who=who, sign_in=known["sign_in"])
    assert registration.cookie(answer) != first
    assert registration.authorize(cookie=first)["sub"] == ""
    assert registration.authorize(cookie=registration.cookie(answer))["sub"] == known["sub"]


def test_only_the_fingerprint_of_a_sign_in_is_stored(registration: Registration) -> None:
    registration.active()
    secret = registration.cookie(registration.sign_in()).removeprefix("__Host-session=")
    rows = list(registration.table.scan("CONNEXION"))
    assert [row.pk for row in rows] == [f"CONNEXION#{fingerprint(secret)}"]
    assert secret not in str(rows)


# ─── out ─────────────────────────────────────────────────────────────────────


def test_signing_out_ends_it_here_and_at_once(registration: Registration) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    known = registration.authorize(cookie=cookie)
    who = Principal(known["sub"], known["nom"], {"1P": Role.OF_REFERENT})
    answer = registration.post("/deconnexion", {}, who=who, csrf=known["csrf"], sign_in=known["sign_in"])
    assert (answer.status, answer.location) == (303, "/")
    assert answer.header("clear-site-data") == '"cookies"'
    assert "Max-Age=0" in answer.header("set-cookie")
    assert registration.authorize(cookie=cookie)["sub"] == ""


def test_signing_out_needs_the_token_of_the_sign_in(registration: Registration) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    known = registration.authorize(cookie=cookie)
    who = Principal(known["sub"], known["nom"], {"1P": Role.OF_REFERENT})
    answer = registration.post("/deconnexion", {"csrf": "faux"}, who=who, csrf=known["csrf"], sign_in=known["sign_in"])
    assert answer.status == 403
    assert registration.authorize(cookie=cookie)["sub"]


def test_what_is_sent_without_being_signed_in_is_kept_to_be_sent_again(registration: Registration) -> None:
    answer = registration.post("/deconnexion", {})
    assert answer.status == 401
    assert [f.get("action") for f in answer.page.forms] == ["/deconnexion"], "without the stage of API Gateway"


# ─── at each request ─────────────────────────────────────────────────────────


def test_a_sign_in_ends_after_an_hour_of_silence(registration: Registration) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    registration.clock.at += timedelta(minutes=59)
    assert registration.authorize(cookie=cookie)["sub"]
    registration.clock.at += timedelta(minutes=59)
    assert registration.authorize(cookie=cookie)["sub"]
    registration.clock.at += timedelta(minutes=60)
    assert registration.authorize(cookie=cookie)["sub"] == ""


def test_a_sign_in_ends_after_twelve_hours_whatever_happens(registration: Registration) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    for _ in range(23):
        registration.clock.at += timedelta(minutes=30)
        assert registration.authorize(cookie=cookie)["sub"]
    registration.clock.at += timedelta(minutes=30)
    assert registration.authorize(cookie=cookie)["sub"] == ""


def test_the_last_visit_is_written_once_in_five_minutes(registration: Registration) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    registration.clock.at += timedelta(minutes=4)
    with watched() as calls:
        registration.authorize(cookie=cookie)
    assert list(calls) == ["GetItem", "GetItem"]
    registration.clock.at += timedelta(minutes=1)
    with watched() as calls:
        registration.authorize(cookie=cookie)
    assert list(calls) == ["GetItem", "GetItem", "TransactWriteItems"]
    with watched() as calls:
        registration.authorize(cookie=cookie)
    assert list(calls) == ["GetItem", "GetItem"]


def test_rights_are_those_of_this_moment(registration: Registration) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    id = registration.ask(siret="43256884800027", numero_activite="24370253537")
    registration.send(id)
    registration.hear(registration.approved(id))
    assert json.loads(registration.authorize(cookie=cookie)["structures"]) == {
        "1P": "of_referent",
        "2P": "of_referent",
    }


@pytest.mark.parametrize(
    ("headers", "sub", "partenaire"),
    [
        ({}, "", ""),
        ({"Cookie": ""}, "", ""),
        ({"Cookie": "autre=1; encore=2"}, "", ""),
        ({"Cookie": "__Host-session="}, "", ""),
        ({"Cookie": "__Host-session=inconnu"}, "", ""),
        ({"Cookie": '__Host-session="'}, "", ""),
        ({"Authorization": "Basic YTpi"}, "", ""),
        ({"Authorization": "Bearer cle-de-test"}, "partenaire:intercarif", "intercarif"),
        ({"authorization": "bearer  cle-de-test "}, "partenaire:intercarif", "intercarif"),
        (
            {"Authorization": "Bearer cle-de-test", "Cookie": "__Host-session=inconnu"},
            "partenaire:intercarif",
            "intercarif",
        ),
    ],
)
def test_whoever_shows_nothing_valid_is_nobody_and_a_key_is_a_partner(
    registration: Registration, headers: dict[str, str], sub: str, partenaire: str
) -> None:
    wiring.accounts().give_key("intercarif", "Intercarif", "cle-de-test")
    found = registration.authorize(**headers)
    assert (found["sub"], found["partenaire"], found["carif"], found["structures"]) == (sub, partenaire, "", "{}")


@pytest.mark.parametrize("key", ["Bearer", "Bearer ", "Bearer fausse", "bearer cle-de-tesT"])
def test_a_wrong_key_is_told_so_in_the_word_that_api_gateway_understands(registration: Registration, key: str) -> None:
    wiring.accounts().give_key("intercarif", "Intercarif", "cle-de-test")
    with pytest.raises(Exception, match=r"^Unauthorized$") as told:
        registration.authorize(authorization=key)
    assert type(told.value) is Exception
    assert not isinstance(told.value, Unauthorized)


def test_the_policy_covers_the_stage_and_nothing_is_remembered_of_the_secret(registration: Registration) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    arn = "arn:aws:execute-api:eu-west-3:000000000000:api/prod/POST/formations"
    answer = authorize({"methodArn": arn, "headers": {"cookie": cookie}}, Context())
    [statement] = answer["policyDocument"]["Statement"]
    assert statement["Resource"] == "arn:aws:execute-api:eu-west-3:000000000000:api/prod/*"
    assert all(isinstance(value, str) for value in answer["context"].values())
    assert cookie.removeprefix("__Host-session=") not in json.dumps(answer)


# ─── keys and staff ──────────────────────────────────────────────────────────


def test_a_key_is_shown_once_and_kept_as_a_fingerprint(registration: Registration) -> None:
    key = wiring.accounts().give_key("france-travail", "France Travail")
    assert len(key) >= 43
    assert key not in str(list(registration.table.scan("CLE")))
    assert registration.authorize(authorization=f"Bearer {key}")["partenaire"] == "france-travail"
    assert wiring.accounts().give_key("france-travail", "France Travail", key) == key


def test_staff_without_password_get_a_link(registration: Registration) -> None:
    wiring.accounts().open_staff_account("chef@carif.fr", "Petit", "Léa", Role.SUPERVISEUR)
    assert registration.mails()[-1]["To"] == "chef@carif.fr"
    assert registration.choose(registration.link()).status == 303
    answer = registration.sign_in("chef@carif.fr")
    assert registration.authorize(cookie=registration.cookie(answer))["carif"] == "superviseur"


def test_opening_a_staff_account_twice_is_one_account(registration: Registration) -> None:
    first = wiring.accounts().open_staff_account("chef@carif.fr", "Petit", "Léa", Role.DOCUMENTALISTE, PASSWORD)
    second = wiring.accounts().open_staff_account("chef@carif.fr", "Petit", "Léa", Role.SUPERVISEUR, PASSWORD)
    assert first.sub == second.sub
    assert second.carif is Role.SUPERVISEUR
