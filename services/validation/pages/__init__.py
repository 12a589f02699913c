"""What the console shows of dossiers: each page as a function of the model."""

from services.validation.pages.dossier import dossier, refus
from services.validation.pages.file import fait, file

__all__ = ["dossier", "fait", "file", "refus"]
