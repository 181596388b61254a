"""A county's creation standard as it stands and as it stood, and what was found by hand of its items."""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.paths import REFERENCE
from gridgis.rollout.models import CreationStandard, CreationTick
from gridgis.rollout.rules import Item


@dataclass(frozen=True)
class Standard:
    """A county's creation standard: the items, the last days of its milestones, and who set it why; 0 is nobody yet."""

    version: int
    built_by: date
    running_by: date
    items: list[Item]
    reason: str
    made_by: str
    at: datetime | None


@dataclass(frozen=True)
class Tick:
    """What was found by hand of an item, with its evidence."""

    done: bool
    on_day: date
    evidence: str
    link: str
    made_by: str
    at: datetime


@cache
def starter() -> tuple[Item, ...]:
    """The items a county begins with."""
    with (REFERENCE / "creation_standard.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_item(row) for row in csv.DictReader(file))


def _item(row: dict[str, Any]) -> Item:
    return Item(**row | {"least": float(row["least"])})


def standard_of(session: Session, county_code: str, day: date) -> Standard:
    """The standard of a county as it stands; the starter, due in this year's May and August, where none was set."""
    newest = select(CreationStandard).where(CreationStandard.county_code == county_code)
    found = session.scalars(newest.order_by(CreationStandard.version.desc()).limit(1)).first()
    if found is None:
        return Standard(0, date(day.year, 5, 31), date(day.year, 8, 31), list(starter()), "", "", None)
    return _standard(found)


def standards_of(session: Session, county_code: str) -> list[Standard]:
    """All versions, the newest first."""
    asked = select(CreationStandard).where(CreationStandard.county_code == county_code)
    return [_standard(one) for one in session.scalars(asked.order_by(CreationStandard.version.desc()))]


def _standard(row: CreationStandard) -> Standard:
    items = [Item(**one) for one in row.items]
    return Standard(row.version, row.built_by, row.running_by, items, row.reason, row.made_by, row.at)


def newest_ticks(session: Session, county_code: str) -> dict[str, Tick]:
    """What was found last of each item."""
    newest = select(CreationTick).where(CreationTick.county_code == county_code).order_by(CreationTick.id)
    return {one.item_code: tick_of(one) for one in session.scalars(newest)}


def ticks_of(session: Session, county_code: str, item: str) -> list[Tick]:
    """All that was found of an item, the newest first."""
    own = CreationTick.county_code == county_code, CreationTick.item_code == item
    return [tick_of(one) for one in session.scalars(select(CreationTick).where(*own).order_by(CreationTick.id.desc()))]


def tick_of(row: CreationTick) -> Tick:
    """A row as it is told."""
    return Tick(row.done, row.on_day, row.evidence, row.link, row.made_by, row.at)
