"""Hexagons: whole at the edge of a view, in classes that a peak stands out of and that stay while time plays."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.analytics import hexagons
from tests.factories import AT, ONE, World, a_case

As = Callable[[str], TestClient]
PEAK = (120.0251, 30.0477)
DAYS: dict[str, Any] = {"from": "2026-01-01", "to": "2026-03-11"}


@pytest.fixture
def client(as_user: As, session: Session, world: World) -> TestClient:
    """Forty cases at one place in March, five in January; one in each of forty cells; one without a place."""
    around = [(round(120.001 + 0.005 * n, 4), 30.15) for n in range(40)]
    for place in [PEAK] * 40 + around:
        a_case(session, world, grid_code=world.grids[0], at=AT - timedelta(days=1), place=place)
    for _ in range(5):
        a_case(session, world, grid_code=world.grids[0], at=AT - timedelta(days=60), place=PEAK)
    lost = a_case(session, world, grid_code=world.grids[0], at=AT).number
    session.execute(text("UPDATE cases SET place = NULL, h3 = NULL WHERE number = :number"), {"number": lost})
    session.commit()
    return as_user("county")


def told(client: TestClient, **query: Any) -> dict[str, Any]:
    answer = client.get("/stats/hexes", params=DAYS | {"place": ONE, "resolution": 9} | query)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def counts(body: dict[str, Any]) -> dict[str, int]:
    return {one["id"]: one["properties"]["reported"] for one in body["features"]}


def test_the_peak_stands_in_a_class_of_its_own_that_ends_with_it(client: TestClient) -> None:
    body = told(client)
    assert body["top"] == 45 == max(counts(body).values())
    assert body["breaks"] == sorted(set(body["breaks"])) and 5 < body["breaks"][-1] <= 45
    assert sum(many >= body["breaks"][-1] for many in counts(body).values()) == 1
    assert (body["cases"], body["unplaced"]) == (86, 1)
    assert body["km2"] == pytest.approx(0.105, rel=0.3)


@pytest.mark.parametrize("resolution", range(6, 11))
def test_a_cell_at_the_edge_of_a_view_is_counted_whole_and_classes_are_those_of_the_place(
    client: TestClient, resolution: int
) -> None:
    whole = told(client, resolution=resolution)
    view = told(client, resolution=resolution, bbox=f"{PEAK[0] - 0.001},{PEAK[1] - 0.001},{PEAK[0]},{PEAK[1]}")
    assert 0 < len(view["features"]) <= len(whole["features"])
    assert counts(view).items() <= counts(whole).items()
    assert {name: view[name] for name in ("breaks", "top", "cases")} == {
        name: whole[name] for name in ("breaks", "top", "cases")
    }
    for cell, many in counts(view).items():
        query = DAYS | {"place": ONE, "cell": cell, "measure": "reported", "sensitive": False, "limit": 200}
        assert len(client.get("/cases", params=query).json()["items"]) == many


def test_classes_stay_while_time_plays(client: TestClient) -> None:
    months = [told(client, step="month", at=day) for day in ("2026-01-01", "2026-02-01", "2026-03-01")]
    assert [month["cases"] for month in months] == [5, 0, 81]
    assert [(month["breaks"], month["top"]) for month in months] == [(months[2]["breaks"], 40)] * 3
    assert max(counts(months[2]).values()) == 40


def test_nothing_reported_is_an_answer_without_classes(client: TestClient) -> None:
    body = told(client, **{"from": "2025-01-01", "to": "2025-01-31"})
    assert (body["breaks"], body["top"], body["cases"]) == ([], 0, 0)
    assert all(one["properties"]["open"] for one in body["features"]), "what is open shows whatever its age"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"resolution": 30}, "格网精度"),
        ({"resolution": 4}, "格网精度"),
        ({"step": "month", "at": "2026-01-02"}, "第一天"),
        ({"at": "2026-01-01"}, "step"),
        ({"step": "day", "from": "2020-01-01"}, "400"),
        ({"from": "2026-03-12", "to": "2026-03-01"}, ""),
        ({"from": "1600-01-01"}, ""),
    ],
)
def test_what_can_not_be_drawn_is_refused_with_words(client: TestClient, query: dict[str, Any], said: str) -> None:
    answer = client.get("/stats/hexes", params=DAYS | query, headers={"Accept-Language": "zh-CN"})
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_more_cells_than_can_be_drawn_are_refused_and_a_smaller_view_is_not(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hexagons, "MOST", 10)
    answer = client.get("/stats/hexes", params=DAYS | {"resolution": 9}, headers={"Accept-Language": "zh-CN"})
    assert answer.status_code == 422
    assert "bbox" in answer.json()["detail"]
    assert len(told(client, bbox=f"{PEAK[0]},{PEAK[1]},{PEAK[0]},{PEAK[1]}")["features"]) == 1
