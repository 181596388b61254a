"""Admission requests with opinions of towns and what was done in each; tasks that were stopped for want of one."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.tasks.admission.rules import STANCES, STATES


class TaskRequest(Base):
    """A kind of task that a department asks grids to do from a first day to a last.

    `item` is as it would stand on the grid task list; admitted with changes, as it was admitted. `town_codes` are those
    whose grids it concerns. `list_code` is its code on the list once admitted.
    """

    __tablename__ = "task_requests"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("first_day <= last_day", name="days"),
        CheckConstraint("(list_code <> '') = (state IN ('admitted', 'admitted_changed', 'ended'))", name="listed"),
        Index("ix_task_requests_county_code", "county_code", "state", "id"),
        Index("ix_task_requests_office_code", "office_code"),
        Index("ix_task_requests_ending", "last_day", postgresql_where="state IN ('admitted', 'admitted_changed')"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    office_code: Mapped[str] = mapped_column(ForeignKey("offices.code"))
    state: Mapped[str] = mapped_column(server_default="draft")
    version: Mapped[int] = mapped_column(server_default="1")
    item: Mapped[dict[str, Any]] = mapped_column(JSONB)
    funds_source: Mapped[str] = mapped_column(server_default="")
    funds_amount: Mapped[float] = mapped_column(server_default="0")
    first_day: Mapped[date]
    last_day: Mapped[date]
    contact: Mapped[str] = mapped_column(server_default="")
    town_codes: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    decide_due_at: Mapped[datetime | None]
    opinions_due_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(server_default="")
    list_code: Mapped[str] = mapped_column(server_default="")


class TaskOpinion(Base):
    """What a town says to a request; while it is asked it may say otherwise."""

    __tablename__ = "task_request_opinions"
    __table_args__ = (CheckConstraint(f"stance IN {STANCES}", name="stance"),)

    request_id: Mapped[int] = mapped_column(ForeignKey("task_requests.id", ondelete="CASCADE"), primary_key=True)
    town_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"), primary_key=True)
    stance: Mapped[str]
    words: Mapped[str] = mapped_column(server_default="")
    by_name: Mapped[str]
    at: Mapped[datetime]


class TaskStep(Base):
    """One thing done in a request, and by whom."""

    __tablename__ = "task_request_steps"

    request_id: Mapped[int] = mapped_column(ForeignKey("task_requests.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    move: Mapped[str]
    at: Mapped[datetime]
    by_name: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")


class TaskBlock(Base):
    """A case that was not handed to its grid, since its category is not on the list there; its request."""

    __tablename__ = "task_blocks"
    __table_args__ = (Index("ix_task_blocks_request_id", "request_id"),)

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("task_requests.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    by_name: Mapped[str]
