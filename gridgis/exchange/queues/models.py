"""Workbooks that are written while whoever asked goes on with other work."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Identity, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base

STATES = ("waiting", "writing", "done", "failed", "cancelled")


class LongExport(Base):
    """A workbook that somebody asked for: of which list, how many rows stand in it, and what became of it.

    While it is `writing`, `beat_at` is when whoever writes it was last heard of. The file goes a day after its end.
    """

    __tablename__ = "long_exports"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index("ix_long_exports_account", "account_id", "id"),
        Index("ix_long_exports_open", "id", postgresql_where=text("state IN ('waiting', 'writing')")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str]
    asked: Mapped[dict[str, Any]] = mapped_column(JSONB)
    language: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="waiting")
    rows: Mapped[int] = mapped_column(server_default="0")
    tries: Mapped[int] = mapped_column(server_default="0")
    asked_at: Mapped[datetime]
    beat_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    failure: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    """The kind of its refusal under `kind`, with its facts."""
