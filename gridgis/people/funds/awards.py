"""Awards of a town's people: what a decision gives each, and which part of it county and town pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.divisions import queries as divisions
from gridgis.people.funds.models import Award, AwardDecision
from gridgis.people.funds.queries import MANAGE, READ, spot_of, towns_of
from gridgis.people.funds.rules import FIRST_YEAR, LAST_YEAR, award_of, require_amount
from gridgis.people.models import Person
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require

MOST_PEOPLE = 2000
MOST_FACTOR = 5


@dataclass(frozen=True)
class Graded:
    """Somebody's grade factor, and what the county paid for the post before, in fen."""

    person_id: int
    factor: Decimal
    paid_before_fen: int


@dataclass(frozen=True)
class Deciding:
    """A decision on a town's awards as entered."""

    town_code: str
    year: int
    base_fen: int
    decided_on: date
    body: str
    document: str
    people: tuple[Graded, ...]


@dataclass(frozen=True)
class AwardRow:
    """Somebody's award and its parts, in fen."""

    person_id: int
    person_name: str
    factor: Decimal
    award_fen: int
    county_fen: int
    town_fen: int


@dataclass(frozen=True)
class AwardLedger:
    """A decision that stands, with the awards by it."""

    id: int
    town_code: str
    town_name: str
    year: int
    base_fen: int
    decided_on: date
    body: str
    document: str
    entered_by: str
    mine: bool
    items: list[AwardRow]


def awards(session: Session, actor: Actor, parent: str, year: int) -> list[AwardLedger]:
    """Awards of a year in towns at or below a place, by town, people by name.

    Raises:
        Forbidden: `fund.read` is held nowhere.
        NotFound: there is no such division.
    """
    require(actor, READ)
    divisions.get(session, parent)
    asked = (
        select(AwardDecision)
        .where(AwardDecision.town_code.in_(towns_of(actor, parent)), AwardDecision.year == year)
        .where(AwardDecision.cancelled_at.is_(None))
        .order_by(AwardDecision.town_code)
    )
    return _ledgers(session, actor, session.scalars(asked).all())


@audited("award_decided", "award_decision", "{made.id}", town="made.town_code", year="made.year")
def decide(session: Session, actor: Actor, wish: Deciding, *, at: datetime) -> AwardLedger:
    """Enter what a town decided on its awards of a year.

    Raises:
        NotFound: there is no such division.
        Forbidden: `fund.manage` is not held there.
        Invalid: the base, a factor or the record of the decision can't be, or somebody is not employed by the town.
        Conflict: a decision of the year stands.
    """
    spot = spot_of(session, wish.town_code)
    require(actor, MANAGE, spot)
    if spot.town_code is None:
        raise Invalid("funds.town_wanted", field="town_code")
    _check(session, wish, at.date())
    lock = func.pg_advisory_xact_lock(func.hashtext(f"award {wish.town_code} {wish.year}"))
    session.execute(select(lock))
    standing = select(AwardDecision.id).where(
        AwardDecision.town_code == wish.town_code,
        AwardDecision.year == wish.year,
        AwardDecision.cancelled_at.is_(None),
    )
    if session.scalar(standing) is not None:
        raise Conflict("funds.decided", year=wish.year, field="year")
    facts = {name: value for name, value in vars(wish).items() if name != "people"}
    row = AwardDecision(**facts, entered_by=actor.display_name, entered_at=at)
    session.add(row)
    session.flush()
    session.add_all(Award(decision_id=row.id, **vars(one)) for one in wish.people)
    session.flush()
    return _ledgers(session, actor, [row])[0]


@audited("award_cancelled", "award_decision", "{decision_id}", town="made.town_code", year="made.year")
def cancel(session: Session, actor: Actor, decision_id: int, *, at: datetime) -> AwardLedger:
    """Take a decision back, so that another can be entered; it stays on record.

    Raises:
        NotFound: the actor sees no such decision.
        Forbidden: `fund.manage` is not held there.
        Conflict: it was taken back already.
    """
    row = session.scalar(select(AwardDecision).where(AwardDecision.id == decision_id).with_for_update())
    spot = spot_of(session, row.town_code) if row else None
    if row is None or spot is None or not (actor.may(READ, spot) or actor.may(MANAGE, spot)):
        raise NotFound("funds.no_decision", id=decision_id)
    require(actor, MANAGE, spot)
    if row.cancelled_at is not None:
        raise Conflict("funds.decision_gone", field="decision_id")
    row.cancelled_at, row.cancelled_by = at, actor.display_name
    session.flush()
    return _ledgers(session, actor, [row])[0]


def _check(session: Session, wish: Deciding, today: date) -> None:
    require_amount(wish.base_fen, "base_fen")
    if not FIRST_YEAR <= wish.year <= LAST_YEAR:
        raise Invalid("funds.year", first=FIRST_YEAR, last=LAST_YEAR, field="year")
    for field in ("body", "document"):
        if not getattr(wish, field).strip():
            raise Invalid("funds.record_wanted", field=field)
    if wish.decided_on > today:
        raise Invalid("funds.ahead", field="decided_on")
    ids = {one.person_id for one in wish.people}
    if not 0 < len(wish.people) <= MOST_PEOPLE or len(ids) != len(wish.people):
        raise Invalid("funds.people", most=MOST_PEOPLE, field="people")
    if any(not 0 <= one.factor <= MOST_FACTOR for one in wish.people):
        raise Invalid("funds.factor", most=MOST_FACTOR, field="people")
    employed = select(func.count()).select_from(Person).where(Person.id.in_(ids), Person.town_code == wish.town_code)
    if session.scalar(employed) != len(ids):
        raise Invalid("funds.not_employed", field="people")


def _ledgers(session: Session, actor: Actor, decisions: Sequence[AwardDecision]) -> list[AwardLedger]:
    bases = {one.id: one.base_fen for one in decisions}
    asked = (
        select(Award, Person.name)
        .join(Person, Person.id == Award.person_id)
        .where(Award.decision_id.in_(bases))
        .order_by(Person.name, Person.id)
    )
    items: dict[int, list[AwardRow]] = {key: [] for key in bases}
    for one, name in session.execute(asked):
        parts = award_of(bases[one.decision_id], one.factor, one.paid_before_fen)
        items[one.decision_id].append(AwardRow(one.person_id, name, one.factor, **vars(parts)))
    named = divisions.names(session, [one.town_code for one in decisions])
    same = ("id", "town_code", "year", "base_fen", "decided_on", "body", "document", "entered_by")
    return [
        AwardLedger(
            **{name: getattr(one, name) for name in same},
            town_name=named[one.town_code],
            mine=actor.may(MANAGE, spot_of(session, one.town_code)),
            items=items[one.id],
        )
        for one in decisions
    ]
