"""Who leads and who helps: what routing sends to whom, parts of helping offices, views, joint action, the queue."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event, select, update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.request_models import Coordination
from gridgis.people.models import Office
from tests.api.handling import book, stepped
from tests.api.test_redecide import OFFICE, POLICE, reported
from tests.api.test_requests import offered, refused, shut
from tests.claims import SAID
from tests.factories import AT, ONE, World, an_account, an_office

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders", "offices")
TOWN = f"{ONE}001"
MARKET, ENVIRONMENT, TRAFFIC = f"{TOWN}-market", f"{ONE}-environment", f"{TOWN}-traffic_police"
FUMES, DOGS, TRUCKS = "E0604", "G0208", "E0801"
"""P3 inside one platform, P3 of two platforms and registered at once, P2 inside one platform."""


@pytest.fixture
def offices(session: Session, world: World) -> None:
    """Who coordinates in the first town, and clerks of the offices that help."""
    an_office(session, TOWN, "town", "traffic_police")
    for platform in ("enforcement", "order"):
        an_account(session, f"lead_{platform}", (f"platform_lead_{platform}", "town", TOWN))
    for name, code in (("police", POLICE), ("market", MARKET), ("environment", ENVIRONMENT), ("traffic", TRAFFIC)):
        an_account(session, name, ("office_clerk", "office", code))
    an_account(session, "colleague", ("office_handler", "office", OFFICE))
    an_account(session, "shift", ("shift_leader", "town", TOWN))


def story(client: TestClient, number: str) -> dict[str, Any]:
    return dict(client.get(f"/cases/{number}").json())


def parts(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["office_code"], one["part"]) for one in told["assignments"] if one["ended_at"] is None]


def listed(client: TestClient) -> list[str]:
    return [one["number"] for one in client.get("/cases").json()["items"]]


def test_a_matter_of_one_platform_waits_for_its_lead_and_each_helper_files_its_own(as_user: As) -> None:
    """R4, E22: and the lead's result waits for all of them."""
    number, desk, lead = reported(as_user, category_code=FUMES), as_user("dispatcher"), as_user("lead_enforcement")
    assert stepped(desk, number, "register")["case"]["state"] == "coordinating"
    told = story(lead, number)
    assert [(one["move"], one["actor"]) for one in told["events"][-2:]] == [
        ("register", "dispatcher"),
        ("to_coordination", "系统"),
    ]
    assert (told["coordination"], [one["code"] for one in told["co_offices"]]) == ("platform", [ENVIRONMENT])
    assert {one["key"]: one["ok"] for one in told["decision"]["reasons"]}["office"] is False
    assert (told["decision"]["rule"], told["decision"]["office"]["code"]) == ("R4", OFFICE)
    helper = as_user("environment")
    assert helper.get(f"/cases/{number}").status_code == 404, "who will help knows nothing before"
    along = {"note": "油烟由综合执法主责", "office_code": OFFICE}
    assert refused(desk, number, "assign_lead", **along) == (403, "security.no_right")
    assert refused(as_user("lead_order"), number, "assign_lead", **along)[0] == 404
    assert refused(lead, number, "assign_lead", **along, co_offices=["nowhere"]) == (422, "cases.no_office")
    assert stepped(lead, number, "assign_lead", **along)["case"]["state"] == "dispatched"

    told, clerk = story(desk, number), as_user("clerk")
    assert parts(told) == [(OFFICE, "lead"), (ENVIRONMENT, "co")]
    assert {one["handle_due_at"] for one in told["assignments"]} == {told["handle_due_at"]}
    assert [(one["who"], one["outcome"], one["settled_by"], one["reason"]) for one in told["coordinations"]] == [
        ("platform", "decided", "lead_enforcement", "油烟由综合执法主责")
    ]
    assert listed(helper) == [number]
    seen = {one["name"] for one in desk.get(f"/cases/{number}/seen-by").json()["items"]}
    assert {"clerk", "environment"} <= seen, "who helps reads it, and is told to read it"
    assert "market" not in seen
    assert offered(helper, number) == {"co_sign"}, "what is the lead's is not theirs"
    stepped(clerk, number, "sign", person="colleague")
    assert refused(clerk, number, "file_result", note="已整改") == (409, "cases.parts_open")
    assert "1" in shut(clerk, number)["file_result"]
    assert refused(helper, number, "co_file", note="检测达标") == (409, "cases.no_part_to_file")
    stepped(helper, number, "co_sign")
    assert refused(helper, number, "co_file", note=" ") == (422, "moves.note_missing")
    assert refused(clerk, number, "co_file", note="代交")[0] == 403
    stepped(helper, number, "co_file", note="检测达标")
    assert offered(helper, number) == set()
    stepped(clerk, number, "file_result", note="已整改")
    found = {one["part"]: one for one in story(desk, number)["assignments"]}
    assert (found["lead"]["in_charge"], found["co"]["in_charge"]) == ("colleague", "environment")
    assert (found["co"]["result"], found["co"]["result_at"] is None) == ("检测达标", False)


