"""What the work of a grid is reckoned from: its drivers, where each is counted, and which of them nobody counts yet.

Source: the domain guide, "Workload of a grid". Where one is missing, work is not computable: never a small number.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated

import numpy as np
import shapely
from geoalchemy2.shape import from_shape
from numpy.typing import NDArray
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID
from gridgis.core.thresholds import Thresholds
from gridgis.core.vocabulary import OneOf
from gridgis.geocoding.models import LinearObject
from gridgis.grids.coverage import Area
from gridgis.objects.counting import COUNTED, PEOPLE, Collected, Stock, collected, stock
from gridgis.plans.drafts import Net
from gridgis.plans.homes import Addresses, Homes, homes, owners, weigh

DRIVERS = (
    *("household", "rental", "new_resident", "care", "key_person", "place", "enterprise", "site"),
    *("river_km", "patrol_cell", "dispute", "case"),
)
SOURCES = ("net", "objects", "lines", "addresses", "cases")
WORDED = {"driver": ("driver", DRIVERS), "driverSource": ("driver_source", SOURCES)}
"""By the key of the page's catalogue: the area of words, and the words."""
COUNTED_IN = {
    "household": "net",
    "river_km": "lines",
    "patrol_cell": "addresses",
    "dispute": "cases",
    "case": "cases",
    **dict.fromkeys(COUNTED, "objects"),
}
PEOPLE_BY = 5
"""People of a grid count in steps of so many: a smaller number would tell of somebody."""
KM_A_DEGREE = 111.320
STEP_KM = 0.1

DriverName = Annotated[str, OneOf(DRIVERS)]
SourceName = Annotated[str, OneOf(SOURCES)]


def minutes(turned: Thresholds) -> dict[str, float]:
    """Minutes a month that one of each driver costs; of a case once."""
    return {
        "household": turned.minutes_a_household,
        "rental": turned.minutes_a_rental,
        "new_resident": turned.minutes_a_new_resident,
        "care": turned.minutes_a_care,
        "key_person": turned.minutes_a_key_person,
        "place": turned.minutes_a_place,
        "enterprise": turned.minutes_an_enterprise,
        "site": turned.minutes_a_site,
        "river_km": turned.minutes_a_river_km,
        "patrol_cell": turned.minutes_a_patrol_cell,
        "dispute": turned.minutes_a_dispute,
        "case": turned.minutes_a_case,
    }


@dataclass(frozen=True)
class DriverSource:
    """Where a driver is counted in some towns: how many objects tell of it, the last day on which one was confirmed.

    `minutes` a month for one; `missing` where one of the towns has no source of it.
    """

    driver: DriverName
    source: SourceName
    minutes: float
    objects: int | None
    as_of: datetime | None
    missing: bool


@dataclass(frozen=True)
class Known:
    """What the towns of some grids count: by town with addresses what objects tell; whether rivers are there at all."""

    asked: Collection[str]
    towns: Mapping[str, Mapping[str, Collected]]
    rivers: bool

    def missing(self, town: str) -> list[DriverName]:
        """Drivers without a source in a town, in order."""
        told = self.towns.get(town, {})
        lacks = {name for name in COUNTED if name not in told}
        lacks |= ({"river_km"} if not self.rivers else set()) | ({"patrol_cell"} if town not in self.towns else set())
        return [name for name in DRIVERS if name in lacks]

    def sources(self, turned: Thresholds) -> list[DriverSource]:
        """Where each driver is counted, in order."""
        missing = {name for town in self.asked for name in self.missing(town)}
        cost = minutes(turned)
        found = []
        for name in DRIVERS:
            told = [of[name] for of in self.towns.values() if name in of]
            many = sum(one.objects for one in told) if name in COUNTED else None
            last = max((one.as_of for one in told), default=None)
            found.append(DriverSource(name, COUNTED_IN[name], cost[name], many, last, name in missing))
        return found


def known(session: Session, towns: Collection[str], day: date) -> Known:
    """What is counted in some towns."""
    rivers = session.scalar(select(exists().where(LinearObject.kind == "river")))
    return Known(sorted(towns), collected(session, towns, day), bool(rivers))


