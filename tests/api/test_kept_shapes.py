"""Shapes are read once a version, kept within a bound, and never older than what is committed."""

import asyncio
import gzip
import socket
from asyncio import AbstractEventLoop
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest
import shapely
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel
from shapely.geometry import shape
from sqlalchemy import text

from api.app import create_app
from api.kept import Lately
from api.schemas.divisions import DivisionTopology
from api.schemas.grids import GridTopology
from api.schemas.system import BasemapTopology
from gridgis.core.settings import Settings
from gridgis.core.topology import QUANTUM
from gridgis.security import lookup
from gridgis.security.lookup import Lookup
from gridgis.security.queries import actor_by_name, token_hash
from gridgis.security.rules import Actor
from tests.client import Client
from tests.conftest import Own
from tests.factories import AT, ONE, a_sign_in
from tests.rules.test_topology import decoded

GRIDS, AREAS, LINES = f"/grids.geojson?parent={ONE}", "/divisions.geojson?level=village", "/basemap.geojson"
ROAD = "INSERT INTO linear_objects (kind, name, rank, line) SELECT 'road', '人民路', 1, "
ROAD += "ST_GeomFromText('MULTILINESTRING((120 30, 120.1 30.1))', 4490)"
CHANGES = {
    "a border": (GRIDS, "UPDATE grid_versions SET boundary = ST_Multi(ST_Reverse(boundary))"),
    "a name": (GRIDS, "UPDATE grid_versions SET name = '东风网格'"),
    "a chief": (GRIDS, "UPDATE posts SET valid_to = DATE '2026-01-01' WHERE role_code = 'grid_chief'"),
    "the chief's name": (GRIDS, "UPDATE people SET name = '李东风'"),
    "its kind of zone": (GRIDS, "UPDATE grids SET zone_kind = 'park'"),
    "a layer": (GRIDS, "UPDATE layers SET cover = 'part', series = 'X' WHERE cover = 'none'"),
    "a division": (AREAS, "UPDATE divisions SET name = '东风村' WHERE level = 'village'"),
    "a line": (LINES, ROAD),
}


@pytest.fixture
def process(own: Own, loop: AbstractEventLoop, tmp_path: Path) -> Callable[[], Callable[[str], Client]]:
    """Starts the application anew, as another process of the same installation would; gives clients by account."""

    def start() -> Callable[[str], Client]:
        app = create_app(Settings(home=tmp_path), own.sessions, own.url)
        app.state.clock = lambda: AT

        def sign_in(username: str) -> Client:
            client = Client(app, loop)
            with own.engine.begin() as connection:
                client.headers["Authorization"] = f"Bearer {a_sign_in(connection, username)}"
            return client

        return sign_in

    return start


Process = Callable[[], Callable[[str], Client]]


def change(own: Own, statement: str) -> None:
    with own.engine.begin() as elsewhere:
        elsewhere.execute(text(statement))


def served(client: TestClient) -> FastAPI:
    app: Any = client.app
    assert isinstance(app, FastAPI)
    return app


