"""Random nets and random edits: the net stays a coverage of the same land, whatever is drawn on it."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Polygon, box

from gridgis.core.errors import Invalid
from gridgis.grids import coverage, cutting
from gridgis.grids.coverage import Area, rounded

LAND = box(120.0, 30.0, 120.02, 30.02)
share = st.floats(0, 1, allow_nan=False)
inner = st.tuples(share, share)
anywhere = st.tuples(st.floats(-0.3, 1.3), st.floats(-0.3, 1.3))
edit = st.one_of(
    st.tuples(st.just("split"), st.integers(0, 50), st.lists(anywhere, min_size=2, max_size=5)),
    st.tuples(st.just("merge"), st.integers(0, 50), st.just([(0.0, 0.0)])),
    st.tuples(st.just("move"), st.integers(0, 500), st.lists(inner, min_size=1, max_size=1)),
    st.tuples(st.just("nudge"), st.integers(0, 500), st.lists(inner, min_size=1, max_size=1)),
    st.tuples(st.just("insert"), st.integers(0, 500), st.lists(inner, min_size=1, max_size=1)),
    st.tuples(st.just("remove"), st.integers(0, 500), st.just([(0.0, 0.0)])),
    st.tuples(st.just("transfer"), st.integers(0, 500), st.lists(inner, min_size=2, max_size=4)),
    st.tuples(st.just("carve"), st.integers(0, 50), st.lists(inner, min_size=2, max_size=2)),
)
Points = Sequence[tuple[float, float]]
Net = dict[str, Area]


def on_land(x: float, y: float) -> tuple[float, float]:
    return round(120.0 + 0.02 * x, 7), round(30.0 + 0.02 * y, 7)


def inner_vertices(net: Net) -> list[tuple[float, float]]:
    found = set().union(*(coverage.vertices(shape) for shape in net.values()))
    return sorted(v for v in found if LAND.boundary.distance(shapely.Point(v)) > 1e-6)


def edited(net: Net, kind: str, n: int, points: Points, step: int) -> Net:
    """The net after one edit.

    Raises:
        Invalid: it can't be made.
    """
    if kind in ("split", "merge", "transfer", "carve"):
        return cut(net, kind, n, [on_land(*point) for point in points], step)
    free = inner_vertices(net)
    if not free:
        return net
    vertex, (x, y) = free[n % len(free)], points[0]
    if kind == "move":
        return net | coverage.move_vertices(net, {vertex: on_land(x, y)})
    if kind == "nudge":
        place = round(vertex[0] + (x - 0.5) * 1e-3, 7), round(vertex[1] + (y - 0.5) * 1e-3, 7)
        return net | coverage.move_vertices(net, {vertex: place})
    if kind == "remove":
        return net | coverage.remove_vertex(net, vertex)
    return inserted(net, n)


def cut(net: Net, kind: str, n: int, at: Points, step: int) -> Net:
    codes = sorted(net)
    code, other = codes[n % len(codes)], codes[(n + 1) % len(codes)]
    if kind == "split":
        pieces = cutting.pieces_of(net[code], LineString(at)) if LineString(at).length else 0
        return net | cutting.split(net, code, LineString(at), [f"{step}-{i}" for i in range(max(pieces - 1, 0))])
    if kind == "carve":
        (a, b), (c, d) = at
        drawn = box(min(a, c), min(b, d), max(a, c), max(b, d))
        if drawn.area == 0:
            return net
        shapes, gone = cutting.carve(net, net, f"{step}-c", drawn, LAND)
        return {c: s for c, s in net.items() if c not in gone} | shapes
    if other == code:
        return net
    if kind == "merge":
        joined = cutting.merge([net[code], net[other]])
        return {c: s for c, s in net.items() if c != other} | {code: joined}
    return net | cutting.transfer(net, code, other, LineString(at))


def inserted(net: Net, n: int) -> Net:
    """The net with a vertex in the middle of some inner segment."""
    rings = [shapely.get_coordinates(ring) for shape in net.values() for ring in shapely.get_rings(shape)]
    lines = [LineString(pair) for ring in rings for pair in pairwise(ring)]
    inside = [line for line in lines if LAND.boundary.distance(line.centroid) > 1e-6]
    if not inside:
        return net
    line = inside[n % len(inside)]
    middle = line.interpolate(0.5, normalized=True)
    (begin, end) = [(float(x), float(y)) for x, y in line.coords]
    return net | coverage.insert_vertex(net, begin, end, (round(middle.x, 7), round(middle.y, 7)))


@settings(max_examples=150)
@given(st.lists(edit, min_size=1, max_size=12))
def test_any_edits_leave_a_coverage_of_the_same_land(edits: list[tuple[str, int, Points]]) -> None:
    net: Net = {"a": LAND}
    for step, (kind, n, points) in enumerate(edits):
        try:
            after = edited(net, kind, n, points, step)
        except Invalid:
            continue
        assert coverage.is_valid_coverage(after.values()), (kind, n, points)
        assert sum(shape.area for shape in after.values()) == pytest.approx(LAND.area, rel=1e-6)
        assert all(shape.equals_exact(rounded(shape), 0) for shape in after.values())
        net = after


@given(st.lists(inner, min_size=2, max_size=5))
def test_splitting_and_merging_back_gives_the_same_land(points: Points) -> None:
    net: Net = {"a": LAND}
    net = net | cutting.split(net, "a", LineString([(120.01, 29.99), (120.01, 30.03)]), ["b"])
    line = LineString(
        [on_land(-0.2, points[0][1]), *(on_land(*point) for point in points), on_land(1.2, points[-1][1])]
    )
    pieces = cutting.pieces_of(net["a"], line)
    if pieces < 2:
        return
    names = [f"n{i}" for i in range(pieces - 1)]
    try:
        cut = net | cutting.split(net, "a", line, names)
    except Invalid:
        return  # it runs along the border closer than rounding
    back = cutting.merge([cut["a"], *(cut[name] for name in names)])
    assert not coverage.thick(back.symmetric_difference(net["a"]))
    assert back.area == pytest.approx(net["a"].area, rel=1e-5)
    whole = {c: s for c, s in cut.items() if c not in names} | {"a": back}
    assert coverage.is_valid_coverage(whole.values())


def test_area_is_that_of_the_ellipsoid() -> None:
    assert coverage.area_m2(box(120.0, 30.0, 120.01, 30.01)) == pytest.approx(1_069_200, rel=1e-3)
    assert coverage.area_m2(shapely.Polygon()) == 0


def test_grids_with_enclaves_and_holes_are_edited_too() -> None:
    hole = box(120.005, 30.005, 120.01, 30.01)
    net: Net = {"a": Polygon(LAND.exterior, [hole.exterior]), "b": hole}
    moved = net | coverage.move_vertices(net, {(120.01, 30.01): (120.012, 30.012)})
    assert coverage.is_valid_coverage(moved.values())
    many: Net = {"m": MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]), "n": box(1, 0, 2, 1)}
    many = many | coverage.move_vertices(many, {(1.0, 1.0): (1.2, 1.0)})
    assert coverage.is_valid_coverage(many.values())
    cut = many | cutting.split(many, "m", LineString([(-1, 0.5), (4, 0.5)]), ["x", "y", "z"])
    assert coverage.is_valid_coverage(cut.values())
    assert sum(shape.area for shape in cut.values()) == pytest.approx(3)
