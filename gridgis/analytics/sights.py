"""What one page of figures sees, and what of it changed: a message holds the rows that moved, never a case."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from gridgis.analytics import queries
from gridgis.analytics.classes import limits
from gridgis.analytics.figures import Figures, Period
from gridgis.cases.measures import MAPPED
from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.security.rules import Actor, require

MOST_LEVELS = 2
"""A map ranks what lies below its place, and may be coloured by one level more."""


@dataclass(frozen=True)
class Sight:
    """The figures one page shows: of a place by levels, and in steps of time."""

    place: str
    levels: tuple[str, ...]
    period: Period
    category: str | None
    step: str


@dataclass(frozen=True)
class Level:
    """The areas of a level by code, each with its name and figures, and the limits of classes."""

    areas: dict[str, dict[str, Any]]
    breaks: dict[str, list[float]]


@dataclass(frozen=True)
class Look:
    """What a sight showed at a moment; steps of time by their first day."""

    at: datetime
    since: date | None
    total: Figures
    before: Figures
    levels: dict[str, Level]
    steps: dict[date, dict[str, Any]]


@dataclass(frozen=True)
class Moved:
    """What differs between two looks. `whole` says that it is all there is, to be held instead of what was known."""

    at: datetime
    whole: bool
    since: date | None
    total: Figures
    before: Figures
    levels: dict[str, Level]
    steps: list[dict[str, Any]]


def counties_of(session: Session, place: str) -> frozenset[str]:
    """The counties whose cases the figures of a division count: its own, or all of a city.

    Raises:
        NotFound: no such division.
    """
    for one in [*divisions.ancestors(session, place), divisions.get(session, place)]:
        if one.level == "county":
            return frozenset([one.code])
    return frozenset(divisions.tree(session)[place].children)


def look(session: Session, actor: Actor, sight: Sight, at: datetime) -> Look:
    """Reckon a sight: the same figures as `GET /stats/areas` and `GET /stats/series`.

    Raises:
        Forbidden: the actor may read no figures.
        Invalid: no level, too many of them, or one that there is not; no such step.
    """
    require(actor, "stats.read")
    if not 0 < len(sight.levels) <= MOST_LEVELS:
        raise Invalid("analytics.sight_levels", n=MOST_LEVELS, field="level")
    told = {level: _overview(session, actor, sight, level, at) for level in dict.fromkeys(sight.levels)}
    first = told[sight.levels[0]]
    steps = queries.series(
        session, actor, place=sight.place, period=sight.period, category=sight.category, step=sight.step, at=at
    )
    return Look(
        at=at,
        since=first.since,
        total=first.whole,
        before=first.before,
        levels={level: _level(found.areas) for level, found in told.items()},
        steps={one.start: {"start": one.start, **one.counts} for one in steps},
    )


def _overview(session: Session, actor: Actor, sight: Sight, level: str, at: datetime) -> queries.Overview:
    return queries.overview(
        session, actor, level=level, parent=sight.place, period=sight.period, category=sight.category, at=at
    )


def _level(areas: list[queries.AreaFigures]) -> Level:
    rows = {one.code: {"code": one.code, "name": one.name, **one.figures} for one in areas}
    return Level(rows, {name: limits(name, [one.figures[name] for one in areas]) for name in MAPPED})


def moved(known: Look | None, now: Look) -> Moved | None:
    """What to tell whoever knows one look of another; None where nothing differs.

    Where areas came or went, as after a plan, all is told.
    """
    if known is None or _rows(known) != _rows(now):
        return Moved(now.at, True, now.since, now.total, now.before, now.levels, list(now.steps.values()))
    levels = {
        name: Level({code: row for code, row in one.areas.items() if known.levels[name].areas[code] != row}, one.breaks)
        for name, one in now.levels.items()
        if one != known.levels[name]
    }
    steps = [row for start, row in now.steps.items() if known.steps[start] != row]
    whole = [(one.since, one.total, one.before) for one in (known, now)]
    if not levels and not steps and whole[0] == whole[1]:
        return None
    return Moved(now.at, False, now.since, now.total, now.before, levels, steps)


def _rows(one: Look) -> tuple[object, ...]:
    return {name: set(level.areas) for name, level in one.levels.items()}, set(one.steps)
