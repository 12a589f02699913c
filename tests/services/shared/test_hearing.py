"""Facts on their way: told by the stream or by the sweep, heard once, never lost, poison set apart."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.domain.events import Fact, FormationArchived
from services.shared import aws
from services.shared.clock import FixedClock
from services.shared.files import Files
from services.shared.ground import Ground
from services.shared.hearing import Ear
from services.shared.relay import Relay
from services.shared.table import OUTBOX, Item, Table
from tests.services.events import Context
from tests.services.faults import Crash, watched

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def table(tables: Callable[[str], Table]) -> Table:
    return tables("essai")


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def ear(table: Table, heard: list[str]) -> Ear:
    def act(fact: FormationArchived) -> None:
        if fact.numero == "poison":
            raise ValueError("cannot be acted upon")
        heard.append(fact.numero)

    spill = Files("documents")
    relay = Relay(table, "faits", spill)
    return Ear(Ground(table, spill, relay, FixedClock(NOW)), {FormationArchived: act})


def archived(numero: str, **changes: Any) -> FormationArchived:
    return FormationArchived(**({"at": NOW, "numero": numero, "version": 1} | changes))


def message(fact: Fact, number: int = 1) -> dict[str, Any]:
    body = {"detail-type": fact.type, "detail": json.loads(fact.model_dump_json())}
    return {"messageId": f"m{number}", "eventSource": "aws:sqs", "body": json.dumps(body), "attributes": {}}


def inserted(sk: str) -> dict[str, Any]:
    keys = {"pk": {"S": OUTBOX}, "sk": {"S": sk}}
    change = {"Keys": keys, "SequenceNumber": "1", "StreamViewType": "KEYS_ONLY"}
    return {"eventID": "1", "eventName": "INSERT", "eventSource": "aws:dynamodb", "dynamodb": change}


def test_a_fact_that_comes_twice_is_acted_upon_once(ear: Ear, heard: list[str]) -> None:
    fact = archived("1F")
    for _ in range(2):
        assert ear.hear({"Records": [message(fact)]}, Context()) == {"batchItemFailures": []}
    assert heard == ["1F"]


def test_threat_30_one_poison_message_does_not_hold_up_the_nine_others(ear: Ear, heard: list[str]) -> None:
    numeros = ["poison" if n == 4 else f"{n}F" for n in range(10)]
    batch = {"Records": [message(archived(numero), n) for n, numero in enumerate(numeros)]}
    assert ear.hear(batch, Context()) == {"batchItemFailures": [{"itemIdentifier": "m4"}]}
    assert len(heard) == 9


def test_a_fact_nobody_knows_goes_back_to_the_queue(ear: Ear) -> None:
    record = message(archived("1F")) | {"body": json.dumps({"detail-type": "Inconnu", "detail": {}})}
    assert ear.hear({"Records": [record]}, Context()) == {"batchItemFailures": [{"itemIdentifier": "m1"}]}


def test_a_task_nobody_knows_is_an_error(ear: Ear) -> None:
    with pytest.raises(KeyError):
        ear.hear({"tache": "inconnue"}, Context())


def test_the_stream_tells_a_fact_and_forgets_it(ear: Ear, table: Table) -> None:
    table.save(Item("CHOSE#1", "CHOSE", 1, {}), demande="d", facts=[archived("1F")])
    (row,) = table.query(OUTBOX)
    ear.hear({"Records": [inserted(row.sk)]}, Context())
    assert list(table.query(OUTBOX)) == []


def test_the_sweep_alone_is_enough_and_leaves_the_young_to_the_stream(ear: Ear, table: Table) -> None:
    table.save(Item("CHOSE#1", "CHOSE", 1, {}), demande="d1", facts=[archived("1F", at=NOW - timedelta(minutes=2))])
    table.save(Item("CHOSE#2", "CHOSE", 1, {}), demande="d2", facts=[archived("2F", at=NOW)])
    assert ear.hear({"tache": "balayer"}, Context()) == {"repris": 1}
    assert len(list(table.query(OUTBOX))) == 1


def test_a_crash_between_telling_and_forgetting_tells_again(ear: Ear, table: Table) -> None:
    table.save(Item("CHOSE#1", "CHOSE", 1, {}), demande="d", facts=[archived("1F", at=NOW - timedelta(minutes=2))])
    with pytest.raises(Crash), watched(3):
        ear.hear({"tache": "balayer"}, Context())
    assert len(list(table.query(OUTBOX))) == 1
    assert ear.hear({"tache": "balayer"}, Context()) == {"repris": 1}
    assert list(table.query(OUTBOX)) == []


def test_a_fact_too_large_for_the_bus_travels_by_its_key(ear: Ear, table: Table, heard: list[str]) -> None:
    fact = archived("F" * 20_000)
    detail = fact.model_dump_json() + " " * 200_000
    key = "faits/essai.json"
    aws.client("s3").put_object(Bucket="documents", Key=key, Body=detail.encode())
    record = message(fact) | {"body": json.dumps({"detail-type": fact.type, "detail": {"cle": key}})}
    assert ear.hear({"Records": [record]}, Context()) == {"batchItemFailures": []}
    assert heard == ["F" * 20_000]


def test_the_relay_lays_down_what_the_bus_would_refuse(table: Table) -> None:
    fact = archived("1F")
    row = Item(OUTBOX, "2026#1", 1, {"type": fact.type, "detail": json.dumps({"texte": "é" * 150_000})})
    table.save(row, demande="d")
    Relay(table, "faits", Files("documents")).tell("2026#1")
    stored = aws.client("s3").list_objects_v2(Bucket="documents", Prefix="faits/")["Contents"]
    assert len(stored) == 1
