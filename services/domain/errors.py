"""Everything that can be refused, and how a refusal is told.

    Refusal                 what every refusal is; `status` is the only thing said here about HTTP
    ├── BadRequest   400    cannot be read at all
    ├── Unauthorized 401    nobody is signed in
    ├── Forbidden    403    the rights table says no, and the object may be known to exist
    ├── NotFound     404    it does not exist, or may not be known to exist
    ├── Conflict     409    its state does not allow the act
    │   └── Overtaken 409   somebody else wrote first
    ├── Stale        412    what the request says it has seen is no longer what there is
    ├── TooLarge     413    over a stated limit
    ├── Refused      422    rules are broken: `violations` says which, field by field
    └── Unseen       428    it would write over something without saying what it has seen of it

Raise with the French sentence that a person will read. Doors translate once
(`services/shared/web.py`, `services/shared/api.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar


class Severite(StrEnum):
    """How much a broken rule weighs; a profile may change it (domain.md §10)."""

    BLOQUANT = "bloquant"
    ALERTE = "alerte"
    AUCUNE = "aucune"


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule, told to whoever typed the value.

    `code` is stable (`FORMATION.OBJECTIF.TROP_LONG`); `champs` are dotted field paths as forms and JSON name
    them (`objectif`, `sessions.373847S.date_debut`), the first one being where the error link leads;
    `message` is French and says what to do.
    """

    code: str
    message: str
    champs: tuple[str, ...] = ()
    severite: Severite = Severite.BLOQUANT

    def under(self, prefix: str) -> "Violation":
        """The same violation seen from one level up: every field path gets `prefix.` in front."""
        return Violation(self.code, self.message, tuple(f"{prefix}.{champ}" for champ in self.champs), self.severite)


class Refusal(Exception):
    """A request that is understood and refused."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "REFUS"

    def __init__(self, message: str, *, violations: tuple[Violation, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.violations = violations


class BadRequest(Refusal):
    """The request cannot be read."""

    status, code = 400, "REQUETE.ILLISIBLE"


class Unauthorized(Refusal):
    """Nobody is signed in."""

    status, code = 401, "ACCES.NON_IDENTIFIE"


class Forbidden(Refusal):
    """Whoever asks may not do this."""

    status, code = 403, "ACCES.INTERDIT"


class NotFound(Refusal):
    """It does not exist for whoever asks."""

    status, code = 404, "OBJET.INCONNU"


class Conflict(Refusal):
    """The object is not in the state that the act needs."""

    status, code = 409, "OBJET.CONFLIT"


class Overtaken(Conflict):
    """Somebody else changed the object first, or has it in hand."""


class Stale(Refusal):
    """Somebody else changed it since it was read: `actuel` is what there is now, `revision` its version."""

    status, code = 412, "OBJET.CHANGE"

    def __init__(self, message: str, *, actuel: Mapping[str, Any], revision: int) -> None:
        super().__init__(message)
        self.actuel = actuel
        self.revision = revision


class Unseen(Refusal):
    """Nothing says which version the request was made upon."""

    status, code = 428, "REQUETE.SANS_VERSION"


class TooLarge(Refusal):
    """Over a stated limit."""

    status, code = 413, "REQUETE.TROP_GRANDE"


class Refused(Refusal):
    """Rules are broken; `violations` lists all of them at once."""

    status, code = 422, "SAISIE.REFUSEE"
