"""Offices from CSV files and workbooks: each row founds one, changes one from a day on, or closes one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.wording import Language, Phrase
from gridgis.exchange.offices.names import Names
from gridgis.exchange.reading.tables import Rejected, Row
from gridgis.exchange.tables.cells import NONE, day_in, number_in, several_in, whole_in
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.sheets import write_form
from gridgis.exchange.tables.taking import Change, Done, Keep, TableReport, take_rows
from gridgis.people.offices.actions import Founding, change, close, found
from gridgis.people.offices.queries import MANAGE, OfficeListing, listed
from gridgis.people.offices.register import Version
from gridgis.people.offices.rules import Facts
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

TITLE = Phrase("office_file.title")
OTHER_NAMES = {
    "code": ("代码", "编码", "机构编码"),
    "name": ("机构", "单位名称", "名称"),
    "agency_type": ("条线名称", "类别", "机构类型"),
    "place_code": ("所属镇街", "镇街", "乡镇", "所属乡镇"),
    "department_code": ("主管部门", "上级单位", "隶属部门"),
    "phone": ("联系电话", "电话号码"),
    "address": ("办公地址", "详细地址"),
    "hours": ("工作时间", "服务时间"),
    "established": ("编制数", "编制人数", "核定编制"),
    "area_codes": ("服务范围", "管辖村社", "管辖范围"),
}
"""What other tables call the columns."""


def _column(name: str, *, required: bool = False) -> Column:
    head, note = Phrase(f"office_file.{name}"), Phrase(f"office_file.{name}_note")
    return Column(name, head, note, required, OTHER_NAMES.get(name, ()))


TEXTS, NUMBERS = ("phone", "address", "hours"), ("established", "in_field")
COLUMNS = (
    _column("name", required=True),
    _column("agency_type", required=True),
    _column("place_code", required=True),
    _column("department_code"),
    *(_column(name) for name in (*TEXTS, *NUMBERS, "lng", "lat", "area_codes", "first_day", "last_day", "code")),
)


@dataclass(frozen=True)
class _Taking:
    """What the rows of a file need beside themselves."""

    session: Session
    actor: Actor
    names: Names
    at: datetime


@audited("offices_imported", "offices", "{county_code}", when=lambda made: made[0].kept, rows="rows_kept")
def _audited_take(
    session: Session,
    actor: Actor,
    rows: list[Row],
    county_code: str,
    keep: Keep,
    rows_kept: int,
    told: Callable[[int], None],
    *,
    at: datetime,
) -> tuple[TableReport, list[Rejected]]:
    taking = _Taking(session, actor, Names.of(session, county_code, at.date()), at)
    return take_rows(session, COLUMNS, rows, lambda row: _take(taking, row), keep=keep, told=told)


def take_in(
    session: Session,
    actor: Actor,
    rows: Iterable[Row],
    county_code: str,
    *,
    keep: Keep,
    at: datetime,
    told: Callable[[int], None] = lambda done: None,
) -> tuple[TableReport, list[Rejected]]:
    """Do what a table of a county's offices says, or tell what it would do.

    Args:
        rows: read with the names of `COLUMNS`; an empty cell leaves a fact as it is, `-` or 无 takes it away.
        keep: `nothing`, `all` or `good`.
        at: now, in local time; its day is the first day of what names none.
        told: called with one more row done.

    Returns:
        The report row by row, and the rows that were refused.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor manages no offices there.
    """
    every = list(rows)
    require(actor, MANAGE, Spot(county_code=county_code))
    return _audited_take(session, actor, every, county_code, keep, len(every), told, at=at)


def write(
    session: Session, actor: Actor, path: Path, county_code: str, day: date, language: Language, *, empty: bool
) -> None:
    """Write the form of a county, empty or with its offices of a day, which can be changed and brought in again.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor reads no grids and manages no offices.
    """
    names = Names.of(session, county_code, day)
    offices = [] if empty else listed(session, actor, day, parent=county_code).items
    above = [one.row.name for one in names.offices.values() if one.row.level == "county"]
    choices = {
        "agency_type": list(dict.fromkeys(name for name, code in names.lines.items() if name != code)),
        "place_code": sorted(names.shown.values(), key=lambda name: "/" in name),
        "department_code": list(dict.fromkeys(above)),
    }
    kinds = {code: name for name, code in names.lines.items() if name != code}
    in_place = Column("in_place", Phrase("office_file.in_place"), Phrase("office_file.in_place_note"))
    columns = COLUMNS if empty else (*COLUMNS, in_place)
    rows = (_row(one, names, kinds) for one in offices)
    write_form(path, TITLE, columns, language, rows=rows, choices=choices)


def _row(one: OfficeListing, names: Names, kinds: Mapping[str, str]) -> dict[str, object]:
    same = (*TEXTS, *NUMBERS, "code", "name", "lng", "lat", "last_day", "in_place")
    return {name: getattr(one, name) for name in same} | {
        "agency_type": kinds.get(one.agency_type, one.agency_type),
        "place_code": names.called([one.place_code]),
        "department_code": one.department.name if one.department else "",
        "area_codes": names.called(one.area_codes) if one.area == "divisions" else "",
    }


def _take(on: _Taking, row: Row) -> Done:
    """Found, change or close the office of a row."""
    said = {name: text.strip() for name, text in row.values.items()}
    names, today = on.names, on.at.date()
    names.refresh(on.session, today)
    if not said["name"]:
        raise Invalid("offices.no_name", field="name")
    place = names.place(said["place_code"])
    known = names.known(said.get("code", ""), said["name"], place)
    facts = _facts(said, names)
    first = day_in(said.get("first_day", ""), "first_day") or today
    last = day_in(said.get("last_day", ""), "last_day")
    if known is None:
        code, done = _founded(on, said, place, facts, first)
    else:
        code, done = known.code, _changed(on, known, said, place, facts, first)
    if last is not None and (known is None or known.until is None):
        close(on.session, on.actor, code, last, at=on.at)
        closed = Change("last_day", "", last.isoformat())
        done = Done("changed" if known else "added", said["name"], [*done.changes, closed])
    return done


def _founded(on: _Taking, said: Mapping[str, str], place: str, facts: Facts, first: date) -> tuple[str, Done]:
    wish = Founding(on.names.line(said["agency_type"]), place, first, facts)
    code = found(on.session, on.actor, wish, at=on.at).office.code
    told = {column.name: said.get(column.name, "") for column in COLUMNS} | {"first_day": first.isoformat()}
    changes = [Change(name, "", text) for name, text in told.items() if text and name not in ("name", "last_day")]
    return code, Done("added", said["name"], changes)


def _changed(on: _Taking, known: Version, said: Mapping[str, str], place: str, facts: Facts, first: date) -> Done:
    if on.names.line(said["agency_type"]) != known.row.agency_type:
        raise Invalid("office_file.line_stays", field="agency_type")
    if place != known.row.place_code:
        raise Invalid("office_file.place_stays", field="place_code")
    wanted: dict[str, Any] = {name: value for name, value in facts.items() if value != _now(known, name)}
    if not wanted:
        return Done("known", known.row.name)
    told = wanted | ({"lng": facts.get("lng"), "lat": facts.get("lat")} if {"lng", "lat"} & wanted.keys() else {})
    change(on.session, on.actor, known.code, cast("Facts", told), first, at=on.at)
    pairs = {name: (_now(known, name), value) for name, value in wanted.items()}
    shown = [Change(name, *(_shown(on.names, name, one) for one in pair)) for name, pair in pairs.items()]
    return Done("changed", said["name"], [*shown, Change("first_day", "", first.isoformat())])


def _facts(said: Mapping[str, str], names: Names) -> Facts:
    """Facts that a row tells; what its cells leave empty is not among them."""
    readers: dict[str, tuple[Any, Callable[[str], Any]]] = {
        **dict.fromkeys(TEXTS, ("", str)),
        **{name: (None, partial(whole_in, column=name)) for name in NUMBERS},
        **{name: (None, partial(number_in, column=name)) for name in ("lng", "lat")},
        "department_code": (None, names.department),
        "area_codes": ([], lambda text: sorted(names.place(one, "area_codes") for one in several_in(text))),
    }
    told = {
        name: none if said[name] in NONE else read(said[name])
        for name, (none, read) in readers.items()
        if said.get(name)
    }
    return cast("Facts", {"name": said["name"]} | told)


def _now(known: Version, name: str) -> Any:
    if name in ("name", "phone"):
        return getattr(known.row, name)
    value = getattr(known, name)
    return sorted(value) if isinstance(value, tuple) else value


def _shown(names: Names, name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "department_code":
        return names.offices[value].row.name if value in names.offices else str(value)
    return names.called(value) if name == "area_codes" else str(value)
