"""Whoever has a code learns nothing of a sealed matter, of other reporters, or of people; who may give one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.intake.code_models import ReporterPage
from gridgis.security.models import AuditEntry
from tests.api.handling import stepped
from tests.api.reporting import NAMED, PHONE, coded, seen, sent
from tests.api.test_answers import OFFICE, checked, reported
from tests.claims import ANSWERED, called
from tests.factories import ONE, World, an_account

As = Callable[[str], TestClient]
SECRET = "继父殴打女童"


@pytest.fixture
def sealed(session: Session, world: World) -> None:
    """Who works on sealed cases and on those about staff."""
    an_account(session, "receiver", ("sensitive_receiver", "town", f"{ONE}001"))
    an_account(session, "inspector", ("discipline_inspector", "county", ONE))
    session.commit()


def category(session: Session, condition: str) -> str:
    asked = f"SELECT code FROM categories WHERE level = 2 AND {condition} ORDER BY code LIMIT 1"
    return str(session.scalars(text(asked)).one())


@pytest.mark.parametrize(
    ("condition", "keeper"),
    [("sensitive AND NOT staff_involved", "receiver"), ("staff_involved", "inspector")],
)
def test_of_a_sealed_matter_only_that_it_is_handled_is_told(
    as_user: As, citizen: TestClient, session: Session, sealed: None, condition: str, keeper: str
) -> None:
    kind = category(session, condition)
    number, report = reported(
        as_user("dispatcher"), category=kind, reporter=NAMED, description=SECRET, address="南湖路 3 号"
    )
    code, keeps = coded(as_user, number, report, keeper), as_user(keeper)
    assert as_user("county").post(f"/cases/{number}/reports/{report}/code").status_code == 404
    stepped(keeps, number, "ask_info", note=f"{SECRET}的地点")
    page = seen(citizen, code)
    assert (page["stage"], page["sealed"], page["open"]) == ("handled", True, ["addition", "urge"])
    sent(citizen, code, "addition", words="在家里")
    assert stepped(keeps, number, "register")["case"]["state"] in ("registered", "coordinating")
    page = seen(citizen, code)
    told = {"sealed", "number", "stage", "steps", "phone", "reported_at", "open", "together"}
    assert (page["stage"], page["open"]) == ("handled", ["urge"])
    assert {one: value for one, value in page.items() if one not in told and value} == {}
    assert [one["stage"] for one in page["steps"]] == ["handled"]
    whole = citizen.get(f"/q/{code}").text
    for hidden in (SECRET, "南湖路", "王秀英", kind, OFFICE, "001镇", keeper):
        assert hidden not in whole, hidden


def test_what_is_sealed_later_is_told_no_more(as_user: As, citizen: TestClient, sealed: None) -> None:
    number, report = reported(as_user("dispatcher"), reporter=NAMED, address="南湖路 3 号")
    code = coded(as_user, number, report)
    assert seen(citizen, code)["where"] == "南湖路 3 号"
    stepped(as_user("dispatcher"), number, "mark_sensitive", note="涉及未成年人")
    page = seen(citizen, code)
    assert (page["stage"], page["where"], page["category_zh"]) == ("handled", "", "")


def test_answers_about_a_sealed_matter_wait_on_no_page(as_user: As, citizen: TestClient, sealed: None) -> None:
    number, report = reported(as_user("dispatcher"), reporter=NAMED)
    code = coded(as_user, number, report)
    stepped(checked(as_user, number), number, "mark_sensitive", note="涉及未成年人")
    keeps = as_user("receiver")
    page = {"move": "close", "replies": [{"way": "page", "words": "好"}]}
    refused = keeps.post(f"/cases/{number}/moves", json=page)
    assert (refused.status_code, refused.json()["kind"]) == (422, "cases.reply_way")
    stepped(keeps, number, "close", **ANSWERED)
    page = seen(citizen, code)
    assert (page["stage"], page["told"], page["open"]) == ("done", [], ["evaluation", "objection"])


def test_who_left_no_name_is_given_a_code_once(as_user: As, citizen: TestClient, session: Session) -> None:
    desk = as_user("dispatcher")
    body: dict[str, Any] = {"category_code": "E0101", "description": "占道", "lng": 120.02, "lat": 30.05}
    body |= {"source": "citizen"}
    path = "/reports/5f0c3f6e-3b3e-4c55-9f43-0d4f6d1b7a10"
    first, again = desk.put(path, json=body), desk.put(path, json=body)
    code = first.json()["query_code"]
    assert (len(code), code.isdigit(), again.json()["query_code"]) == (16, True, None)
    assert seen(citizen, code)["number"] == first.json()["case_number"]
    for kept in (body | {"reporter": NAMED}, body | {"source": "hotline_12345", "outer_number": "1"}):
        told = desk.put(f"/reports/{uuid4()}", json=kept).json()
        assert told["query_code"] is None, kept
    worker = as_user("worker").put(f"/reports/{uuid4()}", json=body | {"source": ""}).json()
    assert worker["query_code"] is None
    session.get_one(ReporterPage, ONE).open = False
    session.commit()
    assert desk.put(f"/reports/{uuid4()}", json=body).json()["query_code"] is None, "nobody is given what opens nothing"


def test_an_anonymous_reporter_may_all_that_others_may(as_user: As, citizen: TestClient) -> None:
    desk = as_user("dispatcher")
    body = {"category_code": "E0101", "description": "占道", "lng": 120.02, "lat": 30.05, "source": "citizen"}
    told = desk.put("/reports/5f0c3f6e-3b3e-4c55-9f43-0d4f6d1b7a11", json=body).json()
    number, code = told["case_number"], told["query_code"]
    checked(as_user, number)
    stepped(desk, number, "close", replies=[{"way": "page", "words": "已清理"}])
    assert seen(citizen, code)["told"][0]["words"] == "已清理"
    assert sent(citizen, code, "evaluation", satisfaction=3)[0] == 200
    assert sent(citizen, code, "objection", reason="partly_done", words="只清了一半")[0] == 200


def test_reporters_of_one_matter_follow_it_and_see_nothing_of_each_other(as_user: As, citizen: TestClient) -> None:
    desk = as_user("dispatcher")
    main, main_report = reported(desk, reporter=NAMED, address="主案地址", description="主案内容")
    own, own_report = reported(desk, reporter={"name": "李建国", "phone": "13900002222"}, address="自己的地址")
    main_code, code = coded(as_user, main, main_report), coded(as_user, own, own_report)
    stepped(desk, own, "merge", main=main)
    stepped(desk, main, "register")
    stepped(desk, main, "dispatch", office_code=OFFICE)
    page = seen(citizen, code)
    assert (page["stage"], page["number"], page["where"], page["together"]) == (
        "with_office",
        own,
        "自己的地址",
        True,
    )
    assert "withdrawal" not in page["open"]
    assert sent(citizen, code, "urge", words="还没人来")[0] == 200
    assert seen(citizen, main_code)["urged_at"] is None, "what one did is told to no other"
    for move, who in (("sign", "clerk"), ("file_result", "clerk")):
        stepped(as_user(who), main, move, note="已清理")
    filed = datetime.fromisoformat(desk.get(f"/cases/{main}").json()["events"][-1]["at"])
    stepped(desk, main, "check_pass", note="已核实", **called(filed))
    answers = [
        {"way": "page", "words": "答复甲", "report_id": main_report},
        {"way": "page", "words": "答复乙", "report_id": own_report},
    ]
    stepped(desk, main, "close", replies=answers)
    assert [one["words"] for one in seen(citizen, code)["told"]] == ["答复乙"]
    assert sent(citizen, code, "evaluation", satisfaction=1, words="还是脏")[0] == 200
    page = seen(citizen, main_code)
    assert (page["rating"], [one["words"] for one in page["told"]]) == (None, ["答复甲"])
    assert sent(citizen, main_code, "evaluation", satisfaction=4)[1]["kind"] == "reporter.evaluated"
    assert sent(citizen, main_code, "objection", reason="still_there", words="又来了")[0] == 200
    assert seen(citizen, code)["objection"] is None
    for whole, hidden in (
        (citizen.get(f"/q/{code}").text, ("主案", "王秀英", main, "答复甲", "又来了")),
        (citizen.get(f"/q/{main_code}").text, ("自己的地址", "李建国", own, "答复乙", "还是脏", "还没人来")),
    ):
        for one in hidden:
            assert one not in whole, one


def test_who_may_read_the_reporter_gives_the_code_and_no_office_does(
    as_user: As, session: Session, page_open: None
) -> None:
    office = ("office_clerk", "office", OFFICE)
    an_account(session, "both", ("dispatcher", "town", f"{ONE}001"), office)
    session.commit()
    desk = as_user("dispatcher")
    number, report = reported(desk, reporter=NAMED)
    _, find = reported(as_user("worker"), "grid_worker", joins=number)
    path = f"/cases/{number}/reports/{report}/code"
    assert desk.get(f"/cases/{number}").json()["may_issue_code"] is True
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=OFFICE)
    refused = [
        ("worker", path, 403, "security.no_right"),
        ("clerk", path, 403, "security.no_right"),
        ("both", path, 403, "reporter.own_office"),
        ("dispatcher", f"/cases/{number}/reports/{find}/code", 409, "reporter.nobody"),
        ("dispatcher", path.replace(report, "5f0c3f6e-3b3e-4c55-9f43-0d4f6d1b7a99"), 404, "reporter.no_report"),
    ]
    for who, where, status, kind in refused:
        answer = as_user(who).post(where)
        assert (answer.status_code, answer.json()["kind"]) == (status, kind), who
    answer = desk.post(path)
    assert answer.status_code == 201
    assert (answer.json()["phone"], answer.json()["centre"]) == (PHONE, "001镇")
    story = desk.get(f"/cases/{number}").json()
    assert (story["events"][-1]["move"], story["events"][-1]["actor"]) == ("issue_code", "dispatcher")
    assert [bool(one["coded_at"]) for one in story["reports"]] == [
        one["source"] == "citizen" for one in story["reports"]
    ]
    code = answer.json()["code"]
    assert code not in str(story)
    kept = session.scalars(select(AuditEntry).where(AuditEntry.act == "case.issue_code")).all()
    assert len(kept) == 1 and code not in str(kept[0].facts)


def test_a_page_answers_only_whom_a_code_was_given(as_user: As, page_open: None) -> None:
    number, _ = reported(as_user("dispatcher"), reporter=NAMED)
    desk = checked(as_user, number)
    refused = desk.post(f"/cases/{number}/moves", json={"move": "close", "replies": [{"way": "page", "words": "好"}]})
    assert (refused.status_code, refused.json()["kind"]) == (422, "cases.reply_way")
    stepped(desk, number, "close", **ANSWERED)
