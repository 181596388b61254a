"""Portfolios of leaders, and leading groups with members and tasks."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.people.leaders.rules import GROUP_DUTIES, PARTS, SUBJECTS

PERIOD = "CASE WHEN cancelled_at IS NULL THEN daterange(valid_from, valid_to) ELSE 'empty'::daterange END"


class Portfolio(Base):
    """A leader's part in something on some days, at the county or town whose leader it is; nobody has it twice."""

    __tablename__ = "portfolios"
    __table_args__ = (
        CheckConstraint(f"subject_kind IN {SUBJECTS}", name="subject_kind"),
        CheckConstraint(f"part IN {PARTS}", name="part"),
        CheckConstraint("valid_from < valid_to", name="days"),
        ExcludeConstraint(
            ("place_code", "="),
            ("subject_kind", "="),
            ("subject", "="),
            ("person_id", "="),
            ("part", "="),
            ("period", "&&"),
            name="ex_portfolios_once",
        ),
        Index("ix_portfolios_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    place_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    subject_kind: Mapped[str]
    subject: Mapped[str]
    part: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    document: Mapped[str] = mapped_column(server_default="")
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str] = mapped_column(server_default="")
    period: Mapped[Range[date]] = mapped_column(DATERANGE, Computed(PERIOD, persisted=True))


class LeadingGroup(Base):
    """A leading group of a county or town, from a day on."""

    __tablename__ = "leading_groups"
    __table_args__ = (
        CheckConstraint("valid_from < valid_to", name="days"),
        Index("ix_leading_groups_place_code", "place_code"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    place_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    name: Mapped[str]
    document: Mapped[str] = mapped_column(server_default="")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    made_by: Mapped[str]
    made_at: Mapped[datetime]


class GroupMember(Base):
    """Somebody's function in a leading group for some days, and the unit they stand for; one function a day."""

    __tablename__ = "group_members"
    __table_args__ = (
        CheckConstraint(f"duty IN {GROUP_DUTIES}", name="duty"),
        CheckConstraint("valid_from < valid_to", name="days"),
        ExcludeConstraint(("group_id", "="), ("person_id", "="), ("period", "&&"), name="ex_group_members_once"),
        Index("ix_group_members_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("leading_groups.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    duty: Mapped[str]
    unit: Mapped[str] = mapped_column(server_default="")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    period: Mapped[Range[date]] = mapped_column(DATERANGE, Computed("daterange(valid_from, valid_to)", persisted=True))


class GroupTask(Base):
    """A task of a leading group with its owner, due day and result."""

    __tablename__ = "group_tasks"
    __table_args__ = (
        CheckConstraint("(done_on IS NULL) = (result = '')", name="result"),
        Index("ix_group_tasks_group_id", "group_id"),
        Index("ix_group_tasks_owner_id", "owner_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("leading_groups.id"))
    title: Mapped[str]
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(server_default="")
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]
