"""Registration on an AWS of its own: table, pool, mails, and a clock that the test moves."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import boto3
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from referentiels.registres.appel import Appel, Fetch
from services.domain.events import Fact, Motif, StructureApproved, StructureRefused, StructureRequested
from services.registration import wiring
from services.registration.app import authorize, people, react
from services.registration.model.demande import Demande
from services.shared import settings
from services.shared.clock import FixedClock
from services.shared.table import Table
from tests.pdf import PDF
from tests.services.events import Answer, Context, event
from tests.services.registration.pool import Pool

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PASSWORD = "Valide-ok"
TYPED = {
    "siret": "218 600 765 00018",
    "numero_activite": "24 37 03693 37",
    "activite": "oui",
    "nom": "Dougnac",
    "prenom": "Aurélie",
    "telephone": "02 38 77 83 35",
    "courriel": "Aurelie.Dougnac@ofeli.fr",
    "publiable": "oui",
    "consentement": "oui",
}
LOGIN = "aurelie.dougnac@ofeli.fr"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """The time, for everything that is wired during the test."""
    clock = FixedClock(NOW)
    monkeypatch.setattr("services.shared.ground.SystemClock", lambda: clock)
    return clock


def a_line(clock: FixedClock, fetch: Fetch, **more: Any) -> Appel:
    """A line to the registers on which no time passes: a machine busy with other tests is no register that hangs."""
    return Appel("contact@carif.example", clock.now, fetch, [].append, lambda: 0.0, **more)


@dataclass
class Registration:
    """The three doors of the service, and what can be seen from outside."""

    clock: FixedClock
    table: Table
    pool: Pool

    def get(self, resource: str, **more: Any) -> Answer:
        return Answer.of(people(event("GET", resource, **more), Context()))

    def post(self, resource: str, form: dict[str, Any], **more: Any) -> Answer:
        return Answer.of(people(event("POST", resource, form=form, **more), Context()))

    def authorize(self, **headers: str) -> dict[str, Any]:
        arn = "arn:aws:execute-api:eu-west-3:000000000000:api/prod/GET/x"
        asked = {"type": "REQUEST", "methodArn": arn, "headers": headers}
        return dict(authorize(asked, Context())["context"])

    def ask(self, **changes: str) -> str:
        """Fill in the form; the id of the request."""
        answer = self.post("/inscription", {**TYPED, **changes})
        assert answer.status == 303, answer.text
        id = answer.location.split("/")[2]
        if answer.location.endswith("/region"):
            self.situate(id)
        return id

    def situate(self, id: str, presence: str = "oui") -> Answer:
        """Say whether an establishment outside trains in the region."""
        return self.post("/inscription/{demande}/region", {"presence": presence}, params={"demande": id})

    def put(self, id: str, content: bytes) -> None:
        """What the browser does with the presigned form."""
        wiring.ground().documents.put(self.demande(id).cle_document, content, "application/pdf")

    def arrived(self, id: str) -> dict[str, Any]:
        """What S3 tells of it through the queue."""
        key = self.demande(id).cle_document
        return self.message("Object Created", {"bucket": {"name": "documents"}, "object": {"key": key}})

    def joined(self, id: str, content: bytes = PDF) -> None:
        """A file that was sent and examined."""
        self.put(id, content)
        assert self.arrived(id) == {"batchItemFailures": []}

    def send(self, id: str, document: str = "non", **more: Any) -> Answer:
        form = {"document": document, "demande": more.pop("demande", "envoi")}
        form |= more.pop("form", {"anonymise": "oui"} if document == "oui" else {})
        return self.post("/inscription/{demande}/envoyer", form, params={"demande": id}, **more)

    def demande(self, id: str) -> Demande:
        found = wiring.store().demande(id)
        assert found is not None
        return found

    def sweep(self) -> None:
        """Five minutes later, everything still to be told is told."""
        self.clock.at += timedelta(minutes=5)
        react({"tache": "balayer"}, Context())

    def hear(self, fact: Fact) -> dict[str, Any]:
        """One message of the queue."""
        return self.message(fact.type, json.loads(fact.model_dump_json()), fact.id)

    def message(self, kind: str, detail: dict[str, Any], id: str = "1") -> dict[str, Any]:
        """The same of anything that is told."""
        body = json.dumps({"detail-type": kind, "detail": detail})
        record = {"messageId": id, "eventSource": "aws:sqs", "body": body, "receiptHandle": "x", "attributes": {}}
        return dict(react({"Records": [record]}, Context()))

    def approved(self, id: str) -> StructureApproved:
        demande = self.demande(id)
        return StructureApproved(
            at=self.clock.now(),
            demande=id,
            structure=demande.structure,
            referent=demande.referent,
            decideur="Anne Martin",
            decideur_role="documentaliste",
        )

    def refused(self, id: str, texte: str = "Aucune formation dans la région.") -> StructureRefused:
        demande = self.demande(id)
        return StructureRefused(
            at=self.clock.now(),
            demande=id,
            structure=demande.structure,
            referent=demande.referent,
            motifs=(Motif(code="HORS_REGION", texte=texte),),
            decideur="Anne Martin",
            decideur_role="documentaliste",
        )

    def accepted(self, **changes: str) -> str:
        """A request that went all the way to its activation link; the secret of the link."""
        id = self.ask(**changes)
        self.send(id)
        self.hear(self.approved(id))
        return self.link()

    def active(self, **changes: str) -> None:
        """The same with its password chosen."""
        answer = self.choose(self.accepted(**changes))
        assert answer.status == 303, answer.text

    def choose(
        self, jeton: str, password: str = PASSWORD, *, but: str = "activation", demande: str = "choix"
    ) -> Answer:
        form = {"mot_de_passe": password, "confirmation": password, "demande": demande}
        return self.post(f"/{but}/{{jeton}}", form, params={"jeton": jeton})

    def sign_in(self, courriel: str = LOGIN, password: str = PASSWORD, **more: str) -> Answer:
        return self.post("/connexion", {"courriel": courriel, "mot_de_passe": password, **more})

    def cookie(self, answer: Answer) -> str:
        """The sign-in cookie that an answer sets, as the browser shows it again."""
        found = [value.split(";")[0] for value in answer.headers["set-cookie"] if value.startswith("__Host-session")]
        return found[0]

    def deliver(self) -> None:
        """The facts that wait reach this service itself, a request before what came of it though the clock stands."""
        waiting = self.table.outgoing(self.clock.now() + timedelta(days=1))
        for item in sorted(waiting, key=lambda item: item.document["type"] != StructureRequested.__name__):
            self.hear(Fact.parse(item.document["type"], item.document["detail"]))
            self.table.delete(item.pk, item.sk)

    def mails(self) -> list[EmailMessage]:
        sent = ses_backends[DEFAULT_ACCOUNT_ID]["eu-west-3"].sent_messages
        return [message_from_bytes(_bytes(mail.raw_data), policy=default) for mail in sent]  # type: ignore[misc]

    def link(self) -> str:
        """The secret of the last link that a mail brought."""
        bodies = [body.get_content() for mail in self.mails() if (body := mail.get_body(("plain",)))]
        return re.findall(r"https://offre\.test/(?:activation|mot-de-passe)/(\S+)", "".join(bodies))[-1]


def _bytes(raw: str | bytes) -> bytes:
    return raw if isinstance(raw, bytes) else raw.encode()


@pytest.fixture
def registration(tables: Callable[[str], Table], clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Registration:
    """The service, empty."""
    table = tables("registration")
    monkeypatch.setenv("USER_POOL_ID", "eu-west-3_comptes")
    monkeypatch.setenv("USER_POOL_CLIENT_ID", "client")
    settings.settings.cache_clear()
    boto3.client("ses").verify_email_identity(EmailAddress="ne-pas-repondre@offre.test")
    return Registration(clock, table, Pool())
