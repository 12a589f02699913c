"""What is forgotten by itself, each night: accounts that nobody uses, after a warning, and old conversations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.domain.calendrier import PARIS
from services.domain.errors import Conflict
from services.domain.events import AccountDormant, Fact
from services.registration.model.compte import Compte
from services.registration.model.messagerie import FIL_GARDE, Fil, LigneFil
from services.registration.model.personne import Visite
from services.registration.use_cases.departures import Departures
from services.shared.clock import Clock
from services.shared.trace import Trace


class Keeper(Protocol):
    """Whoever keeps the accounts."""

    def compte(self, sub: str) -> Compte | None: ...


class Visits(Protocol):
    """Whoever knows who came when."""

    def visite(self, sub: str) -> Visite | None: ...
    def save_visite(self, visite: Visite, request: str, facts: Sequence[Fact] = ()) -> None: ...
    def to_look_at(self, at: datetime) -> Iterable[str]: ...


class Threads(Protocol):
    """Whoever keeps the conversations."""

    def fil(self, structure: str, objet: str) -> Fil | None: ...
    def fils_until(self, at: datetime) -> Iterable[LigneFil]: ...
    def forget_fil(self, fil: Fil, request: str) -> None: ...


class Post(Protocol):
    """Whoever brings mails."""

    def send(self, to: str, subject: str, template: str, **data: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Comptage:
    """What one night did: accounts warned, erased, kept though unused, and conversations erased."""

    prevenus: int
    comptes: int
    retenus: int
    fils: int


@dataclass(frozen=True, slots=True)
class Retention:
    """The nightly forgetting. Interrupted, it goes on the night after: each account is one transaction."""

    store: Keeper
    visits: Visits
    threads: Threads
    departures: Departures
    clock: Clock
    post: Post
    public_url: str

    def purge(self) -> Comptage:
        """Do what is due; returns the counts."""
        now = self.clock.now()
        done = [self._look_at(sub, now) for sub in list(self.visits.to_look_at(now))]
        fils = sum(self._forget(ligne, now) for ligne in list(self.threads.fils_until(now - FIL_GARDE)))
        return Comptage(done.count("prevenu"), done.count("efface"), done.count("retenu"), fils)

    def hear_dormant(self, fact: AccountDormant) -> None:
        """Warn the owner of an account, unless he came since."""
        compte, visite = self.store.compte(fact.sub), self.visits.visite(fact.sub)
        if compte is None or visite is None or visite.prevenu_le is None:
            return
        self.post.send(
            compte.courriel,
            "Votre compte va être supprimé",
            "registration/courriels/compte_dormant",
            efface_le=visite.efface_le.astimezone(PARIS).date(),
            lien=f"{self.public_url}/connexion",
            lien_texte="Me connecter",
        )

    def _look_at(self, sub: str, now: datetime) -> str:
        compte, visite = self.store.compte(sub), self.visits.visite(sub)
        if compte is None or visite is None or now < visite.a_revoir_le:
            return ""
        try:
            return self._decide(compte, visite, now)
        except Conflict:  # somebody came, or left, at this very moment
            return ""

    def _decide(self, compte: Compte, visite: Visite, now: datetime) -> str:
        request = f"nuit-{now.isoformat()}"
        if compte.carif or self.departures.alone(compte):
            self.visits.save_visite(visite.kept(now), request)
            return "retenu"
        if visite.prevenu_le is None:
            warned = visite.warned(now)
            fact = AccountDormant(at=now, sub=compte.sub, efface_le=warned.efface_le)
            self.visits.save_visite(warned, request, facts=[fact])
            return "prevenu"
        trace = Trace.of_robot(now, "Compte supprimé, faute de connexion")
        self.departures.end(compte, trace, request, visite)
        return "efface"

    def _forget(self, ligne: LigneFil, now: datetime) -> bool:
        fil = self.threads.fil(ligne.structure, ligne.objet)
        if fil is None or fil.dernier_le >= now - FIL_GARDE:
            return False
        try:
            self.threads.forget_fil(fil, f"nuit-{now.isoformat()}")
        except Conflict:  # somebody wrote at this very moment
            return False
        return True
