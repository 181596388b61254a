"""The impact of a plan as a whole: who moves where, which open cases change hands, how balanced the grids become."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import shapely
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.term_models import Category
from gridgis.core.shapes import collection, feature
from gridgis.core.thresholds import thresholds
from gridgis.grids.comparing import moved
from gridgis.grids.coverage import Grids
from gridgis.grids.layers import layers
from gridgis.plans import queries
from gridgis.plans.drafts import Net, Sheet, chiefs, first_drafts, home_villages, of_layer, sheet, touched, villages_of
from gridgis.plans.homes import Homes, addresses, homes, owners, weigh
from gridgis.plans.models import Plan
from gridgis.plans.weighing import YEAR, Cases, GridImpact, cases_of, names_of, ordered, weigh_grids
from gridgis.security.rules import Actor, Spot


@dataclass(frozen=True)
class Stream:
    """Households that go from one grid to another, with the number of their addresses."""

    from_code: str
    from_name: str
    to_code: str
    to_name: str
    households: int
    addresses: int


@dataclass(frozen=True)
class ChangingCase:
    """An open case that changes hands: its category as title; None for no grid, and for a grid without a chief."""

    number: str
    title: str
    title_en: str
    from_code: str | None
    from_name: str | None
    from_chief: str | None
    to_code: str | None
    to_name: str | None
    to_chief: str | None


@dataclass(frozen=True)
class Impact:
    """All that a plan moves; `cases` None for who may read none there.

    `within_target`: village grids on target before, after, and how many there are after.
    """

    grids: list[GridImpact]
    streams: list[Stream]
    cases: list[ChangingCase] | None
    addresses: int
    households: int
    key_places: int
    within_target: tuple[int, int, int]
    target: int


def impact(session: Session, actor: Actor, plan_id: int, *, day: date, at: datetime) -> Impact:
    """Weigh a plan before it is approved.

    Households are spread evenly over the standard addresses of their village grid in force and go where the address
    goes; a grid that lies over those has none of its own. Cases and key places count in the grid that routing prefers;
    of cases the ordinary ones that the actor may read.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = queries.get(session, actor, plan_id)
    changed = touched(session, plan)
    drafts = [*changed.values(), *first_drafts(session, plan).values()]
    on = sheet(session, plan, villages_of(session, drafts), day)
    grids = weigh_grids(
        session, actor, on.base, on.net, on.altered(changed), target=plan.target_households, day=day, at=at
    )
    streams, places = _streams(session, on)
    changing: list[ChangingCase] | None = None
    if actor.may("case.read", Spot(county_code=plan.county_code)):
        open_there = cases_of(session, actor, on.base.keys() | on.net.keys(), at - YEAR) if changed else None
        changing = _changing(session, on, open_there, day) if open_there else []
    return Impact(
        grids=grids,
        streams=streams,
        cases=changing,
        addresses=sum(stream.addresses for stream in streams),
        households=sum(stream.households for stream in streams),
        key_places=places,
        within_target=_within_target(grids, thresholds(session).household_tolerance),
        target=plan.target_households,
    )


def _streams(session: Session, on: Sheet) -> tuple[list[Stream], int]:
    """Streams of households, and how many key places change hands."""
    changed = _changed(on)
    shapes = [net[c].boundary for net in (on.base, on.net) for c in changed if c in net]
    found = addresses(session, shapely.union_all(shapes))
    old, new = (owners(ordered(net), found.points[found.places]) for net in (on.base, on.net))
    places = sum(a != b for a, b in zip(old, new, strict=True))
    live = homes({code: on.base[code] for code in changed if code in on.base}, found)
    before, after = (_villages(net) for net in (on.base, on.net))
    weights, count = defaultdict[tuple[str, str], float](float), Counter[tuple[str, str]]()
    for a, b, weight in _leaving(live, before, after):
        weights[a, b] += weight
        count[a, b] += 1
    for a, b, weight in _leaving_unaddressed(live, before, after):
        weights[a, b] += weight
    return [
        Stream(a, on.base[a].name, b, on.net[b].name, round(weights[a, b]), count[a, b])
        for a, b in sorted(weights)
        if round(weights[a, b]) or count[a, b]
    ], places


