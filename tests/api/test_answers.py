"""Reporters are answered, may object, and are answered for good; cases of one matter are merged, and parted again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.supervision.actions import pass_time
from tests.api.handling import stepped
from tests.claims import ANSWERED, called
from tests.factories import AT, ONE, World, a_case, an_account

As = Callable[[str], TestClient]
Clock = Callable[[datetime], None]
OFFICE = f"{ONE}001-urban_enforcement"
TOLD = {"way": "phone", "words": "已清理完毕"}
CALLED = {"called_at": AT.isoformat(), "note": "说收拾干净了", "satisfaction": 4}


def reported(client: TestClient, source: str = "citizen", category: str = "E0101", **facts: Any) -> tuple[str, str]:
    """A case of a report, and the report's id."""
    sent = str(uuid4())
    number = {"outer_number": sent} if source == "hotline_12345" else {}
    body = {"category_code": category, "description": "占道", "lng": 120.02, "lat": 30.05, "source": source}
    answer = client.put(f"/reports/{sent}", json=body | number | facts)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["case_number"]), sent


def refused(client: TestClient, number: str, move: str, **along: Any) -> tuple[int, str]:
    answer = client.post(f"/cases/{number}/moves", json={"move": move} | along)
    return answer.status_code, str(answer.json().get("kind", answer.text))


def offered(client: TestClient, number: str) -> set[str]:
    return {move["move"] for move in client.get(f"/cases/{number}").json()["moves"]}


def checked(as_user: As, number: str) -> TestClient:
    """The dispatcher, once a case has gone as far as waits for its closing."""
    desk = as_user("dispatcher")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=OFFICE)
    done(as_user, number, "sign")
    return desk


def done(as_user: As, number: str, *first: str) -> None:
    for move in (*first, "file_result"):
        stepped(as_user("clerk"), number, move, note="已清理")
    desk = as_user("dispatcher")
    filed = datetime.fromisoformat(desk.get(f"/cases/{number}").json()["events"][-1]["at"])
    stepped(desk, number, "check_pass", note="已核实", **called(filed))


@pytest.fixture(autouse=True)
def heads(deciders: None) -> None:
    """Who decides is there."""


@pytest.fixture
def clock(app: FastAPI) -> Callable[[datetime], None]:
    """Sets the application's clock."""

    def put(at: datetime) -> None:
        app.state.clock = lambda: at

    return put


def test_a_case_is_closed_when_each_reporter_is_answered_as_their_source_is(as_user: As, world: World) -> None:
    number, first = reported(as_user("dispatcher"), reporter={"name": "王某", "phone": "13800001111"})
    _, second = reported(as_user("dispatcher"), "hotline_12345", joins=number)
    _, third = reported(as_user("worker"), "grid_worker", joins=number)
    desk = checked(as_user, number)
    assert "close" in offered(desk, number)
    wrong = [
        ([], "cases.reply_missing"),
        ([TOLD | {"report_id": first}], "cases.reply_missing"),
        ([TOLD | {"report_id": str(uuid4())}, TOLD], "cases.reply_elsewhere"),
        ([TOLD, TOLD | {"report_id": third}], "cases.reply_way"),
        ([TOLD | {"way": "outer"}], "cases.reply_way"),
        ([TOLD | {"way": "page"}], "cases.reply_way"),
        ([TOLD | {"way": "kept", "report_id": first}, TOLD], "cases.reply_way"),
        ([TOLD | {"words": " \n"}], "cases.reply_words"),
        ([TOLD | {"words": "请打13900002222"}], "cases.reply_personal"),
        ([TOLD | {"words": "证号330402199001011234"}], "cases.reply_personal"),
    ]
    for replies, kind in wrong:
        assert refused(desk, number, "close", replies=replies) == (422, kind), replies
        assert desk.get(f"/cases/{number}").json()["replies"] == []
    stepped(desk, number, "close", replies=[TOLD, {"way": "outer", "words": "已回填", "report_id": second}])
    told = desk.get(f"/cases/{number}").json()["replies"]
    assert {one["report_id"]: (one["way"], one["words"], one["by"]) for one in told} == {
        first: ("phone", "已清理完毕", "dispatcher"),
        second: ("outer", "已回填", "dispatcher"),
    }
    own, _ = reported(as_user("worker"), "grid_worker", category="E0101")
    stepped(checked(as_user, own), own, "close")


