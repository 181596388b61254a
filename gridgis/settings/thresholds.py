"""Numbers of the rules: shown with unit and range, changed from now on, undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.rules import OPEN
from gridgis.cases.sweeping import nearly
from gridgis.core import thresholds as core
from gridgis.core.errors import Invalid
from gridgis.core.faults import fault_of
from gridgis.core.thresholds import Threshold, Thresholds
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.changes import RowChange
from gridgis.settings.saving import Counts, Topic

UNITS = {
    "near_due_share": "share",
    "rework_share": "share",
    "rework_least_hours": "work_hour",
    "returns_allowed": "time",
    "evaluation_days": "calendar_day",
    "archive_days": "calendar_day",
    "line_beside_m": "metre",
    "office_reach_m": "metre",
    "household_target": "household",
    "household_spread": "share",
    "household_tolerance": "share",
    "minutes_a_household": "minute",
    "minutes_a_place": "minute",
    "minutes_a_patrol_cell": "minute",
    "minutes_a_case": "minute",
    "minutes_a_rental": "minute",
    "minutes_a_new_resident": "minute",
    "minutes_a_care": "minute",
    "minutes_a_key_person": "minute",
    "minutes_an_enterprise": "minute",
    "minutes_a_site": "minute",
    "minutes_a_river_km": "minute",
    "minutes_a_dispute": "minute",
    "hours_fulltime": "hour",
    "hours_parttime": "hour",
    "check_within_m": "metre",
    "sample_share": "share",
    "new_worker_days": "calendar_day",
    "first_left_share": "share",
    "double_within_m": "metre",
    "double_least": "share",
    "undo_seconds": "second",
}
MOST = 1_000_000
"""No number is above it."""


@dataclass(frozen=True)
class ThresholdRow:
    """A threshold: its value, of which unit, above what, up to what (`below` that, where it is not reached)."""

    name: str
    value: float
    unit: str
    whole: bool
    most: float
    below: bool


@dataclass(frozen=True)
class ThresholdsView:
    """All thresholds."""

    items: list[ThresholdRow]
    version: str


@dataclass(frozen=True)
class Asked:
    """Values by name as they are to be from now on; or the change that is undone."""

    values: Mapping[str, float]
    undoes: int | None = None


def view(session: Session, actor: Actor) -> ThresholdsView:
    """All thresholds, each with what it may be."""
    changes.require_all(actor)
    told = core.thresholds(session).model_dump()
    return ThresholdsView([_number(name, value) for name, value in told.items()], changes.version(session))


def _number(name: str, value: float) -> ThresholdRow:
    schema = Thresholds.model_json_schema()["properties"][name]
    below = schema.get("exclusiveMaximum")
    most = below if below is not None else schema.get("maximum", MOST)
    return ThresholdRow(name, value, UNITS[name], schema["type"] == "integer", most, below is not None)


def told_as(value: float) -> str:
    """A number as it is kept."""
    return f"{value:.9f}".rstrip("0").rstrip(".")


def _wanted(session: Session, asked: Asked) -> Iterator[RowChange]:
    told = {one.name: one for one in session.scalars(select(Threshold))}
    if strange := set(asked.values) - set(told):
        raise Invalid("settings_page.no_threshold", name=min(strange), field="values")
    values = {name: told_as(value) for name, value in asked.values.items()}
    try:
        Thresholds.model_validate({name: one.value for name, one in told.items()} | values)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise Invalid("settings_page.threshold", name=name, fault=fault_of(first), field=name) from None
    rows = [({"name": name}, {"name": name, "value": one, "note": told[name].note}) for name, one in values.items()]
    return changes.differences(session, "thresholds", rows)


def _counts(session: Session, rows: Sequence[RowChange], zone: str, at: datetime) -> Counts:
    """Open cases that are near-due, and those that can't be returned any more; sensitive ones left out."""
    names, found = {(row.after or row.before or {})["name"] for row in rows}, dict[tuple[str, str], int]()
    if "near_due_share" in names:
        found["near_due", ""] = nearly(session, zone=zone, at=at)
    if "returns_allowed" in names:
        spent = Case.return_count >= core.thresholds(session).returns_allowed
        asked = select(func.count()).where(Case.state.in_(OPEN), Case.sensitive.is_(False), spent)
        found["returns_spent", ""] = session.scalar(asked) or 0
    return found


TOPIC = Topic("thresholds", _wanted, counts=_counts)
