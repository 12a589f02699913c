"""The process dies after each of its AWS calls: no change of a record is lost, none is done twice."""

import contextlib
from collections.abc import Callable
from typing import Any

import pytest

from services.domain.events import StructureApproved
from services.registration import wiring
from services.registration.model.fiche import EtatModification
from services.registration.reactions import ear
from tests.services.faults import Crash, watched
from tests.services.registration.conftest import Registration
from tests.services.registration.test_fiche import IDENTITE, act, decided, fiche, save, submitted

Told = Callable[[], list[tuple[str, dict[str, Any]]]]
EACH_CALL = range(1, 12)


@pytest.fixture
def record(registration: Registration) -> Registration:
    """The service with one structure accepted, 1P, and all told."""
    registration.accepted()
    registration.sweep()
    return registration


def die(act: Callable[[], object], last_call: int) -> None:
    """Do `act`, and die after its call number `last_call` if it makes so many."""
    with contextlib.suppress(Crash), watched(crash_after=last_call):
        act()


@pytest.mark.parametrize("last_call", EACH_CALL)
def test_a_change_that_is_sent_reaches_the_carif_once(record: Registration, told: Told, last_call: int) -> None:
    told()
    save(record, "identite", IDENTITE)
    form = {"revision": "1", "demande": "envoi"}
    die(lambda: act(record, "soumettre", **form), last_call)
    assert act(record, "soumettre", **form).status == 303
    record.sweep()
    assert [kind for kind, _ in told()] == ["StructureRequested"]
    assert fiche().modification.etat is EtatModification.SOUMISE


@pytest.mark.parametrize("last_call", EACH_CALL)
def test_an_accepted_change_comes_into_force_once(record: Registration, told: Told, last_call: int) -> None:
    fact = decided(submitted(record), StructureApproved)
    record.sweep()
    told()
    die(lambda: ear().act_upon(fact), last_call)
    ear().act_upon(fact)
    record.sweep()
    assert [kind for kind, _ in told()] == ["StructurePublished"]
    assert fiche().structure.sigle == "OPO"
    assert [row["acte"] for row in wiring.fiches().history(fiche().structure)].count("Demande acceptée") == 2
