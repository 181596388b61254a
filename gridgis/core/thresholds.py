"""The numbers that an installation may turn: rows of `thresholds`, passed on as one value."""

from datetime import time
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, PositiveFloat, PositiveInt
from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from gridgis.core.db import Base
from gridgis.core.held import held


class Threshold(Base):
    """A number by its name, as text; `Thresholds` says of what kind it is."""

    __tablename__ = "thresholds"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")


def _spans(told: object) -> object:
    """`08:30-12:00 14:00-17:30` in spans."""
    return [span.split("-") for span in told.split()] if isinstance(told, str) else told


def _ascending(spans: tuple[tuple[time, time], ...]) -> tuple[tuple[time, time], ...]:
    ends = [end for span in spans for end in span]
    if ends != sorted(set(ends)):
        raise ValueError("must ascend")
    return spans


Spans = Annotated[
    tuple[tuple[time, time], ...], BeforeValidator(_spans), Field(min_length=1), AfterValidator(_ascending)
]


class Thresholds(BaseModel, frozen=True):
    """All of them; what each is for stands beside it in `data/reference/thresholds.csv`."""

    work_hours: Spans
    near_due_share: float = Field(gt=0, lt=1)
    rework_share: float = Field(gt=0, le=1)
    rework_least_hours: PositiveFloat
    returns_allowed: PositiveInt
    evaluation_days: PositiveInt
    archive_days: PositiveInt
    line_beside_m: PositiveFloat


def thresholds(session: Session) -> Thresholds:
    """The thresholds in force."""

    def read() -> Thresholds:
        return Thresholds.model_validate(dict(session.execute(select(Threshold.name, Threshold.value)).all()))

    return held(session, Thresholds, read)
