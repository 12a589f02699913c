"""How fast LHEO is read and checked, beside bare lxml: ``python -m benchmarks.lheo.lecture --actions 2000``.

Goal: reading with the schema check of each formation runs at half the speed of bare ``iterparse`` or more.
"""

import argparse
import io
from collections.abc import Callable
from statistics import median
from typing import Any

from lxml import etree

from benchmarks.lheo.corpus import Corpus
from benchmarks.lheo.mesure import cpu, line, table
from lheo import Version, check, read, write
from lheo.controle.schema import compiled
from lheo.lecture.flux import Flux

TAG = f"{{{Version.V2_3.namespace}}}formation"
TURNS = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    data = b"".join(write(Corpus(options.seed).formations(options.actions)))
    schema = compiled(Version.V2_3)

    def bare() -> None:
        for _, element in etree.iterparse(io.BytesIO(data), tag=TAG):
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    stages: dict[str, Callable[[], Any]] = {
        "iterparse nu": bare,
        "flux (sûr, à mémoire plate)": lambda: [None for _ in Flux(data) if False],
        "flux + schéma": lambda: [None for element in Flux(data) if not schema.validate(element)],
        "flux + objets (read)": lambda: [None for _ in read(data) if False],
        "check --schema": lambda: list(check(data, schema_only=True)),
        "check, tout": lambda: [None for _ in check(data) if False],
    }
    seconds = alternated(stages)
    rows = [
        [name, len(data) / 1e6 / spent, options.actions / spent, seconds["iterparse nu"] / spent]
        for name, spent in seconds.items()
    ]
    table(f"Lecture, {len(data) / 1e6:.1f} Mo", ["Mo/s", "actions/s", "× iterparse"], rows)
    line(
        "lheo read",
        actions=options.actions,
        **{name: row[3] for name, row in zip(seconds, rows, strict=True)},
        goal=0.5,
    )


def alternated(stages: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """The median CPU of each, turn about, so that a noisy moment does not fall on one alone."""
    taken: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(TURNS):
        for name, work in stages.items():
            taken[name].append(cpu(work, 1))
    return {name: median(each) for name, each in taken.items()}


if __name__ == "__main__":
    main()
