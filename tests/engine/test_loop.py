"""The whole loop on the local engine: page, table, stream, bus, queue, workflow, mail, login, rights."""

import json
from typing import Any

import pytest

from infra.local.engine import Engine
from tests.engine.site.visitor import visit
from tests.engine.waiting import eventually

pytestmark = pytest.mark.journey


def offer(engine: Engine, name: str, **given: Any) -> None:
    seen = visit(f"{engine.url}/offres", json.dumps({"id": name, **given}).encode())
    assert seen.status == 201, seen.body


def followed(engine: Engine, name: str, field: str) -> str:
    """The value of a field of the follow-up table, once it is there."""

    def look() -> str | None:
        key = {"pk": {"S": name}}
        item = engine.client("dynamodb").get_item(TableName=engine.outputs["Suivi"], Key=key).get("Item", {})
        value: str | None = item.get(field, {}).get("S")
        return value

    return eventually(look)


def test_an_offer_waits_for_its_decision_and_ends_with_it(engine: Engine) -> None:
    offer(engine, "decidee")
    assert followed(engine, "decidee", "jeton")
    assert visit(f"{engine.url}/offres/decidee/decision", b"{}").status == 200
    assert followed(engine, "decidee", "cloture") == "viser"


def test_an_offer_that_nobody_decides_escalates_at_its_due_time(engine: Engine) -> None:
    offer(engine, "oubliee", delai=1)
    assert followed(engine, "oubliee", "cloture") == "delai depasse"


def test_a_failure_is_caught_by_the_name_of_its_exception(engine: Engine) -> None:
    offer(engine, "pause-1")
    assert followed(engine, "pause-1", "cloture") == "suspendu"


def test_a_fact_goes_from_the_stream_to_the_bus_to_the_queue_to_the_mailbox(engine: Engine) -> None:
    offer(engine, "suivie")
    assert followed(engine, "suivie", "entendu") == "soumise"
    mail, *_ = eventually(lambda: [mail for mail in engine.mails() if "suivie" in mail["text"]])
    assert mail["to"] == ["jeanne@of.example"]
    assert mail["subject"] == "Votre offre est soumise – à voir"
    page = visit(f"{engine.url}/boite-aux-lettres")
    assert f'<a href="{engine.url}/offres/suivie?a=1&amp;b=">' in page.body.decode()
    assert "&lt;2&gt;" in page.body.decode()
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")


def test_a_message_that_always_fails_ends_in_the_dead_letter_queue(engine: Engine) -> None:
    offer(engine, "poison-1")
    sqs, queue = engine.client("sqs"), engine.outputs["Dlq"]

    def dead() -> bool:
        bodies = [message["Body"] for message in sqs.receive_message(QueueUrl=queue).get("Messages", [])]
        return {"id": "poison-1", "etat": "soumise"} in [json.loads(body)["detail"] for body in bodies]

    assert eventually(dead, within=30)


def test_only_the_bearer_of_the_cookie_passes_the_authorizer(engine: Engine) -> None:
    me = visit(f"{engine.url}/moi", Cookie="__Host-session=bon").json
    assert (me["principalId"], me["sub"]) == ("jeanne", "jeanne")
    refused = visit(f"{engine.url}/moi", Cookie="__Host-session=faux")
    assert (refused.status, refused.body) == (403, b"<!doctype html><h1>Interdit</h1>")
    assert refused.headers["content-type"] == "text/html; charset=utf-8"


def test_a_password_is_checked_by_the_pool(engine: Engine) -> None:
    cognito, pool = engine.client("cognito-idp"), engine.outputs["Pool"]
    cognito.admin_create_user(UserPoolId=pool, Username="jeanne@of.example", MessageAction="SUPPRESS")
    right = {"UserPoolId": pool, "Username": "jeanne@of.example", "Password": "Valide-ok"}
    cognito.admin_set_user_password(**right, Permanent=True)

    def sign_in(password: str) -> Any:
        return visit(
            f"{engine.url}/connexion", json.dumps({"email": "jeanne@of.example", "password": password}).encode()
        )

    assert sign_in("Valide-ok").json == {"challenge": None, "signed_in": True}
    assert sign_in("Valide-ko").status == 502
    with pytest.raises(cognito.exceptions.InvalidPasswordException):
        cognito.admin_set_user_password(**right | {"Password": "faible"})


def test_a_function_has_the_rights_of_its_role_and_no_more(engine: Engine) -> None:
    assert visit(f"{engine.url}/interdit").status == 502


def test_expired_items_are_marked_for_removal_as_the_template_says(engine: Engine) -> None:
    table = engine.outputs["Table"]
    described = engine.client("dynamodb").describe_time_to_live(TableName=table)["TimeToLiveDescription"]
    assert described == {"TimeToLiveStatus": "ENABLED", "AttributeName": "ttl"}


def test_what_has_no_meaning_here_is_left_out_and_named(engine: Engine) -> None:
    assert engine.deployment.inert == ["Cdn"]
    assert engine.outputs["Address"] == f"{engine.url}/"


def test_the_same_template_twice_changes_nothing(engine: Engine, template: Any) -> None:
    before = engine.outputs
    engine.deploy(template, {"PublicUrl": engine.url, "Sender": "cariflow@exemple.fr"})
    assert engine.outputs == before
    assert visit(f"{engine.url}/").status == 200
