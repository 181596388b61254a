"""Training sessions and what became of the people invited."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.vocabulary import LINES


class Training(Base):
    """A session of a course for one line; `sign_key` makes the codes shown there, `questions` are its test."""

    __tablename__ = "trainings"
    __table_args__ = (
        CheckConstraint(f"line IN {LINES}", name="line"),
        CheckConstraint("starts_at < ends_at", name="hours"),
        CheckConstraint("valid_months BETWEEN 1 AND 60 AND pass_mark BETWEEN 1 AND 100", name="numbers"),
        Index("ix_trainings_place", "place_code", "starts_at"),
        Index("ix_trainings_teacher_code", "teacher_code", postgresql_where="teacher_code IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    place_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    title: Mapped[str]
    line: Mapped[str]
    teacher_code: Mapped[str | None] = mapped_column(ForeignKey("offices.code"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    venue: Mapped[str] = mapped_column(server_default="")
    link: Mapped[str] = mapped_column(server_default="")
    required: Mapped[bool] = mapped_column(server_default="false")
    valid_months: Mapped[int]
    pass_mark: Mapped[int]
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    sign_key: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str] = mapped_column(server_default="")


class TrainingRecord(Base):
    """Somebody invited: when and how they signed in, their test, and what they were trained for before they passed."""

    __tablename__ = "training_records"
    __table_args__ = (
        CheckConstraint("signed_at IS NOT NULL OR (tries = 0 AND passed_at IS NULL)", name="came_first"),
        Index("ix_training_records_person_id", "person_id"),
    )

    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    signed_at: Mapped[datetime | None]
    signed_by: Mapped[str] = mapped_column(server_default="")
    tries: Mapped[int] = mapped_column(server_default="0")
    score: Mapped[int | None]
    passed_at: Mapped[datetime | None]
    was_trained: Mapped[bool] = mapped_column(server_default="false")
    trained_before: Mapped[date | None]
    valid_before: Mapped[date | None]
    wrong_codes: Mapped[int] = mapped_column(server_default="0")
    wrong_at: Mapped[datetime | None]


class TrainingMaterial(Base):
    """A file of a session, kept as it came under its hash."""

    __tablename__ = "training_materials"
    __table_args__ = (Index("ix_training_materials_training_id", "training_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id"))
    name: Mapped[str]
    sha256: Mapped[str]
    content_type: Mapped[str]
    size: Mapped[int]
    put_by: Mapped[str]
    put_at: Mapped[datetime]
