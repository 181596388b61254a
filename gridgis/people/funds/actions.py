"""Writing the ledger: an entry, and the entry that takes one back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.people.funds.models import FundEntry
from gridgis.people.funds.queries import MANAGE, READ, FundEntryRow, entry, spot_of
from gridgis.people.funds.rules import FIRST_YEAR, FUND_KINDS, FUND_LINES, LAST_YEAR, PURPOSES, require_amount
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require


@dataclass(frozen=True)
class Booking:
    """An entry as asked for; `purpose` is told of what is spent, and of nothing else."""

    town_code: str
    year: int
    line: str
    kind: str
    day: date
    amount_fen: int
    document: str
    purpose: str = ""
    note: str = ""


@audited("fund_booked", "fund_entry", "{made.id}", town="made.town_code", amount_fen="made.amount_fen")
def book(session: Session, actor: Actor, wish: Booking, *, at: datetime) -> FundEntryRow:
    """Write an entry into a town's ledger.

    Raises:
        NotFound: there is no such division.
        Forbidden: `fund.manage` is not held there.
        Invalid: the place is no town, the amount none, the document missing, the day ahead, or the purpose told of what
            is not spent.
    """
    spot = spot_of(session, wish.town_code)
    require(actor, MANAGE, spot)
    if spot.town_code is None:
        raise Invalid("funds.town_wanted", field="town_code")
    _check(wish, at.date())
    row = FundEntry(**vars(wish), entered_by=actor.display_name, entered_at=at)
    session.add(row)
    session.flush()
    return entry(session, row.id)


@audited("fund_countered", "fund_entry", "{entry_id}", by="made.id", reason="reason")
def counter(session: Session, actor: Actor, entry_id: int, reason: str, *, at: datetime) -> FundEntryRow:
    """Take an entry back by one of the same amount below zero; the first stays as it is.

    Raises:
        NotFound: the actor sees no such entry.
        Forbidden: `fund.manage` is not held there.
        Invalid: no reason is given.
        Conflict: it was taken back already, or takes one back itself.
    """
    row = session.scalar(select(FundEntry).where(FundEntry.id == entry_id).with_for_update())
    spot = spot_of(session, row.town_code) if row else None
    if row is None or spot is None or not (actor.may(READ, spot) or actor.may(MANAGE, spot)):
        raise NotFound("funds.no_entry", id=entry_id)
    require(actor, MANAGE, spot)
    if not reason.strip():
        raise Invalid("funds.reason_wanted", field="reason")
    if row.counters_id is not None or session.scalar(select(FundEntry.id).where(FundEntry.counters_id == entry_id)):
        raise Conflict("funds.countered", field="entry_id")
    same = ("town_code", "year", "line", "kind", "purpose", "document")
    back = FundEntry(
        **{name: getattr(row, name) for name in same},
        day=at.date(),
        amount_fen=-row.amount_fen,
        note=reason.strip(),
        counters_id=row.id,
        entered_by=actor.display_name,
        entered_at=at,
    )
    session.add(back)
    session.flush()
    return entry(session, back.id)


def _check(wish: Booking, today: date) -> None:
    for name, told, known in (("line", wish.line, FUND_LINES), ("kind", wish.kind, FUND_KINDS)):
        if told not in known:
            raise Invalid("funds.no_word", text=told[:40], field=name)
    if (wish.kind == "spent") != (wish.purpose in PURPOSES) or (wish.kind != "spent" and wish.purpose):
        raise Invalid("funds.purpose", field="purpose")
    if not FIRST_YEAR <= wish.year <= LAST_YEAR:
        raise Invalid("funds.year", first=FIRST_YEAR, last=LAST_YEAR, field="year")
    require_amount(wish.amount_fen, "amount_fen")
    if wish.kind != "planned" and wish.day > today:
        raise Invalid("funds.ahead", field="day")
    if not wish.document.strip():
        raise Invalid("funds.document_wanted", field="document")
