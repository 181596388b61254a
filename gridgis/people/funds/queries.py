"""Reading the ledger: sums by town, line and year, and the entries they add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Row, Select, and_, cast, func, or_, select
from sqlalchemy.orm import Session, aliased

from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.people.funds.models import FundEntry
from gridgis.people.funds.rules import FUND_KINDS, FUND_LINES, FundKind, FundLine, Purpose
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot, require

READ, MANAGE = "fund.read", "fund.manage"


@dataclass(frozen=True)
class FundSum:
    """What a line gave a town's budget in a year, in fen; `entries` counts what stands, counter entries among it."""

    town_code: str
    line: FundLine
    planned_fen: int
    arrived_fen: int
    spent_fen: int
    entries: int


@dataclass(frozen=True)
class FundTown:
    """A town, and whether its ledger may be written by whoever asks."""

    code: str
    name: str
    mine: bool


@dataclass(frozen=True)
class Ledger:
    """Sums of a year by town and line, the towns, and the years of which there is something."""

    items: list[FundSum]
    towns: list[FundTown]
    years: list[int]


@dataclass(frozen=True)
class FundEntryRow:
    """An entry; `countered_by` is the entry that took it back, `counters_id` the one that it takes back."""

    id: int
    town_code: str
    year: int
    line: FundLine
    kind: FundKind
    purpose: Purpose | None
    day: date
    amount_fen: int
    document: str
    note: str
    entered_by: str
    entered_at: datetime
    counters_id: int | None
    countered_by: int | None


def towns_of(actor: Actor, parent: str, verb: str = READ) -> Select[Any]:
    """Codes of towns at or below a place where the actor holds a verb."""
    below = or_(
        Division.code == parent,
        Division.parent_code == parent,
        Division.parent_code.in_(divisions.counties_of(parent)),
    )
    return select(Division.code).where(
        Division.level == "town", below, within(actor, verb, county=Division.parent_code, town=Division.code)
    )


def spot_of(session: Session, town_code: str) -> Spot:
    """Where a town lies.

    Raises:
        NotFound: there is no such division.
    """
    row = divisions.get(session, town_code)
    return Spot(row.parent_code, row.code) if row.level == "town" else Spot(row.code)


def ledger(session: Session, actor: Actor, parent: str, year: int) -> Ledger:
    """What towns at or below a place were promised, got and spent in a year.

    Raises:
        Forbidden: `fund.read` is held nowhere.
        NotFound: there is no such division.
    """
    require(actor, READ)
    divisions.get(session, parent)
    sums = [
        cast(func.coalesce(func.sum(FundEntry.amount_fen).filter(FundEntry.kind == kind), 0), BigInteger).label(
            f"{kind}_fen"
        )
        for kind in FUND_KINDS
    ]
    mine = FundEntry.town_code.in_(towns_of(actor, parent))
    asked = (
        select(FundEntry.town_code, FundEntry.line, *sums, func.count().label("entries"))
        .where(mine, FundEntry.year == year)
        .group_by(FundEntry.town_code, FundEntry.line)
    )
    items = [FundSum(**row._mapping) for row in session.execute(asked)]
    items.sort(key=lambda one: (one.town_code, FUND_LINES.index(one.line)))
    there = select(Division.code, Division.name, Division.parent_code).where(Division.code.in_(towns_of(actor, parent)))
    towns = [
        FundTown(code, name, actor.may(MANAGE, Spot(county, code)))
        for code, name, county in session.execute(there.order_by(Division.code))
    ]
    years = session.scalars(select(FundEntry.year).where(mine).distinct().order_by(FundEntry.year.desc()))
    return Ledger(items, towns, list(years))


def entries(
    session: Session, actor: Actor, parent: str, year: int, *, line: str | None = None, kind: str | None = None
) -> list[FundEntryRow]:
    """The entries that a sum adds up, the newest day first.

    Raises:
        Forbidden: `fund.read` is held nowhere.
        NotFound: there is no such division.
    """
    require(actor, READ)
    divisions.get(session, parent)
    where = [FundEntry.town_code.in_(towns_of(actor, parent)), FundEntry.year == year]
    where += [FundEntry.line == line] if line else []
    where += [FundEntry.kind == kind] if kind else []
    return _rows(session, and_(*where))


def entry(session: Session, entry_id: int) -> FundEntryRow:
    """One entry that is there."""
    return next(iter(_rows(session, FundEntry.id == entry_id)))


def _rows(session: Session, where: ColumnElement[bool]) -> list[FundEntryRow]:
    counter = aliased(FundEntry)
    asked = (
        select(FundEntry, counter.id)
        .outerjoin(counter, counter.counters_id == FundEntry.id)
        .where(where)
        .order_by(FundEntry.day.desc(), FundEntry.id.desc())
    )
    return list(_told(session.execute(asked)))


def _told(rows: Iterable[Row[FundEntry, int | None]]) -> Iterable[FundEntryRow]:
    same = [name for name in FundEntryRow.__dataclass_fields__ if name not in ("purpose", "countered_by")]
    for one, countered_by in rows:
        yield FundEntryRow(
            **{name: getattr(one, name) for name in same}, purpose=one.purpose or None, countered_by=countered_by
        )
