"""How a large proof is run: so many trials from a seed, one JSON line, failure when one fails or too few ran."""

import argparse
import json
import sys
import time
from collections.abc import Iterator


def preuve(goal: str, trials: Iterator[str | None], minimum: int, seed: int) -> int:
    """Runs ``minimum`` trials, each giving None or what went wrong; prints the line, returns the exit code."""
    started, tried, failed = time.monotonic(), 0, 0
    for trial in trials:
        tried += 1
        if trial is not None:
            failed += 1
            sys.stderr.write(f"{trial}\n")
        if tried >= minimum:
            break
    seconds = round(time.monotonic() - started, 1)
    sys.stdout.write(
        json.dumps({"goal": goal, "tried": tried, "failed": failed, "seed": seed, "seconds": seconds}) + "\n"
    )
    return 1 if failed or tried < minimum else 0


def options(minimum: int) -> argparse.Namespace:
    """``--min`` and ``--seed`` from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--min", type=int, default=minimum)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()
