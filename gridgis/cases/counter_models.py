"""The last case numbers that were given."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class CaseCounter(Base):
    """The last case number a county has given on a day."""

    __tablename__ = "case_counters"

    county_code: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]
