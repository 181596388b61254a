"""Cases with their events, assignments and requests, and who may know of those that are sealed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    FetchedValue,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.cases.rules import ASKING, CLOSED, COORDINATORS, OPEN, PARTS, STATES, UP
from gridgis.cases.slip_rules import LEVELS as SLIP_LEVELS
from gridgis.core.db import Base
from gridgis.core.geo import SRID
from gridgis.core.vocabulary import PLATFORMS, SOURCES, URGENCIES

OPEN_BY = {"due": ()} | {name: (f"{name}_code",) for name in ("county", "town", "office")}
"""Open cases in the order of their limits: all, and those of a place; a village and a grid have few enough to sort."""
CELLS = 8
"""The resolution of the H3 cells whose cases an index has in order."""
CELL = f"((h3 & '{~(0xF << 52)}'::bigint) | '{CELLS << 52 | (1 << 3 * (15 - CELLS)) - 1}'::bigint)"


class Case(Base):
    """The matter being handled. Codes are copied as they were on its day; small tables are not referred to."""

    __tablename__ = "cases"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint(f"urgency IN {URGENCIES}", name="urgency"),
        CheckConstraint(f"platform IN {PLATFORMS}", name="platform"),
        CheckConstraint(f"source IN {SOURCES}", name="source"),
        CheckConstraint("satisfaction IS NULL OR satisfaction BETWEEN 1 AND 4", name="satisfaction"),
        CheckConstraint("sensitive OR NOT staff_involved", name="staff_involved"),
        *(
            Index(f"ix_cases_open_{name}", *columns, "due_at", "number", postgresql_where=text(f"state IN {OPEN}"))
            for name, columns in OPEN_BY.items()
        ),
        Index("ix_cases_open_place", "place", postgresql_using="gist", postgresql_where=text(f"state IN {OPEN}")),
        Index(
            "ix_cases_closed_place",
            "place",
            "closed_at",
            postgresql_using="gist",
            postgresql_where=text(f"state IN {CLOSED}"),
        ),
        Index(
            "ix_cases_open_flagged",
            "submitted_at",
            "number",
            postgresql_where=text(f"state IN {OPEN} AND flags <> '{{}}'"),
        ),
        Index(
            "ix_cases_open_supervised",
            "due_at",
            "number",
            postgresql_where=text(f"state IN {OPEN} AND supervised IS NOT NULL"),
        ),
        Index("ix_cases_state", "state", "submitted_at", "number"),
        Index("ix_cases_open_sensitive", "due_at", "number", postgresql_where=text(f"state IN {OPEN} AND sensitive")),
        Index("ix_cases_sensitive", "submitted_at", "number", postgresql_where=text("sensitive")),
        Index("ix_cases_source", "source", "submitted_at", "number"),
        Index("ix_cases_category", "category_code", "submitted_at", "number"),
        Index("ix_cases_cell", text(CELL), "submitted_at", "number"),
        Index("ix_cases_submitted_at", "submitted_at", "number"),
        Index("ix_cases_total_due_at", "total_due_at"),
        Index("ix_cases_closed_at", "closed_at"),
        Index("ix_cases_town", "town_code", "submitted_at"),
        Index("ix_cases_village", "village_code", "submitted_at"),
        Index("ix_cases_current_grid", "current_grid_code", "submitted_at"),
        Index("ix_cases_office", "office_code", "submitted_at"),
        Index("ix_cases_number", "number"),
        Index("ix_cases_merged_into", "merged_into", postgresql_where=text("merged_into IS NOT NULL")),
        CheckConstraint(f"pending IN {ASKING}", name="pending"),
        CheckConstraint("merged_into IS NULL OR state = 'merged'", name="merged_into"),
        CheckConstraint("rung BETWEEN 0 AND 4", name="rung"),
        CheckConstraint(f"supervised IN {SLIP_LEVELS}", name="supervised"),
        CheckConstraint(f"escalated_level IN {UP}", name="escalated_level"),
        Index("ix_cases_asked", "asked_id", "due_at", postgresql_where=text("asked_id IS NOT NULL")),
        Index("ix_cases_first_due", "first_due_at", postgresql_where=text("first_due_at IS NOT NULL")),
        CheckConstraint(f"coordination IN {COORDINATORS}", name="coordination"),
        Index(
            "ix_cases_taking_part", "taking_part", postgresql_using="gin", postgresql_where=text("taking_part <> '{}'")
        ),
        Index(
            "ix_cases_joint", "joint_at", "number", postgresql_where=text(f"state IN {OPEN} AND joint_at IS NOT NULL")
        ),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    town_code: Mapped[str | None]
    village_code: Mapped[str | None]
    grid_code: Mapped[str | None]
    current_grid_code: Mapped[str | None]
    category_code: Mapped[str]
    platform: Mapped[str]
    urgency: Mapped[str]
    source: Mapped[str]
    description: Mapped[str]
    address_text: Mapped[str] = mapped_column(server_default="")
    place: Mapped[WKBElement | None] = mapped_column(Geometry("POINT", SRID, spatial_index=False))
    h3: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[str]
    office_code: Mapped[str | None]
    flags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    sensitive: Mapped[bool] = mapped_column(server_default="false")
    staff_involved: Mapped[bool] = mapped_column(server_default="false")
    submitted_at: Mapped[datetime]
    dispatched_at: Mapped[datetime | None]
    result_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    near_due_at: Mapped[datetime | None]
    handle_due_at: Mapped[datetime | None]
    total_due_at: Mapped[datetime]
    limit_inputs: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    satisfaction: Mapped[int | None]
    report_count: Mapped[int] = mapped_column(server_default="1")
    return_count: Mapped[int] = mapped_column(server_default="0")
    rework_count: Mapped[int] = mapped_column(server_default="0")
    phases_done: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    """So many phases of its limit of handling were reached."""
    component_owner: Mapped[str] = mapped_column(server_default="")
    pending: Mapped[str | None]
    """The move by which its office has asked for a decision that is not made yet."""
    request_count: Mapped[int] = mapped_column(server_default="0")
    merged_into: Mapped[str | None]
    """The number of the case in which it is handled, of the same county."""
    asked_id: Mapped[int | None] = mapped_column(BigInteger)
    first_due_at: Mapped[datetime | None]
    """When somebody of the grid, `asked_id`, has to have answered first; else `asked_id` is to verify it."""
    self_handled: Mapped[bool] = mapped_column(server_default="false")
    coordination: Mapped[str | None]
    """Who has still to name the lead and the offices that help; a lead that has it already works on meanwhile."""
    co_offices: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """The offices that help, as routing has them."""
    taking_part: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """The offices beside the lead that have a part in it, and so may read it."""
    co_open: Mapped[int] = mapped_column(server_default="0")
    """So many parts of helping offices are neither filed nor waived."""
    consulting: Mapped[int | None]
    """The consultation that is open."""
    joint_at: Mapped[datetime | None]
    """When its offices act together on the spot, at `joint_place`."""
    joint_place: Mapped[str] = mapped_column(server_default="")
    last_seq: Mapped[int] = mapped_column(server_default="0")
    rung: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    """So many rungs of the ladder of reminders the limit that runs has come to."""
    next_rung_at: Mapped[datetime | None]
    """No index has it, nor anything else that the sweep of the ladder writes: so it touches no index of cases."""
    slip_count: Mapped[int] = mapped_column(server_default="0")
    supervised: Mapped[str | None]
    """The gravest slip that is out: yellow or red."""
    escalated_level: Mapped[str | None]


class DueRung(Base):
    """When the limit of a case comes to its next rung: what the sweep of the ladder looks at, and then takes out.

    A trigger enters each `next_rung_at` that a case gets. What another limit took the place of stays until its moment,
    and is passed over then.
    """

    __tablename__ = "due_rungs"

    at: Mapped[datetime] = mapped_column(primary_key=True)
    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)


class NeedToKnow(Base):
    """An account that may read a sensitive case, and by what; whoever stands on no such row does not know of it.

    `receiver`, `office` and `inspector` follow from the post and end with it; `named` was entered by somebody, whom
    `added_by` names. What is entered on behalf of an office ends when the case leaves that office.
    `submitted_at` is the case's, for their order; a trigger sets it where it isn't told.
    """

    __tablename__ = "need_to_know"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        CheckConstraint(f"part IN {PARTS}", name="part"),
        CheckConstraint("(part = 'named') = (added_by IS NOT NULL)", name="added_by"),
        Index(
            "ix_need_to_know_account",
            "account_id",
            "submitted_at",
            "case_number",
            postgresql_where=text("removed_at IS NULL"),
        ),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    part: Mapped[str]
    office_code: Mapped[str | None]
    reason: Mapped[str] = mapped_column(server_default="")
    added_at: Mapped[datetime]
    added_by: Mapped[int | None] = mapped_column(BigInteger)
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[int | None] = mapped_column(BigInteger)
    submitted_at: Mapped[datetime] = mapped_column(server_default=FetchedValue())


class CaseEvent(Base):
    """One move of a case; appended, never edited (a trigger refuses it). One `undoes` all from that one on."""

    __tablename__ = "case_events"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        Index("ix_case_events_actor", "actor_id", "at", postgresql_where=text("actor_id IS NOT NULL")),
        Index("ix_case_events_undoes", "county_code", "case_number", postgresql_where=text("undoes IS NOT NULL")),
        Index(
            "uq_case_events_key",
            "case_number",
            "key",
            "county_code",
            unique=True,
            postgresql_where=text("key IS NOT NULL"),
        ),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    move: Mapped[str]
    source: Mapped[str | None]
    target: Mapped[str]
    due_at: Mapped[datetime | None]
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")
    facts: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    key: Mapped[UUID | None] = mapped_column(Uuid)
    """What its maker named it by, so that it is made once however often it is sent."""
    undoes: Mapped[int | None]


class Assignment(Base):
    """A case given to an office or its grid: one lead, any number that help; or to somebody of a grid to look first.

    Each helping one has a result of its own, or is waived. `charge_name` is who is in charge of it there; of the lead
    the result stands on the timeline.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        CheckConstraint("part IN ('lead', 'co', 'first')", name="part"),
        CheckConstraint(
            "(office_code IS NULL) = (grid_code IS NOT NULL) AND (part = 'first') = (account_id IS NOT NULL)"
            " AND CASE part WHEN 'co' THEN grid_code IS NULL WHEN 'first' THEN office_code IS NULL ELSE true END",
            name="first",
        ),
        Index("ix_assignments_account", "account_id", "dispatched_at", postgresql_where=text("account_id IS NOT NULL")),
        Index("ix_assignments_office", "office_code", "dispatched_at"),
        Index(
            "uq_assignments_one_open_lead",
            "county_code",
            "case_number",
            unique=True,
            postgresql_where=text("part = 'lead' AND ended_at IS NULL"),
        ),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    office_code: Mapped[str | None]
    grid_code: Mapped[str | None]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    part: Mapped[str]
    dispatched_at: Mapped[datetime]
    sign_due_at: Mapped[datetime | None]
    handle_due_at: Mapped[datetime | None]
    signed_at: Mapped[datetime | None]
    result_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    charge_id: Mapped[int | None] = mapped_column(BigInteger)
    charge_name: Mapped[str] = mapped_column(server_default="")
    result: Mapped[str] = mapped_column(server_default="")
    waived_at: Mapped[datetime | None]
    waived_reason: Mapped[str] = mapped_column(server_default="")
