"""Plans with their edits and moves, the lineage of grids, and the hand-over of open cases."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.plans.asked import EDITS
from gridgis.plans.rules import OFFICES, STATES


class Plan(Base):
    """A set of edits on top of the net in force, in one county."""

    __tablename__ = "plans"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("state NOT IN ('approved', 'effective', 'superseded') OR effective_on IS NOT NULL", name="day"),
        Index("ix_plans_county_state", "county_code", "state"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    title: Mapped[str]
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    state: Mapped[str]
    version: Mapped[int] = mapped_column(server_default="0")
    note: Mapped[str] = mapped_column(server_default="")
    document_number: Mapped[str] = mapped_column(server_default="")
    target_households: Mapped[int] = mapped_column(server_default="400")
    effective_on: Mapped[date | None]
    author_id: Mapped[int | None] = mapped_column(BigInteger)
    author_name: Mapped[str]
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class PlanEdit(Base):
    """One edit: the touched grids before and after, so that undoing gives back the very same shapes."""

    __tablename__ = "plan_edits"
    __table_args__ = (CheckConstraint(f"kind IN {EDITS}", name="kind"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    facts: Mapped[dict[str, Any]]
    before: Mapped[dict[str, Any]] = mapped_column(JSONB)
    after: Mapped[dict[str, Any]] = mapped_column(JSONB)
    undone: Mapped[bool] = mapped_column(server_default="false")
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]
    at: Mapped[datetime]


class PlanMove(Base):
    """One step of a plan on its way to the net; appended, never edited."""

    __tablename__ = "plan_moves"
    __table_args__ = (CheckConstraint(f"office IN {('', *OFFICES)}", name="office"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    move: Mapped[str]
    source: Mapped[str | None]
    target: Mapped[str]
    office: Mapped[str] = mapped_column(server_default="")
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")
    at: Mapped[datetime]


class PlanPresence(Base):
    """That somebody edits in a village now; shown to others, never enforced."""

    __tablename__ = "plan_presence"
    __table_args__ = (Index("ix_plan_presence_village", "village_code"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    account_name: Mapped[str]
    village_code: Mapped[str]
    at: Mapped[datetime]


class Lineage(Base):
    """That a grid came from another, by which plan and how."""

    __tablename__ = "grid_lineage"
    __table_args__ = (
        CheckConstraint("kind IN ('new', 'split', 'merge', 'adjust', 'retire')", name="kind"),
        Index("ix_grid_lineage_child", "child_code"),
    )

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    parent_code: Mapped[str] = mapped_column(primary_key=True)
    child_code: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    on_day: Mapped[date]


class Handover(Base):
    """An open case that changed hands when a plan took effect."""

    __tablename__ = "handovers"

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    from_grid: Mapped[str | None]
    to_grid: Mapped[str | None]
    at: Mapped[datetime]
