"""Who looks after what on a day, and what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.core.vocabulary import LINES, PLATFORMS, STAFF_OF_OFFICES
from gridgis.divisions import queries as divisions
from gridgis.people.leaders.models import Portfolio
from gridgis.people.leaders.rules import Looks, Part, PortfolioConflict, SubjectKind, conflicts
from gridgis.people.models import AgencyType, Person
from gridgis.people.offices.register import register
from gridgis.security.models import Post
from gridgis.security.rules import Actor, Spot

MANAGE, READ = "leader.manage", "grid.read"
HEADS = ("town_leader", "command_head")
"""Roles by which somebody handles a town."""


@dataclass(frozen=True)
class PortfolioRow:
    """A leader's part in a subject; the last day counts."""

    id: int
    person_id: int
    person_name: str
    part: Part
    first_day: date
    last_day: date | None
    document: str


@dataclass(frozen=True)
class Subject:
    """Something to be looked after, who does on the day, and what is wrong with it; `name` is empty of closed words."""

    kind: SubjectKind
    code: str
    name: str
    leaders: list[PortfolioRow]
    conflicts: list[PortfolioConflict]


@dataclass(frozen=True)
class LeaderTable:
    """The subjects of a county or town on a day; `mine` where the reader shares them out."""

    place_code: str
    place_name: str
    level: str
    mine: bool
    items: list[Subject]


def spot_of(session: Session, code: str) -> Spot:
    """Where leaders stand: at a county or a town.

    Raises:
        NotFound: there is no such division, or it is wider or narrower.
    """
    row = divisions.get(session, code)
    if row.level not in ("county", "town"):
        raise NotFound("leaders.no_place", name=row.name)
    return Spot(row.code) if row.level == "county" else Spot(row.parent_code, row.code)


def seen_spot(session: Session, actor: Actor, code: str) -> Spot:
    """The same for whoever may see leaders there.

    Raises:
        NotFound: there is no such place, or the actor sees nothing there.
    """
    spot = spot_of(session, code)
    if not (actor.may(READ, spot) or actor.may(MANAGE, spot)):
        raise NotFound("divisions.no_division", code=code)
    return spot


def table(session: Session, actor: Actor, place: str, day: date) -> LeaderTable:
    """Who looks after what at a county or town on a day.

    Raises:
        NotFound: there is no such place, or the actor sees nothing there.
    """
    spot = seen_spot(session, actor, place)
    asked = (
        select(Portfolio, Person.name)
        .join(Person, Person.id == Portfolio.person_id)
        .where(Portfolio.place_code == place, Portfolio.period.op("@>")(day), Person.service.op("@>")(day))
        .order_by(Portfolio.part.desc(), Person.name, Portfolio.id)
    )
    looking: dict[tuple[str, str], list[PortfolioRow]] = {}
    for one, name in session.execute(asked):
        looking.setdefault((one.subject_kind, one.subject), []).append(row_of(one, name))
    known = subjects(session, spot, day)
    serving = _serving(session, spot, known, day)
    items = [
        Subject(kind, code, name, found, conflicts(map(_looks, found), serving.get((kind, code), ())))
        for (kind, code), name in known.items()
        for found in [looking.get((kind, code), [])]
    ]
    row = divisions.get(session, place)
    return LeaderTable(row.code, row.name, row.level, actor.may(MANAGE, spot), items)


def row_of(one: Portfolio, name: str) -> PortfolioRow:
    """A portfolio as told."""
    last = one.valid_to - timedelta(days=1) if one.valid_to else None
    return PortfolioRow(one.id, one.person_id, name, one.part, one.valid_from, last, one.document)


def _looks(one: PortfolioRow) -> Looks:
    return Looks(one.person_id, one.part)


def subjects(session: Session, spot: Spot, day: date) -> dict[tuple[str, str], str]:
    """What is to be looked after at a place on a day, with its name: platforms, lines, a county's towns, offices."""
    found = {("platform", code): "" for code in PLATFORMS} | {("line", code): "" for code in LINES}
    if spot.town_code is None:
        tree = divisions.tree(session)
        found |= {("town", code): tree[code].name for code in tree[spot.county_code or ""].children}
    place = spot.town_code or spot.county_code
    offices = register(session).on(day).values()
    return found | {("office", one.code): one.row.name for one in offices if one.row.place_code == place}


def require_subject(session: Session, spot: Spot, kind: str, code: str, day: date) -> None:
    """Refuse what nobody looks after there.

    Raises:
        Invalid: there is no such platform, line, town or office on the day.
    """
    if (kind, code) not in subjects(session, spot, day):
        raise Invalid("leaders.no_subject", code=code[:40], field="subject")


def _serving(
    session: Session, spot: Spot, known: Iterable[tuple[str, str]], day: date
) -> dict[tuple[str, str], set[int]]:
    """Who works in a subject by a post: in an office and the platform of its line, or at the head of a town."""
    offices = {code for kind, code in known if kind == "office"}
    platforms = {one.code: one.platform for one in session.scalars(select(AgencyType))}
    types = {one.code: one.row.agency_type for one in register(session).on(day).values() if one.code in offices}
    found: dict[tuple[str, str], set[int]] = {}
    asked = (
        select(Person.id, Post.place_code, Post.role_code)
        .join(Post, Post.person_id == Person.id)
        .where(Post.period.op("@>")(day))
    )
    staff = asked.where(Post.office_code.in_(offices), Post.role_code.in_(STAFF_OF_OFFICES))
    for person, code, role in session.execute(staff):
        found.setdefault(("office", code), set()).add(person)
        if role == "office_leader":
            found.setdefault(("platform", platforms[types[code]]), set()).add(person)
    towns = {code for kind, code in known if kind == "town"}
    for person, code, _ in session.execute(asked.where(Post.division_code.in_(towns), Post.role_code.in_(HEADS))):
        found.setdefault(("town", code), set()).add(person)
    return found
