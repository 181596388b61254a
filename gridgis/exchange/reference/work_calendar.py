"""The work calendar from a file: days that are not what their weekday says."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from gridgis.cases.models import CalendarDay
from gridgis.core.errors import Invalid
from gridgis.exchange.reference.loading import upsert

COLUMNS = ("day", "is_workday", "name")


@dataclass(frozen=True)
class Day:
    """A holiday, or a make-up workday."""

    day: date
    is_workday: bool
    name: str


def days_of(path: Path) -> list[Day]:
    """The days of a file.

    Raises:
        Invalid: it can't be read, a column is missing, or a row is wrong.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise Invalid("calendar.unreadable", file=path.name, why=str(wrong)) from None
    if not rows or not {"day", "is_workday"} <= set(rows[0]):
        raise Invalid("calendar.columns", columns=", ".join(COLUMNS))
    return [_day(row, line) for line, row in enumerate(rows, 2)]


def _day(row: dict[str, str], line: int) -> Day:
    try:
        return Day(
            date.fromisoformat(row["day"].strip()),
            {"true": True, "false": False}[row["is_workday"].strip()],
            (row.get("name") or "").strip(),
        )
    except (ValueError, KeyError, AttributeError):
        raise Invalid("calendar.row", line=line) from None


def load(session: Session, days: list[Day]) -> None:
    """Add the days, or bring those known to what is given."""
    upsert(session, CalendarDay.__table__, [vars(day) for day in days])  # type: ignore[arg-type]
