"""Reports as they came, their receipts, sealed reporters and media."""

from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID
from gridgis.core.vocabulary import SOURCES


class Receipt(Base):
    """That a report of this id and content has been taken. The door of idempotency: one row an id, for ever."""

    __tablename__ = "receipts"

    report_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    county_code: Mapped[str]
    case_number: Mapped[str]
    received_at: Mapped[datetime]
    form: Mapped[int] = mapped_column(SmallInteger, server_default="1")


class OuterNumber(Base):
    """That a number of another system has been taken: one row a source and number, whatever county it lies in."""

    __tablename__ = "outer_numbers"

    source: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    report_id: Mapped[UUID] = mapped_column(Uuid)
    county_code: Mapped[str]
    case_number: Mapped[str]


class Report(Base):
    """One message from one source; never changed, never deleted in normal work."""

    __tablename__ = "reports"
    __table_args__ = (
        CheckConstraint(f"source IN {SOURCES}", name="source"),
        CheckConstraint("accuracy_m IS NULL OR accuracy_m >= 0", name="accuracy"),
        Index("ix_reports_case", "county_code", "case_number"),
        Index("ix_reports_account", "account_id", "received_at"),
        Index("ix_reports_suggested", "county_code", "received_at", postgresql_where=text("suggested IS NOT NULL")),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    case_number: Mapped[str]
    source: Mapped[str]
    outer_number: Mapped[str] = mapped_column(server_default="")
    category_code: Mapped[str]
    description: Mapped[str]
    address_text: Mapped[str] = mapped_column(server_default="")
    place: Mapped[WKBElement | None] = mapped_column(Geometry("POINT", SRID, spatial_index=False))
    given_lng: Mapped[float | None]
    given_lat: Mapped[float | None]
    given_datum: Mapped[str | None]
    accuracy_m: Mapped[float | None]
    moved_m: Mapped[float | None]
    """How far from where the device was its sender set the place, metres; None where nobody moved it."""
    located_by: Mapped[str]
    component_owner: Mapped[str] = mapped_column(server_default="")
    h3: Mapped[int | None] = mapped_column(BigInteger)
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    suggested: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    """The categories that its sender was shown as likely, the likeliest first; None where none were."""
    observed_at: Mapped[datetime]
    observed_said: Mapped[datetime | None]
    """What the device said, where its clock was put right."""
    clock_skew_s: Mapped[int | None] = mapped_column(BigInteger)
    """So many seconds its clock was ahead as it sent the report; None where it did not tell the time."""
    received_at: Mapped[datetime]


class Reporter(Base):
    """The sealed part of a report: who sent it and how to answer."""

    __tablename__ = "reporters"
    __table_args__ = (ForeignKeyConstraint(["county_code", "report_id"], ["reports.county_code", "reports.id"]),)

    county_code: Mapped[str] = mapped_column(primary_key=True)
    report_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(server_default="")
    phone: Mapped[str] = mapped_column(server_default="")
    facts: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
