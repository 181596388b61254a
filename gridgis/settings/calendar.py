"""The work calendar: shown by year, changed after a preview, open cases reckoned again."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from gridgis.cases.clocks import spans_of
from gridgis.cases.models import CalendarDay, CalendarYear, WorkSchedule
from gridgis.cases.sweeping import Days, Effect, effect, sweep
from gridgis.core.errors import Conflict, Invalid
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.changes import ChangeRow, RowChange
from gridgis.settings.models import SettingChange

TOPIC = "calendar"


@dataclass(frozen=True)
class Day:
    """A holiday, or a make-up workday; asked for as None it is what its weekday says."""

    day: date
    is_workday: bool | None
    name: str = ""


@dataclass(frozen=True)
class Year:
    """A year, and whether its holiday notice has been published."""

    year: int
    published: bool
    notice: str = ""


@dataclass(frozen=True)
class Schedule:
    """The worked spans of a day from a first day on; asked for without spans it goes, and the one before goes on."""

    first_day: date
    spans: str | None
    name: str = ""


@dataclass(frozen=True)
class Asked:
    """A change: days, years and schedules as they are to be; or the number of a change that it undoes."""

    days: Sequence[Day] = ()
    years: Sequence[Year] = ()
    schedules: Sequence[Schedule] = ()
    undoes: int | None = None


@dataclass(frozen=True)
class CalendarView:
    """A year with its days that are not what their weekday says, all schedules, and the years that are published."""

    year: Year
    days: list[Day]
    schedules: list[Schedule]
    years: list[int]
    version: str


@dataclass(frozen=True)
class Preview:
    """What a change would do: its rows, the days whose working time is another, and open cases."""

    rows: list[RowChange]
    first_day: date
    last_day: date | None
    effect: Effect
    version: str = ""


def view(session: Session, actor: Actor, year: int) -> CalendarView:
    """The calendar of a year."""
    changes.require_all(actor)
    found = session.get(CalendarYear, year)
    days = session.scalars(
        select(CalendarDay).where(extract("year", CalendarDay.day) == year).order_by(CalendarDay.day)
    )
    schedules = session.scalars(select(WorkSchedule).order_by(WorkSchedule.first_day))
    return CalendarView(
        Year(year, found is not None, found.notice if found else ""),
        [Day(one.day, one.is_workday, one.name) for one in days],
        [Schedule(one.first_day, one.spans, one.name) for one in schedules],
        list(session.scalars(select(CalendarYear.year).order_by(CalendarYear.year))),
        changes.version(session),
    )


def preview(session: Session, actor: Actor, asked: Asked, *, zone: str, at: datetime) -> Preview:
    """What a change would do, without doing it."""
    changes.require_all(actor)
    seen, point = changes.version(session), session.begin_nested()
    try:
        return replace(_done(session, asked, zone=zone, at=at), version=seen)
    finally:
        point.rollback()


@audited("settings.calendar", "setting_change", "{made.id}", first_day="made.first_day", reason="reason")
def change(
    session: Session, actor: Actor, asked: Asked, *, reason: str, version: str | None, zone: str, at: datetime
) -> ChangeRow:
    """Change the calendar; open cases are reckoned by `reckon`, here or by the worker.

    Args:
        reason: why, for the record.
        version: of the calendar that was seen; None for whatever stands now.

    Raises:
        Conflict: it has changed since; or what is to be undone can't be.
        Invalid: it would change nothing, or can't be so.
    """
    changes.require_all(actor)
    changes.take_turn(session, version)
    done = _done(session, asked, zone=zone, at=at)
    made = SettingChange(
        topic=TOPIC,
        first_day=done.first_day,
        last_day=done.last_day,
        at=at,
        account_id=actor.account_id,
        made_by=actor.display_name,
        reason=reason.strip(),
        rows=[asdict(row) for row in done.rows],
        shorter=done.effect.shorter,
        longer=done.effect.longer,
        undoes=asked.undoes,
        reckoned_to="",
    )
    session.add(made)
    session.flush()
    return changes.listed(session, TOPIC, only=made.id)[0]


def reckon(session: Session, *, zone: str, at: datetime) -> bool:
    """Reckon some of the open cases that a change of the calendar waits for; whether there is more to do."""
    waiting = select(SettingChange).where(SettingChange.reckoned_to.is_not(None)).order_by(SettingChange.id)
    found = session.scalars(waiting.limit(1).with_for_update(), execution_options={"populate_existing": True}).first()
    if found is None:
        return False
    days, after = Days(found.first_day, found.last_day), found.reckoned_to or ""
    found.reckoned_to, _ = sweep(session, days, zone=zone, after=after, at=at, change=found.id)
    session.flush()
    return True


def _done(session: Session, asked: Asked, *, zone: str, at: datetime) -> Preview:
    """Change the rows, and tell what that does."""
    rows = list(_wanted(session, asked)) if asked.undoes is None else changes.turned_back(session, asked.undoes)
    if not rows:
        raise Invalid("calendar.nothing", field="days")
    # a schedule reaches to the next, by what stands before and after
    before = [_reach(session, row) for row in rows]
    changes.write(session, rows)
    reached = before + [_reach(session, row) for row in rows]
    if session.scalar(select(func.min(WorkSchedule.first_day))) != BEGINNING:
        raise Conflict("calendar.first_schedule")
    days = Days(
        min(one.first for one in reached),
        None if any(one.last is None for one in reached) else max(one.last for one in reached if one.last),
    )
    return Preview(rows, days.first, days.last, effect(session, days, zone=zone, at=at))


BEGINNING = date(1900, 1, 1)
"""From when the first schedule counts."""


def _wanted(session: Session, asked: Asked) -> Iterator[RowChange]:
    for name, keys in (
        ("day", [one.day for one in asked.days]),
        ("year", [one.year for one in asked.years]),
        ("schedule", [one.first_day for one in asked.schedules]),
    ):
        if len(set(keys)) < len(keys):
            raise Invalid("calendar.twice", field=f"{name}s")
    days = [({"day": one.day}, _day_row(one)) for one in asked.days]
    years = [({"year": one.year}, {"year": one.year, "notice": one.notice} if one.published else None)
             for one in asked.years]  # fmt: skip
    schedules = [({"first_day": one.first_day}, _schedule_row(one)) for one in asked.schedules]
    yield from changes.differences(session, "workday_calendar", days)
    yield from changes.differences(session, "calendar_years", years)
    yield from changes.differences(session, "work_schedules", schedules)


def _day_row(one: Day) -> dict[str, object] | None:
    """The row of a day; none where it is what its weekday says."""
    if one.is_workday is None or one.is_workday == (one.day.weekday() < 5):
        return None
    return asdict(one)


def _schedule_row(one: Schedule) -> dict[str, object] | None:
    if one.spans is None:
        return None
    told = (f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in spans_of(one.spans))
    return {"first_day": one.first_day, "spans": " ".join(told), "name": one.name}


def _reach(session: Session, row: RowChange) -> Days:
    """The days whose working time, or whose being known, a row decides."""
    told = changes.typed(row.table, row.after or row.before) or {}
    if row.table == "workday_calendar":
        return Days(told["day"], told["day"])
    if row.table == "calendar_years":
        return Days(date(told["year"], 1, 1), date(told["year"], 12, 31))
    following = select(func.min(WorkSchedule.first_day)).where(WorkSchedule.first_day > told["first_day"])
    next_day = session.scalar(following)
    return Days(told["first_day"], next_day - timedelta(days=1) if next_day else None)
