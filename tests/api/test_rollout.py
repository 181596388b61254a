"""How far a county is: what is counted is what its lists hold, items are passed by data or by hand, town by town."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.rollout.rules import MEASURES, OF_COUNTY, Count, Item, state_of
from gridgis.rollout.standards import starter
from gridgis.security.models import Post
from tests.api.counties import STANDARD, TICK
from tests.factories import AT, ONE, TWO, World, a_case

As = Callable[[str], TestClient]
TOWN, OTHER = f"{ONE}001", f"{ONE}002"


def view(client: TestClient) -> dict[str, Any]:
    told = client.get("/rollout", params={"county_code": ONE})
    assert told.status_code == 200, told.text
    return dict(told.json())


def rows(client: TestClient, measure: str, **asked: Any) -> list[dict[str, Any]]:
    told = client.get("/rollout/rows", params={"county_code": ONE, "measure": measure} | asked)
    return list(told.json()["items"])


def item(told: dict[str, Any], code: str) -> dict[str, Any]:
    return next(dict(one) for one in told["items"] if one["item"]["code"] == code)


def town(told: dict[str, Any], code: str = TOWN) -> dict[str, Any]:
    return next(dict(one) for one in told["towns"] if one["code"] == code)


def count(one: dict[str, Any], measure: str) -> tuple[int, int]:
    return next((told["done"], told["of"]) for told in one["counts"] if told["measure"] == measure)


def test_every_number_is_the_length_of_the_list_it_opens(as_user: As, session: Session, world: World) -> None:
    """Grids without chief or full-timer, a case of a worker, one too old to count as active, and a closed one."""
    chief = session.scalars(select(Post).where(Post.grid_code == f"{TOWN}001001", Post.role_code == "grid_chief")).one()
    chief.valid_to = date(2026, 3, 1)
    a_case(session, world, grid_code=world.grids[0], at=AT, source="grid_worker")
    a_case(session, world, grid_code=world.grids[1], at=AT - timedelta(days=31), source="grid_worker")
    session.commit()
    reviewer = as_user("reviewer")
    told = view(reviewer)
    assert [one["code"] for one in told["towns"]] == [TOWN, OTHER]
    for measure in MEASURES:
        listed = rows(reviewer, measure)
        whole = [one for one in told["items"] if one["item"]["measure"] == measure]
        assert {(one["count"]["done"], one["count"]["of"]) for one in whole} <= {
            (sum(row["done"] for row in listed), len(listed))
        }
        for one in told["towns"] if measure not in OF_COUNTY else ():
            own = rows(reviewer, measure, town=one["code"])
            assert count(one, measure) == (sum(row["done"] for row in own), len(own)), measure
    assert [one["code"] for one in rows(reviewer, "chiefs", done=False)] == [f"{TOWN}001001"]
    assert [one["code"] for one in rows(reviewer, "active", done=True)] == [world.grids[0]]
    assert count(town(told), "reports") == (1, 1)
    assert town(told, OTHER)["state"] == "loading"


def test_no_sealed_case_is_counted(as_user: As, session: Session, world: World) -> None:
    before = view(as_user("reviewer"))
    for category in ("G0102", "S0703"):
        a_case(session, world, grid_code=world.grids[0], category=category, at=AT, source="grid_worker")
    session.commit()
    assert view(as_user("reviewer")) == before
    assert rows(as_user("reviewer"), "active", done=True) == rows(as_user("reviewer"), "reports", done=True) == []


def test_a_town_sees_itself_and_a_county_what_it_lacks(as_user: As, session: Session, world: World) -> None:
    told = view(as_user("town"))
    assert ([one["code"] for one in told["towns"]], told["whole"], told["may"]) == ([TOWN], False, False)
    assert {one["town_code"] for one in rows(as_user("town"), "grids")} == {TOWN}
    assert rows(as_user("town"), "grids", town=OTHER) == []
    assert as_user("town").get("/rollout", params={"county_code": TWO}).status_code == 404
    assert as_user("nobody").get("/rollout", params={"county_code": ONE}).status_code == 403

    lacking = {one["code"]: one for one in as_user("admin").get("/beginning").json()["items"]}
    assert set(lacking) == {ONE, TWO} and lacking[ONE]["begun"]
    steps = {one["name"]: (one["there"], one["lacking"], one["done"]) for one in lacking[ONE]["steps"]}
    assert steps["grids"] == (4, 0, True)
    assert steps["reports"] == (0, 2, False)
    reckoned = {one["item"]["measure"]: one for one in view(as_user("reviewer"))["items"] if one["count"]}
    assert {name: (there, done) for name, (there, _, done) in steps.items()} == {
        name: (one["count"]["done"], one["passed"]) for name, one in reckoned.items()
    }


def test_the_standard_is_set_in_versions_and_ticked_by_hand(as_user: As, world: World) -> None:
    reviewer = as_user("reviewer")
    assert view(reviewer)["standard"]["version"] == 0
    made = reviewer.post("/rollout/standards", json=STANDARD)
    assert (made.status_code, made.json()["version"]) == (201, 1)
    assert reviewer.post("/rollout/standards", json=STANDARD).status_code == 409
    assert [one["item"]["code"] for one in view(reviewer)["items"]] == ["plan"]
    assert reviewer.post("/rollout/ticks", json=TICK).status_code == 201
    told = view(reviewer)
    assert item(told, "plan")["passed"] and item(told, "plan")["tick"]["evidence"] == TICK["evidence"]
    assert [(one["passed"], one["items"], one["late"]) for one in told["milestones"]] == [(1, 1, False), (0, 0, False)]
    undone = TICK | {"done": False, "evidence": "文号有误"}
    assert reviewer.post("/rollout/ticks", json=undone).status_code == 201
    assert not item(view(reviewer), "plan")["passed"]
    listed = reviewer.get("/rollout/ticks", params={"county_code": ONE, "item": "plan"}).json()["items"]
    assert [one["done"] for one in listed] == [False, True]
    back = STANDARD | {"version": 1, "built_by": "2026-03-01", "reason": "提前"}
    assert reviewer.post("/rollout/standards", json=back).status_code == 201
    assert view(reviewer)["milestones"][0]["late"]
    versions = reviewer.get("/rollout/standards", params={"county_code": ONE}).json()["items"]
    assert [(one["version"], one["reason"]) for one in versions] == [(2, "提前"), (1, "县里定")]


MEASURED = {"code": "x", "name_zh": "网格", "milestone": "built", "measure": "grids"}


@pytest.mark.parametrize(
    ("page", "facts", "kind"),
    [
        ("standards", {"items": [MEASURED, MEASURED]}, "rollout.code"),
        ("standards", {"running_by": "2026-05-30"}, "rollout.turned"),
        ("standards", {"items": [MEASURED | {"measure": "luck"}]}, ""),
        ("ticks", {"item": "nothing"}, "rollout.no_item"),
        ("ticks", {"item": "grids"}, "rollout.reckoned"),
        ("ticks", {"on_day": "2026-03-12"}, "rollout.to_come"),
        ("ticks", {"link": "javascript:alert(1)"}, "rollout.link"),
    ],
)
def test_what_can_not_be_is_named(as_user: As, world: World, page: str, facts: dict[str, Any], kind: str) -> None:
    asked = (STANDARD if page == "standards" else TICK) | facts
    answer = as_user("reviewer").post(f"/rollout/{page}", json=asked)
    assert answer.status_code == 422, answer.text
    assert answer.json().get("kind", "") == kind


def test_the_workbook_says_the_same(as_user: As, world: World) -> None:
    client = as_user("reviewer")
    client.headers["Accept-Language"] = "zh"
    book = load_workbook(BytesIO(client.get("/exports/rollout", params={"county_code": ONE}).content))
    items, towns = ([[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book)
    told = view(client)
    assert [row[0] for row in items[1:]] == [one["item"]["name_zh"] for one in told["items"]]
    assert [row[2] == "达标" for row in items[1:]] == [one["passed"] for one in told["items"]]
    grids = towns[0].index("网格覆盖的村（社区）（已有）")
    assert [row[grids] for row in towns[1:]] == [count(one, "grids")[0] for one in told["towns"]]


def test_how_far_a_town_is() -> None:
    items = [Item("g", "网格", "", "built", "grids"), Item("a", "活跃", "", "running", "active", 0.8)]
    items += [Item("h", "手工", "", "built"), Item("r", "规则", "", "built", "rules")]
    ways = {
        "none": {"divisions": Count(2, 2), "grids": Count(0, 2)},
        "loading": {"grids": Count(1, 2), "active": Count(4, 5)},
        "built": {"grids": Count(2, 2), "active": Count(3, 5)},
        "running": {"grids": Count(2, 2), "active": Count(4, 5)},
    }
    assert {state: state_of(items, counts) for state, counts in ways.items()} == {state: state for state in ways}
    assert {one.measure for one in starter() if one.measure} == set(MEASURES)
