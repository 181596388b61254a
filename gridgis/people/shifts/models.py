"""Shifts of command centres."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base

ROSTER_ROLES = ("duty_leader", "shift_leader", "receiver", "checker")
"""Who leads on a day, who leads a shift, who receives and dispatches, who checks results."""


class DutyShift(Base):
    """Somebody on duty in the command centre of a town or a county; in one role a person is on once at a time.

    `instead_of` was to be on, and has left; the same person where nobody goes on with the shift.
    """

    __tablename__ = "duty_shifts"
    __table_args__ = (
        CheckConstraint(f"role IN {ROSTER_ROLES}", name="role"),
        CheckConstraint("starts_at < ends_at", name="hours"),
        ExcludeConstraint(
            ("person_id", "="),
            ("role", "="),
            ("span", "&&"),
            name="ex_duty_shifts_one_at_a_time",
            where="cancelled_at IS NULL",
        ),
        Index("ix_duty_shifts_place", "place_code", "starts_at"),
        Index("ix_duty_shifts_person_id", "person_id", "starts_at"),
        Index("ix_duty_shifts_instead_of", "instead_of", postgresql_where="instead_of IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    place_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    role: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    instead_of: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    span: Mapped[Range[datetime]] = mapped_column(TSTZRANGE, Computed("tstzrange(starts_at, ends_at)", persisted=True))
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str] = mapped_column(server_default="")
