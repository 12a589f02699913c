"""The formations that registration has heard of.

FORMATION#2358280F  FORMATION   whose it is, and what it was called when it was submitted last
"""

from services.registration.model.messagerie import FormationConnue
from services.shared.table import Item, Table


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
        document = formation.model_dump(mode="json", exclude={"revision"})
        self._table.save(
            Item(f"FORMATION#{formation.numero}", "FORMATION", formation.revision + 1, document), demande=request
        )
