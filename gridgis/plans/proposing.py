"""The edit `propose`: villages, or chosen grids, divided anew by load."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from geoalchemy2.shape import from_shape
from numpy.typing import NDArray
from sqlalchemy import func, select

from gridgis.core.errors import Invalid
from gridgis.core.geo import SRID
from gridgis.core.thresholds import thresholds
from gridgis.core.wording import Phrase
from gridgis.geocoding.models import LinearObject
from gridgis.grids import cutting
from gridgis.grids.coverage import TOUCH, Area, Shapes, Vertex, joined, noded, refuse_broken, vertices, with_vertices
from gridgis.grids.dividing import Division, divide
from gridgis.plans.asked import Propose
from gridgis.plans.building import Context
from gridgis.plans.drafts import After, Draft, Net
from gridgis.plans.drivers import DRIVERS, ground, hours_at, known
from gridgis.plans.homes import addresses, homes, rounded_to
from gridgis.plans.queries import spots, villages_in
from gridgis.plans.weighing import YEAR, case_hours, cases_of, patrol_hours

MESH = 20
"""So many points a side stand for the households of a grid without addresses."""


def propose(context: Context, asked: Propose) -> After:
    """Divide villages, or grids of one village, anew.

    New grids are numbered from west to east. Without addresses the areas are made equal.

    Raises:
        Invalid: nothing to divide, or into how many is not said; see `divide`.
    """
    if (asked.count is None) == (asked.target is None):
        raise Invalid("plans.count_or_target", field="count")
    pieces = _pieces(context, asked)
    known = {village: _loads(context, net, by_work=asked.by == "workload") for village, net in pieces.items()}
    counts = _counts(asked, {village: float(load.sum()) for village, (_, load) in known.items()})
    after: After = {}
    for village, net in pieces.items():
        points, loads = known[village]
        after |= _divided(context, net, points, loads, counts[village], asked)
    grids = context.on.whole
    drawn = {code: draft for code, draft in after.items() if draft is not None}
    gone = [code for code, draft in after.items() if draft is None]
    shapes = _across_villages(drawn)
    beside = noded(grids, shapes, gone)
    refuse_broken(grids, beside, gone)
    redrawn: After = {code: draft.drawn_as(shapes[code]) for code, draft in drawn.items()}
    return after | redrawn | context.with_shapes({c: shape for c, shape in beside.items() if c not in shapes})


def _across_villages(drawn: Net) -> Shapes:
    """Shapes of grids that have the vertices which new borders in the next village leave on the common one."""
    drafts, found = list(drawn.values()), {}
    tree = shapely.STRtree([draft.boundary for draft in drafts])
    for own in drafts:
        near = [drafts[i] for i in tree.query(own.boundary, predicate="dwithin", distance=TOUCH)]
        across = [vertices(other.boundary) for other in near if other.village_code != own.village_code]
        found[own.code] = with_vertices(own.boundary, set[Vertex]().union(*across))
    return found


def _pieces(context: Context, asked: Propose) -> dict[str, Net]:
    """The village grids to divide, by village; in code order."""
    drafts = [context.grid(code) for code in asked.codes] if asked.codes else _there(context, asked)
    if any(not draft.layer.whole for draft in drafts):
        raise Invalid("plans.only_village_grids", field="codes")
    if not drafts:
        raise Invalid("plans.what_to_divide", field="village_code")
    pieces: dict[str, Net] = {}
    for draft in sorted(drafts, key=lambda draft: draft.code):
        pieces.setdefault(draft.village_code, {})[draft.code] = draft
    return pieces


def _there(context: Context, asked: Propose) -> list[Draft]:
    """The village grids of the village or town named."""
    there = asked.villages() | (villages_in(context.session, asked.town_code) if asked.town_code else set())
    return [d for d in context.on.net.values() if d.layer.whole and d.village_code in there]


def _loads(context: Context, net: Net, *, by_work: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points (n, 2) and what each carries: households, or hours of work a month."""
    outline = shapely.union_all([draft.boundary for draft in net.values()])
    base = {c: d for c, d in context.on.base.items() if d.layer.whole and d.boundary.intersects(outline)}
    reach = shapely.union_all([draft.boundary for draft in base.values()]) if base else outline
    live = homes(base, addresses(context.session, reach))
    carried = [(live.points, live.weights)]
    for area, households in live.unaddressed:
        mesh = _mesh(area)
        carried.append((mesh, np.full(len(mesh), households / max(len(mesh), 1))))
    if by_work:
        turned = thresholds(context.session)
        carried = [(points, loads * turned.minutes_a_household / 60) for points, loads in carried]
        there = addresses(context.session, outline)
        _refuse_unknown(context, net)
        happened = cases_of(context.session, context.actor, base, context.at - YEAR)
        carried.append((there.points, patrol_hours(there, turned)))
        carried.append((happened.points, case_hours(happened, turned)))
        carried += hours_at(ground(context.session, base, reach, addresses(context.session, reach)), outline, turned)
    points, loads = (np.concatenate(column) for column in zip(*carried, strict=True))
    inside = np.array([outline.covers(point) for point in points], dtype=bool)
    return shapely.get_coordinates(points[inside]).reshape(-1, 2), loads[inside]


