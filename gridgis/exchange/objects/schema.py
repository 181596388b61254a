"""Collection schemas from CSV files and workbooks: the items that a table tells are in force from today; and out."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.wording import LANGUAGES, Language, Phrase, worded
from gridgis.divisions.models import Division
from gridgis.exchange.tables.cells import NONE, several_in
from gridgis.exchange.tables.columns import columns_of
from gridgis.exchange.tables.table import Filled, Said, Table, Taking, Wanted
from gridgis.exchange.tables.taking import Change, Done
from gridgis.grids.layers import layers
from gridgis.objects.items import EVERY, KINDS, TYPES, CollectionItem
from gridgis.objects.rules import MANAGE, Known, check, check_one
from gridgis.objects.schemas import in_force, items_of, known, newest, publish, require_county, view
from gridgis.people.agencies import agencies
from gridgis.security.rules import Actor, Spot, require

OTHER_NAMES = {
    "code": ("代码", "编号"),
    "name": ("项目", "数据项", "采集项目"),
    "kinds": ("对象", "对象类型"),
    "choices": ("可选值",),
    "owner": ("责任单位", "牵头部门"),
    "users": ("共享部门", "使用部门"),
    "basis": ("法律依据", "政策依据"),
    "every": ("频率", "更新频率"),
    "towns": ("乡镇", "适用镇街"),
}
NEEDED = ("code", "name", "kinds", "type", "owner", "basis", "every")
LISTS = ("kinds", "users", "layers", "towns")
FIELDS = (*NEEDED, "users", "choices", "required", "sealed", "layers", "towns")
COLUMNS = columns_of("collection_file", FIELDS, required=NEEDED, other_names=OTHER_NAMES)
_VOCABULARIES = (("kinds", "object_kind", KINDS), ("type", "item_type", TYPES), ("every", "every", EVERY))
_YES, _NO = ("是", "yes", "true", "1"), ("否", "no", "false", "0", "")


@dataclass
class Names:
    """What words of a county's schemas stand for, each way."""

    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, county_code: str, day: date, language: Language) -> "Names":
        """Read them."""
        made = cls({"towns": {}}, {"towns": {}})
        made._add_words(language)
        made._add_agencies(session, day, language)
        for code, layer in layers(session).items():
            made._add("layers", code, layer.name_zh if language == "zh" else layer.name_en, layer.name_zh)
        towns = select(Division).where(Division.parent_code == county_code, Division.level == "town")
        for town in session.scalars(towns.order_by(Division.code)):
            made._add("towns", town.code, town.name)
        return made

    def _add_words(self, language: Language) -> None:
        for column, area, codes in _VOCABULARIES:
            for code in codes:
                both = [worded(f"{area}.{code}", {}, one) for one in LANGUAGES]
                self._add(column, code, worded(f"{area}.{code}", {}, language), *both)

    def _add_agencies(self, session: Session, day: date, language: Language) -> None:
        for code, one in agencies(session, day).items():
            for column in ("owner", "users"):
                self._add(column, code, one.name_zh if language == "zh" else one.name_en, one.name_zh, one.name_en)

    def _add(self, column: str, code: str, shown: str, *others: str) -> None:
        self.shown.setdefault(column, {})[code] = shown
        self.codes.setdefault(column, {}).update(dict.fromkeys((*others, shown, code), code))

    def code(self, column: str, text: str) -> str:
        """What a word stands for.

        Raises:
            Invalid: nothing.
        """
        if text not in self.codes[column]:
            some = list(self.shown[column].values())[:5]
            raise Invalid("collection_file.no_word", told=text[:40], some=some, field=column)
        return self.codes[column][text]

    def told(self, one: CollectionItem | None, column: str) -> str:
        """What stands in a cell."""
        if one is None:
            return ""
        value: list[str] | bool | str = getattr(one, column)
        if isinstance(value, bool):
            return "是" if value else ""
        words = self.shown.get(column, {})
        return "、".join(words.get(code, code) for code in ([value] if isinstance(value, str) else value))


@dataclass
class _Taking(Taking):
    """With the schema that rows make; published once they are kept."""

    names: Names = field(init=False)
    items: dict[str, CollectionItem] = field(init=False)
    known: Known = field(init=False)
    version: int = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names.of(self.session, self.county_code, self.day, "zh")
        found = items_of(in_force(self.session, self.county_code, self.day))
        self.items = {one.code: one for one in found}
        self.known = known(self.session, self.county_code, self.day)
        self.version = newest(self.session, self.county_code)

    def take(self, said: Said) -> Done:
        """Bring an item into the schema."""
        before = self.items.get(said["code"])
        item = _item(self.names, said, before)
        check_one(item, self.known)
        if item == before:
            return Done("known", item.name)
        items = self.items | {item.code: item}
        check(list(items.values()), self.known)
        self.items = items
        shown = [(name, self.names.told(before, name), self.names.told(item, name)) for name in FIELDS]
        changes = [Change(name, was, now) for name, was, now in shown if was != now]
        return Done("added" if before is None else "changed", item.name, changes)

    def finish(self) -> None:
        """Publish it."""
        if list(self.items.values()) != items_of(in_force(self.session, self.county_code, self.day)):
            reason = Phrase("collection_file.title").words("zh")
            items = list(self.items.values())
            publish(self.session, self.actor, self.county_code, items, self.day, reason, self.version, at=self.at)


def _item(names: Names, said: Said, before: CollectionItem | None) -> CollectionItem:
    """The item of a row: what its cells leave empty stays as it was."""
    facts = {name: _cell(names, name, said[name]) for name in FIELDS if said[name]}
    if before is not None:
        return replace(before, **facts)
    empty: dict[str, Any] = dict.fromkeys(NEEDED, "") | {"kinds": []}
    return CollectionItem(**empty | facts)


def _cell(names: Names, column: str, told: str) -> Any:
    """What a cell that is not empty says."""
    if column in ("code", "name", "basis"):
        return told
    if column in ("required", "sealed"):
        return _yes(column, told)
    if column not in (*LISTS, "choices"):
        return names.code(column, told)
    several = [] if told in NONE else several_in(told)
    return several if column == "choices" else [names.code(column, one) for one in several]


def _yes(column: str, text: str) -> bool:
    word = text.lower()
    if word not in (*_YES, *_NO):
        raise Invalid("collection_file.no_word", told=text[:40], some=["是", "否"], field=column)
    return word in _YES


def _filled(wanted: Wanted) -> Filled:
    told = view(wanted.session, wanted.actor, wanted.county_code, wanted.day)
    names = Names.of(wanted.session, wanted.county_code, wanted.day, wanted.language)
    rows = ({name: names.told(one, name) for name in FIELDS} for one in told.items)
    return Filled(rows, {name: list(names.shown[name].values()) for name in ("type", "owner", "every")})


def _require(session: Session, actor: Actor, county_code: str) -> None:
    require_county(session, actor, county_code)
    require(actor, MANAGE, Spot(county_code))


TABLE = Table("collection", "collection_file", COLUMNS, MANAGE, _Taking, _filled, kind="county", asks=_require)
