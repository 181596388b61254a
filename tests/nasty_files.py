"""Boundary files that go wrong, made by code: each with what must come of it.

They are meant for village `110101001001` of the world of tests: 120.0–120.1 E, 30.0–30.1 N.
"""

import io
import json
import sqlite3
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas
import pyogrio
from shapely.geometry import MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

VILLAGE = "110101001001"
CODE = f"{VILLAGE}001"
Pairs = Sequence[Sequence[float]]
SQUARE: Pairs = [[120.01, 30.01], [120.04, 30.01], [120.04, 30.04], [120.01, 30.04], [120.01, 30.01]]
HOLE: Pairs = [[120.02, 30.02], [120.02, 30.03], [120.03, 30.03], [120.03, 30.02], [120.02, 30.02]]
BESIDE: Pairs = [[120.04, 30.01], [120.08, 30.01], [120.08, 30.04], [120.04, 30.04], [120.04, 30.01]]
BOW_TIE: Pairs = [[120.01, 30.01], [120.04, 30.04], [120.04, 30.01], [120.01, 30.04], [120.01, 30.01]]
LOOP: Pairs = [
    [120.01, 30.01], [120.05, 30.01], [120.05, 30.05], [120.02, 30.02], [120.06, 30.02], [120.01, 30.05], [120.01, 30.01]
]  # fmt: skip


@dataclass(frozen=True)
class Nasty:
    """A file, the status of its dry run, and kinds that must be told (of a problem document: its `kind`)."""

    name: str
    filename: str
    build: Callable[[], bytes]
    status: int
    kinds: frozenset[str] = frozenset()
    loads: bool = False
    says: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: Any, **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | more, ensure_ascii=False).encode()


def one(geometry: Any, code: str = CODE) -> bytes:
    return collection(feature(geometry, code=code, name="东街"))


def turned(ring: Pairs) -> Pairs:
    return [[y, x] for x, y in ring]


def shapefile(
    shape: BaseGeometry | Sequence[BaseGeometry],
    *,
    crs: int = 4490,
    encoding: str = "UTF-8",
    without: Sequence[str] = (),
    change: Callable[[dict[str, bytes]], None] | None = None,
    fields: dict[str, str] | None = None,
) -> bytes:
    """A zipped shapefile, its shapes given in EPSG:4490, with parts left out or changed."""
    shapes = [shape] if isinstance(shape, BaseGeometry) else list(shape)
    facts = {name: [value] * len(shapes) for name, value in (fields or {"code": CODE, "name": "东街"}).items()}
    frame = geopandas.GeoDataFrame(facts, geometry=shapes, crs=4490).to_crs(crs)
    with TemporaryDirectory() as folder:
        pyogrio.write_dataframe(frame, Path(folder) / "grids.shp", driver="ESRI Shapefile", encoding=encoding)
        parts = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    parts = {name: content for name, content in parts.items() if not name.endswith(tuple(without))}
    if change is not None:
        change(parts)
    return packed(parts)


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def square(*holes: Pairs) -> Polygon:
    return Polygon(SQUARE, holes)


def claim(parts: dict[str, bytes]) -> None:
    """Let the only record say that it has fifty million vertices."""
    content = bytearray(parts["grids.shp"])
    content[100 + 8 + 40 : 100 + 8 + 44] = struct.pack("<i", 50_000_000)
    parts["grids.shp"] = bytes(content)


def grown_claim(parts: dict[str, bytes]) -> None:
    """The same, with a record length to match that the file does not have."""
    claim(parts)
    content = bytearray(parts["grids.shp"])
    content[104:108] = struct.pack(">i", 22 + 2 + 8 * 50_000_000)
    parts["grids.shp"] = bytes(content)


def cut(name: str, share: float) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[name] = parts[name][: int(len(parts[name]) * share)]

    return change


def bomb() -> bytes:
    """Some kilobytes that unpack to two gigabytes, the sizes in the headers true."""
    step = zlib.compressobj(9, zlib.DEFLATED, -15)
    blank = bytes(1 << 20)
    body = b"".join(step.compress(blank) for _ in range(64)) + step.flush()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for n in range(32):
            archive.writestr(f"{n}.shp", b"")
    return _as_deflated(target.getvalue(), body, 64 << 20)


