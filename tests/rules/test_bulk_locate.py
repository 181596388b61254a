"""The index over areas against the exact oracle: coverages, holes, islands, overlaps, crowded corners."""

from itertools import pairwise, product

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry import MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from gridgis.bulk import Areas, levels, on_lattice
from gridgis.bulk.covering import sides
from tests.rules.covering_oracle import Oracle

Shapes = list[BaseGeometry]


def agree(shapes: Shapes, priorities: list[int] | None = None, more: int = 300, seed: int = 0) -> NDArray[np.int32]:
    """Locate vertices, middles of edges, and random points around; all must be as the oracle says."""
    codes = [f"{n:05d}" for n in range(len(shapes))]
    ranks = priorities or [0] * len(shapes)
    areas = Areas.build(codes, np.array(shapes, dtype=object), np.array(ranks))
    points = interesting(shapes, more, seed)
    found = areas.locate(points[:, 0], points[:, 1])
    oracle = Oracle(codes, shapes, ranks)
    for (x, y), row in zip(points.tolist(), found.tolist(), strict=True):
        assert row == oracle.locate(x, y), (x, y)
    return found


def interesting(shapes: Shapes, more: int, seed: int) -> NDArray[np.float64]:
    at = [np.array(ring.coords) for s in shapes for p in shapely.get_parts(s) for ring in (p.exterior, *p.interiors)]
    vertices = np.concatenate(at)
    middles = np.concatenate([(ring[1:] + ring[:-1]) / 2 for ring in at])
    rng = np.random.default_rng(seed)
    west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object))
    wide, high = max(east - west, 1e-6), max(north - south, 1e-6)
    spread = rng.uniform((west - wide / 10, south - high / 10), (east + wide / 10, north + high / 10), (more, 2))
    beside = vertices[rng.integers(0, len(vertices), more)] + rng.integers(-2, 3, (more, 2)) * 1e-7
    made: NDArray[np.float64] = np.round(np.concatenate([vertices, middles, spread, beside]), 7)
    return made


def net(rng: np.random.Generator, rows: int, columns: int, size: float, at: tuple[float, float]) -> Shapes:
    """A coverage of crooked cells with common corners, rounded."""
    y, x = np.mgrid[0 : rows + 1, 0 : columns + 1].astype(float)
    corners = np.stack([x, y], axis=-1) + rng.uniform(-0.3, 0.3, (rows + 1, columns + 1, 2))
    corners = np.round(np.array(at) + corners * size, 7)
    cells = product(range(rows), range(columns))
    made = [Polygon([corners[j, i], corners[j, i + 1], corners[j + 1, i + 1], corners[j + 1, i]]) for j, i in cells]
    return [cell for cell in made if cell.is_valid and cell.area]


@given(st.integers(0, 10**6), st.integers(1, 5), st.integers(1, 5), st.sampled_from([2e-6, 1e-4, 0.01, 3.0]))
@settings(max_examples=25)
def test_a_coverage(seed: int, rows: int, columns: int, size: float) -> None:
    rng = np.random.default_rng(seed)
    shapes = net(rng, rows, columns, size, (rng.uniform(-160, 160), rng.uniform(-70, 70)))
    if shapes:
        agree(shapes, seed=seed)


@given(st.integers(0, 10**6), st.integers(1, 7))
@settings(max_examples=25)
def test_overlaps_holes_and_islands(seed: int, many: int) -> None:
    rng = np.random.default_rng(seed)
    shapes, priorities = [], []
    for _ in range(many):
        parts = []
        for _ in range(int(rng.integers(1, 4))):
            x, y = rng.integers(0, 60, 2)
            w, h = rng.integers(3, 30, 2)
            outer = box(x, y, x + w, y + h)
            hole = box(x + 1, y + 1, x + w - 1, y + h - 1) if w > 2 and h > 2 and rng.random() < 0.5 else Polygon()
            parts.append(affinity.rotate(outer.difference(hole), float(rng.choice([0, 0, 30, 45]))))
        grown = shapely.transform(shapely.union_all(parts), lambda at: np.round(at * 1e-6 + [120, 30], 7))
        if grown.is_valid and not grown.is_empty:
            shapes.append(grown)
            priorities.append(int(rng.integers(0, 2)))
    if shapes:
        agree(shapes, priorities, seed=seed)


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=3, max_size=9), st.integers(0, 3))
@settings(max_examples=60)
def test_any_polygon_on_few_steps(vertices: list[tuple[int, int]], turn: int) -> None:
    shape = shapely.make_valid(Polygon([(x, y) for x, y in vertices]), method="structure", keep_collapsed=False)
    rounded = shapely.transform(shape, lambda at: np.round(at * 10.0**-turn * 1e-5 + [7.25, -3.5], 7))
    if rounded.geom_type in ("Polygon", "MultiPolygon") and rounded.is_valid and not rounded.is_empty:
        agree([rounded], more=200)


def test_far_apart_and_crowded_together() -> None:
    rng = np.random.default_rng(4)
    shapes = net(rng, 12, 12, 0.0005, (120, 30)) + net(rng, 3, 3, 0.00001, (-70.3, -33.4)) + net(rng, 2, 2, 20, (0, 0))
    agree(shapes, more=1500)


