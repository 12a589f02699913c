"""How long a dossier still has, in the words that the queue speaks."""

from collections.abc import Callable
from datetime import date, datetime

from services.domain.calendrier import hours_left

_HEURE = 3600


def reste(now: datetime, due_at: datetime, is_holiday: Callable[[date], bool]) -> str:
    """`reste 5 h ouvrées`, `dépassé de 2 h`; under an hour it says so."""
    late = now > due_at
    hours = abs(hours_left(now, due_at, is_holiday))
    if late:
        return f"dépassé de {hours}\u00a0h" if hours else "dépassé de moins d’une heure"
    if not hours:
        return "reste moins d’une heure"
    return f"reste {hours}\u00a0h ouvrée{'s' if hours > 1 else ''}"
