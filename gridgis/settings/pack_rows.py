"""What each part of a pack makes of the rows that stand: whole rows of it, each by the topic that it is of."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Table, extract, select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.term_models import CalendarDay, Category, StageLimit
from gridgis.core.errors import Invalid
from gridgis.messages.rules import EVENTS
from gridgis.people.agencies import Agency
from gridgis.security.models import Post, Role
from gridgis.settings import agencies as agency_settings
from gridgis.settings import calendar, changes, messages, roles, terms, thresholds
from gridgis.settings.changes import TABLES, RowChange

DATED = frozenset(terms.CategoryTerms.__dataclass_fields__) - {"code"}
"""What of a category has a first day."""


def rows_of(session: Session, table: Table) -> list[dict[str, Any]]:
    """All rows of a table, by its key."""
    return [dict(row) for row in session.execute(select(table).order_by(*table.primary_key)).mappings()]


def _kinds(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    asked = agency_settings.Asked(day, [Agency(**row) for row in rows])
    return agency_settings.TOPIC.wanted(session, asked)  # type: ignore[return-value]


def _categories(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    known = {one.code: one for one in in_force.categories(session, day=day)}
    there = {row["code"]: row for row in rows_of(session, TABLES["categories"])}
    groups = {row["code"] for row in (*rows, *there.values()) if row["level"] == 1}
    for row in sorted(rows, key=lambda one: (one["level"], one["code"])):
        if row["level"] == 2 and row["parent_code"] not in groups:
            raise Invalid("settings_page.no_parent", code=row["code"], parent=row["parent_code"], field="pack")
        code, standing = {"code": row["code"]}, there.get(row["code"])
        if standing is None:
            yield from changes.differences(session, "categories", [(code, row)])
            continue
        _refuse_turned(known[row["code"]], row)
        fixed = {name: one for name, one in row.items() if name not in DATED}
        yield from changes.differences(session, "categories", [(code, standing | fixed)])
        yield from _dated(session, known[row["code"]], row, day)


def _dated(session: Session, known: Category, row: Mapping[str, Any], day: date) -> Iterator[RowChange]:
    dated = {name: row[name] for name in DATED}
    if row["level"] == 2 and any(getattr(known, name) != one for name, one in dated.items()):
        key = {"code": row["code"], "valid_from": day}
        yield from changes.differences(session, "category_versions", [(key, key | dated)])


def _refuse_turned(known: Category, row: Mapping[str, Any]) -> None:
    if known.level != row["level"]:
        raise Invalid("settings_page.other_level", code=row["code"], field="pack")
    if row["sensitive"] and row["first_handler"] == "grid" != known.first_handler:
        raise Invalid("calendar.sensitive_first", category=row["name_zh"], field="pack")


def _stages(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    known = {(one.stage, one.urgency) for one in session.scalars(select(StageLimit))}
    fresh = [row for row in rows if (row["stage"], row["urgency"]) not in known]
    for row in fresh:
        key = {"stage": row["stage"], "urgency": row["urgency"]}
        yield from changes.differences(session, "stage_limits", [(key, row)])
    there = [terms.StageTerms(**row) for row in rows if row not in fresh]
    yield from terms.TOPIC.wanted(session, terms.Asked(day, stages=there))


def _years(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    asked = calendar.Asked(years=[calendar.Year(row["year"], True, row["notice"]) for row in rows])
    return calendar.TOPIC.wanted(session, asked)  # type: ignore[return-value]


def _days(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    """Of the years that the rows lie in: days that they lack go."""
    years, told = {row["day"].year for row in rows}, {row["day"] for row in rows}
    standing = session.scalars(select(CalendarDay.day).where(extract("year", CalendarDay.day).in_(years)))
    gone = [calendar.Day(one, None) for one in standing if one not in told]
    return calendar.TOPIC.wanted(session, calendar.Asked([*(calendar.Day(**row) for row in rows), *gone]))  # type: ignore[return-value]


def _schedules(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    told = {row["first_day"] for row in rows} | {calendar.BEGINNING}
    gone = [one["first_day"] for one in rows_of(session, TABLES["work_schedules"]) if one["first_day"] not in told]
    schedules = [calendar.Schedule(**row) for row in rows]
    schedules += [calendar.Schedule(one, None) for one in gone if rows]
    return calendar.TOPIC.wanted(session, calendar.Asked(schedules=schedules))  # type: ignore[return-value]


def _numbers(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    there = {row["name"] for row in rows_of(session, TABLES["thresholds"])}
    for row in rows if not there else ():
        told = {"name": row["name"], "value": thresholds.told_as(row["value"]), "note": ""}
        yield from changes.differences(session, "thresholds", [({"name": row["name"]}, told)])
    if there:
        asked = thresholds.Asked({row["name"]: row["value"] for row in rows})
        yield from thresholds.TOPIC.wanted(session, asked)


def _roles(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    """Who appoints to whom is taken only where nobody holds a post yet; later, nobody appoints to a new role."""
    known = set(session.scalars(select(Role.code)))
    begun = session.scalar(select(Post.id).limit(1)) is not None
    for row in rows:
        if row["code"] not in known or not begun:
            whole = row | {"appoints": []} if begun else row
            yield from changes.differences(session, "roles", [({"code": row["code"]}, whole)])
    if begun:
        verbs = {row["code"]: row["verbs"] for row in rows if row["code"] in known}
        yield from roles.TOPIC.wanted(session, roles.Asked(verbs))


def _told(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    """Of all events: what the pack tells nobody of is told to nobody."""
    posts = {event: [row["post"] for row in rows if row["event"] == event] for event in EVENTS}
    posts |= {row["event"]: [] for row in rows if row["event"] not in posts}
    return messages.TOPIC.wanted(session, messages.Asked(posts))  # type: ignore[return-value]


def _quiet(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    for row in rows:
        yield from messages.TOPIC.wanted(session, messages.Asked({}, (row["begins"], row["ends"])))


WANTED = {
    "agency_types": _kinds,
    "categories": _categories,
    "stage_limits": _stages,
    "calendar_years": _years,
    "workday_calendar": _days,
    "work_schedules": _schedules,
    "thresholds": _numbers,
    "roles": _roles,
    "message_rules": _told,
    "quiet_hours": _quiet,
}
