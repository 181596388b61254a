"""Admission to the grid task list: asked for, towns heard, decided by hours, on the list until its last day, ended."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.grids.task_lists import in_force, items_of
from gridgis.messages.notice_models import Notice
from gridgis.security.models import Account
from gridgis.tasks.admission.actions import end_due
from tests.api.admissions import ASKED, DEPARTMENT
from tests.api.test_first_response import refused
from tests.api.test_to_grid import CATEGORY, listed, to_hand, why_shut
from tests.factories import AT, ONE, TWO, World, a_case, an_account, an_office

As = Callable[[str], TestClient]
TOWNS = [f"{ONE}001", f"{ONE}002"]


@pytest.fixture
def people(as_user: As, session: Session, world: World) -> As:
    """Who asks for the department, who asks for another, who decides in the other county."""
    an_account(session, "department", ("office_leader", "office", DEPARTMENT))
    an_account(session, "stationed", ("office_leader", "office", f"{ONE}001-urban_enforcement"))
    an_account(session, "far", ("reviewer", "county", TWO))
    session.commit()
    return as_user


def moved(client: TestClient, story: Any, move: str, status: int = 200, **facts: Any) -> Any:
    body = {"move": move, "version": story["version"]} | facts
    answer = client.post(f"/admissions/{story['row']['id']}/moves", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def asked(people: As, **facts: Any) -> Any:
    made = people("department").post("/admissions", json=ASKED | {"office_code": DEPARTMENT} | facts)
    assert made.status_code == 201, made.text
    return made.json()


def consulting(people: As, **facts: Any) -> Any:
    story = moved(people("department"), asked(people, **facts), "submit")
    return moved(people("reviewer"), story, "consult")


def opined(people: As, story: Any, stance: str = "agree", words: str = "") -> Any:
    for username, town in zip(("town", "other_town"), TOWNS, strict=True):
        body = {"town_code": town, "stance": stance, "words": words}
        answer = people(username).post(f"/admissions/{story['row']['id']}/opinion", json=body)
        assert answer.status_code == 200, answer.text
    return answer.json()


def told(session: Session, event: str) -> set[str]:
    asked = select(Account.username).join(Notice, Notice.account_id == Account.id).where(Notice.event == event)
    return set(session.scalars(asked))


def on_list(session: Session, day: date) -> list[str]:
    return [one.code for one in items_of(in_force(session, ONE, None, day))]


def test_towns_are_heard_before_it_is_admitted_and_it_leaves_the_list_after_its_last_day(
    people: As, session: Session
) -> None:
    listed(session, {"code": "01-01"})
    story = consulting(people, first_day="2026-03-16")
    assert (story["row"]["state"], story["row"]["towns"]) == ("consulting", 2)
    assert story["row"]["opinions_due_at"][:10] == "2026-03-18", "five workdays after Wednesday"
    assert story["row"]["decide_due_at"][:10] == "2026-03-25", "ten"
    assert told(session, "admission_submit") == {"reviewer", "planner_reviewer"}
    assert told(session, "admission_consult") == {"town", "other_town"}
    early = moved(people("reviewer"), story, "admit", 409)
    assert (early["kind"], early["n"]) == ("admission.unheard", 2)
    story = opined(people, story)
    assert (
        people("town")
        .post(f"/admissions/{story['row']['id']}/opinion", json={"town_code": TOWNS[1], "stance": "agree"})
        .status_code
        == 403
    ), "for its own town alone"
    story = moved(people("reviewer"), story, "admit")
    code = story["list_code"]
    assert (story["row"]["state"], code) == ("admitted", f"ZR{story['row']['id']}")
    assert on_list(session, date(2026, 3, 15)) == ["01-01"]
    assert on_list(session, date(2026, 3, 16)) == ["01-01", code]
    assert "department" in told(session, "admission_decided")
    assert end_due(session, at=AT.replace(year=2026, month=12, day=31)) == 0, "its last day counts"
    later = AT.replace(year=2027, month=1, day=1)
    assert end_due(session, at=later) == 1
    assert on_list(session, later.date()) == ["01-01"]
    assert people("department").get(f"/admissions/{story['row']['id']}").json()["row"]["state"] == "ended"
    assert people("reviewer").get("/admissions/figures").json()["states"][-1] == {"state": "ended", "requests": 1}


def test_what_takes_more_than_four_hours_is_the_leading_groups(people: As, session: Session) -> None:
    heavy = opined(people, consulting(people, hours=4.5))
    refusal = moved(people("reviewer"), heavy, "admit", 403)
    assert refusal["kind"] == "admission.of_group"
    assert moved(people("county"), heavy, "admit")["row"]["state"] == "admitted"
    light = opined(people, consulting(people, name="另一项"))
    assert moved(people("county"), light, "admit", 403)["kind"] == "admission.of_office"
    change = {"hours": 5, "first_day": "2026-03-11", "last_day": "2026-06-30"}
    assert (
        moved(people("reviewer"), light, "admit_changed", 403, note="加密", change=change)["kind"]
        == "admission.of_group"
    )
    assert moved(people("reviewer"), light, "admit_changed", 422, note="减半")["field"] == "change"
    same = {"hours": 2, "first_day": "2026-03-11", "last_day": "2026-12-31"}
    assert (
        moved(people("reviewer"), light, "admit_changed", 422, note="x", change=same)["kind"] == "admission.no_change"
    )
    story = moved(people("reviewer"), light, "admit_changed", note="减半", change=change | {"hours": 1})
    assert (story["row"]["state"], story["item"]["hours"], story["row"]["last_day"]) == (
        "admitted_changed",
        1,
        "2026-06-30",
    )


def test_a_county_list_can_not_drop_or_change_what_was_admitted(people: As, session: Session) -> None:
    listed(session, {"code": "01-01"})
    story = moved(people("reviewer"), opined(people, consulting(people)), "admit")
    reviewer = people("reviewer")
    items = [one["item"] for one in reviewer.get("/tasks", params={"county_code": ONE}).json()["items"]]
    assert [one["code"] for one in items] == ["01-01", story["list_code"]]
    where = {"county_code": ONE, "first_day": "2026-04-01", "reason": "新版"}
    for kept, status in (([items[0] | {"hours": 3}], 409), ([items[0], items[1] | {"hours": 9}], 409)):
        draft = reviewer.put("/tasks/draft", json={"county_code": ONE, "items": kept, "version": 0}).json()["draft"]
        answer = reviewer.post("/tasks/publication", json=where | {"version": draft["version"]})
        assert (answer.status_code, answer.json()["kind"]) == (status, "admission.kept")
        assert reviewer.post("/tasks/draft/dropping", json={"county_code": ONE}).status_code == 200
    first = reviewer.get("/tasks", params={"county_code": ONE}).json()["lists"][-1]["id"]
    draft = reviewer.post(f"/tasks/lists/{first}/draft").json()["draft"]
    assert [one["code"] for one in draft["items"]] == ["01-01", story["list_code"]], (
        "an earlier list is taken up with it"
    )


def test_who_sees_and_does_what(people: As) -> None:
    draft = asked(people)
    path = f"/admissions/{draft['row']['id']}"
    others = ("reviewer", "town", "far", "stationed")
    assert [people(name).get(path).status_code for name in ("department", *others)] == [200, 404, 404, 404, 404]
    assert people("stationed").post("/admissions", json=ASKED | {"office_code": DEPARTMENT}).status_code == 403
    own = ASKED | {"office_code": f"{ONE}001-urban_enforcement"}
    assert people("stationed").post("/admissions", json=own).json()["kind"] == "admission.not_county"
    stale = people("department").put(path, json=ASKED | {"version": 9})
    assert (stale.status_code, stale.json()["kind"]) == (409, "admission.changed")
    story = moved(people("department"), draft, "submit")
    assert people("far").get(path).status_code == 404
    assert people("department").put(path, json=ASKED | {"version": story["version"]}).status_code == 409
    back = moved(people("reviewer"), story, "give_back", note="请补充依据")
    assert back["steps"][0]["note"] == "请补充依据"
    again = moved(people("department"), people("department").get(path).json(), "withdraw")
    assert again["moves"] == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"contact": "  "}, "contact"),
        ({"last_day": "2026-03-01"}, "last_day"),
        ({"grids": ["x"]}, "grids"),
        ({"categories": ["nope"]}, "categories"),
        ({"funds_source": "\x00"}, "funds_source"),
        ({"hours": 999}, "hours"),
    ],
)
def test_bad_requests_are_refused_by_field(people: As, wrong: dict[str, Any], field: str) -> None:
    answer = people("department").post("/admissions", json=ASKED | {"office_code": DEPARTMENT} | wrong)
    assert answer.status_code == 422 and field in answer.text


def test_a_task_on_no_list_is_stopped_and_becomes_its_departments_request(
    people: As, session: Session, world: World
) -> None:
    an_office(session, ONE, "county", "urban_enforcement")
    an_account(session, "enforcement", ("office_leader", "office", f"{ONE}-urban_enforcement"))
    session.commit()
    number, desk = to_hand(people)
    assert refused(desk, number, "hand_to_grid", note="请网格办") == "cases.not_on_task_list"
    assert "准入申请" in why_shut(desk, number)
    assert people("worker").post(f"/admissions/blocks/{number}").status_code in (403, 404)
    made = desk.post(f"/admissions/blocks/{number}")
    assert made.status_code == 201, made.text
    assert desk.post(f"/admissions/blocks/{number}").json() == made.json(), "once"
    leader = people("enforcement")
    story = leader.get(f"/admissions/{made.json()['request_id']}").json()
    assert (story["row"]["state"], story["row"]["blocked"], story["item"]["categories"]) == ("draft", 1, [CATEGORY])
    assert story["item"]["grids"] == [f"{ONE}001001001"]
    assert told(session, "admission_blocked") == {"enforcement"}
    lacking = moved(leader, story, "submit", 409)
    assert lacking["kind"] == "admission.incomplete"
    filled = {name: ASKED[name] for name in ("basis", "funds_source", "contact", "hours")}
    body = story["item"] | ASKED | filled | {"categories": [CATEGORY], "grids": story["item"]["grids"]}
    body = {name: value for name, value in body.items() if name != "code"} | {"version": story["version"]}
    story = leader.put(f"/admissions/{story['row']['id']}", json=body).json()
    story = moved(people("reviewer"), moved(leader, story, "submit"), "consult")
    assert story["row"]["towns"] == 1, "only the town whose grid it is"
    answer = people("town").post(
        f"/admissions/{story['row']['id']}/opinion", json={"town_code": TOWNS[0], "stance": "object", "words": ""}
    )
    assert (answer.status_code, answer.json()["field"]) == (422, "words")
    people("town").post(f"/admissions/{story['row']['id']}/opinion", json={"town_code": TOWNS[0], "stance": "agree"})
    moved(people("reviewer"), story, "admit")
    session.expire_all()
    assert why_shut(desk, number) == "", "now the list has it"
    other = a_case(session, world, grid_code=world.grids[0], category=CATEGORY, at=AT).number
    session.commit()
    assert desk.post(f"/admissions/blocks/{other}").json()["kind"] == "admission.not_blocked"
