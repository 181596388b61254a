"""The shifted datums against scalar formulas of this test's own, and the sign of a conversion that was missed."""

from collections.abc import Callable
from itertools import product
from math import atan2, cos, hypot, nan, pi, radians, sin, sqrt

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gridgis.core.geo import Datum, gcj02_to_bd09, missed_conversion, to_cgcs2000, wgs84_to_gcj02

WEST, SOUTH, EAST, NORTH = 72.004, 0.8293, 137.8347, 55.8271
Place = tuple[float, float]


def inside(place: Place) -> bool:
    return WEST <= place[0] <= EAST and SOUTH <= place[1] <= NORTH


def metres(one: Place, two: Place) -> float:
    return hypot((one[0] - two[0]) * cos(radians(one[1])), one[1] - two[1]) * 111_320


def gcj(place: Place) -> Place:
    """GCJ-02 as its definition goes round: a polynomial and sines on the Krasovsky ellipsoid, in radians of arc."""
    x, y = place[0] - 105, place[1] - 35
    waves = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = (-100 + 2 * x + 3 * y + 0.2 * y**2 + 0.1 * x * y + 0.2 * sqrt(abs(x))) + waves
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3 + (
        160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)
    ) * 2 / 3
    east = (300 + x + 2 * y + 0.1 * x**2 + 0.1 * x * y + 0.1 * sqrt(abs(x))) + waves
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3 + (
        150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)
    ) * 2 / 3
    a, e2 = 6_378_245.0, 0.00669342162296594323
    phi = place[1] * pi / 180
    w = sqrt(1 - e2 * sin(phi) ** 2)
    meridian, prime_vertical = a * (1 - e2) / w**3, a / w
    return place[0] + east / (prime_vertical * cos(phi)) * 180 / pi, place[1] + north / meridian * 180 / pi


def bd(place: Place) -> Place:
    """BD-09 from GCJ-02: turned and stretched in polar coordinates, then moved."""
    k = pi * 3000 / 180
    r = sqrt(place[0] ** 2 + place[1] ** 2) + 2e-5 * sin(place[1] * k)
    t = atan2(place[1], place[0]) + 3e-6 * cos(place[0] * k)
    return r * cos(t) + 0.0065, r * sin(t) + 0.006


def newton(forward: Callable[[Place], Place], target: Place) -> Place:
    """What `forward` maps onto the target, by Newton's method with a Jacobian of differences."""
    x, y = target
    for _ in range(20):
        fx, fy = forward((x, y))
        rx, ry = fx - target[0], fy - target[1]
        if hypot(rx, ry) < 1e-12:
            break
        step = 1e-7
        ax, ay = forward((x + step, y))
        bx, by = forward((x, y + step))
        j11, j21, j12, j22 = (ax - fx) / step, (ay - fy) / step, (bx - fx) / step, (by - fy) / step
        det = j11 * j22 - j12 * j21
        x, y = x - (j22 * rx - j12 * ry) / det, y - (j11 * ry - j21 * rx) / det
    return x, y


def really(given_: Place, datum: Datum) -> Place:
    """Where numbers of a datum are, by the rule of the rectangle."""
    if not inside(given_):
        return given_
    return newton(gcj, given_ if datum is Datum.GCJ02 else newton(bd, given_))


RIM = 2e-9
"""A hair of a degree (0.2 mm) to each side of the rectangle's edge."""
LNGS = [WEST - RIM, WEST, WEST + RIM, WEST + 0.004, EAST - 0.009, EAST - RIM, EAST, EAST + RIM, 105.0]
LATS = [SOUTH - RIM, SOUTH, SOUTH + RIM, SOUTH + 0.004, NORTH - 0.008, NORTH - RIM, NORTH, NORTH + RIM, 35.0]
GRID = [*product(np.linspace(72.1, 137.8, 45), np.linspace(0.9, 55.8, 38))]
ON_RIM = [*product(LNGS, LATS), *product(LNGS, np.linspace(1, 55, 28)), *product(np.linspace(73, 137, 33), LATS)]


