"""The formations that registration has heard of.

FORMATION#2358280F  FORMATION   one of them, listed while it is in diffusion
"""

from services.registration.model.formation_connue import FormationConnue
from services.shared.table import Item, Table

_LISTE = "FORMATIONS"


class Formations:
    """What is known of formations, in one table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def formation(self, numero: str) -> FormationConnue | None:
        """What was heard of a formation."""
        item = self._table.get(f"FORMATION#{numero}", "FORMATION")
        return FormationConnue.model_validate({**item.document, "revision": item.version}) if item else None

    def keep(self, formation: FormationConnue, request: str) -> None:
        """Know a formation. Raises Conflict when somebody else wrote first."""
        document, listed = formation.model_dump(mode="json", exclude={"revision"}), formation.diffusee
        item = Item(
            pk=f"FORMATION#{formation.numero}",
            sk="FORMATION",
            version=formation.revision + 1,
            document=document,
            liste=_LISTE if listed else None,
            rang=f"{formation.structure}#{formation.numero}" if listed else None,
            resume=document if listed else None,
        )
        self._table.save(item, demande=request)

    def en_diffusion(self) -> list[FormationConnue]:
        """All that is in diffusion; an index: for display only."""
        return [FormationConnue.model_validate(row.resume) for row in self._table.rows(_LISTE)]
