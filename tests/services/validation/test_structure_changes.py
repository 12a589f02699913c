"""What the Carif does with the change of an organisation's record (F051, F053, F067)."""

from collections.abc import Callable
from typing import Any

import pytest

from services.domain.errors import Conflict
from services.domain.lifecycle import Evenement
from services.shared import ground
from services.shared.clock import FixedClock
from services.shared.table import OUTBOX, Table
from services.shared.workflow import Workflow
from services.validation import app, wiring
from services.validation.store import Store
from services.validation.use_cases import Decisions, Waits
from tests.services.events import Answer, Context, event
from tests.services.validation.dossiers import ANNE, MOTIFS_STRUCTURE, change_requested, change_withdrawn, requested

CHANGE = "structure-23470P-v2"
Ask = Callable[..., Answer]


def told(table: Table) -> list[tuple[str, Any]]:
    """What was told of decisions; that the file was opened is another matter."""
    facts = [(item.document["type"], item.document["detail"]) for item in table.query(OUTBOX)]
    return [fact for fact in facts if fact[0] != "StructureTaken"]


@pytest.fixture
def ask(workflow: Workflow, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Ask:
    wiring.ground.cache_clear()
    monkeypatch.setattr(ground, "SystemClock", lambda: clock)

    def send(method: str, end: str = "", **form: str) -> Answer:
        resource, params = "/console/dossiers/{dossier}" + end, {"dossier": CHANGE}
        sent = {"form": {"version": "2", "demande": end, **form}} if method == "POST" else {}
        return Answer.of(app.people(event(method, resource, who=ANNE, params=params, **sent), Context()))

    return send


def test_f051_a_change_is_a_dossier_of_its_own(waits: Waits, store: Store) -> None:
    waits.open(requested())
    waits.open(change_requested())
    assert {ligne.id for ligne in store.queue()} == {"structure-23470P-v1", CHANGE}


def test_f051_a_change_may_be_sent_back_with_reasons(waits: Waits, decisions: Decisions, table: Table) -> None:
    waits.open(change_requested())
    decisions.take(ANNE, CHANGE, "a")
    decisions.ask_completion(ANNE, CHANGE, vue=2, motifs=MOTIFS_STRUCTURE, commentaire="Merci.", demande="b")
    [(kind, detail)] = told(table)
    assert kind == "StructureReturned"
    assert '"demande":"modification/23470P/2"' in detail
    assert "Donnez l'adresse complète." in detail


def test_a_change_that_was_taken_back_leaves_the_queue(waits: Waits, decisions: Decisions, store: Store) -> None:
    waits.open(change_requested())
    waits.withdraw(change_withdrawn())
    assert store.queue() == []
    with pytest.raises(Conflict, match="retiré"):
        decisions.take(ANNE, CHANGE, "a")


def test_a_withdrawal_that_arrives_first_closes_the_dossier_that_follows(waits: Waits, store: Store) -> None:
    waits.withdraw(change_withdrawn())
    waits.open(change_requested())
    found = store.dossier(CHANGE)
    assert found is not None
    assert found.decision is not None
    assert found.decision.evenement is Evenement.RETIRER


def test_the_console_shows_what_changes_and_asks_for_more(waits: Waits, ask: Ask, table: Table) -> None:
    waits.open(change_requested())
    ask("POST", "/prendre")
    page = ask("GET")
    assert page.status == 200
    assert "Demande de modification" in page.text
    assert [h.text_content().split("\n")[0].strip() for h in page.page.cssselect("h3.ecart__champ")] == [
        "Sigle ajouté",
        "Téléphones ajouté",
    ]
    assert "Accepter la modification" in page.text
    assert ask("POST", "/complement", intent="envoyer").status == 422
    reason = {"motifs.0.code": "UAI.A_VERIFIER", "motifs.0.champ": "uai", "motifs.0.texte": "Vérifiez le code UAI."}
    assert ask("POST", "/complement", intent="envoyer", **reason).status == 303
    assert told(table)[-1][0] == "StructureReturned"
