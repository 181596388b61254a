"""The one shape of refusals, the headers of every answer, and the built page."""

import gzip
import logging
import math
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import brotli
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from api.app import SECURITY_HEADERS, create_app
from api.deps import Db
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.errors import NotFound
from gridgis.core.settings import Settings
from gridgis.core.wording import Phrase
from tests.conftest import Own
from tests.factories import World

As = Callable[[str], TestClient]
MEMBERS = ["type", "title", "status", "detail", "instance"]


def told(client: TestClient, method: str, path: str, **sent: Any) -> dict[str, Any]:
    answer = client.request(method, path, **sent)
    assert answer.headers["content-type"] == "application/problem+json", answer.text[:200]
    body: dict[str, Any] = answer.json()
    assert list(body)[:5] == MEMBERS
    assert (body["status"], body["instance"]) == (answer.status_code, path.partition("?")[0])
    return body


@pytest.mark.parametrize(
    ("body", "position"), [(b'{"username": ', 13), (b"not json", 0), ('{"username": "张"}'.encode("gbk"), None)]
)
def test_a_body_that_is_no_json_is_named_as_such(app: FastAPI, body: bytes, position: int | None) -> None:
    sent: dict[str, Any] = {"content": body, "headers": {"Content-Type": "application/json"}}
    answer = told(TestClient(app), "POST", "/api/v1/auth/login", **sent)
    assert (answer["type"], answer["status"]) == ("/problems/broken-json", 400)
    assert answer.get("position") == position


@pytest.mark.parametrize(
    ("method", "path", "kind", "status"),
    [
        ("GET", "/api/v1/auth/me", "signed-out", 401),
        ("GET", "/api/v1/nothing", "not-found", 404),
        ("GET", "/api/v1/", "not-found", 404),
        ("GET", "/api/v2/cases", "not-found", 404),
        ("GET", "/api/", "not-found", 404),
        ("GET", "/api", "not-found", 404),
        ("GET", "/assets/none.js", "not-found", 404),
        ("DELETE", "/api/v1/cases", "method-not-allowed", 405),
        ("POST", "/api/v1/nothing", "method-not-allowed", 405),
        ("PUT", "/", "method-not-allowed", 405),
        ("GET", "/api/v1/auth/login", "not-found", 404),
        ("POST", "/api/v1/auth/login", "invalid", 422),
    ],
)
def test_every_refusal_is_a_problem(app: FastAPI, world: World, method: str, path: str, kind: str, status: int) -> None:
    body = told(TestClient(app), method, path)
    assert (body["type"], body["status"]) == (f"/problems/{kind}", status)


def test_each_kind_tells_its_title_and_facts(as_user: As) -> None:
    county = as_user("county")
    missing = county.get("/cases/110101-20260311-99999").json()
    assert missing == {
        "type": "/problems/not-found",
        "title": "Not found",
        "status": 404,
        "detail": "No case 110101-20260311-99999 is known to you. Check the number.",
        "instance": "/api/v1/cases/110101-20260311-99999",
        "kind": "cases.no_case",
        "number": "110101-20260311-99999",
    }
    forbidden = as_user("nobody").get("/stats/areas?level=county").json()
    assert (forbidden["type"], forbidden["title"], forbidden["verb"]) == (
        "/problems/forbidden",
        "Forbidden",
        "stats.read",
    )
    invalid = county.get("/stats/areas").json()
    assert invalid["errors"] == [{"field": "level", "message": "Field required"}]
    assert invalid["detail"] == "What was sent can't be read: level: Field required."


@pytest.fixture
def other(sessions: sessionmaker[Session], tmp_path: Path) -> FastAPI:
    """An application of one test's own, to which it may add routes."""
    return create_app(Settings(home=tmp_path), sessions, "")


def test_a_constraint_of_the_database_is_a_conflict_by_its_name(other: FastAPI, world: World) -> None:
    @other.get("/api/v1/clash", include_in_schema=False)
    def clash(db: Db) -> None:
        db.execute(text("INSERT INTO roles (code, name_zh, name_en, verbs) VALUES ('planner', '', '', '{}')"))

    other.router.routes.insert(0, other.router.routes.pop())
    body = told(TestClient(other), "GET", "/api/v1/clash")
    assert (body["type"], body["status"], body["constraint"]) == ("/problems/conflict", 409, "pk_roles")
    assert "planner" not in body["detail"]


