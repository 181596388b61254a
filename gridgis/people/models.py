"""People, their leaves, and offices; what they hold are posts (`gridgis.security.models.Post`)."""

from datetime import date, datetime

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, Identity, Index, Text
from sqlalchemy.dialects.postgresql import ARRAY, DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID
from gridgis.core.vocabulary import LINES, PLATFORMS

EMPLOYMENTS = ("town_hired", "purchased_service", "seconded", "village_cadre", "volunteer")


class Person(Base):
    """Somebody who serves a grid or an office; `service` are the days until the contract ends or they leave."""

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint(f"employment IN {EMPLOYMENTS}", name="employment"),
        CheckConstraint("contract_from <= contract_until", name="contract"),
        CheckConstraint("born_on < contract_from", name="born"),
        Index("ix_people_phone", "phone", postgresql_where="phone <> ''"),
        Index("ix_people_town_code", "town_code"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(server_default="")
    employment: Mapped[str]
    town_code: Mapped[str | None] = mapped_column(ForeignKey("divisions.code"))
    pinyin: Mapped[str] = mapped_column(server_default="")
    initials: Mapped[str] = mapped_column(server_default="")
    born_on: Mapped[date | None]
    employer: Mapped[str] = mapped_column(server_default="")
    contract_from: Mapped[date | None]
    contract_until: Mapped[date | None]
    left_on: Mapped[date | None]
    service: Mapped[Range[date]] = mapped_column(
        DATERANGE, Computed("daterange(NULL, LEAST(contract_until + 1, left_on))", persisted=True)
    )


class Leave(Base):
    """Days on which a person does not serve, both ends included, and who stands in; one leave a person a day.

    `instead_of` stood in before, and has left.
    """

    __tablename__ = "leaves"
    __table_args__ = (
        CheckConstraint("from_day <= until_day", name="days"),
        CheckConstraint("substitute_id <> person_id", name="substitute"),
        ExcludeConstraint(
            ("person_id", "="), ("period", "&&"), name="ex_leaves_one_at_a_time", where="cancelled_at IS NULL"
        ),
        Index("ix_leaves_substitute_id", "substitute_id"),
        Index("ix_leaves_instead_of", "instead_of", postgresql_where="instead_of IS NOT NULL"),
        Index("ix_leaves_from_day", "from_day", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    from_day: Mapped[date]
    until_day: Mapped[date]
    period: Mapped[Range[date]] = mapped_column(
        DATERANGE, Computed("daterange(from_day, until_day, '[]')", persisted=True)
    )
    substitute_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    instead_of: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(server_default="")
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str] = mapped_column(server_default="")


class Competence(Base):
    """A line that somebody is trained for; `valid_until` is the last day before the training has to be done again."""

    __tablename__ = "competences"
    __table_args__ = (
        CheckConstraint(f"line IN {LINES}", name="line"),
        CheckConstraint("trained_on <= valid_until", name="days"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    line: Mapped[str] = mapped_column(primary_key=True)
    trained_on: Mapped[date | None]
    valid_until: Mapped[date | None]


class HandedTown(Base):
    """A town that lets its county edit its people."""

    __tablename__ = "handed_towns"

    town_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"), primary_key=True)
    handed_at: Mapped[datetime]
    handed_by: Mapped[str]


class AgencyType(Base):
    """A kind of agency, as it was at first; its platform and usual names change with every reform.

    `leads` says that it leads its platform.
    """

    __tablename__ = "agency_types"
    __table_args__ = (CheckConstraint(f"platform IN {PLATFORMS}", name="platform"),)

    code: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    platform: Mapped[str]
    leads: Mapped[bool] = mapped_column(server_default="false")


class AgencyTypeVersion(Base):
    """What a kind of agency is called and where it belongs from a first day on; before the first as its row says."""

    __tablename__ = "agency_type_versions"
    __table_args__ = (CheckConstraint(f"platform IN {PLATFORMS}", name="platform"),)

    code: Mapped[str] = mapped_column(ForeignKey("agency_types.code"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    platform: Mapped[str]
    leads: Mapped[bool] = mapped_column(server_default="false")


class OfficeFacts:
    """What of an office may change from a day on.

    `established` are the posts it should have, `in_field` how many of its people work outside; both null where nobody
    said. It serves its own place, else the divisions of `area_codes`; where an `area` is drawn, those are the towns it
    touches.
    """

    name: Mapped[str]
    department_code: Mapped[str | None] = mapped_column(ForeignKey("offices.code"))
    place: Mapped[WKBElement | None] = mapped_column(Geometry("POINT", SRID, spatial_index=False))
    phone: Mapped[str] = mapped_column(server_default="")
    address: Mapped[str] = mapped_column(server_default="")
    hours: Mapped[str] = mapped_column(server_default="")
    established: Mapped[int | None]
    in_field: Mapped[int | None]
    area_codes: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    area: Mapped[WKBElement | None] = mapped_column(Geometry("MULTIPOLYGON", SRID, spatial_index=False))


class Office(OfficeFacts, Base):
    """An office with two parents: the department it belongs to, the division that manages it.

    The facts are its newest, from the day `since` on (null: from its first day); earlier ones stand in
    `office_versions`. One that is to close may name an heir, who goes on with its open cases.
    """

    __tablename__ = "offices"
    __table_args__ = (
        CheckConstraint("level IN ('county', 'town', 'village', 'grid')", name="level"),
        CheckConstraint("department_code <> code", name="department"),
        CheckConstraint("established >= 0 AND in_field >= 0", name="posts"),
        CheckConstraint("valid_from < valid_to AND since < valid_to", name="days"),
        CheckConstraint("heir_code IS NULL OR (heir_code <> code AND valid_to IS NOT NULL)", name="heir"),
        Index("ix_offices_heir_code", "heir_code", postgresql_where="heir_code IS NOT NULL"),
        Index("ix_offices_agency_place", "agency_type", "level", "place_code"),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    agency_type: Mapped[str] = mapped_column(ForeignKey("agency_types.code"))
    level: Mapped[str]
    place_code: Mapped[str]
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    town_code: Mapped[str | None] = mapped_column(ForeignKey("divisions.code"))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    since: Mapped[date | None]
    heir_code: Mapped[str | None] = mapped_column(ForeignKey("offices.code"))


class OfficeVersion(OfficeFacts, Base):
    """An office as it was until a day, which is the first of what followed."""

    __tablename__ = "office_versions"
    __table_args__ = (
        ExcludeConstraint(("office_code", "="), ("period", "&&"), name="ex_office_versions_one_at_a_time"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    office_code: Mapped[str] = mapped_column(ForeignKey("offices.code", ondelete="CASCADE"))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date]
    period: Mapped[Range[date]] = mapped_column(DATERANGE, Computed("daterange(valid_from, valid_to)", persisted=True))
