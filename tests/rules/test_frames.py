"""Reference systems by EPSG number: which are taken, where they end, and that any name and numbers get an answer."""

import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from math import cos, hypot, radians

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyproj import Transformer

from gridgis.core.errors import Invalid
from gridgis.core.geo import Datum, Frame, frame_named, place_from, to_cgcs2000, wgs84_to_gcj02

NANHU = (120.754, 30.756)


def metres(one: tuple[float, float], two: tuple[float, float]) -> float:
    return hypot((one[0] - two[0]) * cos(radians(one[1])), one[1] - two[1]) * 111_320


def in_system(number: int, place: tuple[float, float] = NANHU) -> tuple[float, float]:
    return Transformer.from_crs(4326, number, always_xy=True).transform(*place)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("given_", "name"),
    [
        ("wgs84", "wgs84"),
        (" GCJ02 ", "gcj02"),
        ("4547", "epsg:4547"),
        ("EPSG:4547", "epsg:4547"),
        ("epsg:04547", "epsg:4547"),
        ("urn:ogc:def:crs:EPSG::4549", "epsg:4549"),
        ("EPSG:4326", "wgs84"),
        ("4490", "cgcs2000"),
        ("epsg:3857", "epsg:3857"),
    ],
)
def test_a_frame_has_one_name_however_it_is_written(given_: str, name: str) -> None:
    frame = frame_named(given_)
    assert frame.name == name
    assert frame_named(frame.name) == frame


@pytest.mark.parametrize("number", [4549, 4528, 4550, 4510, 32651, 3857])
def test_a_place_comes_back_from_systems_used_in_china(number: int) -> None:
    frame = frame_named(str(number))
    found = frame.to_cgcs2000(*in_system(number))
    assert metres(NANHU, (float(found[0]), float(found[1]))) < 0.01


@pytest.mark.parametrize(
    ("number", "place"),
    [(27700, (-0.1276, 51.5072)), (2193, (174.78, -41.29)), (3413, (-45.0, 78.0)), (2154, (2.35, 48.85))],
)
def test_a_place_abroad_comes_back_too(number: int, place: tuple[float, float]) -> None:
    found = frame_named(f"epsg:{number}").to_cgcs2000(*in_system(number, place))
    assert metres(place, (float(found[0]), float(found[1]))) < 0.05


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Unknown datum"),
        ("gcj-02", "cgcs2000, wgs84, gcj02, bd09, or an EPSG number"),
        ("epsg:٤٥٤٧", "Unknown datum"),
        ("epsg:1", "Unknown datum"),
        ("999999", "no reference system EPSG:999999"),
        ("epsg:5773", "gives no position on the ground"),
        ("epsg:4978", "has heights"),
        ("epsg:4979", "has heights"),
        ("epsg:7405", "has heights"),
        ("epsg:9999", "no reference system"),
        ("x" * 5000, "Unknown datum"),
    ],
)
def test_what_is_no_frame_of_two_numbers_is_refused(name: str, said: str) -> None:
    with pytest.raises(Invalid, match=said) as refusal:
        frame_named(name)
    assert refusal.value.facts["field"] == "datum"
    assert len(refusal.value.message) < 300


def test_a_place_in_metres_is_stored_in_degrees() -> None:
    x, y = in_system(4549)
    assert place_from(x, y, frame_named("epsg:4549")) == NANHU


def test_swapped_axes_of_metres_are_named() -> None:
    x, y = in_system(4549)
    with pytest.raises(Invalid, match="look swapped: the easting or longitude comes first"):
        place_from(y, x, frame_named("4549"))


def test_a_zone_number_too_many_is_named() -> None:
    x, y = in_system(4528)
    with pytest.raises(Invalid, match="begins with a zone number"):
        place_from(x, y, frame_named("4549"))


@pytest.mark.parametrize(
    ("x", "y"), [(120.754, 30.756), (500_000.0, -3_400_000.0), (1e300, 1e300), (900_000.0, 3_400_000.0), (0.0, 0.0)]
)
def test_metres_far_outside_the_area_of_use_are_refused(x: float, y: float) -> None:
    with pytest.raises(Invalid, match=r"far outside the area in which epsg:4549 .* is used, 118.5…121.5") as refusal:
        place_from(x, y, frame_named("4549"))
    assert refusal.value.facts["field"] == "lng"


