"""What charts tell beside figures: by category, by hour, by hop of the life, what stands open, and who passed on what.

Each count is a list of cases (`gridgis.cases.filters`), all of ordinary ones; medians and ninth deciles are given from
`FEW` cases on. Source of quantiles: linear between neighbours (`percentile_cont`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import Float, and_, case, cast, false, func, literal, or_, select
from sqlalchemy.orm import Session

from gridgis.analytics.counting import narrowed
from gridgis.analytics.figures import Period
from gridgis.analytics.findings import year_before
from gridgis.analytics.rows import days_of, limit_rows, limits_now, rows_of, within_reach
from gridgis.analytics.since import first_day, reaches
from gridgis.cases import in_force
from gridgis.cases import queries as cases
from gridgis.cases.clocks import WorkCalendar
from gridgis.cases.handing import handed
from gridgis.cases.measures import MEASURES
from gridgis.cases.models import Case
from gridgis.cases.rules import HOPS, OPEN
from gridgis.cases.waiting import POSTS, post_of
from gridgis.people import queries as people
from gridgis.security.rules import Actor

FEW = 10
Against = Literal["year", "before"]
AGES = (0, 1, 3, 5, 10, 20)
"""The least workdays of each class of ages."""
LONG_DAYS = 120
"""So far back are workdays counted for the limits of ages."""
STANDS = ("overdue", "near_due", "suspended", "in_time")
"""How an open case stands against its limit, by the words of the list's filter."""


@dataclass(frozen=True)
class CategoryCount:
    """What was reported of a category in a period and in the other one; None where cases do not reach back so far."""

    code: str
    now: int
    then: int | None


def by_category(
    session: Session, actor: Actor, *, place: str | None, period: Period, category: str | None, against: Against
) -> tuple[Period, date | None, list[CategoryCount]]:
    """What was reported by category, beside the same days a year ago or the days before; the most first.

    Returns:
        The other period, the day of the first case, and the categories of which anything was reported in either.
    """
    other = year_before(period) if against == "year" else period.before()
    rows = rows_of(period.zone)
    spans = [rows.c.submission.between(one.begin, one.end) for one in (period, other)]
    counts = [func.count().filter(span) for span in spans]
    asked = select(rows.c.category_code, *counts).where(rows.c.reported, or_(*spans)).group_by(rows.c.category_code)
    found = session.execute(within_reach(session, actor, asked, rows, place, category))
    told = sorted(found, key=lambda row: (-row[1], -row[2], row[0]))
    since = first_day(session, actor, place, period.zone)
    known = reaches(since, other.begin)
    return other, since, [CategoryCount(code, now, then if known else None) for code, now, then in told if now or known]


@dataclass(frozen=True)
class HourCount:
    """What was reported in an hour of a day of the week; 1 is Monday."""

    weekday: int
    hour: int
    cases: int


def by_hour(
    session: Session, actor: Actor, *, place: str | None, period: Period, category: str | None
) -> tuple[list[int], list[HourCount]]:
    """What was reported by day of the week and hour, local ones; only hours in which anything was.

    Returns:
        How many of each day of the week the period has, Monday first; and the hours in order.
    """
    rows = rows_of(period.zone)
    day = func.extract("isodow", rows.c.submission)
    asked = select(day, rows.c.hour, func.count()).where(
        rows.c.reported, rows.c.submission.between(period.begin, period.end), rows.c.hour.is_not(None)
    )
    asked = within_reach(session, actor, asked, rows, place, category).group_by(day, rows.c.hour)
    found = [HourCount(int(one), hour, count) for one, hour, count in session.execute(asked)]
    return days_of(period.begin, period.end), sorted(found, key=lambda one: (one.weekday, one.hour))


@dataclass(frozen=True)
class HopTimes:
    """How long closed cases stood in a hop, in working hours; None of fewer than `FEW` of them.

    `usual` and `ratio` are the median and the ninth decile of the share of the limit that was used, `limit` is the one
    that most cases have.
    """

    hop: str
    cases: int
    over: int
    median: float | None
    ninth: float | None
    limit: float | None
    usual: float | None
    ratio: float | None


