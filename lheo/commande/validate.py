"""``validate``: every finding of a file, for people or for machines."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from lheo.commande.entree import entree
from lheo.controle import Finding, Severity, check, summarize


class Validation:
    """One run: ``lines`` says what was found, ``errors`` and ``alerts`` count it."""

    def __init__(self, name: str, *, schema_only: bool) -> None:
        self.name = name
        self.schema_only = schema_only
        self.errors = self.alerts = 0

    def findings(self) -> Iterator[Finding]:
        for finding in check(entree(self.name), schema_only=self.schema_only):
            self.errors += finding.severity == Severity.ERREUR
            self.alerts += finding.severity == Severity.ALERTE
            yield finding

    def json_lines(self) -> Iterator[str]:
        """One JSON object per finding."""
        for finding in self.findings():
            yield json.dumps(asdict(finding), ensure_ascii=False)

    def lines(self, examples: int) -> Iterator[str]:
        """Findings grouped and counted, ``examples`` of each shown, then the total."""
        for group in summarize(self.findings(), examples=examples):
            times = f" ({group.nombre} fois)" if group.nombre > 1 else ""
            yield f"{group.severity.upper()} {group.code}{times} {group.chemin}"
            for finding in group.exemples:
                value = f" [{finding.value}]" if finding.value else ""
                yield f"  ligne {finding.line} : {finding.message}{value}"
            if group.nombre > len(group.exemples):
                yield f"  … et {group.nombre - len(group.exemples)} autres"
        yield self.total()

    def total(self) -> str:
        if not self.errors and not self.alerts:
            return "Rien à redire."
        return f"{self.errors} erreur(s), {self.alerts} alerte(s)."