def test_an_office_closes_no_case_of_its_own(as_user: As, session: Session, world: World) -> None:
    for name, office in (("leads", OFFICE), ("helps", f"{ONE}001-market")):
        an_account(session, name, ("office_clerk", "office", office), ("dispatcher", "town", f"{ONE}001"))
    number, _ = reported(as_user("dispatcher"))
    desk = as_user("dispatcher")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=OFFICE, co_offices=[f"{ONE}001-market"])
    stepped(as_user("clerk"), number, "sign")
    for move in ("co_sign", "co_file"):
        stepped(as_user("helps"), number, move, note="已配合")
    stepped(as_user("clerk"), number, "file_result", note="已清理")
    assert refused(as_user("helps"), number, "check_pass", note="好", **called(AT)) == (403, "cases.own_result")
    stepped(as_user("leads"), number, "check_pass", note="好", **called(AT))
    for name in ("leads", "helps"):
        assert refused(as_user(name), number, "close", **ANSWERED) == (403, "cases.own_office"), name
    stepped(desk, number, "close", **ANSWERED)


def test_who_was_called_is_asked_by_somebody_else_once(as_user: As, world: World) -> None:
    number, _ = reported(as_user("dispatcher"))
    desk, head = checked(as_user, number), as_user("centre_head")
    stepped(desk, number, "close", **ANSWERED)
    assert refused(desk, number, "evaluate", **CALLED) == (403, "cases.own_closing")
    assert refused(head, number, "evaluate", satisfaction=4, note="好") == (422, "cases.call_missing")
    assert refused(head, number, "evaluate", **CALLED | {"note": " "}) == (422, "cases.call_words")
    for hours in (-1, 1):
        when = (AT + timedelta(hours=hours)).isoformat()
        assert refused(head, number, "evaluate", **CALLED | {"called_at": when}) == (422, "cases.call_missing")
    stepped(head, number, "evaluate", **CALLED)
    assert refused(head, number, "evaluate", **CALLED)[0] == 409
    event = head.get(f"/cases/{number}").json()["events"][-1]
    assert (event["actor"], event["facts"]["satisfaction"], event["note"]) == ("centre_head", 4, "说收拾干净了")


def test_an_objection_is_upheld_once_and_then_answered_for_good(as_user: As, world: World) -> None:
    number, _ = reported(as_user("dispatcher"))
    desk, head = checked(as_user, number), as_user("centre_head")
    stepped(desk, number, "close", **ANSWERED)
    assert refused(desk, number, "object", note="又来了") == (422, "cases.reason_missing")
    stand = stepped(desk, number, "object", note="又来了", reason="still_there")
    assert stand["case"]["state"] == "evaluated"
    assert refused(desk, number, "object", note="x", reason="policy") == (409, "cases.request_waits")
    assert refused(desk, number, "reopen", note="x")[0] == 403
    (queued,) = head.get("/requests").json()["items"]
    assert (queued["mine"], queued["request"]["kind"], queued["request"]["note"]) == (True, "object", "又来了")
    assert queued["request"]["due_at"][:10] == "2026-03-13", "two workdays"
    assert offered(head, number) == {"reopen", "refuse_objection"}
    stand = stepped(head, number, "reopen", note="确未清理")
    assert (stand["case"]["state"], stand["case"]["office_code"]) == ("rework", OFFICE)
    story = desk.get(f"/cases/{number}").json()
    assert (story["satisfaction"], story["rework_count"], story["case"]["closed_at"]) == (None, 1, None)
    assert [one["part"] for one in story["assignments"]] == ["lead", "lead"]
    done(as_user, number)
    stepped(desk, number, "close", **ANSWERED)
    assert len(desk.get(f"/cases/{number}").json()["replies"]) == 2
    stepped(desk, number, "object", note="还在", reason="policy")
    assert desk.get(f"/cases/{number}").json()["satisfaction"] == 2
    assert refused(head, number, "reopen", note="再办") == (409, "cases.redone")
    assert offered(head, number) == {"final_answer"}
    assert refused(head, number, "final_answer", note="依规定办理") == (422, "cases.reason_missing")
    stepped(head, number, "final_answer", note="依规定办理", reason="petition")
    answered = desk.get(f"/cases/{number}").json()["events"][-1]
    assert (answered["note"], answered["facts"]["reason"]) == ("依规定办理", "petition"), "the path is kept"
    assert refused(desk, number, "object", note="不服", reason="still_there") == (409, "cases.objected")


