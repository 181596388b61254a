"""The stages that a case passed, each with the limit that ran last in it."""

from datetime import datetime

from sqlalchemy import Index, false
from sqlalchemy.orm import Mapped, mapped_column

from gridgis.core.db import Base


class CaseStage(Base):
    """A stage of a case (`gridgis.cases.staged`): until when its last turn had to be done, and when it was.

    A trigger on events writes it. A turn begins where an event leads into the state of the stage, with the limit that
    this event tells, and ends with the event that leads out; what is said meanwhile moves no limit but by another
    category or a new calendar. `late` says whether a turn before the last was done too late.
    """

    __tablename__ = "case_stages"
    __table_args__ = (Index("ix_case_stages_due", "stage", "due_at"),)

    county_code: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(primary_key=True)
    stage: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    late: Mapped[bool] = mapped_column(server_default=false())