def _as_deflated(archive: bytes, body: bytes, size: int) -> bytes:
    """Give every entry of an archive of empty entries one and the same compressed body."""
    out, central = bytearray(), bytearray()
    with zipfile.ZipFile(io.BytesIO(archive)) as entries:
        names = [entry.filename.encode() for entry in entries.infolist()]
    at = len(out)
    head = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, 0, len(body), size, len(names[0]), 0)
    out += head + names[0] + body
    for name in names:
        central += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 33, 0, len(body), size, len(name), 0, 0, 0, 0, 0, at
        )
        central += name
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(names), len(names), len(central), len(out), 0)
    return bytes(out + central + end)


def lying_zip() -> bytes:
    """An entry whose header says ten bytes and that unpacks to more."""
    body = zlib.compress(bytes(5_000_000), 9)[2:-4]
    return _as_deflated(packed({"a.geojson": b""}), body, 10)


def link() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        entry = zipfile.ZipInfo("grids.shp")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return target.getvalue()


def kml(placemark: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
        f"{placemark}</Document></kml>"
    ).encode()


def mark(ring: Pairs = SQUARE, name: str = "东街") -> str:
    at = " ".join(f"{x},{y},0" for x, y in ring)
    return (
        f'<Placemark><name>{name}</name><ExtendedData><Data name="code"><value>{CODE}</value></Data></ExtendedData>'
        f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{at}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
        "</Placemark>"
    )


def geopackage(change: Callable[[sqlite3.Connection], None] | None = None) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "grids.gpkg"
        frame = geopandas.GeoDataFrame({"code": [CODE], "name": ["东街"]}, geometry=[square()], crs=4490)
        pyogrio.write_dataframe(frame, path, driver="GPKG", layer="grids")
        if change is not None:
            database = sqlite3.connect(path)
            change(database)
            database.commit()
            database.close()
        return path.read_bytes()


def endless_view(database: sqlite3.Connection) -> None:
    """The layer becomes a view that never ends."""
    database.execute("DROP TABLE grids")
    database.execute(
        "CREATE VIEW grids AS WITH RECURSIVE n(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM n) "
        "SELECT fid, zeroblob(100) AS geom, 'x' AS code FROM n"
    )


def claimed_blob(database: sqlite3.Connection) -> None:
    """The shape says that it has fifty million vertices."""
    blob = bytearray(database.execute("SELECT geom FROM grids").fetchone()[0])
    begin = blob.index(struct.pack("<I", 5))
    blob[begin : begin + 4] = struct.pack("<I", 50_000_000)
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f'DROP TRIGGER "{name}"')
    database.execute("UPDATE grids SET geom = ?", (bytes(blob),))


def deep_json() -> bytes:
    return b'{"type":"FeatureCollection","features":' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def many_coordinates() -> bytes:
    return b'{"type":"Polygon","coordinates":[[' + b"[0,0]," * 2_600_000 + b"[0,0]]]}"


def many_properties() -> bytes:
    return collection(feature(polygon(SQUARE), **{f"p{n}": n for n in range(1_000_000)}))


def replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new, 1)


