"""What a patrol reached, and the line that is kept of it: in metres, certain, inside, and not beyond what is known."""

from datetime import timedelta

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from gridgis.core.geo import cell_of
from gridgis.patrols.rules import BESIDE_M, CELL, GAP, TOLERANCE_M, Fix, Stop, cells_of, plane_at, reached
from tests.factories import AT

GRID = box(120.0, 30.0, 120.02, 30.02)
STEP = 0.0002
"""About 19 metres to the east."""


def walk(
    many: int, *, lng: float = 120.005, lat: float = 30.01, accuracy_m: float = 8.0, every_s: int = 15
) -> list[Fix]:
    return [Fix(AT + timedelta(seconds=every_s * n), lng + STEP * n, lat, accuracy_m) for n in range(many)]


def metres(shape: shapely.Geometry) -> shapely.Geometry:
    way = plane_at(120.0)
    return shapely.transform(
        shape, lambda at: shapely.get_coordinates(shapely.points(*way.transform(*at.T, direction="INVERSE")))
    )


def test_a_straight_walk_is_a_line_of_two_points_and_reaches_every_cell_on_it() -> None:
    fixes = walk(40)
    found = reached(fixes, [], GRID)
    assert found.track is not None
    assert [len(line.coords) for line in found.track.geoms] == [2]
    assert {cell_of(one.lng, one.lat, CELL) for one in fixes} <= set(found.cells)
    assert found.cells == sorted(found.cells)


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=2, max_size=60))
def test_no_position_lies_further_from_the_line_than_it_says(wobbles: list[tuple[float, float]]) -> None:
    fixes = [
        Fix(AT + timedelta(seconds=15 * n), 120.005 + STEP * n / 2 + x * 1e-6, 30.01 + y * 1e-5, 5.0)
        for n, (x, y) in enumerate(wobbles)
    ]
    found = reached(fixes, [], GRID)
    assert found.track is not None
    line = metres(found.track)
    far = [shapely.distance(line, metres(shapely.Point(one.lng, one.lat))) for one in fixes]
    assert max(far) <= TOLERANCE_M + 0.01


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (Fix(AT + GAP * 2, 120.0052, 30.01, 8.0), "too long ago"),
        (Fix(AT + timedelta(seconds=15), 120.0152, 30.01, 8.0), "too far"),
    ],
)
def test_between_what_is_not_known_nothing_was_reached(second: Fix, why: str) -> None:
    first = Fix(AT, 120.005, 30.01, 8.0)
    found = reached([first, second], [], GRID)
    assert (found.cells, found.track) == ([], None), why


def test_what_is_uncertain_or_outside_counts_nothing_and_is_not_kept() -> None:
    assert reached(walk(10, accuracy_m=101.0), [], GRID).track is None
    outside = walk(10, lng=120.02 + BESIDE_M * 2 / 96_000)
    assert reached(outside, [], GRID).track is None
    beside = reached(walk(3, lng=120.0201), [], GRID)
    assert beside.track is not None
    crossing = reached(walk(60, lng=120.015), [], GRID)
    assert crossing.track is not None
    assert crossing.track.bounds[2] < 120.02 + (BESIDE_M + 20) / 96_000


def test_a_stop_reaches_its_cell_where_it_is_certain() -> None:
    here = Stop(AT, 120.01, 30.01, 20.0, "楼道堆物")
    assert reached([], [here], GRID).cells == [cell_of(120.01, 30.01, CELL)]
    assert reached([], [Stop(AT, 120.01, 30.01, 500.0)], GRID).cells == []


def test_cells_of_a_grid_are_those_of_its_addresses_or_else_of_its_ground() -> None:
    assert cells_of([(120.01, 30.01), (120.01, 30.01)], GRID) == {cell_of(120.01, 30.01, CELL)}
    ground = cells_of([], GRID)
    assert 200 < len(ground) < 400
    assert cell_of(120.01, 30.01, CELL) in ground
