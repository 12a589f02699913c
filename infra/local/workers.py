"""The processes that run the functions: how they are replaced when their code has changed."""

import threading
import time
from typing import Any


def replace_workers() -> None:
    """The next call of every function starts from the files as they are now; calls under way finish on the old ones."""
    from ministack.core import lambda_runtime

    with lambda_runtime._lock:
        retired = [worker for pool in lambda_runtime._workers.values() for worker in pool]
        lambda_runtime._workers.clear()
    busy = [worker for worker in retired if worker.in_use]
    lambda_runtime.kill_workers([worker for worker in retired if not worker.in_use])
    if busy:
        threading.Thread(target=_kill_when_done, args=(busy,), daemon=True).start()


def _kill_when_done(workers: list[Any]) -> None:
    from ministack.core import lambda_runtime

    while any(worker.in_use for worker in workers):
        time.sleep(0.1)
    lambda_runtime.kill_workers(workers)


def stop_workers() -> None:
    """End every function's process, whatever it does."""
    from ministack.core import lambda_runtime

    lambda_runtime.reset()
