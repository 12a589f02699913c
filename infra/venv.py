"""Makes the environment in .venv, or says in one sentence why it cannot; runs on any Python that is there."""

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Exit code 0 with a fresh .venv, or 2 with a sentence on what to install."""
    if sys.version_info < (3, 11):  # noqa: UP036 — exactly this is asked, before anything newer is used
        found = ".".join(str(part) for part in sys.version_info[:2])
        print("Cariflow demande Python 3.11 ou plus récent ; ici, " + sys.executable + " est en " + found + ".")
        print("Installez-le, ou indiquez-le : make run PYTHON=python3.11")
        return 2
    try:
        subprocess.run([sys.executable, "-m", "venv", ".venv"], check=True, capture_output=True)
    except subprocess.CalledProcessError:
        print("Python n’a pas pu créer d’environnement. Sous Debian : apt install python3-venv")
        return 2
    Path(".venv/python").touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
