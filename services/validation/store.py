"""Where dossiers are kept: the only file that knows the keys of this service's table.

DOSSIER#formation-2358280F-v2  DOSSIER      the record: due date, lock, decision; listed while it is open
DOSSIER#formation-2358280F-v2  SOUMISSION   what was submitted, never changed
DOSSIER#formation-2358280F-v2  JETONS       the tokens of the executions that wait for the decision
DOSSIER#formation-2358280F-v2  HISTOIRE#…   who did what
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from services.domain.events import Fact, FormationSubmitted, StructureRequested
from services.shared.table import Item, Table
from services.shared.trace import Trace
from services.validation.model import Dossier, Ligne, Soumission

_OPEN = "OUVERTS"
_AWAITED = "ATTENDUS"
_TOKENS_KEPT = 10  # an execution asks again each time the engine re-enters it; only the last tokens can be live


class Store:
    """The dossiers of one table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def dossier(self, id: str) -> Dossier | None:
        """The dossier as it stands now."""
        item = self._table.get(_dossier(id), "DOSSIER")
        return Dossier.model_validate(item.document) if item else None

    def soumission(self, id: str) -> Soumission | None:
        """What was submitted."""
        item = self._table.get(_dossier(id), "SOUMISSION")
        if item is None:
            return None
        kind = FormationSubmitted if item.document["type"] == FormationSubmitted.__name__ else StructureRequested
        return kind.model_validate(item.document["fait"])

    def open(self, dossier: Dossier, soumission: Soumission | None, *, demande: str, trace: Trace) -> None:
        """Keep a new dossier and what was submitted. Raises Conflict when there is one already."""
        items = [_dossier_item(dossier)]
        if soumission:
            document = {"type": soumission.type, "fait": soumission.model_dump(mode="json")}
            items.append(Item(_dossier(dossier.id), "SOUMISSION", 1, document))
        self._table.save(*items, demande=demande, trace=trace)

    def save(self, dossier: Dossier, *, demande: str, trace: Trace, facts: Sequence[Fact] = ()) -> None:
        """Write a dossier, its history and its facts. Raises Conflict when somebody else wrote first."""
        self._table.save(_dossier_item(dossier), demande=demande, trace=trace, facts=facts)

    def queue(self) -> list[Ligne]:
        """The open dossiers: those escalated first, then by due date; an index, for display and for the sweep."""
        return [Ligne.model_validate(row.resume) for row in self._table.rows(_OPEN)]

    def history(self, id: str) -> list[Mapping[str, Any]]:
        """Who did what to a dossier, oldest first."""
        return self._table.history(_dossier(id))

    def tokens(self, id: str) -> tuple[str, ...]:
        """The tokens of the executions that wait for this dossier, newest last."""
        item = self._table.get(_dossier(id), "JETONS")
        return tuple(item.document["jetons"]) if item else ()

    def keep_token(self, id: str, token: str) -> None:
        """Add a token. Raises Conflict when another one is added at this very moment."""
        item = self._table.get(_dossier(id), "JETONS")
        tokens = item.document["jetons"] if item else []
        if token in tokens:
            return
        kept = Item(
            _dossier(id),
            "JETONS",
            item.version + 1 if item else 1,
            {"jetons": [*tokens, token][-_TOKENS_KEPT:]},
            liste=_AWAITED,
            rang=id,
            resume={"id": id},
        )
        self._table.save(kept, demande=f"jeton-{hashlib.sha256(token.encode()).hexdigest()[:40]}")

    def forget_tokens(self, id: str) -> None:
        """Nobody waits for this dossier any more."""
        self._table.delete(_dossier(id), "JETONS")

    def awaited(self) -> Iterator[str]:
        """The dossiers that somebody waits for, open or closed; an index, for the sweep."""
        return (row.resume["id"] for row in self._table.rows(_AWAITED))


def _dossier(id: str) -> str:
    return f"DOSSIER#{id}"


def _dossier_item(dossier: Dossier) -> Item:
    item = Item(_dossier(dossier.id), "DOSSIER", dossier.revision, dossier.model_dump(mode="json"))
    if dossier.clos:
        return item
    rank = f"{0 if dossier.escalade_at else 1}#{dossier.due_at.isoformat()}#{dossier.id}"
    return Item(
        item.pk,
        item.sk,
        item.version,
        item.document,
        liste=_OPEN,
        rang=rank,
        resume=Ligne.of(dossier).model_dump(mode="json"),
    )
