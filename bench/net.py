"""A made-up county of many grids: crooked common borders of about 100 vertices a grid, addresses, chiefs, cases."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.demo.copying import copy, point

COUNTY, TOWN, CITY = "990101", "990101001", "990100"
CELL = 0.005
"""Degrees a side: about half a kilometre."""

WIDE, HIGH = 4, 2
"""Grids of a village, west to east and south to north."""

INNER = 24
"""Vertices between two corners."""

SINCE = date(2020, 1, 1)
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Net:
    """Grids by row and column, each a ring; villages are blocks of them."""

    cells: list[list[Polygon]]

    @property
    def villages(self) -> list[tuple[str, list[tuple[str, Polygon]]]]:
        """Code of each village, and its grids by code."""
        rows, columns = len(self.cells), len(self.cells[0])
        found = []
        for n, (y, x) in enumerate(product(range(0, rows, HIGH), range(0, columns, WIDE))):
            village = f"{COUNTY}{1 + n // 999:03d}{1 + n % 999:03d}"
            own = [self.cells[y + j][x + i] for j in range(HIGH) for i in range(WIDE)]
            found.append((village, [(f"{village}{k + 1:03d}", cell) for k, cell in enumerate(own)]))
        return found


def make(many: int, seed: int = 1, inner: int = INNER) -> Net:
    """A net of at least so many grids: corners shaken, borders crooked, coordinates rounded to 1e-7 degrees."""
    rng = np.random.default_rng(seed)
    rows = HIGH * round(np.sqrt(many / 2) / HIGH + 0.5)
    columns = WIDE * int(np.ceil(many / rows / WIDE))
    y, x = np.mgrid[0 : rows + 1, 0 : columns + 1].astype(float)
    corners = np.stack([x, y], axis=-1) + rng.uniform(-0.2, 0.2, (rows + 1, columns + 1, 2))
    corners = np.array([119.5, 29.5]) + CELL * corners
    across = _edges(rng, corners[:, :-1], corners[:, 1:], 1, inner)
    along = _edges(rng, corners[:-1], corners[1:], 0, inner)
    cells = [
        [
            Polygon(
                np.concatenate([across[j, i], along[j, i + 1][1:], across[j + 1, i][::-1][1:], along[j, i][::-1][1:-1]])
            )
            for i in range(columns)
        ]
        for j in range(rows)
    ]
    return Net(cells)


def _edges(rng: np.random.Generator, begin: Floats, end: Floats, axis: int, inner: int) -> Floats:
    """Lines from `begin` to `end`, ends included, shaken along an axis; (rows, columns, inner + 2, 2)."""
    step = np.linspace(0, 1, inner + 2)[:, None]
    line = begin[:, :, None] * (1 - step) + end[:, :, None] * step
    shaken: Floats = np.zeros(line.shape)
    shaken[:, :, 1:-1, axis] = rng.uniform(-0.015, 0.015, (*line.shape[:2], inner)) * CELL
    return np.round(line + shaken, 7)


def load(session: Session, net: Net, *, addresses: int, cases: int, until: datetime, checked: bool = True) -> None:
    """Fill a migrated, empty database: divisions, grids, a chief and a worker a village, addresses and cases a grid.

    Unchecked, the trigger that looks for overlaps sleeps: it takes six minutes for 60,000 grids.
    """
    rng = np.random.default_rng(2)
    villages = net.villages
    towns = sorted({code[:9] for code, _ in villages})
    outlines = {code: shapely.coverage_union_all([cell for _, cell in grids]) for code, grids in villages}
    whole = shapely.box(*shapely.total_bounds(list(outlines.values())))
    copy(
        session,
        "divisions",
        ("code", "level", "parent_code", "name", "boundary"),
        [
            (CITY, "city", None, "甲市", shapely.multipolygons([whole])),
            (COUNTY, "county", CITY, "甲县", shapely.multipolygons([whole])),
            *((town, "town", COUNTY, f"{town}镇", shapely.multipolygons([whole])) for town in towns),
            *((code, "village", code[:9], f"{code}村", shapely.multipolygons([outlines[code]])) for code in outlines),
        ],
    )
    grids = [(village, code, cell) for village, own in villages for code, cell in own]
    copy(
        session,
        "grids",
        ("code", "layer", "village_code", "town_code", "county_code"),
        [(code, "village", village, village[:9], COUNTY) for village, code, _ in grids],
    )
    if not checked:
        session.execute(text("ALTER TABLE grid_versions DISABLE TRIGGER USER"))
    copy(
        session,
        "grid_versions",
        ("grid_code", "layer", "name", "boundary", "households", "valid_from"),
        [(code, "village", f"{code}网格", shapely.multipolygons([cell]), 400, SINCE) for _, code, cell in grids],
    )
    if not checked:
        session.execute(text("ALTER TABLE grid_versions ENABLE TRIGGER USER"))
    copy(
        session,
        "people",
        ("id", "name", "employment", "town_code"),
        [(n + 1, f"长{n + 1}", "village_cadre", code[:9]) for n, (code, _) in enumerate(villages)],
    )
    number = {village: n + 1 for n, (village, _) in enumerate(villages)}
    roles = ("grid_chief", "grid_worker")
    posts = (("grid", code, number[village], role, SINCE) for village, code, _ in grids for role in roles)
    copy(session, "posts", ("level", "place_code", "person_id", "role_code", "valid_from"), posts)
    _addresses(session, rng, grids, addresses)
    _cases(session, rng, grids, cases, until)


def _inside(rng: np.random.Generator, cell: Polygon, many: int) -> Floats:
    """Points near the middle of a grid, within it."""
    x, y = cell.centroid.coords[0]
    return np.round(np.array([x, y]) + rng.uniform(-0.28, 0.28, (many, 2)) * CELL, 7)


def add_hamlets(session: Session, village: str, outline: BaseGeometry, many: int) -> None:
    """So many addresses in a village, most of them close together in forty places."""
    rng = np.random.default_rng(3)
    west, south, east, north = outline.bounds
    middles = rng.uniform((west, south), (east, north), (40, 2))
    at = middles[rng.integers(0, 40, 4 * many)] + rng.normal(0, 0.08 * CELL, (4 * many, 2))
    at[: many // 2] = rng.uniform((west, south), (east, north), (many // 2, 2))
    at = np.round(at[shapely.contains_xy(outline, at[:, 0], at[:, 1])], 7)[:many]
    columns = ("text", "key", "kind", "place", "village_code", "town_code", "county_code")
    rows = (
        (f"{village}-{n}号", f"{village}-{n}", "road", point(float(x), float(y)), village, village[:9], COUNTY)
        for n, (x, y) in enumerate(at)
    )
    copy(session, "std_addresses", columns, rows)


def _addresses(session: Session, rng: np.random.Generator, grids: list[tuple[str, str, Polygon]], many: int) -> None:
    columns = ("text", "key", "kind", "place", "village_code", "town_code", "county_code")
    copy(
        session,
        "std_addresses",
        columns,
        (
            (f"{code}-{n}号", f"{code}-{n}", "road", point(float(x), float(y)), village, village[:9], COUNTY)
            for village, code, cell in grids
            for n, (x, y) in enumerate(_inside(rng, cell, many))
        ),
    )


def _cases(
    session: Session, rng: np.random.Generator, grids: list[tuple[str, str, Polygon]], many: int, until: datetime
) -> None:
    columns = (
        "county_code", "number", "town_code", "village_code", "grid_code", "current_grid_code", "category_code",
        "platform", "urgency", "source", "description", "place", "state", "submitted_at", "total_due_at",
    )  # fmt: skip

    def rows() -> object:
        for village, code, cell in grids:
            for n, (x, y) in enumerate(_inside(rng, cell, many)):
                at = until - timedelta(days=float(rng.uniform(1, 360)))
                yield (
                    COUNTY, f"{code}-{n}", village[:9], village, code, code, "E0101", "enforcement", "P3",
                    "hotline_12345", "占道经营", point(float(x), float(y)), "handling" if n == 0 else "archived",
                    at, at + timedelta(days=30),
                )  # fmt: skip

    copy(session, "cases", columns, rows())  # type: ignore[arg-type]


def clock() -> datetime:
    """Now."""
    return datetime.now(UTC)
