"""A layer as it stands in a file: values as text, numbers as written, nothing judged yet."""

import codecs
import re
from dataclasses import dataclass, field

import pyproj
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid

ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "65001": "utf-8",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "gb18030": "gb18030",
    "936": "gb18030",
    "cp936": "gb18030",
    "ansi 936": "gb18030",
    "big5": "big5",
    "950": "big5",
    "cp950": "big5",
    "iso-8859-1": "iso-8859-1",
    "latin-1": "iso-8859-1",
    "utf-16": "utf-16",
}
"""Names of encodings as people and programs write them; GB 18030 reads GBK and GB 2312 as well."""

LEAST_HULL = 1e-14
"""Square degrees; what is smaller is one point once it is rounded as it is stored."""

LONGEST_VALUE = 1000
MARK = "\ufffd"
"""Stands where a sign was that no text has, so that nobody takes the text for whole."""

FILLING = " \0\t\r\n"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class RawRow:
    """A row: its values, its shape in the file's own numbers, and what is wrong with the shape already.

    `fault` is one of `broken`, `empty`, `not_polygon`, or nothing.
    """

    values: dict[str, str]
    shape: BaseGeometry | None
    fault: str = ""


@dataclass
class RawLayer:
    """What a reader found; `crs` is None where the file does not say, or says a name that nobody knows."""

    format: str
    rows: list[RawRow]
    fields: list[str]
    layer: str = ""
    layers: list[str] = field(default_factory=list)
    crs: pyproj.CRS | None = None
    strange_crs: str = ""
    encoding: str = "utf-8"
    encoding_guessed: bool = False
    drops_z: bool = False
    drops_m: bool = False


def encoding_named(name: str) -> str:
    """An encoding by one of its names.

    Raises:
        Invalid: it is none that boundary files come in.
    """
    found = ENCODINGS.get(name.strip().lower())
    if found is None:
        raise Invalid("points.no_encoding", name=name[:40], field="encoding")
    return found


def decoded(content: bytes, given: str | None) -> tuple[str, str, bool]:
    """Text, the encoding it was in, and whether that was guessed.

    Raises:
        Invalid: it is not in the encoding given, or in none we know.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        given = given or "utf-16"
    names = [encoding_named(given)] if given else ["utf-8", "gb18030"]
    for name in names:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        return text.removeprefix("\ufeff"), name, not given and name != "utf-8"
    raise Invalid("files.other_encoding", encodings=names, field="encoding")


def with_area(shape: BaseGeometry) -> BaseGeometry:
    """A shape without those of its parts that are a point or a line, if another part is an area."""
    if shape.geom_type != "MultiPolygon":
        return shape
    parts = shapely.get_parts(shape)
    kept = parts[shapely.area(shapely.convex_hull(parts)) > LEAST_HULL]
    return MultiPolygon(list(kept)) if 0 < len(kept) < len(parts) else shape


def as_text(value: object) -> str:
    """A value as it is shown and stored: control signs are marked, of bounded length, empty for none."""
    if value is None or value != value:  # noqa: PLR0124 - not a number is not itself
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        value = int(value)
    return _CONTROLS.sub(MARK, str(value).strip(FILLING)).strip()[:LONGEST_VALUE]
