"""Every route by every role, on something that lies in one town: what each gets, and that no route is forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from gridgis.security.models import Account
from gridgis.supervision.photos import Photos, show_all
from tests.factories import CITY, ONE, TWO, World
from tests.pictures import picture

As = Callable[[str], TestClient]

RULERS = {"rule_editor", "rule_publisher"}
RULE_READERS = RULERS | {"county"}
"""Who writes or publishes rules of the first county, and who may read them."""

READERS = {
    "worker",
    "dispatcher",
    "clerk",
    "town",
    "county",
    "city",
    "planner",
    "reviewer",
    "planner_reviewer",
} | RULERS
"""Who may read a case in the first grid of the first town, given to that town's enforcement office."""

PLANNERS = {"planner", "planner_reviewer"}
PLAN_READERS = PLANNERS | {"reviewer", "organisation", "civil", "county"}
"""Who may draft plans of the first county, and who may read them."""

NET = {"worker", "dispatcher", "town", "county", "city", "admin"} | PLAN_READERS | RULERS
"""Who may see the first grid of the first town."""

MANAGERS = PLANNERS | {"dispatcher", "organisation"}
"""Who may enter leave of people of that grid."""

FIGURES = {"worker", "dispatcher", "town", "other_town", "county", "other_county", "city", "reviewer"} | PLANNERS
FIGURES |= {"rule_publisher"}
ASKERS = {"worker", "dispatcher", "town", "county", "city", "reviewer"} | PLANNERS | RULERS
OTHERS = {"other_town", "other_county", "admin", "nobody"}
ALL = READERS | OTHERS | PLAN_READERS
PUBLIC = ALL | {""}
"""The empty name is somebody who is not signed in."""

REPORT, FRESH = UUID(int=1), UUID(int=2)
PHOTO = picture()
HASH = sha256(PHOTO).hexdigest()
SENT = {"category_code": "E0201", "description": "垃圾堆积", "lng": 120.025, "lat": 30.05}
POINT = {"lng": 120.025, "lat": 30.05}
FILE = {"name": "a.json", "county_code": ONE}
LEAVE = {"person_id": 0, "from_day": "2026-08-01", "until_day": "2026-08-05"}
"""Of the worker of the first grid, whose id is filled in."""


@dataclass(frozen=True)
class Route:
    """A request, who gets an answer, and what everybody else who is signed in gets."""

    may: set[str]
    refused: int = 403
    status: int = 200
    path: str = ""
    query: dict[str, Any] | None = None
    json: dict[str, Any] | None = None
    content: bytes | None = None
    also: dict[str, int] | None = None


PLAN_PAGES = ("", "/villages", "/problems", "/impact", "/moved.geojson", "/handovers")
VILLAGE_PAGES = ("/grids.geojson", "/homes", "/loads", "/people")
VILLAGE = {"village": f"{ONE}001001"}
RENAME = {"kind": "rename", "code": f"{ONE}001001001", "name": "甲"}


def _drafting(act: str, body: dict[str, Any], *, status: int = 200) -> Route:
    """Something only planners do; a plan that was drawn just now changes nothing and has nothing to undo: 409."""
    refused = dict.fromkeys(PLAN_READERS - PLANNERS, 403)
    return Route(PLANNERS, 404, status, path=f"/plans/{{plan}}/{act}", json=body, also=refused)


def _ordinary_list(page: str, body: dict[str, Any] | None = None) -> Route:
    """The need-to-know list of an ordinary case, which has none: 409 for those who may read it."""
    return Route(set(), 404, path="/cases/{case}/readers" + page, json=body, also=dict.fromkeys(READERS, 409))


