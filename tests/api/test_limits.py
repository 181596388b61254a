"""What a request may take: size, time, connections; and what is told when it takes more or when something breaks."""

import asyncio
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from typing import Annotated, Any

import pytest
import uvicorn
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker
from starlette.types import Message

from api import connections
from api.app import SECURITY_HEADERS, create_app
from api.bodies import Bounded, limits
from api.deps import CurrentActor, Db, allow
from gridgis.core import budget
from gridgis.core.budget import TookTooLong
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.paths import ROOT
from gridgis.core.settings import Settings
from gridgis.core.sql import Prepared
from gridgis.security.models import Role
from tests.conftest import Own

NOWHERE = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1"
LOGIN = b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


def problem(answer: Any, status: int, kind: str) -> dict[str, Any]:
    """What was told, which carries every security header."""
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")
    assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS
    body: dict[str, Any] = answer.json()
    return body


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/api/v1/auth/login", 16_000),
        ("/api/v1/rule-sets/1/trial", 1_000_000),
        ("/api/v1/reports/x", 1_000_000),
        ("/api/v1/nothing", 1_000_000),
        ("/", 1_000_000),
        ("/api/v1/route/bulk", 2_000_000),
        ("/api/v1/reports/x/media/y", 15_000_000),
        ("/api/v1/imports/boundaries", 100_000_000),
    ],
)
def test_each_route_takes_so_many_bytes_and_the_proxy_as_many(app: FastAPI, path: str, most: int) -> None:
    assert limits(Settings())(path) == most
    answer = TestClient(app).request("POST", path, headers={"Content-Length": str(most + 1)})
    assert problem(answer, 413, "too-large")["detail"].startswith(f"提交的内容超过 {most} 字节")
    proxy = (ROOT / "deploy/nginx-gridgis.conf").read_text()
    places = re.findall(r"^location (?:\S+ )?(\S+) \{\n    client_max_body_size (\d+);", proxy, re.MULTILINE)
    told = {"": int(re.findall(r"^client_max_body_size (\d+);", proxy, re.MULTILINE)[0])}
    told |= {place: int(size) for place, size in places}
    fits = [place for place in told if re.match(place if place.startswith("^") else re.escape(place), path)]
    assert told[max(fits, key=len)] == most


def test_nobody_is_let_in_by_a_large_body_that_declares_no_size(app: FastAPI) -> None:
    parts = iter([b"[" + b"{}," * 4000, b"{}," * 4000])
    problem(TestClient(app).post("/api/v1/auth/login", content=parts), 413, "too-large")


def test_a_body_that_does_not_come_is_waited_for_in_vain_only_so_long(app: FastAPI) -> None:
    sent: list[Message] = []
    first: list[Message] = [{"type": "http.request", "body": b"{", "more_body": True}]

    async def receive() -> Message:
        return first.pop() if first else await asyncio.get_running_loop().create_future()

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json"), (b"content-length", b"100")]
    scope = {"type": "http", "method": "POST", "path": "/api/v1/auth/login", "headers": headers, "query_string": b""}
    asyncio.run(Bounded(app, limits(Settings()), wait_s=0.01)(scope, receive, send))
    assert (sent[0]["status"], json.loads(sent[1]["body"])["type"]) == (408, "/problems/too-slow")


@pytest.fixture
def other(own: Own, tmp_path: Path) -> Iterator[FastAPI]:
    """An application of one test's own, over a database that really commits, to which it may add routes."""
    engine = make_engine(own.url, pool_size=6, statement_s=1)
    yield create_app(Settings(home=tmp_path, request_seconds=1), make_sessions(engine), "")
    engine.dispose()


def added(app: FastAPI) -> TestClient:
    """A client, with the route added last asked first."""
    app.router.routes.insert(0, app.router.routes.pop())
    return TestClient(app, raise_server_exceptions=False)


def roles(own: Own) -> int:
    with own.sessions() as session:
        return session.scalar(text("SELECT count(*) FROM roles")) or 0


INSERT = text("INSERT INTO roles (code, name_zh, name_en, verbs) VALUES ('new', '', '', '{}')")


def test_a_statement_that_takes_too_long_is_stopped_and_nothing_kept(other: FastAPI, own: Own) -> None:
    before = roles(own)

    @other.post("/api/v1/slow", include_in_schema=False)
    def slow(db: Db) -> None:
        db.execute(INSERT)
        db.execute(text("SELECT pg_sleep(30)"))

    answer = added(other).post("/api/v1/slow")
    assert "未保存任何内容" in problem(answer, 503, "too-long")["detail"]
    assert answer.headers["retry-after"] == "30"
    assert roles(own) == before


STOPPED_AT_THE_END = """
CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE query_canceled; END';
CREATE CONSTRAINT TRIGGER stop AFTER INSERT ON roles DEFERRABLE INITIALLY {when} FOR EACH ROW EXECUTE FUNCTION stop();
"""


