"""What survives a stop, and what survives a power cut."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.engine import Engine
from tests.engine.conftest import deploy_site
from tests.engine.site.visitor import visit
from tests.engine.waiting import eventually

pytestmark = pytest.mark.journey


@pytest.fixture(params=["stop", "kill"])
def restarted(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine on which an offer waited for its decision and a mail was sent, ended, and started again."""
    with Engine(tmp_path / "donnees") as before:
        deploy_site(before)
        visit(f"{before.url}/offres", json.dumps({"id": "en-attente"}).encode())
        token = eventually(lambda: jeton(before))
        eventually(before.mails)
        before.save()
        getattr(before, request.param)()
    with Engine(tmp_path / "donnees") as after:
        deploy_site(after)
        eventually(lambda: jeton(after) != token)
        yield after


def jeton(engine: Engine) -> str | None:
    key = {"pk": {"S": "en-attente"}}
    item = engine.client("dynamodb").get_item(TableName=engine.outputs["Suivi"], Key=key).get("Item", {})
    value: str | None = item.get("jeton", {}).get("S")
    return value


def test_a_waiting_workflow_goes_on_with_a_new_token_and_mails_are_still_there(restarted: Engine) -> None:
    assert {mail["to"][0] for mail in restarted.mails()} == {"jeanne@of.example"}
    assert visit(f"{restarted.url}/offres/en-attente/decision", b"{}").status == 200
    [done] = eventually(lambda: executions(restarted, "SUCCEEDED"))
    assert done["name"] == "en-attente"


def executions(engine: Engine, status: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = engine.client("stepfunctions").list_executions(
        stateMachineArn=engine.outputs["Workflow"], statusFilter=status
    )["executions"]
    return found


def test_a_crash_loses_no_more_than_the_last_two_seconds(tmp_path: Path) -> None:
    with Engine(tmp_path) as engine:
        deploy_site(engine)
        state = tmp_path / "etat" / "dynamodb.json"
        visit(f"{engine.url}/offres", json.dumps({"id": "ecrite"}).encode())
        eventually(lambda: state.exists() and '"ecrite"' in state.read_text(), within=5)
        engine.kill()
    with Engine(tmp_path) as engine:
        deploy_site(engine)
        key = {"pk": {"S": "ecrite"}}
        assert engine.client("dynamodb").get_item(TableName=engine.outputs["Table"], Key=key)["Item"]["pk"] == key["pk"]


def test_a_stop_is_clean_and_quick_even_with_a_workflow_waiting(tmp_path: Path) -> None:
    with Engine(tmp_path) as engine:
        deploy_site(engine)
        visit(f"{engine.url}/offres", json.dumps({"id": "en-attente"}).encode())
        eventually(lambda: jeton(engine))
        assert engine.stop() == 0
    assert not (tmp_path / "marche.json").exists()
    assert (tmp_path / "etat" / "stepfunctions.json").exists()
