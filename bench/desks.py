"""Desks at a million cases: what opening them takes, and what two hundred open ones take while cases move.

First one reader asks, one thing after the other: the numbers of all tabs, the list and the map behind each, cases, and
what may be the same matter as each, and as any of a page.
Then 200 people hold a desk open: each asks for its numbers and its list again a moment after it was told of a change,
as their page does, while 20 moves a second are made. `CASES` takes another number of cases.
"""

import http.client
import json
import os
import queue
import selectors
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from random import uniform
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.lives import CENTRE, OFFICE, grown, led
from bench.put_reports import cpu_ms
from bench.stand import PASSWORD, REPORTER, Figure, Stand, spread
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.paths import ROOT
from gridgis.security.models import Account, SignIn
from gridgis.security.opening import open_account
from gridgis.security.queries import token_hash

MANY = int(os.environ.get("CASES", "1000000"))
COUNTY = "330402"
PROMISED_MS = 150
ASKED = 20
"""How often each thing is asked of one reader."""
PEOPLE, MOVES_A_SECOND, SECONDS = 200, 20, 30
QUIET_S, APART_S = 1.5, 8
"""How long a page waits after a change, and while changes go on, as `web/src/shared/live` has it."""
MOVERS, ASKERS = 8, 24


@dataclass(frozen=True)
class Seat:
    """Somebody at a desk: the token of their sign-in."""

    desk: str
    token: str


def run(stand: Stand) -> list[Figure]:
    """Grow, ask alone, then hold desks open."""
    assert stand.load_s
    stored = grown(stand, MANY)
    engine = make_engine(stand.cluster.url(), pool_size=1)
    with make_sessions(engine).begin() as session:
        seats, tokens = _seats(stand, session)
    engine.dispose()
    assert stand.server
    return [*_alone(stand, seats, stored), *_together(stand, seats, tokens, stored)]


def _seats(stand: Stand, session: Session) -> tuple[list[Seat], dict[str, str]]:
    """The people, and the two that move cases, each signed in.

    One in ten works for the county's centre, three for those of towns, five in an office, the rest leads.
    """
    twin = session.scalars(select(Account).where(Account.username == REPORTER)).one()
    towns = cycle(_codes(stand, "town_code"))
    offices = cycle(_codes(stand, "office_code"))
    posts: list[Callable[[], tuple[str, str, str, str]]] = [
        lambda: ("command", "dispatcher", "county", COUNTY),
        *[lambda: ("command", "dispatcher", "town", next(towns))] * 3,
        *[lambda: ("office", "office_leader", "office", next(offices))] * 5,
        lambda: ("duty", "town_leader", "town", next(towns)),
    ]
    seats = []
    for n in range(PEOPLE):
        desk, *post = posts[n % len(posts)]()
        seats.append(Seat(desk, _signed_in(session, f"bench.desk{n}", (post[0], post[1], post[2]), twin)))
    movers = {"centre": (CENTRE, "command_head"), "office": (OFFICE, "office_leader")}
    return seats, {part: _signed_in(session, name, (role, "all", ""), twin) for part, (name, role) in movers.items()}


def _codes(stand: Stand, column: str) -> list[str]:
    """Where the open cases of the county lie, the most first."""
    asked = f"SELECT {column} FROM cases WHERE county_code = %s AND closed_at IS NULL AND {column} IS NOT NULL"
    return [code for (code,) in stand.rows(f"{asked} GROUP BY 1 ORDER BY count(*) DESC LIMIT 40", COUNTY)]


def _signed_in(session: Session, name: str, post: tuple[str, str, str], twin: Account) -> str:
    """A token, without the tenth of a second that a password takes."""
    account = session.scalar(select(Account).where(Account.username == name))
    account = account or open_account(session, name, PASSWORD, "bench", [post], since=date(2024, 1, 1), twin=twin)
    now, token = datetime.now(UTC), f"bench-{name}"
    ends = now + timedelta(hours=12)
    session.add(SignIn(token_hash=token_hash(token), account_id=account.id, created_at=now, expires_at=ends))
    return token


