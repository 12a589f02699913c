"""A schedule fires at its local hour: the engine stores `ScheduleExpressionTimezone` and reads every hour as UTC."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from infra.local.patches.source import rewrite


def apply() -> None:
    from ministack.services import scheduler

    last_fired = "datetime.fromtimestamp(_schedule_last_fired[state_key], tz=timezone.utc)"
    rewrite(
        scheduler,
        "_tick_schedules",
        {
            # Cron fields are walked on this date: given in local time, it finds local hours, summer time included.
            last_fired: last_fired.replace("timezone.utc", "cariflow_zone(sched)"),
            "at_epoch = _at_time_epoch(expr)": "at_epoch = cariflow_at(_at_time_epoch(expr), sched)",
        },
        cariflow_zone=zone,
        cariflow_at=local_moment,
    )


def zone(schedule: dict[str, Any]) -> ZoneInfo:
    """The zone a schedule was written in; UTC when it names none."""
    return ZoneInfo(schedule.get("ScheduleExpressionTimezone") or "UTC")


def local_moment(epoch: float | None, schedule: dict[str, Any]) -> float | None:
    """The moment of an `at(…)` that the engine read as UTC, read in the zone of its schedule; None for no `at`."""
    if epoch is None:
        return None
    return datetime.fromtimestamp(epoch, UTC).replace(tzinfo=zone(schedule)).timestamp()
