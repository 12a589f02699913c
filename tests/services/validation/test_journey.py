"""The clock of dossiers on the local engine: the very template, the very state machine, time-outs that really fall."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from infra.installation import Installation
from infra.local.access import local_access
from infra.local.engine import Engine
from infra.local.environment import ROOT
from infra.local.install import parameters
from services.domain.events import FormationSubmitted
from tests.engine.waiting import eventually
from tests.services.validation.dossiers import ANNE, FORMACODES, submitted

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("validation")) as running:
        running.deploy(ROOT / "template.yaml", parameters(running.url))
        yield running


@pytest.fixture
def wiring(engine: Engine) -> Iterator[Any]:
    with Installation(local_access(engine.data_dir)).service("validation") as wiring:
        yield wiring


def tell(engine: Engine, fact: FormationSubmitted) -> None:
    """As offers would: on the bus."""
    entry = {
        "Source": "cariflow",
        "DetailType": fact.type,
        "Detail": fact.model_dump_json(),
        "EventBusName": _physical(engine, "Bus"),
    }
    assert not engine.client("events").put_events(Entries=[entry])["FailedEntryCount"]


def status(engine: Engine, name: str) -> str:
    arn = _physical(engine, "ValidationAttente").replace(":stateMachine:", ":execution:")
    return str(engine.client("stepfunctions").describe_execution(executionArn=f"{arn}:{name}")["status"])


def decide(wiring: Any, id: str) -> None:
    wiring.decisions().take(ANNE, id, f"prise-{id}")
    wiring.decisions().approve(ANNE, id, vue=1, formacodes=FORMACODES, demande=f"visa-{id}")


def test_a_submission_waits_for_its_decision_and_no_longer(engine: Engine, wiring: Any) -> None:
    tell(engine, submitted(numero="1F", version=1))
    id, store = "formation-1F-v1", wiring.waits().store
    eventually(lambda: store.tokens(id), within=60)
    assert status(engine, id) == "RUNNING"
    decide(wiring, id)
    eventually(lambda: status(engine, id) == "SUCCEEDED", within=60)
    assert eventually(lambda: store.tokens(id) == (), within=60)


def test_a_dossier_late_is_escalated_waits_on_and_can_still_be_decided(engine: Engine, wiring: Any) -> None:
    tell(engine, submitted(numero="2F", version=1))
    id, store = "formation-2F-v1", wiring.waits().store
    eventually(lambda: store.tokens(id), within=60)
    late = {"dossier": id, "secondes": 1}
    machine = _physical(engine, "ValidationAttente")
    engine.client("stepfunctions").start_execution(stateMachineArn=machine, name="en-retard", input=json.dumps(late))
    eventually(lambda: store.dossier(id).escalade_at, within=60)
    eventually(lambda: len(store.tokens(id)) >= 3, within=60)
    assert status(engine, "en-retard") == "RUNNING"
    decide(wiring, id)
    for name in (id, "en-retard"):
        eventually(lambda name=name: status(engine, name) == "SUCCEEDED", within=60)


def test_the_sweep_starts_again_an_execution_that_was_stopped(engine: Engine, wiring: Any) -> None:
    tell(engine, submitted(numero="3F", version=1))
    id, store = "formation-3F-v1", wiring.waits().store
    eventually(lambda: store.tokens(id), within=60)
    arn = _physical(engine, "ValidationAttente").replace(":stateMachine:", ":execution:")
    engine.client("stepfunctions").stop_execution(executionArn=f"{arn}:{id}")
    engine.client("lambda").invoke(
        FunctionName=_physical(engine, "ValidationReact"), Payload=json.dumps({"tache": "balayer"})
    )
    eventually(lambda: len(store.tokens(id)) == 2, within=60)
    decide(wiring, id)
    eventually(lambda: status(engine, f"{id}-r1") == "SUCCEEDED", within=60)


def _physical(engine: Engine, logical: str) -> str:
    found = engine.client("cloudformation").describe_stack_resource(StackName="cariflow", LogicalResourceId=logical)
    return str(found["StackResourceDetail"]["PhysicalResourceId"])
