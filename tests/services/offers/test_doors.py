"""The portal as a browser meets it: pages, forms, refusals."""

from typing import Any

import pytest
from lxml import html

from services.domain.champs import FORMATION, SESSION
from services.domain.formation import Formation
from services.domain.rights import Principal, Role
from services.offers import app
from services.offers.use_cases import Offers
from tests.builders import STRUCTURE, a_formation, a_principal, a_session
from tests.services.events import Answer, Context, event

OF = a_principal()


@pytest.fixture
def numero(offers: Offers) -> str:
    return offers.create(OF, STRUCTURE, a_formation(sessions=(a_session(numero=""),)), "creation").numero


def ask(
    method: str, resource: str, *, who: Principal = OF, form: dict[str, Any] | None = None, **params: str
) -> Answer:
    return Answer.of(app.people(event(method, resource, who=who, form=form, params=params), Context()))


def test_every_page_of_the_portal_opens(numero: str) -> None:
    for resource in (
        "/tableau-de-bord",
        "/formations",
        "/formations/nouvelle",
        "/formations/{numero}",
        "/formations/{numero}/modifier",
        "/formations/{numero}/soumettre",
    ):
        answer = ask("GET", resource, numero=numero)
        assert answer.status == 200, resource
        assert len(answer.page.findall(".//h1")) == 1


def test_an_incomplete_form_is_saved_and_says_what_is_missing(offers: Offers) -> None:
    answer = ask("POST", "/formations/nouvelle", form={"structure": STRUCTURE, "demande": "d", "intitule": "Soudage"})
    assert (answer.status, answer.location) == (303, "/formations/1F?fait=enregistree")
    page = ask("GET", "/formations/{numero}", numero="1F")
    assert "points à compléter" in page.text


def test_a_date_that_cannot_be_read_gives_the_form_back_with_all_that_was_typed(numero: str) -> None:
    form = {"revision": "1", "date_debut": "32/13/2026", "date_fin": "1/9/27", "rythme": "Temps plein"}
    answer = ask("POST", "/formations/{numero}/sessions/{session}", form=form, numero=numero, session="1S")
    assert answer.status == 422
    assert answer.page.find(".//title").text.startswith("Erreur : ")
    assert answer.page.get_element_by_id("c-date_debut").get("value") == "32/13/2026"
    assert answer.page.get_element_by_id("c-date_fin").get("value") == "1/9/27"
    links = [a.get("href") for a in answer.page.find_class("govuk-error-summary")[0].iter("a")]
    assert links == ["#c-date_debut"]


def typed(page: html.HtmlElement) -> dict[str, Any]:
    """What a browser would send of the page's form if nobody touched it."""
    form = next(form for form in page.forms if form.get("action", "").startswith("/formations"))
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent


@pytest.mark.parametrize(
    ("resource", "session"),
    [("/formations/{numero}/modifier", ""), ("/formations/{numero}/sessions/{session}", "1S")],
)
def test_a_form_that_nobody_touched_changes_nothing(offers: Offers, numero: str, resource: str, session: str) -> None:
    before = offers.read(OF, numero).fiche
    page = ask("GET", resource, numero=numero, session=session).page
    answer = ask("POST", resource, form=typed(page), numero=numero, session=session)
    assert answer.status == 303
    after = offers.read(OF, numero).fiche
    assert after.revision == before.revision + 1
    assert after.courante.formation == before.courante.formation


@pytest.mark.parametrize(
    ("champs", "resource", "session"),
    [(FORMATION, "/formations/{numero}/modifier", ""), (SESSION, "/formations/{numero}/sessions/{session}", "1S")],
)
def test_every_field_that_stands_alone_has_its_control(numero: str, champs: Any, resource: str, session: str) -> None:
    page = ask("GET", resource, numero=numero, session=session).page
    names = {control.get("name") for control in page.xpath("//form//*[@name]")}
    assert {champ.nom for champ in champs if champ.nature} <= names


def test_a_form_that_lost_the_race_comes_back_with_what_was_typed(offers: Offers, numero: str) -> None:
    offers.save(OF, numero, lambda f: f, 1, "quelqu-un-d-autre")
    form = {"revision": "1", "intitule": "Ma version", "structure": STRUCTURE}
    answer = ask("POST", "/formations/{numero}/modifier", form=form, numero=numero)
    assert answer.status == 409
    assert answer.page.get_element_by_id("c-intitule").get("value") == "Ma version"
    assert answer.page.find(".//input[@name='revision']").get("value") == "2"


def test_an_incomplete_formation_cannot_be_submitted_and_the_page_says_why(offers: Offers) -> None:
    numero = offers.create(OF, STRUCTURE, Formation(numero="", structure=STRUCTURE), "vide").numero
    answer = ask("POST", "/formations/{numero}/soumettre", form={"revision": "1"}, numero=numero)
    assert answer.status == 422
    assert "à compléter" in answer.text


def test_a_visitor_is_led_to_the_sign_in_and_back() -> None:
    answer = ask("GET", "/tableau-de-bord", who=Principal())
    assert (answer.status, answer.location) == (303, "/connexion?suite=/tableau-de-bord")


