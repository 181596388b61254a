"""A county's creation standard in its versions, and what was ticked by hand."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class CreationStandard(Base):
    """The items by which a county checks itself, and the days of its milestones; never changed, followed by another."""

    __tablename__ = "creation_standards"
    __table_args__ = (
        UniqueConstraint("county_code", "version"),
        CheckConstraint("built_by <= running_by", name="milestones"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    version: Mapped[int]
    built_by: Mapped[date]
    running_by: Mapped[date]
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    reason: Mapped[str]
    made_by: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]


class CreationTick(Base):
    """That an item was found to be so, or not so, with its evidence; the newest of an item counts."""

    __tablename__ = "creation_ticks"
    __table_args__ = (Index("ix_creation_ticks_item", "county_code", "item_code", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    item_code: Mapped[str]
    done: Mapped[bool]
    on_day: Mapped[date]
    evidence: Mapped[str]
    link: Mapped[str] = mapped_column(server_default="")
    made_by: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
