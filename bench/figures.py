"""What the leaders' pages ask for, at 64,000 cases, a million and ten million, of one year and of ten.

At a million all that lies behind cases is there (`bench/fill.py`); at ten million facts and their sums alone, copies of
those there are, and what stands open is that of the 64,000. Each is asked over HTTP of a server on its own database, in
turns, and beside it, of the first two, the same of the tables of cases. `CASES=2000000` takes fewer in place of ten
million.
"""

import http.client
import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import psycopg2
from sqlalchemy.dialects import postgresql

from bench.fill import fill, require_room
from bench.lists import CITY, COUNTY
from bench.stand import Figure, Stand, spread
from gridgis.analytics import counting
from gridgis.analytics.figures import Period
from gridgis.analytics.folding import counties, of_facts, sum_anew
from gridgis.analytics.models import SUMS
from gridgis.analytics.queries import AREA
from gridgis.cases.models import Case
from gridgis.core.cluster import SUPERUSER
from gridgis.core.db import make_engine, make_sessions
from gridgis.demo.accounts import PASSWORD
from gridgis.security.queries import actor_by_name

MANY = int(os.environ.get("CASES", "10000000"))
MILLION = min(1_000_000, MANY)
YEARS = 10
TURNS = 30
ZONE = "Asia/Shanghai"
BYTES_OF_FACTS = 1200
"""What the facts of a case and its sums take with their indexes, and to sort them once."""
GROW = """
INSERT INTO case_facts
SELECT {columns} FROM case_facts AS old CROSS JOIN generate_series(1, {turns}) AS turn
CROSS JOIN LATERAL (SELECT 364 * (turn % {years}) AS back) AS shifted
LIMIT {wanted}
"""


def run(stand: Stand) -> list[Figure]:
    """Make the databases, then ask each in turns."""
    assert stand.load_s
    require_room(MILLION)
    found: list[Figure] = []
    urls = {"64,000": stand.cluster.url()}
    for name, many, years in (("million", MILLION, YEARS), ("one_year", MANY, 1), ("ten_years", MANY, YEARS)):
        stand.make_database(name, template="gridgis")
        connection = psycopg2.connect(stand.cluster.url(name, role=SUPERUSER))
        began = time.monotonic()
        if name == "million":
            fill(connection, many, years)
            print(f"filled in {time.monotonic() - began:.0f} s", flush=True)
            began = time.monotonic()
            summed(stand.cluster.url(name))
        else:
            grow(connection, many, years)
        took, size = time.monotonic() - began, _size(connection)
        found.append(Figure(f"facts and sums of {many:,} cases, {years} years", took, "s", f"{size >> 20:,} MB"))
        print(f"{name}: {many:,} cases in {took:.0f} s, {size >> 20:,} MB", flush=True)
        connection.close()
        urls[name] = stand.cluster.url(name)
    return [*found, *asked(stand, urls)]


def summed(url: str) -> None:
    """Make the facts and sums of all cases."""
    engine = make_engine(url, pool_size=1)
    sessions = make_sessions(engine)
    with sessions() as session:
        codes = counties(session)
    for code in codes:
        with sessions.begin() as session:
            sum_anew(session, code, zone=ZONE)
    engine.dispose()


