"""The work calendar of a year from a table: days that are not what their weekday says."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import extract, select
from sqlalchemy.orm import Session

from gridgis.cases.term_models import CalendarDay
from gridgis.core.errors import Invalid, Refusal
from gridgis.core.texts import narrow
from gridgis.exchange.reading.moments import moment_of
from gridgis.exchange.reading.tables import Rejected, Row, as_rejected, rows_of
from gridgis.settings.calendar import Asked, Day, Year

COLUMNS = ("day", "is_workday", "name")
REQUIRED = ("day", "is_workday")
OTHER_NAMES = {
    "day": ("日期", "date"),
    "is_workday": ("是否工作日", "是否上班", "工作日", "类型", "安排"),
    "name": ("名称", "节日", "节假日", "备注", "说明"),
}
WORKED = {"true", "yes", "1", "是", "工作日", "上班", "班", "调休上班", "补班"}
FREE = {"false", "no", "0", "否", "休息日", "休息", "休", "放假", "节假日"}


@dataclass(frozen=True)
class CalendarFile:
    """What a file says of a year, as a change to ask for; rows that can't be read with the reason of each."""

    year: int
    asked: Asked
    rejected: list[Rejected]


def read(session: Session, path: Path, *, zone: str) -> CalendarFile:
    """The year that most days of a file lie in, published by it; days of that year that the file lacks go.

    Raises:
        Invalid: it can't be read, lacks a column, or names no day.
    """
    days, rejected = dict[date, Day](), list[Rejected]()
    for row in rows_of(path, columns=COLUMNS, required=REQUIRED, other_names=OTHER_NAMES):
        try:
            one = _day(row, zone)
            if one.day in days:
                raise Invalid("calendar.row_twice", day=one.day, field="day")
            days[one.day] = one
        except Refusal as refusal:
            rejected.append(as_rejected(row, refusal))
    if not days and not rejected:
        raise Invalid("tables.empty", field="file")
    if not days:
        return CalendarFile(0, Asked(), rejected)
    year = Counter(day.year for day in days).most_common(1)[0][0]
    standing = session.scalars(select(CalendarDay.day).where(extract("year", CalendarDay.day) == year))
    gone = [Day(day, None) for day in standing if day not in days]
    return CalendarFile(year, Asked([*days.values(), *gone], [Year(year, published=True)]), rejected)


def _day(row: Row, zone: str) -> Day:
    row.refuse_faulty()
    told = narrow(row.values["is_workday"]).strip().lower()
    if told not in WORKED | FREE:
        raise Invalid("calendar.worked", text=told[:40], field="is_workday")
    try:
        day = moment_of(row.values["day"], zone, field="day").date()
    except Invalid:
        raise Invalid("calendar.day", text=row.values["day"][:40], field="day") from None
    if not 1900 <= day.year < 2200:
        raise Invalid("calendar.day", text=row.values["day"][:40], field="day")
    return Day(day, told in WORKED, (row.values.get("name") or "").strip()[:40])
