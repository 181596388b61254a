"""What somebody is told that is no case."""

from datetime import datetime

from sqlalchemy import BigInteger, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.messages.models import UNREAD


class Notice(Base):
    """What somebody is told: an event, what it is about, the way to it; the verb needed over its place to see it."""

    __tablename__ = "notices"
    __table_args__ = (
        Index("uq_notices_once", "account_id", "event", "path", unique=True),
        Index("ix_notices_unread", "account_id", "id", postgresql_where=UNREAD),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger)
    event: Mapped[str]
    about: Mapped[str]
    path: Mapped[str]
    verb: Mapped[str]
    county_code: Mapped[str]
    town_code: Mapped[str | None]
    office_code: Mapped[str | None]
    platform: Mapped[str | None]
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]
