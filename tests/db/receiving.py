"""Another system on loopback, channels to it, and cases of which an office is told: for the tests of the outbox."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from sqlalchemy import text

from gridgis.cases.doing import Move
from gridgis.cases.moving import move
from gridgis.messages.models import MessageAddress, MessageChannel
from gridgis.security.models import Account
from gridgis.security.queries import actor_by_name
from tests.conftest import Own
from tests.factories import AT, ONE, a_case

SECRET = "a-secret-of-the-county"
OFFICE = f"{ONE}001-urban_enforcement"
ZONE = "Asia/Shanghai"
Answer = tuple[int, dict[str, Any]]


@dataclass
class Receiver:
    """Another system on loopback: what it was sent, and how it answers."""

    url: str = ""
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    answers: Callable[[str, bytes], Answer | None] = lambda path, body: (200, {"errcode": 0})

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, _, body in self.got if body]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made, ended = Receiver(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer = made.answers(self.path, body)
            if answer is None:
                ended.wait(30)  # it hangs
                return
            made.got.append((self.path, dict(self.headers), body)) if answer[0] == 200 else None
            told = json.dumps(answer[1]).encode()
            self.send_response(answer[0])
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_POST = handle_any  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    ended.set()
    server.shutdown()
    server.server_close()


class Clock:
    """A clock that goes on from now, past the time in which a move may be undone, and can be set forward."""

    def __init__(self) -> None:
        self.ahead = timedelta(seconds=90)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


def channel(own: Own, receiver: Receiver, kind: str = "webhook", address: str = "", **facts: str) -> None:
    """A channel that is on, and the address of the clerk of the enforcement office."""
    with own.sessions.begin() as session:
        told = {"url": receiver.url + "/hook" if kind in ("webhook", "sms") else receiver.url, "secret": SECRET}
        session.add(MessageChannel(code=kind, kind=kind, active=True, set_at=AT, set_by="x", **told | facts))
        session.flush()
        if address:
            clerk = session.query(Account).filter_by(username="clerk").one()
            session.add(MessageAddress(account_id=clerk.id, channel=kind, address=address))


def cases(own: Own, many: int, *, category: str = "E0101") -> list[str]:
    """Cases that were dispatched to the office of the one clerk, each a minute after the one before."""
    numbers = []
    with own.sessions.begin() as session:
        session.execute(text("DELETE FROM posts WHERE office_code = :o AND person_id IS NOT NULL"), {"o": OFFICE})
        for nth in range(many):
            at, grid = AT + timedelta(minutes=nth), own.world.grid_of(ONE)
            told = {"grid_code": grid, "office_code": OFFICE, "source": "grid_worker", "category": category}
            numbers.append(a_case(session, own.world, at=at, **told).number)
    return numbers


def urge(own: Own, number: str, at: datetime) -> None:
    with own.sessions.begin() as session:
        actor = actor_by_name(session, "dispatcher", AT)
        assert actor is not None
        move(session, actor, number, Move("urge", "请尽快"), zone=ZONE, at=at)


def states(own: Own) -> dict[str, int]:
    with own.sessions() as session:
        return {
            str(state): int(many)
            for state, many in session.execute(text("SELECT state, count(*) FROM outbox GROUP BY 1"))
        }