def test_two_platforms_are_the_heads_who_asks_for_views_and_lets_them_act_together(as_user: As) -> None:
    """R3, E11, E12, E21."""
    number, head, lead = reported(as_user, category_code=DOGS), as_user("centre_head"), as_user("lead_order")
    told = story(head, number)
    assert (told["case"]["state"], told["coordination"]) == ("coordinating", "centre")
    along = {"note": "犬类归综合执法", "office_code": OFFICE}
    assert refused(lead, number, "assign_lead", **along) == (403, "cases.centre_coordinates")
    assert "assign_lead" in shut(lead, number)

    assert refused(head, number, "consult", note="谁主办？") == (422, "cases.offices_missing")
    assert as_user("market").get(f"/cases/{number}").status_code == 404
    stepped(head, number, "consult", note="谁主办？", co_offices=[POLICE, MARKET])
    assert refused(head, number, "consult", note="再问", co_offices=[POLICE]) == (409, "cases.consulting")
    police, market = as_user("police"), as_user("market")
    assert refused(police, number, "give_view", note="可协办") == (422, "cases.stance_missing")
    stepped(police, number, "give_view", note="伤人案件我所到场", stance="help")
    assert refused(police, number, "give_view", note="再说", stance="help") == (409, "cases.no_view_asked")
    stepped(market, number, "give_view", note="不涉及经营", stance="not_ours")
    said = story(head, number)["views"]
    assert [(one["office_code"], one["stance"], one["said_by"], one["view"]) for one in said] == [
        (MARKET, "not_ours", "market", "不涉及经营"),
        (POLICE, "help", "police", "伤人案件我所到场"),
    ]

    stepped(head, number, "assign_lead", **along, co_offices=[POLICE])
    told = story(head, number)
    assert parts(told) == [(OFFICE, "lead"), (POLICE, "co")]
    assert refused(head, number, "conclude", note="会后") == (409, "cases.no_consultation"), "the decision ended it"
    late = {"note": "夜查", "meets_where": "东门", "meets_at": (AT - timedelta(hours=1)).isoformat()}
    assert refused(head, number, "plan_joint", **late) == (422, "cases.meeting_missing")
    meets = {"meets_at": (AT + timedelta(days=1)).isoformat(), "co_offices": [POLICE, MARKET]}
    stepped(head, number, "plan_joint", **late | meets)
    told = story(market, number)
    assert parts(told) == [(OFFICE, "lead"), (POLICE, "co"), (MARKET, "co")]
    assert told["joint_place"] == "东门"
    assert refused(head, number, "co_waive", note="不涉及", office_code=ENVIRONMENT) == (422, "cases.no_part")
    stepped(head, number, "co_waive", note="确不涉及经营", office_code=MARKET)
    stepped(police, number, "co_sign")
    stepped(police, number, "co_file", note="已登记犬主")
    clerk = as_user("clerk")
    stepped(clerk, number, "sign")
    assert stepped(clerk, number, "file_result", note="已处置")["case"]["state"] == "result_filed"
    waived = next(one for one in story(head, number)["assignments"] if one["office_code"] == MARKET)
    assert (waived["waived_reason"], waived["signed_at"]) == ("确不涉及经营", None)


