"""A portal with one approved structure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from referentiels.certifications.__init__ import sample_certifications
from services.domain.events import Referent, StructureApproved
from services.offers.store import Store
from services.offers.use_cases import Offers
from services.shared.clock import FixedClock
from services.shared.table import Table
from tests.builders import a_profil, a_structure

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def approved(at: datetime = NOW) -> StructureApproved:
    """The fact that opens the portal to the structure of the builders."""
    referent = Referent(nom="Thévenin", courriel="laure.thevenin@exemple.fr")
    return StructureApproved(at=at, demande="d1", structure=a_structure(), referent=referent, decideur="Claire")


@pytest.fixture
def table(tables: Callable[[str], Table]) -> Table:
    return tables("offers")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def offers(table: Table, clock: FixedClock) -> Offers:
    use_cases = Offers(Store(table), clock, a_profil(), sample_certifications())
    use_cases.hear_structure(approved())
    return use_cases


__all__ = ["NOW", "approved", "replace"]
