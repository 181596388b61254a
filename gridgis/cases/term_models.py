"""What counts for cases and is set: categories, limits of stages, the work calendar, each with what followed it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.cases.clocks import UNITS
from gridgis.core.db import Base
from gridgis.core.vocabulary import PLATFORMS, URGENCIES

COORDINATION = ("clear", "platform", "centre")
"""Who settles which offices a matter is for: nobody need, the platform's lead, the head of the command centre."""


class Category(Base):
    """What a report is about; level 2 carries owner, urgency and limit."""

    __tablename__ = "categories"
    __table_args__ = (
        CheckConstraint("level IN (1, 2)", name="level"),
        CheckConstraint(f"platform IN {PLATFORMS}", name="platform"),
        CheckConstraint(f"coordination IN {COORDINATION}", name="coordination"),
        CheckConstraint(
            "level = 1 OR (parent_code IS NOT NULL AND urgency IS NOT NULL AND limit_value IS NOT NULL)", name="limit"
        ),
        CheckConstraint("sensitive OR NOT staff_involved", name="staff_involved"),
        CheckConstraint("NOT sensitive OR first_handler IS DISTINCT FROM 'grid'", name="sensitive_first"),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[int]
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("categories.code"))
    name_zh: Mapped[str]
    name_en: Mapped[str]
    platform: Mapped[str]
    lead_agency_type: Mapped[str | None] = mapped_column(ForeignKey("agency_types.code"))
    co_agency_types: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    coordination: Mapped[str] = mapped_column(server_default="clear")
    first_handler: Mapped[str | None]
    emergency_number: Mapped[str | None]
    urgency: Mapped[str | None]
    limit_value: Mapped[float | None]
    limit_unit: Mapped[str | None]
    phases: Mapped[str] = mapped_column(server_default="")
    sensitive: Mapped[bool] = mapped_column(server_default="false")
    staff_involved: Mapped[bool] = mapped_column(server_default="false")
    auto_register: Mapped[bool] = mapped_column(server_default="false")
    result_photo: Mapped[bool] = mapped_column(server_default="false")
    tier: Mapped[str] = mapped_column(server_default="extended")
    notes: Mapped[str] = mapped_column(server_default="")
    status: Mapped[str] = mapped_column(server_default="draft")


HANDLERS = ("agency", "grid", "emergency")


class CategoryVersion(Base):
    """What a category is by from a first day on, for what arrives from then on; before the first it is as its row says.

    `auto_register` and `first_handler` say who comes first, `result_photo` that an office shows what it did by a photo,
    the others who owns it and how long it may take.
    """

    __tablename__ = "category_versions"
    __table_args__ = (
        CheckConstraint(f"urgency IN {URGENCIES}", name="urgency"),
        CheckConstraint(f"limit_unit IN {UNITS}", name="limit_unit"),
        CheckConstraint(f"coordination IN {COORDINATION}", name="coordination"),
        CheckConstraint(f"first_handler IN {HANDLERS}", name="first_handler"),
        CheckConstraint("limit_value > 0 AND limit_value < 10000", name="limit_value"),
    )

    code: Mapped[str] = mapped_column(ForeignKey("categories.code"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    lead_agency_type: Mapped[str] = mapped_column(ForeignKey("agency_types.code"))
    co_agency_types: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    coordination: Mapped[str] = mapped_column(server_default="clear")
    first_handler: Mapped[str]
    urgency: Mapped[str]
    limit_value: Mapped[float]
    limit_unit: Mapped[str]
    phases: Mapped[str] = mapped_column(server_default="")
    auto_register: Mapped[bool]
    result_photo: Mapped[bool] = mapped_column(server_default="false")


class StageLimitVersion(Base):
    """How long a stage may take for what arrives from a first day on; before the first it is as `stage_limits` says."""

    __tablename__ = "stage_limit_versions"
    __table_args__ = (
        CheckConstraint(f"unit IN {UNITS}", name="unit"),
        CheckConstraint("value > 0 AND value < 10000", name="value"),
    )

    stage: Mapped[str] = mapped_column(primary_key=True)
    urgency: Mapped[str] = mapped_column(primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    value: Mapped[float]
    unit: Mapped[str]


class StageLimit(Base):
    """How long a stage other than handling may take, by urgency."""

    __tablename__ = "stage_limits"

    stage: Mapped[str] = mapped_column(primary_key=True)
    urgency: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[float]
    unit: Mapped[str]


class CalendarDay(Base):
    """A day that is not what its weekday says: a holiday, or a make-up workday."""

    __tablename__ = "workday_calendar"

    day: Mapped[date] = mapped_column(primary_key=True)
    is_workday: Mapped[bool]
    name: Mapped[str] = mapped_column(server_default="")


class CalendarYear(Base):
    """A year whose holiday notice has been published; limits that end in any other are provisional."""

    __tablename__ = "calendar_years"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    notice: Mapped[str] = mapped_column(server_default="")


class WorkSchedule(Base):
    """The worked spans of a workday, `08:30-12:00 14:00-17:30`, from a first day on until that of the next row."""

    __tablename__ = "work_schedules"
    __table_args__ = (CheckConstraint("spans_ascend(spans)", name="spans"),)

    first_day: Mapped[date] = mapped_column(primary_key=True)
    spans: Mapped[str]
    name: Mapped[str] = mapped_column(server_default="")
