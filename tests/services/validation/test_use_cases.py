"""How a dossier is opened, taken, decided, timed and released; on the real store, and a state machine that listens."""

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from services.domain.errors import Conflict, Forbidden, NotFound, Refused
from services.domain.events import Fact, FormationApproved, FormationReturned
from services.domain.formation import Formacode
from services.domain.lifecycle import Controle
from services.shared.clock import FixedClock
from services.shared.table import Table
from services.validation.model import Filtre
from services.validation.store import Store
from services.validation.use_cases import Decisions, Waits
from tests.services.validation.dossiers import (
    ANNE,
    DUE,
    FORMACODES,
    FORMATION_ID,
    MEMBRE,
    MONDAY,
    MOTIFS,
    ORGANISME,
    PAUL,
    STRUCTURE_ID,
    SUPERVISEUR,
    requested,
    submitted,
    withdrawn,
)
from tests.services.validation.machine import Machine

Told = TypeVar("Told", bound=Fact)


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def waits(waits: Waits, machine: Machine) -> Waits:
    return replace(waits, workflow=machine)


def told(table: Table) -> list[str]:
    return sorted(item.document["type"] for item in table.query("ENVOI"))


def fact(table: Table, kind: type[Told]) -> Told:
    details = (item.document for item in table.query("ENVOI"))
    return next(kind.model_validate_json(d["detail"]) for d in details if d["type"] == kind.__name__)


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


# ─── taking ──────────────────────────────────────────────────────────────────


def test_t5_a_taken_dossier_is_closed_to_others_for_thirty_minutes(
    waits: Waits, decisions: Decisions, clock: FixedClock
) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    clock.at = MONDAY + timedelta(minutes=29)
    with pytest.raises(Conflict, match=r"Anne Martin traite ce dossier jusqu’à 10.h.30"):
        decisions.take(PAUL, FORMATION_ID, "b")
    clock.at = MONDAY + timedelta(minutes=30)
    assert decisions.take(PAUL, FORMATION_ID, "c").held_by(PAUL)


def test_t5_taking_a_formation_is_told_to_its_organisation_so_that_it_cannot_be_withdrawn(
    waits: Waits, decisions: Decisions, table: Table
) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    assert told(table) == ["DossierTaken"]


def test_a_dossier_given_back_is_free_at_once(waits: Waits, decisions: Decisions) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    with pytest.raises(Conflict):
        decisions.release(PAUL, FORMATION_ID, "b")
    decisions.release(ANNE, FORMATION_ID, "c")
    assert decisions.take(PAUL, FORMATION_ID, "d").held_by(PAUL)


def test_the_next_dossier_is_the_first_due_that_nobody_holds(
    waits: Waits, decisions: Decisions, clock: FixedClock
) -> None:
    for hour, numero in enumerate(("1F", "2F", "3F")):
        waits.open(submitted(numero=numero, version=1, at=MONDAY + timedelta(hours=hour)))
    decisions.take(PAUL, "formation-1F-v1", "a")
    taken = decisions.take_next(ANNE, "b")
    assert taken is not None
    assert taken.id == "formation-2F-v1"


def test_a_dossier_taken_since_the_list_was_read_is_passed_over(waits: Waits, decisions: Decisions) -> None:
    """The index is a moment late: it still shows as free what somebody took."""
    waits.open(submitted(numero="1F", version=1))
    waits.open(submitted(numero="2F", version=1, at=MONDAY + timedelta(hours=1)))
    before = decisions.store.queue()

    class Late(Store):
        def queue(self):  # type: ignore[no-untyped-def]  # the same list as its parent's
            return before

    decisions.take(PAUL, "formation-1F-v1", "a")
    late = replace(decisions, store=Late(decisions.store._table))  # type: ignore[attr-defined]  # the very table
    taken = late.take_next(ANNE, "b")
    assert taken is not None
    assert taken.id == "formation-2F-v1"