@pytest.mark.parametrize("when", ["IMMEDIATE", "DEFERRED"])
def test_what_is_stopped_while_it_is_saved_is_known_not_to_be(other: FastAPI, own: Own, when: str) -> None:
    """Left to the end by the unit of work, or by the database; the connection holds, so nobody is in doubt."""
    with own.engine.begin() as connection:
        connection.execute(text(STOPPED_AT_THE_END.format(when=when)))
    before = roles(own)

    @other.post("/api/v1/stopped", include_in_schema=False)
    def stopped(db: Db) -> None:
        db.add(Role(code="new", name_zh="", name_en="", verbs=[]))

    assert "未保存任何内容" in problem(added(other).post("/api/v1/stopped"), 503, "too-long")["detail"]
    assert roles(own) == before


def test_a_route_may_say_that_it_takes_longer(other: FastAPI) -> None:
    @other.get("/api/v1/longer", include_in_schema=False, dependencies=[allow(77)])
    def longer(db: Db) -> str:
        return str(db.scalar(text("SHOW statement_timeout")))

    assert added(other).get("/api/v1/longer").json() == "77s"


def test_many_short_statements_end_with_the_request_s_time(session: Session) -> None:
    budget.begin(session, 60)
    session.execute(text("SELECT 1"))
    session.info[budget.ENDS] = 0.0
    with pytest.raises(TookTooLong):
        session.execute(text("SELECT 1"))
    with pytest.raises(TookTooLong):
        budget.require_time(session)


RENAMED = "SET LOCAL deadlock_timeout = '{}'; UPDATE roles SET name_zh = '{}' WHERE code = '{}'"


@pytest.mark.parametrize("prepared", [False, True])
def test_of_two_that_wait_for_each_other_the_one_that_is_ended_is_done_again(
    other: FastAPI, own: Own, prepared: bool
) -> None:
    first, second, tries = Event(), Event(), list[int]()

    def elsewhere() -> None:
        with own.engine.begin() as connection:
            connection.execute(text(RENAMED.format("60s", "there", "town_leader")))
            first.set()
            assert second.wait(10)
            connection.execute(text(RENAMED.format("60s", "there", "sys_admin")))

    @other.post("/api/v1/crossed", include_in_schema=False)
    def crossed(db: Db) -> None:
        tries.append(1)
        db.execute(text(RENAMED.format("20ms", "here", "sys_admin")))
        second.set()
        if prepared:
            Prepared("UPDATE roles SET name_zh = 'here' WHERE code = 'town_leader'").rows(db)
        else:
            db.execute(text(RENAMED.format("20ms", "here", "town_leader")))

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(elsewhere)
        assert first.wait(10)
        answer = added(other).post("/api/v1/crossed")
        waiting.result(10)
    assert (answer.status_code, len(tries)) == (200, 2)
    with own.sessions() as session:
        named = session.scalars(text("SELECT name_zh FROM roles WHERE code IN ('sys_admin', 'town_leader')"))
        assert named.all() == ["here", "here"]


def whose(actor: CurrentActor) -> str:
    return actor.username


def by_a_part(name: Annotated[str, Depends(whose)]) -> str:
    return name


def perhaps(actor: CurrentActor | None = None) -> str:
    return actor.username if actor else ""


def by_its_name(actor: "CurrentActor") -> str:
    return actor.username


@pytest.mark.parametrize("endpoint", [by_a_part, perhaps, by_its_name])
def test_no_route_can_be_made_that_lets_its_sender_say_who_they_are(
    other: FastAPI, endpoint: Callable[..., str]
) -> None:
    """A parameter that the unit does not make would be one that the body tells."""
    with pytest.raises(TypeError, match="its alias alone"):
        other.post("/api/v1/who", include_in_schema=False)(endpoint)


def test_what_fails_for_another_reason_is_done_once(other: FastAPI) -> None:
    tries: list[int] = []

    @other.post("/api/v1/twice", include_in_schema=False)
    def twice(db: Db) -> None:
        tries.append(1)
        db.execute(INSERT)
        db.execute(INSERT)

    problem(added(other).post("/api/v1/twice"), 409, "conflict")
    assert len(tries) == 1


def hang_up(own: Own) -> None:
    with own.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


def test_a_connection_that_breaks_half_way_says_that_nothing_was_saved(other: FastAPI, own: Own) -> None:
    before = roles(own)

    @other.post("/api/v1/breaks", include_in_schema=False)
    def breaks(db: Db) -> None:
        db.execute(INSERT)
        hang_up(own)
        db.execute(text("SELECT 1"))

    answer = added(other).post("/api/v1/breaks")
    assert problem(answer, 503, "unavailable")["detail"] == "数据库暂时没有响应，未保存任何内容，请稍后重试。"
    assert answer.headers["retry-after"] == "5"
    assert roles(own) == before


