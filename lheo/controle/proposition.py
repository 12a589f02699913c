"""«Did you mean»: the nearest name, code or label to what was written."""

from collections.abc import Iterable
from difflib import get_close_matches

from lheo.langage import TABLES
from lheo.versions import Version

SHOWN = 8  # codes listed when none is near


def proche(nom: str, possibles: Iterable[str]) -> str:
    """« : vouliez-vous dire « x » ? », or nothing when no name is near."""
    by_lower = {possible.lower(): possible for possible in possibles}
    near = get_close_matches(nom.lower().replace("_", "-"), by_lower, n=1)
    return f" : vouliez-vous dire « {by_lower[near[0]]} » ?" if near else ""


def codes_possibles(table: str, value: str, version: Version) -> str:
    """Why a value is not a code of the table and which one was meant; empty when it is one."""
    libelles = TABLES[table].libelles(version)
    if value in libelles:
        return ""
    refused = f"« {value} » n’est pas un code de la table {table}"
    for code in (code for code in TABLES[table].codes if code.code == value):
        return f"{refused} avant LHEO 2.3 ({code.libelles[Version.V2_3]})"
    if near := _nearest(value, libelles):
        return f"{refused} : vouliez-vous dire {near} ({libelles[near]}) ?"
    listed = ", ".join(f"{code} ({libelle})" for code, libelle in list(libelles.items())[:SHOWN])
    return f"{refused} : choisissez {listed}{'…' if len(libelles) > SHOWN else ''}"


def _nearest(value: str, libelles: dict[str, str]) -> str:
    """The code whose label is nearest, or that only zeros on the left separate from the value."""
    if value.lstrip("0") in libelles:
        return value.lstrip("0")
    by_label = {libelle.lower(): code for code, libelle in libelles.items()}
    word = value.lower()
    starting = [code for libelle, code in by_label.items() if word and libelle.startswith(word)]
    near = get_close_matches(word, by_label, n=1)
    return starting[0] if starting else by_label[near[0]] if near else ""