def test_an_urgent_case_is_dispatched_at_once_with_its_coordination_beside(as_user: As) -> None:
    """9.1: nobody waits; the lead that has it is confirmed or changed, and goes on meanwhile."""
    desk, lead = as_user("dispatcher"), as_user("lead_enforcement")
    kept, changed, filed = (reported(as_user, category_code=TRUCKS) for _ in range(3))
    for number in (kept, changed, filed):
        assert stepped(desk, number, "register")["case"]["state"] == "registered"
        stepped(desk, number, "dispatch", office_code=OFFICE)
        assert parts(story(desk, number)) == [(OFFICE, "lead"), (TRAFFIC, "co")]
    clerk = as_user("clerk")
    stepped(clerk, kept, "sign")
    assert stepped(lead, kept, "confirm_lead", note="由综合执法主办")["case"]["state"] == "handling"
    assert "confirm_lead" not in offered(lead, kept)
    assert (
        stepped(lead, changed, "change_lead", note="由交警主办", office_code=TRAFFIC)["case"]["state"] == "dispatched"
    )
    assert parts(story(desk, changed)) == [(TRAFFIC, "lead")], "who leads now helps no more"
    assert [one["outcome"] for one in story(desk, changed)["coordinations"]] == ["decided"]
    traffic = as_user("traffic")
    stepped(clerk, filed, "sign")
    for move in ("co_sign", "co_file"):
        stepped(traffic, filed, move, note="已拦停")
    stepped(clerk, filed, "file_result", note="已清扫")
    assert [one["outcome"] for one in story(desk, filed)["coordinations"]] == ["moot"], "nobody need name anybody"


def test_help_is_asked_for_through_the_centre_and_a_return_ends_all_parts(as_user: As, session: Session) -> None:
    """E20, T12, T15."""
    an_account(session, "beside", ("shift_leader", "town", TOWN), ("office_clerk", "office", MARKET))
    number, desk = reported(as_user), as_user("dispatcher")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=OFFICE, co_offices=[MARKET])
    clerk, shift, police = as_user("clerk"), as_user("shift"), as_user("police")
    along = {"note": "摊主情绪激动", "office_code": POLICE, **SAID["request_assist"]}
    assert refused(clerk, number, "request_assist", **along | {"office_code": None}) == (422, "cases.office_missing")
    stepped(clerk, number, "request_assist", **along)
    beside = as_user("beside")
    assert refused(beside, number, "grant_assist") == (403, "cases.own_request"), "a helping office is no judge either"
    assert beside.get("/requests", params={"mine": True}).json()["items"] == []
    assert (beside.get("/requests/counts").json()["mine"], shift.get("/requests/counts").json()["mine"]) == (0, 1)
    assert refused(clerk, number, "grant_assist")[0] == 403
    asked = shift.get("/requests", params={"kind": "request_assist"}).json()["items"]
    assert [(one["request"]["other_office"], one["mine"]) for one in asked] == [(f"{TOWN}police", True)]
    stepped(shift, number, "grant_assist")
    assert parts(story(desk, number)) == [(OFFICE, "lead"), (MARKET, "co"), (POLICE, "co")]
    assert offered(police, number) == {"co_sign"}
    stepped(clerk, number, "sign")
    assert refused(clerk, number, "transfer_inner", person="police") == (422, "cases.not_of_office")
    stepped(clerk, number, "transfer_inner", person="colleague")
    told = story(desk, number)
    assert (told["assignments"][0]["in_charge"], told["events"][-1]["facts"]["before"]) == ("colleague", "clerk")
    stepped(as_user("office_head"), number, "return_late", note="到场发现", **SAID["return_late"])
    stepped(as_user("centre_head"), number, "uphold_return")
    assert parts(story(desk, number)) == []
    assert police.get(f"/cases/{number}").status_code == 404, "who helps no more reads no more"
    stepped(desk, number, "dispatch", office_code=MARKET)
    case = session.scalars(select(Case).where(Case.number == number)).one()
    assert (case.co_open, case.taking_part, case.office_code) == (0, [], MARKET)


def test_a_case_without_helpers_costs_its_dispatch_no_statement(as_user: As, session: Session) -> None:
    numbers, desk, told = [reported(as_user) for _ in range(2)], as_user("dispatcher"), list[str]()
    for number in numbers:
        stepped(desk, number, "register")
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *facts: told.append(facts[2]))
    stepped(desk, numbers[0], "dispatch", office_code=OFFICE)
    stepped(as_user("clerk"), numbers[0], "sign")
    assert not [one for one in told if "coordinations" in one or "case_views" in one]
    assert sum("FROM assignments" in one for one in told) <= 2


