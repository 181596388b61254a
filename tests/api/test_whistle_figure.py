"""How whistles are answered, as figures by office with their lists: held against a recount of random calls."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.cases.whistle_models import WhistleCall
from tests.api.test_redecide import OFFICE
from tests.factories import ONE, World, a_case, an_office

As = Callable[[str], TestClient]
HERE, WATER = f"{ONE}-environment", f"{ONE}-water"
FIRST = datetime(2026, 3, 2, 1, tzinfo=UTC)
NOW = datetime(2026, 3, 20, 4, tzinfo=UTC)
MARCH = {"place": ONE, "from": "2026-03-08", "to": "2026-03-31"}
BEGIN, END = datetime(2026, 3, 7, 16, tzinfo=UTC), datetime(2026, 3, 31, 16, tzinfo=UTC)
STEPS = (("sign_due_at", "signed_at"), ("contact_due_at", "contacted_at"), ("spot_due_at", "arrived_at"))
COUNTS = ("whistled", "whistle_answered", "whistle_late")


def a_call(session: Session, number: str, office: str, at: datetime, done: list[timedelta | None]) -> dict[str, Any]:
    """A department called, with how long each of its steps took; the contact may be due after the spot."""
    ends = dict(
        zip(("sign", "contact", "spot"), (timedelta(hours=1), timedelta(hours=24), timedelta(hours=20)), strict=True)
    )
    told: dict[str, Any] = {f"{step}_due_at": at + end for step, end in ends.items()}
    told |= {name: at + took if took else None for (_, name), took in zip(STEPS, done, strict=True)}
    key = {"county_code": ONE, "case_number": number, "seq": 1, "office_code": office}
    session.add(WhistleCall(**key, called_at=at, called_name="镇长", reason="到场", **told))
    return key | told


def recount(calls: list[dict[str, Any]], office: str | None) -> dict[str, set[str]]:
    """The cases behind each count, told call by call."""
    found: dict[str, set[str]] = {name: set() for name in COUNTS}
    for one in calls:
        last = max(one[due] for due, _ in STEPS)
        if office not in (None, one["office_code"]) or not BEGIN <= last < END or last > NOW:
            continue
        in_time = all(one[done] is not None and one[done] <= one[due] for due, done in STEPS)
        found["whistled"].add(one["case_number"])
        found["whistle_answered" if in_time else "whistle_late"].add(one["case_number"])
    return found


def test_whistles_answered_in_time_by_office_with_their_lists(
    session: Session, world: World, app: FastAPI, as_user: As
) -> None:
    chance, calls = random.Random(12), []
    an_office(session, ONE, "county", "water")
    hours = (None, 0.5, 1, 1.5, 19, 20, 20.5, 24, 24.5)
    for nth in range(60):
        at = FIRST + timedelta(hours=9 * nth)
        sensitive = nth % 10 == 9
        number = a_case(
            session, world, category="G0204" if sensitive else "E0101", grid_code=world.grid_of(ONE), at=FIRST
        ).number
        for office in chance.choice([(HERE,), (WATER,), (HERE, WATER)]):
            hard = [chance.choice(hours) for _ in range(3)] if chance.random() < 0.6 else [1, 24, 20]
            done = [timedelta(hours=one) if one else None for one in hard]
            told = a_call(session, number, office, at, done)
            calls += [] if sensitive else [told]
    session.flush()
    app.state.clock = lambda: NOW
    county = as_user("county")
    told = county.get("/stats/offices", params=MARCH).json()
    rows = {one["code"]: one for one in told["items"]}
    for office, row in ((None, told["total"]), (HERE, rows[HERE]), (WATER, rows[WATER])):
        counted = recount(calls, office)
        assert {name: row[name] for name in COUNTS} == {name: len(found) for name, found in counted.items()}
        assert min(len(found) for found in counted.values()) > 3
        assert row["whistle_timely"] == len(counted["whistle_answered"]) / len(counted["whistled"])
        for name, found in counted.items():
            asked = MARCH | {"measure": name, "limit": 100} | ({"office": office} if office else {})
            listed = county.get("/cases", params=asked).json()["items"]
            assert {one["number"] for one in listed} == found, (office, name)
    assert OFFICE not in rows, "nobody called it"


def test_of_fewer_than_ten_there_is_no_rate(session: Session, world: World, app: FastAPI, as_user: As) -> None:
    for nth in range(9):
        number = a_case(session, world, grid_code=world.grid_of(ONE), at=FIRST).number
        a_call(session, number, HERE, FIRST + timedelta(days=7, hours=nth), [timedelta(hours=1)] * 3)
    session.flush()
    app.state.clock = lambda: NOW
    total = as_user("county").get("/stats/offices", params=MARCH).json()["total"]
    assert (total["whistled"], total["whistle_answered"], total["whistle_timely"]) == (9, 9, None)
