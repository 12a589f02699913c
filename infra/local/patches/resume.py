"""Executions survive a restart: the engine failed every running one with `States.ServiceRestart`.

Each starts again from the last state it entered: at least once, with a new task token. A `Wait` in seconds starts
again in full, and variables set by `Assign` are lost: our workflow uses neither.
"""

import contextvars
import inspect
import json
import threading
from functools import wraps
from typing import Any

from infra.local.patches.source import expect, rewrite

Row = dict[str, Any]
_parked: list[Row] = []

_LOOP = """\
    try:
        while current_name and execution["status"] == "RUNNING":
"""
_LOOP_FROM = """\
    current_name, current_input = cariflow_entry(execution, current_name, current_input)
"""


def apply() -> None:
    from ministack.services import stepfunctions

    original = stepfunctions._restore_state
    expect("States.ServiceRestart" in inspect.getsource(original), "the engine restores executions otherwise")

    @wraps(original)
    def restore_state(data: Any) -> None:
        running = [row for row in _executions(data) if row["status"] == "RUNNING"]
        original(data)
        for row in running:
            row.update(status="RUNNING", stopDate=None)
            del row["error"], row["cause"]
            rewind(row, stepfunctions)
        _parked.extend(running)

    stepfunctions._restore_state = restore_state
    rewrite(stepfunctions, "_run_execution", {_LOOP: _LOOP_FROM + _LOOP}, cariflow_entry=entry)


def _executions(data: Any) -> list[Row]:
    return list(data["executions"].all_values()) if data and data.get("executions") else []


def rewind(row: Row, stepfunctions: Any) -> None:
    """Cut the history before the last top-level state entered, and note it as the place to start from.

    A state that was already resumed keeps the hour it was first entered at, or restarts would push its deadline away.
    """
    if (row.get("reentry") or {}).get("event") == len(row["events"]) + 1:
        return  # cut by the last start, and stopped before it went on
    machine = stepfunctions._state_machines.get_scoped(*_scope(row), row["stateMachineArn"])
    names = json.loads(machine["definition"]).get("States", {}) if machine else {}
    for position, event in reversed(list(enumerate(row["events"]))):
        details = event.get("stateEnteredEventDetails", {})
        if event["type"].endswith("StateEntered") and details.get("name") in names:
            known = row.get("reentry") or {}
            since = known["since"] if known.get("event") == event["id"] else event["timestamp"]
            row["reentry"] = {"event": event["id"], "since": since, "at": details["name"], "input": details["input"]}
            del row["events"][position:]
            return


def entry(row: Row, name: str, state_input: Any) -> tuple[str, Any]:
    """Where an execution starts: at its first state, or where it was cut."""
    reentry = row.get("reentry")
    if not reentry:
        return name, state_input
    return reentry["at"], json.loads(reentry["input"])


def _scope(row: Row) -> tuple[str, str]:
    *_, region, account = row["executionArn"].split(":")[:5]
    return account, region


def start_parked() -> int:
    """Let the parked executions go on, once every service has its state back; answers how many."""
    waiting, _parked[:] = list(_parked), []
    for row in waiting:
        threading.Thread(target=contextvars.copy_context().run, args=(_go_on, row), daemon=True).start()
    return len(waiting)


def _go_on(row: Row) -> None:
    from ministack.core.responses import set_request_account_id, set_request_region
    from ministack.services import stepfunctions

    account, region = _scope(row)
    set_request_account_id(account)
    set_request_region(region)
    stepfunctions._run_execution(row["executionArn"])
