"""A case from report to archive over HTTP: each actor's moves, what each answer offers, and the refusals."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.claims import ALWAYS, SAID, called
from tests.factories import AT, ONE, World, a_case

As = Callable[[str], TestClient]
OFFICE = f"{ONE}001-urban_enforcement"


@pytest.fixture
def number(as_user: As, world: World) -> str:
    """A case of a street vendor in the first grid, from its worker."""
    body = {"category_code": "E0101", "description": "占道", "lng": 120.02, "lat": 30.05}
    return str(as_user("worker").put(f"/reports/{uuid4()}", json=body).json()["case_number"])


def moved(client: TestClient, number: str, move: str, **along: Any) -> dict[str, Any]:
    answer = client.post(f"/cases/{number}/moves", json={"move": move} | along)
    assert answer.status_code == 200, answer.text
    stand: dict[str, Any] = answer.json()
    return stand


def offered(story: dict[str, Any]) -> list[str]:
    """The moves offered, but for those that are offered all the while a case is open."""
    return [move["move"] for move in story["moves"] if move["move"] not in ALWAYS]


@pytest.mark.usefixtures("deciders")
def test_a_case_lives_from_report_to_archive(as_user: As, number: str) -> None:
    dispatcher, clerk, worker, head = (as_user(name) for name in ("dispatcher", "clerk", "worker", "centre_head"))
    story = dispatcher.get(f"/cases/{number}").json()
    assert story["case"]["state"] == "submitted"
    assert offered(story) == ["start_verify", "ask_info", "register", "reject", "withdraw", "merge"]
    story = moved(dispatcher, number, "register")
    assert offered(story) == ["withdraw", "merge", "dispatch", "to_coordination"]
    choice = next(move for move in story["moves"] if move["move"] == "dispatch")
    assert (choice["target"], choice["brings"]) == ("dispatched", ["office"])
    assert choice["offices"][0]["code"] == OFFICE, "the office the rules proposed comes first"
    assert {office["code"] for office in choice["offices"]} >= {f"{ONE}001-police", f"{ONE}001-market"}
    story = moved(dispatcher, number, "dispatch", office_code=OFFICE)
    assert (story["case"]["office_name"], offered(story)) == (f"{ONE}001urban_enforcement", ["merge", "redispatch"])
    assert offered(clerk.get(f"/cases/{number}").json()) == ["sign", "return", "request_extension", "request_assist"]
    signed = ["request_extension", "transfer_inner", "request_assist", "file_result"]
    assert offered(moved(clerk, number, "sign")) == signed
    story = moved(clerk, number, "file_result", note="已劝离")
    assert (story["case"]["state"], offered(story)) == ("result_filed", [])
    assert offered(worker.get(f"/cases/{number}").json()) == ["check_pass", "check_fail"]
    moved(worker, number, "check_fail", note="又回来了", **called(AT))
    assert dispatcher.get(f"/cases/{number}").json()["rework_count"] == 1
    moved(clerk, number, "file_result", note="再次劝离")
    moved(worker, number, "check_pass", note="已清理", **called(AT))
    stand = moved(dispatcher, number, "close")
    assert offered(stand) == ["object"]
    assert stand["shut"][0]["why_en"].startswith("You closed this case"), stand["shut"]
    asked = {"called_at": AT.isoformat(), "note": "说都收拾干净了"}
    assert offered(moved(head, number, "evaluate", satisfaction=4, **asked)) == ["object"]
    story = dispatcher.get(f"/cases/{number}").json()
    assert (story["satisfaction"], offered(story)) == (4, ["object"])
    assert (story["case"]["state"], story["case"]["clock"]) == ("evaluated", "closed")
    early = dispatcher.post(f"/cases/{number}/moves", json={"move": "archive"})
    assert (early.status_code, early.json()["kind"]) == (403, "moves.by_clock")
    assert [event["move"] for event in story["events"]] == [
        "submit",
        "register",
        "dispatch",
        "sign",
        "file_result",
        "check_fail",
        "file_result",
        "check_pass",
        "close",
        "evaluate",
    ]
    assert [event["actor"] for event in story["events"]][:5] == ["worker", "dispatcher", "dispatcher", "clerk", "clerk"]
    assert story["events"][4]["note"] == "已劝离"
    assert story["events"][2]["facts"] == {"office_code": OFFICE}


@pytest.mark.usefixtures("deciders")
def test_coordination_names_the_office(as_user: As, number: str) -> None:
    dispatcher = as_user("dispatcher")
    moved(dispatcher, number, "register")
    moved(dispatcher, number, "to_coordination", note="涉及两家")
    stand = moved(as_user("centre_head"), number, "assign_lead", note="由市监牵头", office_code=f"{ONE}001-market")
    assert stand["case"]["office_code"] == f"{ONE}001-market"
    story = dispatcher.get(f"/cases/{number}").json()
    assert [a["office_code"] for a in story["assignments"]] == [f"{ONE}001-market"]


def test_a_move_of_another_state_is_a_conflict_with_the_moves_that_go(as_user: As, number: str) -> None:
    answer = as_user("dispatcher").post(f"/cases/{number}/moves", json={"move": "close"})
    told = answer.json()
    assert answer.status_code == 409
    assert (told["type"], told["state"]) == ("/problems/conflict", "submitted")
    going = ["start_verify", "ask_info", "register", "reject", "withdraw", "merge"]
    assert [move for move in told["allowed"] if move not in ALWAYS] == going
    assert told["instance"] == f"/api/v1/cases/{number}/moves"


@pytest.mark.parametrize(
    ("username", "status"),
    [("town", 403), ("county", 403), ("worker", 403), ("planner", 403), ("clerk", 404), ("other_town", 404)],
)
def test_a_move_without_its_right_is_refused(as_user: As, number: str, username: str, status: int) -> None:
    """The clerk's office does not have the case yet, so for the clerk it does not exist."""
    answer = as_user(username).post(f"/cases/{number}/moves", json={"move": "register"})
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["verb"] == "case.accept"