def test_a_refused_or_late_objection_ends_there(as_user: As, session: Session, world: World, clock: Clock) -> None:
    desk, head = as_user("dispatcher"), as_user("centre_head")
    numbers = []
    for _ in range(2):
        number, _ = reported(desk)
        stepped(checked(as_user, number), number, "close", **ANSWERED)
        numbers.append(number)
    refusing, late = numbers
    stepped(desk, refusing, "object", note="不服", reason="answer_untrue")
    stepped(head, refusing, "refuse_objection", note="照片属实", reason="recheck")
    assert refused(desk, refusing, "object", note="不服", reason="policy") == (409, "cases.objected")
    clock(AT + timedelta(days=15, seconds=1))
    assert refused(desk, late, "object", note="不服", reason="policy") == (409, "cases.objection_late")


def test_a_citizen_s_report_is_rejected_by_two(as_user: As, world: World) -> None:
    desk, head = as_user("dispatcher"), as_user("centre_head")
    number, _ = reported(desk)
    why = {"note": "属个人债务", "reason": "in_court", "basis": "请向人民法院咨询"}
    assert refused(desk, number, "reject", **why, **ANSWERED) == (409, "cases.second_person")
    assert refused(desk, number, "propose_reject", **why | {"basis": " "}) == (422, "cases.turn_missing")
    assert refused(desk, number, "propose_reject", **why | {"reason": "weather"}) == (422, "cases.reason_missing")
    stepped(desk, number, "propose_reject", **why)
    assert refused(desk, number, "confirm_reject", **ANSWERED)[0] == 403
    stepped(desk, number, "urge", note="来电催问")
    assert refused(head, number, "confirm_reject") == (422, "cases.reply_missing"), "the proposal waits yet"
    stepped(head, number, "decline_reject", note="可以受理")
    stepped(head, number, "propose_reject", **why)
    assert refused(head, number, "confirm_reject", **ANSWERED) == (403, "cases.own_request")
    stepped(desk, number, "register")
    story = desk.get(f"/cases/{number}").json()
    assert [one["outcome"] for one in story["requests"]] == ["refused", "moot"]
    number, _ = reported(desk)
    stepped(desk, number, "propose_reject", **why)
    assert stepped(head, number, "confirm_reject", **ANSWERED)["case"]["state"] == "rejected"
    assert [one["way"] for one in desk.get(f"/cases/{number}").json()["replies"]] == ["phone"]
    number, _ = reported(desk, "hotline_12345")
    outer = {"replies": [{"way": "outer", "words": "不属受理范围，请向法院咨询"}]}
    assert stepped(desk, number, "reject", **why, **outer)["case"]["state"] == "rejected"
    facts = desk.get(f"/cases/{number}").json()["events"][-1]["facts"]
    assert facts == {"replies": 1, "reason": "in_court", "turn_to": "请向人民法院咨询"}


def test_whoever_was_asked_for_more_is_waited_for_three_workdays(as_user: As, session: Session, world: World) -> None:
    desk = as_user("dispatcher")
    number, _ = reported(desk)
    stepped(desk, number, "ask_info", note="哪个路口？")
    assert stepped(desk, number, "info_given", note="纺工路口")["case"]["state"] == "submitted"
    stepped(desk, number, "ask_info", note="几号门？")
    assert pass_time(session, zone="Asia/Shanghai", at=AT + timedelta(days=5)) == 0, "Monday, the third workday"
    assert pass_time(session, zone="Asia/Shanghai", at=AT + timedelta(days=6)) == 1
    session.commit()
    story = desk.get(f"/cases/{number}").json()
    assert (story["case"]["state"], story["events"][-1]["move"]) == ("submitted", "info_over")
    guarded, _ = reported(desk, category="G0701")
    assert story["case"]["urgency"] != "P1"
    if desk.get(f"/cases/{guarded}").json()["case"]["urgency"] == "P1":
        assert refused(desk, guarded, "withdraw", note="不用了") == (409, "cases.no_withdrawal")


