"""Accounts, roles, the posts that hold them, sign-ins and the audit trail."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    Double,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    Text,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY, DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.vocabulary import PLATFORMS

PLACE_LEVELS = ("all", "county", "town", "village", "grid", "office")


class Account(Base):
    """Somebody, or some system, that can sign in; `password_ended_at`: when a first sealed role ended its password."""

    __tablename__ = "accounts"
    __table_args__ = (Index("ix_accounts_person_id", "person_id", postgresql_where="person_id IS NOT NULL"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    username: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str]
    title: Mapped[str] = mapped_column(server_default="")
    password_hash: Mapped[str]
    password_ended_at: Mapped[datetime | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    active: Mapped[bool] = mapped_column(server_default="true")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    opened_by: Mapped[int | None] = mapped_column(BigInteger)
    closed_at: Mapped[datetime | None]
    closed_reason: Mapped[str] = mapped_column(server_default="")
    last_sign_in_at: Mapped[datetime | None]


class Role(Base):
    """A named set of verbs, the levels of places where it may be held, and the roles it may appoint to there.

    One of a `platform` opens cases of that platform alone.
    """

    __tablename__ = "roles"
    __table_args__ = (CheckConstraint(f"platform IN {PLATFORMS}", name="platform"),)

    code: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    verbs: Mapped[list[str]] = mapped_column(ARRAY(Text))
    levels: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    appoints: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    platform: Mapped[str | None]


class Post(Base):
    """A role held at a place for some days, by a person, or by the account of a system that nobody is.

    It counts on the days of its `period`: on none when it was cancelled, and on none after the person's service, which
    triggers keep here in step. A grid has one chief on any day. `replaces_id` is the post that it goes on with, of a
    chief whom it ended, or of somebody who left; `replaced_to` the day on which that was to end before. A post that
    was ended by hand keeps when, and `ended_before` the end it had until then.
    """

    __tablename__ = "posts"
    __table_args__ = (
        CheckConstraint("num_nonnulls(person_id, account_id) = 1", name="holder"),
        CheckConstraint(f"level IN {PLACE_LEVELS}", name="level"),
        CheckConstraint("(level = 'all') = (place_code = '')", name="place"),
        CheckConstraint("valid_from <= valid_to", name="days"),
        CheckConstraint(
            "person_id IS NULL OR CASE"
            " WHEN role_code IN ('grid_chief', 'grid_worker', 'grid_parttimer', 'grid_guide') THEN level = 'grid'"
            " WHEN role_code = 'village_cadre' THEN level = 'village' ELSE true END",
            name="duty",
        ),
        ExcludeConstraint(
            ("grid_code", "="),
            ("period", "&&"),
            name="ex_posts_one_chief",
            where="role_code = 'grid_chief' AND person_id IS NOT NULL",
        ),
        *(
            ExcludeConstraint(
                (f"{holder}_id", "="),
                ("role_code", "="),
                ("level", "="),
                ("place_code", "="),
                ("period", "&&"),
                name=f"ex_posts_{holder}",
                where=f"{holder}_id IS NOT NULL",
            )
            for holder in ("person", "account")
        ),
        *(
            Index(f"ix_posts_{column}", column, postgresql_where=f"{column} IS NOT NULL")
            for column in ("person_id", "account_id", "grid_code", "division_code", "office_code", "replaces_id")
        ),
        Index("ix_posts_place", "place_code", "role_code"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    role_code: Mapped[str] = mapped_column(ForeignKey("roles.code"))
    level: Mapped[str]
    place_code: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    service: Mapped[Range[date]] = mapped_column(DATERANGE, server_default="(,)")
    made_at: Mapped[datetime | None]
    made_by: Mapped[str] = mapped_column(server_default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"))
    replaced_to: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    ended_before: Mapped[date | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str] = mapped_column(server_default="")
    period: Mapped[Range[date]] = mapped_column(
        DATERANGE,
        Computed(
            "CASE WHEN cancelled_at IS NULL THEN daterange(valid_from, valid_to) * service ELSE 'empty'::daterange END",
            persisted=True,
        ),
    )
    grid_code: Mapped[str | None] = mapped_column(
        ForeignKey("grids.code"), Computed("CASE WHEN level = 'grid' THEN place_code END", persisted=True)
    )
    division_code: Mapped[str | None] = mapped_column(
        ForeignKey("divisions.code"),
        Computed("CASE WHEN level IN ('county', 'town', 'village') THEN place_code END", persisted=True),
    )
    office_code: Mapped[str | None] = mapped_column(
        ForeignKey("offices.code"), Computed("CASE WHEN level = 'office' THEN place_code END", persisted=True)
    )


class SignIn(Base):
    """One sign-in; only the hash of its token is kept."""

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ix_sign_ins_expires_at", "expires_at"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    remote: Mapped[str] = mapped_column(server_default="")


class Invitation(Base):
    """A link with which an account's owner sets its password, once; only the hash of its token is kept."""

    __tablename__ = "invitations"
    __table_args__ = (Index("ix_invitations_account_id", "account_id"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class DeviceLink(Base):
    """A link with which a device sends as an account until it ends; only the hash of its token is kept."""

    __tablename__ = "device_links"
    __table_args__ = (
        Index("ix_device_links_token_hash", "token_hash", unique=True),
        Index("ix_device_links_account_id", "account_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    name: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str] = mapped_column(server_default="")
    last_used_at: Mapped[datetime | None]


class SignInFailure(Base):
    """Wrong passwords of a name from an address, and of an address as a whole (`name_hash` empty)."""

    __tablename__ = "sign_in_failures"
    __table_args__ = (Index("ix_sign_in_failures_last_at", "last_at"),)

    name_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    weight: Mapped[float] = mapped_column(Double)
    last_at: Mapped[datetime]


class AuditEntry(Base):
    """Who did what to which thing, when, from where."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_at", "at"),
        Index("ix_audit_entries_subject", "subject_kind", "subject_key"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    act: Mapped[str]
    subject_kind: Mapped[str]
    subject_key: Mapped[str]
    facts: Mapped[dict[str, Any]]
    remote: Mapped[str] = mapped_column(server_default="")
