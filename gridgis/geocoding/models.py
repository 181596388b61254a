"""Standard addresses and linear objects (roads, rivers, rails)."""

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID


class StandardAddress(Base):
    """One standard address: a text, a point, and the divisions it lies in."""

    __tablename__ = "std_addresses"
    __table_args__ = (
        Index("ix_std_addresses_key_exact", "key"),
        Index("ix_std_addresses_key", "key", postgresql_using="gin", postgresql_ops={"key": "gin_trgm_ops"}),
        Index("ix_std_addresses_place", "place", postgresql_using="gist"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    text: Mapped[str]
    key: Mapped[str]
    kind: Mapped[str]
    road: Mapped[str] = mapped_column(server_default="")
    number: Mapped[int | None]
    place: Mapped[WKBElement] = mapped_column(Geometry("POINT", SRID, spatial_index=False))
    village_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    town_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))


class LinearObject(Base):
    """A river, road or rail, drawn under the grids."""

    __tablename__ = "linear_objects"
    __table_args__ = (
        CheckConstraint("kind IN ('river', 'road', 'rail', 'coast', 'lake')", name="kind"),
        Index("ix_linear_objects_line", "line", postgresql_using="gist"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(server_default="")
    rank: Mapped[int]
    line: Mapped[WKBElement] = mapped_column(Geometry("MULTILINESTRING", SRID, spatial_index=False))
    synthetic: Mapped[bool] = mapped_column(server_default="false")
