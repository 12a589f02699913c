"""What follows in the portal from how an organisation registered: its space, its books, its first formation."""

from typing import Any

import pytest

from services.domain import rules
from services.domain.events import StructurePublished
from services.domain.rights import Principal, Role
from services.offers import app
from services.offers.use_cases import Offers, Reponses
from services.shared.identity import Identity, allow
from tests.builders import STRUCTURE, a_formation, a_principal, a_session, a_structure
from tests.services.events import CSRF, Answer, Context, event
from tests.services.offers.conftest import NOW

OF = a_principal()
BOTH = a_principal(structures={STRUCTURE: Role.OF_REFERENT, "99P": Role.OF_REFERENT})


def ask(method: str, resource: str, *, who: Principal = OF, chosen: str = "", **more: Any) -> Answer:
    """An answer of the portal to somebody who works for the structure `chosen`."""
    sent = event(method, resource, who=who, **more)
    arn = "arn:aws:execute-api:eu-west-3:000000000000:api/prod/GET/x"
    sent["requestContext"]["authorizer"] = allow(Identity(who, CSRF, structure=chosen), arn)["context"]
    return Answer.of(app.people(sent, Context()))


@pytest.mark.profil("ofeli")
@pytest.mark.parametrize("chosen", [STRUCTURE, "99P"])
def test_f041_the_chosen_structure_is_responsible_for_what_is_created(
    offers: Offers, reponses: Reponses, chosen: str
) -> None:
    [field] = ask("GET", "/formations/nouvelle", who=BOTH, chosen=chosen).page.cssselect("main [name=structure]")
    assert field.get("value") == chosen
    reponses.hear_structure(StructurePublished(at=NOW, structure=a_structure(numero=chosen)))
    form = {"structure": field.get("value"), "demande": "d", "intitule": "Soudage"}
    assert ask("POST", "/formations/nouvelle", who=BOTH, chosen=chosen, form=form).status == 303
    other = next(numero for numero in BOTH.structures if numero != chosen)
    assert [ligne.intitule for ligne in offers.dashboard(BOTH, chosen).lignes] == ["Soudage"]
    assert offers.dashboard(BOTH, other).lignes == ()


@pytest.mark.profil("ofeli")
def test_f037_the_dashboard_leads_to_the_contacts(offers: Offers) -> None:
    assert ask("GET", "/tableau-de-bord").page.cssselect("main a[href='/structure/contacts']")


@pytest.mark.profil("ofeli")
def test_f040_one_with_a_single_structure_is_asked_nothing(offers: Offers) -> None:
    assert ask("GET", "/tableau-de-bord").status == 200
    assert ask("GET", "/tableau-de-bord", who=BOTH).location == "/espace?suite=/tableau-de-bord"


@pytest.mark.profil("ofeli")
def test_f039_the_page_of_a_formation_leads_to_a_memo_about_it(offers: Offers) -> None:
    numero = offers.create(OF, STRUCTURE, a_formation(sessions=(a_session(numero=""),)), "creation").numero
    page = ask("GET", "/formations/{numero}", params={"numero": numero}).page
    assert page.xpath(f"//a[@href='/memos?formation={numero}#ajouter']")


BEGUN = {"structure": STRUCTURE, "demande": "d", "intitule": "Soudage", "intent": "ajouter-session"}
NEW_SESSION = "/formations/{numero}/sessions/{session}"


@pytest.mark.profil("midi-pyrenees")
def test_m003_what_cannot_be_read_is_marked_and_nothing_is_kept_until_it_is_corrected(offers: Offers) -> None:
    wrong = ask("POST", "/formations/nouvelle", form={**BEGUN, "duree_cycle": "deux"})
    assert wrong.status == 422
    assert wrong.page.get_element_by_id("c-duree_cycle").get("aria-invalid") == "true"
    assert wrong.page.get_element_by_id("c-intitule").get("value") == "Soudage"
    assert offers.dashboard(OF, STRUCTURE).lignes == ()


@pytest.mark.profil("midi-pyrenees")
def test_m003_what_is_missing_waits_for_a_draft_may_be_incomplete(offers: Offers) -> None:
    begun = ask("POST", "/formations/nouvelle", form=BEGUN)
    assert begun.location.startswith("/formations/1/sessions/nouvelle")
    assert rules.blocking(offers.read(OF, "1").violations)
    assert ask("GET", NEW_SESSION, params={"numero": "1", "session": "nouvelle"}).status == 200


@pytest.mark.profil("midi-pyrenees")
def test_m003_a_wrong_value_is_marked_and_corrected_before_the_first_session(offers: Offers) -> None:
    numero = offers.create(OF, STRUCTURE, a_formation(url="exemple", sessions=()), "creation").numero
    nouvelle = {"numero": numero, "session": "nouvelle"}
    refused = ask("GET", NEW_SESSION, params=nouvelle)
    assert refused.status == 422
    assert refused.page.get_element_by_id("c-url").get("aria-invalid") == "true"
    assert [a.get("href") for a in refused.page.cssselect(".govuk-error-summary a")] == ["#c-url"]
    typed = {"revision": "1", "demande": "s", "rythme": "Temps plein"}
    sent = ask("POST", NEW_SESSION, params=nouvelle, form=typed)
    assert sent.status == 422
    assert "Temps plein" in sent.text, "nothing typed is lost"
    assert offers.read(OF, numero).fiche.courante.formation.sessions == ()
    offers.save(OF, numero, lambda f: f.model_copy(update={"url": "https://www.exemple.fr"}), 1, "corrigee")
    assert ask("GET", NEW_SESSION, params=nouvelle).status == 200


def test_m003_holds_only_where_the_profile_says_so(offers: Offers) -> None:
    numero = offers.create(OF, STRUCTURE, a_formation(url="exemple", sessions=()), "creation").numero
    assert ask("GET", NEW_SESSION, params={"numero": numero, "session": "nouvelle"}).status == 200


@pytest.mark.profil("midi-pyrenees")
def test_m003_a_formation_that_has_a_session_may_get_another_one(offers: Offers) -> None:
    begun = a_formation(url="exemple", sessions=(a_session(numero=""),))
    numero = offers.create(OF, STRUCTURE, begun, "creation").numero
    assert ask("GET", NEW_SESSION, params={"numero": numero, "session": "nouvelle"}).status == 200


@pytest.mark.profil("midi-pyrenees")
def test_m004_the_reserved_space_has_its_counters_and_each_leads_to_its_list(offers: Offers) -> None:
    offers.create(OF, STRUCTURE, a_formation(sessions=(a_session(numero=""),)), "creation")
    page = ask("GET", "/tableau-de-bord").page
    counters = {" ".join(each.text_content().split()): each.get("href") for each in page.cssselect("a.compteur")}
    assert counters["1 en cours de création"] == "/formations?etat=en_creation"
    assert all(href.startswith("/formations?") for href in counters.values())
    assert all(a.get("href").startswith("/") for a in page.xpath("//nav[@aria-label='Menu principal']/ul[1]//a"))
