"""How the benchmarks measure: CPU time of this process, the best of a few turns, collector out of the way."""

import gc
import json
import sys
import time
from collections.abc import Callable
from typing import Any


def cpu(work: Callable[[], Any], turns: int = 3) -> float:
    """Seconds of CPU of the best turn."""
    gc.collect()
    gc.freeze()
    best = float("inf")
    for _ in range(turns):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def table(title: str, columns: list[str], rows: list[list[Any]]) -> None:
    """A fixed table on standard output."""
    sys.stdout.write(f"{title}\n{'':32}" + "".join(f"{column:>16}" for column in columns) + "\n")
    for name, *values in rows:
        cells = "".join(f"{value:>16.2f}" if isinstance(value, float) else f"{value!s:>16}" for value in values)
        sys.stdout.write(f"{name:32}{cells}\n")


def line(benchmark: str, **figures: Any) -> None:
    """The same in one JSON line, for machines."""
    rounded = {key: round(value, 3) if isinstance(value, float) else value for key, value in figures.items()}
    sys.stdout.write(json.dumps({"benchmark": benchmark, **rounded}) + "\n")