def test_nothing_left_to_take_is_no_error(decisions: Decisions) -> None:
    assert decisions.take_next(ANNE, "a") is None


# ─── deciding ────────────────────────────────────────────────────────────────


def test_t7_a_visa_publishes_the_version_with_its_indexation(
    waits: Waits, decisions: Decisions, table: Table, store: Store
) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    dossier = decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    assert dossier.etat.controle is Controle.VISE
    assert store.queue() == []
    approved = fact(table, FormationApproved)
    assert (approved.numero, approved.version, approved.decideur) == ("2358280F", 2, "Anne Martin")
    assert approved.formation.formacodes == approved.formacodes == FORMACODES


@pytest.mark.parametrize(
    ("codes", "refused"),
    [
        ([], "DOSSIER.FORMACODE.ABSENT"),
        (["4101"], "DOSSIER.FORMACODE.FORME"),
        (["41017", "41017"], "DOSSIER.FORMACODE.DOUBLON"),
        (["10001", "10002", "10003", "10004", "10005", "10006"], "DOSSIER.FORMACODE.TROP"),
    ],
)
def test_t7_a_visa_needs_the_indexation(waits: Waits, decisions: Decisions, codes: list[str], refused: str) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    with pytest.raises(Refused) as refusal:
        decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=[Formacode(code=code) for code in codes], demande="b")
    assert [violation.code for violation in refusal.value.violations] == [refused]


