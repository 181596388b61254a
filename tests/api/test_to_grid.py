"""A case handed down to its grid by the task list in force: who may, what is refused, how the grid carries it out."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases.models import Assignment, Case
from gridgis.cases.moving import rehome
from gridgis.grids.task_models import TaskList
from tests.api.counties import GRID_TASK
from tests.api.handling import handed, stepped
from tests.api.test_first_response import NEAR, looks, refused, reported, shot, tasks
from tests.api.test_redecide import OFFICE
from tests.claims import ANSWERED, called
from tests.factories import AT, ONE, World, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
CATEGORY = "E0101"
"""An office's category: nothing of it is asked of the grid first."""


def listed(session: Session, *items: dict[str, Any], town: str | None = None, first: date | None = None) -> None:
    """A list published from a day on, each item with what it does not say as usual."""
    whole = [GRID_TASK | {"code": f"T-{nth}", "categories": []} | item for nth, item in enumerate(items)]
    told = {"changed_by": "县", "changed_at": AT, "published_at": AT, "first_day": first or AT.date()}
    session.add(TaskList(county_code=ONE, town_code=town, items=whole, **told))
    session.commit()


def to_hand(as_user: As) -> tuple[str, TestClient]:
    """A registered case of a citizen, and the dispatcher of its town."""
    desk = as_user("dispatcher")
    number = reported(desk, CATEGORY, source="citizen")
    stepped(desk, number, "register")
    return number, desk


def why_shut(client: TestClient, number: str) -> str:
    shut = client.get(f"/cases/{number}").json()["shut"]
    return next((str(one["why_zh"]) for one in shut if one["move"] == "hand_to_grid"), "")


def test_only_what_is_on_the_list_in_force_is_handed_to_a_grid(as_user: As, session: Session, world: World) -> None:
    number, desk = to_hand(as_user)
    assert refused(desk, number, "hand_to_grid", note="请网格办") == "cases.not_on_task_list"
    why = why_shut(desk, number)
    assert f"{CATEGORY}”不在" in why, "it names what is missing"
    assert "网格事务准入申请" in why, "and what to do"
    listed(session, {"categories": [CATEGORY]}, first=AT.date() + timedelta(days=1))
    assert refused(desk, number, "hand_to_grid", note="请网格办") == "cases.not_on_task_list", "not in force yet"
    listed(session, {"categories": [CATEGORY], "grids": [f"{ONE}002001001"]}, {"categories": ["E0102"]})
    assert refused(desk, number, "hand_to_grid", note="请网格办") == "cases.not_of_this_grid"
    assert "T-0 " in why_shut(desk, number), "it names the item that other grids do"
    listed(session, {"categories": [CATEGORY], "layers": ["exclusive"]})
    assert refused(desk, number, "hand_to_grid", note="请网格办") == "cases.not_of_this_grid"
    listed(session, {"categories": [CATEGORY], "code": "Z-9", "name": "占道劝导"}, town=TOWN)
    assert why_shut(desk, number) == ""
    stand = stepped(desk, number, "hand_to_grid", note="请网格劝导")
    told = desk.get(f"/cases/{number}").json()
    assert told["events"][-1]["facts"]["item"] == "Z-9 占道劝导", "the town's own item counts"
    assert (stand["case"]["state"], stand["case"]["office_code"], stand["case"]["with_grid"]) == (
        "dispatched",
        None,
        True,
    )


@pytest.fixture
def on_list(session: Session, world: World) -> None:
    """What the cases of these tests are about is on the county's list."""
    listed(session, {"categories": [CATEGORY, "G0204"]})


@pytest.mark.usefixtures("on_list")
def test_the_grid_signs_files_with_a_photo_and_somebody_else_checks(as_user: As, session: Session) -> None:
    number, desk = to_hand(as_user)
    worker = as_user("worker")
    assert tasks(worker) == []
    stepped(desk, number, "hand_to_grid", note="请网格劝导")
    assert tasks(worker) == [("handed", number)]
    assert worker.get("/desks/grid/counts").json()["tabs"]["handed"]["all"] == 1
    (lead,) = desk.get(f"/cases/{number}").json()["assignments"]
    assert (lead["part"], lead["office_code"], lead["grid_code"][:6], lead["sign_due_at"]) == (
        "lead",
        None,
        ONE,
        "2026-03-11T08:00:00Z",
    )
    assert refused(desk, number, "grid_sign") == "cases.not_of_grid"
    assert refused(as_user("clerk"), number, "grid_sign") == "cases.no_case", "no office knows of it"
    assert refused(worker, number, "sign") == "security.no_right"
    stepped(worker, number, "grid_sign")
    assert refused(worker, number, "grid_file", note="劝离") == "cases.photo_missing"
    done = stepped(worker, number, "grid_file", note="已劝离", photos=[shot(worker, number, 1)], **NEAR)
    assert done["case"]["state"] == "result_filed"
    assert tasks(worker) == []
    assert refused(worker, number, "check_pass", note="好", **called(AT)) == "cases.own_result"
    (look,) = looks(session, number)
    assert (look.kind, look.move, 30 < (look.distance_m or 0) < 36) == ("handed", "grid_file", True)
    stepped(desk, number, "check_fail", note="又回来了", **called(AT))
    assert tasks(worker) == [("handed", number)], "the grid does it again"
    assert refused(worker, number, "self_handle", note="x", before="a" * 64) == "cases.office_handles"
    stepped(worker, number, "grid_file", note="再次劝离", photos=[shot(worker, number, 2)])
    stepped(desk, number, "check_pass", note="已清", **called(AT))
    stepped(desk, number, "close", **ANSWERED)
    (one,) = session.scalars(select(Assignment).where(Assignment.case_number == number))
    assert (one.signed_at, one.charge_name, one.ended_at, one.grid_code is not None) == (AT, "worker", AT, True)


