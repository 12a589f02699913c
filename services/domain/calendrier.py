"""Working time: when «48 heures ouvrées» are over (domain.md §6, F161)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from referentiels.calendrier_feries import Zone, is_jour_ferie
from services.domain.profil import Profil

PARIS = ZoneInfo("Europe/Paris")
_SATURDAY = 5


def echeance(submitted_at: datetime, profil: Profil) -> datetime:
    """When a submission must be decided under a profile: its delay, its calendar of days off (F161). UTC."""
    return due_at(submitted_at, profil.delais.validation_jours_ouvres, jours_feries(profil))


def jours_feries(profil: Profil) -> Callable[[date], bool]:
    """Tells the days off of a profile."""
    return partial(is_jour_ferie, zone=Zone(profil.delais.calendrier))


def due_at(submitted_at: datetime, working_days: int, is_holiday: Callable[[date], bool]) -> datetime:
    """The moment, in UTC, at which `working_days` full working days have passed since `submitted_at`.

    Reading A of domain.md §6: the same hour, that many working days later, in Paris time. What is submitted on a day
    off counts from the start of the next working day, so it is due at the end of the last one: midnight, Paris time.
    """
    local = submitted_at.astimezone(PARIS)
    if not _works(local.date(), is_holiday):
        start = _next_working_day(local.date(), is_holiday)
        end = _plus(start, working_days - 1, is_holiday) + timedelta(days=1)
        return datetime.combine(end, time(), PARIS).astimezone(UTC)
    return datetime.combine(_plus(local.date(), working_days, is_holiday), local.time(), PARIS).astimezone(UTC)


def hours_left(now: datetime, due: datetime, is_holiday: Callable[[date], bool]) -> int:
    """Working hours from `now` to `due`, 24 to each working day, rounded down; negative when overdue."""
    if now > due:
        return -hours_left(due, now, is_holiday)
    here, end, total = now.astimezone(PARIS), due.astimezone(PARIS), timedelta()
    while here < end:
        midnight = datetime.combine(here.date() + timedelta(days=1), time(), PARIS)
        until = min(midnight, end)
        if _works(here.date(), is_holiday):
            # the subtraction of two Paris times ignores the change of hour, which is what a working day does
            total += until.replace(tzinfo=None) - here.replace(tzinfo=None)
        here = until
    return int(total.total_seconds() // 3600)


def _plus(day: date, working_days: int, is_holiday: Callable[[date], bool]) -> date:
    for _ in range(working_days):
        day = _next_working_day(day, is_holiday)
    return day


def _next_working_day(day: date, is_holiday: Callable[[date], bool]) -> date:
    day += timedelta(days=1)
    while not _works(day, is_holiday):
        day += timedelta(days=1)
    return day


def _works(day: date, is_holiday: Callable[[date], bool]) -> bool:
    return day.weekday() < _SATURDAY and not is_holiday(day)
