"""The record of what was set."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base

TOPICS = ("calendar", "terms", "thresholds", "agencies", "roles", "pack", "reporter_pages", "messages")


class SettingChange(Base):
    """What somebody set, with the rows before and after; never changed, undone by another.

    `reckoned_to` is how far its open cases have been reckoned again: a case number, null at the end.
    """

    __tablename__ = "setting_changes"
    __table_args__ = (
        CheckConstraint(f"topic IN {TOPICS}", name="topic"),
        Index("ix_setting_changes_unreckoned", "id", postgresql_where=text("reckoned_to IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    topic: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    made_by: Mapped[str]
    reason: Mapped[str]
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    shorter: Mapped[int]
    longer: Mapped[int]
    undoes: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("setting_changes.id"), unique=True)
    reckoned_to: Mapped[str | None]
