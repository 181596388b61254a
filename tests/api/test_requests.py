"""What offices ask for and others decide: who may, what follows for the clock, the queue, and the refusals."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.request_models import CaseRequest
from gridgis.security.models import AuditEntry
from gridgis.supervision.actions import pass_time
from tests.api.handling import book, handed, stepped
from tests.api.test_redecide import OFFICE, POLICE
from tests.claims import ALWAYS, SAID
from tests.factories import AT, ONE, World, a_case, an_account

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders")
ZONE = "Asia/Shanghai"


def offered(client: TestClient, number: str) -> set[str]:
    return {move["move"] for move in client.get(f"/cases/{number}").json()["moves"]} - ALWAYS


def shut(client: TestClient, number: str) -> dict[str, str]:
    return {one["move"]: one["why_zh"] for one in client.get(f"/cases/{number}").json()["shut"]}


def refused(client: TestClient, number: str, move: str, **along: Any) -> tuple[int, str]:
    answer = client.post(f"/cases/{number}/moves", json={"move": move} | along)
    return answer.status_code, answer.json()["kind"]


def signed(as_user: As) -> tuple[str, TestClient]:
    """A case of four working hours that its office has signed for, and the clerk."""
    (number, _), clerk = handed(as_user), as_user("clerk")
    stepped(clerk, number, "sign")
    return number, clerk


@pytest.fixture
def people(session: Session, world: World) -> None:
    an_account(session, "shift", ("shift_leader", "town", f"{ONE}001"))
    an_account(session, "two_posts", ("shift_leader", "town", f"{ONE}001"), ("office_clerk", "office", OFFICE))
    an_account(session, "police", ("office_leader", "office", POLICE))


def test_a_return_waits_for_the_shift_leader_and_the_clock_runs_on(as_user: As, people: None) -> None:
    number, desk = handed(as_user)
    clerk, shift = as_user("clerk"), as_user("shift")
    due = desk.get(f"/cases/{number}").json()["handle_due_at"]
    stand = stepped(
        clerk, number, "return", note="不属本单位", office_code=POLICE, basis="城管条例第九条", **SAID["return"]
    )
    assert (stand["case"]["state"], stand["case"]["office_code"]) == ("dispatched", OFFICE)
    assert "该案件已有一项申请等待决定" in shut(clerk, number)["return"]
    assert offered(shift, number) >= {"uphold_return", "refuse_return"}
    assert offered(desk, number) == {"merge", "redispatch"}, "a dispatcher decides on nothing"
    story = shift.get(f"/cases/{number}").json()
    (asked,) = story["requests"]
    assert (asked["kind"], asked["reason"], asked["basis"]) == ("return", "not_ours", "城管条例第九条")
    assert (asked["other_office"], asked["asked_by"]) == (f"{ONE}001police", "clerk")
    assert (asked["due_at"][:16], story["handle_due_at"]) == ("2026-03-11T08:00", due), "four working hours from ten"
    stand = stepped(shift, number, "uphold_return", note="确不归其管")
    assert (stand["case"]["state"], stand["case"]["office_code"]) == ("registered", None)
    assert clerk.get(f"/cases/{number}").status_code == 404
    story = desk.get(f"/cases/{number}").json()
    assert story["return_count"] == 1
    assert [(one["outcome"], one["decided_by"], one["decision"]) for one in story["requests"]] == [
        ("granted", "shift", "确不归其管")
    ]
    told = {event["move"]: event["facts"] for event in story["events"]}
    assert told["return"].items() >= {"reason": "not_ours", "other_office": POLICE}.items()
    assert told["uphold_return"] == {"request": 1, "kind": "return", "outcome": "granted"}


def test_a_refused_return_stays_and_is_not_asked_again(as_user: As, people: None) -> None:
    number, desk = handed(as_user)
    clerk, shift = as_user("clerk"), as_user("shift")
    stepped(clerk, number, "return", note="不归我们", **SAID["return"])
    assert refused(shift, number, "refuse_return")[1] == "moves.note_missing"
    stand = stepped(shift, number, "refuse_return", note="属其职责")
    assert (stand["case"]["state"], stand["case"]["office_code"]) == ("dispatched", OFFICE)
    assert refused(clerk, number, "return", note="还是不归", **SAID["return"]) == (409, "cases.return_refused")
    stepped(desk, number, "redispatch", note="另派", office_code=POLICE)
    stepped(as_user("police"), number, "return", note="也不归我们", **SAID["return"])


def test_after_two_upheld_returns_the_ruling_binds(as_user: As, people: None) -> None:
    number, desk = handed(as_user)
    clerk, head = as_user("clerk"), as_user("centre_head")
    for nth in range(2):
        if nth:
            stepped(desk, number, "dispatch", office_code=OFFICE)
        stepped(clerk, number, "return", note="不归我们", **SAID["return"])
        assert "final_ruling" not in offered(head, number)
        stepped(head, number, "uphold_return")
    assert refused(desk, number, "dispatch", office_code=OFFICE) == (409, "cases.returned_twice")
    assert refused(desk, number, "final_ruling", note="定", office_code=OFFICE)[0] == 403
    stand = stepped(head, number, "final_ruling", note="由综合执法主办", office_code=OFFICE)
    assert stand["case"]["state"] == "dispatched"
    assert refused(clerk, number, "return", note="不归我们", **SAID["return"]) == (409, "cases.returned_twice")


def test_nobody_decides_on_a_request_of_the_own_office(as_user: As, people: None) -> None:
    number, _ = handed(as_user)
    clerk, both = as_user("clerk"), as_user("two_posts")
    stepped(clerk, number, "return", note="不归我们", **SAID["return"])
    assert refused(both, number, "uphold_return") == (403, "cases.own_request")
    assert "由您本人或您所在单位提出" in shut(both, number)["refuse_return"]
    (queued,) = both.get("/requests").json()["items"]
    assert (queued["mine"], "您所在单位" in queued["why_zh"]) == (False, True)
    assert both.get("/requests/counts").json()["mine"] == 0
    assert refused(as_user("police"), number, "take_back")[0] == 404
    stepped(both, number, "take_back")
    assert as_user("shift").get("/requests").json()["items"] == []


@pytest.mark.parametrize(
    ("earlier", "more", "who", "needs"),
    [
        (0, 1, "shift", "case.decide"),
        (0, 3, "centre_head", "case.rule"),
        (1, 1, "centre_head", "case.rule"),
        (2, 1, "town", "case.lead"),
    ],
)
def test_the_ladder_of_extensions(as_user: As, people: None, earlier: int, more: float, who: str, needs: str) -> None:
    """Four working hours: the shift leader grants up to two, once; the head a longer or second one; then the leader."""
    number, clerk = signed(as_user)
    said = SAID["request_extension"]
    for _ in range(earlier):
        stepped(clerk, number, "request_extension", note="雨", **said)
        stepped(as_user("town"), number, "grant_extension")
    told = clerk.get(f"/cases/{number}/extension", params={"more": more}).json()
    stepped(clerk, number, "request_extension", note="大雨", **said | {"more": more})
    below = {"case.decide": "dispatcher", "case.rule": "shift", "case.lead": "centre_head"}[needs]
    assert refused(as_user(below), number, "grant_extension")[0] == 403
    stand = stepped(as_user(who), number, "grant_extension")
    (*_, asked) = as_user(who).get(f"/cases/{number}").json()["requests"]
    assert (asked["needs"], told["needs"]) == (needs, needs)
    assert stand["case"]["due_at"] == told["after"] == asked["handle_due_after"]
    assert asked["handle_due_before"] == told["before"]


def test_less_may_be_granted_and_the_total_never_moves(as_user: As, people: None, session: Session) -> None:
    """Handed at ten with four hours, due at four: with two of three more it ends at half past nine the next day."""
    number, clerk = signed(as_user)
    before = clerk.get(f"/cases/{number}").json()["case"]["total_due_at"]
    stepped(clerk, number, "request_extension", note="等设备", **SAID["request_extension"] | {"more": 3})
    head = as_user("centre_head")
    assert refused(head, number, "grant_extension", more=3.5) == (422, "cases.granted_more")
    assert head.get(f"/cases/{number}").json()["requests"][0]["outcome"] is None, "nothing half done"
    stand = stepped(head, number, "grant_extension", more=2)
    assert (stand["case"]["due_at"][:16], stand["case"]["total_due_at"]) == ("2026-03-12T01:00", before)
    story = head.get(f"/cases/{number}").json()
    assert (story["requests"][0]["granted"], story["requests"][0]["more"]) == (2, 3)
    assert story["assignments"][0]["handle_due_at"][:16] == "2026-03-12T01:00"


def test_an_extension_that_nobody_decides_on_lapses(as_user: As, people: None, session: Session) -> None:
    number, clerk = signed(as_user)
    due = stepped(clerk, number, "request_extension", note="雨", **SAID["request_extension"])["case"]["due_at"]
    assert pass_time(session, zone=ZONE, at=AT + timedelta(hours=5)) == 0
    assert pass_time(session, zone=ZONE, at=AT + timedelta(hours=6)) == 1
    assert pass_time(session, zone=ZONE, at=AT + timedelta(hours=6)) == 0
    story = clerk.get(f"/cases/{number}").json()
    assert (story["requests"][0]["outcome"], story["case"]["due_at"]) == ("lapsed", due)
    assert story["events"][-1]["actor"] == "系统"


def test_a_suspension_ends_on_its_day_of_review(as_user: As, people: None, session: Session) -> None:
    number, _ = signed(as_user)
    leader, shift, head = as_user("office_head"), as_user("shift"), as_user("centre_head")
    assert refused(as_user("clerk"), number, "suspend", note="等", **SAID["suspend"])[0] == 403
    for day in ("2026-03-11", "2026-06-10"):
        told = refused(leader, number, "suspend", note="等", reason="season", review_on=day)
        assert told == (422, "cases.review_day")
    stepped(leader, number, "suspend", note="汛期不能下河", **SAID["suspend"])
    assert refused(shift, number, "grant_suspension") == (403, "cases.decided_above")
    stepped(head, number, "grant_suspension", note="同意")
    day = datetime(2026, 5, 20, tzinfo=ZoneInfo(ZONE))
    assert pass_time(session, zone=ZONE, at=day - timedelta(minutes=1)) == 0
    assert pass_time(session, zone=ZONE, at=day) == 1
    assert session.scalars(select(Case.state).where(Case.number == number)).one() == "handling"


def test_a_case_that_goes_on_otherwise_asks_for_nothing_any_more(as_user: As, people: None) -> None:
    number, clerk = signed(as_user)
    stepped(clerk, number, "request_extension", note="雨", **SAID["request_extension"])
    stepped(clerk, number, "file_result", note="已提前办完")
    story = as_user("shift").get(f"/cases/{number}").json()
    assert story["requests"][0]["outcome"] == "moot"
    assert "grant_extension" not in {move["move"] for move in story["moves"]}
    other, desk = handed(as_user)
    stepped(clerk, other, "return", note="不归我们", **SAID["return"])
    stepped(desk, other, "redispatch", note="另派", office_code=POLICE)
    assert desk.get(f"/cases/{other}").json()["requests"][0]["outcome"] == "moot", "another office asks for nothing"
    third, _ = handed(as_user)
    stepped(clerk, third, "return", note="不归我们", **SAID["return"])
    stepped(clerk, third, "sign")
    assert clerk.get(f"/cases/{third}").json()["requests"][0]["outcome"] == "moot", "who signs wants it"


@pytest.mark.parametrize(
    ("move", "along", "kind"),
    [
        ("return_late", {"note": "x", "reason": ""}, "cases.reason_missing"),
        ("return_late", {"note": "x", "reason": "season"}, "cases.reason_missing"),
        ("return_late", {"note": " \n", "reason": "not_ours"}, "moves.note_missing"),
        ("return_late", {"note": "x", "reason": "not_ours", "office_code": "330999-none"}, "cases.no_office"),
        ("request_extension", {"note": "x", "reason": "weather"}, "cases.more_missing"),
        ("suspend", {"note": "x", "reason": "season"}, "cases.review_day"),
        ("grant_extension", {}, "security.no_right"),
    ],
)
def test_what_lacks_something_is_refused_and_nothing_is_half_done(
    as_user: As, people: None, session: Session, move: str, along: dict[str, Any], kind: str
) -> None:
    number, _ = signed(as_user)
    assert refused(as_user("office_head"), number, move, **along)[1] == kind
    assert session.scalars(select(CaseRequest)).all() == []
    assert session.scalars(select(Case.pending).where(Case.number == number)).one() is None


def test_limits_that_are_over_or_urgent_are_not_extended(
    as_user: As, app: FastAPI, session: Session, world: World
) -> None:
    number, clerk = signed(as_user)
    case = session.scalars(select(Case).where(Case.number == number)).one()
    case.urgency = "P2"
    session.flush()
    assert (
        refused(clerk, number, "request_extension", note="x", **SAID["request_extension"])[1]
        == "cases.extension_urgent"
    )
    case.urgency = "P3"
    session.flush()
    app.state.clock = lambda: AT + timedelta(days=1)
    assert (
        refused(clerk, number, "request_extension", note="x", **SAID["request_extension"])[1] == "cases.extension_late"
    )


def test_the_queue_shows_what_waits_the_most_pressing_first(as_user: As, people: None, app: FastAPI) -> None:
    shift, town_two = as_user("shift"), as_user("other_town")
    numbers = []
    for hour in range(3):
        app.state.clock = lambda hour=hour: AT + timedelta(minutes=20 * hour)
        number, clerk = signed(as_user)
        stepped(clerk, number, "request_extension", note="雨", **SAID["request_extension"] | {"more": 1 + hour})
        numbers.append(number)
    first = shift.get("/requests", params={"limit": 2}).json()
    second = shift.get("/requests", params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["case"]["number"] for one in first["items"] + second["items"]] == numbers
    assert [one["mine"] for one in first["items"] + second["items"]] == [True, True, False]
    mine = shift.get("/requests", params={"mine": True}).json()["items"]
    assert [one["case"]["number"] for one in mine] == numbers[:2], "three hours of four are the head's"
    assert shift.get("/requests/counts").json() == {
        "all": 3, "mine": 2, "overdue": 0, "kinds": {"request_extension": 3}
    }  # fmt: skip
    assert town_two.get("/requests").json()["items"] == []
    assert town_two.get("/requests/counts").json()["all"] == 0
    stepped(shift, numbers[0], "refuse_extension", note="请按期")
    done = shift.get("/requests", params={"open": False}).json()["items"]
    assert [(one["case"]["number"], one["request"]["outcome"]) for one in done] == [(numbers[0], "refused")]
    assert shift.get("/requests", params={"kind": "suspend"}).json()["items"] == []
    rows = book(shift, "/exports/requests?kind=request_extension")
    assert [(row["案卷号"], row["申请延长"], row["单位（时限）"]) for row in rows] == [
        (number, more, "工作时") for number, more in zip(numbers[1:], (2, 3), strict=True)
    ]
    assert [row["决定"] for row in book(shift, "/exports/requests?open=false")] == ["不同意"]
    assert book(town_two, "/exports/requests") == []


def test_a_sealed_case_waits_in_the_queue_of_its_list_alone(as_user: As, session: Session, world: World) -> None:
    """Whoever is not on its list meets it in no row and no count; whoever is leaves a trail."""
    number = a_case(session, world, grid_code=world.grid_of(ONE), category="G0102", at=AT).number
    head, leader, town = as_user("centre_head"), as_user("office_head"), as_user("town")
    stepped(head, number, "register")
    stepped(head, number, "dispatch", office_code=OFFICE)
    stepped(leader, number, "sign")
    stepped(leader, number, "return_late", note="另有权属", **SAID["return_late"])
    session.execute(delete(AuditEntry))
    for stranger in ("clerk", "dispatcher", "county", "city"):
        client = as_user(stranger)
        assert client.get("/requests").json()["items"] == []
        assert client.get("/requests/counts").json() == {"all": 0, "mine": 0, "overdue": 0, "kinds": {}}
        assert client.get(f"/cases/{number}/extension", params={"more": 1}).status_code == 404
    assert session.scalars(select(AuditEntry)).all() == []
    (queued,) = town.get("/requests").json()["items"]
    assert (queued["case"]["number"], town.get("/requests/counts").json()["all"]) == (number, 1)
    assert book(town, "/exports/requests") == [], "nothing of it leaves the house"
    (kept,) = session.scalars(select(AuditEntry)).all()
    assert (kept.act, kept.facts["numbers"]) == ("list", [number])
