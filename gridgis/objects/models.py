"""Collection schemas in versions, objects with what is sealed of them, and their history."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.objects.items import DEEDS, KINDS


class CollectionSchema(Base):
    """What a county collects from a first day on; in force is what has the latest first day, the later made of two."""

    __tablename__ = "collection_schemas"
    __table_args__ = (Index("ix_collection_schemas_in_force", "county_code", "first_day", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    first_day: Mapped[date]
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    reason: Mapped[str]
    published_by: Mapped[str]
    published_at: Mapped[datetime]


class CollectedObject(Base):
    """A person, dwelling, rental, enterprise, place or facility at a standard address.

    `id` is made by whoever collects it, `number` by the database. `name` is masked of a person. `facts` are answers by
    code of the item, those that are sealed left out. It is to be confirmed again until `due_on`.
    """

    __tablename__ = "objects"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint("(ended_on IS NULL) = (ended_why = '')", name="ended"),
        Index("ix_objects_address_id", "address_id"),
        Index("ix_objects_number", "number", unique=True),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity())
    address_id: Mapped[int] = mapped_column(ForeignKey("std_addresses.id"))
    kind: Mapped[str]
    name: Mapped[str]
    facts: Mapped[dict[str, str]] = mapped_column(JSONB)
    version: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    confirmed_at: Mapped[datetime]
    confirmed_by: Mapped[str]
    due_on: Mapped[date]
    ended_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(server_default="")


class ObjectSeal(Base):
    """What is sealed of an object: a person's name, and answers to sealed items."""

    __tablename__ = "object_seals"

    object_id: Mapped[UUID] = mapped_column(ForeignKey("objects.id"), primary_key=True)
    name: Mapped[str] = mapped_column(server_default="")
    facts: Mapped[dict[str, str]] = mapped_column(JSONB)


class ObjectChange(Base):
    """A version of an object: who made it, and what became another; `sealed` is told as the seal is opened."""

    __tablename__ = "object_changes"
    __table_args__ = (CheckConstraint(f"deed IN {DEEDS}", name="deed"),)

    object_id: Mapped[UUID] = mapped_column(ForeignKey("objects.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    deed: Mapped[str]
    at: Mapped[datetime]
    by_name: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str] = mapped_column(server_default="")
    facts: Mapped[list[dict[str, str]]] = mapped_column(JSONB)
    sealed: Mapped[list[dict[str, str]]] = mapped_column(JSONB)
