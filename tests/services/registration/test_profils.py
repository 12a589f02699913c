"""The public face of each Carif-Oref: its name, its words, its desks, its password rule."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from referentiels.carifs import each
from services.registration import wiring
from services.registration.app import people
from services.registration.model.compte import address_fingerprint
from services.shared.settings import profil
from services.shared.table import Table
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import LOGIN, TYPED, Registration
from tests.services.registration.organismes import DANS_LA_REGION, accepted

LONG_PASSWORD = "Un-mot-assez-long-1"
CODES = ("dokelio", "midi-pyrenees", "occitanie", "ofeli")
EACH = [pytest.param(code, marks=pytest.mark.profil(code)) for code in CODES]


def look(resource: str) -> Answer:
    return Answer.of(people(event("GET", resource), Context()))


@pytest.mark.parametrize("code", EACH)
@pytest.mark.parametrize("page", ["/", "/aide", "/inscription", "/connexion", "/mot-de-passe-oublie"])
def test_every_public_page_bears_the_name_and_the_colours_of_its_carif(
    tables: Callable[[str], Table], code: str, page: str
) -> None:
    tables("registration")
    answer = look(page)
    assert answer.status == 200
    assert profil().nom in answer.text
    assert f"/static/profil-{code}." in answer.body
    assert f"/static/logo-{code}." in answer.body


@pytest.mark.parametrize("code", EACH)
def test_d024_m005_f020_the_help_page_tells_whom_to_ask(tables: Callable[[str], Table], code: str) -> None:
    tables("registration")
    answer, contact = look("/aide"), profil().contact
    wanted = [bureau.courriel for bureau in contact.bureaux] or [contact.courriel]
    assert [a.get("href") for a in answer.page.findall(".//main//a") if "mailto:" in (a.get("href") or "")] == [
        f"mailto:{courriel}" for courriel in wanted
    ]
    for bureau in contact.bureaux:
        assert bureau.nom in answer.text
    for telephone in contact.telephones:
        assert telephone.replace(" ", "\u00a0") in answer.body


@pytest.mark.parametrize("code", EACH)
def test_d007_f002_o001_the_home_page_says_what_its_carif_asks_of_an_organisation_from_outside(
    tables: Callable[[str], Table], code: str
) -> None:
    tables("registration")
    text = look("/").text
    assert ("une convention de formation qui indique un lieu" in text) is (code in {"dokelio", "ofeli"})
    assert ("le lieu de formation qui compte" in text) is (code == "occitanie")
    assert ("Vous pouvez aussi demander un compte" in text) is (code == "midi-pyrenees")


@pytest.mark.parametrize("code", EACH)
def test_d002_f001_an_activity_in_the_region_is_certified_where_the_region_counts(
    registration: Registration, code: str
) -> None:
    asked = registration.get("/inscription").page.cssselect("form [name=activite]")
    assert bool(asked) is (code != "midi-pyrenees")
    refused = registration.post("/inscription", {**TYPED, "activite": ""})
    assert refused.status == (303 if code == "midi-pyrenees" else 422)


@pytest.mark.parametrize("code", EACH)
def test_f003_the_home_page_leads_to_the_carif_of_each_other_region(tables: Callable[[str], Table], code: str) -> None:
    tables("registration")
    [link] = look("/").page.xpath("//main//a[contains(., 'Carif-Oref')]/@href")
    listed = look(link).page.xpath("//main//a/@href")
    assert {f"mailto:{carif.courriel}" for carif in each() if carif.courriel} < set(listed)
    assert {carif.site for carif in each()} < set(listed), "whoever has no site leads to the map"


@pytest.mark.profil("dokelio")
def test_d024_dokelio_is_reached_at_three_desks_and_by_one_telephone(tables: Callable[[str], Table]) -> None:
    tables("registration")
    page = look("/aide").page
    assert len(page.xpath("//main//a[starts-with(@href, 'mailto:')]")) == 3
    assert page.xpath("//main//a[starts-with(@href, 'tel:')]/@href") == ["tel:0153855385"]


@pytest.mark.profil("dokelio")
def test_d025_the_home_page_says_why_one_should_be_there(tables: Callable[[str], Table]) -> None:
    tables("registration")
    text = look("/").text
    for argument in ("Officiel", "Régional", "Exhaustif", "Visible", "Lisible", "Contactez-nous", "gratuitement"):
        assert argument in text


@pytest.mark.parametrize("code", EACH)
def test_k10_one_signs_in_by_address_and_one_person_has_several_structures(
    registration: Registration, code: str
) -> None:
    registration.choose(registration.accepted(**DANS_LA_REGION[code]), LONG_PASSWORD)
    accepted(registration, code, siret="73282932000074", raison_sociale="Organisme nouveau")
    assert registration.sign_in(LOGIN, LONG_PASSWORD).location == "/tableau-de-bord"
    compte = wiring.store().compte_of(address_fingerprint(LOGIN))
    assert compte is not None
    assert len(compte.structures) == 2


@pytest.mark.parametrize("code", EACH)
def test_k11_a_mail_brings_a_link_of_24_hours_that_serves_once_and_never_a_password(
    registration: Registration, code: str
) -> None:
    jeton = registration.accepted(**DANS_LA_REGION[code])
    for but, password in (("activation", LONG_PASSWORD), ("mot-de-passe", "Un-autre-mot-2")):
        mail = registration.mails()[-1].get_body(("plain",))
        assert mail is not None
        assert "24\u00a0heures" in mail.get_content()
        assert LONG_PASSWORD not in mail.get_content()
        registration.clock.at += timedelta(hours=24, seconds=-1)
        assert registration.choose(jeton, password, but=but, demande=but).status == 303
        assert registration.choose(jeton, password, but=but, demande=f"{but} encore").status == 410
        jeton = lost(registration, code)
    registration.clock.at += timedelta(hours=24)
    assert registration.choose(jeton, "Encore-un-mot-3", but="mot-de-passe").status == 410


def lost(registration: Registration, code: str) -> str:
    """The secret of the link that somebody gets who lost the password."""
    alias = {"identifiant": "adougnac1"} if code == "dokelio" else {}
    registration.post("/mot-de-passe-oublie", {"courriel": LOGIN, **alias})
    registration.deliver()
    return registration.link()


@pytest.mark.profil("dokelio")
def test_d142_a_structure_of_dokelio_is_numbered_of(registration: Registration) -> None:
    id = registration.ask()  # from another region, so its agreement is due (D007)
    registration.joined(id)
    registration.send(id, "oui")
    assert registration.demande(id).structure.numero == "OF_0000000001"
