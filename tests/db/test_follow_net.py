"""Open cases follow a new net: what a person confirmed stays, doubts and towns follow, in few statements."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import Connection, event, select, text
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.casework.redeciding import Wrong, correct
from gridgis.core.settings import Terms
from gridgis.plans.handing_over import hand_over_late
from tests.api.handling import a_category
from tests.api.planning import EAST, WEST, Desk, across
from tests.api.test_redecide import corrected, reported
from tests.conftest import Own
from tests.db.test_plan_races import actor, approved, publish
from tests.factories import AT, ONE, ZONE, World, a_case

As = Callable[[str], TestClient]
BORDER = {"lng": 120.0499, "lat": 30.08, "accuracy_m": 30}
"""A point that lies in the western grid by its numbers, ten metres from the eastern."""


def split(as_user: As, session: Session, world: World) -> None:
    """Publish a plan that makes the south of the western grid a grid of its own."""
    plan = Desk.begin(as_user("planner"))
    plan.edit("split", code=WEST, line=across(30.04))
    plan.edit("assign", code=f"{WEST[:12]}003", chief_id=world.cadres[WEST])
    plan.publish(as_user)
    session.expire_all()


def one_edit(as_user: As, session: Session, kind: str, **facts: Any) -> None:
    """Publish a plan of one edit."""
    plan = Desk.begin(as_user("planner"))
    plan.edit(kind, **facts)
    plan.publish(as_user)
    session.expire_all()


def case_of(session: Session, number: str) -> Case:
    return session.scalars(select(Case).where(Case.number == number)).one()


def test_a_confirmed_grid_outlives_a_plan_for_its_neighbour(as_user: As, session: Session, world: World) -> None:
    number = reported(as_user, **BORDER)
    corrected(as_user("dispatcher"), number, grid_code=EAST)
    split(as_user, session, world)
    assert case_of(session, number).current_grid_code == EAST


def test_a_grid_confirmed_after_a_plan_is_not_handed_over_again(as_user: As, session: Session, world: World) -> None:
    number = reported(as_user, **BORDER)
    split(as_user, session, world)
    corrected(as_user("dispatcher"), number, grid_code=EAST)
    hand_over_late(session, at=AT + timedelta(minutes=1))
    session.expire_all()
    assert case_of(session, number).current_grid_code == EAST


def test_a_doubt_about_a_border_ends_for_a_case_whose_grid_is_merged_away(
    as_user: As, session: Session, world: World
) -> None:
    number, desk = reported(as_user, **BORDER | {"lng": 120.0501}), as_user("dispatcher")
    assert [one["number"] for one in desk.get("/cases", params={"flag": "place_doubt"}).json()["items"]] == [number]
    one_edit(as_user, session, "merge", codes=[WEST, EAST])
    story = desk.get(f"/cases/{number}").json()
    assert "near_border" not in story["decision"]["flags"]
    assert "near_border" not in story["case"]["flags"]
    assert desk.get("/cases", params={"flag": "place_doubt"}).json()["items"] == []


def test_a_case_and_its_decision_agree_on_doubt_after_a_merge_into_its_grid(
    as_user: As, session: Session, world: World
) -> None:
    number, desk = reported(as_user, **BORDER), as_user("dispatcher")
    one_edit(as_user, session, "merge", codes=[WEST, EAST])
    story = desk.get(f"/cases/{number}").json()
    listed = desk.get("/cases", params={"flag": "place_doubt"}).json()["items"]
    doubtful = {"near_border" in story[part]["flags"] for part in ("case", "decision")}
    assert doubtful == {bool(listed)}


def test_the_town_of_a_case_follows_though_its_office_stays(as_user: As, session: Session, world: World) -> None:
    """A zone of one town lies in part on the other; the county's office handles in both."""
    category = a_category(session, "lead_agency_type = 'environment'")
    number = reported(as_user, lng=120.11, lat=30.11, category_code=category)
    assert case_of(session, number).current_grid_code == ZONE
    one_edit(as_user, session, "retire", code=ZONE)
    case = case_of(session, number)
    assert (case.current_grid_code or "").startswith(f"{ONE}002")
    assert (case.town_code, case.village_code) == (f"{ONE}002", (case.current_grid_code or "")[:12])


def test_a_case_without_place_whose_grid_was_retired_can_be_put_right(
    as_user: As, session: Session, world: World
) -> None:
    number = reported(as_user, lng=None, lat=None, grid_code=ZONE)
    one_edit(as_user, session, "retire", code=ZONE)
    assert "category" in corrected(as_user("dispatcher"), number, category_code="E0107")["changes"]


def test_the_grid_a_plan_made_is_named_when_a_pin_leaves_it(as_user: As, session: Session, world: World) -> None:
    number, desk = reported(as_user, lng=120.02, lat=30.02), as_user("dispatcher")
    split(as_user, session, world)
    corrected(desk, number, lng=120.075, lat=30.05)
    before = desk.get(f"/cases/{number}").json()["events"][-1]["facts"]["before"]
    assert (before["grid"] != EAST, bool(before["grid_name"])) == (True, True)


def test_more_cases_take_no_more_statements(
    as_user: As, session: Session, connection: Connection, world: World
) -> None:
    numbers = [reported(as_user, lng=120.02 + i * 1e-4, lat=30.02) for i in range(20)]
    told: list[str] = []

    def note(*facts: Any) -> None:
        told.append(facts[2])

    event.listen(connection, "before_cursor_execute", note)
    try:
        split(as_user, session, world)
    finally:
        event.remove(connection, "before_cursor_execute", note)
    read = [statement for statement in told if "FROM decisions" in statement]
    assert 0 < len(read) < len(numbers)
    rehomed = [number for number in numbers if case_of(session, number).current_grid_code != EAST]
    assert len(rehomed) == len(numbers)


def test_a_pin_moved_while_its_new_grid_is_split_is_put_right_later(own: Own) -> None:
    """The plan does not see the case, which is elsewhere until the correction commits."""
    with own.sessions.begin() as session:
        number = a_case(session, own.world, grid_code=f"{ONE}001002002", at=AT).number
    plan = approved(own, "split", {"code": WEST, "line": across(30.04)}, WEST)
    with own.sessions.begin() as session:
        wrong = Wrong(lng=120.02, lat=30.02, note="现场核实")
        correct(session, actor(own, "dispatcher"), number, wrong, Terms(), at=AT)
        assert publish(own, plan) == "effective"
    with own.sessions.begin() as session:
        hand_over_late(session, at=AT + timedelta(minutes=1))
    covering = text(
        "SELECT v.grid_code FROM grid_versions v JOIN cases c ON st_covers(v.boundary, c.place)"
        " WHERE c.number = :number AND v.layer = 'village' AND v.valid_from <= :day"
        " AND (v.valid_to IS NULL OR v.valid_to > :day)"
    )
    with own.sessions() as session:
        grid = session.scalar(covering, {"number": number, "day": date(2026, 3, 11)})
        assert case_of(session, number).current_grid_code == grid == f"{WEST[:12]}003"