ROUTES = {
    "POST /auth/login": Route(PUBLIC, json={"username": "county", "password": "a-long-password"}),
    "POST /auth/logout": Route(ALL, status=204),
    "GET /auth/me": Route(ALL),
    "GET /auth/demo-accounts": Route(PUBLIC),
    "GET /health": Route(PUBLIC),
    "GET /divisions": Route(ALL, query={"level": "county"}),
    "GET /divisions.geojson": Route(ALL, query={"level": "county"}),
    "GET /divisions/{code}": Route(ALL, path=f"/divisions/{ONE}001"),
    "GET /basemap.geojson": Route(ALL),
    "GET /categories": Route(ALL),
    "GET /geocode": Route(ASKERS | {"other_town", "other_county"}, query={"q": "人民路1号"}),
    "GET /reverse": Route(ASKERS | {"other_town", "other_county"}, query=POINT),
    "GET /grids": Route(ALL),
    "GET /grids.geojson": Route(ALL),
    "GET /grids/{code}": Route(NET, 404, path=f"/grids/{ONE}001001001"),
    "GET /grids/{code}/history": Route(NET, 404, path=f"/grids/{ONE}001001001/history"),
    "POST /imports/boundaries": Route(PLANNERS, query=FILE, content=b'{"type": "Polygon", "coordinates": []}'),
    "POST /imports/line-grids": Route(
        PLANNERS, query=FILE | {"line": "fire"}, content=b'{"type": "Polygon", "coordinates": []}'
    ),
    "GET /exports/grids": Route(NET | {"other_town"}, query={"parent": ONE}, also={"other_county": 404}),
    "GET /line-grids": Route(ALL),
    "PUT /line-grids/retirement": Route(
        set(),
        json={"line": "fire", "county_code": ONE, "retired_on": None},
        also=dict.fromkeys(PLANNERS, 404),
    ),
    "GET /route": Route(ASKERS, query=POINT),
    "POST /route/bulk": Route(ASKERS, json={"points": [POINT]}, also=dict.fromkeys(OTHERS - {"admin", "nobody"}, 200)),
    "GET /reports/mine": Route(ALL),
    "GET /reports/nearby": Route(ALL, query=POINT),
    "PUT /reports/{report_id}": Route({"worker", "dispatcher"}, status=201, path=f"/reports/{FRESH}", json=SENT),
    "GET /reports/{report_id}/receipt": Route(READERS, 404, path=f"/reports/{REPORT}/receipt"),
    "PUT /reports/{report_id}/media/{sha256}": Route(
        {"worker"}, 404, path=f"/reports/{REPORT}/media/{HASH}", content=PHOTO
    ),
    "GET /reports/{report_id}/media/{sha256}": Route(READERS, 404, path=f"/reports/{REPORT}/media/{HASH}"),
    "GET /cases": Route(ALL),
    "GET /cases.geojson": Route(ALL),
    "GET /cases/{number}": Route(READERS, 404, path="/cases/{case}"),
    "GET /cases/{number}/events": Route(READERS, 404, path="/cases/{case}/events"),
    "POST /cases/{number}/moves": Route(
        {"clerk"}, 403, path="/cases/{case}/moves", json={"move": "sign"}, also=dict.fromkeys(ALL - READERS, 404)
    ),
    "GET /grids/{code}/family": Route(NET, 404, path=f"/grids/{ONE}001001001/family"),
    "GET /net/days": Route(ALL, query={"parent": ONE}),
    "GET /net/compare.geojson": Route(ALL, query={"parent": ONE, "from": "2026-01-01", "to": "2026-02-01"}),
    "GET /plans": Route(ALL),
    "POST /plans": Route(PLANNERS, status=201, json={"title": "x", "county_code": ONE}),
    **{f"GET /plans/{{plan_id}}{rest}": Route(PLAN_READERS, 404, path="/plans/{plan}" + rest) for rest in PLAN_PAGES},
    **{
        f"GET /plans/{{plan_id}}{rest}": Route(PLAN_READERS, 404, path="/plans/{plan}" + rest, query=VILLAGE)
        for rest in VILLAGE_PAGES
    },
    "PUT /plans/{plan_id}/presence": _drafting("presence", {"village_code": f"{ONE}001001"}),
    "POST /plans/{plan_id}/edits": _drafting("edits", RENAME | {"version": 0, "preview": True}, status=201),
    "POST /plans/{plan_id}/moves": _drafting("moves", {"move": "submit"}, status=409),
    "POST /plans/{plan_id}/rebase": _drafting("rebase", {"version": 0}),
    "POST /plans/{plan_id}/redo": _drafting("redo", {"version": 0}, status=409),
    "POST /plans/{plan_id}/undo": _drafting("undo", {"version": 0}, status=409),
    "POST /cases/{number}/redecide": Route(
        {"dispatcher"},
        403,
        path="/cases/{case}/redecide",
        json={"category_code": "E0107", "preview": True},
        also=dict.fromkeys(ALL - READERS, 404),
    ),
    "GET /cases/{number}/decisions": Route(READERS, 404, path="/cases/{case}/decisions"),
    "GET /cases/{number}/readers/candidates": _ordinary_list("/candidates"),
    "POST /cases/{number}/readers": _ordinary_list("", {"username": "worker", "reason": "上门"}),
    "POST /cases/{number}/readers/{username}/removal": _ordinary_list("/worker/removal", {"reason": "误列"}),
    "GET /rule-sets": Route(RULE_READERS | {"other_county"}),
    "POST /rule-sets": Route({"rule_editor"}, status=201, json={"title": "x", "county_code": ONE}),
    **{
        f"GET /rule-sets/{page}": Route(RULE_READERS, query={"county": ONE})
        for page in ("in-force", "record", "options")
    },
    "GET /rule-sets/{set_id}": Route(RULE_READERS, 404, path="/rule-sets/{rules}"),
    "GET /rule-sets/{set_id}/problems": Route(RULE_READERS, 404, path="/rule-sets/{rules}/problems"),
    "POST /rule-sets/{set_id}/problems": Route(RULE_READERS, 404, path="/rule-sets/{rules}/problems", json={}),
    "POST /rule-sets/{set_id}/trial": Route(RULE_READERS, 404, path="/rule-sets/{rules}/trial", json={"days": 1}),
    "PATCH /rule-sets/{set_id}": Route(
        set(),
        404,
        path="/rule-sets/{rules}",
        json={"version": 7, "title": "x"},
        also={"rule_editor": 409, "rule_publisher": 403, "county": 403},
    ),
    "POST /rule-sets/{set_id}/moves": Route(
        set(),
        404,
        path="/rule-sets/{rules}/moves",
        json={"move": "rebase"},
        also={"rule_editor": 409, "rule_publisher": 403, "county": 403},
    ),
    "GET /people": Route(ALL - {"clerk", "nobody"}, query={"parent": ONE}),
    "GET /leaves": Route(ALL - {"clerk", "nobody"}, query={"parent": ONE}),
    "POST /leaves": Route(MANAGERS, 404, 201, json=LEAVE, also=dict.fromkeys(NET - MANAGERS, 403)),
    "POST /leaves/{leave_id}/cancel": Route(
        MANAGERS, 404, path="/leaves/{leave}/cancel", also=dict.fromkeys(NET - MANAGERS, 403)
    ),
    "GET /stats/areas": Route(FIGURES, query={"level": "county"}),
    "GET /stats/hexes": Route(FIGURES),
    "GET /stats/series": Route(FIGURES),
    "GET /stats/sensitive": Route(FIGURES - {"worker", "other_town", "other_county"}, query={"place": f"{ONE}001"}),
    "GET /events": Route(set(), refused=0),
}
"""`GET /events` never ends: `test_live.py` reads it; here only that nobody unknown gets it."""


