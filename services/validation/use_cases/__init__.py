"""What is done with dossiers: people decide them, the state machine keeps their time."""

from services.validation.use_cases.decisions import Decisions, FileAttente, Lecture
from services.validation.use_cases.indexation import Indexation, Suggestion
from services.validation.use_cases.waits import Waits

__all__ = ["Decisions", "FileAttente", "Indexation", "Lecture", "Suggestion", "Waits"]
