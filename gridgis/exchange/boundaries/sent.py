"""A boundary file as it was sent, and what files of every kind are looked at for."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.shapes import multi
from gridgis.exchange.boundaries import shape_checks
from gridgis.exchange.boundaries.report import BoundaryReport, Findings, fields_of, report
from gridgis.exchange.boundaries.shape_checks import Placed
from gridgis.exchange.reading import boundary_files
from gridgis.exchange.reading.boundary_files import BoundaryFile, Told
from gridgis.exchange.reading.limits import Limits

Known = Mapping[str, tuple[str, bytes | None]]
"""By code the name and the shape of what there is already."""


@dataclass(frozen=True)
class Sent:
    """Where a file lies, what its sender calls it and says about it, and how much it may hold."""

    path: Path
    name: str
    told: Told = field(default_factory=Told)
    code_field: str | None = None
    name_field: str | None = None
    repair: bool = False
    limits: Limits | None = None


@dataclass(frozen=True)
class Looked:
    """A file with its usable rows and what was found."""

    file: BoundaryFile
    fields: dict[str, str | None]
    placed: list[Placed]
    found: Findings

    def report(self, matched: int, unmatched: int, new: int, unchanged: int) -> BoundaryReport:
        """What is told of it, with these counts."""
        shown = [(one.row, one.code, one.name, one.shape) for one in self.placed]
        return report(self.file, self.found, self.fields, shown, (matched, unmatched, new, unchanged))

    def compared(self, known: Known) -> BoundaryReport:
        """What is told of it, against what there is already."""
        matched = sum(one.code in known for one in self.placed)
        same = sum(_is_same(one, *known.get(one.code, ("", None))) for one in self.placed)
        return self.report(matched, len(known) - matched, len(self.placed) - matched, same)


def look_at(
    sent: Sent, frame: BaseGeometry | None, beginnings: Collection[str] = (), other_layers: Set[str] = frozenset()
) -> Looked:
    """Read a file and look at its rows one by one.

    Args:
        frame: outline of where it should lie; it decides between possible systems.
        beginnings: what codes begin with.
        other_layers: rows that say they are of one of these are left out, as our own files have them.

    Raises:
        Invalid: the file as a whole can't be used.
    """
    file = boundary_files.read(sent.path, sent.name, sent.told, frame, sent.limits)
    fields, found = fields_of(file, {"code": sent.code_field, "name": sent.name_field}, beginnings), Findings()
    rows = [row for row in file.rows if row.values.get(fields["layer"] or "", "") not in other_layers]
    if len(rows) < len(file.rows):
        found.say("other_layer", count=len(file.rows) - len(rows))
    file = replace(file, rows=rows)
    placed = shape_checks.sound(file, fields, found, repair=sent.repair)
    shape_checks.refuse_doubles(placed, found)
    return Looked(file, fields, placed, found)


def known_in(session: Session, table: Any, *conditions: Any) -> Known:
    """What there is already in a table of outlines."""
    rows = session.execute(select(table.code, table.name, func.ST_AsBinary(table.boundary)).where(*conditions))
    return {code: (name, None if wkb is None else _normal(shapely.from_wkb(bytes(wkb)))) for code, name, wkb in rows}


def _is_same(one: Placed, name: str, outline: bytes | None) -> bool:
    return outline == _normal(multi(one.shape)) and one.name in ("", name)


def _normal(shape: BaseGeometry) -> bytes:
    return bytes(shapely.normalize(shape).wkb)
