"""The demo's objects: a schema of each county, and what workers of one town have collected."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zlib import crc32

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from gridgis.core.paths import DEMO
from gridgis.demo.copying import copy
from gridgis.geocoding.models import StandardAddress
from gridgis.objects.items import CollectionItem
from gridgis.objects.models import CollectionSchema
from gridgis.objects.rules import due_on, masked

TOWN, MOST = "330402013", 900
BY, SINCE_DAYS = "何卫国", 200
NAMES = ("沈建华", "陈水根", "王小明", "陆巧珍", "张阿大", "徐国平", "朱林妹", "钱志刚", "吴月娥", "顾春燕")
SHOPS = ("便利店", "早餐店", "理发店", "五金店", "快递点", "棋牌室", "药店", "水果店")
FACILITIES = ("消火栓", "路灯控制箱", "窨井盖", "健身器材", "公告栏")
COLLECTORS = ("徐海明", "沈丽娟", "马国良")
_SPACE = UUID("7f0b9a52-3f3c-4b1e-8b55-4f2a6a0d5e21")
COLUMNS = (
    *("id", "address_id", "kind", "name", "facts", "version", "made_at", "made_by"),
    *("confirmed_at", "confirmed_by", "due_on", "ended_why"),
)


def store(session: Session, counties: Sequence[str], local: datetime) -> None:
    """Publish each county's schema, and write the objects of one town at its addresses."""
    with (DEMO / "collection.csv").open(encoding="utf-8", newline="") as lines:
        items = [_item(row) for row in csv.DictReader(lines)]
    published = local - timedelta(days=SINCE_DAYS)
    for county in counties:
        told = {"county_code": county, "first_day": published.date(), "reason": "统一采集目录首次发布"}
        by = {"published_by": BY, "published_at": published}
        session.execute(insert(CollectionSchema).values(**told, **by, items=[asdict(one) for one in items]))
    asked = select(StandardAddress.id, StandardAddress.text, StandardAddress.kind, StandardAddress.site)
    asked = asked.where(StandardAddress.town_code == TOWN, StandardAddress.valid_to.is_(None))
    made = [_object(row, items, local) for row in session.execute(asked.order_by(StandardAddress.text).limit(MOST))]
    copy(session, "objects", COLUMNS, ([row[name] for name in COLUMNS] for row, _ in made))
    sealed = [(row["id"], seal) for row, seal in made if seal is not None]
    seals = ((key, seal["name"], seal["facts"]) for key, seal in sealed)
    copy(session, "object_seals", ("object_id", "name", "facts"), seals)
    changes = ("object_id", "version", "deed", "at", "by_name", "facts", "sealed")
    copy(session, "object_changes", changes, _changes([row for row, _ in made]))


def _item(row: dict[str, str]) -> CollectionItem:
    facts: dict[str, Any] = {name: row[name] for name in ("code", "name", "type", "owner", "basis", "every")}
    facts |= {name: row[name].split() for name in ("kinds", "users", "choices")}
    return CollectionItem(**facts | {name: row[name] == "1" for name in ("required", "sealed")})


def _object(
    address: Any, items: Sequence[CollectionItem], local: datetime
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """An object at an address, and what is sealed of it; all of it follows from the address's text."""
    luck = crc32(address.text.encode())
    kind = ("dwelling", "rental", "rental", "person", "enterprise", "place", "facility", "rental")[luck % 8]
    kind = "place" if address.kind == "poi" else kind
    name, facts, sealed = _told(kind, address.site, luck // 8)
    confirmed = local - timedelta(days=luck // 64 % 120 + 1, hours=luck % 5)
    form = [one for one in items if kind in one.kinds]
    by = COLLECTORS[luck % len(COLLECTORS)]
    row = {
        "id": str(uuid5(_SPACE, address.text)),
        "address_id": address.id,
        "kind": kind,
        "name": masked(name) if kind == "person" else name,
        "facts": facts,
        "version": 1,
        "made_at": confirmed.isoformat(),
        "made_by": by,
        "confirmed_at": confirmed.isoformat(),
        "confirmed_by": by,
        "due_on": due_on(form, confirmed.date()).isoformat(),
        "ended_why": "",
    }
    return row, {"name": name if kind == "person" else "", "facts": sealed} if sealed else None


def _told(kind: str, site: str, luck: int) -> tuple[str, dict[str, str], dict[str, str]]:
    """A name, answers, and sealed answers."""
    person = NAMES[luck % len(NAMES)]
    phone = {"phone": f"139{luck % 100_000_000:08d}"}
    gear = {"fire_gear": ("齐全", "齐全", "缺少", "损坏")[luck % 4]}
    if kind == "person":
        kinds = ("独居老人", "困难家庭", "残疾人")
        return person, {}, phone | {"care": "true", "care_kind": kinds[luck % 3]}
    if kind == "dwelling":
        return f"{person[0]}家住房", {"rooms": str(luck % 5 + 2)}, {}
    if kind == "rental":
        return f"{person[0]}家出租房", gear | {"rooms": str(luck % 8 + 1), "tenants": str(luck % 11 + 1)}, phone
    if kind == "facility":
        return FACILITIES[luck % len(FACILITIES)], {"state": ("完好", "完好", "破损")[luck % 3]}, {}
    shop = SHOPS[luck % len(SHOPS)]
    staff = {"staff": str(luck % 30 + 2)} if kind == "enterprise" else {}
    return site or f"{person[0]}记{shop}", gear | {"business": shop} | staff, phone


def _changes(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        facts = tuple({"item": code, "before": "", "after": told} for code, told in row["facts"].items())
        yield row["id"], 1, "made", row["made_at"], row["made_by"], facts, ()
