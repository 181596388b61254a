"""The way from any system to stored degrees: one for points, areas and what goes out, and none that is a guess."""

import numpy as np
import pyproj
import pytest

from gridgis.core.errors import Invalid
from gridgis.core.frames import frame_named
from gridgis.core.ways import to_stored
from gridgis.exchange.reading.crs import Reading, guess

PLACES = {27700: (-0.1275, 51.507), 31467: (9.0, 50.0), 28992: (5.4, 52.1), 4301: (139.75, 35.68), 2056: (8.5, 47.4)}
LOCAL = (
    'PROJCS["local",GEOGCS["x",DATUM["{}",SPHEROID["s",{}]],PRIMEM["Greenwich",0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["central_meridian",120.75],'
    'PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["Meter",1]]'
)


@pytest.mark.parametrize("number", PLACES)
def test_points_and_areas_of_a_system_agree_with_the_register(number: int) -> None:
    lng, lat = PLACES[number]
    crs = pyproj.CRS.from_epsg(number)
    x, y = pyproj.Transformer.from_crs(4326, crs, always_xy=True).transform(lng, lat)
    point = [float(one) for one in frame_named(str(number)).to_cgcs2000(x, y)]
    area = Reading(crs, "").to_degrees(np.array([[x, y]]))[0]
    assert point == pytest.approx([lng, lat], abs=1e-6)
    assert area == pytest.approx(point, abs=1e-9)
    assert to_stored(crs).transform(*point, direction="INVERSE") == pytest.approx([x, y], abs=0.01)


@pytest.mark.parametrize("number", [2385, 4610, 4555, 3821])
def test_a_system_with_a_rough_guess_only_is_refused(number: int) -> None:
    with pytest.raises(Invalid) as refused:
        frame_named(str(number))
    assert refused.value.kind == "systems.no_way"
    with pytest.raises(Invalid):
        Reading(pyproj.CRS.from_epsg(number), "").to_degrees(np.array([[40500000.0, 3400000.0]]))


@pytest.mark.parametrize("datum", ["D_China_2000", "D_CGCS_2000", "China Geodetic Coordinate System 2000", "WGS_1984"])
def test_local_planes_of_2000_need_no_register(datum: str) -> None:
    crs = pyproj.CRS.from_wkt(LOCAL.format(datum, "6378137,298.257222101"))
    lng, lat = to_stored(crs).transform(500000.0, 3403700.0)
    assert lng == pytest.approx(120.75, abs=1e-9) and 30.7 < lat < 30.8


@pytest.mark.parametrize(
    ("datum", "ellipsoid", "kind"),
    [
        ("Not_specified", "6378137,298.257222101", "no_way"),
        ("D_CGCS_2000", "6378245,298.3", "no_way"),
        ("D_Mars_2000", "3396190,169.89", "other_planet"),
    ],
)
def test_datums_that_nobody_knows_are_refused(datum: str, ellipsoid: str, kind: str) -> None:
    with pytest.raises(Invalid) as refused:
        to_stored(pyproj.CRS.from_wkt(LOCAL.format(datum, ellipsoid)))
    assert refused.value.kind == f"systems.{kind}"


@pytest.mark.parametrize("pair", [(13441000.0, 3596000.0), (25500000.0, 3400000.0), (18000000.0, 4000000.0)])
def test_numbers_that_fit_several_systems_are_asked_about(pair: tuple[float, float]) -> None:
    if pair[0] > 20037508:
        found = guess(np.array([pair]), None)
        assert found is not None and found.guessed and found.name == "EPSG:4513"
        return
    with pytest.raises(Invalid) as refused:
        guess(np.array([pair]), None)
    assert refused.value.kind == "systems.several" and "EPSG:3857" in refused.value.facts["crs"]


def test_degrees_of_a_turned_globe_are_turned_back() -> None:
    crs = pyproj.CRS.from_proj4("+proj=ob_tran +o_proj=longlat +o_lon_p=0 +o_lat_p=40 +lon_0=10 +datum=WGS84")
    x, y = pyproj.Transformer.from_crs(4326, crs, always_xy=True).transform(120.75, 30.75)
    assert to_stored(crs).transform(x, y) == pytest.approx((120.75, 30.75), abs=1e-6)


@pytest.mark.parametrize(
    "crs",
    [
        pyproj.CRS.from_epsg(4978),
        pyproj.CRS.from_proj4("+proj=longlat +pm=paris +datum=WGS84"),
        pyproj.CRS.from_wkt('LOCAL_CS["site",UNIT["metre",1]]'),
    ],
    ids=["from the middle of the earth", "longitudes from Paris", "a site's own"],
)
def test_numbers_that_are_no_degrees_or_metres_of_the_map_are_refused(crs: pyproj.CRS) -> None:
    with pytest.raises(Invalid) as refused:
        to_stored(crs)
    assert refused.value.kind == "systems.no_way"
