"""Turns the table of the language into what is checked in: classes, functions that write them, reference."""

from pathlib import Path

from lheo.generation import classes, reference, rendus
from lheo.versions import Version

PACKAGE = Path(__file__).parent.parent


def sources() -> dict[Path, str]:
    """Every generated file and what it must hold; a test compares them with what is checked in."""
    return {
        PACKAGE / "elements" / "classes_genere.py": classes.source(),
        PACKAGE / "rendu" / "v2_2_genere.py": rendus.source(Version.V2_2),
        PACKAGE / "rendu" / "v2_2_stockes_genere.py": rendus.source(Version.V2_2, stockes=True),
        PACKAGE / "rendu" / "v2_3_genere.py": rendus.source(Version.V2_3),
        PACKAGE / "rendu" / "v2_3_stockes_genere.py": rendus.source(Version.V2_3, stockes=True),
        PACKAGE.parent / "docs" / "lheo" / "reference.md": reference.source(),
    }
