"""Many points in one request: each gets its grid, and nobody learns of grids beyond their territory."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.factories import ONE, TWO, ZONE, World

As = Callable[[str], TestClient]
GRID = f"{ONE}001001001"
HERE = {"lng": 120.02, "lat": 30.05}


def asked(client: TestClient, points: list[dict[str, Any]], status: int = 200, **more: Any) -> dict[str, Any]:
    answer = client.post("/route/bulk", json={"points": points} | more)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_each_point_has_its_grid_in_the_order_asked(as_user: As, world: World) -> None:
    points = [{"id": code, "lng": lng, "lat": lat} for code, (lng, lat) in world.middles.items()]
    items = asked(as_user("city"), points)["items"]
    assert len(items) == len(world.middles)
    assert [item["grid_code"] for item in items] == [item["id"] for item in items]
    assert {item["match"] for item in items} == {"inside"}
    assert all(item["border_m"] > 0 and item["grid_name"] and not item["hidden"] for item in items)


def test_bulk_and_single_say_the_same(as_user: As) -> None:
    county = as_user("county")
    for point in (HERE, {"lng": 120.1, "lat": 30.1}, {"lng": 119.9998, "lat": 30.05}, {"lng": 120.05, "lat": 30.0}):
        (item,) = asked(county, [point])["items"]
        single = county.post("/route", json=point).json()
        assert (item["grid_code"], item["match"], item["border_m"]) == (
            single["grid"]["code"],
            single["match"],
            single["border_m"],
        )


def test_an_exclusive_grid_wins(as_user: As) -> None:
    assert asked(as_user("county"), [{"lng": 120.1, "lat": 30.1}])["items"][0]["grid_code"] == ZONE


def test_a_point_beside_all_grids_gets_the_nearest_and_one_far_away_none(as_user: As) -> None:
    items = asked(as_user("county"), [{"lng": 119.9998, "lat": 30.05}, {"lng": 10.0, "lat": 10.0}])["items"]
    assert [item["match"] for item in items] == ["nearest", "none"]
    assert items[0]["grid_code"] == GRID
    assert items[0]["border_m"] == pytest.approx(19.3, abs=0.2)
    assert items[1] == {
        "id": None, "grid_code": None, "grid_name": None, "match": "none", "border_m": None, "hidden": False,
    }  # fmt: skip


def test_a_grid_of_another_county_is_hidden(as_user: As) -> None:
    items = asked(as_user("county"), [{"id": 7, "lng": 120.22, "lat": 30.05}, HERE])["items"]
    assert (items[0]["grid_code"], items[0]["match"], items[0]["hidden"], items[0]["id"]) == (None, "none", True, 7)
    assert items[1]["grid_code"] == GRID
    assert asked(as_user("city"), [{"lng": 120.22, "lat": 30.05}])["items"][0]["grid_code"].startswith(TWO)


def test_other_systems_are_converted(as_user: As) -> None:
    found = asked(as_user("county"), [{"lng": 501931.1, "lat": 3325710.6}], datum="epsg:4549")["items"]
    assert found[0]["grid_code"] == GRID
    assert asked(as_user("county"), [{"lng": 120.0246, "lat": 30.0477}], datum="gcj02")["items"][0]["match"] == "inside"


def test_the_day_counts(as_user: As) -> None:
    assert asked(as_user("county"), [HERE], at="2019-12-31T12:00:00+08:00")["items"][0]["match"] == "none"
    assert asked(as_user("county"), [HERE], at="2020-01-01T00:30:00+08:00")["items"][0]["match"] == "inside"


def test_no_points_have_no_answers(as_user: As) -> None:
    assert asked(as_user("county"), []) == {"items": []}


@pytest.mark.parametrize(
    ("points", "more", "field"),
    [
        ([HERE, {"lng": 30.05, "lat": 120.02}], {}, "points.1.lng"),
        ([{"lng": 1.0, "lat": 2.0}], {"datum": "epsg:4549"}, "points.0.lng"),
        ([HERE], {"datum": "mars"}, "datum"),
        ([HERE], {"at": "2026-03-11T15:30:00"}, "at"),
    ],
)
def test_what_cannot_be_used_is_named(
    as_user: As, points: list[dict[str, Any]], more: dict[str, Any], field: str
) -> None:
    problem = asked(as_user("county"), points, 422, **more)
    assert problem["field"] == field


def test_more_than_ten_thousand_are_refused_and_so_is_nonsense(as_user: As) -> None:
    county = as_user("county")
    asked(county, [HERE] * 10_001, 422)
    asked(county, [{"lng": "abc", "lat": 1}], 422)
    answer = county.post(
        "/route/bulk", content=b'{"points": [{"lng": NaN, "lat": 1}]}', headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422


def test_ten_thousand_are_answered(as_user: As) -> None:
    assert len(asked(as_user("county"), [HERE] * 10_000)["items"]) == 10_000
