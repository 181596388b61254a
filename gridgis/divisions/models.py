"""Administrative divisions."""

from datetime import date

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID
from gridgis.core.vocabulary import LEVELS


class Division(Base):
    """One division; codes are text with leading zeros (GB/T 2260, GB/T 10114, statistical)."""

    __tablename__ = "divisions"
    __table_args__ = (
        CheckConstraint(f"level IN {LEVELS}", name="level"),
        Index("ix_divisions_level_parent", "level", "parent_code"),
        Index("ix_divisions_boundary", "boundary", postgresql_using="gist"),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str]
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("divisions.code"))
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(server_default="")
    kind: Mapped[str] = mapped_column(server_default="")
    boundary: Mapped[WKBElement | None] = mapped_column(Geometry("MULTIPOLYGON", SRID, spatial_index=False))
    label_place: Mapped[WKBElement | None] = mapped_column(
        Geometry("POINT", SRID, spatial_index=False), Computed("ST_PointOnSurface(boundary)", persisted=True)
    )
    synthetic: Mapped[bool] = mapped_column(server_default="false")
    source: Mapped[str] = mapped_column(server_default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
