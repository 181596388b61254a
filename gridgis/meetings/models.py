"""Meetings with agenda and decisions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, ForeignKeyConstraint, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.vocabulary import PLATFORMS
from gridgis.meetings.rules import ITEM_KINDS, STATES


class Meeting(Base):
    """A meeting of a county or town: the joint one of all platforms, or that of one `platform`.

    `first_day` to `last_day` are those whose figures its agenda was drafted from.
    """

    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint(f"platform IN {PLATFORMS}", name="platform"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("first_day <= last_day", name="days"),
        Index("ix_meetings_place_code", "place_code", "held_at"),
        Index("ix_meetings_county_code", "county_code", "held_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    place_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    county_code: Mapped[str]
    town_code: Mapped[str | None]
    platform: Mapped[str | None]
    held_at: Mapped[datetime]
    room: Mapped[str] = mapped_column(server_default="")
    state: Mapped[str] = mapped_column(server_default="planned")
    first_day: Mapped[date]
    last_day: Mapped[date]
    minutes: Mapped[str] = mapped_column(server_default="")
    version: Mapped[int] = mapped_column(server_default="0")
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    confirmed_by: Mapped[str] = mapped_column(server_default="")
    confirmed_at: Mapped[datetime | None]


class MeetingDecision(Base):
    """What was decided, the office that does it and until when; with a category it becomes a case once confirmed."""

    __tablename__ = "meeting_decisions"
    __table_args__ = (
        CheckConstraint("(done_on IS NULL) = (result = '')", name="result"),
        CheckConstraint("(case_number IS NULL) = (case_county IS NULL)", name="case"),
        ForeignKeyConstraint(["category_code"], ["categories.code"]),
        Index("ix_meeting_decisions_meeting_id", "meeting_id", "position"),
        Index("ix_meeting_decisions_case", "case_county", "case_number"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    position: Mapped[int]
    words: Mapped[str]
    office_code: Mapped[str | None]
    due_on: Mapped[date | None]
    category_code: Mapped[str | None]
    address: Mapped[str] = mapped_column(server_default="")
    case_county: Mapped[str | None]
    case_number: Mapped[str | None]
    result: Mapped[str] = mapped_column(server_default="")
    done_on: Mapped[date | None]


class MeetingItem(Base):
    """A point of an agenda; `evidence`: what its sentence opens, or the case; `decision_id`: what comes back."""

    __tablename__ = "meeting_items"
    __table_args__ = (
        CheckConstraint(f"kind IN {ITEM_KINDS}", name="kind"),
        CheckConstraint("(kind = 'undone') = (decision_id IS NOT NULL)", name="decision"),
        Index("ix_meeting_items_meeting_id", "meeting_id", "position"),
        Index("ix_meeting_items_decision_id", "decision_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str]
    words: Mapped[str] = mapped_column(server_default="")
    evidence: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_decisions.id"))
