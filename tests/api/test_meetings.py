"""Meetings: an agenda from what is there, minutes, decisions that become cases and come back until they are done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.intake.models import Report
from gridgis.meetings.models import MeetingItem
from gridgis.security.models import AuditEntry
from tests.factories import AT, ONE, World, a_case, an_account

As = Callable[[str], TestClient]

TOWN = f"{ONE}001"
OFFICE = f"{TOWN}-urban_enforcement"
DAYS = {"first_day": "2026-02-01", "last_day": "2026-03-10"}
HELD = (AT - timedelta(hours=2)).isoformat()


@pytest.fixture
def people(as_user: As, session: Session, world: World) -> As:
    """Whoever has to do with meetings of the first town."""
    for name, role, level, place in (
        ("head", "command_head", "town", TOWN),
        ("lead", "platform_lead_enforcement", "town", TOWN),
        ("market", "platform_lead_market", "town", TOWN),
        ("mayor", "town_leader", "town", TOWN),
        ("chief", "office_leader", "office", OFFICE),
        ("inspector", "discipline_inspector", "county", ONE),
        ("elsewhere", "command_head", "town", f"{ONE}002"),
    ):
        an_account(session, name, (role, level, place))
    session.commit()
    return as_user


def called(client: TestClient, **facts: Any) -> Any:
    answer = client.post("/meetings", json={"place_code": TOWN, "held_at": HELD} | DAYS | facts)
    assert answer.status_code == 201, answer.text
    return answer.json()


def written(client: TestClient, told: Any, **facts: Any) -> Any:
    items = [{name: one[name] for name in ("id", "title", "words")} for one in told["items"]]
    body = {"version": told["version"], "held_at": told["row"]["held_at"], "items": items, "decisions": []} | facts
    return client.put(f"/meetings/{told['row']['id']}", json=body)


def moved(client: TestClient, told: Any, move: str) -> Any:
    return client.post(f"/meetings/{told['row']['id']}/moves", json={"move": move, "version": told["version"]})


def confirmed(client: TestClient, told: Any, *decisions: dict[str, Any]) -> Any:
    held = moved(client, told, "hold").json()
    kept = written(client, held, minutes="会议议定如下事项。", decisions=list(decisions))
    assert kept.status_code == 200, kept.text
    answer = moved(client, kept.json(), "confirm")
    assert answer.status_code == 200, answer.text
    return answer.json()


DECIDED = {"words": "整治东门占道经营", "office_code": OFFICE, "due_on": "2026-03-01"}


def test_who_sees_which_meeting(people: As) -> None:
    """A platform's notes are its own: its lead's, its offices', the head's of the command centre, the inspector's."""
    joint, own = called(people("head"))["row"]["id"], called(people("lead"), platform="enforcement")["row"]["id"]
    sees = {
        name: {one["id"] for one in people(name).get("/meetings").json()["items"]}
        for name in ("head", "lead", "market", "mayor", "chief", "inspector", "elsewhere", "county", "worker")
    }
    assert sees == {
        **{name: {joint, own} for name in ("head", "lead", "chief", "inspector")},
        **{name: {joint} for name in ("market", "mayor", "county")},
        **{name: set() for name in ("elsewhere", "worker")},
    }
    for name, found in sees.items():
        for meeting in (joint, own):
            assert people(name).get(f"/meetings/{meeting}").status_code == (200 if meeting in found else 404), name
    assert people("market").post(f"/meetings/{joint}/agenda").status_code == 403
    refused = people("market").post("/meetings", json={"place_code": TOWN, "held_at": HELD, "platform": None} | DAYS)
    assert refused.status_code == 403


