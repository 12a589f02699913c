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
from services.validation.model.registres import Question, Registres, asked_again

__all__ = [
    "COMPLEMENTS",
    "REFUS_FORMATION",
    "Decision",
    "Dossier",
    "Filtre",
    "Ligne",
    "MotifType",
    "Question",
    "Registres",
    "Retrait",
    "Sorte",
    "Soumission",
    "Verrou",
    "asked_again",
    "complements",
    "dossier_id",
    "refus",
    "withdrawn_id",
]
