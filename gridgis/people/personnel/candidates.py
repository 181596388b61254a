"""Who may be named in a personnel matter: the stationed offices of an actor with their staff, and whoever may come."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from gridgis.divisions import queries as divisions
from gridgis.people.models import Person
from gridgis.people.offices.queries import Named
from gridgis.people.offices.register import Version, register
from gridgis.people.personnel.actions import require_for
from gridgis.people.personnel.rules import ANSWER, ASK
from gridgis.security.models import Post
from gridgis.security.rules import Actor, Spot

MOST = 30


@dataclass(frozen=True)
class StaffRow:
    """Somebody who works in an office, and as what."""

    id: int
    name: str
    role_code: str


@dataclass(frozen=True)
class StationedOffice:
    """A stationed office with its staff; whether the reader speaks for its department, or for its town."""

    office: Named
    town: Named
    asks: bool
    answers: bool
    staff: list[StaffRow]


@dataclass(frozen=True)
class Candidate:
    """Somebody who may come; `where` are the offices in which they work."""

    id: int
    name: str
    where: list[str]


def offices(session: Session, actor: Actor, day: date) -> list[StationedOffice]:
    """Stationed offices for whose department or town the actor speaks, with their staff on a day."""
    mine = {code: one for code, one in register(session).on(day).items() if _part(actor, one) != (False, False)}
    held = select(Post.office_code, Post.role_code, Person.id, Person.name).join(Person, Person.id == Post.person_id)
    asked = held.where(Post.office_code.in_(mine), Post.period.op("@>")(day))
    staff: dict[str, list[StaffRow]] = {}
    for code, role, person_id, name in session.execute(asked.order_by(Post.role_code.desc(), Person.name, Person.id)):
        staff.setdefault(code or "", []).append(StaffRow(person_id, name, role))
    tree = divisions.tree(session)
    return [
        StationedOffice(
            Named(code, one.row.name),
            Named(one.town_code or "", tree[one.town_code or ""].name),
            *_part(actor, one),
            staff.get(code, []),
        )
        for code, one in sorted(mine.items())
    ]


def candidates(session: Session, actor: Actor, code: str, words: str, day: date) -> list[Candidate]:
    """Who may become head of an office: its line's people by part of their name, anybody else by the whole of it.

    Raises:
        NotFound: no department stations such an office in a town.
        Forbidden: the actor does not speak for its department.
    """
    office = require_for(session, actor, ASK, code, day)
    line = [
        other
        for other, one in register(session).on(day).items()
        if office.department_code in (one.code, one.department_code)
    ]
    posts = (Post.person_id == Person.id) & (Post.level == "office") & Post.period.op("@>")(day)
    asked = select(Person.id, Person.name, Post.office_code).outerjoin(Post, posts)
    by_part = Post.office_code.in_(line) & Person.name.contains(words, autoescape=True)
    asked = asked.where(Person.service.op("@>")(day), or_(by_part, Person.name == words) if words else by_part)
    named = {code: some[-1].row.name for code, some in register(session).by_code.items()}
    found: dict[int, Candidate] = {}
    for person_id, name, at in session.execute(asked.order_by(Person.name, Person.id, Post.office_code).limit(MOST)):
        found.setdefault(person_id, Candidate(person_id, name, [])).where.extend([named[at]] if at else [])
    return list(found.values())


def _part(actor: Actor, one: Version) -> tuple[bool, bool]:
    if one.town_code is None or one.department_code is None:
        return False, False
    asks = actor.may(ASK, Spot(one.county_code, one.town_code, office_code=one.department_code))
    return asks, actor.may(ANSWER, Spot(one.county_code, one.town_code, office_code=one.code))
