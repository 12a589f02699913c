"""The registers asked again from a structure's dossier: who may, what is told, what is shown meanwhile and after."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from services.domain.adresse import Adresse
from services.domain.events import Constat, RegistersRead, RegistersRequested, Releve, StructureApproved
from services.domain.rights import Principal
from services.shared.clock import FixedClock
from services.shared.table import OUTBOX, Table
from services.validation.model.registres import REPONSE_ATTENDUE
from services.validation.store import Store
from services.validation.use_cases import Decisions, Waits
from tests.services.events import Answer
from tests.services.faults import Crash, watched
from tests.services.validation.conftest import Ask
from tests.services.validation.dossiers import (
    ANNE,
    FORMATION_ID,
    MEMBRE,
    MONDAY,
    ORGANISME,
    PAUL,
    STRUCTURE_ID,
    change_requested,
    requested,
    submitted,
)
from tests.services.validation.test_structures import again, rows, text

BUTTON = "Interroger de nouveau les registres"


def facts(table: Table, kind: str = "RegistersRequested") -> list[RegistersRequested]:
    details = [item.document["detail"] for item in table.query(OUTBOX) if item.document["type"] == kind]
    return [RegistersRequested.model_validate_json(detail) for detail in details]


def answered(question: str, **changes: object) -> RegistersRead:
    """What registration tells: the name agrees now, and Qualiopi is known."""
    at = MONDAY + timedelta(minutes=1)
    values: dict[str, object] = {
        "id": f"reponse-{question}",
        "at": at,
        "question": question,
        "dossier": STRUCTURE_ID,
        "constats": (Constat(code="SIRET.RECONNU", etat="conforme", source="INSEE (Sirene)", message="Ouvert."),),
        "releves": (
            Releve(champ="raison_sociale", saisi="OF présentation OFELI", valeur="OF PRÉSENTATION OFELI",
                   source="INSEE (Sirene)", lu_le=at),
        ),
        "adresse": Adresse(voie="2 rue Neuve", code_postal="45000", ville="Orléans", region="24"),
        "qualiopi": ("vae",),
        "lu_le": at,
    }  # fmt: skip
    return RegistersRead.model_validate({**values, **changes})


def asked(decisions: Decisions, table: Table, who: Principal = ANNE, demande: str = "q1") -> RegistersRequested:
    decisions.ask_registers(who, STRUCTURE_ID, demande)
    return facts(table)[-1]


# ─── asking ──────────────────────────────────────────────────────────────────


def test_the_question_carries_what_was_typed_not_what_the_registers_made_of_it(
    decisions: Decisions, waits: Waits, table: Table
) -> None:
    former = Releve(champ="numero_activite", saisi="76310007731", valeur="24370369337", source="liste", lu_le=MONDAY)
    named = Releve(champ="raison_sociale", valeur="OF PRESENTATION OFELI", source="INSEE (Sirene)", lu_le=MONDAY)
    waits.open(again(1, releves=(former, named)))
    fact = asked(decisions, table)
    assert (fact.siret, fact.numero_activite, fact.raison_sociale) == ("21860076500018", "76310007731", "")
    assert (fact.dossier, fact.structure, fact.auteur, fact.auteur_role) == (
        STRUCTURE_ID,
        "23470P",
        "Anne Martin",
        "documentaliste",
    )


def test_a_name_that_was_typed_because_the_registers_were_silent_is_asked_about(
    decisions: Decisions, waits: Waits, table: Table
) -> None:
    waits.open(again(1, releves=()))
    assert asked(decisions, table).raison_sociale == "OF présentation OFELI"


def test_the_page_says_when_it_was_asked_and_offers_no_second_question(ask: Ask, waits: Waits) -> None:
    waits.open(requested())
    assert BUTTON in ask().text
    answer = ask("/registres", go="1")
    assert answer.location == f"/console/dossiers/{STRUCTURE_ID}"
    page = ask()
    assert "Anne Martin les a interrogés à 10 h 00 : leurs réponses s’afficheront ici." in page.text.replace(
        "\u00a0", " "
    )
    assert BUTTON not in page.text
    [button] = page.page.cssselect("#interroger[aria-disabled=true]")
    assert text(button).replace("\u00a0", " ") == "Demandé à 10 h 00"
    [block] = page.page.cssselect("#registres[hx-get]")
    assert block.get("hx-get") == f"/console/dossiers/{STRUCTURE_ID}"
    assert not block.cssselect("textarea"), "what somebody types elsewhere on the page survives the refresh"


def test_a_question_asked_twice_or_by_two_people_is_one(
    decisions: Decisions, waits: Waits, table: Table, store: Store
) -> None:
    waits.open(requested())
    for who, demande in ((ANNE, "q1"), (ANNE, "q1"), (PAUL, "q2")):
        decisions.ask_registers(who, STRUCTURE_ID, demande)
    assert len(facts(table)) == 1
    acts = [row["acte"] for row in store.history(STRUCTURE_ID)]
    assert acts.count("Registres interrogés de nouveau") == 1


def test_a_question_without_an_answer_may_be_asked_again_after_five_minutes(
    ask: Ask, waits: Waits, table: Table, clock: FixedClock
) -> None:
    waits.open(requested())
    ask("/registres", go="1")
    clock.at += REPONSE_ATTENDUE
    page = ask()
    assert "sans réponse : non vérifié" in page.text.replace("\u00a0", " ")
    assert not page.page.cssselect("#registres[hx-get]"), "nobody keeps asking for ever"
    ask("/registres", go="1", demande="q2")
    assert len(facts(table)) == 2


@pytest.mark.parametrize(("who", "status"), [(MEMBRE, 403), (ORGANISME, 403), (Principal(), 401)])
def test_nobody_verifies_his_own_structure_and_an_organisation_none(
    ask: Ask, waits: Waits, table: Table, who: Principal, status: int
) -> None:
    waits.open(requested())
    assert ask("/registres", who=who, go="1").status == status
    assert not facts(table)
    assert BUTTON not in ask(who=MEMBRE).text


def test_a_formation_has_no_register(ask: Ask, waits: Waits, table: Table) -> None:
    waits.open(submitted())
    assert ask("/registres", dossier=FORMATION_ID, go="1").status == 404
    assert not facts(table)


def test_a_dossier_that_is_decided_asks_nothing_more(ask: Ask, waits: Waits, table: Table) -> None:
    waits.open(requested())
    ask("/prendre", go="1")
    ask("/viser", go="1")
    answer = ask("/registres", go="1")
    assert answer.status == 409
    assert "cette décision est acquise" in answer.text
    assert BUTTON not in answer.text
    assert not facts(table)


# ─── the answer ──────────────────────────────────────────────────────────────


def test_the_answer_takes_the_place_of_the_former_one_with_its_hour(
    ask: Ask, waits: Waits, decisions: Decisions, table: Table
) -> None:
    waits.open(requested())
    assert "≠ Différent COMMUNE DE POITIERS" in text(rows(ask())["Raison sociale"])
    waits.hear_registers(answered(asked(decisions, table).id))
    page = ask()
    row = text(rows(page)["Raison sociale"]).replace("\u00a0", " ")
    assert "✓ Identique OF PRÉSENTATION OFELI INSEE (Sirene), lu le lundi 23 novembre 2026 à 10 h 01" in row
    said = page.text.replace("\u00a0", " ")
    assert "COMMUNE DE POITIERS" not in said
    assert "Interrogés de nouveau par Anne Martin, réponses reçues le lundi 23 novembre 2026 à 10 h 01" in said
    assert BUTTON in said


def test_a_difference_that_appeared_since_is_marked(ask: Ask, waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(again(1, releves=(), constats=()))
    closed = Constat(code="SIRET.FERME", etat="ecart", source="INSEE (Sirene)", message="Établissement fermé.")
    waits.hear_registers(answered(asked(decisions, table).id, constats=(closed,)))
    row = rows(ask())["SIRET"]
    assert "ligne--action" in row.get("class")
    assert "Différence Établissement fermé." in text(row)


def test_registers_that_are_down_leave_a_not_verified_and_the_way_to_ask_again(
    ask: Ask, waits: Waits, decisions: Decisions, table: Table
) -> None:
    waits.open(requested())
    down = Constat(code="SIRET.NON_VERIFIE", etat="non_verifie", source="INSEE (Sirene)", message="Pas de réponse.")
    silent = {"constats": (down,), "releves": (), "lu_le": None, "qualiopi": (), "adresse": Adresse()}
    waits.hear_registers(answered(asked(decisions, table).id, **silent))
    page = ask()
    assert "Non vérifié Pas de réponse." in text(rows(page)["SIRET"])
    assert "Aucun registre n’a pu répondre." in page.text
    assert BUTTON in page.text


def test_the_same_answer_again_or_one_to_a_former_question_changes_nothing(
    waits: Waits, decisions: Decisions, table: Table, store: Store, clock: FixedClock
) -> None:
    waits.open(requested())
    first = asked(decisions, table)
    clock.at += REPONSE_ATTENDUE
    second = asked(decisions, table, demande="q2")
    waits.hear_registers(answered(first.id))
    before = store.dossier(STRUCTURE_ID)
    assert before is not None
    assert before.registres is None
    for _ in range(2):
        waits.hear_registers(answered(second.id))
    after = store.dossier(STRUCTURE_ID)
    assert after is not None
    assert after.registres is not None
    acts = [row["acte"] for row in store.history(STRUCTURE_ID)]
    assert acts.count("Réponse des registres") == 1


def test_an_answer_after_the_decision_changes_nothing(
    waits: Waits, decisions: Decisions, table: Table, store: Store
) -> None:
    waits.open(requested())
    question = asked(decisions, table)
    decisions.take(ANNE, STRUCTURE_ID, "a")
    decisions.approve(ANNE, STRUCTURE_ID, vue=1, demande="b")
    before = store.dossier(STRUCTURE_ID)
    waits.hear_registers(answered(question.id))
    assert store.dossier(STRUCTURE_ID) == before


def test_asking_keeps_the_dossier_in_the_hands_that_hold_it(
    waits: Waits, decisions: Decisions, table: Table, store: Store
) -> None:
    waits.open(requested())
    decisions.take(PAUL, STRUCTURE_ID, "a")
    waits.hear_registers(answered(asked(decisions, table, ANNE).id))
    dossier = store.dossier(STRUCTURE_ID)
    assert dossier is not None
    assert dossier.held_by(PAUL)


# ─── what is decided upon ────────────────────────────────────────────────────


def approved(decisions: Decisions, table: Table, dossier: str = STRUCTURE_ID, vue: int = 1) -> StructureApproved:
    decisions.take(ANNE, dossier, "a")
    decisions.approve(ANNE, dossier, vue=vue, demande="b")
    details = [item.document["detail"] for item in table.query(OUTBOX) if item.document["type"] == "StructureApproved"]
    return StructureApproved.model_validate_json(details[-1])


def test_f064_a_structure_is_accepted_with_what_the_registers_said_last(
    waits: Waits, decisions: Decisions, table: Table
) -> None:
    bare = requested().structure.model_copy(update={"adresse": Adresse()})
    waits.open(again(1, structure=bare))
    waits.hear_registers(answered(asked(decisions, table).id))
    structure = approved(decisions, table).structure
    assert structure.qualiopi == ("vae",)
    assert structure.adresse.ville == "Orléans"
    assert structure.registres_le == MONDAY + timedelta(minutes=1)
    assert structure.raison_sociale == "OF présentation OFELI"


def test_a_silence_of_the_registers_takes_nothing_away(waits: Waits, decisions: Decisions, table: Table) -> None:
    known = requested().structure.model_copy(update={"qualiopi": ("apprentissage",), "registres_le": MONDAY})
    waits.open(again(1, structure=known))
    waits.hear_registers(answered(asked(decisions, table).id, lu_le=None, qualiopi=(), adresse=Adresse()))
    structure = approved(decisions, table).structure
    assert (structure.qualiopi, structure.registres_le) == (("apprentissage",), MONDAY)


def test_a_silence_of_the_list_alone_takes_no_certificate_away(
    waits: Waits, decisions: Decisions, table: Table
) -> None:
    muette = Constat(code="NUMERO_ACTIVITE.NON_VERIFIE", etat="non_verifie", source="liste", message="Muette.")
    known = requested().structure.model_copy(update={"qualiopi": ("apprentissage",), "registres_le": MONDAY})
    waits.open(again(1, structure=known))
    waits.hear_registers(answered(asked(decisions, table).id, constats=(muette,), qualiopi=()))
    structure = approved(decisions, table).structure
    assert (structure.qualiopi, structure.registres_le) == (("apprentissage",), MONDAY + timedelta(minutes=1))


def test_f051_the_address_that_a_change_asks_for_is_not_replaced_by_that_of_the_registers(
    waits: Waits, decisions: Decisions, table: Table
) -> None:
    waits.open(change_requested())
    decisions.ask_registers(ANNE, "structure-23470P-v2", "q1")
    waits.hear_registers(answered(facts(table)[-1].id, dossier="structure-23470P-v2"))
    structure = approved(decisions, table, "structure-23470P-v2", 2).structure
    assert structure.adresse.ville == "Poitiers"


def test_o001_what_an_organisation_from_outside_says_of_its_trainings_stays_beside_the_registers(
    ask: Ask, waits: Waits, decisions: Decisions, table: Table
) -> None:
    waits.open(again(1, presence=True))
    label = "Formations en présence dans la région"
    assert "Oui, d’après l’organisme" in text(rows(ask())[label])
    waits.hear_registers(answered(asked(decisions, table).id))
    assert label in rows(ask())
    assert label not in rows(_of(ask, waits))


def _of(ask: Ask, waits: Waits) -> Answer:
    """The page of a request from inside the region."""
    waits.open(again(2))
    return ask(dossier="structure-23470P-v2")


# ─── faults ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("last_call", range(1, 5))
def test_a_death_after_any_call_leaves_one_question_or_none(
    waits: Waits, decisions: Decisions, table: Table, store: Store, last_call: int
) -> None:
    waits.open(requested())
    act: Callable[[], object] = lambda: decisions.ask_registers(ANNE, STRUCTURE_ID, "q1")  # noqa: E731
    try:
        with watched(crash_after=last_call):
            act()
    except Crash:
        act()
    assert len(facts(table)) == 1
    dossier = store.dossier(STRUCTURE_ID)
    assert dossier is not None
    assert dossier.question is not None
    assert dossier.question.id == facts(table)[0].id
