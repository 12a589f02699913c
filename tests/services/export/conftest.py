"""An export on its own AWS: its table, its buckets, its clock, and what the Carif decided."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from lxml import etree

from services.domain.events import FormationApproved, FormationArchived, StructurePublished
from services.domain.formation import Formacode
from services.domain.profil import Profil
from services.export import wiring
from services.export.model import Imprimeur, Manifeste
from services.export.store import Store
from services.export.use_cases import Exports, Publications
from services.shared import aws
from services.shared.clock import FixedClock
from services.shared.files import Files
from services.shared.table import Table
from tests.builders import a_formation, a_profil, a_session, a_structure

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LHEO = {"l": "http://lheo.gouv.fr/2.3"}
FORMACODE = Formacode(code="41036", libelle="Assurance")


def structure_published(at: datetime = NOW, **changes: Any) -> StructurePublished:
    return StructurePublished(at=at, structure=a_structure(**changes))


def approved(
    numero: str = "2358280F", version: int = 1, at: datetime = NOW, *, id: str = "", **changes: Any
) -> FormationApproved:
    """One formation decided, with one session of its own."""
    values = {"sessions": (a_session(numero=numero.replace("F", "S")),), "formacodes": (FORMACODE,), **changes}
    formation = a_formation(numero=numero, **values)
    fact = FormationApproved(
        at=at, numero=numero, version=version, formation=formation, decideur="Jean", decideur_role="documentaliste"
    )
    return fact.model_copy(update={"id": id}) if id else fact


def archived(version: int = 1, at: datetime = NOW, numero: str = "2358280F") -> FormationArchived:
    return FormationArchived(at=at, numero=numero, version=version)


def door(name: str) -> Callable[[Any, Any], Any]:
    """A door of the service, opened only once its environment stands: a handler reads it when it is made."""
    from services.export import app

    found: Callable[[Any, Any], Any] = getattr(app, name)
    return found


@dataclass
class World:
    """The export of a Carif under test, and eyes to see what it did."""

    table: Table
    profil: Profil
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))

    @property
    def store(self) -> Store:
        return Store(self.table)

    @property
    def publications(self) -> Publications:
        return Publications(self.store, self.profil, Imprimeur(self.profil))

    @property
    def exports(self) -> Exports:
        return Exports(self.store, Files("exports"), self.clock, self.profil, Imprimeur(self.profil))

    def publish(self, *numeros: str, **changes: Any) -> None:
        """The organisation and these formations, decided just now."""
        self.publications.hear_structure(structure_published())
        for numero in numeros:
            self.publications.hear_approved(approved(numero, **changes))

    def later(self, **duration: float) -> datetime:
        """Let time pass."""
        self.clock.at += timedelta(**duration)
        return self.clock.at

    def write(self, flux: str = "intercarif") -> Any:
        """Write a feed as of now."""
        return self.exports.write(flux, self.clock.at)

    def offered(self, flux: str = "intercarif") -> Manifeste | None:
        return self.store.dernier(flux)

    def file(self, flux: str = "intercarif") -> etree._Element:
        """The XML that a partner reads, found through the pointer alone."""
        dernier = self.offered(flux)
        assert dernier is not None
        return etree.fromstring(gzip.decompress(self.bytes(dernier.nom)))

    def numeros(self, flux: str = "intercarif") -> list[str]:
        """The formations in the offered file, by the end of their number."""
        return sorted(f.get("numero").split("_")[-1] for f in self.file(flux).iterfind("l:offres/l:formation", LHEO))

    def bytes(self, key: str) -> bytes:
        return Files("exports").read(key, max_bytes=10**9)

    def files(self) -> list[str]:
        found = aws.client("s3").list_objects_v2(Bucket="exports").get("Contents", [])
        return [each["Key"] for each in found]

    def outgoing(self) -> list[dict[str, Any]]:
        """The facts that wait to be told: their type and their content."""
        waiting = self.table.outgoing(datetime(2100, 1, 1, tzinfo=UTC))
        return [{"type": i.document["type"], **json.loads(i.document["detail"])} for i in waiting]


@pytest.fixture
def make_world(tables: Callable[[str], Table]) -> Callable[..., World]:
    """Makes the export of a Carif whose profile is OFeli's, but for the given changes."""
    assert wiring  # its caches are emptied with the others
    return lambda **changes: World(tables("export"), a_profil(**changes))


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    """The export of OFeli: two feeds in LHEO 2.3."""
    return make_world()
