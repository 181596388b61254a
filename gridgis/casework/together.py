"""Offices that act together on a case, and who in an office could be in charge of it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases import briefs
from gridgis.cases.actions import opened
from gridgis.cases.briefs import Brief
from gridgis.cases.models import Assignment, Case
from gridgis.cases.queries import visible_to
from gridgis.cases.rules import OPEN
from gridgis.people import queries as people
from gridgis.people.profiles import Ref
from gridgis.security.models import Account, Post
from gridgis.security.queries import holds
from gridgis.security.rules import Actor, Spot

JOINT = 100


@dataclass(frozen=True)
class JointPart:
    """An office in a joint action: whether it leads, has signed, filed, or was waived."""

    office: Ref
    part: str
    signed_at: datetime | None
    result_at: datetime | None
    waived_at: datetime | None


@dataclass(frozen=True)
class Joint:
    """A joint action of several offices on a case."""

    case: Brief
    joint_at: datetime
    joint_place: str
    parts: list[JointPart]


def joint(session: Session, actor: Actor, *, at: datetime) -> list[Joint]:
    """Joint actions of open cases that the actor may read, in the order of their time."""
    asked = select(Case).where(Case.state.in_(OPEN), Case.joint_at.is_not(None))
    found = list(session.scalars(visible_to(asked.order_by(Case.joint_at, Case.number).limit(JOINT), actor)))
    if not found:
        return []
    keys = [(case.county_code, case.number) for case in found]
    of = and_(tuple_(Assignment.county_code, Assignment.case_number).in_(keys), Assignment.office_code.is_not(None))
    given = session.scalars(select(Assignment).where(of, Assignment.ended_at.is_(None)).order_by(Assignment.seq))
    parts: dict[str, list[Assignment]] = {}
    for one in given:
        parts.setdefault(one.case_number, []).append(one)
    names = people.offices(session, [one.office_code for some in parts.values() for one in some if one.office_code])
    told = briefs.listed(session, actor, found, at)
    return [
        Joint(brief, case.joint_at, case.joint_place, [_joint_part(one, names) for one in parts.get(case.number, [])])
        for case, brief in zip(found, told, strict=True)
        if case.joint_at is not None
    ]


def _joint_part(one: Assignment, names: dict[str, people.OfficeRow]) -> JointPart:
    code = one.office_code or ""
    office = Ref(code, names[code].name if code in names else code)
    return JointPart(office, one.part, one.signed_at, one.result_at, one.waived_at)


@dataclass(frozen=True)
class Colleague:
    """Somebody of an office, who could be in charge of a case there."""

    username: str
    name: str
    title: str


def colleagues(session: Session, actor: Actor, number: str, *, at: datetime) -> list[Colleague]:
    """Who serves in the actor's offices that have a part in a case, by name; nobody where none of theirs has one.

    Raises:
        NotFound: the actor may read no such case.
    """
    case = opened(session, actor, number, at=at)
    taking = [code for code in (case.office_code, *case.taking_part) if code]
    own = [code for code in taking if actor.may("case.sign", Spot(office_code=code))]
    return _serving(session, own, at.date()) if own else []


def _serving(session: Session, codes: list[str], day: date) -> list[Colleague]:
    serves = and_(Post.level == "office", Post.place_code.in_(codes))
    asked = select(Account.username, Account.display_name, Account.title).join(Post, holds(day)).where(serves)
    rows = session.execute(asked.distinct().order_by(Account.display_name, Account.username))
    return [Colleague(*row) for row in rows]
