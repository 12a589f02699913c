"""What may be asked of the registers, and the rule for asking several in turn."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from referentiels.registres.modele import AdresseTrouvee, Constat, Declaration, Etablissement, Verdict

Clock = Callable[[], datetime]
T = TypeVar("T")


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


class Adresses(Protocol):
    """A base of postal addresses."""

    def search(self, texte: str, code_insee: str | None = None) -> Constat[tuple[AdresseTrouvee, ...]]:
        """Never raises; the likeliest first, within one commune when its code is given; none is `INCONNU`."""
        ...

    def near(self, latitude: str, longitude: str) -> Constat[tuple[AdresseTrouvee, ...]]:
        """Never raises; the nearest first; none is `INCONNU`. Decimal degrees."""
        ...


class Shelf(Protocol):
    """Where the files of an imported register lie; they appear whole or not at all."""

    def find(self, key: str, *, max_bytes: int, start: int = 0) -> bytes | None:
        """So many bytes of a file, from `start` on; None when there is none. Raises OSError when it cannot be read."""
        ...

    def write(self, key: str, chunks: Iterable[bytes], content_type: str) -> str:
        """Writes a file; answers its SHA-256, in hex."""
        ...

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """Writes a small file."""
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
    """The same for the list of organisations: last night's file first, the live list behind it.

    An absence is asked of the next one too: the file does not know yet who declared today.
    """

    def __init__(self, sources: Sequence[Declarations]) -> None:
        if not sources:
            raise ValueError("at least one source is needed")
        self._sources = tuple(sources)

    def by_numero_activite(self, numero_activite: str) -> Constat[Declaration]:
        """The first declaration found, else the last absence, else the last failure."""
        return _first_found(source.by_numero_activite(numero_activite) for source in self._sources)

    def by_siren(self, siren: str) -> Constat[tuple[Declaration, ...]]:
        """The first declarations found, else the last absence, else the last failure."""
        return _first_found(source.by_siren(siren) for source in self._sources)


def _first_found(constats: Iterable[Constat[T]]) -> Constat[T]:
    lus: list[Constat[T]] = []
    for constat in constats:
        lus.append(constat)
        if constat.verdict is Verdict.TROUVE:
            return constat
    absences = [constat for constat in lus if constat.verdict is Verdict.INCONNU]
    return (absences or lus)[-1]
