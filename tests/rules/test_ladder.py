"""The ladder of reminders against an oracle that walks the calendar minute by minute, and the guide's own words."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridgis.cases.clocks import CLOCK_UNITS, Limit, term
from gridgis.cases.ladder import RUNGS, Running, climbed, moment_of, upcoming
from tests.rules.test_clocks import CALENDAR, at, moments

MINUTE = timedelta(minutes=1)


def running(start: datetime, limit: Limit) -> Running:
    made = term(start, limit, CALENDAR, 0.8)
    return Running(made.near_due_at, made.due_at, made.length, limit.unit)


def counted(moment: datetime, unit: str) -> bool:
    """Whether the minute from a moment on counts for a limit of a unit."""
    return unit in CLOCK_UNITS or CALENDAR.is_working(moment)


def slowly(start: datetime, due_at: datetime, unit: str, share: float, days: int) -> datetime:
    """The end of the minute in which a limit is over by a share of its minutes or by so many workdays."""
    length = sum(counted(start + n * MINUTE, unit) for n in range(int((due_at - start) / MINUTE)))
    now, over, gone, day = due_at, 0, 0, due_at.astimezone(CALENDAR.zone).date()
    while over < share * length and gone < days:
        over += counted(now, unit)
        now += MINUTE
        local = now.astimezone(CALENDAR.zone)
        if local.date() > day and CALENDAR.is_workday(local.date()) and local.time() == CALENDAR.schedule[-1][1]:
            gone += 1
    return now


@settings(max_examples=25, deadline=None)
@given(
    start=moments("2026-02-02", "2026-02-27").map(lambda one: one.replace(second=0, microsecond=0)),
    limit=st.one_of(
        st.builds(Limit, st.sampled_from([10, 30, 300]), st.just("minute")),
        st.builds(Limit, st.sampled_from([2, 6, 48]), st.just("urgent_hour")),
        st.builds(Limit, st.sampled_from([30, 90]), st.just("work_minute")),
        st.builds(Limit, st.sampled_from([1, 4, 30]), st.just("work_hour")),
        st.builds(Limit, st.sampled_from([1, 2, 5]), st.just("work_day")),
        st.builds(Limit, st.sampled_from([1, 4]), st.just("calendar_day")),
    ),
)
def test_each_rung_comes_when_the_minutes_say(start: datetime, limit: Limit) -> None:
    made = running(start, limit)
    for rung, share, days in (("slip", 0.5, 3), ("red", 1.0, 10)):
        told, slow = moment_of(rung, made, CALENDAR), slowly(start, made.due_at, limit.unit, share, days)
        assert abs(told - slow) <= MINUTE, (rung, told, slow)
    times = [moment_of(rung, made, CALENDAR) for rung in RUNGS]
    assert times == sorted(times), "no rung comes before the one below"


def walked(limit: Running, reached: int, now: datetime) -> Iterator[str]:
    return (rung for rung, _ in climbed(reached, limit, CALENDAR, now))


@pytest.mark.parametrize(
    ("start", "value", "unit", "rungs"),
    [
        # Four working hours from Wednesday ten o'clock: due at 16:00; two hours more, and four.
        ("2026-03-11 10:00", 4, "work_hour", ["03-11 15:12", "03-11 16:00", "03-12 09:00", "03-12 11:00"]),
        # Ten minutes of an emergency, at night.
        ("2026-03-11 23:00", 10, "minute", ["03-11 23:08", "03-11 23:10", "03-11 23:15", "03-11 23:20"]),
        # Twenty workdays: over by three and by ten of them long before 150 % and 200 %.
        ("2026-03-02 08:30", 20, "work_day", ["03-24 16:06", "03-30 17:30", "04-02 17:30", "04-14 17:30"]),
    ],
)
def test_the_ladder_by_hand(start: str, value: float, unit: str, rungs: list[str]) -> None:
    made = running(at(start), Limit(value, unit))
    times = [moment_of(rung, made, CALENDAR) for rung in RUNGS]
    assert [f"{moment.astimezone(CALENDAR.zone):%m-%d %H:%M}" for moment in times] == rungs
    assert list(walked(made, 0, times[0] - MINUTE)) == []
    assert list(walked(made, 0, times[2])) == ["reminder", "overdue", "slip"]
    assert list(walked(made, 2, times[3])) == ["slip", "red"], "what was told stays told"
    assert [upcoming(n, made, CALENDAR) for n in range(5)] == [*times, None]
    assert all(moment.tzinfo is UTC for moment in times)


def test_waits_are_no_part_of_the_length() -> None:
    """Two hours of a four-hour limit are used, then it stands still for a day: it is over by half after two hours."""
    wait = (at("2026-03-11 11:30"), at("2026-03-12 11:30"))
    made = term(at("2026-03-11 09:30"), Limit(4, "work_hour"), CALENDAR, 0.8, [wait])
    limit = Running(made.near_due_at, made.due_at, made.length, "work_hour")
    assert (made.length, made.due_at) == (timedelta(hours=4), at("2026-03-12 15:30"))
    assert moment_of("slip", limit, CALENDAR) == at("2026-03-12 17:30")
