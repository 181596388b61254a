"""Grids and their dated versions."""

from datetime import date

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    UniqueConstraint,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID
from gridgis.grids.rules import COVERS


class LayerRow(Base):
    """A layer of grids, as `Layer` of the rules tells."""

    __tablename__ = "layers"
    __table_args__ = (
        CheckConstraint(f"cover IN {COVERS}", name="cover"),
        CheckConstraint("0 < first AND first <= last AND last < 10 ^ digits", name="numbers"),
        UniqueConstraint("precedence"),
        Index("ix_layers_whole", "cover", unique=True, postgresql_where=text("cover = 'whole'")),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    position: Mapped[int]
    precedence: Mapped[int | None]
    cover: Mapped[str]
    counts: Mapped[bool]
    series: Mapped[str] = mapped_column(server_default="")
    digits: Mapped[int]
    first: Mapped[int]
    last: Mapped[int]


WHOLE = select(LayerRow.code).where(LayerRow.cover == "whole").scalar_subquery()
"""The code of the layer that covers every village."""


class Grid(Base):
    """A grid: a code that stays, whatever its boundary does."""

    __tablename__ = "grids"
    __table_args__ = (
        UniqueConstraint("code", "layer"),
        Index("ix_grids_village_code", "village_code"),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    layer: Mapped[str] = mapped_column(ForeignKey("layers.code"))
    village_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    town_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    zone_kind: Mapped[str] = mapped_column(server_default="")


class GridVersion(Base):
    """A grid as it was from its first day to the day before `valid_to`.

    A trigger refuses boundaries of one layer that share area on a common day (`migrations/`), under a lock, so
    that two transactions can't each miss the other's rows.
    """

    __tablename__ = "grid_versions"
    __table_args__ = (
        ForeignKeyConstraint(["grid_code", "layer"], ["grids.code", "grids.layer"]),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="period"),
        CheckConstraint("ST_IsValid(boundary) AND NOT ST_IsEmpty(boundary)", name="boundary"),
        ExcludeConstraint(("grid_code", "="), ("period", "&&"), name="ex_grid_versions_grid_code"),
        Index("ix_grid_versions_boundary", "boundary", postgresql_using="gist"),
        Index("ix_grid_versions_in_force", "grid_code", postgresql_where=text("valid_to IS NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    grid_code: Mapped[str]
    layer: Mapped[str]
    name: Mapped[str]
    boundary: Mapped[WKBElement] = mapped_column(Geometry("MULTIPOLYGON", SRID, spatial_index=False))
    label_place: Mapped[WKBElement | None] = mapped_column(
        Geometry("POINT", SRID, spatial_index=False), Computed("ST_PointOnSurface(boundary)", persisted=True)
    )
    households: Mapped[int] = mapped_column(server_default="0")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    period: Mapped[Range[date]] = mapped_column(DATERANGE, Computed("daterange(valid_from, valid_to)", persisted=True))
    plan_id: Mapped[int | None] = mapped_column(BigInteger)
    synthetic: Mapped[bool] = mapped_column(server_default="false")
