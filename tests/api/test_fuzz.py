"""Whatever is sent, the answer is an answer or a problem the sender can read, never a failure of ours."""

import json
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.api.figures import CHARTS, FOUND
from tests.client import Client
from tests.factories import PASSWORD, World

As = Callable[[str], TestClient]


@pytest.fixture
def client(app: FastAPI, loop: AbstractEventLoop, as_user: As) -> TestClient:
    """A worker whose client shows failures of ours as answers instead of raising them."""
    signed_in = as_user("worker")
    quiet = Client(app, loop, quiet=True)
    quiet.headers.update(signed_in.headers)
    return quiet


def judged(answer: Any, *good: int) -> None:
    """An answer, or a problem in the one shape that says what to do."""
    assert answer.status_code in (*good, 400, 401, 403, 404, 405, 409, 422), (answer.status_code, answer.text[:300])
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        body = answer.json()
        assert set(body) >= {"type", "title", "status", "detail", "instance"}
        assert body["status"] == answer.status_code
        assert len(body["detail"]) > 10


numbers = st.one_of(
    st.floats(),
    st.floats(119.9, 120.5),
    st.floats(29.9, 30.3),
    st.integers(),
    st.sampled_from(["", "x", "1e400", "-1e400", "NaN", "Infinity", "0x10", "1_0", " 1", "120.1,30.1", "\0"]),
)
words = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", "wgs84", "gcj02", "bd09", "cgcs2000", "WGS84", "E0101", "E01", "G0102", "\0", "'", "%00", "\ud800"]
    ),
)
moments = st.one_of(
    st.sampled_from(
        [
            "2026-03-11T10:00:00+08:00",
            "2026-03-11T10:00:00",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-14:00",
            "1969-07-20T20:17:40Z",
            "2026-13-01",
            "now",
        ]
    ),
    st.datetimes().map(lambda moment: moment.isoformat() + "Z"),
    st.text(max_size=20),
)


def sendable(value: object) -> str:
    """As a client would put it into a query; lone surrogates can't leave one."""
    return str(value).encode("utf-8", "replace").decode()


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "lng": numbers,
            "lat": numbers,
            "datum": words,
            "accuracy_m": numbers,
            "address": words,
            "category": words,
            "at": moments,
        },
    )
)
@settings(max_examples=30)
@example({"lng": 120.02, "lat": 30.05, "at": "9999-12-31T23:59:59Z"})
@example({"lng": 120.02, "lat": 30.05, "at": "0001-01-01T00:00:00+14:00"})
@example({"lng": 120.02, "lat": 30.05, "accuracy_m": "nan"})
@example({"lng": 120.02, "lat": 30.05, "category": "\0"})
@example({"address": "\0"})
@example({"lng": -180, "lat": -90, "datum": "bd09"})
def test_any_question_gets_an_answer(client: TestClient, query: dict[str, object]) -> None:
    judged(client.post("/route", json={name: sendable(value) for name, value in query.items()}), 200)


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, words), lambda inner: st.lists(inner, max_size=2), max_leaves=3
)
bodies = st.fixed_dictionaries(
    {
        "category_code": st.one_of(st.sampled_from(["E0101", "G0102", "E01"]), words),
        "description": st.one_of(st.just("占道"), words),
    },
    optional={
        "lng": st.one_of(st.just(120.02), numbers),
        "lat": st.one_of(st.just(30.05), numbers),
        "datum": words,
        "accuracy_m": numbers,
        "address": words,
        "grid_code": words,
        "division_code": words,
        "observed_at": moments,
        "source": words,
        "outer_number": words,
        "reporter": st.one_of(st.fixed_dictionaries({"name": words, "phone": words}), json_values),
        "unknown": json_values,
    },
)


@given(st.uuids(), bodies)
@settings(max_examples=40)
@example(UUID(int=0), {"category_code": "\0", "description": "x", "lng": 120.02, "lat": 30.05})
@example(UUID(int=0), {"category_code": "E0101", "description": "\ud800", "lng": 120.02, "lat": 30.05})
@example(UUID(int=0), {"category_code": "E0101", "description": "x", "lng": float("nan"), "lat": 30.05})
@example(UUID(int=0), {"category_code": "E0101", "description": "x", "lng": 1e300, "lat": 30.05})
@example(UUID(int=0), {"category_code": "E0101", "description": "x", "grid_code": "\0"})
@example(UUID(int=0), {"category_code": "E0101", "description": "x", "division_code": "\0"})
@example(
    UUID(int=0),
    {
        "category_code": "E0101",
        "description": "x",
        "lng": 120.02,
        "lat": 30.05,
        "reporter": {"name": "\0", "phone": ""},
    },
)
@example(
    UUID(int=0),
    {
        "category_code": "E0101",
        "description": "x",
        "lng": 120.0,
        "lat": 30.0,
        "observed_at": "0001-01-01T00:00:00+14:00",
    },
)
@example(
    UUID(int=0),
    {
        "category_code": "E0101",
        "description": "x",
        "lng": 120.0,
        "lat": 30.0,
        "observed_at": "9999-12-31T23:59:59-14:00",
    },
)
def test_any_report_is_taken_or_refused_with_a_reason(
    client: TestClient, report_id: UUID, body: dict[str, object]
) -> None:
    content = json.dumps(body).encode()
    answer = client.put(f"/reports/{report_id}", content=content, headers={"Content-Type": "application/json"})
    judged(answer, 200, 201)
    if answer.status_code == 201:
        assert client.put(f"/reports/{report_id}", content=content).status_code == 200


