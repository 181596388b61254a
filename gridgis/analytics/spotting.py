"""Counting cases by cell for hot spots, and finding these: in the period, and in the weeks before it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from shapely import from_wkb
from sqlalchemy import Date, Integer, cast, func, literal, select
from sqlalchemy import case as when
from sqlalchemy.orm import Session

from gridgis.analytics.clustering import (
    LEAST,
    STANDINGS,
    Floats,
    Net,
    Standing,
    cells_over,
    counts_on,
    gi_star,
    hot,
    net_of,
    p_values,
    peaks,
    streak,
)
from gridgis.analytics.figures import Period
from gridgis.analytics.findings import year_before
from gridgis.analytics.since import reaches
from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.measures import counted
from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.core.held import held
from gridgis.divisions.models import Division
from gridgis.security.rules import Actor

WEEKS = 9
"""So many times, a week apart, the four weeks before the period are looked at."""
FOUR = 4


@dataclass(frozen=True)
class Looked:
    """What was counted by cell: in the period, by week before it (the last one first), and a year ago."""

    now: Mapping[int, int]
    weeks: Sequence[Mapping[int, int]]
    year: Mapping[int, int] | None

    def four(self, week: int) -> Counter[int]:
        """The four weeks that end so many weeks before the period begins."""
        return sum((Counter(one) for one in self.weeks[week : week + FOUR]), Counter())


@dataclass(frozen=True)
class Peak:
    """The place of a cell in its net, and its z and p in the window in which it is hot."""

    at: int
    standing: Standing
    z: float
    p: float
    weeks: int


def count(
    session: Session,
    actor: Actor,
    place: str,
    period: Period,
    category: str | None,
    resolution: int,
    since: date | None,
    at: datetime,
) -> tuple[Looked, int]:
    """Cases by cell; and how many of the period have no place."""
    weeks = WEEKS - 1 + FOUR
    whole = replace(period, begin=period.begin - timedelta(days=7 * weeks))
    day = cast(func.timezone(period.zone, Case.submitted_at), Date)
    week = when((day >= period.begin, 0), else_=(cast(literal(period.begin, Date) - day, Integer) + 6) // 7)
    found: list[dict[int, int]] = [{} for _ in range(weeks + 1)]
    unplaced = 0
    for number, cell, many in _cells(session, actor, place, whole, category, resolution, week, at):
        if cell is not None:
            found[number][cell] = many
        elif number == 0:
            unplaced = many
    ago, year = year_before(period), None
    if reaches(since, ago.begin):
        rows = _cells(session, actor, place, ago, category, resolution, literal(0), at)
        year = {cell: many for _, cell, many in rows if cell is not None}
    return Looked(found[0], found[1:], year), unplaced


def _cells(
    session: Session,
    actor: Actor,
    place: str,
    period: Period,
    category: str | None,
    resolution: int,
    part: Any,
    at: datetime,
) -> Iterable[tuple[int, int | None, int]]:
    """Cases by part of a period and by cell."""
    cell = filters.parent_cell(Case.h3, resolution).label("cell")
    wanted = filters.matching(session, filters.Filter(place=place, category=category), at)
    asked = select(part.label("part"), cell, func.count()).where(counted("reported", *period.bounds(), at), *wanted)
    return session.execute(cases.counted_for(asked.group_by("part", "cell"), actor)).all()


def net_over(session: Session, place: str, resolution: int, rings: int, known: set[int]) -> Net:
    """The cells that have a part in a place, with those beyond its boundary in which a case of it lies."""

    def inside() -> set[int]:
        boundary = session.scalar(select(func.ST_AsBinary(Division.boundary)).where(Division.code == place))
        if boundary is None:
            raise Invalid("analytics.heat_no_boundary", field="place")
        return cells_over(from_wkb(bytes(boundary)), resolution)

    cells = held(session, (cells_over, place, resolution), inside)
    beyond = tuple(sorted(known - cells))
    return held(session, (Net, place, resolution, beyond), lambda: net_of({*cells, *beyond}, rings))


def find(net: Net, looked: Looked) -> tuple[list[Peak], list[int]]:
    """The hot spots, and the places of cells that too few cases make hot; neither depends on the order of rows."""
    now = counts_on(net, looked.now)
    fours = [counts_on(net, looked.four(week)) for week in range(WEEKS)]
    hots = [hot(net, four) for four in fours]
    near = [net.around @ one.astype(float) > 0 for one in hots]
    year = counts_on(net, looked.year or {})
    is_hot, z = hot(net, now), gi_star(net, now)
    enough = net.around @ (now + year) >= LEAST
    few = np.flatnonzero(is_hot & ~enough & (now > 0)).tolist()
    chosen = peaks(net, z, is_hot & enough)
    found = [_peak(at, net, now, True, near) for at in chosen]
    cooled = hots[0] & (net.around @ fours[0] >= LEAST) & ~(net.around @ is_hot.astype(float) > 0)
    past = peaks(net, gi_star(net, fours[0]), cooled, chosen)
    return [*found, *(_peak(at, net, fours[0], False, near) for at in past)], few


def _peak(at: int, net: Net, counts: Floats, now: bool, near: Sequence[Any]) -> Peak:
    standing = STANDINGS[now, bool(near[0][at]) or not now]
    assert standing is not None
    weeks = streak([bool(one[at]) for one in near])
    return Peak(at, standing, float(gi_star(net, counts)[at]), float(p_values(net, counts)[at]), weeks)
