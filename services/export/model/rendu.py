"""Prints publications in LHEO: one by one with a verdict, and all of them as one compressed stream."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from services.domain.profil import Profil
from services.domain.structure import Structure
from services.export.model.publication import Revision, Verdict

if TYPE_CHECKING:
    from lheo.elements import Formation as Element

_RAISON_MAX = 300  # characters of a reason; the rest is the same sentence about another field


class Rejet(Exception):
    """A formation that cannot be exported; the message says why, in French."""


@dataclass(frozen=True, slots=True)
class Imprimeur:
    """Prints formations as a profile wants them. lxml is loaded at the first print, not by those who only look."""

    profil: Profil

    def verdict(self, revision: Revision, structure: Structure, edition: str) -> Verdict:
        """Print once and say whether the schema accepts it; the reason is empty when it does."""
        try:
            _, octets = self._printed(revision, structure, edition)
            return Verdict(empreinte=_fingerprint(octets), ecart=_schema_error(octets, edition))
        except Rejet as rejet:
            return Verdict(empreinte="", ecart=str(rejet))

    def element(self, revision: Revision, structure: Structure, edition: str) -> "Element":
        """The element to write in a file, accepted by the schema. Raises Rejet.

        What was printed the same when it was published keeps its verdict; anything else is checked again.
        """
        element, octets = self._printed(revision, structure, edition)
        known = revision.verdicts.get(edition)
        same = known is not None and known.empreinte == _fingerprint(octets)
        ecart = known.ecart if known is not None and same else _schema_error(octets, edition)
        if ecart:
            raise Rejet(ecart)
        return element

    def document(self, elements: "Iterable[Element]", edition: str, horodatage: datetime) -> Iterator[bytes]:
        """The whole file, compressed, one formation in memory at a time; equal formations give equal bytes."""
        from lheo import Version, compress, write

        version = Version(edition)
        # LHEO 2.2 has no time stamps
        stamp = f"{horodatage.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if version is Version.V2_3 else None
        return compress(write(elements, version, horodatage_export=stamp))

    def _printed(self, revision: Revision, structure: Structure, edition: str) -> "tuple[Element, bytes]":
        from lheo import LheoError

        try:
            return _printed(revision, structure, self.profil, edition)
        except LheoError as error:
            raise Rejet(str(error)[:_RAISON_MAX]) from error
        except Exception as error:
            # One broken record never breaks the file: it is left out and named (domain.md §8)
            raise Rejet(f"La fiche n’a pas pu être écrite en LHÉO ({type(error).__name__}).") from error


def _printed(revision: Revision, structure: Structure, profil: Profil, edition: str) -> "tuple[Element, bytes]":
    from lheo import Version, downgrade, write_formation
    from services.domain.as_lheo import formation_to_lheo

    version = Version(edition)
    element = formation_to_lheo(revision.formation, structure, profil, published_at=revision.publiee_le)
    if version is Version.V2_2:
        element, _ = downgrade(element)
    return element, write_formation(element, version)


def _schema_error(octets: bytes, edition: str) -> str:
    from lheo import Severity, Version, check_schema

    findings = [f for f in check_schema(octets, Version(edition)) if f.severity is Severity.ERREUR]
    return " ".join(f.message for f in findings)[:_RAISON_MAX]


def _fingerprint(octets: bytes) -> str:
    return hashlib.blake2b(octets, digest_size=16).hexdigest()
