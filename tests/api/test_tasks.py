"""The grid task list: drafted, published from a day on, added to by towns, whole in what the grid does first."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from gridgis.cases.in_force import categories
from tests.api.counties import GRID_TASK
from tests.api.operations import TABLE
from tests.api.test_redecide_clocks import at
from tests.api.test_setting_terms import saved, wanted
from tests.factories import AT, ONE, TWO, World, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
TODAY, TOMORROW = AT.date(), AT.date() + timedelta(days=1)
GRID_FIRST, OFFICE_FIRST = "G0301", "E0101"


@pytest.fixture
def head(as_user: As, session: Session, world: World) -> TestClient:
    """The head of the first town's command centre."""
    an_account(session, "head", ("command_head", "town", TOWN))
    session.commit()
    return as_user("head")


@pytest.fixture
def first(session: Session, world: World) -> list[str]:
    """Categories in which the grid comes first."""
    every = categories(session)
    return [one.code for one in every if one.first_handler == "grid" and one.level == 2 and not one.sensitive]


def shown(client: TestClient, **asked: Any) -> dict[str, Any]:
    told = client.get("/tasks", params={"county_code": ONE} | asked)
    assert told.status_code == 200, told.text
    return dict(told.json())


def draft(client: TestClient, items: list[dict[str, Any]], version: int = 0, town: str | None = None) -> Any:
    return client.put("/tasks/draft", json={"county_code": ONE, "town_code": town, "items": items, "version": version})


def published(
    client: TestClient, items: list[dict[str, Any]], day: date = TODAY, status: int = 201, town: str | None = None
) -> dict[str, Any]:
    kept = draft(client, items, town=town)
    assert kept.status_code == 200, kept.text
    body = {"county_code": ONE, "town_code": town, "first_day": day.isoformat(), "reason": "年度清单", "version": 1}
    answer = client.post("/tasks/publication", json=body)
    assert answer.status_code == status, answer.text
    if status != 201:
        assert client.post("/tasks/draft/dropping", json={"county_code": ONE, "town_code": town}).status_code == 200
    return dict(answer.json())


def codes(told: dict[str, Any]) -> list[str]:
    return [one["item"]["code"] for one in told["items"]]


def test_a_list_counts_from_its_first_day_and_is_read_as_of_any_by_an_independent_replay(
    as_user: As, first: list[str]
) -> None:
    """Versions overlap and one supersedes another of the same day; each day is told as the last published says."""
    reviewer, replay = as_user("reviewer"), dict[date, tuple[str, ...]]()
    for days, names in ((0, ("a",)), (10, ("a", "b")), (5, ("b",)), (10, ("c", "d"))):
        day = TODAY + timedelta(days=days)
        published(reviewer, [GRID_TASK | {"code": name, "categories": first} for name in names], day)
        replay[day] = names
    for days in range(-1, 13):
        day = TODAY + timedelta(days=days)
        expected = max((one for one in replay if one <= day), default=None)
        assert codes(shown(as_user("worker"), at=day.isoformat())) == list(replay[expected] if expected else ()), day
    assert shown(as_user("worker"))["draft"] is None
    assert as_user("other_county").get("/tasks", params={"county_code": ONE}).status_code == 404


def test_the_draft_tells_what_it_changes_and_is_undone_by_an_earlier_version(as_user: As, first: list[str]) -> None:
    reviewer, whole = as_user("reviewer"), GRID_TASK | {"categories": first}
    old = published(reviewer, [whole, GRID_TASK | {"code": "01-02"}])["lists"][0]["id"]
    told = draft(reviewer, [whole | {"hours": 5}, GRID_TASK | {"code": "01-03"}]).json()["draft"]
    changes = [(one["change"], one["code"], one["fields"]) for one in told["differences"]]
    assert changes == [("changed", "01-01", ["hours"]), ("removed", "01-02", []), ("added", "01-03", [])]
    assert draft(reviewer, [whole], 0).json()["kind"] == "tasks.changed"
    assert reviewer.post(f"/tasks/lists/{old}/draft").json()["kind"] == "tasks.draft_open"
    body = {"county_code": ONE, "first_day": TOMORROW.isoformat(), "reason": "提标", "version": 1}
    assert reviewer.post("/tasks/publication", json=body).status_code == 201
    assert reviewer.post(f"/tasks/lists/{old}/draft").status_code == 201
    back = reviewer.post("/tasks/publication", json=body)
    assert (back.status_code, codes(back.json())) == (201, ["01-01", "01-02"])
    assert back.json()["lists"][0]["first_day"] == TOMORROW.isoformat()