def test_a_form_sent_after_the_sign_in_expired_is_kept(numero: str) -> None:
    answer = ask("POST", "/formations/{numero}/modifier", who=Principal(), form={"intitule": "À garder"}, numero=numero)
    assert answer.status == 401
    assert answer.page.find(".//input[@name='intitule']").get("value") == "À garder"


def test_threat_24_a_form_without_the_right_token_changes_nothing(offers: Offers, numero: str) -> None:
    form = {"csrf": "faux", "revision": "1", "intitule": "Volé"}
    answer = ask("POST", "/formations/{numero}/modifier", form=form, numero=numero)
    assert answer.status == 403
    assert offers.read(OF, numero).fiche.courante.formation.intitule == "BTS assurance"


def test_threat_1_another_structure_s_formation_is_not_found(numero: str) -> None:
    stranger = a_principal(structures={"99P": Role.OF_REFERENT})
    theirs = ask("GET", "/formations/{numero}", who=stranger, numero=numero)
    nowhere = ask("GET", "/formations/{numero}", who=stranger, numero="404F")
    assert theirs.status == nowhere.status == 404


def test_threat_18_what_is_typed_is_never_markup(offers: Offers, numero: str) -> None:
    payload = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    offers.save(OF, numero, lambda f: f.model_copy(update={"intitule": payload, "objectif": payload}), 1, "x")
    for resource in ("/tableau-de-bord", "/formations/{numero}", "/formations/{numero}/modifier"):
        page = ask("GET", resource, numero=numero).page
        assert not page.xpath("//img[@src='x'] | //script[contains(., 'alert')]")


def test_every_answer_forbids_what_it_does_not_need(numero: str) -> None:
    for answer in (ask("GET", "/tableau-de-bord"), ask("GET", "/formations/{numero}", numero="404F")):
        assert answer.header("content-security-policy").startswith("default-src 'none'")
        assert answer.header("cache-control") == "no-store"
        assert answer.header("x-content-type-options") == "nosniff"


def test_a_form_that_nobody_can_read_is_refused_in_french_also_to_whoever_is_not_signed_in() -> None:
    answer = ask("POST", "/formations/nouvelle", who=Principal(), form={"intitule": "x" * 1_100_000})
    assert answer.status == 413
    assert "dépasse 1 Mo" in answer.text


def test_an_organisation_that_is_not_accepted_yet_is_told_so_and_offered_nothing(offers: Offers) -> None:
    early = Principal("tot", "Odile Favre", {"77P": Role.OF_REFERENT})
    page = ask("GET", "/tableau-de-bord", who=early)
    assert page.status == 200
    assert "pas encore ouvert à la saisie" in page.text
    assert not page.page.cssselect('a[href="/formations/nouvelle"]')
    assert ask("GET", "/tableau-de-bord").page.cssselect('a[href="/formations/nouvelle"]')


# ─── on behalf of an organisation ────────────────────────────────────────────

CARIF = a_principal(Role.DOCUMENTALISTE, nom="Anne Martin")


def test_the_carif_enters_and_sends_on_behalf_and_the_history_names_it(offers: Offers) -> None:
    asked = Answer.of(
        app.people(event("GET", "/formations/nouvelle", who=CARIF, query={"structure": STRUCTURE}), Context())
    )
    form = {**typed(asked.page), "demande": "d", "intitule": "Soudage"}
    numero = ask("POST", "/formations/nouvelle", who=CARIF, form=form).location.split("?")[0].rpartition("/")[2]
    ready = a_formation(sessions=(a_session(numero=""),), numero=numero)
    revision = offers.save(CARIF, numero, lambda _: ready, 1, "reprise").revision
    page = ask("GET", "/formations/{numero}/soumettre", who=CARIF, numero=numero)
    assert "Vous saisissez pour" in page.text
    sent = ask("POST", "/formations/{numero}/soumettre", who=CARIF, numero=numero, form={"revision": str(revision)})
    assert sent.status == 303, sent.text
    assert offers.read(OF, numero).fiche.structure == STRUCTURE
    rows = [(row["acte"], row["auteur"], row["role"]) for row in offers.history(OF, numero)]
    assert rows[-1] == ("Demande de vérification", "Anne Martin", "documentaliste")
    assert {row[1] for row in rows} == {"Anne Martin"}


@pytest.mark.parametrize("act", ["retirer", "archiver"])
def test_the_carif_neither_takes_back_nor_archives_for_an_organisation(numero: str, act: str) -> None:
    page = ask("GET", "/formations/{numero}", who=CARIF, numero=numero)
    assert page.status == 200
    assert not page.page.xpath(f"//form[contains(@action, '/{act}')]")
    assert ask("POST", "/formations/{numero}/" + act, who=CARIF, numero=numero, form={"demande": "d"}).status == 403


def test_each_page_of_a_formation_leads_the_carif_back_to_its_organisation(numero: str) -> None:
    for resource in (
        "/formations/{numero}",
        "/formations/{numero}/modifier",
        "/formations/{numero}/sessions/{session}",
        "/formations/{numero}/soumettre",
    ):
        page = ask("GET", resource, who=CARIF, numero=numero, session="1S")
        assert page.status == 200, resource
        assert page.page.xpath(f"//a[@href='/formations?structure={STRUCTURE}']"), resource
        assert not page.page.xpath("//a[@href='/tableau-de-bord']"), resource
