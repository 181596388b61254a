"""Ten thousand people from a table's rows into a county of 5,000 grids, and how long their list is waited for."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from bench import net
from bench.stand import Figure, Stand, spread
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.paths import REFERENCE, ROOT
from gridgis.demo.load import analyse
from gridgis.exchange.people.files import TABLE
from gridgis.exchange.reading.tables import Row
from gridgis.exchange.reference import loading
from gridgis.people import roster
from gridgis.security import opening
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import SYSTEM, Actor

GRIDS, PEOPLE, ASKED = 5_000, 10_000, 100
PROMISED_S, PROMISED_MS = 60, 300
AT = datetime(2026, 6, 1, 2, tzinfo=UTC)
READERS = {"a city's leader": ("city_leader", "all", ""), "a county's planner": ("planner", "county", net.COUNTY)}
"""The first sees all and manages nobody; the second manages people, so that contracts and training count."""


def _people(session: Session, actor: Actor, **wanted: Any) -> str:
    return f"{len(roster.people(session, actor, day=AT.date(), **wanted))} rows"


ASKS: dict[str, Callable[[Session, Actor], str]] = {
    "opened": lambda session, actor: _people(session, actor, order="worst", parent=net.COUNTY),
    "of all counties": lambda session, actor: _people(session, actor, order="worst"),
    "by name": lambda session, actor: _people(session, actor, parent=net.COUNTY),
    "found by name": lambda session, actor: _people(session, actor, words="员12", parent=net.COUNTY),
    "found by first letters": lambda session, actor: _people(session, actor, words="y", parent=net.COUNTY),
    "chiefs": lambda session, actor: _people(session, actor, only="chief", parent=net.COUNTY),
    "numbers of the filters": lambda session, actor: (
        f"{roster.counts(session, actor, day=AT.date(), parent=net.COUNTY).all} people"
    ),
}
"""What the page asks when it opens, and then."""


def run(stand: Stand) -> list[Figure]:
    """Seconds of the import and of the same again, milliseconds of what the page asks, by reader."""
    stand.make_database("people")
    url = stand.cluster.url("people")
    env = stand.environment | {"GRIDGIS_DATABASE_URL": url}
    subprocess.run([sys.executable, "-m", "gridgis", "db", "migrate"], cwd=ROOT, env=env, check=True)
    engine = make_engine(url, pool_size=1)
    sessions = make_sessions(engine)
    made = net.make(GRIDS)
    with sessions.begin() as session:
        loading.load(session, REFERENCE)
        net.load(session, made, addresses=0, cases=0, until=AT, checked=False)
        session.execute(text("SELECT setval(pg_get_serial_sequence('people', 'id'), (SELECT max(id) FROM people))"))
        analyse(session)
    grids = [code for _, own in made.villages for code, _ in own]
    rows = [_row(n, grids[n // 2]) for n in range(PEOPLE)]
    figures = []
    for name in ("people · 10,000 with a post each", "people · the same table again"):
        began = time.perf_counter()
        with sessions.begin() as session:
            report, _ = TABLE.take_in(session, SYSTEM, rows, net.COUNTY, keep="all", at=AT)
        took = time.perf_counter() - began
        assert report.kept, report.items[:3]
        figures.append(Figure(name, took, "s", f"{PEOPLE / took:,.0f} rows/s; promised {PROMISED_S} s"))
    with sessions.begin() as session:
        analyse(session)
    for who, role in READERS.items():
        with sessions.begin() as session:
            actor = _reader(session, role)
        for what, ask in ASKS.items():
            spent = []
            for _ in range(ASKED):
                with sessions() as session:
                    began = time.perf_counter()
                    found = ask(session, actor)
                    spent.append(time.perf_counter() - began)
            middle, most = spread(spent)
            beside = f"median {middle:.1f}; {found}; promised {PROMISED_MS}"
            figures.append(Figure(f"people · {what}, {who}, 95th percentile", most, "ms", beside))
    engine.dispose()
    return figures


def _reader(session: Session, role: tuple[str, str, str]) -> Actor:
    opening.add_account(session, role[0], None, role[0], title="", at=AT)
    opening.grant(session, role[0], *role, at=AT)
    actor = actor_by_name(session, role[0], AT)
    assert actor is not None
    return actor


def _row(n: int, grid: str) -> Row:
    values = dict.fromkeys((column.name for column in TABLE.columns), "")
    told = {"name": f"员{n}", "town_code": grid[:9], "phone": f"100{n:08d}", "post": "专职网格员", "places": grid}
    return Row(n + 2, values | told)
