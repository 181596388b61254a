"""The demo's gazetteer in the database: its addresses taken apart, stairwells of some buildings, other names."""

import csv
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy.orm import Session

from gridgis.core.paths import DEMO
from gridgis.demo.city import City
from gridgis.demo.copying import copy_written, indexed_after, point
from gridgis.demo.forked import Sheet
from gridgis.geocoding import naming
from gridgis.geocoding.describing import described
from gridgis.geocoding.naming import Name
from gridgis.geocoding.parsing import Parts

TABLE = "std_addresses"
COLUMNS = (
    "text", "key", "sound", "kind", "road", "number", "door", "site", "building", "unit", "room", "place",
    "village_code", "town_code", "county_code",
)  # fmt: skip

STAIRS_IN = 8
"""One building in so many is listed with its stairwells."""

RENAMED = 12
"""One road in so many had another name before."""

OLD_STEMS = ("胜利", "红旗", "跃进", "工农", "前进", "新风", "卫星", "灯塔", "立新", "曙光")
"""What roads of the demo were called before 1984, and none is called now."""


def write(city: City, folder: Path) -> None:
    """Write the city's addresses into a sheet."""
    sheet = Sheet(folder, TABLE)
    sheet.extend(rows(city))
    sheet.done()


def store(session: Session, city: City, written: Path) -> int:
    """Store the city's addresses and names; returns how many addresses."""
    with indexed_after(session, TABLE), written.open(encoding="utf-8", newline="") as file:
        count = copy_written(session, TABLE, COLUMNS, file)
    naming.learn(session)
    naming.keep(session, [*_told({*city.divisions["code"]}), *_old_roads(city.addresses)])
    return count


def rows(city: City) -> Iterator[tuple[Any, ...]]:
    """The city's addresses as rows of `std_addresses`, and behind them the stairwells of some buildings."""
    names = dict(zip(city.divisions["code"], city.divisions["name"], strict=True))
    addresses: Any = list(city.addresses.itertuples(index=False))
    for row in addresses:
        yield _row(row, names, row.text)
    for row in addresses:
        luck = zlib.crc32(row.text.encode())
        if row.building and luck % STAIRS_IN == 0:
            for stair in range(1, 3 + luck // STAIRS_IN % 2):
                yield _row(row, names, f"{row.text}{stair}单元", str(stair))


def _row(row: Any, names: dict[str, str], text: str, unit: str = "") -> tuple[Any, ...]:
    tail = text.removeprefix(_path(row.county_code, row.town_code, row.village_code, names))
    parts = Parts(row.road, str(row.number or ""), row.estate, row.building.removesuffix("幢"), unit)
    one = described(tail, row.kind, parts)
    return (
        text, one.key, one.sound, row.kind, row.road, row.number or None, parts.door, parts.site, parts.building, unit,
        "", point(row.lng, row.lat), row.village_code, row.town_code, row.county_code,
    )  # fmt: skip


def _path(county: str, town: str, village: str, names: dict[str, str]) -> str:
    """The names of the divisions a standard address begins with."""
    return "".join(names[code] for code in (f"{county[:4]}00", county, town, village))


def _told(codes: set[str]) -> list[Name]:
    """The names of `data/demo/old_names.csv` for divisions that are in the city."""
    with (DEMO / "old_names.csv").open(encoding="utf-8", newline="") as file:
        return [
            Name(
                row["kind"],
                row["name"],
                row["code"],
                row["stands_for"],
                row["origin"],
                date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            )
            for row in csv.DictReader(file)
            if row["code"] in codes
        ]


def _old_roads(addresses: pd.DataFrame) -> list[Name]:
    """Old names of some roads, town by town, none twice in a town; the same whatever else is in the city."""
    streets = addresses[addresses["kind"] == "road"][["town_code", "road"]].drop_duplicates()
    taken: set[tuple[str, str]] = set()
    found = []
    for town, road in sorted(map(tuple, streets.to_numpy())):
        luck = zlib.crc32(f"{town}{road}".encode())
        name = OLD_STEMS[luck // RENAMED % len(OLD_STEMS)] + _ending(road)
        if luck % RENAMED == 0 and (town, name) not in taken:
            taken.add((town, name))
            found.append(Name("road", name, town, road, "old", date(1984, 1, 1)))
    return found


def _ending(road: str) -> str:
    return next((end for end in ("大道", "街", "巷", "弄") if road.endswith(end)), "路")
