"""The address books as a browser meets them: lists, forms, refusals, both versions of a conflict."""

import json
from typing import Any
from urllib.parse import parse_qsl

import pytest

from services.domain.adresse import Lieu
from services.domain.rights import Principal, Role
from services.registration import wiring
from services.registration.model.carnets import FicheContact, FicheLieu
from services.registration.model.compte import Compte
from services.shared.table import Item
from services.shared.trace import Trace
from tests.builders import STRUCTURE, a_contact, a_principal, a_structure, an_adresse
from tests.services.events import Answer
from tests.services.registration.conftest import NOW, Registration
from tests.services.registration.test_carnets import CAMPUS, LAURE, PAUL

REFERENT, SAISIE = a_principal(), a_principal(Role.OF_SAISIE)
STAFF = a_principal(Role.DOCUMENTALISTE, nom="Anne Martin")
CONTACT, LIEU = "/structure/contacts/{numero}", "/structure/lieux/{lieu}"


@pytest.fixture
def site(registration: Registration) -> Registration:
    """The service with one accepted structure."""
    item = Item(f"STRUCTURE#{STRUCTURE}", "STRUCTURE", 1, a_structure().model_dump(mode="json"))
    registration.table.save(item, demande="inscription")
    return registration


def send(
    site: Registration,
    resource: str,
    form: dict[str, Any],
    *,
    who: Principal = REFERENT,
    demande: str = "d",
    **params: str,
) -> Answer:
    return site.post(resource, {**form, "structure": STRUCTURE, "demande": demande}, who=who, params=params)


def look(site: Registration, resource: str, *, who: Principal = REFERENT, **more: Any) -> Answer:
    query = {"structure": STRUCTURE, **more.pop("query", {})}
    return site.get(resource, who=who, query=query, **more)


def versions(answer: Answer) -> list[str]:
    """What stands in both versions, field by field."""
    return [" ".join(" ".join(each.itertext()).split()) for each in answer.page.find_class("ecart")]


def test_f061_the_list_shows_what_the_guide_asks_for_and_can_be_searched(site: Registration) -> None:
    assert "Aucun contact n’est enregistré" in look(site, "/structure/contacts").text
    send(site, CONTACT, LAURE, numero="nouveau", demande="un")
    send(site, CONTACT, PAUL, numero="nouveau", demande="deux")
    page = look(site, "/structure/contacts").page
    heads = [th.text_content().strip() for th in page.xpath("//thead//th")]
    assert heads == ["Référence", "Prénom", "Nom", "Types", "Fonction", "Principal", "Diffusion web", "Droit de saisie"]
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in page.xpath("//tbody/tr")]
    assert [row[1:] for row in rows] == [
        ["Paul", "Marc", "Référent handicap", "Directrice", "Non", "Non", "Non"],
        ["Laure", "Thévenin", "Référent pédagogique, Direction", "Directrice", "Oui", "Oui", "Non"],
    ]
    found = look(site, "/structure/contacts", query={"q": "référent handicap"}).page
    assert len(found.xpath("//tbody/tr")) == 1


def test_f063_the_types_are_those_of_lheo(site: Registration) -> None:
    page = look(site, CONTACT, params={"numero": "nouveau"}).page
    codes = [box.get("value") for box in page.xpath("//input[@name='types']")]
    assert codes == [str(code) for code in range(15)]


def test_f062_the_form_says_who_the_main_contact_must_be(site: Registration) -> None:
    assert "la personne responsable de l’établissement" in look(site, CONTACT, params={"numero": "nouveau"}).text


def test_a_contact_form_that_nobody_touched_changes_nothing(site: Registration) -> None:
    send(site, CONTACT, LAURE, numero="nouveau")
    before = site.table.get(f"STRUCTURE#{STRUCTURE}", "CONTACT#1C")
    page = look(site, CONTACT, params={"numero": "1C"}).page
    form = next(form for form in page.forms if form.get("action") == "/structure/contacts/1C")
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    assert site.post(CONTACT, sent, who=REFERENT, params={"numero": "1C"}).status == 303
    after = site.table.get(f"STRUCTURE#{STRUCTURE}", "CONTACT#1C")
    assert before is not None
    assert after is not None
    assert after.document["contact"] == before.document["contact"]
    assert after.document["certification"] == before.document["certification"]