def test_what_was_asked_is_answered_without_reading_until_it_changes(own: Own, process: Process) -> None:
    client = process()("county")
    first = client.get(GRIDS)
    sessions, served(client).state.sessions = served(client).state.sessions, None
    for coding in ({}, {}):
        assert client.get(GRIDS, headers=coding).content == first.content
    unchanged = client.get(GRIDS, headers={"If-None-Match": first.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    kept = ("etag", "vary", "cache-control", "x-content-type-options")
    assert [unchanged.headers[name] for name in kept] == [first.headers[name] for name in kept]
    assert "content-encoding" not in unchanged.headers
    served(client).state.sessions = sessions
    for what, (path, statement) in CHANGES.items():
        tag = client.get(path).headers["etag"]
        before = client.get(path, headers={"If-None-Match": tag})
        change(own, statement)
        after = client.get(path, headers={"If-None-Match": tag})
        assert (before.status_code, after.status_code) == (304, 200), what
        assert after.headers["etag"] != tag, what


def test_no_process_answers_with_what_another_has_changed(own: Own, process: Process) -> None:
    here, there = process()("county"), process()("county")
    tags = [client.get(GRIDS).headers["etag"] for client in (here, there)]
    assert tags[0] == tags[1], "an ETag of one holds for the other"
    assert there.get(GRIDS, headers={"If-None-Match": tags[0]}).status_code == 304
    change(own, CHANGES["a name"][1])
    for client in (here, there):
        names = {
            one["properties"]["name"]
            for one in client.get(GRIDS, headers={"If-None-Match": tags[0]}).json()["features"]
        }
        assert names == {"东风网格"}


def test_a_database_that_does_not_answer_keeps_nobody_from_the_routes(
    loop: AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks waits so long once, also behind others, and not once for each of them."""
    monkeypatch.setattr(lookup, "WAIT_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        asks = Lookup(f"postgresql://gridgis@127.0.0.1:{silent.getsockname()[1]}/gridgis")
        together = asyncio.gather(*(asks.ask(bytes([n]), AT) for n in (1, 2, 2)))
        assert loop.run_until_complete(together) == [None, None, None]
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))


def test_who_is_looked_up_is_as_committed_and_after_a_break_too(own: Own, loop: AbstractEventLoop) -> None:
    with own.engine.begin() as connection:
        token = token_hash(a_sign_in(connection, "county"))
    asks = Lookup(own.url)

    def looked_up() -> Any:
        return loop.run_until_complete(asks.ask(token, AT))

    def read() -> Actor | None:
        with own.sessions() as session:
            return actor_by_name(session, "county", AT)

    first = looked_up()
    assert (first[0], looked_up()) == (read(), first)
    for changed in (
        "UPDATE roles SET verbs = verbs[1:1]",
        "UPDATE accounts SET display_name = '东风' WHERE username = 'county'",
        "DELETE FROM posts WHERE account_id = (SELECT id FROM accounts WHERE username = 'county')",
    ):
        before = looked_up()
        change(own, changed)
        assert looked_up()[0] == read() != before[0], changed
    ours = "application_name = 'gridgis-lookup' AND datname = current_database()"
    change(own, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {ours}")
    assert looked_up() is None
    assert looked_up()[0] == read()
    change(own, "DELETE FROM sign_ins")
    assert looked_up() is None
    loop.run_until_complete(asks.leave())


def test_nobody_is_told_what_another_may_see(own: Own, process: Process) -> None:
    sign_in = process()
    county, town = sign_in("county"), sign_in("town")
    whole, part = county.get(GRIDS), town.get(GRIDS, headers={"If-None-Match": county.get(GRIDS).headers["etag"]})
    assert (len(whole.json()["features"]), part.status_code, len(part.json()["features"])) == (9, 200, 5)
    change(own, "DELETE FROM posts WHERE account_id = (SELECT id FROM accounts WHERE username = 'town')")
    assert town.get(GRIDS, headers={"If-None-Match": part.headers["etag"]}).json()["features"] == []
    change(own, "DELETE FROM sign_ins WHERE account_id = (SELECT id FROM accounts WHERE username = 'county')")
    assert county.get(GRIDS, headers={"If-None-Match": whole.headers["etag"]}).status_code == 401
    assert Client(served(county), county.loop).get(GRIDS, headers={"If-None-Match": "*"}).status_code == 401


def test_a_day_counts_as_far_as_the_net_changed_on_it(own: Own, process: Process) -> None:
    client = process()("county")
    tags = {client.get(f"{GRIDS}{at}").headers["etag"] for at in ("", "&at=2026-03-01", "&at=2026-03-02")}
    assert len(tags) == 1
    change(own, "UPDATE grid_versions SET valid_to = DATE '2026-03-02' WHERE grid_code LIKE '%001001001'")
    then, later = (client.get(f"{GRIDS}&at={day}") for day in ("2026-03-01", "2026-03-02"))
    assert then.headers["etag"] != later.headers["etag"]
    assert len(then.json()["features"]) == len(later.json()["features"]) + 1


def test_the_next_day_is_another_when_the_net_changes_over_night(own: Own, process: Process) -> None:
    client = process()("county")
    change(
        own,
        f"UPDATE grid_versions SET valid_to = DATE '{AT.date() + timedelta(days=1)}' WHERE grid_code LIKE '%001001001'",
    )
    answer = client.get(GRIDS)
    assert client.get(GRIDS, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    served(client).state.clock = lambda: AT + timedelta(days=1)
    tomorrow = client.get(GRIDS, headers={"If-None-Match": answer.headers["etag"]})
    assert len(tomorrow.json()["features"]) == len(answer.json()["features"]) - 1


def test_what_is_answered_over_midnight_is_not_that_of_the_next_day(own: Own, process: Process) -> None:
    """Asked before and told after it: the day is that of the request, and the next one is another."""
    client, tomorrow = process()("county"), AT + timedelta(days=1)
    change(own, f"UPDATE grid_versions SET valid_to = DATE '{tomorrow.date()}' WHERE grid_code LIKE '%001001001'")
    moments = iter([AT])
    served(client).state.clock = lambda: next(moments, tomorrow)
    before, after = client.get(GRIDS), client.get(GRIDS)
    assert len(after.json()["features"]) == len(before.json()["features"]) - 1


@pytest.mark.parametrize(
    ("taken", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", ""),
        ("", ""),
    ],
)
def test_a_body_comes_in_a_coding_that_is_taken(as_user: Callable[[str], TestClient], taken: str, coding: str) -> None:
    client = as_user("city")
    plain = client.get("/grids.geojson", headers={"Accept-Encoding": "identity"})
    with client.stream("GET", "/grids.geojson", headers={"Accept-Encoding": taken}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding", "") == coding
    assert set(answer.headers["vary"].split(", ")) == {"Accept-Encoding"}
    assert answer.headers["etag"] == plain.headers["etag"]
    body = {"br": brotli.decompress, "gzip": gzip.decompress}.get(coding, bytes)(raw)
    assert body == plain.content


@pytest.mark.parametrize(("path", "told"), [(GRIDS, GridTopology), (AREAS, DivisionTopology), (LINES, BasemapTopology)])
def test_topojson_says_the_same_and_looks_as_the_document_tells(
    as_user: Callable[[str], TestClient], session: Any, path: str, told: type[BaseModel]
) -> None:
    session.execute(text(ROAD))
    session.commit()
    client = as_user("city")
    whole, drawn = client.get(path).json()["features"], client.get(path.replace("geojson", "topojson"))
    assert told.model_validate_json(drawn.content, strict=True, extra="forbid")
    assert drawn.headers["content-type"] == "application/json"
    shapes = decoded(drawn.json())
    for feature, geometry in zip(whole, shapes, strict=True):
        assert shapely.equals_exact(
            shapely.normalize(shape(feature["geometry"])), shapely.normalize(shape(geometry)), QUANTUM
        )
    facts = [one["properties"] for one in drawn.json()["objects"]["shapes"]["geometries"]]
    assert facts == [feature["properties"] for feature in whole]


def test_the_base_map_comes_in_parts(as_user: Callable[[str], TestClient], session: Any) -> None:
    session.execute(text(ROAD))
    session.execute(text(ROAD.replace("1, ST", "3, ST")))
    session.commit()
    client = as_user("city")
    for query, ranks in (("", [3, 1]), ("?minor=true", [3]), ("?minor=false", [1]), ("?bbox=121,30,122,31", [])):
        assert [one["properties"]["rank"] for one in client.get(f"/basemap.geojson{query}").json()["features"]] == ranks
    (line, _) = client.get("/basemap.geojson?bbox=120,30,120.05,30.05").json()["features"]
    assert shape(line["geometry"]).bounds == pytest.approx((120, 30, 120.05, 30.05))


def test_what_is_kept_stays_within_its_bound() -> None:
    kept: Lately[str, bytes] = Lately(100, len)
    for name in "abc":
        kept.put(name, b"x" * 40)
    assert (kept.get("a"), kept.weight) == (None, 80)
    assert kept.get("b")
    kept.put("d", b"x" * 40)
    assert (kept.get("b") is None, kept.get("c")) == (False, None), "what was used last stays"
    kept.put("b", b"x" * 10)
    assert kept.weight == 50
    kept.put("e", b"x" * 101)
    assert (kept.get("e"), kept.weight) == (None, 0)
