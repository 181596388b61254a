"""Offices from CSV files and workbooks: each row founds one, changes one from a day on, or closes one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, cast

from gridgis.core.errors import Invalid
from gridgis.core.wording import Phrase
from gridgis.exchange.offices.names import Names
from gridgis.exchange.tables.cells import NONE, day_in, number_in, several_in, whole_in
from gridgis.exchange.tables.columns import Column, columns_of
from gridgis.exchange.tables.table import Filled, Said, Table, Taking, Wanted
from gridgis.exchange.tables.taking import Change, Done
from gridgis.people.offices.actions import Founding, change, close, found
from gridgis.people.offices.queries import MANAGE, OfficeListing, listed
from gridgis.people.offices.register import Version
from gridgis.people.offices.rules import Facts

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


TEXTS, NUMBERS = ("phone", "address", "hours"), ("established", "in_field")
REQUIRED = ("name", "agency_type", "place_code")
_REST = ("department_code", *TEXTS, *NUMBERS, "lng", "lat", "area_codes", "first_day", "last_day", "heir", "code")
COLUMNS = columns_of("office_file", (*REQUIRED, *_REST), required=REQUIRED, other_names=OTHER_NAMES)
IN_PLACE = Column("in_place", Phrase("office_file.in_place"), Phrase("office_file.in_place_note"))


@dataclass
class _Taking(Taking):
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names.of(self.session, self.county_code, self.day)

    def take(self, said: Said) -> Done:
        """Found, change or close the office of a row."""
        names, today = self.names, self.day
        names.refresh(self.session, today)
        if not said["name"]:
            raise Invalid("offices.no_name", field="name")
        place = names.place(said["place_code"])
        known = names.known(said["code"], said["name"], place)
        facts = _facts(said, names)
        first = day_in(said["first_day"], "first_day") or today
        last = day_in(said["last_day"], "last_day")
        if known is None:
            code, done = _founded(self, said, place, facts, first)
        else:
            code, done = known.code, _changed(self, known, said, place, facts, first)
        if last is not None and (known is None or known.until is None):
            heir = names.department(said["heir"], "heir") if said["heir"] else None
            close(self.session, self.actor, code, last, heir_code=heir, at=self.at)
            closed = Change("last_day", "", last.isoformat())
            done = Done("changed" if known else "added", said["name"], [*done.changes, closed])
        return done


def _filled(wanted: Wanted) -> Filled:
    """The offices of a day."""
    names = Names.of(wanted.session, wanted.county_code, wanted.day)
    found = [] if wanted.empty else listed(wanted.session, wanted.actor, wanted.day, parent=wanted.county_code).items
    above = [one.row.name for one in names.offices.values() if one.row.level == "county"]
    kinds = {code: (name.zh if wanted.language == "zh" else name.en) for code, name in names.kinds.items()}
    choices = {
        "agency_type": list(kinds.values()),
        "place_code": sorted(names.shown.values(), key=lambda name: "/" in name),
        "department_code": list(dict.fromkeys(above)),
    }
    return Filled((_row(one, names, kinds) for one in found), choices)


def _row(one: OfficeListing, names: Names, kinds: Mapping[str, str]) -> dict[str, object]:
    same = (*TEXTS, *NUMBERS, "code", "name", "lng", "lat", "last_day", "in_place")
    return {name: getattr(one, name) for name in same} | {
        "agency_type": kinds.get(one.agency_type, one.agency_type),
        "place_code": names.called([one.place_code]),
        "department_code": one.department.name if one.department else "",
        "heir": one.heir.name if one.heir else "",
        "area_codes": names.called(one.area_codes) if one.area == "divisions" else "",
    }


def _founded(on: _Taking, said: Said, place: str, facts: Facts, first: date) -> tuple[str, Done]:
    wish = Founding(on.names.line(said["agency_type"]), place, first, facts)
    code = found(on.session, on.actor, wish, at=on.at).office.code
    told = dict(said) | {"first_day": first.isoformat()}
    changes = [
        Change(name, "", text) for name, text in told.items() if text and name not in ("name", "last_day", "heir")
    ]
    return code, Done("added", said["name"], changes)


def _changed(on: _Taking, known: Version, said: Said, place: str, facts: Facts, first: date) -> Done:
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


def _facts(said: Said, names: Names) -> Facts:
    """Facts that a row tells; what its cells leave empty is not among them."""
    readers: dict[str, tuple[Any, Callable[[str], Any]]] = {
        **dict.fromkeys(TEXTS, ("", str)),
        **{name: (None, partial(whole_in, column=name)) for name in NUMBERS},
        **{name: (None, partial(number_in, column=name)) for name in ("lng", "lat")},
        "department_code": (None, names.department),
        "area_codes": ([], lambda text: sorted(names.place(one, "area_codes") for one in several_in(text))),
    }
    told = {
        name: none if said[name] in NONE else read(said[name]) for name, (none, read) in readers.items() if said[name]
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


TABLE = Table("offices", "office_file", COLUMNS, MANAGE, _Taking, _filled, (IN_PLACE,))
