"""Work on a sealed case: who is put in charge comes to know of it, and no slip is out to somebody who may not."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.api.handling import handed, stepped
from tests.api.test_first_response import reported as told
from tests.api.test_redecide import OFFICE, POLICE, reported
from tests.factories import ONE, World, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"


@pytest.fixture
def staffed(session: Session, world: World, deciders: None) -> None:
    an_account(session, "handler", ("office_clerk", "office", OFFICE))
    an_account(session, "colleague", ("office_clerk", "office", OFFICE))


def readers(client: TestClient, number: str) -> set[str]:
    return {one["username"] for one in client.get(f"/cases/{number}").json()["readers"]}


@pytest.mark.usefixtures("staffed")
def test_the_leader_puts_somebody_in_charge_who_knows_of_the_case_from_then_on(as_user: As) -> None:
    number, desk = handed(as_user)
    stepped(desk, number, "mark_sensitive", note="涉及未成年人")
    leader = as_user("office_head")
    assert as_user("handler").get(f"/cases/{number}").status_code == 404
    stepped(leader, number, "sign", person="handler")
    assert "handler" in readers(leader, number)
    handler = as_user("handler")
    refusal = handler.post(f"/cases/{number}/moves", json={"move": "transfer_inner", "note": "", "person": "colleague"})
    assert (refusal.status_code, refusal.json()["kind"]) == (403, "need_to_know.handler"), "a handler names nobody new"
    assert as_user("colleague").get(f"/cases/{number}").status_code == 404
    stepped(leader, number, "transfer_inner", person="colleague")
    stepped(as_user("colleague"), number, "transfer_inner", person="handler")
    named = [one["actor"] for one in leader.get(f"/cases/{number}").json()["events"] if one["move"] == "enlist"]
    assert [one for one in named if one != "系统"] == ["office_head", "office_head"], "once each"


@pytest.mark.usefixtures("staffed")
def test_a_slip_to_somebody_off_the_list_is_withdrawn_when_the_case_is_sealed(as_user: As) -> None:
    number, desk = handed(as_user)
    head, clerk = as_user("centre_head"), as_user("clerk")
    stepped(head, number, "supervise", note="请说明进展", level="yellow", addressee="clerk")
    assert clerk.get("/slips", params={"mine": True}).json()["items"] != []
    stepped(desk, number, "mark_sensitive", note="涉及未成年人")
    story = head.get(f"/cases/{number}").json()
    assert [(one["state"], one["to_name"]) for one in story["slips"]] == [("dropped", "clerk")]
    assert ("slip_drop", "系统") in {(one["move"], one["actor"]) for one in story["events"]}
    assert story["case"]["supervised"] is None
    assert clerk.get("/slips", params={"mine": True}).json()["items"] == []
    assert clerk.post(f"/cases/{number}/slips/1/moves", json={"move": "answer", "note": "在办"}).status_code == 404
    stepped(head, number, "supervise", note="请说明进展", level="yellow", addressee="office_head")
    answered = as_user("office_head").post(f"/cases/{number}/slips/2/moves", json={"move": "answer", "note": "在办"})
    assert answered.status_code == 200, "another one goes to somebody on the list, who answers it"


@pytest.mark.usefixtures("staffed")
def test_a_slip_to_who_is_taken_off_the_list_is_withdrawn(as_user: As) -> None:
    number, desk = handed(as_user)
    head = as_user("centre_head")
    stepped(desk, number, "mark_sensitive", note="涉及未成年人")
    named = head.post(f"/cases/{number}/readers", json={"username": "clerk", "reason": "由其经办"})
    assert named.status_code == 200
    stepped(head, number, "supervise", note="请说明进展", level="yellow", addressee="clerk")
    head.post(f"/cases/{number}/readers/clerk/removal", json={"reason": "已换人"})
    assert [one["state"] for one in head.get(f"/cases/{number}").json()["slips"]] == ["dropped"]


@pytest.mark.usefixtures("staffed")
def test_what_somebody_was_asked_to_look_at_waits_for_them_alone_and_while_they_may_know_of_it(as_user: As) -> None:
    worker, head = as_user("worker"), as_user("centre_head")
    number = told(as_user("dispatcher"), source="citizen")
    stepped(head, number, "mark_sensitive", note="涉及未成年人")
    named = head.post(f"/cases/{number}/readers", json={"username": "worker", "reason": "上门核实"})
    assert named.status_code == 200, named.text
    stepped(head, number, "start_verify", worker="worker")
    assert [one["case"]["number"] for one in worker.get("/field/tasks").json()["items"]] == [number]
    assert head.get("/field/tasks").json()["items"] == [], "it waits for nobody else"
    removed = head.post(f"/cases/{number}/readers/worker/removal", json={"reason": "已回避"})
    assert removed.status_code == 200, removed.text
    assert worker.get("/field/tasks").json()["items"] == []


@pytest.mark.usefixtures("staffed")
def test_a_contact_that_was_granted_to_one_office_is_not_opened_for_another(as_user: As, session: Session) -> None:
    """Somebody who acts in both offices asked for the first of them."""
    an_account(session, "double", ("office_clerk", "office", OFFICE), ("office_clerk", "office", POLICE))
    an_account(session, "privacy", ("privacy_officer", "town", TOWN))
    number = reported(as_user, reporter={"name": "王桂芬", "phone": "13800138000"})
    desk, double = as_user("dispatcher"), as_user("double")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=OFFICE)
    stepped(double, number, "ask_contact", note="上门前须约定时间", reason="appointment")
    stepped(as_user("privacy"), number, "grant_contact")
    assert double.post(f"/cases/{number}/contact", json={"reason": "约定上门"}).status_code == 200
    stepped(desk, number, "redispatch", note="转派出所", office_code=POLICE)
    assert double.get(f"/cases/{number}").json()["may_open_contact"] is False
    answer = double.post(f"/cases/{number}/contact", json={"reason": "约定上门"})
    assert (answer.status_code, answer.json()["kind"]) == (403, "contacts.may_not")
