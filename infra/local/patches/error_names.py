"""A failed function gives the name of its exception, as Lambda does, so that Catch and Retry can match it."""

import logging
from typing import Any

from infra.local.patches.source import rewrite

_UNKNOWN = "Runtime.HandlerError"
logger = logging.getLogger("cariflow.fonctions")


def apply() -> None:
    from ministack.services import lambda_svc

    rewrite(
        lambda_svc,
        "_execute_function_warm",
        {'error_type = "Runtime.HandlerError"': "error_type = cariflow_error_name(func_name, result)"},
        cariflow_error_name=error_name,
    )


def error_name(function: str, result: dict[str, Any]) -> str:
    """The class name in the last line of the traceback; the traceback itself goes to the terminal."""
    trace, message = result.get("trace", "").rstrip("\n"), result.get("error", "")
    logger.error("%s : %s", function, trace or message)
    if not trace:
        return _UNKNOWN
    *_, last = trace.removesuffix(message).splitlines() or [""]
    name = last.rstrip(": ").rpartition(".")[2]
    return name if name.isidentifier() else _UNKNOWN
