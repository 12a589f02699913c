"""How a dossier is taken and decided, and what happens when two people do; on the real store."""

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from services.domain.errors import Conflict, Forbidden, NotFound, Refused
from services.domain.events import Fact, FormationApproved, FormationReturned, Motif, StructureTaken
from services.domain.formation import Formacode
from services.domain.lifecycle import Controle
from services.domain.profil import Profil
from services.shared.clock import FixedClock
from services.shared.table import OUTBOX, Table
from services.validation.model import MotifSaisi
from services.validation.store import Store
from services.validation.use_cases import Decisions, Waits
from tests.services.faults import watched
from tests.services.validation.dossiers import (
    ANNE,
    FORMACODES,
    FORMATION_ID,
    MEMBRE,
    MONDAY,
    MOTIFS,
    ORGANISME,
    PAUL,
    REFUS,
    STRUCTURE_ID,
    requested,
    submitted,
)

Told = TypeVar("Told", bound=Fact)


def told(table: Table) -> list[str]:
    return sorted(item.document["type"] for item in table.query("ENVOI"))


def fact(table: Table, kind: type[Told]) -> Told:
    details = (item.document for item in table.query("ENVOI"))
    return next(kind.model_validate_json(d["detail"]) for d in details if d["type"] == kind.__name__)


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


def test_t5_taking_a_structure_is_told_with_who_took_it_and_as_what(
    waits: Waits, decisions: Decisions, table: Table
) -> None:
    waits.open(requested())
    for demande in ("a", "b"):
        decisions.take(ANNE, STRUCTURE_ID, demande)
    [item] = table.query(OUTBOX)
    fact = StructureTaken.model_validate_json(item.document["detail"])
    assert (fact.demande, fact.version, fact.documentaliste_role) == (requested().demande, 1, "documentaliste")


def test_a_lock_that_is_renewed_is_not_told_again(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    decisions.take(ANNE, FORMATION_ID, "b")
    assert told(table) == ["DossierTaken"]


def test_two_acts_of_one_page_are_two_requests(waits: Waits, decisions: Decisions) -> None:
    """All forms of a page carry the same name; after «Prolonger» and «Précédent» the visa must not pass for done."""
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "page")
    assert decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="page").clos


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


def test_the_next_dossier_is_never_one_that_somebody_holds_oneself_included(waits: Waits, decisions: Decisions) -> None:
    waits.open(submitted(numero="1F", version=1))
    waits.open(submitted(numero="2F", version=1, at=MONDAY + timedelta(hours=1)))
    decisions.take(ANNE, "formation-1F-v1", "a")
    suivant = decisions.next_free(ANNE)
    assert suivant is not None
    assert suivant.id == "formation-2F-v1"
    taken = decisions.take_next(ANNE, "b")
    assert taken is not None
    assert taken.id == "formation-2F-v1"
    assert decisions.next_free(PAUL) is None


def test_an_address_that_cannot_be_a_key_is_not_looked_up(decisions: Decisions) -> None:
    """DynamoDB refuses keys beyond 2 kB with an error, where a person must read «introuvable»."""
    with watched() as calls, pytest.raises(NotFound):
        decisions.read(ANNE, "x" * 3000)
    assert calls == []


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
    assert approved.formation.formacodes == FORMACODES


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
    asked = tuple(Motif(**motif._asdict()) for motif in MOTIFS)
    assert (returned.motifs, returned.commentaire, returned.structure) == (asked, "Presque.", "23470P")


def test_t8_a_refusal_needs_a_text(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(submitted())
    decisions.take(ANNE, FORMATION_ID, "a")
    empty = [MotifSaisi("AUTRE", texte="  ")]
    with pytest.raises(Refused) as refusal:
        decisions.refuse(ANNE, FORMATION_ID, vue=2, motifs=empty, demande="b")
    assert refusal.value.violations[0].champs == ("motifs.0.texte",)
    decisions.refuse(ANNE, FORMATION_ID, vue=2, motifs=REFUS, demande="c")
    assert told(table) == ["DossierTaken", "FormationRefused"]


def test_d004_a_structure_is_accepted(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(requested())
    decisions.take(ANNE, STRUCTURE_ID, "a")
    decisions.approve(ANNE, STRUCTURE_ID, vue=1, demande="c")
    assert told(table) == ["StructureApproved", "StructureTaken"]


def test_a_refused_structure_is_told_why(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(requested())
    decisions.take(ANNE, STRUCTURE_ID, "a")
    decisions.refuse(ANNE, STRUCTURE_ID, vue=1, motifs=REFUS, demande="b")
    assert told(table) == ["StructureRefused", "StructureTaken"]


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
        decisions.refuse(MEMBRE, FORMATION_ID, vue=2, motifs=REFUS, demande="c")
    assert decisions.read(MEMBRE, FORMATION_ID).dossier.id == FORMATION_ID
    assert decisions.take_next(MEMBRE, "d") is None


def test_who_sent_a_request_for_an_organisation_does_not_decide_it(waits: Waits, decisions: Decisions) -> None:
    waits.open(submitted(soumis_par=ANNE.sub))
    for act in (
        lambda: decisions.take(ANNE, FORMATION_ID, "a"),
        lambda: decisions.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b"),
        lambda: decisions.ask_completion(ANNE, FORMATION_ID, vue=2, motifs=MOTIFS, commentaire="", demande="c"),
        lambda: decisions.refuse(ANNE, FORMATION_ID, vue=2, motifs=MOTIFS, demande="d"),
    ):
        with pytest.raises(Forbidden, match="Vous avez envoyé cette demande pour l’organisme"):
            act()
    assert decisions.read(ANNE, FORMATION_ID).sien
    assert decisions.take_next(ANNE, "e") is None
    assert decisions.take(PAUL, FORMATION_ID, "f").held_by(PAUL)


def test_where_the_profile_says_so_one_person_may_send_and_decide(
    store: Store, clock: FixedClock, profil: Profil, waits: Waits
) -> None:
    waits.open(submitted(soumis_par=ANNE.sub))
    alone = Decisions(store, clock, profil.model_copy(update={"double_regard": False}))
    assert not alone.read(ANNE, FORMATION_ID).sien
    assert alone.take_next(ANNE, "a") is not None
    assert alone.approve(ANNE, FORMATION_ID, vue=2, formacodes=FORMACODES, demande="b").clos


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
        slow.refuse(ANNE, FORMATION_ID, vue=2, motifs=REFUS, demande="d")
    assert told(table) == ["DossierTaken", "FormationApproved"]


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
        replace(decisions, store=Beaten(table)).refuse(ANNE, FORMATION_ID, vue=2, motifs=REFUS, demande="c")
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
