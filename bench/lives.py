"""Whole lives of cases: submitted, registered, dispatched, signed, handled, checked and closed, a request each.

Each client leads one case after the other from its report to its end, as the command centre and the office would: with
few cases stored, then with many (`CASES`, a million), which are copies of those.
"""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

import psycopg2

from bench.fill import fill, require_room
from bench.put_reports import cpu_ms
from bench.stand import PASSWORD, Figure, Stand, spread
from gridgis.core.cluster import SUPERUSER
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.paths import ROOT
from gridgis.security.opening import open_account

CLIENTS = (1, 8)
FEW = 10_000
SECONDS = 15
WARM_S = 3
CENTRE, OFFICE = "bench.centre", "bench.office"
MOVES = (
    ("centre", {"move": "register"}),
    ("centre", {"move": "dispatch"}),
    ("office", {"move": "sign"}),
    ("office", {"move": "file_result", "note": "已清理完毕"}),
    ("centre", {"move": "check_pass", "note": "电话核实"}),
    ("centre", {"move": "close", "replies": [{"way": "phone", "words": "您反映的积水已排除。"}]}),
)


def run(stand: Stand) -> list[Figure]:
    """Lead lives at each number of clients."""
    assert stand.load_s
    engine = make_engine(stand.cluster.url(), pool_size=1)
    with make_sessions(engine).begin() as session:
        open_account(session, CENTRE, PASSWORD, "bench", [("command_head", "all", "")], since=date(2024, 1, 1))
        open_account(session, OFFICE, PASSWORD, "bench", [("office_leader", "all", "")], since=date(2024, 1, 1))
    engine.dispose()
    asked = {
        "port": stand.port,
        "tokens": {"centre": stand.token(CENTRE), "office": stand.token(OFFICE)},
        "places": [place for _, *place in stand.addresses(5000, "lives")],
    }
    figures: list[Figure] = []
    before: dict[int, float] = {}
    for wanted in (FEW, int(os.environ.get("CASES", "1000000"))):
        stored = grown(stand, wanted)
        _lead(asked | {"clients": 4, "seconds": WARM_S})
        for clients in CLIENTS:
            worked = cpu_ms(stand)
            led = _lead(asked | {"clients": clients, "seconds": SECONDS})
            server, postgres = ((b - a) / len(led["lives"]) for b, a in zip(cpu_ms(stand), worked, strict=True))
            rate = len(led["lives"]) / led["seconds"]
            middle, slow = spread(led["moves"])
            whose = f"{clients} client{'s' if clients > 1 else ''}, {stored:,} cases"
            kept = rate / before[clients] if clients in before else None
            before[clients] = rate
            figures += [
                Figure(f"lives of cases, {whose}", rate, "lives/s", f"load {os.getloadavg()[0]:.0f}", kept),
                Figure("  p50 of a move", middle, "ms", f"p95 {slow:.1f} ms"),
                Figure("  CPU of a life", server, "ms in the server", f"PostgreSQL {postgres:.1f} ms"),
            ]
    return figures


def grown(stand: Stand, wanted: int) -> int:
    """Grow the stored cases to so many at least; how many there are then."""
    require_room(wanted)
    connection = psycopg2.connect(stand.cluster.url(role=SUPERUSER))
    stored = fill(connection, wanted)
    connection.close()
    return stored


def _lead(asked: dict[str, Any]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.lives"],
        cwd=ROOT,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"bench: a life was not led to its end: {done.stderr.strip().splitlines()[-1]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def led(connection: http.client.HTTPConnection, tokens: dict[str, str], place: tuple[float, float]) -> Iterator[float]:
    """The life of a case, from its report to its end: the seconds of each step, taken as the next is asked for."""

    def ask(who: str, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {tokens[who]}"}
        connection.request(method, f"/api/v1/{path}", json.dumps(body), headers)
        answer = connection.getresponse()
        told: dict[str, Any] = json.loads(answer.read())
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path} {body}: {answer.status} {told}")
        return told

    began = time.perf_counter()
    report = {"category_code": "E0204", "description": "路面积水", "source": "citizen"}
    told = ask("centre", "PUT", f"reports/{uuid4()}", report | {"lng": place[0], "lat": place[1]})
    yield time.perf_counter() - began
    for who, move in MOVES:
        began = time.perf_counter()
        along: dict[str, Any] = {}
        if move["move"] == "dispatch":
            along = {"office_code": told["route"]["office"]["code"]}
        if move["move"] == "check_pass":
            along = {"call": {"to": "报事群众", "at": datetime.now(UTC).isoformat(), "said": "路面已无积水"}}
        ask(who, "POST", f"cases/{told['case_number']}/moves", move | along)
        yield time.perf_counter() - began


def _lives(asked: dict[str, Any], first: int, until: float, lives: list[float], moves: list[float]) -> None:
    connection, places = http.client.HTTPConnection("127.0.0.1", asked["port"], timeout=60), asked["places"]
    for n in count(first, asked["clients"]):
        if time.perf_counter() >= until:
            return
        steps = list(led(connection, asked["tokens"], places[n % len(places)]))
        lives.append(sum(steps))
        moves += steps[1:]


def main() -> None:
    """Run the clients of what standard input asks for, and tell what they took."""
    asked = json.load(sys.stdin)
    lives: list[float] = []
    moves: list[float] = []
    failed: list[BaseException] = []
    began = time.perf_counter()
    until = began + asked["seconds"]

    def lead(n: int) -> None:
        try:
            _lives(asked, n, until, lives, moves)
        except Exception as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=lead, args=(n,)) for n in range(asked["clients"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        sys.exit(f"{failed[0]}")
    json.dump({"lives": lives, "moves": moves, "seconds": time.perf_counter() - began}, sys.stdout)


if __name__ == "__main__":
    main()