def test_a_little_beyond_the_area_of_use_is_still_taken() -> None:
    """The eastern end of the zone is at 121.5 degrees, and counties do not end there."""
    x, y = in_system(4549, (122.3, 30.0))
    assert metres(place_from(x, y, frame_named("4549")), (122.3, 30.0)) < 0.02


def test_an_area_across_the_date_line_holds_both_sides() -> None:
    frame = frame_named("epsg:3832")  # PDC Mercator, 98.69 E to 68 W
    for place in ((179.9, 10.0), (-179.9, 10.0)):
        found = frame.to_cgcs2000(*in_system(3832, place))
        assert metres(place, (float(found[0]), float(found[1]))) < 0.05


@pytest.mark.parametrize("name", ["4549", "3857", "gcj02", "wgs84"])
def test_arrays_give_what_points_give_and_nothing_for_what_is_refused(name: str) -> None:
    frame = frame_named(name)
    good = in_system(frame.epsg) if frame.epsg else NANHU
    xs = np.array([good[0], np.nan, np.inf, 1e300, good[0]])
    ys = np.array([good[1], good[1], good[1], good[1], good[1]])
    lng, lat = frame.to_cgcs2000(xs, ys)
    assert np.isnan(lng).tolist() == np.isnan(lat).tolist() == [False, True, True, True, False]
    assert (round(lng[4], 7), round(lat[4], 7)) == place_from(*good, frame)
    assert frame.to_cgcs2000(np.zeros((0,)), np.zeros((0,)))[0].shape == (0,)
    assert frame.to_cgcs2000(np.full((2, 3), good[0]), np.full((2, 3), good[1]))[1].shape == (2, 3)
    assert frame.to_cgcs2000(*good)[0].shape == ()
    assert (xs[0], ys[0]) == good


def test_degrees_out_of_range_come_out_as_nothing() -> None:
    lng, lat = frame_named("wgs84").to_cgcs2000([181.0, 120.0, -180.0], [30.0, -91.0, 90.0])
    assert np.isnan(lng).tolist() == np.isnan(lat).tolist() == [True, True, False]


def convert(frame: Frame, x: float, y: float) -> tuple[float, float]:
    return place_from(x, y, frame)


def test_frames_go_to_threads_and_processes() -> None:
    frame = frame_named("epsg:4549")
    x, y = in_system(4549)
    assert pickle.loads(pickle.dumps(frame)) == frame
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: place_from(x + n, y, frame), range(400)))
    assert found == [place_from(x + n, y, frame) for n in range(400)]
    with ProcessPoolExecutor(1) as processes:
        assert processes.submit(convert, frame, x, y).result() == NANHU


def test_a_datum_may_be_given_as_itself() -> None:
    shifted = tuple(float(one) for one in wgs84_to_gcj02(*NANHU))
    assert place_from(shifted[0], shifted[1], Datum.GCJ02) == place_from(shifted[0], shifted[1], frame_named("gcj02"))
    assert float(to_cgcs2000(*shifted, Datum.GCJ02)[0]) == float(frame_named("gcj02").to_cgcs2000(*shifted)[0])


numbers = st.floats(allow_nan=True, allow_infinity=True) | st.floats(-1e7, 1e7) | st.floats(-180, 180)
names = (
    st.text(max_size=30)
    | st.sampled_from([*Datum, "epsg:4549", "3857", "EPSG:32651", "epsg:4978", "2385", "4807", "epsg:3832"])
    | st.integers(0, 999_999).map(str)
    | st.integers(2000, 5000).map("epsg:{}".format)
)


@given(numbers, numbers, names)
@example(180.0, 90.0, "3857")
@example(-0.0, -90.0, "bd09")
@example(120.0, 30.0, "epsg:\0")
def test_any_pair_of_numbers_in_anything_is_a_place_or_a_refusal(x: float, y: float, name: str) -> None:
    try:
        lng, lat = place_from(x, y, frame_named(name))
    except Invalid:
        return
    assert -180 <= lng <= 180
    assert -90 <= lat <= 90
    assert (round(lng, 7), round(lat, 7)) == (lng, lat)
