"""Cases in clusters: whatever is shown, each number is that of its list, and nothing is lost between marks."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.cases import clusters
from tests.factories import AT, ONE, World, a_case

As = Callable[[str], TestClient]
SPOT = (120.0251, 30.0477)
MANY = 66


@pytest.fixture
def client(as_user: As, session: Session, world: World) -> TestClient:
    """Sixty-six cases at one spot, forty near and far, two a hand's breadth from the spot, one without a place."""
    chance = Random(14)
    places = [SPOT] * MANY + [(SPOT[0] + 1e-6, SPOT[1]), (SPOT[0], SPOT[1] - 1e-6)]
    places += [(round(chance.uniform(120, 120.2), 7), round(chance.uniform(30, 30.2), 7)) for _ in range(40)]
    numbers = [a_case(session, world, grid_code=world.grids[0], at=AT, place=place).number for place in places]
    lost = a_case(session, world, grid_code=world.grids[0], at=AT).number
    session.execute(text("UPDATE cases SET place = NULL, h3 = NULL WHERE number = :number"), {"number": lost})
    for state, due, near, some in (
        ("dispatched", "-1 hour", "-2 hours", numbers[:20]),
        ("dispatched", "1 hour", "-1 hour", numbers[20:30]),
        ("suspended", None, None, numbers[30:34]),
    ):
        session.execute(
            text(
                "UPDATE cases SET state = :state, due_at = CAST(:at AS timestamptz) + CAST(:due AS interval),"
                " near_due_at = CAST(:at AS timestamptz) + CAST(:near AS interval) WHERE number = ANY(:some)"
            ),
            {"state": state, "at": AT, "due": due, "near": near, "some": some},
        )
    session.commit()
    return as_user("county")


def told(client: TestClient, **query: Any) -> dict[str, Any]:
    answer = client.get("/cases/clusters", params={"open": True} | query)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def listed(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after: dict[str, Any] = {}
    while after is not None:
        page = client.get("/cases", params={"open": True, "sensitive": False, "limit": 200} | query | after).json()
        found += page["items"]
        after = {"cursor": page["next"]} if page["next"] else None  # type: ignore[assignment]
    return found


def behind(mark: dict[str, Any]) -> dict[str, Any]:
    """What the list behind a mark is asked for with."""
    return {"cell": mark["cell"]} if mark["cell"] else {"bbox": ",".join(map(str, mark["box"]))}


def boxes() -> st.SearchStrategy[tuple[float, float, float, float]]:
    """Any view of the county: all of it, a street, a point."""
    lng, lat = st.floats(119.95, 120.25), st.floats(29.95, 30.25)
    return st.tuples(lng, lng, lat, lat).map(lambda t: (min(t[:2]), min(t[2:]), max(t[:2]), max(t[2:])))


@pytest.mark.parametrize("zoom", range(8, 20))
def test_all_marks_together_are_the_list_at_every_zoom(client: TestClient, zoom: int) -> None:
    body = told(client, zoom=zoom)
    marks = [one["properties"] for one in body["features"]]
    assert sum(mark["count"] for mark in marks) == MANY + 42 == len(listed(client, located=True))
    assert body["unplaced"] == 1 == len(listed(client, located=False))
    assert body["totals"] == {"over": 20, "near": 10, "susp": 4, "ok": MANY + 43 - 34}
    for mark in marks:
        assert sum(mark["clocks"].values()) == mark["count"]


@given(box=boxes(), zoom=st.integers(0, 22))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_any_view_each_number_is_its_list_and_no_case_in_view_is_missing(
    client: TestClient, box: tuple[float, float, float, float], zoom: int
) -> None:
    around = ",".join(map(str, box))
    marks = [one["properties"] for one in told(client, zoom=zoom, bbox=around)["features"]]
    seen: list[str] = []
    for mark in marks[:12]:
        rows = listed(client, **behind(mark))
        assert len(rows) == mark["count"]
        clocks = [row["clock"] for row in rows]
        assert {name: clocks.count(name) for name in set(clocks)} == mark["clocks"]
        assert {one["number"] for one in mark["members"]} <= {row["number"] for row in rows}
        seen += [row["number"] for row in rows]
    assert len(seen) == len(set(seen)), "no case stands in two marks"
    if len(marks) <= 12:
        assert {row["number"] for row in listed(client, bbox=around)} <= set(seen)


def test_sixty_six_cases_at_one_spot_show_as_sixty_six_and_each_is_named(client: TestClient) -> None:
    marks = [one["properties"] for one in told(client, zoom=19)["features"]]
    (spot,) = [mark for mark in marks if mark["count"] > 1]
    assert (spot["count"], spot["cell"], spot["box"]) == (MANY, None, [*SPOT, *SPOT])
    assert len({one["number"] for one in spot["members"]}) == MANY
    assert {one["clock"] for one in spot["members"]} == {"over", "near", "susp", "ok"}
    assert len([mark for mark in marks if mark["count"] == 1]) == 42, "a hand's breadth away is another spot"


def test_more_than_can_be_drawn_are_gathered_more_coarsely(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "MOST", 10)
    for zoom in (9, 13, 19):
        body = told(client, zoom=zoom)
        assert len(body["features"]) <= 10
        assert sum(one["properties"]["count"] for one in body["features"]) == MANY + 42


def test_very_many_at_one_spot_are_counted_but_not_named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "MOST_MEMBERS", MANY - 1)
    marks = [one["properties"] for one in told(client, zoom=19)["features"]]
    assert [mark["members"] for mark in marks if mark["count"] == MANY] == [[]]


def test_a_sensitive_case_stands_in_no_cluster_and_no_total(client: TestClient, session: Session) -> None:
    session.execute(text("UPDATE cases SET sensitive = true WHERE due_at < :at"), {"at": AT})
    session.commit()
    for zoom in (9, 19):
        body = told(client, zoom=zoom)
        assert sum(one["properties"]["count"] for one in body["features"]) == MANY + 42 - 20
        assert "over" not in body["totals"]


@pytest.mark.parametrize("query", [{}, {"zoom": "near"}, {"zoom": -1}, {"zoom": 31}, {"zoom": 9, "bbox": "1,2"}])
def test_what_is_no_view_is_refused(client: TestClient, query: dict[str, Any]) -> None:
    assert client.get("/cases/clusters", params=query).status_code == 422


def test_a_place_narrows_marks_and_totals_alike(client: TestClient) -> None:
    assert told(client, zoom=12, place=f"{ONE}002") | {"features": []} == {
        "type": "FeatureCollection", "features": [], "totals": {}, "unplaced": 0,
    }  # fmt: skip
