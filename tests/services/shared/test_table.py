"""The one transaction: versions, requests sent twice, lost replies, and what two services must not share."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from services.domain.errors import Conflict
from services.domain.events import FormationArchived
from services.shared import aws
from services.shared.table import OUTBOX, Item, Table
from services.shared.trace import Trace
from tests.services.faults import Crash, watched

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TRACE = Trace(NOW, "Création", "Laure", "of_referent")


@pytest.fixture
def table(tables: Callable[[str], Table]) -> Table:
    return tables("essai")


def item(version: int, **document: Any) -> Item:
    return Item("CHOSE#1", "CHOSE", version, document, liste="CHOSES", rang=f"{version:03}", resume={"v": version})


def fact() -> FormationArchived:
    return FormationArchived(at=NOW, numero="1F", version=1)


def test_what_is_saved_is_read_back_with_its_line_in_the_list(table: Table) -> None:
    table.save(item(1, texte="é" * 5_000), demande="d1")
    stored = Item("CHOSE#1", "CHOSE", 1, {"texte": "é" * 5_000}, "CHOSES", "001", {"v": 1}, demande="d1")
    assert table.get("CHOSE#1", "CHOSE") == stored
    assert [(row.rang, row.resume) for row in table.rows("CHOSES")] == [("001", {"v": 1})]


def test_state_history_and_facts_are_written_together_or_not_at_all(table: Table) -> None:
    table.save(item(1), demande="d1")
    with pytest.raises(Conflict):
        table.save(item(3), demande="d3", trace=TRACE, facts=[fact()])
    assert table.history("CHOSE#1") == []
    assert list(table.query(OUTBOX)) == []


def test_threat_25_of_two_who_write_the_same_version_one_is_told(table: Table) -> None:
    table.save(item(1), demande="d1")
    table.save(item(2, qui="premier"), demande="premier")
    with pytest.raises(Conflict):
        table.save(item(2, qui="second"), demande="second")
    stored = table.get("CHOSE#1", "CHOSE")
    assert stored is not None
    assert stored.document == {"qui": "premier"}


def test_a_lost_reply_is_not_told_as_a_conflict_about_one_s_own_change(table: Table) -> None:
    table.save(item(1), demande="d1")
    with pytest.raises(Crash), watched(1):
        table.save(item(2), demande="perdue", trace=TRACE, facts=[fact()])
    table.save(item(2), demande="perdue", trace=TRACE, facts=[fact()])
    assert len(list(table.query(OUTBOX))) == 1
    assert len(table.history("CHOSE#1")) == 1


def test_two_services_that_act_upon_one_fact_send_dynamodb_different_tokens(tables: Callable[[str], Table]) -> None:
    tokens: list[str] = []

    def note(params: dict[str, Any], **_: Any) -> None:
        tokens.append(params["ClientRequestToken"])

    aws.client("dynamodb").meta.events.register("provide-client-params.dynamodb.TransactWriteItems", note)
    for name in ("offers", "export"):
        tables(name).save(item(1), demande="le-meme-fait")
    table = tables("validation")
    table.save(item(1), demande="le-meme-fait")
    table.save(item(2), demande="le-meme-fait")
    assert len(set(tokens)) == len(tokens) == 4


def test_i5_a_number_is_never_given_twice_and_a_former_base_is_respected(table: Table) -> None:
    assert [table.next_number("formation") for _ in range(3)] == [1, 2, 3]
    table.raise_counter("formation", 2_358_279)
    assert table.next_number("formation") == 2_358_280
    table.raise_counter("formation", 10)
    assert table.next_number("formation") == 2_358_281


def test_what_is_removed_goes_with_what_is_written_or_not_at_all(table: Table) -> None:
    table.save(item(1), demande="un")
    gone = Item("CHOSE#1", "PARTIE#1", 1, {"nom": "Laure"})
    table.save(gone, demande="deux")
    changed = Item("CHOSE#1", "PARTIE#1", 2, {"nom": "Paul"})
    table.save(changed, demande="trois")
    with pytest.raises(Conflict):
        table.save(item(2), demande="quatre", removed=[gone])
    assert table.get("CHOSE#1", "PARTIE#1") is not None
    table.save(item(2), demande="cinq", trace=TRACE, removed=[changed])
    assert table.get("CHOSE#1", "PARTIE#1") is None
    assert len(table.history("CHOSE#1")) == 1


def test_of_two_who_take_a_one_time_link_one_gets_it(table: Table) -> None:
    table.save(Item("LIEN#x", "LIEN", 1, {"pour": "Laure"}), demande="d1")
    taken = [table.take("LIEN#x", "LIEN") for _ in range(2)]
    assert [found.document if found else None for found in taken] == [{"pour": "Laure"}, None]


def test_every_page_of_a_long_partition_is_read(table: Table) -> None:
    big = "x" * 300_000
    for n in range(5):
        # Random-looking text, so that compression leaves it large enough for several pages of 1 MB
        noise = "".join(chr(33 + (n * 7 + i * i) % 90) for i in range(len(big)))
        table.save(Item("LONGUE", f"{n:03}", 1, {"texte": noise}), demande=f"d{n}")
    assert [found.sk for found in table.query("LONGUE")] == ["000", "001", "002", "003", "004"]
