"""All that a county sets as one file: written, and taken in with its differences first, all of it or nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, extract, false, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.sweeping import Days
from gridgis.cases.term_models import CalendarDay, Category, StageLimit
from gridgis.core.errors import Forbidden, Invalid
from gridgis.core.thresholds import thresholds as numbers_of
from gridgis.people.agencies import Agency, agencies
from gridgis.routing.rulebook import queries as rulebook
from gridgis.routing.rulebook.facts import content
from gridgis.security.models import Post, Role
from gridgis.security.rules import Actor
from gridgis.settings import agencies as agency_settings
from gridgis.settings import calendar, changes, roles, terms, thresholds
from gridgis.settings.changes import TABLES, RowChange
from gridgis.settings.pack_file import FORMAT, VERSION, Pack
from gridgis.settings.saving import Counts, Topic
from gridgis.tasks import listing

CALENDAR = ("calendar_years", "workday_calendar", "work_schedules")
ORDER = ("agency_types", "categories", "stage_limits", *CALENDAR, "thresholds", "roles")
"""The tables that a pack sets, each after those that it refers to."""
DATED = frozenset(terms.CategoryTerms.__dataclass_fields__) - {"code"}
"""What of a category has a first day."""
SEALING = ("sensitive", "staff_involved")


@dataclass(frozen=True)
class Asked:
    """A pack that is to count from a first day on, some of its parts alone; or the change that is undone."""

    first_day: date
    pack: Pack | None = None
    parts: Sequence[str] = ()
    undoes: int | None = None


def written(session: Session, actor: Actor, day: date) -> dict[str, Any]:
    """All that is set, as it counts on a day, in an order that stays."""
    changes.require_all(actor)
    columns = [column.name for column in TABLES["categories"].columns]
    kinds = in_force.categories(session, day=day)
    sets = rulebook.published(session)
    return {
        "format": FORMAT,
        "version": VERSION,
        "day": day,
        "agency_types": [asdict(one) for one in agencies(session, day).values()],
        "categories": [{name: getattr(one, name) for name in columns} for one in kinds],
        "stage_limits": [asdict(one) for one in terms.stages(session, day)],
        **{name: _rows(session, TABLES[name]) for name in CALENDAR},
        "thresholds": [{"name": name, "value": one} for name, one in numbers_of(session).model_dump().items()],
        "roles": _rows(session, TABLES["roles"]),
        "rules": [
            {"county": county, "rule": content(rule)}
            for county in sorted(sets)
            for set_id, days in sets[county]
            if day in days
            for rule in rulebook.stored_rules(session, set_id)
        ],
        "tasks": [
            {"county": county, "town": town, "item": asdict(item)} for county, town, item in listing.every(session, day)
        ],
    }


def _rows(session: Session, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in session.execute(select(table).order_by(*table.primary_key)).mappings()]


def _wanted(session: Session, asked: Asked) -> Iterator[RowChange]:
    assert asked.pack is not None
    pack, day = asked.pack, asked.first_day
    told = {name: [one.model_dump() for one in getattr(pack, name) or ()] for name in ORDER}
    parts = {name for name in asked.parts or ORDER if getattr(pack, name, None) is not None}
    if "categories" in parts:
        have = set(agencies(session, day)) | {one["code"] for one in told["agency_types"] if "agency_types" in parts}
        _refuse_unknown(told["categories"], have)
    for name in ORDER:
        _refuse_twice(name, told[name])
        if name in parts:
            yield from WANTED[name](session, told[name], day)
    yield from _gone(session, {name: told[name] for name in ("categories", "agency_types") if name in parts})


def _refuse_unknown(rows: Iterable[Mapping[str, Any]], kinds: Set[str]) -> None:
    for row in rows:
        if strange := {row["lead_agency_type"] or "", *row["co_agency_types"]} - {"", *kinds}:
            raise Invalid("calendar.no_agency", code=row["code"], agency=min(strange), field="pack")


def _refuse_twice(name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    keys = [tuple(row[column.name] for column in TABLES[name].primary_key) for row in rows]
    if twice := next((key for n, key in enumerate(keys) if key in keys[:n]), None):
        raise Invalid("settings_page.pack_twice", part=name, key=" ".join(map(str, twice)), field="pack")


def _kinds(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    asked = agency_settings.Asked(day, [Agency(**row) for row in rows])
    return agency_settings.TOPIC.wanted(session, asked)  # type: ignore[return-value]


def _categories(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    known = {one.code: one for one in in_force.categories(session, day=day)}
    there = {row["code"]: row for row in _rows(session, TABLES["categories"])}
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
    gone = [one["first_day"] for one in _rows(session, TABLES["work_schedules"]) if one["first_day"] not in told]
    schedules = [calendar.Schedule(**row) for row in rows]
    schedules += [calendar.Schedule(one, None) for one in gone if rows]
    return calendar.TOPIC.wanted(session, calendar.Asked(schedules=schedules))  # type: ignore[return-value]


def _numbers(session: Session, rows: list[dict[str, Any]], day: date) -> Iterator[RowChange]:
    there = {row["name"] for row in _rows(session, TABLES["thresholds"])}
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


WANTED = {
    "agency_types": _kinds,
    "categories": _categories,
    "stage_limits": _stages,
    "calendar_years": _years,
    "workday_calendar": _days,
    "work_schedules": _schedules,
    "thresholds": _numbers,
    "roles": _roles,
}


def _gone(session: Session, told: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[RowChange]:
    """Categories and kinds of agencies that a pack lacks, and that nothing needs; the others stay."""
    point = session.begin_nested()
    found = list[RowChange]()
    try:
        for name, rows in told.items():
            kept = {row["code"] for row in rows}
            lacking = [row for row in _rows(session, TABLES[name]) if row["code"] not in kept]
            lacking.sort(key=lambda row: (-row.get("level", 0), row["code"]))
            found += [RowChange(name, changes.plain(row), None) for row in lacking if _unused(session, name, row)]
    finally:
        point.rollback()
    yield from found


def _unused(session: Session, name: str, row: Mapping[str, Any]) -> bool:
    table = TABLES[name]
    try:
        with session.begin_nested():
            session.execute(delete(table).where(table.c.code == row["code"]))
    except IntegrityError:
        return False
    return True


def _topics(rows: Iterable[RowChange]) -> dict[str, list[RowChange]]:
    """Rows by the topic that they are of."""
    found = dict[str, list[RowChange]]()
    for row in rows:
        found.setdefault(TOPIC_OF[row.table], []).append(row)
    return found


TOPIC_OF = {
    **dict.fromkeys(CALENDAR, "calendar"),
    **dict.fromkeys(("categories", "category_versions", "stage_limits", "stage_limit_versions"), "terms"),
    **dict.fromkeys(("agency_types", "agency_type_versions"), "agencies"),
    "thresholds": "thresholds",
    "roles": "roles",
}
TOPICS = {one.name: one for one in (calendar.TOPIC, terms.TOPIC, agency_settings.TOPIC, thresholds.TOPIC, roles.TOPIC)}


def _reach(session: Session, row: RowChange) -> Days | None:
    fresh = row.table in ("categories", "stage_limits")
    return None if fresh else TOPICS[TOPIC_OF[row.table]].reach(session, row)


def _concerns(rows: Sequence[RowChange], days: Days, zone: str) -> ColumnElement[bool]:
    dated = [row for row in rows if row.table not in ("categories", "stage_limits")]
    return or_(*(TOPICS[name].concerns(some, days, zone) for name, some in _topics(dated).items()), false())


def _refuse(session: Session, rows: Sequence[RowChange]) -> None:
    by_topic = _topics(rows)
    for one in TOPICS.values():
        one.refuse(session, by_topic.get(one.name, ()))
    numbers_of(session)


def _allow(session: Session, actor: Actor, rows: Sequence[RowChange]) -> None:
    """Refuse whoever may not set all of it; what makes a category sensitive, or no more, is not theirs alone.

    Raises:
        Forbidden: a part is for the security administrator.
    """
    changes.require_all(actor)
    by_topic = _topics(rows)
    if "roles" in by_topic:
        roles.allow(session, actor, by_topic["roles"])
    for row in by_topic.get("terms", ()):
        before, after = row.before or {}, row.after or {}
        turned = bool(before and after) and any(before.get(name) != after.get(name) for name in SEALING)
        if turned and row.table == "categories" and actor.account_id is not None:
            raise Forbidden("settings_page.sensitive_turned", code=after["code"], verb="settings.manage")


def _counts(session: Session, rows: Sequence[RowChange], zone: str, at: datetime) -> Counts:
    found = dict[tuple[str, str], int]()
    for name, some in _topics(rows).items():
        found |= TOPICS[name].counts(session, some, zone, at)
    return found


def _then(session: Session, rows: Sequence[RowChange]) -> None:
    for name, some in _topics(rows).items():
        TOPICS[name].then(session, some)


TOPIC = Topic("pack", _wanted, _reach, _concerns, _refuse, _allow, _counts, _then)
