"""The heat map over HTTP: what it holds, whose it is, the same classes while time plays, and what is refused."""

from base64 import b64decode
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import h3
import numpy as np
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.factories import AT, CITY, ONE, TWO, World, a_case

As = Callable[[str], TestClient]
DAYS = {"from": "2026-03-01", "to": "2026-03-31"}
OUTSIDE = 65_535


@pytest.fixture
def cases(session: Session, world: World) -> list[str]:
    """Twelve cases two days ago around one place, three today at another, and one without a place."""
    found, other = [], [code for code in world.grids if code.startswith(f"{ONE}001")][-1]
    for n in range(15):
        grid, when = (world.grids[0], AT - timedelta(days=2)) if n < 12 else (other, AT)
        found.append(a_case(session, world, grid_code=grid, at=when).number)
    nowhere = a_case(session, world, grid_code=world.grids[0], at=AT).number
    session.execute(text("UPDATE cases SET place = NULL, h3 = NULL WHERE number = :number"), {"number": nowhere})
    session.commit()
    return found


def heat(client: TestClient, **query: Any) -> dict[str, Any]:
    answer = client.get("/stats/heat", params=DAYS | {"place": ONE} | query)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def densities(body: dict[str, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    told = np.frombuffer(b64decode(body["values"]), "<u2").reshape(body["rows"], body["columns"])
    return np.where(told == OUTSIDE, 0, told * (body["peak"] / 65_534))


@pytest.mark.parametrize("resolution", [7, 8, 9, 10])
def test_it_holds_all_cases_of_a_place_with_their_kernel_in_metres(
    as_user: As, world: World, cases: list[str], resolution: int
) -> None:
    body = heat(as_user("county"), resolution=resolution)
    assert (body["cases"], body["unplaced"]) == (15, 1)
    assert body["kernel_m"] == {7: 2000, 8: 1000, 9: 500, 10: 250}[resolution]
    density = densities(body)
    assert density.sum() * body["square_km2"] == pytest.approx(15, rel=0.01)
    assert density.max() == pytest.approx(body["peak"])
    west, south, east, north = body["box"]
    row, column = np.unravel_index(density.argmax(), density.shape)
    lng, lat = (
        west + (column + 0.5) / body["columns"] * (east - west),
        north - (row + 0.5) / body["rows"] * (north - south),
    )
    middle = world.middles[world.grids[0]]
    away = h3.great_circle_distance((lat, lng), (middle[1], middle[0]), unit="m")
    assert away <= 2 * h3.average_hexagon_edge_length(resolution, unit="m")
    assert body["breaks"] == sorted(body["breaks"])
    assert len(body["breaks"]) == 5
    assert body["breaks"][-1] <= body["peak"]


def test_classes_stay_the_same_while_time_plays(as_user: As, cases: list[str]) -> None:
    client = as_user("county")
    days = [heat(client, step="day", at=day) for day in ("2026-03-09", "2026-03-10", "2026-03-11")]
    assert [one["cases"] for one in days] == [12, 0, 3]
    assert [one["unplaced"] for one in days] == [0, 0, 1]
    assert days[0]["breaks"] == days[1]["breaks"] == days[2]["breaks"] == heat(client, step="day")["breaks"]
    assert days[0]["breaks"][-1] <= days[0]["peak"]
    assert days[1]["peak"] == 0
    assert days[2]["peak"] < days[0]["peak"]
    assert not densities(days[1]).any()


def test_it_is_the_same_for_any_order_of_rows(as_user: As, session: Session, cases: list[str]) -> None:
    client = as_user("county")
    before = heat(client)
    session.execute(text("CLUSTER cases USING ix_cases_town"))
    session.commit()
    assert heat(client)["values"] == before["values"]


def test_a_filter_narrows_it(as_user: As, cases: list[str]) -> None:
    assert heat(as_user("county"), category="market")["cases"] == 0
    assert heat(as_user("county"), category="E0101")["cases"] == 15
    assert heat(as_user("town"), place=f"{ONE}001")["cases"] == 15


@pytest.mark.parametrize(
    ("username", "place", "status"),
    [
        ("county", TWO, 403),
        ("county", CITY, 403),
        ("town", ONE, 403),
        ("town", f"{ONE}002", 403),
        ("nobody", ONE, 403),
        ("city", CITY, 200),
        ("city", TWO, 200),
        ("county", "999999", 404),
    ],
)
def test_only_who_may_count_the_whole_of_a_place_sees_it(
    as_user: As, cases: list[str], username: str, place: str, status: int
) -> None:
    answer = as_user(username).get("/stats/heat", params=DAYS | {"place": place})
    assert answer.status_code == status
    if status != 200:
        assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"resolution": 30}, "resolution"),
        ({"resolution": 6}, "resolution"),
        ({"resolution": "x"}, "resolution"),
        ({"from": "2026-03-12", "to": "2026-03-11"}, "from"),
        ({"from": "1626-01-01"}, "from"),
        ({"step": "hour"}, "step"),
        ({"at": "2026-03-09"}, "at"),
        ({"step": "month", "at": "2026-03-09"}, "at"),
        ({"step": "day", "from": "2024-01-01", "to": "2026-03-09"}, "step"),
        ({"step": "day", "at": "2026-04-09"}, "at"),
        ({"place": None}, "place"),
    ],
)
def test_what_can_not_be_drawn_is_refused_by_field(as_user: As, query: dict[str, Any], field: str) -> None:
    asked = {name: value for name, value in (DAYS | {"place": ONE} | query).items() if value is not None}
    answer = as_user("county").get("/stats/heat", params=asked)
    body = answer.json()
    assert answer.status_code == 422
    assert field in [body.get("field"), *(error["field"] for error in body.get("errors", []))]


def test_a_division_without_a_boundary_is_told(as_user: As, session: Session, world: World) -> None:
    session.execute(text("UPDATE divisions SET boundary = NULL WHERE code = :code"), {"code": f"{ONE}002"})
    session.commit()
    answer = as_user("county").get("/stats/heat", params=DAYS | {"place": f"{ONE}002"})
    assert (answer.status_code, answer.json()["field"]) == (422, "place")
