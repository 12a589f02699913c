"""An export that dies: the partner keeps the former file, and the sweep finishes what was begun (I4, threat 31)."""

from datetime import timedelta

import pytest

from services.domain.errors import Conflict
from services.export.model import EtatExecution, Execution, Manifeste
from tests.services.export.conftest import NOW, World, approved
from tests.services.faults import Crash, watched

CALLS = 12  # AWS calls of one run: see test_a_run_makes_the_calls_that_are_killed_one_by_one


def a_world_with_a_former_file(world: World) -> Manifeste:
    world.publish("1F")
    world.write()
    world.publications.hear_approved(approved("2F", at=world.later(days=1)))
    before = world.offered()
    assert before is not None
    return before


def last_run(world: World) -> Execution:
    return world.store.executions("intercarif", 1)[0]


def test_a_run_makes_the_calls_that_are_killed_one_by_one(world: World) -> None:
    a_world_with_a_former_file(world)
    with watched() as calls:
        world.write()
    assert len(calls) == CALLS, calls


@pytest.mark.parametrize("n", range(1, CALLS + 1))
def test_i4_killed_after_any_call_the_partner_reads_a_whole_file_and_the_sweep_brings_the_new_one(
    world: World, n: int
) -> None:
    before = a_world_with_a_former_file(world)
    with pytest.raises(Crash), watched(crash_after=n):
        world.write()

    offered = world.offered()
    assert offered is not None
    assert world.numeros() == (["1F"] if offered == before else ["1F", "2F"])

    # Dead before it was on record, the run is the Scheduler's to ask for again; from then on it is the sweep's
    if world.store.execution("intercarif", world.clock.at) is None:
        world.write()
    world.later(minutes=15)
    world.exports.restart()
    assert world.numeros() == ["1F", "2F"]
    assert last_run(world).etat is EtatExecution.TERMINE
    assert [fact["fichier"] for fact in world.outgoing()].count(world.offered().nom) == 1  # type: ignore[union-attr]


def test_a_run_at_work_is_left_alone_by_the_sweep(world: World) -> None:
    a_world_with_a_former_file(world)
    with pytest.raises(Crash), watched(crash_after=5):
        world.write()
    world.later(minutes=14)
    assert world.exports.restart() == 0
    assert last_run(world).etat is EtatExecution.EN_COURS


def test_a_run_that_somebody_is_at_is_not_begun_again(world: World) -> None:
    a_world_with_a_former_file(world)
    with pytest.raises(Crash), watched(crash_after=5):
        world.write()
    assert world.write() is None


def test_after_three_interruptions_the_run_has_failed_and_says_so(world: World) -> None:
    before = a_world_with_a_former_file(world)
    coupe = world.clock.at
    for _ in range(3):
        with pytest.raises(Crash), watched(crash_after=5):
            world.exports.write("intercarif", coupe)
        world.later(minutes=15)
    world.exports.restart()
    run = last_run(world)
    assert (run.etat, run.raison) == (EtatExecution.ECHEC, "Le traitement s’est interrompu 3 fois.")
    assert world.offered() == before
    assert world.exports.restart() == 0


def test_two_attempts_never_write_under_the_same_name(world: World) -> None:
    a_world_with_a_former_file(world)
    with pytest.raises(Crash), watched(crash_after=9):
        world.write()
    world.later(minutes=15)
    world.exports.restart()
    written = [key for key in world.files() if key.endswith(".xml.gz")]
    assert len(written) == len(set(written)) == 3


def test_a_newer_file_offered_meanwhile_keeps_its_place(world: World) -> None:
    a_world_with_a_former_file(world)
    with pytest.raises(Crash), watched(crash_after=5):
        world.write()
    world.later(minutes=15)
    world.write()
    newest = world.offered()
    world.exports.restart()
    assert world.offered() == newest


def test_the_pointer_moves_only_from_the_file_that_the_manifest_replaces(world: World) -> None:
    before = a_world_with_a_former_file(world)
    late = before.model_copy(update={"coupe": NOW + timedelta(days=2), "precedent": None, "nom": "autre"})
    run = Execution(flux="intercarif", coupe=late.coupe, auteur="Robot", demandee_le=NOW)
    from services.domain.events import ExportPublished
    from services.shared.trace import Trace

    fact = ExportPublished(
        at=NOW, flux="intercarif", partenaire="", fichier="autre", coupe=NOW, formations=1, sessions=1, sha256=""
    )
    with pytest.raises(Conflict):
        world.store.offer(run, late, demande="x", trace=Trace(NOW, "", "", ""), fact=fact)
    assert world.offered() == before


def test_a_sweep_takes_up_a_request_whose_fact_was_lost(world: World) -> None:
    from services.domain.rights import Role
    from tests.builders import a_principal

    world.publish("1F")
    world.exports.request(a_principal(Role.SUPERVISEUR), "intercarif", "demande")
    world.later(minutes=15)
    assert world.exports.restart() == 1
    assert world.numeros() == ["1F"]


def test_a_night_that_dies_in_its_first_feed_does_not_forget_the_second(world: World) -> None:
    world.publish("1F")
    with pytest.raises(Crash), watched(crash_after=8):
        world.exports.write_all(NOW)
    world.later(minutes=15)
    world.exports.restart()
    assert world.numeros("intercarif") == world.numeros("france-travail") == ["1F"]
