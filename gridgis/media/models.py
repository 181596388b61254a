"""What is known of a photo."""

from datetime import datetime
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID


class Medium(Base):
    """A photo of a report; its bytes lie sealed in the media folder under their hash.

    One with an account was taken later, by somebody who looked into the case; the others came with the report.
    What is shown is made of them by the worker, at `shown_at`; `hidden` where that can't be done. The size in pixels is
    missing for photos of old times that were never looked at. When and where it was taken is what the picture says of
    itself, never what anything is decided by.
    """

    __tablename__ = "media"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "report_id"], ["reports.county_code", "reports.id"]),
        Index("ix_media_waiting", "received_at", "sha256", postgresql_where=text("shown_at IS NULL AND NOT hidden")),
        Index(
            "ix_media_unlikened",
            "received_at",
            "sha256",
            postgresql_where=text("likeness IS NULL AND shown_at IS NOT NULL AND NOT hidden"),
        ),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    report_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    content_type: Mapped[str]
    size_bytes: Mapped[int]
    width: Mapped[int | None]
    height: Mapped[int | None]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    received_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]
    hidden: Mapped[bool] = mapped_column(server_default="false")
    taken_at: Mapped[datetime | None]
    taken_place: Mapped[WKBElement | None] = mapped_column(Geometry("POINT", SRID, spatial_index=False))
    likeness: Mapped[int | None] = mapped_column(BigInteger)
