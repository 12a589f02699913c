"""The access keys that an organisation gives to its programs: its referents create them and take them back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from services.domain.calendrier import PARIS
from services.domain.errors import Conflict, NotFound
from services.domain.rights import Principal, Verb, require
from services.domain.structure import Structure
from services.registration.model.cle import CLES_MAX, Cle, last_day, read_cle
from services.registration.model.compte import fingerprint, new_secret
from services.registration.use_cases.sign_ins import SignIns
from services.shared.clock import Clock
from services.shared.trace import Trace

# A program that shows the key at this moment writes its last use: the second try finds it as it is then
_TRIES = 3


class Keeper(Protocol):
    """What is needed from whoever keeps structures and keys."""

    def structure(self, numero: str) -> Structure | None: ...
    def keys(self, structure: str) -> list[Cle]: ...
    def save_key(self, cle: Cle, request: str, trace: Trace | None = None) -> None: ...
    def withdraw_key(self, cle: Cle, structure: str, *, request: str, trace: Trace) -> None: ...


@dataclass(frozen=True, slots=True)
class Trousseau:
    """The keys of a structure, the latest first, each with whether it opens anything.

    `proposee` is the last day that a new one may be given.
    """

    structure: Structure
    cles: Sequence[tuple[Cle, bool]]
    proposee: date


@dataclass(frozen=True, slots=True)
class Cles:
    """A key is an access, like a member: whoever manages the members manages the keys (K10)."""

    store: Keeper
    clock: Clock
    sign_ins: SignIns

    def read(self, who: Principal, structure: str) -> Trousseau:
        """The keys of a structure. Raises NotFound."""
        known = self._structure(who, structure)
        cles = sorted(self.store.keys(structure), key=lambda cle: (cle.creee_le or self.clock.now(), cle.id))
        return Trousseau(known, [(cle, self.sign_ins.opens(cle)) for cle in cles[::-1]], last_day(self._today()))

    def create(self, who: Principal, structure: str, typed: Mapping[str, str], demande: str) -> str:
        """A new key: shown this once, known afterwards by its fingerprint alone.

        Raises NotFound, Refused, Conflict when the same form created it already, or when there are too many.
        """
        self._structure(who, structure)
        said, id = read_cle(typed, self._today()), fingerprint(f"{structure}/{demande}")[:16]
        known = self.store.keys(structure)
        if any(cle.id == id for cle in known):
            raise Conflict(
                "Cette clé est déjà créée, et ne se montre qu’une fois : au besoin, retirez-la et recommencez."
            )
        if len(known) >= CLES_MAX:
            raise Conflict(f"Votre structure a déjà {CLES_MAX} clés : retirez d’abord celles qui ne servent plus.")
        key = f"cf_{new_secret()}"
        cle = Cle(
            empreinte=fingerprint(key),
            nom=said.nom,
            structures={structure: said.role},
            id=id,
            creee_le=self.clock.now(),
            creee_par=who.nom,
            auteur=who.sub,
            expire_le=said.expire_le,
        )
        trace = self._trace(who, "Clé d’accès créée", cle=said.nom, role=said.role.value)
        self.store.save_key(cle, demande, trace)
        return key

    def withdraw(self, who: Principal, structure: str, id: str, demande: str) -> None:
        """Take a key back: the next request with it is refused; one that is gone stays gone. Raises NotFound."""
        self._structure(who, structure)
        for tries_left in reversed(range(_TRIES)):
            cle = next((each for each in self.store.keys(structure) if each.id == id), None)
            if cle is None:
                break
            try:
                trace = self._trace(who, "Clé d’accès retirée", cle=cle.nom)
                self.store.withdraw_key(cle, structure, request=demande, trace=trace)
                break
            except Conflict:
                if not tries_left:
                    raise

    def _structure(self, who: Principal, numero: str) -> Structure:
        require(who, Verb.MEMBRE_GERER, numero)
        known = self.store.structure(numero)
        if known is None:
            raise NotFound("Cette structure n’existe pas.")
        return known

    def _today(self) -> date:
        return self.clock.now().astimezone(PARIS).date()

    def _trace(self, who: Principal, acte: str, **details: object) -> Trace:
        role = who.carif.value if who.carif else "organisme"
        return Trace(self.clock.now(), acte, who.nom, role, details=details)
