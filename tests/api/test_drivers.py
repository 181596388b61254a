"""The work of grids is reckoned from what is collected: by object, without telling of anybody, or not at all."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.api.planning import EAST, VILLAGE, WEST, Desk, across
from tests.db.test_geocoding import an_address
from tests.factories import AT, ONE, World, a_case
from tests.stocked import ITEMS, a_river, an_object, collects, stocked

As = Callable[[str], TestClient]
WEST_DOOR = (120.02, 30.02)
OF_OBJECTS = ["rental", "new_resident", "care", "key_person", "place", "enterprise", "site"]


def loads(desk: Desk) -> Any:
    return desk.client.get(f"{desk.path}/loads", params={"village": VILLAGE}).json()


def after(desk: Desk, code: str) -> Any:
    (found,) = [one["after"] for one in loads(desk)["grids"] if one["code"] == code]
    return found


def test_what_nobody_counts_is_named_and_never_a_small_number(session: Session, world: World, as_user: As) -> None:
    desk = Desk.begin(as_user("planner"))
    west = after(desk, WEST)
    assert west["missing"] == [*OF_OBJECTS, "river_km", "patrol_cell"]
    assert (west["index"], west["hours_a_month"], west["drivers"]["rental"]) == (None, None, None)
    assert west["drivers"]["household"] == 300
    refused = desk.ask("propose", village_code=VILLAGE, count=3, by="workload")
    assert refused.status_code == 422 and "rented dwellings, new residents" in refused.json()["detail"]
    assert as_user("worker").get(f"/grids/{WEST}/load").json()["index"] is None
    told = as_user("county").get("/stats/loads", params={"place": ONE}).json()
    assert (told["grids"], told["unknown"], told["missing"][0]) == (0, 8, "rental")
    assert {one["driver"] for one in loads(desk)["sources"] if one["missing"]} == set(west["missing"])


def test_a_kind_that_is_collected_without_its_item_leaves_the_driver_missing(
    session: Session, world: World, as_user: As
) -> None:
    collects(session, ITEMS[0] | {"type": "text"}, *ITEMS[1:3])
    door = an_address(session, "东门路1号", at=WEST_DOOR)
    for kind in ("rental", "person", "place", "enterprise"):
        an_object(session, door, kind, tenants="许多")
    a_river(session, "SRID=4490;MULTILINESTRING((121 31, 121.1 31))")
    session.commit()
    desk = Desk.begin(as_user("planner"))
    assert after(desk, WEST)["missing"] == ["new_resident", "site"]


def test_each_driver_counts_where_it_lies_and_costs_what_the_guide_says(
    session: Session, world: World, as_user: As
) -> None:
    """The guide's worked example, as far as it goes: 400 households are 300 here, and walking is in the cells."""
    stocked(session)
    door = an_address(session, "西门路1号", at=WEST_DOOR)
    for _ in range(150):
        an_object(session, door, "rental", tenants="3")
    for _ in range(40):
        an_object(session, door, "place")
    an_object(session, door, "place", site="true")
    for _ in range(14):
        an_object(session, door, "person", seal={"care": "true"})
    an_object(session, door, "person", key_service="true")
    a_river(session, "SRID=4490;MULTILINESTRING((120.01 30.01, 120.01 30.02))")
    a_case(session, world, grid_code=WEST, category="G0101", place=WEST_DOOR, at=AT)
    session.commit()
    desk = Desk.begin(as_user("planner"))
    west = after(desk, WEST)
    assert west["missing"] == []
    drivers = west["drivers"]
    assert [drivers[name] for name in ("rental", "new_resident", "place", "site", "dispute", "case")] == [
        *(150, 450, 40, 1, 1, 1)
    ]
    assert (drivers["care"], drivers["key_person"]) == (15, 0), "people in steps of five"
    assert drivers["river_km"] == pytest.approx(1.11, abs=0.01)
    minutes = 300 * 0.96 + 150 * 6.6 + 450 * 0.8 + 40 * 20 + 120 + 15 * 60 + 1.113 * 100 + 48 + 120 + 25 / 12
    assert west["hours_a_month"] == pytest.approx(minutes / 60, abs=0.1)
    assert west["index"] == pytest.approx(west["hours_a_month"] / 115, abs=0.001)
    (rental,) = [one for one in loads(desk)["sources"] if one["driver"] == "rental"]
    assert (rental["objects"], rental["minutes"], rental["as_of"][:10]) == (151, 6.6, "2026-03-10")


def test_objects_follow_a_draft_and_nobody_is_found_by_moving_a_border(
    session: Session, world: World, as_user: As
) -> None:
    """Twelve people at one door of two: a border between the doors parts them as it parts households."""
    stocked(session)
    south, north = (an_address(session, f"西门路{n}号", at=(120.02, lat)) for n, lat in ((1, 30.02), (3, 30.08)))
    an_object(session, south, "enterprise")
    for _ in range(12):
        an_object(session, north, "person", seal={"care": "true"})
    gone = an_object(session, north, "enterprise")
    gone.ended_on, gone.ended_why = AT.date(), "已搬迁"
    session.commit()
    desk = Desk.begin(as_user("planner"))
    assert after(desk, WEST)["drivers"]["care"] == 10
    done = desk.edit("split", code=WEST, line=across(30.05))
    parts = {one["code"]: one["after"]["drivers"] for one in done["loads"] if one["after"] and one["code"] != EAST}
    assert sorted(one["enterprise"] for one in parts.values()) == [0, 1]
    assert [one["care"] for one in parts.values()] == [5, 5], "either half has as many"
