"""What the pinned engine does otherwise than AWS, mended one hole at a time.

Each patch is a file: why, what it relies on (checked, else the start is refused), and two tests in
tests/engine/test_patches.py: the hole exists without it, and is closed with it. Read them at every new version.
"""

from collections.abc import Callable

from infra.local.patches import (
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

# In this order: a function is first changed, then wrapped.
PATCHES: dict[str, Callable[[], None]] = {
    "log_wait": log_wait.apply,
    "error_names": error_names.apply,
    "callback_failures": callback_failures.apply,
    "answer_rights": answer_rights.apply,
    "task_timeouts": task_timeouts.apply,
    "resume": resume.apply,
    "sending_rights": sending_rights.apply,
    "cognito_codes": cognito_codes.apply,
    "time_zones": time_zones.apply,
}


def apply_all() -> None:
    """Mend the engine of this process; raises `EngineChanged` when it is not the one the patches were written for."""
    for apply in PATCHES.values():
        apply()
