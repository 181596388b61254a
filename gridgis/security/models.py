"""Accounts, roles, grants, sign-ins and the audit trail."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Double,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base

GRANT_LEVELS = ("all", "county", "town", "village", "grid", "office")


class Account(Base):
    """Somebody, or some system, that can sign in."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    username: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str]
    title: Mapped[str] = mapped_column(server_default="")
    password_hash: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(BigInteger)
    active: Mapped[bool] = mapped_column(server_default="true")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Role(Base):
    """A named set of verbs; a row, not code."""

    __tablename__ = "roles"

    code: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    verbs: Mapped[list[str]] = mapped_column(ARRAY(Text))


class Grant(Base):
    """A role held at a place."""

    __tablename__ = "grants"
    __table_args__ = (
        UniqueConstraint("account_id", "role_code", "level", "place_code"),
        CheckConstraint(f"level IN {GRANT_LEVELS}", name="level"),
        CheckConstraint("(level = 'all') = (place_code = '')", name="place"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    role_code: Mapped[str] = mapped_column(ForeignKey("roles.code"))
    level: Mapped[str]
    place_code: Mapped[str]


class SignIn(Base):
    """One sign-in; only the hash of its token is kept."""

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ix_sign_ins_expires_at", "expires_at"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    remote: Mapped[str] = mapped_column(server_default="")


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
