"""Remembers what a register has just said, so that a person who corrects a form does not have it asked again."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from referentiels.identifiants import normalise_numero_activite, normalise_siren, normalise_siret
from referentiels.registres.modele import Constat, Declaration, Etablissement, Verdict
from referentiels.registres.ports import Clock, Declarations, Etablissements

AGE = timedelta(minutes=10)  # longer than one fills in the form, far shorter than the day that registers take to change
PLACES = 128  # answers of a few kilobytes: less than one megabyte

T = TypeVar("T")


class Memoire(Generic[T]):
    """The last answers, each with the hour of the question. A failure is not remembered: asking again may do."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._constats: OrderedDict[str, tuple[datetime, Constat[T]]] = OrderedDict()

    def get(self, cle: str, ask: Callable[[], Constat[T]]) -> Constat[T]:
        """What was said of `cle` less than `AGE` ago, else what is said now."""
        maintenant = self._clock()
        demande_le, connu = self._constats.pop(cle, (maintenant, None))
        if connu is None or maintenant - demande_le >= AGE:
            demande_le, connu = maintenant, ask()
        if connu.verdict is not Verdict.NON_VERIFIE:
            self._constats[cle] = (demande_le, connu)
            if len(self._constats) > PLACES:
                self._constats.popitem(last=False)
        return connu


class EtablissementsEnMemoire:
    """A register of establishments that is not asked twice."""

    def __init__(self, source: Etablissements, clock: Clock) -> None:
        self._source = source
        self._memoire: Memoire[Etablissement] = Memoire(clock)

    def by_siret(self, siret: str) -> Constat[Etablissement]:
        """As the register said, at most ten minutes ago."""
        return self._memoire.get(normalise_siret(siret), lambda: self._source.by_siret(siret))


class DeclarationsEnMemoire:
    """The list of organisations, not asked twice."""

    def __init__(self, source: Declarations, clock: Clock) -> None:
        self._source = source
        self._par_numero: Memoire[Declaration] = Memoire(clock)
        self._par_siren: Memoire[tuple[Declaration, ...]] = Memoire(clock)

    def by_numero_activite(self, numero_activite: str) -> Constat[Declaration]:
        """As the list said, at most ten minutes ago."""
        cle = normalise_numero_activite(numero_activite)
        return self._par_numero.get(cle, lambda: self._source.by_numero_activite(numero_activite))

    def by_siren(self, siren: str) -> Constat[tuple[Declaration, ...]]:
        """As the list said, at most ten minutes ago."""
        return self._par_siren.get(normalise_siren(siren), lambda: self._source.by_siren(siren))
