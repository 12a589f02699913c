"""What offers does when it hears what happened elsewhere."""

from functools import cache

from services.domain.events import (
    DossierTaken,
    ExportPublished,
    FormationApproved,
    FormationRefused,
    FormationReturned,
    StructureApproved,
)
from services.offers import wiring
from services.shared.clock import SystemClock
from services.shared.hearing import Ear


@cache
def ear() -> Ear:
    """Everything this service listens to."""
    offers = wiring.offers()
    return Ear(
        table=wiring.table(),
        relay=wiring.relay(),
        spill=wiring.spill(),
        clock=SystemClock(),
        listeners={
            StructureApproved: offers.hear_structure,
            DossierTaken: offers.hear_taken,
            FormationApproved: offers.hear_approved,
            FormationReturned: offers.hear_returned,
            FormationRefused: offers.hear_returned,
            ExportPublished: offers.hear_export,
        },
    )
