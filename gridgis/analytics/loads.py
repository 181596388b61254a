"""Grids whose work stands out of proportion to their staff, by the index that plans weigh grids with."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Literal

from sqlalchemy.orm import Session

from gridgis.core.thresholds import thresholds
from gridgis.core.wording import Both, twice
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.plans.drafts import in_force
from gridgis.plans.drivers import DRIVERS, DriverName
from gridgis.plans.weighing import GridImpact, Load, weigh_grids
from gridgis.security.rules import Actor, require

OVER, UNDER = 1.5, 0.5
"""Of the median index of the grids of a town."""

Out = Literal["over", "under", "unstaffed"]


@dataclass(frozen=True)
class GridLoad:
    """A grid out of proportion: its hours of work a month, staff and index, and the median index of its town.

    A grid without staff has no index.
    """

    code: str
    name: str
    town_code: str
    town: str
    out: Out
    hours_a_month: float
    fulltime: int
    parttime: int
    index: float | None
    median: float | None
    told: Both


@dataclass(frozen=True)
class GridLoads:
    """Grids out of proportion: without staff, then over, then under, the farthest first; of so many village grids.

    `unknown` grids more are not computable, since what `missing` names has no source there.
    """

    place: str
    as_of: datetime
    grids: int
    unknown: int
    missing: list[DriverName]
    items: list[GridLoad]
    rule: Both


def judged(indexes: Sequence[float | None]) -> list[Out | None]:
    """How each of the grids of a town stands to the median of them; None for one in proportion."""
    middle = median_of(indexes)
    found: list[Out | None] = []
    for index in indexes:
        if index is None:
            found.append("unstaffed")
        elif middle and index > OVER * middle:
            found.append("over")
        else:
            found.append("under" if middle and index < UNDER * middle else None)
    return found


def median_of(indexes: Sequence[float | None]) -> float | None:
    """The median of the indexes there are; None of none."""
    known = [index for index in indexes if index is not None]
    return median(known) if known else None


def loads(session: Session, actor: Actor, *, place: str, day: date, at: datetime) -> GridLoads:
    """The grids of a place that are out of proportion on a day.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not read figures of the whole of it.
    """
    division = divisions.get(session, place)
    require(actor, "stats.read", divisions.spot_of(session, division))
    net = {code: one for code, one in in_force(session, day, grids.below(place)).items() if one.layer.whole}
    target = thresholds(session).household_target
    weighed = weigh_grids(session, actor, net, net, list(net), target=target, day=day, at=at)
    towns = _towns(session, [one.village_code for one in weighed])
    of: dict[str, list[tuple[GridImpact, Load]]] = defaultdict(list)
    unknown = [one.after for one in weighed if one.after is not None and one.after.missing]
    missing = {name for one in unknown for name in one.missing}
    for one in weighed:
        if one.after is not None and one.after.hours_a_month is not None and one.village_code in towns:
            of[towns[one.village_code]].append((one, one.after))
    tree = divisions.tree(session)
    items = [told for town, known in of.items() for told in _of_town(town, tree[town].name, known)]
    return GridLoads(
        place=place,
        as_of=at,
        grids=sum(map(len, of.values())),
        unknown=len(unknown),
        missing=[name for name in DRIVERS if name in missing],
        items=sorted(items, key=_farthest),
        rule=Both(*twice("finding_rule.load", over=OVER, under=UNDER)),
    )


def _of_town(code: str, name: str, known: Sequence[tuple[GridImpact, Load]]) -> Iterator[GridLoad]:
    """The grids of a town that are out of proportion."""
    indexes = [load.index for _, load in known]
    middle = median_of(indexes)
    for (grid, load), out in zip(known, judged(indexes), strict=True):
        if out is None:
            continue
        hours = load.hours_a_month or 0
        times = f"{load.index / middle:.1f}" if load.index is not None and middle else ""
        yield GridLoad(
            code=grid.code,
            name=grid.name,
            town_code=code,
            town=name,
            out=out,
            hours_a_month=hours,
            fulltime=load.fulltime,
            parttime=load.parttime,
            index=load.index,
            median=middle,
            told=Both(*twice(f"finding.load_{out}", town=name, name=grid.name, hours=f"{hours:.0f}", times=times)),
        )


def _farthest(one: GridLoad) -> tuple[int, float, str]:
    order = ("unstaffed", "over", "under").index(one.out)
    far = one.hours_a_month if one.index is None or not one.median else one.index / one.median
    return order, far if one.out == "under" else -far, one.code


def _towns(session: Session, villages: Sequence[str]) -> Mapping[str, str]:
    """The town of each village."""
    tree = divisions.tree(session)
    above = {below: code for code, branch in tree.items() if branch.level == "town" for below in branch.children}
    return {code: above[code] for code in villages if code in above}
