"""A planner's day on nets of 5,000 and 60,000 grids: the whole check, a border, a plan published, a proposal."""

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import shapely
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from bench import net
from bench.stand import PASSWORD, Figure, Stand, spread
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.paths import REFERENCE, ROOT
from gridgis.demo.load import analyse
from gridgis.exchange.reference import loading
from gridgis.grids.models import Grid
from gridgis.plans import edits, moving
from gridgis.plans.asked import edit_of
from gridgis.plans.drafts import After, in_force
from gridgis.plans.net_check import check_net
from gridgis.plans.publishing import publish
from gridgis.security.opening import open_account
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import Actor

SIZES = (5_000, 60_000)
ADDRESSES, CASES = 20, 2
"""A grid."""

DRAGS = 60
PUBLISHED = 200
VILLAGE_ADDRESSES = 3_000
PROMISED_MS, PROMISED_S = 300, 2


def run(stand: Stand) -> list[Figure]:
    """Measure at both sizes; the last column of the greater one is the growth over the smaller."""
    small, large = (_measured(stand, many) for many in SIZES)
    figures = list(small.values())
    for name, figure in large.items():
        beside = small[name]
        figures.append(
            replace(figure, beside=f"{figure.beside}; beside {SIZES[0]:,} grids", ratio=figure.value / beside.value)
        )
    return figures


def _measured(stand: Stand, many: int) -> dict[str, Figure]:
    name = f"net{many}"
    _say(f"making {many} grids")
    stand.make_database(name)
    url = stand.cluster.url(name)
    env = stand.environment | {"GRIDGIS_DATABASE_URL": url}
    subprocess.run([sys.executable, "-m", "gridgis", "db", "migrate"], cwd=ROOT, env=env, check=True)
    engine = make_engine(url, pool_size=2)
    sessions = make_sessions(engine)
    made = net.make(many)
    with sessions.begin() as session:
        loading.load(session, REFERENCE)
        net.load(session, made, addresses=ADDRESSES, cases=CASES, until=net.clock())
        open_account(session, "planner", PASSWORD, "planner", [("planner", "county", net.COUNTY)], since=net.SINCE)
    with sessions.begin() as session:
        analyse(session)
    day = net.clock().date() + timedelta(days=1)
    found: dict[str, Figure] = {}
    for figure in (
        _check(sessions, many, day),
        *_drags(stand, env, made, many),
        _published(sessions, made, many, day),
        *_proposal(sessions, made, many, day),
    ):
        key = figure.name.split(" · ")[0]
        found[key] = figure
        _say(f"{figure.name}: {figure.value:.2f} {figure.unit} ({figure.beside})")
    engine.dispose()
    return found


def _say(words: str) -> None:
    print(words, flush=True)


def _check(sessions: sessionmaker[Session], many: int, day: date) -> Figure:
    with sessions() as session:
        began = time.perf_counter()
        found = check_net(session, day)
        took = time.perf_counter() - began
    assert not [problem for problem in found.problems if problem.severity == "error"]
    return Figure(f"check the whole net · {many:,}", took, "s", f"{found.grids / took:,.0f} grids/s")


@contextmanager
def _server(stand: Stand, env: dict[str, str]) -> Iterator[http.client.HTTPConnection]:
    log = (stand.cluster.at.path / "plans.log").open("wb")
    process = subprocess.Popen([sys.executable, "-m", "gridgis", "serve"], cwd=ROOT, env=env, stdout=log, stderr=log)
    stand.processes.append(process)
    connection = http.client.HTTPConnection("127.0.0.1", stand.port, timeout=60)
    for _ in range(200):
        try:
            connection.connect()
            break
        except OSError:
            time.sleep(0.1)
    try:
        yield connection
    finally:
        connection.close()
        process.terminate()
        process.wait(20)
        log.close()


