"""No plan tells of a sensitive case: whatever a planner draws, asks or publishes, the answers are those without it."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.plans.models import Handover
from tests.api.planning import VILLAGE, WEST, Desk, across
from tests.factories import AT, World, a_case
from tests.stocked import stocked

As = Callable[[str], TestClient]
THIRD = f"{VILLAGE}003"
SOUTH = (120.02, 30.02)


def told(desk: Desk) -> list[Any]:
    """All that a split of the western grid answers, and the pages about it; then the split is undone."""
    preview = desk.edit("split", code=WEST, line=across(30.04), preview=True)
    made = desk.edit("split", code=WEST, line=across(30.04))
    pages = ("/impact", "/problems", "/moved.geojson", f"/loads?village={VILLAGE}", f"/people?village={VILLAGE}")
    answers = [desk.client.get(desk.path + page).json() for page in pages]
    work = desk.edit("propose", village_code=VILLAGE, count=3, by="workload", preview=True)
    desk.turn("undo")
    for answer in (preview, made, work):
        answer.pop("view", None)
    return [preview["loads"], made["loads"], work["changed"], *answers]


@pytest.mark.parametrize("username", ["planner", "planner_reviewer"])
def test_a_sensitive_case_changes_no_answer_about_a_plan(
    as_user: As, session: Session, world: World, username: str
) -> None:
    stocked(session)
    desk = Desk.begin(as_user(username))
    before = told(desk)
    a_case(session, world, grid_code=WEST, category="G0102", place=SOUTH, at=AT)
    session.commit()
    assert told(desk) == before
    a_case(session, world, grid_code=WEST, place=SOUTH, at=AT)
    session.commit()
    assert told(desk) != before, "an ordinary one does"


@pytest.mark.parametrize("username", ["organisation", "civil"])
def test_who_may_read_a_plan_and_no_case_reads_no_case_in_it(
    as_user: As, session: Session, world: World, username: str
) -> None:
    a_case(session, world, grid_code=WEST, place=SOUTH, at=AT)
    stocked(session)
    desk = Desk.begin(as_user("planner"))
    desk.edit("split", code=WEST, line=across(30.04))
    reader = as_user(username)
    impact = reader.get(f"{desk.path}/impact").json()
    assert impact["cases"] is None, "not told, which is not none"
    drivers = ("open_cases", "cases_12m", "hours_a_month", "index")
    for loads in (impact["grids"], reader.get(f"{desk.path}/loads", params={"village": VILLAGE}).json()["grids"]):
        sides = [grid[side] for grid in loads for side in ("before", "after") if grid[side]]
        assert sides
        assert {side[name] for side in sides for name in drivers} == {None}
    assert reader.get(f"{desk.path}/handovers").json()["items"] is None
    assert desk.client.get(f"{desk.path}/handovers").json()["items"] == []
    drawn = desk.client.get(f"{desk.path}/impact").json()
    assert len(drawn["cases"]) == 1
    assert any(grid["after"] and grid["after"]["index"] for grid in drawn["grids"])


def test_publishing_hands_it_over_silently(as_user: As, session: Session, world: World) -> None:
    secret = a_case(session, world, grid_code=WEST, category="G0102", place=SOUTH, at=AT)
    plain = a_case(session, world, grid_code=WEST, place=SOUTH, at=AT)
    session.commit()
    desk = Desk.begin(as_user("planner"))
    desk.edit("split", code=WEST, line=across(30.04))
    desk.edit("assign", code=THIRD, chief_id=world.cadres[WEST])
    desk.publish(as_user)
    session.expire_all()
    assert session.get_one(Case, (secret.county_code, secret.number)).current_grid_code == THIRD
    assert set(session.scalars(select(Handover.case_number))) == {secret.number, plain.number}
    for username in ("planner", "county", "reviewer"):
        listed = as_user(username).get(f"{desk.path}/handovers").json()["items"]
        assert [one["case_number"] for one in listed] == [plain.number], username