def test_the_queue_says_what_waits_for_whom_and_what_was_decided_before(as_user: As) -> None:
    """T10: what was decided three times in the like is offered, and that a rule is worth while."""
    head, platform, order = as_user("centre_head"), as_user("lead_enforcement"), as_user("lead_order")
    fumes = [reported(as_user, category_code=FUMES) for _ in range(4)]
    for number in fumes:
        stepped(as_user("dispatcher"), number, "register")
    dogs = reported(as_user, category_code=DOGS)
    queue = {one["case"]["number"]: one for one in head.get("/coordination").json()["items"]}
    assert (set(queue), {one["mine"] for one in queue.values()}) == ({*fumes, dogs}, {True})
    assert {one["proposed"] for one in queue.values()} == {f"{TOWN}urban_enforcement"}
    assert head.get("/coordination/counts").json() == {
        "all": 5,
        "mine": 5,
        "overdue": 0,
        "who": {"centre": 1, "platform": 4},
    }
    assert [one["case"]["number"] for one in platform.get("/coordination").json()["items"]] == fumes
    (theirs,) = order.get("/coordination").json()["items"]
    assert (theirs["case"]["number"], theirs["mine"], "主任" in theirs["why_zh"]) == (dogs, False, True)
    assert order.get("/coordination", params={"mine": True}).json()["items"] == []

    for number in fumes[:3]:
        stepped(platform, number, "assign_lead", note="环保主责", office_code=ENVIRONMENT, co_offices=[OFFICE])
    told = platform.get(f"/cases/{fumes[3]}/coordination").json()
    ((office, times, numbers),) = [(one["office"]["code"], one["times"], one["numbers"]) for one in told["precedents"]]
    assert (office, times, set(numbers), told["often"]) == (ENVIRONMENT, 3, set(fumes[:3]), True)
    found = {one["code"]: one for one in told["offices"]}
    assert [(one["code"], one["part"]) for one in told["offices"]][:2] == [(OFFICE, "lead"), (ENVIRONMENT, "co")]
    assert (found[ENVIRONMENT]["open"], found[OFFICE]["open"], found[MARKET]["part"]) == (3, 0, "")
    editor = as_user("rule_editor")
    (habit,) = editor.get("/rule-sets/habits", params={"county": ONE}).json()["items"]
    assert (habit["category_code"], habit["town_code"], habit["office"]["code"]) == (FUMES, TOWN[:9], ENVIRONMENT)
    assert (habit["times"], set(habit["numbers"])) == (3, set(fumes[:3]))
    decided = platform.get("/coordination", params={"open": False, "limit": 2}).json()
    assert [one["coordination"]["co_names"] for one in decided["items"]] == [[f"{TOWN}urban_enforcement"]] * 2
    after = {"open": False, "limit": 2, "cursor": decided["next"]}
    assert len(platform.get("/coordination", params=after).json()["items"]) == 1
    loads = {one["code"]: one["open"] for one in order.get(f"/cases/{dogs}/coordination").json()["offices"]}
    stepped(platform, fumes[3], "assign_lead", note="执法主责", office_code=OFFICE)
    seen = {one["code"]: one["open"] for one in head.get(f"/cases/{dogs}/coordination").json()["offices"]}
    assert (loads[OFFICE], seen[OFFICE]) == (0, 1)
    theirs = order.get(f"/cases/{dogs}/coordination").json()["offices"]
    assert {one["code"]: one["open"] for one in theirs} == loads, "nobody counts what they may not read"

    meets = {"note": "夜查", "meets_at": (AT + timedelta(days=1)).isoformat(), "meets_where": "东门"}
    stepped(platform, fumes[0], "plan_joint", **meets)
    (one,) = as_user("clerk").get("/coordination/joint").json()["items"]
    assert [(part["office"]["code"], part["part"]) for part in one["parts"]] == [(ENVIRONMENT, "lead"), (OFFICE, "co")]
    assert {one["username"] for one in as_user("clerk").get(f"/cases/{fumes[0]}/colleagues").json()["items"]} == {
        "clerk",
        "colleague",
        "office_head",
    }
    assert platform.get(f"/cases/{fumes[0]}/colleagues").json()["items"] == []


def test_offices_that_closed_are_left_out_and_the_rest_is_dispatched(as_user: As, session: Session) -> None:
    number, desk = reported(as_user, category_code=TRUCKS), as_user("dispatcher")
    stepped(desk, number, "register")
    session.get_one(Office, TRAFFIC)
    case = session.scalars(select(Case).where(Case.number == number)).one()
    case.co_offices = [*case.co_offices, f"{TOWN}-gone"]
    session.flush()
    stepped(desk, number, "dispatch", office_code=OFFICE)
    assert parts(story(desk, number)) == [(OFFICE, "lead"), (TRAFFIC, "co")]


