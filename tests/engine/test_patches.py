"""Each hole of the engine exists without its patch, and is closed with it: read these first at a new version."""

import inspect
import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("ministack", reason="the local engine is not installed")

from ministack.core import iam_actions, lambda_runtime
from ministack.core.responses import AccountRegionScopedDict
from ministack.services import cognito, eventbridge, lambda_svc, scheduler, ses, stepfunctions

from infra.local.patches import (
    PATCHES,
    answer_rights,
    callback_failures,
    cognito_codes,
    error_names,
    log_wait,
    resume,
    sending_rights,
    task_timeouts,
    time_zones,
)
from infra.local.patches.source import rewrite
from infra.local.refusals import EngineChanged

PARIS_NOON_IN_WINTER = datetime(2027, 1, 15, 11, 0, tzinfo=UTC).timestamp()


@pytest.fixture(autouse=True)
def as_installed() -> Iterator[None]:
    """The engine as it was installed, before and after each test."""
    modules = (cognito, iam_actions, lambda_svc, scheduler, stepfunctions)
    before = [(module, dict(vars(module))) for module in modules]
    waits = lambda_runtime.Worker._drain_stderr_bounded.__defaults__
    yield
    lambda_runtime.Worker._drain_stderr_bounded.__defaults__ = waits
    for module, names in before:
        vars(module).clear()
        vars(module).update(names)


def test_every_patch_fits_the_installed_engine() -> None:
    for apply in PATCHES.values():
        apply()


def test_a_patch_refuses_an_engine_that_has_changed() -> None:
    with pytest.raises(EngineChanged, match="occurs 0 times"):
        rewrite(stepfunctions, "_run_execution", {"a line that is no longer there": ""})


# log_wait


def silent_wait() -> float:
    started = time.perf_counter()
    lambda_runtime.Worker("f", {}, b"")._drain_stderr_bounded()
    return time.perf_counter() - started


def test_hole_a_silent_function_costs_fifty_milliseconds() -> None:
    assert silent_wait() >= 0.05


def test_patch_a_silent_function_costs_next_to_nothing() -> None:
    log_wait.apply()
    assert silent_wait() < 0.05


# error_names


@pytest.fixture
def failed(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], str]:
    """The errorType that callers see when a function ends with an exception."""

    def call(error: BaseException) -> str:
        import traceback

        told = {"status": "error", "error": str(error), "trace": "".join(traceback.format_exception(error))}
        worker = SimpleNamespace(invoke=lambda *_, **__: told)
        monkeypatch.setattr(lambda_svc, "acquire_worker", lambda *_, **__: (worker, "reused"))
        monkeypatch.setattr(lambda_svc, "release_worker", lambda _: None)
        seen: str = lambda_svc._execute_function_warm({"code_zip": b"x", "config": {}}, {}, "1")["body"]["errorType"]
        return seen

    return call


def test_hole_the_exception_s_name_is_lost(failed: Callable[[BaseException], str]) -> None:
    assert failed(KeyError("x")) == "Runtime.HandlerError"


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (KeyError("x"), "KeyError"),
        (EngineChanged("a: b\nsur deux lignes : c"), "EngineChanged"),
        (ValueError(), "ValueError"),
        (json.JSONDecodeError("m", "d", 0), "JSONDecodeError"),
    ],
)
def test_patch_the_exception_s_name_is_told(
    failed: Callable[[BaseException], str], error: BaseException, name: str
) -> None:
    error_names.apply()
    assert failed(error) == name


# callback_failures and task_timeouts

