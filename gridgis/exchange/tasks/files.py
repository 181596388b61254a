"""Task lists from CSV files and workbooks: each row adds an item to a draft or changes one; and the list, out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force as terms
from gridgis.core.errors import Invalid
from gridgis.core.vocabulary import LINES
from gridgis.core.wording import LANGUAGES, Language, Phrase, worded
from gridgis.divisions.models import Division
from gridgis.exchange.reading.tables import Rejected, Row
from gridgis.exchange.tables.cells import NONE, number_in, several_in
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.sheets import write_form
from gridgis.exchange.tables.taking import Change, Done, Keep, TableReport, take_rows
from gridgis.grids.layers import layers
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require, require_any
from gridgis.tasks.actions import keep_draft, known
from gridgis.tasks.listing import in_force, items_of
from gridgis.tasks.queries import MANAGE, draft_of, place, view
from gridgis.tasks.rules import FREQUENCIES, Known, TaskItem, check_one

TITLE = Phrase("task_file.title")
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


def _column(name: str) -> Column:
    head, note = Phrase(f"task_file.{name}"), Phrase(f"task_file.{name}_note")
    return Column(name, head, note, name in NEEDED, OTHER_NAMES.get(name, ()))


COLUMNS = tuple(_column(name) for name in (*NEEDED, "hours", *LISTS, "town"))


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
class _Taking:
    """What the rows of a file need beside themselves, and the drafts they make, by town."""

    session: Session
    actor: Actor
    county_code: str
    names: _Names
    at: datetime
    drafts: dict[str | None, dict[str, TaskItem]] = field(default_factory=dict)
    known: dict[str | None, Known] = field(default_factory=dict)

    def draft(self, town: str | None) -> dict[str, TaskItem]:
        """The items of a place's draft; of what is in force where there is none."""
        if town not in self.drafts:
            found = draft_of(self.session, self.county_code, town)
            found = found or in_force(self.session, self.county_code, town, self.at.date())
            self.drafts[town] = {one.code: one for one in items_of(found)}
            self.known[town] = known(self.session, (self.county_code, town), self.at.date())
        return self.drafts[town]


@audited("tasks_imported", "county", "{county_code}", when=lambda made: made[0].kept, rows="rows_kept")
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
    taking = _Taking(session, actor, county_code, _Names.of(session, county_code, "zh"), at)
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
    """Bring a table of a county's items into drafts, or tell what it would do; nothing of it counts until published.

    Args:
        rows: read with the names of `COLUMNS`; an empty cell leaves a fact as it is, `-` or 无 takes it away.
        keep: `nothing`, `all` or `good`.
        told: called with one more row done.

    Raises:
        NotFound: there is no such county for the actor.
        Forbidden: they set no list.
    """
    every = list(rows)
    require_any(actor, MANAGE)
    place(session, actor, county_code, None)
    return _audited_take(session, actor, every, county_code, keep, len(every), told, at=at)


def _take(on: _Taking, row: Row) -> Done:
    said = {name: text.strip() for name, text in row.values.items()}
    town = on.names.code("town", said["town"]) if said.get("town", "") not in {"", *NONE} else None
    require(on.actor, MANAGE, Spot(on.county_code, town))
    draft = on.draft(town)
    before = draft.get(said["code"])
    item = _item(on.names, said, before)
    check_one(item, on.known[town])
    if item == before:
        return Done("known", item.name)
    items = draft | {item.code: item}
    found = draft_of(on.session, on.county_code, town)
    version = found.version if found is not None else 0
    keep_draft(on.session, on.actor, (on.county_code, town), list(items.values()), version, at=on.at)
    draft[item.code] = item
    shown = [(name, _shown(on.names, before, name), _shown(on.names, item, name)) for name in _FIELDS]
    changes = [Change(name, was, now) for name, was, now in shown if was != now]
    return Done("added" if before is None else "changed", item.name, changes)


_FIELDS = (*NEEDED, "hours", *LISTS)


def _item(names: _Names, said: Mapping[str, str], before: TaskItem | None) -> TaskItem:
    """The item of a row: what its cells leave empty stays as it was."""
    facts: dict[str, Any] = {name: said[name] for name in TEXTS if said.get(name)}
    facts |= {name: names.code(name, said[name]) for name in ("line", "frequency") if said.get(name)}
    if said.get("hours"):
        facts["hours"] = 0.0 if said["hours"] in NONE else number_in(said["hours"], "hours")
    facts |= {name: _several(names, name, said[name]) for name in LISTS if said.get(name)}
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


def write(
    session: Session, actor: Actor, path: Path, county_code: str, day: date, language: Language, *, empty: bool
) -> None:
    """Write the form of a county, empty or with what is in force on a day, which can be changed and brought in again.

    Raises:
        NotFound: there is no such county for the actor.
        Forbidden: they read no grids.
    """
    told = view(session, actor, county_code, day)
    names = _Names.of(session, county_code, language)
    choices = {name: list(names.shown[name].values()) for name in ("line", "frequency", "town")}
    rows = [
        {name: _shown(names, one.item, name) for name in _FIELDS} | {"town": one.town_name, "hours": one.item.hours}
        for one in ([] if empty else told.items)
    ]
    write_form(path, TITLE, COLUMNS, language, rows=rows, choices=choices)
