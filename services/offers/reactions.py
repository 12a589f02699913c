"""What offers does when it hears what happened elsewhere."""

from functools import cache

from services.domain.events import (
    ContactWithdrawn,
    DossierTaken,
    ExportPublished,
    FormationApproved,
    FormationRefused,
    FormationReturned,
    StructurePublished,
)
from services.offers import wiring
from services.shared.hearing import Ear


@cache
def ear() -> Ear:
    """Everything this service listens to."""
    reponses = wiring.reponses()
    return Ear(
        ground=wiring.ground(),
        listeners={
            StructurePublished: reponses.hear_structure,
            ContactWithdrawn: reponses.hear_contact,
            DossierTaken: reponses.hear_taken,
            FormationApproved: reponses.hear_approved,
            FormationReturned: reponses.hear_returned,
            FormationRefused: reponses.hear_returned,
            ExportPublished: reponses.hear_export,
        },
    )
