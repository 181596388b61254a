"""Departments of the county that a town has called by a whistle."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, SmallInteger, false
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.cases.rules import SCORES
from gridgis.core.db import Base


class WhistleCall(Base):
    """One department called: it signs, makes contact, comes to the spot, each by its limit; the town rates it then.

    Those of one `seq` were called by one whistle; a `hard` one two heads of the town called, and it binds them.
    """

    __tablename__ = "whistle_calls"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        CheckConstraint(f"score IN {SCORES}", name="score"),
        CheckConstraint("(score IS NULL) = (rated_at IS NULL)", name="rated"),
        Index("ix_whistle_calls_office", "office_code", "called_at"),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    office_code: Mapped[str] = mapped_column(primary_key=True)
    called_at: Mapped[datetime]
    called_by: Mapped[int | None] = mapped_column(BigInteger)
    called_name: Mapped[str]
    reason: Mapped[str]
    hard: Mapped[bool] = mapped_column(server_default=false())
    sign_due_at: Mapped[datetime]
    contact_due_at: Mapped[datetime]
    spot_due_at: Mapped[datetime]
    signed_at: Mapped[datetime | None]
    signed_name: Mapped[str] = mapped_column(server_default="")
    contacted_at: Mapped[datetime | None]
    contact: Mapped[str] = mapped_column(server_default="")
    arrived_at: Mapped[datetime | None]
    arrival: Mapped[str] = mapped_column(server_default="")
    score: Mapped[int | None] = mapped_column(SmallInteger)
    rated_at: Mapped[datetime | None]
    rated_name: Mapped[str] = mapped_column(server_default="")
    rating: Mapped[str] = mapped_column(server_default="")
