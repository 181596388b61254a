"""What an item of a task list must be, and how two lists differ."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated

from gridgis.core.errors import Invalid
from gridgis.core.texts import storable
from gridgis.core.vocabulary import LINES, OneOf
from gridgis.core.wording import Phrase
from gridgis.grids.task_items import FREQUENCIES, TaskItem

MOST_ITEMS, MOST_HOURS = 300, 200.0
LIMITS = {"name": 60, "what": 300, "standard": 300, "basis": 200}
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,19}")
CHANGES = ("added", "changed", "removed")

ChangeName = Annotated[str, OneOf(CHANGES)]


@dataclass(frozen=True)
class Known:
    """What items may name: kinds of grids, grids there, categories of cases; and codes that are taken above."""

    layers: Collection[str]
    grids: Collection[str]
    categories: Collection[str]
    taken: Collection[str] = ()


@dataclass(frozen=True)
class Difference:
    """An item that one list has otherwise than another: before and after, none where it is not there."""

    change: ChangeName
    code: str
    before: TaskItem | None
    after: TaskItem | None
    fields: list[str]


def check(items: Sequence[TaskItem], known: Known) -> None:
    """Refuse a list that can't be.

    Raises:
        Invalid: too many items, two of one code, one that the county has, or an item that says too little or names what
            is not there.
    """
    if len(items) > MOST_ITEMS:
        raise Invalid("tasks.many", most=MOST_ITEMS, field="items")
    seen: set[str] = set()
    for one in items:
        check_one(one, known)
        if one.code in seen:
            raise Invalid("tasks.twice", code=one.code, field="code")
        seen.add(one.code)


def check_one(one: TaskItem, known: Known) -> None:
    """Refuse an item that can't be.

    Raises:
        Invalid: it says too little, or names what is not there.
    """
    if not CODE.fullmatch(one.code):
        raise Invalid("tasks.code", code=one.code, field="code")
    if one.code in known.taken:
        raise Invalid("tasks.of_county", code=one.code, field="code")
    for name, limit in LIMITS.items():
        told: str = getattr(one, name)
        if not told.strip() or len(told) > limit or not storable(told):
            raise Invalid("tasks.text", code=one.code, what=Phrase(f"task_file.{name}"), limit=limit, field=name)
    if one.line not in LINES:
        raise Invalid("tasks.no_line", code=one.code, told=one.line, field="line")
    if one.frequency not in FREQUENCIES:
        raise Invalid("tasks.no_frequency", code=one.code, told=one.frequency, field="frequency")
    if not 0 <= one.hours <= MOST_HOURS:
        raise Invalid("tasks.hours", code=one.code, most=MOST_HOURS, field="hours")
    for name in ("layers", "grids", "categories"):
        if strange := set(getattr(one, name)) - set(getattr(known, name)):
            raise Invalid(f"tasks.no_{name}", code=one.code, told=min(strange), field=name)


def differences(before: Iterable[TaskItem], after: Iterable[TaskItem]) -> list[Difference]:
    """How a list differs from the one before, in the order of codes."""
    old, new = {one.code: one for one in before}, {one.code: one for one in after}
    pairs = ((code, old.get(code), new.get(code)) for code in sorted(old.keys() | new.keys()))
    return [_difference(code, was, now) for code, was, now in pairs if was != now]


def _difference(code: str, was: TaskItem | None, now: TaskItem | None) -> Difference:
    if was is None or now is None:
        return Difference("added" if was is None else "removed", code, was, now, [])
    fields = [name for name, value in asdict(now).items() if getattr(was, name) != value]
    return Difference("changed", code, was, now, fields)