def test_everything_wrong_is_said_at_once_and_nothing_typed_is_lost(site: Registration) -> None:
    wrong = {**LAURE, "nom": [""], "telephone": ["12"], "mobile": ["abc"], "courriel": ["x"], "certification": [""]}
    answer = send(site, CONTACT, wrong, numero="nouveau")
    assert answer.status == 422
    links = [a.get("href") for a in answer.page.find_class("govuk-error-summary")[0].iter("a")]
    assert links == ["#c-nom", "#c-telephone", "#c-mobile", "#c-courriel", "#c-certification"]
    assert answer.page.get_element_by_id("c-telephone").get("value") == "12"
    assert answer.page.xpath("//input[@name='types'][@checked]/@value") == ["3", "5"]


@pytest.mark.parametrize(
    ("champ", "fits", "too_long"),
    [
        ("nom", "é" * 50, "é" * 51),
        ("prenom", "é" * 50, "é" * 51),
        ("courriel", "", f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.fr"),
    ],
)
def test_each_field_is_taken_at_its_limit_and_refused_beyond(
    site: Registration, champ: str, fits: str, too_long: str
) -> None:
    assert send(site, CONTACT, {**LAURE, champ: [fits]}, numero="nouveau", demande="un").status == 303
    assert send(site, CONTACT, {**LAURE, champ: [too_long]}, numero="nouveau", demande="deux").status == 422


def test_two_people_on_one_contact_see_both_versions(site: Registration) -> None:
    send(site, CONTACT, LAURE, numero="nouveau", demande="un")
    send(site, CONTACT, {**LAURE, "fonction": ["Présidente"], "revision": "1"}, numero="1C", demande="deux", who=STAFF)
    mine = {**LAURE, "types": ["3", "5"], "fonction": ["Gérante"], "revision": "1"}
    answer = send(site, CONTACT, mine, numero="1C", demande="trois")
    assert answer.status == 409
    assert versions(answer) == ["Fonction Version enregistrée Présidente Votre saisie Gérante"]
    assert "Anne Martin" in answer.text
    assert answer.page.get_element_by_id("c-fonction").get("value") == "Gérante"
    assert answer.page.find(".//input[@name='revision']").get("value") == "2"
    assert send(site, CONTACT, {**mine, "revision": "2"}, numero="1C", demande="quatre").status == 303


def test_a_contact_removed_meanwhile_can_be_saved_again_as_a_new_one(site: Registration) -> None:
    send(site, CONTACT, LAURE, numero="nouveau", demande="un")
    send(site, f"{CONTACT}/supprimer", {}, numero="1C", demande="deux", who=STAFF)
    answer = send(site, CONTACT, {**LAURE, "revision": "1"}, numero="1C", demande="trois")
    assert answer.status == 409
    form = next(form for form in answer.page.forms if form.get("action", "").startswith("/structure"))
    assert form.get("action") == "/structure/contacts/nouveau"
    assert answer.page.get_element_by_id("c-nom").get("value") == "Thévenin"


def test_a_removal_is_confirmed_on_a_page_and_names_the_next_main_contact(site: Registration) -> None:
    send(site, CONTACT, PAUL, numero="nouveau", demande="un")
    send(site, CONTACT, LAURE, numero="nouveau", demande="deux")
    page = look(site, f"{CONTACT}/supprimer", params={"numero": "1C"}).page
    assert page.xpath("//select[@name='successeur']/option[@selected]/@value") == ["2C"]
    assert len(look(site, "/structure/contacts").page.xpath("//tbody/tr")) == 2, "a GET changes nothing"
    answer = send(site, f"{CONTACT}/supprimer", {"successeur": "2C"}, numero="1C", demande="trois")
    assert answer.location == f"/structure/contacts?structure={STRUCTURE}&fait=contact-supprime"


def test_all_that_is_held_on_a_person_can_be_read_and_taken_away(site: Registration) -> None:
    send(site, CONTACT, LAURE, numero="nouveau")
    export = f"{CONTACT}/export"
    text = look(site, export, params={"numero": "1C"}, who=STAFF).text
    for held in ("Thévenin", "06 12 34 56 78", "Certifié par", "Contact ajouté"):
        assert held in text
    answer = look(site, export, params={"numero": "1C"}, query={"format": "json"})
    assert answer.header("content-type").startswith("application/json")
    assert answer.header("content-disposition") == 'attachment; filename="contact-1C.json"'
    held = json.loads(answer.body)
    assert (held["contact"]["contact"]["nom"], held["contact"]["certification"]["version"]) == ("Thévenin", "2026-11")
    assert [row["acte"] for row in held["historique"]] == ["Contact ajouté"]


def test_f056_a_place_is_found_in_the_national_base_and_keeps_its_key(site: Registration) -> None:
    asked = {
        **CAMPUS,
        "adresse.voie": [""],
        "adresse.recherche": ["10 rue saint-étienne orléans"],
        "intent": "chercher.adresse",
    }
    page = send(site, LIEU, asked, lieu="nouveau")
    assert page.status == 200
    assert page.page.get_element_by_id("c-nom").get("value") == "Campus nord"
    choices = page.page.xpath("//input[@name='adresse.choix']/@value")
    assert len(choices) > 1, page.text
    assert send(site, LIEU, {**CAMPUS, "adresse.choix": [choices[0]]}, lieu="nouveau").status == 303
    item = site.table.get(f"STRUCTURE#{STRUCTURE}", "LIEU#1")
    assert item is not None
    assert item.document["lieu"]["adresse"]["ban_id"]


def test_f057_an_address_typed_is_located_when_nothing_is_searched_for(site: Registration) -> None:
    page = send(site, LIEU, {**CAMPUS, "intent": "chercher.adresse"}, lieu="nouveau")
    assert "10 Rue Saint-Étienne" in page.page.xpath("//input[@name='adresse.choix']/@value")[0]


def test_f057_another_address_of_a_place_is_typed_when_one_says_so(site: Registration) -> None:
    assert not look(site, LIEU, params={"lieu": "nouveau"}).page.xpath("//input[@name='adresse.manuelle']")
    send(site, LIEU, CAMPUS, lieu="nouveau", demande="un")
    moved = {**CAMPUS, "adresse.voie": ["5 Quai du Roi"], "revision": "1"}
    refused = send(site, LIEU, moved, lieu="1", demande="deux")
    assert refused.status == 422
    assert refused.page.xpath("//*[@id='c-adresse-manuelle-erreur']")
    assert send(site, LIEU, {**moved, "adresse.manuelle": "oui"}, lieu="1", demande="trois").status == 303


def test_the_same_place_again_is_answered_by_a_link_to_the_first(site: Registration) -> None:
    assert send(site, LIEU, CAMPUS, lieu="nouveau", demande="un").status == 303
    answer = send(site, LIEU, {**CAMPUS, "adresse.voie": ["10 r. St-Étienne"]}, lieu="nouveau", demande="deux")
    assert answer.status == 422
    assert f"/structure/lieux/1?structure={STRUCTURE}" in answer.page.xpath("//main//a/@href")
    assert "Ce sont deux lieux" not in answer.text


def test_a_near_place_is_a_question_with_two_answers(site: Registration) -> None:
    send(site, LIEU, CAMPUS, lieu="nouveau", demande="un")
    annexe = {**CAMPUS, "nom": ["Annexe"], "adresse.voie": ["10 bis rue Saint-Étienne"]}
    answer = send(site, LIEU, annexe, lieu="nouveau", demande="deux")
    assert answer.status == 422
    assert "Utiliser celui-ci" in answer.text
    assert answer.page.xpath("//button[@value='deux-lieux']")
    both = send(site, LIEU, {**annexe, "intent": "deux-lieux"}, lieu="nouveau", demande="trois")
    assert both.status == 303
    assert len(look(site, "/structure/lieux").page.xpath("//tbody/tr")) == 2


def test_two_people_on_one_place_see_both_versions(site: Registration) -> None:
    send(site, LIEU, CAMPUS, lieu="nouveau", demande="un")
    send(site, LIEU, {**CAMPUS, "nom": ["Campus"], "revision": "1"}, lieu="1", demande="deux", who=STAFF)
    answer = send(site, LIEU, {**CAMPUS, "nom": ["Site nord"], "revision": "1"}, lieu="1", demande="trois")
    assert answer.status == 409
    assert versions(answer) == ["Nom du lieu Version enregistrée Campus Votre saisie Site nord"]


def test_a_place_is_removed_after_a_page_that_says_what_stays(site: Registration) -> None:
    send(site, LIEU, CAMPUS, lieu="nouveau", demande="un")
    assert "gardent son adresse" in look(site, f"{LIEU}/supprimer", params={"lieu": "1"}).text
    assert send(site, f"{LIEU}/supprimer", {}, lieu="1", demande="deux").status == 303
    assert "Aucun lieu n’est enregistré" in look(site, "/structure/lieux").text


def test_f037_who_only_enters_data_reads_the_contacts_and_manages_the_places(site: Registration) -> None:
    send(site, CONTACT, LAURE, numero="nouveau")
    listed = look(site, "/structure/contacts", who=SAISIE)
    assert listed.status == 200
    assert not listed.page.xpath("//main//a[starts-with(@href, '/structure/contacts/')]")
    assert look(site, CONTACT, who=SAISIE, params={"numero": "1C"}).status == 403
    assert send(site, LIEU, CAMPUS, lieu="nouveau", who=SAISIE).status == 303


@pytest.mark.parametrize("who", [REFERENT, SAISIE, STAFF], ids=["référent", "saisie", "Carif"])
def test_f037_the_list_says_who_among_the_contacts_enters_data(site: Registration, who: Principal) -> None:
    for courriel, role in (("Laure.Thevenin@exemple.fr", Role.OF_REFERENT), ("paul.marc@exemple.fr", Role.OF_SAISIE)):
        compte = Compte(sub=courriel, courriel=courriel, nom="X", structures={STRUCTURE: role, "99P": Role.OF_REFERENT})
        trace = Trace(site.clock.now(), "Compte", "essai", "essai")
        wiring.store().save_account(compte, request=courriel, trace=trace)
    send(site, CONTACT, LAURE, numero="nouveau", demande="un")
    send(site, CONTACT, {**PAUL, "courriel": ["paul.marc@exemple.fr"]}, numero="nouveau", demande="deux")
    send(site, CONTACT, {**PAUL, "nom": ["Zola"], "courriel": [""]}, numero="nouveau", demande="trois")
    cells = look(site, "/structure/contacts", who=who).page.xpath("//td[@data-colonne='Droit de saisie']")
    assert [cell.text_content() for cell in cells] == ["Saisie", "Référent", "Non"]


def test_threat_1_another_organisation_s_books_are_not_found(site: Registration) -> None:
    send(site, CONTACT, LAURE, numero="nouveau", demande="un")
    send(site, LIEU, CAMPUS, lieu="nouveau", demande="deux")
    stranger = a_principal(structures={"99P": Role.OF_REFERENT})
    for resource, params in (
        ("/structure/contacts", {}),
        (CONTACT, {"numero": "1C"}),
        (f"{CONTACT}/supprimer", {"numero": "1C"}),
        (f"{CONTACT}/effacer", {"numero": "1C"}),
        (f"{CONTACT}/export", {"numero": "1C"}),
        ("/structure/lieux", {}),
        (LIEU, {"lieu": "1"}),
        (f"{LIEU}/supprimer", {"lieu": "1"}),
    ):
        assert look(site, resource, who=stranger, params=params).status == 404, resource
    for resource, params in (
        (CONTACT, {"numero": "1C"}),
        (f"{CONTACT}/supprimer", {"numero": "1C"}),
        (f"{CONTACT}/effacer", {"numero": "1C"}),
        (LIEU, {"lieu": "1"}),
        (f"{LIEU}/supprimer", {"lieu": "1"}),
    ):
        assert send(site, resource, LAURE, who=stranger, **params).status == 404, resource


def test_threat_18_what_is_typed_of_a_contact_is_never_markup(site: Registration) -> None:
    payload = "<script>alert(1)</script>\"'><img src=x>"
    send(site, CONTACT, {**LAURE, "nom": [payload], "fonction": [payload]}, numero="nouveau")
    for resource, params in (
        ("/structure/contacts", {}),
        (CONTACT, {"numero": "1C"}),
        (f"{CONTACT}/export", {"numero": "1C"}),
    ):
        page = look(site, resource, params=params).page
        assert not page.xpath("//img[@src='x'] | //script[contains(., 'alert')]")


def test_f010_the_book_says_which_places_have_no_number(site: Registration) -> None:
    send(site, LIEU, {**CAMPUS, "adresse.voie": ["Rue Saint-Étienne"]}, lieu="nouveau", demande="un")
    send(site, LIEU, {**CAMPUS, "nom": ["Ferme"], "adresse.voie": ["Ferme du Bas"]}, lieu="nouveau", demande="deux")
    rows = look(site, "/structure/lieux").page.xpath("//tbody/tr")
    assert [("pas de numéro" in row.text_content(), "Ferme" in row.text_content()) for row in rows] == [
        (True, False),
        (False, True),
    ]
    form = look(site, LIEU, params={"lieu": "1"})
    assert "Ajoutez le numéro de la voie" in form.text
    refused = send(site, LIEU, {**CAMPUS, "adresse.voie": ["x"]}, lieu="nouveau", demande="trois")
    assert refused.status == 422
    assert "en toutes lettres" in refused.text


@pytest.mark.parametrize("book", ["lieux", "contacts"])
def test_a_long_book_is_read_fifty_lines_at_a_time(site: Registration, book: str) -> None:
    for n in range(60):
        key, document = (f"LIEU#{n}", a_place(n)) if book == "lieux" else (f"CONTACT#{n}C", a_person(n))
        site.table.save(Item(f"STRUCTURE#{STRUCTURE}", key, 1, document), demande=f"{n}")
    first = look(site, f"/structure/{book}")
    assert len(first.page.xpath("//main//tbody/tr")) == 50
    assert first.page.find_class("compte-lignes")[0].text_content().startswith("60")
    [suite] = first.page.xpath("//nav[@aria-label='Pages de la liste']//a[@rel='next']/@href")
    query = dict(parse_qsl(suite.removeprefix("?")))
    assert query["structure"] == STRUCTURE
    assert len(look(site, f"/structure/{book}", query=query).page.xpath("//main//tbody/tr")) == 10
    assert len(look(site, f"/structure/{book}", query={"page": "99"}).page.xpath("//main//tbody/tr")) == 10
    assert len(look(site, f"/structure/{book}", query={"q": "Numero7 x"}).page.xpath("//main//tbody/tr")) == 1


def a_place(n: int) -> dict[str, Any]:
    lieu = Lieu(id=str(n), nom=f"Numero{n} x", adresse=an_adresse())
    return FicheLieu(lieu=lieu, modifiee_le=NOW).model_dump(mode="json", exclude={"revision", "demande"})


def a_person(n: int) -> dict[str, Any]:
    contact = a_contact(numero=f"{n}C", nom=f"Numero{n} x")
    return FicheContact(contact=contact, modifiee_le=NOW).model_dump(mode="json", exclude={"revision", "demande"})
