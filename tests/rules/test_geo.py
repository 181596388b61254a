"""Datums, axis order and H3 cells at the door."""

from math import cos, hypot, radians

import h3
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import Point, Polygon

from gridgis.core.errors import Invalid
from gridgis.core.geo import (
    Datum,
    Forward,
    cell_of,
    datum_named,
    degrees_around,
    gcj02_to_bd09,
    parent_cell,
    place_from,
    ring_of,
    to_cgcs2000,
    wgs84_to_gcj02,
)

NANHU = (120.754, 30.756)
METRES_A_DEGREE = 111_320.0

china = st.tuples(st.floats(73.5, 135.5), st.floats(18.0, 53.5))
everywhere = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
BOX = (72.004, 0.8293, 137.8347, 55.8271)


def metres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Distance of two near points, good to a few per mille."""
    return hypot((one[0] - two[0]) * cos(radians(one[1])), one[1] - two[1]) * METRES_A_DEGREE


def test_the_known_offset_near_the_south_lake() -> None:
    """+0.00432 and -0.00229 degrees; the tolerance is their last digit, about a metre."""
    x, y = wgs84_to_gcj02(*NANHU)
    assert float(x) - NANHU[0] == pytest.approx(0.00432, abs=1e-5)
    assert float(y) - NANHU[1] == pytest.approx(-0.00229, abs=1e-5)


@pytest.mark.parametrize(
    ("place", "shifted"),
    [
        ((116.404, 39.915), (116.41024449916938, 39.91640428150164)),
        ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
        ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
        ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ],
)
def test_gcj02_is_what_others_publish(place: tuple[float, float], shifted: tuple[float, float]) -> None:
    """Figures of two independent programs; 1e-8 degrees are a millimetre."""
    x, y = wgs84_to_gcj02(*place)
    assert (float(x), float(y)) == pytest.approx(shifted, abs=1e-8)


def test_bd09_is_what_others_publish() -> None:
    x, y = gcj02_to_bd09(116.404, 39.915)
    assert (float(x), float(y)) == pytest.approx((116.41036949371029, 39.92133699351022), abs=1e-8)


@given(china)
def test_gcj02_comes_back_to_where_it_was(place: tuple[float, float]) -> None:
    x, y = to_cgcs2000(*wgs84_to_gcj02(*place), Datum.GCJ02)
    assert metres(place, (float(x), float(y))) < 0.01


@given(china)
def test_bd09_comes_back_to_where_it_was(place: tuple[float, float]) -> None:
    x, y = to_cgcs2000(*gcj02_to_bd09(*wgs84_to_gcj02(*place)), Datum.BD09)
    assert metres(place, (float(x), float(y))) < 0.01


@given(china)
def test_the_shift_is_hundreds_of_metres_and_never_more(place: tuple[float, float]) -> None:
    x, y = wgs84_to_gcj02(*place)
    assert 20 < metres(place, (float(x), float(y))) < 1500


@pytest.mark.parametrize("forward", [wgs84_to_gcj02, gcj02_to_bd09])
@given(place=everywhere.filter(lambda p: not (BOX[0] <= p[0] <= BOX[2] and BOX[1] <= p[1] <= BOX[3])))
@example(place=(-180.0, -90.0))
def test_outside_china_both_shifts_are_the_identity(forward: Forward, place: tuple[float, float]) -> None:
    x, y = forward(np.array(place[0]), np.array(place[1]))
    assert (float(x), float(y)) == place


def test_arrays_are_converted_as_points_are() -> None:
    lngs, lats = np.array([120.754, 120.5636, 2.35]), np.array([30.756, 30.5396, 48.85])
    x, y = to_cgcs2000(lngs, lats, Datum.GCJ02)
    assert x.shape == (3,)
    for i in range(3):
        assert (round(float(x[i]), 7), round(float(y[i]), 7)) == place_from(lngs[i], lats[i], Datum.GCJ02)


def test_converting_does_not_change_what_was_given() -> None:
    lngs, lats = np.array([120.754]), np.array([30.756])
    for datum in Datum:
        to_cgcs2000(lngs, lats, datum)[0][0] = 0.0
    assert (lngs[0], lats[0]) == NANHU


@pytest.mark.parametrize("datum", [Datum.WGS84, Datum.CGCS2000])
def test_wgs84_is_taken_as_cgcs2000_and_rounded(datum: Datum) -> None:
    assert place_from(120.75400004, 30.75599996, datum) == (120.754, 30.756)


def test_a_phone_map_point_lands_where_it_really_is() -> None:
    lng, lat = place_from(120.754 + 0.00432, 30.756 - 0.00229, Datum.GCJ02)
    assert metres((lng, lat), NANHU) < 2


@pytest.mark.parametrize("bad", [(float("nan"), 30.0), (120.0, float("inf")), (float("-inf"), 30.0)])
def test_numbers_that_are_none_are_refused(bad: tuple[float, float]) -> None:
    with pytest.raises(Invalid, match="finite"):
        place_from(*bad, Datum.WGS84)


def test_swapped_axes_are_named() -> None:
    with pytest.raises(Invalid, match="look swapped: longitude comes first") as refusal:
        place_from(30.756, 120.754, Datum.WGS84)
    assert refusal.value.facts.items() >= {"field": "lng", "lng": 30.756, "lat": 120.754}.items()


def test_numbers_beyond_the_globe_are_refused_without_a_wrong_hint() -> None:
    with pytest.raises(Invalid) as refusal:
        place_from(500.0, 400.0, Datum.WGS84)
    assert "swapped" not in refusal.value.message


@given(everywhere, st.sampled_from(Datum))
@example((-180.0, -90.0), Datum.BD09)
@example((180.0, 90.0), Datum.BD09)
def test_every_point_of_the_globe_stays_on_it(place: tuple[float, float], datum: Datum) -> None:
    lng, lat = place_from(*place, datum)
    assert -180 <= lng <= 180
    assert -90 <= lat <= 90


@pytest.mark.parametrize(("name", "datum"), [("gcj02", Datum.GCJ02), (" WGS84 ", Datum.WGS84), ("Bd09", Datum.BD09)])
def test_datums_are_known_in_any_case(name: str, datum: Datum) -> None:
    assert datum_named(name) is datum


@pytest.mark.parametrize("name", ["", "wgs", "epsg:4326", "gcj-02"])
def test_an_unknown_datum_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(Invalid, match="cgcs2000, wgs84, gcj02, bd09") as refusal:
        datum_named(name)
    assert refusal.value.facts["field"] == "datum"


@given(everywhere, st.integers(0, 15), st.integers(0, 15))
def test_a_parent_cell_is_the_one_of_the_h3_library(place: tuple[float, float], one: int, two: int) -> None:
    coarse, fine = sorted((one, two))
    cell = cell_of(*place, fine)
    assert parent_cell(cell, coarse) == h3.str_to_int(h3.cell_to_parent(h3.int_to_str(cell), coarse))


@given(everywhere.filter(lambda p: abs(p[1]) < 89), st.floats(0, 5000))
def test_degrees_around_a_place_reach_far_enough_and_not_much_farther(
    place: tuple[float, float], metres_: float
) -> None:
    lng, lat = place
    east, north = degrees_around(lat, metres_)
    geod = Geod(ellps="WGS84")
    for to in ((lng + east, lat), (lng, lat + north), (lng, lat - north)):
        reached = geod.inv(lng, lat, *to)[2]
        assert metres_ <= reached <= metres_ * 1.05 + 1.2


def test_a_cell_is_looked_up_latitude_second() -> None:
    assert h3.int_to_str(cell_of(*NANHU)) == h3.latlng_to_cell(30.756, 120.754, 11)
    assert Polygon(ring_of(cell_of(*NANHU))).contains(Point(*NANHU))


@given(china, st.integers(5, 11))
def test_a_ring_is_closed_and_holds_its_point(place: tuple[float, float], resolution: int) -> None:
    ring = ring_of(cell_of(*place, resolution))
    assert ring[0] == ring[-1]
    assert len(ring) in (7, 6, 8, 9, 10, 11)
    # Cells have geodesic edges and rings are rounded to 1 cm: a hair is left for points on the very edge.
    assert Polygon(ring).buffer(1e-5).covers(Point(*place))
