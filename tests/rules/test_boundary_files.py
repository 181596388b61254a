"""Reading boundary files: systems and encodings as told or guessed, limits met before anything is built."""

import json
import resource
import struct
import tracemalloc
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from gridgis.core.errors import Invalid
from gridgis.exchange.boundaries.report import Findings, fields_of
from gridgis.exchange.boundaries.shape_checks import Placed, refuse_overlaps, sound
from gridgis.exchange.reading.boundary_files import BoundaryFile, Told, read
from gridgis.exchange.reading.crs import guess, zone_codes
from gridgis.exchange.reading.limits import Limits
from tests.nasty_files import (
    CODE,
    HOLE,
    SQUARE,
    claim,
    collection,
    feature,
    geopackage,
    kml,
    mark,
    one,
    packed,
    polygon,
    shapefile,
    square,
)

COUNTY = box(120.0, 30.0, 120.2, 30.2)


def take(
    folder: Path, content: bytes, name: str = "a.geojson", limits: Limits | None = None, **told: str
) -> BoundaryFile:
    path = folder / name
    path.write_bytes(content)
    return read(path, name, Told(**told), COUNTY, limits)


def reason(folder: Path, content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Invalid) as refused:
        take(folder, content, limits=limits)
    return str(refused.value.facts["reason"])


def same(file: BoundaryFile, shape: Polygon) -> bool:
    made = file.rows[0].shape
    return made is not None and bool(shapely.normalize(made).equals_exact(shapely.normalize(shape), 1e-7))


@pytest.mark.parametrize("crs", [4490, 4326, 3857, 4528, 4549, 4498, 4509, 4513 + 39 - 25, 32651])
def test_a_system_that_is_named_is_taken(tmp_path: Path, crs: int) -> None:
    file = take(tmp_path, shapefile(square(HOLE), crs=crs))
    assert (file.crs, file.crs_guessed, file.notes) == (f"EPSG:{crs}", False, ["other_suffix"])
    assert same(file, square(HOLE))


@pytest.mark.parametrize(
    ("crs", "guessed"), [(4490, 4490), (4326, 4490), (3857, 3857), (4528, 4528), (4549, 4549), (4498, 4498)]
)
def test_a_system_that_is_not_named_is_guessed_and_said(tmp_path: Path, crs: int, guessed: int) -> None:
    file = take(tmp_path, shapefile(square(), crs=crs, without=[".prj"]))
    assert (file.crs, file.crs_guessed) == (f"EPSG:{guessed}", True)
    assert same(file, square())


@pytest.mark.parametrize(
    ("said", "crs"),
    [
        ({"name": "http://www.opengis.net/def/crs/EPSG/0/4490"}, "EPSG:4490"),
        ({"name": "urn:ogc:def:crs:EPSG:6.6:4490"}, "EPSG:4490"),
        ({"name": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}, "EPSG:4326"),
        ({"code": 4490}, "EPSG:4490"),
        ({"name": "GCJ02"}, ""),
        ({"name": "EPSG:99999"}, ""),
        ({"name": "urn:ogc:def:crs:OGC:1.3:CRS83"}, ""),
    ],
)
def test_what_a_geojson_calls_its_system_is_known_or_asked_about(
    tmp_path: Path, said: dict[str, object], crs: str
) -> None:
    content = json.dumps(json.loads(one(polygon(SQUARE))) | {"crs": {"type": "name", "properties": said}}).encode()
    if crs:
        assert take(tmp_path, content).crs == crs
        return
    with pytest.raises(Invalid) as refused:
        take(tmp_path, content)
    assert refused.value.kind == "systems.strange"
    assert take(tmp_path, content, crs="4490").crs == "EPSG:4490"


