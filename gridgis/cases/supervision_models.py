"""Supervision slips."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.cases.slip_rules import LEVELS, ORIGINS, STATES, WAITING
from gridgis.core.db import Base


class SupervisionSlip(Base):
    """A formal push about a case, proposed by somebody or by the ladder, issued to a named person, and answered.

    `text` is what it says, `due_at` when the answer is due, `judgement` what was said of the answer, or why a
    proposal was dropped. An answer that did not do is asked for again: `rounds` counts how often.
    """

    __tablename__ = "supervision_slips"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        CheckConstraint(f"level IN {LEVELS}", name="level"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint(f"origin IN {ORIGINS}", name="origin"),
        CheckConstraint(
            "state IN ('proposed', 'dropped') OR (issued_at IS NOT NULL AND due_at IS NOT NULL AND to_name <> '')",
            name="issued",
        ),
        Index(
            "uq_supervision_slips_one_waiting",
            "county_code",
            "case_number",
            "level",
            unique=True,
            postgresql_where=text(f"state IN {WAITING}"),
        ),
        Index("ix_supervision_slips_waiting", "moved_at", "case_number", postgresql_where=text(f"state IN {WAITING}")),
        Index("ix_supervision_slips_moved", "moved_at", "case_number"),
        Index("ix_supervision_slips_to", "to_account", postgresql_where=text("to_account IS NOT NULL")),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[str]
    state: Mapped[str]
    origin: Mapped[str]
    moved_at: Mapped[datetime]
    """When it came to its state."""
    asked_at: Mapped[datetime]
    asked_by: Mapped[int | None] = mapped_column(BigInteger)
    asked_name: Mapped[str]
    text: Mapped[str]
    to_account: Mapped[int | None] = mapped_column(BigInteger)
    to_name: Mapped[str] = mapped_column(server_default="")
    to_title: Mapped[str] = mapped_column(server_default="")
    office_code: Mapped[str | None]
    issued_at: Mapped[datetime | None]
    issued_name: Mapped[str] = mapped_column(server_default="")
    due_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(server_default="")
    judged_at: Mapped[datetime | None]
    judged_name: Mapped[str] = mapped_column(server_default="")
    judgement: Mapped[str] = mapped_column(server_default="")
    rounds: Mapped[int] = mapped_column(server_default="0")
