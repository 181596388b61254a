"""The people of a place: found, filtered, worst first, and how many each filter finds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from gridgis.core.vocabulary import DUTIES, ROLE_OF, OneOf
from gridgis.people.duties import MANAGE, READ, Post, duties, may, people_at, standings
from gridgis.people.models import Competence, Leave, Person
from gridgis.people.teams import masked
from gridgis.security.models import Post as Held
from gridgis.security.rules import Actor, require_any

SIGNS = ("away", "contract", "training")
"""What is wrong with somebody, the worst first: away without a substitute, a contract that ends, training too old."""
FILTERS = (*DUTIES, *SIGNS)
ORDERS = ("name", "worst")
SOON_DAYS = 30
"""A contract that ends within so many days is told."""

Sign = Annotated[str, OneOf(SIGNS)]
Filter = Annotated[str, OneOf(FILTERS)]
Order = Annotated[str, OneOf(ORDERS)]


@dataclass(frozen=True)
class PersonListing:
    """Somebody in a list; the phone is masked. Contracts and training are told to those who manage people there.

    `rank` is the place of the worst sign, behind all where there is none.
    """

    id: int
    name: str
    phone: str
    duties: list[Post]
    employment: str
    signs: list[Sign]
    rank: int
    away_until: date | None
    contract_until: date | None
    training_until: date | None


@dataclass(frozen=True)
class RosterCounts:
    """How many people each filter finds, under its name; `all` without one."""

    all: int
    chief: int
    fulltime: int
    parttime: int
    guide: int
    away: int
    contract: int
    training: int


def people(
    session: Session,
    actor: Actor,
    *,
    day: date,
    parent: str | None = None,
    words: str = "",
    only: str | None = None,
    order: str = "name",
    after: tuple[Any, ...] | None = None,
    limit: int = 50,
) -> list[PersonListing]:
    """People in service on a day who serve, or are employed, where the actor may see it.

    Args:
        day: whose posts, leaves, contracts and training count.
        parent: only below this division, or at this grid.
        words: part of the name, the beginning of how it is said or of its initials, the whole telephone number or its
            last four digits: what the mask leaves to see, so that no number is sounded out.
        only: one of `FILTERS`.
        order: by name, or worst first.
        after: rank, name and id of the last one seen.
        limit: at most so many.

    Raises:
        Forbidden: the actor holds neither `grid.read` nor `people.manage`.
    """
    require_any(actor, READ, MANAGE)
    signs = _signs(actor, day)
    rank = case(*((signs[name], n) for n, name in enumerate(SIGNS)), else_=len(SIGNS)) if order == "worst" else None
    seen = _seen(actor, day, parent)
    asked = select(Person).where(seen)
    if words:
        asked = asked.where(_called(words))
    if only is not None:
        asked = asked.where((signs | _by_duty(actor, day, parent))[only])
    key = [Person.name, Person.id] if rank is None else [rank, Person.name, Person.id]
    if after is not None:
        asked = asked.where(tuple_(*key) > after[-len(key) :])
    found = list(session.scalars(asked.order_by(*key).limit(limit)))
    return _listed(session, actor, found, day)


def counts(session: Session, actor: Actor, *, day: date, parent: str | None = None) -> RosterCounts:
    """How many people in service on a day each filter finds.

    Raises:
        Forbidden: the actor holds neither `grid.read` nor `people.manage`.
    """
    require_any(actor, READ, MANAGE)
    by_name = _by_duty(actor, day, parent) | _signs(actor, day)
    found = select(Person.id, *(one.label(name) for name, one in by_name.items())).where(_seen(actor, day, parent))
    each = found.subquery()
    counted = [func.count().filter(each.c[name]).label(name) for name in by_name]
    row = session.execute(select(func.count().label("all"), *counted).select_from(each)).one()
    return RosterCounts(**row._mapping)


def _ways(actor: Actor, day: date, parent: str | None, *verbs: str) -> list[Select[Any]]:
    """Statements of the ids of people who serve where a verb is held: three a verb, of grids the first."""
    return [way for verb in verbs for way in people_at(actor, verb, lambda period: period.op("@>")(day), parent)]


def _seen(actor: Actor, day: date, parent: str | None) -> ColumnElement[bool]:
    return and_(
        or_(*(Person.id.in_(way) for way in _ways(actor, day, parent, READ, MANAGE))), Person.service.op("@>")(day)
    )


def _by_duty(actor: Actor, day: date, parent: str | None) -> dict[str, ColumnElement[bool]]:
    """By duty the condition that somebody has it in a grid that the actor sees there."""
    by_grid = [_ways(actor, day, parent, verb)[0] for verb in (READ, MANAGE)]
    return {
        duty: or_(*(Person.id.in_(way.where(Held.role_code == ROLE_OF[duty])) for way in by_grid)) for duty in DUTIES
    }


def _signs(actor: Actor, day: date) -> dict[str, ColumnElement[bool]]:
    """By sign the condition that somebody has it."""
    away, other = aliased(Leave), aliased(Leave)
    out = exists().where(_on(away, day), away.person_id == Person.id)
    gone = exists().where(_on(other, day), other.person_id == away.substitute_id)
    unserved = out.where(or_(away.substitute_id.is_(None), gone))
    managed = (
        or_(*(Person.id.in_(way) for way in _ways(actor, day, None, MANAGE))) if MANAGE in actor.verbs else false()
    )
    ends = Person.contract_until.between(day, day + timedelta(days=SOON_DAYS))
    old = exists().where(Competence.person_id == Person.id, Competence.valid_until < day)
    return {"away": unserved, "contract": and_(ends, managed), "training": and_(old, managed)}


def _on(leave: Any, day: date) -> ColumnElement[bool]:
    return and_(leave.period.op("@>")(day), leave.cancelled_at.is_(None))


def _called(words: str) -> ColumnElement[bool]:
    said = words.strip().lower()
    ways = [Person.name.contains(words.strip(), autoescape=True)]
    if said.isascii() and said.isalpha():
        ways += [column.startswith(said, autoescape=True) for column in (Person.pinyin, Person.initials)]
    if said.isdecimal() and len(said) >= 4:
        ways.append(func.right(Person.phone, 4) == said if len(said) == 4 else Person.phone == said)
    return or_(*ways)


def signs_of(session: Session, ids: Iterable[int], day: date) -> dict[int, tuple[date | None, date | None]]:
    """By person the last day of a contract that ends soon, and since when training is too old; both null where not."""
    ends = case((Person.contract_until.between(day, day + timedelta(days=SOON_DAYS)), Person.contract_until))
    old = select(func.min(Competence.valid_until)).where(
        Competence.person_id == Person.id, Competence.valid_until < day
    )
    asked = select(Person.id, ends, old.scalar_subquery()).where(Person.id.in_(sorted(set(ids))))
    return {person: (until, since) for person, until, since in session.execute(asked)}


def _listed(session: Session, actor: Actor, found: list[Person], day: date) -> list[PersonListing]:
    ids = [one.id for one in found]
    where, signs = standings(session, ids, day, day), signs_of(session, ids, day)
    away = _away(session, ids, day)
    rows = []
    for one in found:
        places = where.get(one.id, [])
        contract, training = signs[one.id] if may(actor, MANAGE, places) else (None, None)
        until, unserved = away.get(one.id, (None, False))
        there = {"away": unserved, "contract": contract is not None, "training": training is not None}
        told = [name for name in SIGNS if there[name]]
        rows.append(
            PersonListing(
                id=one.id,
                name=one.name,
                phone=masked(one.phone),
                duties=[Post(d.code, d.name, d.duty) for d in duties(actor, places)],
                employment=one.employment,
                signs=told,
                rank=SIGNS.index(told[0]) if told else len(SIGNS),
                away_until=until,
                contract_until=contract,
                training_until=training,
            )
        )
    return rows


def _away(session: Session, ids: list[int], day: date) -> dict[int, tuple[date, bool]]:
    """By person on leave the last day, and whether nobody stands in."""
    other = aliased(Leave)
    gone = exists().where(_on(other, day), other.person_id == Leave.substitute_id)
    asked = select(Leave.person_id, Leave.until_day, or_(Leave.substitute_id.is_(None), gone))
    rows = session.execute(asked.where(Leave.person_id.in_(ids), _on(Leave, day)))
    return {person: (until, bool(unserved)) for person, until, unserved in rows}
