"""Outlines of towns, villages and counties from boundary files; needed before any grid can be checked."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import shapely
from geoalchemy2.shape import from_shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.geo import SRID
from gridgis.core.shapes import multi
from gridgis.divisions.models import Division
from gridgis.exchange.boundaries import shape_checks
from gridgis.exchange.boundaries.report import BoundaryReport, Findings, refused
from gridgis.exchange.boundaries.sent import Sent, known_in, look_at
from gridgis.exchange.boundaries.shape_checks import Placed
from gridgis.exchange.boundaries.territory import above
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require

ABOVE = {"county": "city", "town": "county", "village": "town"}


@audited(
    "divisions.import", "divisions", "{level}", when=lambda made: made.published, file="sent.name", rows="made.rows"
)
def take_in(session: Session, actor: Actor, sent: Sent, *, level: str, dry_run: bool, at: datetime) -> BoundaryReport:
    """Look at a file of outlines, and load it unless it is a dry run.

    Args:
        actor: needs `account.manage`: divisions are the frame of all rights.
        level: `county`, `town` or `village`; the division above is what `parent_code` of a row says, else the one
            with whose code the row's begins.
        dry_run: keep nothing.

    Raises:
        Forbidden: the actor may not change divisions.
        Invalid: the file can't be used; when loading, also when any row can't.
    """
    require(actor, "account.manage")
    if level not in ABOVE:
        raise Invalid("boundaries.level", levels=ABOVE, field="level")
    looked = look_at(sent, _frame(session))
    placed, found = looked.placed, looked.found
    shape_checks.refuse_overlaps(placed, found)
    known = known_in(session, Division, Division.level == level)
    parents = _parents(session, placed, level)
    lengths = session.execute(select(Division.parent_code, func.length(Division.code)).where(Division.level == level))
    forms = set(lengths.all())
    for one in placed:
        _check(one, known, parents, forms, found)
    made = looked.compared(known)
    if dry_run:
        return made
    if not made.can_load:
        raise refused(made)
    _store(session, placed, level, sent.name, parents)
    made.published = True
    return made


def _frame(session: Session) -> BaseGeometry | None:
    """The box around all outlines there are; None in an empty installation."""
    box = session.scalar(select(func.ST_AsBinary(func.ST_SetSRID(func.ST_Extent(Division.boundary), SRID))))
    return None if box is None else shapely.from_wkb(bytes(box)).buffer(1.0)


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


def _store(session: Session, placed: Sequence[Placed], level: str, name: str, parents: Mapping[str, str]) -> None:
    for one in placed:
        row = session.get(Division, one.code, with_for_update=True, populate_existing=True)
        if row is None:
            row = Division(code=one.code, level=level, parent_code=parents[one.code], name=one.name or one.code)
            session.add(row)
        row.name = one.name or row.name
        row.boundary, row.source, row.synthetic = from_shape(multi(one.shape), SRID), name[:200], False
    session.flush()
