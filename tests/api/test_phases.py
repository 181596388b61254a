"""A limit of handling in phases, over HTTP: the phase that runs is the clock, and reaching one is recorded."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.sweeping import Days, sweep, touched
from gridgis.cases.term_models import CalendarDay
from tests.api.handling import stepped
from tests.api.test_first_response import refused, reported
from tests.api.test_redecide import OFFICE
from tests.api.test_settings import saved
from tests.factories import AT, ONE, World

As = Callable[[str], TestClient]
ZONE = "Asia/Shanghai"
PIPE = "G0703"
"""A burst pipe: 3 hours to fence it, 8 to repair it, 5 workdays to restore the surface, all from dispatch."""
ENDS = [AT + timedelta(hours=3), AT + timedelta(hours=8), datetime.fromisoformat("2026-03-18T17:30:00+08:00")]


def handling(as_user: As) -> tuple[str, TestClient, TestClient]:
    """A burst pipe that an office works on, with the desk and the office."""
    desk, clerk = as_user("dispatcher"), as_user("clerk")
    number = reported(desk, PIPE, "水管爆裂", source="citizen")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=OFFICE)
    stepped(clerk, number, "sign")
    return number, desk, clerk


def when(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


def test_each_phase_has_its_clock_and_is_recorded(as_user: As, app: FastAPI, world: World) -> None:
    number, desk, clerk = handling(as_user)
    story = clerk.get(f"/cases/{number}").json()
    assert (story["case"]["phase"], when(story["case"]["due_at"])) == ("fence", ENDS[0])
    assert when(story["case"]["near_due_at"]) == AT + timedelta(hours=2.4), "four fifths of the phase"
    assert [(one["name"], when(one["due_at"]), one["reached_at"]) for one in story["phases"]] == [
        ("fence", ENDS[0], None),
        ("repair", ENDS[1], None),
        ("surface", ENDS[2], None),
    ]
    assert when(story["case"]["total_due_at"]) > ENDS[2], "the citizen waits for all of it"
    assert refused(clerk, number, "file_result", note="修好") == "cases.phases_left"
    assert refused(clerk, number, "reach_phase", note=" ") == "moves.note_missing"
    assert refused(desk, number, "reach_phase", note="已围护") == "security.no_right"
    app.state.clock = lambda: AT + timedelta(hours=1)
    stand = stepped(clerk, number, "reach_phase", note="已围护")
    assert (stand["case"]["phase"], when(stand["case"]["due_at"])) == ("repair", ENDS[1]), "from dispatch, not from now"
    app.state.clock = lambda: AT + timedelta(hours=9)
    assert clerk.get(f"/cases/{number}").json()["case"]["clock"] == "over"
    assert number in {one["number"] for one in clerk.get("/cases", params={"due": "overdue"}).json()["items"]}
    stand = stepped(clerk, number, "reach_phase", note="已抢修")
    assert (stand["case"]["phase"], stand["case"]["clock"], when(stand["case"]["due_at"])) == ("surface", "ok", ENDS[2])
    assert number not in {one["number"] for one in clerk.get("/cases", params={"due": "overdue"}).json()["items"]}
    assert refused(clerk, number, "reach_phase", note="完成") == "cases.no_phase"
    story = clerk.get(f"/cases/{number}").json()
    assert [(one["late"], when(one["due_at"])) for one in story["phases"]] == list(
        zip((False, True, False), ENDS, strict=True)
    ), "what was reached late stays late"
    assert stepped(clerk, number, "file_result", note="路面恢复")["case"]["phase"] is None


@pytest.mark.usefixtures("deciders")
def test_a_wait_is_taken_out_of_the_phase_that_runs_and_of_those_after(as_user: As, app: FastAPI) -> None:
    number, desk, clerk = handling(as_user)
    app.state.clock = lambda: AT + timedelta(hours=1)
    told = {"reason": "owner_awaited", "review_on": "2026-03-20", "note": "等产权单位"}
    stepped(as_user("office_head"), number, "suspend", **told)
    stepped(as_user("centre_head"), number, "grant_suspension")
    app.state.clock = lambda: AT + timedelta(hours=5)
    stand = stepped(desk, number, "resume")
    assert when(stand["case"]["due_at"]) == ENDS[0] + timedelta(hours=4)
    stand = stepped(clerk, number, "reach_phase", note="已围护")
    assert when(stand["case"]["due_at"]) == ENDS[1] + timedelta(hours=4)


def test_a_changed_calendar_moves_the_phase_that_runs(as_user: As, session: Session, world: World) -> None:
    number, _, clerk = handling(as_user)
    for _ in range(2):
        stepped(clerk, number, "reach_phase", note="完成")
    session.add(CalendarDay(day=date(2026, 3, 13), is_workday=False, name="放假"))
    session.commit()
    days = Days(date(2026, 3, 13), date(2026, 3, 13))
    sweep(session, touched(days, ZONE), zone=ZONE, after="", at=AT)
    session.commit()
    case = session.get_one(Case, (ONE, number), populate_existing=True)
    assert (case.due_at, case.limit_inputs["value"], case.phases_done) == (ENDS[2] + timedelta(days=1), 5, 2)
    event = session.get_one(CaseEvent, (ONE, number, case.last_seq))
    assert (event.move, datetime.fromisoformat(event.facts["before"]["due_at"])) == ("reckon", ENDS[2])


def test_what_was_reached_stays_so_with_another_office(as_user: As, app: FastAPI) -> None:
    number, desk, clerk = handling(as_user)
    stepped(clerk, number, "reach_phase", note="已围护")
    app.state.clock = lambda: AT + timedelta(hours=2)
    stand = stepped(desk, number, "redispatch", note="改派水务", office_code=f"{ONE}001-police")
    assert (stand["case"]["phase"], when(stand["case"]["due_at"])) == ("repair", AT + timedelta(hours=10))
    assert refused(desk, number, "hand_to_grid", note="网格") == "cases.in_phases"


def test_who_helps_goes_by_the_phase_that_runs_too(as_user: As, session: Session, world: World) -> None:
    desk, clerk = as_user("dispatcher"), as_user("clerk")
    number = reported(desk, PIPE, "水管爆裂", source="citizen")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=OFFICE, co_offices=[f"{ONE}001-police"])
    stepped(clerk, number, "sign")
    for end in ENDS[1:]:
        stepped(clerk, number, "reach_phase", note="完成")
        parts = clerk.get(f"/cases/{number}").json()["assignments"]
        assert {when(one["handle_due_at"]) for one in parts} == {end}


def test_a_changed_calendar_moves_those_that_help_and_the_timeline_tells_it(as_user: As, session: Session) -> None:
    desk = as_user("dispatcher")
    number = reported(desk, "E0101", source="citizen")
    stepped(desk, number, "register")
    helper = f"{ONE}001-police"
    stepped(desk, number, "dispatch", office_code=OFFICE, co_offices=[helper])

    def ends() -> dict[str, tuple[datetime | None, datetime | None]]:
        parts = desk.get(f"/cases/{number}").json()["assignments"]
        return {one["office_code"]: (when(one["sign_due_at"]), when(one["handle_due_at"])) for one in parts}

    before = ends()
    assert before[helper] == before[OFFICE]
    made = saved(as_user("admin"), {"days": [{"day": "2026-03-11", "is_workday": False, "name": "停工"}]})
    after = ends()
    assert after[helper] == after[OFFICE] != before[OFFICE]
    event = desk.get(f"/cases/{number}").json()["events"][-1]
    told = [when(event["facts"][side]["co"][helper]) for side in ("before", "after")]
    assert (event["move"], told) == ("reckon", [before[helper][1], after[helper][1]])
    saved(as_user("admin"), {"undoes": made["id"]})
    assert ends() == before
