"""Limits and due times: the domain guide's ten vectors, units, fractions, rework, and what must always hold."""

import csv
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridgis.cases.clocks import (
    CLOCK_UNITS,
    UNITS,
    Limit,
    WorkCalendar,
    due,
    resumed,
    term,
    working_time,
)
from gridgis.core.errors import Invalid
from gridgis.core.paths import REFERENCE

SHANGHAI = ZoneInfo("Asia/Shanghai")


def days_of_the_notice() -> dict[date, bool]:
    """The work calendar that the product ships."""
    with (REFERENCE / "workday_calendar.csv").open(encoding="utf-8", newline="") as lines:
        return {date.fromisoformat(row["day"]): row["is_workday"] == "true" for row in csv.DictReader(lines)}


SCHEDULE = ((time(8, 30), time(12)), (time(14), time(17, 30)))
CALENDAR = WorkCalendar(SCHEDULE, days_of_the_notice(), years=frozenset({2024, 2025, 2026}))
HOURS = timedelta(hours=1)


def at(text: str) -> datetime:
    """A moment in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def moments(first: str, last: str) -> st.SearchStrategy[datetime]:
    """Moments in Shanghai between two days."""
    return st.datetimes(datetime.fromisoformat(first), datetime.fromisoformat(last), timezones=st.just(SHANGHAI))


@pytest.mark.parametrize(
    ("start", "value", "unit", "end"),
    [
        ("2026-02-13 16:30", 4, "work_hour", "2026-02-14 11:30"),
        ("2026-02-13 16:30", 2, "work_day", "2026-02-24 17:30"),
        ("2026-02-17 23:00", 3, "urgent_hour", "2026-02-18 02:00"),
        ("2026-09-30 11:00", 8, "work_hour", "2026-10-08 12:00"),
        ("2026-09-30 11:00", 5, "work_day", "2026-10-13 17:30"),
        ("2026-05-09 15:00", 2, "work_hour", "2026-05-09 17:00"),
        ("2026-06-20 10:00", 1, "work_hour", "2026-06-22 09:30"),
        ("2026-06-18 09:00", 7, "work_day", "2026-06-30 17:30"),
        ("2026-03-11 12:30", 1.5, "work_hour", "2026-03-11 15:30"),
        ("2026-03-13 18:00", 1, "work_day", "2026-03-16 17:30"),
    ],
)
def test_the_vectors_of_the_domain_guide(start: str, value: float, unit: str, end: str) -> None:
    assert due(at(start), Limit(value, unit), CALENDAR) == at(end)


@pytest.mark.parametrize(
    ("start", "value", "unit", "end"),
    [
        ("2026-03-11 23:55", 10, "minute", "2026-03-12 00:05"),
        ("2026-03-11 17:20", 30, "work_minute", "2026-03-12 08:50"),
        ("2026-02-16 09:00", 2, "calendar_day", "2026-02-18 09:00"),
        ("2026-03-11 11:00", 1, "work_hour", "2026-03-11 12:00"),
        ("2026-03-11 12:00", 1, "work_minute", "2026-03-11 14:01"),
        ("2026-03-11 17:30", 1, "work_hour", "2026-03-12 09:30"),
        ("2026-03-14 09:00", 1, "work_day", "2026-03-16 17:30"),
    ],
)
def test_each_unit_and_the_edges_of_a_working_day(start: str, value: float, unit: str, end: str) -> None:
    assert due(at(start), Limit(value, unit), CALENDAR) == at(end)


def test_due_times_are_given_in_utc() -> None:
    for unit in UNITS:
        assert due(at("2026-03-11 10:00"), Limit(1, unit), CALENDAR).tzinfo is UTC


def test_days_are_reckoned_in_the_calendars_zone_not_the_senders() -> None:
    """23:30 UTC on Tuesday is 07:30 on Wednesday in Shanghai: Wednesday is the start day."""
    start = datetime(2026, 3, 10, 23, 30, tzinfo=UTC)
    assert due(start, Limit(1, "work_day"), CALENDAR) == at("2026-03-12 17:30")
    assert due(start, Limit(1, "work_hour"), CALENDAR) == at("2026-03-11 09:30")


def test_a_part_of_a_day_is_working_time() -> None:
    assert due(at("2026-03-11 09:00"), Limit(0.5, "work_day"), CALENDAR) == at("2026-03-11 14:30")


def test_a_longer_limit_never_ends_before_a_shorter_one() -> None:
    start = at("2026-03-13 09:00")
    one, more = (due(start, Limit(value, "work_day"), CALENDAR) for value in (1, 1.5))
    assert one == at("2026-03-16 17:30")
    assert more >= one


def test_another_schedule_counts_its_own_hours() -> None:
    calendar = WorkCalendar(((time(9), time(13)),), zone=SHANGHAI)
    assert due(at("2026-03-13 12:00"), Limit(2, "work_hour"), calendar) == at("2026-03-16 10:00")
    assert due(at("2026-03-12 12:00"), Limit(1, "work_day"), calendar) == at("2026-03-13 13:00")
    assert Limit(1, "work_day").part(0.5, 3 * HOURS, calendar.day_length(date(2026, 3, 12))) == Limit(0.75, "work_day")


@pytest.mark.parametrize(
    ("limit", "half"),
    [
        (Limit(10, "work_day"), Limit(5, "work_day")),
        (Limit(16, "work_hour"), Limit(8, "work_hour")),
        (Limit(4, "work_hour"), Limit(4, "work_hour")),
        (Limit(1, "work_hour"), Limit(4, "work_hour")),
        (Limit(1, "work_day"), Limit(4 / 7, "work_day")),
        (Limit(2, "urgent_hour"), Limit(1, "urgent_hour")),
        (Limit(1, "urgent_hour"), Limit(0.5, "urgent_hour")),
    ],
)
def test_rework_gets_half_and_at_least_four_working_hours(limit: Limit, half: Limit) -> None:
    assert limit.part(0.5, 4 * HOURS, CALENDAR.day_length(date(2026, 3, 12))) == half


def test_rework_of_one_workday_is_four_working_hours() -> None:
    rework = Limit(1, "work_day").part(0.5, 4 * HOURS, CALENDAR.day_length(date(2026, 3, 12)))
    assert due(at("2026-03-11 09:00"), rework, CALENDAR) == at("2026-03-11 15:00")


@pytest.mark.parametrize("value", [0, -1, float("nan")])
def test_a_limit_is_greater_than_zero(value: float) -> None:
    with pytest.raises(Invalid) as refusal:
        Limit(value, "work_hour")
    assert refusal.value.facts["field"] == "limit_value"


def test_an_unknown_unit_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Invalid, match="work_day, calendar_day") as refusal:
        Limit(1, "fortnight")
    assert refusal.value.facts["field"] == "limit_unit"


def test_a_year_without_notice_is_provisional() -> None:
    assert CALENDAR.is_known(2026)
    assert not CALENDAR.is_known(2031)


@pytest.mark.parametrize(
    ("due_at", "stopped", "at_", "unit", "end"),
    [
        ("2026-03-11 16:00", "2026-03-11 11:00", "2026-03-12 10:00", "work_hour", "2026-03-12 15:00"),
        ("2026-03-11 16:00", "2026-03-11 11:00", "2026-03-12 20:00", "work_minute", "2026-03-13 11:30"),
        ("2026-03-18 17:30", "2026-03-12 10:00", "2026-03-16 10:00", "work_day", "2026-03-20 17:30"),
        ("2026-03-11 16:00", "2026-03-11 11:00", "2026-03-14 03:00", "urgent_hour", "2026-03-14 08:00"),
        ("2026-03-11 16:00", "2026-03-11 15:50", "2026-03-14 03:00", "minute", "2026-03-14 03:10"),
        ("2026-03-13 16:00", "2026-03-11 16:00", "2026-03-14 03:00", "calendar_day", "2026-03-16 03:00"),
        ("2026-03-11 16:00", "2026-03-11 16:00", "2026-03-14 10:00", "work_hour", "2026-03-11 16:00"),
        ("2026-03-11 16:00", "2026-03-12 10:00", "2026-03-14 10:00", "urgent_hour", "2026-03-11 16:00"),
    ],
)
def test_what_was_left_when_a_clock_stopped_is_left_when_it_goes_on(
    due_at: str, stopped: str, at_: str, unit: str, end: str
) -> None:
    assert resumed(at(due_at), at(stopped), at(at_), unit, CALENDAR) == at(end)


@given(moments("2026-01-01", "2026-03-01"), st.floats(1, 30))
def test_a_wait_of_no_time_changes_no_limit(start: datetime, hours: float) -> None:
    end = due(start, Limit(hours, "work_hour"), CALENDAR)
    again = resumed(end, start, start, "work_hour", CALENDAR)
    assert abs(again - end) < timedelta(milliseconds=1)


def test_working_time_leaves_out_nights_breaks_and_holidays() -> None:
    assert working_time(at("2026-03-11 11:00"), at("2026-03-11 15:00"), CALENDAR) == timedelta(hours=2)
    assert working_time(at("2026-02-13 16:30"), at("2026-02-24 09:00"), CALENDAR) == timedelta(hours=8.5)
    assert working_time(at("2026-03-11 15:00"), at("2026-03-11 11:00"), CALENDAR) == timedelta()


starts = moments("2025-12-01", "2026-11-01")
values = st.floats(0.05, 40, allow_nan=False)
work_units = st.sampled_from(["work_minute", "work_hour", "work_day"])


@given(starts, starts, values, st.sampled_from(UNITS))
def test_a_later_start_is_never_due_earlier(one: datetime, two: datetime, value: float, unit: str) -> None:
    early, late = sorted((one, two))
    limit = Limit(value, unit)
    assert due(early, limit, CALENDAR) <= due(late, limit, CALENDAR)


@given(starts, values, values, st.sampled_from(UNITS))
def test_more_time_is_never_due_earlier(start: datetime, one: float, two: float, unit: str) -> None:
    less, more = sorted((one, two))
    assert start < due(start, Limit(less, unit), CALENDAR) <= due(start, Limit(more, unit), CALENDAR)


@given(starts, st.integers(1, 12), st.floats(0.05, 1))
def test_whole_days_and_parts_of_days_are_in_one_order(start: datetime, whole: int, part: float) -> None:
    assert due(start, Limit(whole, "work_day"), CALENDAR) <= due(start, Limit(whole + part, "work_day"), CALENDAR)
    assert due(start, Limit(whole - 1 + part, "work_day"), CALENDAR) <= due(start, Limit(whole, "work_day"), CALENDAR)


@given(starts, values, work_units)
def test_working_limits_end_inside_a_working_span(start: datetime, value: float, unit: str) -> None:
    end = due(start, Limit(value, unit), CALENDAR).astimezone(SHANGHAI)
    assert CALENDAR.is_workday(end.date())
    assert any(opens < end.time() <= closes for opens, closes in SCHEDULE)


@given(starts, st.floats(0.05, 40, allow_nan=False))
def test_working_hours_pass_between_start_and_due(start: datetime, hours: float) -> None:
    end = due(start, Limit(hours, "work_hour"), CALENDAR)
    passed = working_time(start, end, CALENDAR)
    assert abs(passed - timedelta(hours=hours)) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("start", "value", "unit", "near"),
    [
        ("2026-02-13 16:30", 4, "work_hour", "2026-02-14 10:42"),
        ("2026-02-13 16:30", 2, "work_day", "2026-02-24 14:30"),
        ("2026-02-17 23:00", 3, "urgent_hour", "2026-02-18 01:24"),
        ("2026-03-11 23:55", 10, "minute", "2026-03-12 00:03"),
        ("2026-03-13 18:00", 1, "work_day", "2026-03-16 16:06"),
    ],
)
def test_a_limit_is_near_due_when_four_fifths_of_it_are_used(start: str, value: float, unit: str, near: str) -> None:
    """The second: one hour on Friday, seven on the make-up Saturday, then four of the seven of the last day."""
    assert term(at(start), Limit(value, unit), CALENDAR, 0.8).near_due_at == at(near)


@given(
    moments("2026-01-05T00:00", "2026-11-30T00:00"),
    st.floats(0.1, 20).map(lambda value: round(value, 2)),
    st.sampled_from(UNITS),
    st.lists(st.tuples(st.floats(0, 90), st.floats(0, 90)), max_size=3),
)
def test_what_is_used_when_it_is_near_due_is_four_fifths_whatever_stood_still(
    start: datetime, value: float, unit: str, pauses: list[tuple[float, float]]
) -> None:
    waits, moment = [], start
    for after, length in pauses:
        stopped = moment + timedelta(hours=after)
        moment = stopped + timedelta(hours=length)
        waits.append((stopped, moment))
    limit = Limit(value, unit)
    plain, runs = term(start, limit, CALENDAR, 0.8), term(start, limit, CALENDAR, 0.8, waits)
    assert plain.near_due_at <= plain.due_at == due(start, limit, CALENDAR)
    assert start <= runs.near_due_at <= runs.due_at

    def used(until: datetime) -> timedelta:
        span = (lambda a, b: b - a) if unit in CLOCK_UNITS else (lambda a, b: working_time(a, b, CALENDAR))
        total = span(start, until)
        for stopped, back in waits:
            if stopped < until:
                total -= span(stopped, min(back, until))
        return total

    assert abs(used(runs.near_due_at) - 0.8 * used(runs.due_at)) < timedelta(seconds=1)
