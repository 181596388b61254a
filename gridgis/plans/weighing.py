"""What a plan moves: households, reports, open cases, staff and work, before and after."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import shapely
from geoalchemy2.shape import from_shape
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.rules import LEFT_OUT, OPEN
from gridgis.core.geo import SRID
from gridgis.geocoding.models import StandardAddress
from gridgis.grids.coverage import area_m2
from gridgis.people.models import GridPost
from gridgis.plans import queries
from gridgis.plans.drafts import Draft, first_drafts, in_villages, touched
from gridgis.security.rules import Actor

Shapes = NDArray[np.object_]

YEAR = timedelta(days=365)
LAYER_ORDER = {"exclusive": 0, "village": 1}

MINUTES_A_HOUSEHOLD = 0.08 * 12
MINUTES_A_CASE = 25
HOURS_FULLTIME, HOURS_PARTTIME = 115, 25
"""From "Workload of a grid" of the domain guide; drivers of which nothing is known count nothing."""


@dataclass(frozen=True)
class Load:
    """What a grid carries; cases and reports of the last twelve months, `index` None without staff."""

    households: int
    area_m2: float
    cases_12m: int
    open_cases: int
    fulltime: int
    parttime: int
    hours_a_month: float
    index: float | None


@dataclass(frozen=True)
class GridImpact:
    """A grid before and after the plan; None where it does not exist then."""

    code: str
    name: str
    before: Load | None
    after: Load | None


@dataclass(frozen=True)
class Stream:
    """Households that go from one grid to another."""

    from_code: str
    to_code: str
    households: int
    addresses: int


@dataclass(frozen=True)
class ChangingCase:
    """An open case that changes hands."""

    number: str
    from_code: str | None
    to_code: str | None


@dataclass(frozen=True)
class Impact:
    """All that a plan moves."""

    grids: list[GridImpact]
    streams: list[Stream]
    cases: list[ChangingCase]
    addresses: int


def impact(session: Session, actor: Actor, plan_id: int, *, day: date, at: datetime) -> Impact:
    """Weigh a plan before it is approved.

    Households are spread evenly over the standard addresses of their village grid and go where the address goes; an
    exclusive grid has none of its own. Cases count in the grid that routing prefers.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = queries.get(session, actor, plan_id)
    changed, bases = touched(session, plan), first_drafts(session, plan)
    if not changed:
        return Impact([], [], [], 0)
    around = in_villages(session, plan, {code[:12] for code in changed}, day)
    still = {code: draft for code, draft in around.items() if code not in changed}
    before = still | bases
    after = still | {code: draft for code, draft in changed.items() if draft is not None}
    area = shapely.union_all([net[c].boundary for net in (before, after) for c in changed if c in net])
    homes, cases = _addresses(session, area), _cases(session, area, at - YEAR)
    staff = _staff(session, sorted(changed), day)
    moved = _streams(homes, before, after)
    loads = (_loads(before, cases, staff), _loads(after, cases, staff))
    grids = []
    for code in sorted(changed):
        draft = after.get(code) or before[code]
        grids.append(GridImpact(code, draft.name, loads[0].get(code), loads[1].get(code)))
    changing = [
        ChangingCase(number, old, new)
        for number, old, new in zip(
            cases.numbers, _codes(before, cases.points), _codes(after, cases.points), strict=True
        )
        if old != new and number in cases.open
    ]
    return Impact(grids, moved, changing, sum(stream.addresses for stream in moved))


def spread(session: Session, old: Draft, parts: Mapping[str, Polygon]) -> dict[str, int]:
    """Households of the parts of a grid, by where its addresses lie; by area when it has none."""
    points = _addresses(session, old.boundary)
    if len(points) == 0:
        return {code: round(old.households * part.area / old.boundary.area) for code, part in parts.items()}
    inside = {code: int(shapely.covers(part, points).sum()) for code, part in parts.items()}
    return {code: round(old.households * count / len(points)) for code, count in inside.items()}


