"""Standard addresses and linear objects (roads, rivers, rails) with those who answer for them."""

from datetime import date

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, Identity, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.core.geo import SRID
from gridgis.core.vocabulary import LEVELS

NAME_KINDS = ("division", "road", "site")
NAME_ORIGINS = ("own", "short", "old", "alias")
LINE_DUTIES = ("river_chief", "road_chief", "rail_guard")


class StandardAddress(Base):
    """One standard address: a text, a point, the divisions it lies in, and the parts it is looked up by.

    `key` is the text without its divisions, as `key_of` writes it, `sound` how that sounds. `road` is a road or a
    village group, `site` an estate or a point of interest; `door`, `building`, `unit` and `room` are bare numbers and
    `number` the first number of the door. It is in force until the day before `valid_to`.
    """

    __tablename__ = "std_addresses"
    __table_args__ = (
        Index("ix_std_addresses_text", "text", unique=True, postgresql_where="valid_to IS NULL"),
        Index("ix_std_addresses_key_exact", "key", "village_code"),
        Index("ix_std_addresses_key", "key", postgresql_using="gin", postgresql_ops={"key": "gin_trgm_ops"}),
        Index("ix_std_addresses_sound", "sound", "village_code", postgresql_where="sound <> ''"),
        Index("ix_std_addresses_road", "road", "number", "village_code", postgresql_where="road <> ''"),
        Index("ix_std_addresses_site", "site", "village_code", postgresql_where="site <> ''"),
        Index("ix_std_addresses_number", "number", "village_code", postgresql_where="number IS NOT NULL"),
        Index("ix_std_addresses_place", "place", postgresql_using="gist"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    text: Mapped[str]
    key: Mapped[str]
    kind: Mapped[str]
    road: Mapped[str] = mapped_column(server_default="")
    number: Mapped[int | None]
    place: Mapped[WKBElement] = mapped_column(Geometry("POINT", SRID, spatial_index=False))
    village_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    town_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    county_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    door: Mapped[str] = mapped_column(server_default="")
    site: Mapped[str] = mapped_column(server_default="")
    building: Mapped[str] = mapped_column(server_default="")
    unit: Mapped[str] = mapped_column(server_default="")
    room: Mapped[str] = mapped_column(server_default="")
    sound: Mapped[str] = mapped_column(server_default="")
    valid_to: Mapped[date | None]


class AddressName(Base):
    """Another word for a division, a road or a site: without its kind (`short`), of old times (`old`), or besides.

    The names of divisions themselves are kept too (`own`), for their sounds. `code` is the division named, or the one
    in which the road or site lies; `stands_for` is the road or site as standard addresses write it. A name of old times
    was in use until the day before `valid_to`.
    """

    __tablename__ = "address_names"
    __table_args__ = (
        CheckConstraint(f"kind IN {NAME_KINDS}", name="kind"),
        CheckConstraint(f"origin IN {NAME_ORIGINS}", name="origin"),
        CheckConstraint("name <> '' AND (kind = 'division') = (stands_for = '')", name="names"),
        UniqueConstraint("name", "kind", "code", "stands_for"),
        Index("ix_address_names_sound", "sound", postgresql_where="kind = 'division' AND origin = 'own'"),
        Index("ix_address_names_code", "code"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    sound: Mapped[str]
    code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    stands_for: Mapped[str] = mapped_column(server_default="")
    origin: Mapped[str]
    valid_to: Mapped[date | None]


class LinearObject(Base):
    """A river, road or rail, drawn under the grids."""

    __tablename__ = "linear_objects"
    __table_args__ = (
        CheckConstraint("kind IN ('river', 'road', 'rail', 'coast', 'lake')", name="kind"),
        Index("ix_linear_objects_line", "line", postgresql_using="gist"),
        Index("ix_linear_objects_name", "name", postgresql_where="name <> ''"),
        Index("ix_linear_objects_code", "code", unique=True, postgresql_where="code <> ''"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(server_default="")
    rank: Mapped[int]
    line: Mapped[WKBElement] = mapped_column(Geometry("MULTILINESTRING", SRID, spatial_index=False))
    synthetic: Mapped[bool] = mapped_column(server_default="false")
    code: Mapped[str] = mapped_column(server_default="")


class LinePost(Base):
    """Who answers for a river, road or rail for a time; a line has one chief on any day."""

    __tablename__ = "line_posts"
    __table_args__ = (
        CheckConstraint(f"duty IN {LINE_DUTIES}", name="duty"),
        CheckConstraint(f"level IN {LEVELS}", name="level"),
        ExcludeConstraint(("linear_object_id", "="), ("period", "&&"), name="ex_line_posts_one_chief"),
        Index("ix_line_posts_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    linear_object_id: Mapped[int] = mapped_column(ForeignKey("linear_objects.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    duty: Mapped[str]
    level: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    period: Mapped[Range[date]] = mapped_column(DATERANGE, Computed("daterange(valid_from, valid_to)", persisted=True))
