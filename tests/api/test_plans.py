"""A plan's way over HTTP: submitted, consented to, approved by another person, in force on its day, remembered."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.schemas.net import NetChanges
from api.schemas.plan_weights import MovedAreas, PlanProblems
from api.schemas.plans import PlanShapes
from gridgis.cases.models import Case
from gridgis.core.errors import Misset
from gridgis.core.thresholds import Threshold
from gridgis.plans.moving import publish_due
from tests.api.planning import DAY, DOCUMENT, EAST, OFFICES, VILLAGE, WEST, Desk, across, line
from tests.factories import AT, ONE, START, TWO, World, a_case

As = Callable[[str], TestClient]
THIRD = f"{VILLAGE}003"


@pytest.fixture
def desk(as_user: As, world: World) -> Desk:
    """A plan that splits the western grid, with a chief for the new one."""
    desk = Desk.begin(as_user("planner"))
    desk.edit("split", code=WEST, line=across(30.04))
    desk.edit("assign", code=THIRD, chief_id=world.cadres[WEST])
    return desk


def states(desk: Desk) -> list[tuple[str, str]]:
    return [(step["move"], step["target"]) for step in desk.view["history"]]


def test_from_draft_to_the_net(desk: Desk, as_user: As) -> None:
    assert desk.view["moves"] == ["submit", "withdraw"]
    desk.publish(as_user)
    assert desk.view["plan"]["state"] == "effective"
    assert desk.view["plan"]["published_at"]
    assert states(desk) == [
        ("begin", "draft"),
        ("submit", "submitted"),
        ("consent", "submitted"),
        ("consent", "submitted"),
        ("consent", "submitted"),
        ("approve", "approved"),
        ("publish", "effective"),
    ]
    new = desk.client.get(f"/grids/{THIRD}").json()
    assert (new["valid_from"], new["households"]) == (DAY, 120)
    there = {"lng": 120.02, "lat": 30.02}
    before = desk.client.post("/route", json=there | {"at": "2026-03-10T12:00:00+08:00"}).json()
    after = desk.client.post("/route", json=there).json()
    assert (before["grid"]["code"], after["grid"]["code"]) == (WEST, THIRD)


def test_a_grid_without_a_chief_keeps_a_plan_from_being_submitted(as_user: As, world: World) -> None:
    desk = Desk.begin(as_user("planner"))
    assert desk.move(desk.client, "submit").status_code == 409, "it changes nothing"
    desk.edit("split", code=WEST, line=across(30.04))
    refused = desk.move(desk.client, "submit")
    assert refused.status_code == 409
    (problem,) = refused.json()["problems"]
    assert (problem["kind"], problem["codes"]) == ("no_chief", [THIRD])
    assert problem["text_zh"].endswith(" 没有网格长")
    (problem,) = [p for p in desk.problems() if p["kind"] == "no_chief"]
    desk.edit(**problem["repair"]["edit"])
    assert desk.move(desk.client, "submit").status_code == 200


def test_the_author_can_neither_consent_nor_approve(as_user: As, world: World) -> None:
    both = Desk.begin(as_user("planner_reviewer"))
    both.edit("rename", code=WEST, name="甲")
    both.move(both.client, "submit")
    assert both.move(both.client, "consent", office="order").status_code == 403
    for office, account in OFFICES.items():
        assert both.move(as_user(account), "consent", office=office).status_code == 200
    view = both.client.get(both.path).json()
    assert view["moves"] == ["withdraw"]
    refused = both.move(both.client, "approve", **DOCUMENT)
    assert refused.status_code == 403
    assert both.move(as_user("reviewer"), "approve", **DOCUMENT).status_code == 200
    assert both.move(both.client, "publish").status_code == 403


def test_every_office_must_consent_once_and_for_itself(desk: Desk, as_user: As) -> None:
    reviewer = as_user("reviewer")
    desk.move(desk.client, "submit")
    assert desk.move(reviewer, "approve", **DOCUMENT).json()["offices"] == ["order", "organisation", "civil"]
    assert desk.move(reviewer, "consent", office="civil").status_code == 403
    assert desk.move(reviewer, "consent", office="x").status_code == 422
    view = desk.move(reviewer, "consent", office="order").json()
    assert [(one["office"], one["actor"]) for one in view["consents"]] == [
        ("order", "reviewer"),
        ("organisation", None),
        ("civil", None),
    ]
    assert view["moves"] == ["return"]
    assert desk.move(reviewer, "consent", office="order").status_code == 409
    assert desk.move(reviewer, "return").status_code == 422, "a return needs a note"
    desk.view = desk.move(reviewer, "return", note="西侧再看").json()
    assert desk.view["plan"]["state"] == "returned"
    desk.edit("rename", code=WEST, name="甲")
    desk.move(desk.client, "submit")
    assert desk.client.get(desk.path).json()["consents"][0]["actor"] is None, "consents end with a return"


def test_a_submitted_plan_is_taken_back_to_be_changed_until_somebody_consents(desk: Desk, as_user: As) -> None:
    desk.move(desk.client, "submit")
    assert desk.move(as_user("reviewer"), "recall").status_code == 403
    back = desk.move(desk.client, "recall", note="漏了一处").json()
    assert (back["plan"]["state"], back["can_edit"], back["moves"]) == ("draft", True, ["submit", "withdraw"])
    assert (back["history"][-1]["move"], back["history"][-1]["note"]) == ("recall", "漏了一处")
    desk.view = back
    desk.edit("rename", code=THIRD, name="南片")
    desk.move(desk.client, "submit")
    desk.move(as_user("civil"), "consent", office="civil")
    assert "recall" not in desk.client.get(desk.path).json()["moves"]
    late = desk.move(desk.client, "recall")
    assert (late.status_code, late.json()["offices"]) == (409, ["civil"])
    assert "退回" in late.json()["detail"] or "return" in late.json()["detail"]
    assert desk.move(desk.client, "withdraw").json()["plan"]["state"] == "withdrawn"


def test_a_plan_sent_back_is_asked_about_anew_after_it_was_taken_back(desk: Desk, as_user: As) -> None:
    desk.move(desk.client, "submit")
    desk.move(as_user("civil"), "consent", office="civil")
    desk.move(as_user("reviewer"), "return", note="边界不清")
    assert desk.move(desk.client, "recall").status_code == 409, "it is in the author's hands already"
    desk.move(desk.client, "submit")
    assert desk.move(desk.client, "recall").json()["plan"]["state"] == "draft", "consents of before do not count"


def test_edits_are_told_with_the_names_that_grids_had_and_got(desk: Desk, world: World) -> None:
    desk.edit("merge", codes=[EAST, THIRD])
    desk.edit("renumber", code=EAST, new_code=f"{VILLAGE}017")
    desk.edit("rename", code=f"{VILLAGE}017", name="东片")
    told = {
        edit["kind"]: [(one["code"][-3:], one["was"], one["name"], one["gone"]) for one in edit["grids"]]
        for edit in desk.client.get(desk.path).json()["edits"]
    }
    east, third = told["merge"][0][2], told["merge"][1][2]
    assert told["split"][0][0] == "001", "the grid that was cut comes first"
    assert ("003", None, third, False) in told["split"]
    assert told["merge"][:2] == [("002", east, east, False), ("003", third, third, True)], "a grid merged away too"
    assert told["renumber"][0] == ("002", east, east, True)
    assert ("017", None, east, False) in told["renumber"]
    assert [one["code"] for one in desk.client.get(desk.path).json()["edits"][0]["grids"] if one["redrawn"]] == [EAST]
    assert [edit["about"] for edit in desk.client.get(desk.path).json()["edits"]] == [2, 1, 2, 2, 1]
    assert told["rename"] == [("017", east, "东片", False)]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"effective_on": DAY}, "document_number"),
        ({"document_number": "1号"}, "effective_on"),
        ({"document_number": "1号", "effective_on": "2026-03-10"}, "effective_on"),
    ],
)
def test_approval_needs_a_document_and_a_day_to_come(
    desk: Desk, as_user: As, facts: dict[str, Any], field: str
) -> None:
    desk.move(desk.client, "submit")
    for office, account in OFFICES.items():
        desk.move(as_user(account), "consent", office=office)
    refused = desk.move(as_user("reviewer"), "approve", **facts)
    assert (refused.status_code, refused.json()["field"]) == (422, field)


def test_moves_that_do_not_start_here_are_refused_with_those_that_do(desk: Desk, as_user: As) -> None:
    refused = desk.move(as_user("reviewer"), "publish")
    assert refused.json()["allowed"] == ["submit", "withdraw"]
    assert desk.move(desk.client, "explode").status_code == 422
    desk.move(desk.client, "submit")
    assert desk.ask("rename", code=WEST, name="甲").status_code == 409
    assert desk.move(desk.client, "withdraw").json()["plan"]["state"] == "withdrawn"


def test_a_plan_on_a_net_that_changed_is_told_what_and_is_put_on_the_new_one(desk: Desk, as_user: As) -> None:
    first = Desk.begin(as_user("planner_reviewer"), "先生效")
    first.edit("insert_vertex", code=WEST, begin=[120.05, 30.0], end=[120.05, 30.1], at=[120.055, 30.05])
    first.publish(as_user)
    refused = desk.move(desk.client, "submit")
    assert refused.status_code == 409
    assert refused.json()["codes"] == [EAST, WEST] or refused.json()["codes"] == [WEST, EAST]
    seen = desk.client.get(desk.path).json()
    assert seen["stale"] == refused.json()["codes"]
    assert seen["stale_names"] == refused.json()["names"] == [f"网格{code[6:]}" for code in seen["stale"]]
    answer = desk.client.post(f"{desk.path}/rebase", json={"version": desk.version})
    assert answer.status_code == 200, answer.text
    assert answer.json()["dropped"] == []
    desk.view = answer.json()["view"]
    assert desk.view["stale"] == []
    assert [120.055, 30.05] in desk.grids()[EAST]["geometry"]["coordinates"][0]
    assert desk.grids()[THIRD]["properties"]["households"] == pytest.approx(125, abs=6)
    assert desk.move(desk.client, "submit").status_code == 200


def test_an_edit_that_no_longer_fits_is_dropped_with_the_reason(as_user: As, world: World) -> None:
    late = Desk.begin(as_user("planner"))
    late.edit("merge", codes=[EAST, WEST])
    late.edit("rename", code=EAST, name="合")
    early = Desk.begin(as_user("planner_reviewer"), "先生效")
    early.edit("renumber", code=WEST, new_code=f"{VILLAGE}009")
    early.publish(as_user)
    answer = late.client.post(f"{late.path}/rebase", json={"version": late.version}).json()
    assert [(one["kind"], WEST in one["reason"]) for one in answer["dropped"]] == [("merge", True)]
    assert [edit["kind"] for edit in answer["view"]["edits"]] == ["rename"]


def test_new_grids_get_other_codes_on_a_net_where_theirs_are_taken(desk: Desk, as_user: As) -> None:
    early = Desk.begin(as_user("planner_reviewer"), "先生效")
    early.edit("split", code=EAST, line=line((120.04, 30.03), (120.11, 30.03)))
    (problem,) = [p for p in early.problems() if p["kind"] == "no_chief"]
    early.edit(**problem["repair"]["edit"])
    early.publish(as_user)
    answer = desk.client.post(f"{desk.path}/rebase", json={"version": desk.version}).json()
    assert answer["dropped"] == []
    fourth = f"{VILLAGE}004"
    assert answer["view"]["edits"][1]["codes"] == [fourth], "the chief is assigned to the grid's new code"
    assert desk.grids()[fourth]["properties"]["households"] == 120


def test_a_plan_for_a_later_day_is_published_by_the_worker_on_that_day(
    desk: Desk, as_user: As, session: Session
) -> None:
    reviewer = as_user("reviewer")
    desk.move(desk.client, "submit")
    for office, account in OFFICES.items():
        desk.move(as_user(account), "consent", office=office)
    desk.move(reviewer, "approve", document_number="1号", effective_on="2026-04-01")
    refused = desk.move(reviewer, "publish")
    assert refused.status_code == 409
    assert "2026-04-01" in refused.json()["detail"]
    assert publish_due(session, day=date(2026, 3, 31), at=AT) is None
    with session.begin_nested() as point:
        session.execute(delete(Threshold).where(Threshold.name == "household_spread"))
        with pytest.raises(Misset, match="household_spread"):
            publish_due(session, day=date(2026, 4, 1), at=AT)  # no fault of the plan: it waits, and goes back to nobody
        point.rollback()
    assert publish_due(session, day=date(2026, 4, 1), at=AT) == desk.view["plan"]["id"]
    session.commit()
    view = desk.client.get(desk.path).json()
    assert (view["plan"]["state"], view["history"][-1]["actor"]) == ("effective", "系统")
    assert desk.client.get(f"/grids/{THIRD}?at=2026-04-01").status_code == 200
    assert desk.client.get(f"/grids/{THIRD}?at=2026-03-31").status_code == 404


def test_a_plan_that_is_due_but_stale_goes_back_with_the_reason(desk: Desk, as_user: As, session: Session) -> None:
    desk.move(desk.client, "submit")
    for office, account in OFFICES.items():
        desk.move(as_user(account), "consent", office=office)
    desk.move(as_user("reviewer"), "approve", document_number="1号", effective_on="2026-04-01")
    first = Desk.begin(as_user("planner_reviewer"), "先生效")
    first.edit("rename", code=WEST, name="甲")
    first.publish(as_user)
    assert publish_due(session, day=date(2026, 4, 1), at=AT) == desk.view["plan"]["id"]
    session.commit()
    view = desk.client.get(desk.path).json()
    assert view["plan"]["state"] == "returned"
    assert view["history"][-1]["note"].startswith("方案绘制后网格已有变动")


def test_open_cases_change_hands_and_remember_where_they_were_filed(
    desk: Desk, as_user: As, session: Session, world: World
) -> None:
    south = a_case(session, world, grid_code=WEST, place=(120.02, 30.02), at=AT)
    north = a_case(session, world, grid_code=WEST, place=(120.02, 30.08), at=AT)
    session.commit()
    impact = desk.client.get(f"{desk.path}/impact").json()
    (case,) = impact["cases"]
    assert (case["number"], case["from_code"], case["to_code"]) == (south.number, WEST, THIRD)
    assert (case["from_chief"], case["to_chief"]) == (f"长{WEST[6:]}", f"长{WEST[6:]}")
    before, after = ({g["code"]: g[side] for g in impact["grids"]} for side in ("before", "after"))
    assert (before[WEST]["open_cases"], after[WEST]["open_cases"], after[THIRD]["open_cases"]) == (2, 1, 1)
    assert before[THIRD] is None
    assert [(s["from_code"], s["to_code"], s["households"]) for s in impact["streams"]] == [(WEST, THIRD, 120)]
    shapes = desk.client.get(f"{desk.path}/moved.geojson").json()
    (moved,) = shapes["features"]
    assert MovedAreas.model_validate(shapes, extra="forbid")
    assert (moved["properties"]["households"], moved["properties"]["to_code"]) == (120.0, THIRD)
    desk.publish(as_user)
    assert desk.client.get(f"{desk.path}/impact").json()["households"] == 120, "it is told after it took effect too"
    handed = desk.client.get(f"{desk.path}/handovers").json()["items"]
    assert [(h["case_number"], h["from_grid"], h["to_grid"]) for h in handed] == [(south.number, WEST, THIRD)]
    assert (handed[0]["title"], handed[0]["from_name"], handed[0]["to_name"]) == (
        case["title"],
        case["from_name"],
        case["to_name"],
    )
    assert handed[0]["title"]
    session.expire_all()
    cases = [session.get_one(Case, (one.county_code, one.number)) for one in (south, north)]
    assert [(case.grid_code, case.current_grid_code) for case in cases] == [(WEST, THIRD), (WEST, WEST)]
    last = as_user("county").get(f"/cases/{south.number}/events").json()["items"][-1]
    assert (last["move"], last["target"], last["note"]) == ("rehome", "submitted", "东部调整")


def test_a_plan_s_pages_show_what_the_document_tells(desk: Desk) -> None:
    for page, told in ((f"grids.geojson?village={VILLAGE}", PlanShapes), ("problems", PlanProblems)):
        shown = told.model_validate_json(desk.client.get(f"{desk.path}/{page}").content, strict=True, extra="forbid")
        assert shown.features


def test_the_family_the_days_and_two_days_compared(desk: Desk, as_user: As) -> None:
    desk.publish(as_user)
    family = desk.client.get(f"/grids/{THIRD}/family").json()
    assert desk.client.get(f"/grids/{EAST}/family").json()["items"] == [], "a vertex in its border is no descent"
    assert [(one["parent_code"], one["child_code"], one["kind"]) for one in family["items"]] == [
        (WEST, WEST, "adjust"),
        (WEST, THIRD, "split"),
    ]
    assert {(g["code"], g["valid_from"]) for g in family["grids"]} == {(WEST, START.isoformat()), (THIRD, DAY)}
    days = desk.client.get(f"/net/days?parent={VILLAGE}").json()["items"]
    assert [(d["day"], d["plan_title"], d["grids"]) for d in days] == [(DAY, "东部调整", 2), ("2020-01-01", None, 3)]
    changed = desk.client.get(f"/net/compare.geojson?parent={ONE}&from=2026-03-10&to={DAY}").json()
    (piece,) = [f["properties"] for f in changed["features"]]
    assert NetChanges.model_validate(changed, extra="forbid")
    assert changed["changed"] == [WEST, THIRD]
    assert [one["grids"] for one in desk.client.get("/plans").json()["items"]] == [2], "as many as on its day"
    assert (piece["kind"], piece["from_code"], piece["to_code"]) == ("moved", WEST, THIRD)
    assert piece["area_m2"] == pytest.approx(0.002 * 111_000 * 96_000, rel=0.02)
    same = desk.client.get(f"/net/compare.geojson?parent={ONE}&from={DAY}&to={DAY}").json()
    assert same == {"type": "FeatureCollection", "features": [], "changed": []}
    assert desk.client.get(f"/net/days?parent={TWO}").json()["items"] == []


def family(desk: Desk, code: str) -> set[tuple[str, str, str]]:
    items = desk.client.get(f"/grids/{code}/family").json()["items"]
    return {(one["parent_code"], one["child_code"], one["kind"]) for one in items}


def test_land_that_changes_hands_between_two_that_stay_is_no_merger(as_user: As, world: World) -> None:
    desk = Desk.begin(as_user("planner"))
    desk.edit("transfer", source=WEST, target=EAST, line=line((120.05, 30.03), (120.045, 30.05), (120.05, 30.07)))
    desk.publish(as_user)
    assert family(desk, EAST) == {(WEST, EAST, "adjust"), (EAST, EAST, "adjust"), (WEST, WEST, "adjust")}


def test_a_grid_that_takes_another_in_is_a_merger(as_user: As, world: World) -> None:
    desk = Desk.begin(as_user("planner"))
    desk.edit("merge", codes=[WEST, EAST])
    desk.publish(as_user)
    assert family(desk, WEST) == {(WEST, WEST, "merge"), (EAST, WEST, "merge")}


def test_a_plan_of_which_nothing_stands_any_more_is_superseded(as_user: As, world: World, session: Session) -> None:
    first = Desk.begin(as_user("planner"), "甲案")
    first.edit("rename", code=WEST, name="甲")
    first.publish(as_user)
    second = Desk.begin(as_user("planner"), "乙案")
    second.edit("rename", code=WEST, name="乙")
    second.move(second.client, "submit")
    for office, account in OFFICES.items():
        second.move(as_user(account), "consent", office=office)
    same_day = second.move(as_user("reviewer"), "approve", **DOCUMENT)
    assert same_day.status_code == 200
    clash = second.move(as_user("reviewer"), "publish")
    assert (clash.status_code, clash.json()["codes"]) == (409, [WEST]), "a grid changes once a day"
    second.move(as_user("reviewer"), "return", note="改日")
    second.move(second.client, "submit")
    for office, account in OFFICES.items():
        second.move(as_user(account), "consent", office=office)
    second.move(as_user("reviewer"), "approve", document_number="2号", effective_on="2026-03-12")
    assert publish_due(session, day=date(2026, 3, 12), at=AT) == second.view["plan"]["id"]
    session.commit()
    assert first.client.get(first.path).json()["plan"]["state"] == "superseded"


def test_plans_are_seen_in_their_county_only(desk: Desk, as_user: As) -> None:
    (row,) = as_user("planner").get("/plans?state=draft").json()["items"]
    assert row == desk.view["plan"] | {"grids": 2, "villages": 1, "moves": ["submit", "withdraw"]}
    assert as_user("planner").get("/plans?state=effective").json()["items"] == []
    assert as_user("worker").get(desk.path).status_code == 404
    assert as_user("other_county").get("/plans").json()["items"] == []
    answer = as_user("planner").post("/plans", json={"title": "x", "county_code": TWO})
    assert answer.status_code == 403
    wrong = [{"title": " "}, {"county_code": VILLAGE}, {"target_households": 0}]
    for facts in wrong:
        body = {"title": "x", "county_code": ONE} | facts
        assert as_user("planner").post("/plans", json=body).status_code == 422
