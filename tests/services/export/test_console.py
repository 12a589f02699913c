"""What the Carif sees of exports in its console, and what it can do there."""

import json
from datetime import UTC, timedelta
from typing import Any

import pytest

from services.domain.errors import Forbidden
from services.domain.rights import Principal, Role
from services.shared.clock import SystemClock
from tests.builders import a_principal
from tests.services.events import Answer, Context, event
from tests.services.export.conftest import World, door

SUPERVISEUR, DOCUMENTALISTE = a_principal(Role.SUPERVISEUR), a_principal(Role.DOCUMENTALISTE)


def look(who: Principal = SUPERVISEUR) -> Answer:
    return Answer.of(door("people")(event("GET", "/console/exports", who=who), Context()))


def launch(who: Principal = SUPERVISEUR, flux: str = "intercarif", **form: str) -> Answer:
    sent = event("POST", "/console/exports/{flux}/lancer", params={"flux": flux}, form=form, who=who)
    return Answer.of(door("people")(sent, Context()))


def fetch(who: Principal = SUPERVISEUR, flux: str = "intercarif") -> Answer:
    sent = event("GET", "/console/exports/{flux}/fichier", params={"flux": flux}, who=who)
    return Answer.of(door("people")(sent, Context()))


def told(world: World) -> list[dict[str, Any]]:
    return [fact for fact in world.outgoing() if fact["type"] == "ExportRequested"]


@pytest.fixture
def written(world: World) -> World:
    """A file of an hour ago, by the clock of the machine, that the pages live by."""
    world.clock.at = SystemClock().now() - timedelta(hours=1)
    world.publish("1F", "2F")
    world.publish("3F", intitule="x" * 3_000)
    world.write()
    return world


def test_the_page_shows_each_feed_of_the_profile(world: World) -> None:
    page = look()
    assert page.status == 200
    assert [h.text_content().strip() for h in page.page.cssselect("h2")][:2] == ["Intercarif", "France Travail"]
    assert [h.text_content().strip() for h in page.page.cssselect("h1")] == ["Exports"]


def test_a_feed_that_was_never_written_says_so(world: World) -> None:
    assert "Aucun fichier n’a encore été écrit pour ce flux." in look().text


def test_the_page_shows_the_last_file_its_size_counts_and_fingerprint(written: World) -> None:
    text = look().text
    manifeste = written.offered()
    assert manifeste is not None
    for said in (manifeste.nom, "2 formations, 2 sessions", manifeste.sha256, "LHÉO 2.3"):
        assert said in text.replace("\u00a0", " ")


def test_the_page_names_what_was_left_out_and_why(written: World) -> None:
    page = look().page
    (row,) = page.cssselect("#flux-intercarif details tbody tr")
    numero, raison = (cell.text_content().strip() for cell in row)
    assert numero == "3F"
    assert raison == written.offered().ecartees[0].raison  # type: ignore[union-attr]  # just written


def test_the_page_tells_the_runs_latest_first(written: World) -> None:
    written.later(minutes=5)
    written.write()
    times = [time.get("datetime") for time in look().page.cssselect("#flux-intercarif tbody time")]
    assert times == sorted(times, reverse=True)
    assert len(times) == 2


def test_a_file_older_than_a_night_is_pointed_out(world: World) -> None:
    world.clock.at = SystemClock().now() - timedelta(hours=30)
    world.publish("1F", at=world.clock.at)
    world.write()
    text = look().text.replace("\u00a0", " ")
    assert "Le dernier fichier date de plus d’une nuit" in text
    assert "30 h" in text


def test_what_a_record_says_is_never_taken_for_html(written: World) -> None:
    written.publications.hear_approved(_broken("<script>"))
    written.later(minutes=1)
    written.write()
    assert not look().page.cssselect("details script")


def _broken(numero: str) -> Any:
    from tests.services.export.conftest import approved

    return approved(numero, intitule="x" * 3_000)


def test_the_supervisor_launches_an_export_and_the_page_answers_before_it_is_written(written: World) -> None:
    before = written.offered()
    answer = launch()
    assert (answer.status, answer.location) == (303, "/console/exports")
    assert written.offered() == before
    assert [fact["flux"] for fact in told(written)] == ["intercarif"]
    assert "Export en cours" in look().text


def test_the_export_that_was_asked_for_is_then_written(written: World) -> None:
    launch()
    (fact,) = told(written)
    envelope = {"detail-type": fact.pop("type"), "detail": fact}
    record = {"messageId": "1", "eventSource": "aws:sqs", "body": json.dumps(envelope)}
    assert door("react")({"Records": [record]}, Context()) == {"batchItemFailures": []}
    dernier = written.offered()
    assert dernier is not None
    assert dernier.coupe.astimezone(UTC).isoformat().replace("+00:00", "Z") == fact["coupe"]
    assert "Export en cours" not in look().text


def test_a_second_launch_while_one_runs_is_refused_and_says_why(written: World) -> None:
    launch()
    answer = launch()
    assert answer.status == 409
    assert "Un export de ce flux est déjà en cours" in answer.text
    assert len(told(written)) == 1


def test_a_documentalist_sees_the_exports_but_launches_none(written: World) -> None:
    page = look(DOCUMENTALISTE)
    assert page.status == 200
    assert not page.page.cssselect("form[action$=lancer]")
    assert launch(DOCUMENTALISTE).status == 403
    assert told(written) == []


def test_the_use_cases_hold_the_rights_whatever_door_is_taken(written: World) -> None:
    with pytest.raises(Forbidden):
        written.exports.request(DOCUMENTALISTE, "intercarif", "demande")
    for look_in in (written.exports.overview, lambda who: written.exports.staff_link(who, "intercarif")):
        with pytest.raises(Forbidden):
            look_in(a_principal(Role.OF_REFERENT))
    for fetch_as in (written.exports.latest, written.exports.partner_link):
        with pytest.raises(Forbidden):
            fetch_as(SUPERVISEUR, "intercarif")


@pytest.mark.parametrize("role", [Role.OF_REFERENT, Role.PARTENAIRE])
def test_the_page_is_closed_to_others(world: World, role: Role) -> None:
    assert look(a_principal(role)).status == 403


def test_an_unknown_feed_cannot_be_launched(world: World) -> None:
    assert launch(flux="inconnu").status == 404


def test_a_launch_without_the_token_of_the_sign_in_is_not_taken(written: World) -> None:
    assert launch(csrf="faux").status == 403
    assert told(written) == []


def test_the_carif_fetches_the_file_of_any_feed_by_a_signed_address(written: World) -> None:
    answer = fetch(DOCUMENTALISTE)
    assert answer.status == 303
    assert written.offered().nom in answer.location  # type: ignore[union-attr]  # just written
    assert "X-Amz-Expires=300" in answer.location


def test_fetching_a_file_that_does_not_exist_says_so(world: World) -> None:
    assert fetch().status == 404
