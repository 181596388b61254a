"""What changed after a report arrived unheard is added to its case; what says the same is the same report."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.api.test_reports import a_body
from tests.claims import SAID
from tests.factories import World, an_account

As = Callable[[str], TestClient]
SEEN = "2026-03-11T09:30:00+08:00"


def put(client: TestClient, report: UUID | None = None, **facts: Any) -> Any:
    return client.put(f"/reports/{report or uuid4()}", json=facts)


def facts_of(session: Session, number: str) -> tuple[int, int, list[str]]:
    """How many reports a case counts and has, and the moves of its timeline."""
    session.expire_all()
    at = {"n": number}
    count = session.execute(text("SELECT report_count FROM cases WHERE number = :n"), at).scalar_one()
    kept = session.execute(text("SELECT count(*) FROM reports WHERE case_number = :n"), at).scalar_one()
    moves = session.execute(text("SELECT move FROM case_events WHERE case_number = :n ORDER BY seq"), at).scalars()
    return count, kept, list(moves)


def test_what_changed_after_a_lost_answer_is_added_to_the_case(as_user: As, session: Session, world: World) -> None:
    worker, first = as_user("worker"), uuid4()
    body = a_body(world)
    number = put(worker, first, **body).json()["case_number"]
    changed = body | {"description": "三轮车占道，已堵住消防通道"}
    refused = put(worker, first, **changed)
    assert (refused.status_code, refused.json()["kind"]) == (409, "intake.other_content")
    assert refused.json()["case_number"] == number
    kept = worker.get(f"/reports/{first}/receipt").json()
    assert (kept["description"], kept["joined"]) == ("三轮车占道", False)

    second = uuid4()
    added = put(worker, second, **changed, joins=number)
    assert (added.status_code, added.json()["case_number"], added.json()["joined"]) == (201, number, True)
    assert put(worker, second, **changed, joins=number).status_code == 200
    assert facts_of(session, number) == (2, 2, ["submit", "add_report"])
    story = as_user("dispatcher").get(f"/cases/{number}").json()
    assert {one["description"] for one in story["reports"]} == {"三轮车占道", "三轮车占道，已堵住消防通道"}
    assert worker.get(f"/reports/{second}/receipt").json()["description"] == "三轮车占道，已堵住消防通道"
    assert [one["case_number"] for one in worker.get("/reports/mine").json()["items"]] == [number, number]


def test_an_addition_needs_no_place_and_may_have_its_own(as_user: As, session: Session, world: World) -> None:
    worker = as_user("worker")
    number = put(worker, **a_body(world)).json()["case_number"]
    assert put(worker, category_code="E0101", description="又来了", joins=number).status_code == 201
    assert put(worker, **a_body(world, world.grids[1]), joins=number).status_code == 201
    located = session.execute(
        text("SELECT located_by, place IS NOT NULL FROM reports ORDER BY received_at, located_by")
    )
    assert sorted(tuple(row) for row in located) == [("case", False), ("point", True), ("point", True)]


def test_somebody_else_s_case_is_joined_where_one_may_read_it(as_user: As, session: Session, world: World) -> None:
    number = put(as_user("dispatcher"), **a_body(world)).json()["case_number"]
    assert put(as_user("worker"), **a_body(world), joins=number).status_code == 201
    assert facts_of(session, number)[:2] == (2, 2)


def test_a_case_that_one_may_not_read_takes_nothing_and_tells_nothing(
    as_user: As, session: Session, world: World
) -> None:
    elsewhere = put(as_user("dispatcher"), **a_body(world, world.grids[2])).json()["case_number"]
    sealed = put(as_user("dispatcher"), **a_body(world, category_code="G0102")).json()["case_number"]
    told = [put(as_user("worker"), **a_body(world), joins=number) for number in (elsewhere, sealed, "110101-x")]
    assert {answer.status_code for answer in told} == {404}
    assert {answer.json()["kind"] for answer in told} == {"intake.no_case"}
    assert facts_of(session, elsewhere)[:2] == facts_of(session, sealed)[:2] == (1, 1)


def test_one_s_own_sensitive_case_takes_what_one_adds(as_user: As, session: Session, world: World) -> None:
    worker = as_user("worker")
    number = put(worker, **a_body(world, category_code="G0102")).json()["case_number"]
    assert worker.get(f"/cases/{number}").status_code == 404
    assert put(worker, category_code="G0102", description="补充", joins=number).status_code == 201


def test_an_ended_case_takes_nothing_more(as_user: As, session: Session, world: World) -> None:
    worker = as_user("worker")
    number = put(worker, **a_body(world)).json()["case_number"]
    as_user("dispatcher").post(f"/cases/{number}/moves", json={"move": "reject", "note": "不归我们"} | SAID["reject"])
    refused = put(worker, **a_body(world), joins=number)
    assert (refused.status_code, refused.json()["kind"]) == (409, "intake.case_ended")
    assert facts_of(session, number)[:2] == (1, 1)


FULL = {
    "observed_at": SEEN,
    "datum": "wgs84",
    "accuracy_m": 12,
    "address": "中山路1号é",
    "outer_number": "A-1",
    "reporter": {"name": "甲", "phone": "139"},
}
EQUAL = [
    {"observed_at": "2026-03-11T01:30:00Z"},
    {"observed_at": "2026-03-11T10:30:00.000+09:00"},
    {"datum": "WGS84"},
    {"accuracy_m": 12.0},
    {"outer_number": " A－1"},
    {"source": "citizen"},
    {"grid_code": None, "division_code": ""},
    {"address": " 中山路1号e\u0301\r\n"},
    {"accuracy_m": 1.2e1},
]
OTHER = [
    {"observed_at": "2026-03-11T09:30:01+08:00"},
    {"datum": "gcj02"},
    {"accuracy_m": 13},
    {"outer_number": "A-2"},
    {"address": "中山路2号"},
    {"description": "三轮车占道了"},
    {"category_code": "E0201"},
    {"reporter": {"name": "甲", "phone": "138"}},
]


@pytest.mark.parametrize("form", [3, 1])
def test_equal_content_is_known_and_other_content_is_not(
    as_user: As, session: Session, world: World, form: int
) -> None:
    """A receipt of the first form has a digest that nobody makes any more; the stored report speaks for it."""
    desk, report = as_user("dispatcher"), uuid4()
    body = a_body(world, **FULL)
    assert put(desk, report, **body).status_code == 201
    if form == 1:
        session.execute(text("UPDATE receipts SET form = 1, digest = 'old'"))
    for changes in ({}, *EQUAL):
        assert put(desk, report, **body | changes).status_code == 200, changes
    for changes in OTHER:
        assert put(desk, report, **body | changes).status_code == 409, changes


@pytest.mark.parametrize(
    ("place", "other"),
    [
        ({"grid_code": "110101001001001"}, {"grid_code": "110101001001002"}),
        ({"division_code": "110101001"}, {"division_code": "110101002"}),
        ({"lng": 120.02, "lat": 30.05}, {"lng": 120.03, "lat": 30.05}),
        ({"lng": 502000, "lat": 3326000, "datum": "epsg:4549"}, {"lng": 502001, "lat": 3326000, "datum": "4549"}),
    ],
    ids=["grid", "division", "point", "metres"],
)
def test_a_report_of_yesterday_without_a_time_is_known_wherever_it_is(
    as_user: As, session: Session, world: World, place: dict[str, Any], other: dict[str, Any]
) -> None:
    worker, report = as_user("worker"), uuid4()
    body = {"category_code": "E0101", "description": "占道"}
    assert put(worker, report, **body, **place).status_code == 201
    session.execute(text("UPDATE receipts SET form = 1, digest = 'old'"))
    assert put(worker, report, **body, **place).status_code == 200
    again = {"datum": "EPSG:4549"} if "datum" in place else {}
    assert put(worker, report, **body, **place | again).status_code == 200
    assert put(worker, report, **body, **other).status_code == 409


def test_an_addition_under_a_number_received_before_is_refused(as_user: As, session: Session, world: World) -> None:
    desk = as_user("dispatcher")
    number = put(desk, **a_body(world, outer_number="X-1")).json()["case_number"]
    refused = put(desk, **a_body(world, outer_number="X-1"), joins=number)
    assert refused.json()["kind"] == "intake.number_taken"
    assert put(desk, **a_body(world, outer_number="X-2"), joins=number).status_code == 201
    assert put(desk, **a_body(world, outer_number="X-2")).json()["kind"] == "intake.number_taken"


def test_nobody_adds_who_may_not_report(as_user: As, session: Session, world: World) -> None:
    number = put(as_user("dispatcher"), **a_body(world)).json()["case_number"]
    assert put(as_user("town"), **a_body(world), joins=number).json()["kind"] == "intake.no_right"
    an_account(session, "far", ("reporter", "county", "110102"), ("town_leader", "town", "110101001"))
    assert put(as_user("far"), **a_body(world), joins=number).json()["kind"] == "intake.not_here"
