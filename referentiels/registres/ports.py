"""What may be asked of the registers, and the rule for asking several in turn."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from referentiels.registres.modele import Constat, Declaration, Etablissement, Verdict

Clock = Callable[[], datetime]


class Etablissements(Protocol):
    """A register of establishments."""

    def by_siret(self, siret: str) -> Constat[Etablissement]:
        """Never raises; a malformed SIRET is `INCONNU`."""
        ...


class Declarations(Protocol):
    """The public list of training organisations."""

    def by_numero_activite(self, numero_activite: str) -> Constat[Declaration]:
        """Also finds a declaration by a number it had before moving to another region."""
        ...

    def by_siren(self, siren: str) -> Constat[tuple[Declaration, ...]]:
        """All declarations of a legal unit."""
        ...


class EtablissementsEnSerie:
    """Asks one source, then the next while nothing is verified: Sirene first, the key-less directory behind it."""

    def __init__(self, sources: Sequence[Etablissements]) -> None:
        if not sources:
            raise ValueError("at least one source is needed")
        self._sources = tuple(sources)

    def by_siret(self, siret: str) -> Constat[Etablissement]:
        """The first answer that verifies something, else the last one."""
        for source in self._sources[:-1]:
            constat = source.by_siret(siret)
            if constat.verdict is not Verdict.NON_VERIFIE:
                return constat
        return self._sources[-1].by_siret(siret)


class DeclarationsEnSerie:
    """The same for the list of organisations: last night's file first, the live list behind it."""

    def __init__(self, sources: Sequence[Declarations]) -> None:
        if not sources:
            raise ValueError("at least one source is needed")
        self._sources = tuple(sources)

    def by_numero_activite(self, numero_activite: str) -> Constat[Declaration]:
        """The first answer that verifies something, else the last one."""
        for source in self._sources[:-1]:
            constat = source.by_numero_activite(numero_activite)
            if constat.verdict is not Verdict.NON_VERIFIE:
                return constat
        return self._sources[-1].by_numero_activite(numero_activite)

    def by_siren(self, siren: str) -> Constat[tuple[Declaration, ...]]:
        """The first answer that verifies something, else the last one."""
        for source in self._sources[:-1]:
            constat = source.by_siren(siren)
            if constat.verdict is not Verdict.NON_VERIFIE:
                return constat
        return self._sources[-1].by_siren(siren)
