"""What the export does by itself: at night, when it sweeps, when a fact comes by the queue."""

import json
from typing import Any

import pytest

from services.shared.clock import SystemClock
from tests.services.events import Context
from tests.services.export.conftest import NOW, World, approved, door, structure_published


def test_at_night_every_feed_is_written_as_of_the_planned_moment(world: World) -> None:
    world.publish("1F")
    assert door("react")({"tache": "nuit", "coupe": "2026-11-20T10:30:00+01:00"}, Context()) == {"executions": 2}
    for flux in ("intercarif", "france-travail"):
        dernier = world.offered(flux)
        assert dernier is not None
        assert dernier.coupe.isoformat() == "2026-11-20T09:30:00+00:00"


def test_a_night_that_is_tried_again_writes_nothing_twice(world: World) -> None:
    world.publish("1F")
    task = {"tache": "nuit", "coupe": "2026-11-20T09:30:00Z"}
    door("react")(task, Context())
    files = world.files()
    assert door("react")(task, Context()) == {"executions": 0}
    assert world.files() == files


def test_a_night_without_a_planned_moment_takes_the_present_one(world: World) -> None:
    world.publish("1F")
    door("react")({"tache": "nuit"}, Context())
    dernier = world.offered()
    assert dernier is not None
    assert dernier.coupe > NOW


def test_facts_are_heard_from_the_queue_in_any_order(world: World) -> None:
    facts = [approved("1F", 2), structure_published(), approved("1F", 1)]
    records = [
        {
            "messageId": fact.id,
            "eventSource": "aws:sqs",
            "body": json.dumps({"detail-type": fact.type, "detail": json.loads(fact.model_dump_json())}),
        }
        for fact in facts
    ]
    assert door("react")({"Records": records}, Context()) == {"batchItemFailures": []}
    door("react")({"tache": "nuit"}, Context())
    assert world.numeros() == ["1F"]
    assert world.store.publication("1F").actuelle.version == 2  # type: ignore[union-attr]  # just heard


def test_the_sweep_tells_what_the_stream_left_behind(world: World, told: Any) -> None:
    world.publish("1F")
    world.write()
    assert door("react")({"tache": "balayer"}, Context()) == {"repris": 1, "relances": 0}
    assert [kind for kind, _ in told()] == ["ExportPublished"]


def test_the_sweep_measures_how_old_the_exports_are(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.clock.at = SystemClock().now()
    world.publish("1F", at=world.clock.at)
    world.exports.write_all(world.clock.at)
    door("react")({"tache": "balayer"}, Context())
    assert "ExportAgeSeconds" in capsys.readouterr().out


def test_the_sweep_measures_nothing_where_nothing_was_ever_written(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    door("react")({"tache": "balayer"}, Context())
    assert "ExportAgeSeconds" not in capsys.readouterr().out