@pytest.fixture
def case(as_user: As, sessions: sessionmaker[Session], tmp_path: Path) -> str:
    """The number of a case in grid one, from a report of its worker with a photo, with the enforcement office."""
    worker = as_user("worker")
    taken = worker.put(f"/reports/{REPORT}", json=SENT | {"category_code": "E0101"})
    assert taken.status_code == 201, taken.text
    assert worker.put(f"/reports/{REPORT}/media/{HASH}", content=PHOTO).status_code == 201
    show_all(sessions, Photos(tmp_path / "media", 50_000_000))
    number, dispatcher = taken.json()["case_number"], as_user("dispatcher")
    for move in ({"move": "register"}, {"move": "dispatch", "office_code": f"{ONE}001-urban_enforcement"}):
        assert dispatcher.post(f"/cases/{number}/moves", json=move).status_code == 200
    return str(number)


@pytest.fixture
def plan(as_user: As) -> int:
    """A plan of the first county that changes nothing yet."""
    begun = as_user("planner").post("/plans", json={"title": "东部调整", "county_code": ONE})
    assert begun.status_code == 201, begun.text
    number: int = begun.json()["plan"]["id"]
    return number


@pytest.fixture
def rules(as_user: As) -> int:
    """A draft of rules of the first county."""
    begun = as_user("rule_editor").post("/rule-sets", json={"title": "三月规则", "county_code": ONE})
    assert begun.status_code == 201, begun.text
    number: int = begun.json()["id"]
    return number


@pytest.fixture
def leave(as_user: As, world: World) -> int:
    """Leave of the worker of the first grid, to come."""
    body = {"person_id": world.person_id, "from_day": "2026-07-01", "until_day": "2026-07-05"}
    entered = as_user("dispatcher").post("/leaves", json=body)
    assert entered.status_code == 201, entered.text
    number: int = entered.json()["id"]
    return number


