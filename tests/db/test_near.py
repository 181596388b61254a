"""Which grids cover a point or lie near it, against Shapely on the same boundaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import cos, radians

import pytest
from geoalchemy2.shape import from_shape, to_shape
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry import MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID
from gridgis.grids import queries
from gridgis.grids.models import Grid, GridVersion
from gridgis.grids.queries import Candidate
from gridgis.routing.rules import choose_grid
from tests.factories import ONE, START, TWO, ZONE, World, a_grid

DAY = date(2026, 3, 11)
RING, INNER, ISLES = f"{TWO}001001801", f"{TWO}001001802", f"{TWO}001001803"
BULGE_M = 0.4
"""Edges are straight in degrees; measured as great circles those of the world's grids bend by up to 0.26 m."""


@dataclass(frozen=True)
class Net:
    """The session and the boundaries of all grids as Shapely knows them."""

    session: Session
    shapes: dict[str, BaseGeometry]

    def near(self, points: Sequence[tuple[float, float]], reach_m: float = 0.0) -> list[list[Candidate]]:
        lngs, lats = [p[0] for p in points], [p[1] for p in points]
        return queries.near(self.session, lngs, lats, [DAY] * len(points), [reach_m] * len(points))

    def covering(self, point: tuple[float, float]) -> set[str]:
        return {code for code, shape in self.shapes.items() if shape.covers(Point(point))}

    def metres_to(self, code: str, point: tuple[float, float]) -> float:
        """Distance on a plane that has the ellipsoid's scales at the point; good to a per mille over a few km."""
        phi = radians(point[1])
        east = 111_412.84 * cos(phi) - 93.5 * cos(3 * phi)
        north = 111_132.92 - 559.82 * cos(2 * phi)
        shape = affinity.scale(self.shapes[code], east, north, origin=(0, 0))
        return shape.distance(Point(point[0] * east, point[1] * north))


@pytest.fixture
def net(session: Session, world: World) -> Net:
    """The world's net, with a ring around another grid, and a grid of two islands that touch a corner."""
    for code, shape in (
        (
            RING,
            MultiPolygon(
                [Polygon(box(120.21, 30.01, 120.24, 30.04).exterior, [box(120.22, 30.02, 120.23, 30.03).exterior])]
            ),
        ),
        (INNER, MultiPolygon([box(120.22, 30.02, 120.23, 30.03)])),
        (ISLES, MultiPolygon([box(120.24, 30.04, 120.25, 30.05), box(120.26, 30.06, 120.27, 30.07)])),
    ):
        a_grid(session, code, "exclusive", (120.3, 30.1, 120.31, 30.11))
        row = session.scalars(select(GridVersion).where(GridVersion.grid_code == code)).one()
        row.boundary = from_shape(MultiPolygon([part.normalize() for part in shape.geoms]), SRID)
        session.flush()
    session.expire_all()
    rows = session.execute(
        select(Grid.code, GridVersion.boundary).join(GridVersion, GridVersion.grid_code == Grid.code)
    )
    return Net(session, {code: to_shape(boundary) for code, boundary in rows})


def rings(shape: BaseGeometry) -> list[list[tuple[float, float]]]:
    assert isinstance(shape, MultiPolygon)
    return [list(ring.coords) for part in shape.geoms for ring in (part.exterior, *part.interiors)]


def test_every_vertex_and_edge_midpoint_belongs_where_shapely_says(net: Net) -> None:
    points = {point for shape in net.shapes.values() for ring in rings(shape) for point in ring}
    points |= {
        ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        for shape in net.shapes.values()
        for ring in rings(shape)
        for a, b in pairwise(ring)
    }
    asked = sorted(points)
    assert len(asked) > 80
    for point, found in zip(asked, net.near(asked), strict=True):
        assert {c.code for c in found if c.covers} == net.covering(point), point
        for candidate in found:
            on_border = net.shapes[candidate.code].boundary.covers(Point(point))
            assert (candidate.border_m <= BULGE_M) is on_border, (point, candidate)


def test_every_vertex_belongs_to_exactly_one_grid_by_the_stated_rule(net: Net) -> None:
    asked = sorted({point for shape in net.shapes.values() for ring in rings(shape) for point in ring})
    for point, found in zip(asked, net.near(asked), strict=True):
        choice = choose_grid(found, accuracy_m=0, tolerance_m=0)
        covering = net.covering(point)
        zones = {code for code in covering if code[12] == "8"}
        assert choice.grid is not None
        assert choice.grid.code == min(zones or covering)


