"""The demo's task lists: two versions of each county, and what some towns add."""

import csv
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from gridgis.core.paths import DEMO
from gridgis.grids.task_items import TaskItem
from gridgis.grids.task_models import TaskList

BY, TOWN_BY = "何卫国", "综合指挥室"
SECOND, ADDED = 300, 40
"""So many days after the first list the second counts; so many days ago towns added theirs."""
NOTED = "330402013"
"""The town of whose list the county took note."""


def store(session: Session, counties: Sequence[str], towns: Sequence[str], since: date, local: datetime) -> None:
    """Publish each county's list since a day, with more items later, and the towns' own."""
    with (DEMO / "tasks.csv").open(encoding="utf-8", newline="") as lines:
        every = sorted(csv.DictReader(lines), key=lambda row: row["code"])
    own = [row for row in every if not row["town"]]
    first = [_item(row) for row in own if row["since"] == "0"]
    rows = []
    for county in counties:
        rows.append(_list(county, None, first, since, "网格工作事项清单首次发布", local))
        later = since + timedelta(days=SECOND)
        rows.append(_list(county, None, [_item(row) for row in own], later, "增加冬季用火用电检查", local))
    begun = local.date() - timedelta(days=ADDED)
    for row in every:
        if row["town"] in towns:
            told = _list(row["town"][:6], row["town"], [_item(row)], begun, "结合本地实际增加", local)
            seen = {"seen_by": BY, "seen_at": told["published_at"] + timedelta(days=6)} if row["town"] == NOTED else {}
            rows.append(told | seen)
    for told in rows:
        session.execute(insert(TaskList).values(**told))


@cache
def first_listed() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Of each category on the first list of the counties the item, and the layers it is done in; none for all."""
    with (DEMO / "tasks.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["since"] == "0" and not row["town"]]
    told = ((one, (f"{row['code']} {row['name']}", row["layers"])) for row in rows for one in row["categories"].split())
    return {category: (item, tuple(layers.split())) for category, (item, layers) in told}


def _item(row: dict[str, str]) -> dict[str, Any]:
    code, line, name, what, standard, frequency, basis, hours, layers, categories, *_ = row.values()
    item = TaskItem(code, line, name, what, standard, frequency, basis, float(hours))
    return asdict(item) | {"layers": layers.split(), "categories": categories.split()}


def _list(
    county: str, town: str | None, items: list[dict[str, Any]], first: date, reason: str, local: datetime
) -> dict[str, Any]:
    who = BY if town is None else TOWN_BY
    made = datetime.combine(first - timedelta(days=5), local.timetz())
    told = {"county_code": county, "town_code": town, "items": items, "first_day": first, "reason": reason}
    return told | {"changed_by": who, "changed_at": made, "published_by": who, "published_at": made}
