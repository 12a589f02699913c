"""How a dossier is opened, withdrawn, timed and released; on the real store, and a state machine that listens."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.domain.errors import Conflict, NotFound
from services.domain.lifecycle import Controle
from services.shared.clock import FixedClock
from services.validation.model import Filtre
from services.validation.store import Store
from services.validation.use_cases import Decisions, Waits
from tests.services.validation.dossiers import (
    ANNE,
    DUE,
    FORMACODES,
    FORMATION_ID,
    MONDAY,
    REFUS,
    STRUCTURE_ID,
    SUPERVISEUR,
    requested,
    submitted,
    withdrawn,
)
from tests.services.validation.machine import Machine


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def waits(waits: Waits, machine: Machine) -> Waits:
    return replace(waits, workflow=machine)


# ─── opening ─────────────────────────────────────────────────────────────────


def test_f161_a_submission_is_due_two_working_days_later_at_the_same_hour(waits: Waits, store: Store) -> None:
    waits.open(submitted())
    dossier = store.dossier(FORMATION_ID)
    assert dossier is not None
    assert (dossier.soumis_at, dossier.due_at) == (MONDAY, DUE)


def test_t3_a_submission_starts_one_execution_that_knows_its_seconds(waits: Waits, machine: Machine) -> None:
    waits.open(submitted())
    assert machine.started == {FORMATION_ID: {"dossier": FORMATION_ID, "secondes": 2 * 86_400}}


def test_a_submission_heard_twice_opens_one_dossier(waits: Waits, store: Store, machine: Machine) -> None:
    waits.open(submitted())
    waits.open(submitted())
    assert [ligne.id for ligne in store.queue()] == [FORMATION_ID]
    assert len(store.history(FORMATION_ID)) == 1
    assert list(machine.started) == [FORMATION_ID]


def test_structures_and_formations_wait_in_one_queue_by_due_date(
    waits: Waits, decisions: Decisions, clock: FixedClock
) -> None:
    waits.open(submitted(numero="1F", version=1, at=MONDAY + timedelta(hours=2)))
    waits.open(requested())
    waits.open(submitted(numero="2F", version=1, at=MONDAY + timedelta(hours=1)))
    lignes = decisions.queue(ANNE, Filtre.TOUS).lignes
    assert [ligne.id for ligne in lignes] == [STRUCTURE_ID, "formation-2F-v1", "formation-1F-v1"]
    assert [ligne.id for ligne in decisions.queue(ANNE, Filtre.STRUCTURES).lignes] == [STRUCTURE_ID]
    assert decisions.queue(ANNE, Filtre.MIENS).comptes == {
        Filtre.TOUS: 3,
        Filtre.FORMATIONS: 2,
        Filtre.STRUCTURES: 1,
        Filtre.MIENS: 0,
    }


# ─── withdrawing ─────────────────────────────────────────────────────────────


def test_t4_a_withdrawn_submission_leaves_the_queue_even_when_it_was_taken_meanwhile(
    waits: Waits, decisions: Decisions, store: Store
) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    waits.withdraw(withdrawn())
    assert store.queue() == []
    with pytest.raises(Conflict, match=r"L’organisme a retiré cette demande le lundi 23.novembre 2026"):
        decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")


def test_t4_a_withdrawal_that_arrives_after_the_decision_changes_nothing(
    waits: Waits, decisions: Decisions, store: Store
) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    waits.withdraw(withdrawn())
    dossier = store.dossier(FORMATION_ID)
    assert dossier is not None
    assert dossier.etat.controle is Controle.VISE


def test_t4_a_withdrawal_that_arrives_before_its_submission_keeps_it_closed(
    waits: Waits, decisions: Decisions, machine: Machine
) -> None:
    waits.withdraw(withdrawn())
    waits.open(submitted())
    assert decisions.queue(ANNE, Filtre.TOUS).lignes == ()
    assert machine.started == {}
    with pytest.raises(NotFound):
        decisions.read(ANNE, FORMATION_ID)


# ─── waiting ─────────────────────────────────────────────────────────────────


def test_a_decision_answers_whoever_waits_for_it(waits: Waits, decisions: Decisions, machine: Machine) -> None:
    waits.open(submitted())
    waits.wait(FORMATION_ID, "jeton-1")
    decisions.take(ANNE, FORMATION_ID, "a")
    decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    assert machine.answered == {}
    waits.release(FORMATION_ID)
    assert machine.answered == {"jeton-1": "vise"}


def test_a_wait_that_begins_after_the_decision_ends_at_once(
    waits: Waits, decisions: Decisions, machine: Machine, store: Store
) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    decisions.refuse(ANNE, FORMATION_ID, vue=2, motifs=REFUS, demande="b")
    waits.wait(FORMATION_ID, "tardif")
    assert machine.answered == {"tardif": "refuse"}
    assert store.tokens(FORMATION_ID) == ()


def test_an_execution_entered_again_is_answered_under_its_newest_token_whatever_order_they_came_in(
    waits: Waits, machine: Machine
) -> None:
    """At-least-once re-entry: the step asks again with a new token, and the old request may arrive last."""
    waits.open(submitted())
    for token in ("ancien", "nouveau", "ancien"):
        waits.wait(FORMATION_ID, token)
    waits.withdraw(withdrawn())
    assert machine.answered == {"ancien": "redaction", "nouveau": "redaction"}


def test_the_tokens_of_an_execution_that_asks_again_and_again_are_bounded(waits: Waits, store: Store) -> None:
    waits.open(submitted())
    for n in range(15):
        waits.wait(FORMATION_ID, f"jeton-{n}")
    assert store.tokens(FORMATION_ID) == tuple(f"jeton-{n}" for n in range(5, 15))


def test_waiting_for_a_dossier_that_does_not_exist_fails_loudly(waits: Waits) -> None:
    with pytest.raises(NotFound):
        waits.wait("formation-9F-v1", "jeton")


def test_i10_a_late_dossier_goes_to_the_top_of_the_queue_and_can_still_be_decided(
    waits: Waits, decisions: Decisions, clock: FixedClock, store: Store
) -> None:
    waits.open(submitted(numero="1F", version=1))
    waits.open(submitted(numero="2F", version=1, at=MONDAY + timedelta(hours=1)))
    clock.at = DUE + timedelta(hours=2)
    assert waits.escalate("formation-2F-v1")
    assert not waits.escalate("formation-2F-v1")
    assert [(ligne.id, ligne.escalade) for ligne in store.queue()] == [
        ("formation-2F-v1", True),
        ("formation-1F-v1", False),
    ]
    assert store.history("formation-2F-v1")[-1]["auteur"] == "Robot"
    decisions.take(SUPERVISEUR, "formation-2F-v1", "a")
    assert decisions.approve(SUPERVISEUR, "formation-2F-v1", vue=1, formacodes=FORMACODES, demande="b").clos


def test_a_decided_dossier_is_not_escalated(waits: Waits, decisions: Decisions, store: Store) -> None:
    waits.open(submitted())
    waits.withdraw(withdrawn())
    assert not waits.escalate(FORMATION_ID)
    assert len(store.history(FORMATION_ID)) == 2


# ─── the sweep ───────────────────────────────────────────────────────────────


def test_the_sweep_leaves_alone_what_is_in_order(waits: Waits, machine: Machine) -> None:
    waits.open(submitted())
    waits.wait(FORMATION_ID, "jeton")
    assert waits.sweep() == {"liberes": 0, "relances": 0, "ouverts": 1, "retard": 0}
    assert list(machine.started) == [FORMATION_ID]


def test_the_sweep_starts_again_an_execution_that_is_gone(waits: Waits, machine: Machine, clock: FixedClock) -> None:
    waits.open(submitted())
    machine.ended.add(FORMATION_ID)
    clock.at = DUE + timedelta(hours=1)
    assert waits.sweep() == {"liberes": 0, "relances": 1, "ouverts": 1, "retard": 1}
    assert machine.started[f"{FORMATION_ID}-r1"] == {"dossier": FORMATION_ID, "secondes": 1}
    assert waits.sweep()["relances"] == 0


def test_the_sweep_ends_the_wait_of_a_dossier_that_was_decided(
    waits: Waits, decisions: Decisions, machine: Machine
) -> None:
    waits.open(submitted())
    waits.wait(FORMATION_ID, "jeton")
    decisions.take(ANNE, FORMATION_ID, "a")
    decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    assert waits.sweep()["liberes"] == 1
    assert machine.answered == {"jeton": "vise"}
    assert waits.sweep()["liberes"] == 0
