"""What somebody does with the own account: see it, choose a structure, close sign-ins, change the password."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4

from services.domain.errors import NotFound, Refused, Violation
from services.domain.profil import Profil
from services.domain.rights import Principal, Verb, require
from services.domain.structure import Structure
from services.registration.model.compte import Compte, SignIn, password_violations
from services.registration.use_cases.sign_ins import Ouverture, SignIns
from services.shared.clock import Clock
from services.shared.trace import Trace


class Pool(Protocol):
    """Whoever keeps the passwords."""

    def set_password(self, courriel: str, password: str) -> None: ...


class Keeper(Protocol):
    """What is needed from whoever keeps accounts, sign-ins and structures."""

    def compte(self, sub: str) -> Compte | None: ...
    def save_account(self, compte: Compte, *, request: str, trace: Trace) -> None: ...
    def sign_in(self, empreinte: str) -> SignIn | None: ...
    def sign_ins(self, sub: str) -> list[SignIn]: ...
    def save_sign_in(self, sign_in: SignIn, request: str) -> None: ...
    def end_sign_in(self, empreinte: str) -> None: ...
    def structure(self, numero: str) -> Structure | None: ...


@dataclass(frozen=True, slots=True)
class Vue:
    """An account as its owner sees it: `structures` pairs a record with the number it has."""

    compte: Compte
    structures: Sequence[tuple[str, str]]
    connexions: Sequence[SignIn]


@dataclass(frozen=True, slots=True)
class MonCompte:
    """The own account of whoever asks; nobody sees another's."""

    store: Keeper
    clock: Clock
    profil: Profil
    pool: Pool
    sign_ins: SignIns

    def see(self, who: Principal) -> Vue:
        """The account, what its structures are called, and where it is signed in now."""
        compte, now = self._compte(who), self.clock.now()
        connexions = [one for one in self.store.sign_ins(who.sub) if one.open_for(compte, now)]
        return Vue(compte, self.structures(who), connexions)

    def structures(self, who: Principal) -> list[tuple[str, str]]:
        """The structures one may work for, number and name, by name (F040)."""
        named = [(numero, self._nom(numero)) for numero in who.structures]
        return sorted(named, key=lambda pair: pair[1].casefold())

    def choose(self, who: Principal, sign_in: str, structure: str) -> None:
        """Work for a structure from now on, in this browser (F040, F041). Raises NotFound."""
        opened = self.store.sign_in(sign_in)
        if opened is None or structure not in who.structures:
            raise NotFound("Cette structure n’est pas ouverte à votre compte.")
        self.store.save_sign_in(opened.working_for(structure, self._nom(structure)), uuid4().hex)

    def close(self, who: Principal, empreinte: str) -> None:
        """End one of one's sign-ins, on another machine perhaps. Raises NotFound."""
        opened = self.store.sign_in(empreinte)
        if opened is None or opened.sub != who.sub:
            raise NotFound("Cette connexion est déjà fermée.")
        self.store.end_sign_in(empreinte)

    def close_others(self, who: Principal, former: str, agent: str, demande: str) -> Ouverture:
        """End every sign-in and every link; this browser gets a new one."""
        renewed = self._renewed(self._compte(who), demande, "Déconnexion de tous les appareils")
        return self.sign_ins.begin(renewed, former, agent)

    def change_password(
        self, who: Principal, present: str, password: str, again: str, *, former: str, agent: str, demande: str
    ) -> Ouverture:
        """Another password; every other sign-in ends. Raises Refused.

        Every sign-in ends first: after a crash in between, the former password still opens, and the same form sent
        again goes on. The other way round strangers would stay in, and the form would call its own password wrong.
        """
        compte = self._compte(who)
        self.sign_ins.prove(compte, present)
        if wrong := password_violations(self.profil.mot_de_passe, password, again, compte.courriel):
            raise Refused("Ce mot de passe ne convient pas.", violations=wrong)
        if password == present:
            message = "Choisissez un autre mot de passe que celui d’aujourd’hui."
            raise Refused(message, violations=(Violation("COMPTE.MOT_DE_PASSE.MEME", message, ("mot_de_passe",)),))
        renewed = self._renewed(compte, demande, "Mot de passe changé")
        self.pool.set_password(compte.courriel, password)
        return self.sign_ins.begin(renewed, former, agent)

    def _renewed(self, compte: Compte, demande: str, acte: str) -> Compte:
        renewed = compte.renewed()
        trace = Trace(self.clock.now(), acte, compte.sub, "titulaire")
        self.store.save_account(renewed, request=demande, trace=trace)
        return renewed

    def _compte(self, who: Principal) -> Compte:
        require(who, Verb.COMPTE_VOIR)
        compte = self.store.compte(who.sub)
        if compte is None:
            raise NotFound("Votre compte n’existe plus.")
        return compte

    def _nom(self, numero: str) -> str:
        known = self.store.structure(numero)
        return known.nom if known else numero
