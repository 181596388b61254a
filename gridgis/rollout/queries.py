"""How far a county and its towns are: items of its standard with what was counted or ticked, milestones, lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.divisions.models import Division
from gridgis.rollout.measures import rows_of
from gridgis.rollout.rules import (
    MEASURES,
    MILESTONES,
    OF_COUNTY,
    Count,
    Counts,
    Item,
    MeasureName,
    Milestone,
    TownState,
    passed,
    state_of,
)
from gridgis.rollout.standards import Standard, Tick, newest_ticks, standard_of, standards_of, ticks_of
from gridgis.security.rules import Actor, Spot, require_any

READ = ("stats.read", "rollout.manage", "settings.manage", "account.read")
"""Any of them, held over a town, tells how far it is."""
LEAST = 500
"""So many rows of a list are told."""


@dataclass(frozen=True)
class ItemTold:
    """An item with how it stands: what was counted, or what was ticked last."""

    item: Item
    passed: bool
    count: Count | None
    tick: Tick | None


@dataclass(frozen=True)
class MilestoneTold:
    """A milestone: its last day, how many of its items are passed, and whether its day is over without them all."""

    name: Milestone
    due: date
    passed: int
    items: int
    late: bool


@dataclass(frozen=True)
class Counted:
    """How many of a measure's rows are as they should be, of how many."""

    measure: MeasureName
    done: int
    of: int


@dataclass(frozen=True)
class TownTold:
    """A town: how far it is, and what was counted there by measure."""

    code: str
    name: str
    state: TownState
    counts: list[Counted]


@dataclass(frozen=True)
class RolloutView:
    """How far a county is today, as far as the one who asks may see its towns; `whole` when that is all of them."""

    county_code: str
    county_name: str
    day: date
    standard: Standard
    items: list[ItemTold]
    milestones: list[MilestoneTold]
    towns: list[TownTold]
    whole: bool
    may: bool


@dataclass(frozen=True)
class CountedRow:
    """Something that was counted: where it lies, and whether it is as it should be."""

    town_code: str | None
    town_name: str
    code: str
    name: str
    done: bool


def view(session: Session, actor: Actor, county_code: str, *, at: datetime) -> RolloutView:
    """How far a county is.

    Raises:
        NotFound: no county has this code, or the actor sees none of its towns.
        Forbidden: they see how far towns are nowhere.
    """
    county, towns = seen(session, actor, county_code)
    standard = standard_of(session, county.code, at.date())
    counts = counted(session, county.code, at, only={town.code for town in towns})
    items = judged(session, county.code, standard, summed(counts.values()))
    return RolloutView(
        county_code=county.code,
        county_name=county.name,
        day=at.date(),
        standard=standard,
        items=items,
        milestones=[_milestone(name, standard, items, at.date()) for name in MILESTONES],
        towns=[_town(standard.items, town, counts.get(town.code, {})) for town in towns],
        whole=_over(actor, Spot(county.code)),
        may=actor.may("rollout.manage", Spot(county.code)),
    )


def seen(session: Session, actor: Actor, county_code: str) -> tuple[Division, list[Division]]:
    """A county with those of its towns that an actor may see.

    Raises:
        NotFound: there is none, or they see none of its towns.
        Forbidden: they see towns nowhere.
    """
    require_any(actor, *READ)
    county = session.get(Division, county_code)
    if county is None or county.level != "county":
        raise NotFound("divisions.no_division", code=county_code)
    below = select(Division).where(Division.parent_code == county_code, Division.level == "town")
    towns = list(session.scalars(below.order_by(Division.code)))
    mine = [town for town in towns if _over(actor, Spot(county_code, town.code))]
    if not mine and not _over(actor, Spot(county_code)):
        raise NotFound("divisions.no_division", code=county_code)
    return county, mine


def _over(actor: Actor, spot: Spot) -> bool:
    return any(actor.may(verb, spot) for verb in READ)


def versions(session: Session, actor: Actor, county_code: str) -> list[Standard]:
    """All versions of a county's standard, the newest first."""
    county, _ = seen(session, actor, county_code)
    return standards_of(session, county.code)


def ticked(session: Session, actor: Actor, county_code: str, item: str) -> list[Tick]:
    """All that was found by hand of an item, the newest first."""
    county, _ = seen(session, actor, county_code)
    return ticks_of(session, county.code, item)


def counted(
    session: Session, county_code: str, at: datetime, *, only: set[str] | None = None
) -> dict[str | None, dict[str, Count]]:
    """What is so of every measure, by town; what the whole county has under None."""
    asked = []
    for measure in MEASURES:
        rows = rows_of(measure, county_code, at)
        done = func.count().filter(rows.c.done)
        asked.append(select(literal(measure), rows.c.town_code, done, func.count()).group_by(rows.c.town_code))
    found: dict[str | None, dict[str, Count]] = {}
    for measure, town, done, of in session.execute(union_all(*asked)):
        if only is None or town is None or town in only:
            found.setdefault(town, {})[measure] = Count(done, of)
    return found


def summed(counts: Iterable[Counts]) -> dict[str, Count]:
    """Counts of several towns as one."""
    found = dict.fromkeys(MEASURES, Count())
    for one in counts:
        for measure, count in one.items():
            found[measure] += count
    return found


def judged(session: Session, county_code: str, standard: Standard, counts: Counts) -> list[ItemTold]:
    """Every item of a standard, passed or not."""
    ticks = newest_ticks(session, county_code)
    told = []
    for item in standard.items:
        count = counts[item.measure] if item.measure else None
        tick = ticks.get(item.code) if count is None else None
        done = passed(item, count) if count is not None else tick is not None and tick.done
        told.append(ItemTold(item, done, count, tick))
    return told


def _milestone(name: str, standard: Standard, items: Sequence[ItemTold], day: date) -> MilestoneTold:
    own = [one for one in items if one.item.milestone == name]
    due = standard.built_by if name == "built" else standard.running_by
    done = sum(one.passed for one in own)
    return MilestoneTold(name, due, done, len(own), late=day > due and done < len(own))


def _town(items: Sequence[Item], town: Division, counts: Counts) -> TownTold:
    named = {measure: counts.get(measure, Count()) for measure in MEASURES if measure not in OF_COUNTY}
    told = [Counted(measure, count.done, count.of) for measure, count in named.items()]
    return TownTold(town.code, town.name, state_of(items, named), told)


def rows(
    session: Session,
    actor: Actor,
    county_code: str,
    measure: str,
    *,
    at: datetime,
    town: str | None = None,
    done: bool | None = None,
) -> list[CountedRow]:
    """What a measure counted, those that lack it first; the first 500.

    Raises:
        Invalid: there is no such measure.
        NotFound: no county has this code, or the actor sees none of its towns.
    """
    county, towns = seen(session, actor, county_code)
    if measure not in MEASURES:
        raise Invalid("rollout.no_measure", told=measure, measures=MEASURES, field="measure")
    names = {one.code: one.name for one in towns}
    listed = rows_of(measure, county.code, at)
    asked = select(listed.c.town_code, listed.c.code, listed.c.name, listed.c.done)
    if measure not in OF_COUNTY:
        asked = asked.where(listed.c.town_code.in_([town] if town in names else [] if town else sorted(names)))
    if done is not None:
        asked = asked.where(listed.c.done.is_(done))
    asked = asked.order_by(listed.c.done, listed.c.town_code, listed.c.code).limit(LEAST)
    return [CountedRow(code, names.get(code or "", ""), *rest) for code, *rest in session.execute(asked)]
