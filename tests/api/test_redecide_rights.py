"""Who may put a case right, what a preview and a trial give away, and who may see and change rules."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from tests.api.handling import TO_POLICE, a_category
from tests.api.test_redecide import corrected, reported
from tests.api.test_rules import begun, moved, published, saved
from tests.factories import ONE, TWO, World, an_account

As = Callable[[str], TestClient]
SEALED = "G0102"


def test_nobody_alone_takes_a_sealed_case_out_of_its_seal(as_user: As, session: Session, world: World) -> None:
    """Whoever may read sealed cases and put cases right could make one readable by another category."""
    an_account(session, "trusted", ("dispatcher", "town", f"{ONE}001"), ("town_leader", "town", f"{ONE}001"))
    number = reported(as_user, category_code=SEALED, description="家暴")
    assert as_user("trusted").get(f"/cases/{number}").status_code == 200
    as_user("trusted").post(f"/cases/{number}/redecide", json={"category_code": "E0101", "note": "误报"})
    for name in ("rule_editor", "clerk", "dispatcher"):
        assert as_user(name).get(f"/cases/{number}").status_code == 404, name


@pytest.mark.parametrize("name", ["rule_editor", "county", "other_county", "dispatcher", "clerk", "nobody"])
def test_a_sealed_case_has_no_decisions_for_others(as_user: As, world: World, name: str) -> None:
    number = reported(as_user, category_code=SEALED, description="家暴")
    assert as_user("town").get(f"/cases/{number}/decisions").status_code == 200
    client = as_user(name)
    assert client.get(f"/cases/{number}/decisions").status_code == 404
    asked = {"category_code": "E0101", "preview": True}
    assert client.post(f"/cases/{number}/redecide", json=asked).status_code == 404


def test_a_case_put_under_a_sealed_category_is_sealed(as_user: As, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    answer = desk.post(f"/cases/{number}/redecide", json={"category_code": SEALED, "note": "实为家暴"})
    assert answer.status_code == 200, answer.text
    assert desk.get(f"/cases/{number}").status_code == 404
    assert as_user("town").get(f"/cases/{number}").status_code == 200


def test_a_preview_names_nobody_whom_the_actor_may_not_ask_about(as_user: As, session: Session, world: World) -> None:
    number = reported(as_user)
    session.execute(
        text(
            "DELETE FROM posts WHERE role_code = 'reporter'"
            " AND account_id = (SELECT id FROM accounts WHERE username = 'dispatcher')"
        )
    )
    desk, north = as_user("dispatcher"), {"lng": 120.025, "lat": 30.15}
    assert desk.post("/route", json=north).status_code == 403
    tried = corrected(desk, number, preview=True, **north)
    assert (tried["after"]["town"]["code"], tried["after"]["team"]) == (f"{ONE}002", [])


def test_a_trial_tells_nothing_of_sealed_cases(as_user: As, world: World) -> None:
    """Else words of a sealed report could be found by trying rules on them."""
    reported(as_user, category_code=SEALED, description="张三家暴")
    reported(as_user, description="王五占道")
    editor = as_user("rule_editor")
    story = begun(editor)

    def moved_by(word: str) -> Any:
        rule = TO_POLICE | {"conditions": {"words": [word]}}
        trial = editor.post(f"/rule-sets/{story['id']}/trial", json={"rules": [rule]}).json()
        return trial["moved"], sum(use["cases"] for use in trial["by_rule"] if use["code"])

    assert moved_by("张三") == moved_by("李四") == (0, 0)
    assert moved_by("王五") == (1, 1)


def test_an_owner_in_another_county_is_no_owner(as_user: As, session: Session, world: World) -> None:
    published(
        as_user,
        [{"name": "权属", "conditions": {"component_owner": True}, "outcome": {"kind": "component_owner"}}],
    )
    foreign = f"{TWO}001-municipal"
    an_account(session, "foreign", ("office_clerk", "office", foreign))
    body = {
        "category_code": a_category(session, "auto_register"),
        "description": "井盖",
        "lng": 120.025,
        "lat": 30.05,
        "component_owner": foreign,
    }
    answer = as_user("worker").put(f"/reports/{uuid4()}", json=body)
    assert (answer.status_code, answer.json()["field"]) == (422, "component_owner")
    assert session.scalars(select(Case).where(Case.office_code == foreign)).all() == []


def test_a_stranger_sees_and_changes_no_rules(as_user: As, session: Session, world: World) -> None:
    """Of another county, of a town below, and of other work in the county."""
    an_account(session, "two", ("rule_editor", "county", TWO), ("rule_publisher", "county", TWO))
    an_account(session, "town_editor", ("rule_editor", "town", f"{ONE}001"))
    path = f"/rule-sets/{begun(as_user('rule_editor'))['id']}"
    asked: list[tuple[str, str, dict[str, Any] | None]] = [
        ("GET", path, None),
        ("GET", f"{path}/problems", None),
        ("POST", f"{path}/problems", {}),
        ("POST", f"{path}/trial", {}),
        ("PATCH", path, {"version": 0, "title": "改"}),
        ("POST", f"{path}/moves", {"move": "submit"}),
        ("GET", f"/rule-sets/record?county={ONE}", None),
        ("GET", f"/rule-sets/habits?county={ONE}", None),
        ("GET", f"/rule-sets/options?county={ONE}", None),
        ("GET", f"/rule-sets/in-force?county={ONE}", None),
        ("GET", f"/rule-sets?county={ONE}", None),
    ]
    for name in ("two", "town_editor", "dispatcher", "worker", "planner", "nobody", "clerk"):
        client = as_user(name)
        for method, where, body in asked:
            assert client.request(method, where, json=body).status_code in {403, 404}, (name, method, where)
        answer = client.get("/rule-sets")
        assert answer.status_code == 403 or answer.json()["items"] == [], name


def test_whoever_only_reads_or_publishes_rules_changes_none(as_user: As, session: Session, world: World) -> None:
    an_account(session, "both", ("rule_editor", "county", ONE), ("rule_publisher", "county", ONE))
    both = as_user("both")
    story = saved(both, begun(both), [TO_POLICE])
    path = f"/rule-sets/{story['id']}"
    for name in ("county", "rule_publisher"):
        answer = as_user(name).patch(path, json={"version": story["version"], "title": "改"})
        assert answer.status_code == 403, name
    assert as_user("county").post(f"{path}/moves", json={"move": "submit"}).status_code == 403
    moved(both, story, "submit")
    assert both.post(f"{path}/moves", json={"move": "publish"}).status_code == 403, "it is their own"


def test_rules_are_audited_as_plans_are(as_user: As, session: Session, world: World) -> None:
    published(as_user, [TO_POLICE])
    acts = session.scalars(text("SELECT act FROM audit_entries")).all()
    assert [act for act in acts if act.startswith("rule")], acts


ODD = (
    "/cases?flag=nonsense",
    "/cases?flag=%00",
    "/cases/%00/decisions",
    "/rule-sets?county=%00",
    "/rule-sets/in-force?county=%00",
    "/rule-sets/options?county=%00",
    "/rule-sets/record?county=%00",
    "/rule-sets/99999999999999999999999999",
    "/rule-sets/-1",
    "/rule-sets/99999999999999999999999999/problems",
    "/people?parent=%00",
    "/leaves?parent=%00",
)
THERE = {"lng": 120.02, "lat": 30.05}
ODD_PLACES: tuple[dict[str, object], ...] = (
    THERE | {"category": "\0"},
    THERE | {"category": "E0101", "component_owner": "\0"},
    THERE | {"category": "E0101", "words": "\0"},
    THERE | {"accuracy_m": "nan"},
    THERE | {"datum": "\0"},
    {"lng": "nan", "lat": 30},
    {"address": "\0"},
    THERE | {"wrong": "x"},
)


@pytest.mark.parametrize("path", ODD)
def test_an_odd_question_is_refused(as_user: As, session: Session, world: World, path: str) -> None:
    an_account(session, "all", ("county_leader", "all", ""), ("rule_editor", "all", ""))
    answer = as_user("all").get(path)
    assert answer.status_code in {403, 404, 422}, answer.text


@pytest.mark.parametrize("asked", ODD_PLACES)
def test_a_question_about_an_odd_place_is_refused(as_user: As, world: World, asked: dict[str, object]) -> None:
    assert as_user("county").post("/route", json=asked).status_code == 422
