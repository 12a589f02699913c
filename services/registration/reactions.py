"""What registration does when it hears what the Carif decided, and that somebody asks for a link."""

from functools import cache

from services.domain.events import AccessRequested, MessageWritten, StructureApproved, StructureRefused
from services.registration import wiring
from services.shared.hearing import Ear


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
    )