def k(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


J, S, K = "a.geojson", "a.zip", "a.kml"
TWO = (feature(polygon(SQUARE), code=CODE, name="甲"), feature(polygon(BESIDE), code=f"{VILLAGE}002", name="乙"))
WITHOUT_CODES = (feature(polygon(BESIDE), name="乙"), feature(polygon(SQUARE), name="甲"))
ELSEWHERE = [[x + 1, y] for x, y in SQUARE]
OVER = [[x + 0.07, y] for x, y in SQUARE]
DATE_LINE = [[179.9, 30], [-179.9, 30], [-179.9, 30.1], [179.9, 30.1], [179.9, 30]]
ENTITY = '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

NASTY = [
    Nasty("sound", J, partial(one, polygon(SQUARE)), 200, k("gap"), loads=True),
    Nasty("self-intersection", J, partial(one, polygon(LOOP)), 200, k("invalid")),
    Nasty("bow-tie", J, partial(one, polygon(BOW_TIE)), 200, k("invalid")),
    Nasty("bow-tie, repair", J, partial(one, polygon(BOW_TIE)), 200, k("repaired", "parts"), True, query={"repair": True}),
    Nasty("bow-tie in a shapefile", S, partial(shapefile, Polygon(BOW_TIE)), 200, k("invalid")),
    Nasty("hole", J, partial(one, polygon(SQUARE, HOLE)), 200, k("holes"), loads=True),
    Nasty("donut", S, partial(shapefile, square(HOLE)), 200, k("holes"), loads=True),
    Nasty("hole outside", J, partial(one, polygon(SQUARE, BESIDE)), 200, k("invalid")),
    Nasty("ring twice", J, partial(one, polygon(SQUARE, SQUARE)), 200, k("invalid")),
    Nasty(
        "parts that are the same", J,
        partial(one, {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}), 200, k("invalid"),
    ),
    Nasty("parts", S, partial(shapefile, MultiPolygon([square(), box(120.06, 30.06, 120.07, 30.07)])), 200, k("parts"), True),
    Nasty("shape twice", J, lambda: collection(TWO[0], feature(polygon(SQUARE), code=f"{VILLAGE}002")), 200, k("duplicate_shape")),
    Nasty("heights", J, lambda: one(polygon([[x, y, 5.0] for x, y in SQUARE])), 200, k("z_dropped"), loads=True),
    Nasty("heights in a shapefile", S, lambda: shapefile(Polygon([(x, y, 5.0) for x, y in SQUARE])), 200, k("z_dropped"), True),
    Nasty("swapped axes", J, lambda: one(polygon(turned(SQUARE))), 200, k("swapped"), loads=True),
    Nasty("swapped axes in a shapefile", S, lambda: shapefile(Polygon(turned(SQUARE))), 200, k("swapped"), loads=True),
    Nasty("antimeridian", J, lambda: one(polygon(DATE_LINE)), 200, k("antimeridian")),
    Nasty("beyond 180", J, lambda: one(polygon([[x + 70, y] for x, y in SQUARE])), 200, k("antimeridian")),
    Nasty("nothing", J, bytes, 422, k("empty")),
    Nasty("no features", J, collection, 422, k("no_rows")),
    Nasty("null geometry", J, lambda: one(None), 200, k("empty")),
    Nasty("empty geometry", J, lambda: one({"type": "Polygon", "coordinates": []}), 200, k("empty")),
    Nasty("empty geometry in a shapefile", S, lambda: shapefile([square(), Polygon()]), 200, k("empty")),
    Nasty("ring of two", J, lambda: one(polygon(SQUARE[:2])), 200, k("broken")),
    Nasty("flat ring", J, lambda: one(polygon([[120.01, 30.01], [120.02, 30.02], [120.03, 30.03], [120.01, 30.01]])), 200, k("tiny")),
    Nasty("words for coordinates", J, lambda: one(polygon([["a", "b"]] * 4)), 200, k("broken")),
    Nasty("shape is a list", J, lambda: one([1, 2]), 200, k("broken")),
    Nasty("features are numbers", J, lambda: collection(1, "x", None), 200, k("broken")),
    Nasty("NaN", J, lambda: one(polygon([[float("nan"), 30.01], *SQUARE[1:]])), 200, k("broken")),
    Nasty("Infinity", J, lambda: one(polygon([[float("inf"), 30.01], *SQUARE[1:]])), 200, k("coordinates")),
    Nasty("1e999", J, lambda: replaced(one(polygon(SQUARE)), b"120.04", b"1e999"), 200, k("coordinates")),
    Nasty("endless number", J, lambda: replaced(one(polygon(SQUARE)), b"120.04", b"9" * 100_000), 200, k("coordinates")),
    Nasty("points", J, lambda: collection(feature({"type": "Point", "coordinates": [120.01, 30.01]})), 200, k("not_polygon")),
    Nasty("points in a shapefile", S, lambda: shapefile(Point(120.01, 30.01)), 200, k("not_polygon")),
    Nasty("a collection", J, lambda: one({"type": "GeometryCollection", "geometries": [polygon(SQUARE)]}), 200, k("not_polygon")),
    Nasty("code twice", J, lambda: collection(TWO[0], feature(polygon(BESIDE), code=CODE)), 200, k("duplicate_code")),
    Nasty("overlap", J, lambda: collection(TWO[0], feature(polygon([[x - 0.01, y] for x, y in BESIDE]), code=f"{VILLAGE}002")), 200, k("overlap")),
    Nasty("code of other places", J, lambda: one(polygon(SQUARE), "330402001001001"), 200, k("code_village")),
    Nasty("code of another village", J, lambda: one(polygon(SQUARE), "110101002002001"), 200, k("code_elsewhere")),
    Nasty("code too short", J, lambda: one(polygon(SQUARE), "1101010010011"), 200, k("code_format")),
    Nasty("code of full-width digits", J, lambda: one(polygon(SQUARE), "１" * 15), 200, k("code_format")),
    Nasty("exclusive number in the village layer", J, lambda: one(polygon(SQUARE), f"{VILLAGE}801"), 200, k("code_number")),
    Nasty("zero number", J, lambda: one(polygon(SQUARE), f"{VILLAGE}000"), 200, k("code_number")),
    Nasty("without codes", J, lambda: collection(*WITHOUT_CODES), 200, k("numbered"), loads=True),
    Nasty("outside the county", J, lambda: one(polygon(ELSEWHERE)), 200, k("outside")),
    Nasty("across villages", J, lambda: one(polygon(OVER)), 200, k("crosses")),
    Nasty("across villages, confirmed", J, lambda: one(polygon(OVER)), 200, k("crosses"), True, query={"confirm_crossing": True}),
    Nasty("GBK names", S, lambda: shapefile(square(), encoding="GBK"), 200, loads=True, says={"encoding": "gb18030"}),
    Nasty("GBK without .cpg", S, lambda: shapefile(square(), encoding="GBK", without=[".cpg"]), 200, loads=True, says={"encoding": "gb18030"}),
    Nasty("GBK GeoJSON", J, lambda: one(polygon(SQUARE)).decode().encode("gbk"), 200, loads=True, says={"encoding": "gb18030", "encoding_guessed": True}),
    Nasty("not in the encoding told", J, lambda: one(polygon(SQUARE)).decode().encode("gbk"), 422, query={"encoding": "utf-8"}),
    Nasty("unknown encoding", J, partial(one, polygon(SQUARE)), 422, query={"encoding": "rot13"}),
    Nasty("no .prj, degrees", S, lambda: shapefile(square(), without=[".prj"]), 200, loads=True, says={"crs": "EPSG:4490", "crs_guessed": True}),
    Nasty("no .prj, zone 40", S, lambda: shapefile(square(), crs=4528, without=[".prj"]), 200, loads=True, says={"crs": "EPSG:4528", "crs_guessed": True}),
    Nasty("no .prj, 120 E", S, lambda: shapefile(square(), crs=4549, without=[".prj"]), 200, loads=True, says={"crs": "EPSG:4549", "crs_guessed": True}),
    Nasty("broken .prj", S, lambda: shapefile(square(), change=lambda parts: parts.update({"grids.prj": b"PROJCS[" * 900})), 200, loads=True, says={"crs_guessed": True}),
    Nasty("a .prj that names a file", S, lambda: shapefile(square(), change=lambda parts: parts.update({"grids.prj": b"/etc/passwd"})), 200, loads=True, says={"crs_guessed": True}),
    Nasty("old datum", S, lambda: shapefile(square(), crs=2437), 200, k("old_datum")),
    Nasty("unknown system told", J, partial(one, polygon(SQUARE)), 422, query={"crs": "EPSG:99999"}),
    Nasty("a system with an address", J, partial(one, polygon(SQUARE)), 422, query={"crs": "http://a/b"}),
    Nasty("no .dbf", S, lambda: shapefile(square(), without=[".dbf"]), 200, k("numbered"), loads=True),
    Nasty("no .shx", S, lambda: shapefile(square(), without=[".shx"]), 200, loads=True),
    Nasty("broken .shx", S, lambda: shapefile(square(), change=lambda parts: parts.update({"grids.shx": b"x" * 200})), 200, loads=True),
    Nasty("only .dbf", S, lambda: shapefile(square(), without=[".shp", ".shx"]), 422, k("no_layer")),
    Nasty("cut .dbf", S, lambda: shapefile(square(), change=cut("grids.dbf", 0.7)), 422, k("cut")),
    Nasty("cut .shp", S, lambda: shapefile(square(), change=cut("grids.shp", 0.8)), 422, k("cut")),
    Nasty("a .shp of nothing", S, lambda: shapefile(square(), change=cut("grids.shp", 0.0)), 422, k("broken")),
    Nasty("50 million vertices claimed", S, lambda: shapefile(square(), change=claim), 422, k("claim")),
    Nasty("50 million vertices claimed at length", S, lambda: shapefile(square(), change=grown_claim), 422, k("cut")),
    Nasty("50 million vertices claimed in a GeoPackage", "a.gpkg", lambda: geopackage(claimed_blob), 422, k("broken")),
    Nasty("a bare .shp", "a.shp", lambda: b"\0\0\x27\x0a" + bytes(96), 422, k("bare")),
    Nasty("cut zip", S, lambda: shapefile(square())[:-300], 422, k("unknown_format", "broken")),
    Nasty("half a zip", S, lambda: shapefile(square())[:200], 422, k("broken")),
    Nasty("zip bomb", S, bomb, 422, k("bomb")),
    Nasty("zip that lies", S, lying_zip, 422, k("bomb", "broken")),
    Nasty("many entries", S, lambda: packed({f"{n}.txt": b"" for n in range(5000)}), 422, k("too_many_entries")),
    Nasty("zip in a zip", S, lambda: packed({"in.zip": packed({"a.shp": b""})}), 422, k("nested")),
    Nasty("path traversal", S, lambda: packed({"../../a.shp": b"x"}), 422, k("path")),
    Nasty("absolute path", S, lambda: packed({"/etc/a.shp": b"x"}), 422, k("path")),
    Nasty("drive letter", S, lambda: packed({"C:\\a.shp": b"x"}), 422, k("path")),
    Nasty("symbolic link", S, link, 422, k("link")),
    Nasty("empty zip", S, lambda: packed({}), 422, k("no_layer", "broken")),
    Nasty("nested too deep", J, deep_json, 422, k("too_deep")),
    Nasty("too many coordinates", J, many_coordinates, 422, k("too_many_vertices")),
    Nasty("a million properties", J, many_properties, 422, k("too_many_fields")),
    Nasty("cut GeoJSON", J, lambda: one(polygon(SQUARE))[:-40], 422, k("broken")),
    Nasty("other JSON", J, lambda: b'{"a": 1}', 422, k("broken")),
    Nasty("a list", J, lambda: b"[1, 2]", 422, k("broken")),
    Nasty("text", "a.txt", lambda: "你好".encode(), 422, k("unknown_format")),
    Nasty("noise", "a.gpkg", lambda: bytes(range(256)) * 50, 422, k("unknown_format")),
    Nasty("a virtual layer", "a.gpkg", lambda: b'<OGRVRTDataSource><SrcDataSource>/vsicurl/http://127.0.0.1/x</SrcDataSource></OGRVRTDataSource>', 422, k("broken")),
    Nasty("wrong suffix", "a.shp", partial(one, polygon(SQUARE)), 200, k("other_suffix"), loads=True),
    Nasty("KML", K, lambda: kml(mark()), 200, loads=True, says={"format": "KML"}),
    Nasty("KMZ", "a.kmz", lambda: packed({"doc.kml": kml(mark())}), 200, loads=True, says={"format": "KML"}),
    Nasty("KML with an outside entity", K, lambda: kml(mark(name="&x;"), ENTITY), 422, k("doctype")),
    Nasty("KML that laughs", K, lambda: kml(mark(name="&b;"), LAUGHS), 422, k("doctype")),
    Nasty("KML with a document type in UTF-16", K, lambda: kml(mark(), LAUGHS).decode().replace("UTF-8", "UTF-16").encode("utf-16"), 422, k("doctype")),
    Nasty("KML nested too deep", K, lambda: kml("<Folder>" * 50_000 + "</Folder>" * 50_000), 422, k("too_deep")),
    Nasty("KML of a point", K, lambda: kml("<Placemark><Point><coordinates>120,30</coordinates></Point></Placemark>"), 200, k("not_polygon")),
    Nasty("KML with words for coordinates", K, lambda: kml(mark()).replace(b"120.04", b"x"), 200, k("broken")),
    Nasty("KML cut", K, lambda: kml(mark())[:-30], 422, k("broken")),
    Nasty("XML", K, lambda: b"<a/>", 422, k("broken")),
    Nasty("KML in GBK", K, lambda: kml(mark()).decode().replace("UTF-8", "GBK").encode("gbk"), 200, loads=True, says={"encoding": "gb18030"}),
    Nasty("GeoPackage", "a.gpkg", geopackage, 200, loads=True, says={"format": "GeoPackage"}),
    Nasty("GeoPackage cut", "a.gpkg", lambda: geopackage()[:5000], 422, k("broken")),
    Nasty("GeoPackage of an endless view", "a.gpkg", lambda: geopackage(endless_view), 422, k("not_plain")),
    Nasty("SQLite without layers", "a.gpkg", lambda: geopackage(lambda db: db.execute("DROP TABLE gpkg_geometry_columns")), 422, k("broken")),
    Nasty("names that are code", J, lambda: collection(feature(polygon(SQUARE), code=CODE, name="'; DROP TABLE grids; -- <script>\0")), 200, loads=True),
    Nasty("no such field", J, partial(one, polygon(SQUARE)), 422, query={"code_field": "nope"}),
]  # fmt: skip
