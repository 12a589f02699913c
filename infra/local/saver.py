"""Writes the engine's state every two seconds when something happened, so that a crash costs two seconds at most.

The engine alone writes at a clean stop only. Mails are kept too, which the engine forgets.
"""

import copy
import logging
import threading
from collections.abc import Callable
from typing import Any

logger = logging.getLogger("cariflow.sauvegarde")
EVERY = 2.0
_MAILS = "cariflow_mails"
_one_writer = threading.Lock()


class Saver:
    """`touch` says that something may have changed; a thread saves until `stop`."""

    def __init__(self, every: float = EVERY) -> None:
        self._every = every
        self._touched = threading.Event()
        self._stopped = threading.Event()
        self._seen = 0
        self._thread = threading.Thread(target=self._run, daemon=True, name="cariflow-saver")

    def touch(self) -> None:
        self._touched.set()

    def start(self) -> None:
        _restore_mails()
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(self._every):
            if self._touched.is_set() or self._workflows_moved():
                self._touched.clear()
                if not save():
                    self._touched.set()

    def _workflows_moved(self) -> bool:
        """A workflow moves on by itself, without a request that would have touched."""
        moved, self._seen = self._seen, _workflow_events()
        return moved != self._seen


def save() -> bool:
    """Write every service's state; False when one was changing under the reader and must be written again."""
    from ministack import app
    from ministack.core.persistence import save_state

    whole = True
    with _one_writer:
        for name, get_state in [*app._build_persistence_save_dict().items(), (_MAILS, _mails)]:
            state = _settled(get_state)
            if state is None:
                whole = False
            else:
                save_state(name, state)
    return whole


def _settled(get_state: Callable[[], Any]) -> Any:
    """A copy of one service's state; None when three tries all met a writer."""
    for _ in range(3):
        try:
            return get_state()
        except RuntimeError as changed:  # dictionary changed size during iteration
            logger.debug("state changed while it was copied: %s", changed)
    return None


def _workflow_events() -> int:
    from ministack.services import stepfunctions

    return sum(len(row["events"]) for row in list(stepfunctions._executions.all_values()))


def _mails() -> dict[str, Any]:
    from ministack.services import ses

    return {"sent": copy.deepcopy(ses._sent_emails)}


def _restore_mails() -> None:
    from ministack.core.persistence import load_state
    from ministack.services import ses

    if kept := load_state(_MAILS):
        ses._sent_emails.update(kept["sent"])
