"""Which week or month is drafted by itself, and on which day."""

from datetime import date

import pytest

from gridgis.briefing.rules import is_due, last_period

HOLIDAYS = {date(2026, 10, day) for day in range(1, 8)}


def is_workday(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


@pytest.mark.parametrize(
    ("rhythm", "today", "period"),
    [
        ("week", "2026-03-09", ("2026-03-02", "2026-03-08")),  # a Monday
        ("week", "2026-03-15", ("2026-03-02", "2026-03-08")),  # the Sunday of its own week
        ("week", "2026-01-01", ("2025-12-22", "2025-12-28")),
        ("month", "2026-03-31", ("2026-02-01", "2026-02-28")),
        ("month", "2024-03-01", ("2024-02-01", "2024-02-29")),
        ("month", "2026-01-15", ("2025-12-01", "2025-12-31")),
    ],
)
def test_the_last_whole_week_or_month(rhythm: str, today: str, period: tuple[str, str]) -> None:
    assert tuple(day.isoformat() for day in last_period(rhythm, date.fromisoformat(today))) == period


@pytest.mark.parametrize(
    ("rhythm", "today", "due"),
    [
        ("month", "2026-10-01", False),  # a holiday
        ("month", "2026-10-07", False),
        ("month", "2026-10-08", True),  # the first workday of the month
        ("month", "2026-10-20", True),  # a worker that stood still makes it up
        ("week", "2026-03-07", True),  # a Saturday: the week before ended on Sunday, its first workday is past
        ("week", "2026-10-05", False),  # a Monday in the holidays
        ("week", "2026-10-08", True),
        ("week", "2026-03-09", True),
        ("week", "2026-03-13", True),
    ],
)
def test_a_draft_is_made_from_the_first_workday_on(rhythm: str, today: str, due: bool) -> None:
    assert is_due(rhythm, date.fromisoformat(today), is_workday) is due
