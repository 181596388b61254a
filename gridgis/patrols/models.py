"""Patrols, what is kept of them for some days, and which cells of grids were reached on which day."""

from datetime import date, datetime
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID


class Patrol(Base):
    """A patrol of one worker in one grid, under the id that the phone made.

    Its track and stops go some weeks later, at `forgotten_at`; how long or how far somebody walked is never reckoned.
    `digest` is of what was sent, `cells` how many patrol cells it reached.
    """

    __tablename__ = "patrols"
    __table_args__ = (
        CheckConstraint("started_at < ended_at", name="span"),
        Index("ix_patrols_account", "account_id", "started_at", "id"),
        Index("ix_patrols_kept", "ended_at", postgresql_where="forgotten_at IS NULL"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger)
    grid_code: Mapped[str] = mapped_column(ForeignKey("grids.code"))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    received_at: Mapped[datetime]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    cells: Mapped[int]
    track: Mapped[WKBElement | None] = mapped_column(Geometry("MULTILINESTRING", SRID, spatial_index=False))
    forgotten_at: Mapped[datetime | None]


class PatrolStop(Base):
    """A place of a patrol at which its worker stopped by."""

    __tablename__ = "patrol_stops"

    patrol_id: Mapped[UUID] = mapped_column(ForeignKey("patrols.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    at: Mapped[datetime]
    place: Mapped[WKBElement] = mapped_column(Geometry("POINT", SRID, spatial_index=False))
    accuracy_m: Mapped[float]
    note: Mapped[str] = mapped_column(server_default="")


class PatrolCover(Base):
    """That a cell (H3, resolution 10) was reached by a patrol of a grid on a local day; it names nobody."""

    __tablename__ = "patrol_cover"

    grid_code: Mapped[str] = mapped_column(ForeignKey("grids.code"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    cell: Mapped[int] = mapped_column(BigInteger, primary_key=True)