def test_publishing_checks_the_categories(as_user: As, first: list[str]) -> None:
    reviewer, admin = as_user("reviewer"), as_user("admin")
    told = published(reviewer, [GRID_TASK | {"categories": first[1:]}], status=409)
    assert told["kind"] == "tasks.unlisted" and first[0] in told["detail"]
    assert shown(reviewer)["unlisted"]
    change = {"first_day": TODAY.isoformat(), "categories": [wanted(admin, first[0], first_handler="agency")]}
    saved(admin, change)
    assert published(reviewer, [GRID_TASK | {"categories": first[1:]}])["unlisted"] == []


def test_a_category_is_turned_only_where_the_list_has_it_on_each_day(as_user: As, first: list[str]) -> None:
    """Listed until a later version takes it off; listed from tomorrow on alone; undone back to the grid."""
    reviewer, admin = as_user("reviewer"), as_user("admin")
    turned = wanted(admin, OFFICE_FIRST, first_handler="grid")

    def turn(day: date, status: int) -> dict[str, Any]:
        return saved(admin, {"first_day": day.isoformat(), "categories": [turned]}, status)

    assert turn(TODAY, 409)["kind"] == "tasks.not_on_list"
    published(reviewer, [GRID_TASK | {"categories": [*first, OFFICE_FIRST]}], TOMORROW)
    assert turn(TODAY, 409)["kind"] == "tasks.not_on_list"
    refused = admin.post("/settings/terms/preview", json={"first_day": TODAY.isoformat(), "categories": [turned]})
    assert refused.status_code == 409
    # the second county has grids and no list yet
    assert turn(TOMORROW, 409)["detail"].count(TWO[-3:]) == 1


def test_both_ways_where_each_county_has_its_list(as_user: As, session: Session, first: list[str]) -> None:
    an_account(session, "reviewer_two", ("reviewer", "county", TWO))
    session.commit()
    admin, other = as_user("admin"), as_user("reviewer_two")
    for client, county in ((as_user("reviewer"), ONE), (other, TWO)):
        body = {"county_code": county, "items": [GRID_TASK | {"categories": [*first, OFFICE_FIRST]}], "version": 0}
        assert client.put("/tasks/draft", json=body).status_code == 200
        body = {"county_code": county, "first_day": TODAY.isoformat(), "reason": "年度", "version": 1}
        assert client.post("/tasks/publication", json=body).status_code == 201
    later = TODAY + timedelta(days=30)
    turn = {"first_day": later.isoformat(), "categories": [wanted(admin, OFFICE_FIRST, first_handler="grid")]}
    made = saved(admin, turn)
    assert published(as_user("reviewer"), [GRID_TASK | {"categories": first}], status=409)["kind"] == "tasks.unlisted"
    undone = saved(admin, {"undoes": made["id"]})
    published(as_user("reviewer"), [GRID_TASK | {"categories": first}])
    assert saved(admin, {"undoes": undone["id"]}, 409)["kind"] == "tasks.not_on_list"


def test_a_town_adds_and_tells_the_county(as_user: As, head: TestClient, first: list[str]) -> None:
    reviewer = as_user("reviewer")
    published(reviewer, [GRID_TASK | {"categories": first}])
    assert draft(head, [GRID_TASK]).status_code == 403
    assert draft(head, [GRID_TASK], town=TOWN).json()["kind"] == "tasks.of_county"
    assert draft(head, [GRID_TASK | {"code": "Z-1"}], town=f"{ONE}002").status_code == 403
    added = published(head, [GRID_TASK | {"code": "Z-1", "name": "汛期巡堤", "hours": 3}], town=TOWN)
    assert ([one["town_code"] for one in added["items"]], added["hours"]) == ([None, TOWN], 5)
    assert codes(shown(as_user("worker"), town_code=f"{ONE}002")) == ["01-01"]
    told = shown(reviewer)
    assert [(one["town_code"], one["seen_by"]) for one in told["lists"]] == [(TOWN, ""), (None, "")]
    number = told["lists"][0]["id"]
    assert head.post(f"/tasks/lists/{number}/note").status_code == 403
    assert reviewer.post(f"/tasks/lists/{number}/note").json()["lists"][0]["seen_by"] == "reviewer"
    assert reviewer.post(f"/tasks/lists/{number}/note").status_code == 409


