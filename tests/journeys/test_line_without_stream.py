"""What becomes of a fact when a part of its way fails: no stream, a delivery too many, a message nobody can read."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from infra.demo import matiere
from infra.demo.services import Together
from infra.installation import STACK
from infra.local.engine import Engine
from services.domain.events import DossierTaken, ExportPublished, Fact
from services.domain.rights import Principal
from tests.engine.waiting import eventually
from tests.journeys.conftest import address

pytestmark = pytest.mark.journey
WITHIN = 30.0  # seconds


def an_export(flux: str, at: datetime) -> ExportPublished:
    """A fact that offers keeps: the last file of a feed that exists nowhere else."""
    return ExportPublished(
        at=at, flux=flux, partenaire=flux, fichier=f"{flux}/a.xml.gz", coupe=at, formations=1, sessions=1, sha256="0"
    )


def heard_by_offers(services: Together, flux: str) -> bool:
    return any(each.flux == flux for each in services["offers"]["offers"].store.exports())


# ─── no stream ───────────────────────────────────────────────────────────────


@pytest.fixture
def stream_of_export_off(engine: Engine) -> Iterator[None]:
    """The stream of the table of export feeds nobody, as when its function is throttled."""
    functions, name = engine.client("lambda"), function(engine, "ExportReact")
    mappings = functions.list_event_source_mappings(FunctionName=name)["EventSourceMappings"]
    [stream] = [each["UUID"] for each in mappings if ":dynamodb:" in each["EventSourceArn"]]
    functions.update_event_source_mapping(UUID=stream, Enabled=False)
    yield
    functions.update_event_source_mapping(UUID=stream, Enabled=True)


@pytest.mark.usefixtures("stream_of_export_off")
def test_without_the_stream_the_sweep_alone_brings_a_fact_to_the_others(engine: Engine, services: Together) -> None:
    table = services.table("export")
    two_minutes_ago = datetime.now(UTC) - timedelta(minutes=2)
    table.save(demande=uuid4().hex, facts=[an_export("sans-flot", two_minutes_ago)])

    assert sweep(engine, "ExportReact")["repris"] == 1

    eventually(lambda: heard_by_offers(services, "sans-flot"), WITHIN)
    assert waiting(services, "sans-flot") == []
    assert sweep(engine, "ExportReact")["repris"] == 0


@pytest.mark.usefixtures("stream_of_export_off")
def test_the_sweep_leaves_to_the_stream_what_was_just_written(engine: Engine, services: Together) -> None:
    services.table("export").save(demande=uuid4().hex, facts=[an_export("tout-neuf", datetime.now(UTC))])

    assert sweep(engine, "ExportReact")["repris"] == 0

    [row] = waiting(services, "tout-neuf")
    services.table("export").delete(row.pk, row.sk)


def waiting(services: Together, flux: str) -> list[Any]:
    """The rows of the outbox of export that tell of that feed."""
    rows = services.table("export").outgoing(datetime.now(UTC) + timedelta(minutes=1))
    return [row for row in rows if f'"flux":"{flux}"' in row.document["detail"]]


# ─── a delivery too many ─────────────────────────────────────────────────────


def test_the_same_message_delivered_three_times_is_acted_upon_once(
    engine: Engine, services: Together, organisme: Principal, structure: str
) -> None:
    offers = services["offers"]["offers"]
    fiche = offers.create(organisme, structure, matiere.OENOLOGIE, uuid4().hex)
    offers.submit(organisme, fiche.numero, fiche.revision, uuid4().hex)
    taken = DossierTaken(
        at=datetime.now(UTC), numero=fiche.numero, version=1, structure=structure, documentaliste="Hugo Martin"
    )

    eventually(lambda: emptied(engine, "offers-faits"), WITHIN)
    for _ in range(3):
        send(engine, "offers-faits", message(taken))

    eventually(lambda: emptied(engine, "offers-faits"), WITHIN)
    acts = [row["acte"] for row in offers.history(organisme, fiche.numero)]
    assert acts.count("Examen commencé") == 1
    assert offers.read(organisme, fiche.numero).fiche.courante.prise
    assert emptied(engine, "offers-rebut")


# ─── a message nobody can read ───────────────────────────────────────────────


def test_a_poison_message_ends_in_the_dead_letter_queue_and_stops_no_other(engine: Engine, services: Together) -> None:
    poison = json.dumps({"detail-type": "FormationApproved", "detail": {"numero": "de travers"}})
    send(engine, "offers-faits", poison)
    send(engine, "offers-faits", message(an_export("avec-poison", datetime.now(UTC))))

    eventually(lambda: heard_by_offers(services, "avec-poison"), WITHIN)
    dead = eventually(lambda: received(engine, "offers-rebut"), WITHIN)
    assert dead == [poison]
    eventually(lambda: emptied(engine, "offers-faits"), WITHIN)
    engine.client("sqs").purge_queue(QueueUrl=address(engine, "offers-rebut"))


# ─── the engine's queues and functions ───────────────────────────────────────


def function(engine: Engine, logical: str) -> str:
    """The name of a function of the stack."""
    found = engine.client("cloudformation").describe_stack_resource(StackName=STACK, LogicalResourceId=logical)
    return str(found["StackResourceDetail"]["PhysicalResourceId"])


def sweep(engine: Engine, logical: str) -> dict[str, int]:
    """What the schedule asks every five minutes."""
    answer = engine.client("lambda").invoke(
        FunctionName=function(engine, logical), Payload=json.dumps({"tache": "balayer"}).encode()
    )
    found: dict[str, int] = json.load(answer["Payload"])
    assert "FunctionError" not in answer, found
    return found


def message(fact: Fact) -> str:
    """A fact as EventBridge puts it into a queue."""
    return json.dumps({"detail-type": fact.type, "detail": fact.model_dump(mode="json")})


def send(engine: Engine, queue: str, body: str) -> None:
    engine.client("sqs").send_message(QueueUrl=address(engine, queue), MessageBody=body)


def received(engine: Engine, queue: str) -> list[str]:
    answer = engine.client("sqs").receive_message(QueueUrl=address(engine, queue), MaxNumberOfMessages=10)
    return [each["Body"] for each in answer.get("Messages", [])]


def emptied(engine: Engine, queue: str) -> bool:
    """Whether nothing waits in a queue, and nothing of it is in a function's hands."""
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    answer = engine.client("sqs").get_queue_attributes(QueueUrl=address(engine, queue), AttributeNames=names)
    return all(answer["Attributes"][name] == "0" for name in names)
