"""FileGDB, MapInfo, DXF and GML, read by GDAL once their bytes have been looked at."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from gridgis.core.errors import Invalid
from gridgis.exchange.reading.layers import RawLayer, encoding_named
from gridgis.exchange.reading.limits import Limits
from gridgis.exchange.reading.shapefiles import chosen, gdal, layered, opened, system_said

FORMATS = {".gdb": "FileGDB", ".tab": "MapInfo", ".mif": "MapInfo", ".dxf": "DXF", ".gml": "GML"}
BESIDE = {".tab": (".dat", ".map", ".id"), ".mif": (".mid",)}
"""Files without which a file of this suffix is not whole."""


def suffix_of(head: bytes) -> str | None:
    """The suffix that a content goes by, None where it is none of ours."""
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.lower().startswith(b"!table"):
        return ".tab"
    if begin.lower().startswith(b"version ") and b"\n" in begin:
        return ".mif"
    if begin.startswith((b"0\n", b"0\r\n", b"999\n", b"999\r\n", b"AutoCAD Binary DXF")):
        return ".dxf"
    return ".gml" if begin.startswith(b"<") and b"/gml" in begin else None


def read(parts: dict[str, Path], suffix: str, wanted: str | None, encoding: str | None, limits: Limits) -> RawLayer:
    """Read the named layer of a file, else its first with shapes.

    Args:
        parts: the file and those beside it, by suffix.
        suffix: which of them is the file.
        wanted: name of a layer.
        encoding: of its texts, where the file does not say.
        limits: how much it may hold.

    Raises:
        Invalid: it is broken, has no such layer, or holds more than allowed.
    """
    if missing := [other for other in BESIDE.get(suffix, ()) if other not in parts]:
        raise Invalid("systems.parts_missing", suffix=suffix[1:], others=missing, field="file", reason="bare")
    if _leads_elsewhere(parts[suffix], suffix):
        raise Invalid("files.broken", field="file", reason="broken")
    with TemporaryDirectory(prefix="gridgis-") as folder:
        path = Path(folder) / f"file{suffix}"  # GDAL goes by suffixes, and uploads have none
        for one, part in parts.items():
            (Path(folder) / f"file{one}").symlink_to(part.absolute())
        layers = _layers(path)
        name = chosen(layers, wanted)
        meta, shapes, columns = opened(path, name, limits, encoding_named(encoding) if encoding else None)
    layer = layered(FORMATS[suffix], meta, [str(field) for field in meta["fields"]], shapes, columns, limits)
    layer.layers, layer.layer, layer.crs = layers, name, system_said(meta["crs"])
    return layer


def _leads_elsewhere(path: Path, suffix: str) -> bool:
    """Whether a file would have other files read: GML by its document type, a MapInfo table as a view or a link."""
    if suffix == ".gml":
        return b"<!DOCTYPE" in path.read_bytes()
    return suffix == ".tab" and re.search(rb"^\s*type\s+native\b", path.read_bytes().lower(), re.MULTILINE) is None


def _layers(path: Path) -> list[str]:
    try:
        found = gdal().list_layers(path)
    except (ValueError, RuntimeError):
        raise Invalid("files.broken", field="file", reason="broken") from None
    return [str(name) for name, kind in found if kind is not None]
