"""The console of the Carif on a table of its own, beside registration: what either tells is brought to the other."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from services.domain.events import Fact
from services.domain.rights import Principal, Role
from services.shared import aws, settings
from services.shared.table import Table
from services.validation.app import people, react
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import Registration

ANNE = Principal(sub="anne", nom="Anne Martin", carif=Role.DOCUMENTALISTE)


class Console:
    """A documentalist in front of the dossier of one request that was sent."""

    def __init__(
        self, registration: Registration, tables: Callable[[str], Table], monkeypatch: pytest.MonkeyPatch, id: str
    ) -> None:
        self.registration, self.table = registration, tables("validation")
        machine = {"StartAt": "Fin", "States": {"Fin": {"Type": "Succeed"}}}
        role = "arn:aws:iam::123456789012:role/validation"
        made = aws.client("stepfunctions").create_state_machine(
            name="validation", definition=json.dumps(machine), roleArn=role
        )
        monkeypatch.setenv("WORKFLOW_ARN", made["stateMachineArn"])
        settings.settings.cache_clear()
        self.dossier = f"structure-{registration.demande(id).structure.numero}-v1"
        for fact in waiting(registration.table, registration):
            body = json.dumps({"detail-type": fact.type, "detail": json.loads(fact.model_dump_json())})
            record = {"messageId": fact.id, "eventSource": "aws:sqs", "body": body, "receiptHandle": "x"}
            react({"Records": [{**record, "attributes": {}}]}, Context())

    def read(self) -> Answer:
        """The page of the dossier."""
        resource = "/console/dossiers/{dossier}"
        return Answer.of(people(event("GET", resource, who=ANNE, params={"dossier": self.dossier}), Context()))

    def post(self, acte: str, **form: str) -> Answer:
        """An act on the dossier; what it tells reaches registration."""
        resource, sent = f"/console/dossiers/{{dossier}}/{acte}", {"demande": acte, "version": "1", **form}
        answer = people(event("POST", resource, who=ANNE, params={"dossier": self.dossier}, form=sent), Context())
        for fact in waiting(self.table, self.registration):
            self.registration.hear(fact)
        return Answer.of(answer)


def waiting(table: Table, registration: Registration) -> list[Fact]:
    """The facts of a service that are on their way; taken, they are gone."""
    items = list(table.outgoing(registration.clock.now() + timedelta(days=1)))
    for item in items:
        table.delete(item.pk, item.sk)
    return [Fact.parse(item.document["type"], item.document["detail"]) for item in items]
