"""`gridgis route` on real files: formats, encodings, what is refused, what is kept to the byte, and memory."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import pyarrow as pa
import pytest
from pyarrow import parquet
from shapely.geometry import MultiPolygon, Polygon, box
from sqlalchemy import select

from gridgis.core.paths import ROOT
from gridgis.exchange.points import csv_blocks
from gridgis.grids.models import GridVersion
from tests.conftest import Own
from tests.db.test_cli import NOWHERE, ask
from tests.factories import ONE, ZONE

GRID = f"{ONE}001001001"
NAME = "网格001001001"
ADDED = ["grid_code", "grid_name", "match", "border_m"]
AREAS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"kode": code, "label": label},
            "geometry": {"type": "Polygon", "coordinates": [list(map(list, shape.exterior.coords))]},
        }
        for code, label, shape in (
            ("02", "Zwei, drei", box(7.0, -3.0, 7.2, -2.8)),
            ("01", "Eins", box(7.1, -3.0, 7.3, -2.8)),
        )
    ],
}
BOW_TIE = [[7.0, -3.0], [7.1, -2.9], [7.1, -3.0], [7.0, -2.9], [7.0, -3.0]]


def written(folder: Path, content: str | bytes, name: str = "in.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def routed(file: Path, out: str, *options: str, url: str = NOWHERE, status: int = 0) -> tuple[Path, str]:
    target = file.parent / out
    done = ask("route", str(file), "-o", str(target), *options, url=url)
    assert done.returncode == status, (done.stdout, done.stderr)
    return target, done.stdout + done.stderr


def rows(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


@pytest.fixture
def areas(tmp_path: Path) -> tuple[str, ...]:
    """Options that route against two areas that overlap, far from any database."""
    path = written(tmp_path, json.dumps(AREAS), "areas.geojson")
    return ("--areas", str(path), "--code-field", "kode", "--name-field", "label")


def test_against_the_net(own: Own, tmp_path: Path) -> None:
    file = written(
        tmp_path, "id,lng,lat\n007,120.02,30.05\n008,120.1,30.1\n009,119.9998,30.05\n010,10,10\n011,120.05,30.0\n"
    )
    out, said = routed(file, "out.csv", url=own.url)
    found = rows(out)
    assert [row["id"] for row in found] == ["007", "008", "009", "010", "011"]
    assert [row["grid_code"] for row in found] == [GRID, ZONE, GRID, "", GRID]
    assert [row["match"] for row in found] == ["inside", "inside", "nearest", "none", "inside"]
    assert found[0]["grid_name"] == NAME
    assert [float(row["border_m"] or -1) for row in found] == pytest.approx(
        [1928.3, 1928.3, 19.28, -1, 0], rel=0.01, abs=1
    )
    assert "5 rows" in said and "3 inside, 1 nearest, 1 in none, 0 rejected" in said
    assert not out.with_name("out.rejects.csv").exists()


def test_the_day_the_tolerance_and_no_border(own: Own, tmp_path: Path) -> None:
    with own.sessions.begin() as session:
        version = session.scalars(select(GridVersion).where(GridVersion.grid_code == ZONE)).one()
        version.valid_from = date(2025, 6, 1)
    file = written(tmp_path, "lng,lat\n120.1,30.1\n119.9998,30.05\n")
    before, _ = routed(file, "a.csv", "--at", "2025-05-31", "--tolerance", "10", "--no-border", url=own.url)
    after, _ = routed(file, "b.csv", "--at", "2025-06-01", "--tolerance", "30", "--no-border", url=own.url)
    assert list(rows(before)[0]) == ["lng", "lat", *ADDED[:3]]
    assert [row["grid_code"] for row in rows(before)] == [f"{ONE}001001002", ""]
    assert [row["grid_code"] for row in rows(after)] == [ZONE, GRID]
    _, said = routed(file, "c.csv", "--at", "1999-01-01", url=own.url, status=1)
    assert "No grid is in force on 1999-01-01" in said


def test_against_a_file_overlaps_go_to_the_lowest_code(tmp_path: Path, areas: tuple[str, ...]) -> None:
    file = written(tmp_path, "x,y\n7.05,-2.9\n7.15,-2.9\n7.25,-2.9\n7.2,-2.9\n8,-2.9\n")
    out, said = routed(file, "out.csv", *areas)
    assert [row["grid_code"] for row in rows(out)] == ["02", "01", "01", "01", ""]
    assert rows(out)[0]["grid_name"] == "Zwei, drei"
    assert "2 areas" in said


def test_what_was_written_stays_to_the_byte(tmp_path: Path, areas: tuple[str, ...]) -> None:
    content = (
        'no,lng,"memo, long",lat\r\n007,7.05,"a ""b"", c\r\nsecond line",-2.9\r\n\r\n1e3, 7.25 ,\'x\',-2.9\r\n'
        '+5,"7.15",,"-2.90"'
    )
    out, _ = routed(written(tmp_path, content), "out.csv", *areas, "--no-border")
    assert out.read_bytes().decode() == (
        'no,lng,"memo, long",lat,grid_code,grid_name,match\r\n'
        '007,7.05,"a ""b"", c\r\nsecond line",-2.9,02,"Zwei, drei",inside\r\n'
        "1e3, 7.25 ,'x',-2.9,01,Eins,inside\r\n"
        '+5,"7.15",,"-2.90",01,Eins,inside\r\n'
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("told", [True, False])
def test_encodings(tmp_path: Path, areas: tuple[str, ...], encoding: str, told: bool) -> None:
    content = "编号,经度,纬度,地址\n一,7.05,-2.9,人民路〇号\n".encode(encoding)
    option = ("--encoding", "gb18030" if encoding == "gb18030" else "utf-8") if told else ()
    out, _ = routed(written(tmp_path, content), "out.csv", *areas, *option)
    assert out.read_bytes().startswith(content[: content.index(b"\n")])
    assert rows(out, encoding)[0] | {"border_m": ""} == {
        "编号": "一", "经度": "7.05", "纬度": "-2.9", "地址": "人民路〇号",
        "grid_code": "02", "grid_name": "Zwei, drei", "match": "inside", "border_m": "",
    }  # fmt: skip


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_other_delimiters(tmp_path: Path, areas: tuple[str, ...], delimiter: str) -> None:
    file = written(tmp_path, "id,lng,lat\n1,7.05,-2.9\n".replace(",", delimiter))
    out, _ = routed(file, "out.csv", *areas, "--no-border")
    assert out.read_text().splitlines()[1] == delimiter.join(["1", "7.05", "-2.9", "02", "Zwei, drei", "inside"])


def test_quotes_inside_fields_and_rows_of_other_lengths(tmp_path: Path, areas: tuple[str, ...]) -> None:
    content = 'pipe,lng,lat\n5" steel,7.05,-2.9\n6" and 7",7.25,-2.9\nshort,7.05\n"a\nb",7.15,-2.9\nlong,7.05,-2.9,x\n'
    out, said = routed(written(tmp_path, content), "out.csv", *areas, "--no-border", status=1)
    assert out.read_text() == (
        "pipe,lng,lat,grid_code,grid_name,match\n"
        '5" steel,7.05,-2.9,02,"Zwei, drei",inside\n6" and 7",7.25,-2.9,01,Eins,inside\n'
        '"a\nb",7.15,-2.9,01,Eins,inside\n'
    )
    refused = rows(out.with_name("out.rejects.csv"))
    assert [(row["row"], row["reason"][:18]) for row in refused] == [
        ("3", "the row has 2 fiel"), ("5", "the row has 4 fiel"),
    ]  # fmt: skip
    assert "5 rows" in said and "2 rejected" in said


def test_coordinates_that_are_none(tmp_path: Path, areas: tuple[str, ...]) -> None:
    bad = ["abc,-2.9", ",-2.9", "NaN,-2.9", "7.05,inf", "7.05,1_0", "200,-2.9", "7.05,195", "-2.9,107.05", "7.05,"]
    content = "id,lng,lat\n0,7.05,-2.9\n" + "".join(f"{n + 1},{one}\n" for n, one in enumerate(bad)) + "99,7.25,-2.9\n"
    out, said = routed(written(tmp_path, content), "out.csv", *areas, status=1)
    found = rows(out)
    assert [row["id"] for row in found] == [*map(str, range(10)), "99"]
    assert [row["match"] for row in found] == ["inside", *[""] * 9, "inside"]
    assert {row["grid_code"] for row in found[1:10]} == {""}
    refused = rows(out.with_name("out.rejects.csv"))
    assert [row["row"] for row in refused] == [str(n) for n in range(2, 11)]
    assert [row["reason"] for row in refused] == [
        "the longitude is no number",
        "the longitude is empty",
        "the longitude is no number",
        "the latitude is no number",
        "the latitude is no number",
        "the place lies beyond the earth or the reference system",
        "the place lies beyond the earth or the reference system",
        "the place lies beyond the earth or the reference system; the axes look swapped",
        "the latitude is empty",
    ]
    assert refused[0]["lng"] == "abc"
    assert "9 rejected" in said


def test_rejects_go_where_told(tmp_path: Path, areas: tuple[str, ...]) -> None:
    file = written(tmp_path, "lng,lat\nx,1\n")
    routed(file, "out.csv", *areas, "--rejects", str(tmp_path / "bad.csv"), status=1)
    assert len(rows(tmp_path / "bad.csv")) == 1
    routed(written(tmp_path, "lng,lat\n7,1\n", "good.csv"), "out.csv", *areas, "--rejects", str(tmp_path / "bad.csv"))
    assert len(rows(tmp_path / "bad.csv")) == 1
    for path in (file, tmp_path / "out.csv"):
        _, said = routed(file, "out.csv", *areas, "--rejects", str(path), status=2)
        assert "rejected rows can't go to" in " ".join(said.replace("│", " ").split())


@pytest.mark.parametrize("content", ["lng,lat\n", "lng,lat", "lng,lat\n\n\n"])
def test_a_file_without_rows(tmp_path: Path, areas: tuple[str, ...], content: str) -> None:
    out, said = routed(written(tmp_path, content), "out.csv", *areas)
    assert out.read_text().strip() == "lng,lat,grid_code,grid_name,match,border_m"
    assert "0 rows" in said


@pytest.mark.parametrize(
    ("content", "options", "status", "words"),
    [
        ("", (), 2, "is empty"),
        ("a,b\n1,2\n", (), 2, "No columns with coordinates were found"),
        ("a,b\n1,2\n", ("--lng-field", "a", "--lat-field", "c"), 2, "no column “c”. It has: a, b."),
        ("a,b\n1,2\n", ("--lng-field", "a"), 2, "Name both columns"),
        ("a,a,lat\n1,2,3\n", ("--lng-field", "a", "--lat-field", "lat"), 2, "2 columns “a”"),
        ("lng,lat,match\n1,2,3\n", (), 2, "has a column match already"),
        ("lng,lat\n1,2\n", ("--datum", "mars"), 2, "Unknown datum"),
        ("lng,lat\n1,2\n", ("--datum", "999999"), 2, "no reference system EPSG:999999"),
        ("lng,lat\n1,2\n", ("--encoding", "latin9"), 2, "Unknown encoding"),
        ("lng,lat\n1,2\n", ("--at", "2026-01-01"), 2, "does not go with --areas"),
        ("lng,lat\n1,2\n", ("--jobs", "0"), 2, "greater than or equal to 1"),
        ("lng,lat\n1,2\n", ("--tolerance", "-1"), 2, "greater than or equal to 0"),
        ('lng,lat\n1,"2\n3,4\n', (), 1, "A quote is opened and never closed"),
        (b"\xff\xfel\0n\0g\0", (), 2, "No columns with coordinates"),
        (b"lng,lat,x\n1,2,\xff\xff\n", (), 2, "neither in UTF-8 nor in GB18030"),
    ],
)  # fmt: skip
def test_what_is_refused(
    tmp_path: Path, areas: tuple[str, ...], content: str | bytes, options: tuple[str, ...], status: int, words: str
) -> None:
    out, said = routed(written(tmp_path, content), "out.csv", *areas, *options, status=status)
    assert words in " ".join(said.replace("│", " ").split())
    assert not out.exists()
    assert not list(tmp_path.glob(".*.part"))


def test_where_it_cannot_go(tmp_path: Path, areas: tuple[str, ...]) -> None:
    file = written(tmp_path, "lng,lat\n7.05,-2.9\n")
    for out, words in (
        ("in.csv", "The output can't be the input"),
        ("x/out.csv", "no such folder"),
        ("out.xyz", "ends in"),
    ):
        _, said = routed(file, out, *areas, status=2)
        assert words in " ".join(said.replace("│", " ").split())
    assert file.read_text() == "lng,lat\n7.05,-2.9\n"


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_parquet_and_csv_in_and_out(
    tmp_path: Path, areas: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    table = pa.table(
        {
            "id": pa.array([7, None, 9, 10]),
            "lng": pa.array([7.05, 7.25, None, 7.15]),
            "lat": pa.array(["-2.9", "-2.9", "-2.9", "-2.9"]),
            "tags": pa.array([["a"], [], None, ["b", "c"]]),
        }
    )
    file = tmp_path / "in.parquet"
    parquet.write_table(table, file)
    out, _ = routed(file, "out.parquet", *areas, "--jobs", jobs, status=1)
    found = parquet.read_table(out)
    assert found.column_names == ["id", "lng", "lat", "tags", *ADDED]
    assert found.select(["id", "lng", "lat", "tags"]).equals(table)
    assert found.column("grid_code").to_pylist() == ["02", "01", None, "01"]
    assert found.column("match").to_pylist() == ["inside", "inside", None, "inside"]
    assert [row["reason"] for row in rows(tmp_path / "out.rejects.csv")] == ["the longitude is empty"]
    flat = tmp_path / "flat.parquet"
    parquet.write_table(table.drop_columns(["tags"]), flat)
    texts, _ = routed(flat, "texts.csv", *areas, "--jobs", jobs, status=1)
    assert [row["grid_code"] for row in rows(texts)] == ["02", "01", "", "01"]
    content = "id,lng,lat\n007,7.05,-2.9\n,7.25,-2.9\n".encode("gb18030")
    columns, _ = routed(written(tmp_path, content), "b.parquet", *areas, "--jobs", jobs)
    read = parquet.read_table(columns)
    assert read.column("id").to_pylist() == ["007", ""]
    assert read.column("grid_code").to_pylist() == ["02", "01"]


def test_several_processes_write_the_same(tmp_path: Path, areas: tuple[str, ...]) -> None:
    lines = "".join(f"{n},{7 + n % 400 / 1000},-2.9,{'记' * 200}\n" for n in range(60_000))
    file = written(tmp_path, f"id,lng,lat,memo\n{lines}")
    assert file.stat().st_size > 4 * csv_blocks.BLOCK
    one, _ = routed(file, "one.csv", *areas, "--jobs", "1")
    several, _ = routed(file, "several.csv", *areas, "--jobs", "3")
    assert one.read_bytes() == several.read_bytes()


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "shp", "zip", "fgb", "parquet"])
def test_areas_of_any_file_and_system(tmp_path: Path, suffix: str) -> None:
    frame = geopandas.GeoDataFrame(
        {"code": ["a", "b"]}, geometry=[box(-70.7, -33.5, -70.6, -33.4), box(-70.6, -33.5, -70.5, -33.4)], crs=4326
    )
    path = tmp_path / f"areas.{suffix}"
    if suffix == "geojson":
        frame.to_file(path)
    elif suffix == "parquet":
        frame.to_crs(32719).to_parquet(path)
    elif suffix == "zip":
        frame.to_crs(32719).to_file(tmp_path / "areas.shz", driver="ESRI Shapefile")
        (tmp_path / "areas.shz").rename(path)
    else:
        frame.to_crs(32719).to_file(path)
    file = written(tmp_path, "lng,lat\n-70.65,-33.45\n-70.55,-33.45\n0,0\n")
    out, _ = routed(file, "out.csv", "--areas", str(path))
    assert [row["grid_code"] for row in rows(out)] == ["a", "b", ""]


def test_areas_on_both_sides_of_the_antimeridian(tmp_path: Path) -> None:
    islands = MultiPolygon([box(179, -18, 180, -16), box(-180, -18, -179, -16)])
    path = tmp_path / "areas.geojson"
    geopandas.GeoDataFrame({"code": ["fj"]}, geometry=[islands], crs=4326).to_file(path)
    out, _ = routed(written(tmp_path, "lng,lat\n179.5,-17\n-179.5,-17\n0,-17\n"), "out.csv", "--areas", str(path))
    assert [row["grid_code"] for row in rows(out)] == ["fj", "fj", ""]


def test_invalid_areas_are_named_and_repaired_on_request(tmp_path: Path) -> None:
    broken: dict[str, Any] = json.loads(json.dumps(AREAS))
    broken["features"][0]["geometry"]["coordinates"] = [BOW_TIE]
    path = written(tmp_path, json.dumps(broken), "areas.geojson")
    file = written(tmp_path, "lng,lat\n7.02,-2.95\n7.08,-2.95\n7.05,-2.91\n")
    options = ("--areas", str(path), "--code-field", "kode")
    _, said = routed(file, "out.csv", *options, status=1)
    assert "row 1 02: not valid: it crosses itself, at 7.05 -2.95; --repair mends it" in said
    assert "1 areas of areas.geojson can't be used" in said
    out, said = routed(file, "out.csv", *options, "--repair")
    assert "row 1 02: repaired: it crosses itself" in said
    assert [row["grid_code"] for row in rows(out)] == ["02", "02", ""]


def test_areas_without_code_shape_or_field(tmp_path: Path, areas: tuple[str, ...]) -> None:
    file = written(tmp_path, "lng,lat\n7.05,-2.9\n")
    _, said = routed(file, "out.csv", *areas[:2], status=1)
    assert "Name the field with the code by --code-field; the file has kode, label." in said
    _, said = routed(file, "out.csv", *areas[:2], "--code-field", "nope", status=1)
    assert "The file has no field “nope”; it has kode, label." in said
    broken: dict[str, Any] = json.loads(json.dumps(AREAS))
    broken["features"][0]["properties"]["kode"] = ""
    broken["features"][1]["geometry"] = {"type": "Point", "coordinates": [1, 2]}
    path = written(tmp_path, json.dumps(broken), "odd.geojson")
    _, said = routed(file, "out.csv", "--areas", str(path), "--code-field", "kode", "--repair", status=1)
    assert "row 1 : It has no code" in said and "row 2 01: The shape is no polygon" in said
    _, said = routed(file, "out.csv", "--areas", str(file), "--code-field", "kode", status=1)
    assert "in.csv" in said
    _, said = routed(file, "out.csv", "--code-field", "kode", status=2)
    assert "go with --areas" in " ".join(said.replace("│", " ").split())


@pytest.mark.parametrize(
    ("datum", "x", "y"), [("gcj02", 120.02472, 30.0477), ("epsg:4549", 501931.1, 3325710.6), ("4490", 120.02, 30.05)]
)
def test_points_of_any_datum(tmp_path: Path, datum: str, x: float, y: float) -> None:
    path = tmp_path / "areas.geojson"
    geopandas.GeoDataFrame({"code": ["here"]}, geometry=[box(120.0195, 30.0495, 120.0205, 30.0505)], crs=4326).to_file(
        path
    )
    file = written(tmp_path, f"x,y\n{x},{y}\n")
    out, _ = routed(file, "out.csv", "--areas", str(path), "--datum", datum)
    assert rows(out)[0]["match"] == "inside", out.read_text()


PEAK = """
import resource, sys
from gridgis.cli.main import app
few, many, *words = sys.argv[1:]
for file in (few, many):
    app(["route", file, *words], standalone_mode=False)
    print("PEAK", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.parametrize(("suffix", "few", "many"), [("csv", 500, 2000), ("parquet", 250, 1000)])
def test_memory_does_not_grow_with_the_rows(
    tmp_path: Path, areas: tuple[str, ...], suffix: str, few: int, many: int
) -> None:
    block = "".join(f"{n},{7 + n % 400 / 1000},-2.9\n" for n in range(1000))
    files = [tmp_path / f"in{thousands}.csv" for thousands in (few, many)]
    for file, thousands in zip(files, (few, many), strict=True):
        file.write_text("id,lng,lat\n" + block * thousands)
    words = [*map(str, files), "-o", str(tmp_path / f"out.{suffix}"), *areas, "--no-border"]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GRIDGIS_")}
    env = kept | {"PYTHONPATH": str(ROOT), "GRIDGIS_LANGUAGE": "en"}
    done = subprocess.run(
        [sys.executable, "-c", PEAK, *words], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    peaks = [int(line.removeprefix("PEAK ")) for line in done.stdout.splitlines() if line.startswith("PEAK ")]
    assert len(peaks) == 2
    assert peaks[1] <= 1.3 * peaks[0], peaks


def test_a_ring_with_a_hole_has_no_points_in_it(tmp_path: Path) -> None:
    ring = Polygon(box(0, 0, 4, 4).exterior, [box(1, 1, 3, 3).exterior])
    path = tmp_path / "areas.gpkg"
    geopandas.GeoDataFrame({"code": ["ring"]}, geometry=[ring], crs=4326).to_file(path)
    file = written(tmp_path, "lng,lat\n0.5,0.5\n2,2\n1,2\n")
    out, _ = routed(file, "out.csv", "--areas", str(path))
    assert [row["match"] for row in rows(out)] == ["inside", "none", "inside"]
