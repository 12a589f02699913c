"""What is known of the formations in diffusion.

FORMATION#2358280F  OFFRE  one of them, listed while it is in diffusion
"""

from services.registration.model.offre import Offre
from services.shared.table import Item, Table

_LISTE = "OFFRES"


class Offres:
    """The formations of one table. Every write raises Conflict when somebody else wrote first."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def offre(self, numero: str) -> Offre | None:
        """A formation as it was heard of last."""
        item = self._table.get(f"FORMATION#{numero}", "OFFRE")
        return Offre.model_validate({**item.document, "revision": item.version}) if item else None

    def save_offre(self, offre: Offre, request: str) -> None:
        """Keep what was heard of a formation."""
        document = offre.model_dump(mode="json", exclude={"revision"})
        item = Item(
            pk=f"FORMATION#{offre.numero}",
            sk="OFFRE",
            version=offre.revision + 1,
            document=document,
            liste=_LISTE if offre.diffusee else None,
            rang=f"{offre.structure}#{offre.numero}" if offre.diffusee else None,
            resume=document if offre.diffusee else None,
        )
        self._table.save(item, demande=request)

    def offres(self) -> list[Offre]:
        """All that is in diffusion; an index: for display only."""
        return [Offre.model_validate(row.resume) for row in self._table.rows(_LISTE)]