def test_a_move_nobody_knows_is_invalid(as_user: As, number: str) -> None:
    answer = as_user("dispatcher").post(f"/cases/{number}/moves", json={"move": "fly"})
    assert (answer.status_code, answer.json()["field"]) == (422, "move")


@pytest.mark.parametrize(
    ("move", "along", "field"),
    [
        ("reject", {}, "note"),
        ("reject", {"note": "  "}, "note"),
        ("ask_info", {}, "note"),
        ("withdraw", {}, "note"),
    ],
)
def test_what_must_come_along_is_asked_for(
    as_user: As, number: str, move: str, along: dict[str, Any], field: str
) -> None:
    answer = as_user("dispatcher").post(f"/cases/{number}/moves", json={"move": move} | along)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert as_user("dispatcher").get(f"/cases/{number}").json()["case"]["state"] == "submitted"


@pytest.mark.parametrize("office", [None, "nowhere", "110102001-police", "x" * 81])
def test_a_dispatch_names_an_office_of_the_county(as_user: As, number: str, office: str | None) -> None:
    dispatcher = as_user("dispatcher")
    moved(dispatcher, number, "register")
    answer = dispatcher.post(f"/cases/{number}/moves", json={"move": "dispatch", "office_code": office})
    assert answer.status_code == 422
    assert dispatcher.get(f"/cases/{number}").json()["case"]["state"] == "registered"


def test_the_moves_offered_are_exactly_those_that_are_taken(as_user: As, session: Session, world: World) -> None:
    """From each state on the way, every move offered works, and no other one does."""
    dispatcher = as_user("dispatcher")
    along = {"note": "因为", "office_code": OFFICE, "satisfaction": 3, **SAID["reject"]}
    path = ["register", "dispatch"]
    for length in range(len(path) + 1):
        number = a_case(session, world, grid_code=world.grids[0], at=AT).number
        session.commit()
        story = dispatcher.get(f"/cases/{number}").json()
        for move in path[:length]:
            story = moved(dispatcher, number, move, **along)
        names = set(offered(story))
        for move in ("register", "reject", "start_verify", "dispatch", "withdraw", "to_coordination", "sign", "close"):
            answer = dispatcher.post(f"/cases/{number}/moves", json={"move": move} | along)
            assert (answer.status_code == 200) is (move in names), (story["case"]["state"], move)
            if answer.status_code == 200:
                break


def test_the_events_of_a_case_are_told_alone(as_user: As, number: str) -> None:
    events = as_user("county").get(f"/cases/{number}/events").json()["items"]
    assert [(event["seq"], event["move"], event["source"], event["target"]) for event in events] == [
        (1, "submit", None, "submitted")
    ]
    assert as_user("other_county").get(f"/cases/{number}/events").status_code == 404


def test_a_story_has_everything_that_belongs_to_it(as_user: As, number: str) -> None:
    story = as_user("county").get(f"/cases/{number}").json()
    assert story["case"]["number"] == number
    assert story["reports"][0]["description"] == "占道"
    assert story["decision"]["office"]["code"] == OFFICE
    assert story["decision"]["candidates"][0]["chosen"] is True
    assert story["limit_inputs"] == {"value": 4, "unit": "work_hour", "urgency": "P3", "provisional": False}
    assert offered(story) == []
    assert (story["return_count"], story["rework_count"], story["satisfaction"]) == (0, 0, None)
