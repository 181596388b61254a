"""The inbox: who is told of what, one message for a person and a case, what was read, and what a sealed case keeps."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases.climbing import climb
from gridgis.cases.models import Case
from gridgis.messages.actions import KEPT, forget
from gridgis.messages.models import Message
from gridgis.security.models import Account
from tests.api.handling import book, handed, stepped
from tests.api.test_redecide import OFFICE, POLICE, reported
from tests.claims import SAID
from tests.factories import AT, ONE, an_account

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders")
ZONE = "Asia/Shanghai"


def inbox(client: TestClient, **asked: Any) -> list[tuple[str, str]]:
    """Numbers and events of what somebody has not read, the newest first."""
    answer = client.get("/messages", params={"unread": True} | asked)
    assert answer.status_code == 200, answer.text
    return [(one["number"], one["event"]) for one in answer.json()["items"]]


def unread(client: TestClient) -> int:
    return int(client.get("/messages/counts").json()["unread"])


def test_a_case_that_is_handed_over_is_told_to_the_office_and_to_nobody_else(as_user: As) -> None:
    number, _desk = handed(as_user)
    for told in ("clerk", "office_head"):
        assert inbox(as_user(told)) == [(number, "dispatch")]
    for other in ("town", "county", "other_town", "planner", "nobody", "admin", "dispatcher"):
        assert (inbox(as_user(other)), unread(as_user(other))) == ([], 0), other
    (one,) = as_user("clerk").get("/messages").json()["items"]
    assert (one["title_zh"], one["many"], one["read_at"]) == ("已派遣给您，待签收", 1, None)
    assert one["category_zh"] and one["where"] and one["office_name"] and not one["sensitive"]


def test_a_later_event_on_the_same_case_takes_the_place_of_what_was_not_read(as_user: As) -> None:
    number, _ = handed(as_user)
    clerk, desk = as_user("clerk"), as_user("dispatcher")
    stepped(desk, number, "urge", note="请尽快到场")
    (one,) = clerk.get("/messages").json()["items"]
    assert (one["event"], one["many"], unread(clerk)) == ("urge", 2, 1)
    assert clerk.post("/messages/read", json={"ids": [one["id"]]}).json() == {"read": 1}
    assert clerk.post("/messages/read", json={"ids": [one["id"]]}).json() == {"read": 0}
    assert unread(clerk) == 0
    stepped(desk, number, "urge", note="再催")
    told = clerk.get("/messages").json()["items"]
    assert [(entry["event"], entry["read_at"] is None) for entry in told] == [("urge", True), ("urge", False)]
    assert inbox(as_user("office_head")) == [(number, "urge")], "what others read is theirs"


def test_whoever_acts_on_a_case_has_read_of_it(as_user: As) -> None:
    number, _ = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    assert inbox(as_user("clerk")) == []
    assert inbox(as_user("office_head")) == [(number, "dispatch")]


def test_requests_go_to_those_who_decide_and_decisions_to_whoever_asked(as_user: As) -> None:
    number, _ = handed(as_user)
    stepped(as_user("clerk"), number, "return", note="不归我们", **SAID["return"])
    assert inbox(as_user("centre_head")) == [(number, "return")]
    stepped(as_user("centre_head"), number, "refuse_return", note="属于贵单位")
    assert inbox(as_user("clerk")) == [(number, "refuse_return")]
    assert inbox(as_user("centre_head")) == []


def test_rungs_are_told_to_the_posts_of_the_ladder(as_user: As, session: Session) -> None:
    an_account(session, "boss", ("town_leader", "town", f"{ONE}001"))
    number, _ = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    case = session.scalars(select(Case).where(Case.number == number)).one()
    assert case.due_at is not None and case.near_due_at is not None
    climb(session, zone=ZONE, at=case.near_due_at + timedelta(minutes=1))
    session.commit()
    assert inbox(as_user("clerk")) == [(number, "ladder_reminder")], "who is in charge"
    assert inbox(as_user("office_head")) == [(number, "dispatch")], "not yet the leader"
    session.refresh(case)
    climb(session, zone=ZONE, at=case.due_at + timedelta(minutes=1))
    session.commit()
    assert inbox(as_user("office_head")) == [(number, "ladder_overdue")]
    assert inbox(as_user("centre_head")) == []
    climb(session, zone=ZONE, at=case.due_at + timedelta(days=60))
    session.commit()
    assert inbox(as_user("centre_head")) == [(number, "ladder_slip")]
    assert inbox(as_user("boss")) == [(number, "ladder_red")]


def test_a_slip_is_told_to_whom_it_goes_and_its_answer_to_whoever_sent_it(as_user: As, session: Session) -> None:
    an_account(session, "watch", ("supervisor", "town", f"{ONE}001"))
    number, _ = handed(as_user)
    watch = as_user("watch")
    stepped(watch, number, "supervise", level="yellow", note="请说明", addressee="office_head")
    assert inbox(as_user("office_head")) == [(number, "supervise")]
    assert inbox(as_user("clerk")) == [(number, "dispatch")]
    answer = as_user("office_head").post(f"/cases/{number}/slips/1/moves", json={"move": "answer", "note": "已到场"})
    assert answer.status_code == 200
    assert inbox(watch) == [(number, "slip_answer")]


def test_what_went_to_another_office_is_gone_from_the_inbox_of_the_first(as_user: As) -> None:
    number, desk = handed(as_user)
    assert unread(as_user("clerk")) == 1
    stepped(desk, number, "redispatch", note="转派出所", office_code=POLICE)
    clerk = as_user("clerk")
    assert (inbox(clerk), unread(clerk), clerk.get("/messages").json()["items"]) == ([], 0, [])


def test_nobody_is_told_of_a_report_that_names_them(as_user: As, session: Session) -> None:
    an_account(session, "王大力", ("office_clerk", "office", OFFICE))
    number = reported(as_user)
    session.execute(text("UPDATE cases SET description = '王大力收钱不办事' WHERE number = :n"), {"n": number})
    session.commit()
    stepped(as_user("dispatcher"), number, "register")
    stepped(as_user("dispatcher"), number, "dispatch", office_code=OFFICE)
    assert inbox(as_user("clerk")) == [(number, "dispatch")]
    assert (
        session.scalars(
            select(Message.id).join(Account, Account.id == Message.account_id).where(Account.username == "王大力")
        ).all()
        == []
    )


def test_a_sealed_case_is_told_to_its_list_alone_and_without_name_or_place(as_user: As, session: Session) -> None:
    an_account(session, "secret", ("sensitive_receiver", "town", f"{ONE}001"), ("dispatcher", "town", f"{ONE}001"))
    number, desk = handed(as_user)
    stepped(desk, number, "urge", note="请尽快")
    assert unread(as_user("clerk")) == 1
    stepped(as_user("secret"), number, "mark_sensitive", note="涉及未成年人")
    assert (inbox(as_user("clerk")), unread(as_user("clerk"))) == ([], 0), "who may read it no more"
    head = as_user("office_head")
    (one,) = head.get("/messages", params={"unread": True}).json()["items"]
    assert (one["number"], one["sensitive"]) == (number, True)
    assert {one[name] for name in ("category_zh", "category_en", "where")} == {""}
    assert one["office_name"] is None
    stepped(as_user("secret"), number, "urge", note="请尽快")
    rows = session.execute(
        select(Account.username)
        .join(Message, Message.account_id == Account.id)
        .where(Message.case_number == number, Message.event == "urge", Message.many > 2)
    )
    told = {name for (name,) in rows}
    assert told == {"office_head"}, "those on the list alone"
    assert book(head, "/exports/messages") == [], "it leaves the house in no file"


def test_all_up_to_a_moment_are_read_and_what_came_after_is_not(as_user: As, app: Any) -> None:
    first, _desk = handed(as_user)
    clerk = as_user("clerk")
    seen = clerk.get("/messages").json()["items"][0]["at"]
    app.state.clock = lambda: AT + timedelta(minutes=5)
    second, _ = handed(as_user)
    assert clerk.post("/messages/read", json={"until": seen}).json() == {"read": 1}
    assert inbox(clerk) == [(second, "dispatch")]
    assert clerk.post("/messages/read", json={}).status_code == 422
    assert first != second


def test_messages_come_in_pages_by_cursor(as_user: As) -> None:
    numbers = [handed(as_user)[0] for _ in range(5)]
    clerk, found, cursor = as_user("clerk"), [], None
    while True:
        page = clerk.get("/messages", params={"limit": 2} | ({"cursor": cursor} if cursor else {})).json()
        found += [one["number"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert sorted(found) == sorted(numbers) and len(set(found)) == 5
    assert clerk.get("/messages", params={"unread": True, "cursor": "YWxsCjEKMQ=="}).status_code == 422


def test_the_inbox_goes_out_as_a_workbook(as_user: As) -> None:
    number, _ = handed(as_user)
    (row,) = book(as_user("clerk"), "/exports/messages")
    assert (row["案卷号"], row["消息"], row["合并条数"]) == (number, "已派遣给您，待签收", 1)


def test_what_was_read_long_ago_is_forgotten_and_what_was_not_read_stays(as_user: As, session: Session) -> None:
    handed(as_user)
    clerk = as_user("clerk")
    clerk.post("/messages/read", json={"ids": [clerk.get("/messages").json()["items"][0]["id"]]})
    assert forget(session, at=AT + KEPT - timedelta(days=1)) == 0
    assert forget(session, at=AT + KEPT + timedelta(days=1)) == 1
    assert clerk.get("/messages").json()["items"] == []
    assert unread(as_user("office_head")) == 1


def test_quiet_hours_are_ones_own_else_those_of_the_installation(as_user: As) -> None:
    clerk = as_user("clerk")
    assert clerk.get("/messages/habits").json() == {
        "begins": "00:00", "ends": "00:00", "everybodys": True, "channels": []
    }  # fmt: skip
    own = clerk.put("/messages/habits", json={"hours": {"begins": "22:00", "ends": "07:30"}}).json()
    assert (own["begins"], own["ends"], own["everybodys"]) == ("22:00", "07:30", False)
    assert clerk.put("/messages/habits", json={"hours": {"begins": "25:00", "ends": "7"}}).status_code == 422
    assert as_user("office_head").get("/messages/habits").json()["everybodys"] is True
    assert clerk.put("/messages/habits", json={"addresses": {"sms": "13800000000"}}).status_code == 404
