"""Old grids of the departments' lines: taken in from files, mapped to the one net by area, retired."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

import shapely
from geoalchemy2.shape import from_shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.core.geo import SRID
from gridgis.core.shapes import multi
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.exchange.boundaries.models import LineGrid
from gridgis.exchange.boundaries.report import BoundaryReport, Findings, refused
from gridgis.exchange.boundaries.sent import Sent, known_in, look_at
from gridgis.exchange.boundaries.shape_checks import Placed, common_m2
from gridgis.exchange.boundaries.territory import of_county
from gridgis.grids.coverage import area_m2
from gridgis.grids.models import Grid, GridVersion, LayerRow
from gridgis.grids.queries import visible_to
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

LINE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
LONGEST_CODE = 100
LEAST_SHARE = 0.0005
"""Smaller shares are borders drawn twice, and are left out."""


@dataclass(frozen=True)
class Share:
    """The part of a line's grid that lies in a grid of the net, between 0 and 1 of its area on the ellipsoid."""

    grid_code: str
    grid_name: str
    share: float


@dataclass(frozen=True)
class LineGridRow:
    """A line's grid with its shares of the net, largest first; empty where it lies outside every grid known."""

    line: str
    county_code: str
    code: str
    name: str
    retired_on: date | None
    shares: list[Share]


@audited(
    "line_grids.import", "line_grids", "{line}", when=lambda made: made.published, file="sent.name", rows="made.rows"
)
def take_in(
    session: Session, actor: Actor, sent: Sent, *, line: str, county_code: str, dry_run: bool, at: datetime
) -> BoundaryReport:
    """Look at a file of a line's grids, and load it unless it is a dry run. Known codes get the file's shapes.

    `line` is a short word such as `fire`.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor may not draft there.
        Invalid: the file can't be used; when loading, also when any row can't.
    """
    if not LINE.fullmatch(line):
        raise Invalid("lines.line_word", field="line")
    territory = of_county(session, county_code)
    require(actor, "plan.draft", Spot(county_code=county_code))
    looked = look_at(sent, territory.county, [county_code])
    _check(looked.placed, territory.county, looked.found)
    made = looked.compared(known_in(session, LineGrid, LineGrid.line == line, LineGrid.county_code == county_code))
    if dry_run:
        return made
    if not made.can_load:
        raise refused(made)
    source = {"line": line, "county_code": county_code, "source": sent.name[:200], "imported_at": at}
    _store(session, looked.placed, source)
    session.flush()
    made.published = True
    return made


def _check(placed: Sequence[Placed], county: BaseGeometry | None, found: Findings) -> None:
    for one in placed:
        if not one.code:
            found.say("code_missing", one.row, fatal=True)
        elif len(one.code) > LONGEST_CODE:
            found.say("code_long", one.row, code=one.code[:LONGEST_CODE], fatal=True, most=LONGEST_CODE)
        if county is not None and not shapely.relate_pattern(county, one.shape, "T********"):
            found.say("outside", one.row, code=one.code, fatal=True, area_m2=area_m2(one.shape))


def _store(session: Session, placed: Sequence[Placed], source: dict[str, Any]) -> None:
    statement = insert(LineGrid)
    changed = {column: statement.excluded[column] for column in ("name", "boundary", "source", "imported_at")}
    rows = [
        source | {"code": one.code, "name": one.name or one.code, "boundary": from_shape(multi(one.shape), SRID)}
        for one in placed
    ]
    session.execute(statement.on_conflict_do_update(index_elements=["line", "county_code", "code"], set_=changed), rows)


def listed(
    session: Session,
    actor: Actor,
    *,
    day: date,
    line: str | None,
    parent: str | None,
    after: tuple[str, str, str] | None,
    limit: int,
) -> list[LineGridRow]:
    """Grids of the lines in counties where the actor sees grids, with their shares of the net on a day.

    Args:
        actor: sees shares of grids for which they hold `grid.read`.
        day: whose net counts.
        line: only of this line.
        parent: only of this county, or of the counties of this city.
        after: line, county and code behind which to go on.
        limit: how many.
    """
    asked = select(LineGrid.line, LineGrid.county_code, LineGrid.code, LineGrid.name, LineGrid.retired_on).where(
        LineGrid.county_code.in_(visible_to(select(Grid.county_code), actor))
    )
    if line is not None:
        asked = asked.where(LineGrid.line == line)
    if parent is not None:
        county = select(Division.code).where(Division.code == parent, Division.level == "county")
        asked = asked.where(LineGrid.county_code.in_(county) | LineGrid.county_code.in_(divisions.counties_of(parent)))
    key = tuple_(LineGrid.line, LineGrid.county_code, LineGrid.code)
    if after is not None:
        asked = asked.where(key > after)
    rows = session.execute(asked.order_by(LineGrid.line, LineGrid.county_code, LineGrid.code).limit(limit)).all()
    shares = _shares(session, actor, [(row[0], row[1], row[2]) for row in rows], day)
    return [LineGridRow(*row, shares.get((row[0], row[1], row[2]), [])) for row in rows]


