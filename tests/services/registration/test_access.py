"""One-time links: what opens a password, once, for a day, for one person (F007, F008, D021, K11; threats 6 and 7)."""

from datetime import timedelta

import pytest

from services.registration import wiring
from tests.services.events import Answer
from tests.services.faults import watched
from tests.services.registration.conftest import LOGIN, PASSWORD, Registration


def look(registration: Registration, jeton: str, but: str = "activation") -> Answer:
    return registration.get(f"/{but}/{{jeton}}", params={"jeton": jeton})


def ask(registration: Registration, courriel: str = LOGIN) -> Answer:
    return registration.post("/mot-de-passe-oublie", {"courriel": courriel})


def test_looking_at_a_link_ten_times_does_not_use_it_up(registration: Registration) -> None:
    jeton = registration.accepted()
    for _ in range(10):
        answer = look(registration, jeton)
        assert answer.status == 200
        assert answer.header("referrer-policy") == "no-referrer"
        assert answer.header("cache-control") == "no-store"
    assert registration.choose(jeton).status == 303


def test_a_link_serves_once(registration: Registration) -> None:
    jeton = registration.accepted()
    assert registration.choose(jeton).status == 303
    for answer in (registration.choose(jeton, "Autre-mot", demande="encore"), look(registration, jeton)):
        assert answer.status == 410
        assert "Ce lien n’est plus valable" in answer.text
        assert [f.get("action") for f in answer.page.forms] == ["/mot-de-passe-oublie"]
        assert answer.header("referrer-policy") == "no-referrer"
    assert registration.pool.users[LOGIN]["password"] == PASSWORD


def test_f007_a_link_lives_24_hours(registration: Registration) -> None:
    jeton = registration.accepted()
    registration.clock.at += timedelta(hours=24, seconds=-1)
    assert look(registration, jeton).status == 200
    registration.clock.at += timedelta(seconds=1)
    assert look(registration, jeton).status == 410
    assert registration.choose(jeton).status == 410
    assert registration.pool.users[LOGIN]["password"] == ""


def test_a_link_serves_only_what_it_was_made_for(registration: Registration) -> None:
    jeton = registration.accepted()
    assert look(registration, jeton, "mot-de-passe").status == 410
    assert registration.choose(jeton, but="mot-de-passe").status == 410
    assert look(registration, "inconnu").status == 410


def test_only_the_fingerprint_of_a_link_is_stored(registration: Registration) -> None:
    jeton = registration.accepted()
    assert len(jeton) >= 43, "32 bytes take 43 characters of base64"
    everything = str([item for prefix in ("LIEN", "COMPTE", "DEMANDE") for item in registration.table.scan(prefix)])
    assert jeton not in everything
    assert "LIEN#" in everything


@pytest.mark.parametrize(
    ("password", "again", "field", "said"),
    [
        ("Court-1", "Court-1", "mot_de_passe", "au moins 8 caractères"),
        ("minuscules-seules", "minuscules-seules", "mot_de_passe", "une lettre majuscule"),
        ("SansSpecial1", "SansSpecial1", "mot_de_passe", "un caractère spécial"),
        ("Aurelie.Dougnac-1", "Aurelie.Dougnac-1", "mot_de_passe", "votre adresse électronique"),
        ("Valide-ok" * 20, "Valide-ok" * 20, "mot_de_passe", "128 caractères au plus"),
        ("Valide-ok", "Valide-ko", "confirmation", "les deux saisies sont différentes"),
        ("", "", "mot_de_passe", "au moins 8 caractères"),
    ],
)
def test_f008_a_password_that_will_not_do_is_refused_and_the_link_stays(
    registration: Registration, password: str, again: str, field: str, said: str
) -> None:
    jeton = registration.accepted()
    form = {"mot_de_passe": password, "confirmation": again}
    answer = registration.post("/activation/{jeton}", form, params={"jeton": jeton})
    assert answer.status == 422
    links = [(a.get("href"), a.text_content()) for a in answer.page.cssselect(".govuk-error-summary__list a")]
    assert [href for href, text in links if said in text] == [f"#c-{field}"]
    assert not [i for i in answer.page.cssselect("input[type=password]") if i.get("value")]
    assert registration.choose(jeton).status == 303


