"""A net with all that makes borders hard: enclaves, holes, grids of several parts, exclusive grids on corners."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy import text
from sqlalchemy.orm import Session

from bench import net
from gridgis.demo.copying import copy

VILLAGE = f"{net.COUNTY}001001"
LAYERS = ("exclusive", "village")
Pairs = NDArray[np.float64]


@dataclass(frozen=True)
class RichNet:
    """Grids by row: code, layer and shape, in the order in which they were made."""

    codes: list[str]
    layers: list[str]
    shapes: list[BaseGeometry]

    @property
    def priorities(self) -> list[int]:
        """0 for an exclusive grid, 1 for a village grid."""
        return [LAYERS.index(layer) for layer in self.layers]

    def special_points(self) -> Pairs:
        """Every vertex and the middle of every edge, rounded to 1e-7 degrees, each once; corners are among them."""
        rings = shapely.get_rings(shapely.get_parts(np.array(self.shapes, dtype=object)))
        at, ring = shapely.get_coordinates(rings, return_index=True)
        same = ring[1:] == ring[:-1]
        middles = np.round((at[1:][same] + at[:-1][same]) / 2, 7)
        return np.unique(np.concatenate([at, middles]), axis=0)

    def random_points(self, many: int, seed: int) -> Pairs:
        """Points all over the net and a little beyond."""
        west, south, east, north = shapely.total_bounds(np.array(self.shapes, dtype=object))
        edge = 0.02 * (east - west)
        rng = np.random.default_rng(seed)
        made: Pairs = np.round(rng.uniform((west - edge, south - edge), (east + edge, north + edge), (many, 2)), 7)
        return made


def make(many: int, seed: int = 1, inner: int = net.INNER) -> RichNet:
    """A net of at least so many village grids; codes are dealt out at random, so that order decides nothing."""
    rng = np.random.default_rng(seed)
    cells: list[BaseGeometry] = [cell for row in net.make(many, seed, inner).cells for cell in row]
    plain = len(cells)
    for n in range(0, plain, 5):
        hole = _inner(cells[n], 0.5)
        first, *others = shapely.get_parts(cells[n])
        cells[n] = shapely.multipolygons([Polygon(first.exterior, [hole.exterior]), *others])
        kind = n // 5 % 4
        if kind == 0:  # an enclave with a code of its own, with a hole in it that belongs to nobody
            cells.append(Polygon(hole.exterior, [_inner(hole, 0.5).exterior]))
        elif kind == 1:  # an enclave that belongs to a grid elsewhere
            other = (n + plain // 2) % plain
            cells[other] = MultiPolygon([*shapely.get_parts(cells[other]), hole])
        elif kind == 2:  # an enclave around another part of its surrounding
            cells.append(Polygon(hole.exterior, [_inner(hole, 0.5).exterior]))
            cells[n] = MultiPolygon([*shapely.get_parts(cells[n]), _inner(hole, 0.5)])
    exclusive = [_exclusive(cells[n], n) for n in range(0, plain, 7)]
    shapes = [*cells, *exclusive]
    assert all(shape.is_valid for shape in shapes)
    codes = [f"{VILLAGE}{n:06d}" for n in rng.permutation(len(shapes))]
    return RichNet(codes, ["village"] * len(cells) + ["exclusive"] * len(exclusive), shapes)


def _inner(cell: BaseGeometry, share: float) -> Polygon:
    """A smaller copy inside, rounded."""
    centre = shapely.get_parts(cell)[0].exterior.centroid
    small = affinity.scale(Polygon(shapely.get_parts(cell)[0].exterior), share, share, origin=centre)
    return Polygon(np.round(shapely.get_coordinates(small), 7))


def _exclusive(cell: BaseGeometry, n: int) -> BaseGeometry:
    """An exclusive grid: a diamond on a corner, a copy of a village grid, or one that lies inside."""
    outline = Polygon(shapely.get_parts(cell)[0].exterior)
    if n % 3 == 0:
        x, y = outline.exterior.coords[0]
        size = 0.15 * net.CELL
        around = [(x + size, y), (x, y + size), (x - size, y), (x, y - size)]
        return Polygon(np.round(around, 7))
    return outline if n % 3 == 1 else _inner(outline, 0.3)


def load(session: Session, made: RichNet, since: date, *, checked: bool = True) -> None:
    """Put a net into a migrated database that has none; unchecked, without the trigger that looks for overlaps."""
    whole = shapely.multipolygons([shapely.box(*shapely.total_bounds(np.array(made.shapes, dtype=object)))])
    parents = {net.CITY: ("city", None), net.COUNTY: ("county", net.CITY), VILLAGE[:9]: ("town", net.COUNTY)}
    parents[VILLAGE] = ("village", VILLAGE[:9])
    copy(
        session,
        "divisions",
        ("code", "level", "parent_code", "name", "boundary"),
        [(code, level, parent, f"{code}名", whole) for code, (level, parent) in parents.items()],
    )
    places = (VILLAGE, VILLAGE[:9], net.COUNTY)
    rows: Sequence[tuple[str, str, BaseGeometry]] = list(zip(made.codes, made.layers, made.shapes, strict=True))
    columns = ("code", "layer", "village_code", "town_code", "county_code")
    copy(session, "grids", columns, [(code, layer, *places) for code, layer, _ in rows])
    if not checked:
        session.execute(text("ALTER TABLE grid_versions DISABLE TRIGGER USER"))
    copy(
        session,
        "grid_versions",
        ("grid_code", "layer", "name", "boundary", "households", "valid_from"),
        [
            (code, layer, f"{code}网格", MultiPolygon(list(shapely.get_parts(shape))), 300, since)
            for code, layer, shape in rows
        ],
    )
    if not checked:
        session.execute(text("ALTER TABLE grid_versions ENABLE TRIGGER USER"))
