"""One person: who they are, their posts of all times, what they may do by which post, training, leave and load."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Forbidden, NotFound
from gridgis.core.vocabulary import Line
from gridgis.grids.models import GridVersion
from gridgis.people.duties import MANAGE, READ, Standing, known, may, standings
from gridgis.people.leaves import LeaveRow, visible_to
from gridgis.people.leaves import get as leave_of
from gridgis.people.models import Competence, Leave, Person
from gridgis.people.places import edits, spots
from gridgis.people.posts import PostRow, RoleOption, role_options, rows
from gridgis.people.teams import masked
from gridgis.security.auditing import audited
from gridgis.security.models import Post, Role
from gridgis.security.rules import Actor

SERVES = ("grid_chief", "grid_worker")
"""Roles that look after a whole grid, by which the load is reckoned."""


@dataclass(frozen=True)
class RightRow:
    """What a post lets somebody do on the day, and where."""

    post_id: int
    role_code: str
    role_name_zh: str
    role_name_en: str
    place_name: str
    verbs: list[str]


@dataclass(frozen=True)
class CompetenceRow:
    """A line that somebody is trained for; `expired` where the training is too old on the day."""

    line: Line
    trained_on: date | None
    valid_until: date | None
    expired: bool


@dataclass(frozen=True)
class PersonLoad:
    """How much somebody looks after: grids as chief or full-timer, their households, shared among those who do."""

    grids: int
    households: int


@dataclass(frozen=True)
class PersonCard:
    """Somebody as their page tells them.

    Birth, employer and contract are null, and posts where one sees nothing are left out, for whoever does not manage
    people where they stand. `edits` and `appoints` tell what the reader may do.
    """

    id: int
    name: str
    phone: str
    pinyin: str
    employment: str
    town_code: str | None
    employer: str | None
    born_on: date | None
    contract_from: date | None
    contract_until: date | None
    left_on: date | None
    posts: list[PostRow]
    rights: list[RightRow]
    competences: list[CompetenceRow]
    leaves: list[LeaveRow]
    load: PersonLoad
    manages: bool
    edits: bool
    appoints: list[RoleOption]


def _stands(session: Session, actor: Actor, person_id: int, day: date) -> tuple[Person, list[Standing]]:
    where = standings(session, [person_id], day, day).get(person_id, [])
    person = session.get(Person, person_id)
    if person is None or not known(actor, where):
        raise NotFound("people.no_person", id=person_id)
    return person, where


def card(session: Session, actor: Actor, person_id: int, day: date) -> PersonCard:
    """Somebody as they stand on a day.

    Raises:
        NotFound: the actor knows of nobody of this id who stands anywhere on the day.
    """
    person, where = _stands(session, actor, person_id, day)
    manages = may(actor, MANAGE, where)
    asked = select(Post).where(Post.person_id == person_id).order_by(Post.valid_from.desc(), Post.id.desc())
    posts = [post for post in session.scalars(asked) if manages or _read(session, actor, post)]
    told = rows(session, posts, day)
    now = [post.id for post in told if post.state == "now"]
    return PersonCard(
        id=person.id,
        name=person.name,
        phone=masked(person.phone),
        pinyin=person.pinyin,
        employment=person.employment,
        town_code=person.town_code,
        employer=person.employer if manages else None,
        born_on=person.born_on if manages else None,
        contract_from=person.contract_from if manages else None,
        contract_until=person.contract_until if manages else None,
        left_on=person.left_on if manages else None,
        posts=told,
        rights=_rights(session, [post for post in told if post.state == "now"]),
        competences=_competences(session, person_id, day) if manages else [],
        leaves=_leaves(session, actor, person_id, day),
        load=_load(session, [post for post in posts if post.id in now], day),
        manages=manages,
        edits=manages and actor.person_id != person_id and edits(session, actor, person.town_code, MANAGE, day),
        appoints=role_options(session, actor) if actor.person_id != person_id else [],
    )


def _read(session: Session, actor: Actor, post: Post) -> bool:
    spot = spots(session, [(post.level, post.place_code)]).get((post.level, post.place_code))
    return spot is not None and actor.may(READ, spot)


def _rights(session: Session, posts: list[PostRow]) -> list[RightRow]:
    asked = select(Role).where(Role.code.in_({post.role_code for post in posts}))
    roles = {role.code: role for role in session.scalars(asked)}
    held = [(post, roles[post.role_code]) for post in posts]
    return [RightRow(p.id, p.role_code, r.name_zh, r.name_en, p.place_name, sorted(r.verbs)) for p, r in held]


def _competences(session: Session, person_id: int, day: date) -> list[CompetenceRow]:
    asked = select(Competence).where(Competence.person_id == person_id).order_by(Competence.line)
    return [
        CompetenceRow(one.line, one.trained_on, one.valid_until, one.valid_until is not None and one.valid_until < day)
        for one in session.scalars(asked)
    ]


def _leaves(session: Session, actor: Actor, person_id: int, day: date) -> list[LeaveRow]:
    asked = select(Leave.id).where(Leave.person_id == person_id, Leave.until_day >= day, Leave.cancelled_at.is_(None))
    ids = session.scalars(visible_to(asked, actor).order_by(Leave.from_day)).all()
    return [leave_of(session, actor, leave_id) for leave_id in ids]


def _load(session: Session, posts: list[Post], day: date) -> PersonLoad:
    """Of what everybody sees of grids: no case is counted, least of all a sealed one."""
    mine = {(post.grid_code, post.role_code) for post in posts if post.role_code in SERVES}
    codes = {code for code, _ in mine if code is not None}
    asked = select(GridVersion.grid_code, GridVersion.households).where(
        GridVersion.grid_code.in_(codes), GridVersion.period.op("@>")(day)
    )
    households = dict(iter(session.execute(asked)))
    beside: dict[tuple[str | None, str], int] = {}
    with_them = select(Post.grid_code, Post.role_code).where(
        Post.grid_code.in_(codes), Post.role_code.in_(SERVES), Post.period.op("@>")(day)
    )
    for code, role in session.execute(with_them):
        beside[code, role] = beside.get((code, role), 0) + 1
    shared = sum(households.get(code or "", 0) / max(1, beside.get((code, role), 1)) for code, role in mine)
    return PersonLoad(len(codes), round(shared))


@dataclass(frozen=True)
class Telephone:
    """A whole telephone number."""

    person_id: int
    phone: str


@audited("phone_shown", "person", "{person_id}")
def show_phone(session: Session, actor: Actor, person_id: int, *, at: datetime) -> Telephone:
    """The whole telephone number of somebody, which the audit trail keeps.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not manage people where they stand.
    """
    person, where = _stands(session, actor, person_id, at.date())
    if not may(actor, MANAGE, where):
        raise Forbidden("people.not_your_people", verb=MANAGE)
    return Telephone(person_id, person.phone)
