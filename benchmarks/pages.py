"""How long a page takes, and what it asks of AWS: ``python -m benchmarks.pages``.

Each page of the four services, through its Lambda handler, warm, on moto in this process; goal: 50 ms. Time inside an
AWS call is that of an imitation (and of boto3): the last columns tell it apart from our own. RRU are counted from the
items that came back, as DynamoDB counts them (4 kB, half when not consistent).
"""

import argparse
import json
import math
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from botocore.client import BaseClient

from benchmarks.lheo.mesure import line, table
from benchmarks.monde import DASHBOARD, SERVICES, cloud

GOAL_MS = 50
_BLOCK = 4096  # bytes that one RRU reads, consistently
_READS = {"GetItem", "Query", "Scan"}
_COLUMNS = ["durée ms", "CPU ms", "hors AWS ms", "appels AWS", "RRU", "but ms"]


@dataclass
class Calls:
    """What was asked of AWS since it was last emptied."""

    number: int = 0
    seconds: float = 0
    rru: float = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=15)
    parser.add_argument("--service", choices=SERVICES, action="append", help="only this one")
    options = parser.parse_args()
    rows = []
    with watched() as calls:
        for service in options.service or SERVICES:
            with cloud(service):
                rows += [[name, *measure(visit, calls, options.turns)] for name, visit in SERVICES[service]()]
    table(f"Pages, médiane de {options.turns} ; {DASHBOARD} formations au tableau de bord", _COLUMNS, rows)
    slowest = max(rows, key=lambda row: row[1])
    pages = {name: dict(zip(("ms", "cpu_ms", "own_ms", "calls", "rru"), found, strict=False)) for name, *found in rows}
    line("pages", turns=options.turns, goal_ms=GOAL_MS, slowest=slowest[0], slowest_ms=slowest[1], pages=rounded(pages))


def measure(visit: Callable[[], Any], calls: Calls, turns: int) -> list[float | int]:
    """One row: medians over `turns` warm visits."""
    visit()
    walls, cpus, own = [], [], []
    for _ in range(turns):
        calls.number, calls.seconds, calls.rru = 0, 0, 0
        wall, cpu = time.perf_counter(), time.process_time()
        visit()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
        own.append(walls[-1] - calls.seconds * 1000)
    return [*map(statistics.median, (walls, cpus, own)), calls.number, calls.rru, GOAL_MS]


@contextmanager
def watched() -> Iterator[Calls]:
    """Counts and times every AWS call of this process."""
    calls, real = Calls(), BaseClient._make_api_call

    def call(self: BaseClient, operation: str, params: dict[str, Any]) -> Any:
        began = time.perf_counter()
        answer = real(self, operation, params)
        calls.seconds += time.perf_counter() - began
        calls.number += 1
        calls.rru += _rru(operation, params, answer)
        return answer

    BaseClient._make_api_call = call
    try:
        yield calls
    finally:
        BaseClient._make_api_call = real


def _rru(operation: str, params: dict[str, Any], answer: dict[str, Any]) -> float:
    if operation not in _READS:
        return 0
    items = answer.get("Items", [answer.get("Item", {})])
    blocks = max(1, math.ceil(sum(map(_size, items)) / _BLOCK))
    return blocks if params.get("ConsistentRead") else blocks / 2


def _size(item: dict[str, dict[str, Any]]) -> int:
    """Bytes of an item whose attributes are all scalars: each name, and its value."""
    values = (next(iter(typed.values())) for typed in item.values())
    return sum(map(len, item)) + sum(len(v if isinstance(v, bytes) else str(v).encode()) for v in values)


def rounded(pages: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The same with figures one can read."""
    return json.loads(json.dumps(pages), parse_float=lambda figure: round(float(figure), 1))


if __name__ == "__main__":
    main()
