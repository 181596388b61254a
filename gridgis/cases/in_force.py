"""What counts for cases on a day: categories, limits of stages, thresholds and the work calendar, held by version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.clocks import Limit, WorkCalendar, spans_of
from gridgis.cases.models import Case
from gridgis.cases.phases import at_phase, phases_of
from gridgis.cases.term_models import (
    CalendarDay,
    CalendarYear,
    Category,
    CategoryVersion,
    StageLimit,
    StageLimitVersion,
    WorkSchedule,
)
from gridgis.core.errors import Misset
from gridgis.core.held import held
from gridgis.core.thresholds import Thresholds, thresholds


@dataclass(frozen=True)
class Limits:
    """All that due times are reckoned from."""

    calendar: WorkCalendar
    stages: dict[tuple[str, str], Limit]
    thresholds: Thresholds


def categories(session: Session, codes: Iterable[str] | None = None, day: date | None = None) -> list[Category]:
    """All categories in code order, or those of the given codes, as they count for what arrives on a day.

    Without a day they are as they were at first, which their names do not change from.
    """
    every = held(session, Category, lambda: _categories(session))
    wanted = every if codes is None else sorted({code for code in codes if code in every})
    return [_on(every[code], day) for code in wanted]


def category_of(session: Session, case: Case, zone: str) -> Category:
    """The category of a case as it counted when the case arrived; its limit that of the phase that runs."""
    (found,) = categories(session, [case.category_code], arrival(case, zone))
    return in_phase(found, case.phases_done)


def in_phase(category: Category, reached: int) -> Category:
    """A category with the limit of the phase that runs when so many were reached."""
    nth = at_phase(category.phases, reached)
    if not nth:
        return category
    same = {column.name: getattr(category, column.name) for column in Category.__table__.columns}
    limit = phases_of(category.phases)[nth].limit
    return Category(**same | {"limit_value": limit.value, "limit_unit": limit.unit})


def arrival(case: Case, zone: str) -> date:
    """The local day on which a case arrived: what counts for it is what counted then."""
    return case.submitted_at.astimezone(ZoneInfo(zone)).date()


Dated = list[tuple[date, Any]]
"""What counts from its first day on until that of the next, in order."""


def _on(versions: Dated, day: date | None) -> Any:
    """What counts on a day; at first, without one."""
    if day is None or len(versions) == 1:
        return versions[0][1]
    return next((one for first, one in reversed(versions) if first <= day), versions[0][1])


def _categories(session: Session) -> dict[str, Dated]:
    rows = session.execute(select(*Category.__table__.columns).order_by(Category.code)).mappings()
    found: dict[str, Dated] = {row["code"]: [(date.min, Category(**row))] for row in rows}
    later = select(*CategoryVersion.__table__.columns).order_by(CategoryVersion.code, CategoryVersion.valid_from)
    for row in session.execute(later).mappings():
        (_, first), *_ = found[row["code"]]
        same = {column.name: getattr(first, column.name) for column in Category.__table__.columns}
        now = {name: one for name, one in row.items() if name != "valid_from"}
        found[row["code"]].append((row["valid_from"], Category(**same | now)))
    return found


def limits(session: Session, zone: str, since: date, arrived: date | None = None) -> Limits:
    """Stage limits, thresholds, and the work calendar from the year of a day on, with all the years that are known.

    Args:
        zone: the zone in which limits are reckoned.
        since: the first day that is reckoned with.
        arrived: the day on which the case arrived, whose stage limits count; `since` where none is named.
    """
    firsts = held(session, StageLimitVersion, lambda: _firsts(session))
    stages = max((one for one in firsts if one <= (arrived or since)), default=None)
    return held(
        session,
        (Limits, zone, since.year, stages),
        lambda: _limits(session, zone, since.replace(month=1, day=1), stages or date.min),
    )


def _firsts(session: Session) -> list[date]:
    """The days from which some stage limit is another."""
    return list(session.scalars(select(StageLimitVersion.valid_from).distinct()))


def _stages(session: Session, day: date) -> dict[tuple[str, str], Limit]:
    """The stage limits of what arrives on a day."""
    at_first = session.execute(select(StageLimit.stage, StageLimit.urgency, StageLimit.value, StageLimit.unit))
    found = {(stage, urgency): Limit(value, unit) for stage, urgency, value, unit in at_first}
    one = StageLimitVersion
    later = select(one.stage, one.urgency, one.value, one.unit).where(one.valid_from <= day).order_by(one.valid_from)
    return found | {(stage, urgency): Limit(value, unit) for stage, urgency, value, unit in session.execute(later)}


def _limits(session: Session, zone: str, first: date, arrived: date) -> Limits:
    days = session.execute(select(CalendarDay.day, CalendarDay.is_workday).where(CalendarDay.day >= first)).all()
    told = select(WorkSchedule.first_day, WorkSchedule.spans).order_by(WorkSchedule.first_day)
    schedules = [(day, spans_of(spans)) for day, spans in session.execute(told)]
    if not schedules:
        raise Misset("calendar.no_schedule")
    (_, usual), *later = schedules
    return Limits(
        WorkCalendar(
            usual,
            dict(days),
            zone=ZoneInfo(zone),
            years=frozenset(session.scalars(select(CalendarYear.year))),
            later=tuple(later),
        ),
        _stages(session, arrived),
        thresholds(session),
    )