def test_a_password_that_the_pool_refuses_leaves_the_link_free(registration: Registration) -> None:
    jeton = registration.accepted()
    registration.pool.minimum = 12
    assert registration.choose(jeton, demande="un").status == 422
    assert registration.choose(jeton, "Valide-ok-long", demande="deux").status == 303


def test_two_forms_on_one_link_have_one_winner(registration: Registration, monkeypatch: pytest.MonkeyPatch) -> None:
    jeton = registration.accepted()
    pool, answers = wiring.pool(), list[Answer]()
    set_password = type(pool).set_password

    def meanwhile(courriel: str, password: str) -> None:
        """While the first form is at work, a second one comes."""
        if not answers:
            answers.append(registration.choose(jeton, "Second-mot", demande="second"))
        set_password(pool, courriel, password)

    monkeypatch.setattr(pool, "set_password", meanwhile)
    assert registration.choose(jeton, "Premier-mot", demande="premier").status == 303
    assert answers[0].status == 422
    assert "vient d’être utilisé" in answers[0].text
    assert registration.pool.users[LOGIN]["password"] == "Premier-mot"


def test_a_new_password_ends_the_other_links_and_every_sign_in(registration: Registration) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    ask(registration)
    registration.deliver()
    first = registration.link()
    ask(registration)
    registration.deliver()
    second = registration.link()
    assert first != second
    assert registration.authorize(cookie=cookie)["sub"]
    assert registration.choose(second, "Nouveau-mot", but="mot-de-passe").status == 303
    assert look(registration, first, "mot-de-passe").status == 410
    assert registration.authorize(cookie=cookie)["sub"] == ""
    assert registration.sign_in(password=PASSWORD).status == 422
    assert registration.sign_in(password="Nouveau-mot").status == 303


def test_a_lost_password_gets_the_same_answer_whoever_asks(registration: Registration) -> None:
    registration.active()
    registration.deliver()
    known, unknown = ask(registration), ask(registration, "personne@exemple.fr")
    assert known.status == unknown.status == 200
    assert known.text == unknown.text
    assert "Si un compte existe pour cette adresse" in known.text
    before = len(registration.mails())
    registration.deliver()
    assert len(registration.mails()) == before + 1
    mail = registration.mails()[-1]
    assert mail["To"] == LOGIN
    assert mail["Subject"] == "Choisir un nouveau mot de passe"
    assert "/mot-de-passe/" in mail.get_body(("html",)).get_content()  # type: ignore[union-attr]


def test_a_lost_password_takes_the_same_calls_whoever_asks(registration: Registration) -> None:
    registration.active()
    with watched() as known:
        ask(registration)
    with watched() as unknown:
        ask(registration, "personne@exemple.fr")
    assert list(known) == list(unknown)


def test_an_invited_person_who_lost_the_link_gets_another_activation(registration: Registration) -> None:
    registration.accepted()
    registration.clock.at += timedelta(days=3)
    ask(registration)
    registration.deliver()
    assert registration.mails()[-1]["Subject"] == "Votre compte OFeli"
    assert registration.choose(registration.link()).status == 303


def test_asking_without_end_sends_no_mail_without_end(registration: Registration) -> None:
    registration.active()
    registration.deliver()
    before = len(registration.mails())
    answers = {ask(registration).text for _ in range(12)}
    registration.deliver()
    assert len(answers) == 1
    assert len(registration.mails()) - before == 5


@pytest.mark.parametrize("typed", ["", "pas une adresse", "x" * 200 + "@exemple.fr"])
def test_what_is_no_address_is_said(registration: Registration, typed: str) -> None:
    answer = ask(registration, typed)
    assert answer.status == 422
    assert answer.page.cssselect("a[href='#c-courriel']")
