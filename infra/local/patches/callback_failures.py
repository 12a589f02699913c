"""A function that fails while it is handed a task token fails the task; the engine waited on for its answer."""

from infra.local.patches.source import rewrite

_SWALLOWED = """\
            _call_lambda(func_ref, lambda_payload)
        except _ExecutionError:
            pass
"""
_TOLD = """\
            _call_lambda(func_ref, lambda_payload)
        except _ExecutionError:
            _task_tokens.pop(token, None)
            raise
"""


def apply() -> None:
    from ministack.services import stepfunctions

    rewrite(stepfunctions, "_invoke_with_callback", {_SWALLOWED: _TOLD})
