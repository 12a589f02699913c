"""Turns the local code of a Carif's system into the key LHEO wants (F139)."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_TABLE = Path(__file__).parent / "donnees" / "correspondances.csv"


def lheo_key(systeme: str, element: str, code_local: str) -> str | None:
    """`("ofeli", "modalites-enseignement", "24")` -> `"0"`; None when the table has no such line.

    `rythme-formation` is free text in LHEO: there the key is the text to write.
    """
    return _table().get((systeme, element, code_local))


@cache
def _table() -> Mapping[tuple[str, str, str], str]:
    with _TABLE.open(encoding="utf-8", newline="") as lignes:
        return MappingProxyType(
            {(x["systeme"], x["element"], x["code_local"]): x["cle_lheo"] for x in csv.DictReader(lignes)}
        )