def test_many_areas_meet_in_one_vertex() -> None:
    ring = [(round(120 + 0.01 * np.cos(t), 7), round(30 + 0.01 * np.sin(t), 7)) for t in np.linspace(0, 2 * np.pi, 90)]
    shapes = [Polygon([(120.0, 30.0), a, b]) for a, b in pairwise(ring)]
    found = agree([s for s in shapes if s.is_valid and s.area], more=1500)
    assert found.min() == -1


def test_a_pile_of_equal_areas_is_not_divided_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "BUDGET_LEAST", 5_000)
    shape = Point(120, 30).buffer(0.01, quad_segs=8)
    shape = shapely.transform(shape, lambda at: np.round(at, 7))
    found = agree([shape] * 25, more=150)
    assert set(found.tolist()) == {-1, 0}


def test_exclusive_areas_win_and_then_the_lowest_code() -> None:
    shapes = np.array([box(0, 0, 2, 2), box(1, 1, 3, 3), box(1, 0, 2, 3)], dtype=object)
    areas = Areas.build(["c", "b", "a"], shapes, [0, 1, 1])
    assert areas.locate([1.5, 2.5, 1.5, 9.0], [1.5, 2.5, 2.5, 9.0]).tolist() == [0, 1, 2, -1]


def test_the_same_code_twice_is_the_first_row() -> None:
    areas = Areas.build(["a", "a"], np.array([box(0, 0, 2, 2), box(0, 0, 2, 2)], dtype=object))
    assert areas.locate([1.0], [1.0]).tolist() == [0]


def test_nothing_covers_what_is_no_number_or_far_away() -> None:
    areas = Areas.build(["a"], np.array([box(0, 0, 2, 2)], dtype=object))
    strange = [np.nan, np.inf, -np.inf, 1e300, -1e300, 1.0]
    found = areas.locate(strange, [1.0] * 6)
    assert found.tolist() == [-1, -1, -1, -1, -1, 0]
    assert areas.locate([1.0] * 6, strange).tolist() == [-1, -1, -1, -1, -1, 0]


def test_no_areas_and_no_points() -> None:
    nothing = Areas.build([], np.array([], dtype=object))
    assert nothing.locate([1.0, 2.0], [1.0, 2.0]).tolist() == [-1, -1]
    assert Areas.build(["a"], np.array([box(0, 0, 2, 2)], dtype=object)).locate([], []).tolist() == []


def test_an_area_without_a_shape_covers_nothing() -> None:
    shapes = np.array([Polygon(), box(0, 0, 2, 2), MultiPolygon(), box(2, 0, 4, 2), Polygon()], dtype=object)
    areas = Areas.build(["a", "b", "c", "d", "e"], shapes)
    assert areas.locate([1.0, 3.0, 5.0], [1.0, 1.0, 1.0]).tolist() == [1, 3, -1]
    assert Areas.build(["a"], np.array([Polygon()], dtype=object)).locate([0.0], [0.0]).tolist() == [-1]


@given(st.integers(0, 10**6), st.integers(2, 12))
@settings(max_examples=20)
def test_edges_that_go_through_many_cells(seed: int, long: int) -> None:
    """Among small areas, whose size the cells have, lie wedges many cells long, steep, flat and aslant."""
    rng = np.random.default_rng(seed)
    shapes = net(rng, 6, 6, 0.0002, (120, 30))
    for _ in range(5):
        x, y = np.round(rng.uniform((120, 30), (120.0012, 30.0012)), 7)
        far = np.round(rng.choice([-1, 0, 1e-3, 1], 2) * 0.0002 * long, 7)
        wedge = Polygon([(x, y), (x + far[0], y + far[1]), (x + far[0] + 3e-7, y + far[1] - 2e-7)])
        shapes += [shapely.transform(wedge, lambda at: np.round(at, 7))] if wedge.is_valid and wedge.area else []
    agree(shapes, [0] * 30 + [1] * (len(shapes) - 30), seed=seed)


def test_the_whole_world_is_an_area() -> None:
    areas = Areas.build(["a"], np.array([box(-180, -90, 180, 90)], dtype=object))
    assert areas.locate([-180, 180, 0, 180], [-90, 90, 0, 90.0000001]).tolist() == [0, 0, 0, -1]


@given(st.floats(-200, 200))
def test_numbers_are_rounded_as_stored_places_are(x: float) -> None:
    assert on_lattice(x) / 1e7 == round(x, 7)


@given(st.integers(-(10**9), 10**9))
def test_halves_are_rounded_as_stored_places_are(n: int) -> None:
    x = (n * 10 + 5) / 1e8
    assert on_lattice(x) / 1e7 == round(x, 7)


@given(*(st.integers(-8, 8),) * 6)
def test_the_side_of_a_line_is_exact(ax: int, ay: int, bx: int, by: int, px: int, py: int) -> None:
    at = [np.array([base + n * 2.0**-46]) for n, base in zip((ax, ay, bx, by, px, py), (120.0, 30.0) * 3, strict=True)]
    found = sides(np.array(at[:4]), *at[4:])[0]
    exact = (bx - ax) * (py - ay) - (px - ax) * (by - ay)
    assert np.sign(found) == np.sign(exact)