def hops(
    session: Session, actor: Actor, *, place: str | None, period: Period, category: str | None, at: datetime
) -> list[HopTimes]:
    """How long the cases that were closed in a period stood in each hop, in the order of their life.

    Limits are those set for what comes today; the bottleneck is the hop of the greatest ratio.
    """
    rows = rows_of(period.zone, closed=period.bounds())
    limits = limit_rows(limits_now(session, period.zone, at))
    each = func.unnest(rows.c.hops, limits.c.limits).table_valued("minutes", "most", with_ordinality="nth")
    each = each.render_derived(name="each")
    minutes, most = each.c.minutes, each.c.most
    used = cast(minutes, Float) / func.nullif(most, 0)
    asked = (
        select(
            each.c.nth,
            func.count(),
            func.count().filter(minutes > most),
            func.percentile_cont(0.5).within_group(minutes),
            func.percentile_cont(0.9).within_group(minutes),
            func.mode().within_group(most),
            func.percentile_cont(0.5).within_group(used),
            func.percentile_cont(0.9).within_group(used),
        )
        .select_from(rows.join(limits, limits.c.code == rows.c.category_code).join(each, literal(True)))
        .where(rows.c.closed, rows.c.closing.between(period.begin, period.end), minutes.is_not(None))
    )
    asked = within_reach(session, actor, asked, rows, place, category).group_by(each.c.nth)
    found = {nth: numbers for nth, *numbers in session.execute(asked)}
    return [_hop(hop, *found.get(nth, (0, 0, *[None] * 5))) for nth, hop in enumerate(HOPS, start=1)]


def _hop(hop: str, count: int, over: int, *told: Any) -> HopTimes:
    told = told if count >= FEW else (None,) * 5
    hours = [None if one is None else round(float(one) / 60, 2) for one in told[:3]]
    shares = [None if one is None else round(float(one), 3) for one in told[3:]]
    return HopTimes(hop, count, over, *hours, *shares)


@dataclass(frozen=True)
class Age:
    """Open cases by the workdays since they came: those of so many or more, with their days of submission.

    `begin` is None for the last class, which has no first day. `counts` are by `STANDS`.
    """

    least: int
    begin: date | None
    end: date
    counts: dict[str, int]


@dataclass(frozen=True)
class OpenAt:
    """Open cases in a hop or for a post (empty where they wait for others), or with an office (empty with none).

    `overdue` are those of them that are late.
    """

    code: str
    name: str
    open: int
    overdue: int


@dataclass(frozen=True)
class Standing:
    """What stands open now: by age, by hop, by the post it waits for, by office."""

    ages: list[Age]
    hops: list[OpenAt]
    posts: list[OpenAt]
    offices: list[OpenAt]


def standing(
    session: Session, actor: Actor, *, place: str | None, category: str | None, zone: str, at: datetime
) -> Standing:
    """What stands open now by its age in workdays, by hop, by the post it waits for, and by office.

    Offices come by what is overdue, the most first; hops and posts in the order of the life.
    """
    today = at.astimezone(ZoneInfo(zone)).date()
    spans = _ages(today, in_force.limits(session, zone, today - timedelta(days=LONG_DAYS)).calendar)
    found = _standing(session, actor, spans, place, category, at.astimezone(ZoneInfo(zone)))
    counts = [dict.fromkeys(STANDS, 0) for _ in spans]
    by_hop: dict[str, list[int]] = {hop: [0, 0] for hop in (*HOPS, "")}
    by_post: dict[str, list[int]] = {post: [0, 0] for post in (*POSTS, "")}
    by_office: dict[str, list[int]] = {}
    hop_of = {state: hop for hop, states in HOPS.items() for state in states}
    for nth, how, state, office, post, count in found:
        counts[nth][how] += count
        for one in (by_hop[hop_of.get(state, "")], by_post[post], by_office.setdefault(office, [0, 0])):
            one[0] += count
            one[1] += count * (how == "overdue")
    named = people.offices(session, [code for code in by_office if code])
    offices = [OpenAt(code, named[code].name if code in named else code, *told) for code, told in by_office.items()]
    return Standing(
        [Age(least, *span, told) for least, span, told in zip(AGES, spans, counts, strict=True)],
        _open_at(by_hop),
        _open_at(by_post),
        sorted(offices, key=lambda one: (-one.overdue, -one.open, one.code)),
    )


