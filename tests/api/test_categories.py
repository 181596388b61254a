"""What can be reported, and how often it is, as far as that is the asker's to know."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.factories import AT, ONE, TWO, World, a_case

As = Callable[[str], TestClient]


@pytest.fixture
def cases(session: Session, world: World) -> None:
    """Workers' reports in both counties, an old one, a sensitive one, and one of the hotline."""
    one, two = world.grid_of(ONE), world.grid_of(TWO)
    for grid, category, age, source in (
        (one, "E0101", 1, "grid_worker"),
        (one, "E0101", 89, "grid_worker"),
        (one, "E0101", 91, "grid_worker"),
        (one, "E0101", 1, "hotline_12345"),
        (one, "E0201", 1, "grid_worker"),
        (one, "G0102", 1, "grid_worker"),
        (two, "E0101", 1, "grid_worker"),
    ):
        a_case(session, world, grid_code=grid, category=category, at=AT - timedelta(days=age), source=source)
    session.commit()


def often(client: TestClient) -> dict[str, int]:
    return {row["code"]: row["often"] for row in client.get("/categories").json()["items"] if row["often"]}


def test_a_category_tells_what_its_button_and_limit_need(as_user: As) -> None:
    rows = {row["code"]: row for row in as_user("nobody").get("/categories").json()["items"]}
    assert list(rows) == sorted(rows)
    assert rows["E0101"] == {
        "code": "E0101",
        "level": 2,
        "parent_code": "E01",
        "name_zh": "占道经营",
        "name_en": "Street trading",
        "platform": "enforcement",
        "lead_agency_type": "urban_enforcement",
        "first_handler": "agency",
        "emergency_number": None,
        "urgency": "P3",
        "limit_value": 4.0,
        "limit_unit": "work_hour",
        "sensitive": False,
        "tier": "core",
        "often": 0,
        "initials": "zdjy",
    }
    assert (rows["E01"]["level"], rows["E01"]["limit_value"], rows["G0102"]["sensitive"]) == (1, None, True)


@pytest.mark.parametrize("username", ["worker", "dispatcher"])
def test_how_often_workers_report_it_counts_where_one_may_report(as_user: As, cases: None, username: str) -> None:
    assert often(as_user(username)) == {"E0101": 2, "E0201": 1}


@pytest.mark.parametrize("username", ["nobody", "other_county", "clerk", "admin"])
def test_who_reports_nowhere_learns_no_numbers(as_user: As, cases: None, username: str) -> None:
    assert often(as_user(username)) == {}
