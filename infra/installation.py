"""One deployed stack, here or on AWS, met as its functions meet it: with the environment the template gives them."""

import importlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import boto3

from services.shared import aws, settings

STACK = "cariflow"


class Installation:
    """A stack, reached with `access` (AWS_… variables; empty: those of whoever runs the command)."""

    def __init__(self, access: Mapping[str, str] | None = None, stack: str = STACK) -> None:
        self._access, self._stack = access or {}, stack

    @contextmanager
    def service(self, name: str) -> Iterator[Any]:
        """The wiring of one service, as its function `react` would build it."""
        before = dict(os.environ)  # noqa: TID251 — the environment of another function is put on, and taken off again
        os.environ.update(self._access)  # noqa: TID251 — as above
        try:
            os.environ.update(self._variables(name))  # noqa: TID251 — as above
            forget()
            yield importlib.import_module(f"services.{name}.wiring")
        finally:
            os.environ.clear()  # noqa: TID251 — as above
            os.environ.update(before)  # noqa: TID251 — as above
            forget()

    def _variables(self, name: str) -> dict[str, str]:
        resource = boto3.client("cloudformation").describe_stack_resource(
            StackName=self._stack, LogicalResourceId=f"{name.capitalize()}React"
        )
        function = resource["StackResourceDetail"]["PhysicalResourceId"]
        configuration = boto3.client("lambda").get_function_configuration(FunctionName=function)
        return dict(configuration["Environment"]["Variables"])


def forget() -> None:
    """Empty every cache that holds a client, a setting or something wired with them."""
    boto3.DEFAULT_SESSION = None  # it keeps the credentials it met first, and another installation has others
    wired = [
        module for name, module in sys.modules.items() if name.startswith("services.") and name.endswith(".wiring")
    ]
    for module in (aws, settings, *wired):
        for thing in vars(module).values():
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()
