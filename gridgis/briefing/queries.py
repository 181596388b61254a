"""What a briefing tells, read at one moment: everything of it comes from the figures that the leaders' map shows."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from gridgis.analytics import queries as figures
from gridgis.analytics.figures import Figures, Period, Step
from gridgis.analytics.findings import twelve_months, year_before
from gridgis.analytics.heat import Heat, heat
from gridgis.analytics.hexagons import hexes
from gridgis.analytics.looking import Finding, look
from gridgis.analytics.since import reaches
from gridgis.analytics.tabled import Tabled
from gridgis.cases.in_force import categories
from gridgis.cases.measures import FLOWS, RATES
from gridgis.core.errors import Invalid
from gridgis.core.vocabulary import PLATFORMS
from gridgis.core.wording import Both, twice
from gridgis.divisions import queries as divisions
from gridgis.divisions.queries import DivisionRow
from gridgis.geocoding.queries import basemap
from gridgis.grids import maps
from gridgis.security.rules import Actor, require

BELOW = {"city": "county", "county": "town", "town": "village", "village": "grid"}
Shapes = dict[str, Any]
"""A GeoJSON FeatureCollection, EPSG:4490."""


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """The figures of a place and a period as of a moment.

    Args:
        place: of which it tells.
        of: the platform or category of which alone it tells, by its name; None for all.
        above: names from the city down to just above the place.
        period: whole local days.
        as_of: the moment at which what is open was counted.
        level: of the areas: counties, towns, villages or grids below the place.
        areas: their figures, in code order.
        whole: figures of the place, of the period just before, and of the same days a year ago (of the two last only
            what happens in a period; `open` and `overdue` stand as of now alone). The year is empty where the cases
            begin later than those days.
        since: day of the first case that counts, None where there is none.
        months: what happened in each of the twelve months up to that in which the period ends, from that on in which
            the first case came.
        outlines: of the areas; those of grids of the day on which the period ends.
        cells: H3 cells with `reported`, `open`, `overdue`; without sensitive cases, as all figures.
        lines: roads, rivers and rails of the first rank in the extent of the outlines.
        areas_before: figures of the areas in the period just before; of them counts what happens in a period. None
            where the cases begin later.
        months_before: the same twelve months a year ago; none where the cases begin later.
        heat: density of what was reported; None for a place without an outline.
        look: where to look first; None in what was kept before it was.
        excerpts: what its blocks take over from the analysis, by name, each as of the moment it was read.
    """

    place: DivisionRow
    of: Both | None
    above: list[str]
    period: Period
    as_of: datetime
    level: str
    areas: list[figures.AreaFigures]
    whole: Figures
    before: Figures
    last_year: Figures
    since: date | None
    months: list[Step]
    outlines: Shapes
    cells: Shapes
    lines: Shapes
    areas_before: list[figures.AreaFigures] = field(default_factory=list)
    months_before: list[Step] = field(default_factory=list)
    heat: Heat | None = None
    look: list[Finding] | None = None
    excerpts: dict[str, Tabled] = field(default_factory=dict)


def gather(
    session: Session, actor: Actor, *, place: str, period: Period, category: str | None = None, at: datetime
) -> Briefing:
    """Read what a briefing of a place tells.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not read figures of the whole of it.
        Invalid: nothing is called by the code of the category.
    """
    division = divisions.get(session, place)
    above = divisions.ancestors(session, place)
    require(actor, "stats.read", divisions.spot_of(session, division))
    level = BELOW[division.level]

    def of(asked: Period) -> figures.Overview:
        return figures.overview(session, actor, level=level, parent=place, period=asked, category=category, at=at)

    told, ago, earlier = of(period), year_before(period), period.before()
    since = told.since
    year = of(ago).whole if reaches(since, ago.begin) else {}

    def by_month(asked: Period) -> list[Step]:
        return figures.series(session, actor, place=place, period=asked, category=category, step="month", at=at)

    year_of_months = twelve_months(period)
    former = year_before(year_of_months)
    cells = hexes(session, actor, resolution=8, place=place, bbox=None, period=period, category=category, at=at)
    if level == "grid":
        outlines = maps.shapes(session, actor, day=period.end, parent=place)
    else:
        outlines = divisions.shapes(session, level=level, parent=place)
    return Briefing(
        place=division,
        of=None if category is None else _named(session, category),
        above=[one.name for one in above],
        period=period,
        as_of=at,
        level=level,
        areas=told.areas,
        whole=told.whole,
        before=told.before,
        last_year={name: value for name, value in year.items() if _flows(name)},
        since=since,
        months=[one for one in by_month(year_of_months) if since is None or (since.year, since.month) <= _month(one)],
        outlines=json.loads(outlines),
        cells=json.loads(cells),
        lines=json.loads(basemap(session, division.bbox, minor=False)),
        areas_before=of(earlier).areas if reaches(since, earlier.begin) else [],
        months_before=by_month(former) if reaches(since, former.begin) else [],
        heat=_heat(session, actor, place, period, category, at),
        look=look(session, actor, place=place, period=period, category=category, at=at).items,
    )


def _heat(
    session: Session, actor: Actor, place: str, period: Period, category: str | None, at: datetime
) -> Heat | None:
    if divisions.get(session, place).bbox is None:
        return None
    return heat(
        session,
        actor,
        place=place,
        period=period,
        category=category,
        resolution=None,
        step=None,
        start=None,
        at=at,
    )


def _month(one: Step) -> tuple[int, int]:
    return one.start.year, one.start.month


def _named(session: Session, code: str) -> Both:
    """The name of a platform or a category."""
    if code in PLATFORMS:
        return Both(*twice(f"platform.{code}"))
    found = categories(session, [code])
    if not found:
        raise Invalid("intake.no_category", code=code, field="category")
    return Both(found[0].name_zh, found[0].name_en)


def _flows(name: str) -> bool:
    """Whether a figure tells of a period, not of what stands as of now."""
    return (RATES[name].part if name in RATES else name) in FLOWS