def test_an_agenda_names_open_problems_without_sealed_cases(people: As, session: Session, world: World) -> None:
    late = a_case(session, world, grid_code=world.grids[0], at=AT - timedelta(days=60))
    sealed = a_case(session, world, grid_code=world.grids[0], at=AT - timedelta(days=61))
    session.execute(update(Case).values(due_at=AT - timedelta(days=30)))
    session.execute(update(Case).where(Case.number == sealed.number).values(sensitive=True))
    session.commit()
    told = called(people("head"))
    problems = [one for one in told["items"] if one["kind"] == "problem"]
    assert [one["evidence"] for one in problems] == [{"case": late.number}]
    assert sealed.number not in str(told)
    session.execute(update(Case).where(Case.number == late.number).values(sensitive=True))
    session.commit()
    for name in ("head", "mayor", "inspector"):
        assert late.number not in people(name).get(f"/meetings/{told['row']['id']}").text, "sealed since"
    other = called(people("market"), platform="market")
    assert [one for one in other["items"] if one["kind"] == "problem"] == []


def test_a_decision_becomes_one_case_as_the_minutes_are_confirmed(people: As, session: Session) -> None:
    head = people("head")
    told = confirmed(head, called(head), DECIDED | {"category_code": "E0101", "address": "东门"}, DECIDED)
    first, second = told["decisions"]
    assert (first["office_name"] != "", second["case_number"]) == (True, None)
    case = session.scalars(select(Case).where(Case.number == first["case_number"])).one()
    report = session.scalars(select(Report).where(Report.case_number == case.number)).one()
    assert (case.source, report.description, report.category_code) == ("meeting", "整治东门占道经营", "E0101")
    assert told["row"]["state"] == "minutes_confirmed"
    assert moved(head, told, "confirm").status_code == 409
    changed = written(head, told, minutes="改写", decisions=[])
    assert (changed.status_code, changed.json()["kind"]) == (409, "meetings.written")


def test_what_was_not_done_stands_first_on_the_next_agenda_and_goes_to_the_leader(people: As) -> None:
    head = people("head")
    first = confirmed(head, called(head), DECIDED)
    (decision,) = first["decisions"]
    assert decision["late"]
    assert moved(head, first, "close").json()["kind"] == "meetings.undone"
    again = called(head)
    assert (again["items"][0]["kind"], again["items"][0]["decision"]["id"]) == ("undone", decision["id"])
    assert again["items"][0]["decision"]["carried"] == 0
    assert called(people("market"), platform="market")["items"] == []
    moved(head, again, "hold")
    third = called(head)
    moved(head, third, "hold")
    fourth = called(head)["items"][0]["decision"]
    assert fourth["carried"] == 2
    mine = people("chief").post(f"/meetings/decisions/{decision['id']}/result", json={"result": "已清理"})
    assert mine.status_code == 200, mine.text
    assert mine.json()["row"]["done"] == 1
    assert [one for one in called(head)["items"] if one["kind"] == "undone"] == []
    closed = moved(head, head.get(f"/meetings/{first['row']['id']}").json(), "close")
    assert (closed.status_code, closed.json()["row"]["state"]) == (200, "closed")


def test_a_case_that_is_closed_has_done_its_decision(people: As, session: Session) -> None:
    head = people("head")
    told = confirmed(head, called(head), DECIDED | {"category_code": "E0101"})
    (decision,) = told["decisions"]
    assert called(head)["items"][0]["decision"]["id"] == decision["id"]
    session.execute(update(Case).where(Case.number == decision["case_number"]).values(state="closed", closed_at=AT))
    session.commit()
    assert [one for one in called(head)["items"] if one["kind"] == "undone"] == []
    session.execute(update(Case).where(Case.number == decision["case_number"]).values(sensitive=True))
    session.commit()
    sealed = head.get(f"/meetings/{told['row']['id']}").json()["decisions"][0]
    assert (sealed["case_number"], sealed["case_closed"]) == (None, False)


