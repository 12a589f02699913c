"""The rules a formation must obey, as data: one list for forms, API, import, console and export.

violations = check(formation, Contexte(today=today, structure=structure), profil)
if blocking(violations): raise Refused("…", violations=violations)
"""

import re
from collections.abc import Iterable

from services.domain.errors import Severite, Violation
from services.domain.formation import Formation
from services.domain.profil import Profil
from services.domain.rules.contacts import CONTACTS
from services.domain.rules.croisees import CROISEES
from services.domain.rules.lieux import LIEUX
from services.domain.rules.organisme import ORGANISME
from services.domain.rules.pedagogie import PEDAGOGIE
from services.domain.rules.pratique import SESSIONS
from services.domain.rules.qualite import Manque, Rubrique, Score, score
from services.domain.rules.regle import Autre, Contexte, Rule, Vue
from services.domain.rules.style import STYLE

RULES: tuple[Rule, ...] = (*PEDAGOGIE, *CONTACTS, *CROISEES, *SESSIONS, *LIEUX, *STYLE, *ORGANISME)


# How the codes end that say of something that it is not there yet
_ABSENCE = re.compile(r"\.(?:VIDE|MANQUANTE?S?|AUCUNE|INCOMPLETE?|INJOIGNABLE|SANS_[A-Z]+)$")


def check(formation: Formation, contexte: Contexte, profil: Profil) -> tuple[Violation, ...]:
    """Every rule that is broken, in the order of the form; never raises, however incomplete the formation."""
    vue = Vue(formation, contexte, profil)
    return tuple(violation for rule in RULES for violation in rule.check(vue))


def blocking(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """Those that forbid to submit."""
    return tuple(violation for violation in violations if violation.severite is Severite.BLOQUANT)


def wrong(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """Those of them that say of a value of the formation that it is wrong, not that it is still missing (M003)."""
    return tuple(
        violation
        for violation in blocking(violations)
        if not _ABSENCE.search(violation.code) and not violation.code.startswith("STRUCTURE.")
    )


__all__ = [
    "RULES",
    "Autre",
    "Contexte",
    "Manque",
    "Rubrique",
    "Rule",
    "Score",
    "blocking",
    "check",
    "score",
    "wrong",
]
