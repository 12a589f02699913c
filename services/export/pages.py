"""What the console shows of exports."""

from collections.abc import Sequence
from datetime import timedelta

from services.domain.rights import Principal, Verb, may
from services.export.model import EtatExecution, Execution, VueFlux
from services.shared.page import Cadre, render

_ETATS = {EtatExecution.EN_COURS: "En cours", EtatExecution.TERMINE: "Terminé", EtatExecution.ECHEC: "Échec"}
_TONS = {EtatExecution.EN_COURS: "cours", EtatExecution.TERMINE: "succes", EtatExecution.ECHEC: "refus"}
_IN_HOURS = 48  # beyond, one speaks of days
LATE_AFTER = timedelta(hours=26)  # a night was missed; the alarm on the age of exports says the same


def exports(cadre: Cadre, vues: Sequence[VueFlux], who: Principal) -> str:
    """The page of the feeds: last file, what was left out of it, runs."""
    return render(
        "export/exports.html",
        cadre=cadre,
        vues=vues,
        peut_lancer=may(who, Verb.EXPORT_LANCER),
        age=age,
        en_retard=lambda vue: vue.age is not None and vue.age > LATE_AFTER,
        etat=etat,
    )


def age(duree: timedelta) -> str:
    """How old a file is, in the unit that one would say aloud."""
    hours = int(duree.total_seconds() // 3600)
    if hours < 1:
        return "moins d’une heure"
    return f"{hours}\u00a0h" if hours < _IN_HOURS else f"{hours // 24}\u00a0jours"


def etat(execution: Execution) -> tuple[str, str]:
    """The state of a run and the tone of its label."""
    waiting = execution.etat is EtatExecution.EN_COURS and execution.tentatives == 0
    return ("En attente", "attente") if waiting else (_ETATS[execution.etat], _TONS[execution.etat])
