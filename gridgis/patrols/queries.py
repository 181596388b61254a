"""Reading patrols: one's own with what is kept of them, and how much of grids was reached, which names nobody."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import shapely
from geoalchemy2.shape import to_shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.core.geo import cell_of, ring_of
from gridgis.divisions import queries as divisions
from gridgis.geocoding.models import StandardAddress
from gridgis.grids.models import Grid, GridVersion, LayerRow
from gridgis.objects.ground import grid_at
from gridgis.patrols.models import Patrol, PatrolCover, PatrolStop
from gridgis.patrols.rules import CELL, READ, SHORTEST_DAYS, cells_of
from gridgis.security.queries import within
from gridgis.security.rules import Actor, require_any


@dataclass(frozen=True)
class PatrolRow:
    """A patrol of one's own; `cells` patrol cells were reached by it; `kept` until its track and stops go."""

    id: UUID
    grid_code: str
    grid_name: str
    started_at: datetime
    ended_at: datetime
    stops: int
    cells: int
    kept: bool


@dataclass(frozen=True)
class StopTold:
    """A place at which its worker stopped by, EPSG:4490."""

    at: datetime
    lng: float
    lat: float
    note: str


@dataclass(frozen=True)
class PatrolStory:
    """A patrol of one's own with its track, lines of longitude and latitude, and its stops; both empty once gone."""

    row: PatrolRow
    track: list[list[tuple[float, float]]]
    stops: list[StopTold]


@dataclass(frozen=True)
class GridCover:
    """How much of a grid was reached in a period: so many of its patrol cells, and the last day of any patrol in it.

    `share` is None for a grid without cells.
    """

    grid_code: str
    grid_name: str
    village_code: str
    cells: int
    reached: int
    share: float | None
    last_day: date | None


@dataclass(frozen=True)
class PatrolCell:
    """A patrol cell of a grid, with its ring and an address in it; whether it was reached in the period."""

    cell: str
    ring: list[list[float]]
    address: str | None
    reached: bool


