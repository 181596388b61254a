"""The need-to-know list over HTTP: shown with the case, changed with a reason, refused in the reader's language."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.intake.models import Report
from gridgis.security.models import AuditEntry
from tests.factories import AT, ONE, World, a_case, an_account

As = Callable[[str], TestClient]
SECRET = {"category_code": "G0204", "description": "家庭暴力", "lng": 120.025, "lat": 30.05}


def reported(as_user: As) -> str:
    taken = as_user("worker").put(f"/reports/{uuid4()}", json=SECRET)
    assert taken.status_code == 201, taken.text
    return str(taken.json()["case_number"])


def test_a_name_is_added_and_taken_off_with_a_reason(as_user: As, world: World) -> None:
    number, leader, worker = reported(as_user), as_user("town"), as_user("worker")
    story = leader.get(f"/cases/{number}").json()
    assert [(one["username"], one["part"]) for one in story["readers"]] == [("town", "receiver")]
    assert story["may_name"]
    assert worker.get(f"/cases/{number}").status_code == 404
    offered = leader.post(f"/cases/{number}/readers/candidates", json={"q": "work"}).json()["items"]
    assert [one["username"] for one in offered] == ["worker"]
    named = leader.post(f"/cases/{number}/readers", json={"username": "worker", "reason": "上门核实"})
    assert named.status_code == 200, named.text
    assert [one["reason"] for one in named.json()["readers"] if one["username"] == "worker"] == ["上门核实"]
    seen = worker.get(f"/cases/{number}").json()
    assert (len(seen["readers"]), seen["may_name"]) == (2, False)
    gone = leader.post(f"/cases/{number}/readers/worker/removal", json={"reason": "已核实"})
    assert [one["username"] for one in gone.json()["readers"]] == ["town"]
    assert worker.get(f"/cases/{number}").status_code == 404


def test_a_refusal_speaks_chinese(as_user: As, world: World) -> None:
    number, leader = reported(as_user), as_user("town")
    leader.headers["Accept-Language"] = "zh-CN"
    answer = leader.post(f"/cases/{number}/readers", json={"username": "ghost", "reason": "上门"})
    assert answer.status_code == 422
    assert "没有启用的账号“ghost”" in answer.json()["detail"]
    assert leader.post(f"/cases/{number}/readers/town/removal", json={"reason": "错"}).status_code == 409


def test_a_stranger_learns_nothing_from_any_answer(as_user: As, session: Session, world: World) -> None:
    """What is asked of a sensitive case is answered as of a number that was never given."""
    an_account(session, "receiver", ("sensitive_receiver", "town", f"{ONE}001"))
    number = reported(as_user)
    never = f"{number[:-6]}499999"
    body = {"username": "worker", "reason": "上门"}
    for username in ("dispatcher", "county", "planner", "clerk", "nobody"):
        client = as_user(username)
        for method, page, sent in (
            ("GET", "", None),
            ("GET", "/events", None),
            ("GET", "/decisions", None),
            ("POST", "/readers/candidates", {"q": "work"}),
            ("POST", "/readers", body),
            ("POST", "/readers/town/removal", {"reason": "错"}),
            ("POST", "/moves", {"move": "register"}),
            ("POST", "/moves", {"move": "no_such_move"}),
            ("POST", "/redecide", {"category_code": "E0101", "note": "误报"}),
            ("POST", "/redecide", {"grid_code": "0"}),
        ):
            answers = [client.request(method, f"/cases/{one}{page}", json=sent) for one in (number, never)]
            told = [answer.text.replace(number, "N").replace(never, "N") for answer in answers]
            assert {answer.status_code for answer in answers} == {404}, (username, page)
            assert told[0] == told[1], (username, page)
    assert as_user("receiver").get(f"/cases/{number}").status_code == 200


def test_every_opening_of_a_sensitive_case_is_kept(as_user: As, session: Session, world: World) -> None:
    number, plain = reported(as_user), a_case(session, world, grid_code=world.grids[0], at=AT).number
    session.commit()
    for one in (number, plain):
        assert as_user("town").get(f"/cases/{one}").status_code == 200
    assert openings(session) == [("read", number)]
    for page in ("events", "decisions"):
        assert as_user("town").get(f"/cases/{number}/{page}").status_code == 200
    report = session.scalar(select(Report.id).where(Report.case_number == number))
    assert as_user("town").get(f"/reports/{report}/receipt").status_code == 200
    assert as_user("worker").get(f"/reports/{report}/receipt").status_code == 200, "one's own is no opening"
    assert openings(session) == [("read", number)] * 4


def openings(session: Session) -> list[tuple[str, str]]:
    asked = select(AuditEntry.act, AuditEntry.subject_key).where(AuditEntry.subject_kind == "case")
    return [(act, key) for act, key in session.execute(asked)]


@pytest.mark.parametrize("category", ["S0703", "G0102"])
def test_who_reported_a_case_that_was_sealed_later_learns_nothing_of_it(
    as_user: As, session: Session, world: World, category: str
) -> None:
    worker, first, further = as_user("worker"), uuid4(), uuid4()
    plain = SECRET | {"category_code": "E0101"}
    number = worker.put(f"/reports/{first}", json=plain).json()["case_number"]
    assert worker.put(f"/reports/{further}", json=plain | {"joins": number}).status_code == 201
    before = worker.get(f"/reports/{first}/receipt").json()
    sealed = as_user("dispatcher").post(f"/cases/{number}/redecide", json={"category_code": category, "note": "误报"})
    assert sealed.status_code == 200, sealed.text
    assert worker.get(f"/cases/{number}").status_code == 404
    now = worker.get(f"/reports/{first}/receipt").json()
    assert now == before | {"due_at": None, "total_due_at": None}
    assert worker.get(f"/reports/{further}/receipt").json()["route"] is None
