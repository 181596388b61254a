"""What reporters were told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.cases.rules import WAYS
from gridgis.core.db import Base


class CaseReply(Base):
    """An answer to one reporter, with how it was given; a case that was done again is answered again.

    `seq` is that of the event that ended the case, `case_number` the case that was closed, in which the report may hang
    by a merger. `given_at` is empty while the answer waits on the reporter's page, and where nobody could be reached.
    """

    __tablename__ = "case_replies"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        CheckConstraint(f"way IN {WAYS}", name="way"),
        Index("ix_case_replies_case", "county_code", "case_number", "seq"),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    report_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    case_number: Mapped[str]
    way: Mapped[str]
    words: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(BigInteger)
    by_name: Mapped[str]
    given_at: Mapped[datetime | None]
