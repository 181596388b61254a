"""Grids from which nothing was reported though their households and what their town reports would let expect it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import exp, log
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.analytics import queries as figures
from gridgis.analytics.figures import Period
from gridgis.cases import queries as cases
from gridgis.cases.measures import counted
from gridgis.cases.models import Case
from gridgis.core.wording import Both, twice
from gridgis.divisions import queries as divisions
from gridgis.grids.models import WHOLE, Grid
from gridgis.security.rules import Actor, require

UNLIKELY = 0.01
"""Nothing at all has to be less likely than this."""
LEAST = 10
"""A town that reported fewer tells nothing of its grids."""


@dataclass(frozen=True)
class Counted:
    """A grid with its town, its households and how many cases were reported in it."""

    code: str
    name: str
    town_code: str
    households: int
    cases: int


@dataclass(frozen=True)
class Quiet:
    """A grid without reports: how many would be expected, and how likely none is by chance."""

    code: str
    expected: float
    p: float


@dataclass(frozen=True)
class SilentGrid:
    """A grid from which nothing came; `last` is the day on which the last case before the period came, None without."""

    code: str
    name: str
    town_code: str
    town: str
    households: int
    expected: float
    p: float
    last: date | None
    told: Both


@dataclass(frozen=True)
class SilentGrids:
    """Silent grids of villages, the least likely first; of grids `without_households` nothing can be expected."""

    place: str
    begin: date
    end: date
    as_of: datetime
    grids: int
    without_households: int
    items: list[SilentGrid]
    rule: Both


def quiet(grids: Iterable[Counted]) -> list[Quiet]:
    """The grids without cases of which none at all is less likely than one in a hundred, the least likely first.

    A grid is expected to report as its town does by household: then none comes with the probability `exp(−λ)` of
    Poisson, λ the cases expected. A town with few cases tells nothing.
    """
    known = [one for one in grids if one.households > 0]
    homes, many = Counter[str](), Counter[str]()
    for one in known:
        homes[one.town_code] += one.households
        many[one.town_code] += one.cases
    found = []
    for one in known:
        if one.cases or many[one.town_code] < LEAST:
            continue
        expected = one.households * many[one.town_code] / (homes[one.town_code] - one.households)
        if expected > -log(UNLIKELY):
            found.append(Quiet(one.code, expected, exp(-expected)))
    return sorted(found, key=lambda one: (one.p, one.code))


def silent(
    session: Session, actor: Actor, *, place: str, period: Period, category: str | None, at: datetime
) -> SilentGrids:
    """The silent grids of a place.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not read figures of the whole of it.
    """
    division = divisions.get(session, place)
    require(actor, "stats.read", divisions.spot_of(session, division))
    told = figures.overview(session, actor, level="grid", parent=place, period=period, category=category, at=at).areas
    asked = select(Grid.code, Grid.town_code).where(Grid.code.in_([one.code for one in told]), Grid.layer == WHOLE)
    towns = dict(session.execute(asked).all())
    every = [
        Counted(
            one.code,
            one.name,
            towns[one.code],
            int(one.figures["households"] or 0),
            int(one.figures["reported"] or 0),
        )
        for one in told
        if one.code in towns
    ]
    found = quiet(every)
    of = {one.code: one for one in every}
    lasts = _lasts(session, actor, [one.code for one in found], period, at)
    tree, days = divisions.tree(session), (period.end - period.begin).days + 1
    items = []
    for one in found:
        grid = of[one.code]
        town = tree[grid.town_code].name if grid.town_code in tree else ""
        facts = {"town": town, "name": grid.name, "days": days, "expected": f"{one.expected:.1f}"}
        items.append(
            SilentGrid(
                code=one.code,
                name=grid.name,
                town_code=grid.town_code,
                town=town,
                households=grid.households,
                expected=round(one.expected, 2),
                p=one.p,
                last=lasts.get(one.code),
                told=Both(*twice("finding.silent", **facts)),
            )
        )
    return SilentGrids(
        place=place,
        begin=period.begin,
        end=period.end,
        as_of=at,
        grids=len(every),
        without_households=sum(not one.households for one in every),
        items=items,
        rule=Both(*twice("finding_rule.silent", least=LEAST, unlikely=round(UNLIKELY * 100))),
    )


def _lasts(session: Session, actor: Actor, codes: list[str], period: Period, at: datetime) -> dict[str, date]:
    """The day of the last case of each grid before a period; grids without any are left out."""
    if not codes:
        return {}
    before = counted("reported", None, period.bounds()[0], at)
    asked = select(Case.current_grid_code, func.max(Case.submitted_at)).where(Case.current_grid_code.in_(codes), before)
    zone = ZoneInfo(period.zone)
    rows = session.execute(cases.counted_for(asked.group_by(Case.current_grid_code), actor))
    return {code: last.astimezone(zone).date() for code, last in rows if code is not None}