@dataclass
class Client:
    """Asks the server as the planner."""

    connection: http.client.HTTPConnection
    token: str = ""

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """One request and its JSON."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        self.connection.request(method, f"/api/v1{path}", None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status in (200, 201), (answer.status, content[:300])
        return json.loads(content)


def _drags(stand: Stand, env: dict[str, str], made: net.Net, many: int) -> list[Figure]:
    """Drag a vertex of a common border, back and forth: the edit with its live check and loads, then the impact."""
    village, own = made.villages[len(made.villages) // 2]
    (one, left), (_, right) = own[0], own[1]
    shared = sorted(
        {tuple(c) for c in shapely.get_coordinates(left).tolist()}
        & {tuple(c) for c in shapely.get_coordinates(right).tolist()}
    )
    at = list(shared[len(shared) // 2])
    edit_times, whole_times = [], []
    with _server(stand, env) as connection:
        client = Client(connection)
        client.token = client.ask("POST", "/auth/login", {"username": "planner", "password": PASSWORD})["access_token"]
        plan = client.ask("POST", "/plans", {"title": "bench", "county_code": net.COUNTY})["plan"]
        path, version = f"/plans/{plan['id']}", plan["version"]
        for n in range(DRAGS):
            to = [round(at[0] + (2e-5 if n % 2 == 0 else -2e-5), 7), at[1]]
            body = {"kind": "move_vertices", "code": one, "version": version, "moves": [{"from": at, "to": to}]}
            began = time.perf_counter()
            done = client.ask("POST", f"{path}/edits", body)
            edit_times.append(time.perf_counter() - began)
            client.ask("GET", f"{path}/impact")
            whole_times.append(time.perf_counter() - began)
            at, version = to, done["view"]["plan"]["version"]
        times = [time.perf_counter()]
        client.ask("GET", f"{path}/grids.geojson?village={village}")
        times.append(time.perf_counter())
    figures = []
    for name, sample in (("drag a border: edit, check, loads", edit_times), ("… and impact", whole_times)):
        middle, slow = spread(sample[3:])
        beside = f"p95 {slow:.0f} ms, promised {PROMISED_MS}" if name.startswith("…") else f"p95 {slow:.0f} ms"
        figures.append(Figure(f"{name} · {many:,}", middle, "ms", beside))
    figures.append(Figure(f"a village's grids · {many:,}", 1000 * (times[1] - times[0]), "ms"))
    return figures


def _planner(session: Session) -> Actor:
    actor = actor_by_name(session, "planner", datetime.now(UTC))
    assert actor is not None
    return actor


def _published(sessions: sessionmaker[Session], made: net.Net, many: int, day: date) -> Figure:
    """A plan that touches 200 grids, put in force."""
    villages = made.villages[: PUBLISHED // (net.WIDE * net.HIGH)]
    with sessions.begin() as session:
        planner = _planner(session)
        plan = moving.begin(session, planner, "bench 200", net.COUNTY, "", at=net.clock())
        for village, _own in villages:
            base = in_force(session, day, Grid.village_code == village)
            drafts: After = {code: replace(draft, name=f"{draft.name}甲") for code, draft in base.items()}
            edits.load(session, planner, plan.id, drafts, {}, version=plan.version, day=day, at=net.clock())
        plan.effective_on = day
        session.flush()
        began = time.perf_counter()
        publish(session, plan, day, net.clock())
    took = time.perf_counter() - began
    return Figure(f"publish a plan of {PUBLISHED} grids · {many:,}", took, "s")


def _proposal(sessions: sessionmaker[Session], made: net.Net, many: int, day: date) -> list[Figure]:
    """A village of 3,000 addresses divided into eight grids."""
    village, own = made.villages[-1]
    with sessions.begin() as session:
        session.execute(text("DELETE FROM std_addresses WHERE village_code = :v"), {"v": village})
    with sessions.begin() as session:
        outline = shapely.coverage_union_all([cell for _, cell in own])
        net.add_hamlets(session, village, outline, VILLAGE_ADDRESSES)
        planner = _planner(session)
        plan = moving.begin(session, planner, "bench divide", net.COUNTY, "", at=net.clock())
        began = time.perf_counter()
        done = edits.edit(
            session,
            planner,
            plan.id,
            edit_of("propose", {"village_code": village, "count": 8, "stability": 0, "seed": 1}, plan.version),
            day=day,
            at=net.clock(),
        )
        took = time.perf_counter() - began
    loads = [d.households for c, d in done.after.items() if d is not None and c[:12] == village]
    worst = max(loads) / (sum(loads) / len(loads))
    return [
        Figure(f"propose 8 grids for {VILLAGE_ADDRESSES:,} addresses · {many:,}", took, "s", f"max/mean {worst:.3f}")
    ]
