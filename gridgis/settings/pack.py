"""All that a county sets as one file: written, and taken in with its differences first, all of it or nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, false, or_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.sweeping import Days
from gridgis.core.errors import Forbidden, Invalid
from gridgis.core.thresholds import thresholds as numbers_of
from gridgis.people.agencies import agencies
from gridgis.routing.rulebook import queries as rulebook
from gridgis.routing.rulebook.facts import content
from gridgis.security.rules import Actor
from gridgis.settings import agencies as agency_settings
from gridgis.settings import calendar, changes, messages, roles, terms, thresholds
from gridgis.settings.changes import TABLES, RowChange
from gridgis.settings.pack_file import FORMAT, VERSION, Pack
from gridgis.settings.pack_rows import WANTED, rows_of
from gridgis.settings.saving import Counts, Topic
from gridgis.tasks import listing

CALENDAR = ("calendar_years", "workday_calendar", "work_schedules")
ORDER = ("agency_types", "categories", "stage_limits", *CALENDAR, "thresholds", "roles", "message_rules", "quiet_hours")
"""The tables that a pack sets, each after those that it refers to."""
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
        **{name: rows_of(session, TABLES[name]) for name in CALENDAR},
        "thresholds": [{"name": name, "value": one} for name, one in numbers_of(session).model_dump().items()],
        "roles": rows_of(session, TABLES["roles"]),
        "message_rules": rows_of(session, TABLES["message_rules"]),
        "quiet_hours": [row for row in rows_of(session, TABLES["quiet_hours"]) if row["account_id"] == 0],
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


def _gone(session: Session, told: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[RowChange]:
    """Categories and kinds of agencies that a pack lacks, and that nothing needs; the others stay."""
    point = session.begin_nested()
    found = list[RowChange]()
    try:
        for name, rows in told.items():
            kept = {row["code"] for row in rows}
            lacking = [row for row in rows_of(session, TABLES[name]) if row["code"] not in kept]
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
    **dict.fromkeys(("message_rules", "quiet_hours"), "messages"),
}
EACH = (calendar.TOPIC, terms.TOPIC, agency_settings.TOPIC, thresholds.TOPIC, roles.TOPIC, messages.TOPIC)
TOPICS = {one.name: one for one in EACH}


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
