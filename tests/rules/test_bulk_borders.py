"""Distances to borders, against a border cut into very many points, each measured by geodesics."""

import pickle

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from gridgis.bulk import Areas

GEOD = pyproj.Geod(a=6378137.0, rf=298.257222101)
STEPS = 400
"""Points an edge is cut into; between two of them the border is at most a 400th of the edge nearer."""


def cut_border(shape: BaseGeometry) -> NDArray[np.float64]:
    """Points of the border along great circles of the sphere of geodetic latitudes."""
    found = []
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        at = np.radians(np.round(shapely.get_coordinates(ring), 7))
        ends = np.stack([np.cos(at[:, 1]) * np.cos(at[:, 0]), np.cos(at[:, 1]) * np.sin(at[:, 0]), np.sin(at[:, 1])], 1)
        step = np.linspace(0, 1, STEPS)[None, :, None]
        line = (ends[:-1, None] * (1 - step) + ends[1:, None] * step).reshape(-1, 3)
        line /= np.linalg.norm(line, axis=1)[:, None]
        found.append(np.degrees(np.column_stack([np.arctan2(line[:, 1], line[:, 0]), np.arcsin(line[:, 2])])))
    made: NDArray[np.float64] = np.concatenate(found)
    return made


def metres_to(border: NDArray[np.float64], x: float, y: float) -> float:
    """As PostGIS has it: the nearest point on the sphere of geodetic latitudes, its distance on the ellipsoid."""
    here, there = np.radians([x, y]), np.radians(border)
    half = np.sin((there - here) / 2) ** 2
    nearest = border[np.argmin(half[:, 1] + np.cos(here[1]) * np.cos(there[:, 1]) * half[:, 0])]
    return float(GEOD.inv(x, y, *nearest)[2])


def of(*shapes: BaseGeometry) -> Areas:
    return Areas.build([f"{n:03d}" for n in range(len(shapes))], np.array(shapes, dtype=object))


@given(
    st.integers(0, 10**6), st.floats(-170, 170), st.floats(-80, 80), st.sampled_from([0.002, 0.05, 1.0, 8.0])
)  # fmt: skip
@settings(max_examples=40)
def test_the_border_is_as_far_as_its_nearest_point(seed: int, lng: float, lat: float, size: float) -> None:
    rng = np.random.default_rng(seed)
    turn = np.sort(rng.uniform(0, 2 * np.pi, int(rng.integers(3, 30))))
    far = rng.uniform(0.3, 1.0, len(turn)) * size
    shape = Polygon(np.column_stack([lng + far * np.cos(turn), lat + far * np.sin(turn)]))
    if not shape.is_valid or not shape.area or max(abs(c) for c in shape.bounds[1::2]) > 89 or shape.bounds[2] > 180:
        return
    border = cut_border(shape)
    edge_m = max(GEOD.line_lengths(*np.array(shape.exterior.coords).T))
    at = np.round(rng.uniform((lng - size, lat - size), (lng + size, lat + size), (6, 2)), 7)
    at = at[np.abs(at[:, 1]) < 90]
    found = of(shape).border_m(at[:, 0], at[:, 1], np.zeros(len(at), int))
    for (x, y), metres in zip(at.tolist(), found.tolist(), strict=True):
        nearest = metres_to(border, x, y)
        assert metres <= nearest * 1.001 + 0.01
        assert metres >= np.sqrt(max(nearest**2 - (edge_m / STEPS) ** 2, 0)) * 0.997 - 0.01


def test_on_a_vertex_it_is_nothing_and_of_a_hole_it_is_the_hole() -> None:
    areas = of(Polygon(box(120, 30, 120.1, 30.1).exterior, [box(120.04, 30.04, 120.06, 30.06).exterior]))
    found = areas.border_m([120.0, 120.05, 120.039], [30.0, 30.05, 30.05], [0, 0, 0])
    assert found[0] == pytest.approx(0, abs=1e-6)
    assert found[1] == pytest.approx(GEOD.inv(120.05, 30.05, 120.06, 30.05)[2], rel=1e-4)
    assert found[2] == pytest.approx(GEOD.inv(120.039, 30.05, 120.04, 30.05)[2], rel=1e-4)


def test_of_no_area_it_is_no_number() -> None:
    assert np.isnan(of(box(0, 0, 1, 1)).border_m([0.5], [0.5], [-1])).all()
    assert of(box(0, 0, 1, 1)).border_m([], [], []).tolist() == []


def test_far_away_it_is_the_geodesic() -> None:
    found = of(box(120, 30, 121, 31)).border_m([119.0, -60.0], [30.0, -30.0], [0, 0])
    border = cut_border(box(120, 30, 121, 31))
    assert found[0] == pytest.approx(metres_to(border, 119.0, 30.0), rel=1e-3)
    assert found[1] == pytest.approx(metres_to(border, -60.0, -30.0), rel=2e-3)


def test_the_nearest_within_reach_and_none_beyond() -> None:
    areas = of(box(120, 30, 120.1, 30.1), box(120.2, 30, 120.3, 30.1), MultiPolygon([box(120.4, 30, 120.5, 30.1)]))
    rows, metres = areas.nearest([120.11, 120.19, 120.6, np.nan], [30.05, 30.05, 30.05, 0], 2000)
    assert rows.tolist() == [0, 1, -1, -1]
    assert metres[:2] == pytest.approx([GEOD.inv(120.1, 30.05, 120.11, 30.05)[2]] * 2, rel=1e-4)
    assert np.isnan(metres[2:]).all()


def test_of_two_as_near_the_better_one_is_taken() -> None:
    areas = Areas.build(["b", "a"], np.array([box(0, 0, 1, 1), box(1, 0, 2, 1)], dtype=object), [0, 0])
    assert areas.nearest([1.0], [1.001], 500)[0].tolist() == [1]
    first = Areas.build(["b", "a"], np.array([box(0, 0, 1, 1), box(1, 0, 2, 1)], dtype=object), [0, 1])
    assert first.nearest([1.0], [1.001], 500)[0].tolist() == [0]


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert Areas.build([], np.array([], dtype=object)).nearest([1.0], [1.0], 1000)[0].tolist() == [-1]
    assert of(box(0, 0, 1, 1)).nearest([], [], 1000)[0].tolist() == []


def test_areas_go_to_another_process() -> None:
    areas = of(box(120, 30, 120.1, 30.1))
    areas.nearest([1.0], [1.0], 10.0)
    again = pickle.loads(pickle.dumps(areas))
    assert again.locate([120.05], [30.05]).tolist() == [0]
    assert again.nearest([120.1001], [30.05], 50)[0].tolist() == [0]


@pytest.mark.parametrize("away", [1000, 5000, 20_000, 200_000])
def test_the_nearest_is_the_nearest_on_the_ellipsoid(away: float) -> None:
    geod = pyproj.Geod(ellps="GRS80")
    spots = [geod.fwd(120, 30, turn, metres)[:2] for turn, metres in ((90, 1.0025 * away), (0, away))]
    shapes = [shapely.box(x - 1e-6, y - 1e-6, x + 1e-6, y + 1e-6) for x, y in spots]
    rows, _ = Areas.build(["east", "north"], np.array(shapes, dtype=object)).nearest([120.0], [30.0], 2 * away)
    assert rows.tolist() == [1]
