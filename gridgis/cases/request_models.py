"""What waits in a case for somebody's word: requests of its office, who is to lead, and views that were asked for."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.cases.rules import ASKING, COORDINATORS, NEEDED, OUTCOMES, SETTLED, STANCES
from gridgis.core.db import Base


class CaseRequest(Base):
    """What was asked for that somebody else decides, such as a return, a contact, a rejection, an objection.

    `kind` is the move that asked, `needs` the least verb of who decides, `due_at` when that is due. `more` is counted
    in the `unit` of the case's limit; `granted` of it may be less. `offices` are those that a hard whistle would call.
    An open one has no `outcome`.
    """

    __tablename__ = "case_requests"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        CheckConstraint(f"kind IN {ASKING}", name="kind"),
        CheckConstraint(f"needs IN {NEEDED}", name="needs"),
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome"),
        CheckConstraint("(outcome IS NULL) = (decided_at IS NULL)", name="decided"),
        Index(
            "uq_case_requests_one_open",
            "county_code",
            "case_number",
            unique=True,
            postgresql_where=text("outcome IS NULL"),
        ),
        Index("ix_case_requests_open", "due_at", "case_number", postgresql_where=text("outcome IS NULL")),
        Index("ix_case_requests_office", "office_code", "asked_at"),
        Index("ix_case_requests_decided_at", "decided_at", "case_number"),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    office_code: Mapped[str | None]
    asked_at: Mapped[datetime]
    asked_by: Mapped[int | None] = mapped_column(BigInteger)
    asked_name: Mapped[str]
    reason: Mapped[str]
    note: Mapped[str]
    basis: Mapped[str] = mapped_column(server_default="")
    papers: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    other_office: Mapped[str | None]
    offices: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    more: Mapped[float | None]
    unit: Mapped[str | None]
    review_on: Mapped[date | None]
    needs: Mapped[str]
    due_at: Mapped[datetime]
    outcome: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(BigInteger)
    decided_name: Mapped[str] = mapped_column(server_default="")
    decision: Mapped[str] = mapped_column(server_default="")
    granted: Mapped[float | None]
    handle_due_before: Mapped[datetime | None]
    handle_due_after: Mapped[datetime | None]


class CasePaper(Base):
    """A paper that somebody put to a case, to be named by what they ask for; its bytes lie under the hash."""

    __tablename__ = "case_papers"
    __table_args__ = (ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),)

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    content_type: Mapped[str]
    account_id: Mapped[int] = mapped_column(BigInteger)
    received_at: Mapped[datetime]


class Coordination(Base):
    """A case put before whoever names its lead and the offices that help; open until it is settled.

    Town and category are the case's, kept for what was decided before in the like.
    """

    __tablename__ = "coordinations"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        CheckConstraint(f"who IN {COORDINATORS}", name="who"),
        CheckConstraint(f"outcome IN {SETTLED}", name="outcome"),
        CheckConstraint("(outcome IS NULL) = (settled_at IS NULL)", name="settled"),
        Index(
            "uq_coordinations_one_open",
            "county_code",
            "case_number",
            unique=True,
            postgresql_where=text("outcome IS NULL"),
        ),
        Index("ix_coordinations_open", "due_at", "case_number", postgresql_where=text("outcome IS NULL")),
        Index(
            "ix_coordinations_precedent",
            "town_code",
            "category_code",
            "settled_at",
            postgresql_where=text("outcome = 'decided'"),
        ),
        Index("ix_coordinations_settled_at", "settled_at", "case_number"),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    town_code: Mapped[str | None]
    category_code: Mapped[str]
    who: Mapped[str]
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    outcome: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(BigInteger)
    settled_name: Mapped[str] = mapped_column(server_default="")
    lead_office: Mapped[str | None]
    co_offices: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    reason: Mapped[str] = mapped_column(server_default="")


class CaseView(Base):
    """What an office was asked about a case, and what it said; those of one `seq` are one consultation."""

    __tablename__ = "case_views"
    __table_args__ = (
        ForeignKeyConstraint(["county_code", "case_number"], ["cases.county_code", "cases.number"]),
        CheckConstraint(f"stance IN {STANCES}", name="stance"),
    )

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    office_code: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str]
    asked_at: Mapped[datetime]
    asked_name: Mapped[str]
    said_at: Mapped[datetime | None]
    said_name: Mapped[str] = mapped_column(server_default="")
    stance: Mapped[str | None]
    view: Mapped[str] = mapped_column(server_default="")
