"""Versions of task lists: one draft at a time of a county or a town, and what was published, which never changes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class TaskList(Base):
    """What workers do from a first day on: all items of a county, or those that a town adds (`town_code`).

    In force on a day is what was published with the latest first day until then, the later of two. A draft counts its
    changes in `version`; `seen_by` is who of the county took note of a town's list.
    """

    __tablename__ = "task_lists"
    __table_args__ = (
        CheckConstraint("(published_at IS NULL) = (first_day IS NULL)", name="published"),
        Index(
            "ix_task_lists_one_draft",
            "county_code",
            func.coalesce(text("town_code"), ""),
            unique=True,
            postgresql_where=text("published_at IS NULL"),
        ),
        Index("ix_task_lists_in_force", "county_code", "town_code", "first_day", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    town_code: Mapped[str | None] = mapped_column(ForeignKey("divisions.code"))
    version: Mapped[int] = mapped_column(server_default="1")
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    changed_by: Mapped[str]
    changed_at: Mapped[datetime]
    first_day: Mapped[date | None]
    reason: Mapped[str] = mapped_column(server_default="")
    published_by: Mapped[str] = mapped_column(server_default="")
    published_at: Mapped[datetime | None]
    seen_by: Mapped[str] = mapped_column(server_default="")
    seen_at: Mapped[datetime | None]
