"""Reading cases: one, many, on the map; with every list behind one `visible_to`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

import shapely
from geoalchemy2.shape import to_shape
from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    any_,
    asc,
    desc,
    func,
    or_,
    select,
    text,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from gridgis.cases.clocks import Limit, WorkCalendar
from gridgis.cases.filters import Filter, Span, matching, of_category
from gridgis.cases.models import Assignment, CalendarDay, Case, CaseEvent, Category, NeedToKnow, StageLimit
from gridgis.cases.rules import OPEN
from gridgis.core.errors import NotFound
from gridgis.core.geo import SRID, degrees_around
from gridgis.core.held import LEAVES_HELD, held
from gridgis.core.thresholds import Thresholds, spans, thresholds
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot

MAP_LIMIT = 5000


@dataclass(frozen=True)
class Limits:
    """All that due times are reckoned from."""

    calendar: WorkCalendar
    stages: dict[tuple[str, str], Limit]
    thresholds: Thresholds


Asked = TypeVar("Asked", bound="Select[*tuple[Any, ...]]")


PLACES = {
    "county": Case.county_code,
    "town": Case.town_code,
    "village": Case.village_code,
    "grid": Case.current_grid_code,
    "office": Case.office_code,
}


def visible_to(asked: Asked, actor: Actor) -> Asked:
    """Keep the cases the actor may read: ordinary ones by place, sensitive ones by their need-to-know list alone."""
    return asked.where(_visible(actor))


def counted_for(asked: Asked, actor: Actor) -> Asked:
    """Keep what numbers, maps, plans and trials are made of: the ordinary cases that the actor may read.

    A sensitive case stands in none of them, whoever asks: sums are equal at all levels, and no difference tells of it.
    """
    return asked.where(_ordinary(actor))


@lru_cache
def _visible(actor: Actor) -> ColumnElement[bool]:
    """Built once for each who asks: that took a tenth of a move."""
    return or_(_ordinary(actor), and_(Case.sensitive, known_to(actor)))


def _ordinary(actor: Actor) -> ColumnElement[bool]:
    return and_(Case.sensitive.is_(False), within(actor, "case.read", **PLACES))


def known_to(actor: Actor) -> ColumnElement[bool]:
    """The condition that the actor stands on the list of a case.

    Who was named stays; who stands there by post must still hold the right where the case lies. The numbers are read
    once a statement, as an array, so that the index over numbers can be used.
    """
    if actor.account_id is None:
        return true()

    def listed(*parts: str) -> ColumnElement[bool]:
        numbers = select(NeedToKnow.case_number).where(_entered(actor), NeedToKnow.part.in_(parts))
        return Case.number == any_(func.array(numbers.scalar_subquery()))

    return or_(*(and_(listed(*parts), where) for parts, where in _parts(actor)))


Since = InstrumentedAttribute[datetime]
"""The column by which rows come in order of submission."""


def _known(asked: Asked, actor: Actor) -> tuple[Asked, Since]:
    """The sensitive cases that the actor knows of, by the entries that say so; `known_to` says the same."""
    if actor.account_id is None:
        return asked.where(Case.sensitive), Case.submitted_at
    entry = and_(NeedToKnow.county_code == Case.county_code, NeedToKnow.case_number == Case.number, _entered(actor))
    holds = or_(*(and_(NeedToKnow.part.in_(parts), where) for parts, where in _parts(actor)))
    return asked.join(NeedToKnow, entry).where(Case.sensitive, holds), NeedToKnow.submitted_at


def _entered(actor: Actor) -> ColumnElement[bool]:
    return and_(NeedToKnow.account_id == actor.account_id, NeedToKnow.removed_at.is_(None))


def _parts(actor: Actor) -> Iterator[tuple[tuple[str, ...], ColumnElement[bool]]]:
    """By what the actor may stand on a list, and where cases must lie for it."""
    yield ("named",), true()
    for verb, parts in (("sensitive.work", ("receiver", "office")), ("staff.work", ("inspector",))):
        if verb in actor.verbs:
            yield parts, within(actor, verb, **PLACES)


def clock_of(case: Case, at: datetime) -> str:
    """How a case stands against its limit: `ok near over susp closed`."""
    if case.state not in OPEN:
        return "closed"
    if case.state == "suspended":
        return "susp"
    if case.due_at is None:
        return "ok"
    if case.due_at < at:
        return "over"
    return "near" if case.near_due_at is not None and case.near_due_at <= at else "ok"


Order = Literal["newest", "due", "rest"]
Key = tuple[Order, datetime, str]
"""Behind which case a list goes on: the order in which it stands there, the moment it stands by, and its number."""

ORDERS: dict[str, tuple[Order, ...]] = {"newest": ("newest",), "due": ("due", "rest")}
"""By due come those whose limit runs, the most pressing first, and then the rest, the newest first."""


LOOKED_BACK_DAYS = (31, 124, 496)
"""How far words are looked for at a time; then in all that is older."""
ALONE = text("SET LOCAL max_parallel_workers_per_gather = 0").execution_options(**{LEAVES_HELD: True})
"""Workers beside would take longer to come than a page to be found."""


def key_of(case: Case, sort: str) -> Key:
    """Where a case stands in a list."""
    if sort == "due" and case.state in OPEN and case.due_at is not None:
        return "due", case.due_at, case.number
    return ORDERS[sort][-1], case.submitted_at, case.number


def _cut(asked: Asked, since: Since, order: Order, only_open: bool | None, after: Key | None, limit: int) -> Asked:
    """The first rows of an order, behind a key of it; an index brings them so.

    That a limit runs only in an open case is not asked twice: each time the planner would expect fewer.
    """
    moment, turned = (Case.due_at, asc) if order == "due" else (since, desc)
    if order == "due":
        asked = asked.where(Case.due_at.is_not(None), *([] if only_open else [Case.state.in_(OPEN)]))
    elif order == "rest":
        asked = asked.where(Case.due_at.is_(None) if only_open else or_(Case.due_at.is_(None), Case.state.not_in(OPEN)))
    if after is not None and after[0] == order:
        here = tuple_(moment, Case.number)
        asked = asked.where(here > after[1:] if order == "due" else here < after[1:])
    return asked.order_by(turned(moment), turned(Case.number)).limit(limit)


def _orders(wanted: Filter, sort: str, after: Key | None = None) -> list[Order]:
    """The orders of a sort from a key on; in ended cases no limit runs."""
    first = 0 if after is None else ORDERS[sort].index(after[0])
    return [order for order in ORDERS[sort][first:] if order != "due" or wanted.only_open is not False]


def listed(
    session: Session,
    actor: Actor,
    wanted: Filter,
    *,
    at: datetime,
    sort: str = "newest",
    after: Key | None = None,
    limit: int = 50,
) -> list[Case]:
    """A page of the cases that the actor may read (`visible_to`).

    Args:
        session: open session.
        actor: who reads.
        wanted: which cases.
        at: the moment against which `due` counts.
        sort: one of `ORDERS`.
        after: the key of the last case of the page before.
        limit: rows at most.
    """
    if wanted.words:
        session.execute(ALONE)
    found: list[Case] = []
    for order in _orders(wanted, sort, after):
        for span in _spans(wanted, order, after, at):
            if lacking := limit - len(found):
                asked = select(Case).where(*matching(session, replace(wanted, span=span), at))
                ordinary, known = (counted_for(asked, actor), Case.submitted_at), _known(asked, actor)
                parts = {None: [ordinary, known], False: [ordinary], True: [known]}[wanted.sensitive]
                # Joined by OR, no index would bring the two in order: each is cut by itself.
                whole = union_all(*(_cut(*part, order, wanted.only_open, after, lacking) for part in parts))
                rows = session.scalars(select(Case).from_statement(whole)).all()
                found += sorted(rows, key=lambda case: key_of(case, sort)[1:], reverse=order != "due")[:lacking]
    return found


def _spans(wanted: Filter, order: Order, after: Key | None, at: datetime) -> list[Span]:
    """The spans of time, the newest first, in which a list is looked for one after the other.

    What words find comes in no order: it is sorted, and so it is looked for in the last month first, where there are
    enough of what there is much of.
    """
    if not wanted.words or order == "due":
        return [(None, None)]
    edges = [at - timedelta(days=days) for days in LOOKED_BACK_DAYS]
    spans: list[Span] = list(zip([*edges, None], [None, *edges], strict=True))
    reached = after[1] if after is not None and after[0] == order else None
    return [span for span in spans if span[0] is None or reached is None or span[0] <= reached]


def on_map(
    session: Session, actor: Actor, wanted: Filter, *, at: datetime, limit: int = MAP_LIMIT
) -> list[tuple[Case, float, float]]:
    """Located ordinary cases with longitude and latitude, the most pressing first; at most `limit` of them."""
    asked = select(Case, func.ST_X(Case.place), func.ST_Y(Case.place)).where(
        Case.place.is_not(None), *matching(session, wanted, at)
    )
    found: list[tuple[Case, float, float]] = []
    for order in _orders(wanted, "due"):
        if lacking := limit - len(found):
            ordinary = _cut(counted_for(asked, actor), Case.submitted_at, order, wanted.only_open, None, lacking)
            rows = session.execute(ordinary)
            found += [(case, lng, lat) for case, lng, lat in rows]
    return found


def get(session: Session, actor: Actor, number: str, *, hold: bool = False) -> Case:
    """One case, as it is once nobody else changes it where it is held for update.

    Raises:
        NotFound: the actor may read no case of this number.
    """
    asked = visible_to(select(Case).where(Case.number == number), actor)
    if hold:
        asked = asked.with_for_update(of=Case).execution_options(populate_existing=True)
    case = session.scalars(asked).first()
    if case is None:
        raise NotFound("cases.no_case", number=number)
    return case


def places_of(cases: Iterable[Case]) -> dict[str, tuple[float, float]]:
    """Longitude and latitude by case number, for those that have a place."""
    located = {case.number: to_shape(case.place) for case in cases if case.place is not None}
    places = shapely.get_coordinates(list(located.values())).tolist()
    return {number: (lng, lat) for number, (lng, lat) in zip(located, places, strict=True)}


def events(session: Session, case: Case) -> list[CaseEvent]:
    """The story of a case, oldest first."""
    asked = select(CaseEvent).where(CaseEvent.county_code == case.county_code, CaseEvent.case_number == case.number)
    return list(session.scalars(asked.order_by(CaseEvent.seq)))


def spot_of(case: Case) -> Spot:
    """Where a case lies, by the grid that is responsible now."""
    return Spot(case.county_code, case.town_code, case.village_code, case.current_grid_code, case.office_code)


def last_maker(session: Session, case: Case, move: str) -> int | None:
    """The account that made a move last; None for a move never made, or made by a program."""
    asked = select(CaseEvent.actor_id).where(
        CaseEvent.county_code == case.county_code, CaseEvent.case_number == case.number, CaseEvent.move == move
    )
    return session.scalar(asked.order_by(CaseEvent.seq.desc()).limit(1))


def assignments(session: Session, case: Case) -> list[Assignment]:
    """Assignments of a case, oldest first."""
    asked = select(Assignment).where(Assignment.county_code == case.county_code, Assignment.case_number == case.number)
    return list(session.scalars(asked.order_by(Assignment.seq)))


def nearby(
    session: Session, actor: Actor, lng: float, lat: float, *, radius_m: float, category: str | None, limit: int = 20
) -> list[tuple[Case, float]]:
    """Open cases within a radius of a place, nearest first, with their distance in metres."""
    place = func.ST_SetSRID(func.ST_MakePoint(lng, lat), SRID)
    distance = func.ST_Distance(func.geography(Case.place), func.geography(place))
    asked = select(Case, distance).where(
        Case.state.in_(OPEN),
        Case.place.op("&&")(func.ST_Expand(place, *degrees_around(lat, radius_m))),
        distance <= radius_m,
    )
    if category is not None:
        asked = asked.where(of_category(session, category))
    asked = visible_to(asked.order_by(distance, Case.number).limit(limit), actor)
    return [(case, metres) for case, metres in session.execute(asked)]


def categories(session: Session, codes: Iterable[str] | None = None) -> list[Category]:
    """All categories in code order, or those of the given codes."""

    def read() -> dict[str, Category]:
        rows = session.execute(select(*Category.__table__.columns).order_by(Category.code))
        return {row.code: Category(**row._mapping) for row in rows}

    every = held(session, Category, read)
    return [*every.values()] if codes is None else [every[code] for code in sorted(set(codes)) if code in every]


def often(session: Session, actor: Actor, since: datetime) -> dict[str, int]:
    """How often grid workers have reported each category since a moment, where the actor may report themselves.

    Sensitive cases are left out, and so are categories never reported.
    """
    here = within(
        actor,
        "report.submit",
        county=Case.county_code,
        town=Case.town_code,
        village=Case.village_code,
        grid=Case.current_grid_code,
    )
    asked = (
        select(Case.category_code, func.count())
        .where(Case.submitted_at >= since, Case.source == "grid_worker", Case.sensitive.is_(False), here)
        .group_by(Case.category_code)
    )
    return dict(session.execute(asked).all())


def limits(session: Session, zone: str, since: date) -> Limits:
    """Stage limits, thresholds, and the work calendar from the year of a day on, with all the years that are known."""
    return held(session, (Limits, zone, since.year), lambda: _limits(session, zone, since.replace(month=1, day=1)))


def _limits(session: Session, zone: str, first: date) -> Limits:
    days = session.execute(select(CalendarDay.day, CalendarDay.is_workday)).all()
    stages = session.execute(select(StageLimit.stage, StageLimit.urgency, StageLimit.value, StageLimit.unit))
    turned = thresholds(session)
    return Limits(
        WorkCalendar(
            spans(turned.work_hours),
            {day: worked for day, worked in days if day >= first},
            zone=ZoneInfo(zone),
            years=frozenset(day.year for day, _ in days),
        ),
        {(stage, urgency): Limit(value, unit) for stage, urgency, value, unit in stages},
        turned,
    )
