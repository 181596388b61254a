"""Where a plan ends: at its county, at its own authors, at what others have changed meanwhile."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.plans.handing_over import hand_over_late
from tests.api.planning import DOCUMENT, EAST, OFFICES, VILLAGE, WEST, Desk, across, polygon
from tests.factories import AT, ONE, TWO, World, a_case, an_account

As = Callable[[str], TestClient]
BESIDE, FOREIGN = f"{ONE}001002", f"{TWO}001001"


@pytest.fixture
def desk(as_user: As, world: World) -> Desk:
    """A plan just begun."""
    return Desk.begin(as_user("planner"))


def test_another_county_s_border_is_not_moved_but_may_gain_a_vertex(desk: Desk) -> None:
    moved = desk.ask("insert_vertex", code=f"{BESIDE}002", begin=[120.25, 30.0], end=[120.25, 30.1], at=[120.23, 30.05])
    assert (moved.status_code, moved.json()["codes"]) == (422, [f"{FOREIGN}001", f"{FOREIGN}002"])
    line = {"type": "LineString", "coordinates": [[120.14, 30.04], [120.21, 30.04]]}
    done = desk.edit("split", code=f"{BESIDE}002", line=line)
    assert f"{FOREIGN}001" in {f["id"] for f in done["changed"]["features"]}


def test_a_zone_lies_inside_its_county(desk: Desk) -> None:
    facts = {"layer": "exclusive", "village_code": VILLAGE, "name": "园"}
    assert desk.ask("draw", boundary=polygon(120.205, 30.04, 120.22, 30.06), **facts).status_code == 422
    assert desk.ask("draw", boundary=polygon(-10, -10, -9, -9), **facts).status_code == 422
    long = facts | {"village_code": f"{VILLAGE}9"}
    assert desk.ask("draw", boundary=polygon(120.01, 30.01, 120.02, 30.02), **long).status_code == 404


@pytest.mark.parametrize("page", ["homes", "people", "loads", "grids.geojson", "problems"])
def test_villages_of_another_county_are_not_read_through_a_plan(desk: Desk, page: str) -> None:
    assert desk.client.get(f"{desk.path}/{page}?village={FOREIGN}").status_code == 404


def test_who_edits_elsewhere_is_not_told(desk: Desk, as_user: As, session: Session) -> None:
    an_account(session, "planner2", ("planner", "county", TWO))
    session.commit()
    other = as_user("planner2")
    plan = other.post("/plans", json={"title": "机密", "county_code": TWO}).json()["plan"]["id"]
    assert other.put(f"/plans/{plan}/presence", json={"village_code": FOREIGN}).status_code == 200
    assert desk.client.put(f"{desk.path}/presence", json={"village_code": FOREIGN}).status_code == 404


def test_whoever_drew_a_part_can_t_approve_the_whole(desk: Desk, as_user: As) -> None:
    both = Desk(as_user("planner_reviewer"), desk.view)
    both.edit("rename", code=WEST, name="甲")
    assert both.move(both.client, "submit").status_code == 200
    assert both.move(both.client, "consent", office="order").status_code == 403
    for office, account in OFFICES.items():
        both.move(as_user(account), "consent", office=office)
    assert both.move(both.client, "approve", **DOCUMENT).status_code == 403


def test_one_person_speaks_for_one_office(desk: Desk, as_user: As, session: Session) -> None:
    an_account(session, "all_offices", *((role, "county", ONE) for role in ("reviewer", "plan_organisation")))
    session.commit()
    desk.edit("rename", code=WEST, name="甲")
    desk.move(desk.client, "submit")
    one = as_user("all_offices")
    view = desk.move(one, "consent", office="order").json()
    assert "consent" not in view["moves"]
    assert desk.move(one, "consent", office="organisation").status_code == 403


def test_a_chief_named_meanwhile_is_not_overwritten(desk: Desk, as_user: As, world: World) -> None:
    desk.edit("renumber", code=WEST, new_code=f"{VILLAGE}017")
    first = Desk.begin(as_user("planner_reviewer"), "先生效")
    first.edit("assign", code=WEST, chief_id=world.cadres[EAST])
    first.publish(as_user)
    assert desk.client.get(desk.path).json()["stale"] == [WEST]
    desk.view = desk.client.post(f"{desk.path}/rebase", json={"version": desk.version}).json()["view"]
    desk.publish(as_user)
    team = desk.client.get(f"/grids/{VILLAGE}017").json()["team"]
    assert [one["name"] for one in team if one["duty"] == "chief"] == [f"长{EAST[6:]}"]


def test_rights_at_a_grid_follow_its_worker_to_the_new_code(
    desk: Desk, as_user: As, session: Session, world: World
) -> None:
    case = a_case(session, world, grid_code=WEST, at=AT)
    session.commit()
    assert as_user("worker").get(f"/cases/{case.number}").status_code == 200
    desk.edit("renumber", code=WEST, new_code=f"{VILLAGE}017")
    desk.publish(as_user)
    assert as_user("worker").get(f"/cases/{case.number}").status_code == 200
    assert as_user("worker").get(f"/grids/{VILLAGE}017").status_code == 200


def test_a_case_filed_while_a_plan_was_published_is_handed_over_later(
    desk: Desk, as_user: As, session: Session, world: World
) -> None:
    desk.edit("split", code=WEST, line=across(30.04))
    desk.edit("assign", code=f"{VILLAGE}003", chief_id=world.cadres[WEST])
    desk.publish(as_user)
    late = a_case(session, world, grid_code=WEST, place=(120.02, 30.02), at=AT)
    hand_over_late(session, at=AT)
    session.commit()
    assert session.get_one(Case, (late.county_code, late.number)).current_grid_code == f"{VILLAGE}003"
    hand_over_late(session, at=AT)
    handed = desk.client.get(f"{desk.path}/handovers").json()["items"]
    assert [one["case_number"] for one in handed] == [late.number]


def test_the_impact_of_a_zone_is_told_for_every_village_it_lies_over(
    desk: Desk, as_user: As, session: Session, world: World
) -> None:
    case = a_case(session, world, grid_code=f"{BESIDE}001", place=(120.125, 30.02), at=AT)
    session.commit()
    boundary = polygon(120.12, 30.01, 120.13, 30.03)
    done = desk.edit("draw", layer="exclusive", village_code=VILLAGE, name="园", boundary=boundary)
    (load,) = done["loads"]
    assert load["after"]["open_cases"] == 1
    told = desk.client.get(f"{desk.path}/impact").json()["cases"]
    assert [(one["number"], one["to_code"]) for one in told] == [(case.number, f"{VILLAGE}802")]
