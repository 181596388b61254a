"""What is known of two cases together: that they are not one matter, or that the matter came back."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class Apart(Base):
    """Two cases that somebody looked at and found to be different matters; the lower number stands first."""

    __tablename__ = "cases_apart"
    __table_args__ = (CheckConstraint("number < other", name="ordered"),)

    county_code: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    other: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    by_name: Mapped[str]


class Recurrence(Base):
    """A case of a matter that had been closed at the same place before: which one, and how many days it had been."""

    __tablename__ = "recurrences"
    __table_args__ = (Index("ix_recurrences_earlier", "county_code", "earlier", "days"),)

    county_code: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    earlier: Mapped[str]
    days: Mapped[int]
