"""A portal with one approved structure."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from referentiels.certifications.__init__ import sample_certifications
from services.domain.events import StructurePublished
from services.offers.store import Store
from services.offers.use_cases import Offers, Reponses
from services.shared.clock import FixedClock
from services.shared.page import Cadre, render
from services.shared.table import Table
from tests.builders import a_profil, a_structure

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def published(at: datetime = NOW) -> StructurePublished:
    """The fact that opens the portal to the structure of the builders."""
    return StructurePublished(at=at, structure=a_structure())


@pytest.fixture
def table(tables: Callable[[str], Table]) -> Table:
    return tables("offers")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


class Sent(list[tuple[str, str, str]]):
    """The mails that were sent: to whom, subject, text."""

    def send(self, to: str, subject: str, template: str, **data: object) -> None:
        """Keep a mail instead of sending it."""
        cadre = Cadre("OFeli", "GIP Alfa Centre-Val de Loire", "ofeli")
        self.append((to, subject, render(f"{template}.txt", cadre=cadre, **data)))
        render(f"{template}.html", cadre=cadre, **data)


@pytest.fixture
def sent() -> Sent:
    return Sent()


@pytest.fixture
def reponses(table: Table, sent: Sent) -> Reponses:
    return Reponses(Store(table), a_profil(), sent, "https://offre.test")


@pytest.fixture
def offers(table: Table, clock: FixedClock, reponses: Reponses) -> Offers:
    reponses.hear_structure(published())
    return Offers(Store(table), clock, a_profil(), sample_certifications())
