"""Sharing out what leaders look after: given for some days, ended, and taken back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.people.duties import known, standings
from gridgis.people.leaders.models import Portfolio
from gridgis.people.leaders.queries import MANAGE, PortfolioRow, require_subject, row_of, seen_spot, spot_of
from gridgis.people.leaders.rules import PARTS
from gridgis.people.models import Person
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

TEXT_LIMIT = 100


@dataclass(frozen=True)
class Giving:
    """A part in a subject as asked for; the last day counts."""

    place_code: str
    person_id: int
    subject_kind: str
    subject: str
    part: str
    first_day: date
    last_day: date | None = None
    document: str = ""


@audited("portfolio_given", "portfolio", "{made.id}", place="wish.place_code", subject="wish.subject", part="wish.part")
def give(session: Session, actor: Actor, wish: Giving, *, at: datetime) -> PortfolioRow:
    """Let a leader look after something from a day on; what is wrong with it the table tells.

    Raises:
        NotFound: there is no such place, or the actor sees nothing there.
        Forbidden: `leader.manage` is not held there.
        Invalid: there is no such subject or person there, or the days run backwards.
        Conflict: the person has this part on one of the days already.
    """
    spot = seen_spot(session, actor, wish.place_code)
    require(actor, MANAGE, spot)
    if wish.part not in PARTS:
        raise Invalid("leaders.no_subject", code=wish.part[:40], field="part")
    if wish.last_day is not None and wish.last_day < wish.first_day:
        raise Invalid("leaders.days", field="last_day")
    require_subject(session, spot, wish.subject_kind, wish.subject, wish.first_day)
    person = require_person(session, actor, wish.person_id, spot, wish.first_day)
    last = wish.last_day + timedelta(days=1) if wish.last_day else None
    _require_once(session, wish, last)
    facts = {name: value for name, value in vars(wish).items() if name not in ("first_day", "last_day")}
    row = Portfolio(**facts, valid_from=wish.first_day, valid_to=last, made_by=actor.display_name, made_at=at)
    session.add(row)
    session.flush()
    return row_of(row, person.name)


@audited("portfolio_ended", "portfolio", "{portfolio_id}", last_day="last_day")
def end(session: Session, actor: Actor, portfolio_id: int, last_day: date, *, at: datetime) -> PortfolioRow:
    """Let a leader look after something until a day.

    Raises:
        NotFound: the actor sees no such portfolio.
        Forbidden: `leader.manage` is not held there.
        Invalid: the day lies before the first.
        Conflict: it was taken back, or is over.
    """
    row, name = _held(session, actor, portfolio_id)
    if row.valid_to is not None and row.valid_to <= at.date():
        raise Conflict("leaders.over", field="portfolio_id")
    if last_day < row.valid_from:
        raise Invalid("leaders.days", field="last_day")
    longer = row.valid_to is not None and last_day >= row.valid_to
    if longer:
        raise Invalid("leaders.longer", field="last_day")
    row.valid_to = last_day + timedelta(days=1)
    session.flush()
    return row_of(row, name)


@audited("portfolio_undone", "portfolio", "{portfolio_id}")
def undo(session: Session, actor: Actor, portfolio_id: int, *, at: datetime) -> PortfolioRow:
    """Take back a portfolio that was entered by mistake: it counts on no day, and stays on record.

    Raises:
        NotFound: the actor sees no such portfolio.
        Forbidden: `leader.manage` is not held there.
        Conflict: it was taken back already.
    """
    row, name = _held(session, actor, portfolio_id)
    row.cancelled_at, row.cancelled_by = at, actor.display_name
    session.flush()
    return row_of(row, name)


def _held(session: Session, actor: Actor, portfolio_id: int) -> tuple[Portfolio, str]:
    row = session.scalar(select(Portfolio).where(Portfolio.id == portfolio_id).with_for_update())
    if row is None:
        raise NotFound("leaders.no_portfolio", id=portfolio_id)
    spot = spot_of(session, row.place_code)
    if not (actor.may("grid.read", spot) or actor.may(MANAGE, spot)):
        raise NotFound("leaders.no_portfolio", id=portfolio_id)
    require(actor, MANAGE, spot)
    if row.cancelled_at is not None:
        raise Conflict("leaders.undone", field="portfolio_id")
    return row, session.get_one(Person, row.person_id).name


def require_person(session: Session, actor: Actor, person_id: int, spot: Spot, day: date) -> Person:
    """Somebody whom the actor knows, held until the end of the transaction.

    Raises:
        Invalid: the actor knows of no such person in this county who serves on the day.
    """
    person = session.get(Person, person_id, with_for_update={"key_share": True})
    where = standings(session, [person_id], day, day).get(person_id, [])
    here = any(one.spot.county_code == spot.county_code for one in where)
    gone = person is not None and session.scalar(
        select(Person.id).where(Person.id == person_id, ~Person.service.op("@>")(day))
    )
    if person is None or not known(actor, where) or not here or gone:
        raise Invalid("leaders.nobody", field="person_id")
    return person


def _require_once(session: Session, wish: Giving, valid_to: date | None) -> None:
    same = select(Portfolio.id).where(
        Portfolio.place_code == wish.place_code,
        Portfolio.subject_kind == wish.subject_kind,
        Portfolio.subject == wish.subject,
        Portfolio.person_id == wish.person_id,
        Portfolio.part == wish.part,
        Portfolio.period.op("&&")(func.daterange(wish.first_day, valid_to)),
    )
    if session.scalar(same.limit(1)) is not None:
        raise Conflict("leaders.twice", field="person_id")
