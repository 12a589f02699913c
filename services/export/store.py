"""Where publications and runs are kept: the only file that knows the keys of this service's table.

PUBLICATION#2358280F  PUBLICATION            what is in diffusion under this number
PUBLICATION#2358280F  HISTOIRE#…             when it entered and left
STRUCTURE#79P         STRUCTURE              the organisation as it is printed
FLUX#intercarif       DERNIER                the manifest of the file that is offered: moved last
FLUX#intercarif       EXECUTION#2026-11-20…  one run, by its cut; listed under its feed
FLUX#intercarif       HISTOIRE#…             who asked, what was offered
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from services.domain.errors import Conflict
from services.domain.events import ExportPublished, Fact, StructurePublished
from services.domain.structure import Structure
from services.export.model import Execution, Manifeste, Publication
from services.shared.table import Item, Table
from services.shared.trace import Trace

_PUBLICATION = "PUBLICATION"


class Store:
    """The publications and runs of one table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    # ─── publications ────────────────────────────────────────────────────────

    def publication(self, numero: str) -> Publication | None:
        """What is in diffusion under a number."""
        item = self._table.get(f"{_PUBLICATION}#{numero}", _PUBLICATION)
        return Publication.model_validate(item.document) if item else None

    def publications(self) -> Iterator[tuple[str, bytes]]:
        """Every publication, as (numero, JSON), in no order; the reader parses, for one may be broken."""
        for pk, document in self._table.scan_json(_PUBLICATION):
            yield pk.removeprefix(f"{_PUBLICATION}#"), document

    def save_publication(self, publication: Publication, *, demande: str, trace: Trace) -> None:
        """Write a publication and its history. Raises Conflict."""
        item = Item(
            pk=f"{_PUBLICATION}#{publication.numero}",
            sk=_PUBLICATION,
            version=publication.ecritures,
            document=publication.model_dump(mode="json"),
        )
        self._table.save(item, demande=demande, trace=trace)

    def structure(self, numero: str) -> Structure | None:
        """An organisation as it is printed."""
        item = self._table.get(f"STRUCTURE#{numero}", "STRUCTURE")
        return Structure.model_validate(item.document["structure"]) if item else None

    def keep_structure(self, fact: StructurePublished) -> None:
        """Print an organisation as it is in force; an older record that arrives late changes nothing."""
        pk = f"STRUCTURE#{fact.structure.numero}"
        known = self._table.get(pk, "STRUCTURE")
        if known and datetime.fromisoformat(known.document["publiee_le"]) >= fact.at:
            return
        document = {"structure": fact.structure.model_dump(mode="json"), "publiee_le": fact.at.isoformat()}
        self._table.save(Item(pk, "STRUCTURE", known.version + 1 if known else 1, document), demande=fact.id)

    # ─── feeds ───────────────────────────────────────────────────────────────

    def dernier(self, flux: str) -> Manifeste | None:
        """The manifest of the file that a feed offers."""
        item = self._table.get(_flux(flux), "DERNIER")
        return Manifeste.model_validate(item.document) if item else None

    def execution(self, flux: str, coupe: datetime) -> Execution | None:
        """The run of a feed and a cut."""
        item = self._table.get(_flux(flux), _execution(coupe))
        return Execution.model_validate(item.document) if item else None

    def executions(self, flux: str, limit: int) -> list[Execution]:
        """The runs of a feed, the latest cut first; an index: for display, and for the sweep, which looks again."""
        rows = self._table.rows(_flux(flux), descending=True)
        return [Execution.model_validate(row.resume) for row in islice(rows, limit)]

    def save_execution(
        self, execution: Execution, *, demande: str, trace: Trace | None = None, facts: Sequence[Fact] = ()
    ) -> None:
        """Write a run, perhaps with its history and facts. Raises Conflict."""
        self._table.save(_execution_item(execution), demande=demande, trace=trace, facts=facts)

    def offer(
        self, execution: Execution, manifeste: Manifeste, *, demande: str, trace: Trace, fact: ExportPublished
    ) -> None:
        """End a run and move the pointer to its file, in one transaction with the fact.

        Raises Conflict when the pointer is not on the file that the manifest says it replaces.
        """
        known = self._table.get(_flux(manifeste.flux), "DERNIER")
        offered = Manifeste.model_validate(known.document).fichier if known else None
        if offered != manifeste.precedent:
            raise Conflict("Un autre fichier de ce flux a été offert entre-temps.")
        pointer = Item(
            _flux(manifeste.flux), "DERNIER", known.version + 1 if known else 1, manifeste.model_dump(mode="json")
        )
        self._table.save(pointer, _execution_item(execution), demande=demande, trace=trace, facts=[fact])


def _flux(code: str) -> str:
    return f"FLUX#{code}"


def _execution(coupe: datetime) -> str:
    return f"EXECUTION#{coupe.isoformat()}"


def _execution_item(execution: Execution) -> Item:
    document = execution.model_dump(mode="json")
    return Item(
        pk=_flux(execution.flux),
        sk=_execution(execution.coupe),
        version=execution.ecritures,
        document=document,
        liste=_flux(execution.flux),
        rang=execution.coupe.isoformat(),
        resume=document,
    )
