"""Outlines of towns, villages and counties from boundary files; needed before any grid can be checked."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import shapely
from geoalchemy2.shape import from_shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.geo import SRID
from gridgis.core.shapes import multi
from gridgis.core.vocabulary import LEVELS
from gridgis.divisions.models import Division
from gridgis.exchange.boundaries import shape_checks
from gridgis.exchange.boundaries.report import BoundaryReport, Findings, fields_of, refused, report
from gridgis.exchange.boundaries.shape_checks import Placed
from gridgis.exchange.boundaries.territory import above
from gridgis.exchange.reading import boundary_files
from gridgis.exchange.reading.boundary_files import Told
from gridgis.exchange.reading.limits import Limits
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require

ABOVE = {"county": "city", "town": "county", "village": "town"}


@audited("divisions.import", "divisions", "{level}", when=lambda made: made.published, file="name", rows="made.rows")
def take_in(
    session: Session,
    actor: Actor,
    path: Path,
    name: str,
    *,
    level: str,
    told: Told,
    fields: dict[str, str | None],
    repair: bool,
    dry_run: bool,
    at: datetime,
    limits: Limits | None = None,
) -> BoundaryReport:
    """Look at a file of outlines, and load it unless it is a dry run.

    Args:
        session: open session.
        actor: needs `account.manage`: divisions are the frame of all rights.
        path: where the file lies.
        name: what the sender calls it.
        level: `county`, `town` or `village`; the division above is what `parent_code` of a row says, else the one
            with whose code the row's begins.
        told: what overrides guesses about the file.
        fields: `code` and `name`, where they are not to be guessed.
        repair: mend outlines that cross themselves.
        dry_run: keep nothing.
        at: now.
        limits: how much the file may hold.

    Raises:
        Forbidden: the actor may not change divisions.
        Invalid: the file can't be used; when loading, also when any row can't.
    """
    require(actor, "account.manage")
    if level not in ABOVE:
        raise Invalid("boundaries.level", levels=ABOVE, field="level")
    file = boundary_files.read(path, name, told, _frame(session), limits)
    chosen = fields_of(file, fields)
    found = Findings()
    placed = shape_checks.sound(file, chosen, found, repair=repair)
    shape_checks.refuse_doubles(placed, found)
    shape_checks.refuse_overlaps(placed, found)
    known = _known(session, level)
    parents = _parents(session, placed, level)
    lengths = session.execute(select(Division.parent_code, func.length(Division.code)).where(Division.level == level))
    forms = set(lengths.all())
    for one in placed:
        _check(one, known, parents, forms, found)
    same = sum(_is_same(one, known) for one in placed)
    matched = sum(one.code in known for one in placed)
    counts = (matched, len(known) - matched, len(placed) - matched, same)
    made = report(file, found, chosen, [(one.row, one.code, one.name, one.shape) for one in placed], counts)
    if dry_run:
        return made
    if not made.can_load:
        raise refused(made)
    _store(session, placed, level, name, parents)
    session.flush()
    made.published = True
    return made


def _frame(session: Session) -> BaseGeometry | None:
    """The box around all outlines there are; None in an empty installation."""
    box = session.scalar(select(func.ST_AsBinary(func.ST_SetSRID(func.ST_Extent(Division.boundary), SRID))))
    return None if box is None else shapely.from_wkb(bytes(box)).buffer(1.0)


def _known(session: Session, level: str) -> dict[str, tuple[str, bytes | None]]:
    asked = select(Division.code, Division.name, func.ST_AsBinary(Division.boundary)).where(Division.level == level)
    return {
        code: (name, None if wkb is None else shapely.normalize(shapely.from_wkb(bytes(wkb))).wkb)
        for code, name, wkb in session.execute(asked)
    }


def _check(
    one: Placed,
    known: Collection[str],
    parents: Mapping[str, str],
    forms: Collection[tuple[str | None, int]],
    found: Findings,
) -> None:
    """Tell what is wrong with a row's code.

    Where the file does not name the division above, the code is as long as one there is below it; `forms` has those.
    """
    if one.code in known:
        return
    parent = parents.get(one.code, "")
    lengths = {length for owner, length in forms if owner == parent != one.parent}
    if not (one.code.isascii() and one.code.isalnum()) or (lengths and len(one.code) not in lengths):
        found.say("division_code", one.row, code=one.code, fatal=True)
    elif not parent:
        found.say("no_parent", one.row, code=one.code, fatal=True)
    else:
        found.say("new_division", one.row, code=one.code)


def _parents(session: Session, placed: Sequence[Placed], level: str) -> dict[str, str]:
    """The division above each row, by the row's code; those without one are left out."""
    codes = session.scalars(select(Division.code).where(Division.level == ABOVE[level]))
    known = {code: code for code in codes}
    begin = {code.removesuffix("00"): code for code in known}
    found = {one.code: known.get(one.parent) or begin.get(above(one.code, begin), "") for one in placed}
    return {code: parent for code, parent in found.items() if parent}


def _is_same(one: Placed, known: dict[str, tuple[str, bytes | None]]) -> bool:
    name, outline = known.get(one.code, ("", None))
    return outline == shapely.normalize(multi(one.shape)).wkb and one.name in ("", name)


def _store(session: Session, placed: Sequence[Placed], level: str, name: str, parents: Mapping[str, str]) -> None:
    assert level in LEVELS
    for one in placed:
        row = session.get(Division, one.code, with_for_update=True, populate_existing=True)
        if row is None:
            row = Division(code=one.code, level=level, parent_code=parents[one.code], name=one.name or one.code)
            session.add(row)
        row.name = one.name or row.name
        row.boundary, row.source, row.synthetic = from_shape(multi(one.shape), SRID), name[:200], False
    session.flush()
