"""The page of one report: opened by its code alone, evaluated, objected to, added to, reminded of, withdrawn."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.intake.code_models import QueryCode, ReporterPage
from gridgis.supervision.actions import pass_time
from tests.api.handling import stepped
from tests.api.reporting import NAMED, PHONE, coded, ended, seen, sent
from tests.api.test_answers import OFFICE, done, reported
from tests.claims import ANSWERED
from tests.factories import AT, ONE, TWO

As = Callable[[str], TestClient]


def test_progress_is_told_in_plain_words_and_of_nobody(as_user: As, citizen: TestClient) -> None:
    desk = as_user("dispatcher")
    number, report = reported(desk, reporter=NAMED, address="南湖路 3 号门口")
    code = coded(as_user, number, report)
    page = seen(citizen, code)
    assert (page["stage"], page["number"], page["where"]) == ("received", number, "南湖路 3 号门口")
    assert (page["centre"], page["phone"], page["sealed"]) == ("001镇", PHONE, False)
    assert page["open"] == ["urge", "withdrawal"]
    stepped(desk, number, "register", note="内部：张三负责跟进")
    stepped(desk, number, "dispatch", office_code=OFFICE, note="内部：尽快")
    stepped(as_user("clerk"), number, "sign")
    page = seen(citizen, code)
    assert (page["stage"], [one["stage"] for one in page["steps"]]) == (
        "with_office",
        ["received", "looked_at", "with_office"],
    )
    assert page["office"] and page["until"]
    text = citizen.get(f"/q/{code}").text
    for hidden in ("王秀英", "13800001111", "内部", "张三", "dispatcher", "clerk", "占道"):
        assert hidden not in text.replace("占道经营", ""), hidden
    assert (page["told"], page["rating"], page["objection"]) == ([], None, None)


def test_a_page_is_kept_nowhere_and_told_to_no_other_site(as_user: As, citizen: TestClient) -> None:
    number, report = reported(as_user("dispatcher"))
    code = coded(as_user, number, report)
    spoken = " ".join(code[at : at + 4] for at in range(0, 16, 4))
    for path in (code, spoken, spoken.replace(" ", "-")):
        answer = citizen.get(f"/q/{path}")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers.get_list("referrer-policy") == ["no-referrer"]
        assert "noindex" in answer.headers["x-robots-tag"]
        assert "set-cookie" not in answer.headers


def test_altered_replaced_old_and_unknown_codes_are_told_alike(
    as_user: As, citizen: TestClient, app: FastAPI, session: Session
) -> None:
    number, report, first = ended(as_user)
    second = coded(as_user, number, report)
    assert seen(citizen, second)["stage"] == "done"
    altered = second[:-1] + str((int(second[-1]) + 1) % 10)
    wrong = [first, altered, "1" * 16, second[:15], "x" * 16, "王秀英", number, "9" * 3000]
    answers = [citizen.get(f"/q/{one}") for one in wrong]
    assert {one.status_code for one in answers} == {404}
    (told,) = {(one.json()["kind"], one.json()["detail"], one.json()["instance"]) for one in answers}
    assert told[0] == "reporter.no_code"
    assert not any(one in answer.text for one, answer in zip(wrong, answers, strict=True))
    app.state.clock = lambda: AT + timedelta(days=60, seconds=1)
    assert citizen.get(f"/q/{second}").json()["kind"] == "reporter.no_code"
    (kept,) = session.scalars(select(QueryCode.code_hash))
    assert second.encode() not in kept


def test_who_guesses_codes_is_slowed_down_by_address(as_user: As, citizen: TestClient, app: FastAPI) -> None:
    number, report = reported(as_user("dispatcher"))
    code = coded(as_user, number, report)
    for one in range(20):
        assert citizen.get(f"/q/{one:016}").status_code == 404
    answer = citizen.get(f"/q/{code}")
    assert (answer.status_code, answer.json()["kind"]) == (429, "reporter.too_often")
    assert (answer.json()["type"], answer.headers["retry-after"]) == ("/problems/too-often", "60")
    assert sent(citizen, code, "urge")[0] == 429
    app.state.clock = lambda: AT + timedelta(seconds=61)
    assert citizen.get(f"/q/{code}").status_code == 200


def test_an_address_and_a_code_are_answered_so_often(as_user: As, citizen: TestClient, app: FastAPI) -> None:
    number, report = reported(as_user("dispatcher"))
    code = coded(as_user, number, report)
    for _ in range(20):
        assert sent(citizen, code, "addition", words="好")[1]["kind"] == "reporter.not_now"
    status, refused = sent(citizen, code, "urge")
    assert (status, refused["kind"], refused["retry_after_s"]) == (429, "reporter.too_often", 120)
    statuses = [citizen.get(f"/q/{code}").status_code for _ in range(101)]
    assert (statuses.count(200), statuses[-1]) == (100, 429), "of 120 twenty were sent"
    other, other_report = reported(as_user("dispatcher"))
    app.state.clock = lambda: AT + timedelta(minutes=5)
    assert sent(citizen, coded(as_user, other, other_report), "urge")[0] == 200, "one code does not slow another"


def test_the_page_is_closed_until_a_county_opens_it(as_user: As, citizen: TestClient, session: Session) -> None:
    number, report = reported(as_user("dispatcher"))
    code = coded(as_user, number, report)
    page = session.get_one(ReporterPage, ONE)
    session.add(ReporterPage(county_code=TWO, open=True))
    page.open = False
    session.commit()
    answer = citizen.get(f"/q/{code}")
    assert (answer.status_code, answer.json()["kind"], answer.json()["phone"]) == (403, "reporter.closed", PHONE)
    assert sent(citizen, code, "urge")[1]["kind"] == "reporter.closed"
    assert citizen.get(f"/q/{'1' * 16}").status_code == 404
    session.delete(session.get_one(ReporterPage, TWO))
    session.commit()
    assert citizen.get(f"/q/{'1' * 16}").json()["kind"] == "reporter.closed", "nowhere open: no code is looked up"
    desk = as_user("dispatcher")
    refused = desk.post(f"/cases/{number}/reports/{report}/code")
    assert (refused.status_code, refused.json()["kind"]) == (409, "reporter.page_closed")
    assert desk.get(f"/cases/{number}").json()["may_issue_code"] is False


def test_a_closed_case_is_evaluated_once_by_its_reporter(as_user: As, citizen: TestClient) -> None:
    number, report, code = ended(as_user)
    page = seen(citizen, code)
    assert (page["stage"], page["open"]) == ("done", ["evaluation", "objection"])
    assert [one["words"] for one in page["told"]] == ["已清理完毕"]
    desk = as_user("dispatcher")
    assert desk.get(f"/cases/{number}").json()["replies"][0]["given_at"], "read on the page"
    wrong = ({}, {"satisfaction": 0}, {"satisfaction": 5}, {"satisfaction": 4, "words": "好" * 100_000})
    for said in wrong:
        assert sent(citizen, code, "evaluation", **said)[0] == 422, said
    key = str(uuid4())
    for _ in range(2):
        status, page = sent(citizen, code, "evaluation", satisfaction=4, words=" 办得快 ", key=key)
        assert (status, page["rating"]["satisfaction"]) == (200, 4), page
    assert page["open"] == ["objection"]
    status, refused = sent(citizen, code, "evaluation", satisfaction=1)
    assert (status, refused["kind"]) == (409, "reporter.evaluated")
    assert "allowed" not in refused and "state" not in refused
    (event,) = [one for one in desk.get(f"/cases/{number}").json()["events"] if one["move"] == "evaluate"]
    assert (event["actor"], event["note"], event["facts"]) == (
        "反映人",
        "办得快",
        {"satisfaction": 4, "by": "page", "report_id": report},
    )


def test_an_objection_is_made_decided_and_answered_for_good(as_user: As, citizen: TestClient) -> None:
    number, _, code = ended(as_user)
    head = as_user("centre_head")
    assert sent(citizen, code, "objection", reason="still_there", words=" \n　")[1]["kind"] == "reporter.words_missing"
    assert sent(citizen, code, "objection", reason="weather", words="x")[0] == 422
    status, page = sent(citizen, code, "objection", reason="still_there", words="摊子又回来了")
    assert (status, page["objection"]["reason"], page["objection"]["outcome"]) == (200, "still_there", None)
    assert page["open"] == [], "it counts as the evaluation"
    assert sent(citizen, code, "objection", reason="policy", words="再说一次")[1]["kind"] == "reporter.objected"
    stepped(head, number, "reopen", note="确未清理")
    page = seen(citizen, code)
    assert (page["stage"], page["objection"]["outcome"], page["rating"]) == ("with_office", "granted", None)
    done(as_user, number)
    stepped(as_user("dispatcher"), number, "close", **ANSWERED)
    assert len(seen(citizen, code)["told"]) == 2
    assert sent(citizen, code, "objection", reason="policy", words="规定不合理")[0] == 200
    stepped(head, number, "final_answer", note="依规定办理", reason="reconsideration")
    last = seen(citizen, code)["objection"]
    assert (last["outcome"], last["answer"], last["path"]) == ("refused", "依规定办理", "reconsideration")
    assert sent(citizen, code, "objection", reason="policy", words="不服")[1]["kind"] == "reporter.objected"


def test_after_fifteen_days_nothing_is_objected(
    as_user: As, citizen: TestClient, app: FastAPI, session: Session
) -> None:
    _, _, code = ended(as_user)
    late = AT + timedelta(days=15, seconds=1)
    pass_time(session, zone="Asia/Shanghai", at=late)
    session.commit()
    app.state.clock = lambda: late
    page = seen(citizen, code)
    assert (page["stage"], page["open"], page["rating"]) == ("done", [], None)
    assert sent(citizen, code, "objection", reason="policy", words="迟了")[1]["kind"] == "reporter.objected"
    assert sent(citizen, code, "evaluation", satisfaction=4)[1]["kind"] == "reporter.evaluated"


def test_what_was_asked_for_is_added_and_the_case_goes_on(as_user: As, citizen: TestClient) -> None:
    desk = as_user("dispatcher")
    number, report = reported(desk, reporter=NAMED)
    code = coded(as_user, number, report)
    stepped(desk, number, "ask_info", note="请说明具体在几号门口")
    page = seen(citizen, code)
    assert (page["stage"], page["asked"]) == ("looked_at", "请说明具体在几号门口")
    assert page["open"] == ["addition", "urge"]
    for words in ("", " \t　"):
        assert sent(citizen, code, "addition", words=words)[1]["kind"] == "reporter.words_missing"
    assert sent(citizen, code, "addition", words="在" * 1001)[0] == 422
    status, page = sent(citizen, code, "addition", words="在三号门口")
    assert (status, page["stage"], page["asked"]) == (200, "received", "")
    event = desk.get(f"/cases/{number}").json()["events"][-1]
    assert (event["move"], event["target"], event["note"]) == ("info_given", "submitted", "在三号门口")


def test_a_reporter_reminds_once_a_day(as_user: As, citizen: TestClient, app: FastAPI) -> None:
    desk = as_user("dispatcher")
    number, report = reported(desk)
    code = coded(as_user, number, report)
    stepped(desk, number, "urge", note="来电催问")
    status, page = sent(citizen, code, "urge")
    assert (status, bool(page["urged_at"]), "urge" in page["open"]) == (200, True, False)
    assert sent(citizen, code, "urge")[1]["kind"] == "reporter.urged"
    app.state.clock = lambda: AT + timedelta(days=1)
    assert sent(citizen, code, "urge", words="还没人来")[0] == 200
    notes = [one["note"] for one in desk.get(f"/cases/{number}").json()["events"] if one["move"] == "urge"]
    assert notes == ["来电催问", "反映人在查询页上催办", "还没人来"]


def test_a_report_is_withdrawn_while_nobody_works_on_it(as_user: As, citizen: TestClient) -> None:
    desk = as_user("dispatcher")
    number, report = reported(desk)
    code = coded(as_user, number, report)
    status, page = sent(citizen, code, "withdrawal", words="自己解决了")
    assert (status, page["stage"], page["open"]) == (200, "withdrawn", [])
    busy, busy_report = reported(desk)
    code = coded(as_user, busy, busy_report)
    stepped(desk, busy, "register")
    stepped(desk, busy, "dispatch", office_code=OFFICE)
    assert sent(citizen, code, "withdrawal")[1]["kind"] == "reporter.no_withdrawal"
    shared, shared_report = reported(desk)
    code = coded(as_user, shared, shared_report)
    reported(desk, "hotline_12345", joins=shared)
    assert sent(citizen, code, "withdrawal")[1]["kind"] == "reporter.no_withdrawal"


def test_a_rejected_report_says_why_and_where_to_turn(as_user: As, citizen: TestClient) -> None:
    desk, head = as_user("dispatcher"), as_user("centre_head")
    number, report = reported(desk)
    code = coded(as_user, number, report)
    why = {"note": "内部意见", "reason": "in_court", "basis": "请向人民法院咨询"}
    stepped(desk, number, "propose_reject", **why)
    assert seen(citizen, code)["stage"] == "received", "a proposal is no decision"
    stepped(head, number, "confirm_reject", replies=[{"way": "page", "words": "此事已在法院审理"}])
    page = seen(citizen, code)
    assert (page["stage"], page["told"][0]["words"]) == ("not_taken", "此事已在法院审理")
    assert "内部意见" not in str(page)
    assert page["open"] == []
