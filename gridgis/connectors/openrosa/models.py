"""What devices sent: by the id of the instance, with what it said and which of its photos are here."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class Submission(Base):
    """A form that was filled in and taken: into a report of the same id, or an object.

    `digest` is of all it says; what it says stands in the report or the object alone. `files` are the hashes of its
    photos that are here, by name; `said_at` is when the device says it was filled in.
    """

    __tablename__ = "odk_submissions"
    __table_args__ = (
        CheckConstraint("(case_number = '') = (object_id IS NOT NULL)", name="subject"),
        Index("ix_odk_submissions_received_at", "received_at"),
    )

    instance_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    device_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("device_links.id"))
    form_id: Mapped[str]
    form_version: Mapped[str]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    case_number: Mapped[str] = mapped_column(server_default="")
    object_id: Mapped[UUID | None] = mapped_column(Uuid)
    files: Mapped[dict[str, str]] = mapped_column(JSONB)
    said_at: Mapped[datetime | None]
    received_at: Mapped[datetime]
