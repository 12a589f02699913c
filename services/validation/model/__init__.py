"""What only validation knows: the dossier and its life, the usual reasons."""

from services.validation.model.dossier import (
    Decision,
    Dossier,
    Filtre,
    Ligne,
    Retrait,
    Sorte,
    Soumission,
    Verrou,
    dossier_id,
    withdrawn_id,
)
from services.validation.model.motifs import COMPLEMENTS, REFUS_FORMATION, MotifType
from services.validation.model.motifs_structure import complements, refus

__all__ = [
    "COMPLEMENTS",
    "REFUS_FORMATION",
    "Decision",
    "Dossier",
    "Filtre",
    "Ligne",
    "MotifType",
    "Retrait",
    "Sorte",
    "Soumission",
    "Verrou",
    "complements",
    "dossier_id",
    "refus",
    "withdrawn_id",
]
