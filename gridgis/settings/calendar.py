"""The work calendar: shown by year, changed after a preview, open cases reckoned again."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from gridgis.cases.clocks import spans_of
from gridgis.cases.sweeping import Days, touched
from gridgis.cases.term_models import CalendarDay, CalendarYear, WorkSchedule
from gridgis.core.errors import Conflict, Invalid
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.changes import RowChange
from gridgis.settings.saving import Topic


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


def _refuse(session: Session, rows: Sequence[RowChange]) -> None:
    if session.scalar(select(func.min(WorkSchedule.first_day))) != BEGINNING:
        raise Conflict("calendar.first_schedule")


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


TOPIC = Topic("calendar", _wanted, _reach, lambda rows, days, zone: touched(days, zone), _refuse)
