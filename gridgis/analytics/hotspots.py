"""Hot spots of a place and a period: where, new or there before, how sure, and what the cases are.

They are of what was reported (`gridgis.cases.measures`); sensitive cases stand in none. A hot spot is a cell with the
rings about it, its cases are those of its list, and no two of them have a case in common.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import pi, sqrt
from typing import Any

import h3
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.analytics.clustering import (
    FALSE_SHARE,
    LEAST,
    Net,
    Standing,
)
from gridgis.analytics.figures import Period
from gridgis.analytics.naming import named_after
from gridgis.analytics.since import first_day, reaches
from gridgis.analytics.spotting import FOUR, Looked, Peak, count, find, net_over
from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.in_force import categories
from gridgis.cases.measures import counted
from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.core.geo import DECIMALS, cells_around, ring_of
from gridgis.core.wording import Both, Phrase, twice
from gridgis.divisions import queries as divisions
from gridgis.security.rules import Actor, require

CELLS = {"city": (8, 1), "county": (9, 2), "town": (9, 2)}
"""The resolution of the cells by the level of a place, and how many rings about a cell are its neighbourhood."""
MOST_DAYS = 366
MOSTLY = 0.2
"""A category is named where it has this share of the cases: of many kinds none tells what the place is about."""
ORDER: tuple[Standing, ...] = ("new", "persistent", "fading")


@dataclass(frozen=True)
class HotSpot:
    """A hot spot: the cell of its middle, by name, with so many rings, and the point where its cases have their middle.

    `z` and `p` are of the period, of one that fades of the four weeks before; `cases` those of the period, `before`
    those of the four weeks before it, `last_year` those of the same days a year ago, None where cases do not reach back
    so far. `weeks`: at the end of so many weeks before the period, one after the other, was the place hot. `share` is
    that of the category in the cases of the period, of one that fades in those of the four weeks.
    """

    standing: Standing
    cell: str
    rings: int
    lng: float
    lat: float
    name: str
    town_code: str | None
    town: str
    village_code: str | None
    cases: int
    before: int
    last_year: int | None
    z: float
    p: float
    weeks: int
    category: str | None
    category_zh: str
    category_en: str
    share: float | None
    told: Both


@dataclass(frozen=True)
class FewCell:
    """A cell by name with its closed ring, longitude before latitude."""

    cell: str
    ring: list[list[float]]


@dataclass(frozen=True)
class HotSpots:
    """The hot spots of a place, new ones first, then by p-value and cases; and what was looked at.

    `tested`: cells; `few`: cells that would be hot but whose neighbourhood has too few cases to be tested;
    `unplaced`: cases of the period without a place on the map; `since`: day of the first case there is, None without.
    """

    place: str
    begin: date
    end: date
    as_of: datetime
    resolution: int
    radius_m: int
    false_share: float
    least: int
    tested: int
    cases: int
    unplaced: int
    since: date | None
    short: bool
    few: list[FewCell]
    items: list[HotSpot]
    rule: Both


def hotspots(
    session: Session, actor: Actor, *, place: str, period: Period, category: str | None, at: datetime
) -> HotSpots:
    """The hot spots of a division.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not read figures of the whole of it.
        Invalid: a village has too few cells, a division no boundary, the period is longer than a year.
    """
    division = divisions.get(session, place)
    require(actor, "stats.read", divisions.spot_of(session, division))
    if division.level not in CELLS:
        raise Invalid("analytics.hot_village", field="place")
    if (period.end - period.begin).days >= MOST_DAYS:
        raise Invalid("analytics.hot_long", most=MOST_DAYS, field="from")
    resolution, rings = CELLS[division.level]
    since = first_day(session, actor, place, period.zone)
    looked, unplaced = count(session, actor, place, period, category, resolution, since, at)
    net = net_over(session, place, resolution, rings, {*looked.now, *looked.four(0)})
    found, few = find(net, looked)
    items = _told(session, actor, place, period, category, net, looked, found, at)
    radius = _radius_m(resolution, rings)
    return HotSpots(
        place=place,
        begin=period.begin,
        end=period.end,
        as_of=at,
        resolution=resolution,
        radius_m=radius,
        false_share=FALSE_SHARE,
        least=LEAST,
        tested=len(net.cells),
        cases=sum(looked.now.values()),
        unplaced=unplaced,
        since=since,
        short=not reaches(since, period.begin - timedelta(days=7 * FOUR)),
        few=[FewCell(h3.int_to_str(net.cells[one]), ring_of(net.cells[one])) for one in few],
        items=items,
        rule=Both(*twice("finding_rule.hot", radius=radius, least=LEAST, share=round(FALSE_SHARE * 100))),
    )


def _radius_m(resolution: int, rings: int) -> int:
    """The radius of a circle as large as a cell with its rings, to ten metres."""
    area = h3.average_hexagon_area(resolution, unit="m^2") * (1 + 3 * rings * (rings + 1))
    return int(round(sqrt(area / pi), -1))


@dataclass
class _Cases:
    """What lies in a hot spot: cases by category, by village and by town in its window, and the sum of their places."""

    categories: Counter[str]
    villages: Counter[str | None]
    towns: Counter[str | None]
    lng: float = 0.0
    lat: float = 0.0

    @property
    def many(self) -> int:
        return self.categories.total()


def _told(
    session: Session,
    actor: Actor,
    place: str,
    period: Period,
    category: str | None,
    net: Net,
    looked: Looked,
    found: Sequence[Peak],
    at: datetime,
) -> list[HotSpot]:
    """The hot spots with their names, their cases and a sentence each."""
    of = {cell: n for n, peak in enumerate(found) for cell in cells_around(net.cells[peak.at], net.rings)}
    inside = _inside(session, actor, place, period, category, of, [one.standing == "fading" for one in found], at)
    middles = [_middle(net.cells[peak.at], one) for peak, one in zip(found, inside, strict=True)]
    names = named_after(session, middles, [_most(one.villages) for one in inside], period.end)
    known = {row.code: row for row in categories(session, sorted({_most(one.categories) or "" for one in inside}))}
    tree, four = divisions.tree(session), looked.four(0)
    items = []
    for peak, one, (lng, lat), name in zip(found, inside, middles, names, strict=True):
        around = cells_around(net.cells[peak.at], net.rings)
        top = _most(one.categories)
        share = one.categories[top] / one.many if top is not None else None
        town = _most(one.towns)
        spot = HotSpot(
            standing=peak.standing,
            cell=h3.int_to_str(net.cells[peak.at]),
            rings=net.rings,
            lng=round(lng, DECIMALS),
            lat=round(lat, DECIMALS),
            name=name,
            town_code=town,
            town=tree[town].name if town in tree else "",
            village_code=_most(one.villages),
            cases=sum(looked.now.get(cell, 0) for cell in around),
            before=sum(four[cell] for cell in around),
            last_year=None if looked.year is None else sum(looked.year.get(cell, 0) for cell in around),
            z=round(peak.z, 4),
            p=peak.p,
            weeks=peak.weeks,
            category=top,
            category_zh=known[top].name_zh if top in known else "",
            category_en=known[top].name_en if top in known else "",
            share=share,
            told=Both("", ""),
        )
        items.append(replace(spot, told=_sentence(spot, (period.end - period.begin).days + 1)))
    return sorted(items, key=lambda one: (ORDER.index(one.standing), one.p, -one.cases, one.cell))


def _most(counts: Counter[Any]) -> Any:
    """What there is most of, the least of equal ones; None of nothing."""
    return min((one for one in counts if one is not None), key=lambda one: (-counts[one], one), default=None)


def _middle(cell: int, inside: _Cases) -> tuple[float, float]:
    if inside.many:
        return inside.lng / inside.many, inside.lat / inside.many
    lat, lng = h3.cell_to_latlng(h3.int_to_str(cell))
    return lng, lat


def _inside(
    session: Session,
    actor: Actor,
    place: str,
    period: Period,
    category: str | None,
    of: Mapping[int, int],
    fading: Sequence[bool],
    at: datetime,
) -> list[_Cases]:
    """What lies in each hot spot in the period, in one that fades in the four weeks before."""
    found = [_Cases(Counter(), Counter(), Counter()) for _ in fading]
    if not found:
        return found
    resolution = h3.get_resolution(h3.int_to_str(next(iter(of))))
    before = replace(period, begin=period.begin - timedelta(days=7 * FOUR), end=period.begin - timedelta(days=1))
    cell = filters.parent_cell(Case.h3, resolution)
    columns = (cell, Case.category_code, Case.village_code, Case.town_code)
    for window, faded in ((period, False), (before, True)):
        chosen = [one for one, n in of.items() if fading[n] == faded]
        wanted = filters.matching(session, filters.Filter(place=place, category=category), at)
        places = (func.sum(func.ST_X(Case.place)), func.sum(func.ST_Y(Case.place)))
        asked = select(*columns, func.count(), *places).where(counted("reported", *window.bounds(), at), *wanted)
        asked = asked.where(cell.in_(chosen)).group_by(*columns)
        for where, kind, village, town, many, lng, lat in session.execute(cases.counted_for(asked, actor)):
            one = found[of[where]]
            one.categories[kind] += many
            one.villages[village] += many
            one.towns[town] += many
            one.lng += lng
            one.lat += lat
    return found


def _sentence(spot: HotSpot, days: int) -> Both:
    """What is said of a hot spot in one sentence."""
    facts: dict[str, Any] = {"name": spot.name, "town": spot.town, "days": days, "cases": spot.cases}
    facts |= {"before": spot.before, "last_year": spot.last_year, "weeks": spot.weeks}
    kind = "fading" if spot.standing == "fading" else "hot" if spot.last_year is None else "hot_year"
    share = Phrase("finding.nothing")
    if spot.share is not None and spot.share >= MOSTLY:
        named = Both(spot.category_zh, spot.category_en)
        share = Phrase("finding.mostly", {"category": named, "share": round(spot.share * 100)})
    return Both(*twice(f"finding.{kind}", **facts, mostly=share))
