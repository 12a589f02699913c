"""Validation on an AWS of our own: its table, its state machine, a clock that stands still."""

import json
from collections.abc import Callable

import pytest

from services.domain.profil import Profil
from services.domain.rights import Principal
from services.shared import aws, ground, settings
from services.shared.clock import FixedClock
from services.shared.table import Table
from services.shared.workflow import Workflow
from services.validation import app, wiring
from services.validation.store import Store
from services.validation.use_cases import Decisions, Waits
from tests.services.events import Answer, Context, event
from tests.services.validation.dossiers import ANNE, MONDAY, STRUCTURE_ID

Ask = Callable[..., Answer]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY)


@pytest.fixture
def profil(cloud: None) -> Profil:
    return settings.profil()


@pytest.fixture
def table(tables: Callable[[str], Table]) -> Table:
    return tables("validation")


@pytest.fixture
def store(table: Table) -> Store:
    return Store(table)


@pytest.fixture
def workflow(table: Table, monkeypatch: pytest.MonkeyPatch) -> Workflow:
    """A state machine of the right name; moto starts executions and leaves them running."""
    machine = {"StartAt": "Fin", "States": {"Fin": {"Type": "Succeed"}}}
    arn = aws.client("stepfunctions").create_state_machine(
        name="validation", definition=json.dumps(machine), roleArn="arn:aws:iam::123456789012:role/validation"
    )["stateMachineArn"]
    monkeypatch.setenv("WORKFLOW_ARN", arn)
    settings.settings.cache_clear()
    return Workflow(arn)


@pytest.fixture
def waits(store: Store, workflow: Workflow, clock: FixedClock, profil: Profil) -> Waits:
    return Waits(store, workflow, clock, profil)


@pytest.fixture
def decisions(store: Store, clock: FixedClock, profil: Profil) -> Decisions:
    return Decisions(store, clock, profil)


@pytest.fixture
def ask(workflow: Workflow, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks a page of a dossier, or sends its form when one is given."""
    wiring.ground.cache_clear()
    monkeypatch.setattr(ground, "SystemClock", lambda: clock)

    def send(end: str = "", who: Principal = ANNE, dossier: str = STRUCTURE_ID, **form: str) -> Answer:
        method, resource = "POST" if form else "GET", "/console/dossiers/{dossier}" + end
        sent = {"form": {"version": dossier[-1], "demande": end, **form}} if form else {}
        return Answer.of(app.people(event(method, resource, who=who, params={"dossier": dossier}, **sent), Context()))

    return send
