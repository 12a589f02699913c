"""The right to answer a task is checked on its state machine; the engine asked it on `*`, so no narrow policy passed.

A task token carries the name of its machine: it is opaque to everybody else, and may come back after a restart.
"""

import inspect
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import wraps
from typing import Any

from infra.local.patches.source import expect, rewrite


def apply() -> None:
    from ministack.core import iam_actions
    from ministack.services import stepfunctions

    rewrite(
        stepfunctions,
        "_execute_task",
        {'"Token": new_uuid()': '"Token": cariflow_token(new_uuid(), ctx)'},
        cariflow_token=token,
    )
    original = iam_actions.extract_resource_arn
    expect(
        list(inspect.signature(original).parameters)[:5] == ["service", "method", "path", "headers", "body"], "rights"
    )

    @wraps(original)
    def extract_resource_arn(
        service: str, method: str, path: str, headers: dict[str, str], body: bytes, *rest: Any, **named: Any
    ) -> str:
        if service == "states" and ".SendTask" in headers.get("x-amz-target", ""):
            return machine(json.loads(body).get("taskToken", ""))
        answer: str = original(service, method, path, headers, body, *rest, **named)
        return answer

    iam_actions.extract_resource_arn = extract_resource_arn


def token(unique: str, context: dict[str, Any]) -> str:
    """A task token that says, to `machine` alone, which state machine waits on it."""
    return f"{unique}.{urlsafe_b64encode(context['StateMachine']['Id'].encode()).decode()}"


def machine(task_token: str) -> str:
    """The ARN of the state machine that made `task_token`, `*` for what is not a token of ours."""
    try:
        return urlsafe_b64decode(task_token.partition(".")[2]).decode() or "*"
    except ValueError:
        return "*"
