"""What a collection schema may say, what answers must be, and when an object is to be confirmed again."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gridgis.core.errors import Invalid
from gridgis.core.texts import narrow, storable
from gridgis.core.wording import Phrase
from gridgis.objects.items import EVERY, KINDS, TYPES, CollectionItem

READ, WRITE, OPEN, MANAGE = "object.read", "object.write", "object.open", "collection.manage"
"""Who reads objects, writes them, opens what is sealed of them, and sets what is collected."""

MOST_ITEMS, MOST_CHOICES = 200, 60
NAME_LIMIT, BASIS_LIMIT, ANSWER_LIMIT, REASON_LIMIT = 40, 200, 500, 300
CODE = re.compile(r"[a-z][a-z0-9_]{0,29}")
NAME = "name"
"""The code under which an object's own name is told; no item has it."""
_MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_PHONE = re.compile(r"\+?\d[\d -]{4,18}\d")
_NUMBERS = {"integer": re.compile(r"-?\d{1,9}"), "decimal": re.compile(r"-?\d{1,9}(\.\d{1,6})?")}
_YES, _NO = {"true", "yes", "1", "是", "有"}, {"false", "no", "0", "否", "无"}


@dataclass(frozen=True)
class Known:
    """What items may name: kinds of grids, towns of the county, and kinds of agencies with their names."""

    layers: Collection[str]
    towns: Collection[str]
    agencies: Mapping[str, str]


def check(items: Sequence[CollectionItem], known: Known) -> None:
    """Refuse a schema that can't be.

    Raises:
        Invalid: too many items, one that says too little or names what is not there, or a datum that is there twice.
    """
    if len(items) > MOST_ITEMS:
        raise Invalid("objects.many", most=MOST_ITEMS, field="items")
    by_code: dict[str, CollectionItem] = {}
    by_name: dict[tuple[str, str], CollectionItem] = {}
    for one in items:
        check_one(one, known)
        if one.code in by_code:
            raise Invalid("objects.twice", code=one.code, field="code")
        by_code[one.code] = one
        for kind in one.kinds:
            other = by_name.setdefault((kind, _same(one.name)), one)
            if other is not one:
                owner = known.agencies[other.owner]
                raise Invalid("objects.shared", name=one.name, code=other.code, owner=owner, field="name")


def _same(name: str) -> str:
    return "".join(narrow(name).lower().split())


def check_one(one: CollectionItem, known: Known) -> None:
    """Refuse an item that can't be.

    Raises:
        Invalid: it says too little, or names what is not there.
    """
    if not CODE.fullmatch(one.code) or one.code == NAME:
        raise Invalid("objects.code", code=one.code[:40], field="code")
    for name, limit in (("name", NAME_LIMIT), ("basis", BASIS_LIMIT)):
        told: str = getattr(one, name)
        if not told.strip() or len(told) > limit or not storable(told):
            raise Invalid(
                "objects.text", code=one.code, what=Phrase(f"collection_file.{name}"), limit=limit, field=name
            )
    _check_words(one, known)
    if (one.type == "choice") != (len(one.choices) > 1):
        raise Invalid("objects.choices", code=one.code, field="choices")
    if len(one.choices) > MOST_CHOICES or len(set(one.choices)) < len(one.choices):
        raise Invalid("objects.choices_twice", code=one.code, most=MOST_CHOICES, field="choices")


def _check_words(one: CollectionItem, known: Known) -> None:
    """Refuse words that are not known, kinds that are none."""
    if not one.kinds:
        raise Invalid("objects.no_kinds", code=one.code, field="kinds")
    told: tuple[tuple[str, Iterable[str], Collection[str]], ...] = (
        ("kinds", one.kinds, KINDS),
        ("type", [one.type], TYPES),
        ("every", [one.every], EVERY),
        ("owner", [one.owner], known.agencies),
        ("users", one.users, known.agencies),
        ("layers", one.layers, known.layers),
        ("towns", one.towns, known.towns),
    )
    for name, words, allowed in told:
        if strange := [word for word in words if word not in allowed]:
            what = Phrase(f"collection_file.{name}")
            raise Invalid("objects.no_word", code=one.code, what=what, told=strange[0][:40], field=name)
    if any(not text.strip() or len(text) > NAME_LIMIT or not storable(text) for text in one.choices):
        raise Invalid("objects.choices", code=one.code, field="choices")


def answer_of(item: CollectionItem, told: str) -> str:
    """An answer as it is kept; empty where nothing is told.

    Raises:
        Invalid: it is not of the item's type.
    """
    text = told.strip()
    if not text:
        return ""
    if len(text) > ANSWER_LIMIT or not storable(text):
        raise Invalid("objects.long", name=item.name, limit=ANSWER_LIMIT, field=item.code)
    kept = _kept(item, text)
    if kept is None:
        kind = Phrase(f"item_type.{item.type}")
        raise Invalid("objects.answer", name=item.name, told=text[:40], kind=kind, field=item.code)
    return kept


def _kept(item: CollectionItem, text: str) -> str | None:
    if item.type == "text":
        return text
    if item.type == "choice":
        return text if text in item.choices else None
    plain = narrow(text)
    if item.type == "yes_no":
        word = plain.lower()
        return "true" if word in _YES else "false" if word in _NO else None
    if item.type == "date":
        return _day(plain)
    shape = _PHONE if item.type == "phone" else _NUMBERS[item.type]
    return plain if shape.fullmatch(plain) else None


def _day(text: str) -> str | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day.isoformat() if 1900 <= day.year < 2200 else None


@dataclass(frozen=True)
class Fact:
    """An item that became another: what was told before and what is told now; empty where nothing is."""

    item: str
    before: str
    after: str


def changed(form: Sequence[CollectionItem], before: Mapping[str, str], told: Mapping[str, str]) -> list[Fact]:
    """What answers change, in the form's order; an item that is not named stays as it is.

    Raises:
        Invalid: an answer to what is not asked there, or none to what must be answered.
    """
    if strange := sorted(told.keys() - {one.code for one in form}):
        raise Invalid("objects.not_asked", code=strange[0][:40], field=strange[0][:40])
    found = []
    for one in form:
        was = before.get(one.code, "")
        now = answer_of(one, told[one.code]) if one.code in told else was
        if one.required and not now and (one.code in told or not before):
            raise Invalid("objects.required", name=one.name, field=one.code)
        if now != was:
            found.append(Fact(one.code, was, now))
    return found


def masked(name: str) -> str:
    """A person's name as lists tell it: the first character, and a sign for each further one."""
    return name[:1] + "*" * max(1, min(len(name) - 1, 3))


def due_on(form: Iterable[CollectionItem], confirmed: date) -> date:
    """By when an object is to be confirmed again: its items' shortest interval later, a year where none tells one."""
    months = min((_MONTHS[one.every] for one in form if one.every in _MONTHS), default=12)
    year, month = divmod(confirmed.month - 1 + months, 12)
    year, month = confirmed.year + year, month + 1
    return date(year, month, min(confirmed.day, monthrange(year, month)[1]))
