"""What rules are held to: the record of returns, the trial, the answers they are told in, and what drafts keep."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.api.handling import TO_POLICE, given_back, stepped
from tests.api.test_redecide import EAST, OFFICE, POLICE, WEST, corrected, reported
from tests.api.test_rules import begun, moved, published, saved
from tests.factories import AT, ONE, ZONE, World, a_case, an_account, an_office

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders")
ASKED: dict[str, str | float] = {"lng": 120.025, "lat": 30.05, "category": "E0101"}


def record_of(as_user: As) -> dict[str, dict[str, Any]]:
    rows = as_user("rule_editor").get("/rule-sets/record", params={"county": ONE}).json()["items"]
    return {row["code"]: row for row in rows}


def test_a_return_by_an_office_chosen_by_hand_is_not_the_rules(as_user: As, session: Session, world: World) -> None:
    """The category's owner was passed over, and took the case in the end."""
    an_account(session, "police_clerk", ("office_clerk", "office", POLICE))
    number, desk = reported(as_user), as_user("dispatcher")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=POLICE)
    given_back(as_user, number, "police_clerk")
    stepped(desk, number, "dispatch", office_code=OFFICE)
    row = record_of(as_user)[""]
    assert (row["cases"], row["returned"], row["upheld"]) == (1, 0, 0)


def test_a_case_counts_for_the_rule_that_stood_when_it_was_dispatched(as_user: As, world: World) -> None:
    published(as_user, [TO_POLICE | {"conditions": {"categories": ["E0107"]}}])
    number, desk = reported(as_user), as_user("dispatcher")
    corrected(desk, number, category_code="E0107")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=POLICE)
    assert {code: row["cases"] for code, row in record_of(as_user).items()} == {"T-006": 1}


def test_a_draft_put_on_newer_rules_keeps_the_order_it_gave_them(as_user: As, world: World) -> None:
    one = TO_POLICE | {"name": "一", "conditions": {"words": ["甲"]}}
    two = TO_POLICE | {"name": "二", "conditions": {"words": ["乙"]}}
    first, second = published(as_user, [one, two])["rules"]
    editor, head = as_user("rule_editor"), as_user("rule_publisher")
    mine = saved(editor, begun(editor), [second, first])
    assert mine["changes"]["moved"]
    third = TO_POLICE | {"name": "三", "conditions": {"words": ["丙"]}}
    other = saved(editor, begun(editor), [first, second, third])
    moved(editor, other, "submit")
    moved(head, other, "publish", effective_on="2026-04-01")
    story = moved(editor, mine, "rebase")
    assert [rule["name"] for rule in story["rules"]] == ["二", "一", "三"]


def test_the_trial_of_rules_for_a_later_day_replays_the_last_days(as_user: As, session: Session, world: World) -> None:
    a_case(session, world, grid_code=WEST, at=AT - timedelta(days=5))
    editor = as_user("rule_editor")
    story = saved(editor, begun(editor), [TO_POLICE])
    path = f"/rule-sets/{story['id']}"
    later = editor.patch(path, json={"version": story["version"], "effective_on": "2026-04-20"})
    assert later.json()["effective_on"] == "2026-04-20"
    assert editor.post(f"{path}/trial", json={"days": 30}).json()["moved"] == 1


