"""Figures by area, by hexagon and in time, each counted by its measure (`gridgis.cases.measures`).

Open figures count at the moment asked. Sensitive cases stand in no figure, whoever asks.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.analytics import counting, summing
from gridgis.analytics.figures import Figures, Period, Step, figured, starts
from gridgis.analytics.scope import scope_of
from gridgis.analytics.since import first_day, reaches
from gridgis.analytics.summing import BEFORE, Counts
from gridgis.cases.measures import FLOWS, MEASURES, STOOD
from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.core.held import held
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.grids.models import WHOLE, Grid, GridVersion
from gridgis.security.queries import within
from gridgis.security.rules import Actor

AREA = {
    "county": Case.county_code,
    "town": Case.town_code,
    "village": Case.village_code,
    "grid": Case.current_grid_code,
}
GRID_AREA = {"county": Grid.county_code, "town": Grid.town_code, "village": Grid.village_code, "grid": Grid.code}
STEPS = ("day", "week", "month")


@dataclass(frozen=True)
class AreaFigures:
    """The figures of one area."""

    code: str
    name: str
    figures: Figures


class _Homes(NamedTuple):
    """The households of a grid, with the codes of what it lies in, and whether they are counted above it too."""

    county: str
    town: str
    village: str
    grid: str
    whole: bool
    households: int


@dataclass(frozen=True)
class Overview:
    """Figures of a place: its areas of a level, the whole of it, and the whole in the period just before.

    `since`: day of the first case there; of a period before that began earlier nothing is told, all is None.
    """

    areas: list[AreaFigures]
    whole: Figures
    before: Figures
    since: date | None


def overview(
    session: Session,
    actor: Actor,
    *,
    level: str,
    parent: str | None,
    period: Period,
    category: str | None,
    at: datetime,
) -> Overview:
    """Figures of a place and of the areas of a level in it, in code order; areas without cases are there with zeros.

    Only areas of which the actor may see cases are named when they hold no right above them. In the whole stand the
    cases that lie in no area of the level too, and of the period before what stood open (`STOOD`) as of its end.

    Raises:
        Invalid: no such level.
    """
    if level not in AREA:
        raise Invalid("analytics.no_level", levels=AREA, field="level")
    scope = scope_of(session, actor, parent, category, level)
    if scope is None:
        found = counting.by_area(session, actor, AREA[level], parent, period, category, at)
    else:
        only = counting.narrowed(session, parent, category)
        found = summing.by_area(session, scope, level, AREA[level], period, only, at)
    whole = found.pop(None)
    if level == "grid":
        found |= counting.lying(session, actor, parent, period, category, at)
    named = _grids_below(session, parent, at.date()) if level == "grid" else _divisions_below(session, level, parent)
    homes, seen = _households(session, level, at.date()), _seen(session, actor, level)
    ago, since = period.before(), first_day(session, actor, parent, period.zone)
    stood: dict[str, int | None] = dict.fromkeys(STOOD)
    if reaches(since, ago.end):
        stood = _stood(session, actor, parent, category, min(ago.bounds()[1], at), period.zone)
    told = reaches(since, ago.begin)
    return Overview(
        [
            AreaFigures(code, name, figured(_now(found.get(code)) | {"households": homes.get(code, 0)}))
            for code, name in named
            if code in found or code in seen
        ],
        figured(_now(whole) | {"households": _all_households(session, actor, parent, at.date())}),
        figured({**{name: whole[BEFORE + name] if told else None for name in FLOWS}, **stood}),
        since,
    )


def _stood(
    session: Session, actor: Actor, parent: str | None, category: str | None, at: datetime, zone: str
) -> dict[str, int | None]:
    """How many cases were open at a moment, and how many of them past the limit that ran then.

    The limit is the one that the last event before the moment left running. Histories of before it was kept don't
    tell it: then there is no number of overdue ones.
    """
    scope = scope_of(session, actor, parent, category)
    local = at.astimezone(ZoneInfo(zone))
    if scope is not None and scope.by_day and local.time() == time():
        opened, overdue, unknown = summing.stood(session, scope, local.date(), zone)
        return dict(zip(STOOD, (opened, None if unknown else overdue), strict=True))
    return counting.stood(session, actor, parent, category, at)


def _now(counts: Counts | None) -> dict[str, int | None]:
    """The measures of the period itself."""
    return {name: counts[name] if counts else 0 for name in MEASURES}


def _divisions_below(session: Session, level: str, parent: str | None) -> list[tuple[str, str]]:
    every = divisions.tree(session)
    codes = list(every) if parent is None else []
    left = [parent] if parent in every else []
    while left:
        below = every[left.pop()].children
        codes += below
        left += below
    return sorted((code, every[code].name) for code in codes if every[code].level == level)


def _grids_below(session: Session, parent: str | None, day: date) -> list[tuple[str, str]]:
    asked = (
        select(Grid.code, GridVersion.name)
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(GridVersion.period.op("@>")(day))
        .order_by(Grid.code)
    )
    if parent is not None:
        asked = asked.where(grids.below(parent))
    return [(code, name) for code, name in session.execute(asked)]


def _homes(session: Session, day: date) -> list[_Homes]:
    """The households of all grids in force on a day."""
    columns: list[Any] = [*GRID_AREA.values(), Grid.layer == WHOLE, GridVersion.households]
    asked = select(*columns).where(GridVersion.grid_code == Grid.code, GridVersion.period.op("@>")(day))
    tables = ("grids", "grid_versions", "layers")
    return held(session, (_Homes, day), lambda: [_Homes(*row) for row in session.execute(asked)], of=tables)


def _households(session: Session, level: str, day: date) -> Counter[str]:
    found: Counter[str] = Counter()
    for homes in _homes(session, day):
        if homes.whole or level == "grid":
            found[getattr(homes, level)] += homes.households
    return found


def _all_households(session: Session, actor: Actor, parent: str | None, day: date) -> int:
    """Those below a parent, or everywhere, as far as the actor may read figures there."""
    above = divisions.tree(session).get(parent or "")
    below = {parent, *(above.children if above else ())}  # a city's counties are below it
    codes = {level: set(actor.codes("stats.read", level)) for level in GRID_AREA}
    everywhere = actor.everywhere("stats.read")
    return sum(
        homes.households
        for homes in _homes(session, day)
        if homes.whole
        and (parent is None or not below.isdisjoint((homes.county, homes.town, homes.village)))
        and (everywhere or any(getattr(homes, level) in some for level, some in codes.items()))
    )


def _seen(session: Session, actor: Actor, level: str) -> set[str]:
    """Codes of the areas of a level in which the actor may read figures."""
    asked = select(GRID_AREA[level]).distinct()
    return set(session.scalars(asked.where(within(actor, "stats.read", **GRID_AREA))))


def series(
    session: Session,
    actor: Actor,
    *,
    place: str | None,
    period: Period,
    category: str | None,
    step: str,
    at: datetime,
) -> list[Step]:
    """Counts in time, every step of the period in order, those without cases with zeros.

    Raises:
        Invalid: the step is none of day, week, month.
    """
    if step not in STEPS:
        raise Invalid("analytics.no_step", steps=STEPS, field="step")
    scope = scope_of(session, actor, place, category)
    if scope is None:
        found = counting.in_time(session, actor, place, period, category, step, at)
    else:
        only = counting.narrowed(session, place, category)
        found = summing.in_time(session, scope, period, step, only, at)
    nothing = dict.fromkeys(FLOWS, 0)
    return [Step(start=start, counts=found.get(start, nothing)) for start in starts(period, step)]
