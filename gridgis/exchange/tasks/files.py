"""Task lists from CSV files and workbooks: each row adds an item to a draft or changes one; and the list, out."""

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force as terms
from gridgis.core.errors import Invalid
from gridgis.core.vocabulary import LINES
from gridgis.core.wording import LANGUAGES, Language, worded
from gridgis.divisions.models import Division
from gridgis.exchange.tables.cells import NONE, number_in, several_in
from gridgis.exchange.tables.columns import columns_of
from gridgis.exchange.tables.table import Filled, Said, Table, Taking, Wanted
from gridgis.exchange.tables.taking import Change, Done
from gridgis.grids.layers import layers
from gridgis.grids.task_items import FREQUENCIES, TaskItem
from gridgis.grids.task_lists import in_force, items_of
from gridgis.security.rules import Actor, Spot, require, require_any
from gridgis.tasks.actions import keep_draft, known
from gridgis.tasks.queries import MANAGE, draft_of, place, view
from gridgis.tasks.rules import Known, check_one

OTHER_NAMES = {
    "code": ("编号", "序号"),
    "name": ("事项", "任务", "任务名称"),
    "what": ("工作内容", "任务内容"),
    "standard": ("标准", "要求"),
    "basis": ("法律依据", "政策依据"),
    "hours": ("工时", "每月工时"),
    "town": ("乡镇", "所属镇街", "所属乡镇"),
}
NEEDED = ("code", "line", "name", "what", "standard", "frequency", "basis")
TEXTS = ("name", "what", "standard", "basis")
LISTS = ("layers", "grids", "categories")


_FIELDS = (*NEEDED, "hours", *LISTS)
COLUMNS = columns_of("task_file", (*_FIELDS, "town"), required=NEEDED, other_names=OTHER_NAMES)


@dataclass
class _Names:
    """What the words of a county's tables stand for, each way."""

    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, county_code: str, language: Language) -> "_Names":
        """Read them."""
        made = cls()
        for code in LINES:
            made._add("line", code, worded(f"line.{code}", {}, language), *_both(f"line.{code}"))
        for code in FREQUENCIES:
            made._add("frequency", code, worded(f"frequency.{code}", {}, language), *_both(f"frequency.{code}"))
        for code, layer in layers(session).items():
            made._add("layers", code, layer.name_zh if language == "zh" else layer.name_en, layer.name_zh)
        for one in terms.categories(session):
            if one.level == 2:
                made._add("categories", one.code, one.code, one.name_zh)
        towns = select(Division).where(Division.parent_code == county_code, Division.level == "town")
        for town in session.scalars(towns.order_by(Division.code)):
            made._add("town", town.code, town.name)
        return made

    def _add(self, kind: str, code: str, shown: str, *others: str) -> None:
        self.shown.setdefault(kind, {})[code] = shown
        self.codes.setdefault(kind, {}).update(dict.fromkeys((*others, shown, code), code))

    def code(self, kind: str, text: str) -> str:
        """What a word stands for.

        Raises:
            Invalid: nothing.
        """
        if text not in self.codes[kind]:
            some = list(self.shown[kind].values())[:5]
            raise Invalid("task_file.no_word", told=text[:40], some=some, field=kind)
        return self.codes[kind][text]


def _both(kind: str) -> list[str]:
    return [worded(kind, {}, language) for language in LANGUAGES]


@dataclass
class _Taking(Taking):
    """With the drafts that rows make, by town; nothing of them counts until published."""

    names: _Names = field(init=False)
    drafts: dict[str | None, dict[str, TaskItem]] = field(default_factory=dict)
    known: dict[str | None, Known] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = _Names.of(self.session, self.county_code, "zh")

    def draft(self, town: str | None) -> dict[str, TaskItem]:
        """The items of a place's draft; of what is in force where there is none."""
        if town not in self.drafts:
            found = draft_of(self.session, self.county_code, town)
            found = found or in_force(self.session, self.county_code, town, self.day)
            self.drafts[town] = {one.code: one for one in items_of(found)}
            self.known[town] = known(self.session, (self.county_code, town), self.day)
        return self.drafts[town]

    def take(self, said: Said) -> Done:
        """Bring an item into the draft of its place."""
        town = self.names.code("town", said["town"]) if said["town"] not in {"", *NONE} else None
        require(self.actor, MANAGE, Spot(self.county_code, town))
        draft = self.draft(town)
        before = draft.get(said["code"])
        item = _item(self.names, said, before)
        check_one(item, self.known[town])
        if item == before:
            return Done("known", item.name)
        items = draft | {item.code: item}
        found = draft_of(self.session, self.county_code, town)
        version = found.version if found is not None else 0
        keep_draft(self.session, self.actor, (self.county_code, town), list(items.values()), version, at=self.at)
        draft[item.code] = item
        shown = [(name, _shown(self.names, before, name), _shown(self.names, item, name)) for name in _FIELDS]
        changes = [Change(name, was, now) for name, was, now in shown if was != now]
        return Done("added" if before is None else "changed", item.name, changes)


def _item(names: _Names, said: Said, before: TaskItem | None) -> TaskItem:
    """The item of a row: what its cells leave empty stays as it was."""
    facts: dict[str, Any] = {name: said[name] for name in TEXTS if said[name]}
    facts |= {name: names.code(name, said[name]) for name in ("line", "frequency") if said[name]}
    if said["hours"]:
        facts["hours"] = 0.0 if said["hours"] in NONE else number_in(said["hours"], "hours")
    facts |= {name: _several(names, name, said[name]) for name in LISTS if said[name]}
    if before is not None:
        return replace(before, **facts)
    return TaskItem(**dict.fromkeys(NEEDED, "") | {"code": said["code"]} | facts)


def _several(names: _Names, name: str, told: str) -> list[str]:
    several = [] if told in NONE else several_in(told)
    return several if name == "grids" else [names.code(name, one) for one in several]


def _shown(names: _Names, one: TaskItem | None, name: str) -> str:
    if one is None:
        return ""
    value: list[str] | float | str = getattr(one, name)
    if isinstance(value, list):
        return "、".join(names.shown.get(name, {}).get(code, code) for code in value)
    if isinstance(value, float):
        return f"{value:g}" if value else ""
    return names.shown.get(name, {}).get(value, str(value))


def _filled(wanted: Wanted) -> Filled:
    """What is in force on a day."""
    told = view(wanted.session, wanted.actor, wanted.county_code, wanted.day)
    names = _Names.of(wanted.session, wanted.county_code, wanted.language)
    rows = (
        {name: _shown(names, one.item, name) for name in _FIELDS} | {"town": one.town_name, "hours": one.item.hours}
        for one in told.items
    )
    return Filled(rows, {name: list(names.shown[name].values()) for name in ("line", "frequency", "town")})


def _require(session: Session, actor: Actor, county_code: str) -> None:
    require_any(actor, MANAGE)
    place(session, actor, county_code, None)


TABLE = Table("tasks", "task_file", COLUMNS, MANAGE, _Taking, _filled, kind="county", asks=_require)
