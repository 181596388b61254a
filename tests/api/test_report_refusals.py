"""Reports that can't be used: each refused with its field and what to do, and nothing kept."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.intake.models import Receipt, Report
from gridgis.routing.models import Decision
from tests.factories import CITY, ONE, TWO, World

As = Callable[[str], TestClient]
HERE = {"lng": 120.02, "lat": 30.05}
SOMETHING = {"category_code": "E0101", "description": "三轮车占道"}


def put(client: TestClient, body: dict[str, Any], report_id: UUID | None = None) -> Any:
    content = json.dumps(body).encode()  # as another client may: NaN, Infinity and odd characters included
    path = f"/reports/{report_id or uuid4()}"
    return client.put(path, content=content, headers={"Content-Type": "application/json"})


def kept(session: Session) -> list[int]:
    return [session.scalar(select(func.count()).select_from(table)) or 0 for table in (Case, Report, Receipt, Decision)]


@pytest.mark.parametrize(
    ("body", "field", "words"),
    [
        (SOMETHING, "lng", "A report needs a place: send lng and lat, an address, or a grid."),
        (SOMETHING | {"address": "  "}, "address", "not in the gazetteer"),
        (SOMETHING | {"lng": 120.02}, "lng", "send both or none"),
        (SOMETHING | {"lat": 30.05}, "lng", "send both or none"),
        (SOMETHING | {"lng": -59.98, "lat": -30.05}, "lng", "outside every county"),
        (SOMETHING | {"lng": 30.05, "lat": 120.02}, "lng", "They look swapped: longitude comes first."),
        (SOMETHING | {"lng": 30.05, "lat": 60.0}, "lng", "longitude comes first"),
        (SOMETHING | {"lng": 1200.2, "lat": 30.05}, "lng", "-180…180"),
        (SOMETHING | {"lng": float("nan"), "lat": 30.05}, "lng", "finite"),
        (SOMETHING | {"lng": float("inf"), "lat": 30.05}, "lng", "finite"),
        (SOMETHING | {"address": "月球背面九百九十九号"}, "address", "not in the gazetteer"),
        (SOMETHING | {"grid_code": "999999999999999"}, "grid_code", "There is no grid 999999999999999"),
        (SOMETHING | {"division_code": "999999"}, "division_code", "No division has the code 999999"),
        (SOMETHING | {"division_code": CITY}, "division_code", "at least the county"),
        (HERE | {"category_code": "X9999", "description": "x"}, "category_code", "Unknown category “X9999”"),
        (HERE | {"category_code": "E01", "description": "x"}, "category_code", "is a group"),
        (HERE | {"category_code": "", "description": "x"}, "category_code", "Unknown category"),
        (HERE | {"category_code": "E0101", "description": " "}, "description", "Say in a few words"),
        (HERE | {"category_code": "E0101", "description": "长" * 4001}, "description", "longer than 4000"),
        (HERE | SOMETHING | {"address": "长" * 301}, "address", "longer than 300"),
        (HERE | SOMETHING | {"outer_number": "2.02611E+19"}, "outer_number", "a spreadsheet rewrote"),
        (HERE | SOMETHING | {"datum": "mars"}, "datum", "use one of cgcs2000, wgs84, gcj02, bd09"),
        (HERE | SOMETHING | {"source": "rumour"}, "source", "Unknown source"),
        (HERE | SOMETHING | {"observed_at": "2026-03-11T10:11:00+08:00"}, "observed_at", "in the future"),
        (HERE | SOMETHING | {"observed_at": "1926-03-11T10:11:00+08:00"}, "observed_at", "before 1970"),
        (HERE | SOMETHING | {"accuracy_m": -1}, "accuracy_m", "between 0 and"),
        (HERE | SOMETHING | {"accuracy_m": 100_001}, "accuracy_m", "between 0 and"),
        (HERE | SOMETHING | {"accuracy_m": float("nan")}, "accuracy_m", "between 0 and"),
        (HERE | {"category_code": "E0101", "description": "a\0b"}, "description", "zero byte"),
        (HERE | SOMETHING | {"reporter": {"name": "a\0b"}}, "reporter_name", "zero byte"),
    ],
    ids=lambda value: None if isinstance(value, dict) else str(value)[:24],
)
def test_each_is_refused_with_its_field_and_what_to_do(
    as_user: As, session: Session, body: dict[str, Any], field: str, words: str
) -> None:
    answer = put(as_user("worker"), body)
    told = answer.json()
    assert answer.status_code == 422, told
    assert (told["type"], told["title"], told["field"]) == ("/problems/invalid", "Invalid", field)
    assert words in told["detail"]
    assert kept(session) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "category_code"),
        (HERE | {"category_code": "E0101"}, "description"),
        (HERE | SOMETHING | {"colour": "red"}, "colour"),
        (HERE | SOMETHING | {"lng": "east"}, "lng"),
        (HERE | SOMETHING | {"lng": True, "lat": None} | {"lat": []}, "lat"),
        (HERE | SOMETHING | {"description": 5}, "description"),
        (HERE | SOMETHING | {"observed_at": "2026-03-11T10:00:00"}, "observed_at"),
        (HERE | SOMETHING | {"observed_at": "yesterday"}, "observed_at"),
        (HERE | SOMETHING | {"reporter": {"name": "x", "id_number": "3304"}}, "reporter.id_number"),
        (HERE | SOMETHING | {"reporter": {"name": "x" * 101}}, "reporter.name"),
        (HERE | SOMETHING | {"outer_number": "1" * 101}, "outer_number"),
        (HERE | SOMETHING | {"grid_code": "1" * 21}, "grid_code"),
    ],
    ids=lambda value: str(value)[-40:],
)
def test_what_has_the_wrong_form_is_refused_by_field(
    as_user: As, session: Session, body: dict[str, Any], field: str
) -> None:
    answer = put(as_user("worker"), body)
    told = answer.json()
    assert answer.status_code == 422
    assert told["type"] == "/problems/invalid"
    assert field in [error["field"] for error in told["errors"]]
    assert field in told["detail"]
    assert kept(session) == [0, 0, 0, 0]


def test_what_was_sent_is_not_told_back(as_user: As) -> None:
    """A refusal holds no personal data; it may be logged."""
    answer = put(as_user("worker"), HERE | SOMETHING | {"reporter": {"name": "张三", "phone": "1" * 41}})
    assert answer.status_code == 422
    assert "张三" not in answer.text


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'"x"', b"\xff"])
def test_what_is_no_json_is_refused(as_user: As, content: bytes) -> None:
    path = f"/reports/{uuid4()}"
    answer = as_user("worker").put(path, content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("report_id", ["1", "not-a-uuid", "00000000-0000-0000-0000-00000000000g"])
def test_the_id_is_a_uuid(as_user: As, report_id: str) -> None:
    answer = as_user("worker").put(f"/reports/{report_id}", json=HERE | SOMETHING)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "report_id"


def test_beyond_ones_territory_nothing_may_be_reported(as_user: As, world: World, session: Session) -> None:
    lng, lat = world.middles[world.grid_of(TWO)]
    answer = put(as_user("worker"), SOMETHING | {"lng": lng, "lat": lat})
    assert answer.status_code == 403
    assert answer.json()["verb"] == "report.submit"
    assert kept(session) == [0, 0, 0, 0]


def test_who_may_not_report_anywhere_is_refused(as_user: As, session: Session) -> None:
    assert put(as_user("planner"), SOMETHING | HERE).status_code == 403
    assert kept(session) == [0, 0, 0, 0]


def test_other_content_under_an_id_is_a_conflict_that_names_the_case(as_user: As, session: Session) -> None:
    worker, report_id = as_user("worker"), uuid4()
    first = put(worker, SOMETHING | HERE, report_id).json()
    answer = put(worker, SOMETHING | HERE | {"description": "四轮车"}, report_id)
    assert answer.status_code == 409
    told = answer.json()
    assert (told["type"], told["case_number"]) == ("/problems/conflict", first["case_number"])
    assert "under a new id" in told["detail"]
    assert kept(session) == [1, 1, 1, 1]


def test_anothers_report_under_the_same_id_tells_nothing_of_it(as_user: As, session: Session) -> None:
    report_id = uuid4()
    number = put(as_user("worker"), SOMETHING | HERE, report_id).json()["case_number"]
    other = put(as_user("dispatcher"), SOMETHING | HERE | {"description": "四轮车"}, report_id)
    assert other.status_code == 409
    assert number not in other.text
    assert kept(session) == [1, 1, 1, 1]


def test_the_same_report_of_a_stranger_is_not_acknowledged_to_them(as_user: As, session: Session) -> None:
    """The clerk may not even report; knowing id and content opens nothing."""
    report_id = uuid4()
    put(as_user("worker"), SOMETHING | HERE, report_id)
    answer = put(as_user("other_county"), SOMETHING | HERE, report_id)
    assert answer.status_code == 404
    assert ONE not in answer.text.replace(str(report_id), "")
    assert kept(session) == [1, 1, 1, 1]


def test_a_refused_report_may_be_sent_again_corrected_under_its_id(as_user: As) -> None:
    worker, report_id = as_user("worker"), uuid4()
    assert put(worker, SOMETHING, report_id).status_code == 422
    assert put(worker, SOMETHING | HERE, report_id).status_code == 201
