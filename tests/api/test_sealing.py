"""What is sealed in a case: how its reporters are reached, marks set by one and lifted by two, and moves made once."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import CaseEvent
from gridgis.security.models import AuditEntry
from tests.api.handling import stepped
from tests.api.test_redecide import OFFICE, POLICE, reported
from tests.claims import SAID
from tests.factories import ONE, World, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
SENDER = {"name": "王桂芬", "phone": "13800138000"}


@pytest.fixture
def staffed(session: Session, world: World, deciders: None) -> None:
    an_account(session, "privacy", ("privacy_officer", "town", TOWN))
    an_account(session, "colleague", ("office_clerk", "office", OFFICE))
    an_account(session, "police", ("office_clerk", "office", POLICE))
    an_account(session, "receiver", ("sensitive_receiver", "town", TOWN), ("dispatcher", "town", TOWN))


def given(as_user: As, *moves: str, **facts: object) -> str:
    """A case of an office, moved on."""
    number, desk = reported(as_user, **facts), as_user("dispatcher")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=OFFICE)
    for move in moves:
        stepped(as_user("clerk"), number, move)
    return number


def opens(client: TestClient, number: str, reason: str = "约定上门") -> tuple[int, object]:
    answer = client.post(f"/cases/{number}/contact", json={"reason": reason})
    told = answer.json()
    return answer.status_code, told["kind"] if answer.status_code >= 400 else [
        (one["name"], one["phone"]) for one in told["items"]
    ]


@pytest.mark.usefixtures("staffed")
def test_an_office_reads_a_contact_when_it_was_granted_and_while_it_has_the_case(as_user: As, session: Session) -> None:
    number = given(as_user, "sign", reporter=SENDER)
    clerk, privacy, desk = as_user("clerk"), as_user("privacy"), as_user("dispatcher")
    assert SENDER["phone"] not in clerk.get(f"/cases/{number}").text
    assert clerk.get(f"/cases/{number}").json()["reports"][0]["reachable"] is True
    assert opens(clerk, number) == opens(as_user("worker"), number) == (403, "contacts.may_not")
    stepped(clerk, number, "ask_contact", note="上门前须约定时间", reason="appointment")
    queued = privacy.get("/requests", params={"mine": True}).json()["items"]
    assert [(one["case"]["number"], one["request"]["needs"]) for one in queued] == [(number, "contact.grant")]
    assert desk.get("/requests", params={"mine": True}).json()["items"] == []
    refusal = as_user("office_head").post(f"/cases/{number}/moves", json={"move": "grant_contact"})
    assert refusal.status_code == 403
    stepped(privacy, number, "grant_contact")
    assert opens(clerk, number, "  ") == (422, "contacts.no_reason")
    assert opens(clerk, number) == (200, [(SENDER["name"], SENDER["phone"])])
    assert opens(as_user("colleague"), number) == (403, "contacts.may_not"), "it was granted to who asked"
    assert clerk.get(f"/cases/{number}").json()["may_open_contact"] is True
    last = desk.get(f"/cases/{number}").json()["events"][-1]
    assert (last["move"], last["actor"], last["note"]) == ("open_contact", "clerk", "约定上门")
    kept = session.scalars(select(AuditEntry).where(AuditEntry.act == "case.open_contact")).all()
    assert [one.facts["reason"] for one in kept] == ["约定上门"]
    stepped(desk, number, "redispatch", note="转派出所", office_code=POLICE)
    assert clerk.post(f"/cases/{number}/contact", json={"reason": "再看"}).status_code == 404
    assert opens(as_user("police"), number) == (403, "contacts.may_not")
    assert opens(desk, number) == (200, [(SENDER["name"], SENDER["phone"])]), "who receives reports may call back"


@pytest.mark.usefixtures("staffed")
def test_nobody_asks_for_a_contact_that_nobody_left(as_user: As) -> None:
    number = given(as_user, "sign")
    body = {"move": "ask_contact", "note": "约定上门", "reason": "appointment"}
    answer = as_user("clerk").post(f"/cases/{number}/moves", json=body)
    assert (answer.status_code, answer.json()["kind"]) == (409, "contacts.none")
    assert opens(as_user("dispatcher"), number) == (409, "contacts.none")


@pytest.mark.usefixtures("staffed")
def test_one_marks_a_case_sensitive_and_two_lift_the_mark(as_user: As) -> None:
    number = given(as_user)
    receiver, head, worker = as_user("receiver"), as_user("centre_head"), as_user("worker")
    assert worker.get(f"/cases/{number}").status_code == 200
    stepped(as_user("dispatcher"), number, "mark_sensitive", note="涉及未成年人")
    hidden = ("worker", "clerk", "dispatcher", "privacy", "colleague")
    assert {name: as_user(name).get(f"/cases/{number}").status_code for name in hidden} == dict.fromkeys(hidden, 404)
    story = receiver.get(f"/cases/{number}").json()
    assert (story["case"]["sensitive"], "sensitive" in story["case"]["flags"]) == (True, True)
    assert {one["username"] for one in story["readers"]} >= {"receiver", "centre_head", "office_head"}
    assert "该案件已是敏感案件。" in {one["why_zh"] for one in story["shut"] if one["move"] == "mark_sensitive"}
    stepped(receiver, number, "ask_unmark", note="误标")
    assert "grant_unmark" not in {one["move"] for one in receiver.get(f"/cases/{number}").json()["moves"]}
    stepped(as_user("office_head"), number, "sign")
    assert head.get("/requests/counts").json()["kinds"] == {"ask_unmark": 1}, "it waits though the case goes on"
    stepped(head, number, "refuse_unmark", note="仍有未成年人信息")
    stepped(head, number, "ask_unmark", note="已核实与未成年人无关")
    own = head.post(f"/cases/{number}/moves", json={"move": "grant_unmark"})
    assert (own.status_code, own.json()["kind"]) == (403, "cases.own_request")


@pytest.mark.usefixtures("staffed")
def test_a_lifted_mark_opens_the_case_again_and_its_list_ends(as_user: As, session: Session) -> None:
    an_account(session, "second_head", ("command_head", "town", TOWN))
    number = given(as_user)
    stepped(as_user("receiver"), number, "mark_sensitive", note="涉及未成年人")
    stepped(as_user("receiver"), number, "ask_unmark", note="误标")
    stepped(as_user("second_head"), number, "grant_unmark")
    story = as_user("clerk").get(f"/cases/{number}").json()
    assert (story["case"]["sensitive"], story["case"]["flags"], story["readers"]) == (False, [], [])
    stepped(as_user("receiver"), number, "mark_sensitive", note="确有未成年人")
    names = {one["username"] for one in as_user("receiver").get(f"/cases/{number}").json()["readers"]}
    assert names >= {"receiver", "second_head"}, "who was on the list by post comes back"
    assert as_user("clerk").get(f"/cases/{number}").status_code == 404


@pytest.mark.usefixtures("staffed")
@pytest.mark.parametrize("how", ["marked", "corrected", "about staff"])
def test_what_is_handled_in_a_sealed_case_is_sealed_with_it(as_user: As, session: Session, how: str) -> None:
    an_account(session, "second_head", ("command_head", "town", TOWN))
    an_account(session, "inspector", ("discipline_inspector", "county", ONE))
    main, other, desk = reported(as_user), reported(as_user), as_user("dispatcher")
    stepped(desk, other, "merge", main=main)
    if how == "marked":
        stepped(desk, main, "mark_sensitive", note="涉及未成年人")
    else:
        sent = {"category_code": "G0102" if how == "corrected" else "S0703", "note": "误报"}
        assert desk.post(f"/cases/{main}/redecide", json=sent).status_code == 200
    for name in ("dispatcher", "worker", "privacy"):
        assert [as_user(name).get(f"/cases/{one}").status_code for one in (main, other)] == [404, 404], name
    known = {"receiver": 404, "inspector": 200} if how == "about staff" else {"receiver": 200, "inspector": 404}
    assert {name: as_user(name).get(f"/cases/{other}").status_code for name in known} == known
    if how == "marked":
        stepped(as_user("receiver"), main, "ask_unmark", note="误标")
        stepped(as_user("second_head"), main, "grant_unmark")
        assert [desk.get(f"/cases/{one}").status_code for one in (main, other)] == [200, 200]


@pytest.mark.usefixtures("staffed")
def test_a_mark_is_not_lifted_over_what_its_category_seals(as_user: As) -> None:
    main, secret, head = reported(as_user), reported(as_user, category_code="G0204"), as_user("centre_head")
    stepped(as_user("dispatcher"), main, "mark_sensitive", note="涉及未成年人")
    stepped(head, secret, "merge", main=main)
    answer = head.post(f"/cases/{main}/moves", json={"move": "ask_unmark", "note": "误标"})
    assert (answer.status_code, answer.json()["kind"]) == (409, "cases.sealed_by_category")


@pytest.mark.usefixtures("staffed")
@pytest.mark.parametrize(("category", "kind"), [("G0102", "cases.sealed_by_category")])
def test_a_mark_that_the_category_sets_stays(as_user: As, category: str, kind: str) -> None:
    number, head = reported(as_user, category_code=category), as_user("centre_head")
    answer = head.post(f"/cases/{number}/moves", json={"move": "ask_unmark", "note": "不敏感"})
    assert (answer.status_code, answer.json()["kind"]) == (409, kind)


def sends(client: TestClient, number: str, move: str, key: str, **facts: object) -> tuple[int, str]:
    answer = client.post(f"/cases/{number}/moves", json={"move": move, "key": key} | facts)
    return answer.status_code, answer.json().get("kind", "")


@pytest.mark.usefixtures("staffed")
def test_a_move_sent_again_under_its_key_is_made_once(as_user: As, session: Session) -> None:
    number, clerk, key = given(as_user), as_user("clerk"), str(uuid4())
    assert [sends(clerk, number, "sign", key) for _ in range(3)] == [(200, "")] * 3
    moves = select(CaseEvent.move).where(CaseEvent.case_number == number).order_by(CaseEvent.seq)
    assert list(session.scalars(moves)).count("sign") == 1
    assert sends(clerk, number, "file_result", key, note="已清") == (409, "cases.key_used")
    assert sends(as_user("colleague"), number, "sign", key) == (409, "cases.key_used"), "it is another's"
    assert sends(clerk, number, "sign", str(uuid4())) == (409, "moves.cannot_move")
    again = str(uuid4())
    mark = {"note": "涉及未成年人"}
    assert [sends(as_user("dispatcher"), number, "mark_sensitive", again, **mark) for _ in range(2)] == [
        (200, ""),
        (409, "cases.made_already"),
    ]
    assert sends(as_user("worker"), number, "sign", again) == (404, "cases.no_case"), "a key tells of no sealed case"


@pytest.mark.usefixtures("staffed")
def test_a_return_waits_for_nothing_but_its_own_decision(as_user: As) -> None:
    """One request of a case waits at a time, whatever it asks for."""
    number = given(as_user, reporter=SENDER)
    clerk = as_user("clerk")
    stepped(clerk, number, "ask_contact", note="上门前须约定时间", reason="appointment")
    answer = clerk.post(f"/cases/{number}/moves", json={"move": "return", "note": "不归我们", **SAID["return"]})
    assert (answer.status_code, answer.json()["kind"]) == (409, "cases.request_waits")
    stepped(clerk, number, "take_back")
    stepped(clerk, number, "return", note="不归我们", **SAID["return"])
