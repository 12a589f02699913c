"""How fast LHEO is written, beside the other libraries and gzip: ``python -m benchmarks.lheo.ecriture --actions 1000``.

Ratios of one run are what counts. Goals: 20 times xsdata, 12 times pydantic-xml, 3 times lxml trees; decoding and
rendering in at most 0.6 of the CPU of ``gzip -6`` on the same bytes.
"""

import argparse
import json
import zlib

from benchmarks.lheo.concurrents import CONCURRENTS
from benchmarks.lheo.corpus import Corpus
from benchmarks.lheo.mesure import cpu, line, table
from lheo import elements as m
from lheo import write
from lheo.enregistrement import from_record, to_record

GOALS = {"xsdata": 20, "pydantic-xml": 12, "lxml xmlfile": 3}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--against", default=",".join(CONCURRENTS), help="which of them, by name")
    options = parser.parse_args()
    formations = list(Corpus(options.seed).formations(options.actions))
    seconds, sizes = {}, {}
    for name in options.against.split(","):
        run = CONCURRENTS[name](formations)
        sizes[name] = run()
        seconds[name] = cpu(run, 5 if name == "lheo" else 2)
    rows = [
        [name, options.actions / spent, sizes[name] / 1e6 / spent, spent / seconds["lheo"], GOALS.get(name, "")]
        for name, spent in seconds.items()
    ]
    table("Écriture (objets déjà construits)", ["actions/s", "Mo/s", "fois plus lent", "but"], rows)
    line(
        "lheo write",
        actions=options.actions,
        **{f"x {name}": row[3] for (name, *_), row in zip(rows, rows, strict=True)},
    )
    chain(formations, options.actions)


def chain(formations: list, actions: int) -> None:
    """From stored JSON to bytes, against gzip on these bytes."""
    xml = b"".join(write(formations))
    stored = [json.dumps(to_record(formation), ensure_ascii=False) for formation in formations]
    stages = {
        "gzip -6": lambda: zlib.compress(xml, 6),
        "json.loads": lambda: [None for one in stored if json.loads(one) is None],
        "json.loads + from_record": lambda: [
            None for one in stored if from_record("formation", json.loads(one)) is None
        ],
        "rendu (objets construits)": lambda: sum(map(len, write(formations))),
        "chaîne par objets": lambda: sum(map(len, write(map(decoded, stored)))),
        "chaîne entière": lambda: sum(map(len, write(map(json.loads, stored)))),
    }
    seconds = {name: cpu(work) for name, work in stages.items()}
    rows = [
        [name, spent * 1e6 / actions, len(xml) / 1e6 / spent, spent / seconds["gzip -6"]]
        for name, spent in seconds.items()
    ]
    table(f"Chaîne d’export, {len(xml) / 1e6:.1f} Mo", ["µs/action", "Mo/s", "× gzip -6"], rows)
    line("lheo chain", actions=actions, ratio_gzip=rows[-1][3], objects_ratio_gzip=rows[-2][3], goal=0.6)


def decoded(stored: str) -> m.Formation:
    return from_record("formation", json.loads(stored))


if __name__ == "__main__":
    main()
