"""How much memory streaming takes: ``python -m benchmarks.lheo.memoire --actions 1000,10000,100000``.

Goal: the peak from 1,000 to 100,000 actions grows by a quarter at most, both ways; 80 MB at most to read 500 MB.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.lheo.mesure import line, table

if TYPE_CHECKING:
    from lheo.elements import Formation

WAYS = {"write": "écriture", "stored": "écriture du JSON", "read": "lecture", "check": "contrôle"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", default="1000,10000,100000")
    parser.add_argument("--one", nargs=3, metavar=("what", "actions", "file"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one[0], int(options.one[1]), Path(options.one[2]))
        return
    counts = [int(count) for count in options.actions.split(",")]
    rows, peaks = [], {}
    with TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / f"{count}.xml"
            for what in WAYS:
                peaks[what, count] = apart(what, count, path)
            sizes = [path.stat().st_size / 1e6, *(peaks[what, count] / 1024 for what in WAYS)]
            rows.append([f"{count} actions", *sizes])
            path.unlink()
    table("Pic de mémoire (Mo)", ["fichier", *WAYS.values()], rows)
    growth = {what: peaks[what, counts[-1]] / peaks[what, counts[0]] for what in WAYS}
    line("lheo memory", **{f"growth {what}": value for what, value in growth.items()}, goal=1.25)


def apart(what: str, count: int, path: Path) -> int:
    """The peak, in kB, of a process that does one thing."""
    command = [sys.executable, "-m", "benchmarks.lheo.memoire", "--one", what, str(count), str(path)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def stored(formation: "Formation") -> bytes:
    from lheo.enregistrement import to_record

    return json.dumps(to_record(formation), ensure_ascii=False).encode()


def one(what: str, count: int, path: Path) -> None:
    if what == "write":
        from benchmarks.lheo.corpus import Corpus
        from lheo import write

        with path.open("wb") as file:
            file.writelines(write(Corpus(1).formations(count)))
    elif what == "stored":
        from benchmarks.lheo.region import Region
        from lheo import write

        with path.open("wb") as file:
            file.writelines(write(map(stored, Region(1, count).formations(count))))
    elif what == "read":
        from lheo import read

        sum(1 for _ in read(path))
    else:
        from lheo import check

        sum(1 for _ in check(path, schema_only=True))
    status = Path("/proc/self/status").read_text(encoding="ascii")
    sys.stdout.write(status.partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    main()