def test_every_route_of_the_document_is_in_the_matrix(app: FastAPI) -> None:
    document = app.openapi()
    documented = {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, methods in document["paths"].items()
        for method in methods
    }
    assert documented == set(ROUTES)


def test_every_account_of_the_world_is_in_the_matrix(session: Session, world: World) -> None:
    assert set(session.scalars(select(Account.username))) == ALL


@pytest.mark.parametrize("username", sorted(PUBLIC))
def test_a_role_gets_what_the_matrix_says_of_every_route(
    as_user: As, app: FastAPI, world: World, case: str, plan: int, rules: int, leave: int, username: str
) -> None:
    client = as_user(username) if username else TestClient(app, base_url="http://testserver/api/v1")
    token = client.headers.get("Authorization")
    wrong: dict[str, tuple[int, int]] = {}
    # Signing out comes last: it ends what all others need.
    for name, route in sorted(ROUTES.items(), key=lambda item: "logout" in item[0]):
        expected = _expected(route, username)
        if not expected:
            continue
        method, template = name.split(" ", 1)
        path = (route.path or template).format(case=case, plan=plan, rules=rules, leave=leave)
        body = route.json | {"person_id": world.person_id} if route.json is LEAVE else route.json
        answer = client.request(method, path, params=route.query, json=body, content=route.content)
        if answer.status_code != expected and not (answer.status_code == 200 and expected == 201):
            wrong[name] = (answer.status_code, expected)
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
            assert set(answer.json()) >= {"type", "title", "status", "detail", "instance"}
        client.cookies.clear()
        assert client.headers.get("Authorization") == token
    assert wrong == {}


def _expected(route: Route, username: str) -> int:
    if username in route.may:
        return 200 if route.content else route.status
    if not username:
        return 401
    return (route.also or {}).get(username, route.refused)


COUNTS = {
    "/cases": READERS,
    "/cases.geojson": READERS,
    f"/cases?place={ONE}": READERS,
    f"/cases.geojson?place={ONE}001&bbox=120,30,120.2,30.2": READERS,
    "/cases?text=垃圾": READERS,
    "/reports/nearby?lng=120.025&lat=30.05": READERS,
    "/grids?q=" + f"{ONE}001001001": NET,
    f"/grids.geojson?parent={ONE}001001&bbox=120.01,30.01,120.02,30.02": NET,
}
"""Lists that answer everybody, and who finds the one case or grid in them."""


@pytest.mark.parametrize("username", sorted(ALL))
def test_lists_hold_nothing_of_others(as_user: As, world: World, case: str, username: str) -> None:
    client, wrong = as_user(username), {}
    for path, finders in COUNTS.items():
        body = client.get(path).json()
        found = len(body.get("items", body.get("features")))
        if found != (username in finders):
            wrong[path] = found
    assert wrong == {}


@pytest.mark.parametrize("username", sorted(FIGURES))
def test_figures_count_nothing_of_others(as_user: As, world: World, case: str, username: str) -> None:
    client, own = as_user(username), username in READERS
    for place in ({}, {"parent": CITY}):
        areas = client.get("/stats/areas", params={"level": "county"} | place).json()
        assert (areas["total"]["reported"], areas["total"]["open"]) == (own, own)
    for place in ({}, {"place": CITY}, {"place": f"{ONE}001"}):
        cells = client.get("/stats/hexes", params=place).json()["features"]
        assert sum(cell["properties"]["reported"] for cell in cells) == own
        steps = client.get("/stats/series", params=place).json()["items"]
        assert sum(step["reported"] for step in steps) == own


@pytest.mark.parametrize(
    ("username", "areas"),
    [
        ("town", [f"{ONE}001"]),
        ("other_town", [f"{ONE}002"]),
        ("county", [f"{ONE}001", f"{ONE}002"]),
        ("other_county", [f"{TWO}001", f"{TWO}002"]),
        ("city", [f"{ONE}001", f"{ONE}002", f"{TWO}001", f"{TWO}002"]),
    ],
)
def test_only_own_areas_are_named(as_user: As, case: str, username: str, areas: list[str]) -> None:
    items = as_user(username).get("/stats/areas?level=town").json()["items"]
    assert [item["code"] for item in items] == areas