def _rows() -> Select[Patrol, str | None, int]:
    name = (
        select(GridVersion.name)
        .where(GridVersion.grid_code == Patrol.grid_code)
        .order_by(GridVersion.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )
    stops = select(func.count()).where(PatrolStop.patrol_id == Patrol.id).scalar_subquery()
    return select(Patrol, name, stops)


def _row(patrol: Patrol, name: str | None, stops: int) -> PatrolRow:
    kept = patrol.forgotten_at is None
    span = (patrol.started_at, patrol.ended_at)
    return PatrolRow(patrol.id, patrol.grid_code, name or patrol.grid_code, *span, stops, patrol.cells, kept)


def own(session: Session, actor: Actor, *, after: tuple[datetime, UUID] | None, limit: int) -> list[PatrolRow]:
    """The actor's own patrols, the last one first; nobody else's are listed anywhere."""
    asked = _rows().where(Patrol.account_id == actor.account_id)
    if after is not None:
        asked = asked.where(tuple_(Patrol.started_at, Patrol.id) < after)
    found = session.execute(asked.order_by(Patrol.started_at.desc(), Patrol.id.desc()).limit(limit))
    return [_row(*row) for row in found]


def story(session: Session, actor: Actor, patrol_id: UUID) -> PatrolStory:
    """A patrol of the actor's own.

    Raises:
        NotFound: it is none of theirs.
    """
    found = session.execute(_rows().where(Patrol.id == patrol_id, Patrol.account_id == actor.account_id)).first()
    if found is None:
        raise NotFound("patrols.none", id=patrol_id)
    patrol: Patrol = found[0]
    parts = [] if patrol.track is None else shapely.get_parts(to_shape(patrol.track)).tolist()
    track = [[(lng, lat) for lng, lat in shapely.get_coordinates(line).tolist()] for line in parts]
    place = (func.ST_X(PatrolStop.place), func.ST_Y(PatrolStop.place))
    stops = select(PatrolStop.at, *place, PatrolStop.note).where(PatrolStop.patrol_id == patrol_id)
    return PatrolStory(_row(*found), track, [StopTold(*row) for row in session.execute(stops.order_by(PatrolStop.seq))])


@dataclass(frozen=True)
class Days:
    """A period of whole local days, both ends included."""

    first: date
    last: date


def days_of(first: date | None, last: date | None, today: date) -> Days:
    """The days asked for; the last thirty by default.

    Raises:
        Invalid: they are fewer than a week, so that they would tell of one worker's day, or more than a year.
    """
    end = last or today
    begin = first or end - timedelta(days=29)
    many = (end - begin).days + 1
    if not SHORTEST_DAYS <= many <= 366:
        raise Invalid("patrols.days", least=SHORTEST_DAYS, field="from")
    return Days(begin, end)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The condition that an actor is told how much of a grid was reached."""
    columns = {"county": Grid.county_code, "town": Grid.town_code, "village": Grid.village_code, "grid": Grid.code}
    return within(actor, READ, **columns)


Shaped = Mapping[str, tuple[str, str, BaseGeometry]]
"""By code of a grid: its village, its name, its boundary."""


def _grids(session: Session, actor: Actor, place: str, day: date) -> Shaped:
    """The grids of a place that are responsible for something, in the order of their codes.

    Raises:
        NotFound: there is no such place.
        Invalid: it is wider than a town.
    """
    here: ColumnElement[bool] = Grid.code == place
    if session.get(Grid, place) is None:
        if divisions.get(session, place).level not in ("town", "village"):
            raise Invalid("patrols.wide", field="place")
        here = or_(Grid.town_code == place, Grid.village_code == place)
    asked = (
        select(Grid.code, Grid.village_code, GridVersion.name, GridVersion.boundary)
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .join(LayerRow, LayerRow.code == Grid.layer)
        .where(GridVersion.period.op("@>")(day), LayerRow.precedence.is_not(None), here, visible_to(actor))
        .order_by(Grid.code)
    )
    return {code: (village, name, to_shape(shape)) for code, village, name, shape in session.execute(asked)}


def _addressed(session: Session, grids: Shaped, day: date) -> dict[str, list[tuple[float, float, str]]]:
    """The standard addresses for which each grid is responsible: longitude, latitude, text."""
    towns = session.scalars(select(Grid.town_code).where(Grid.code.in_(grids)).distinct()).all()
    place = (func.ST_X(StandardAddress.place), func.ST_Y(StandardAddress.place))
    asked = select(grid_at(day), *place, StandardAddress.text).where(
        StandardAddress.town_code.in_(towns), StandardAddress.valid_to.is_(None)
    )
    found: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for code, lng, lat, text in session.execute(asked.order_by(StandardAddress.text)):
        found[code].append((lng, lat, text))
    return found


def _cells(grids: Shaped, addressed: Mapping[str, Sequence[tuple[float, float, str]]]) -> dict[str, set[int]]:
    return {
        code: cells_of(((lng, lat) for lng, lat, _ in addressed.get(code, ())), shape)
        for code, (*_, shape) in grids.items()
    }


def _covered(session: Session, grids: Collection[str], days: Days) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    asked = select(PatrolCover.grid_code, PatrolCover.cell).where(
        PatrolCover.grid_code.in_(grids), PatrolCover.day.between(days.first, days.last)
    )
    for code, cell in session.execute(asked.distinct()):
        found[code].add(cell)
    return found


def coverage(session: Session, actor: Actor, place: str, days: Days, *, today: date) -> list[GridCover]:
    """How much of the grids of a place was reached in some days, in the order of their codes, never by how much.

    A patrol cell counts for a grid by the net and the addresses of today. Grids that the actor is not told of are not
    in it; empty where there are none.

    Raises:
        Forbidden: the actor is told of no grid.
        NotFound: there is no such place.
        Invalid: it is wider than a town.
    """
    require_any(actor, READ)
    grids = _grids(session, actor, place, today)
    cells = _cells(grids, _addressed(session, grids, today))
    covered = _covered(session, list(grids), days)
    asked = select(PatrolCover.grid_code, func.max(PatrolCover.day)).where(PatrolCover.grid_code.in_(grids))
    last = dict(session.execute(asked.group_by(PatrolCover.grid_code)).all())
    return [
        _cover((code, name, village), cells[code], covered.get(code, set()), last.get(code))
        for code, (village, name, _) in grids.items()
    ]


def _cover(named: tuple[str, str, str], cells: set[int], covered: set[int], last: date | None) -> GridCover:
    reached = len(cells & covered)
    return GridCover(*named, len(cells), reached, round(reached / len(cells), 4) if cells else None, last)


def cells(
    session: Session, actor: Actor, grid_code: str, days: Days, *, today: date, reached: bool | None = None
) -> list[PatrolCell]:
    """The patrol cells of a grid, all or those that were reached or were not: the lists behind `coverage`.

    Raises:
        NotFound: there is no such grid of which the actor is told.
    """
    grids = _grids(session, actor, grid_code, today) if session.get(Grid, grid_code) is not None else {}
    if grid_code not in grids:
        raise NotFound("patrols.no_grid", code=grid_code)
    addressed = _addressed(session, grids, today)
    words = {cell_of(lng, lat, CELL): text for lng, lat, text in reversed(addressed.get(grid_code, []))}
    covered = _covered(session, [grid_code], days).get(grid_code, set())
    rows = [
        PatrolCell(f"{cell:x}", ring_of(cell), words.get(cell), cell in covered)
        for cell in sorted(_cells(grids, addressed)[grid_code])
    ]
    return [one for one in rows if reached is None or one.reached == reached]