def test_what_is_decided_alike_is_offered_as_a_rule_until_it_is_one(as_user: As, session: Session) -> None:
    platform, editor = as_user("lead_enforcement"), as_user("rule_editor")
    ask = {"county": ONE}
    for nth, lead in enumerate((ENVIRONMENT, OFFICE, ENVIRONMENT, ENVIRONMENT, ENVIRONMENT)):
        number = reported(as_user, category_code=FUMES)
        stepped(as_user("dispatcher"), number, "register")
        found = editor.get("/rule-sets/habits", params=ask).json()["items"]
        assert found == [], f"after {nth}: only the newest count, as far back as they agree"
        stepped(platform, number, "assign_lead", note="环保主责", office_code=lead)
        session.execute(update(Coordination).values(settled_at=Coordination.settled_at - timedelta(minutes=1)))
    assert [one["times"] for one in editor.get("/rule-sets/habits", params=ask).json()["items"]] == [3]
    stepped(as_user("centre_head"), number, "mark_sensitive", note="涉及举报人")
    assert editor.get("/rule-sets/habits", params=ask).json()["items"] == [], "what is sealed is in no count"
    for name in ("dispatcher", "lead_enforcement", "clerk"):
        assert as_user(name).get("/rule-sets/habits", params=ask).status_code == 403, name


def test_a_joint_action_is_named_in_the_same_step_and_nothing_is_half_done(as_user: As) -> None:
    number, desk, lead = reported(as_user, category_code=FUMES), as_user("dispatcher"), as_user("lead_enforcement")
    stepped(desk, number, "register")
    along: dict[str, Any] = {"note": "联合整治", "office_code": OFFICE}
    later = (AT + timedelta(days=2)).isoformat()
    for wrong in (
        {"meets_at": later},
        {"meets_where": "东门"},
        {"meets_at": "2020-01-01T00:00:00Z", "meets_where": "东门"},
    ):
        assert refused(lead, number, "assign_lead", **along, **wrong) == (422, "cases.meeting_missing")
    assert story(lead, number)["case"]["state"] == "coordinating"
    stepped(lead, number, "assign_lead", **along, meets_at=later, meets_where=" 东门 ")
    (joint,) = lead.get("/coordination/joint").json()["items"]
    assert (joint["case"]["number"], joint["joint_place"]) == (number, "东门")
    assert [(one["office"]["code"], one["part"]) for one in joint["parts"]] == [(OFFICE, "lead"), (ENVIRONMENT, "co")]


def test_the_queue_says_when_most_of_the_time_is_used_and_goes_out_as_a_book(as_user: As) -> None:
    number, desk, lead = reported(as_user, category_code=FUMES), as_user("dispatcher"), as_user("lead_enforcement")
    sealed = reported(as_user, category_code=FUMES)
    for one in (number, sealed):
        stepped(desk, one, "register")
    stepped(desk, sealed, "mark_sensitive", note="涉未成年人")
    head = as_user("centre_head")
    waiting = {one["case"]["number"]: one for one in head.get("/coordination").json()["items"]}
    assert set(waiting) == {number, sealed}, "the head reads both"
    assert head.get("/coordination/counts").json()["all"] == 2
    told = waiting[number]
    assert told["rule"] == "R4"
    assert told["coordination"]["opened_at"] < told["near_due_at"] < told["coordination"]["due_at"]
    assert [one["case"]["number"] for one in lead.get("/coordination").json()["items"]] == [number]
    for client in (head, lead):
        rows = book(client, "/exports/coordination")
        assert [(row["案卷号"], row["规则"], row["由谁指定"]) for row in rows] == [(number, "R4", "平台牵头人")]
    stepped(lead, number, "assign_lead", note="油烟由综合执法主责", office_code=OFFICE)
    assert book(lead, "/exports/coordination") == []
    (settled,) = lead.get("/coordination?open=false").json()["items"]
    (decided,) = book(lead, "/exports/coordination?open=false")
    helping = "、".join(settled["coordination"]["co_names"])
    told = (decided["协办"], decided["决定人"], decided["决定说明"])
    assert told == (helping, "lead_enforcement", "油烟由综合执法主责")
