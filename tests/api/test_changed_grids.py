"""One count of changed grids: a plan in its list and its impact, the day it took effect, two days compared."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.planning import DAY, EAST, VILLAGE, WEST, Desk, across
from tests.factories import ONE, ZONE, World

As = Callable[[str], TestClient]
Edit = tuple[str, dict[str, Any]]

CHANGES: dict[str, tuple[list[Edit], set[str]]] = {
    "a new name": ([("rename", {"code": WEST, "name": "甲"})], {WEST}),
    "two in place of one": ([("split", {"code": WEST, "line": across(30.05)})], {WEST, f"{VILLAGE}003"}),
    "one in place of two": ([("merge", {"codes": [WEST, EAST]})], {WEST, EAST}),
    "another number": ([("renumber", {"code": WEST, "new_code": f"{VILLAGE}077"})], {WEST, f"{VILLAGE}077"}),
    "an end": ([("retire", {"code": ZONE})], {ZONE}),
    "there and back": (
        [("rename", {"code": WEST, "name": "甲"}), ("rename", {"code": WEST, "name": f"网格{WEST[6:]}"})],
        set(),
    ),
    "another chief, and a name beside": (
        [("assign", {"code": EAST}), ("rename", {"code": WEST, "name": "甲"})],
        {WEST, EAST},
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_plan_its_day_and_the_days_compared_count_the_same_grids(as_user: As, world: World, change: str) -> None:
    edits, codes = CHANGES[change]
    desk = Desk.begin(as_user("planner"))
    for kind, facts in edits:
        chief = {"chief_id": next(iter(world.cadres.values()))} if kind == "assign" else {}
        desk.edit(kind, **facts, **chief)
    if change == "two in place of one":
        (fresh,) = codes - {WEST}
        desk.edit("assign", code=fresh, chief_id=next(iter(world.cadres.values())))

    def listed() -> int:
        (row,) = desk.client.get("/plans").json()["items"]
        assert row["villages"] == len({code[:12] for code in codes})
        count: int = row["grids"]
        return count

    assert listed() == len(codes)
    impact = desk.client.get(f"{desk.path}/impact").json()["grids"]
    assert {one["code"] for one in impact} == codes
    desk.publish(as_user)
    assert listed() == len(codes), "also once it is published"
    days = desk.client.get(f"/net/days?parent={ONE}").json()["items"]
    assert [one["grids"] for one in days if one["day"] == DAY] == ([len(codes)] if codes else [])
    compared = desk.client.get(f"/net/compare.geojson?parent={ONE}&from=2026-03-10&to={DAY}").json()
    assert set(compared["changed"]) == codes
