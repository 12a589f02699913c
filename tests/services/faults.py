"""Kills a function after the n-th of its AWS calls: what was stored stays, the caller never learns it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from services.shared import aws

CLIENTS = ("dynamodb", "s3", "events", "sesv2", "cognito-idp", "stepfunctions")


class Crash(BaseException):
    """The end of the process: no `except Exception` sees it."""


class Calls(list[str]):
    """The names of the AWS calls that were made, in order."""


@contextmanager
def watched(crash_after: int | None = None) -> Iterator[Calls]:
    """Notes every AWS call made inside; raises Crash when call number `crash_after` (from 1) has been carried out."""
    calls = Calls()

    def note(model: Any, **_: Any) -> None:
        calls.append(model.name)
        if len(calls) == crash_after:
            raise Crash(model.name)

    clients = [aws.client(name) for name in CLIENTS]  # type: ignore[call-overload]  # the closed list of aws.client
    for client in clients:
        client.meta.events.register("after-call", note, unique_id="watched")
    try:
        yield calls
    finally:
        for client in clients:
            client.meta.events.unregister("after-call", note, unique_id="watched")
