"""The router in SQL, the index in memory and an exact oracle say the same of every point, on borders most of all."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bench import rich_net
from bench.rich_net import RichNet
from gridgis.bulk import Areas
from gridgis.exchange.points import areas as point_areas
from gridgis.grids import queries
from gridgis.grids.queries import Candidate
from gridgis.routing.rules import choose_grid
from tests.factories import START
from tests.rules.covering_oracle import Oracle

pytestmark = pytest.mark.xdist_group("routers")

DAY = date(2026, 3, 11)
Pairs = NDArray[np.float64]


@pytest.fixture(scope="module")
def made() -> RichNet:
    return rich_net.make(300, inner=8)


@pytest.fixture(scope="module")
def areas(made: RichNet) -> Areas:
    return Areas.build(made.codes, np.array(made.shapes, dtype=object), made.priorities)


@pytest.fixture(scope="module")
def net(engine: Engine, made: RichNet) -> Iterator[Session]:
    """The net in the database, far from the world's, as long as tests here ask it."""
    with engine.connect() as connection, Session(connection) as session:
        rich_net.load(session, made, START)
        yield session


def near(session: Session, points: Pairs, reach_m: float = 0.0) -> list[list[Candidate]]:
    found: list[list[Candidate]] = []
    for part in np.array_split(points, max(len(points) // 1000, 1)):
        n = len(part)
        found += queries.near(session, part[:, 0].tolist(), part[:, 1].tolist(), [DAY] * n, [reach_m] * n)
    return found


def disagreements(
    session: Session, areas: Areas, made: RichNet, points: Pairs
) -> list[tuple[float, float, str | None, str | None, str | None]]:
    """Points of which the three do not say the same, with what they say."""
    oracle = Oracle(made.codes, made.shapes, made.priorities)
    codes = [*made.codes, None]
    rows = areas.locate(points[:, 0], points[:, 1]).tolist()
    found = []
    for (x, y), row, candidates in zip(points.tolist(), rows, near(session, points), strict=True):
        choice = choose_grid(candidates, accuracy_m=0.0, tolerance_m=0.0)
        sql = choice.grid.code if choice.grid and choice.match == "inside" else None
        said = (sql, codes[row], codes[oracle.locate(x, y)])
        if len(set(said)) > 1:
            found.append((x, y, *said))
    return found


def test_all_three_say_the_same_of_vertices_middles_and_corners(net: Session, areas: Areas, made: RichNet) -> None:
    points = made.special_points()
    assert len(points) > 15_000
    assert disagreements(net, areas, made, points) == []


def test_all_three_say_the_same_of_points_anywhere(net: Session, areas: Areas, made: RichNet) -> None:
    points = made.random_points(5_000, seed=3)
    assert disagreements(net, areas, made, points) == []
    rows = areas.locate(points[:, 0], points[:, 1])
    assert {made.layers[row] for row in rows[rows >= 0]} == {"village", "exclusive"}
    assert (rows < 0).any()


def test_the_border_is_as_far_in_both(net: Session, areas: Areas, made: RichNet) -> None:
    points = made.random_points(3_000, seed=4)
    rows = areas.locate(points[:, 0], points[:, 1])
    metres = areas.border_m(points[:, 0], points[:, 1], rows)
    for row, ours, candidates in zip(rows.tolist(), metres.tolist(), near(net, points), strict=True):
        if row < 0:
            assert np.isnan(ours)
            continue
        theirs = next(c.border_m for c in candidates if c.code == made.codes[row])
        assert ours == pytest.approx(theirs, rel=0.001, abs=0.01)


@pytest.mark.parametrize("tolerance_m", [5.0, 80.0, 2000.0])
def test_the_nearest_is_the_same_in_both(net: Session, areas: Areas, made: RichNet, tolerance_m: float) -> None:
    points = made.random_points(6_000, seed=5)
    points = points[areas.locate(points[:, 0], points[:, 1]) < 0][:400]
    rows, metres = areas.nearest(points[:, 0], points[:, 1], tolerance_m)
    codes = [*made.codes, None]
    matched = 0
    for row, ours, candidates in zip(rows.tolist(), metres.tolist(), near(net, points, tolerance_m), strict=True):
        choice = choose_grid(candidates, accuracy_m=0.0, tolerance_m=tolerance_m)
        assert codes[row] == (choice.grid.code if choice.grid else None)
        if choice.grid:
            matched += 1
            assert ours == pytest.approx(choice.grid.border_m, rel=0.001, abs=0.01)
    assert matched > 3


def test_the_net_of_the_database_is_the_index_of_the_shapes(net: Session, areas: Areas, made: RichNet) -> None:
    read = point_areas.of_net(net, DAY)
    index = Areas.build(read.codes, read.shapes, read.priorities)
    points = made.random_points(20_000, seed=6)
    theirs = [read.codes[row] if row >= 0 else None for row in index.locate(points[:, 0], points[:, 1])]
    ours = [made.codes[row] if row >= 0 else None for row in areas.locate(points[:, 0], points[:, 1])]
    assert theirs == ours
