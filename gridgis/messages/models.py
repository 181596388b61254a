"""Rules of who is told, the inbox, quiet hours, and what is sent out of the house.

Rows of the inbox and of the outbox are written by a trigger of `case_events`, in the transaction of the event.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, FetchedValue, ForeignKey, Identity, Index, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.messages.rules import KINDS, STATES

UNREAD, OPEN = text("read_at IS NULL"), text("state IN ('waiting', 'sending')")


class MessageRule(Base):
    """That whoever holds a post, or has a part in the case, is told of an event."""

    __tablename__ = "message_rules"

    event: Mapped[str] = mapped_column(primary_key=True)
    post: Mapped[str] = mapped_column(primary_key=True)


class Message(Base):
    """What somebody is told of a case: its last event `seq`, and how `many` there were since they read of it.

    One unread row for a person and a case; it keeps no words, name or place: those come from what its reader may read.
    """

    __tablename__ = "messages"
    __table_args__ = (
        Index("uq_messages_unread", "case_number", "account_id", "county_code", unique=True, postgresql_where=UNREAD),
        Index("ix_messages_unread", "account_id", "at", "id", postgresql_where=UNREAD),
        Index("ix_messages_account", "account_id", "at", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger)
    county_code: Mapped[str]
    case_number: Mapped[str]
    seq: Mapped[int]
    event: Mapped[str]
    at: Mapped[datetime]
    many: Mapped[int] = mapped_column(server_default="1")
    was_seq: Mapped[int | None]
    was_event: Mapped[str | None]
    """What it told of before, which it tells of again where its event is undone."""
    read_at: Mapped[datetime | None]


class QuietHours(Base):
    """Hours of the day, as `HH:MM`, in which nothing that can wait leaves the house for an account; 0 is everybody."""

    __tablename__ = "quiet_hours"

    account_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    begins: Mapped[str]
    ends: Mapped[str]


class MessageChannel(Base):
    """A way out of the house; `secret` is shown to nobody once it is set."""

    __tablename__ = "message_channels"
    __table_args__ = (CheckConstraint(f"kind IN {KINDS}", name="kind"),)

    code: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    active: Mapped[bool] = mapped_column(server_default="false")
    url: Mapped[str] = mapped_column(server_default="")
    identity: Mapped[str] = mapped_column(server_default="")
    agent: Mapped[str] = mapped_column(server_default="")
    secret: Mapped[str] = mapped_column(server_default="")
    set_at: Mapped[datetime]
    set_by: Mapped[str]


class MessageAddress(Base):
    """Where an account is reached by a channel: a mobile number, a member's id."""

    __tablename__ = "message_addresses"

    account_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    channel: Mapped[str] = mapped_column(ForeignKey("message_channels.code", ondelete="CASCADE"), primary_key=True)
    address: Mapped[str]


class Outgoing(Base):
    """A message on its way out: once for a person, a matter and a channel; `key` tells a receiver that it is the same.

    While it is `sending`, `next_at` is when whoever has it is taken for dead.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index(
            "uq_outbox_waiting",
            "case_number",
            "account_id",
            "channel",
            "county_code",
            unique=True,
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_outbox_open", "channel", "address", "at", "id", postgresql_where=OPEN),
        Index("ix_outbox_ended", "state", "at", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    key: Mapped[UUID] = mapped_column(Uuid, server_default=FetchedValue())
    channel: Mapped[str]
    address: Mapped[str]
    account_id: Mapped[int] = mapped_column(BigInteger)
    county_code: Mapped[str]
    case_number: Mapped[str]
    seq: Mapped[int]
    event: Mapped[str]
    at: Mapped[datetime]
    was_seq: Mapped[int | None]
    was_event: Mapped[str | None]
    state: Mapped[str] = mapped_column(server_default="waiting")
    tries: Mapped[int] = mapped_column(server_default="0")
    next_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    failure: Mapped[str] = mapped_column(server_default="")