def test_a_commit_that_fails_is_told_and_never_reaches_the_sender_as_done(own: Own, tmp_path: Path) -> None:
    """The transaction ends before the answer leaves."""
    app = create_app(Settings(home=tmp_path), own.sessions, "")
    with own.sessions.begin() as session:
        session.execute(text("CREATE TABLE late (code text REFERENCES roles (code) DEFERRABLE INITIALLY DEFERRED)"))

    @app.get("/api/v1/late", include_in_schema=False)
    def late(db: Db) -> str:
        db.execute(text("INSERT INTO late VALUES ('no such role')"))
        return "done"

    app.router.routes.insert(0, app.router.routes.pop())
    body = told(TestClient(app), "GET", "/api/v1/late")
    assert (body["status"], body["constraint"]) == (409, "late_code_fkey")


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer nobody's"}, {"Cookie": "gridgis_session=nobody's"}])
def test_a_stranger_is_told_so_even_where_what_they_sent_cannot_be_read(
    app: FastAPI, world: World, as_user: As, headers: dict[str, str]
) -> None:
    assert as_user("worker").put("/reports/no-uuid", json={"lng": "east"}).status_code == 422
    for sent in ('{"lng": "east"}', "{"):
        along = headers | {"Content-Type": "application/json"}
        answer = TestClient(app).put("/api/v1/reports/no-uuid", content=sent, headers=along)
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/signed-out")


def test_a_bug_tells_a_request_id_and_nothing_else(
    other: FastAPI, world: World, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    @other.get("/api/v1/broken", include_in_schema=False)
    def broken(db: Db) -> None:
        db.execute(text("UPDATE roles SET name_en = 'changed' WHERE code = 'planner'"))
        raise RuntimeError("the secret inner text")

    other.router.routes.insert(0, other.router.routes.pop())
    with caplog.at_level(logging.ERROR, "gridgis.api"):
        body = told(TestClient(other, raise_server_exceptions=False), "GET", "/api/v1/broken")
    assert (body["type"], body["status"]) == ("/problems/internal", 500)
    assert "secret" not in str(body)
    assert body["request_id"] in caplog.text
    session.expire_all()
    assert session.scalar(text("SELECT name_en FROM roles WHERE code = 'planner'")) == "Planner", "nothing was saved"


def test_a_database_that_does_not_answer_is_unavailable(tmp_path: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1"
    app = create_app(Settings(home=tmp_path), make_sessions(make_engine(url)), url)
    answer = TestClient(app).get("/api/v1/health")
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/unavailable")
    assert answer.headers["retry-after"] == "5"
    assert "127.0.0.1" not in answer.text


def test_health_tells_version_and_schema_to_everybody(app: FastAPI, world: World) -> None:
    body = TestClient(app).get("/api/v1/health").json()
    assert body["status"] == "ok"
    assert set(body) == {"status", "version", "schema"}
    assert body["schema"] >= "0001"


@pytest.mark.parametrize("path", ["/", "/api/v1/health", "/api/v1/auth/me", "/api/v1/nothing", "/api/v1/openapi.json"])
def test_every_answer_carries_the_security_headers(app: FastAPI, world: World, path: str) -> None:
    answer = TestClient(app).get(path)
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]


def test_answers_of_the_api_are_kept_by_no_shared_cache(as_user: As) -> None:
    kept = {
        path: as_user("county").get(path).headers["cache-control"] for path in ("/cases", "/auth/me", "/cases.geojson")
    }
    assert kept == {"/cases": "no-store", "/auth/me": "no-store", "/cases.geojson": "private, no-cache"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """An installation whose page is built, reached through a symbolic link; no page asks the database."""
    home = tmp_path_factory.mktemp("built")
    script = home / "real" / "assets" / "app-1a2b.js"
    script.parent.mkdir(parents=True)
    script.write_text("let a", encoding="utf-8")
    script.with_name("app-1a2b.js.br").write_bytes(brotli.compress(b"let a"))
    script.with_name("app-1a2b.js.gz").write_bytes(gzip.compress(b"let a"))
    for name, page in {"index.html": "<title>page</title>", "phone.html": "<title>phone</title>"}.items():
        (home / "real" / name).write_text(page, encoding="utf-8")
    (home / "real" / "favicon.svg").write_text("<svg/>", encoding="utf-8")
    (home / "secret.txt").write_text("secret", encoding="utf-8")
    (home / "dist").symlink_to(home / "real")
    return TestClient(create_app(Settings(home=home, web_dist=home / "dist"), sessionmaker(), ""))


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        *(
            (path, "page")
            for path in ("/", "/map", "/cases?place=1", "/cases/110101-20260311-00001", "/index.html?x=1")
        ),
        *((path, "phone") for path in ("/m", "/m/?from=1", "/m/report", "/m/mine/1")),
    ],
)
def test_every_address_of_the_page_is_its_entry_and_asked_for_each_time(
    built: TestClient, path: str, entry: str
) -> None:
    answer = built.get(path)
    assert (answer.status_code, answer.text) == (200, f"<title>{entry}</title>")
    assert answer.headers["cache-control"] == "no-cache"


