"""The public face of each Carif-Oref: its name, its words, its desks, its password rule."""

from collections.abc import Callable

import pytest

from referentiels.carifs import each
from services.registration.app import people
from services.shared.settings import profil
from services.shared.table import Table
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import Registration

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


@pytest.mark.profil("dokelio")
def test_d142_a_structure_of_dokelio_is_numbered_of(registration: Registration) -> None:
    id = registration.ask()  # from another region, so its agreement is due (D007)
    registration.joined(id)
    registration.send(id, "oui")
    assert registration.demande(id).structure.numero == "OF_0000000001"
