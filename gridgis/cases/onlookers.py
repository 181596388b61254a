"""Who can see a case, and by which post; told to those alone who may see it themselves."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import any_, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases.knowing import readers
from gridgis.cases.queries import get, spot_of
from gridgis.people.posts import place_names
from gridgis.security.models import PLACE_LEVELS, Account, Post, Role
from gridgis.security.queries import holds
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class Onlooker:
    """Somebody who can see a case: by a role at a place, or on the list of a sensitive one in a `part`."""

    name: str
    title: str
    part: str | None
    role_name_zh: str
    role_name_en: str
    level: str
    place_name: str


def onlookers(session: Session, actor: Actor, number: str, day: date) -> list[Onlooker]:
    """Who can see a case on a day, the widest places first; of a sensitive case, who stands on its list.

    Raises:
        NotFound: the actor may read no case of this number.
    """
    case = get(session, actor, number)
    if case.sensitive:
        return [Onlooker(one.name, one.title, one.part, "", "", "", "") for one in readers(session, case)]
    spot = spot_of(case)
    places = [("all", ""), *((level, getattr(spot, f"{level}_code") or "-") for level in PLACE_LEVELS[1:])]
    places += [("office", code) for code in case.taking_part]
    found = session.execute(
        select(Account.display_name, Account.title, Role.name_zh, Role.name_en, Post.level, Post.place_code)
        .join(Post, holds(day))
        .join(Role, Role.code == Post.role_code)
        .where(or_(Role.platform.is_(None), Role.platform == case.platform))
        .where(literal("case.read") == any_(Role.verbs), tuple_(Post.level, Post.place_code).in_(places))
        .order_by(Account.display_name, Account.id)
    ).all()
    named = place_names(session, [(row.level, row.place_code) for row in found], day)
    ranked = sorted(found, key=lambda row: PLACE_LEVELS.index(row.level))
    return [
        Onlooker(row[0], row[1], None, row[2], row[3], row.level, named.get(row.place_code, row.place_code))
        for row in ranked
    ]