@pytest.mark.parametrize("datum", [Datum.GCJ02, Datum.BD09])
@pytest.mark.parametrize("places", [GRID, ON_RIM], ids=["China", "rim"])
def test_all_of_china_and_its_rim_agree_with_another_program(datum: Datum, places: list[Place]) -> None:
    """Less than 0.01 m; what is met is the last digits of a float, some nanometres."""
    x, y = to_cgcs2000([p[0] for p in places], [p[1] for p in places], datum)
    worst = max(metres(really(p, datum), (float(a), float(b))) for p, a, b in zip(places, x, y, strict=True))
    assert worst < 1e-4


anywhere_near = st.tuples(st.floats(WEST - 1, EAST + 1), st.floats(SOUTH - 0.8, NORTH + 1))


@pytest.mark.parametrize("datum", [Datum.GCJ02, Datum.BD09])
@given(place=anywhere_near)
@example(place=(105.0, 35.0))
@example(place=(105.0 + 1e-13, 35.0))
def test_any_place_agrees_with_another_program(datum: Datum, place: Place) -> None:
    x, y = to_cgcs2000(*place, datum)
    assert metres(really(place, datum), (float(x), float(y))) < 0.01


@given(anywhere_near)
def test_forward_agrees_with_another_program(place: Place) -> None:
    x, y = wgs84_to_gcj02(*place)
    assert metres(gcj(place) if inside(place) else place, (float(x), float(y))) < 1e-6
    x, y = gcj02_to_bd09(*place)
    assert metres(bd(place) if inside(place) else place, (float(x), float(y))) < 1e-6


@pytest.mark.parametrize(
    "place", [(WEST - 0.001, 35.0), (120.0, SOUTH - 0.001), (EAST + 0.001, 30.0), (100.0, NORTH + 0.001), (2.35, 48.85)]
)
def test_a_place_just_outside_stays_though_the_formulas_would_carry_it_in(place: Place) -> None:
    carried = gcj(place)
    assert metres(carried, place) > 100
    for datum in (Datum.GCJ02, Datum.BD09):
        x, y = to_cgcs2000(*place, datum)
        assert (float(x), float(y)) == place
    assert tuple(map(float, wgs84_to_gcj02(*place))) == place


@pytest.mark.parametrize("place", [(WEST + 1e-6, 35.0), (120.0, NORTH - 1e-6), (EAST - 1e-6, 30.0)])
def test_just_inside_the_rim_there_is_an_answer_that_does_not_hang_between_two(place: Place) -> None:
    x, y = to_cgcs2000(*place, Datum.GCJ02)
    assert metres(gcj((float(x), float(y))), place) < 1e-6


@pytest.mark.parametrize(
    ("name", "place"),
    [("Taipei", (121.5654, 25.0330)), ("Hong Kong", (114.1694, 22.3193)), ("Macau", (113.5491, 22.1987))],
)
def test_places_outside_the_mainland_but_in_the_rectangle_are_shifted(name: str, place: Place) -> None:
    """The publishers' rectangle is kept; whoever sends true degrees from there names wgs84."""
    x, y = to_cgcs2000(*gcj(place), Datum.GCJ02)
    assert 300 < metres(gcj(place), place) < 700
    assert metres((float(x), float(y)), place) < 0.01


@pytest.mark.parametrize("datum", Datum)
def test_what_is_no_number_comes_out_as_none_and_spoils_nothing_beside_it(datum: Datum) -> None:
    lng = np.array([120.0, np.nan, np.inf, -np.inf, 120.0, 120.0, 1e308])
    lat = np.array([30.0, 30.0, 30.0, np.nan, np.inf, 30.0, -1e308])
    x, y = to_cgcs2000(lng, lat, datum)
    assert np.isnan(x).tolist() == np.isnan(y).tolist() == [False, True, True, True, True, False, False]
    alone = to_cgcs2000(120.0, 30.0, datum)
    assert (x[0], y[0]) == (x[5], y[5]) == (float(alone[0]), float(alone[1]))


