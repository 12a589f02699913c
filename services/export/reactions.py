"""What the export does when it hears what happened elsewhere, when night comes, and when it sweeps."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from services.domain.events import (
    ExportRequested,
    FormationApproved,
    FormationArchived,
    FormationContactWithdrawn,
    StructurePublished,
)
from services.export import wiring
from services.shared.hearing import Ear
from services.shared.telemetry import logger, seconds


@cache
def ear() -> Ear:
    """Everything this service listens to."""
    publications, exports = wiring.publications(), wiring.exports()
    return Ear(
        ground=wiring.ground(),
        listeners={
            StructurePublished: publications.hear_structure,
            FormationApproved: publications.hear_approved,
            FormationArchived: publications.hear_archived,
            FormationContactWithdrawn: publications.hear_contact,
            ExportRequested: exports.hear_requested,
        },
        tasks={"nuit": _night},
    )


def hear(event: dict[str, Any], context: Any) -> Any:
    """Act upon one Lambda event; a sweep of the outbox also takes up the runs that were interrupted."""
    answer = ear().hear(event, context)
    return {**answer, **_sweep()} if event.get("tache") == "balayer" else answer


def _night(task: Mapping[str, Any]) -> dict[str, int]:
    """Every feed, as of `coupe`, or else of the last half hour: tried again, the night writes the same file."""
    coupe = datetime.fromisoformat(task["coupe"]).astimezone(UTC) if "coupe" in task else _last_half_hour()
    done = wiring.exports().write_all(coupe)
    for execution in done:
        logger().info("feed written", flux=execution.flux, etat=execution.etat.value, formations=execution.formations)
    return {"executions": len(done)}


def _last_half_hour() -> datetime:
    now = wiring.ground().clock.now()
    return now.replace(minute=now.minute // 30 * 30, second=0, microsecond=0)


def _sweep() -> dict[str, int]:
    exports = wiring.exports()
    restarted = exports.restart()
    if restarted:
        logger().warning("interrupted exports were taken up again", executions=restarted)
    age = exports.age()
    if age is not None:
        seconds("ExportAgeSeconds", age.total_seconds())
    return {"relances": restarted}
