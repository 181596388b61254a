"""The table of decisions; `gridgis/routing/decisions.py` writes and reads it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, CheckConstraint, Index, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID

CAUSES = ("received", "moved", "category", "net", "confirmed")
"""Why a decision was taken: a report came in, its pin or address was put right, its category changed, a new net was
published, a person confirmed the place."""


class Decision(Base):
    """Why a report went where it went. `route` is the whole of it; of that, the columns repeat what SQL asks for.

    `rule` is the step of the ladder (R1–R4); `rule_code` the rule of the set that spoke, empty where the category did.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        CheckConstraint(f"cause IN {CAUSES}", name="cause"),
        Index("ix_decisions_report", "county_code", "report_id"),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[UUID | None] = mapped_column(Uuid)
    at: Mapped[datetime]
    place: Mapped[WKBElement | None] = mapped_column(Geometry("POINT", SRID, spatial_index=False))
    located_by: Mapped[str]
    score: Mapped[float | None]
    match: Mapped[str]
    border_m: Mapped[float | None]
    grid_code: Mapped[str | None]
    grid_version_id: Mapped[int | None] = mapped_column(BigInteger)
    rule: Mapped[str]
    office_code: Mapped[str | None]
    flags: Mapped[list[str]] = mapped_column(JSONB)
    confirmed_by: Mapped[int | None] = mapped_column(BigInteger)
    cause: Mapped[str] = mapped_column(server_default="received")
    actor_name: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(server_default="")
    rule_set_id: Mapped[int | None] = mapped_column(BigInteger)
    rule_code: Mapped[str] = mapped_column(server_default="")
    day: Mapped[date]
    asked_at: Mapped[datetime | None]
    town_code: Mapped[str | None]
    village_code: Mapped[str | None]
    platform: Mapped[str | None]
    chosen_grid: Mapped[str | None]
    given: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    route: Mapped[dict[str, Any]]
