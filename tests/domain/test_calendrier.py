"""Working time: the 48 working hours of F161, as two working days at the same hour."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referentiels.calendrier_feries import is_jour_ferie
from services.domain.calendrier import PARIS, due_at, hours_left


def paris(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=PARIS)


def due(text: str, working_days: int = 2) -> str:
    moment = due_at(paris(text), working_days, is_jour_ferie)
    assert moment.tzinfo is UTC
    return f"{moment.astimezone(PARIS):%d/%m/%Y %H:%M}"


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        ("20/11/2026 16:30", "24/11/2026 16:30"),  # Friday: the week-end does not count
        ("24/12/2026 15:00", "29/12/2026 15:00"),  # Christmas, then a week-end
        ("05/05/2027 09:00", "10/05/2027 09:00"),  # Ascension is the 6th
        ("21/11/2026 10:00", "25/11/2026 00:00"),  # Saturday counts from Monday, so until the end of Tuesday
    ],
)
def test_f161_two_working_days_at_the_same_hour(submitted: str, expected: str):
    assert due(submitted) == expected


def test_f161_ascension_is_skipped_and_its_bridge_is_not():
    assert due("04/05/2027 10:00") == "07/05/2027 10:00"


def test_f161_what_comes_on_a_day_off_is_due_at_the_end_of_the_second_day_even_before_a_holiday():
    assert due("07/11/2026 10:00") == "11/11/2026 00:00"


def test_a_closing_day_of_the_carif_is_a_day_off_like_any_other():
    bridge = date(2027, 5, 7)
    moment = due_at(paris("04/05/2027 10:00"), 2, lambda day: day == bridge or is_jour_ferie(day))
    assert moment == paris("10/05/2027 10:00")


@pytest.mark.parametrize(
    ("submitted", "expected", "real_hours"),
    [
        ("23/10/2026 02:30", "27/10/2026 02:30", 97),  # the night of 25 October has an hour more
        ("26/03/2027 02:30", "31/03/2027 02:30", 119),  # 28 March has an hour less, Monday 29 is Easter Monday
        ("25/10/2026 02:30", "28/10/2026 00:00", None),  # an hour that exists twice
    ],
)
def test_the_hour_is_that_of_paris_whatever_the_clocks_do(submitted: str, expected: str, real_hours: int | None):
    assert due(submitted) == expected
    if real_hours:
        elapsed = due_at(paris(submitted), 2, is_jour_ferie) - paris(submitted).astimezone(UTC)
        assert elapsed == timedelta(hours=real_hours)


def test_the_moment_may_be_given_in_any_zone():
    assert due_at(datetime(2026, 11, 20, 15, 30, tzinfo=UTC), 2, is_jour_ferie) == paris("24/11/2026 16:30")


HOUR = timedelta(hours=1)
# Paris times without their zone, so that counting on them ignores the change of hour
MOMENTS = st.builds(
    datetime.combine, st.dates(date(2024, 1, 1), date(2032, 12, 31)), st.builds(time, st.integers(0, 23))
)


def works(day: date) -> bool:
    return day.weekday() < 5 and not is_jour_ferie(day)


def reference(submitted: datetime, hours: int) -> datetime:
    """Paris time at which that many hours of working days have passed, counted one by one."""
    moment = submitted
    while hours:
        hours -= works(moment.date())
        moment += timedelta(hours=1)
    return moment


@settings(max_examples=150, deadline=None)
@given(MOMENTS, st.integers(1, 5))
def test_the_due_time_is_the_one_counted_hour_by_hour(submitted: datetime, working_days: int):
    found = due_at(submitted.replace(tzinfo=PARIS), working_days, is_jour_ferie).astimezone(PARIS).replace(tzinfo=None)
    counted = reference(submitted, 24 * working_days)
    assert found >= counted
    # the same hour may come after days off, during which no working hour passes
    assert not any(works((counted + timedelta(hours=n)).date()) for n in range(round((found - counted) / HOUR)))


@settings(max_examples=150, deadline=None)
@given(MOMENTS, st.integers(0, 240))
def test_hours_left_are_those_counted_one_by_one(now: datetime, ahead: int):
    due = now + timedelta(hours=ahead)
    counted = sum(works((now + timedelta(hours=n)).date()) for n in range(ahead))
    aware_now, aware_due = now.replace(tzinfo=PARIS), due.replace(tzinfo=PARIS)
    assert hours_left(aware_now, aware_due, is_jour_ferie) == counted
    assert hours_left(aware_due, aware_now, is_jour_ferie) == -counted


def test_forty_eight_hours_are_left_at_submission_and_none_at_the_due_time():
    submitted = paris("20/11/2026 16:30")
    end = due_at(submitted, 2, is_jour_ferie)
    assert hours_left(submitted, end, is_jour_ferie) == 48
    assert hours_left(end, end, is_jour_ferie) == 0
    assert hours_left(paris("25/11/2026 17:30"), end, is_jour_ferie) == -25
