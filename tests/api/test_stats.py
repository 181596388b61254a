"""Figures over HTTP: periods, rates, classes and what each answer says it counts."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.analytics.folding import fold
from gridgis.cases.measures import MAPPED
from tests.factories import AT, CITY, ONE, TWO, World, a_case

As = Callable[[str], TestClient]


@pytest.fixture
def cases(session: Session, world: World) -> None:
    """Twelve cases of town one two days ago, nine of them closed on time and one late; two of town two today."""
    before = AT - timedelta(days=2)
    numbers = [a_case(session, world, grid_code=world.grids[0], at=before).number for _ in range(12)]
    for number in numbers[:10]:
        late = number == numbers[9]
        session.execute(
            text(
                "UPDATE cases SET state = 'evaluated', due_at = NULL, closed_at = CAST(:closed AS timestamptz),"
                " total_due_at = CAST(:due AS timestamptz), satisfaction = :answer WHERE number = :number"
            ),
            {
                "number": number,
                "closed": AT - timedelta(hours=1),
                "due": AT - timedelta(hours=2 if late else 0),
                "answer": 1 if late else 4,
            },
        )
    for _ in range(2):
        a_case(session, world, grid_code=f"{ONE}002001001", at=AT)
    session.commit()


def areas(client: TestClient, **query: Any) -> dict[str, Any]:
    answer = client.get("/stats/areas", params={"level": "town"} | query)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_areas_tell_counts_rates_and_densities(as_user: As, cases: None) -> None:
    body = areas(as_user("county"))
    assert [item["code"] for item in body["items"]] == [f"{ONE}001", f"{ONE}002"]
    told = {
        "code": f"{ONE}001",
        "name": "001镇",
        "open": 2,
        "overdue": 2,
        "near_due": 0,
        "reported": 12,
        "closed": 10,
        "due": 10,
        "on_time": 9,
        "late": 1,
        "awaiting_check": 0,
        "on_time_rate": 0.9,
        "answers": 10,
        "satisfied": 9,
        "unsatisfied": 1,
        "satisfaction_rate": 0.9,
        "came_back": 0,
        "recur_30": 0.0,
        "closed_of_due": 10,
        "close_rate": 1.0,
        "proactive": 0,
        "proactive_rate": 0.0,
        "at_source": 0,
        "settled_at_source": 0.0,
        "went_up": 0,
        "up_rate": 0.0,
        "left_out": 0,
        "households": 1200,
        "open_per_1000": pytest.approx(1.667, abs=1e-3),
        "reported_per_1000": 10.0,
    }
    assert {name: body["items"][0][name] for name in told} == told
    assert (body["items"][1]["on_time_rate"], body["items"][1]["reported"]) == (None, 2)
    assert (body["total"]["reported"], body["total"]["open"], body["total"]["households"]) == (14, 4, 2400)


def test_without_a_period_the_last_thirty_days_count(as_user: As, cases: None) -> None:
    body = areas(as_user("county"))
    assert (body["begin"], body["end"], body["level"]) == ("2026-02-10", "2026-03-11", "town")
    assert datetime.fromisoformat(body["as_of"]) == AT


def test_a_period_of_a_day_counts_its_day(as_user: As, cases: None) -> None:
    today = areas(as_user("county"), **{"from": "2026-03-11", "to": "2026-03-11"})
    assert (today["total"]["reported"], today["total"]["closed"], today["total"]["open"]) == (2, 10, 4)
    assert today["before"]["reported"] == 0
    nine = areas(as_user("county"), **{"from": "2026-03-09", "to": "2026-03-09"})
    assert nine["total"]["reported"] == 12


def test_the_period_before_is_told_for_comparison(as_user: As, cases: None) -> None:
    body = areas(as_user("county"), **{"from": "2026-03-10", "to": "2026-03-10"})
    assert (body["total"]["reported"], body["since"]) == (0, "2026-03-09")
    assert (body["before"]["reported"], body["before"]["open"]) == (12, 12)


@pytest.mark.parametrize("kept", [False, True])
def test_days_before_the_first_case_are_not_told_as_none(
    as_user: As, session: Session, cases: None, kept: bool
) -> None:
    if kept:
        while fold(session, zone="Asia/Shanghai"):
            pass
        session.commit()
    client, asked = as_user("county"), {"from": "2026-03-10", "to": "2026-03-11"}
    before = areas(client, **asked)["before"]
    assert before["open"] == 12  # what stood when they ended is known
    assert {name for name, value in before.items() if value is not None} <= {"open", "overdue"}
    days = {"from": "2026-03-08", "to": "2026-03-08"}
    assert set(areas(client, **days)["before"].values()) == {None}
    for against, days in (("before", asked), ("year", asked)):
        told = client.get("/stats/categories", params=days | {"place": ONE, "against": against}).json()
        assert told["since"] == "2026-03-09"
        assert told["items"] and {one["then"] for one in told["items"]} == {None}
    told = client.get(
        "/stats/categories", params={"from": "2026-03-10", "to": "2026-03-10", "against": "before"}
    ).json()
    assert sum(one["then"] for one in told["items"]) == 12


def test_a_village_without_cases_has_none_since_its_town_has_some(as_user: As, cases: None, world: World) -> None:
    client, days = as_user("county"), {"from": "2026-03-10", "to": "2026-03-10"}
    codes = [one["code"] for one in areas(client, level="village", **days)["items"]]
    told = {code: areas(client, parent=code, level="grid", **days) for code in codes}
    towns = {code: areas(client, parent=code[:9], level="village", **days)["since"] for code in codes}
    assert {code: one["since"] for code, one in told.items()} == towns
    assert any(one["since"] and not one["before"]["reported"] for one in told.values())


def test_a_sensitive_case_tells_no_first_day(as_user: As, session: Session, cases: None) -> None:
    session.execute(text("UPDATE cases SET sensitive = true WHERE submitted_at < '2026-03-10'"))
    session.commit()
    told = [areas(as_user("county"))["since"], as_user("county").get("/stats/series").json()["since"]]
    assert told == ["2026-03-11", "2026-03-11"]


def test_a_category_narrows(as_user: As, cases: None) -> None:
    client = as_user("county")
    assert areas(client, category="E01")["total"]["reported"] == 14
    assert areas(client, category="order")["total"]["reported"] == 0


def test_classes_are_given_for_each_measure(as_user: As, cases: None) -> None:
    breaks = areas(as_user("county"))["breaks"]
    assert set(breaks) == set(MAPPED)
    assert breaks["overdue"] == [2, 3, 5, 10], "two overdue cases make no area the worst"
    assert breaks["on_time_rate"] == [0.8, 0.9, 0.95], "down from the target, whatever the values are"


@pytest.mark.parametrize(("level", "count"), [("county", 1), ("town", 2), ("village", 4), ("grid", 9)])
def test_each_level_names_its_areas(as_user: As, cases: None, level: str, count: int) -> None:
    body = areas(as_user("county"), level=level)
    assert len(body["items"]) == count
    assert body["total"]["reported"] == 14


@pytest.mark.parametrize("level", ["county", "town", "village", "grid"])
def test_the_areas_of_a_city_add_up(as_user: As, cases: None, level: str) -> None:
    body = areas(as_user("city"), level=level, parent=CITY)
    assert len(body["items"]) == {"county": 2, "town": 4, "village": 8, "grid": 17}[level]
    assert (body["total"]["reported"], body["total"]["closed"]) == (14, 10)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/stats/areas", "level"),
        ("/stats/areas?level=galaxy", "level"),
        ("/stats/areas?level=town&from=2026-03-12&to=2026-03-11", "from"),
        ("/stats/areas?level=town&from=2010-01-01&to=2026-03-11", "from"),
        ("/stats/areas?level=town&from=yesterday", "from"),
        ("/stats/series?step=hour", "step"),
        ("/stats/hexes?resolution=4", "resolution"),
        ("/stats/hexes?resolution=11", "resolution"),
        ("/stats/hexes?resolution=x", "resolution"),
    ],
)
def test_what_can_not_be_counted_is_refused_by_field(as_user: As, path: str, field: str) -> None:
    answer = as_user("county").get(path)
    body = answer.json()
    assert answer.status_code == 422
    assert field in [body.get("field"), *(error["field"] for error in body.get("errors", []))]


def test_a_series_has_every_day_and_adds_up(as_user: As, cases: None) -> None:
    client = as_user("county")
    body = client.get("/stats/series", params={"from": "2026-03-08", "to": "2026-03-11"}).json()
    assert body["step"] == "day"
    assert [(item["start"], item["reported"], item["closed"], item["on_time"]) for item in body["items"]] == [
        ("2026-03-08", 0, 0, 0),
        ("2026-03-09", 12, 0, 0),
        ("2026-03-10", 0, 0, 0),
        ("2026-03-11", 2, 10, 9),
    ]
    town = client.get("/stats/series", params={"from": "2026-03-08", "place": f"{ONE}002"}).json()
    assert sum(item["reported"] for item in town["items"]) == 2


@pytest.mark.parametrize("resolution", range(5, 11))
def test_hexes_add_up_at_every_resolution(as_user: As, cases: None, resolution: int) -> None:
    body = as_user("county").get("/stats/hexes", params={"resolution": resolution}).json()
    counts = [feature["properties"] for feature in body["features"]]
    assert sum(one["reported"] for one in counts) == 14
    assert sum(one["open"] for one in counts) == 4
    assert all(feature["geometry"]["type"] == "Polygon" for feature in body["features"])
    assert body["top"] == max(one["reported"] for one in counts)
    assert (body["cases"], body["unplaced"]) == (14, 0)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("open=true", 4),
        ("open=false", 10),
        ("state=evaluated", 10),
        (f"place={ONE}002", 2),
        (f"place={TWO}", 0),
        (f"place={CITY}", 14),
        ("category=E0101", 14),
        ("category=market", 0),
        ("due=overdue", 2),
        ("due=24h", 2),
        ("source=hotline_12345", 14),
        ("source=citizen", 0),
        ("office=none", 0),
        ("text=占道", 14),
        ("text=110101-20260309-00001", 1),
        ("from=2026-03-10", 2),
        ("to=2026-03-09", 12),
        ("from=2026-03-09&to=2026-03-09&open=true", 2),
        ("bbox=120,30,120.05,30.1", 12),
    ],
)
def test_the_list_of_cases_is_narrowed_as_figures_are(as_user: As, cases: None, query: str, count: int) -> None:
    client = as_user("county")
    assert len(client.get(f"/cases?{query}").json()["items"]) == count
    assert len(client.get(f"/cases.geojson?{query}").json()["features"]) == count


@pytest.mark.parametrize("query", ["due=soon", "open=maybe", "sort=random", "from=x", "text=" + "x" * 101])
def test_a_filter_that_is_none_is_refused(as_user: As, query: str) -> None:
    assert as_user("county").get(f"/cases?{query}").status_code == 422


def test_night_belongs_to_the_local_day(as_user: As, app: FastAPI, session: Session, world: World) -> None:
    """At 01:00 in Shanghai it is still the day before in UTC; grids of the new day are named all the same."""
    number = a_case(session, world, grid_code=world.grids[0], at=AT).number
    session.execute(
        text("UPDATE grid_versions SET valid_from = '2026-03-12', name = '今日' WHERE grid_code = :g"),
        {"g": world.grids[0]},
    )
    session.commit()
    app.state.clock = lambda: datetime.fromisoformat("2026-03-11T17:00:00+00:00")
    client = as_user("county")
    assert client.get(f"/cases/{number}").json()["case"]["grid_name"] == "今日"
    assert areas(client, level="grid")["items"][0]["name"] == "今日"
    assert areas(client)["end"] == "2026-03-12"
