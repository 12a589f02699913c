"""What validation does when it hears a fact, when its state machine asks, and when the sweep passes."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from services.domain.events import (
    FormationApproved,
    FormationRefused,
    FormationReturned,
    FormationSubmitted,
    FormationWithdrawn,
    RegistersRead,
    StructureApproved,
    StructureRefused,
    StructureRequested,
    StructureReturned,
    StructureWithdrawn,
)
from services.shared.hearing import Ear
from services.shared.telemetry import count, logger
from services.validation import wiring


@cache
def ear() -> Ear:
    """Everything this service listens to; the state machine of `infra/workflows` asks `attendre` and `escalader`."""
    waits = wiring.waits()
    return Ear(
        ground=wiring.ground(),
        listeners={
            StructureRequested: waits.open,
            FormationSubmitted: waits.open,
            FormationWithdrawn: waits.withdraw,
            StructureWithdrawn: waits.withdraw,
            RegistersRead: waits.hear_registers,
            StructureApproved: waits.hear_decided,
            StructureReturned: waits.hear_decided,
            StructureRefused: waits.hear_decided,
            FormationApproved: waits.hear_decided,
            FormationReturned: waits.hear_decided,
            FormationRefused: waits.hear_decided,
        },
        tasks={"attendre": _wait, "escalader": _escalate},
    )


def hear(event: dict[str, Any], context: Any) -> Any:
    """Act upon one Lambda event; a sweep of the outbox also repairs the waits of the dossiers."""
    answer = ear().hear(event, context)
    return {**answer, **_sweep()} if event.get("tache") == "balayer" else answer


def _wait(task: Mapping[str, Any]) -> None:
    wiring.waits().wait(task["dossier"], task["jeton"])


def _escalate(task: Mapping[str, Any]) -> dict[str, str]:
    if not wiring.waits().escalate(task["dossier"]):
        return {"resultat": "rien"}
    count("DossierEscalated")
    logger().warning("a dossier was not decided in time", dossier=task["dossier"])
    return {"resultat": "escalade"}


def _sweep() -> dict[str, int]:
    found = wiring.waits().sweep()
    count("DossiersOpen", found["ouverts"])
    count("DossiersLate", found["retard"])
    if found["liberes"] or found["relances"]:
        logger().warning("waits of dossiers were repaired", released=found["liberes"], restarted=found["relances"])
    return found
