"""Areas of files as people have them: every way to write a shape, and what is said where it can't be used."""

import io
import json
import random
import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import geopandas
import pyarrow as pa
import pyogrio
import pytest
from pyarrow import parquet
from shapely.geometry import MultiPolygon, Point, Polygon, box

from gridgis.core.errors import Invalid
from gridgis.exchange.boundaries.report import Findings, fields_of
from gridgis.exchange.boundaries.shape_checks import sound
from gridgis.exchange.points import areas as point_areas
from gridgis.exchange.points.areas import AreaSet
from gridgis.exchange.reading import boundary_files
from gridgis.exchange.reading.boundary_files import Told

COPIES = 24
DATA = Path(__file__).parents[1] / "data"
SQUARE = box(120.7, 30.7, 120.8, 30.8)


def taken(path: Path, told: Told | None = None) -> AreaSet:
    return point_areas.of_file(path, told or Told(), None, None, repair=False)


@pytest.mark.parametrize(
    ("name", "lng", "lat"),
    [("27700", -0.1275, 51.507), ("31467", 9.0, 50.0), ("2437-beijing54", 120.75, 30.75)],
)
def test_areas_in_another_datum_lie_where_they_are(name: str, lng: float, lat: float) -> None:
    found = taken(DATA / "areas" / f"areas-{name}.gpkg")
    assert found.shapes[0].centroid.distance(Point(lng, lat)) < 2e-6
    assert any("older than CGCS2000" in str(note) for note in found.notes)


@pytest.mark.parametrize("name", ["a.gpkg", "a.shp", "a.fgb", "a.geojson", "a.parquet"])
def test_every_kind_of_file_tells_of_an_old_datum_and_of_numbers_from_elsewhere(tmp_path: Path, name: str) -> None:
    plane = geopandas.GeoDataFrame({"code": ["a"]}, geometry=[SQUARE], crs=4490)
    written(plane.set_crs(4326, allow_override=True).to_crs(4301), tmp_path / name)
    found = taken(tmp_path / name)
    assert found.shapes[0].centroid.distance(SQUARE.centroid) < 2e-6
    assert any("older than CGCS2000" in str(note) for note in found.notes)
    zoned = plane.to_crs(4528).set_crs(4549, allow_override=True)
    written(zoned, tmp_path / name)
    with pytest.raises(Invalid, match="EPSG:4549"):
        taken(tmp_path / name)
    assert taken(tmp_path / name, Told(crs="4528")).shapes[0].centroid.distance(SQUARE.centroid) < 2e-6
    wide = geopandas.GeoDataFrame({"code": ["a", "b"]}, geometry=[SQUARE, box(112, 28, 112.1, 28.1)], crs=4490)
    written(wide.to_crs(4549), tmp_path / name)
    assert taken(tmp_path / name).usable, "a plane is used beyond its zone too"


def written(frame: geopandas.GeoDataFrame, path: Path) -> None:
    path.unlink(missing_ok=True)
    frame.to_parquet(path) if path.suffix == ".parquet" else frame.to_file(path)


def test_numbers_without_a_system_are_asked_about_and_a_guess_is_told(tmp_path: Path) -> None:
    path = DATA / "areas" / "web-mercator-without-crs.geojson"
    with pytest.raises(Invalid, match="EPSG:4491, EPSG:3857"):
        taken(path)
    assert taken(path, Told(crs="EPSG:3857")).shapes[0].centroid.distance(Point(120.75, 30.75)) < 0.1
    plane = geopandas.GeoDataFrame({"code": ["a"]}, geometry=[SQUARE], crs=4490).to_crs(4528)
    feature = {"type": "Feature", "properties": {"code": "a"}, "geometry": plane.geometry[0].__geo_interface__}
    (tmp_path / "plane.geojson").write_text(json.dumps(feature))
    found = taken(tmp_path / "plane.geojson")
    assert any("EPSG:4528" in str(note) for note in found.notes)


@pytest.mark.parametrize("name", ["both-sides-of-180.zip", "both-sides-of-180.geojson", "at-180-with-noise.geojson"])
def test_shapes_at_the_antimeridian_are_taken(name: str) -> None:
    boundary_files.read(DATA / "areas" / "code-as-double.zip", "a.zip", Told())  # GDAL's options change nothing
    found = taken(DATA / "areas" / name)
    assert (found.codes, found.usable) == (["FJ", "CN"], True)


