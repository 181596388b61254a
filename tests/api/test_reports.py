"""Reports over HTTP: taken once, located, routed, refused with what to do next."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from fastapi.testclient import TestClient
from sqlalchemy import Connection

from tests.asked import asked
from tests.factories import ONE, ZONE, World

As = Callable[[str], TestClient]


def a_body(world: World, grid: str | None = None, **facts: Any) -> dict[str, Any]:
    """The least report: a street vendor in the middle of a grid."""
    lng, lat = world.middles[grid or world.grids[0]]
    return {"category_code": "E0101", "description": "三轮车占道", "lng": lng, "lat": lat} | facts


def test_a_report_becomes_a_case_with_grid_chief_office_and_why(as_user: As, world: World) -> None:
    answer = as_user("worker").put(f"/reports/{uuid4()}", json=a_body(world))
    assert answer.status_code == 201, answer.text
    taken = answer.json()
    assert taken["case_number"] == f"{ONE}-20260311-00001"
    route = taken["route"]
    assert route["grid"]["code"] == world.grids[0]
    chief = route["team"][0]
    assert (chief["duty"], chief["name"], chief["phone"]) == ("chief", "长001001001", "138****5678")
    assert route["office"]["code"] == f"{ONE}001-urban_enforcement"
    assert route["rule"] == "R1"
    assert [reason["key"] for reason in route["reasons"]] == ["located", "grid", "category", "office"]
    assert taken["state"] == "submitted"


def test_a_workers_report_in_an_admitted_category_goes_to_the_office_at_once(as_user: As, world: World) -> None:
    body = a_body(world, category_code="E0201")
    taken = as_user("worker").put(f"/reports/{uuid4()}", json=body).json()
    assert taken["state"] == "dispatched"
    story = as_user("county").get(f"/cases/{taken['case_number']}").json()
    assert [event["move"] for event in story["events"]] == ["submit", "register", "dispatch"]
    assert story["assignments"][0]["office_code"] == f"{ONE}001-sanitation"


def test_sending_the_same_report_again_makes_one_case(as_user: As, world: World) -> None:
    worker, address = as_user("worker"), f"/reports/{uuid4()}"
    first = worker.put(address, json=a_body(world))
    again = worker.put(address, json=a_body(world))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert len(worker.get("/cases").json()["items"]) == 1


def test_an_exclusive_grid_wins(as_user: As, world: World) -> None:
    route = as_user("worker").put(f"/reports/{uuid4()}", json=a_body(world, ZONE)).json()["route"]
    assert route["grid"]["code"] == ZONE
    assert {option["code"] for option in route["candidates"] if option["chosen"]} == {ZONE}


def test_a_report_asks_the_database_nine_times(as_user: As, world: World, connection: Connection) -> None:
    """Actor, lock, receipt, grids, lines, number, all its rows, what it came back from, people; the rest is held."""
    worker, body = as_user("worker"), a_body(world)
    assert worker.put(f"/reports/{uuid4()}", json=body).status_code == 201
    with asked(connection) as said:
        assert worker.put(f"/reports/{uuid4()}", json=body).status_code == 201
    assert [one.split("_")[0] for one in said] == ["EXECUTE gridgis"] * 9


def test_a_move_asks_for_its_case_once_and_writes_it_once(as_user: As, world: World, connection: Connection) -> None:
    """Actor, case, how it was, its row with the event and the trail; for the answer the decision and the undo."""
    desk = as_user("dispatcher")
    numbers = [as_user("worker").put(f"/reports/{uuid4()}", json=a_body(world)).json()["case_number"] for _ in "12"]
    for number in numbers:
        with asked(connection) as said:
            assert desk.post(f"/cases/{number}/moves", json={"move": "register"}).status_code == 200
    assert [one.split("_", 1)[0].split() for one in said] == [["EXECUTE", "gridgis"]] * 6
