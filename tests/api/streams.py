"""Pages that listen to a real server on loopback over a database of its own."""

import itertools
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import uvicorn
from sqlalchemy import text

from api.app import create_app
from gridgis.core.settings import Settings
from tests.conftest import Own
from tests.factories import AT, a_case, a_sign_in

PATIENCE_S = 10.0


def until(happens: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE_S
    while not happens():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)


@dataclass
class Page:
    """An open page: the lines of its stream as they come, read by a thread of its own."""

    connection: HTTPConnection
    answer: HTTPResponse
    token: str
    lines: list[str] = field(default_factory=list)
    ended: bool = False

    def read(self) -> None:
        try:
            while line := self.answer.readline():
                self.lines.append(line.decode().rstrip("\n"))
            self.ended = True
        except (OSError, ValueError, AttributeError):
            pass  # the page was closed

    @property
    def told(self) -> list[str]:
        """Counties of the changes told; empty for "anything"."""
        return self.of("change")

    def of(self, kind: str) -> list[str]:
        """What came with events of a kind."""
        told = [line for line in self.lines if line.startswith(("event: ", "data: "))]
        pairs = itertools.pairwise(told)
        return [data.removeprefix("data: ") for event, data in pairs if event == f"event: {kind}"]


@dataclass
class Server:
    """A running server and the pages open on it."""

    own: Own
    port: int
    pages: list[Page] = field(default_factory=list)

    def token(self, username: str) -> str:
        with self.own.sessions.begin() as session:
            return a_sign_in(session.connection(), username, at=datetime.now(UTC))

    def open(self, username: str, path: str = "/api/v1/events", lines: int = 2) -> Page:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        token = self.token(username)
        headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
        connection.request("GET", path, headers=headers)
        page = Page(connection, connection.getresponse(), token)
        self.pages.append(page)
        threading.Thread(target=page.read, daemon=True).start()
        until(lambda: len(page.lines) >= lines, "the stream opens")
        return page

    def ask(self, username: str, path: str) -> HTTPResponse:
        """One answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        connection.request("GET", path, headers={"Authorization": f"Bearer {self.token(username)}"})
        return connection.getresponse()

    def close(self, page: Page) -> None:
        """The page is left."""
        if page.connection.sock is not None:
            page.connection.sock.shutdown(socket.SHUT_RDWR)

    def change(self, county: str, category: str = "E0101") -> str:
        """Something happens to a case of a county."""
        with self.own.sessions.begin() as session:
            grid = self.own.world.grid_of(county)
            return a_case(session, self.own.world, grid_code=grid, category=category, at=AT).number

    def listens(self) -> bool:
        with self.own.sessions() as session:
            asked = (
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN cases'"
            )
            return session.scalar(text(asked)) == 1


@contextmanager
def serving_pages(own: Own, tmp_path: Path) -> Iterator[Server]:
    """The application on a free port."""
    bound = socket.create_server(("127.0.0.1", 0))
    app = create_app(Settings(home=tmp_path, web_dist=tmp_path), own.sessions, own.url)
    running = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    server = Server(own, bound.getsockname()[1])
    until(server.listens, "the server listens to the database")
    yield server
    for page in server.pages:
        with suppress(OSError):
            server.close(page)
    running.should_exit = True
    thread.join(PATIENCE_S)
    bound.close()