def _open_at(counts: dict[str, list[int]]) -> list[OpenAt]:
    return [OpenAt(code, code, *told) for code, told in counts.items()]


def _standing(
    session: Session,
    actor: Actor,
    spans: Sequence[tuple[date | None, date]],
    place: str | None,
    category: str | None,
    at: datetime,
) -> list[Any]:
    """How many cases stand open by class of age, how they stand, state, office, and the post they wait for."""
    starts = [datetime.combine(begin, time(), at.tzinfo) for begin, _ in spans if begin is not None]
    younger = [(Case.submitted_at >= start, nth) for nth, start in enumerate(starts)]
    age = case(*younger, else_=len(starts))
    pressing = [(func.coalesce(MEASURES[name].of(at), false()), name) for name in STANDS[:2]]
    stands = case(*pressing, (Case.state == "suspended", "suspended"), else_="in_time")
    office = func.coalesce(Case.office_code, "").label("office")
    keys = (age.label("age"), stands.label("stands"), Case.state, office, post_of().label("post"))
    each = select(*keys).where(Case.state.in_(OPEN), *narrowed(session, place, category))
    inner = cases.counted_for(each, actor).subquery()
    return list(session.execute(select(*inner.c, func.count()).group_by(*inner.c)))


def _ages(today: date, calendar: WorkCalendar) -> list[tuple[date | None, date]]:
    """First and last day of submission of each class of ages, by the workdays after the day up to today."""
    worked, day = 0, today
    last = {0: today}
    while worked < AGES[-1] and (today - day).days < LONG_DAYS:
        worked += calendar.is_workday(day)
        day -= timedelta(days=1)
        last.setdefault(worked, day)
    ends = [last.get(least, day) for least in AGES]
    return [(older + timedelta(days=1), newer) for newer, older in pairwise(ends)] + [(None, ends[-1])]


@dataclass(frozen=True)
class Flow:
    """Cases that one office passed on to another, or had another help with; `led`: those that the other then led."""

    source: str
    source_name: str
    target: str
    target_name: str
    cases: int
    led: int


def flows(
    session: Session, actor: Actor, *, place: str | None, period: Period, category: str | None
) -> tuple[int, list[Flow]]:
    """Who passed on what of the cases reported in a period, or had help with it; the most first.

    Returns:
        How many cases were reported, and the pairs of offices, each case once a pair.
    """
    rows = rows_of(period.zone)
    these = select(rows.c.county_code, rows.c.number).where(
        rows.c.reported, rows.c.submission.between(period.begin, period.end)
    )
    here = within_reach(session, actor, these, rows, place, category).cte("these").prefix_with("MATERIALIZED")
    passed = handed().subquery("passed")
    same = and_(passed.c.county_code == here.c.county_code, passed.c.case_number == here.c.number)
    pair, number = (passed.c.source, passed.c.target), passed.c.case_number.distinct()
    led = func.count(number).filter(passed.c.part == "lead")
    asked = select(*pair, func.count(number), led).join(here, same).group_by(*pair)
    found = session.execute(asked).all()
    total = session.scalar(select(func.count()).select_from(here)) or 0
    named = people.offices(session, sorted({code for source, target, *_ in found for code in (source, target)}))
    names = {code: one.name for code, one in named.items()}
    told = [Flow(s, names.get(s, s), t, names.get(t, t), *counts) for s, t, *counts in found]
    return total, sorted(told, key=lambda one: (-one.cases, one.source, one.target))
