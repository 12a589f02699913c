"""How an error is written down: where it arose and what it is called, never its words, which hold what was typed.

A message of DynamoDB quotes the item, one of SES the address, one of pydantic the value it did not like.
"""

import traceback
from collections.abc import Iterator
from logging import LogRecord
from types import TracebackType
from typing import Any

from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter
from botocore.exceptions import ClientError

from services.domain.errors import Refusal

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Failure(RuntimeError):
    """Something is wrong on our side; its words hold codes and counts alone, and may be read by anybody."""


class Discreet(LambdaPowertoolsFormatter):
    """The structured log, its errors without their words."""

    def __init__(self, **options: Any) -> None:
        # It would write the same once more, with the words
        super().__init__(**{**options, "serialize_stacktrace": False})

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 — the name of the standard library
        """The frames of an error and of those behind it, the first one first."""
        return "\n".join(_told(ei[1])) if ei[1] else ""

    def _extract_log_exception(self, log_record: LogRecord) -> Any:
        told, name, *_ = super()._extract_log_exception(log_record)
        return told, name, None  # notes of an error are words too


def named(error: BaseException) -> str:
    """What an error is called, with its code if it has one."""
    name = type(error).__name__
    if isinstance(error, ClientError):
        return f"{name} {error.operation_name} {error.response.get('Error', {}).get('Code', '')}".strip()
    if isinstance(error, Refusal):
        return f"{name} {error.code}"
    return f"{name}: {error}" if isinstance(error, Failure) else name


def _told(error: BaseException) -> Iterator[str]:
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind:
        yield from _told(behind)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    yield named(error)