def test_a_worker_reads_what_applies_in_each_of_their_grids(
    app: FastAPI, as_user: As, world: World, head: TestClient, first: list[str]
) -> None:
    own, beside = world.grids[0], world.grids[1]
    items = [
        GRID_TASK | {"categories": first},
        GRID_TASK | {"code": "02", "layers": ["exclusive"]},
        GRID_TASK | {"code": "03", "grids": [own]},
        GRID_TASK | {"code": "04", "grids": [beside]},
    ]
    published(as_user("reviewer"), items)
    published(head, [GRID_TASK | {"code": "Z-1"}], TOMORROW, town=TOWN)
    [mine] = as_user("worker").get("/tasks/mine").json()["items"]
    assert (mine["grid_code"], codes(mine)) == (own, ["01-01", "03"])
    at(app, AT + timedelta(days=1))
    [mine] = as_user("worker").get("/tasks/mine").json()["items"]
    assert codes(mine) == ["01-01", "03", "Z-1"]
    assert as_user("county").get("/tasks/mine").json()["items"] == []


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"code": "一"}, "tasks.code"),
        ({"categories": ["X1"]}, "tasks.no_categories"),
        ({"layers": ["moon"]}, "tasks.no_layers"),
        ({"grids": [f"{TWO}001001001"]}, "tasks.no_grids"),
        ({"line": "magic"}, ""),
        ({"standard": " "}, "tasks.text"),
    ],
)
def test_what_can_not_be_is_named(as_user: As, world: World, facts: dict[str, Any], kind: str) -> None:
    answer = draft(as_user("reviewer"), [GRID_TASK | facts])
    assert (answer.status_code, answer.json().get("kind", "")) == (422, kind)
    assert draft(as_user("reviewer"), [GRID_TASK, GRID_TASK]).json()["kind"] == "tasks.twice"


def test_a_workbook_goes_out_and_comes_back_as_a_draft(as_user: As, head: TestClient, first: list[str]) -> None:
    reviewer = as_user("reviewer")
    published(reviewer, [GRID_TASK | {"categories": first, "name": "=1+1"}])
    published(head, [GRID_TASK | {"code": "Z-1"}], town=TOWN)
    reviewer.headers["Accept-Language"] = "zh"
    content = reviewer.get("/exports/tasks", params={"county_code": ONE}).content
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert [[row[0].value, row[2].value] for row in sheet.iter_rows(min_row=2)] == [
        ["01-01", "=1+1"],
        ["Z-1", "消防通道巡查"],
    ]
    asked = {"params": TABLE | {"name": "清单.xlsx", "keep": "all"}}
    told = reviewer.post("/imports/tasks", content=content, **asked).json()
    assert (told["known"], told["rejected"], told["kept"]) == (2, 0, True)
    rows = (
        "编号,条线,事项,工作内容,标准,频次,依据,工时,对应案件类别,镇街\n"
        "01-01,,,,,,,3.5,,\n"
        "01-02,消防,查烟感,看烟感,有记录,每月,消防法,1,消防设施缺损,\n"
        "01-03,烟火,查烟感,看烟感,有记录,每月,消防法,1,,\n"
        "01-04,消防,查烟感,看烟感,有记录,常常,消防法,1,,\n"
    )
    asked = {"params": TABLE | {"name": "清单.csv", "keep": "good"}}
    told = reviewer.post("/imports/tasks", content=rows.encode(), **asked).json()
    assert [(one["line"], one["outcome"], one["field"]) for one in told["items"]] == [
        (2, "changed", ""),
        (3, "added", ""),
        (4, "rejected", "line"),
        (5, "rejected", "frequency"),
    ]
    items = shown(reviewer)["draft"]["items"]
    assert [(one["code"], one["hours"]) for one in items] == [("01-01", 3.5), ("01-02", 1.0)]
    assert (items[0]["name"], items[0]["categories"], items[1]["categories"]) == ("=1+1", first, ["G0303"])
