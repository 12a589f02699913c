"""What only validation knows: the dossier and its life, the usual reasons."""

from services.validation.model.choix import MotifSaisi, field_names, motif_fields, refusals, returns
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
from services.validation.model.motifs import MotifType
from services.validation.model.registres import Question, Registres, asked_again

__all__ = [
    "Decision",
    "Dossier",
    "Filtre",
    "Ligne",
    "MotifSaisi",
    "MotifType",
    "Question",
    "Registres",
    "Retrait",
    "Sorte",
    "Soumission",
    "Verrou",
    "asked_again",
    "dossier_id",
    "field_names",
    "motif_fields",
    "refusals",
    "returns",
    "withdrawn_id",
]
