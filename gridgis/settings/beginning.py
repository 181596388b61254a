"""What a county still lacks before cases can run in it, counted from the database."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from gridgis.core.vocabulary import ROLE_OF
from gridgis.divisions.models import Division
from gridgis.grids.layers import layers
from gridgis.grids.models import Grid, GridVersion
from gridgis.intake.models import Report
from gridgis.people.models import Office, Person
from gridgis.routing.rulebook.models import RuleSet
from gridgis.security.models import Post
from gridgis.security.rules import Actor, require_any

VERBS = ("account.read", "account.manage", "settings.manage")


@dataclass(frozen=True)
class Step:
    """Something a county needs: how many there are, and how many are still without; `done` when it is whole.

    `divisions`, `grids`, `people`, `chiefs`, `offices`, `rules`, `reports`, in the order in which they come.
    """

    name: str
    there: int
    lacking: int
    done: bool


def steps(session: Session, actor: Actor, day: date) -> list[Step]:
    """What there is of a county on a day, and what it lacks, where the actor manages accounts or settings.

    Towns lack villages, villages lack grids, grids a chief, towns an office, counties rules in force.

    Raises:
        Forbidden: they manage neither anywhere.
    """
    require_any(actor, *VERBS)
    mine = {code for verb in VERBS for code in actor.codes(verb, "county")}
    everywhere = any(actor.everywhere(verb) for verb in VERBS)
    county = true() if everywhere else Division.code.in_(sorted(mine))
    counties = list(session.scalars(select(Division.code).where(Division.level == "county", county)))

    def count(asked: Select[int]) -> int:
        return session.scalar(asked) or 0

    town, village = aliased(Division), aliased(Division)
    towns = select(func.count()).where(town.level == "town", town.parent_code.in_(counties))
    villages = (
        select(func.count())
        .where(village.level == "village", town.parent_code.in_(counties))
        .select_from(village)
        .join(town, town.code == village.parent_code)
    )
    below = aliased(Division)
    whole = [name for name, layer in layers(session).items() if layer.whole]
    in_force = GridVersion.period.op("@>")(day)
    grids = (
        select(func.count())
        .select_from(GridVersion)
        .join(Grid, Grid.code == GridVersion.grid_code)
        .where(in_force, Grid.county_code.in_(counties))
    )
    village_grids = grids.where(Grid.layer.in_(whole))
    chief = exists().where(Post.grid_code == Grid.code, Post.role_code == ROLE_OF["chief"], Post.period.op("@>")(day))
    covered = exists().where(Grid.village_code == village.code, GridVersion.grid_code == Grid.code, in_force)
    towned = Person.town_code.in_(select(town.code).where(town.parent_code.in_(counties)))
    people = select(func.count()).where(Person.service.op("@>")(day), true() if everywhere else towned)
    offices = select(func.count()).where(
        Office.county_code.in_(counties), or_(Office.valid_to.is_(None), Office.valid_to > day)
    )
    manned = exists().where(Office.town_code == town.code, or_(Office.valid_to.is_(None), Office.valid_to > day))
    published = select(func.count(RuleSet.county_code.distinct())).where(
        RuleSet.county_code.in_(counties), RuleSet.state == "published", RuleSet.period.op("@>")(day)
    )
    ruled = count(published)
    reported = session.scalar(select(exists().where(Report.county_code.in_(counties)))) or False
    told = [
        ("divisions", count(villages), count(towns.where(~exists().where(below.parent_code == town.code)))),
        ("grids", count(grids), count(villages.where(~covered))),
        ("people", count(people), 0),
        ("chiefs", count(village_grids.where(chief)), count(village_grids.where(~chief))),
        ("offices", count(offices), count(towns.where(~manned))),
        ("rules", ruled, len(counties) - ruled),
        ("reports", int(reported), 0),
    ]
    return [Step(name, there, lacking, there > 0 and lacking == 0) for name, there, lacking in told]