def test_files_are_served_and_hashed_ones_kept_for_ever(built: TestClient) -> None:
    script = built.get("/assets/app-1a2b.js")
    assert (script.text, script.headers["cache-control"]) == ("let a", "public, max-age=31536000, immutable")
    assert "javascript" in script.headers["content-type"]
    assert built.get("/favicon.svg").headers["cache-control"] == "no-cache"
    assert built.head("/").status_code == 200


@pytest.mark.parametrize(("taken", "coding"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_a_file_comes_as_the_build_compressed_it(built: TestClient, taken: str, coding: str) -> None:
    answer = built.get("/assets/app-1a2b.js", headers={"Accept-Encoding": taken})
    assert (answer.content, answer.headers.get("content-encoding")) == (b"let a", coding)
    assert "javascript" in answer.headers["content-type"]


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/..%2fsecret.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
    ],
)
def test_nothing_beside_the_page_is_served(built: TestClient, path: str) -> None:
    answer = built.get(path)
    assert "secret" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("path", ["/%00", "/a%00b", "/assets/%00", "/" + "a" * 5000, "/" + "a/" * 2000, "/%ff"])
def test_odd_addresses_are_answered(built: TestClient, path: str) -> None:
    assert built.get(path).status_code in (200, 404, 422)


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/x/y"])
def test_an_unknown_address_of_the_api_is_a_problem_never_the_page(built: TestClient, path: str) -> None:
    assert told(built, "GET", path)["status"] == 404


def test_a_page_that_is_not_built_says_how_to(sessions: sessionmaker[Session], tmp_path: Path) -> None:
    answer = TestClient(create_app(Settings(home=tmp_path, web_dist=tmp_path / "none"), sessions, "")).get("/")
    assert answer.status_code == 503
    assert "./run" in answer.text


def test_long_answers_are_compressed_and_short_ones_not(as_user: As) -> None:
    client = as_user("city")
    assert client.get("/divisions").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get("/cases").headers


def test_the_document_describes_problems_and_shapes(app: FastAPI) -> None:
    document = TestClient(app).get("/api/v1/openapi.json").json()
    assert document["components"]["schemas"]["Problem"]["required"] == MEMBERS
    assert document["components"]["schemas"]["FeatureCollection"]["required"] == ["type", "features"]
    said = document["components"]["schemas"]["BoundaryReport"]["properties"]["problems"]["items"]["$ref"]
    assert "repairable" in document["components"]["schemas"][said.rpartition("/")[2]]["properties"], (
        "of a file, no refusal"
    )
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert operation.get("summary") and operation.get("description"), (method, path)
            shown = operation["responses"].get("200", {}).get("content", {}).get("application/geo+json")
            told = shown is None or not shown["schema"]["$ref"].endswith("/FeatureCollection")
            assert told or path == "/api/v1/exports/grids", "what the features are is told, but for files"


@pytest.mark.parametrize(
    ("asked", "status", "detail", "title"),
    [
        (
            "/cases/110101-20260311-99999",
            404,
            "没有找到案卷号为 110101-20260311-99999 的案件",
            "没有找到",
        ),
        ("/stats/areas", 422, "提交的内容有误：level 未填写。", "填写有误"),
        ("/cases?limit=0", 422, "提交的内容有误：limit 应不小于 1。", "填写有误"),
        ("/stats/areas?level=county&from=1&to=2", 422, "应为日期，例如 2026-03-11", "填写有误"),
        ("/grids/110101000000001?at=2026-03-11", 404, "没有找到 2026-03-11 在用的网格 110101000000001", "没有找到"),
        ("/nothing", 404, "没有 /api/v1/nothing 这一地址，请核对。", "没有找到"),
        ("/stats/areas?level=planet", 422, "level 应为以下之一：county、town、village、grid", "填写有误"),
    ],
)
def test_who_asks_in_chinese_is_answered_in_chinese(
    as_user: As, asked: str, status: int, detail: str, title: str
) -> None:
    answer = as_user("county").get(asked, headers={"Accept-Language": "zh-CN"})
    told = answer.json()
    assert (answer.status_code, told["title"]) == (status, title)
    assert detail in told["detail"]


def test_facts_of_any_kind_go_out_as_json(other: FastAPI, world: World) -> None:
    """A day, a path, a set, a number that is none and a part of a sentence are facts like others."""

    @other.get("/api/v1/odd", include_in_schema=False)
    def odd() -> None:
        part = Phrase("case_state.closed")
        facts = {"number": "1", "path": Path("/a"), "many": {1}, "x": math.nan, "parts": [part], "status": 200}
        raise NotFound("cases.no_case", day=date(2026, 3, 11), **facts)

    other.router.routes.insert(0, other.router.routes.pop())
    body = told(TestClient(other), "GET", "/api/v1/odd")
    assert (body["day"], body["path"], body["many"], body["x"]) == ("2026-03-11", "/a", [1], "nan")
    assert (body["parts"], body["status"]) == (["case_state.closed"], 404)
