"""Entries of the ledger, which are never changed, and awards with the decisions they rest on."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Numeric
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.people.funds.rules import FUND_KINDS, FUND_LINES, PURPOSES


class FundEntry(Base):
    """Money planned for, arrived in or spent from a town's budget for grid work, in fen.

    Nothing changes an entry, not even by hand: what was wrong is taken back by a counter entry of the same amount below
    zero, once.
    """

    __tablename__ = "fund_entries"
    __table_args__ = (
        CheckConstraint(f"line IN {FUND_LINES}", name="line"),
        CheckConstraint(f"kind IN {FUND_KINDS}", name="kind"),
        CheckConstraint(f"purpose = '' OR purpose IN {PURPOSES}", name="purpose"),
        CheckConstraint("(kind = 'spent') = (purpose <> '')", name="spent_for"),
        CheckConstraint(
            "amount_fen <> 0 AND (amount_fen < 0) = (counters_id IS NOT NULL)",
            name="amount",
        ),
        Index("ix_fund_entries_town", "town_code", "year", "line"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    town_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    year: Mapped[int]
    line: Mapped[str]
    kind: Mapped[str]
    purpose: Mapped[str] = mapped_column(server_default="")
    day: Mapped[date]
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    document: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")
    counters_id: Mapped[int | None] = mapped_column(ForeignKey("fund_entries.id"), unique=True)
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]


class AwardDecision(Base):
    """What a town decided on its awards of a year: the base, by whom and when, and the document; one a year stands."""

    __tablename__ = "award_decisions"
    __table_args__ = (
        CheckConstraint("base_fen > 0", name="base"),
        Index("ix_award_decisions_standing", "town_code", "year", unique=True, postgresql_where="cancelled_at IS NULL"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    town_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    year: Mapped[int]
    base_fen: Mapped[int] = mapped_column(BigInteger)
    decided_on: Mapped[date]
    body: Mapped[str]
    document: Mapped[str]
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str] = mapped_column(server_default="")


class Award(Base):
    """Somebody's grade by a decision, and what the county paid for the post before."""

    __tablename__ = "awards"
    __table_args__ = (
        CheckConstraint("factor >= 0 AND factor <= 5", name="factor"),
        CheckConstraint("paid_before_fen >= 0", name="paid_before"),
        Index("ix_awards_person_id", "person_id"),
    )

    decision_id: Mapped[int] = mapped_column(ForeignKey("award_decisions.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    factor: Mapped[Decimal] = mapped_column(Numeric(5, 3))
    paid_before_fen: Mapped[int] = mapped_column(BigInteger)