@pytest.mark.parametrize("lng", range(76, 135, 1))
def test_every_zone_of_china_is_told_apart_by_the_county(lng: int) -> None:
    at = np.array([[lng + 0.01, 30.01], [lng + 0.04, 30.04]])
    county = box(lng, 30.0, lng + 0.1, 30.1)
    for number in (4513 + round(lng / 3) - 25, 4534 + round(lng / 3) - 25, 4491 + (lng // 6 + 1) - 13):
        forth = pyproj.Transformer.from_crs(4490, number, always_xy=True)
        pairs = np.column_stack(forth.transform(at[:, 0], at[:, 1]))
        found = guess(pairs, county)
        assert found is not None
        assert np.abs(found.to_degrees(pairs) - at).max() < 1e-7
        swapped = guess(pairs[:, ::-1], county)
        assert swapped is not None
        assert swapped.swapped
        assert np.abs(swapped.to_degrees(pairs[:, ::-1]) - at).max() < 1e-7


def test_the_likeliest_zone_comes_first() -> None:
    assert zone_codes(120.7)[0] == 4549
    assert zone_codes(118.4)[0] == 4548


def test_numbers_that_fit_no_system_are_refused(tmp_path: Path) -> None:
    content = one(polygon([[x * 1e9, y * 1e9] for x, y in SQUARE]))
    assert reason(tmp_path, content) == "crs_unknown"


def test_a_system_told_overrides_what_the_file_says(tmp_path: Path) -> None:
    file = take(tmp_path, shapefile(square(), crs=4549, change=lambda parts: parts.pop("grids.prj")), crs="4549")
    assert (file.crs, file.crs_guessed) == ("EPSG:4549", False)
    assert same(file, square())


def test_swapped_axes_are_turned_and_said(tmp_path: Path) -> None:
    for crs in (4490, 4549, 4528):
        turned = shapely.transform(shapefile_shape(crs), lambda at: at[:, ::-1])
        file = take(tmp_path, collection(feature(shapely.geometry.mapping(turned), code=CODE)), crs=str(crs))
        assert "swapped" in file.notes
        assert same(file, square())


def shapefile_shape(crs: int) -> Polygon:
    forth = pyproj.Transformer.from_crs(4490, crs, always_xy=True)
    return Polygon(np.column_stack(forth.transform(*np.array(SQUARE).T)))


@pytest.mark.parametrize(
    ("encoding", "without", "kept", "guessed"),
    [
        ("GBK", [], "gb18030", False),
        ("UTF-8", [], "utf-8", False),
        ("GBK", [".cpg"], "gb18030", None),
        ("UTF-8", [".cpg"], "utf-8", None),
    ],
)
def test_names_come_out_whole_in_either_encoding(
    tmp_path: Path, encoding: str, without: list[str], kept: str, guessed: bool | None
) -> None:
    fields = {"编码": CODE, "名称": "南湖区东栅街道一二三四五六七"}
    file = take(tmp_path, shapefile(square(), encoding=encoding, without=without, fields=fields))
    assert file.rows[0].values == fields
    assert file.encoding == kept
    assert guessed is None or file.encoding_guessed == guessed
    assert fields_of(file, {}) | {"layer": None} == {
        "code": "编码", "name": "名称", "households": None, "layer": None, "zone_kind": None, "parent": None,
    }  # fmt: skip


def test_an_encoding_without_any_mark_is_guessed(tmp_path: Path) -> None:
    def unmark(parts: dict[str, bytes]) -> None:
        table = bytearray(parts["grids.dbf"])
        table[29] = 0
        parts["grids.dbf"] = bytes(table)

    for encoding, kept in (("GBK", "gb18030"), ("UTF-8", "utf-8")):
        content = shapefile(square(), encoding=encoding, without=[".cpg"], change=unmark)
        file = take(tmp_path, content)
        assert (file.encoding, file.encoding_guessed, file.rows[0].values["name"]) == (kept, True, "东街")


def test_a_deleted_row_of_the_table_is_left_out(tmp_path: Path) -> None:
    def delete(parts: dict[str, bytes]) -> None:
        table = bytearray(parts["grids.dbf"])
        table[struct.unpack("<H", table[8:10])[0]] = ord("*")
        parts["grids.dbf"] = bytes(table)

    file = take(tmp_path, shapefile([square(), box(120.05, 30.05, 120.06, 30.06)], change=delete))
    assert [row.shape is not None and row.shape.equals(box(120.05, 30.05, 120.06, 30.06)) for row in file.rows] == [
        True
    ]


def test_of_several_layers_the_first_is_shown_and_one_must_be_named(tmp_path: Path) -> None:
    content = packed({"a.kml": kml(mark(name="甲")), "b.kml": kml(mark(name="乙"))})
    shown = take(tmp_path, content)
    assert (shown.layer, shown.layers, shown.rows[0].values["name"]) == ("a", ["a", "b"], "甲")
    found = Findings()
    sound(shown, fields_of(shown, {}), found, repair=False)
    assert [(p.kind, p.fatal) for p in found.problems if p.fatal] == [("several_layers", True)]
    named = take(tmp_path, content, layer="b")
    assert (named.rows[0].values["name"], named.notes) == ("乙", ["other_suffix"])
    with pytest.raises(Invalid, match="it has a, b"):
        take(tmp_path, content, layer="c")
    assert take(tmp_path, packed({"doc.kml": kml(mark()), "files/b.kml": kml(mark())})).layer == "doc"


def test_names_of_entries_may_be_gbk(tmp_path: Path) -> None:
    content = packed({"XXXX.kml": kml(mark())}).replace(b"XXXX", "网格".encode("gbk"))
    assert take(tmp_path, content).layers == ["网格"]


def test_limits_of_rows_and_vertices_hold_in_every_format(tmp_path: Path) -> None:
    for limits, expected in ((Limits(vertices=4), "too_many_vertices"), (Limits(vertices_each=4), "too_many_vertices")):
        for content in (one(polygon(SQUARE)), shapefile(square()), kml(mark())):
            assert reason(tmp_path, content, limits) == expected
    two = [square(), box(120.05, 30.05, 120.06, 30.06)]
    rows = collection(feature(polygon(SQUARE)), feature(polygon(SQUARE)))
    for content in (rows, shapefile(two), kml(mark() * 2)):
        assert reason(tmp_path, content, Limits(features=1)) == "too_many_rows"
    assert reason(tmp_path, geopackage(), Limits(features=0)) == "too_many_rows"
    assert reason(tmp_path, one(polygon(SQUARE)), Limits(file_bytes=10)) == "too_large"
    assert reason(tmp_path, shapefile(square()), Limits(unzipped_bytes=100)) == "bomb"


def test_a_claim_of_fifty_million_vertices_costs_nothing(tmp_path: Path) -> None:
    content = shapefile(square(), change=claim)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tracemalloc.start()
    assert reason(tmp_path, content) == "claim"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_nothing_comes_out_of_an_archive_but_under_our_own_names(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    for name in ("../a.kml", "/a.kml", "..\\a.kml", "C:/a.kml", "x/../../a.kml"):
        assert reason(inside, packed({name: kml(mark())})) == "path"
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert take(inside, packed({"deep/down/a.kml": kml(mark())})).format == "KML"


def test_overlaps_are_told_with_their_area_the_first_hundred() -> None:
    found = Findings()
    refuse_overlaps([Placed(n, "", "", box(120 + n / 1e6, 30, 120.1, 30.1)) for n in range(20)], found)
    kinds = [problem.kind for problem in found.problems]
    assert (kinds.count("overlap"), kinds.count("more_overlaps")) == (100, 1)
    area = found.problems[0].area_m2
    assert area == pytest.approx(9.63e3 * 1.1086e4, rel=0.01)


SEEDS = [one(polygon(SQUARE, HOLE)), kml(mark()), geopackage(), shapefile(square(HOLE), encoding="GBK")]
changes = st.lists(
    st.tuples(
        st.integers(0, 10**6), st.sampled_from([b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\0", b"\xff", b"9", b'"', b"<"])
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150)
@given(st.sampled_from(SEEDS), changes, st.integers(0, 100))
def test_a_damaged_file_is_read_or_refused_in_words(
    tmp_path: Path, content: bytes, damage: list[tuple[int, bytes]], kept: int
) -> None:
    broken = bytearray(content)
    for at, value in damage:
        broken[at % len(broken) : at % len(broken) + len(value)] = value
    broken = broken[: max(len(broken) * kept // 100, 1)] if kept < 30 else broken
    path = tmp_path / "broken"
    path.write_bytes(broken)
    with suppress(Invalid):
        file = read(path, "a.zip", Told(), COUNTY)
        assert all((row.shape is None) == bool(row.fault) for row in file.rows)