@pytest.mark.parametrize(("name", "codes"), [
    ("a-part-that-is-a-point.geojson", ["33040200100101"]),
    ("a-column-of-lists.parquet", ["A"]),
    ("code-as-double.geojson", ["330402", "330411"]),
    ("code-as-double.zip", ["330402", "330411"]),
])  # fmt: skip
def test_odd_files_keep_their_rows(name: str, codes: list[str]) -> None:
    found = taken(DATA / "areas" / name)
    assert (found.codes, found.usable) == (codes, True)


@pytest.mark.parametrize("crs", ["nonsense", {"type": "GeographicCRS"}, 7])
def test_a_broken_system_in_parquet_is_a_sentence(tmp_path: Path, crs: object) -> None:
    path = tmp_path / "areas.parquet"
    geopandas.GeoDataFrame({"code": ["a"]}, geometry=[SQUARE], crs=4326).to_parquet(path)
    table = parquet.read_table(path)
    geo = json.loads(table.schema.metadata[b"geo"])
    geo["columns"]["geometry"]["crs"] = crs
    parquet.write_table(pa.table(table).replace_schema_metadata({b"geo": json.dumps(geo).encode()}), path)
    with pytest.raises(Invalid):
        taken(path)


def test_topojson_is_said_to_be_topojson(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"type":"Topology","objects":{},"arcs":[]}')
    with pytest.raises(Invalid, match="TopoJSON"):
        taken(tmp_path / "a.json")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gbk-dbf-cpg-says-utf8", "they are in gb18030, such as “民北社区第一网格”"),
        ("utf8-dbf-cpg-says-gbk", "they are in utf-8, such as “民北社区第一网格”"),
        ("utf8-name-cut-in-character", "not whole in utf-8"),
    ],
)
def test_names_that_contradict_their_encoding_are_asked_about(name: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        boundary_files.read(DATA / "boundaries" / f"{name}.zip", "net.zip", Told())


def test_the_encoding_that_is_told_is_believed() -> None:
    told = {"gbk-dbf-cpg-says-utf8": "gb18030", "utf8-dbf-cpg-says-gbk": "utf-8"}
    for name, encoding in told.items():
        file = boundary_files.read(DATA / "boundaries" / f"{name}.zip", "net.zip", Told(encoding=encoding))
        assert "民北社区" in "".join(file.rows[0].values.values())


def frame(count: int = 2) -> geopandas.GeoDataFrame:
    shapes = [box(120.7 + n / 10, 30.7, 120.75 + n / 10, 30.8) for n in range(count)]
    codes = [f"{n:02}" for n in range(count)]
    return geopandas.GeoDataFrame({"code": codes, "name": ["东栅", "西栅"][:count]}, geometry=shapes, crs=4326)


def packed(path: Path) -> Path:
    made = path.with_suffix(".zip")
    with ZipFile(made, "w") as archive:
        inside = sorted(path.rglob("*")) if path.is_dir() else sorted(path.parent.glob(f"{path.stem}.*"))
        for one in inside:
            if one != made:
                archive.write(one, one.relative_to(path.parent))
    return made


WRITTEN: dict[str, Callable[[Path], None]] = {
    "net.gdb": lambda path: frame().to_file(path, driver="OpenFileGDB"),
    "net.tab": lambda path: frame().to_file(path, driver="MapInfo File", encoding="UTF-8"),
    "net.mif": lambda path: frame().to_file(path, driver="MapInfo File", encoding="UTF-8"),
    "net.gml": lambda path: frame().to_file(path, driver="GML"),
}


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("name", WRITTEN)
def test_formats_of_offices_are_read(tmp_path: Path, name: str, *, zipped: bool) -> None:
    path = tmp_path / name
    WRITTEN[name](path)
    path = packed(path) if zipped else path
    found = taken(path)
    assert (found.codes, found.usable) == (["00", "01"], True)
    file = boundary_files.read(path, path.name, Told())
    assert [row.values["name"] for row in file.rows] == ["东栅", "西栅"]
    assert file.rows[0].shape is not None and frame().geometry[0].symmetric_difference(file.rows[0].shape).area < 1e-8


def test_a_drawing_is_read_with_its_system_told(tmp_path: Path) -> None:
    frame().to_crs(4549)[["geometry"]].to_file(tmp_path / "net.dxf", driver="DXF")
    found = point_areas.of_file(tmp_path / "net.dxf", Told(crs="4549"), "EntityHandle", None, repair=False)
    assert len(found.codes) == 2 and found.shapes[0].intersects(frame().geometry[0])


def test_a_part_alone_is_said_to_be_one(tmp_path: Path) -> None:
    frame().to_file(tmp_path / "net.tab", driver="MapInfo File", encoding="UTF-8")
    shutil.copy(tmp_path / "net.tab", tmp_path / "alone.tab")
    with pytest.raises(Invalid, match=r"\.tab alone"):
        taken(tmp_path / "alone.tab")


def test_rows_that_are_no_areas_are_skipped_and_counted_when_asked(tmp_path: Path) -> None:
    told = Told(skip_unusable=True)
    path = DATA / "areas" / "one-row-without-shape.geojson"
    assert not taken(path).usable
    mixed = tmp_path / "mixed.fgb"
    frames = geopandas.GeoDataFrame({"code": ["p", "a", "n"]}, geometry=[Point(1, 2), SQUARE, None], crs=4326)
    frames.to_file(mixed, SPATIAL_INDEX="NO")
    frames.to_file(tmp_path / "mixed.gpkg")
    for one, codes, count in ((path, ["A"], 1), (mixed, ["a"], 2), (tmp_path / "mixed.gpkg", ["a"], 2)):
        found = taken(one, told)
        assert (found.codes, found.usable) == (codes, True)
        assert f"{count} rows without a polygon were left out" in map(str, found.notes)
    file = boundary_files.read(path, path.name, told)
    assert ([row.number for row in file.rows], [row.number for row in file.left_out]) == ([1], [2])


@pytest.mark.parametrize("planet", ["Moon", "Mars"])
def test_a_system_of_another_planet_is_said_to_be_one(tmp_path: Path, planet: str) -> None:
    frame().to_file(tmp_path / "net.shp", encoding="UTF-8")
    (tmp_path / "net.prj").write_text(
        f'GEOGCS["{planet}",DATUM["D_{planet}_2000",SPHEROID["{planet}",3396190,169.89]],'
        'PRIMEM["Reference_Meridian",0],UNIT["Degree",0.0174532925199433]]'
    )
    for path in (packed(tmp_path / "net.shp"), tmp_path / "net.shp"):
        with pytest.raises(Invalid, match="no reference system of the earth"):
            taken(path)


MAKERS = ("geojson", "gpkg", "shp", "gml", "mif", "fgb", "parquet", "gdb", "tab", "dxf")


def whole(folder: Path, suffix: str) -> Path:
    """A good file of two areas; a zip where it takes several."""
    path = folder / f"net.{suffix}"
    if suffix == "parquet":
        frame().to_parquet(path)
    elif suffix == "dxf":
        frame()[["geometry"]].to_file(path, driver="DXF")
    else:
        frame().to_file(path, driver={"gdb": "OpenFileGDB", "tab": "MapInfo File", "mif": "MapInfo File"}.get(suffix))
    return packed(path) if suffix in ("shp", "gdb", "tab", "mif") else path


@pytest.mark.parametrize("suffix", MAKERS)
def test_broken_copies_end_in_a_sentence(tmp_path: Path, suffix: str) -> None:
    """Truncated and with flipped bits, alone and in an archive, as areas and as boundaries."""
    chance = random.Random(suffix)
    good = whole(tmp_path, suffix)
    content = good.read_bytes()
    refused = 0
    for n in range(COPIES):
        spoiled = bytearray(content[: chance.randrange(len(content))] if n % 3 == 0 else content)
        for _ in range(0 if n % 3 == 0 else chance.choice((1, 8, 64))):
            spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
        refused += refused_as_areas(tmp_path / f"spoiled{n}{good.suffix}", bytes(spoiled))
        if good.suffix == ".zip":
            refused += refused_as_areas(tmp_path / f"inside{n}.zip", spoiled_inside(good, chance))
    assert refused


def refused_as_areas(path: Path, content: bytes) -> int:
    """Take a file in both ways; anything but an answer or a refusal comes out of here."""
    path.write_bytes(content)
    refused = 0
    for take in (taken, lambda one: boundary_files.read(one, one.name, Told())):
        try:
            take(path)
        except Invalid:
            refused += 1
    return refused


def spoiled_inside(good: Path, chance: random.Random) -> bytes:
    """An archive that is sound, of which one member is not."""
    made = io.BytesIO()
    with ZipFile(good) as source, ZipFile(made, "w") as target:
        names = source.namelist()
        victim = chance.choice(names)
        for name in names:
            content = bytearray(source.read(name))
            if name == victim and content:
                for _ in range(chance.choice((1, 8))):
                    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
                content = content[: chance.randrange(1, len(content) + 1)] if chance.random() < 0.3 else content
            target.writestr(name, bytes(content))
    return made.getvalue()


@pytest.mark.parametrize(("name", "kind"), [("name-300", "name_long"), ("nul-name", "name_broken")])
def test_names_that_no_grid_can_have_are_told_and_not_shortened(name: str, kind: str) -> None:
    file = boundary_files.read(DATA / "boundaries" / f"{name}.geojson", "net.geojson", Told())
    found = Findings()
    placed = sound(file, fields_of(file, {}), found, repair=False)
    assert [(problem.kind, problem.row, problem.fatal) for problem in found.problems] == [(kind, 1, True)]
    assert len(placed) == len(file.rows)


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "parquet", "geojson"])
def test_a_part_without_area_does_not_lose_the_row(tmp_path: Path, suffix: str) -> None:
    line = Polygon([(120.9, 30.7), (120.95, 30.75), (121, 30.8), (120.9, 30.7)])
    shapes = geopandas.GeoDataFrame({"code": ["a"]}, geometry=[MultiPolygon([SQUARE, line])], crs=4326)
    path = tmp_path / f"areas.{suffix}"
    shapes.to_parquet(path) if suffix == "parquet" else shapes.to_file(path)
    found = taken(path)
    assert (found.codes, found.faults) == (["a"], [])
    assert found.shapes[0].equals(SQUARE)


