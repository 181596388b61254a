"""What grids carry, and what a plan moves: households, reports, open cases, staff and work, before and after."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.cases.rules import LEFT_OUT, OPEN
from gridgis.cases.term_models import Category
from gridgis.core.thresholds import Thresholds, thresholds
from gridgis.grids.coverage import Area, area_m2
from gridgis.objects.counting import PEOPLE
from gridgis.people.models import Person
from gridgis.plans.drafts import Draft, Net, chiefs, posts_of
from gridgis.plans.drivers import DRIVERS, DriverName, Ground, Known, ground, known, minutes, stepped
from gridgis.plans.homes import Addresses, Points, addresses, owners
from gridgis.plans.queries import spots
from gridgis.security.rules import Actor, Spot

YEAR = timedelta(days=365)

PATROL_CELL_M = 100
METRES_A_DEGREE = 111_320
DISPUTES = "G01"
"""The level-1 category of disputes."""


@dataclass(frozen=True)
class Load:
    """What a grid carries.

    Cases are those of the last twelve months; `key_places` named places of the gazetteer; `patrol_cells` squares of
    100 m that hold an address; `drivers` how many of each driver of work, people in steps of five, None where it is
    not told or not known; hours a month by the coefficients of the thresholds; `index` hours over the capacity of the
    staff, None without staff; both None while `missing` names drivers that nothing counts there. `deviation` of
    households from the target, None for grids over those of villages.
    To who may read no case there neither cases are told nor what is made of them: None, which is not nought.
    """

    households: int
    area_m2: float
    cases_12m: int | None
    open_cases: int | None
    key_places: int
    patrol_cells: int
    fulltime: int
    parttime: int
    drivers: dict[DriverName, float | None]
    missing: list[DriverName]
    hours_a_month: float | None
    index: float | None
    deviation: float | None


@dataclass(frozen=True)
class GridImpact:
    """A grid before and after the plan, of a layer `over` the villages' grids or of theirs; None where it is not there.

    `chief` is the one after, else before.
    """

    code: str
    layer: str
    over: bool
    village_code: str
    name: str
    chief: str | None
    before: Load | None
    after: Load | None


@dataclass(frozen=True)
class Cases:
    """Cases of a year and all open ones, aligned; EPSG:4490. `recent` are of the year, `disputed` open disputes."""

    numbers: list[str]
    points: Points
    is_open: list[bool]
    recent: list[bool]
    disputed: list[bool]


def cases_of(session: Session, actor: Actor, codes: Collection[str], since: datetime) -> Cases:
    """Cases in grids that count for the actor: submitted since a moment, or still open; in order of number."""
    dispute = Case.category_code.in_(select(Category.code).where(Category.parent_code == DISPUTES))
    recent = Case.submitted_at >= since
    asked = select(Case.number, Case.state, recent, dispute, func.ST_X(Case.place), func.ST_Y(Case.place)).where(
        Case.current_grid_code.in_(sorted(codes)),
        Case.place.is_not(None),
        Case.state.not_in(LEFT_OUT),
        or_(recent, Case.state.in_(OPEN)),
    )
    rows = session.execute(counted_for(asked.order_by(Case.number), actor)).all()
    points = shapely.points([(lng, lat) for *_, lng, lat in rows]) if rows else []
    is_open = [row[1] in OPEN for row in rows]
    of_year, disputed = [bool(row[2]) for row in rows], [row[1] in OPEN and bool(row[3]) for row in rows]
    return Cases([row[0] for row in rows], np.asarray(points, dtype=object), is_open, of_year, disputed)


def ordered(net: Mapping[str, Draft]) -> dict[str, Area]:
    """Shapes in the order in which routing prefers them: by precedence, then by code."""
    routing = [(d.layer.precedence, d.code) for d in net.values() if d.layer.precedence is not None]
    return {code: net[code].boundary for _, code in sorted(routing)}


def _held(net: Net, points: Points) -> list[tuple[int, str]]:
    """Which points, by place, which grids hold: the one that is responsible, and those that only count."""
    counting = {d.layer for d in net.values() if d.layer.only_counts}
    sides = [ordered(net), *({c: d.boundary for c, d in net.items() if d.layer == layer} for layer in counting)]
    return [(n, code) for side in sides for n, code in enumerate(owners(side, points)) if code is not None]


@dataclass(frozen=True)
class Scales:
    """What loads are weighed with: cases, addresses, objects, staff, villages, the target, thresholds, who asks."""

    cases: Cases
    addresses: Addresses
    ground: Ground
    known: Known
    staff: Counter[tuple[str, str]]
    target: int
    actor: Actor
    spots: Mapping[str, Spot]
    turned: Thresholds


def weigh_grids(
    session: Session,
    actor: Actor,
    before: Net,
    after: Net,
    codes: Collection[str],
    *,
    target: int,
    day: date,
    at: datetime,
) -> list[GridImpact]:
    """Weigh grids in two states of the net.

    Args:
        actor: who asks; cases they may not read, and sensitive ones, count nothing.
        before: the net in force, of at least all grids that touch those asked for.
        after: the net of the plan, likewise.
        codes: grids to weigh; those in neither are left out.
        target: households that a village grid should have.
        day: whose staff counts.
        at: end of the twelve months.

    Returns:
        A line a grid in code order.
    """
    wanted = sorted(set(codes) & (before.keys() | after.keys()))
    drafts = [net[code] for net in (before, after) for code in wanted if code in net]
    if not drafts:
        return []
    area = shapely.union_all([draft.boundary for draft in drafts])
    near = [{c: d for c, d in net.items() if d.boundary.intersects(area)} for net in (before, after)]
    names = chiefs(session, near[0] | near[1], day)
    reach = _reach(area, near[0])
    found, lies = addresses(session, reach), spots(session, {draft.village_code for draft in drafts})
    scales = Scales(
        cases_of(session, actor, near[0].keys() | near[1].keys(), at - YEAR),
        found,
        ground(session, near[0], reach, found),
        known(session, towns_of(lies.values()), day),
        Counter((code, duty) for code, _, duty in posts_of(session, wanted, day)),
        target,
        actor,
        lies,
        thresholds(session),
    )
    weighed = [_loads(net, wanted, scales) for net in near]
    people = names_of(session, names.values())
    chief_names = {code: people[chief] for code, chief in names.items()}
    last = {**before, **after}
    return [_impact(last[code], chief_names.get(code), *(loads.get(code) for loads in weighed)) for code in wanted]


def _reach(area: BaseGeometry, net: Net) -> BaseGeometry:
    """What holds an area and the whole of the villages' grids of a net that touches it."""
    whole = (draft.boundary for draft in net.values() if draft.layer.whole)
    return shapely.box(*shapely.total_bounds([area, *whole]))