def _villages(net: Net) -> Grids:
    return {code: shape for code, shape in ordered(net).items() if net[code].layer.whole}


def _leaving(live: Homes, before: Grids, after: Grids) -> Iterator[tuple[str, str, float]]:
    """From which grid to which the households of each address go, where they change grids."""
    pairs = zip(owners(before, live.points), owners(after, live.points), live.weights.tolist(), strict=True)
    for a, b, weight in pairs:
        if a is not None and b is not None and a != b:
            yield a, b, weight


def _leaving_unaddressed(live: Homes, before: Grids, after: Grids) -> Iterator[tuple[str, str, float]]:
    """The same for grids without addresses: their households by share of area."""
    for area, households in live.unaddressed:
        origin = next((code for code, shape in before.items() if shape.equals_exact(area, 0)), "")
        for piece in moved({"": area}, after) if origin else ():
            if piece.from_code is not None and piece.to_code not in (None, origin):
                yield origin, piece.to_code, households * piece.shape.area / area.area


def _changing(session: Session, on: Sheet, cases: Cases, day: date) -> list[ChangingCase]:
    old, new = (owners(ordered(net), cases.points) for net in (on.base, on.net))
    rows = [
        (number, a, b)
        for number, is_open, a, b in zip(cases.numbers, cases.is_open, old, new, strict=True)
        if is_open and a != b
    ]
    if not rows:
        return []
    numbers = [number for number, _, _ in rows]
    named = select(Case.number, Category.name_zh, Category.name_en)
    named = named.join(Category, Category.code == Case.category_code).where(Case.number.in_(numbers))
    titles = {n: (zh, en) for n, zh, en in session.execute(named)}
    before, after = chiefs(session, on.base, day), chiefs(session, on.net, day)
    people = names_of(session, {*before.values(), *after.values()})

    def side(net: Net, who: Mapping[str, int], code: str | None) -> tuple[str | None, str | None, str | None]:
        draft = net.get(code) if code is not None else None
        return code, draft.name if draft else None, people.get(who.get(code or "", 0))

    return [
        ChangingCase(n, *titles.get(n, ("", "")), *side(on.base, before, a), *side(on.net, after, b))
        for n, a, b in rows
    ]


def _within_target(grids: list[GridImpact], tolerance: float) -> tuple[int, int, int]:
    before = [g.before.deviation for g in grids if g.before and g.before.deviation is not None]
    after = [g.after.deviation for g in grids if g.after and g.after.deviation is not None]
    good = [sum(abs(one) <= tolerance for one in side) for side in (before, after)]
    return good[0], good[1], len(after)


def moved_areas(session: Session, actor: Actor, plan_id: int, day: date) -> str:
    """Areas that change hands with a plan, with their households, as GeoJSON text; codes None for no grid.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan: Plan = queries.get(session, actor, plan_id)
    on = sheet(session, plan, home_villages(session, plan).values(), day)
    changed = _changed(on)
    old = {code: on.base[code] for code in changed if code in on.base}
    live = homes(old, addresses(session, shapely.union_all([draft.boundary for draft in old.values()])))
    before, after = ({code: net[code] for code in sorted(changed & net.keys())} for net in (on.base, on.net))
    features = []
    for layer in layers(session).values():
        for piece in moved(of_layer(before, layer), of_layer(after, layer)):
            households = weigh(live, {"": piece.shape})[""] if layer.whole else 0.0
            facts = {
                "from_code": piece.from_code,
                "from_name": _name(before, piece.from_code),
                "to_code": piece.to_code,
                "to_name": _name(after, piece.to_code),
                "area_m2": round(piece.area_m2, 1),
                "households": round(households, 1),
            }
            features.append(feature(piece.shape, facts))
    return json.dumps(collection(features), ensure_ascii=False)


def _name(net: Net, code: str | None) -> str:
    return net[code].name if code is not None else ""


def _changed(on: Sheet) -> set[str]:
    return on.altered(on.base.keys() | on.net.keys())
