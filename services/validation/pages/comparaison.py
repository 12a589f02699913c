"""What a submission changes: field by field, session by session, with the warnings of the rules beside the fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from services.domain.champs import FORMATION, SESSION
from services.domain.champs_structure import STRUCTURE
from services.domain.errors import Violation
from services.domain.events import FormationSubmitted
from services.domain.formation import Formation
from services.domain.session import Session
from services.domain.structure import Structure

_LONG = 120  # characters; shorter values are read at a glance and compared whole


@dataclass(frozen=True, slots=True)
class Ecart:
    """One field on both sides; `champ` is its name in forms, with its session in front."""

    champ: str
    libelle: str
    ancien: str
    nouveau: str
    alertes: tuple[str, ...] = ()

    @property
    def change(self) -> bool:
        """Whether the submission says something else than what is published."""
        return self.ancien != self.nouveau

    @property
    def long(self) -> bool:
        """Whether the two texts are compared word by word."""
        return bool(self.ancien and self.nouveau) and max(len(self.ancien), len(self.nouveau)) > _LONG


@dataclass(frozen=True, slots=True)
class SessionComparee:
    """One session on both sides; `signe` is + added, - removed, ~ changed, = the same."""

    numero: str
    titre: str
    signe: str
    ecarts: tuple[Ecart, ...]

    @property
    def en_alerte(self) -> bool:
        """Whether the rules warn of one of its fields."""
        return any(ecart.alertes for ecart in self.ecarts)


@dataclass(frozen=True, slots=True)
class Comparaison:
    """A submission beside the published version, or alone when nothing is published yet.

    `alertes` are the warnings that concern no field shown.
    """

    premiere: bool
    formation: tuple[Ecart, ...]
    sessions: tuple[SessionComparee, ...]
    alertes: tuple[str, ...]

    def of(self, signe: str) -> tuple[SessionComparee, ...]:
        """The sessions of one group."""
        return tuple(session for session in self.sessions if session.signe == signe)


def comparer(soumission: FormationSubmitted) -> Comparaison:
    """What a submission changes."""
    avant, apres = soumission.precedente, soumission.formation
    vide = Formation(numero=apres.numero, structure=apres.structure)
    beside = _Alertes(soumission.alertes)
    formation = tuple(
        Ecart(champ.nom, champ.libelle, champ.lire(avant or vide), champ.lire(apres), beside.take(champ.nom))
        for champ in FORMATION
    )
    sessions = tuple(_sessions(avant.sessions if avant else (), apres.sessions, beside))
    return Comparaison(avant is None, formation, sessions, beside.left())


def comparer_fiches(avant: Structure, apres: Structure) -> tuple[Ecart, ...]:
    """What the change of a record changes; the address books are no part of it."""
    return tuple(Ecart(champ.nom, champ.libelle, champ.lire(avant), champ.lire(apres)) for champ in STRUCTURE)


class _Alertes:
    """Hands each warning out once, to the field it stands beside."""

    def __init__(self, violations: Iterable[Violation]) -> None:
        self._left = list(violations)

    def take(self, champ: str) -> tuple[str, ...]:
        """The warnings of a field, those of its parts included (`lieux.0.nom` for `lieux.0.adresse.voie`)."""
        stem = _stem(champ)
        mine = [violation for violation in self._left if violation.champs and _stem(violation.champs[0]) == stem]
        self._left = [violation for violation in self._left if violation not in mine]
        return tuple(violation.message for violation in mine)

    def left(self) -> tuple[str, ...]:
        """The warnings that no field took."""
        return tuple(violation.message for violation in self._left)


def _stem(champ: str) -> tuple[str, ...]:
    parts = champ.split(".")
    return tuple(parts[:3]) if parts[0] == "sessions" else (parts[0],)


def _sessions(avant: tuple[Session, ...], apres: tuple[Session, ...], beside: _Alertes) -> Iterator[SessionComparee]:
    before = {session.numero: session for session in avant}
    for session in apres:
        old = before.pop(session.numero, None)
        ecarts = _ecarts(old, session, beside)
        signe = "+" if old is None else "~" if any(ecart.change for ecart in ecarts) else "="
        yield SessionComparee(session.numero, _titre(session), signe, ecarts)
    for session in before.values():
        yield SessionComparee(session.numero, _titre(session), "-", _ecarts(session, None, beside))


def _ecarts(avant: Session | None, apres: Session | None, beside: _Alertes) -> tuple[Ecart, ...]:
    numero = apres.numero if apres else avant.numero if avant else ""
    return tuple(
        Ecart(
            f"sessions.{numero}.{champ.nom}",
            champ.libelle,
            champ.lire(avant) if avant else "",
            champ.lire(apres) if apres else "",
            beside.take(f"sessions.{numero}.{champ.nom}"),
        )
        for champ in SESSION
    )


def _titre(session: Session) -> str:
    lieu = session.lieu_principal
    ville = f" à {lieu.adresse.ville}" if lieu and lieu.adresse.ville else ""
    dates = (
        f" du {session.date_debut:%d/%m/%Y} au {session.date_fin:%d/%m/%Y}"
        if session.date_debut and session.date_fin
        else ""
    )
    return f"Session {session.numero}{dates}{ville}"