class Reader:
    """Somebody's connection to the server."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._headers = {"Authorization": f"Bearer {token}"}

    def ask(self, path: str) -> tuple[float, Any]:
        """Seconds, and the answer."""
        began = time.perf_counter()
        try:
            answer, body = self._answer(path)
        except ConnectionError:  # the server ended it, since nothing was asked for some seconds; browsers open another
            self._connection.close()
            answer, body = self._answer(path)
        took = time.perf_counter() - began
        if answer.status != 200:
            raise RuntimeError(f"GET {path}: {answer.status} {body[:300]!r}")
        return took, json.loads(body)

    def _answer(self, path: str) -> tuple[http.client.HTTPResponse, bytes]:
        self._connection.request("GET", f"/api/v1/{path}", headers=self._headers)
        answer = self._connection.getresponse()
        return answer, answer.read()


def _alone(stand: Stand, seats: list[Seat], stored: int) -> list[Figure]:
    kinds = ("numbers of all tabs", "a queue", "its map", "a case", "its candidates for doubles", "those of a page")
    taken: dict[str, dict[str, list[float]]] = {kind: {} for kind in kinds}
    first = {seat.desk: seat for seat in reversed(seats)}
    for desk, seat in first.items():
        reader = Reader(stand.port, seat.token)
        tabs = next(one["tabs"] for one in reader.ask("desks")[1]["items"] if one["desk"] == desk)
        asks = {("numbers of all tabs", desk): f"desks/{desk}/counts"}
        for tab in tabs:
            asks["a queue", f"{desk} {tab}"] = f"desks/{desk}/cases?tab={tab}"
            asks["its map", f"{desk} {tab}"] = f"desks/{desk}/cases.geojson?tab={tab}"
            listed = [one["case"]["number"] for one in reader.ask(asks["a queue", f"{desk} {tab}"])[1]["items"]]
            for number in listed[:2]:
                asks["a case", number] = f"cases/{number}"
                asks["its candidates for doubles", number] = f"cases/{number}/doubles"
            if listed:
                asks["those of a page", f"{desk} {tab}"] = f"doubles?{urlencode([('number', one) for one in listed])}"
        for _ in range(ASKED):
            for (kind, what), path in asks.items():
                taken[kind].setdefault(what, []).append(reader.ask(path)[0])
    figures = []
    for kind, asked in taken.items():
        middle, slow = spread([took for times in asked.values() for took in times])
        worst = max(asked, key=lambda what: spread(asked[what])[1])
        beside = f"p50 {middle:.1f}; slowest {worst}: {spread(asked[worst])[1]:.0f}; promised {PROMISED_MS}"
        figures.append(Figure(f"{kind} at {stored:,} cases, p95", slow, "ms", beside, slow / PROMISED_MS))
    return figures


def _together(stand: Stand, seats: list[Seat], tokens: dict[str, str], stored: int) -> list[Figure]:
    asked = {
        "port": stand.port,
        "seats": [[seat.desk, seat.token] for seat in seats],
        "tokens": tokens,
        "places": [place for _, *place in stand.addresses(5000, "desks")],
        "seconds": SECONDS,
    }
    worked = cpu_ms(stand)
    done = subprocess.run(
        [sys.executable, "-m", "bench.desks"],
        cwd=ROOT,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"bench: the desks broke off: {done.stderr.strip().splitlines()[-1]}")
    found = json.loads(done.stdout)
    server, postgres = ((b - a) / 10 / found["seconds"] for b, a in zip(cpu_ms(stand), worked, strict=True))
    whose = f"{PEOPLE} open desks, {len(found['moves']) / found['seconds']:.1f} moves/s, {stored:,} cases"
    told, lists = found["told"] / found["seconds"], len(found["pages"]) / found["seconds"]
    (_, numbers), (_, pages), (_, moves) = (spread(found[name]) for name in ("counts", "pages", "moves"))
    return [
        Figure(f"server's processor, {whose}", server, "% of a core", f"PostgreSQL {postgres:.0f} %"),
        Figure("  p95 of a desk's numbers", numbers, "ms", f"{lists:.0f} desks/s asked again"),
        Figure("  p95 of a desk's list", pages, "ms", f"{told:.0f} changes/s told"),
        Figure("  p95 of a move", moves, "ms", f"{MOVES_A_SECOND} a second asked for"),
    ]


class Desks:
    """The open desks: their streams in one thread, what they ask for again in some others."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self.port, self.seats = asked["port"], [Seat(*one) for one in asked["seats"]]
        self.until = time.perf_counter() + asked["seconds"]
        self.told = 0
        self.counts: list[float] = []
        self.pages: list[float] = []
        self.moves: list[float] = []
        self.failed: list[BaseException] = []
        self._again: queue.Queue[Seat | None] = queue.Queue()
        self._busy: set[Seat] = set()

    def listen(self) -> None:
        """Read all streams; a desk told of a change asks again when it has been quiet for a moment."""
        waiting = selectors.DefaultSelector()
        due: dict[Seat, float] = {}
        rests: dict[Seat, float] = {}
        for seat in self.seats:
            waiting.register(self._stream(seat), selectors.EVENT_READ, seat)
        while time.perf_counter() < self.until:
            for key, _ in waiting.select(0.05):
                told = key.fileobj.recv(65536)  # type: ignore[union-attr]
                if not told:
                    raise RuntimeError("a stream ended")
                if many := told.count(b"event: change"):
                    self.told += many
                    due.setdefault(key.data, max(time.perf_counter() + QUIET_S, rests.get(key.data, 0)))
            for seat in [one for one, at in due.items() if at <= time.perf_counter() and one not in self._busy]:
                rests[seat] = due.pop(seat) + APART_S * uniform(0.75, 1.25)
                self._busy.add(seat)
                self._again.put(seat)
        for _ in range(ASKERS):
            self._again.put(None)

    def _stream(self, seat: Seat) -> socket.socket:
        stream = socket.create_connection(("127.0.0.1", self.port))
        head = f"GET /api/v1/events HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {seat.token}\r\n\r\n"
        stream.sendall(head.encode())
        return stream

    def ask(self) -> None:
        """Ask for the numbers and the list of one desk after the other."""
        readers: dict[Seat, Reader] = {}
        while seat := self._again.get():
            reader = readers.setdefault(seat, Reader(self.port, seat.token))
            self.counts.append(reader.ask(f"desks/{seat.desk}/counts")[0])
            tab = {"command": "dispatch", "office": "sign"}.get(seat.desk, "overdue")
            self.pages.append(reader.ask(f"desks/{seat.desk}/cases?tab={tab}")[0])
            self._busy.discard(seat)

    def move(self, tokens: dict[str, str], places: list[tuple[float, float]], nth: int) -> None:
        """Lead one life after the other, a step each time that it is this mover's turn."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        at = time.perf_counter() + nth / MOVES_A_SECOND
        for place in cycle(places[nth::MOVERS]):
            steps = led(connection, tokens, place)
            while True:
                time.sleep(max(0.0, at - time.perf_counter()))
                at += MOVERS / MOVES_A_SECOND
                if time.perf_counter() >= self.until:
                    return
                if (took := next(steps, None)) is None:
                    break
                self.moves.append(took)


def main() -> None:
    """Hold open what standard input asks for, and tell what it took."""
    asked = json.load(sys.stdin)
    desks = Desks(asked)
    began = time.perf_counter()

    def watched(work: Callable[..., None], *given: Any) -> threading.Thread:
        def act() -> None:
            try:
                work(*given)
            except Exception as error:
                desks.failed.append(error)
                raise

        thread = threading.Thread(target=act, daemon=True)
        thread.start()
        return thread

    threads = [watched(desks.listen), *(watched(desks.ask) for _ in range(ASKERS))]
    threads += [watched(desks.move, asked["tokens"], asked["places"], nth) for nth in range(MOVERS)]
    for thread in threads:
        thread.join(asked["seconds"] + 60)
    if desks.failed:
        sys.exit(f"{desks.failed[0]}")
    told = {name: getattr(desks, name) for name in ("told", "counts", "pages", "moves")}
    json.dump(told | {"seconds": time.perf_counter() - began}, sys.stdout)


if __name__ == "__main__":
    main()
