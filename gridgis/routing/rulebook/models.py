"""Sets of routing rules: one is in force in a county on any day, and a set once published never changes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, Identity, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.routing.rulebook.stages import STATES


class RuleSet(Base):
    """All rules of a county for a time. A draft is a copy of the set in force; publishing closes the one before."""

    __tablename__ = "rule_sets"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("(state = 'published') = (valid_from IS NOT NULL)", name="published_from"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="period"),
        ExcludeConstraint(
            ("county_code", "="), ("period", "&&"), name="ex_rule_sets_one_in_force", where="state = 'published'"
        ),
        Index("ix_rule_sets_county", "county_code", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    title: Mapped[str]
    state: Mapped[str]
    version: Mapped[int] = mapped_column(server_default="0")
    base_id: Mapped[int | None] = mapped_column(ForeignKey("rule_sets.id"))
    digest: Mapped[str]
    document_number: Mapped[str] = mapped_column(server_default="")
    effective_on: Mapped[date | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    period: Mapped[Range[date]] = mapped_column(DATERANGE, Computed("daterange(valid_from, valid_to)", persisted=True))
    author_id: Mapped[int | None] = mapped_column(BigInteger)
    author_name: Mapped[str]
    created_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(server_default="")
    decided_at: Mapped[datetime | None]
    decision_note: Mapped[str] = mapped_column(server_default="")


class RoutingRule(Base):
    """One rule of a set, at its place in the order. `changed_in` is the set in which it was last changed."""

    __tablename__ = "routing_rules"
    __table_args__ = (
        UniqueConstraint("set_id", "position", name="uq_routing_rules_position", deferrable=True, initially="DEFERRED"),
    )

    set_id: Mapped[int] = mapped_column(ForeignKey("rule_sets.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    conditions: Mapped[dict[str, Any]]
    outcome: Mapped[dict[str, Any]]
    delegated: Mapped[bool] = mapped_column(server_default="false")
    basis: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(server_default="")
    changed_in: Mapped[int | None] = mapped_column(BigInteger)


class RuleEvent(Base):
    """One step of a set on its way into force; appended, never edited."""

    __tablename__ = "rule_events"

    set_id: Mapped[int] = mapped_column(ForeignKey("rule_sets.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    move: Mapped[str]
    source: Mapped[str | None]
    target: Mapped[str]
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")