def test_files_that_lead_to_others_are_refused(tmp_path: Path) -> None:
    frame().to_file(tmp_path / "net.tab", driver="MapInfo File", encoding="UTF-8")
    view = (tmp_path / "net.tab").read_bytes().replace(b"Type NATIVE", b"Type LINKED")
    (tmp_path / "net.tab").write_bytes(view)
    (tmp_path / "net.gml").write_bytes(
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "b"><a xmlns:gml="http://www.opengis.net/gml"/>'
    )
    for name in ("net.tab", "net.gml"):
        with pytest.raises(Invalid, match="broken"):
            taken(tmp_path / name)


@pytest.mark.parametrize("name", ["a.parquet", "a.fgb", "a.geojson"])
def test_a_shape_without_area_is_a_fault_of_its_row(tmp_path: Path, name: str) -> None:
    """One ring of four equal points, and nothing beside it in the row."""
    at = (120.75, 30.75)
    frame = geopandas.GeoDataFrame({"code": ["a", "b"]}, geometry=[Polygon([at] * 4), SQUARE], crs=4490)
    frame.to_parquet(tmp_path / name) if name.endswith("parquet") else frame.to_file(tmp_path / name)
    found = taken(tmp_path / name)
    assert (found.codes, [(fault.row, fault.text.kind) for fault in found.faults]) == (["b"], [(1, "boundary.empty")])


@pytest.mark.parametrize("name", ["a.gpkg", "a.gml", "a.mif"])
def test_room_is_made_for_what_a_file_holds_not_for_what_it_might(tmp_path: Path, name: str) -> None:
    facts = {f"f{n}": ["x"] for n in range(200)}
    frame = geopandas.GeoDataFrame({"code": ["a"]} | facts, geometry=[SQUARE], crs=4490)
    pyogrio.write_dataframe(frame, tmp_path / name)
    taken(tmp_path / name)
    tracemalloc.start()
    try:
        assert taken(tmp_path / name).codes == ["a"]
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refused:
        boundary_files.read(tmp_path / "none.gdb", "none.gdb", Told())
    assert refused.value.kind == "files.cannot_read"
