"""Where posts are held: the spot of a place, its name, and whose people serve there."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import any_, literal, select
from sqlalchemy.orm import Session, aliased

from gridgis.core.vocabulary import ROLE_OF
from gridgis.divisions.models import Division
from gridgis.grids.models import Grid
from gridgis.people.models import HandedTown, Office
from gridgis.security.models import Account, Post, Role
from gridgis.security.queries import holds
from gridgis.security.rules import Actor, Spot

Place = tuple[str, str]
"""A level and the code there, empty for `all`."""


def spots(session: Session, places: Iterable[Place]) -> dict[Place, Spot]:
    """Where places lie; places that are not there are left out."""
    wanted = set(places)
    by: dict[str, list[str]] = {}
    for level, code in sorted(wanted):
        by.setdefault(level, []).append(code)
    found: dict[Place, Spot] = {("all", ""): Spot()} if ("all", "") in wanted else {}
    village, town = aliased(Division), aliased(Division)
    if counties := by.get("county"):
        asked = select(Division.code).where(Division.code.in_(counties), Division.level == "county")
        found |= {("county", code): Spot(code) for code in session.scalars(asked)}
    if towns := by.get("town"):
        asked_towns = select(town.parent_code, town.code).where(town.code.in_(towns), town.level == "town")
        found |= {("town", code): Spot(county, code) for county, code in session.execute(asked_towns)}
    if villages := by.get("village"):
        asked_villages = select(town.parent_code, town.code, village.code).join(town, town.code == village.parent_code)
        rows = session.execute(asked_villages.where(village.code.in_(villages), village.level == "village"))
        found |= {("village", at): Spot(county, above, at) for county, above, at in rows}
    if grids := by.get("grid"):
        lies = select(Grid.county_code, Grid.town_code, Grid.village_code, Grid.code).where(Grid.code.in_(grids))
        found |= {("grid", spot[3]): Spot(*spot) for spot in session.execute(lies)}
    if offices := by.get("office"):
        stands = select(Office.code, Office.county_code, Office.town_code).where(Office.code.in_(offices))
        standing = session.execute(stands)
        found |= {("office", code): Spot(county, above, office_code=code) for code, county, above in standing}
    return found


def keeps_own(session: Session, town_code: str, day: date) -> bool:
    """Whether a town edits its people itself: somebody there may, and the town has not handed it to its county."""
    if session.get(HandedTown, town_code) is not None:
        return False
    appoints = select(Role.code).where(literal(ROLE_OF["fulltime"]) == any_(Role.appoints))
    there = select(Post.id).join(Account, holds(day)).where(Post.level == "town", Post.place_code == town_code)
    return session.scalar(there.where(Post.role_code.in_(appoints)).limit(1)) is not None


def edits(session: Session, actor: Actor, town_code: str | None, verb: str, day: date) -> bool:
    """Whether an actor may edit people of a town: by a right held there, above it only while the town does not."""
    if town_code is None or actor.account_id is None:
        return verb in actor.verbs
    if any(verb in held.verbs and held.level == "town" and held.code == town_code for held in actor.held):
        return True
    county = session.scalar(select(Division.parent_code).where(Division.code == town_code))
    return actor.may(verb, Spot(county)) and not keeps_own(session, town_code, day)
