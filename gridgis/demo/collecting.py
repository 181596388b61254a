"""The demo's objects: a schema of each county, and what workers of one county have collected.

As many as it takes for nine grids of ten to have between 0.7 and 1.4 times as much work as their staff has hours.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zlib import crc32

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from gridgis.core.paths import DEMO
from gridgis.core.thresholds import Thresholds, thresholds
from gridgis.demo.copying import copy
from gridgis.objects.items import CollectionItem
from gridgis.objects.models import CollectionSchema
from gridgis.objects.rules import due_on, masked

COUNTY = "330402"
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
    """Publish each county's schema, and write the objects of one county at its addresses."""
    with (DEMO / "collection.csv").open(encoding="utf-8", newline="") as lines:
        items = [_item(row) for row in csv.DictReader(lines)]
    published = local - timedelta(days=SINCE_DAYS)
    for county in counties:
        told = {"county_code": county, "first_day": published.date(), "reason": "统一采集目录首次发布"}
        by = {"published_by": BY, "published_at": published}
        session.execute(insert(CollectionSchema).values(**told, **by, items=[asdict(one) for one in items]))
    made = [_object(told, items, local) for told in _stock(session, local)]
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


@dataclass(frozen=True)
class _Told:
    """What is collected at an address: the address, the kind, its number there, and how many live in a rental."""

    address_id: int
    text: str
    site: str
    kind: str
    n: int
    tenants: int = 0


_GRIDS = text("""
SELECT g.code, g.layer = 'village' AS whole, v.households,
  (SELECT count(*) FROM posts p
   WHERE p.grid_code = g.code AND p.role_code = 'grid_worker' AND p.period @> :day) AS full,
  (SELECT count(*) FROM posts p
   WHERE p.grid_code = g.code AND p.role_code = 'grid_parttimer' AND p.period @> :day) AS part,
  (SELECT coalesce(sum(ST_Length(geography(ST_Intersection(l.line, v.boundary)))), 0) / 1000 FROM linear_objects l
   WHERE l.kind = 'river' AND l.line && v.boundary) AS km
FROM grids g JOIN grid_versions v ON v.grid_code = g.code AND v.period @> :day
WHERE g.county_code = :county ORDER BY g.code
""")
_ADDRESSES = text("""
SELECT a.id, a.text, a.site, ST_X(a.place) AS lng, ST_Y(a.place) AS lat, at.code
FROM std_addresses a CROSS JOIN LATERAL (
  SELECT g.code FROM grid_versions v JOIN grids g ON g.code = v.grid_code JOIN layers l ON l.code = g.layer
  WHERE v.period @> :day AND l.precedence IS NOT NULL AND ST_Covers(v.boundary, a.place)
  ORDER BY l.precedence, g.code LIMIT 1
) AS at
WHERE a.county_code = :county AND a.valid_to IS NULL ORDER BY a.text
""")


def _stock(session: Session, local: datetime) -> Iterator[_Told]:
    """What each grid of the county has to be visited for."""
    asked = {"day": local.date(), "county": COUNTY}
    there: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(_ADDRESSES, asked):
        there[row.code].append(row)
    turned = thresholds(session)
    for grid in session.execute(_GRIDS, asked).all():
        found = there[grid.code]
        if not found:
            continue
        luck = crc32(grid.code.encode())
        aim = (0.5, 1.65)[luck // 32 % 2] if luck % 32 == 0 else 0.8 + luck % 97 / 97 * 0.45
        squares = {(round(row.lng * 954), round(row.lat * 1113)) for row in found}
        base = grid.households * turned.minutes_a_household + len(squares) * turned.minutes_a_patrol_cell
        base += grid.km * turned.minutes_a_river_km
        wanted = aim * 60 * (turned.hours_fulltime * grid.full + turned.hours_parttime * grid.part) - base
        for n, (kind, tenants) in enumerate(_kinds(wanted, turned, luck, whole=grid.whole)):
            row = found[(n * 7 + luck) % len(found)]
            yield _Told(row.id, row.text, row.site if n < len(found) else "", kind, n, tenants)


def _kinds(minutes: float, turned: Thresholds, luck: int, *, whole: bool) -> Iterator[tuple[str, int]]:
    """Kinds of objects that cost so many minutes a month together, and how many live in each rental."""
    many = {"person": 5 * round(minutes / 60 * 0.58 / 5), "key": 10, "place": 20, "enterprise": 10, "site": luck % 3}
    if not whole:
        many = {"person": 0, "key": 0, "place": 40, "enterprise": 40, "site": 3 + luck % 3}
    many |= {"dwelling": 3, "facility": 3}
    rentals = 25 if whole else 15
    costs = {"person": turned.minutes_a_care, "key": turned.minutes_a_key_person, "place": turned.minutes_a_place}
    costs |= {"enterprise": turned.minutes_an_enterprise, "site": turned.minutes_a_site}
    left = minutes - rentals * turned.minutes_a_rental - sum(many[kind] * cost for kind, cost in costs.items())
    for kind, some in many.items():
        yield from ((kind, 0) for _ in range(max(some, 0)))
    tenants = max(rentals, round(left / turned.minutes_a_new_resident))
    for n in range(rentals):
        yield "rental", tenants // rentals + (n < tenants % rentals)


def _object(
    told: _Told, items: Sequence[CollectionItem], local: datetime
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """An object at an address, and what is sealed of it; all of it follows from the address's text and its number."""
    luck = crc32(f"{told.text}/{told.n}".encode())
    kind = {"key": "person", "site": "place"}.get(told.kind, told.kind)
    name, facts, sealed = _answers(told, luck // 8)
    confirmed = local - timedelta(days=luck // 64 % 120 + 1, hours=luck % 5)
    form = [one for one in items if kind in one.kinds]
    by = COLLECTORS[luck % len(COLLECTORS)]
    row = {
        "id": str(uuid5(_SPACE, f"{told.text}/{told.n}")),
        "address_id": told.address_id,
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


def _answers(told: _Told, luck: int) -> tuple[str, dict[str, str], dict[str, str]]:
    """A name, answers, and sealed answers."""
    person = NAMES[luck % len(NAMES)]
    phone = {"phone": f"139{luck % 100_000_000:08d}"}
    gear = {"fire_gear": ("齐全", "齐全", "缺少", "损坏")[luck % 4]}
    kind = told.kind
    if kind == "key":
        return person, {}, phone | {"key_service": "true"}
    if kind == "person":
        kinds = ("独居老人", "困难家庭", "残疾人")
        return person, {}, phone | {"care": "true", "care_kind": kinds[luck % 3]}
    if kind == "dwelling":
        return f"{person[0]}家住房", {"rooms": str(luck % 5 + 2)}, {}
    if kind == "rental":
        rooms = max(1, told.tenants // 2)
        return f"{person[0]}家出租房", gear | {"rooms": str(rooms), "tenants": str(told.tenants)}, phone
    if kind == "facility":
        return FACILITIES[luck % len(FACILITIES)], {"state": ("完好", "完好", "破损")[luck % 3]}, {}
    if kind == "site":
        return f"{person[0]}记建筑工地", gear | {"site": "true"}, phone
    shop = SHOPS[luck % len(SHOPS)]
    staff = {"staff": str(luck % 30 + 2)} if kind == "enterprise" else {}
    return told.site or f"{person[0]}记{shop}", gear | {"business": shop} | staff, phone


def _changes(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        facts = tuple({"item": code, "before": "", "after": told} for code, told in row["facts"].items())
        yield row["id"], 1, "made", row["made_at"], row["made_by"], facts, ()
