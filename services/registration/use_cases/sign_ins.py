"""How somebody signs in and out, and who a browser or a key belongs to at each request."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from services.domain.errors import Conflict, Refused, Violation
from services.domain.events import Fact
from services.domain.rights import Principal
from services.registration.model.compte import (
    PASSWORD_MAX,
    Cle,
    Compte,
    Essais,
    SignIn,
    address_fingerprint,
    fingerprint,
    new_secret,
)
from services.registration.model.inscription import login_of, possible_login
from services.shared.clock import Clock
from services.shared.identity import Identity
from services.shared.page.french import heure_fr


class Pool(Protocol):
    """Whoever keeps the passwords."""

    def check(self, courriel: str, password: str) -> bool: ...


class Keeper(Protocol):
    """What is needed from whoever keeps accounts, sign-ins and keys."""

    def compte(self, sub: str) -> Compte | None: ...
    def compte_of(self, empreinte: str) -> Compte | None: ...
    def essais(self, quoi: str, empreinte: str) -> Essais | None: ...
    def save_essais(self, essais: Essais, request: str, facts: Sequence[Fact] = ()) -> None: ...
    def forget_essais(self, quoi: str, empreinte: str) -> None: ...
    def sign_in(self, empreinte: str) -> SignIn | None: ...
    def save_sign_in(self, sign_in: SignIn, request: str) -> None: ...
    def end_sign_in(self, empreinte: str) -> None: ...
    def key(self, empreinte: str) -> Cle | None: ...


@dataclass(frozen=True, slots=True)
class SignIns:
    """Who is signed in where."""

    store: Keeper
    clock: Clock
    pool: Pool

    def open(self, courriel: str, password: str, former: str = "") -> tuple[str, Principal]:
        """A new sign-in: the secret for the browser, and who it is. `former` is the browser's sign-in until now.

        Raises Refused: locked for a while, or the one sentence for an unknown address and a wrong password.
        """
        login = login_of(courriel)
        empreinte = address_fingerprint(login)
        self._count_try(empreinte)
        compte = self.store.compte_of(empreinte) if self._right(login, password) else None
        if compte is None or not compte.usable:
            raise _refused("COMPTE.CONNEXION.REFUSEE", "L’adresse électronique ou le mot de passe est inexact.")
        self.store.forget_essais("connexion", empreinte)
        if former:
            self.store.end_sign_in(former)
        return self._opened(compte), compte.principal()

    def close(self, empreinte: str) -> None:
        """End a sign-in, by its fingerprint."""
        self.store.end_sign_in(empreinte)

    def recognise(self, secret: str) -> Identity:
        """Who shows this cookie: the rights are those of the table at this moment; nobody, if it opens nothing."""
        now, sign_in = self.clock.now(), self.store.sign_in(fingerprint(secret))
        compte = self.store.compte(sign_in.sub) if sign_in else None
        if sign_in is None or compte is None or not sign_in.open_for(compte, now):
            return Identity(Principal())
        if seen := sign_in.seen(now):
            # A page loads several things at once: any of them may write the visit
            with suppress(Conflict):
                self.store.save_sign_in(seen, uuid4().hex)
        return Identity(compte.principal(), sign_in.csrf, sign_in.empreinte)

    def recognise_key(self, key: str) -> Identity | None:
        """The partner whose key this is, or None: a wrong key is not the same as no key."""
        cle = self.store.key(fingerprint(key))
        return Identity(cle.principal()) if cle else None

    def _count_try(self, empreinte: str) -> None:
        """Each try is written before the password is looked at, one at a time: parallel guesses win nothing."""
        now = self.clock.now()
        essais = self.store.essais("connexion", empreinte)
        essais = essais or Essais(quoi="connexion", empreinte=empreinte, dernier_le=now)
        if until := essais.locked_until(now):
            raise _locked(until)
        try:
            # Its own request id: with the form's, the same form sent in parallel would count once
            self.store.save_essais(essais.tried(now), uuid4().hex)
        except Conflict as race:
            raise _refused("COMPTE.CONNEXION.REPETEE", "Une autre connexion est en cours. Recommencez.") from race

    def _right(self, login: str, password: str) -> bool:
        if not possible_login(login) or not 0 < len(password) <= PASSWORD_MAX:
            return False
        return self.pool.check(login, password)

    def _opened(self, compte: Compte) -> str:
        secret, now = new_secret(), self.clock.now()
        sign_in = SignIn(
            empreinte=fingerprint(secret),
            sub=compte.sub,
            generation=compte.generation,
            csrf=new_secret(),
            ouvert_le=now,
            vu_le=now,
        )
        self.store.save_sign_in(sign_in, uuid4().hex)
        return secret


def _locked(until: datetime) -> Refused:
    message = (
        f"Trop d’essais avec cette adresse : réessayez après {heure_fr(until)}, ou demandez un nouveau mot de passe."
    )
    return _refused("COMPTE.CONNEXION.SUSPENDUE", message)


def _refused(code: str, message: str) -> Refused:
    return Refused(message, violations=(Violation(code, message, ("courriel",)),))