points_of_the_world = st.tuples(st.floats(119.99, 120.41), st.floats(29.99, 30.21))


@given(st.lists(points_of_the_world, min_size=1, max_size=40))
@settings(max_examples=25)
def test_any_point_is_covered_where_shapely_says(net: Net, points: list[tuple[float, float]]) -> None:
    for point, found in zip(points, net.near(points), strict=True):
        assert {c.code for c in found if c.covers} == net.covering(point), point


@given(st.lists(points_of_the_world, min_size=1, max_size=20), st.floats(1, 3000))
@settings(max_examples=25)
def test_all_grids_within_reach_are_found_and_none_beyond(
    net: Net, points: list[tuple[float, float]], reach_m: float
) -> None:
    for point, found in zip(points, net.near(points, reach_m), strict=True):
        codes = {c.code for c in found}
        distances = {code: net.metres_to(code, point) for code in net.shapes}
        assert {code for code, metres in distances.items() if metres <= reach_m * 0.999 - BULGE_M} <= codes
        assert codes <= {code for code, metres in distances.items() if metres <= reach_m * 1.001 + BULGE_M}
        for candidate in found:
            assert candidate.distance_m == pytest.approx(distances[candidate.code], rel=0.001, abs=BULGE_M)


def test_a_point_in_a_hole_is_not_in_the_ring(net: Net) -> None:
    found = net.near([(120.225, 30.025), (120.215, 30.025)])
    assert {c.code for c in found[0] if c.covers and c.layer.code == "exclusive"} == {INNER}
    assert {c.code for c in found[1] if c.covers and c.layer.code == "exclusive"} == {RING}


def test_the_border_of_a_hole_is_a_border(net: Net) -> None:
    (found,) = net.near([(120.2195, 30.025)])
    ring = next(c for c in found if c.code == RING)
    assert ring.border_m == pytest.approx(48.2, abs=0.3)


def test_both_parts_of_a_grid_are_the_grid(net: Net) -> None:
    found = net.near([(120.245, 30.045), (120.265, 30.065), (120.255, 30.055)])
    assert [ISLES in {c.code for c in hit if c.covers} for hit in found] == [True, True, False]


def test_a_corner_where_a_ring_and_an_island_touch_goes_to_the_lowest_code(net: Net) -> None:
    (found,) = net.near([(120.24, 30.04)])
    assert {c.code for c in found if c.covers and c.layer.code == "exclusive"} == {RING, ISLES}
    choice = choose_grid(found, accuracy_m=0, tolerance_m=0)
    assert choice.grid is not None and choice.grid.code == RING


def test_candidates_come_exclusive_first_then_by_code(net: Net) -> None:
    (found,) = net.near([(120.1, 30.1)], 6000)
    assert [c.layer.code for c in found] == ["exclusive", "village", "village", "village", "village"] + ["village"] * (
        len(found) - 5
    )
    assert found[0].code == ZONE
    villages = [c.code for c in found[1:]]
    assert villages == sorted(villages)


def test_a_candidate_tells_its_codes_and_version(net: Net, world: World) -> None:
    (found,) = net.near([world.middles[world.grids[0]]])
    assert len(found) == 1
    one = found[0]
    assert (one.code, one.layer.code, one.covers, one.distance_m) == (f"{ONE}001001001", "village", True, 0.0)
    assert (one.village_code, one.town_code, one.county_code) == (f"{ONE}001001", f"{ONE}001", ONE)
    assert one.valid_from == START
    # 0.025 degrees of longitude at 30.05 N: half the grid's width.
    assert one.border_m == pytest.approx(2411, abs=5)


def test_each_point_has_its_own_day_and_reach(net: Net, world: World) -> None:
    lng, lat = world.middles[world.grids[0]]
    found = queries.near(net.session, [lng, lng, lng], [lat] * 3, [DAY, date(2019, 12, 31), DAY], [0.0, 0.0, 5000.0])
    assert [len(hit) for hit in found] == [1, 0, 2]


def test_nothing_is_near_on_the_far_side_of_the_world(net: Net) -> None:
    points = [(0.0, 0.0), (-120.0, -30.0), (180.0, 90.0), (-180.0, -90.0), (120.1, -30.1)]
    assert net.near(points, 5000.0) == [[], [], [], [], []]


def test_no_points_no_answers(session: Session) -> None:
    assert queries.near(session, [], [], [], []) == []
