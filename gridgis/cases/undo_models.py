"""What a move can be undone by: the rows of its case as they were before it."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class CaseUndo(Base):
    """A move that may be undone by whoever made it, until a moment.

    `seq` is the first of its events, `last_seq` the last of what followed by itself; `before` all rows of the case as
    they were, by table. One that was undone keeps what it had made in `after`; the others go once their time is over.
    """

    __tablename__ = "case_undos"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        Index("ix_case_undos_over", "until", postgresql_where=text("undone_at IS NULL")),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    last_seq: Mapped[int]
    account_id: Mapped[int] = mapped_column(BigInteger)
    move: Mapped[str]
    at: Mapped[datetime]
    until: Mapped[datetime]
    before: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]
    after: Mapped[dict[str, Any] | None]
