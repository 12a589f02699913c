"""How somebody is reminded, at night, that the Carif waits for the rest of a request (domain.md §6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from services.domain.errors import Conflict
from services.domain.events import Fact, RequestUnanswered
from services.domain.profil import Profil
from services.registration.model.demande import Demande, EtatDemande
from services.registration.use_cases.links import Links
from services.shared.clock import Clock
from services.shared.trace import Trace


class Keeper(Protocol):
    """Whoever keeps the requests."""

    def demande(self, id: str) -> Demande | None: ...
    def keep_demande(self, demande: Demande, *, request: str, trace: Trace, facts: Sequence[Fact] = ()) -> None: ...
    def returned(self) -> Iterable[str]: ...


@dataclass(frozen=True, slots=True)
class Reminders:
    """The nightly reminders. Interrupted, they go on the night after: each is one transaction."""

    store: Keeper
    clock: Clock
    profil: Profil
    links: Links

    def remind(self) -> int:
        """Tell of every request whose applicant is to be reminded now; returns how many."""
        return sum(self._look_at(id) for id in list(self.store.returned()))

    def hear_unanswered(self, fact: RequestUnanswered) -> None:
        """Remind the applicant, unless he answered since."""
        demande = self.store.demande(fact.demande)
        if demande and demande.etat is EtatDemande.A_COMPLETER and demande.version == fact.version:
            self.links.remind(demande)

    def _look_at(self, id: str) -> bool:
        now, demande = self.clock.now(), self.store.demande(id)
        reminded = demande.reminded(now, self.profil.delais.rappels_jours) if demande else None
        if reminded is None or reminded is demande:
            return False
        fact = RequestUnanswered(at=now, demande=id, version=reminded.version)
        trace = Trace.of_robot(now, "Rappel envoyé", details={"version": reminded.version})
        try:
            self.store.keep_demande(reminded, request=f"nuit-{now.isoformat()}", trace=trace, facts=[fact])
        except Conflict:  # the applicant answers at this very moment
            return False
        return True
