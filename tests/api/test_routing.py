"""Who is responsible here: asked by point or address, without anything being kept."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from pyproj import Transformer
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.intake.models import Report
from tests.db.test_geocoding import an_address
from tests.factories import ONE, TWO, ZONE, World

As = Callable[[str], TestClient]
HERE = {"lng": 120.02, "lat": 30.05}
GRID = f"{ONE}001001001"


def asked(client: TestClient, status: int = 200, **query: Any) -> dict[str, Any]:
    answer = client.post("/route", json=query)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_a_point_has_a_grid_a_team_and_reasons(as_user: As, session: Session) -> None:
    route = asked(as_user("county"), **HERE)
    assert route["grid"] == {"code": GRID, "name": "网格001001001", "layer": "village"}
    assert [ref["code"] for ref in (route["county"], route["town"], route["village"])] == [
        ONE,
        f"{ONE}001",
        f"{ONE}001001",
    ]
    assert [(member["duty"], member["phone"]) for member in route["team"]] == [
        ("chief", "138****5678"),
        ("fulltime", "138****5678"),
    ]
    assert (route["office"], route["rule"], route["platform"]) == (None, None, None)
    assert [reason["key"] for reason in route["reasons"]] == ["located", "grid"]
    assert session.scalar(select(func.count()).select_from(Report)) == 0
    assert session.scalar(select(func.count()).select_from(Case)) == 0


def test_with_a_category_the_office_is_named(as_user: As) -> None:
    route = asked(as_user("county"), **HERE, category="E0601")
    assert (route["rule"], route["office"]["code"], route["platform"]) == ("R1", f"{ONE}-environment", "enforcement")


def test_co_handlers_are_named(as_user: As) -> None:
    """A family dispute: the justice office leads (none here), the village helps."""
    route = asked(as_user("county"), **HERE, category="G0102")
    assert (route["rule"], route["office"]) == ("R2", None)
    assert [office["code"] for office in route["co_offices"]] == [f"{ONE}001001-village"]
    assert route["flags"] == ["sensitive"]


def test_an_emergency_is_flagged(as_user: As) -> None:
    assert "emergency" in asked(as_user("county"), **HERE, category="G0202")["flags"]


@pytest.mark.parametrize(
    ("category", "number"),
    [("G0202", "110"), ("G0505", "110"), ("G0702", "119"), ("G0704", "119"), ("M0103", "120"), ("M0301", "119")],
)
def test_an_emergency_has_a_number_to_call_first(as_user: As, category: str, number: str) -> None:
    route = asked(as_user("county"), **HERE, category=category)
    assert route["notice"] == number
    assert [reason["ok"] for reason in route["reasons"] if reason["key"] == "notice"] == [False]
    items = {one["code"]: one for one in as_user("worker").get("/categories").json()["items"]}
    assert items[category]["emergency_number"] == number


@pytest.mark.parametrize(
    ("words", "number"), [("路边着火了", "119"), ("有人持刀", "110"), ("老人晕倒在地", "120"), ("路灯不亮", "")]
)
def test_words_tell_an_emergency_in_a_county_without_rules_too(
    as_user: As, session: Session, words: str, number: str
) -> None:
    body = HERE | {"category_code": "E0101", "description": words}
    answer = as_user("worker").put(f"/reports/{uuid4()}", json=body)
    route = answer.json()["route"]
    assert (route["notice"], "emergency" in route["flags"]) == (number, bool(number))
    kept = session.scalars(select(Case).where(Case.number == answer.json()["case_number"])).one()
    assert ("emergency" in kept.flags) == bool(number)


def test_what_the_words_say_goes_before_the_category(as_user: As) -> None:
    body = HERE | {"category_code": "G0202", "description": "打架后起火"}
    assert as_user("worker").put(f"/reports/{uuid4()}", json=body).json()["route"]["notice"] == "119"


def test_nothing_is_promised_that_does_not_happen(as_user: As) -> None:
    """A category of the task list goes to its office at once; no reason speaks of the grid handling it first."""
    for category in ("G0101", "G0301", "G0202"):
        reasons = asked(as_user("county"), **HERE, category=category)["reasons"]
        assert not [one for one in reasons if "先行" in one["text_zh"] or "协调" in one["text_zh"]]


def test_an_exclusive_grid_goes_before(as_user: As) -> None:
    assert asked(as_user("county"), lng=120.1, lat=30.1)["grid"]["code"] == ZONE


def test_a_datum_is_converted(as_user: As) -> None:
    route = asked(as_user("county"), lng=120.0545, lat=30.0477, datum="gcj02")
    assert route["place"]["lng"] == pytest.approx(120.0498, abs=5e-4)
    assert route["grid"]["code"] == GRID


def test_a_system_of_metres_is_converted(as_user: As) -> None:
    x, y = Transformer.from_crs(4490, 4528, always_xy=True).transform(120.02, 30.05)
    route = asked(as_user("county"), lng=x, lat=y, datum="4528")
    assert (route["place"], route["grid"]["code"]) == ({"lng": 120.02, "lat": 30.05}, GRID)
    assert "EPSG:4528" in route["reasons"][0]["text_zh"]


def test_an_address_is_looked_up(as_user: As, session: Session, world: World) -> None:
    an_address(session, "人民路12号")
    session.commit()
    route = asked(as_user("county"), address="001镇人民路12号")
    assert (route["grid"]["code"], route["score"]) == (GRID, 1.0)


def test_boundaries_of_the_moment_asked_count(as_user: As, session: Session) -> None:
    session.execute(text("UPDATE grid_versions SET valid_from = '2026-03-11' WHERE grid_code = :g"), {"g": GRID})
    session.commit()
    client = as_user("county")
    assert asked(client, **HERE)["grid"]["code"] == GRID
    assert asked(client, **HERE, at="2026-03-10T23:59:59+08:00")["grid"] is None
    assert asked(client, **HERE, at="2026-03-10T16:00:00Z")["grid"]["code"] == GRID, "midnight in Shanghai"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "lng"),
        ({"lng": 120}, "lng"),
        ({"lat": 30}, "lng"),
        (HERE | {"datum": "mars"}, "datum"),
        (HERE | {"datum": "epsg:5773"}, "datum"),
        (HERE | {"datum": "epsg:999999"}, "datum"),
        (HERE | {"datum": "epsg:4549"}, "lng"),
        (HERE | {"category": "E01"}, "category"),
        (HERE | {"category": "none"}, "category"),
        (HERE | {"at": "2026-03-11T10:00:00"}, "at"),
        (HERE | {"at": "9999-12-31T23:59:59Z"}, "at"),
        ({"lng": 30.05, "lat": 120.02}, "lng"),
        ({"lng": 0, "lat": 0}, "lng"),
        ({"address": "月球背面"}, "address"),
    ],
    ids=str,
)
def test_a_question_that_can_not_be_answered_is_invalid(as_user: As, query: dict[str, Any], field: str) -> None:
    body = asked(as_user("county"), 422, **query)
    assert (body["type"], body["field"]) == ("/problems/invalid", field)


@pytest.mark.parametrize("accuracy", ["-1", "100001", "nan", "x"])
def test_an_accuracy_is_a_length(as_user: As, accuracy: str) -> None:
    assert asked(as_user("county"), 422, **HERE, accuracy_m=accuracy)["type"] == "/problems/invalid"


def test_another_territory_is_not_asked_about(as_user: As, world: World) -> None:
    lng, lat = world.middles[world.grid_of(TWO)]
    body = asked(as_user("county"), 403, lng=lng, lat=lat)
    assert (body["type"], body["verb"]) == ("/problems/forbidden", "route.ask")
    assert "grid" not in body
    assert asked(as_user("city"), lng=lng, lat=lat)["grid"]["code"] == f"{TWO}001001001"


def test_a_town_asks_about_its_own_town_only(as_user: As) -> None:
    assert asked(as_user("town"), **HERE)["grid"]["code"] == GRID
    asked(as_user("town"), 403, lng=120.02, lat=30.15)


def test_nearby_cases_can_be_joined(as_user: As) -> None:
    worker = as_user("worker")
    body = {"category_code": "E0101", "description": "占道"} | HERE
    worker.put("/reports/00000000-0000-0000-0000-000000000001", json=body)
    near = worker.get("/reports/nearby", params={"lng": 120.0202, "lat": 30.05}).json()["items"]
    assert [item["distance_m"] for item in near] == [19.3]
    assert near[0]["case"]["category_code"] == "E0101"
    beyond = {"lng": 120.0202, "lat": 30.05, "radius_m": 10}
    assert worker.get("/reports/nearby", params=beyond).json()["items"] == []
    other = {"lng": 120.0202, "lat": 30.05, "category": "G01"}
    assert worker.get("/reports/nearby", params=other).json()["items"] == []


@pytest.mark.parametrize(
    "query", ["lng=120", "lng=181&lat=0", "lng=0&lat=91", "lng=0&lat=0&radius_m=0", "lng=0&lat=0&radius_m=2001"]
)
def test_a_neighbourhood_has_a_centre_and_a_radius(as_user: As, query: str) -> None:
    assert as_user("worker").get(f"/reports/nearby?{query}").status_code == 422
