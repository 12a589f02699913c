"""What registration does when it hears what the Carif decided, that somebody asks for a link, and that it is night."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from referentiels.registres.importation import ImportRefuse
from services.domain.events import AccessRequested, MessageWritten, StructureApproved, StructureRefused
from services.registration import wiring
from services.shared.hearing import Ear
from services.shared.telemetry import logger


@cache
def ear() -> Ear:
    """Everything this service listens to."""
    accounts = wiring.accounts()
    return Ear(
        ground=wiring.ground(),
        listeners={
            StructureApproved: accounts.hear_approved,
            StructureRefused: accounts.hear_refused,
            AccessRequested: accounts.hear_access_requested,
            MessageWritten: wiring.messages().hear_written,
        },
        tasks={"importer_liste": _import_list},
    )


def _import_list(task: Mapping[str, Any]) -> dict[str, int]:
    """The list of organisations anew. Refused, it fails and so reaches the dead letters, whose alarm tells somebody."""
    importation = wiring.importation()
    if importation is None:
        return {"lignes": 0}
    try:
        parution = importation.run(malgre_la_baisse=task.get("malgre_la_baisse") is True)
    except ImportRefuse as refusal:
        logger().error("the list of organisations was refused", motif=str(refusal))
        raise
    logger().info("list of organisations imported", lignes=parution.lignes, rejetees=parution.rejetees)
    return {"lignes": parution.lignes}