def test_the_trial_asks_by_the_grid_that_counts_now(as_user: As, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    corrected(desk, number, lng=120.075, lat=30.05)
    editor = as_user("rule_editor")
    path = f"/rule-sets/{begun(editor)['id']}/trial"
    for grid, count in ((WEST, 0), (EAST, 1)):
        rule = TO_POLICE | {"conditions": {"places": [grid]}}
        assert editor.post(path, json={"rules": [rule]}).json()["moved"] == count, grid


@pytest.mark.parametrize("conditions", [{"sources": ["citzen"]}, {"urgencies": ["P9"]}, {"zone_kinds": ["prak"]}])
def test_a_rule_that_can_never_hold_does_not_pass(as_user: As, world: World, conditions: dict[str, Any]) -> None:
    editor = as_user("rule_editor")
    path = f"/rule-sets/{begun(editor)['id']}/problems"
    answer = editor.post(path, json={"rules": [TO_POLICE | {"conditions": conditions}]})
    errors = [one for one in answer.json().get("items", []) if one["severity"] == "error" and one["kind"] != "gap"]
    assert answer.status_code == 422 or errors, answer.text


def test_a_rule_for_an_urgency_leaves_no_gap_there(as_user: As, session: Session, world: World) -> None:
    editor = as_user("rule_editor")
    path = f"/rule-sets/{begun(editor)['id']}/problems"

    def gaps(urgency: str) -> set[str]:
        rule = TO_POLICE | {"conditions": {"urgencies": [urgency]}}
        items = editor.post(path, json={"rules": [rule]}).json()["items"]
        return {one["category_code"] for one in items if one["kind"] == "gap"}

    ordinary = set(session.scalars(text("SELECT code FROM categories WHERE level = 2 AND urgency = 'P3'")))
    assert gaps("P3") & ordinary == set()
    assert gaps("P1") & ordinary


def test_a_blank_behind_a_word_does_not_count(as_user: As, world: World) -> None:
    published(as_user, [TO_POLICE | {"conditions": {"words": ["占道 "]}}])
    number = reported(as_user)
    decision = as_user("dispatcher").get(f"/cases/{number}").json()["decision"]
    assert decision["routing_rule"]["code"] == "T-006"


def test_marks_of_the_rule_that_decides_are_told(as_user: As, world: World) -> None:
    outcome = {"kind": "office", "office_code": POLICE, "marks": ["major"]}
    published(as_user, [TO_POLICE | {"outcome": outcome}])
    number = reported(as_user)
    decision = as_user("dispatcher").get(f"/cases/{number}").json()["decision"]
    assert decision["rule"] == "R3"
    assert any("重大事项" in told["text_zh"] and "T-006" in told["text_zh"] for told in decision["reasons"])


def test_a_report_about_staff_goes_to_discipline_and_to_nobody_beside_it(
    as_user: As, session: Session, world: World
) -> None:
    """The office complained about would else be told as the category's owner."""
    an_office(session, ONE, "county", "discipline")
    an_account(session, "inspector", ("discipline_inspector", "county", ONE))
    outcome = {"kind": "agency", "agency_type": "discipline", "marks": ["staff_involved"]}
    published(as_user, [{"name": "涉员", "conditions": {"words": ["吃拿卡要"]}, "outcome": outcome}])
    number = reported(as_user, description="城管吃拿卡要")
    for chain in ("dispatcher", "town", "county", "clerk", "worker", "rule_publisher"):
        assert as_user(chain).get(f"/cases/{number}").status_code == 404, chain
    story = as_user("inspector").get(f"/cases/{number}").json()
    assert {"staff_involved", "sensitive"} <= set(story["case"]["flags"])
    assert story["case"]["state"] == "submitted", "no rule moves it"
    assert story["decision"]["office"]["agency_type"] == "discipline"
    assert story["decision"]["co_offices"] == []


def test_rules_see_the_exclusive_grid(as_user: As, world: World) -> None:
    published(as_user, [TO_POLICE | {"conditions": {"layer": "exclusive", "zone_kinds": ["park"]}}])
    inside = as_user("worker").post("/route", json=ASKED | {"lng": 120.1, "lat": 30.1}).json()
    assert (inside["grid"]["code"], inside["office"]["code"]) == (ZONE, POLICE)
    assert inside["routing_rule"]["code"] == "T-006"
    assert as_user("county").post("/route", json=ASKED).json()["office"]["code"] == OFFICE


def test_a_rule_counts_until_its_last_day_and_on_its_weekdays(as_user: As, world: World) -> None:
    """The 11th is a Wednesday, and the first rule's last day is over with the 10th."""
    left = {"kind": "ladder", "ladder": "R3"}
    rules = [
        TO_POLICE | {"conditions": {"until_day": "2026-03-11"}},
        TO_POLICE | {"name": "周二", "conditions": {"weekdays": [2]}},
        TO_POLICE | {"name": "周三", "conditions": {"weekdays": [3]}, "outcome": left},
    ]
    published(as_user, rules)
    answer = as_user("county").post("/route", json=ASKED).json()
    assert (answer["rule"], answer["routing_rule"]["code"]) == ("R3", "T-008")


def test_the_decision_kept_is_the_answer_given(as_user: As, world: World) -> None:
    outcome = {"kind": "mark", "marks": ["emergency"], "notice": "119"}
    fire = {"name": "火", "conditions": {"words": ["火"]}, "outcome": outcome}
    delegated = {"delegated": True, "basis": "浙政发〔2026〕1号", "conditions": {"from_day": "2026-03-01"}}
    published(as_user, [fire, TO_POLICE | delegated])
    number = reported(as_user, description="着火")
    kept = as_user("dispatcher").get(f"/cases/{number}").json()["decision"]
    asked = ASKED | {"words": "着火", "source": "grid_worker"}
    answered = as_user("worker").post("/route", json=asked).json()
    kept.pop("timings_ms")
    answered.pop("timings_ms")
    assert kept == answered
    assert (kept["notice"], kept["routing_rule"]["delegated"]) == ("119", True)


def test_what_comes_along_with_a_submission_is_kept(as_user: As, world: World) -> None:
    editor = as_user("rule_editor")
    story = saved(editor, begun(editor), [TO_POLICE])
    story = moved(editor, story, "submit", effective_on="2026-04-01", document_number="南指〔2026〕7号")
    assert (story["effective_on"], story["document_number"]) == ("2026-04-01", "南指〔2026〕7号")


@pytest.mark.parametrize(
    "wrong",
    [
        {"effective_on": "0001-01-01"},
        {"rules": [TO_POLICE | {"delegated": True, "basis": "浙政发〔2026〕1号"}]},
        {"rules": [TO_POLICE | {"conditions": {"weekdays": [10**30]}}]},
    ],
    ids=["a day before all", "a delegation without a first day", "no weekday"],
)
def test_what_can_not_be_meant_is_refused_and_the_draft_stays(as_user: As, world: World, wrong: dict[str, Any]) -> None:
    editor = as_user("rule_editor")
    path = f"/rule-sets/{begun(editor)['id']}"
    before = editor.get(path).json()
    assert editor.patch(path, json={"version": 0} | wrong).status_code == 422
    assert editor.get(path).json() == before
