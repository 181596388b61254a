"""Lists and figures hold nothing of others, and who is not signed in gets nothing but the door."""

from asyncio import AbstractEventLoop
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from gridgis.security.models import Account
from gridgis.supervision.photos import Photos, show_all
from tests.api.operations import ALL, FIGURES, HASH, NET, PHOTO, READERS, REPORT, ROUTES, SENT
from tests.client import Client
from tests.factories import CITY, ONE, TWO, World

As = Callable[[str], TestClient]


@pytest.fixture
def case(as_user: As, sessions: sessionmaker[Session], tmp_path: Path) -> str:
    """The number of a case in grid one, from a report of its worker with a photo, with the enforcement office."""
    worker = as_user("worker")
    taken = worker.put(f"/reports/{REPORT}", json=SENT | {"category_code": "E0101"})
    assert taken.status_code == 201, taken.text
    assert worker.put(f"/reports/{REPORT}/media/{HASH}", content=PHOTO).status_code == 201
    show_all(sessions, Photos.on(tmp_path / "media"))
    number, dispatcher = taken.json()["case_number"], as_user("dispatcher")
    for move in ({"move": "register"}, {"move": "dispatch", "office_code": f"{ONE}001-urban_enforcement"}):
        assert dispatcher.post(f"/cases/{number}/moves", json=move).status_code == 200
    return str(number)


def test_every_account_of_the_world_is_in_the_matrix(session: Session, world: World) -> None:
    assert set(session.scalars(select(Account.username))) == ALL


COUNTS = {
    "/cases": READERS,
    "/cases.geojson": READERS,
    "/cases/clusters?zoom=12": READERS,
    f"/cases?place={ONE}": READERS,
    f"/cases.geojson?place={ONE}001&bbox=120,30,120.2,30.2": READERS,
    "/cases?text=垃圾": READERS,
    "/messages": {"clerk"},
    "/reports/nearby?lng=120.025&lat=30.05": READERS,
    "/grids?q=" + f"{ONE}001001001": NET,
    f"/grids.geojson?parent={ONE}001001&bbox=120.01,30.01,120.02,30.02": NET,
}
"""Lists that answer everybody, and who finds the one case or grid in them."""


def test_lists_hold_nothing_of_others(as_user: As, world: World, case: str) -> None:
    wrong = {}
    for username in sorted(ALL):
        client = as_user(username)
        for path, finders in COUNTS.items():
            body = client.get(path).json()
            found = len(body.get("items", body.get("features")))
            if found != (username in finders):
                wrong[username, path] = found
        written = {"lng": 120.025, "lat": 30.05, "category": "E0101"}
        likely = client.post("/reports/doubles", json=written).json()["items"]
        if len(likely) != (username in READERS):
            wrong[username, "doubles"] = len(likely)
    assert wrong == {}


def test_figures_count_nothing_of_others(as_user: As, world: World, case: str) -> None:
    for username in sorted(FIGURES):
        client, own = as_user(username), username in READERS
        for place in ({}, {"parent": CITY}):
            areas = client.get("/stats/areas", params={"level": "county"} | place).json()
            assert (areas["total"]["reported"], areas["total"]["open"]) == (own, own), username
        for place in ({}, {"place": CITY}, {"place": f"{ONE}001"}):
            cells = client.get("/stats/hexes", params=place).json()["features"]
            assert sum(cell["properties"]["reported"] for cell in cells) == own, username
            steps = client.get("/stats/series", params=place).json()["items"]
            assert sum(step["reported"] for step in steps) == own, username


def test_only_own_areas_are_named(as_user: As, case: str) -> None:
    areas = {
        "town": [f"{ONE}001"],
        "other_town": [f"{ONE}002"],
        "county": [f"{ONE}001", f"{ONE}002"],
        "other_county": [f"{TWO}001", f"{TWO}002"],
        "city": [f"{ONE}001", f"{ONE}002", f"{TWO}001", f"{TWO}002"],
    }
    named = {username: as_user(username).get("/stats/areas?level=town").json()["items"] for username in areas}
    assert {username: [item["code"] for item in items] for username, items in named.items()} == areas


def test_who_is_not_signed_in_gets_nothing_but_the_door(app: FastAPI, loop: AbstractEventLoop, world: World) -> None:
    client = Client(app, loop)
    got: dict[str, int] = {}
    for name, route in ROUTES.items():
        method, template = name.split(" ", 1)
        path = (route.path or template).format(case="x", plan=1, rules=1, leave=1, post=1, person=1, matter=1, tasks=1)
        answer = client.request(method, path, params=route.query, json=route.json, content=route.content)
        if answer.status_code != 401:
            got[name] = answer.status_code
        client.cookies.clear()
    links = {name: 404 for name in ROUTES if "/auth/invitation/" in name}
    links |= {name: 403 for name in ROUTES if " /q/{code}" in name}  # the pages of reporters, which nobody has opened
    assert got == {"POST /auth/login": 200, "GET /auth/demo-accounts": 200, "GET /health": 200} | links
