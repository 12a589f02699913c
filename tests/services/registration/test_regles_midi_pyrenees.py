"""What the guide of Midi-Pyrénées says of entering one's record and of help, under its profile."""

import pytest

from services.shared.page.templates import MANIFEST, STATIC
from services.shared.settings import profil
from tests.services.registration.conftest import LOGIN, TYPED, Registration
from tests.services.registration.organismes import DANS_LA_REGION, accepted, read
from tests.services.registration.test_inscription import errors

pytestmark = pytest.mark.profil("midi-pyrenees")
TOULOUSE = DANS_LA_REGION["midi-pyrenees"]


def test_m001_the_reference_that_support_asks_for_stands_at_the_head_of_the_record(registration: Registration) -> None:
    numero, laure = accepted(registration, "midi-pyrenees")
    assert numero == "1"
    for tab in ("", "/coordonnees", "/complement", "/historique"):
        head = read(registration, laure, tab).page.cssselect(".titre-page")[0].text_content()
        assert "Référence 1" in head


@pytest.mark.parametrize("page", ["/aide", "/mot-de-passe-oublie"])
def test_m001_whoever_asks_for_help_is_asked_for_the_reference(registration: Registration, page: str) -> None:
    main = registration.get(page).page.cssselect("main")[0].text_content()
    assert "la référence de votre structure" in main
    assert "affichée en haut de sa fiche" in main


def test_m001_k11_what_opens_the_account_comes_by_mail_to_the_address_that_was_given(
    registration: Registration,
) -> None:
    assert registration.accepted(**TOULOUSE)
    assert registration.mails()[-1]["to"] == LOGIN


def test_m002_a_mandatory_field_is_marked_helped_and_counted(registration: Registration) -> None:
    numero, laure = accepted(registration, "midi-pyrenees")
    page = registration.get("/inscription").page
    [label] = page.xpath("//label[@for='c-siret']")
    assert "libelle-obligatoire" in label.get("class")
    assert "*" in label.text_content()
    assert "(obligatoire)" in label.text_content()
    assert page.get_element_by_id("c-siret").get("aria-describedby") == "c-siret-indice"
    asked = {"who": laure, "params": {"onglet": "complement"}, "query": {"structure": numero}}
    form = registration.get("/structure/modifier/{onglet}", **asked).page
    [counted] = form.cssselect("[data-module=govuk-character-count]")
    limit = counted.get("data-maxlength")
    assert limit.isdigit()
    info = counted.cssselect(".govuk-character-count__message")[0]
    assert "caractères maximum" in info.text_content()
    assert info.get("id") in counted.cssselect("textarea")[0].get("aria-describedby")


def test_m002_a_counter_stands_right_of_each_text_field(registration: Registration) -> None:
    numero, laure = accepted(registration, "midi-pyrenees")
    place = registration.get(
        "/structure/lieux/{lieu}", who=laure, params={"lieu": "nouveau"}, query={"structure": numero}
    )
    for form, least in ((registration.get("/inscription"), 3), (place, 6)):
        texts = form.page.xpath(
            "//main//input[@type='text' or @type='email'][@maxlength][not(contains(@class,'nombre'))]"
        )
        assert len(texts) >= least
        for field in texts:
            counter = field.getnext()
            assert counter.get("data-compteur") == field.get("id")
            assert counter.get("data-max") == field.get("maxlength")
            assert counter.text_content() == f"{field.get('maxlength')} caractères au plus"


def test_m002_its_sheet_shows_counters_and_writes_mandatory_names_in_red() -> None:
    sheets = {code: (STATIC / MANIFEST[f"profil-{code}.css"]).read_text("utf-8") for code in ("midi-pyrenees", "ofeli")}
    assert "--compteur:block" in sheets["midi-pyrenees"]
    assert "--obligatoire:#b3261e" in sheets["midi-pyrenees"]
    assert "--compteur" not in sheets["ofeli"]


def test_m003_errors_are_marked_at_their_fields_and_the_form_is_shown_again(registration: Registration) -> None:
    answer = registration.post("/inscription", {**TYPED, "siret": "12", "telephone": "05"})
    assert list(errors(answer)) == ["siret", "telephone"]
    for name in ("siret", "telephone"):
        field = answer.page.get_element_by_id(f"c-{name}")
        assert field.get("aria-invalid") == "true"
        assert "govuk-input--error" in field.get("class")
    assert answer.page.get_element_by_id("c-nom").get("value") == TYPED["nom"]


def test_m004_the_reserved_space_has_its_menu_and_each_entry_is_an_address(registration: Registration) -> None:
    _, laure = accepted(registration, "midi-pyrenees")
    menu = read(registration, laure).page.xpath("//nav[@aria-label='Menu principal']//a")
    entries = {" ".join(a.text_content().split()): a.get("href") for a in menu}
    assert entries["Tableau de bord"] == "/tableau-de-bord"
    assert entries["Formations"] == "/formations"
    assert entries["Ma structure"] == "/structure"
    assert entries["Messages"] == "/messages"


def test_m004_its_menu_leads_to_guide_questions_and_direct_ways(registration: Registration) -> None:
    _, laure = accepted(registration, "midi-pyrenees")
    ways = read(registration, laure).page.xpath("//nav[@aria-label='Menu principal']//ul[@aria-labelledby]//a")
    assert {a.text_content(): a.get("href") for a in ways} == {lien.texte: lien.url for lien in profil().liens}
    addresses = [a.get("href") for a in ways]
    assert "/formations?etat=diffusee" in addresses
    help_page = registration.get("/aide").page
    here = [address.partition("#")[2] for address in addresses if address.startswith("/aide#")]
    assert here == ["mode-d-emploi", "questions"]
    assert all(help_page.get_element_by_id(anchor).tag == "h2" for anchor in here)
    assert len(help_page.cssselect("main details")) >= 5


def test_m005_support_is_one_address_shown_on_each_page(registration: Registration) -> None:
    _, laure = accepted(registration, "midi-pyrenees")
    for page in (registration.get("/"), registration.get("/connexion"), read(registration, laure)):
        assert page.page.xpath(f"//footer//a[@href='mailto:{profil().contact.courriel}']")


def test_m020_the_record_has_its_reference_its_names_and_its_menu(registration: Registration) -> None:
    _, laure = accepted(registration, "midi-pyrenees")
    answer = read(registration, laure)
    for text in ("Référence 1", "INSTITUT FICTIF DE TOULOUSE", "Sigle", "Raison sociale", "Nom usuel", "76310018231"):
        assert text in answer.text
    tabs = answer.page.xpath("//nav[@aria-label='Rubriques de la structure']//a")
    assert [a.text_content() for a in tabs] == [
        "Identité",
        "Coordonnées",
        "Organisation",
        "Contacts",
        "Lieux",
        "Complément",
        "Formations",
        "Gestion",
        "Membres",
    ]
