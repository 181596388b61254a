"""KML, read with a parser that follows no links and knows no entities."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.exchange.reading.crs import named
from gridgis.exchange.reading.layers import ENCODINGS, RawLayer, RawRow, as_text, decoded
from gridgis.exchange.reading.limits import Limits, refuse_many, refuse_vertices

DEPTH = 60
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")
_OTHERS = ("Point", "LineString", "Model", "Track", "MultiTrack")
_TEXTS = ("name", "value", "SimpleData", "coordinates")

Rings = list[NDArray[np.float64]]


def read(content: bytes, encoding: str | None, limits: Limits) -> RawLayer:
    """Read all placemarks, in the order of the file.

    Raises:
        Invalid: it is no KML, has a document type, is nested too deep, or holds more than allowed.
    """
    declared = _DECLARED.match(content)
    known = declared and declared[1].decode().lower() in ENCODINGS and declared[1].decode()
    text, used, guessed = decoded(content, encoding or known or None)
    placemarks = _Placemarks(limits)
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = placemarks.begin
    parser.EndElementHandler = placemarks.end
    parser.CharacterDataHandler = placemarks.say
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise Invalid("files.no_kml", why=str(error)[:80], field="file", reason="broken") from None
    if not placemarks.is_kml:
        raise Invalid("files.xml_no_kml", field="file", reason="broken")
    fields = list(dict.fromkeys(name for row in placemarks.rows for name in row.values))
    refuse_many(limits, fields=len(fields))
    return RawLayer(
        "KML", placemarks.rows, fields, crs=named("4326"), encoding=used, encoding_guessed=guessed,
        drops_z=placemarks.drops_z,
    )  # fmt: skip


def _refuse_doctype(*_: object) -> None:
    raise Invalid("files.kml_doctype", field="file", reason="doctype")


@dataclass
class _Placemark:
    values: dict[str, str] = field(default_factory=dict)
    polygons: list[Rings] = field(default_factory=list)
    has_other: bool = False
    is_broken: bool = False


class _Placemarks:
    """Builds rows from the events of the parser."""

    def __init__(self, limits: Limits) -> None:
        self.rows: list[RawRow] = []
        self.is_kml = self.drops_z = False
        self._limits = limits
        self._path: list[str] = []
        self._names: list[str] = []
        self._text: list[str] | None = None
        self._mark: _Placemark | None = None
        self._total = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rsplit(" ", 1)[-1]
        if not self._path:
            self.is_kml = name == "kml"
        self._path.append(name)
        if len(self._path) > DEPTH:
            raise Invalid("files.kml_deep", field="file", reason="too_deep")
        if name == "Placemark":
            self._mark = _Placemark()
        elif name in ("Data", "SimpleData"):
            self._names.append(attributes.get("name", ""))
        elif name == "Polygon" and self._mark is not None:
            self._mark.polygons.append([])
        elif name in _OTHERS and self._mark is not None:
            self._mark.has_other = True
        self._text = [] if name in _TEXTS else None

    def say(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        name, said = self._path.pop(), "".join(self._text or [])
        self._text = None
        mark = self._mark
        if name in ("Data", "SimpleData") and self._names:
            called = as_text(self._names.pop())
            if name == "SimpleData" and mark is not None and called:
                mark.values[called] = as_text(said)
        if mark is None:
            return
        if name == "value" and self._names and self._names[-1]:
            mark.values[as_text(self._names[-1])] = as_text(said)
        elif name == "name" and self._path[-1:] == ["Placemark"]:
            mark.values["name"] = as_text(said)
        elif name == "coordinates" and "Polygon" in self._path and mark.polygons:
            self._take_ring(mark, said)
        elif name == "Placemark":
            self._close(mark)

    def _take_ring(self, mark: _Placemark, said: str) -> None:
        tuples = [part.split(",") for part in said.split()]
        if not tuples:
            return
        self._total += len(tuples)
        refuse_vertices(len(self.rows) + 1, len(tuples), self._total, self._limits)
        try:
            pairs = np.array([(float(one[0]), float(one[1])) for one in tuples])
        except (ValueError, IndexError):
            mark.is_broken = True
            return
        self.drops_z = self.drops_z or any(len(one) > 2 and one[2].strip("0.-+") for one in tuples)
        if "outerBoundaryIs" in self._path:
            mark.polygons[-1].insert(0, pairs)
        else:
            mark.polygons[-1].append(pairs)

    def _close(self, mark: _Placemark) -> None:
        self._mark = None
        refuse_many(self._limits, rows=len(self.rows) + 1)
        self.rows.append(RawRow(mark.values, *_shape(mark)))


def _shape(mark: _Placemark) -> tuple[BaseGeometry | None, str]:
    rings = [part for part in mark.polygons if part]
    if mark.is_broken:
        return None, "broken"
    if not rings or mark.has_other:
        return None, "not_polygon" if mark.has_other else "empty"
    try:
        parts = [Polygon(part[0], part[1:]) for part in rings]
    except (ValueError, shapely.errors.ShapelyError):
        return None, "broken"
    return parts[0] if len(parts) == 1 else MultiPolygon(parts), ""
