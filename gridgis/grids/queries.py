"""Reading the net: which grid, when, with which border."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.core.geo import degrees_around
from gridgis.core.held import held
from gridgis.core.sql import prepared, statement
from gridgis.divisions import queries as divisions
from gridgis.grids.layers import COLUMNS
from gridgis.grids.models import Grid, GridVersion, LayerRow
from gridgis.grids.rules import Layer
from gridgis.security.queries import within
from gridgis.security.rules import Actor

Asked = TypeVar("Asked", bound="Select[*tuple[Any, ...]]")


@dataclass(frozen=True)
class Candidate:
    """A grid version near a point; distances in metres, `border_m` to the nearest point of its border."""

    version_id: int
    code: str
    name: str
    valid_from: date
    village_code: str
    town_code: str
    county_code: str
    zone_kind: str
    covers: bool
    distance_m: float
    border_m: float
    layer: Layer

    @property
    def precedence(self) -> int:
        """Its layer's; the lowest is responsible."""
        assert self.layer.precedence is not None
        return self.layer.precedence


@dataclass(frozen=True)
class GridRow:
    """A grid in the version asked for; `boundary` is a GeoJSON geometry, `area_km2` measured on the ellipsoid."""

    code: str
    layer: str
    name: str
    zone_kind: str
    village_code: str
    town_code: str
    county_code: str
    households: int
    area_km2: float
    valid_from: date
    valid_to: date | None
    synthetic: bool
    plan_id: int | None
    boundary: dict[str, Any]


@dataclass(frozen=True)
class GridListing:
    """A grid in a list."""

    code: str
    layer: str
    name: str
    village_code: str
    zone_kind: str
    households: int


def visible_to(asked: Asked, actor: Actor) -> Asked:
    """Keep the grids where the actor holds `grid.read`."""
    return asked.where(held_by(actor, "grid.read"))


def held_by(actor: Actor, verb: str) -> ColumnElement[bool]:
    """The condition that a grid lies where the actor holds a verb."""
    spot = {"county": Grid.county_code, "town": Grid.town_code, "village": Grid.village_code, "grid": Grid.code}
    return within(actor, verb, **spot)


def near(
    session: Session, lngs: Sequence[float], lats: Sequence[float], days: Sequence[date], reach_m: Sequence[float]
) -> list[list[Candidate]]:
    """For each point the grids in force on its day that cover it or lie within reach.

    Args:
        lngs: EPSG:4490 degrees.
        lats: likewise.
        days: the day whose boundaries count, a point.
        reach_m: how far around a point to look, in metres.

    Returns:
        A list a point, in order of precedence, then by code; empty where nothing is within reach. Grids of layers
        that route nothing are left out.
    """
    boxes = [degrees_around(lat, reach) for lat, reach in zip(lats, reach_m, strict=True)]
    asked = {
        "n": list(range(len(lngs))),
        "lng": list(lngs),
        "lat": list(lats),
        "day": list(days),
        "reach_m": list(reach_m),
        "reach_lng": [lng for lng, _ in boxes],
        "reach_lat": [lat for _, lat in boxes],
    }
    found: list[list[Candidate]] = [[] for _ in lngs]
    for n, *values in prepared(__package__, "near").rows(session, **asked):
        found[n].append(_candidate(values))
    return found


def _candidate(values: Sequence[Any]) -> Candidate:
    return Candidate(*[*values[: -len(COLUMNS)], Layer(*values[-len(COLUMNS) :])])


_COLUMNS = (
    Grid.code,
    Grid.layer,
    GridVersion.name,
    Grid.zone_kind,
    Grid.village_code,
    Grid.town_code,
    Grid.county_code,
    GridVersion.households,
    func.ST_Area(func.geography(GridVersion.boundary)) / 1e6,
    GridVersion.valid_from,
    GridVersion.valid_to,
    GridVersion.synthetic,
    GridVersion.plan_id,
    func.ST_AsGeoJSON(GridVersion.boundary, 7, 0),
)


def get(session: Session, actor: Actor, code: str, day: date) -> GridRow:
    """A grid as it was on a day.

    Raises:
        NotFound: the actor may see no such grid on that day.
    """
    asked = (
        select(*_COLUMNS)
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(Grid.code == code, GridVersion.period.op("@>")(day))
    )
    values: Any = session.execute(visible_to(asked, actor)).first()
    if values is None:
        raise NotFound("grids.no_grid_then", day=day, code=code)
    *rest, boundary = values
    return GridRow(*[*rest, json.loads(boundary)])