@pytest.mark.parametrize("shape", [(0,), (1, 1), (2, 3)])
def test_the_shape_of_arrays_is_kept(shape: tuple[int, ...]) -> None:
    for datum in Datum:
        assert [one.shape for one in to_cgcs2000(np.full(shape, 120.0), np.full(shape, 30.0), datum)] == [shape] * 2


HOME = (120.754, 30.756)


def near(place: Place, east_m: float, north_m: float) -> Place:
    return place[0] + east_m / (111_320 * cos(radians(place[1]))), place[1] + north_m / 111_320


def pair(xy: tuple[object, object]) -> Place:
    return float(xy[0]), float(xy[1])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stored", "told", "seems"),
    [
        (gcj(HOME), "wgs84", Datum.GCJ02),
        (gcj(HOME), "cgcs2000", Datum.GCJ02),
        (near(gcj(HOME), 60, -40), "wgs84", Datum.GCJ02),
        (bd(gcj(HOME)), "wgs84", Datum.BD09),
        (really(HOME, Datum.GCJ02), "gcj02", Datum.WGS84),
        (really(HOME, Datum.BD09), "bd09", Datum.WGS84),
        (really(bd(gcj(HOME)), Datum.GCJ02), "gcj02", Datum.BD09),
        (really(gcj(HOME), Datum.BD09), "bd09", Datum.GCJ02),
    ],
)
def test_a_wrong_datum_shows_by_its_address(stored: Place, told: str, seems: Datum) -> None:
    assert missed_conversion(*stored, *HOME, given=told) is seems


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (HOME, "wgs84"),
        (near(HOME, 50, 50), "wgs84"),
        (near(HOME, -413, 254), "wgs84"),  # as far, in the other direction
        (near(HOME, 0, 480), "wgs84"),
        (near(gcj(HOME), 150, 100), "wgs84"),  # stays 180 m off when converted
        (near(HOME, 5000, 0), "wgs84"),
        (gcj(HOME), "epsg:4549"),
        (gcj(HOME), "gcj02"),
        ((nan, 30.0), "wgs84"),
        ((float("inf"), 30.0), "gcj02"),
    ],
)
def test_other_distances_are_no_sign_of_a_wrong_datum(stored: Place, told: str) -> None:
    assert missed_conversion(*stored, *HOME, given=told) is None


def test_abroad_no_conversion_is_missed() -> None:
    assert missed_conversion(2.35 + 0.005, 48.85, 2.35, 48.85) is None


numbers = st.floats(allow_nan=True, allow_infinity=True)


@given(numbers, numbers, numbers, numbers, st.one_of(st.sampled_from(Datum), st.text()))
def test_any_numbers_are_judged(lng: float, lat: float, address_lng: float, address_lat: float, told: str) -> None:
    assert missed_conversion(lng, lat, address_lng, address_lat, given=told) in {None, *Datum}


@given(st.floats(75, 134), st.floats(18, 53), st.floats(-100, 100), st.floats(-100, 100))
def test_a_missed_conversion_is_seen_all_over_china_where_the_shift_is_plain(
    lng: float, lat: float, east_m: float, north_m: float
) -> None:
    """The address is up to 140 m off; where the shift itself leaves less or more than 300–700 m nothing is said."""
    place = (lng, lat)
    stored, address = gcj(place), near(place, east_m, north_m)
    off_m = metres(stored, address)
    seen = missed_conversion(*stored, *address)
    if 305 < off_m < 695 and metres(place, address) < min(145, off_m / 3.1):
        assert seen is Datum.GCJ02
    elif not 295 < off_m < 705:
        assert seen is not Datum.GCJ02
