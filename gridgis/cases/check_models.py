"""What was looked at and by whom, with what it was shown by, and the seeds of samples."""

from datetime import date, datetime

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.cases.rules import LOOKS
from gridgis.core.db import Base
from gridgis.core.geo import SRID


class CaseCheck(Base):
    """Somebody looked into a case: verified it, answered first, settled it themselves, or checked a result.

    `seq` is that of the event that tells of it, `due_at` the limit that ran; `distance_m` from where the photos were
    taken to the place of the case. A call stands for photos where nobody has to go, or can. Of what was settled
    without an office `sampled` says whether somebody else checks it, by `lot`, which nobody chooses.
    """

    __tablename__ = "case_checks"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        CheckConstraint(f"kind IN {LOOKS}", name="kind"),
        CheckConstraint("(call_to = '') = (called_at IS NULL)", name="call"),
        CheckConstraint("(sampled IS NULL) = (lot IS NULL)", name="sampled"),
        Index("ix_case_checks_account", "account_id", "at"),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    move: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    place: Mapped[WKBElement | None] = mapped_column(Geometry("POINT", SRID, spatial_index=False))
    distance_m: Mapped[float | None]
    photos: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    call_to: Mapped[str] = mapped_column(server_default="")
    called_at: Mapped[datetime | None]
    call_said: Mapped[str] = mapped_column(server_default="")
    sampled: Mapped[bool | None]
    lot: Mapped[float | None]


class SampleSeed(Base):
    """From what the samples of a county are drawn in a month; made when the first is, told to nobody."""

    __tablename__ = "sample_seeds"

    county_code: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    seed: Mapped[str]
