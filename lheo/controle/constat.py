"""What the checker says of a document: findings."""

from dataclasses import dataclass
from enum import StrEnum

EXCERPT = 80  # characters of a wrong value that a finding repeats


class Severity(StrEnum):
    """How much a finding weighs: an error makes the document wrong, a warning deserves a look."""

    ERREUR = "erreur"
    ALERTE = "alerte"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to correct.

    ``code`` is stable (``SCHEMA.CODE``, ``DATE.ORDRE``…); ``line`` that of the source, None when the formation was
    built by hand; ``path`` the element (``/lheo/offres/formation[12]/action[1]``); ``value`` the beginning of the wrong
    value; ``message`` says in French what is wrong and what to write instead.
    """

    code: str
    severity: Severity
    line: int | None
    path: str
    value: str
    message: str


def excerpt(value: str | None) -> str:
    """The value as a finding repeats it: on one line, shortened."""
    flat = " ".join((value or "").split())
    return flat if len(flat) <= EXCERPT else flat[: EXCERPT - 1] + "…"
