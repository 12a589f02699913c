"""What a cold start costs beside the AWS client alone: ``python -m benchmarks.coldimport``.

CPU of fresh processes, alternated so that a busy machine burdens all alike: `boto3.client("dynamodb")` alone, then each
function of `template.yaml` as Lambda loads it (its module, then its door by name). Goal: at most twice the client.
"""

import argparse
import re
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

from benchmarks.lheo.mesure import line, table

_ROOT = Path(__file__).resolve().parent.parent
_CLIENT = "boto3.client(dynamodb)"
_BASE = "import boto3; boto3.client('dynamodb', region_name='eu-west-3')"
_SPENT = "import time; print(time.process_time())"
_ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-west-3",
    "AWS_ACCESS_KEY_ID": "banc",
    "AWS_SECRET_ACCESS_KEY": "banc",
    "POWERTOOLS_SERVICE_NAME": "banc",
    "POWERTOOLS_METRICS_NAMESPACE": "banc",
    "PYTHONPATH": str(_ROOT),
}
GOAL = 2.0
_TOP = 10
_IMPORT = re.compile(r"import time:\s*(\d+) \|\s*(\d+) \|(\s*)(\S+)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=7)
    turns = parser.parse_args().turns
    programs = {_CLIENT: _BASE, **{name: _loading(name) for name in handlers()}}
    for program in programs.values():
        _run(program)  # the first run writes the byte code, which a package for Lambda brings along
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(turns):
        for name, program in programs.items():
            seconds[name].append(float(_run(f"{program}\n{_SPENT}").stdout))
    medians = {name: statistics.median(spent) for name, spent in seconds.items()}
    ratios = {name: spent / medians[_CLIENT] for name, spent in medians.items()}
    rows = [[name.removeprefix("services."), medians[name] * 1000, ratios[name], GOAL] for name in programs]
    table(f"Démarrage à froid, médiane de {turns} processus", ["CPU ms", "× le client", "but"], rows)
    worst = max(handlers(), key=lambda name: ratios[name])
    table(f"Ce que charge {worst}", ["seul ms", "en tout ms"], _heaviest(_loading(worst)))
    line(
        "coldimport",
        turns=turns,
        client_ms=medians[_CLIENT] * 1000,
        goal=GOAL,
        **{name.removeprefix("services."): ratio for name, ratio in ratios.items() if name != _CLIENT},
    )


@cache
def handlers() -> tuple[str, ...]:
    """The doors that the template names, in its order."""
    template = (_ROOT / "template.yaml").read_text(encoding="utf-8")
    return tuple(dict.fromkeys(re.findall(r"Handler: (services\.\w+\.app\.\w+)", template)))


def _loading(handler: str) -> str:
    module, _, door = handler.rpartition(".")
    return f"import importlib; getattr(importlib.import_module({module!r}), {door!r})"


def _run(program: str, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, *options, "-c", program]
    return subprocess.run(command, env=_ENVIRONMENT, capture_output=True, check=True, text=True)


def _heaviest(program: str) -> list[list[object]]:
    """The imports that take longest by themselves, as `-X importtime` sees them (wall)."""
    found = _IMPORT.findall(_run(program, "-X", "importtime").stderr)
    alone = sorted(found, key=lambda one: int(one[0]), reverse=True)[:_TOP]
    return [[name[-32:], int(own) / 1000, int(whole) / 1000] for own, whole, _, name in alone]


if __name__ == "__main__":
    main()
