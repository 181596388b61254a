"""The demo city: nested coverages, codes, zones, addresses, and the same bytes for the same seed."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from gridgis.core.errors import Invalid
from gridgis.demo.city import City, build
from gridgis.demo.recipe import Recipe, load_recipe

pytestmark = pytest.mark.xdist_group("demo city")

DATA = Path(__file__).parents[2] / "data"
METRIC_SRID = 4549
ONE_COUNTY = "330421"
ROUNDED = 1e-7


@pytest.fixture(scope="session")
def whole() -> Recipe:
    return load_recipe(DATA / "demo" / "jiaxing.toml", reference=DATA / "reference")


@pytest.fixture(scope="session")
def county(whole: Recipe) -> Recipe:
    return whole.only(ONE_COUNTY)


@pytest.fixture(scope="session")
def small(county: Recipe) -> City:
    return build(county, seed=1)


@pytest.fixture(scope="session")
def part(whole: Recipe) -> Recipe:
    """Two counties that share a border: all seven are grown in the same way, and take four times as long."""
    return whole.only("330402", "330411")


@pytest.fixture(scope="session")
def two(part: Recipe, whole: Recipe) -> City:
    return build(part, seed=whole.seed)


@pytest.fixture(params=["small", "two"])
def city(request: pytest.FixtureRequest) -> City:
    found: City = request.getfixturevalue(request.param)
    return found


def of_layer(city: City, layer: str) -> gpd.GeoDataFrame:
    return city.grids[city.grids["layer"] == layer].reset_index(drop=True)


def of_level(city: City, level: str) -> gpd.GeoDataFrame:
    return city.divisions[city.divisions["level"] == level].reset_index(drop=True)


def digest(city: City) -> str:
    sha = hashlib.sha256()
    for shapes in (city.divisions["boundary"], city.grids["boundary"], city.lines["line"]):
        for wkb in shapely.to_wkb(np.asarray(shapes)):
            sha.update(wkb)
    for table in (
        city.divisions.drop(columns="boundary"),
        city.grids.drop(columns="boundary"),
        city.lines.drop(columns="line"),
        city.addresses,
        city.centres,
    ):
        sha.update(pd.DataFrame(table).to_csv(index=False).encode())
    return sha.hexdigest()


def test_village_grids_cover_the_city_without_gap_or_overlap(city: City) -> None:
    shapes = np.asarray(of_layer(city, "village")["boundary"])
    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()
    assert (shapely.get_type_id(shapes) == 3).all()
    assert shapely.coverage_is_valid(shapes)
    union = shapely.coverage_union_all(shapes)
    assert sum(len(part.interiors) for part in shapely.get_parts(union)) == 0
    assert shapely.area(shapes).sum() == pytest.approx(shapely.area(union), rel=1e-9)


def test_every_coordinate_is_rounded_as_stored(city: City) -> None:
    for shapes in (city.divisions["boundary"], city.grids["boundary"], city.lines["line"]):
        assert shapes.crs.to_epsg() == 4490
        coordinates = shapely.get_coordinates(np.asarray(shapes))
        assert (coordinates == np.round(coordinates, 7)).all()
    places = city.addresses[["lng", "lat"]].to_numpy()
    assert (places == np.round(places, 7)).all()


def test_counties_keep_the_outlines_of_the_reference(city: City, whole: Recipe) -> None:
    outlines = whole.counties.set_index("code").geometry
    for row in of_level(city, "county").itertuples():
        given = outlines[row.code]
        assert shapely.hausdorff_distance(row.boundary, given) < 3 * ROUNDED
        assert row.boundary.area == pytest.approx(given.area, rel=1e-6)


@pytest.mark.parametrize(("upper", "lower"), [("city", "county"), ("county", "town"), ("town", "village")])
def test_a_division_is_the_union_of_those_below_it(city: City, upper: str, lower: str) -> None:
    parts = of_level(city, lower).groupby("parent_code")
    for row in of_level(city, upper).itertuples():
        joined = shapely.coverage_union_all(np.asarray(parts.get_group(row.code)["boundary"]))
        assert shapely.equals(shapely.normalize(joined), shapely.normalize(row.boundary))
        mine = {tuple(point) for point in shapely.get_coordinates(row.boundary)}
        assert mine <= {tuple(p) for p in shapely.get_coordinates(np.asarray(parts.get_group(row.code)["boundary"]))}


def test_a_village_is_the_union_of_its_grids(city: City) -> None:
    villages = of_level(city, "village").set_index("code")["boundary"]
    by_village = of_layer(city, "village").groupby("village_code")["boundary"]
    assert len(by_village) == len(villages)
    for code, grids in by_village:
        assert shapely.area(np.asarray(grids)).sum() == pytest.approx(villages[code].area, rel=1e-9)
        assert villages[code].covers(grids.iloc[0])


def test_the_recipe_is_of_the_whole_city(whole: Recipe) -> None:
    counts = whole.divisions["level"].value_counts()
    assert counts.to_dict() == {"city": 1, "county": 7, "town": 72, "village": 1202}
    assert (whole.village_grids, len(whole.zones)) == (4500, 60)


def test_all_divisions_of_the_recipe_are_there(two: City, part: Recipe) -> None:
    assert sorted(two.divisions["code"]) == sorted(part.divisions["code"])
    assert (two.divisions["synthetic"] == two.divisions["level"].isin(["town", "village"])).all()
    assert len(of_layer(two, "village")) == part.village_grids
    assert len(of_layer(two, "exclusive")) == len(part.zones)
    assert set(of_layer(two, "exclusive")["zone_kind"]) == {
        "park",
        "market",
        "school",
        "hospital",
        "scenic",
        "site",
        "port",
    }


def test_each_known_centre_lies_in_its_town(city: City, whole: Recipe) -> None:
    for row in of_level(city, "town").itertuples():
        assert row.boundary.contains(shapely.Point(whole.town_points[row.code])), row.name


def test_codes_are_numbered_without_gaps_from_north_west(city: City) -> None:
    village = of_layer(city, "village")
    assert village["code"].str.fullmatch(r"\d{15}").all()
    assert (village["code"].str[:12] == village["village_code"]).all()
    assert city.grids["code"].is_unique
    for _, grids in village.groupby("village_code"):
        assert [int(code[12:]) for code in grids["code"]] == list(range(1, len(grids) + 1))
        first, last = (shape.centroid for shape in grids["boundary"].iloc[[0, -1]])
        assert first.x < last.x or first.y > last.y
    for _, grids in of_layer(city, "exclusive").groupby("village_code"):
        assert [int(code[12:]) for code in grids["code"]] == list(range(801, 801 + len(grids)))


def test_names_of_grids(two: City) -> None:
    names = dict(zip(two.divisions["code"], two.divisions["name"], strict=True))
    village = of_layer(two, "village")
    for name, code in zip(village["name"], village["village_code"], strict=True):
        assert re.fullmatch(re.escape(names[code]) + "第[一二三四五六七八九十]+网格", name)
    assert of_layer(two, "exclusive")["name"].str.endswith("专属网格").all()
    assert (village["households"] > 0).all()


def test_exclusive_grids_lie_apart_and_inside_at_their_home_village(city: City) -> None:
    zones = of_layer(city, "exclusive")
    shapes = np.asarray(zones["boundary"])
    assert shapely.is_valid(shapes).all() and (shapely.get_type_id(shapes) == 3).all()
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    assert (one == other).all()
    assert of_level(city, "city")["boundary"].iloc[0].contains_properly(shapely.union_all(shapes))
    divisions = city.divisions.set_index("code")["boundary"]
    for row in zones.itertuples():
        assert divisions[row.village_code].intersects(row.boundary)
        assert divisions[row.village_code[:6]].contains_properly(row.boundary)


def test_addresses_lie_inside_the_grid_and_divisions_they_name(city: City) -> None:
    addresses = city.addresses
    boundary = of_layer(city, "village").set_index("code")["boundary"]
    points = gpd.GeoSeries(gpd.points_from_xy(addresses["lng"], addresses["lat"]), crs=4490)
    metric = boundary.to_crs(METRIC_SRID)
    rims = np.asarray(metric.boundary.loc[addresses["grid_code"]])
    shapes = np.asarray(boundary.loc[addresses["grid_code"]])
    assert shapely.contains_properly(shapes, np.asarray(points)).all()
    # 5.9 m: the six metres asked for, less the rounding of degrees.
    assert shapely.distance(rims, np.asarray(points.to_crs(METRIC_SRID))).min() > 5.9
    assert (addresses["grid_code"].str[:12] == addresses["village_code"]).all()
    assert (addresses["village_code"].str[:9] == addresses["town_code"]).all()
    assert (addresses["town_code"].str[:6] == addresses["county_code"]).all()
    assert addresses["text"].is_unique and addresses["id"].is_unique
    assert set(addresses["kind"]) == {"road", "group", "poi"}
    assert set(addresses["grid_code"]) == set(boundary.index)


def test_there_are_enough_addresses_and_they_read_well(two: City) -> None:
    assert len(two.addresses) >= 50_000 / 4500 * 1172, "50,000 in the whole city"
    doors = two.addresses[(two.addresses["kind"] == "road") & (two.addresses["estate"] == "")]
    assert doors["text"].str.fullmatch(r"嘉兴市.+?(区|县|市).+(街道|镇).+(村|社区).+(路|街)\d+号").all()


def test_borders_wind_gently(two: City) -> None:
    villages = of_level(two, "village")["boundary"].to_crs(METRIC_SRID)
    arcs = shapely.get_parts(shapely.line_merge(shapely.union_all(shapely.boundary(np.asarray(villages)))))
    length = shapely.length(arcs)
    ends = [shapely.get_point(arcs, index) for index in (0, -1)]
    chord = shapely.distance(ends[0], ends[1])
    long_enough = (length > 200) & (chord > 50)
    sinuosity = (length / chord)[long_enough]
    assert 1.02 < np.median(sinuosity) < 1.5
    vertices = shapely.get_num_coordinates(np.asarray(of_layer(two, "village")["boundary"]))
    assert 30 <= vertices.mean() <= 80


def test_towns_and_grids_are_of_credible_size(two: City) -> None:
    grids = of_layer(two, "village")
    area_km2 = grids["boundary"].to_crs(METRIC_SRID).area / 1e6
    assert area_km2.min() > 0.01
    assert area_km2.max() < 10
    kind = grids["village_code"].map(two.divisions.set_index("code")["kind"])
    assert area_km2[kind == "社区"].median() < area_km2[kind == "村"].median()


def test_lines_are_a_few_thousand_inside_the_city(two: City) -> None:
    assert set(two.lines["kind"]) == {"river", "road", "rail"}
    assert set(two.lines["rank"]) == {1, 2, 3}
    assert 100 < len(two.lines) < 5000
    assert two.lines["line"].geom_type.isin(["LineString", "MultiLineString"]).all()
    assert (two.lines["name"] != "").all()


def test_centres_lie_in_their_divisions(small: City) -> None:
    boundary = small.divisions.set_index("code")["boundary"]
    for row in small.centres.itertuples():
        assert boundary[row.code].covers(shapely.Point(row.lng, row.lat))
        assert row.radius_m > 0 and row.weight > 0


def test_same_seed_same_bytes_other_seed_other_city_and_progress_rises_to_one(county: Recipe, small: City) -> None:
    told: list[tuple[str, float]] = []
    again = build(county, seed=1, progress=lambda message, fraction: told.append((message, fraction)))
    assert digest(again) == digest(small)
    assert digest(build(county, seed=2)) != digest(small)
    fractions = [fraction for _, fraction in told]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    assert all(message for message, _ in told)


def test_a_recipe_asking_too_much_is_refused(county: Recipe) -> None:
    with pytest.raises(Invalid):
        build(replace(county, cells_per_grid=2), seed=1)
    with pytest.raises(Invalid):
        county.only("330402")
