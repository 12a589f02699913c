"""The address books of structures.

STRUCTURE#79P   STRUCTURE     the record as others know it, written with every change of the books, which it so orders
STRUCTURE#79P   CONTACT#12C   a contact
STRUCTURE#79P   LIEU#5        a place
CREATION        <request>     what a request created, so that sent twice it creates one
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from services.domain.events import Fact
from services.domain.structure import Structure
from services.registration.model.carnets import Carnets, FicheContact, FicheLieu
from services.registration.store.fiches import record_item
from services.shared.table import Item, Table
from services.shared.trace import Trace

_CREATION_REMEMBERED_FOR = 7 * 86_400  # seconds; nobody sends a form again after a week
F = TypeVar("F", FicheContact, FicheLieu)


class Repertoire:
    """The address books of one table. Every write raises Conflict when somebody else wrote first."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def carnets(self, structure: str) -> Carnets | None:
        """Both address books of a structure.

        The record is read first: every change of the books writes it too, so that what is read after it is either of
        that very version, or refused when one writes.
        """
        pk = f"STRUCTURE#{structure}"
        record = self._table.get(pk, "STRUCTURE")
        if record is None:
            return None
        return Carnets(
            structure=Structure.model_validate(record.document),
            contacts=tuple(_fiche(FicheContact, item) for item in self._table.query(pk, "CONTACT#")),
            lieux=tuple(_fiche(FicheLieu, item) for item in self._table.query(pk, "LIEU#")),
            revision=record.version,
        ).ordered()

    def save_carnets(
        self,
        before: Carnets,
        after: Carnets,
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact],
        created: str = "",
    ) -> None:
        """Keep what became of the books, and the record as others know it from now on; tell."""
        pk = f"STRUCTURE#{after.structure.numero}"
        known, kept = _books(pk, before), _books(pk, after)
        record = record_item(after.publiee, before.revision)
        changed = [item for sk, item in kept.items() if sk not in known or known[sk].document != item.document]
        if created:
            until = int(trace.at.timestamp()) + _CREATION_REMEMBERED_FOR
            changed.append(Item("CREATION", request, 1, {"numero": created}, expires_at=until))
        gone = [replace(item, version=item.version - 1) for sk, item in known.items() if sk not in kept]
        self._table.save(record, *changed, demande=request, trace=trace, facts=facts, removed=gone)

    def created_by(self, request: str) -> str | None:
        """What a request created already."""
        item = self._table.get("CREATION", request)
        return str(item.document["numero"]) if item else None

    def history(self, structure: str) -> list[Mapping[str, Any]]:
        """What happened to a structure and its address books, oldest first."""
        return self._table.history(f"STRUCTURE#{structure}")

    def next_number(self, kind: str) -> int:
        """The next number of a kind, never given twice."""
        return self._table.next_number(kind)


def _fiche(model: type[F], item: Item) -> F:
    return model.model_validate({**item.document, "revision": item.version, "demande": item.demande})


def _books(pk: str, carnets: Carnets) -> dict[str, Item]:
    """Every record of both books by its key, each as it would be written next."""
    fiches: dict[str, FicheContact | FicheLieu] = {f"CONTACT#{f.contact.numero}": f for f in carnets.contacts}
    fiches |= {f"LIEU#{fiche.lieu.id}": fiche for fiche in carnets.lieux}
    # Revision and request stand on the item itself
    documents = {sk: f.model_dump(mode="json", exclude={"revision", "demande"}) for sk, f in fiches.items()}
    return {sk: Item(pk, sk, fiche.revision + 1, documents[sk]) for sk, fiche in fiches.items()}
