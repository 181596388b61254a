"""Supervision slips: who makes, issues, answers and judges them, and what the ladder proposes; and the other levels."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.climbing import climb
from gridgis.cases.models import Case
from tests.api.handling import handed, stepped
from tests.api.test_duty_roster import enter
from tests.api.test_redecide import OFFICE, POLICE
from tests.api.test_requests import refused, shut
from tests.factories import ONE, World, an_account

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders")
ZONE = "Asia/Shanghai"
YELLOW = {"level": "yellow", "note": "请说明为何未到场", "addressee": "office_head"}


@pytest.fixture
def people(session: Session, world: World) -> None:
    an_account(session, "watch", ("supervisor", "town", f"{ONE}001"))
    an_account(session, "boss", ("town_leader", "town", f"{ONE}001"))
    an_account(session, "other", ("office_leader", "office", POLICE))
    an_account(session, "above", ("county_leader", "county", ONE))


def slips(client: TestClient, number: str) -> list[dict[str, Any]]:
    found = client.get(f"/cases/{number}").json()["slips"]
    return list(found)


def slipped(client: TestClient, number: str, move: str, seq: int = 1, **along: Any) -> dict[str, Any]:
    answer = client.post(f"/cases/{number}/slips/{seq}/moves", json={"move": move, "note": "已看"} | along)
    return answer.json() | {"status": answer.status_code}


def no(client: TestClient, number: str, move: str, seq: int = 1, **along: Any) -> tuple[int, str]:
    told = slipped(client, number, move, seq, **along)
    return told["status"], told["kind"]


def test_a_yellow_slip_goes_to_a_named_person_who_answers_and_somebody_else_judges(as_user: As, people: None) -> None:
    number, _ = handed(as_user)
    watch, leader, boss = as_user("watch"), as_user("office_head"), as_user("boss")
    names = [one["username"] for one in watch.get(f"/cases/{number}/addressees").json()["items"]]
    assert names[0] == "office_head", "the leader of the office first"
    assert {"clerk", "centre_head", "dispatcher"} <= set(names)
    assert not {"other", "boss", "watch"} & set(names)
    stand = stepped(watch, number, "supervise", **YELLOW)
    assert (stand["case"]["supervised"], stand["case"]["state"]) == ("yellow", "dispatched")
    (slip,) = slips(leader, number)
    assert (slip["state"], slip["to_name"], slip["office_code"], slip["origin"]) == (
        "issued", "office_head", OFFICE, "hand",
    )  # fmt: skip
    assert slip["due_at"][:16] == "2026-03-12T09:30", "one workday, to the close of work"
    assert (slip["moves"], leader.get("/slips/counts").json()["mine"]) == (["answer"], 1)
    assert no(as_user("clerk"), number, "answer") == (403, "security.no_right")
    assert no(leader, number, "answer", note=" ") == (422, "moves.note_missing")
    assert no(watch, number, "drop") == (409, "moves.cannot_move"), "what is issued is not taken back"
    assert refused(watch, number, "supervise", **YELLOW) == (409, "slips.waits")
    assert slipped(leader, number, "answer", note="今日已到场")["state"] == "answered"
    assert no(leader, number, "accept") == (403, "security.no_right")
    assert slipped(watch, number, "again", note="没有照片")["state"] == "issued"
    assert slips(leader, number)[0]["rounds"] == 1
    assert slipped(leader, number, "answer", note="照片已补")["state"] == "answered"
    assert slipped(boss, number, "accept")["state"] == "accepted"
    assert watch.get(f"/cases/{number}").json()["case"]["supervised"] is None
    told = [one["move"] for one in watch.get(f"/cases/{number}").json()["events"] if "slip" in one["facts"]]
    assert told == ["supervise", "slip_answer", "slip_again", "slip_answer", "slip_accept"]
    (done,) = watch.get("/slips", params={"waiting": False}).json()["items"]
    assert (done["slip"]["answer"], done["case"]["number"], done["mine"]) == ("照片已补", number, False)


@pytest.mark.parametrize(
    ("along", "kind"),
    [
        ({"level": "green"}, "slips.level"),
        ({"addressee": ""}, "slips.addressee_missing"),
        ({"addressee": "other"}, "slips.no_addressee"),
        ({"addressee": "nobody"}, "slips.no_addressee"),
        ({"addressee": "watch"}, "slips.to_oneself"),
        ({"note": "  "}, "moves.note_missing"),
    ],
)
def test_a_slip_that_lacks_something_is_refused(as_user: As, people: None, along: dict[str, Any], kind: str) -> None:
    number, _ = handed(as_user)
    assert refused(as_user("watch"), number, "supervise", **YELLOW | along) == (422, kind)
    assert slips(as_user("watch"), number) == []


def test_a_red_slip_waits_for_the_leader_on_duty(as_user: As, people: None, world: World) -> None:
    number, _ = handed(as_user)
    watch, boss = as_user("watch"), as_user("boss")
    stepped(watch, number, "supervise", **YELLOW | {"level": "red"})
    assert watch.get(f"/cases/{number}").json()["case"]["supervised"] is None
    assert no(watch, number, "issue", addressee="office_head") == (403, "slips.leader")
    assert "红牌督办由值班领导决定" in slips(watch, number)[0]["shut"][0]["why_zh"]
    assert slips(watch, number)[0]["on_duty"] == [], "the roster has none"
    for role in ("duty_leader", "receiver"):
        enter(as_user("dispatcher"), world.person_id, role=role)
    assert slips(watch, number)[0]["on_duty"] == ["网格员甲"]
    assert (watch.get("/slips/counts").json()["mine"], boss.get("/slips/counts").json()["mine"]) == (0, 1)
    told = slipped(boss, number, "issue", addressee="office_head", note="立即到场处置")
    assert (told["state"], told["due_at"][:16], told["issued_name"]) == ("issued", "2026-03-11T08:00", "boss")
    assert told["on_duty"] is None, "it waits for an answer"
    assert watch.get("/cases", params={"supervised": "red"}).json()["items"][0]["number"] == number
    assert "supervise" not in shut(watch, number), "a yellow one could be made"
    stepped(watch, number, "supervise", **YELLOW)
    assert "supervise" in shut(watch, number)
    slipped(as_user("office_head"), number, "answer")
    assert no(watch, number, "accept") == (403, "slips.leader")
    assert slipped(boss, number, "accept")["state"] == "accepted"


def test_the_ladder_proposes_and_a_limit_that_is_met_ends_the_proposal(
    as_user: As, people: None, session: Session
) -> None:
    """Four working hours from ten: a yellow slip is proposed at nine, a red one takes its place at eleven."""
    number, _ = handed(as_user)
    clerk, watch, boss = as_user("clerk"), as_user("watch"), as_user("boss")
    stepped(clerk, number, "sign")
    for at, stand in (("09:00", [("yellow", "proposed")]), ("11:00", [("yellow", "dropped"), ("red", "proposed")])):
        climb(session, zone=ZONE, at=datetime.fromisoformat(f"2026-03-12 {at}").replace(tzinfo=ZoneInfo(ZONE)))
        session.commit()
        assert [(one["level"], one["state"]) for one in slips(watch, number)] == stand
    assert [one["case"]["rung"] for one in watch.get("/slips").json()["items"]] == ["red"]
    assert watch.get("/cases", params={"rung": "slip"}).json()["items"][0]["number"] == number
    assert boss.get("/slips", params={"mine": True, "level": "red"}).json()["items"][0]["slip"]["origin"] == "ladder"
    assert no(boss, number, "issue", 2) == (422, "slips.addressee_missing")
    stepped(clerk, number, "file_result", note="已清理")
    assert [one["state"] for one in slips(watch, number)] == ["dropped", "dropped"]
    assert watch.get("/slips/counts").json()["all"] == 0
    assert no(boss, number, "issue", 2, addressee="office_head") == (409, "moves.cannot_move")
    assert no(boss, number, "issue", 9)[0] == 404


def test_a_slip_about_a_sensitive_case_goes_to_its_list_alone(as_user: As, people: None, session: Session) -> None:
    number, _ = handed(as_user)
    watch, boss = as_user("watch"), as_user("boss")
    stepped(watch, number, "supervise", **YELLOW)
    case = session.scalars(select(Case).where(Case.number == number)).one()
    case.sensitive = True
    session.commit()
    assert watch.get("/slips").json()["items"] == []
    assert watch.get("/slips/counts").json() == {"all": 0, "mine": 0, "late": 0, "red": 0, "states": {}}
    for client in (watch, as_user("office_head"), boss):
        assert client.get(f"/cases/{number}/addressees").status_code == 404
        assert no(client, number, "answer")[0] == 404


def test_who_is_off_the_list_is_offered_and_sent_no_slip(as_user: As, people: None) -> None:
    number, desk = handed(as_user)
    stepped(desk, number, "mark_sensitive", note="涉及未成年人")
    head = as_user("centre_head")
    told = {one["username"] for one in head.get(f"/cases/{number}/addressees").json()["items"]}
    known = {one["username"] for one in head.get(f"/cases/{number}").json()["readers"]}
    assert "office_head" in told
    assert told <= known - {"centre_head", "clerk", "dispatcher"}
    assert refused(head, number, "supervise", **YELLOW | {"addressee": "clerk"}) == (422, "slips.no_addressee")


def test_a_case_goes_up_level_by_level_and_down_again(as_user: As, people: None, session: Session) -> None:
    number, desk = handed(as_user)
    up = {"reason": "beyond_means", "note": "需上级协调"}
    assert refused(desk, number, "escalate", note="需上级协调") == (422, "cases.reason_missing")
    assert stepped(desk, number, "escalate", **up)["case"]["escalated_level"] == "county"
    assert "不能再上报" in shut(desk, number)["escalate"]
    above = as_user("above")
    assert above.get("/cases", params={"escalated": "county"}).json()["items"][0]["number"] == number
    assert desk.get(f"/cases/{number}").status_code == 200, "the level below keeps it"
    assert refused(desk, number, "hand_down", note="交办", office_code=POLICE) == (422, "cases.not_below")
    stand = stepped(above, number, "hand_down", note="请派出所主办", office_code=POLICE)
    assert (stand["case"]["office_code"], stand["case"]["escalated_level"]) == (POLICE, None)


def test_an_urge_is_told_and_an_emergency_number_is_kept(as_user: As, people: None) -> None:
    number, desk = handed(as_user)
    assert stepped(desk, number, "urge", note="群众来电催问")["case"]["state"] == "dispatched"
    assert refused(desk, number, "to_emergency", note="起火", reason="911") == (422, "cases.reason_missing")
    stand = stepped(as_user("clerk"), number, "to_emergency", note="起火，已拨打", reason="119")
    assert "alarmed" in stand["case"]["flags"]
    assert "已记录转接" in shut(desk, number)["to_emergency"]
    events = desk.get(f"/cases/{number}").json()["events"]
    assert [(one["move"], one["facts"]) for one in events[-2:]] == [("urge", {}), ("to_emergency", {"number": "119"})]