@pytest.mark.usefixtures("on_list", "deciders")
def test_an_objection_gives_it_back_to_the_grid(as_user: As) -> None:
    number, desk = to_hand(as_user)
    worker = as_user("worker")
    stepped(desk, number, "hand_to_grid", note="请网格劝导")
    stepped(worker, number, "grid_sign")
    stepped(worker, number, "grid_file", note="已劝离", photos=[shot(worker, number, 1)])
    stepped(desk, number, "check_pass", note="已清", **called(AT))
    stepped(desk, number, "close", **ANSWERED)
    stepped(desk, number, "object", note="还在", reason="still_there")
    stepped(as_user("centre_head"), number, "reopen", note="属实")
    parts = desk.get(f"/cases/{number}").json()["assignments"]
    assert [(one["grid_code"] is not None, one["ended_at"] is None) for one in parts] == [(True, False), (True, True)]
    assert tasks(worker) == [("handed", number)]


@pytest.mark.usefixtures("on_list")
def test_it_leaves_an_office_for_the_grid_and_the_grid_for_an_office(as_user: As, session: Session) -> None:
    number, desk = handed(as_user)
    worker, clerk = as_user("worker"), as_user("clerk")
    stepped(desk, number, "hand_to_grid", note="网格劝导即可")
    assert clerk.get(f"/cases/{number}").status_code == 404
    assert refused(desk, number, "hand_to_grid", note="再次") == "cases.with_grid"
    stepped(worker, number, "grid_sign")
    stand = stepped(desk, number, "redispatch", note="网格劝导无效", office_code=OFFICE)
    assert (stand["case"]["office_code"], stand["case"]["with_grid"]) == (OFFICE, False)
    assert refused(worker, number, "grid_file", note="办结") == "moves.cannot_move"
    parts = session.scalars(select(Assignment).where(Assignment.case_number == number).order_by(Assignment.seq))
    assert [(one.office_code, one.grid_code is None, one.ended_at is None) for one in parts] == [
        (OFFICE, True, False),
        (None, False, False),
        (OFFICE, True, True),
    ]


@pytest.mark.usefixtures("on_list", "deciders")
def test_who_may_not_hand_it_down_and_what_is_not_handed(as_user: As, session: Session) -> None:
    number, desk = to_hand(as_user)
    county = as_user("county")
    assert refused(county, number, "hand_to_grid", note="请网格办") == "cases.not_above_grid"
    assert "hand_to_grid" not in {one["move"] for one in county.get(f"/cases/{number}").json()["shut"]}
    assert refused(as_user("worker"), number, "hand_to_grid", note="我来") == "security.no_right"
    assert refused(desk, number, "hand_to_grid", note="  ") == "moves.note_missing"
    session.execute(text("UPDATE cases SET current_grid_code = NULL WHERE number = :n"), {"n": number})
    session.commit()
    assert refused(desk, number, "hand_to_grid", note="请网格办") == "cases.lies_in_no_grid"
    an_account(session, "sealed", ("sensitive_receiver", "town", TOWN), ("dispatcher", "town", TOWN))
    session.commit()
    sealed = as_user("sealed")
    secret = reported(sealed, "G0204", source="citizen")
    stepped(sealed, secret, "register")
    assert refused(sealed, secret, "hand_to_grid", note="请网格办") == "cases.grid_not_told"


@pytest.mark.usefixtures("on_list")
def test_whoever_serves_the_grid_that_covers_the_place_now_has_it(as_user: As, session: Session, world: World) -> None:
    """A new net gives the case another grid: its people carry it out, and nobody else."""
    number, desk = to_hand(as_user)
    stepped(desk, number, "hand_to_grid", note="请网格劝导")
    other = next(code for code in world.middles if code.startswith(ONE) and code != world.grid_of(ONE))
    an_account(session, "neighbour", ("grid_worker", "grid", other))
    case = session.get_one(Case, (ONE, number), populate_existing=True)
    rehome(session, case, other, note="新网", at=AT)
    session.commit()
    worker, neighbour = as_user("worker"), as_user("neighbour")
    assert (tasks(worker), tasks(neighbour)) == ([], [("handed", number)])
    assert worker.get(f"/cases/{number}").status_code == 404
    stepped(neighbour, number, "grid_sign")
    (lead,) = desk.get(f"/cases/{number}").json()["assignments"]
    assert (lead["grid_code"], lead["in_charge"]) == (other, "neighbour")
