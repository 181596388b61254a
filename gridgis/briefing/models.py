"""Briefings as they are written and signed, the files they were frozen as, red heads, and what is drafted by itself."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.briefing.rules import KINDS, PERIODIC, RHYTHMS, STATES
from gridgis.core.db import Base


class Paper(Base):
    """A briefing of a place and a period: its blocks, and what was told of the period as of a moment.

    `told` holds all figures and outlines (`gridgis.briefing.keeping`), so that it prints the same for ever; a trigger
    refuses to change what is signed. `writers` are the accounts that wrote in it. A later `edition` replaces an
    earlier one for a `reason`, with the figures that changed. A bulletin is a `kind` of it, with its `recipients`
    (`gridgis.briefing.addressing`); `differing` are the numbers that the data gave otherwise when they were last
    recounted, `differs_since` the moment at which that was first seen.
    """

    __tablename__ = "briefings"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint(f"rhythm IN {RHYTHMS}", name="rhythm"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint("first_day <= last_day", name="days"),
        Index(
            "uq_briefings_period",
            "kind",
            "place_code",
            "rhythm",
            "first_day",
            unique=True,
            postgresql_where=text("rhythm <> 'own' AND edition = 1 AND state <> 'discarded'"),
        ),
        Index("ix_briefings_place", "county_code", "town_code", "id"),
        Index("ix_briefings_due", "send_at", postgresql_where=text("state = 'signed' AND send_at IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str] = mapped_column(server_default="briefing")
    place_code: Mapped[str]
    place_name: Mapped[str]
    county_code: Mapped[str]
    town_code: Mapped[str | None]
    rhythm: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    title: Mapped[str]
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    told: Mapped[dict[str, Any]] = mapped_column(JSONB, deferred=True)
    as_of: Mapped[datetime]
    state: Mapped[str] = mapped_column(server_default="draft")
    version: Mapped[int] = mapped_column(server_default="0")
    edition: Mapped[int] = mapped_column(server_default="1")
    replaces: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(server_default="")
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default="[]")
    number: Mapped[int | None]
    writers: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    writer_name: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str] = mapped_column(server_default="")
    signer_name: Mapped[str] = mapped_column(server_default="")
    signed_at: Mapped[datetime | None]
    send_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    recipients: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default="[]")
    recounted_at: Mapped[datetime | None]
    differs_since: Mapped[datetime | None]
    differing: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default="[]")


class Receipt(Base):
    """That somebody took note of a bulletin for a town or office (`code`) that it is addressed to; it stays."""

    __tablename__ = "briefing_receipts"

    briefing_id: Mapped[int] = mapped_column(ForeignKey("briefings.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    name: Mapped[str]
    at: Mapped[datetime]


class FrozenFile(Base):
    """A file of a signed briefing, as it was made then; a trigger refuses to change it."""

    __tablename__ = "briefing_files"

    briefing_id: Mapped[int] = mapped_column(ForeignKey("briefings.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class RedHead(Base):
    """The red head of a county: the document into which its briefings are written."""

    __tablename__ = "briefing_heads"

    county_code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    set_at: Mapped[datetime]
    set_by: Mapped[str]


class Schedule(Base):
    """That a place gets a draft each week or month, and whether what is signed is sent by itself at an hour."""

    __tablename__ = "briefing_schedules"
    __table_args__ = (
        CheckConstraint(f"rhythm IN {PERIODIC}", name="rhythm"),
        CheckConstraint("send_hour BETWEEN 0 AND 23", name="hour"),
    )

    place_code: Mapped[str] = mapped_column(primary_key=True)
    rhythm: Mapped[str] = mapped_column(primary_key=True)
    county_code: Mapped[str]
    town_code: Mapped[str | None]
    send_hour: Mapped[int | None]
    """Local hour of the first workday after it was signed; none: somebody sends it."""
    set_at: Mapped[datetime]
    set_by: Mapped[str]
