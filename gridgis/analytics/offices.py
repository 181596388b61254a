"""How offices work with what they are given: counts and rates by office, each of `gridgis.cases.work`."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select, tuple_
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Figures, Period
from gridgis.analytics.rows import rows_of
from gridgis.cases import filters, work
from gridgis.cases import queries as cases
from gridgis.cases.measures import in_period
from gridgis.cases.models import Case
from gridgis.cases.rules import HOPS
from gridgis.cases.work import HOURS, MOMENTS, WORK, WORK_RATES, Day
from gridgis.people import queries as people
from gridgis.security.rules import Actor

Counts = dict[str, int]
LEAST_HOURS = 10
"""Below so many cases no hours are told."""
UNKNOWN: Figures = dict.fromkeys(HOURS)
DAYS: tuple[tuple[Day, ...], ...] = (
    ("dispatch", "sign_limit", "handle_limit"),
    ("decision",),
    ("whistle_limit",),
    ("slip",),
    ("closing",),
)
"""The days that count, those of one table together."""


@dataclass(frozen=True)
class OfficeFigures:
    """The counts and rates of one office; a rate is None where too few stand behind it."""

    code: str
    name: str
    figures: Figures


@dataclass(frozen=True)
class Offices:
    """The offices of which anything is counted, by name, and all of them together, each case once."""

    items: list[OfficeFigures]
    total: Figures


def offices(session: Session, actor: Actor, *, place: str | None, period: Period, at: datetime) -> Offices:
    """How the offices worked in a place and a period, of the ordinary cases that the actor may read.

    Args:
        place: code of a division or grid in which the cases lie; None for all.
        period: whole local days.
        at: the moment against which limits count.
    """
    counted: dict[str | None, Counts] = {}
    for days in DAYS:
        for code, found in _counted(session, actor, days, place, period, at).items():
            counted.setdefault(code, dict.fromkeys(WORK, 0)).update(found)
    total = counted.pop(None, dict.fromkeys(WORK, 0))
    took = _hours(session, actor, place, period)
    named = people.offices(session, [code for code in counted if code])
    rows = [
        OfficeFigures(code, named[code].name if code in named else code, _figured(found) | took.get(code, UNKNOWN))
        for code, found in counted.items()
        if code and any(found.values())
    ]
    return Offices(sorted(rows, key=lambda one: (one.name, one.code)), _figured(total) | took.get(None, UNKNOWN))


def _counted(
    session: Session, actor: Actor, days: tuple[Day, ...], place: str | None, period: Period, at: datetime
) -> dict[str | None, Counts]:
    """The counts that go by some days, by office, and by None for all; cases, each once."""
    begin, end = period.bounds()
    table = work.table_of(days[0])
    told = {name: one for name, one in WORK.items() if one.day in days}
    so = [and_(one.of(at), in_period(MOMENTS[one.day], begin, end)).label(name) for name, one in told.items()]
    number = work.number_of(table).label("case_number")
    of_case = and_(Case.county_code == table.county_code, Case.number == number.element)
    asked = select(table.office_code.label("code"), number, *so).join(Case, of_case)
    asked = asked.where(work.counts(), work.counted(days), or_(*(in_period(MOMENTS[day], begin, end) for day in days)))
    if place is not None:
        asked = asked.where(filters.in_place(session, place))
    # Once a row: in an aggregate each condition would be asked for each office and again for all of them.
    each = cases.counted_for(asked, actor).cte("each").prefix_with("MATERIALIZED")
    columns = [func.count(each.c.case_number.distinct()).filter(each.c[name]).label(name) for name in told]
    whole = func.grouping(each.c.code).label("whole")
    grouped = select(each.c.code, whole, *columns).group_by(func.grouping_sets(tuple_(each.c.code), tuple_()))
    rows = session.execute(grouped).mappings()
    return {None if row["whole"] else row["code"]: {name: row[name] for name in told} for row in rows}


def _hours(session: Session, actor: Actor, place: str | None, period: Period) -> dict[str | None, Figures]:
    """Working hours from dispatch to the result of the cases that offices closed, by office and by None for all.

    Taken from the facts of cases, where they are kept; none where fewer than ten tell.
    """
    closed = period.bounds()
    here = and_(True, *([] if place is None else [filters.in_place(session, place)]))
    facts = rows_of(period.zone, closed=closed, only=here)
    same = and_(facts.c.county_code == Case.county_code, facts.c.number == Case.number)
    names = list(HOPS)
    sign, handle = (facts.c.hops[names.index(hop) + 1] for hop in ("sign", "handle"))
    minutes = (func.coalesce(sign, 0) + func.coalesce(handle, 0)).label("minutes")
    asked = select(Case.office_code.label("code"), minutes).join(facts, same)
    asked = asked.where(work.counts(), Case.office_code.is_not(None), in_period(Case.closed_at, *closed))
    asked = asked.where(or_(sign.is_not(None), handle.is_not(None)), here)
    each = cases.counted_for(asked, actor).cte("each").prefix_with("MATERIALIZED")
    told = [func.percentile_cont(at).within_group(each.c.minutes).label(name) for name, at in HOURS.items()]
    grouped = select(each.c.code, func.grouping(each.c.code).label("whole"), func.count().label("many"), *told)
    rows = session.execute(grouped.group_by(func.grouping_sets(tuple_(each.c.code), tuple_()))).mappings()
    return {
        None if row["whole"] else row["code"]: {name: round(row[name] / 60, 1) for name in HOURS}
        for row in rows
        if row["many"] >= LEAST_HOURS
    }


def _figured(counts: Counts) -> Figures:
    made: Figures = dict(counts)
    for name, rate in WORK_RATES.items():
        part, whole = counts[rate.part], counts[rate.whole]
        made[name] = None if whole < rate.least else part / whole * rate.per
    return made
