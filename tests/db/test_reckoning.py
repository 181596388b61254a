"""Limits that reach into a year without a published calendar: marked, and reckoned again when it is loaded."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.reckoning import reckon_unknown
from gridgis.cases.term_models import CalendarDay, CalendarYear
from tests.api.handling import a_category, stepped
from tests.api.test_redecide import OFFICE, corrected, reported
from tests.api.test_redecide_clocks import at
from tests.factories import World

As = Callable[[str], TestClient]
ZONE = ZoneInfo("Asia/Shanghai")
LATE = datetime(2026, 12, 30, 10, 0, tzinfo=ZONE)
"""A Wednesday; nothing of 2027 is known."""
DAYS = {date(2027, 1, 1): False, date(2027, 1, 4): False, date(2027, 1, 9): True}


def ends(case: Case) -> dict[str, str]:
    found = {"due": case.due_at, "handle": case.handle_due_at, "total": case.total_due_at}
    return {name: end.astimezone(ZONE).strftime("%m-%d %H:%M") for name, end in found.items() if end}


def swept(session: Session) -> int:
    session.flush()
    after, changed = reckon_unknown(session, zone="Asia/Shanghai", after="", at=datetime(2027, 1, 2, tzinfo=UTC))
    assert after is None
    session.expire_all()
    return changed


def loaded(session: Session) -> None:
    """By whoever writes rows past the settings."""
    session.add_all(CalendarDay(day=day, is_workday=worked) for day, worked in DAYS.items())
    session.add(CalendarYear(year=2027))
    session.flush()


@pytest.fixture
def at_years_end(app: FastAPI) -> None:
    at(app, LATE)


def case_with(as_user: As, session: Session, **facts: Any) -> Case:
    number = reported(as_user, **facts)
    return session.scalars(select(Case).where(Case.number == number)).one()


@pytest.mark.usefixtures("at_years_end")
def test_a_limit_over_new_year_is_provisional_until_the_notice_and_then_reckoned_again(
    as_user: As, session: Session, world: World
) -> None:
    ten_days = a_category(session, "limit_unit = 'work_day' AND limit_value = 3 AND auto_register AND urgency = 'P3'")
    case = case_with(as_user, session, category_code=ten_days)
    before = ends(case)
    assert case.limit_inputs["provisional"] is True
    assert swept(session) == 0
    loaded(session)
    assert swept(session) == 1
    case = session.scalars(select(Case).where(Case.number == case.number)).one()
    assert case.limit_inputs["provisional"] is False
    assert ends(case)["total"] > before["total"]
    (event,) = session.scalars(select(CaseEvent).where(CaseEvent.move == "reckon"))
    assert event.facts["before"]["total_due_at"] < event.facts["after"]["total_due_at"]
    assert swept(session) == 0


@pytest.mark.usefixtures("at_years_end")
def test_handling_from_dispatch_is_reckoned_again(as_user: As, session: Session, world: World) -> None:
    """Three workdays from Wednesday 30 December: Monday the 4th by weekdays, Wednesday the 6th by the notice."""
    plain = "NOT auto_register AND urgency = 'P3' AND lead_agency_type = 'municipal' AND coordination = 'clear'"
    days = a_category(session, f"limit_unit = 'work_day' AND limit_value = 3 AND {plain}")
    case, desk = case_with(as_user, session, category_code=days), as_user("dispatcher")
    stepped(desk, case.number, "register")
    stepped(desk, case.number, "dispatch", office_code=OFFICE)
    session.refresh(case)
    assert (ends(case)["handle"], case.limit_inputs["provisional"]) == ("01-04 17:30", True)
    loaded(session)
    assert swept(session) == 1
    assert ends(case)["handle"] == ends(case)["due"] == "01-06 17:30"
    story = desk.get(f"/cases/{case.number}").json()
    assert story["limit_inputs"]["provisional"] is False
    assert [one["handle_due_at"][:10] for one in story["assignments"]] == ["2027-01-06"]


@pytest.mark.usefixtures("at_years_end")
def test_a_case_whose_mark_went_by_the_start_is_marked(as_user: As, session: Session, world: World) -> None:
    case = case_with(as_user, session)
    old = text("UPDATE cases SET limit_inputs = limit_inputs || '{\"provisional\": false}'")
    session.execute(old)
    assert swept(session) == 1
    assert case.limit_inputs["provisional"] is True


@pytest.mark.usefixtures("at_years_end")
def test_another_category_and_the_next_stage_are_judged_anew(as_user: As, session: Session, world: World) -> None:
    clock = a_category(session, "urgency = 'P1' AND limit_unit = 'urgent_hour' AND NOT sensitive")
    case = case_with(as_user, session, category_code=clock)
    assert case.limit_inputs["provisional"] is False, "an emergency runs round the clock, whatever the holidays"
    corrected(as_user("dispatcher"), case.number, category_code="E0107")
    session.refresh(case)
    assert case.limit_inputs["provisional"] is True


def test_a_limit_that_ran_out_last_year_is_no_guess(app: FastAPI, as_user: As, session: Session, world: World) -> None:
    """Moved in 2027, when only that year's days would be read."""
    case = case_with(as_user, session)
    loaded(session)
    at(app, datetime(2027, 1, 5, 10, 0, tzinfo=ZONE))
    stepped(as_user("dispatcher"), case.number, "register")
    session.refresh(case)
    assert case.limit_inputs["provisional"] is False
