"""A task times out after `TimeoutSecondsPath`, which the engine ignores; a resumed one, after what was left of it."""

from datetime import UTC, datetime
from functools import wraps
from typing import Any

from infra.local.patches.source import expect

State = dict[str, Any]


def apply() -> None:
    import inspect

    from ministack.services import stepfunctions

    original = stepfunctions._execute_task
    signature = list(inspect.signature(original).parameters)
    expect(signature == ["state_def", "raw_input", "execution", "ctx"], "tasks are executed otherwise")
    expect("TimeoutSecondsPath" not in inspect.getsource(stepfunctions), "the engine now knows TimeoutSecondsPath")

    @wraps(original)
    def execute_task(state_def: State, raw_input: Any, execution: State, ctx: State) -> Any:
        state_def = dict(state_def)
        if path := state_def.pop("TimeoutSecondsPath", None):
            effective = stepfunctions._apply_input_path(state_def, raw_input, ctx)
            state_def["TimeoutSeconds"] = _seconds(stepfunctions, path, effective, ctx)
        if "TimeoutSeconds" in state_def:
            state_def["TimeoutSeconds"] = max(0.0, state_def["TimeoutSeconds"] - already_waited(execution))
        return original(state_def, raw_input, execution, ctx)

    stepfunctions._execute_task = execute_task


def _seconds(stepfunctions: Any, path: str, effective: Any, ctx: State) -> float:
    seconds = stepfunctions._resolve_path_or_ctx(path, effective, ctx)
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise stepfunctions._ExecutionError("States.Runtime", f"TimeoutSecondsPath {path} gives {seconds!r}")
    return seconds


def already_waited(execution: State) -> float:
    """Seconds spent in the present state before the last restart; 0 when it was entered since."""
    reentry = execution.get("reentry")
    entered = [event["id"] for event in execution["events"] if event["type"].endswith("StateEntered")]
    if not reentry or not entered or entered[-1] != reentry["event"]:
        return 0.0
    since = datetime.fromisoformat(reentry["since"])
    return (datetime.now(UTC) - since).total_seconds()  # noqa: TID251 — the engine's own clock, not the product's
