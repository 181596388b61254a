"""The numbers that an installation may turn: rows of `thresholds`, passed on as one value."""

from pydantic import BaseModel, Field, PositiveFloat, PositiveInt, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from gridgis.core.db import Base
from gridgis.core.errors import Misset
from gridgis.core.faults import fault_of
from gridgis.core.held import held


class Threshold(Base):
    """A number by its name, as text; `Thresholds` says of what kind it is."""

    __tablename__ = "thresholds"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")


class Thresholds(BaseModel, frozen=True, allow_inf_nan=False):
    """All of them; what each is for stands beside it in `data/reference/thresholds.csv`."""

    near_due_share: float = Field(gt=0, lt=1)
    rework_share: float = Field(gt=0, le=1)
    rework_least_hours: PositiveFloat
    returns_allowed: PositiveInt
    evaluation_days: PositiveInt
    archive_days: PositiveInt
    line_beside_m: PositiveFloat
    office_reach_m: PositiveFloat
    household_target: PositiveInt
    household_spread: float = Field(gt=0, lt=1)
    household_tolerance: float = Field(gt=0, lt=1)
    minutes_a_household: PositiveFloat
    minutes_a_place: PositiveFloat
    minutes_a_patrol_cell: PositiveFloat
    minutes_a_case: PositiveFloat
    minutes_a_rental: PositiveFloat
    minutes_a_new_resident: PositiveFloat
    minutes_a_care: PositiveFloat
    minutes_a_key_person: PositiveFloat
    minutes_an_enterprise: PositiveFloat
    minutes_a_site: PositiveFloat
    minutes_a_river_km: PositiveFloat
    minutes_a_dispute: PositiveFloat
    hours_fulltime: PositiveFloat
    hours_parttime: PositiveFloat
    check_within_m: PositiveFloat
    sample_share: float = Field(gt=0, le=1)
    new_worker_days: PositiveInt
    first_left_share: float = Field(gt=0, le=1)
    double_within_m: float = Field(gt=0, le=500)
    double_least: float = Field(gt=0, lt=1)
    undo_seconds: PositiveInt = Field(le=60)


def thresholds(session: Session) -> Thresholds:
    """The thresholds in force.

    Raises:
        Misset: one is not there, or of another kind.
    """

    def read() -> Thresholds:
        told = dict(session.execute(select(Threshold.name, Threshold.value)).all())
        try:
            return Thresholds.model_validate(told)
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            raise Misset("core.threshold", name=name, value=told.get(name, ""), fault=fault_of(first)) from error

    return held(session, Thresholds, read)
