"""`python -m tests.proofs [--min N]`: every large proof of this folder, one after the other, in a short form.

Each prints one JSON line: its goal, how many cases it tried, how many failed, its seed and its seconds.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Exit code 1 when a proof failed or tried less than it was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--min", type=int, default=2_000, help="cases of each proof (the long form has its own number)")
    least = parser.parse_args().min
    proofs = sorted(file.stem for file in HERE.glob("[a-z]*.py"))
    codes = [
        subprocess.run([sys.executable, "-m", f"tests.proofs.{proof}", "--min", str(least)], check=False).returncode
        for proof in proofs
    ]
    return int(any(codes) or not codes)


if __name__ == "__main__":
    raise SystemExit(main())
