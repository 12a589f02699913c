"""Nothing accepted is lost when the function dies after any of its AWS calls: the sweep alone repairs it."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from services.domain.events import Fact
from services.shared import ground
from services.shared.clock import FixedClock
from services.shared.table import Table
from services.shared.workflow import Workflow
from services.validation import app, wiring
from services.validation.model import Dossier
from services.validation.store import Store
from services.validation.use_cases import Decisions, Waits
from tests.services.events import Answer, Context, event
from tests.services.faults import Calls, Crash, watched
from tests.services.validation.dossiers import ANNE, MONDAY, submitted

Told = Callable[[], list[tuple[str, dict[str, Any]]]]


@pytest.fixture(autouse=True)
def still(workflow: Workflow, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    wiring.ground.cache_clear()
    monkeypatch.setattr(ground, "SystemClock", lambda: clock)


def message(fact: Fact) -> dict[str, Any]:
    """A fact as the queue brings it."""
    body = json.dumps({"detail-type": fact.type, "detail": json.loads(fact.model_dump_json())})
    record = {"messageId": fact.id, "eventSource": "aws:sqs", "body": body, "receiptHandle": "r", "attributes": {}}
    return {"Records": [record]}


def hear(event: dict[str, Any]) -> Any:
    return app.react(event, Context())


def sweep(clock: FixedClock) -> None:
    """The sweep, once the facts are old enough that the stream must have missed them."""
    clock.at += timedelta(minutes=5)
    hear({"tache": "balayer"})


def running(dossier: Dossier) -> bool:
    return wiring.Workflow(wiring.settings().workflow_arn).running(dossier.execution)


def calls_of(act: Callable[[], Any]) -> Calls:
    with watched() as calls:
        act()
    return calls


def test_a_submission_heard_by_a_function_that_dies_is_in_the_queue_with_its_clock_running(
    store: Store, clock: FixedClock
) -> None:
    calls = calls_of(lambda: hear(message(submitted(numero="0F", version=1))))
    assert calls.count("TransactWriteItems") == 1
    assert calls.count("StartExecution") == 1
    for n in range(1, len(calls) + 1):
        arrival = message(submitted(numero=f"{n}F", version=1))
        with watched(crash_after=n), pytest.raises(Crash):
            hear(arrival)
        hear(arrival)  # the queue brings again what was not finished
        dossier = store.dossier(f"formation-{n}F-v1")
        assert dossier is not None
        assert running(dossier)
        assert [row["acte"] for row in store.history(dossier.id)] == ["Demande reçue"]


def test_a_dossier_saved_by_a_function_that_dies_before_it_started_the_clock_is_started_by_the_sweep(
    store: Store, clock: FixedClock
) -> None:
    arrival = message(submitted())
    calls = calls_of(lambda: hear(message(submitted(numero="0F", version=1))))
    with watched(crash_after=calls.index("TransactWriteItems") + 1), pytest.raises(Crash):
        hear(arrival)
    sweep(clock)
    dossier = store.dossier("formation-2358280F-v2")
    assert dossier is not None
    assert running(dossier)


def test_a_decision_whose_function_dies_is_told_once_or_was_never_taken(
    waits: Waits, decisions: Decisions, store: Store, clock: FixedClock, told: Told
) -> None:
    """And the form, sent again as the page invites to, ends in the same single decision."""

    def decide(n: int) -> Answer:
        form = {"demande": f"visa-{n}", "version": "1", "formacodes.0": "41017"}
        resource, params = "/console/dossiers/{dossier}/viser", {"dossier": f"formation-{n}F-v1"}
        return Answer.of(app.people(event("POST", resource, params=params, form=form, who=ANNE), Context()))

    def prepare(n: int) -> None:
        waits.open(submitted(numero=f"{n}F", version=1))
        decisions.take(ANNE, f"formation-{n}F-v1", f"prise-{n}")

    prepare(0)
    calls = calls_of(lambda: decide(0))
    write = calls.index("TransactWriteItems") + 1
    sweep(clock)
    told()
    for n in range(1, len(calls) + 1):
        prepare(n)
        with watched(crash_after=n), pytest.raises(Crash):
            decide(n)
        sweep(clock)
        approved = [detail for name, detail in told() if name == "FormationApproved"]
        dossier = store.dossier(f"formation-{n}F-v1")
        assert dossier is not None
        assert dossier.clos == (n >= write)
        assert [detail["numero"] for detail in approved] == ([f"{n}F"] if n >= write else [])
        assert decide(n).status == 303
        sweep(clock)
        again = [name for name, _ in told() if name == "FormationApproved"]
        assert len(approved) + len(again) == 1


def test_a_decision_whose_release_dies_is_released_by_the_sweep(
    waits: Waits, decisions: Decisions, store: Store, clock: FixedClock, table: Table
) -> None:
    def decided(n: int) -> dict[str, Any]:
        id = f"formation-{n}F-v1"
        waits.open(submitted(numero=f"{n}F", version=1))
        hear({"tache": "attendre", "dossier": id, "jeton": f"jeton-{n}"})
        decisions.take(ANNE, id, f"prise-{n}")
        decisions.approve(ANNE, id, vue=1, formacodes=[_formacode()], demande=f"visa-{n}")
        details = [item.document for item in table.query("ENVOI") if item.document["type"] == "FormationApproved"]
        fact = next(f for d in details if (f := Fact.parse(d["type"], d["detail"])).numero == f"{n}F")  # type: ignore[attr-defined]  # it is an approval
        return message(fact)

    approval = decided(0)
    calls = calls_of(lambda: hear(approval))
    assert calls.count("SendTaskSuccess") == 1
    for n in range(1, len(calls) + 1):
        approval = decided(n)
        with watched(crash_after=n), pytest.raises(Crash):
            hear(approval)
        sweep(clock)
        assert store.tokens(f"formation-{n}F-v1") == ()


def test_a_wait_whose_function_dies_is_asked_again_and_kept(store: Store, waits: Waits) -> None:
    waits.open(submitted())
    task = {"tache": "attendre", "dossier": "formation-2358280F-v2", "jeton": "premier"}
    calls = calls_of(lambda: hear(task))
    for n in range(1, len(calls) + 1):
        again = task | {"jeton": f"jeton-{n}"}
        with watched(crash_after=n), pytest.raises(Crash):
            hear(again)
        hear(again | {"jeton": f"jeton-{n}-bis"})
        assert f"jeton-{n}-bis" in store.tokens("formation-2358280F-v2")


def test_a_message_that_cannot_be_read_goes_back_to_its_queue(workflow: Workflow) -> None:
    broken = message(submitted())
    broken["Records"][0]["body"] = '{"detail-type": "FormationSubmitted", "detail": {"numero": 1}}'
    assert hear(broken) == {"batchItemFailures": [{"itemIdentifier": "soumise-2358280F-2"}]}


def test_a_late_dossier_is_counted(
    workflow: Workflow, waits: Waits, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    waits.open(submitted())
    clock.at = MONDAY + timedelta(days=3)
    assert hear({"tache": "escalader", "dossier": "formation-2358280F-v2"}) == {"resultat": "escalade"}
    assert hear({"tache": "escalader", "dossier": "formation-2358280F-v2"}) == {"resultat": "rien"}
    assert hear({"tache": "balayer"}) == {"repris": 0, "liberes": 0, "relances": 0, "ouverts": 1, "retard": 1}
    printed = capsys.readouterr().out
    assert printed.count('"DossierEscalated":[1') + printed.count('"DossierEscalated": [1') == 1
    assert "DossiersLate" in printed


def _formacode() -> Any:
    from tests.services.validation.dossiers import FORMACODES

    return FORMACODES[0]
