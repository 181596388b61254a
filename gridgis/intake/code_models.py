"""The codes with which reporters see what becomes of their report, and where the page for it is open."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class QueryCode(Base):
    """The one code that opens a report's page; only its hash is kept. A new one takes the place of the old.

    `made_by` is the account that gave it, `seen_at` when it was first used.
    """

    __tablename__ = "query_codes"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "report_id"], ["reports.county_code", "reports.id"]),
        Index("uq_query_codes_code_hash", "code_hash", unique=True),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    report_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(BigInteger)
    seen_at: Mapped[datetime | None]


class ReporterPage(Base):
    """Whether a county has opened the page of reporters; without a row it has not.

    `phone` is where they may call instead, `address` how the page is reached from outside (`https://12345.example`);
    empty where that is the address of the desk.
    """

    __tablename__ = "reporter_pages"

    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"), primary_key=True)
    open: Mapped[bool]
    phone: Mapped[str] = mapped_column(server_default="")
    address: Mapped[str] = mapped_column(server_default="")