def history(session: Session, actor: Actor, code: str) -> list[GridRow]:
    """All versions of a grid, oldest first.

    Raises:
        NotFound: the actor may see no such grid.
    """
    asked = select(*_COLUMNS).join(GridVersion, GridVersion.grid_code == Grid.code).where(Grid.code == code)
    rows: Any = session.execute(visible_to(asked, actor).order_by(GridVersion.valid_from)).all()
    if not rows:
        raise NotFound("grids.no_grid", code=code)
    return [GridRow(*[*rest, json.loads(boundary)]) for *rest, boundary in rows]


def below(code: str) -> ColumnElement[bool]:
    """Grids of the division of this code, whatever its level."""
    return or_(
        Grid.village_code == code,
        Grid.town_code == code,
        Grid.county_code == code,
        Grid.county_code.in_(divisions.counties_of(code)),
    )


def listed(
    session: Session, actor: Actor, *, day: date, parent: str | None, words: str | None, after: str | None, limit: int
) -> list[GridListing]:
    """Grids in code order behind `after`; `words` match part of the name or the beginning of the code."""
    asked = (
        select(Grid.code, Grid.layer, GridVersion.name, Grid.village_code, Grid.zone_kind, GridVersion.households)
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(GridVersion.period.op("@>")(day))
        .order_by(Grid.code)
        .limit(limit)
    )
    if parent is not None:
        asked = asked.where(below(parent))
    if words:
        named = GridVersion.name.contains(words, autoescape=True)
        asked = asked.where(named | Grid.code.startswith(words, autoescape=True))
    if after is not None:
        asked = asked.where(Grid.code > after)
    return [GridListing(*row) for row in session.execute(visible_to(asked, actor))]


def names(session: Session, codes: Sequence[str], day: date) -> dict[str, str]:
    """Names of grids on a day by code; those not in force are left out."""
    every = held(session, names, lambda: _names(session), of=("grid_versions",))
    return {code: name for code in codes for first, end, name in every.get(code, ()) if first <= day < end}


def _names(session: Session) -> dict[str, list[tuple[date, date, str]]]:
    """All names that grids have had, by code, from when and until before when."""
    found: dict[str, list[tuple[date, date, str]]] = {}
    asked = select(GridVersion.grid_code, GridVersion.valid_from, GridVersion.valid_to, GridVersion.name)
    for code, first, end, name in session.execute(asked):
        found.setdefault(code, []).append((first, end or date.max, name))
    return found


def heir_of(session: Session, code: str, since: date, day: date) -> str | None:
    """The one grid in force on a day in which a grid of an earlier day lives on; None for several, or none."""
    codes = session.scalars(statement(__package__, "heirs"), {"code": code, "since": since, "day": day}).all()
    return codes[0] if len(codes) == 1 else None


def last_of(session: Session, code: str) -> tuple[date, str, str] | None:
    """Last day, name and village of a grid that has ended; None of one that has not, or that there never was."""
    asked = (
        select(GridVersion.valid_to, GridVersion.name, Grid.village_code)
        .join(Grid, Grid.code == GridVersion.grid_code)
        .where(GridVersion.grid_code == code)
        .order_by(GridVersion.valid_from.desc())
        .limit(1)
    )
    found = session.execute(asked).first()
    return None if found is None or found[0] is None else (found[0] - timedelta(days=1), found[1], found[2])


def version_of(session: Session, code: str, day: date, *, routing: bool = True) -> Candidate | None:
    """The version of a grid in force on a day, with no distances to tell; None for none.

    With `routing` of a grid that may be responsible, else of any.
    """
    asked = (
        select(
            GridVersion.id,
            GridVersion.grid_code,
            GridVersion.name,
            GridVersion.valid_from,
            Grid.village_code,
            Grid.town_code,
            Grid.county_code,
            Grid.zone_kind,
            *COLUMNS,
        )
        .join(Grid, Grid.code == GridVersion.grid_code)
        .join(LayerRow, LayerRow.code == Grid.layer)
        .where(GridVersion.grid_code == code, GridVersion.period.op("@>")(day))
    )
    if routing:
        asked = asked.where(LayerRow.precedence.is_not(None))
    values: Any = session.execute(asked).first()
    if values is None:
        return None
    return _candidate([*values[: -len(COLUMNS)], True, 0.0, 0.0, *values[-len(COLUMNS) :]])


def bbox_of(session: Session, code: str, day: date) -> tuple[float, float, float, float] | None:
    """West, south, east and north of a grid on a day, in degrees; None when it is not in force."""
    box = func.box2d(GridVersion.boundary)
    asked = select(func.ST_XMin(box), func.ST_YMin(box), func.ST_XMax(box), func.ST_YMax(box))
    row = session.execute(asked.where(GridVersion.grid_code == code, GridVersion.period.op("@>")(day))).first()
    return None if row is None else (row[0], row[1], row[2], row[3])
