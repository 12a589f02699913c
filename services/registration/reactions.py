"""What registration does when it hears what the Carif decided, and that somebody asks for a link."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from services.domain.events import (
    AccessRequested,
    JoinRequested,
    MemberInvited,
    MessageWritten,
    StructureApproved,
    StructureRefused,
    StructureReturned,
)
from services.registration import wiring
from services.registration.model.fiche import structure_of
from services.shared.hearing import Ear

F = TypeVar("F", StructureApproved, StructureRefused)


@cache
def ear() -> Ear:
    """Everything this service listens to."""
    accounts, answers = wiring.accounts(), wiring.answers()
    return Ear(
        ground=wiring.ground(),
        listeners={
            StructureApproved: _told_apart(accounts.hear_approved, answers.hear_approved),
            StructureRefused: _told_apart(accounts.hear_refused, answers.hear_refused),
            StructureReturned: answers.hear_returned,
            AccessRequested: accounts.hear_access_requested,
            MemberInvited: accounts.hear_member_invited,
            JoinRequested: wiring.membres().hear_join_requested,
            MessageWritten: wiring.messages().hear_written,
        },
    )


def _told_apart(registration: Callable[[F], None], change: Callable[[F], None]) -> Callable[[F], None]:
    """The same fact answers a registration and the change of a record: what `demande` names says which."""
    return lambda fact: change(fact) if structure_of(fact.demande) else registration(fact)
