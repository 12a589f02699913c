"""What registration does when it hears a fact, when a file arrives, when the sweep passes, and at night."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any, TypeVar

from referentiels.registres.importation import ImportRefuse
from services.domain.events import (
    AccessRequested,
    AccountDormant,
    AccountErased,
    FormationApproved,
    FormationArchived,
    FormationRefused,
    FormationReturned,
    FormationSubmitted,
    JoinRequested,
    MemberInvited,
    MessageWritten,
    RegistersRequested,
    RequestUnanswered,
    StructureApproved,
    StructureRefused,
    StructureRequested,
    StructureReturned,
    StructureTaken,
)
from services.registration import wiring
from services.registration.model.fiche import structure_of
from services.shared.hearing import Ear
from services.shared.telemetry import count, logger

F = TypeVar("F", StructureTaken, StructureApproved, StructureReturned, StructureRefused)


@cache
def ear() -> Ear:
    """Everything this service listens to."""
    accounts, answers, formations = wiring.accounts(), wiring.answers(), wiring.formations()
    return Ear(
        ground=wiring.ground(),
        listeners={
            StructureRequested: accounts.hear_requested,
            StructureTaken: _told_apart(accounts.hear_taken, answers.hear_taken),
            StructureApproved: _told_apart(accounts.hear_approved, answers.hear_approved),
            StructureRefused: _told_apart(accounts.hear_refused, answers.hear_refused),
            StructureReturned: _told_apart(accounts.hear_returned, answers.hear_returned),
            AccessRequested: accounts.hear_access_requested,
            AccountDormant: wiring.retention().hear_dormant,
            AccountErased: wiring.departures().hear_erased,
            MemberInvited: accounts.hear_member_invited,
            JoinRequested: wiring.membres().hear_join_requested,
            MessageWritten: wiring.messages().hear_written,
            FormationSubmitted: formations.hear_submitted,
            FormationApproved: formations.hear_approved,
            FormationReturned: formations.hear_decided,
            FormationRefused: formations.hear_decided,
            FormationArchived: formations.hear_archived,
            RegistersRequested: wiring.verifications().hear_registers_requested,
            RequestUnanswered: wiring.reminders().hear_unanswered,
        },
        tasks={"purger": _purge, "importer_liste": _import_list},
        notices={"Object Created": _receive},
    )


def _told_apart(registration: Callable[[F], None], change: Callable[[F], None]) -> Callable[[F], None]:
    """The same fact answers a registration and the change of a record: what `demande` names says which."""
    return lambda fact: change(fact) if structure_of(fact.demande) else registration(fact)


def hear(event: dict[str, Any], context: Any) -> Any:
    """Act upon one Lambda event; a sweep of the outbox also examines the documents that nobody told us of."""
    answer = ear().hear(event, context)
    return {**answer, **_sweep()} if event.get("tache") == "balayer" else answer


def _receive(arrived: Mapping[str, Any]) -> None:
    """S3 says that a file was written; it may say so twice, and late."""
    if wiring.documents().receive(arrived["object"]["key"]):
        logger().info("document examined")


def _sweep() -> dict[str, int]:
    examined = wiring.documents().receive_forgotten()
    if examined:
        logger().warning("documents had arrived unheard", examined=examined)
    return {"examines": examined}


def _purge(_: Mapping[str, Any]) -> dict[str, int]:
    """What was kept long enough goes, whoever keeps the Carif waiting is reminded.

    The rest of what expires is removed by DynamoDB and S3 themselves.
    """
    documents, people, rappels = wiring.documents().purge(), wiring.retention().purge(), wiring.reminders().remind()
    count("DocumentsErased", documents.documents)
    count("OrphansErased", documents.sans_dossier)
    count("AccountsWarned", people.prevenus)
    count("AccountsErased", people.comptes)
    count("AccountsKept", people.retenus)
    count("ThreadsErased", people.fils)
    count("ApplicantsReminded", rappels)
    counts = {**asdict(documents), **asdict(people), "rappels": rappels}
    logger().info("kept long enough", **counts)
    return counts


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