def grow(connection: Any, many: int, years: int) -> None:
    """Grow facts to so many by copies of those there are, and sum them."""
    require_room(many * BYTES_OF_FACTS // 3000)
    with connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL work_mem = '1GB'")
        cursor.execute("SELECT count(*) FROM case_facts")
        there = cursor.fetchone()[0]
        cursor.execute("ALTER TABLE case_facts DROP CONSTRAINT pk_case_facts")
        cursor.execute("SELECT attname, atttypid::regtype::text FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped"
                       " AND attrelid = 'case_facts'::regclass ORDER BY attnum")  # fmt: skip
        columns = ", ".join(_moved(*column) for column in cursor.fetchall())
        cursor.execute(GROW.format(columns=columns, turns=-(-many // there), years=years, wanted=many - there))
        cursor.execute("ALTER TABLE case_facts ADD CONSTRAINT pk_case_facts PRIMARY KEY (county_code, number)")
        cursor.execute("SELECT DISTINCT county_code FROM figure_sums ORDER BY 1")
        codes = [code for (code,) in cursor.fetchall()]
        cursor.execute("TRUNCATE figure_sums")
    for code in codes:
        told = of_facts(code).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
        with connection, connection.cursor() as cursor:
            cursor.execute("SET LOCAL work_mem = '1GB'")
            names = ", ".join(f'"{one.name}"' for one in SUMS.c)
            cursor.execute(f"INSERT INTO figure_sums ({names}) {told}")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) case_facts, figure_sums")


def _moved(name: str, kind: str) -> str:
    """A column of a copy: later by so many days, with a number of its own."""
    if name == "number":
        return "old.number || '-' || turn"
    if kind == "date":
        return f'old."{name}" - back'
    if kind == "date[]":
        moved = f"(SELECT array_agg(day - back) FROM unnest(old.{name}) AS day)"
        return f"CASE WHEN old.{name} IS NOT NULL THEN {moved} END"
    return f'old."{name}"'


def _size(connection: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('case_facts') + pg_total_relation_size('figure_sums')")
        return int(cursor.fetchone()[0])


def calls(today: date, county: str, town: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """What is asked, by its name: who asks, the path, and the query."""
    spans = {"30 days": 29, "a year": 364, "ten years": 3650}
    for span, days in spans.items():
        period = {"from": str(today - timedelta(days=days)), "to": str(today)}
        yield f"counties of the city, {span}", CITY, "areas", period | {"level": "county"}
        yield f"towns of a county, {span}", COUNTY, "areas", period | {"level": "town", "parent": county}
        yield f"villages of a county, {span}", COUNTY, "areas", period | {"level": "village", "parent": county}
        yield f"grids of a town, {span}", COUNTY, "areas", period | {"level": "grid", "parent": town}
        one = {"category": "order", "level": "town", "parent": county}
        yield f"towns of a county, a platform, {span}", COUNTY, "areas", period | one
        step = {"30 days": "day", "a year": "week", "ten years": "month"}[span]
        yield f"{step}s of a county, {span}", COUNTY, "series", period | {"place": county, "step": step}


def asked(stand: Stand, urls: dict[str, str]) -> list[Figure]:
    """Ask each question of a server on each database; the growth over the first one stands beside."""
    engine = make_engine(urls["64,000"], pool_size=1)
    with make_sessions(engine)() as session:
        town = session.scalars(Case.__table__.select().with_only_columns(Case.town_code).limit(1)).one()
    engine.dispose()
    today = datetime.now(UTC).date()
    ports = {}
    for n, (name, url) in enumerate(urls.items()):
        ports[name] = stand.port + 10 + n
        told = stand.environment | {"GRIDGIS_DATABASE_URL": url, "GRIDGIS_WORKERS": "1"}
        stand.begin(
            f"figures_{n}",
            [sys.executable, "-m", "gridgis", "serve"],
            told | {"GRIDGIS_PORT": str(ports[name])},
            ports[name],
        )
    connections = {name: http.client.HTTPConnection("127.0.0.1", port, timeout=120) for name, port in ports.items()}
    tokens = {(name, who): _token(one, who) for name, one in connections.items() for who in (CITY, COUNTY)}
    found = []
    for name, who, path, query in calls(today, "330402", town or ""):
        times: dict[str, list[float]] = {one: [] for one in urls}
        size = dict.fromkeys(urls, 0)
        for _ in range(TURNS):
            for one, connection in connections.items():
                headers = {"Authorization": f"Bearer {tokens[one, who]}"}
                began = time.perf_counter()
                connection.request("GET", f"/api/v1/stats/{path}?{urlencode(query)}", headers=headers)
                answer = connection.getresponse()
                body = answer.read()
                times[one].append(time.perf_counter() - began)
                size[one] = len(body)
                assert answer.status == 200, body
        first = 0.0
        for one, taken in times.items():
            middle, slow = spread(taken)
            first = first or middle
            beside = f"p95 {slow:.0f} ms, {size[one] >> 10} kB"
            found.append(Figure(f"{name} · {one}", middle, "ms", beside, middle / first))
            print(f"{name:45s} {one:10s} {middle:8.1f} ms  {beside}  {middle / first:.2f}", flush=True)
    return [*found, *_plain({one: urls[one] for one in ("64,000", "million")}, today, town or "")]


def _token(connection: http.client.HTTPConnection, who: str) -> str:
    body = json.dumps({"username": who, "password": PASSWORD})
    connection.request("POST", "/api/v1/auth/login", body, {"Content-Type": "application/json"})
    answer: dict[str, str] = json.loads(connection.getresponse().read())
    return answer["access_token"]


def _plain(urls: dict[str, str], today: date, town: str) -> Iterator[Figure]:
    """The same asked of cases themselves, without the rest of an answer."""
    for name, url in urls.items():
        engine = make_engine(url, pool_size=1)
        for span, days in (("30 days", 29), ("a year", 364), ("ten years", 3650)):
            period = Period(today - timedelta(days=days), today, ZONE)
            with make_sessions(engine)() as session:
                at = datetime.now(UTC)
                actor = actor_by_name(session, COUNTY, at)
                assert actor is not None
                taken = []
                for _ in range(3):
                    began = time.perf_counter()
                    counting.by_area(session, actor, AREA["town"], "330402", period, None, at)
                    counting.stood(session, actor, "330402", None, period.bounds()[0])
                    taken.append((time.perf_counter() - began) * 1000)
            yield Figure(f"towns of a county, {span}, counted from cases · {name}", min(taken), "ms")
        engine.dispose()