def test_what_is_wrong_is_refused_and_nothing_is_lost(people: As) -> None:
    head = people("head")
    wrong = head.post(
        "/meetings", json={"place_code": TOWN, "held_at": HELD, "first_day": "2026-03-10", "last_day": "2026-02-01"}
    )
    assert (wrong.status_code, wrong.json()["kind"]) == (422, "meetings.days")
    assert head.post("/meetings", json={"place_code": f"{TOWN}001", "held_at": HELD} | DAYS).status_code == 404
    told = called(head, held_at=(AT + timedelta(days=1)).isoformat())
    assert moved(head, told, "hold").json()["kind"] == "meetings.too_soon"
    assert written(head, told, minutes="太早").json()["kind"] == "meetings.not_held"
    told = moved(head, called(head), "hold").json()
    assert moved(head, told, "confirm").json()["kind"] == "meetings.no_minutes"
    half = written(head, told, minutes="纪要", decisions=[{"words": "无人负责"}]).json()
    assert moved(head, half, "confirm").json()["kind"] == "meetings.unowned"
    late = written(head, told, minutes="他人")
    assert (late.status_code, late.json()["kind"], late.json()["version"]) == (409, "meetings.moved_on", 2)
    for decision, kind in (
        ({"words": "x", "office_code": "nowhere"}, "meetings.no_office"),
        ({"words": "x", "category_code": "E9999"}, "intake.no_category"),
        ({"words": " "}, "meetings.text"),
        ({"id": 2**40, "words": "x"}, "meetings.no_decision"),
    ):
        assert written(head, half, decisions=[decision]).json()["kind"] == kind
    assert head.get(f"/meetings/{told['row']['id']}").json()["minutes"] == "纪要"


def test_an_agenda_drafted_again_keeps_what_somebody_wrote(people: As, session: Session, world: World) -> None:
    head = people("head")
    told = written(head, called(head), items=[{"title": "汛期准备", "words": "请水利站通报"}]).json()
    a_case(session, world, grid_code=world.grids[0], at=AT - timedelta(days=60))
    session.execute(update(Case).values(due_at=AT - timedelta(days=30)))
    session.commit()
    again = head.post(f"/meetings/{told['row']['id']}/agenda").json()
    assert [one["kind"] for one in again["items"]] == ["problem", "own"]
    assert again["items"][1]["words"] == "请水利站通报"


def test_a_result_leaves_an_audit_row(people: As, session: Session) -> None:
    head = people("head")
    (decision,) = confirmed(head, called(head), DECIDED)["decisions"]
    unseen = people("elsewhere").post(f"/meetings/decisions/{decision['id']}/result", json={"result": "x"})
    none = people("elsewhere").post("/meetings/decisions/0/result", json={"result": "x"})
    assert (unseen.status_code, unseen.json()["kind"]) == (404, none.json()["kind"])
    assert people("mayor").post(f"/meetings/decisions/{decision['id']}/result", json={"result": "x"}).status_code == 403
    assert head.post(f"/meetings/decisions/{decision['id']}/result", json={"result": "完成"}).status_code == 200
    acts = session.scalars(select(AuditEntry.act).where(AuditEntry.act == "meeting.result")).all()
    assert acts == ["meeting.result"]


def test_points_that_were_drafted_in_the_old_shape_open_their_lists(people: As, session: Session) -> None:
    head = people("head")
    number = called(head, platform="enforcement")["row"]["id"]
    days = {"from": "2026-02-01", "to": "2026-03-10"}
    kept = [
        {"measure": "overdue", "areas": [f"{TOWN}001", f"{TOWN}002", "gone"]} | days,
        {"measure": "on_time_rate", "areas": []} | days,
        {"measure": "no_figure", "areas": []} | days,
    ]
    for nth, one in enumerate(kept):
        session.add(MeetingItem(meeting_id=number, position=90 + nth, kind="weak", title=f"旧{nth}", evidence=one))
    session.commit()
    told = {one["title"]: one["evidence"] for one in head.get(f"/meetings/{number}").json()["items"]}
    query = {"measure": "overdue", "category": "enforcement"}
    assert told["旧0"] == {
        "parts": [
            {"text": name, "link": {"opens": "cases", "query": {"place": code} | query}}
            for name, code in (("001村", f"{TOWN}001"), ("002村", f"{TOWN}002"))
        ]
    }
    (part,) = told["旧1"]["parts"]
    assert part["link"]["query"] == {"place": TOWN, "measure": "late", "category": "enforcement"} | days
    assert told["旧2"] is None