def test_t6_a_completion_is_asked_for_with_a_reason_per_field(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    with pytest.raises(Refused) as refusal:
        decisions.ask_completion(ANNE, FORMATION_ID, vue=2, motifs=[], commentaire="", demande="b")
    assert refusal.value.violations[0].code == "DOSSIER.MOTIF.ABSENT"
    decisions.ask_completion(ANNE, FORMATION_ID, vue=2, motifs=MOTIFS, commentaire="Presque.", demande="c")
    returned = fact(table, FormationReturned)
    assert (returned.motifs, returned.commentaire, returned.structure) == (MOTIFS, "Presque.", "23470P")


def test_t8_a_refusal_needs_a_text(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    empty = [MOTIFS[0].model_copy(update={"texte": "  "})]
    with pytest.raises(Refused) as refusal:
        decisions.refuse(ANNE, FORMATION_ID, vue=2, motifs=empty, demande="b")
    assert refusal.value.violations[0].champs == ("motifs.0.texte",)
    decisions.refuse(ANNE, FORMATION_ID, vue=2, motifs=MOTIFS, demande="c")
    assert told(table) == ["DossierTaken", "FormationRefused"]


def test_a_structure_is_accepted_or_refused_but_not_sent_back(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(requested())
    decisions.take(ANNE, STRUCTURE_ID, "a")
    with pytest.raises(Conflict):
        decisions.ask_completion(ANNE, STRUCTURE_ID, vue=1, motifs=MOTIFS, commentaire="", demande="b")
    decisions.approve(ANNE, STRUCTURE_ID, vue=1, demande="c")
    assert told(table) == ["StructureApproved"]


def test_a_refused_structure_is_told_why(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(requested())
    decisions.take(ANNE, STRUCTURE_ID, "a")
    decisions.refuse(ANNE, STRUCTURE_ID, vue=1, motifs=MOTIFS, demande="b")
    assert told(table) == ["StructureRefused"]


def test_a_decision_needs_the_dossier_in_hand(waits: Waits, decisions: Decisions) -> None:
    waits.open(submitted())
    with pytest.raises(Conflict, match="Prenez d’abord"):
        decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="a")


def test_a_decision_is_made_of_the_version_seen(waits: Waits, decisions: Decisions) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    with pytest.raises(Conflict, match="autre version"):
        decisions.approve(ANNE, FORMATION_ID, vue=1, formacodes=FORMACODES, demande="b")


def test_nobody_decides_the_dossier_of_a_structure_he_belongs_to(waits: Waits, decisions: Decisions) -> None:
    waits.open(submitted())
    with pytest.raises(Forbidden):
        decisions.take(MEMBRE, FORMATION_ID, "a")
    with pytest.raises(Forbidden):
        decisions.approve(MEMBRE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    with pytest.raises(Forbidden):
        decisions.refuse(MEMBRE, FORMATION_ID, vue=2, motifs=MOTIFS, demande="c")
    assert decisions.read(MEMBRE, FORMATION_ID).dossier.id == FORMATION_ID
    assert decisions.take_next(MEMBRE, "d") is None


def test_an_organisation_does_not_know_that_its_dossier_exists(waits: Waits, decisions: Decisions) -> None:
    waits.open(submitted())
    with pytest.raises(NotFound):
        decisions.read(ORGANISME, FORMATION_ID)


# ─── races ───────────────────────────────────────────────────────────────────


def test_i3_of_two_who_decide_at_once_the_second_is_told_who_was_first_and_when(
    waits: Waits, decisions: Decisions, clock: FixedClock, table: Table
) -> None:
    """Paul takes over an expired lock and decides between Anne's reading and her writing."""
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    clock.at = MONDAY + timedelta(minutes=31)

    class Slow(Store):
        def soumission(self, id):  # type: ignore[no-untyped-def]  # as its parent's
            if not passed:
                passed.append(1)
                decisions.take(PAUL, id, "b")
                decisions.approve(PAUL, id, vue=2, formacodes=FORMACODES, demande="c")
            return super().soumission(id)

    passed: list[int] = []
    slow = replace(decisions, store=Slow(table))
    with pytest.raises(Conflict, match=r"visé par Paul Durand le lundi 23.novembre 2026 à.10.h.31"):
        slow.refuse(ANNE, FORMATION_ID, vue=2, motifs=MOTIFS, demande="d")
    assert told(table) == ["DossierTaken", "DossierTaken", "FormationApproved"]


def test_i3_a_decision_that_loses_at_the_very_write_is_told_the_same(
    waits: Waits, decisions: Decisions, table: Table
) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    other = replace(ANNE, nom="Anne, dans l’autre onglet")
    beaten: list[int] = []

    class Beaten(Store):
        def save(self, dossier, **rest):  # type: ignore[no-untyped-def]  # as its parent's
            if not beaten:
                beaten.append(1)
                decisions.approve(other, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
            super().save(dossier, **rest)

    with pytest.raises(Conflict, match="visé par Anne, dans l’autre onglet"):
        replace(decisions, store=Beaten(table)).refuse(ANNE, FORMATION_ID, vue=2, motifs=MOTIFS, demande="c")
    assert told(table) == ["DossierTaken", "FormationApproved"]


def test_the_robot_that_writes_in_between_does_not_cost_a_decision(
    waits: Waits, decisions: Decisions, table: Table
) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    passed: list[int] = []

    class Busy(Store):
        def save(self, dossier, **rest):  # type: ignore[no-untyped-def]  # as its parent's
            if not passed:
                passed.append(1)
                waits.escalate(FORMATION_ID)
            super().save(dossier, **rest)

    busy = replace(decisions, store=Busy(table))
    dossier = busy.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    assert dossier.clos
    assert dossier.escalade_at == MONDAY
    assert told(table) == ["DossierTaken", "FormationApproved"]


def test_the_same_form_sent_twice_decides_once(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    for _ in range(2):
        decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b")
    assert told(table) == ["DossierTaken", "FormationApproved"]


def test_an_expired_lock_lets_its_owner_decide_while_nobody_else_took_it(
    waits: Waits, decisions: Decisions, clock: FixedClock
) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    clock.at = MONDAY + timedelta(hours=3)
    assert decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b").clos


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
    decisions.refuse(ANNE, FORMATION_ID, vue=2, motifs=MOTIFS, demande="b")
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
