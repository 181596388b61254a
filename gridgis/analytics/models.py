"""What figures are kept in: the facts of each case, their sums by day and month, and the cases that changed since.

The columns of facts and sums are the measures that have a day, and what tells how many cases stood at a midnight.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Identity,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.cases.measures import FLOWS, STAGE_DAYS
from gridgis.core.db import Base

SPANS = ("late", "untold")
"""What the events of a case tell of the midnights at which it stood open: past its limit, or no limit told."""
STANDING = ("stood_in", "stood_out", *(f"{name}_{end}" for name in SPANS for end in ("in", "out")))
"""What is summed up to a midnight, ins less outs, for what stood then."""
SUMMED = (*FLOWS, *STANDING)
PLACE = ("county_code", "town_code", "village_code", "grid_code")
"""The codes of a place, from the county down; empty where a case has none."""


class ChangedCase(Base):
    """A case whose facts may not be what it is any more: triggers append, the fold takes away what it has seen."""

    __tablename__ = "changed_cases"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    county_code: Mapped[str]
    number: Mapped[str]


def _texts(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


FACTS = Table(
    "case_facts",
    Base.metadata,
    Column("county_code", Text, primary_key=True),
    Column("number", Text, primary_key=True),
    *_texts(*PLACE[1:], "category_code", "platform"),
    Column("submission", Date, nullable=False),
    Column("limit", Date, nullable=False),
    Column("closing", Date),
    *(Column(name, Date) for name in STAGE_DAYS),
    *(Column(name, Boolean, nullable=False) for name in (*FLOWS, *STANDING[:2])),
    *(Column(name, ARRAY(Date)) for name in STANDING[2:]),
    Column("hour", SmallInteger),
    Column("hops", ARRAY(Integer)),
    *(Index(f"ix_case_facts_{name}", "county_code", name) for name in ("submission", "limit", "closing")),
    *(
        Index(f"ix_case_facts_{name}", "county_code", name, postgresql_where=text(f"{name} IS NOT NULL"))
        for name in STAGE_DAYS
    ),
)
"""What an ordinary case gives to the sums: the local days that count, and each measure as it will be once every limit
has ended. Of a stage that it did not come to there is no day.

`hour` is the local one of submission. `hops` are the working minutes that a case which was closed stood in each of
`HOPS`, all its turns together; null for one that it did not pass.
"""

SUMS = Table(
    "figure_sums",
    Base.metadata,
    Column("level", SmallInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("county_code", Text, primary_key=True),
    Column("step", Text, primary_key=True),
    Column("start", Date, primary_key=True),
    *(Column(name, Text, primary_key=True) for name in PLACE[1:]),
    *(Column(name, Integer, nullable=False) for name in SUMMED),
    CheckConstraint("level BETWEEN 1 AND 4", name="level"),
    CheckConstraint("step IN ('day', 'month')", name="step"),
)
"""The facts of all cases of a place summed by month, for counties (1), towns, villages and grids (4), and by day for
counties and towns.

`kind` is empty for all cases; for counties and towns it is a platform too, for towns by month a category. Days of
villages, grids and categories have nearly as many sums as cases: they are read from facts. Below the level codes are
empty.
"""
