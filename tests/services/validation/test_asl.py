"""The state machine of a dossier: allowed words only, and every step does with our handler what the diagram says.

No interpreter here: the machine is walked by hand, as its own words say, on the real handler; the local engine runs it.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from services.shared.clock import FixedClock
from services.shared.workflow import Workflow
from services.validation import app, wiring
from services.validation.store import Store
from services.validation.use_cases import Decisions
from tests.services.events import Context
from tests.services.validation.dossiers import ANNE, DUE, FORMACODES, FORMATION_ID, submitted
from tests.services.validation.machine import Machine

PATH = Path(__file__).resolve().parents[3] / "infra" / "workflows" / "validation.asl.json"
TEXT = PATH.read_text(encoding="utf-8")
MACHINE: dict[str, Any] = json.loads(TEXT)
STATES: dict[str, dict[str, Any]] = MACHINE["States"]
TASKS = {name: state for name, state in STATES.items() if state["Type"] == "Task"}

# What both AWS and the local engine are known to honour; HeartbeatSeconds, JSONata and Assign are not among it.
_ALLOWED = {
    "Task": {
        "Type",
        "Resource",
        "Parameters",
        "TimeoutSeconds",
        "TimeoutSecondsPath",
        "ResultPath",
        "Retry",
        "Catch",
        "Next",
    },
    "Succeed": {"Type"},
}


def test_only_words_that_both_homes_honour_are_used() -> None:
    for name, state in STATES.items():
        assert set(state) <= _ALLOWED[state["Type"]], name


def test_every_way_leads_to_a_state_that_exists_and_every_state_is_reached() -> None:
    ways = {MACHINE["StartAt"]}
    for state in STATES.values():
        ways |= {state["Next"]} if "Next" in state else set()
        ways |= {catch["Next"] for catch in state.get("Catch", ())}
    assert ways == set(STATES)


def test_every_task_calls_our_function_by_the_name_the_template_fills_in() -> None:
    for state in TASKS.values():
        assert state["Parameters"]["FunctionName"] == "${ReactFunctionArn}"
    assert set(re.findall(r"\$\{(\w+)\}", TEXT)) == {"ReactFunctionArn"}
    assert "arn:aws:lambda" not in TEXT


def test_every_task_is_retried_and_no_wait_is_retried_because_its_time_is_over() -> None:
    for name, state in TASKS.items():
        assert state["Retry"], name
        if "waitForTaskToken" in state["Resource"]:
            assert [retry["ErrorEquals"] for retry in state["Retry"]] == [["States.TaskFailed"]]


def test_every_task_has_a_time_out_but_the_wait_that_goes_on_after_the_due_date() -> None:
    endless = [name for name, state in TASKS.items() if not {"TimeoutSeconds", "TimeoutSecondsPath"} & set(state)]
    assert endless == ["AttendreEncore"]


def test_no_result_replaces_the_input_that_later_steps_need() -> None:
    assert all(state["ResultPath"] is None for state in TASKS.values())
    assert all(catch["ResultPath"] is None for state in TASKS.values() for catch in state.get("Catch", ()))


# ─── walked on the real handler ──────────────────────────────────────────────


class Walk:
    """One execution: where it stands, and the token it waits for."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data, self.state, self.token, self.visited = data, MACHINE["StartAt"], "", 0

    def enter(self) -> None:
        """Call the task of the present state with what its words say."""
        self.visited += 1
        self.token = f"jeton-{self.visited}"
        payload = {
            name.removesuffix(".$"): self._read(value) if name.endswith(".$") else value
            for name, value in STATES[self.state]["Parameters"]["Payload"].items()
        }
        app.react(payload, Context())

    def go(self, error: str = "") -> None:
        """Leave the present state, by the way its words give."""
        state = STATES[self.state]
        caught = next((c["Next"] for c in state.get("Catch", ()) if error in c["ErrorEquals"]), None)
        assert caught or not error, f"{error} ends {self.state}"
        self.state = caught or state["Next"]

    def _read(self, path: str) -> Any:
        return self.token if path == "$$.Task.Token" else self.data[path.removeprefix("$.")]


@pytest.fixture
def machine(workflow: Workflow, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """What the handler is wired to in place of AWS."""
    machine = Machine()
    monkeypatch.setattr(wiring, "Workflow", lambda _: machine)
    monkeypatch.setattr("services.shared.ground.SystemClock", lambda: clock)
    return machine


@pytest.fixture
def walk(machine: Machine) -> Walk:
    """The execution of a dossier that was just opened."""
    wiring.waits().open(submitted())
    return Walk(json.loads(json.dumps(machine.started[FORMATION_ID])))


def test_a_decision_in_time_ends_the_execution(walk: Walk, machine: Machine, decisions: Decisions) -> None:
    assert isinstance(walk._read(STATES["Attendre"]["TimeoutSecondsPath"]), int)
    walk.enter()
    decisions.take(ANNE, FORMATION_ID, "a")
    decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    wiring.waits().release(FORMATION_ID)
    assert list(machine.answered) == [walk.token]
    walk.go()
    assert walk.state == "Fin"


def test_a_dossier_late_is_escalated_then_waited_for_again_until_somebody_decides(
    walk: Walk, machine: Machine, decisions: Decisions, store: Store, clock: FixedClock
) -> None:
    walk.enter()
    clock.at = DUE
    walk.go("States.Timeout")
    assert walk.state == "Escalader"
    walk.enter()
    assert store.queue()[0].escalade
    walk.go()
    walk.enter()
    decisions.take(ANNE, FORMATION_ID, "a")
    decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    wiring.waits().release(FORMATION_ID)
    assert walk.token in machine.answered
    walk.go()
    assert walk.state == "Fin"


def test_a_decision_that_falls_while_the_dossier_is_escalated_ends_the_second_wait_at_once(
    walk: Walk, machine: Machine, decisions: Decisions, clock: FixedClock
) -> None:
    walk.enter()
    clock.at = DUE
    walk.go("States.Timeout")
    decisions.take(ANNE, FORMATION_ID, "a")
    decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    walk.enter()
    walk.go()
    walk.enter()
    assert walk.token in machine.answered
