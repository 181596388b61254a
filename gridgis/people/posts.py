"""Posts as lists tell them: who holds what where, by name, and how each stands on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.people import queries as people
from gridgis.people.models import Person
from gridgis.people.places import Place
from gridgis.people.rules import appointable
from gridgis.security.models import Post, Role
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class PostRow:
    """A role held at a place by a person, with names; the last day is a day of the post, null where none is set.

    `state` is `to_come`, `now`, `over` or `cancelled`, by the day of asking; `until` is the last day that counts, which
    is earlier where the contract or the service ends before the post. `made_at` is when it was entered, `ended_at`
    when it was ended by hand; both null where nobody did.
    """

    id: int
    person_id: int
    person_name: str
    role_code: str
    level: str
    place_code: str
    place_name: str
    first_day: date
    last_day: date | None
    until: date | None
    state: str
    made_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class RoleOption:
    """A role to which the one who asks appoints somewhere, and the levels where it is held."""

    code: str
    name_zh: str
    name_en: str
    levels: list[str]


def role_options(session: Session, actor: Actor) -> list[RoleOption]:
    """Roles to which somebody appoints anywhere, by their code."""
    asked = select(Role).where(Role.code.in_(appointable(actor))).order_by(Role.code)
    return [RoleOption(one.code, one.name_zh, one.name_en, one.levels) for one in session.scalars(asked)]


def place_names(session: Session, places: Iterable[Place], day: date) -> dict[str, str]:
    """Names of places by code; of the whole installation under the empty code."""
    codes = sorted({code for _, code in places})
    named = divisions.names(session, codes) | grids.names(session, codes, day)
    named |= {code: office.name for code, office in people.offices(session, codes).items()}
    root = divisions.root(session) if "" in codes else None
    return named | ({"": root.name} if root is not None else {})


def rows(session: Session, posts: Iterable[Post], day: date) -> list[PostRow]:
    """Posts of people as lists tell them, in the same order."""
    told = [post for post in posts if post.person_id is not None]
    named = place_names(session, [(post.level, post.place_code) for post in told], day)
    ids = {post.person_id for post in told}
    who = dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))).all())
    return [
        PostRow(
            id=post.id,
            person_id=post.person_id or 0,
            person_name=who[post.person_id or 0],
            role_code=post.role_code,
            level=post.level,
            place_code=post.place_code,
            place_name=named.get(post.place_code, post.place_code),
            first_day=post.valid_from,
            last_day=_before(post.valid_to),
            until=_before(post.period.upper) if not post.period.isempty else None,
            state=state_of(post, day),
            made_at=post.made_at,
            ended_at=post.ended_at,
        )
        for post in told
    ]


def _before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day is not None else None


def state_of(post: Post, day: date) -> str:
    """`to_come`, `now`, `over` or `cancelled`, as a post stands on a day."""
    if post.cancelled_at is not None:
        return "cancelled"
    if post.period.isempty or (post.period.upper is not None and post.period.upper <= day):
        return "over"
    return "now" if post.period.lower is None or post.period.lower <= day else "to_come"
