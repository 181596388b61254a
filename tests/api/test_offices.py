"""Offices over HTTP: founded, changed from a day on, closed and taken back; who may; and what routing makes of it."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case, CaseEvent
from gridgis.casework.closing import hand_on
from gridgis.security.models import AuditEntry
from tests.factories import AT, ONE, TWO, World, a_case

As = Callable[[str], TestClient]
TOWN, OTHER, VILLAGE = f"{ONE}001", f"{ONE}002", f"{ONE}001001"
SQUAD, COUNTY_OFFICE = f"{TOWN}-urban_enforcement", f"{ONE}-environment"
TODAY, SOON, LATER = "2026-03-11", "2026-03-20", "2026-04-01"
FOUNDING = {"name": "南片环保所", "agency_type": "environment", "place_code": TOWN, "first_day": TODAY}


def post(client: TestClient, path: str, status: int = 200, /, **body: Any) -> dict[str, Any]:
    answer = client.post(path, json=body)
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json()
    return told


def found(client: TestClient, status: int = 201, /, **facts: Any) -> dict[str, Any]:
    return post(client, "/offices", status, **FOUNDING | facts)


def change(client: TestClient, code: str, status: int = 200, /, **facts: Any) -> dict[str, Any]:
    return post(client, f"/offices/{code}/changes", status, **{"first_day": SOON} | facts)


def office(client: TestClient, code: str, day: str) -> dict[str, Any]:
    told: dict[str, Any] = client.get(f"/offices/{code}", params={"at": day}).json()["office"]
    return told


def owner(client: TestClient, lng: float, lat: float, category: str = "E0101", day: str = TODAY) -> str | None:
    answer = client.post("/route", json={"lng": lng, "lat": lat, "category": category, "at": f"{day}T10:00:00+08:00"})
    assert answer.status_code == 200, answer.text
    got = answer.json()["office"]
    return None if got is None else str(got["code"])


def test_an_office_is_founded_under_two_parents_and_named_at_once(as_user: As, session: Session, world: World) -> None:
    made = found(as_user("reviewer"), department_code=COUNTY_OFFICE, established=5, in_field=3, lng=120.1, lat=30.05)
    told = made["office"]
    assert (told["code"], told["town_code"], told["county_code"]) == (f"{TOWN}-environment", TOWN, ONE)
    assert told["department"] == {"code": COUNTY_OFFICE, "name": f"{ONE}environment"}
    assert (told["established"], told["in_place"], told["in_field"], told["area"]) == (5, 0, 3, "place")
    assert [one["code"] for one in made["reach"]] == [f"{TOWN}001", f"{TOWN}002"]
    assert {one["metres"] // 100 for one in made["reach"]} == {48}
    by_town = as_user("town").get("/offices", params={"parent": TOWN}).json()
    assert told["code"] in {one["code"] for one in by_town["items"]}
    by_line = as_user("county").get("/offices", params={"parent": ONE, "agency_type": "environment"}).json()
    assert [one["code"] for one in by_line["items"]] == [COUNTY_OFFICE, told["code"]]
    written = session.scalars(select(AuditEntry).where(AuditEntry.act == "office_founded")).one()
    assert (written.subject_key, written.facts) == (told["code"], {"name": "南片环保所", "first_day": TODAY})


def test_a_change_counts_from_its_first_day_and_can_be_taken_back(as_user: As, world: World) -> None:
    client = as_user("reviewer")
    change(client, SQUAD, name="综合行政执法队", phone="0573-1")
    before, after = office(client, SQUAD, TODAY), office(client, SQUAD, SOON)
    assert (before["name"], before["last_day"]) == (f"{TOWN}urban_enforcement", "2026-03-19")
    assert (after["name"], after["phone"], after["since"]) == ("综合行政执法队", "0573-1", SOON)
    change(client, SQUAD, 409, first_day="2026-03-19", name="更早")
    change(client, SQUAD, phone="0573-2")  # a correction of the same day
    assert len(client.get(f"/offices/{SQUAD}").json()["versions"]) == 2
    assert post(client, f"/offices/{SQUAD}/undo")["undone"] == "change"
    assert office(client, SQUAD, SOON)["name"] == f"{TOWN}urban_enforcement"
    post(client, f"/offices/{SQUAD}/undo", 409)


def test_a_closed_office_gets_no_report_of_the_day_after(as_user: As, world: World) -> None:
    client = as_user("reviewer")
    assert owner(client, 120.025, 30.05) == SQUAD
    assert post(client, f"/offices/{SQUAD}/closing", last_day="2026-03-10")["office"]["last_day"] == "2026-03-10"
    assert owner(client, 120.025, 30.05) is None
    assert SQUAD not in {one["code"] for one in client.get("/offices", params={"parent": TOWN}).json()["items"]}
    post(client, f"/offices/{SQUAD}/closing", 409, last_day=SOON)
    change(client, SQUAD, 409, name="晚了")
    assert post(client, f"/offices/{SQUAD}/undo")["undone"] == "closing"
    assert owner(client, 120.025, 30.05) == SQUAD


def test_open_cases_of_a_closed_office_go_on_with_its_heir_the_day_after(
    as_user: As, session: Session, world: World
) -> None:
    """Each by a redispatch with the reason; sensitive ones in no count; without an heir they wait for redispatch."""
    heir = f"{TOWN}-police"
    plain, sealed, other = (
        a_case(session, world, grid_code=world.grids[0], at=AT, office_code=code).number
        for code in (SQUAD, SQUAD, COUNTY_OFFICE)
    )
    session.get_one(Case, {"county_code": ONE, "number": sealed}).sensitive = True
    session.commit()
    client = as_user("reviewer")
    assert as_user("dispatcher").get(f"/offices/{SQUAD}/open-work").status_code == 403
    assert client.get(f"/offices/{SQUAD}/open-work").json() == {"cases": 1, "people": 1}
    assert as_user("admin").get(f"/offices/{SQUAD}/open-work").json()["cases"] is None
    for wrong in (SQUAD, f"{TWO}-environment", "none"):
        refused = post(client, f"/offices/{SQUAD}/closing", 422, last_day=SOON, heir_code=wrong)
        assert refused["kind"] == "offices.no_heir"
    told = post(client, f"/offices/{SQUAD}/closing", last_day=SOON, heir_code=heir)["office"]
    assert told["heir"]["code"] == heir
    assert post(client, f"/offices/{SQUAD}/undo")["card"]["office"]["heir"] is None
    post(client, f"/offices/{SQUAD}/closing", last_day=SOON, heir_code=heir)
    post(client, f"/offices/{COUNTY_OFFICE}/closing", last_day=SOON)

    def handed(day: int) -> int:
        return hand_on(session, zone="Asia/Shanghai", at=datetime(2026, 3, day, 1, tzinfo=AT.tzinfo), language="zh")

    assert (handed(20), handed(21), handed(21)) == (0, 3, 0)
    held = {one.number: (one.office_code, "reroute" in one.flags) for one in session.scalars(select(Case))}
    assert held == {plain: (heir, False), sealed: (heir, False), other: (COUNTY_OFFICE, True)}
    moves = select(CaseEvent.move, CaseEvent.note).where(CaseEvent.case_number == plain).order_by(CaseEvent.seq.desc())
    assert session.execute(moves.limit(1)).one() == ("redispatch", f"{TOWN}urban_enforcement已关闭")


def test_an_office_with_divisions_as_its_area_gets_what_lies_there_and_nothing_else(as_user: As, world: World) -> None:
    client = as_user("reviewer")
    made = found(client, name="北片中队", agency_type="urban_enforcement", place_code=OTHER, area_codes=[VILLAGE])
    code = made["office"]["code"]
    assert code == f"{OTHER}-urban_enforcement-2"
    assert owner(client, 120.025, 30.05) == code, "the nearer level goes first"
    assert owner(client, 120.125, 30.05) == SQUAD
    assert owner(client, 120.025, 30.15) == f"{OTHER}-urban_enforcement", "where it stands it serves nobody"
    change(client, code, first_day=TODAY, area_codes=[])
    assert owner(client, 120.025, 30.05) == SQUAD


def test_a_drawn_area_goes_before_the_office_of_the_rest(as_user: As, world: World) -> None:
    client = as_user("reviewer")
    ring = [[120.0, 30.02], [120.05, 30.02], [120.05, 30.12], [120.0, 30.12], [120.0, 30.02]]
    area = {"type": "Polygon", "coordinates": [ring]}
    made = found(client, name="西片中队", agency_type="urban_enforcement", area=area)
    code = made["office"]["code"]
    assert (made["office"]["area"], made["office"]["area_codes"]) == ("drawn", [TOWN, OTHER])
    assert made["boundary"]["type"] == "MultiPolygon"
    assert owner(client, 120.025, 30.05) == owner(client, 120.025, 30.11) == code
    assert owner(client, 120.075, 30.05) == SQUAD
    assert owner(client, 120.025, 30.13) == f"{OTHER}-urban_enforcement"


@pytest.mark.parametrize(
    ("facts", "status", "kind"),
    [
        ({"agency_type": "none"}, 422, "no_line"),
        ({"place_code": "x"}, 422, "no_place"),
        ({"place_code": "110100"}, 422, "too_wide"),
        ({"name": "  "}, 422, "no_name"),
        ({"name": f"{TOWN}market"}, 409, "name_taken"),
        ({"department_code": f"{TWO}-environment"}, 422, "no_department"),
        ({"department_code": f"{VILLAGE}-village"}, 409, "department_narrower"),
        ({"lng": 30.05, "lat": 80.0}, 422, "point_outside"),
        ({"lng": 120.05}, 422, "half_a_place"),
        ({"area_codes": [f"{TWO}001"]}, 422, "other_county"),
        ({"area_codes": [ONE]}, 422, "no_division"),
        ({"area": {"type": "Point", "coordinates": [120.0, 30.0]}}, 422, "no_area"),
        ({"area": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}, 422, "area_outside"),
        (
            {"area": {"type": "Polygon", "coordinates": [[[120, 30], [121, 31], [121, 30], [120, 31], [120, 30]]]}},
            422,
            "area_broken",
        ),
    ],
)
def test_what_can_not_be_is_named(as_user: As, world: World, facts: dict[str, Any], status: int, kind: str) -> None:
    assert found(as_user("reviewer"), status, **facts)["kind"] == f"offices.{kind}"


def test_no_office_stands_under_itself_or_in_a_circle(as_user: As, world: World) -> None:
    client = as_user("reviewer")
    change(client, f"{TOWN}-market", department_code=f"{TOWN}-police")
    for code in (f"{TOWN}-police", f"{TOWN}-market"):
        refused = change(client, f"{TOWN}-police", 409, department_code=code)
        assert refused["kind"] == "offices.under_itself"
    post(client, f"/offices/{TOWN}-police/closing", 409, last_day=LATER)


def test_a_founding_of_today_can_be_taken_back_until_something_hangs_on_it(as_user: As, world: World) -> None:
    client = as_user("reviewer")
    code = found(client)["office"]["code"]
    change(client, SQUAD, department_code=code)
    assert post(client, f"/offices/{code}/undo", 409)["kind"] == "offices.in_use"
    post(client, f"/offices/{SQUAD}/undo")
    assert post(client, f"/offices/{code}/undo") == {"undone": "founding", "card": None}
    assert client.get(f"/offices/{code}").status_code == 404


def test_nobody_founds_or_changes_outside_the_own_place(as_user: As, world: World) -> None:
    found(as_user("reviewer"), 403, place_code=f"{TWO}001")
    change(as_user("reviewer"), f"{TWO}001-market", 404, name="别县")
    change(as_user("town"), SQUAD, 403, name="镇里")
    found(as_user("planner"), 403)
    assert as_user("other_county").get(f"/offices/{SQUAD}").status_code == 404
    assert as_user("clerk").get("/offices").status_code == 403


def test_the_share_in_the_field_is_told_by_month(as_user: As, world: World) -> None:
    client = as_user("reviewer")
    asked = {"parent": TOWN, "at": "2026-05-15", "months": 3}
    assert client.get("/offices/field", params=asked).json()["items"] == []
    change(client, SQUAD, in_field=1, first_day="2026-04-10")
    change(client, SQUAD, in_field=0, first_day="2026-05-01")
    told = client.get("/offices/field", params=asked).json()["items"]
    assert [(one["code"], [(m["month"], m["in_field"], m["share"]) for m in one["months"]]) for one in told] == [
        (SQUAD, [("2026-03-01", None, None), ("2026-04-01", 1, 1.0), ("2026-05-01", 0, 0.0)])
    ]
    assert {m["in_place"] for m in told[0]["months"]} == {1}
    one = as_user("county").get("/offices/field", params={"office": COUNTY_OFFICE, "months": 1}).json()["items"][0]
    assert (one["months"][0]["in_place"], one["months"][0]["share"]) == (0, None)
    assert as_user("other_county").get("/offices/field", params={"office": SQUAD}).status_code == 404
    book = client.get("/exports/office-field", params={"county_code": ONE, "at": "2026-05-15", "months": 2})
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    assert [[cell.value for cell in row][1:] for row in sheet.iter_rows(min_row=2)] == [
        ["2026-04", 1, 1, 1],
        ["2026-05", 0, 1, 0],
    ]