def _shares(
    session: Session, actor: Actor, keys: Sequence[tuple[str, str, str]], day: date
) -> dict[tuple[str, str, str], list[Share]]:
    """Shares by line, county and code; of grids over each other that which has the reports has the share."""
    if not keys:
        return {}
    asked = (
        select(
            LineGrid.line, LineGrid.county_code, LineGrid.code, func.ST_AsBinary(LineGrid.boundary),
            Grid.code, LayerRow.precedence, GridVersion.name, func.ST_AsBinary(GridVersion.boundary),
        )
        .join(GridVersion, func.ST_Intersects(GridVersion.boundary, LineGrid.boundary))
        .join(Grid, Grid.code == GridVersion.grid_code)
        .join(LayerRow, LayerRow.code == Grid.layer)
        .where(tuple_(LineGrid.line, LineGrid.county_code, LineGrid.code).in_(keys), GridVersion.period.op("@>")(day))
        .where(LayerRow.precedence.is_not(None))
        .order_by(LayerRow.precedence, Grid.code)
    )  # fmt: skip
    whole: dict[tuple[str, str, str], BaseGeometry] = {}
    beside: dict[tuple[str, str, str], list[tuple[str, int, str, BaseGeometry]]] = {}
    for line, county, code, wkb, grid, precedence, name, shape in session.execute(visible_to(asked, actor)):
        key = (line, county, code)
        whole.setdefault(key, shapely.from_wkb(bytes(wkb)))
        beside.setdefault(key, []).append((grid, precedence, name, shapely.from_wkb(bytes(shape))))
    return {key: shares_of(whole[key], grids) for key, grids in beside.items()}


def shares_of(shape: BaseGeometry, grids: Sequence[tuple[str, int, str, BaseGeometry]]) -> list[Share]:
    """How a shape is shared among grids: code, precedence, name and boundary; the lowest take theirs first.

    Returns:
        Shares of the shape's area, largest first; together at most 1.
    """
    total, left = area_m2(shape), shape
    found = []
    for _, level in groupby(sorted(grids, key=itemgetter(1)), key=itemgetter(1)):
        own = list(level)
        for code, _, name, boundary in own:
            share = common_m2(left, boundary) / total
            if share >= LEAST_SHARE:
                found.append(Share(code, name, round(share, 4)))
        left = shapely.difference(left, shapely.union_all([boundary for *_, boundary in own]))
    return sorted(found, key=lambda one: (-one.share, one.grid_code))


@audited("line_grids.retire", "line_grids", "{line}", retired_on="retired_on", grids="made")
def retire(
    session: Session,
    actor: Actor,
    *,
    line: str,
    county_code: str,
    codes: Sequence[str] | None,
    retired_on: date | None,
    at: datetime,
) -> int:
    """Say from which day a line's grids are no longer used; None for a day takes that back.

    Args:
        actor: needs `plan.draft` in the county.
        county_code: its county.
        codes: which grids; None for all of the line.
        retired_on: the day.

    Returns:
        How many grids it was said of.

    Raises:
        Forbidden: the actor may not draft there.
        NotFound: there are no such grids.
    """
    require(actor, "plan.draft", Spot(county_code=county_code))
    asked = update(LineGrid).where(LineGrid.line == line, LineGrid.county_code == county_code)
    if codes is not None:
        asked = asked.where(LineGrid.code.in_(sorted(set(codes))))
    changed = len(session.scalars(asked.values(retired_on=retired_on).returning(LineGrid.code)).all())
    if not changed:
        raise NotFound("lines.no_grids", line=line)
    return changed
