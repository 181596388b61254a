"""Grids of the departments' lines: what there was before the one net, kept to be mapped to it and retired."""

from datetime import date, datetime

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID


class LineGrid(Base):
    """A grid of one department's line, such as fire safety; its code is that line's own."""

    __tablename__ = "line_grids"
    __table_args__ = (
        CheckConstraint("ST_IsValid(boundary) AND NOT ST_IsEmpty(boundary)", name="boundary"),
        Index("ix_line_grids_boundary", "boundary", postgresql_using="gist"),
        Index("ix_line_grids_county_code", "county_code"),
    )

    line: Mapped[str] = mapped_column(primary_key=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    boundary: Mapped[WKBElement] = mapped_column(Geometry("MULTIPOLYGON", SRID, spatial_index=False))
    source: Mapped[str] = mapped_column(server_default="")
    retired_on: Mapped[date | None]
    imported_at: Mapped[datetime]
