"""The whistle: a town calls departments of the county, which sign, make contact and come in time, and are rated."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.api.handling import handed, stepped
from tests.api.test_redecide import OFFICE
from tests.factories import AT, ONE, TWO, World, an_account, an_office

As = Callable[[str], TestClient]
BUREAU, WATER = f"{ONE}-environment", f"{ONE}-water"


@pytest.fixture
def county(session: Session, world: World, deciders: None) -> None:
    """Two departments of the county, each with its clerk."""
    an_office(session, ONE, "county", "water")
    an_account(session, "bureau", ("office_clerk", "office", BUREAU))
    an_account(session, "water", ("office_clerk", "office", WATER))


def story(client: TestClient, number: str) -> dict[str, Any]:
    return dict(client.get(f"/cases/{number}").json())


def refused(client: TestClient, number: str, move: str, **facts: Any) -> tuple[int, str]:
    answer = client.post(f"/cases/{number}/moves", json={"move": move, "note": "因为"} | facts)
    return answer.status_code, answer.json()["kind"]


def whistled(as_user: As, *codes: str) -> str:
    """A case that an office of the town handles, and for which its leader whistles."""
    number, _ = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    stepped(as_user("town"), number, "whistle", note="夜间偷排，需执法与水利到场", co_offices=list(codes))
    return number


@pytest.mark.usefixtures("county")
def test_a_town_calls_departments_and_the_county_names_who_leads(as_user: As) -> None:
    number = whistled(as_user, BUREAU, WATER)
    told = story(as_user("town"), number)
    assert (told["case"]["state"], told["coordination"], told["case"]["office_code"]) == (
        "coordinating",
        "county",
        None,
    )
    assert "whistle" in told["case"]["flags"]
    assert [one["ended_at"] is None for one in told["assignments"]] == [False], "the town's office has it no more"
    bureau = next(one for one in told["whistles"] if one["office_code"] == BUREAU)
    ends = [datetime.fromisoformat(bureau[name]) - AT for name in ("sign_due_at", "contact_due_at")]
    assert ends == [timedelta(hours=1), timedelta(hours=24)]
    assert datetime.fromisoformat(bureau["spot_due_at"]) == datetime(2026, 3, 16, 9, 30, tzinfo=UTC), "three workdays"
    assert refused(as_user("centre_head"), number, "assign_lead", office_code=BUREAU) == (
        403,
        "cases.county_coordinates",
    )
    county = as_user("county")
    assert [one["case"]["number"] for one in county.get("/coordination", params={"mine": True}).json()["items"]] == [
        number
    ]
    assert as_user("centre_head").get("/coordination", params={"mine": True}).json()["items"] == []
    lead = stepped(county, number, "assign_lead", note="环保牵头", office_code=BUREAU)
    assert (lead["case"]["state"], lead["case"]["office_code"]) == ("dispatched", BUREAU)
    parts = {one["office_code"]: one["part"] for one in story(county, number)["assignments"] if not one["ended_at"]}
    assert parts == {BUREAU: "lead", WATER: "co", OFFICE: "co"}, "who had it before helps"


@pytest.mark.usefixtures("county")
def test_a_department_answers_step_by_step_and_the_town_rates_it(as_user: As, app: FastAPI) -> None:
    number = whistled(as_user, BUREAU, WATER)
    bureau, water, town = as_user("bureau"), as_user("water"), as_user("town")
    assert refused(bureau, number, "whistle_arrive") == (409, "cases.not_whistled"), "first it signs"
    assert refused(town, number, "whistle_rate", office_code=BUREAU, satisfaction=4) == (409, "cases.nobody_to_rate")
    stepped(bureau, number, "whistle_sign")
    stepped(bureau, number, "whistle_contact", note="已电话联系王镇长")
    app.state.clock = lambda: AT + timedelta(days=1)
    stepped(bureau, number, "whistle_arrive", note="两人已到现场")
    stepped(water, number, "whistle_sign")
    by_code = {one["office_code"]: one for one in story(town, number)["whistles"]}
    assert (by_code[BUREAU]["contact"], by_code[BUREAU]["arrival"]) == ("已电话联系王镇长", "两人已到现场")
    late = [one["facts"]["late"] for one in story(town, number)["events"] if one["move"].startswith("whistle_")]
    assert late == [False, False, False, True]
    assert refused(town, number, "whistle_rate", office_code=WATER, satisfaction=4) == (422, "cases.not_called")
    assert refused(town, number, "whistle_rate", office_code=BUREAU, satisfaction=2) == (422, "cases.score_missing")
    choices = next(one for one in story(town, number)["moves"] if one["move"] == "whistle_rate")["offices"]
    assert [one["code"] for one in choices] == [BUREAU]
    stepped(town, number, "whistle_rate", note="来得快", office_code=BUREAU, satisfaction=4)
    assert refused(town, number, "whistle_rate", office_code=BUREAU, satisfaction=1) == (409, "cases.nobody_to_rate")
    app.state.clock = lambda: AT + timedelta(days=8)
    stepped(town, number, "whistle_rate", note="一直没到场", office_code=WATER, satisfaction=1)
    scores = {one["office_code"]: (one["score"], one["rated_name"]) for one in story(town, number)["whistles"]}
    assert scores == {BUREAU: (4, "town"), WATER: (1, "town")}


@pytest.mark.usefixtures("county")
def test_who_may_not_whistle_and_what_is_no_department_is_refused(as_user: As, session: Session) -> None:
    an_office(session, TWO, "county", "water")
    number, desk = handed(as_user)
    town = as_user("town")
    assert refused(desk, number, "whistle", co_offices=[BUREAU]) == (409, "moves.cannot_move"), "it is not signed yet"
    stepped(as_user("clerk"), number, "sign")
    assert refused(desk, number, "whistle", co_offices=[BUREAU]) == (403, "security.no_right")
    assert refused(town, number, "whistle", co_offices=[]) == (422, "cases.departments_missing")
    assert refused(town, number, "whistle", co_offices=[OFFICE]) == (422, "cases.not_of_county")
    assert refused(town, number, "whistle", co_offices=[f"{TWO}-water"]) == (422, "cases.no_office")
    assert story(town, number)["case"]["state"] == "handling", "nothing is half done"
    offered = next(one for one in story(town, number)["moves"] if one["move"] == "whistle")["offices"]
    assert {one["code"] for one in offered} == {BUREAU, WATER}
    assert as_user("bureau").get(f"/cases/{number}").status_code == 404
    stepped(town, number, "whistle", note="需到场", co_offices=[BUREAU])
    assert as_user("bureau").get(f"/cases/{number}").status_code == 200
    assert as_user("water").get(f"/cases/{number}").status_code == 404
    assert refused(town, number, "whistle", co_offices=[WATER]) == (409, "cases.whistling")