def _refuse_unknown(context: Context, net: Net) -> None:
    """Refuse to divide by work where a driver of it has no source."""
    lies = spots(context.session, {draft.village_code for draft in net.values()}).values()
    towns = {one.town_code for one in lies if one.town_code}
    counted = known(context.session, towns, context.at.date())
    if names := sorted({name for town in towns for name in counted.missing(town)}, key=DRIVERS.index):
        raise Invalid("plans.no_work", names=[Phrase(f"driver.{name}") for name in names], field="by")


def _mesh(area: Area) -> NDArray[np.object_]:
    """Points spread evenly over an area without addresses."""
    west, south, east, north = area.bounds
    steps = (np.arange(MESH) + 0.5) / MESH
    x, y = np.meshgrid(west + steps * (east - west), south + steps * (north - south))
    points = np.asarray(shapely.points(x.ravel(), y.ravel()), dtype=object)
    found: NDArray[np.object_] = points[shapely.covers(area, points)]
    return found


def _counts(asked: Propose, loads: Mapping[str, float]) -> dict[str, int]:
    """Into how many grids each village goes: at least one."""
    if asked.target is not None:
        return {village: max(1, round(load / asked.target)) for village, load in loads.items()}
    assert asked.count is not None
    if asked.count < len(loads):
        raise Invalid("plans.count_of_villages", villages=len(loads), field="count")
    return {village: 1 + n for village, n in rounded_to(loads, asked.count - len(loads)).items()}


def _divided(
    context: Context, net: Net, points: NDArray[np.float64], loads: NDArray[np.float64], count: int, asked: Propose
) -> After:
    old: dict[str, Area] = {code: draft.boundary for code, draft in net.items()}
    first = net[min(net)]
    if count == 1:
        after: After = dict.fromkeys(net)
        after[first.code] = first.drawn_as(cutting.merge(old.values()) if len(old) > 1 else first.boundary)
        return after
    outline = joined(old.values())
    if outline is None:
        raise Invalid("plans.no_area", field="codes")
    made = divide(
        outline,
        points,
        loads,
        count=count,
        old=old,
        barriers=_barriers(context, outline),
        stability=0.5 if asked.stability is None else asked.stability,
        seed=1 if asked.seed is None else asked.seed,
    )
    return _coded(context, net, first, made)


def _coded(context: Context, net: Net, like: Draft, made: Division) -> After:
    """Drafts of the parts; new ones are numbered from west to east, north before south."""
    after: After = dict.fromkeys(net)
    fresh = [part.boundary for part in made.parts if part.inherits is None]
    fresh.sort(key=lambda shape: (shape.centroid.x, -shape.centroid.y))
    codes = context.fresh_codes(like.village_code, like.layer, len(fresh))
    for part in made.parts:
        if part.inherits is not None:
            after[part.inherits] = net[part.inherits].drawn_as(part.boundary)
    for code, boundary in zip(codes, fresh, strict=True):
        name = f"第{int(like.layer.digits_of(code, like.village_code))}网格"
        new = replace(like, code=code, name=name, boundary=boundary, base_version=None, chief_id=None, staff=None)
        after[code] = new
    return after


def _barriers(context: Context, outline: Area) -> Sequence[shapely.LineString | shapely.MultiLineString]:
    near = LinearObject.line.op("&&")(from_shape(shapely.box(*outline.bounds), SRID))
    rows = context.session.scalars(select(func.ST_AsBinary(LinearObject.line)).where(near).order_by(LinearObject.id))
    found = [shapely.intersection(shapely.from_wkb(bytes(row)), shapely.box(*outline.bounds)) for row in rows]
    return [line for line in found if isinstance(line, (shapely.LineString, shapely.MultiLineString)) and line.length]
