"""Limits and deadlines: working hours and days reckoned over events, never by reading the clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from gridgis.core.errors import Invalid
from gridgis.core.texts import narrow

UNITS = ("minute", "urgent_hour", "work_minute", "work_hour", "work_day", "calendar_day")
Spans = tuple[tuple[time, time], ...]
"""The worked spans of a day in local time, ascending, not overlapping."""

CLOCK_UNITS = {"minute": timedelta(minutes=1), "urgent_hour": timedelta(hours=1), "calendar_day": timedelta(days=1)}
"""Units that run round the clock, with their length."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked, and when.

    Args:
        schedule: the spans of a workday before any of `later`.
        exceptions: days that are not what their weekday says; true for a make-up workday, false for a holiday.
        zone: the zone in which days and hours are reckoned.
        years: those whose holiday notice has been published.
        later: other spans, each from its first day on until the next, in order.
    """

    schedule: Spans
    exceptions: Mapping[date, bool] = field(default_factory=dict)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    years: frozenset[int] = frozenset()
    later: tuple[tuple[date, Spans], ...] = ()
    _worked: dict[date, tuple[tuple[datetime, datetime], ...]] = field(default_factory=dict, repr=False, compare=False)

    def spans(self, day: date) -> Spans:
        """The worked spans of a day, if it is a workday."""
        for first, other in reversed(self.later):
            if first <= day:
                return other
        return self.schedule

    def worked(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """From when to when a local day is worked, ascending, in UTC; empty for a day that is not."""
        known = self._worked.get(day)
        if known is None:
            spans = self.spans(day) if self.is_workday(day) else ()
            moments = [[datetime.combine(day, end, self.zone).astimezone(UTC) for end in span] for span in spans]
            known = self._worked[day] = tuple((opens, closes) for opens, closes in moments)
        return known

    def day_length(self, day: date) -> timedelta:
        """Working time of a workday, by the schedule of a day."""
        return _total(self.spans(day))

    def is_workday(self, day: date) -> bool:
        """Whether a local day is worked."""
        return self.exceptions.get(day, day.weekday() < 5)

    def is_working(self, at: datetime) -> bool:
        """Whether a moment lies in a span of a workday."""
        local = at.astimezone(self.zone)
        inside = any(opens <= local.time() < closes for opens, closes in self.spans(local.date()))
        return inside and self.is_workday(local.date())

    def is_known(self, year: int) -> bool:
        """Whether the holiday notice of a year has been published; without it due times are provisional."""
        return year in self.years

    def guesses(self, end: datetime | None, unit: str) -> bool:
        """Whether a limit of a unit ends in a year whose holidays nobody knows yet, so that it may have to move."""
        counts_days = unit not in CLOCK_UNITS
        return end is not None and counts_days and not self.is_known(end.astimezone(self.zone).year)


@dataclass(frozen=True)
class Limit:
    """So many of a unit; see `UNITS`."""

    value: float
    unit: str

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise Invalid("cases.no_unit", unit=self.unit, units=UNITS, field="limit_unit")
        if not self.value > 0:
            raise Invalid("cases.limit_not_positive", field="limit_value")

    def part(self, share: float, least: timedelta, day_length: timedelta) -> "Limit":
        """A share of it, as rework gets, and at least so much where working hours or days count."""
        units = {"work_hour": timedelta(hours=1), "work_day": day_length}
        floor = least / units[self.unit] if self.unit in units else 0.0
        return Limit(max(self.value * share, floor), self.unit)


def due(start: datetime, limit: Limit, calendar: WorkCalendar) -> datetime:
    """When a limit that starts at `start` ends.

    Clock units (minutes, urgent hours, calendar days) run round the clock. Working hours and minutes start at once, or
    at the next opening when outside hours. Workdays leave the start day out and end at close of work on the N-th
    workday; with a part of a day the limit is taken as working time, but ends no earlier than its whole days alone.

    Args:
        start: with a zone.
        limit: its value and unit.
        calendar: workdays and spans.

    Returns:
        The due time in UTC.
    """
    if limit.unit in CLOCK_UNITS:
        return (start + limit.value * CLOCK_UNITS[limit.unit]).astimezone(UTC)
    local = start.astimezone(calendar.zone)
    if limit.unit == "work_day":
        whole = int(limit.value)
        if whole == limit.value:
            return _after_workdays(local.date(), whole, calendar)
        worked = _after_work(local, limit.value * calendar.day_length(local.date()), calendar)
        return max(worked, _after_workdays(local.date(), whole, calendar)) if whole else worked
    per_unit = timedelta(hours=1) if limit.unit == "work_hour" else timedelta(minutes=1)
    return _after_work(local, limit.value * per_unit, calendar)


def _after_workdays(day: date, count: int, calendar: WorkCalendar) -> datetime:
    while count:
        day += ONE_DAY
        count -= bool(calendar.worked(day))
    return datetime.combine(day, calendar.spans(day)[-1][1], calendar.zone).astimezone(UTC)


def _after_work(start: datetime, left: timedelta, calendar: WorkCalendar) -> datetime:
    day, start = start.astimezone(calendar.zone).date(), start.astimezone(UTC)
    while True:
        for opens, closes in calendar.worked(day):
            begin = max(start, opens)
            if begin < closes:
                if left <= closes - begin:
                    return begin + left
                left -= closes - begin
        day += ONE_DAY


def _total(spans: Spans) -> timedelta:
    ends = ((datetime.combine(date.min, opens), datetime.combine(date.min, closes)) for opens, closes in spans)
    return sum((closes - opens for opens, closes in ends), timedelta())


def spans_of(told: str) -> Spans:
    """`08:30-12:00 14:00-17:30` in spans of a day.

    Raises:
        Invalid: it is none of that form, or does not ascend.
    """
    try:
        ends = [time.fromisoformat(end) for span in narrow(told).split() for end in span.split("-")]
    except ValueError:
        ends = []
    if not ends or len(ends) % 2 or ends != sorted(set(ends)) or any(end.tzinfo for end in ends):
        raise Invalid("calendar.spans", spans=told[:60], field="spans")
    return tuple(zip(ends[::2], ends[1::2], strict=True))


@dataclass(frozen=True)
class Term:
    """When a limit ends and when it is near-due, both in UTC; and its length, without the time that it stood still."""

    due_at: datetime
    near_due_at: datetime
    length: timedelta


def term(
    start: datetime,
    limit: Limit,
    calendar: WorkCalendar,
    share: float,
    waits: Iterable[tuple[datetime, datetime]] = (),
    more: Iterable[Limit] = (),
    least: datetime | None = None,
) -> Term:
    """When a limit that starts at `start` ends and is near-due: made longer, with the times it stood still taken out.

    Args:
        start: with a zone.
        limit: its value and unit.
        calendar: workdays and spans.
        share: of the limit after which it is near-due.
        waits: from when to when it stood still, in order.
        more: by what it was extended, each from where it would have ended; near-due is a share of the whole.
        least: before which it does not end, extensions apart.
    """
    end = max(due(start, limit, calendar), least or start)
    for extension in more:
        end = due(end, extension, calendar)
    length = length_of(start, end, limit.unit, calendar)
    near = min(later(start, share * length, limit.unit, calendar), end)
    for stopped_at, at in waits:
        end = resumed(end, stopped_at, at, limit.unit, calendar)
        near = resumed(near, stopped_at, at, limit.unit, calendar)
    return Term(end, near, length)


def near_due(start: datetime, end: datetime, unit: str, calendar: WorkCalendar, share: float) -> datetime:
    """When a share of the time from `start` to `end` is used: clock time for clock units, working time for others.

    Returns:
        A moment in UTC, never after `end`; `end` itself where no working time lies between.
    """
    return min(later(start, share * length_of(start, end, unit, calendar), unit, calendar), end.astimezone(UTC))


def length_of(start: datetime, end: datetime, unit: str, calendar: WorkCalendar) -> timedelta:
    """The time from `start` to `end` that a limit of a unit counts: clock time for clock units, working time else."""
    return max(end - start, timedelta()) if unit in CLOCK_UNITS else working_time(start, end, calendar)


def later(start: datetime, length: timedelta, unit: str, calendar: WorkCalendar) -> datetime:
    """When so much of the time that a limit of a unit counts has passed since a moment; in UTC."""
    if unit in CLOCK_UNITS:
        return (start + length).astimezone(UTC)
    return _after_work(start, length, calendar)


def workdays_later(moment: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """Close of work on the so many-th workday after the day of a moment; in UTC."""
    return _after_workdays(moment.astimezone(calendar.zone).date(), days, calendar)


def resumed(due_at: datetime, stopped_at: datetime, at: datetime, unit: str, calendar: WorkCalendar) -> datetime:
    """When a limit ends that stood still from `stopped_at` to `at`: what was left then is left now.

    Args:
        due_at: when it would have ended; one that was over already stays as it is.
        stopped_at: when the clock was stopped.
        at: when it goes on.
        unit: the limit's unit; what is left of clock units is clock time, of others working time.
        calendar: workdays and spans.

    Returns:
        The due time in UTC.
    """
    if due_at <= stopped_at:
        return due_at
    if unit in CLOCK_UNITS:
        return (due_at + (at - stopped_at)).astimezone(UTC)
    return _after_work(at, working_time(stopped_at, due_at, calendar), calendar)


def working_time(start: datetime, end: datetime, calendar: WorkCalendar) -> timedelta:
    """Working time between two moments; zero when `end` is not after `start`."""
    total, day, last = timedelta(), *(moment.astimezone(calendar.zone).date() for moment in (start, end))
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    while day <= last:
        for opens, closes in calendar.worked(day):
            total += max(min(end, closes) - max(start, opens), timedelta())
        day += ONE_DAY
    return total