def test_a_connection_that_breaks_while_saving_says_that_nobody_knows(other: FastAPI, own: Own) -> None:
    @other.post("/api/v1/lost", include_in_schema=False)
    def lost(db: Db) -> None:
        db.execute(INSERT)
        hang_up(own)

    answer = added(other).post("/api/v1/lost")
    told = problem(answer, 503, "unavailable")
    assert (told["kind"], answer.headers["retry-after"]) == ("problem.commit_lost", "5")
    assert "不能确定是否已保存" in told["detail"]


def test_a_cursor_of_a_closed_connection_is_unavailable_too(other: FastAPI, own: Own) -> None:
    """The driver calls this an interface error, not an operational one."""

    @other.get("/api/v1/closed", include_in_schema=False)
    def closed(db: Db) -> None:
        db.connection().connection.dbapi_connection.close()  # type: ignore[union-attr]
        db.execute(text("SELECT 1"))

    problem(added(other).get("/api/v1/closed"), 503, "unavailable")


@pytest.mark.parametrize("broken", ["SELECT 1/0", "SELECT nothing"])
def test_a_fault_of_ours_carries_all_headers_and_is_no_broken_connection(other: FastAPI, broken: str) -> None:
    @other.get("/api/v1/fault", include_in_schema=False)
    def fault(db: Db) -> None:
        db.execute(text(broken))

    answer = added(other).get("/api/v1/fault")
    assert problem(answer, 500, "internal")["request_id"]
    assert answer.headers["cache-control"] == "no-store"


def test_behind_tls_browsers_are_told_to_stay_with_it(sessions: sessionmaker[Session], tmp_path: Path) -> None:
    told = {
        tls: TestClient(create_app(Settings(home=tmp_path, secure_cookies=tls), sessions, ""))
        .get("/api/v1/nothing")
        .headers.get("strict-transport-security")
        for tls in (True, False)
    }
    assert told == {True: "max-age=31536000", False: None}


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A real server for ten connections that waits a tenth of a second for headers and for what nobody reads."""
    monkeypatch.setattr(connections, "HEADERS_S", 0.1)
    monkeypatch.setattr(connections, "LEFTOVERS_S", 0.1)
    monkeypatch.setattr(connections.Connection, "most", 10)
    app = create_app(Settings(home=tmp_path, web_dist=tmp_path), make_sessions(make_engine(NOWHERE)), NOWHERE)
    bound = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app, log_level="critical", http=connections.Connection, timeout_graceful_shutdown=1, timeout_keep_alive=60
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    yield bound.getsockname()[1]
    running.should_exit = True
    thread.join(10)


def ask(port: int, sent: bytes) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    connection.sendall(sent)
    return connection


def rest(connection: socket.socket) -> bytes:
    """All that comes until the server closes."""
    told = b""
    with suppress(ConnectionResetError):
        while part := connection.recv(65536):
            told += part
    return told


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", b""),
        (b"GET / HT", b""),
        (b"GET /api/v1/nothing HTTP/1.1\r\nHost: x\r\n\r\nGET / HT", b"HTTP/1.1 404"),
        (LOGIN + b"Content-Length: 99999999\r\n\r\n{", b"HTTP/1.1 413"),
    ],
)
def test_a_connection_that_does_not_finish_what_it_began_is_closed(port: int, sent: bytes, status: bytes) -> None:
    assert rest(ask(port, sent)).startswith(status)


def test_a_connection_too_many_is_told_so(port: int) -> None:
    here = [HTTPConnection("127.0.0.1", port, timeout=10) for _ in range(10)]
    assert {status(one) for one in here} == {200}
    more = HTTPConnection("127.0.0.1", port, timeout=10)
    more.request("GET", "/api/v1/auth/demo-accounts")
    answer = more.getresponse()
    assert (answer.status, answer.headers["retry-after"], json.loads(answer.read())["type"]) == (
        503,
        "5",
        "/problems/busy",
    )
    assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert status(here[0]) == 200, "those who are here go on"
    for one in here:
        one.close()


def status(connection: HTTPConnection) -> int:
    connection.request("GET", "/api/v1/auth/demo-accounts")
    answer = connection.getresponse()
    answer.read()
    return answer.status


def test_sessions_of_no_request_are_bounded_too(own: Own) -> None:
    """A stream that asks who is signed in, a job of the worker."""
    engine = make_engine(own.url, pool_size=1, statement_s=7)
    with make_sessions(engine)() as session:
        assert session.scalar(text("SHOW statement_timeout")) == "7s"
        session.rollback()
        budget.begin(session, 3)
        assert session.scalar(text("SHOW statement_timeout")) == "3s"
        session.rollback()
        assert session.scalar(text("SHOW statement_timeout")) == "7s"
    engine.dispose()
