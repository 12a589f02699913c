"""One row of history: who did what, when, and what they said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

ROBOT = "Robot"


@dataclass(frozen=True, slots=True)
class Trace:
    """One row of an object's history (F067, I6); `at` in UTC, `details` JSON values."""

    at: datetime
    acte: str
    auteur: str
    role: str
    commentaire: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    @staticmethod
    def of_robot(at: datetime, acte: str, commentaire: str = "", details: Mapping[str, Any] | None = None) -> "Trace":
        """What nobody asked for: the clock did it, or what follows from somebody else's act."""
        return Trace(at, acte, ROBOT, "robot", commentaire, details or {})