def towns_of(lies: Iterable[Spot]) -> set[str]:
    """The towns that some spots lie in."""
    return {one.town_code for one in lies if one.town_code}


def _impact(draft: Draft, chief: str | None, before: Load | None, after: Load | None) -> GridImpact:
    layer = draft.layer
    return GridImpact(draft.code, layer.code, not layer.whole, draft.village_code, draft.name, chief, before, after)


def names_of(session: Session, people: Collection[int]) -> dict[int, str]:
    """Names of people by id."""
    return dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(sorted(set(people))))).all())


def _loads(net: Net, codes: list[str], scales: Scales) -> dict[str, Load]:
    happened, living = _held(net, scales.cases.points), _held(net, scales.addresses.points)
    counts = scales.ground.counts(net, codes, _held(net, scales.ground.stock.points))
    squares = _cells(scales.addresses.points)
    counts |= {
        "case": Counter(code for n, code in happened if scales.cases.recent[n]),
        "dispute": Counter(code for n, code in happened if scales.cases.disputed[n]),
        "patrol_cell": Counter(code for code, _ in {(code, squares[n]) for n, code in living}),
    }
    still = Counter(code for n, code in happened if scales.cases.is_open[n])
    places = Counter(code for n, code in living if scales.addresses.places[n])
    return {
        code: _load(net[code], {name: many[code] for name, many in counts.items()}, still[code], places[code], scales)
        for code in codes
        if code in net
    }


def _cells(points: Points) -> list[tuple[int, int]]:
    """The square of 100 m that each point lies in."""
    at = shapely.get_coordinates(points).reshape(-1, 2)
    metres = at * METRES_A_DEGREE * np.column_stack([np.cos(np.radians(at[:, 1])), np.ones(len(at))])
    return [(x, y) for x, y in np.floor(metres / PATROL_CELL_M).astype(int).tolist()]


def patrol_hours(found: Addresses, turned: Thresholds) -> NDArray[np.float64]:
    """The hours a month that the squares of addresses cost, aligned, as `Load.hours_a_month` counts them.

    A square of 100 m that a border cuts counts once here, and once in each of its grids there.
    """
    cells = _cells(found.points)
    many = Counter(cells)
    return np.array([turned.minutes_a_patrol_cell / many[cell] for cell in cells], dtype=float) / 60


def case_hours(found: Cases, turned: Thresholds) -> NDArray[np.float64]:
    """The hours a month that cases of a year cost, aligned; open disputes more."""
    each = np.array(found.recent, dtype=float) * turned.minutes_a_case / 12
    return (each + np.array(found.disputed, dtype=float) * turned.minutes_a_dispute) / 60


def _load(draft: Draft, counts: dict[str, float], still: int, places: int, scales: Scales) -> Load:
    if draft.staff is None:
        fulltime, parttime = scales.staff[draft.code, "fulltime"], scales.staff[draft.code, "parttime"]
    else:
        duties = Counter(duty for _, duty in draft.staff)
        fulltime, parttime = duties["fulltime"], duties["parttime"]
    spot = scales.spots[draft.village_code]
    told = scales.actor.may("case.read", replace(spot, grid_code=draft.code))
    missing = scales.known.missing(spot.town_code or "")
    counts = counts | {"household": draft.households}
    hours = _hours(counts, scales.turned) if told and not missing else None
    capacity = scales.turned.hours_fulltime * fulltime + scales.turned.hours_parttime * parttime
    return Load(
        households=draft.households,
        area_m2=round(area_m2(draft.boundary), 1),
        cases_12m=int(counts["case"]) if told else None,
        open_cases=still if told else None,
        key_places=places,
        patrol_cells=int(counts["patrol_cell"]),
        fulltime=fulltime,
        parttime=parttime,
        drivers={name: _told(name, counts[name], known=told) if name not in missing else None for name in DRIVERS},
        missing=missing,
        hours_a_month=round(hours, 1) if hours is not None else None,
        index=round(hours / capacity, 3) if capacity and hours is not None else None,
        deviation=round(draft.households / scales.target - 1, 4) if draft.layer.whole else None,
    )


def _hours(counts: dict[str, float], turned: Thresholds) -> float:
    """Hours a month; cases are those of a year."""
    return sum(counts[name] * cost / (12 if name == "case" else 1) for name, cost in minutes(turned).items()) / 60


def _told(name: str, many: float, *, known: bool) -> float | None:
    """How many of a driver are told: no cases to who reads none, people in steps, rivers to 10 m."""
    if name in ("case", "dispute"):
        return many if known else None
    return stepped(round(many)) if name in PEOPLE else round(many, 2)
