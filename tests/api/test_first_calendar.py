"""What the grid was asked to look at first follows a change of the work calendar, as all limits do."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Assignment, Case
from gridgis.supervision.actions import pass_time
from tests.api.handling import a_category, stepped
from tests.api.test_first_response import dispatched
from tests.api.test_settings import OFFICE, saved

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders")
ZONE = ZoneInfo("Asia/Shanghai")
THURSDAY = {"days": [{"day": "2026-03-12", "is_workday": False, "name": "停工"}]}
"""`AT` is the Wednesday before."""
CLEAR = "first_handler = 'grid' AND coordination = 'clear' AND lead_agency_type = 'police' AND limit_unit = 'work_day'"
ON_THURSDAY, ON_FRIDAY, MONDAY = (datetime(2026, 3, day, 17, 30, tzinfo=ZONE) for day in (12, 13, 16))


def limits(session: Session, number: str) -> tuple[datetime | None, datetime | None, datetime | None, str]:
    """Until when the grid looks, by the case and by its assignment; until when the office signs; the state."""
    session.expire_all()
    case = session.scalars(select(Case).where(Case.number == number)).one()
    rows = session.scalars(select(Assignment).where(Assignment.case_number == number))
    given = {one.part: one for one in rows}
    return case.first_due_at, given["first"].handle_due_at, given["lead"].sign_due_at, case.state


def test_a_holiday_gives_the_grid_a_day_more_and_the_office_signs_after_it(as_user: As, session: Session) -> None:
    category = a_category(session, f"{CLEAR} AND urgency = 'P3'")
    number = dispatched(as_user, category, OFFICE)
    before = limits(session, number)
    assert before[:2] == (ON_THURSDAY, ON_THURSDAY)
    made = saved(as_user("admin"), THURSDAY)
    first, told, signs, _ = limits(session, number)
    assert (first, told) == (ON_FRIDAY, ON_FRIDAY)
    assert signs is not None and signs.astimezone(ZONE).date() == MONDAY.date(), "four working hours after Friday's end"
    story = as_user("dispatcher").get(f"/cases/{number}").json()
    assert (story["case"]["first_due_at"], story["first"]["due_at"]) == ("2026-03-13T09:30:00Z",) * 2
    assert pass_time(session, zone=ZONE.key, at=ON_THURSDAY) == 0, "the holiday is not held against the grid"
    saved(as_user("admin"), {"undoes": made["id"]})
    assert limits(session, number) == before
    assert pass_time(session, zone=ZONE.key, at=ON_THURSDAY) == 1


def test_what_has_ended_keeps_the_limit_it_had(as_user: As, session: Session) -> None:
    """On an urgent matter the office has signed, and the grid is asked for nothing any more."""
    category = a_category(session, f"{CLEAR} AND urgency = 'P2'")
    number = dispatched(as_user, category, OFFICE)
    stepped(as_user("clerk"), number, "sign")
    before = limits(session, number)
    saved(as_user("admin"), {"days": [{"day": "2026-03-11", "is_workday": False, "name": ""}]})
    first, told, _, state = limits(session, number)
    assert (first, told, state) == (None, before[1], "handling")
