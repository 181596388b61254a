"""What cases give to the sums of figures: as they are now, as it was kept, and what lies between.

The conditions are those of the measures (`gridgis.cases.measures`), asked as they will stand once every limit has
ended: whether a limit has ended is asked of its day, when the sums are read.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Date,
    FromClause,
    Integer,
    Select,
    SmallInteger,
    Subquery,
    Text,
    and_,
    case,
    cast,
    column,
    false,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union,
    union_all,
    values,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by, array

from gridgis.analytics.models import FACTS, PLACE, STANDING, SUMMED, SUMS, ChangedCase
from gridgis.cases import staged
from gridgis.cases.double_models import Recurrence
from gridgis.cases.measures import FLOWS, MEASURES, MOMENTS, STAGE_DAYS, Day
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.rules import HOPS, OPEN, STAGE_OF

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
DAYS: tuple[Day, ...] = ("submission", "limit", "closing", *STAGE_DAYS)
STANDS = {"stood_in": "submission", "stood_out": "closing"}
DIMENSIONS = (*PLACE, "category_code", "platform")
LEVELS = dict(zip(("county", "town", "village", "grid"), range(1, 5), strict=True))
COARSE = 2
"""The finest level of which there are sums by day, by platform, and of towns alone by category."""


def changed(taken: FromClause | None = None) -> CTE:
    """The keys of cases whose facts may be out of date: those marked, and what they came back from.

    Args:
        taken: the marks to go by; all without.
    """
    marks = select(ChangedCase.county_code, ChangedCase.number).subquery() if taken is None else taken
    same = and_(Recurrence.county_code == marks.c.county_code, Recurrence.number == marks.c.number)
    before = select(Recurrence.county_code, Recurrence.earlier).join(marks, same)
    return union(select(marks.c.county_code, marks.c.number), before).cte("changed")


def fresh(
    keys: FromClause | None, zone: str, *, spans: bool = True, hops: ColumnElement[bool] | None = None
) -> Select[Any]:
    """The facts of ordinary cases as they are now.

    Args:
        keys: of the cases; all cases without.
        zone: local days are reckoned in.
        spans: whether the events are read for what stood at midnights; without, nothing is told of that.
        hops: of which closed cases they are read for the time in each hop; without, of all where `spans` are told.
    """
    moments = MOMENTS | {day: staged.TURNS[stage].due_at for day, stage in STAGE_DAYS.items()}
    days: dict[str, Any] = {name: cast(func.timezone(zone, moments[name]), Date) for name in DAYS}
    held = _held()
    held |= {
        "stood_in": _stood(),
        "stood_out": and_(Case.state.not_in(OPEN), _stood()),
    }
    told = _spans(keys, zone) if spans else None
    stood = _hops(keys, zone, true() if hops is None else hops) if spans or hops is not None else None
    columns: dict[str, Any] = {
        "county_code": Case.county_code,
        "number": Case.number,
        **{name: func.coalesce(one, "") for name, one in zip(PLACE[1:], _BELOW, strict=True)},
        "category_code": Case.category_code,
        "platform": Case.platform,
        **days,
        **{name: func.coalesce(one, false()) for name, one in held.items()},
        **{name: cast(null(), ARRAY(Date)) if told is None else told.c[name] for name in STANDING[2:]},
        "hour": cast(func.extract("hour", func.timezone(zone, Case.submitted_at)), SmallInteger),
        "hops": cast(null(), ARRAY(Integer)) if stood is None else stood.c.hops,
    }
    asked = _with_stages(select(*(columns[one.name].label(one.name) for one in FACTS.c)).select_from(Case))
    if told is not None:
        asked = asked.outerjoin(told, and_(told.c.county_code == Case.county_code, told.c.number == Case.number))
    if stood is not None:
        asked = asked.outerjoin(stood, and_(stood.c.county_code == Case.county_code, stood.c.number == Case.number))
    return _among(asked, keys).where(Case.sensitive.is_(False))


def _held() -> dict[str, ColumnElement[bool]]:
    """Each measure as it will stand once every limit has ended."""
    return {name: (MEASURES[name].row or MEASURES[name].of)(FOREVER) for name in FLOWS}


def _with_stages(asked: Select[Any]) -> Select[Any]:
    """Cases with the row of each stage that they came to."""
    for stage, row in staged.TURNS.items():
        asked = asked.outerjoin(row, staged.joined(stage))
    return asked


_BELOW = (Case.town_code, Case.village_code, Case.current_grid_code)


def _stood() -> ColumnElement[bool]:
    """Whether a case is open, or was until it was closed."""
    return or_(Case.state.in_(OPEN), Case.closed_at >= Case.submitted_at)


def _among(asked: Select[Any], keys: FromClause | None) -> Select[Any]:
    if keys is None:
        return asked
    return asked.join(keys, and_(keys.c.county_code == Case.county_code, keys.c.number == Case.number))


def _spans(keys: FromClause | None, zone: str) -> Subquery:
    """From which day on, and until which, cases stood at the midnights after the day late, or nothing told the limit.

    An event rules over the midnights behind it, until the next one or the closing; nothing does before the first.
    """

    def local(moment: Any) -> Any:
        return cast(func.timezone(zone, moment), Date)

    key = (Case.county_code, Case.number)
    here = and_(CaseEvent.county_code == Case.county_code, CaseEvent.case_number == Case.number)
    following = func.lead(CaseEvent.at).over(partition_by=key, order_by=CaseEvent.seq)
    gone = case((Case.state.not_in(OPEN), local(Case.closed_at)))
    never = cast("infinity", Date)
    tells = func.coalesce(or_(CaseEvent.target.not_in(list(STAGE_OF)), CaseEvent.due_at.is_not(None)), false())
    ruled = select(
        *key,
        local(CaseEvent.at).label("day"),
        func.coalesce(func.least(local(following), gone), never).label("until"),
        local(CaseEvent.due_at).label("due"),
        tells.label("tells"),
    )
    ruled = _among(ruled.select_from(Case).join(CaseEvent, here), keys).where(_stood())
    first = select(func.min(CaseEvent.at)).where(here).correlate(Case).scalar_subquery()
    before = func.coalesce(func.least(local(first), gone), never)
    nothing = select(*key, local(Case.submitted_at), before, cast(null(), Date), false()).select_from(Case)
    each = union_all(ruled, _among(nothing, keys).where(_stood())).subquery("ruled")
    late_from = func.greatest(each.c.day, each.c.due)
    late = and_(each.c.due.is_not(None), late_from < each.c.until)
    untold = and_(~each.c.tells, each.c.day < each.c.until)
    ended = each.c.until < never

    def days(day: Any, *when: Any) -> Any:
        return func.array_agg(aggregate_order_by(day, day)).filter(*when)

    asked = select(
        each.c.county_code,
        each.c.number,
        days(late_from, late).label("late_in"),
        days(each.c.until, late, ended).label("late_out"),
        days(each.c.day, untold).label("untold_in"),
        days(each.c.until, untold, ended).label("untold_out"),
    )
    return asked.group_by(each.c.county_code, each.c.number).subquery("spans")


def _hops(keys: FromClause | None, zone: str, which: ColumnElement[bool]) -> CTE:
    """The working minutes that closed cases stood in each hop: from each event that led into a state to the next."""
    key = (Case.county_code, Case.number)
    here = and_(CaseEvent.county_code == Case.county_code, CaseEvent.case_number == Case.number)
    following = func.lead(CaseEvent.at).over(partition_by=key, order_by=CaseEvent.seq)
    hop = case({state: name for name, states in HOPS.items() for state in states}, value=CaseEvent.target)
    stands = select(*key, hop.label("hop"), CaseEvent.at.label("since"), following.label("until"))
    stands = _among(stands.select_from(Case).join(CaseEvent, here), keys).where(Case.closed_at.is_not(None), which)
    each = stands.subquery("stands")
    minutes = func.sum(func.worked_minutes(each.c.since, each.c.until, zone))
    told = [cast(func.floor(minutes.filter(each.c.hop == name)), Integer) for name in HOPS]
    asked = select(each.c.county_code, each.c.number, array(told).label("hops"))
    asked = asked.where(each.c.hop.is_not(None), each.c.until.is_not(None))
    # Of few marks the planner expects one row, and would reckon all for each.
    return asked.group_by(each.c.county_code, each.c.number).cte("hops").prefix_with("MATERIALIZED")


def kept(keys: FromClause) -> Select[Any]:
    """The facts of cases as they were summed last."""
    same = and_(keys.c.county_code == FACTS.c.county_code, keys.c.number == FACTS.c.number)
    return select(FACTS).join(keys, same)


def spread(
    facts: Sequence[tuple[FromClause, int]], days: Sequence[str] = (*DAYS, *STANDING[2:])
) -> CompoundSelect[Any]:
    """Facts by the days that count: their dimensions, `day`, and for each of `SUMMED` what they give to it.

    Args:
        facts: rows of facts, each kind with its sign, 1 or −1.
        days: those of which rows are made.
    """
    return union_all(*(_on(rows, sign, day) for rows, sign in facts for day in days))


def _on(rows: FromClause, sign: int, day: str) -> Select[Any]:
    if day in DAYS:
        when: Any = rows.c[day]
        given = {name: MEASURES[name].day for name in FLOWS} | STANDS
        counts = {
            name: case((rows.c[name], sign), else_=0) if given.get(name) == day else literal(0) for name in SUMMED
        }
    else:
        when = func.unnest(rows.c[day])
        counts = {name: literal(sign if name == day else 0) for name in SUMMED}
    asked = select(
        *(rows.c[name] for name in DIMENSIONS), when.label("day"), *(one.label(name) for name, one in counts.items())
    )
    return asked.where(rows.c[day].is_not(None))


def summed(days: FromClause) -> Select[Any]:
    """What the rows of `spread` give to the table of sums: a row for each that they change."""
    places = values(column("level", SmallInteger), column("what", Text), column("step", Text), name="kinds").data(
        [
            *((level, "", "month") for level in LEVELS.values()),
            *((level, "", "day") for level in LEVELS.values() if level <= COARSE),
            *((level, "platform", step) for level in LEVELS.values() if level <= COARSE for step in ("day", "month")),
            (COARSE, "category_code", "month"),
        ]
    )
    kind = case(
        (places.c.what == "platform", days.c.platform),
        (places.c.what == "category_code", days.c.category_code),
        else_="",
    )
    start = case((places.c.step == "month", cast(func.date_trunc("month", days.c.day), Date)), else_=days.c.day)
    codes = [case((places.c.level >= n, days.c[name]), else_="") for n, name in enumerate(PLACE, start=1)]
    county, *below = (one.label(name) for one, name in zip(codes, PLACE, strict=True))
    keys = (places.c.level, kind.label("kind"), county, places.c.step, start.label("start"), *below)
    each = select(*keys, *(days.c[name] for name in SUMMED)).select_from(days.join(places, true())).subquery("each")
    sums = {name: func.sum(each.c[name]) for name in SUMMED}
    groups = [each.c[one.name] for one in SUMS.primary_key]
    columns = [*groups, *(cast(one, Integer).label(name) for name, one in sums.items())]
    return select(*columns).group_by(*groups).having(or_(*(one != 0 for one in sums.values())))
