"""Thousands of findings made readable: grouped by code and place, counted, capped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lheo.controle.constat import Finding, Severity

_RANK = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Groupe:
    """All findings of one code at one place of the language; ``exemples`` are the first ones met."""

    code: str
    severity: Severity
    chemin: str
    nombre: int
    exemples: tuple[Finding, ...]


def summarize(findings: Iterable[Finding], *, examples: int = 3) -> list[Groupe]:
    """Groups, errors first, then the most numerous; keeps ``examples`` findings of each, whatever their number."""
    counts: dict[tuple[str, str], int] = {}
    kept: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, _RANK.sub("", finding.path))
        counts[key] = counts.get(key, 0) + 1
        shown = kept.setdefault(key, [])
        if len(shown) < max(1, examples):
            shown.append(finding)
    groups = [Groupe(key[0], kept[key][0].severity, key[1], count, tuple(kept[key])) for key, count in counts.items()]
    return sorted(groups, key=lambda group: (group.severity != Severity.ERREUR, -group.nombre, group.code))