@dataclass(frozen=True)
class Ground:
    """What is counted at places: objects at addresses, people spread as households are, rivers as lines."""

    stock: Stock
    people: Mapping[str, Homes]
    rivers: NDArray[np.object_]

    def counts(self, net: Net, codes: Collection[str], held: Iterable[tuple[int, str]]) -> dict[str, Counter[str]]:
        """How many of each driver grids of a net have; `held` tells which point of the stock lies in which grid."""
        found: dict[str, Counter[str]] = {name: Counter() for name in (*COUNTED, "river_km")}
        for n, code in held:
            for name, many in self.stock.counts.items():
                if name not in PEOPLE:
                    found[name][code] += many[n]
        whole = {code: net[code].boundary for code in codes if code in net and net[code].layer.whole}
        for name, live in self.people.items():
            found[name].update(weigh(live, whole))
        found["river_km"].update(_river_km(self.rivers, {c: net[c].boundary for c in codes if c in net}))
        return found


def ground(session: Session, base: Net, reach: BaseGeometry, found: Addresses) -> Ground:
    """What is counted where.

    Args:
        base: grids in force; people live in those of villages, as many as each has, in steps of `PEOPLE_BY`, spread
            over its addresses as households are: where one of them lives nobody learns by moving a border.
        reach: all of their area.
        found: addresses of it.
    """
    there = stock(session, reach)
    whole = {code: draft for code, draft in sorted(base.items()) if draft.layer.whole}
    owner = owners({code: draft.boundary for code, draft in whole.items()}, there.points)
    people = {}
    for name in PEOPLE:
        many = Counter[str]()
        for code, n in zip(owner, there.counts[name].tolist(), strict=True):
            many[code or ""] += int(n)
        live = {code: replace(draft, households=stepped(many[code])) for code, draft in whole.items()}
        people[name] = homes(live, found)
    asked = select(func.ST_AsBinary(LinearObject.line)).where(
        LinearObject.kind == "river", LinearObject.line.op("&&")(from_shape(box(*reach.bounds), SRID))
    )
    lines = [] if reach.is_empty else session.scalars(asked.order_by(LinearObject.id)).all()
    return Ground(there, people, np.asarray(shapely.from_wkb([bytes(one) for one in lines]), dtype=object))


def stepped(people: int) -> int:
    """A number of people as it is told and reckoned with."""
    return PEOPLE_BY * round(people / PEOPLE_BY)


def _river_km(lines: NDArray[np.object_], shapes: Mapping[str, Area]) -> dict[str, float]:
    codes, found = list(shapes), dict.fromkeys(shapes, 0.0)
    if not codes or not len(lines):
        return found
    line, shape = shapely.STRtree(list(shapes.values())).query(lines, predicate="intersects")
    for n, m in zip(line.tolist(), shape.tolist(), strict=True):
        found[codes[m]] += km(shapely.intersection(lines[n], shapes[codes[m]]))
    return found


def km(line: BaseGeometry) -> float:
    """Length of lines in EPSG:4490, in kilometres; 0 of points."""
    return float(shapely.length(_planar(line)))


def _planar(line: BaseGeometry) -> BaseGeometry:
    def metric(at: NDArray[np.float64]) -> NDArray[np.float64]:
        return at * [np.cos(np.radians(at[:, 1].mean())), 1.0] * KM_A_DEGREE if len(at) else at

    made: BaseGeometry = shapely.transform(line, metric)
    return made


def hours_at(
    there: Ground, outline: BaseGeometry, turned: Thresholds
) -> Iterator[tuple[NDArray[np.object_], NDArray[np.float64]]]:
    """Points and the hours a month that each carries: of objects, of people, of rivers inside an outline."""
    cost = minutes(turned)
    counts = there.stock.counts
    hours = np.zeros(len(there.stock.points))
    for name in COUNTED:
        hours += counts[name] * (0 if name in PEOPLE else cost[name])
    yield there.stock.points, hours / 60
    for name, live in there.people.items():
        yield live.points, live.weights * cost[name] / 60
    yield _river_points(there.rivers, outline, cost["river_km"])


def _river_points(
    lines: NDArray[np.object_], outline: BaseGeometry, cost: float
) -> tuple[NDArray[np.object_], NDArray[np.float64]]:
    """Points along rivers inside an outline, one a tenth of a kilometre, with the hours of their piece."""
    points: list[BaseGeometry] = []
    hours: list[float] = []
    for piece in shapely.get_parts(shapely.intersection(lines, outline)) if len(lines) else ():
        if long := km(piece):
            steps = max(1, round(long / STEP_KM))
            at = (np.arange(steps) + 0.5) / steps
            points += shapely.line_interpolate_point(piece, at, normalized=True).tolist()
            hours += [long / steps * cost / 60] * steps
    return np.asarray(points, dtype=object), np.asarray(hours, dtype=float)
