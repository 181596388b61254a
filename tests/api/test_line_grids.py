"""Old grids of the departments' lines: taken in, mapped to the net by area, retired."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from shapely.geometry import box, mapping
from sqlalchemy.orm import Session

from gridgis.exchange.boundaries.line_grids import shares_of
from tests.factories import ONE, TWO, World
from tests.nasty_files import collection, feature

As = Callable[[str], TestClient]
VILLAGE = f"{ONE}001001"
FIRE = collection(
    feature(mapping(box(120.01, 30.0, 120.06, 30.05)), code="F-1", name="消防一格"),
    feature(mapping(box(120.11, 30.01, 120.13, 30.03)), code="F/2", name="消防二格"),
)


def send(client: TestClient, content: bytes = FIRE, **query: Any) -> Any:
    params = {"name": "fire.geojson", "county_code": ONE, "line": "fire", "dry_run": False} | query
    return client.post("/imports/line-grids", params=params, content=content)


def listed(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/line-grids", params=query).json()["items"]
    return items


def test_a_line_grid_shows_its_shares_of_the_net(as_user: As, world: World) -> None:
    planner = as_user("planner")
    looked = send(planner, dry_run=True).json()
    assert (looked["new"], looked["can_load"], looked["published"]) == (2, True, False)
    assert listed(planner) == []
    assert send(planner).status_code == 201
    one, two = listed(planner)
    assert [(s["grid_code"], s["share"]) for s in one["shares"]] == [
        (f"{VILLAGE}001", pytest.approx(0.8, abs=2e-4)),
        (f"{VILLAGE}002", pytest.approx(0.2, abs=2e-4)),
    ]
    assert one["shares"][0]["grid_name"] == f"网格{VILLAGE[6:]}001"
    assert [(s["grid_code"][6:], s["share"]) for s in two["shares"]] == [("001002001", 1.0)]


def test_an_exclusive_grid_has_its_share_before_the_village_grids() -> None:
    grids = [("V", 2, "村", box(120, 30, 120.1, 30.1)), ("X", 1, "园", box(120.05, 30, 120.1, 30.1))]
    shares = shares_of(box(120.0, 30.0, 120.1, 30.1), grids)
    assert [(s.grid_code, s.share) for s in shares] == [("V", 0.5), ("X", 0.5)]


def test_importing_again_brings_known_grids_to_what_the_file_says(as_user: As, world: World) -> None:
    planner = as_user("planner")
    assert send(planner).json()["new"] == 2
    assert (send(planner).json()["unchanged"], send(planner).json()["new"]) == (2, 0)
    moved = collection(feature(mapping(box(120.06, 30.0, 120.08, 30.05)), code="F-1", name="改"))
    report = send(planner, moved).json()
    assert (report["matched"], report["unmatched"], report["unchanged"]) == (1, 1, 0)
    assert [(one["name"], one["shares"][0]["grid_code"][12:]) for one in listed(planner)] == [
        ("改", "002"),
        ("消防二格", "001"),
    ]


def test_rows_without_a_polygon_are_left_out_when_asked_and_each_is_told(as_user: As, world: World) -> None:
    planner = as_user("planner")
    point = feature({"type": "Point", "coordinates": [120.02, 30.02]}, code="", name="消防栓")
    file = collection(feature(mapping(box(120.01, 30.0, 120.06, 30.05)), code="F-1", name="消防一格"), point)
    assert send(planner, file).status_code == 422
    looked = send(planner, file, dry_run=True, skip_unusable=True).json()
    assert (looked["rows"], looked["skipped"], looked["can_load"]) == (1, 1, True)
    told = next(one for one in looked["problems"] if one["kind"] == "left_out_not_polygon")
    assert (told["row"], told["code"], told["fatal"], told["text_zh"]) == (2, "消防栓", False, "不是面要素，已略过")
    assert send(planner, file, skip_unusable=True).json()["skipped"] == 1
    assert [one["code"] for one in listed(planner)] == ["F-1"]


def test_a_line_is_retired_from_a_day(as_user: As, world: World) -> None:
    planner = as_user("planner")
    send(planner)
    body: dict[str, Any] = {"line": "fire", "county_code": ONE, "codes": ["F/2"], "retired_on": "2026-07-01"}
    assert planner.put("/line-grids/retirement", json=body).json() == {"changed": 1}
    assert [one["retired_on"] for one in listed(planner)] == [None, "2026-07-01"]
    assert planner.put("/line-grids/retirement", json=body | {"codes": None}).json() == {"changed": 2}
    assert planner.put("/line-grids/retirement", json=body | {"retired_on": None}).json() == {"changed": 1}
    assert planner.put("/line-grids/retirement", json=body | {"codes": ["F-9"]}).status_code == 404
    assert as_user("reviewer").put("/line-grids/retirement", json=body).status_code == 403


def test_lists_are_paged_and_chosen_by_line_and_place(as_user: As, world: World) -> None:
    planner = as_user("planner")
    send(planner)
    send(planner, line="city_management")
    first = planner.get("/line-grids", params={"limit": 3}).json()
    rest = planner.get("/line-grids", params={"limit": 3, "cursor": first["next"]}).json()
    assert [(one["line"], one["code"]) for one in first["items"] + rest["items"]] == [
        ("city_management", "F-1"), ("city_management", "F/2"), ("fire", "F-1"), ("fire", "F/2"),
    ]  # fmt: skip
    assert rest["next"] is None
    assert len(listed(planner, line="fire", parent=ONE)) == 2
    assert listed(planner, parent=TWO) == listed(as_user("other_county")) == listed(as_user("nobody")) == []
    assert len(listed(as_user("city"), parent="110100")) == 4


def test_a_town_sees_shares_of_its_own_grids_only(as_user: As, world: World) -> None:
    send(as_user("planner"))
    shares = {one["code"]: one["shares"] for one in listed(as_user("other_town"))}
    assert shares == {"F-1": [], "F/2": []}


def test_files_of_a_line_are_refused_whole(as_user: As, session: Session, world: World) -> None:
    planner = as_user("planner")
    bad = collection(
        feature(mapping(box(120.01, 30.0, 120.06, 30.05)), code="F-1"),
        feature(mapping(box(121.01, 30.0, 121.06, 30.05)), code="F-2"),
        feature(mapping(box(120.07, 30.0, 120.08, 30.05)), code=""),
    )
    answer = send(planner, bad)
    assert (answer.status_code, {p["kind"] for p in answer.json()["problems"]}) == (422, {"outside", "code_missing"})
    assert listed(planner) == []
    assert send(planner, line="Fire!").json()["field"] == "line"
    assert send(as_user("county")).status_code == 403
