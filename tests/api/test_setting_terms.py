"""Categories and stage limits by first days: what arrives from then on, as of any day, previewed, recorded, undone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.models import Case
from tests.api.handling import stepped
from tests.api.test_redecide import reported
from tests.api.test_redecide_clocks import at
from tests.api.test_settings import ends
from tests.factories import AT, ONE, World, a_case

As = Callable[[str], TestClient]
TODAY = AT.date().isoformat()
TOMORROW = (AT.date() + timedelta(days=1)).isoformat()
OFFICE = f"{ONE}001-urban_enforcement"
KIND = "E0101"
"""P3, of four working hours."""


def terms_of(admin: TestClient, code: str = KIND, **query: str) -> dict[str, Any]:
    told = admin.get("/settings/terms", params=query).json()["categories"]
    (found,) = [one for one in told if one["code"] == code]
    return dict(found)


def wanted(admin: TestClient, code: str = KIND, **facts: Any) -> dict[str, Any]:
    extra = {"name_zh", "name_en", "platform", "sensitive", "changes_on"}
    return {name: one for name, one in terms_of(admin, code).items() if name not in extra} | facts


def saved(admin: TestClient, asked: dict[str, Any], status: int = 201, **facts: Any) -> dict[str, Any]:
    answer = admin.post("/settings/terms/changes", json=asked | {"reason": "会议定"} | facts)
    assert answer.status_code == status, answer.text
    while status == 201 and admin.post("/settings/reckoning").json()["waiting"]:
        pass
    return dict(answer.json())


def test_what_arrives_from_the_first_day_on_has_the_new_limit_and_what_stood_keeps_its_own(
    app: FastAPI, as_user: As, session: Session, world: World
) -> None:
    """The old case is moved on after the first day, and keeps the stages of its arrival too."""
    admin, desk = as_user("admin"), as_user("dispatcher")
    old = reported(as_user, category_code=KIND)
    change = {"categories": [wanted(admin, limit_value=2, lead_agency_type="police")], "first_day": TOMORROW}
    stage = {"stage": "dispatch", "urgency": "P3", "value": 20, "unit": "minute"}
    before = ends(session)
    assert admin.post("/settings/terms/preview", json=change).json()["effect"]["shorter"] == 0
    saved(admin, change | {"stages": [stage]})
    assert ends(session) == before
    at(app, AT + timedelta(days=1))
    new = reported(as_user, category_code=KIND)
    found = {}
    for number in (old, new):
        stepped(desk, number, "register")
        case = session.scalars(select(Case).where(Case.number == number)).one()
        assert case.due_at is not None
        found[number] = [case.limit_inputs["value"], (case.due_at - AT - timedelta(days=1)).total_seconds() / 60]
    assert found == {old: [4, 60], new: [2, 20]}
    owners = [desk.get(f"/cases/{number}").json()["decision"]["office"]["code"] for number in (old, new)]
    assert owners == [f"{ONE}001-urban_enforcement", f"{ONE}001-police"]


def test_terms_are_read_as_of_any_day_by_an_independent_replay(as_user: As, session: Session, world: World) -> None:
    admin, replay = as_user("admin"), {date.min: 4.0}
    for month, value in ((9, 3.0), (5, 2.0), (7, 6.0)):
        first = date(2026, month, 1)
        saved(admin, {"first_day": first.isoformat(), "categories": [wanted(admin, limit_value=value)]})
        replay[first] = value
    for month in range(1, 13):
        for day in (date(2026, month, 1), date(2026, month, 1) - timedelta(days=1)):
            expected = replay[max(first for first in replay if first <= day)]
            assert terms_of(admin, at=day.isoformat())["limit_value"] == expected, day
    assert terms_of(admin, at="2026-04-30")["changes_on"] == "2026-05-01"
    saved(admin, {"first_day": "2026-06-01", "categories": [wanted(admin, coordination="centre")]})
    told = {day: in_force.categories(session, [KIND], date(2026, 5, day))[0].coordination for day in (1, 31)}
    told[32] = in_force.categories(session, [KIND], date(2026, 6, 1))[0].coordination
    assert told == {1: "clear", 31: "clear", 32: "centre"}


def test_a_first_day_behind_takes_those_along_that_arrived_since_and_back(
    as_user: As, session: Session, world: World
) -> None:
    for days in (0, 1, 3):
        moment = AT - timedelta(days=days)
        a_case(session, world, grid_code=world.grids[0], category=KIND, at=moment, office_code=OFFICE)
    session.commit()
    admin, before = as_user("admin"), ends(session)
    change = {"first_day": (AT.date() - timedelta(days=1)).isoformat(), "categories": [wanted(admin, limit_value=1)]}
    seen = admin.post("/settings/terms/preview", json=change).json()
    assert (seen["effect"]["shorter"], ends(session) == before) == (2, True)
    made = saved(admin, change, version=seen["version"])
    assert sum(ends(session)[number] != before[number] for number in before) == made["shorter"] == 2
    saved(admin, {"undoes": made["id"]})
    assert ends(session) == before


@pytest.mark.parametrize(
    ("code", "facts", "kind"),
    [
        (KIND, {"lead_agency_type": "nobody"}, "calendar.no_agency"),
        (KIND, {"co_agency_types": ["police", "nobody"]}, "calendar.no_agency"),
        (KIND, {}, "calendar.nothing"),
        (KIND, {"code": "E01"}, "calendar.no_category"),
        ("G0102", {"first_handler": "grid"}, "calendar.sensitive_first"),
    ],
)
def test_terms_that_cannot_be_are_refused(
    as_user: As, world: World, code: str, facts: dict[str, Any], kind: str
) -> None:
    admin = as_user("admin")
    asked = {"first_day": TODAY, "categories": [wanted(admin, code) | facts]}
    assert saved(admin, asked, 422)["kind"] == kind


@pytest.mark.parametrize(
    "facts",
    [{"limit_value": 0}, {"limit_unit": "week"}, {"phases": "fence"}, {"urgency": "P5"}, {"coordination": "town"}],
)
def test_limits_of_no_kind_are_refused(as_user: As, world: World, facts: dict[str, Any]) -> None:
    admin = as_user("admin")
    saved(admin, {"first_day": TODAY, "categories": [wanted(admin, **facts)]}, 422)


def test_towns_without_an_office_of_the_owner_are_named(as_user: As, session: Session, world: World) -> None:
    """Police serve towns of the world; disability workers none."""
    admin = as_user("admin")
    towns = session.scalars(text("SELECT name FROM divisions WHERE level = 'town' ORDER BY code")).all()
    saved(admin, {"first_day": TODAY, "categories": [wanted(admin, lead_agency_type="disabled")]})
    told = {one["code"]: one for one in admin.get("/settings/terms").json()["lacking"]}
    assert told[KIND] == {"code": KIND, "agency_type": "disabled", "towns": towns}


def test_a_change_of_the_calendar_is_none_of_terms(as_user: As, world: World) -> None:
    admin = as_user("admin")
    made = saved(admin, {"first_day": TODAY, "categories": [wanted(admin, limit_value=9)]})
    refused = admin.post("/settings/calendar/changes", json={"undoes": made["id"], "reason": "x"})
    assert refused.json()["kind"] == "calendar.no_change"
    assert admin.get("/settings/calendar/changes").json()["items"] == []
