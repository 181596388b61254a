"""Plans over HTTP: from a drawn line to the net in force."""

from collections.abc import Callable
from typing import Any

import shapely
from fastapi.testclient import TestClient
from shapely.geometry import shape

from tests.factories import ONE, World

As = Callable[[str], TestClient]
VILLAGE = f"{ONE}001001"
WEST, EAST = f"{VILLAGE}001", f"{VILLAGE}002"


def begun(planner: TestClient) -> dict[str, Any]:
    answer = planner.post("/plans", json={"title": "东部调整", "county_code": ONE})
    assert answer.status_code == 201, answer.text
    return answer.json()


def edited(planner: TestClient, view: dict[str, Any], kind: str, **facts: Any) -> dict[str, Any]:
    plan = view["plan"]
    answer = planner.post(f"/plans/{plan['id']}/edits", json={"kind": kind, "version": plan["version"]} | facts)
    assert answer.status_code == 201, answer.text
    return answer.json()


def grids(client: TestClient, view: dict[str, Any], village: str = VILLAGE) -> dict[str, Any]:
    features = client.get(f"/plans/{view['plan']['id']}/grids.geojson?village={village}").json()["features"]
    return {f["id"]: f for f in features}


def across(y: float) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [[119.99, y], [120.06, y]]}


def test_a_split_makes_two_grids_that_cover_the_old_one(as_user: As, world: World) -> None:
    planner = as_user("planner")
    view = edited(planner, begun(planner), "split", code=WEST, line=across(30.04))
    after = grids(planner, view)
    pieces = [shape(after[code]["geometry"]) for code in (WEST, f"{VILLAGE}003")]
    assert abs(sum(p.area for p in pieces) - 0.05 * 0.1) < 1e-12
    others = [shape(f["geometry"]) for f in after.values() if f["properties"]["layer"] == "village"]
    assert shapely.coverage_is_valid(others)


def test_undo_gives_the_exact_shapes_back_and_redo_takes_them_away(as_user: As, world: World) -> None:
    planner = as_user("planner")
    view = begun(planner)
    before = grids(planner, view)
    view = edited(planner, view, "split", code=WEST, line=across(30.04))
    cut = grids(planner, view)
    plan = view["plan"]
    undone = planner.post(f"/plans/{plan['id']}/undo", json={"version": plan["version"]}).json()
    assert grids(planner, undone) == before
    redone = planner.post(f"/plans/{plan['id']}/redo", json={"version": undone["plan"]["version"]}).json()
    assert grids(planner, redone) == cut


def test_from_draft_to_effect_with_another_person_and_a_chief(as_user: As, world: World) -> None:
    planner, reviewer = as_user("planner"), as_user("reviewer")
    view = edited(planner, begun(planner), "split", code=WEST, line=across(30.04))
    address = f"/plans/{view['plan']['id']}/moves"
    refused = planner.post(address, json={"move": "submit"})
    assert refused.status_code == 409
    assert refused.json()["problems"] == [{"kind": "no_chief", "codes": [f"{VILLAGE}003"]}]
    view = edited(planner, view, "assign", code=f"{VILLAGE}003", chief_id=world.person_id)
    assert planner.post(address, json={"move": "submit"}).status_code == 200
    own = planner.post(
        address, json={"move": "approve", "document_number": "嘉网〔2026〕1号", "effective_on": "2026-03-11"}
    )
    assert own.status_code == 403
    body = {"move": "approve", "document_number": "嘉网〔2026〕1号", "effective_on": "2026-03-11"}
    assert reviewer.post(address, json=body).status_code == 200
    done = reviewer.post(address, json={"move": "publish"})
    assert done.status_code == 200, done.text
    assert done.json()["plan"]["state"] == "effective"
    new = planner.get(f"/grids/{f'{VILLAGE}003'}").json()
    assert new["valid_from"] == "2026-03-11"
    before = planner.get("/route?lng=120.02&lat=30.02&at=2026-03-10T12:00:00%2B08:00").json()
    after = planner.get("/route?lng=120.02&lat=30.02").json()
    assert (before["grid"]["code"], after["grid"]["code"]) == (WEST, f"{VILLAGE}003")
    family = planner.get(f"/grids/{VILLAGE}003/family").json()["items"]
    assert [(one["parent_code"], one["child_code"], one["kind"]) for one in family] == [
        (WEST, WEST, "adjust"),
        (WEST, f"{VILLAGE}003", "split"),
    ]
