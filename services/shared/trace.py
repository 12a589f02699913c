"""One row of history: who did what, when, and what they said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Trace:
    """One row of an object's history (F067, I6); `at` in UTC, `details` JSON values."""

    at: datetime
    acte: str
    auteur: str
    role: str
    commentaire: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
