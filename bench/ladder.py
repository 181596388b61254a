"""The worker's sweep of the ladder of reminders over 100,000 open cases, and what it costs those who read meanwhile.

The demo's cases are grown and 100,000 of them are with an office, half of them over their limit by up to two weeks and
half with up to two weeks to go, none marked before: more than any night leaves. Then nothing is due, as five minutes
later. Meanwhile eight clients ask for the first page of the open cases of a county, most pressing first.
"""

import http.client
import json
import os
import sys
import threading
import time
from contextlib import ExitStack
from datetime import UTC, datetime

import psycopg2
from sqlalchemy import text

from bench.fill import fill, require_room
from bench.one_core import in_a_process_of_its_own
from bench.stand import Figure, Stand, spread, used_ms
from gridgis.cases.climbing import LANES, climb_all
from gridgis.core.cluster import SUPERUSER
from gridgis.core.db import make_engine, make_sessions
from gridgis.demo.accounts import PASSWORD

OPEN, STORED = 100_000, 110_000
CLIENTS = 8
SECONDS = 10
ZONE = "Asia/Shanghai"
WHO = "leader.nanhu"
OPENED = """
UPDATE cases SET state = 'handling', closed_at = NULL, result_at = NULL, merged_into = NULL, rung = 0,
    next_rung_at = picked.due_at - length / 5, near_due_at = picked.due_at - length / 5,
    due_at = picked.due_at, handle_due_at = picked.due_at,
    dispatched_at = picked.due_at - length,
    office_code = coalesce(office_code, (SELECT min(code) FROM offices WHERE offices.town_code = cases.town_code))
FROM (
    SELECT number, interval '1 hour' * (4 + 116 * (hashtext(number) & 1023) / 1024) AS length,
        now() + interval '28 days' * (row_number() OVER (ORDER BY md5(number)) / %(open)s::float - 0.5) AS due_at
    FROM cases WHERE NOT sensitive ORDER BY md5(number) LIMIT %(open)s
) AS picked WHERE cases.number = picked.number
"""
MARKED = "SELECT sum(rung) FROM cases WHERE state = 'handling'"


def run(stand: Stand) -> list[Figure]:
    """Grow, sweep beside readers, and sweep again."""
    assert stand.load_s
    require_room(STORED)
    connection = psycopg2.connect(stand.cluster.url(role=SUPERUSER))
    fill(connection, STORED)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(OPENED, {"open": OPEN})
        cursor.execute("VACUUM (ANALYZE) cases")
    connection.close()
    token = stand.token(WHO, PASSWORD)
    _read(stand, token, 2)
    before = _read(stand, token, SECONDS)
    swept: list[dict[str, float]] = []
    sweeper = threading.Thread(target=lambda: swept.append(_swept(stand)))
    sweeper.start()
    during = _read(stand, token, None, sweeper)
    sweeper.join()
    ((rungs,),) = stand.rows(MARKED)
    first, again = swept[0], _swept(stand)
    (alone, slow), (beside, slowed) = spread(before), spread(during)
    return [
        Figure(
            f"sweep of the ladder, {OPEN:,} open cases", first["s"], "s", f"{first['marked']:,} marked, {rungs:,} rungs"
        ),
        Figure(
            "  processor time of it",
            first["worked_s"] + first["asked_s"],
            "s",
            f"PostgreSQL {first['asked_s']:.1f} s; load {os.getloadavg()[0]:.0f}",
        ),
        Figure("  nothing due", 1000 * again["s"], "ms", f"{again['marked']} marked"),
        Figure("p95 of GET /cases during the sweep", slowed, "ms", f"{slow:.1f} ms without", slowed / slow),
        Figure("  p50", beside, "ms", f"{alone:.1f} ms without", beside / alone),
    ]


def _swept(stand: Stand) -> dict[str, float]:
    return in_a_process_of_its_own("bench.ladder", stand.cluster.url())


def sweep(url: str) -> dict[str, float]:
    """Sweep until nothing is due, as the worker does: seconds, those of the processor here and there, cases marked."""
    engine = make_engine(url, pool_size=LANES)
    sessions, at = make_sessions(engine), datetime.now(UTC)
    with ExitStack() as held:  # one a lane, so that each is another
        asks = [held.enter_context(sessions()) for _ in range(LANES)]
        backends = {one.execute(text("SELECT pg_backend_pid()")).scalar_one() for one in asks}
    began, worked, asked = time.perf_counter(), time.process_time(), used_ms(backends)
    marked = climb_all(sessions, zone=ZONE, at=at)
    took = {"s": time.perf_counter() - began, "worked_s": time.process_time() - worked, "marked": marked}
    took["asked_s"] = (used_ms(backends) - asked) / 1000
    engine.dispose()
    return took


def _read(stand: Stand, token: str, seconds: float | None, beside: threading.Thread | None = None) -> list[float]:
    """Times of a page in seconds, for some seconds or while something else runs."""
    times: list[float] = []
    began = time.perf_counter()

    def goes_on() -> bool:
        return beside.is_alive() if beside is not None else time.perf_counter() - began < (seconds or 0)

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", stand.port, timeout=60)
        while goes_on():
            then = time.perf_counter()
            headers = {"Authorization": f"Bearer {token}"}
            connection.request("GET", "/api/v1/cases?open=true&sort=due", headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                sys.exit(f"bench: GET /cases was answered {answer.status}")
            times.append(time.perf_counter() - then)

    threads = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


if __name__ == "__main__":
    print(json.dumps(sweep(sys.argv[1])))
