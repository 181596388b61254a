"""Party organisations and those who serve in them."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base

PARTY_KINDS = ("branch", "group", "general_branch", "committee")


class PartyOrganisation(Base):
    """A party organisation: of a grid, or of the village or zone above, at the village's or town's place.

    Its secretary is a person, or a name where they serve in no grid.
    """

    __tablename__ = "party_organisations"
    __table_args__ = (
        CheckConstraint(f"kind IN {PARTY_KINDS}", name="kind"),
        CheckConstraint("level IN ('grid', 'village', 'town')", name="level"),
        CheckConstraint("secretary_id IS NULL OR secretary_name = ''", name="secretary"),
        Index("uq_party_organisations_place", "level", "place_code", "name", unique=True),
        Index("uq_party_organisations_grid_code", "grid_code", unique=True, postgresql_where="grid_code IS NOT NULL"),
        Index("ix_party_organisations_above_id", "above_id", postgresql_where="above_id IS NOT NULL"),
        Index("ix_party_organisations_secretary_id", "secretary_id", postgresql_where="secretary_id IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    level: Mapped[str]
    place_code: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    above_id: Mapped[int | None] = mapped_column(ForeignKey("party_organisations.id"))
    secretary_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    secretary_name: Mapped[str] = mapped_column(server_default="")
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]
    grid_code: Mapped[str | None] = mapped_column(
        ForeignKey("grids.code"), Computed("CASE WHEN level = 'grid' THEN place_code END", persisted=True)
    )
    division_code: Mapped[str | None] = mapped_column(
        ForeignKey("divisions.code"), Computed("CASE WHEN level <> 'grid' THEN place_code END", persisted=True)
    )


class PartyMember(Base):
    """A member who serves where they live, with their unit and the block they look after; perhaps a part-timer."""

    __tablename__ = "party_members"
    __table_args__ = (
        Index("ix_party_members_organisation_id", "organisation_id"),
        Index("ix_party_members_person_id", "person_id", postgresql_where="person_id IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("party_organisations.id", ondelete="CASCADE"))
    name: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    unit: Mapped[str] = mapped_column(server_default="")
    block: Mapped[str] = mapped_column(server_default="")
