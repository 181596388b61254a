"""Lists by key: every row exactly once, and cursors of other lists refused."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.cases.lists import ORDERS
from tests.factories import AT, ONE, World, a_case

As = Callable[[str], TestClient]


@pytest.fixture
def numbers(session: Session, world: World) -> set[str]:
    """Twenty-three cases, several of one moment and one limit, two without a limit."""
    made = {
        a_case(session, world, grid_code=world.grids[i % 4], at=AT - timedelta(hours=i // 5)).number for i in range(23)
    }
    session.execute(text("UPDATE cases SET due_at = NULL WHERE right(number, 5) IN ('00003', '00011')"))
    session.commit()
    return made


def walked(client: TestClient, path: str, size: int, **query: Any) -> list[dict[str, Any]]:
    """All rows of a list, page by page."""
    rows: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.get(path, params=query | cursor | {"limit": size}).json()
        assert len(page["items"]) <= size
        rows += page["items"]
        if page["next"] is None:
            return rows
        cursor = {"cursor": page["next"]}


@pytest.mark.parametrize("sort", ["newest", "due"])
@pytest.mark.parametrize("size", [1, 7, 23, 200])
def test_paging_walks_all_cases_exactly_once(as_user: As, numbers: set[str], sort: str, size: int) -> None:
    rows = walked(as_user("county"), "/cases", size, sort=sort)
    assert len(rows) == 23
    assert {row["number"] for row in rows} == numbers
    if sort == "newest":
        keys = [(row["submitted_at"], row["number"]) for row in rows]
        assert keys == sorted(keys, reverse=True)
    else:
        dues = [row["due_at"] or "9999" for row in rows]
        assert dues == sorted(dues)


def test_a_case_that_comes_meanwhile_moves_no_page(
    as_user: As, numbers: set[str], session: Session, world: World
) -> None:
    client = as_user("county")
    first = client.get("/cases?limit=10").json()
    a_case(session, world, grid_code=world.grids[0], at=AT + timedelta(hours=1))
    session.commit()
    second = client.get("/cases", params={"limit": 100, "cursor": first["next"]}).json()
    assert {row["number"] for row in first["items"] + second["items"]} == numbers


def test_a_filter_goes_with_every_page(as_user: As, numbers: set[str], world: World) -> None:
    rows = walked(as_user("county"), "/cases", 2, place=world.grids[1])
    assert len(rows) == 6
    assert {row["grid_code"] for row in rows} == {world.grids[1]}


@pytest.mark.parametrize("size", [1, 4, 200])
def test_paging_walks_all_grids_exactly_once(as_user: As, size: int) -> None:
    codes = [row["code"] for row in walked(as_user("city"), "/grids", size)]
    assert codes == sorted(set(codes))
    assert len(codes) == 17


@pytest.mark.parametrize("size", [1, 3, 50])
def test_paging_walks_ones_own_reports_exactly_once(as_user: As, size: int) -> None:
    worker = as_user("worker")
    body = {"category_code": "E0101", "description": "x", "lng": 120.02, "lat": 30.05}
    sent = [str(UUID(int=i)) for i in range(1, 8)]
    for report_id in sent:
        worker.put(f"/reports/{report_id}", json=body)
    as_user("dispatcher").put(f"/reports/{UUID(int=99)}", json=body)
    rows = walked(worker, "/reports/mine", size)
    assert [row["report_id"] for row in rows] == sent[::-1]
    assert rows[0] | {"case_number": "", "received_at": ""} == {
        "report_id": sent[-1],
        "photo": None,
        "case_number": "",
        "received_at": "",
        "state": "submitted",
        "category_code": "E0101",
        "description": "x",
        "address_text": "",
        "media_count": 0,
    }


LISTS: dict[str, tuple[str, dict[str, Any]]] = {
    "newest": ("/cases", {}),
    "due": ("/cases", {"sort": "due"}),
    "grids": ("/grids", {}),
    "mine": ("/reports/mine", {}),
}


@pytest.fixture
def cursors(as_user: As, numbers: set[str]) -> dict[str, str]:
    """A cursor of each list."""
    worker = as_user("worker")
    for i in (1, 2):
        worker.put(
            f"/reports/{UUID(int=i)}", json={"category_code": "E0101", "description": "x", "lng": 120.02, "lat": 30.05}
        )
    return {
        name: (worker if name == "mine" else as_user("county")).get(path, params=query | {"limit": 1}).json()["next"]
        for name, (path, query) in LISTS.items()
    }


@pytest.mark.parametrize("taken_from", LISTS)
@pytest.mark.parametrize("used_for", LISTS)
def test_a_cursor_of_another_list_is_refused(
    as_user: As, cursors: dict[str, str], taken_from: str, used_for: str
) -> None:
    client = as_user("worker" if used_for == "mine" else "county")
    path, query = LISTS[used_for]
    answer = client.get(path, params=query | {"cursor": cursors[taken_from]})
    if taken_from == used_for:
        assert answer.status_code == 200
        return
    assert answer.status_code == 422
    assert (answer.json()["type"], answer.json()["field"]) == ("/problems/invalid", "cursor")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "!!!!",
        "AAAA",
        "%00",
        "ä",
        urlsafe_b64encode(b"newest\nyesterday\nx").decode(),
        urlsafe_b64encode(b"newest").decode(),
    ],
)
@pytest.mark.parametrize("name", LISTS)
def test_a_cursor_of_nobody_is_refused(as_user: As, name: str, cursor: str) -> None:
    path, query = LISTS[name]
    answer = as_user("county").get(path, params=query | {"cursor": cursor})
    assert (answer.status_code, answer.json()["field"]) == (422, "cursor")


MOMENTS = ["2026-03-01", "2026-03-01T00:00:00", "2026-03-01T00:00:00+23:59:59.1", "0001-01-01T00:00:00+14:00"]


@pytest.mark.parametrize("told", [f"{moment}\nx" for moment in MOMENTS])
@pytest.mark.parametrize("query", [{}, {"text": "垃圾"}, {"sort": "due"}], ids=["newest", "words", "due"])
def test_a_cursor_made_by_hand_never_fails(as_user: As, numbers: set[str], query: dict[str, str], told: str) -> None:
    """Without a zone, over its end, at an end of time: no moment of ours; one of a strange zone is as good as any."""
    sort = query.get("sort", "newest")
    for order in ("newest", "due", "rest"):
        cursor = urlsafe_b64encode(f"{sort}\n{order}\n{told}".encode()).decode()
        answer = as_user("county").get("/cases", params=query | {"cursor": cursor})
        assert answer.status_code == (200 if order in ORDERS[sort] and "59.1" in told else 422), told
    own = urlsafe_b64encode(f"mine\n{told.splitlines()[0]}\n{UUID(int=1)}".encode()).decode()
    answer = as_user("worker").get("/reports/mine", params={"cursor": own})
    assert answer.status_code == (200 if "59.1" in told else 422)


@pytest.mark.parametrize("limit", [0, -1, 201, "many"])
def test_a_page_has_between_one_and_two_hundred_rows(as_user: As, limit: object) -> None:
    assert as_user("county").get("/cases", params={"limit": str(limit)}).status_code == 422


def test_the_last_page_has_no_next(as_user: As, numbers: set[str]) -> None:
    page = as_user("county").get("/cases?limit=200").json()
    assert (len(page["items"]), page["next"]) == (23, None)
    empty = as_user("county").get("/cases", params={"place": f"{ONE}002"}).json()
    assert empty == {"items": [], "next": None}
