"""Where posts are held: the spot of a place, its name, and whose people serve there."""

from collections.abc import Iterable, Iterator
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
    by: dict[str, list[str]] = {}
    for level, code in sorted(set(places)):
        by.setdefault(level, []).append(code)
    found: dict[Place, Spot] = {}
    for level, codes in by.items():
        look = LOOK.get(level, _divisions)
        found |= {(level, code): spot for code, spot in look(session, level, codes)}
    return found


def _everywhere(session: Session, level: str, codes: list[str]) -> Iterator[tuple[str, Spot]]:
    yield "", Spot()


def _divisions(session: Session, level: str, codes: list[str]) -> Iterator[tuple[str, Spot]]:
    """Divisions of a level with what lies above them."""
    above, top = aliased(Division), aliased(Division)
    asked = (
        select(Division.code, above.code, top.code)
        .outerjoin(above, above.code == Division.parent_code)
        .outerjoin(top, top.code == above.parent_code)
        .where(Division.code.in_(codes), Division.level == level)
    )
    for code, parent, grandparent in session.execute(asked):
        lies = {"county": (code,), "town": (parent, code), "village": (grandparent, parent, code)}
        if level in lies:
            yield code, Spot(*lies[level])


def _grids(session: Session, level: str, codes: list[str]) -> Iterator[tuple[str, Spot]]:
    asked = select(Grid.county_code, Grid.town_code, Grid.village_code, Grid.code).where(Grid.code.in_(codes))
    for row in session.execute(asked):
        yield row[3], Spot(*row)


def _offices(session: Session, level: str, codes: list[str]) -> Iterator[tuple[str, Spot]]:
    asked = select(Office.code, Office.county_code, Office.town_code).where(Office.code.in_(codes))
    for code, county, town in session.execute(asked):
        yield code, Spot(county, town, office_code=code)


LOOK = {"all": _everywhere, "grid": _grids, "office": _offices}
"""How places of a level are looked up; those of the others are divisions."""


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
