"""How somebody signs in and out, and who a browser or a key belongs to at each request."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from services.domain.errors import Conflict, Refused, Violation
from services.domain.events import Fact
from services.domain.rights import Principal, Role
from services.registration.model.cle import Cle
from services.registration.model.compte import (
    CODE_LIVES,
    CODE_WITHIN,
    PASSWORD_MAX,
    Attente,
    CodeServi,
    Compte,
    Essais,
    SignIn,
    address_fingerprint,
    fingerprint,
    navigateur,
    new_secret,
    stronger,
)
from services.registration.model.inscription import login_of, possible_login
from services.registration.model.personne import Visite
from services.shared.clock import Clock
from services.shared.identity import Identity
from services.shared.page.french import heure_fr


class Epreuve(Protocol):
    """A right password: `session` when a code is wanted, else `jeton`, to enrol an application."""

    @property
    def session(self) -> str: ...
    @property
    def jeton(self) -> str: ...


class Pool(Protocol):
    """Whoever keeps the passwords and the second factors."""

    def check(self, courriel: str, password: str) -> Epreuve | None: ...
    def answer(self, courriel: str, session: str, code: str) -> bool: ...
    def enrol(self, jeton: str) -> str: ...
    def confirm(self, courriel: str, jeton: str, code: str) -> bool: ...


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
    def attente(self, empreinte: str) -> Attente | None: ...
    def save_attente(self, attente: Attente, request: str) -> None: ...
    def take_attente(self, empreinte: str) -> bool: ...
    def code_served(self, empreinte: str) -> CodeServi | None: ...
    def save_code_served(self, code: CodeServi, request: str) -> None: ...
    def alias(self, empreinte: str) -> str: ...
    def children(self, structure: str) -> list[str]: ...
    def key(self, empreinte: str) -> Cle | None: ...
    def save_key(self, cle: Cle, request: str) -> None: ...


class Visits(Protocol):
    """Whoever knows who came when."""

    def visite(self, sub: str) -> Visite | None: ...
    def save_visite(self, visite: Visite, request: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Ouverture:
    """An open sign-in: the secret for the browser, and who it is."""

    secret: str
    who: Principal


@dataclass(frozen=True, slots=True)
class SecondFacteur:
    """The password was right, a code is wanted. `jeton` goes through the form; `cle` is shown to enrol, once."""

    jeton: str
    courriel: str
    cle: str = ""


@dataclass(frozen=True, slots=True)
class SignIns:
    """Who is signed in where.

    `exige`: the Carif's people must have a second factor; `alias`: one also signs in by an identifier (D020);
    `heritage`: a role held in a structure is held in those that depend on it.
    """

    store: Keeper
    visits: Visits
    clock: Clock
    pool: Pool
    exige: bool = True
    alias: bool = False
    heritage: bool = False

    def open(self, identifiant: str, password: str, former: str = "", agent: str = "") -> Ouverture | SecondFacteur:
        """A new sign-in, or the code that is still wanted for it. `former` is the browser's sign-in until now.

        Raises Refused: locked for a while, or the one sentence for an unknown address and a wrong password.
        """
        login = self._login(identifiant)
        empreinte = address_fingerprint(login)
        self._count_try("connexion", empreinte, "courriel")
        proof = self._right(login, password)
        compte = self.store.compte_of(empreinte) if proof else None
        if proof is None or compte is None or not compte.usable:
            what = "L’identifiant" if self.alias else "L’adresse électronique"
            raise _refused("COMPTE.CONNEXION.REFUSEE", f"{what} ou le mot de passe est inexact.")
        self.store.forget_essais("connexion", empreinte)
        if proof.session:
            return self._waiting(compte, proof.session)
        if compte.carif and self.exige:
            return self._waiting(compte, proof.jeton, self.pool.enrol(proof.jeton))
        return self.begin(compte, former, agent)

    def prove(self, compte: Compte, password: str) -> None:
        """Let pass who knows the password of the account. Raises Refused, also after too many tries."""
        empreinte = address_fingerprint(compte.courriel)
        self._count_try("connexion", empreinte, "present")
        if self._right(compte.courriel, password) is None:
            raise _refused("COMPTE.MOT_DE_PASSE.INEXACT", "Votre mot de passe actuel est inexact.", "present")
        self.store.forget_essais("connexion", empreinte)

    def waiting(self, jeton: str) -> SecondFacteur:
        """The sign-in that waits for its code. Raises Refused once its time is over."""
        attente, compte = self._attente(jeton)
        return SecondFacteur(jeton, compte.courriel, attente.cle)

    def give_code(self, jeton: str, code: str, former: str = "", agent: str = "") -> Ouverture:
        """The sign-in once its code is right. Raises Refused: wrong, served already, too many tries, or too late."""
        attente, compte = self._attente(jeton)
        empreinte = address_fingerprint(compte.courriel)
        self._count_try("code", empreinte, "code")
        asked = self.pool.confirm if attente.cle else self.pool.answer
        if not asked(compte.courriel, attente.preuve, code) or not self.store.take_attente(attente.empreinte):
            raise _refused(
                "COMPTE.CODE.FAUX", "Ce code est inexact : saisissez celui qui s’affiche maintenant.", "code"
            )
        self._use_up(compte, code)
        self.store.forget_essais("code", empreinte)
        return self.begin(compte, former, agent)

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
        return _identity(self._principal(compte), sign_in)

    def recognise_key(self, key: str) -> Identity | None:
        """The partner or the organisation whose key this is; None for one that opens nothing, unlike no key at all."""
        now, cle = self.clock.now(), self.store.key(fingerprint(key))
        if cle is None or not self.opens(cle):
            return None
        if seen := cle.seen(now):
            # Several requests of a program at once: any of them may write the use
            with suppress(Conflict):
                self.store.save_key(seen, uuid4().hex)
        return Identity(cle.principal())

    def opens(self, cle: Cle) -> bool:
        """Whether a key opens anything now: an organisation's never more than its maker might.

        What a role takes with it is withdrawn with the role; this also holds for a key that was being made meanwhile,
        and for a role that came from a parent structure.
        """
        if cle.partenaire or not cle.open_at(self.clock.now()):
            return cle.open_at(self.clock.now())
        maker = self.store.compte(cle.auteur)
        return maker is not None and cle.within(self._principal(maker))

    def _principal(self, compte: Compte) -> Principal:
        """Whoever uses an account, with the roles that come from parent structures, where the profile says so."""
        found: dict[str, Role] = {}
        for structure, role in compte.structures.items() if self.heritage else ():
            found = stronger(found, dict.fromkeys(self.store.children(structure), role))
        return compte.principal(found)

    def _login(self, identifiant: str) -> str:
        """The address behind what was typed. An alias that nobody has goes the same way as one that somebody has."""
        login = login_of(identifiant)
        if not self.alias or "@" in login:
            return login
        return self.store.alias(fingerprint(login)) or f"{login}@{_NOBODY}"

    def _use_up(self, compte: Compte, code: str) -> None:
        """A code read over somebody's shoulder opens nothing, for as long as the pool would still take it."""
        now, empreinte = self.clock.now(), fingerprint(f"{compte.sub}/{code}")
        served = self.store.code_served(empreinte)
        revision = served.revision if served else 0
        try:
            if served and now < served.expire_le:
                raise Conflict("Ce code a déjà servi.")
            code_servi = CodeServi(empreinte=empreinte, expire_le=now + CODE_LIVES, revision=revision)
            self.store.save_code_served(code_servi, uuid4().hex)
        except Conflict as replay:
            message = "Ce code a déjà servi : connectez-vous de nouveau avec le code suivant."
            raise _refused("COMPTE.CODE.DEJA_SERVI", message) from replay

    def _count_try(self, quoi: str, empreinte: str, champ: str) -> None:
        """Each try is written before the password is looked at, one at a time: parallel guesses win nothing.

        `champ` is the field in which one tries.
        """
        now = self.clock.now()
        essais = self.store.essais(quoi, empreinte)
        essais = essais or Essais(quoi=quoi, empreinte=empreinte, dernier_le=now)
        if until := essais.locked_until(now):
            raise _locked(quoi, until, champ)
        try:
            # Its own request id: with the form's, the same form sent in parallel would count once
            self.store.save_essais(essais.tried(now), uuid4().hex)
        except Conflict as race:
            raise _refused(
                "COMPTE.CONNEXION.REPETEE", "Une autre connexion est en cours. Recommencez.", champ
            ) from race

    def _right(self, login: str, password: str) -> Epreuve | None:
        if not possible_login(login) or not 0 < len(password) <= PASSWORD_MAX:
            return None
        return self.pool.check(login, password)

    def _waiting(self, compte: Compte, preuve: str, cle: str = "") -> SecondFacteur:
        jeton, until = new_secret(), self.clock.now() + CODE_WITHIN
        attente = Attente(empreinte=fingerprint(jeton), sub=compte.sub, preuve=preuve, cle=cle, expire_le=until)
        self.store.save_attente(attente, uuid4().hex)
        return SecondFacteur(jeton, compte.courriel, cle)

    def _attente(self, jeton: str) -> tuple[Attente, Compte]:
        attente = self.store.attente(fingerprint(jeton))
        compte = self.store.compte(attente.sub) if attente and self.clock.now() < attente.expire_le else None
        if attente is None or compte is None:
            raise _refused("COMPTE.CODE.PERIME", "Le temps de saisir le code est passé : connectez-vous de nouveau.")
        return attente, compte

    def begin(self, compte: Compte, former: str, agent: str) -> Ouverture:
        """The sign-in of somebody who has proved who he is, in place of the `former` one."""
        if former:
            self.store.end_sign_in(former)
        secret, now = new_secret(), self.clock.now()
        sign_in = SignIn(
            empreinte=fingerprint(secret),
            sub=compte.sub,
            generation=compte.generation,
            csrf=new_secret(),
            ouvert_le=now,
            vu_le=now,
            navigateur=navigateur(agent),
        )
        self.store.save_sign_in(sign_in, uuid4().hex)
        self._note_visit(compte.sub, now)
        return Ouverture(secret, self._principal(compte))

    def _note_visit(self, sub: str, now: datetime) -> None:
        """Years without any are counted from the last one."""
        known = self.visits.visite(sub)
        visite = known.again(now) if known else Visite.first(sub, now)
        if visite:
            # Two browsers at once: the other one noted it
            with suppress(Conflict):
                self.visits.save_visite(visite, uuid4().hex)


_NOBODY = "personne.example"  # a domain that nobody can have (RFC 2606)


def _identity(who: Principal, sign_in: SignIn) -> Identity:
    if sign_in.structure not in who.structures:  # it was left, or taken away, since it was chosen
        sign_in = sign_in.working_for("", "")
    chosen = (sign_in.structure, sign_in.structure_nom)
    return Identity(who, sign_in.csrf, sign_in.empreinte, *chosen)


def _locked(quoi: str, until: datetime, champ: str) -> Refused:
    again = f"réessayez après {heure_fr(until)}"
    if quoi == "code":  # another password would unlock nothing
        message = f"Trop d’essais de code : {again}, avec le code qui s’affichera alors."
    else:
        message = f"Trop d’essais avec cette adresse : {again}, ou demandez un nouveau mot de passe."
    return _refused("COMPTE.CONNEXION.SUSPENDUE", message, champ)


def _refused(code: str, message: str, champ: str = "courriel") -> Refused:
    return Refused(message, violations=(Violation(code, message, (champ,)),))
