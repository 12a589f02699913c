"""The records of structures.

STRUCTURE#79P  STRUCTURE     the record in force, in the Carif's list; its history beside it
STRUCTURE#79P  MODIFICATION  the change that its organisation asks for
STRUCTURE#79P  REGISTRES     which question of the Carif to the national registers was answered last
STRUCTURE#79P  ENFANT#80P    80P is attached to 79P
"""

from collections.abc import Mapping, Sequence
from typing import Any

from services.domain.events import Fact
from services.domain.structure import Structure
from services.domain.texte import fold
from services.registration.model.fiche import Fiche, LigneStructure, Modification
from services.shared.table import Item, Table
from services.shared.trace import Trace

_LISTE = "STRUCTURES"


class Fiches:
    """The records of one table. Every write raises Conflict when somebody else wrote first."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def fiche(self, numero: str) -> Fiche | None:
        """A record and its change as they stand now."""
        record = self._table.get(f"STRUCTURE#{numero}", "STRUCTURE")
        if record is None:
            return None
        item = self._table.get(f"STRUCTURE#{numero}", "MODIFICATION")
        known = {**item.document, "revision": item.version, "demande": item.demande} if item else {"structure": numero}
        return Fiche(
            structure=Structure.model_validate(record.document),
            modification=Modification.model_validate(known),
            revision=record.version,
            demande=record.demande,
        )

    def next_version(self, numero: str) -> int:
        """The number of the next thing that is sent to the Carif for a structure."""
        return self._table.next_number(f"envois#{numero}")

    def start_versions(self, numero: str, last: int) -> None:
        """Number what comes after `last`, the version under which the registration was accepted."""
        self._table.raise_counter(f"envois#{numero}", last)

    def save_modification(
        self, modification: Modification, *, request: str, trace: Trace, facts: Sequence[Fact] = ()
    ) -> None:
        """Keep a change, and tell."""
        self._table.save(_modification(modification), demande=request, trace=trace, facts=facts)

    def publish(
        self,
        before: Fiche,
        structure: Structure,
        modification: Modification | None = None,
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact],
    ) -> None:
        """Bring a record into force, with what becomes of the change and of the attachment to a parent; tell."""
        items = [record_item(structure, before.revision)]
        items += [_modification(modification)] if modification else []
        gone, come = before.structure.parent, structure.parent
        moved = gone != come
        items += [_enfant(come, structure.numero)] if moved and come else []
        left = [_enfant(gone, structure.numero)] if moved and gone else []
        self._table.save(*items, demande=request, trace=trace, facts=facts, removed=left)

    def question_answered(self, numero: str) -> str:
        """The fact that asked the registers about a structure last, among those that were answered."""
        item = self._table.get(f"STRUCTURE#{numero}", "REGISTRES")
        return str(item.document["question"]) if item else ""

    def answer_question(self, numero: str, question: str, *, request: str, trace: Trace, facts: Sequence[Fact]) -> None:
        """Note that the registers were asked, and tell what they said."""
        before = self._table.get(f"STRUCTURE#{numero}", "REGISTRES")
        item = Item(f"STRUCTURE#{numero}", "REGISTRES", before.version + 1 if before else 1, {"question": question})
        self._table.save(item, demande=request, trace=trace, facts=facts)

    def enfants(self, numero: str) -> list[Structure]:
        """The structures attached to one."""
        children = [str(item.document["numero"]) for item in self._table.query(f"STRUCTURE#{numero}", "ENFANT#")]
        records = (self._table.get(f"STRUCTURE#{child}", "STRUCTURE") for child in children)
        return [Structure.model_validate(record.document) for record in records if record]

    def lignes(self) -> list[LigneStructure]:
        """All structures, by name; an index: for display only."""
        return [LigneStructure.model_validate(row.resume) for row in self._table.rows(_LISTE)]

    def history(self, structure: Structure) -> list[Mapping[str, Any]]:
        """What happened to a structure since it asked to be registered, oldest first."""
        claim = self._table.get(f"SIRET#{structure.siret}", "SIRET")
        registration = self._table.history(f"DEMANDE#{claim.document['demande']}") if claim else []
        return [*registration, *self._table.history(f"STRUCTURE#{structure.numero}")]


def record_item(structure: Structure, revision: int) -> Item:
    """The record of a structure as it is written over the one of that revision, in the Carif's list."""
    return Item(
        pk=f"STRUCTURE#{structure.numero}",
        sk="STRUCTURE",
        version=revision + 1,
        document=structure.model_dump(mode="json"),
        liste=_LISTE,
        rang=f"{fold(structure.nom)}#{structure.numero}",
        resume=LigneStructure.of(structure).model_dump(mode="json"),
    )


def _modification(modification: Modification) -> Item:
    document = modification.model_dump(mode="json", exclude={"revision", "demande"})
    return Item(f"STRUCTURE#{modification.structure}", "MODIFICATION", modification.revision + 1, document)


def _enfant(parent: str, enfant: str) -> Item:
    return Item(f"STRUCTURE#{parent}", f"ENFANT#{enfant}", 1, {"numero": enfant})