WAIT = {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:f.waitForTaskToken", "End": True}


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Run one waiting task; answers the name of its error. The engine's own wait is cut at half a second."""
    waited: list[float] = []

    class Never:
        def wait(self, timeout: float) -> bool:
            waited.append(timeout)
            return False

    monkeypatch.setattr(stepfunctions.threading, "Event", Never)

    def run(state: dict[str, Any], given: dict[str, Any], lambda_: Callable[..., Any], **row: Any) -> Any:
        monkeypatch.setattr(stepfunctions, "_call_lambda", lambda_)
        execution = {"events": [], **row}
        with pytest.raises(stepfunctions._ExecutionError) as error:
            stepfunctions._execute_task(WAIT | state, given, execution, {"State": {"Name": "Attendre"}})
        return error.value.error, waited

    return run


def failing(*_: object) -> None:
    raise stepfunctions._ExecutionError("Pause", "plus tard")


def test_hole_a_task_whose_function_failed_waits_on(ask: Callable[..., Any]) -> None:
    assert ask({"TimeoutSeconds": 60}, {}, failing) == ("States.Timeout", [60])


def test_patch_a_task_whose_function_failed_fails(ask: Callable[..., Any]) -> None:
    callback_failures.apply()
    assert ask({"TimeoutSeconds": 60}, {}, failing) == ("Pause", [])


def test_hole_a_computed_time_out_is_ignored(ask: Callable[..., Any]) -> None:
    assert ask({"TimeoutSecondsPath": "$.delai"}, {"delai": 7}, print) == ("States.Timeout", [99999])


def test_patch_a_computed_time_out_is_kept(ask: Callable[..., Any]) -> None:
    task_timeouts.apply()
    assert ask({"TimeoutSecondsPath": "$.delai"}, {"delai": 7}, print) == ("States.Timeout", [7])


def test_patch_a_time_out_that_is_not_a_number_fails_the_task(ask: Callable[..., Any]) -> None:
    task_timeouts.apply()
    assert ask({"TimeoutSecondsPath": "$.delai"}, {"delai": "7"}, print) == ("States.Runtime", [])


def test_patch_what_was_waited_before_a_restart_is_taken_off(ask: Callable[..., Any]) -> None:
    task_timeouts.apply()
    events = [{"id": 2, "type": "TaskStateEntered"}]
    reentry = {"event": 2, "since": "2020-01-01T00:00:00.000Z"}
    assert ask({"TimeoutSeconds": 60}, {}, print, events=events, reentry=reentry) == ("States.Timeout", [0.0])


# answer_rights

MACHINE = "arn:aws:states:eu-west-3:1:stateMachine:validation"


def right_to_answer(token: str) -> str:
    body = json.dumps({"taskToken": token, "output": "{}"}).encode()
    headers = {"x-amz-target": "AWSStepFunctions.SendTaskSuccess"}
    arn: str = iam_actions.extract_resource_arn("states", "POST", "/", headers, body, {}, "eu-west-3", "1")
    return arn


def test_hole_the_right_to_answer_is_asked_on_every_machine() -> None:
    assert right_to_answer("un-jeton") == "*"


def test_patch_the_right_to_answer_is_asked_on_the_machine_that_waits() -> None:
    answer_rights.apply()
    assert right_to_answer(answer_rights.token("un-jeton", {"StateMachine": {"Id": MACHINE}})) == MACHINE


@pytest.mark.parametrize("token", ["", "un-jeton", "un-jeton.é", "un-jeton.YQ", "un-jeton._w=="])
def test_patch_what_is_not_a_token_of_ours_names_no_machine(token: str) -> None:
    answer_rights.apply()
    assert right_to_answer(token) == "*"


# resume


def saved_workflows() -> dict[str, Any]:
    """The state of a workflow stopped while it waited in its second state."""
    definition = {"StartAt": "Un", "States": {"Un": {"Type": "Pass", "Next": "Deux"}, "Deux": {"Type": "Succeed"}}}
    row = {
        "executionArn": "arn:aws:states:us-east-1:000000000000:execution:m:e",
        "stateMachineArn": "m",
        "name": "e",
        "status": "RUNNING",
        "startDate": "2027-01-01T00:00:00.000Z",
        "stopDate": None,
        "input": '{"n": 1}',
        "output": None,
        "sync": True,
        "events": [
            {"id": 1, "type": "ExecutionStarted"},
            entered(2, "Un", {"n": 1}),
            {"id": 3, "type": "PassStateExited"},
            entered(4, "Deux", {"n": 2}),
            {"id": 5, "type": "TaskScheduled"},
        ],
    }
    machines, executions = AccountRegionScopedDict(), AccountRegionScopedDict()
    machines.set_scoped("000000000000", "us-east-1", "m", {"name": "m", "definition": json.dumps(definition)})
    executions.set_scoped("000000000000", "us-east-1", row["executionArn"], row)
    return {"state_machines": machines, "executions": executions, "row": row}


def entered(number: int, name: str, given: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "SucceedStateEntered",
        "timestamp": f"2027-01-01T00:00:0{number}.000Z",
        "stateEnteredEventDetails": {"name": name, "input": json.dumps(given)},
    }


@pytest.fixture
def no_other_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    for store in ("_state_machines", "_executions"):
        monkeypatch.setattr(stepfunctions, store, AccountRegionScopedDict())


@pytest.mark.usefixtures("no_other_workflow")
def test_hole_a_restart_fails_every_running_workflow() -> None:
    saved = saved_workflows()
    stepfunctions.load_persisted_state(saved)
    assert (saved["row"]["status"], saved["row"]["error"]) == ("FAILED", "States.ServiceRestart")


@pytest.mark.usefixtures("no_other_workflow")
def test_patch_a_workflow_goes_on_from_the_state_it_was_in() -> None:
    resume.apply()
    saved = saved_workflows()
    row = saved["row"]
    stepfunctions.load_persisted_state(saved)
    assert (row["status"], row["stopDate"], "error" in row) == ("RUNNING", None, False)
    assert resume.start_parked() == 1
    end = time.monotonic() + 5
    while row["status"] == "RUNNING" and time.monotonic() < end:
        time.sleep(0.01)
    assert (row["status"], json.loads(row["output"])) == ("SUCCEEDED", {"n": 2})


@pytest.mark.usefixtures("no_other_workflow")
def test_patch_a_second_restart_keeps_the_hour_of_the_first_entry() -> None:
    resume.apply()
    row = saved_workflows()["row"]
    for _ in range(2):
        saved = saved_workflows() | {}
        saved["executions"].set_scoped("000000000000", "us-east-1", row["executionArn"], row)
        stepfunctions.load_persisted_state(saved)
        resume._parked.clear()
        assert row["reentry"] == {"event": 4, "since": "2027-01-01T00:00:04.000Z", "at": "Deux", "input": '{"n": 2}'}
        assert len(row["events"]) == 3
    row["events"].append(entered(4, "Deux", {"n": 2}) | {"timestamp": "2027-01-01T09:00:00.000Z"})
    stepfunctions.load_persisted_state(saved)
    resume._parked.clear()
    assert row["reentry"]["since"] == "2027-01-01T00:00:04.000Z"


# sending_rights


def right_for(sender: str) -> str:
    body = json.dumps({"FromEmailAddress": sender}).encode()
    arn: str = iam_actions._ses_v2_resource_arn("POST", "/v2/email/outbound-emails", body, "eu-west-3", "1")
    return arn


def test_hole_the_right_to_send_is_asked_on_every_resource() -> None:
    assert right_for("Carif <a@exemple.fr>") == "*"


def test_patch_the_right_to_send_is_asked_on_the_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    sending_rights.apply()
    monkeypatch.setattr(ses, "_identities", {"a@exemple.fr": {}})
    assert right_for("Carif <a@exemple.fr>") == "arn:aws:ses:eu-west-3:1:identity/a@exemple.fr"
    assert right_for("b@exemple.fr") == "arn:aws:ses:eu-west-3:1:identity/exemple.fr"


# cognito_codes


@pytest.fixture
def reset_code(monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """The code sent to somebody who forgot a password."""

    def forget() -> str:
        user: dict[str, Any] = {"Attributes": []}
        monkeypatch.setattr(cognito, "_user_pools", {"p": {"_clients": {"c": {}}}})
        monkeypatch.setattr(cognito, "_resolve_user", lambda *_: (user, None))
        cognito._forgot_password({"ClientId": "c", "Username": "jeanne"})
        code: str = user["_reset_code"]
        return code

    return forget


def test_hole_everybody_knows_the_code_that_resets_a_password(reset_code: Callable[[], str]) -> None:
    assert {reset_code() for _ in range(5)} == {"654321"}


def test_patch_codes_are_drawn_at_random(reset_code: Callable[[], str]) -> None:
    cognito_codes.apply()
    codes = {reset_code() for _ in range(5)}
    assert len(codes) > 1
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    for function in ("_sign_up", "_resend_confirmation_code", "_admin_reset_user_password"):
        assert "cariflow_code" in vars(cognito)[function].__code__.co_names


# time_zones


@pytest.fixture
def fired_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, float], bool]:
    """Whether a schedule in Paris time, due since a minute before `now`, is fired at `now`."""

    def tick(expression: str, now: float) -> bool:
        calls: list[Any] = []
        monkeypatch.setattr(scheduler.time, "time", lambda: now)
        monkeypatch.setattr(eventbridge, "_invoke_target", lambda *given: calls.append(given))
        schedule = {
            "State": "ENABLED",
            "ScheduleExpression": expression,
            "ScheduleExpressionTimezone": "Europe/Paris",
            "Target": {"Arn": "arn:aws:lambda:eu-west-3:1:function:f"},
        }
        key = ("1", "eu-west-3", "default/nuit")
        monkeypatch.setattr(scheduler, "_schedules", SimpleNamespace(_data={key: schedule}))
        last = {} if expression.startswith("at") else {key: now - 60}
        monkeypatch.setattr(scheduler, "_schedule_last_fired", last)
        scheduler._tick_schedules()
        return bool(calls)

    return tick


