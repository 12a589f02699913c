"""What the template opens is what the routers answer, and who may pass is the same on both sides."""

import importlib
from typing import Any

import pytest

from services.domain.rights import DROITS, Role, Verb

SERVICES = ("registration", "offers", "validation", "export")
WITH_API = ("registration", "export")
Route = tuple[str, str]


def opened(resources: dict[str, Any]) -> dict[Route, tuple[str, bool]]:
    """(method, path) -> (handler, whether the authoriser is in front), of every Api event of the template."""
    found = {}
    for resource in resources.values():
        if resource["Type"] != "AWS::Serverless::Function":
            continue
        for event in resource["Properties"].get("Events", {}).values():
            if event["Type"] == "Api":
                given = event["Properties"]
                guarded = given.get("Auth", {}).get("Authorizer") != "NONE"
                found[given["Method"].upper(), given["Path"]] = (resource["Properties"]["Handler"], guarded)
    return found


def answered() -> dict[Route, tuple[str, Verb]]:
    """(method, path) -> (handler, right), of every router."""
    found: dict[Route, tuple[str, Verb]] = {}
    for service in SERVICES:
        people = importlib.import_module(f"services.{service}.routes").routes
        found |= {(m, path): (f"services.{service}.app.people", right) for (path, m), right in people.rights.items()}
    for service in WITH_API:
        machines = importlib.import_module(f"services.{service}.api").machines
        found |= {
            (m, path): (f"services.{service}.app.machines", right) for (path, m), right in machines.rights.items()
        }
    return found


def test_every_route_of_the_template_is_answered_by_the_function_it_names(
    cloud: None, resources: dict[str, Any]
) -> None:
    wanted = {route: handler for route, (handler, _) in opened(resources).items()}
    there = {route: handler for route, (handler, _) in answered().items()}
    assert wanted == there


def test_what_not_everybody_may_open_has_the_authoriser_in_front(cloud: None, resources: dict[str, Any]) -> None:
    everybody = {droit.verb for droit in DROITS if droit.roles == frozenset(Role)}
    guarded = {route: behind for route, (_, behind) in opened(resources).items()}
    assert guarded == {route: right not in everybody for route, (_, right) in answered().items()}


@pytest.mark.parametrize("verb", list(Verb))
def test_every_verb_is_asked_for_by_a_route_or_a_command(verb: Verb, cloud: None) -> None:
    by_command = {Verb.FORMATION_IMPORTER}
    assert verb in {right for _, right in answered().values()} | by_command


def test_each_service_hears_exactly_the_facts_that_its_rule_lets_through(
    cloud: None, resources: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABLE_NAME", "any")
    for service in SERVICES:
        ear = importlib.import_module(f"services.{service}.reactions").ear()
        rule = resources[f"{service.capitalize()}Ecoute"]["Properties"]["EventPattern"]
        assert set(rule["detail-type"]) == set(ear.facts), service
        assert rule["source"] == ["cariflow"]