def test_merged_reports_are_answered_with_the_main_case(
    as_user: As, session: Session, world: World, clock: Clock
) -> None:
    desk = as_user("dispatcher")
    main, first = reported(desk)
    other, second = reported(desk, "hotline_12345", description="同一个摊")
    assert refused(desk, other, "merge") == (422, "cases.main_missing")
    assert refused(desk, other, "merge", main=other) == (422, "cases.merge_itself")
    assert refused(desk, other, "merge", main="nowhere")[0] == 404
    stepped(desk, other, "register")
    stepped(desk, other, "dispatch", office_code=OFFICE)
    assert stepped(desk, other, "merge", main=main)["case"]["state"] == "merged"
    story = desk.get(f"/cases/{main}").json()
    assert (story["case"]["report_count"], [one["number"] for one in story["merged"]]) == (2, [other])
    assert {one["id"] for one in story["reports"]} == {first, second}
    assert desk.get(f"/cases/{other}").json()["merged_into"] == main
    third, _ = reported(desk)
    assert refused(desk, third, "merge", main=other) == (409, "cases.main_ended")
    assert refused(desk, main, "merge", main=third) == (409, "cases.merge_main")
    stand = stepped(desk, other, "unmerge", note="不是同一个摊")
    assert (stand["case"]["state"], stand["case"]["office_code"]) == ("dispatched", OFFICE)
    stepped(as_user("clerk"), other, "sign")
    assert desk.get(f"/cases/{main}").json()["case"]["report_count"] == 1
    stepped(desk, other, "merge", main=main)
    checked(as_user, main)
    assert refused(desk, main, "close", replies=[TOLD | {"report_id": first}]) == (422, "cases.reply_missing")
    stepped(desk, main, "close", replies=[TOLD])
    assert {one["report_id"] for one in desk.get(f"/cases/{main}").json()["replies"]} == {first, second}
    assert refused(desk, other, "unmerge", note="不是") == (409, "cases.merged_answered")
    clock(AT + timedelta(days=6))
    again, _ = reported(desk)
    assert stepped(desk, again, "merge", main=main)["case"]["state"] == "merged"
    story = desk.get(f"/cases/{main}").json()
    assert (story["case"]["state"], story["events"][-1]["facts"]["merged"]) == ("rework", again)
    clock(AT + timedelta(days=7, seconds=1))
    assert refused(desk, again, "unmerge", note="不是") == (409, "cases.merged_long")
    done(as_user, main)
    stepped(desk, main, "close", replies=[TOLD])
    clock(AT + timedelta(days=20))
    last, _ = reported(desk)
    assert refused(desk, last, "merge", main=main) == (409, "cases.main_ended")


def test_what_is_personal_or_sealed_is_not_merged(as_user: As, world: World) -> None:
    desk = as_user("dispatcher")
    own = {"reporter": {"name": "甲", "phone": "13800001111"}}
    wages, _ = reported(desk, category="G0103", **own)
    other, _ = reported(desk, category="G0103", reporter={"name": "乙", "phone": "13800002222"})
    nobody, _ = reported(desk, category="G0103")
    assert refused(desk, other, "merge", main=wages) == (403, "cases.merge_personal")
    assert refused(desk, nobody, "merge", main=wages) == (403, "cases.merge_personal")
    same, _ = reported(desk, category="G0103", **own)
    stepped(desk, same, "merge", main=wages)
    secret, _ = reported(desk, category="G0102")
    plain, _ = reported(desk)
    assert refused(desk, plain, "merge", main=secret)[0] == 404
    assert refused(as_user("centre_head"), plain, "merge", main=secret) == (409, "cases.merge_sealed")
    assert refused(as_user("centre_head"), secret, "merge", main=plain) == (409, "cases.merge_sealed")


def test_who_does_not_receive_the_main_case_merges_nothing_into_it(as_user: As, session: Session, world: World) -> None:
    """A county planner reads it, and receives reports of another town alone."""
    an_account(session, "half", ("dispatcher", "town", f"{ONE}001"), ("planner", "county", ONE))
    half, (other, _) = as_user("half"), reported(as_user("dispatcher"))
    main = a_case(session, world, grid_code=world.grid_of(f"{ONE}002"), at=AT).number
    assert half.get(f"/cases/{main}").status_code == 200
    assert refused(half, other, "merge", main=main) == (403, "security.no_right")
    assert half.get(f"/cases/{other}").json()["case"]["state"] == "submitted"