@pytest.mark.parametrize("expression", ["cron(0 12 * * ? *)", "at(2027-01-15T12:00:00)"])
def test_hole_a_schedule_of_paris_fires_at_the_hour_of_greenwich(
    fired_at: Callable[[str, float], bool], expression: str
) -> None:
    assert not fired_at(expression, PARIS_NOON_IN_WINTER)
    assert fired_at(expression, PARIS_NOON_IN_WINTER + 3600)


@pytest.mark.parametrize("expression", ["cron(0 12 * * ? *)", "at(2027-01-15T12:00:00)"])
def test_patch_a_schedule_fires_at_its_local_hour(fired_at: Callable[[str, float], bool], expression: str) -> None:
    time_zones.apply()
    assert fired_at(expression, PARIS_NOON_IN_WINTER)
    assert not fired_at(expression, PARIS_NOON_IN_WINTER - 60)


def test_patch_a_schedule_follows_summer_time(fired_at: Callable[[str, float], bool]) -> None:
    time_zones.apply()
    assert fired_at("cron(0 12 * * ? *)", datetime(2027, 7, 15, 10, 0, tzinfo=UTC).timestamp())


def test_every_patch_has_its_two_tests() -> None:
    source = inspect.getsource(inspect.getmodule(silent_wait) or pytest)
    for name in PATCHES:
        assert f"\n# {name}" in source or f" and {name}" in source
