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
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas
import pyogrio
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

VILLAGE = "110101001001"
CODE = f"{VILLAGE}001"
Pairs = Sequence[Sequence[float]]
SQUARE: Pairs = [[120.01, 30.01], [120.04, 30.01], [120.04, 30.04], [120.01, 30.04], [120.01, 30.01]]
HOLE: Pairs = [[120.02, 30.02], [120.02, 30.03], [120.03, 30.03], [120.03, 30.02], [120.02, 30.02]]
BESIDE: Pairs = [[120.04, 30.01], [120.08, 30.01], [120.08, 30.04], [120.04, 30.04], [120.04, 30.01]]
BOW_TIE: Pairs = [[120.01, 30.01], [120.04, 30.04], [120.04, 30.01], [120.01, 30.04], [120.01, 30.01]]
LOOP: Pairs = [
    [120.01, 30.01], [120.05, 30.01], [120.05, 30.05], [120.02, 30.02], [120.06, 30.02], [120.01, 30.05],
    [120.01, 30.01],
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


def measured(parts: dict[str, bytes]) -> None:
    """Give the only record measures: a PolygonM."""
    content, points = parts["grids.shp"], 5
    body = struct.pack("<i", 25) + content[112:] + struct.pack(f"<{2 + points}d", 0, 4, *range(points))
    head = content[:24] + struct.pack(">i", (100 + 8 + len(body)) // 2) + content[28:32] + struct.pack("<i", 25)
    parts["grids.shp"] = head + content[36:100] + struct.pack(">ii", 1, len(body) // 2) + body
    del parts["grids.shx"]


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
    return collection(feature(polygon(SQUARE), **{f"p{n}": n for n in range(100_000)}))


def replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new, 1)


def k(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


TWO = (feature(polygon(SQUARE), code=CODE, name="甲"), feature(polygon(BESIDE), code=f"{VILLAGE}002", name="乙"))
