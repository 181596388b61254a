"""Reports that arrive after a plan took effect and were seen before: filed by the old net, standing in the new one."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases.models import CaseEvent
from gridgis.intake.models import Report
from gridgis.plans.handing_over import hand_over_late
from tests.api.planning import EAST, WEST, Desk, across
from tests.api.test_redecide import reported
from tests.db.test_follow_net import case_of, one_edit, split
from tests.db.test_report_files import a_file, take
from tests.factories import AT, World

As = Callable[[str], TestClient]
BEFORE = (AT - timedelta(days=2)).isoformat()
IN_EAST = {"lng": 120.09, "lat": 30.02}
NEW = f"{WEST[:12]}003"


@pytest.fixture
def merged(as_user: As, session: Session, world: World) -> str:
    """The grid into which east was merged two days after the reports were seen; the code of the one that ended."""
    one_edit(as_user, session, "merge", codes=[WEST, EAST])
    return EAST


def grids_of(session: Session, number: str) -> tuple[str | None, str | None]:
    session.expire_all()
    case = case_of(session, number)
    return case.grid_code, case.current_grid_code


@pytest.mark.parametrize("hours", [0, 2])
def test_a_late_report_never_stands_in_a_grid_that_ended(
    as_user: As, session: Session, merged: str, hours: float
) -> None:
    number = reported(as_user, **IN_EAST, observed_at=BEFORE)
    hand_over_late(session, at=AT + timedelta(hours=hours))
    assert grids_of(session, number) == (merged, WEST)
    story = as_user("dispatcher").get(f"/cases/{number}").json()
    assert story["decision"]["grid"]["code"] == WEST
    assert [event["move"] for event in story["events"]].count("rehome") == 0
    assert "2026-03-09" in "".join(reason["text_zh"] for reason in story["decision"]["reasons"])


def test_a_late_report_stands_in_the_part_that_a_split_made(as_user: As, session: Session, world: World) -> None:
    """The old code goes on beside the new one, so that nothing but the place tells that it is elsewhere now."""
    split(as_user, session, world)
    number = reported(as_user, lng=120.02, lat=30.02, observed_at=BEFORE)
    assert grids_of(session, number) == (WEST, NEW)


def test_a_late_report_that_names_its_grid_goes_where_that_went(as_user: As, session: Session, merged: str) -> None:
    number = reported(as_user, lng=None, lat=None, grid_code=merged, observed_at=BEFORE)
    assert grids_of(session, number) == (merged, WEST)
    hand_over_late(session, at=AT + timedelta(hours=2))
    assert grids_of(session, number) == (merged, WEST)


def test_without_place_it_goes_along_a_chain_of_plans(as_user: As, session: Session, world: World) -> None:
    """What a grid gave away before it took another one in is no part of that one."""
    standing = reported(as_user, lng=None, lat=None, grid_code=EAST)
    plan = Desk.begin(as_user("planner"))
    plan.edit("split", code=WEST, line=across(30.04))
    plan.edit("assign", code=NEW, chief_id=world.cadres[WEST])
    plan.edit("merge", codes=[WEST, EAST])
    plan.publish(as_user)
    late = reported(as_user, lng=None, lat=None, grid_code=EAST, observed_at=BEFORE)
    assert grids_of(session, late) == grids_of(session, standing) == (EAST, WEST)
    cut = reported(as_user, lng=None, lat=None, grid_code=WEST, observed_at=BEFORE)
    assert grids_of(session, cut) == (WEST, WEST), "its grid is in force"


def test_an_imported_row_is_filed_by_its_day(
    sessions: sessionmaker[Session], session: Session, merged: str, tmp_path: Path
) -> None:
    path = a_file(
        tmp_path,
        f"E0101,占道,120.09,30.02,{BEFORE}",
        header="category_code,description,lng,lat,observed_at",
    )
    assert take(sessions, path).taken == 1
    number = session.scalars(select(Report.case_number)).one()
    assert grids_of(session, number) == (merged, WEST)


def test_cases_that_older_plans_left_behind_are_found(as_user: As, session: Session, world: World) -> None:
    """As reports were decided on before: by the day they were seen, hours after the plan."""
    split(as_user, session, world)
    number = reported(as_user, lng=120.02, lat=30.02, observed_at=BEFORE)
    other = reported(as_user, lng=120.02, lat=30.02)
    for one in (number, other):
        old = {"grid": WEST, "number": one}
        session.execute(text("UPDATE cases SET current_grid_code = :grid WHERE number = :number"), old)
        session.execute(
            text("UPDATE decisions SET day = '2026-03-09', grid_code = :grid WHERE case_number = :number"),
            old,
        )
    for days in (3, 4):
        hand_over_late(session, at=AT + timedelta(days=days))
        assert grids_of(session, number)[1] == grids_of(session, other)[1] == NEW
    moves = session.scalars(select(CaseEvent.move).where(CaseEvent.case_number == number)).all()
    assert moves.count("rehome") == 1
    listed = session.execute(text("SELECT from_grid, to_grid FROM handovers WHERE case_number = :n"), {"n": number})
    assert [tuple(row) for row in listed] == [(WEST, NEW)]


def test_a_case_without_place_goes_where_its_grid_went(as_user: As, session: Session, world: World) -> None:
    number = reported(as_user, lng=None, lat=None, grid_code=EAST)
    one_edit(as_user, session, "merge", codes=[WEST, EAST])
    assert grids_of(session, number) == (EAST, WEST)


def test_a_case_just_outside_its_grid_is_not_handed_to_nobody(as_user: As, session: Session, world: World) -> None:
    """Twenty metres south of the net the nearest grid is responsible."""
    number = reported(as_user, lng=120.02, lat=29.9998)
    standing = grids_of(session, number)
    assert standing == (WEST, WEST)
    session.execute(text("UPDATE decisions SET day = '2026-03-09'"))
    hand_over_late(session, at=AT + timedelta(hours=2))
    assert grids_of(session, number) == standing


@pytest.mark.parametrize("seen", ["1970-01-02T00:00:00Z", "2021-01-01T08:00:00+08:00", "2025-03-09T10:00:00+08:00"])
def test_the_date_of_a_broken_clock_is_doubted_and_does_not_choose_the_net(
    as_user: As, session: Session, merged: str, seen: str
) -> None:
    number = reported(as_user, **IN_EAST, observed_at=seen)
    assert grids_of(session, number) == (WEST, WEST)
    story = as_user("dispatcher").get(f"/cases/{number}").json()
    assert "date_doubted" in story["case"]["flags"]
    assert [report["date_doubted"] for report in story["reports"]] == [True]
    desk = as_user("dispatcher")
    desk.post(f"/cases/{number}/redecide", json={"note": "现场核实", "lng": 120.021, "lat": 30.021})
    assert "date_doubted" in desk.get(f"/cases/{number}").json()["case"]["flags"]


def test_a_date_of_last_month_is_believed(as_user: As, session: Session, merged: str) -> None:
    number = reported(as_user, **IN_EAST, observed_at=(AT - timedelta(days=30)).isoformat())
    assert grids_of(session, number) == (merged, WEST)
    story = as_user("dispatcher").get(f"/cases/{number}").json()
    assert "date_doubted" not in story["case"]["flags"]
    assert [report["date_doubted"] for report in story["reports"]] == [False]


@pytest.mark.parametrize(
    "seen", [None, AT.isoformat(), "1970-01-02T00:00:00Z"], ids=["untold", "today", "broken clock"]
)
def test_a_grid_that_the_sender_last_knew_is_no_reason_to_refuse(
    as_user: As, session: Session, merged: str, seen: str | None
) -> None:
    facts = {} if seen is None else {"observed_at": seen}
    number = reported(as_user, lng=None, lat=None, grid_code=merged, **facts)
    assert grids_of(session, number) == (WEST, WEST)
    story = as_user("dispatcher").get(f"/cases/{number}").json()
    assert "2026-03-10" in "".join(reason["text_zh"] for reason in story["decision"]["reasons"])


def test_a_grid_that_never_was_is_refused(as_user: As, world: World) -> None:
    body = {"category_code": "E0101", "description": "占道", "grid_code": f"{WEST[:12]}099"}
    refused = as_user("dispatcher").put(f"/reports/{uuid4()}", json=body)
    assert (refused.status_code, refused.json()["kind"]) == (422, "routing.no_grid")
