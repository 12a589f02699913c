"""How somebody who lost, or never had, a password comes to one: through a link sent to the address of the account."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4

from services.domain.errors import Conflict, NotFound, Refused, Violation
from services.domain.events import AccessRequested, Fact
from services.domain.profil import Profil
from services.registration.model.compte import (
    But,
    Compte,
    Essais,
    Lien,
    address_fingerprint,
    fingerprint,
    password_violations,
)
from services.registration.model.inscription import login_of
from services.shared.clock import Clock
from services.shared.trace import Trace


class Pool(Protocol):
    """Whoever keeps the passwords."""

    def set_password(self, courriel: str, password: str) -> None: ...


class Keeper(Protocol):
    """What is needed from whoever keeps accounts and links."""

    def compte(self, sub: str) -> Compte | None: ...
    def compte_of(self, empreinte: str) -> Compte | None: ...
    def save_account(self, compte: Compte, *, request: str, trace: Trace) -> None: ...
    def link(self, empreinte: str) -> Lien | None: ...
    def save_link(self, lien: Lien, request: str) -> Lien: ...
    def take_link(self, empreinte: str) -> None: ...
    def essais(self, quoi: str, empreinte: str) -> Essais | None: ...
    def save_essais(self, essais: Essais, request: str, facts: Sequence[Fact] = ()) -> None: ...
    def forget_essais(self, quoi: str, empreinte: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Access:
    """Links to a password, asked for and used."""

    store: Keeper
    clock: Clock
    profil: Profil
    pool: Pool

    def ask(self, courriel: str, identifiant: str = "") -> None:
        """Have a link sent to this address, if it has an account, and this identifier where the profile has some.

        The same is done, and written, for an address that nobody has: who asks learns nothing (threat 7).
        """
        empreinte, now = address_fingerprint(login_of(courriel)), self.clock.now()
        essais = self.store.essais("lien", empreinte) or Essais(quoi="lien", empreinte=empreinte, dernier_le=now)
        if essais.locked_until(now):
            return
        try:
            alias = fingerprint(login_of(identifiant)) if self.profil.alias_connexion else ""
            asked = AccessRequested(at=now, empreinte=empreinte, alias=alias)
            self.store.save_essais(essais.tried(now), uuid4().hex, facts=[asked])
        except Conflict:
            return  # somebody asked for the same address at this very moment

    def look(self, but: But, jeton: str) -> Compte:
        """Whose password a link is for; looking never uses it up, for scanners of mails look. Raises NotFound."""
        return self._opened(but, jeton)[1]

    def choose_password(self, but: But, jeton: str, password: str, again: str, request: str) -> Compte:
        """Give an account its password, and use the link up. Raises NotFound, Refused.

        Order, so that a crash in between never leaves a person before a locked door: the link is held by this form,
        the password is set, the account turns a generation (which ends the link, its siblings and every sign-in), the
        link is removed. Until it turns, the same form sent again goes on; afterwards the password is the new one.
        """
        lien, compte = self._opened(but, jeton)
        if wrong := password_violations(self.profil.mot_de_passe, password, again, compte.courriel):
            raise Refused("Ce mot de passe ne convient pas.", violations=wrong)
        held = self._held(lien, request)
        try:
            self.pool.set_password(compte.courriel, password)
        except Refused:
            self.store.save_link(held.released(), uuid4().hex)
            raise
        activated = compte.activated()
        trace = Trace(self.clock.now(), "Mot de passe choisi", compte.sub, "titulaire")
        # A link turns its account once: its own fingerprint is the name of that request
        self.store.save_account(activated, request=lien.empreinte, trace=trace)
        self.store.take_link(held.empreinte)
        self.store.forget_essais("connexion", address_fingerprint(compte.courriel))
        return activated

    def _opened(self, but: But, jeton: str) -> tuple[Lien, Compte]:
        lien = self.store.link(fingerprint(jeton))
        compte = self.store.compte(lien.sub) if lien and lien.but is but else None
        if lien is None or compte is None or not lien.open_for(compte, self.clock.now()):
            raise NotFound("Ce lien n’est plus valable.")
        return lien, compte

    def _held(self, lien: Lien, request: str) -> Lien:
        held = lien.held(request, self.clock.now())
        if held is None:
            raise _busy()
        try:
            return self.store.save_link(held, request)
        except Conflict as race:
            raise _busy() from race


def _busy() -> Refused:
    message = (
        "Ce lien vient d’être utilisé dans une autre fenêtre. Si ce n’est pas vous, attendez une minute et recommencez."
    )
    return Refused(message, violations=(Violation("COMPTE.LIEN.OCCUPE", message, ("mot_de_passe",)),))