@dataclass(frozen=True)
class _Cases:
    """Cases of a year in an area; `open` holds the numbers of those still open, whatever their age."""

    numbers: list[str]
    points: Shapes
    open: frozenset[str]


def _addresses(session: Session, area: BaseGeometry) -> Shapes:
    asked = select(func.ST_X(StandardAddress.place), func.ST_Y(StandardAddress.place)).where(
        func.ST_Covers(from_shape(area, SRID), StandardAddress.place)
    )
    return _points([(lng, lat) for lng, lat in session.execute(asked)])


def _points(places: list[tuple[float, float]]) -> Shapes:
    return np.asarray(shapely.points(places) if places else [], dtype=object)


def _cases(session: Session, area: BaseGeometry, since: datetime) -> _Cases:
    asked = select(Case.number, Case.state, func.ST_X(Case.place), func.ST_Y(Case.place)).where(
        func.ST_Covers(from_shape(area, SRID), Case.place),
        Case.state.not_in(LEFT_OUT),
        or_(Case.submitted_at >= since, Case.state.in_(OPEN)),
    )
    rows = session.execute(asked.order_by(Case.number)).all()
    places = [(lng, lat) for _, _, lng, lat in rows]
    still = frozenset(number for number, state, _, _ in rows if state in OPEN)
    return _Cases([number for number, _, _, _ in rows], _points(places), still)


def _codes(net: Mapping[str, Draft], points: Shapes) -> list[str | None]:
    """For each point the grid that routing prefers; None for none."""
    drafts = sorted(net.values(), key=lambda d: (LAYER_ORDER[d.layer], d.code))
    found: list[str | None] = [None] * len(points)
    point, grid = shapely.STRtree([d.boundary for d in drafts]).query(points, predicate="covered_by")
    for n, row in sorted(zip(point.tolist(), grid.tolist(), strict=True), reverse=True):
        found[n] = drafts[row].code
    return found


def _villagers(net: Mapping[str, Draft]) -> dict[str, Draft]:
    return {code: draft for code, draft in net.items() if draft.layer == "village"}


def _streams(homes: Shapes, before: Mapping[str, Draft], after: Mapping[str, Draft]) -> list[Stream]:
    old, new = _codes(_villagers(before), homes), _codes(_villagers(after), homes)
    many = Counter(old)
    flows = Counter((a, b) for a, b in zip(old, new, strict=True) if a != b and a is not None and b is not None)
    return [
        Stream(a, b, round(before[a].households * count / many[a]), count) for (a, b), count in sorted(flows.items())
    ]


def _staff(session: Session, codes: list[str], day: date) -> dict[tuple[str, str], int]:
    asked = (
        select(GridPost.grid_code, GridPost.duty, func.count())
        .where(GridPost.grid_code.in_(codes), GridPost.period.op("@>")(day))
        .group_by(GridPost.grid_code, GridPost.duty)
    )
    return {(code, duty): count for code, duty, count in session.execute(asked)}


def _loads(net: Mapping[str, Draft], cases: _Cases, staff: Mapping[tuple[str, str], int]) -> dict[str, Load]:
    where = _codes(net, cases.points)
    many = Counter(where)
    still = Counter(code for code, number in zip(where, cases.numbers, strict=True) if number in cases.open)
    return {code: _load(draft, many[code], still[code], staff) for code, draft in net.items()}


def _load(draft: Draft, cases: int, still: int, staff: Mapping[tuple[str, str], int]) -> Load:
    fulltime, parttime = staff.get((draft.code, "fulltime"), 0), staff.get((draft.code, "parttime"), 0)
    hours = (draft.households * MINUTES_A_HOUSEHOLD + cases / 12 * MINUTES_A_CASE) / 60
    capacity = HOURS_FULLTIME * fulltime + HOURS_PARTTIME * parttime
    index = round(hours / capacity, 3) if capacity else None
    return Load(
        draft.households, round(area_m2(draft.boundary)), cases, still, fulltime, parttime, round(hours, 1), index
    )
