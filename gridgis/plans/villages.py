"""The villages of a plan's county as its page lists them, and who may serve their grids."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import shapely
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from gridgis.core.thresholds import thresholds
from gridgis.divisions.models import Division
from gridgis.grids.models import WHOLE, Grid, GridVersion
from gridgis.people.models import Person
from gridgis.plans import queries
from gridgis.plans.drafts import home_villages, sheet
from gridgis.plans.drivers import DriverSource, known
from gridgis.plans.homes import addresses, homes
from gridgis.plans.publishing import found_problems
from gridgis.plans.weighing import GridImpact, weigh_grids
from gridgis.security.models import Post
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class VillageRow:
    """A village with its village grids as the plan has them; problems are None where the plan touches nothing."""

    code: str
    name: str
    town_code: str
    town_name: str
    grids: int
    changed: int
    errors: int | None
    warnings: int | None


def listed(session: Session, actor: Actor, plan_id: int, day: date) -> list[VillageRow]:
    """The villages of the plan's county in code order.

    Raises:
        NotFound: the actor may see no such plan.
    """
    plan = queries.get(session, actor, plan_id)
    town = aliased(Division)
    named = (
        select(Division.code, Division.name, town.code, town.name)
        .join(town, town.code == Division.parent_code)
        .where(town.parent_code == plan.county_code, Division.level == "village")
        .order_by(Division.code)
    )
    grids = (
        select(Grid.village_code, func.count())
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(Grid.county_code == plan.county_code, Grid.layer == WHOLE, GridVersion.period.op("@>")(day))
        .group_by(Grid.village_code)
    )
    many: Counter[str] = Counter(dict(session.execute(grids).all()))
    homes = home_villages(session, plan)
    on = sheet(session, plan, homes.values(), day)
    for village in set(homes.values()):
        many[village] = len(on.village(village))
    per = Counter(homes[code] for code in on.altered(homes))
    found = Counter(
        (feature["properties"]["village_code"], feature["properties"]["severity"])
        for feature in (problem.feature() for problem in found_problems(session, plan, day))
    )
    return [
        VillageRow(
            code,
            name,
            town_code,
            town_name,
            many[code],
            per[code],
            found[code, "error"] if per[code] else None,
            found[code, "warning"] if per[code] else None,
        )
        for code, name, town_code, town_name in session.execute(named)
    ]


def loads(
    session: Session, actor: Actor, plan_id: int, village: str, *, day: date, at: datetime
) -> tuple[int, list[GridImpact], list[DriverSource]]:
    """The plan's target, the village grids of a village, as in force and as the plan has them, and what weighs them.

    Raises:
        NotFound: the actor may see no such plan, or there is no such village.
    """
    plan = queries.get_at(session, actor, plan_id, village)
    on = sheet(session, plan, queries.beside(session, [village]), day)
    codes = {c for net in (on.base, on.net) for c, d in net.items() if d.layer.whole and d.village_code == village}
    target = plan.target_households
    grids = weigh_grids(session, actor, on.base, on.net, codes, target=target, day=day, at=at)
    towns = {one.town_code for one in queries.spots(session, [village]).values() if one.town_code}
    return target, grids, known(session, towns, day).sources(thresholds(session))


@dataclass(frozen=True)
class HomesOf:
    """Addresses of a village, aligned: degrees in EPSG:4490, and the households each carries."""

    lng: list[float]
    lat: list[float]
    households: list[float]


def homes_of(session: Session, actor: Actor, plan_id: int, village: str, day: date) -> HomesOf:
    """Where the households of a village live, by the net in force; for numbers that follow a border being moved.

    Raises:
        NotFound: the actor may see no such plan, or there is no such village.
    """
    plan = queries.get_at(session, actor, plan_id, village)
    base = {c: d for c, d in sheet(session, plan, [village], day).base.items() if d.village_code == village}
    area = shapely.union_all([d.boundary for d in base.values() if d.layer.whole])
    known = homes(base, addresses(session, area))
    at = shapely.get_coordinates(known.points).reshape(-1, 2)
    return HomesOf(at[:, 0].tolist(), at[:, 1].tolist(), np.round(known.weights, 4).tolist())


@dataclass(frozen=True)
class Assignable:
    """Somebody who may serve a grid, and the grids served now."""

    id: int
    name: str
    employment: str
    grids: list[str]


def candidates(session: Session, actor: Actor, plan_id: int, village: str, day: date) -> list[Assignable]:
    """People of a village's town, those who serve the village first, then by name.

    Raises:
        NotFound: the actor may see no such plan, or there is no such village.
    """
    queries.get_at(session, actor, plan_id, village)
    town = queries.spots(session, [village])[village].town_code
    posts = select(Post.person_id, Grid.code, Grid.village_code).join(Grid, Grid.code == Post.grid_code).distinct()
    serving = Post.person_id.is_not(None) & Post.period.op("@>")(day)
    posts = posts.where(serving, Grid.town_code == town).order_by(Grid.code, Post.person_id)
    served: dict[int | None, list[str]] = {}
    near: set[int | None] = set()
    for person, code, home in session.execute(posts):
        served.setdefault(person, []).append(code)
        near |= {person} if home == village else set()
    asked = select(Person).where((Person.town_code == town) | Person.id.in_(served), Person.service.op("@>")(day))
    found = [Assignable(p.id, p.name, p.employment, served.get(p.id, [])) for p in session.scalars(asked)]
    return sorted(found, key=lambda one: (one.id not in near, one.name, one.id))
