"""What only validation knows: the dossier and its life, the usual reasons."""

from services.validation.model.dossier import (
    Decision,
    Dossier,
    Filtre,
    Ligne,
    Sorte,
    Soumission,
    Verrou,
    dossier_id,
    withdrawn_id,
)
from services.validation.model.motifs import (
    COMPLEMENTS,
    COMPLEMENTS_STRUCTURE,
    REFUS_FORMATION,
    REFUS_STRUCTURE,
    MotifType,
)

__all__ = [
    "COMPLEMENTS",
    "COMPLEMENTS_STRUCTURE",
    "REFUS_FORMATION",
    "REFUS_STRUCTURE",
    "Decision",
    "Dossier",
    "Filtre",
    "Ligne",
    "MotifType",
    "Sorte",
    "Soumission",
    "Verrou",
    "dossier_id",
    "withdrawn_id",
]
