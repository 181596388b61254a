"""Personnel matters and what was done in each."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base
from gridgis.people.personnel.rules import CHANGES, KINDS, STATES


class PersonnelMatter(Base):
    """A matter between the department of a stationed office, the town that manages it, and a person.

    Of a head's move `person_id` goes and `successor_id` comes, from `first_day` on; a consent is used by the posts that
    it let end and begin. A notice tells what became of one of these posts. `evidence` is what a suggestion rests on.
    """

    __tablename__ = "personnel_matters"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint(f"change IN {('', *CHANGES)}", name="change"),
        CheckConstraint("num_nonnulls(person_id, successor_id) > 0", name="persons"),
        *(
            Index(f"ix_personnel_matters_{column}", column)
            for column in (
                "office_code",
                "department_code",
                "town_code",
                "person_id",
                "successor_id",
                "ended_post_id",
                "begun_post_id",
            )
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]
    state: Mapped[str]
    office_code: Mapped[str] = mapped_column(ForeignKey("offices.code", ondelete="CASCADE"))
    department_code: Mapped[str] = mapped_column(ForeignKey("offices.code", ondelete="CASCADE"))
    county_code: Mapped[str]
    town_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    first_day: Mapped[date | None]
    change: Mapped[str] = mapped_column(server_default="")
    reason: Mapped[str] = mapped_column(server_default="")
    evidence: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    paper_sha256: Mapped[str] = mapped_column(server_default="")
    paper_type: Mapped[str] = mapped_column(server_default="")
    paper_name: Mapped[str] = mapped_column(server_default="")
    ended_post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"))
    begun_post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    made_by: Mapped[str]


class PersonnelStep(Base):
    """One thing done in a matter, and by whom."""

    __tablename__ = "personnel_steps"

    matter_id: Mapped[int] = mapped_column(ForeignKey("personnel_matters.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    move: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")
