"""`python -m infra.local`: the whole platform on this machine, until Ctrl-C."""

import sys


def main() -> int:
    # Nothing else is imported before this: an older Python could not even read the other files.
    if sys.version_info < (3, 11):  # noqa: UP036 — the person may have started another Python than the one of .venv
        sys.stderr.write("Cariflow demande Python 3.11 ou plus récent ; lancez plutôt « make run ».\n")
        return 2
    from infra.local.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
