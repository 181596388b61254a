"""Rules of routing over the wire: drafted, checked, tried, published by a second person, followed by new reports."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.cases.moving import move
from gridgis.people.models import Office
from gridgis.security.rules import SYSTEM
from tests.claims import asked
from tests.factories import AT, ONE, TWO, World, a_case, an_account

As = Callable[[str], TestClient]
POLICE = f"{ONE}001-police"
RULE = {
    "name": "东镇占道转派出所",
    "conditions": {"categories": ["E0101"], "places": [f"{ONE}001"]},
    "outcome": {"kind": "office", "office_code": POLICE},
}


def begun(editor: TestClient, **facts: Any) -> dict[str, Any]:
    answer = editor.post("/rule-sets", json={"county_code": ONE, "title": "三月规则"} | facts)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def saved(editor: TestClient, story: dict[str, Any], rules: list[dict[str, Any]]) -> dict[str, Any]:
    body = {"version": story["version"], "rules": rules}
    answer = editor.patch(f"/rule-sets/{story['id']}", json=body)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def moved(client: TestClient, story: dict[str, Any], move: str, **facts: Any) -> dict[str, Any]:
    answer = client.post(f"/rule-sets/{story['id']}/moves", json={"move": move} | facts)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def published(as_user: As, rules: list[dict[str, Any]], **facts: Any) -> dict[str, Any]:
    """Rules in force, from the starter rules or those in force on."""
    editor = as_user("rule_editor")
    story = saved(editor, begun(editor), rules)
    moved(editor, story, "submit")
    return moved(as_user("rule_publisher"), story, "publish", **facts)


def test_a_draft_begins_with_the_starter_rules_and_tells_what_it_changes(as_user: As, world: World) -> None:
    editor = as_user("rule_editor")
    assert editor.get("/rule-sets/in-force", params={"county": ONE}).json() is None
    story = begun(editor)
    assert [rule["code"] for rule in story["rules"]] == ["T-001", "T-002", "T-003", "T-004", "T-005"]
    assert (story["state"], story["editable"], story["moves"]) == ("draft", True, ["submit", "withdraw"])
    story = saved(editor, story, [RULE, *story["rules"][:4]])
    assert story["changes"] == {"added": ["T-006"], "changed": [], "removed": ["T-005"], "moved": []}
    assert (story["version"], story["rules"][0]["changed_in"]) == (1, story["id"])


def test_a_second_person_publishes_and_new_reports_follow(as_user: As, world: World) -> None:
    editor, head = as_user("rule_editor"), as_user("rule_publisher")
    story = saved(editor, begun(editor), [RULE])
    assert "recall" in moved(editor, story, "submit")["moves"]
    back = moved(editor, story, "recall", note="还要改")
    assert (back["state"], back["editable"]) == ("draft", True)
    moved(editor, story, "submit")
    refused = editor.post(f"/rule-sets/{story['id']}/moves", json={"move": "publish"})
    assert refused.status_code == 403
    story = moved(head, story, "publish", document_number="南指〔2026〕3号", note="同意")
    assert (story["state"], story["in_force"], story["valid_from"]) == ("published", True, "2026-03-11")
    body = {"category_code": "E0101", "description": "占道", "lng": 120.025, "lat": 30.05}
    route = as_user("worker").put(f"/reports/{uuid4()}", json=body).json()["route"]
    assert route["office"]["code"] == POLICE
    assert route["routing_rule"] == {
        "code": "T-006",
        "name": "东镇占道转派出所",
        "set_id": story["id"],
        "delegated": False,
        "basis": "",
    }
    assert any(r["key"] == "rule" and "T-006 东镇占道转派出所" in r["text_zh"] for r in route["reasons"])
    north = as_user("county").post("/route", json={"lng": 120.025, "lat": 30.15, "category": "E0101"}).json()
    assert (north["office"]["code"], north["routing_rule"]) == (f"{ONE}002-urban_enforcement", None)


def test_whoever_wrote_a_part_may_not_publish_it(as_user: As, session: Session, world: World) -> None:
    an_account(session, "both", ("rule_editor", "county", ONE), ("rule_publisher", "county", ONE))
    editor, both = as_user("rule_editor"), as_user("both")
    story = begun(editor)
    story = saved(both, story, [RULE])
    assert "publish" not in moved(editor, story, "submit")["moves"]
    answer = both.post(f"/rule-sets/{story['id']}/moves", json={"move": "publish"})
    assert (answer.status_code, "somebody else" in answer.json()["detail"]) == (403, True)


def test_rules_with_errors_are_not_published_and_routing_goes_on(as_user: As, world: World) -> None:
    editor = as_user("rule_editor")
    broken = RULE | {"outcome": {"kind": "office", "office_code": "gone"}}
    story = saved(editor, begun(editor), [broken])
    found = editor.get(f"/rule-sets/{story['id']}/problems").json()["items"]
    assert [(p["kind"], p["severity"]) for p in found if p["kind"] != "gap"] == [("no_target", "error")]
    assert found[0]["kind"] == "no_target", "errors come first"
    answer = editor.post(f"/rule-sets/{story['id']}/moves", json={"move": "submit"})
    assert (answer.status_code, answer.json()["problems"][0]["kind"]) == (409, "no_target")
    asked = {"lng": 120.025, "lat": 30.05, "category": "E0101"}
    assert as_user("county").post("/route", json=asked).json()["office"]["code"] == f"{ONE}001-urban_enforcement"


def test_unsaved_rules_are_checked_too(as_user: As, world: World) -> None:
    editor = as_user("rule_editor")
    story = begun(editor)
    body = {"rules": [RULE, RULE | {"name": "又一条"}]}
    found = editor.post(f"/rule-sets/{story['id']}/problems", json=body).json()["items"]
    assert "unreachable" in {p["kind"] for p in found}


def test_an_office_that_closed_after_publication_sends_the_case_to_coordination(
    as_user: As, session: Session, world: World
) -> None:
    published(as_user, [RULE])
    session.get_one(Office, POLICE).valid_to = date(2026, 3, 10)
    session.flush()
    asked = {"lng": 120.025, "lat": 30.05, "category": "E0101"}
    answer = as_user("county").post("/route", json=asked).json()
    assert (answer["office"], answer["rule"], answer["routing_rule"]["code"]) == (None, "R2", "T-006")
    assert POLICE in answer["reasons"][-1]["text_zh"]


def test_a_delegation_counts_from_its_day(as_user: As, world: World) -> None:
    delegated = RULE | {
        "delegated": True,
        "basis": "浙政发〔2026〕1号",
        "conditions": RULE["conditions"] | {"from_day": "2026-04-01"},  # type: ignore[operator]
    }
    story = published(as_user, [delegated])
    asked = {"lng": 120.025, "lat": 30.05, "category": "E0101"}
    before = as_user("county").post("/route", json=asked | {"at": "2026-03-31T12:00:00+08:00"}).json()
    after = as_user("county").post("/route", json=asked | {"at": "2026-04-01T12:00:00+08:00"}).json()
    assert (before["office"]["code"], after["office"]["code"]) == (f"{ONE}001-urban_enforcement", POLICE)
    assert after["routing_rule"]["basis"] == "浙政发〔2026〕1号"
    assert any(r["key"] == "delegation" and "自 2026-04-01 起下放" in r["text_zh"] for r in after["reasons"])
    assert story["rules"][0]["delegated"]


ASKED = {"lng": 120.025, "lat": 30.05, "category": "E0101"}


@pytest.mark.parametrize(
    ("at", "off"),
    [
        ("2026-03-11T10:00:00+08:00", False),
        ("2026-03-11T12:30:00+08:00", True),
        ("2026-03-14T10:00:00+08:00", True),
        ("2026-02-14T10:00:00+08:00", False),
    ],
)
def test_hours_follow_the_work_calendar(as_user: As, session: Session, world: World, at: str, off: bool) -> None:
    """A Wednesday, its lunch break, a Saturday, and a Saturday on which people work."""
    published(as_user, [RULE | {"conditions": {"hours": "off"}}])
    session.execute(text("UPDATE rule_sets SET valid_from = '2026-01-01'"))
    answer = as_user("county").post("/route", json=ASKED | {"at": at}).json()
    assert (answer["office"]["code"] == POLICE) is off


def test_the_owner_of_a_component_handles_and_the_line_supervises(as_user: As, world: World) -> None:
    rule = {"name": "部件", "conditions": {"component_owner": True}, "outcome": {"kind": "component_owner"}}
    published(as_user, [rule])
    owner = f"{ONE}001-housing"
    answer = as_user("county").post("/route", json=ASKED | {"component_owner": owner}).json()
    assert (answer["office"]["code"], answer["rule"]) == (owner, "R1")
    assert answer["co_offices"][0]["code"] == f"{ONE}001-urban_enforcement"
    assert as_user("county").post("/route", json=ASKED).json()["routing_rule"] is None
    body = {"category_code": "E0101", "description": "杆线", "lng": 120.025, "lat": 30.05}
    worker = as_user("worker")
    taken = worker.put(f"/reports/{uuid4()}", json=body | {"component_owner": owner}).json()
    assert taken["route"]["office"]["code"] == owner
    refused = worker.put(f"/reports/{uuid4()}", json=body | {"component_owner": "nobody"})
    assert (refused.status_code, refused.json()["field"]) == (422, "component_owner")


def test_words_show_the_number_to_call_first_and_routing_goes_on(as_user: As, world: World) -> None:
    editor = as_user("rule_editor")
    published(as_user, [rule for rule in begun(editor)["rules"] if rule["outcome"]["kind"] == "mark"])
    body = {"category_code": "E0101", "description": "摊位着火了", "lng": 120.025, "lat": 30.05}
    route = as_user("worker").put(f"/reports/{uuid4()}", json=body).json()["route"]
    assert (route["notice"], "emergency" in route["flags"]) == ("119", True)
    assert route["reasons"][2]["text_zh"].startswith("先拨打 119")
    assert route["office"]["code"] == f"{ONE}001-urban_enforcement"
    assert route["routing_rule"] is None


@pytest.mark.parametrize("ladder", ["R2", "R3", "R4"])
def test_a_rule_may_leave_it_to_people(as_user: As, world: World, ladder: str) -> None:
    published(as_user, [RULE | {"outcome": {"kind": "ladder", "ladder": ladder, "platform": "order"}}])
    answer = as_user("county").post("/route", json=ASKED).json()
    assert (answer["office"], answer["rule"], answer["platform"]) == (None, ladder, "order")


def test_a_major_matter_goes_to_the_command_centre(as_user: As, world: World) -> None:
    mark = {"name": "重大", "conditions": {"words": ["聚集"]}, "outcome": {"kind": "mark", "marks": ["major"]}}
    published(as_user, [mark, RULE])
    answer = as_user("county").post("/route", json=ASKED | {"words": "多人聚集"}).json()
    named = answer["office"]["agency_type"]
    assert (named, answer["rule"], "major" in answer["flags"]) == ("police", "R3", True), "who owns it is proposed"


def test_rules_of_a_day_are_those_in_force_on_it(as_user: As, world: World) -> None:
    first = published(as_user, [RULE])
    editor = as_user("rule_editor")
    story = saved(editor, begun(editor), [])
    moved(editor, story, "submit")
    later = moved(as_user("rule_publisher"), story, "publish", effective_on="2026-05-01")
    assert (later["in_force"], later["base_id"]) == (False, first["id"])
    asked = {"lng": 120.025, "lat": 30.05, "category": "E0101"}
    day = as_user("county").post("/route", json=asked | {"at": "2026-04-30T12:00:00+08:00"}).json()
    assert day["routing_rule"]["set_id"] == first["id"]
    assert (
        as_user("county").post("/route", json=asked | {"at": "2026-05-01T12:00:00+08:00"}).json()["routing_rule"]
        is None
    )
    held = editor.get("/rule-sets/in-force", params={"county": ONE, "at": "2026-05-02"}).json()
    assert held["id"] == later["id"]


def test_a_draft_on_old_rules_is_put_on_the_new_ones(as_user: As, world: World) -> None:
    editor, head = as_user("rule_editor"), as_user("rule_publisher")
    stale = saved(editor, begun(editor), [RULE])
    other = RULE | {"name": "另一条", "conditions": {"categories": ["G0101"]}}
    published(as_user, [other])
    stale = editor.get(f"/rule-sets/{stale['id']}").json()
    assert (stale["stale"], "rebase" in stale["moves"]) == (True, True)
    moved(editor, stale, "submit")
    answer = head.post(f"/rule-sets/{stale['id']}/moves", json={"move": "publish", "effective_on": "2026-03-12"})
    assert answer.status_code == 409
    moved(head, stale, "return", note="规则已更新")
    fresh = moved(editor, stale, "rebase")
    assert [rule["name"] for rule in fresh["rules"]] == ["东镇占道转派出所", "另一条"]
    assert not fresh["stale"]
    moved(editor, fresh, "submit")
    assert moved(head, fresh, "publish", effective_on="2026-03-12")["state"] == "published"


def test_two_who_change_one_draft_do_not_overwrite_each_other(as_user: As, world: World) -> None:
    editor = as_user("rule_editor")
    story = begun(editor)
    saved(editor, story, [RULE])
    answer = editor.patch(f"/rule-sets/{story['id']}", json={"version": story["version"], "rules": []})
    assert (answer.status_code, answer.json()["version"]) == (409, 1)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (RULE | {"outcome": {"kind": "office"}}, "rules.1.outcome.office_code"),
        (RULE | {"delegated": True}, "rules.1.basis"),
        (RULE | {"conditions": {"weekdays": [9]}}, "rules.1.conditions.weekdays"),
    ],
)
def test_a_wrong_field_is_named(as_user: As, world: World, rule: dict[str, Any], field: str) -> None:
    editor = as_user("rule_editor")
    story = begun(editor)
    answer = editor.patch(f"/rule-sets/{story['id']}", json={"version": 0, "rules": [RULE, rule]})
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert editor.get(f"/rule-sets/{story['id']}").json()["version"] == 0


def test_rules_take_effect_today_or_later_and_after_those_before(as_user: As, world: World) -> None:
    editor, head = as_user("rule_editor"), as_user("rule_publisher")
    story = saved(editor, begun(editor), [RULE])
    moved(editor, story, "submit")
    path = f"/rule-sets/{story['id']}/moves"
    past = head.post(path, json={"move": "publish", "effective_on": "2026-03-10"})
    assert (past.status_code, past.json()["field"]) == (422, "effective_on")
    moved(head, story, "publish")
    far = head.post(path, json={"move": "revoke", "note": "x"})
    assert far.status_code == 409, "it is in force"
    again = begun(editor)
    moved(editor, again, "submit")
    again_path = f"/rule-sets/{again['id']}/moves"
    never = head.post(again_path, json={"move": "publish", "effective_on": "9999-12-31"})
    assert (never.status_code, never.json()["field"]) == (422, "effective_on")
    coming = moved(head, again, "publish", effective_on="2026-03-12")
    assert (coming["state"], coming["moves"]) == ("published", ["revoke"])
    assert head.get(f"/rule-sets/{story['id']}").json()["valid_to"] == "2026-03-12"
    assert moved(head, again, "revoke", note="暂缓")["state"] == "withdrawn"
    assert head.get(f"/rule-sets/{story['id']}").json()["valid_to"] is None


def test_rules_published_by_mistake_are_replaced_on_the_same_day(as_user: As, world: World) -> None:
    wrong = published(as_user, [RULE | {"name": "写错了"}])
    editor, head = as_user("rule_editor"), as_user("rule_publisher")
    story = saved(editor, begun(editor), [])
    moved(editor, story, "submit")
    assert moved(head, story, "publish")["in_force"]
    gone = head.get(f"/rule-sets/{wrong['id']}").json()
    assert (gone["state"], gone["valid_from"], len(gone["rules"])) == ("withdrawn", None, 1)


def test_what_is_published_is_what_was_read(as_user: As, world: World) -> None:
    editor, head = as_user("rule_editor"), as_user("rule_publisher")
    story = saved(editor, begun(editor), [RULE])
    moved(editor, story, "submit")
    moved(head, story, "return", note="再想想")
    fresh = saved(editor, story, [])
    moved(editor, fresh, "submit")
    path = f"/rule-sets/{story['id']}/moves"
    assert head.post(path, json={"move": "publish", "version": story["version"]}).status_code == 409
    assert moved(head, fresh, "publish", version=fresh["version"])["state"] == "published"


def test_the_trial_lists_past_cases_that_would_go_elsewhere(as_user: As, session: Session, world: World) -> None:
    south = a_case(session, world, grid_code=world.grid_of(f"{ONE}001"), at=AT, category="E0101")
    a_case(session, world, grid_code=world.grid_of(f"{ONE}002"), at=AT, category="E0101")
    a_case(session, world, grid_code=world.grid_of(TWO), at=AT, category="E0101")
    editor = as_user("rule_editor")
    story = begun(editor)
    body = {"rules": [RULE], "days": 30}
    trial = editor.post(f"/rule-sets/{story['id']}/trial", json=body).json()
    assert (trial["cases"], trial["moved"]) == (2, 1)
    (row,) = trial["items"]
    assert (row["number"], row["before"]["office_code"]) == (south.number, f"{ONE}001-urban_enforcement")
    assert row["after"]["office_code"] == POLICE
    assert sorted(use["cases"] for use in trial["by_rule"]) == [1, 1]
    same = editor.post(f"/rule-sets/{story['id']}/trial", json={}).json()
    assert (same["cases"], same["moved"], same["items"]) == (2, 0, [])


def test_returns_are_counted_for_the_rule_that_named_the_office(as_user: As, session: Session, world: World) -> None:
    published(as_user, [RULE])
    worker, dispatcher = as_user("worker"), as_user("dispatcher")
    body = {"category_code": "E0101", "description": "占道", "lng": 120.025, "lat": 30.05}
    numbers = [worker.put(f"/reports/{uuid4()}", json=body).json()["case_number"] for _ in range(3)]
    for number in numbers:
        state = dispatcher.get(f"/cases/{number}").json()["case"]["state"]
        if state != "dispatched":
            dispatcher.post(f"/cases/{number}/moves", json={"move": "register"})
            dispatcher.post(f"/cases/{number}/moves", json={"move": "dispatch", "office_code": POLICE})
    for number, decision in zip(numbers[:2], ("refuse_return", "uphold_return"), strict=True):
        move(session, SYSTEM, number, asked("return"), zone="Asia/Shanghai", at=AT)
        move(session, SYSTEM, number, asked(decision), zone="Asia/Shanghai", at=AT)
    session.flush()
    (row,) = as_user("rule_publisher").get("/rule-sets/record", params={"county": ONE}).json()["items"]
    assert (row["code"], row["cases"], row["returned"], row["upheld"]) == ("T-006", 3, 2, 1)
    assert row["rate"] == pytest.approx(1 / 3, abs=1e-4)


def test_rules_of_another_county_are_not_known(as_user: As, world: World) -> None:
    story = begun(as_user("rule_editor"))
    for name in ("other_county", "planner", "nobody"):
        assert as_user(name).get(f"/rule-sets/{story['id']}").status_code == 404
    assert as_user("rule_editor").post("/rule-sets", json={"county_code": TWO, "title": "x"}).status_code == 403
    assert as_user("county").get("/rule-sets").json()["items"][0]["id"] == story["id"]
    assert as_user("county").patch(f"/rule-sets/{story['id']}", json={"version": 0, "title": "x"}).status_code == 403


def test_the_editor_is_told_what_rules_can_name(as_user: As, world: World) -> None:
    options = as_user("rule_editor").get("/rule-sets/options", params={"county": ONE}).json()
    assert POLICE in {office["code"] for office in options["offices"]}
    assert {town["code"] for town in options["towns"]} == {f"{ONE}001", f"{ONE}002"}
    assert len(options["villages"]) == 4
    assert options["urgencies"] == ["P1", "P2", "P3", "P4"]


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    conditions=st.dictionaries(
        st.sampled_from(["categories", "places", "weekdays", "from_day", "words", "hours", "owners", "layer"]), ANY
    ),
    outcome=st.dictionaries(st.sampled_from(["kind", "office_code", "agency_type", "ladder", "marks", "notice"]), ANY),
    name=ANY,
)
def test_any_rule_is_kept_or_refused(
    as_user: As, world: World, conditions: dict[str, Any], outcome: dict[str, Any], name: Any
) -> None:
    editor = as_user("rule_editor")
    story = begun(editor)
    rules = [{"name": name, "conditions": conditions, "outcome": {"kind": "mark", "notice": "110"} | outcome}]
    body = json.dumps({"version": 0, "rules": rules})
    path = f"/rule-sets/{story['id']}"
    answer = editor.patch(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (200, 422), answer.text
    if answer.status_code == 200:
        assert editor.get(f"{path}/problems").status_code == 200
        assert editor.post(f"{path}/trial", json={"days": 30}).status_code == 200
