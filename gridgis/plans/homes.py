"""Where households live: a grid's households spread evenly over its standard addresses, and move with them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

import numpy as np
import shapely
from geoalchemy2.shape import from_shape
from numpy.typing import NDArray
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID
from gridgis.geocoding.models import StandardAddress
from gridgis.grids.coverage import Area
from gridgis.plans.drafts import After, Draft, Net, Sheet

Points = NDArray[np.object_]
Numbers = NDArray[np.float64]

PLACE = "poi"
"""The kind of address that names a key place: a school, a market, a hospital, a factory."""


@dataclass(frozen=True)
class Addresses:
    """Standard addresses in an area, aligned: points in EPSG:4490, and whether each names a key place."""

    points: Points
    places: NDArray[np.bool_]


def addresses(session: Session, area: BaseGeometry) -> Addresses:
    """The standard addresses inside the bounding box of an area; empty for an empty area."""
    if area.is_empty:
        return Addresses(np.array([], dtype=object), np.array([], dtype=bool))
    asked = select(func.ST_X(StandardAddress.place), func.ST_Y(StandardAddress.place), StandardAddress.kind).where(
        StandardAddress.place.op("&&")(from_shape(box(*area.bounds), SRID))
    )
    rows = session.execute(asked.order_by(StandardAddress.id)).all()
    points = shapely.points([(lng, lat) for lng, lat, _ in rows]) if rows else []
    return Addresses(np.asarray(points, dtype=object), np.array([kind == PLACE for *_, kind in rows], dtype=bool))


def owners(shapes: Mapping[str, Area], points: Points) -> list[str | None]:
    """For each point the first shape, in the order given, that covers it; None for none."""
    codes = list(shapes)
    found = np.full(len(points), len(codes))
    if codes and len(points):
        point, shape = shapely.STRtree(list(shapes.values())).query(points, predicate="covered_by")
        np.minimum.at(found, point, shape)
    return [codes[n] if n < len(codes) else None for n in found.tolist()]


@dataclass(frozen=True)
class Homes:
    """Households of village grids as points with a weight; grids without addresses as areas with their households."""

    points: Points
    weights: Numbers
    unaddressed: tuple[tuple[Area, int], ...]


def homes(base: Net, found: Addresses) -> Homes:
    """Spread the households of the village grids in force over their addresses.

    Args:
        base: grids in force; others than village grids are left out.
        found: addresses of at least their area.
    """
    grids = {code: base[code] for code in sorted(base) if base[code].layer.whole}
    owner = owners({code: draft.boundary for code, draft in grids.items()}, found.points)
    inside = np.array([code is not None for code in owner], dtype=bool)
    codes = [code for code in owner if code is not None]
    names, many = np.unique(codes, return_counts=True) if codes else (np.array([]), np.array([]))
    share = {str(code): grids[str(code)].households / count for code, count in zip(names, many.tolist(), strict=True)}
    weights = np.array([share[code] for code in codes], dtype=float)
    rest = tuple((draft.boundary, draft.households) for code, draft in grids.items() if code not in share)
    return Homes(found.points[inside], weights, rest)


def weigh(known: Homes, shapes: Mapping[str, Area]) -> dict[str, float]:
    """Households of shapes, by their addresses, and by share of area where there are none."""
    found = dict.fromkeys(shapes, 0.0)
    for code, weight in zip(owners(shapes, known.points), known.weights.tolist(), strict=True):
        if code is not None:
            found[code] += weight
    for area, households in known.unaddressed:
        for code, shape in shapes.items():
            if shape.intersects(area):
                found[code] += households * shapely.intersection(shape, area).area / area.area
    return found


def counted(session: Session, on: Sheet, after: After) -> After:
    """Drafts of village grids with households that follow the addresses; those whose border stayed keep theirs.

    Whole numbers by the largest remainder, so that what the grids had together is what they have together.
    """
    moved = {code: draft for code, draft in sorted(after.items()) if draft is not None and _border_moved(on, draft)}
    if not moved:
        return after
    shapes = {code: draft.boundary for code, draft in moved.items()}
    area = shapely.union_all(list(shapes.values()))
    near = {code: draft for code, draft in on.base.items() if draft.boundary.intersects(area)}
    reach = shapely.union_all([draft.boundary for draft in near.values()])
    known = homes(near, addresses(session, reach))
    weighed = weigh(known, shapes)
    gone = {code for code, draft in after.items() if draft is None}
    whole: dict[str, int] = {}
    for village in {draft.village_code for draft in moved.values()}:
        own = {code: amount for code, amount in weighed.items() if moved[code].village_code == village}
        whole |= rounded_to(own, _households(on.village(village), own.keys() | gone))
    return after | {code: replace(draft, households=whole[code]) for code, draft in moved.items()}


def _households(net: Net, codes: Set[str]) -> int:
    return sum(draft.households for code, draft in net.items() if code in codes)


def _border_moved(on: Sheet, draft: Draft) -> bool:
    """Whether a village grid is new or has another border than before."""
    was = on.net.get(draft.code)
    return draft.layer.whole and (was is None or not shapely.equals(was.boundary, draft.boundary))


def rounded_to(amounts: Mapping[str, float], total: int) -> dict[str, int]:
    """Whole numbers that sum to a total, in proportion to amounts; even shares when all amounts are 0."""
    if not amounts:
        return {}
    many = sum(amounts.values())
    exact = {c: total * (a / many if many else 1 / len(amounts)) for c, a in amounts.items()}
    found = {code: int(amount) for code, amount in exact.items()}
    short = total - sum(found.values())
    for code in sorted(exact, key=lambda c: (found[c] - exact[c], c))[:short]:
        found[code] += 1
    return found
