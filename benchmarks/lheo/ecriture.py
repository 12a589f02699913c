"""How fast LHEO is written, beside the other libraries and gzip: ``python -m benchmarks.lheo.ecriture --actions 1000``.

Ratios of one run are what counts. Goals: 20 times xsdata, 12 times pydantic-xml, 3 times lxml trees; decoding and
rendering in at most 0.6 of the CPU of ``gzip -6`` on the same bytes.
"""

import argparse
import gc
import json
import resource
import subprocess
import time
import zlib
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from statistics import median

from benchmarks.lheo.concurrents import CONCURRENTS
from benchmarks.lheo.corpus import Corpus
from benchmarks.lheo.mesure import cpu, line, table
from benchmarks.lheo.region import Region
from lheo import Version, write
from lheo import elements as m
from lheo.enregistrement import from_record, to_record
from lheo.rendu import stockes

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
    region = list(Region(options.seed, options.actions).formations(options.actions))
    chain({"sans reprise": formations, "région": region}, options.actions)


def chain(corpora: dict[str, list[m.Formation]], actions: int, turns: int = 7) -> None:
    """From stored JSON to bytes, against gzip on these bytes, for each corpus."""
    for corpus, formations in corpora.items():
        seconds = chained(formations, turns)
        parts = {name: one / seconds["gzip -6 (programme)"] for name, one in seconds.items()}
        rows = [[name, one * 1e6 / actions, parts[name]] for name, one in seconds.items()]
        table(f"Chaîne d’export, du JSON rangé aux octets, corpus {corpus}", ["µs/action", "× gzip -6"], rows)
        line("lheo chain", corpus=corpus, actions=actions, **parts, goal=0.6)


def chained(formations: list[m.Formation], turns: int) -> dict[str, float]:
    """The median CPU of each stage; they take turns, for the noise to be fair."""
    xml = b"".join(write(formations))
    stored = [json.dumps(to_record(formation), ensure_ascii=False).encode() for formation in formations]
    records = [json.loads(one) for one in stored]
    stages: dict[str, Callable[[], float]] = {
        "gzip -6 (programme)": lambda: program(xml),
        "zlib niveau 6": lambda: spent(lambda: zlib.compress(xml, 6)),
        "json.loads": lambda: spent(lambda: [None for one in stored if json.loads(one) is None]),
        "rendu des objets": lambda: spent(lambda: through(formations)),
        "rendu des enregistrements": lambda: spent(lambda: through(records)),
        "chaîne par objets": lambda: spent(lambda: through(map(decoded, stored))),
        "chaîne json": lambda: plain(lambda: through(stored)),
    }
    if find_spec("msgspec"):
        decode = import_module("msgspec.json").decode
        stages["msgspec"] = lambda: spent(lambda: [None for one in stored if decode(one) is None])
        stages["chaîne msgspec"] = lambda: spent(lambda: through(stored))
    gc.collect()
    gc.freeze()
    taken: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(turns):
        for name, stage in stages.items():
            taken[name].append(stage())
    return {name: median(each) for name, each in taken.items()}


def through(formations: Iterable) -> None:
    for _ in write(formations):
        pass


def spent(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def plain(work: Callable[[], object]) -> float:
    """The time without msgspec, installed or not."""
    ways = stockes.renderers
    last = ways(Version.V2_3)[-1:]
    stockes.renderers = lambda _: last
    try:
        return spent(work)
    finally:
        stockes.renderers = ways


def program(xml: bytes) -> float:
    """CPU of the gzip program on these bytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["gzip", "-6", "-c"], input=xml, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def decoded(stored: bytes) -> m.Formation:
    return from_record("formation", json.loads(stored))


if __name__ == "__main__":
    main()
