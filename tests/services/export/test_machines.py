"""What a partner's program gets: its own feeds, their manifest, an address for minutes, problems it can read."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from services.domain.rights import Principal, Role
from tests.builders import a_principal
from tests.services.events import Answer, Context, event
from tests.services.export.conftest import World, door

PARTENAIRE = a_principal(Role.PARTENAIRE)
AUTRE = a_principal(Role.PARTENAIRE, partenaire="france-travail")
LATEST, FILE = "/api/v1/flux/{flux}/dernier", "/api/v1/flux/{flux}/dernier/fichier"


def ask(resource: str, who: Principal | None = PARTENAIRE, **params: str) -> Answer:
    return Answer.of(door("machines")(event("GET", resource, params=params, who=who), Context()))


def body(answer: Answer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer.body)
    return found


@pytest.fixture
def written(world: World) -> World:
    world.publish("1F", "2F")
    world.write()
    return world


def test_a_partner_sees_its_own_feeds_only(world: World) -> None:
    assert [flux["code"] for flux in body(ask("/api/v1/flux"))["flux"]] == ["intercarif"]
    assert [flux["code"] for flux in body(ask("/api/v1/flux", AUTRE))["flux"]] == ["france-travail"]


def test_each_feed_says_where_its_file_is(world: World) -> None:
    (flux,) = body(ask("/api/v1/flux"))["flux"]
    assert flux["manifeste"] == "/api/v1/flux/intercarif/dernier"
    assert flux["fichier"] == "/api/v1/flux/intercarif/dernier/fichier"


def test_the_manifest_says_what_the_file_holds_and_its_fingerprint(written: World) -> None:
    answer = ask(LATEST, flux="intercarif")
    manifeste = body(answer)
    assert answer.status == 200
    assert (manifeste["formations"], manifeste["version_lheo"]) == (2, "2.3")
    assert answer.header("etag") == f'"{manifeste["sha256"]}"'


def test_threat_14_the_file_is_lent_by_a_redirection_to_one_key_for_five_minutes(written: World) -> None:
    answer = ask(FILE, flux="intercarif")
    lien = body(answer)
    assert (answer.status, answer.location) == (303, lien["url"])
    address = urlsplit(answer.location)
    assert address.path.endswith(lien["fichier"]["nom"])
    assert parse_qs(address.query)["X-Amz-Expires"] == ["300"]
    assert answer.header("cache-control") == "no-store"


def test_the_expiry_is_told_beside_the_address(written: World) -> None:
    assert body(ask(FILE, flux="intercarif"))["expire_le"]


@pytest.mark.parametrize("resource", [LATEST, FILE])
def test_threat_1_the_feed_of_another_partner_does_not_exist(written: World, resource: str) -> None:
    other, unknown = ask(resource, AUTRE, flux="intercarif"), ask(resource, AUTRE, flux="inconnu")
    assert other.status == 404
    assert other.body == unknown.body


def test_a_feed_without_a_file_says_when_the_first_one_comes(world: World) -> None:
    answer = ask(LATEST, flux="intercarif")
    assert answer.status == 404
    assert "3 h 30" in body(answer)["detail"]


def test_f193_a_file_that_is_no_longer_kept_is_said_to_be_gone(written: World) -> None:
    from services.shared import aws

    for key in written.files():
        aws.client("s3").delete_object(Bucket="exports", Key=key)
    assert ask(FILE, flux="intercarif").status == 404


@pytest.mark.parametrize("resource", ["/api/v1/flux", LATEST, FILE])
def test_without_a_key_nothing_is_said(written: World, resource: str) -> None:
    answer = ask(resource, None, flux="intercarif")
    assert answer.status == 401
    assert body(answer)["code"] == "ACCES.NON_IDENTIFIE"
    assert answer.header("content-type") == "application/problem+json"


@pytest.mark.parametrize("role", [Role.OF_REFERENT, Role.DOCUMENTALISTE, Role.SUPERVISEUR])
def test_the_partners_door_is_closed_to_people(written: World, role: Role) -> None:
    assert ask(LATEST, a_principal(role), flux="intercarif").status == 403


def test_the_description_is_open_to_all_and_is_openapi_3_1(world: World) -> None:
    answer = ask("/api/v1/openapi.json", None)
    assert answer.status == 200
    assert body(answer)["openapi"].startswith("3.1")
    assert set(body(answer)["paths"]) == {"/api/v1/flux", LATEST, FILE, "/api/v1/openapi.json"}


def test_the_description_declares_our_problems_and_no_error_that_is_never_given(world: World) -> None:
    document = body(ask("/api/v1/openapi.json", None))
    responses = document["paths"][FILE]["get"]["responses"]
    assert set(responses) == {"303", "401", "403", "404", "422", "500"}
    for status in set(responses) - {"303"}:
        (content,) = responses[status]["content"].items()
        assert content == ("application/problem+json", {"schema": {"$ref": "#/components/schemas/Probleme"}})
    assert "ValidationError" not in json.dumps(document)


def test_the_description_says_that_a_bearer_key_is_needed(world: World) -> None:
    document = body(ask("/api/v1/openapi.json", None))
    (scheme,) = document["components"]["securitySchemes"].values()
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert document["paths"]["/api/v1/flux"]["get"]["security"] == [{"cle": []}]


def test_answers_are_as_the_description_says(written: World) -> None:
    schemas = body(ask("/api/v1/openapi.json", None))["components"]["schemas"]
    assert set(body(ask(LATEST, flux="intercarif"))) == set(schemas["Manifeste"]["properties"])
    assert set(body(ask(FILE, flux="intercarif"))) == set(schemas["Lien"]["properties"])
