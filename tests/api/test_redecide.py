"""Deciding again on an open case: the pin moved, the address or the category put right, a grid chosen, a new net."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Assignment, Case
from gridgis.routing.models import Decision
from tests.api.planning import Desk
from tests.api.test_rules import published
from tests.claims import SAID
from tests.db.test_geocoding import an_address
from tests.factories import ONE, World

As = Callable[[str], TestClient]
WEST, EAST = f"{ONE}001001001", f"{ONE}001001002"
OFFICE, POLICE = f"{ONE}001-urban_enforcement", f"{ONE}001-police"


def reported(as_user: As, **facts: Any) -> str:
    body = {"category_code": "E0101", "description": "占道", "lng": 120.025, "lat": 30.05} | facts
    answer = as_user("worker").put(f"/reports/{uuid4()}", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["case_number"])


def corrected(client: TestClient, number: str, **facts: Any) -> dict[str, Any]:
    answer = client.post(f"/cases/{number}/redecide", json={"note": "现场核实"} | facts)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_pin_moved_across_a_border_is_decided_anew(as_user: As, session: Session, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    tried = corrected(desk, number, lng=120.075, lat=30.05, preview=True, note="")
    assert (tried["before"]["grid"]["code"], tried["after"]["grid"]["code"]) == (WEST, EAST)
    assert (tried["changes"], tried["seq"]) == (["place", "grid"], None)
    assert len(desk.get(f"/cases/{number}/decisions").json()["items"]) == 1, "a trial stores nothing"
    done = corrected(desk, number, lng=120.075, lat=30.05)
    story = desk.get(f"/cases/{number}").json()
    assert (story["case"]["lng"], story["case"]["lat"]) == (120.075, 30.05)
    event = story["events"][-1]
    assert (event["move"], event["seq"], event["note"]) == ("redecide", done["seq"], "现场核实")
    assert (event["facts"]["cause"], event["facts"]["changes"]) == ("moved", ["place", "grid"])
    assert (event["facts"]["before"]["grid"], event["facts"]["after"]["grid"]) == (WEST, EAST)
    assert story["decision"]["grid"]["code"] == EAST
    case = session.scalars(select(Case).where(Case.number == number)).one()
    assert (case.grid_code, case.current_grid_code) == (WEST, EAST), "where it was filed stays"
    listed = desk.get(f"/cases/{number}/decisions").json()["items"]
    assert [(d["seq"], d["cause"], d["answer"]["grid"]["code"]) for d in listed] == [
        (1, "received", WEST),
        (2, "moved", EAST),
    ]


def test_a_pin_moved_to_another_town_leaves_its_dispatcher(as_user: As, session: Session, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    done = corrected(desk, number, lng=120.025, lat=30.15)
    assert done["changes"] == ["place", "grid", "village", "town", "office"]
    assert done["after"]["town"]["code"] == f"{ONE}002"
    assert desk.get(f"/cases/{number}").status_code == 404
    assert as_user("other_town").get(f"/cases/{number}").status_code == 200


def test_a_place_in_another_county_is_refused(as_user: As, world: World) -> None:
    number = reported(as_user)
    answer = as_user("dispatcher").post(f"/cases/{number}/redecide", json={"lng": 120.3, "lat": 30.05, "note": "x"})
    assert (answer.status_code, answer.json()["field"]) == (422, "lng")


def test_another_category_brings_its_limit_platform_and_office(as_user: As, session: Session, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    done = corrected(desk, number, category_code="G0206")
    assert {"category", "office", "platform"} <= set(done["changes"])
    assert done["after"]["office"]["code"] == POLICE
    case = desk.get(f"/cases/{number}").json()["case"]
    assert (case["category_code"], case["platform"]) == ("G0206", "order")
    story = desk.post(f"/cases/{number}/moves", json={"move": "register"}).json()
    choice = next(move for move in story["moves"] if move["move"] == "dispatch")
    assert choice["offices"][0]["code"] == POLICE, "the new office is proposed first"


def test_the_limits_of_another_category_run_from_when_they_began(as_user: As, session: Session, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    for move in ({"move": "register"}, {"move": "dispatch", "office_code": OFFICE}):
        assert desk.post(f"/cases/{number}/moves", json=move).status_code == 200
    before = desk.get(f"/cases/{number}").json()
    corrected(desk, number, category_code="E0107")
    after = desk.get(f"/cases/{number}").json()
    assert (before["handle_due_at"], after["handle_due_at"]) == ("2026-03-11T08:00:00Z", "2026-03-25T09:30:00Z")
    assert after["case"]["total_due_at"] > before["case"]["total_due_at"]
    assert after["case"]["due_at"] == after["assignments"][0]["handle_due_at"] == after["handle_due_at"]
    assert (after["case"]["urgency"], after["limit_inputs"]["value"]) == ("P4", 10)


def test_a_case_in_somebodys_hands_is_marked_for_redispatch(as_user: As, session: Session, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    for move in ({"move": "register"}, {"move": "dispatch", "office_code": OFFICE}):
        assert desk.post(f"/cases/{number}/moves", json=move).status_code == 200
    corrected(desk, number, category_code="G0206")
    story = desk.get(f"/cases/{number}").json()
    assert ("reroute" in story["case"]["flags"], story["case"]["office_code"]) == (True, OFFICE)
    assert [one["number"] for one in desk.get("/cases", params={"flag": "reroute"}).json()["items"]] == [number]
    choice = next(move for move in story["moves"] if move["move"] == "redispatch")
    assert choice["offices"][0]["code"] == POLICE
    given = {"move": "redispatch", "office_code": POLICE, "note": "类别更正"}
    story = desk.post(f"/cases/{number}/moves", json=given).json()
    assert (story["case"]["office_code"], "reroute" in story["case"]["flags"]) == (POLICE, False)
    rows = session.scalars(select(Assignment).where(Assignment.case_number == number).order_by(Assignment.seq)).all()
    assert [(row.office_code, row.ended_at is None) for row in rows] == [(OFFICE, False), (POLICE, True)]


def test_an_office_somebody_chose_on_purpose_is_not_called_wrong(as_user: As, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    for move in ({"move": "register"}, {"move": "dispatch", "office_code": POLICE}):
        assert desk.post(f"/cases/{number}/moves", json=move).status_code == 200
    corrected(desk, number, lng=120.075, lat=30.05)
    assert "reroute" not in desk.get(f"/cases/{number}").json()["case"]["flags"], "the rules name the same office"


def test_a_doubtful_grid_is_chosen_by_a_person(as_user: As, session: Session, world: World) -> None:
    number = reported(as_user, lng=120.0499, lat=30.05, accuracy_m=30)
    desk = as_user("dispatcher")
    story = desk.get(f"/cases/{number}").json()
    assert "near_border" in story["case"]["flags"]
    assert [one["number"] for one in desk.get("/cases", params={"flag": "place_doubt"}).json()["items"]] == [number]
    assert {c["code"] for c in story["decision"]["candidates"]} == {WEST, EAST}
    wrong = desk.post(f"/cases/{number}/redecide", json={"grid_code": f"{ONE}002001001", "note": "x"})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "grid_code")
    done = corrected(desk, number, grid_code=EAST)
    assert done["after"]["grid"]["code"] == EAST
    story = desk.get(f"/cases/{number}").json()
    assert "near_border" not in story["case"]["flags"]
    assert (story["case"]["lng"], story["case"]["lat"]) == (120.0499, 30.05)
    decision = session.scalars(select(Decision).where(Decision.case_number == number, Decision.seq == 2)).one()
    assert (decision.cause, decision.confirmed_by is not None) == ("confirmed", True)
    assert desk.get("/cases", params={"flag": "place_doubt"}).json()["items"] == []


def test_saying_that_the_grid_is_right_ends_the_doubt(as_user: As, world: World) -> None:
    number = reported(as_user, lng=120.0499, lat=30.05, accuracy_m=30)
    desk = as_user("dispatcher")
    assert corrected(desk, number, grid_code=WEST)["changes"] == []
    assert "near_border" not in desk.get(f"/cases/{number}").json()["case"]["flags"]


def test_an_address_puts_a_case_without_place_on_the_map(as_user: As, session: Session, world: World) -> None:
    an_address(session, "人民路12号", at=(120.07, 30.05))
    number = reported(as_user, lng=None, lat=None, division_code=f"{ONE}001")
    desk = as_user("dispatcher")
    assert "unlocated" in desk.get(f"/cases/{number}").json()["case"]["flags"]
    done = corrected(desk, number, address="人民路12号")
    assert (done["after"]["located_by"], done["after"]["grid"]["code"]) == ("address", EAST)
    case = desk.get(f"/cases/{number}").json()["case"]
    assert (case["lng"], case["address_text"]) == (120.07, "人民路12号")
    assert "unlocated" not in case["flags"]


def test_a_point_in_metres_of_a_plane_is_taken(as_user: As, world: World) -> None:
    number = reported(as_user)
    x, y = 507234.6, 3325568.4  # EPSG:4549 of 120.075 E, 30.05 N, to within metres
    done = corrected(as_user("dispatcher"), number, lng=x, lat=y, datum="epsg:4549")
    assert done["after"]["grid"]["code"] == EAST


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"lng": 120.1},
        {"lng": 120.07, "lat": 30.05, "category_code": "G0206"},
        {"category_code": "G02"},
        {"category_code": "nothing"},
        {"grid_code": "1"},
        {"lng": 120.07, "lat": 30.05, "datum": "moon"},
        {"lng": 1e400, "lat": 30},
        {"lng": 10.0, "lat": 30.05},
    ],
)
def test_what_is_unclear_is_refused_and_changes_nothing(as_user: As, world: World, wrong: dict[str, Any]) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    before = desk.get(f"/cases/{number}").json()
    body = json.dumps({"note": "x"} | wrong)
    answer = desk.post(f"/cases/{number}/redecide", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422, answer.text
    assert desk.get(f"/cases/{number}").json() == before


def test_a_correction_needs_its_reason_and_the_right(as_user: As, world: World) -> None:
    number = reported(as_user)
    moved = {"lng": 120.075, "lat": 30.05}
    assert as_user("dispatcher").post(f"/cases/{number}/redecide", json=moved).json()["field"] == "note"
    for name, status in (("county", 403), ("worker", 403), ("other_town", 404)):
        assert as_user(name).post(f"/cases/{number}/redecide", json=moved | {"note": "x"}).status_code == status


def test_an_ended_case_is_not_decided_anew(as_user: As, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    desk.post(f"/cases/{number}/moves", json={"move": "reject", "note": "不属实"} | SAID["reject"])
    answer = desk.post(f"/cases/{number}/redecide", json={"lng": 120.075, "lat": 30.05, "note": "x"})
    assert answer.status_code == 409


def test_a_new_net_decides_open_cases_anew(as_user: As, session: Session, world: World) -> None:
    """The south of the grid that a rule names becomes a grid of its own, for which the category's owner counts."""
    rule = {
        "name": "西格归派出所",
        "conditions": {"places": [WEST]},
        "outcome": {"kind": "office", "office_code": POLICE},
    }
    published(as_user, [rule])
    desk = as_user("dispatcher")
    south, waiting, north = (reported(as_user, lng=120.02, lat=lat) for lat in (30.02, 30.02, 30.08))
    for move in ({"move": "register"}, {"move": "dispatch", "office_code": POLICE}):
        assert desk.post(f"/cases/{south}/moves", json=move).status_code == 200
    plan = Desk.begin(as_user("planner"))
    plan.edit("split", code=WEST, line={"type": "LineString", "coordinates": [[119.99, 30.04], [120.06, 30.04]]})
    plan.edit("assign", code=f"{WEST[:12]}003", chief_id=world.cadres[WEST])
    plan.publish(as_user)
    session.expire_all()
    story = desk.get(f"/cases/{south}").json()
    moves = [(e["move"], e["facts"].get("cause")) for e in story["events"][-2:]]
    assert moves == [("rehome", None), ("redecide", "net")]
    told = story["events"][-1]["facts"]
    assert (told["before"]["office"], told["after"]["office"], told["changes"]) == (POLICE, OFFICE, ["office"])
    assert "reroute" in story["case"]["flags"]
    assert (story["decision"]["grid"]["code"], story["decision"]["routing_rule"]) == (told["after"]["grid"], None)
    story = desk.get(f"/cases/{waiting}").json()
    assert "reroute" not in story["case"]["flags"], "nobody has it yet"
    assert story["decision"]["office"]["code"] == OFFICE
    story = desk.get(f"/cases/{north}").json()
    assert (story["decision"]["office"]["code"], story["events"][-1]["move"]) == (POLICE, "submit")


FLOATS = st.floats(allow_nan=True, allow_infinity=True) | st.floats(119.9, 120.5) | st.floats(29.9, 30.3)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lng=FLOATS,
    lat=FLOATS,
    datum=st.sampled_from(["wgs84", "gcj02", "bd09", "cgcs2000", "epsg:4549", "EPSG:3857"]) | st.text(max_size=12),
    address=st.text(max_size=40),
)
def test_any_point_and_any_address_is_answered_or_refused(
    as_user: As, world: World, lng: float, lat: float, datum: str, address: str
) -> None:
    client = as_user("county")
    asked = {"lng": lng, "lat": lat, "datum": datum, "category": "E0101"}
    told, kind = json.dumps(asked), {"Content-Type": "application/json"}  # with NaN and Infinity, as some senders write
    assert client.post("/route", content=told, headers=kind).status_code in (200, 403, 422)
    assert client.post("/route", json={"address": address}).status_code in (200, 403, 422)