@given(st.binary(max_size=60), st.sampled_from(["application/json", "text/plain", "", "application/json; charset=x"]))
@settings(max_examples=30)
@example(b'{"a": ' * 50_000, "application/json")
@example(b"\xff\xfe", "application/json")
def test_any_bytes_as_a_report_are_refused(client: TestClient, content: bytes, kind: str) -> None:
    judged(client.put(f"/reports/{UUID(int=3)}", content=content, headers={"Content-Type": kind}))


PATHS = {
    "/cases": (
        "open",
        "state",
        "place",
        "category",
        "office",
        "source",
        "due",
        "text",
        "from",
        "to",
        "bbox",
        "limit",
        "cursor",
        "sort",
    ),
    "/cases.geojson": ("bbox", "from", "to", "place"),
    "/grids": ("parent", "q", "limit", "cursor"),
    "/grids.geojson": ("bbox", "parent", "layer", "at"),
    "/divisions": ("level", "parent"),
    "/divisions.geojson": ("level", "parent"),
    "/reverse": ("lng", "lat"),
    "/reports/nearby": ("lng", "lat", "radius_m", "category"),
    "/reports/mine": ("limit", "cursor"),
    "/stats/areas": ("level", "parent", "category", "from", "to"),
    "/stats/hexes": ("resolution", "place", "bbox", "category", "from", "to", "step", "at"),
    "/cases/clusters": ("zoom", "bbox", "place", "from", "to"),
    "/stats/series": ("place", "category", "step", "from", "to"),
    **{f"/stats/{name}": ("place", "category", "from", "to") for name in CHARTS},
    "/stats/heat": ("place", "category", "step", "at", "resolution", "from", "to"),
    **{f"/stats/{name}": ("place", "category", "from", "to") for name in FOUND if name != "loads"},
    "/stats/repeats": ("place", "least", "from", "to"),
    "/stats/loads": ("place",),
    "/grids/{x}": ("at",),
    "/grids/{x}/history": (),
    "/divisions/{x}": (),
    "/cases/{x}": (),
    "/cases/{x}/events": (),
    "/reports/{x}/receipt": (),
    "/reports/{x}/media/{x}": ("size",),
}
odd = st.one_of(
    words,
    numbers,
    st.sampled_from(
        ["0001-01-01", "9999-12-31", "2026-03-11", "1,2,3", "nan,nan,nan,nan", "-inf,0,inf,1", "0,0,0,0", "AAAA", "\0"]
    ),
)


@pytest.mark.parametrize("path", PATHS)
@given(st.data())
@settings(max_examples=15)
def test_any_query_gets_an_answer(client: TestClient, path: str, data: st.DataObject) -> None:
    from urllib.parse import quote

    query = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(PATHS[path], odd)))
    filled = path.replace("{x}", quote(sendable(data.draw(words)), safe="") or "x")
    judged(client.get(filled, params={name: sendable(value) for name, value in query.items()}), 200)


@pytest.mark.parametrize(
    "path",
    [
        "/stats/areas?level=county&from=9999-12-31&to=9999-12-31",
        "/stats/areas?level=county&from=0001-01-01&to=0001-01-02",
        "/stats/series?to=9999-12-31",
        "/stats/hexes?from=0001-01-01&to=0001-01-01",
        "/cases?to=9999-12-31",
        "/cases?from=0001-01-01",
        "/cases?text=%00",
        "/cases?place=%00",
        "/cases/%00",
        "/grids?q=%00",
        "/grids/%00",
        "/divisions/%00",
        "/divisions?level=%00",
        "/reports/nearby?lng=nan&lat=30",
        "/reports/nearby?lng=120&lat=30&radius_m=nan",
        "/reverse?lng=nan&lat=nan",
        "/cases?limit=99999999999999999999",
        "/stats/hexes?resolution=99999999999999999999",
    ],
)
def test_the_edges_of_numbers_and_days_are_refused(client: TestClient, path: str) -> None:
    answer = client.get(path)
    judged(answer)
    assert answer.status_code in (404, 422)


moves = st.fixed_dictionaries(
    {"move": st.one_of(st.sampled_from(["register", "dispatch", "evaluate"]), words)},
    optional={"note": words, "office_code": words, "satisfaction": st.one_of(st.integers(), numbers), "x": words},
)


@given(moves)
@settings(max_examples=30)
@example({"move": "dispatch", "note": "\0"})
@example({"move": "dispatch", "office_code": "\0"})
@example({"move": "\0"})
def test_any_move_is_made_or_refused(
    app: FastAPI, loop: AbstractEventLoop, as_user: As, world: World, body: dict[str, object]
) -> None:
    dispatcher = as_user("dispatcher")
    quiet = Client(app, loop, quiet=True)
    quiet.headers.update(dispatcher.headers)
    report = {"category_code": "E0101", "description": "x", "lng": 120.02, "lat": 30.05}
    taken = dispatcher.put(f"/reports/{UUID(int=9)}", json=report).json()
    path = f"/cases/{taken['case_number']}/moves"
    judged(quiet.post(path, content=json.dumps(body).encode()), 200)


@given(words, words)
@settings(max_examples=15)
def test_any_name_and_password_is_judged(
    app: FastAPI, loop: AbstractEventLoop, world: World, username: str, password: str
) -> None:
    quiet = Client(app, loop, quiet=True)
    content = json.dumps({"username": username, "password": password}).encode()
    judged(quiet.post("/auth/login", content=content), 200)
    assert password != PASSWORD
