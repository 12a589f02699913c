"""Every benchmark one after the other, in its short form: ``python -m benchmarks``, or by name those that one wants.

What follows a single name goes to that benchmark: ``python -m benchmarks coldimport --turns 15``.
"""

import subprocess
import sys

_SHORT = {
    "pages": ("benchmarks.pages", "--turns", "9"),
    "coldimport": ("benchmarks.coldimport", "--turns", "7"),
    "export": ("benchmarks.export",),
    "ecriture": ("benchmarks.lheo.ecriture", "--actions", "300"),
    "lecture": ("benchmarks.lheo.lecture",),
    "memoire": ("benchmarks.lheo.memoire", "--actions", "1000,10000"),
}


def main() -> int:
    """Runs each in a process of its own, for one must not warm what the next measures; 1 when one of them failed."""
    asked, options = _asked(sys.argv[1:])
    unknown = [name for name in asked if name not in _SHORT]
    if unknown:
        sys.stderr.write(f"no benchmark named {', '.join(unknown)}; there are {', '.join(_SHORT)}\n")
        return 2
    failed = []
    for name in asked or _SHORT:
        module, *short = _SHORT[name]
        sys.stdout.write(f"\n── {name}\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", module, *(options or short)]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    if failed:
        sys.stderr.write(f"\nfailed: {', '.join(failed)}\n")
    return bool(failed)


def _asked(words: list[str]) -> tuple[list[str], list[str]]:
    """The names, and the options behind them."""
    cut = next((n for n, word in enumerate(words) if word.startswith("-")), len(words))
    return words[:cut], words[cut:]


if __name__ == "__main__":
    sys.exit(main())
