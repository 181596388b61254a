"""kill -9 of the server and of PostgreSQL during an import: what was acknowledged is there, and nothing is twice."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

import psycopg2
import pytest

from gridgis.core.cluster import Cluster
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.migrating import upgrade
from gridgis.core.paths import REFERENCE, ROOT
from gridgis.exchange.reference.loading import load_rules
from tests import factories
from tests.factories import World

ROWS = 2_000
REST_S = 0.2
CLIENTS = 4
PATIENCE_S = 60


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A durable cluster of the test's own, where the server's user can reach it."""
    home = Path("/tmp") / f"gridgis-crash-{os.getpid()}-{time.monotonic_ns()}"
    home.mkdir(mode=0o755)
    cluster = Cluster(home / "home")
    yield cluster
    cluster.destroy()
    shutil.rmtree(home)


@pytest.fixture
def world(cluster: Cluster) -> World:
    upgrade(cluster.ensure())
    engine = make_engine(cluster.url(), pool_size=1)
    with make_sessions(engine).begin() as session:
        load_rules(session, REFERENCE)
        world = factories.world(session)
    engine.dispose()
    return world


class Installation:
    """The product's own processes over a cluster."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GRIDGIS_")}
        self.environment = kept | {
            "GRIDGIS_LANGUAGE": "en",
            "GRIDGIS_HOME": str(cluster.at.path),
            "GRIDGIS_PORT": str(self.port),
        }
        self.processes: list[subprocess.Popen[str]] = []

    def start(self, *words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "gridgis", *words],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.processes.append(process)
        return process

    def serve(self) -> subprocess.Popen[str]:
        server = self.start("serve")
        until(lambda: reaches(self.port), "the server answers")
        return server

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        connection = psycopg2.connect(self.cluster.url())
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall()
        finally:
            connection.close()

    def imported(self) -> int:
        return int(str(self.ask("SELECT count(*) FROM reports WHERE outer_number LIKE 'row-%'")[0][0]))

    def kill_database(self) -> None:
        """As the kernel would: the postmaster first, then its children, none of whom hears of it."""
        postmaster = self.cluster.status()
        assert postmaster is not None
        everybody = self.cluster.at.processes()
        for pid in [postmaster, *(everybody - {postmaster})]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


@pytest.fixture
def installation(cluster: Cluster, world: World) -> Iterator[Installation]:
    made = Installation(cluster)
    yield made
    for process in made.processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def until(condition: Callable[[], object], words: str) -> None:
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < PATIENCE_S, f"waited in vain until {words}"
        time.sleep(0.02)


def reaches(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


class Client(threading.Thread):
    """Sends reports for ever. One that was not acknowledged is sent again under its id, as the product asks."""

    def __init__(self, port: int, place: tuple[float, float]) -> None:
        super().__init__(daemon=True)
        self.port = port
        self.body = {"category_code": "E0201", "description": "垃圾堆积", "lng": place[0], "lat": place[1]}
        self.token = ""
        self.acknowledged: list[str] = []
        self.answers: set[int] = set()
        self.ended = threading.Event()

    def run(self) -> None:
        waiting = str(uuid4())
        connection: http.client.HTTPConnection | None = None
        while not self.ended.is_set():
            try:
                connection = connection or self.signed_in()
                status = self.send(connection, "PUT", f"/api/v1/reports/{waiting}", self.body)[0]
            except (OSError, http.client.HTTPException):
                connection = None
                time.sleep(0.05)
                continue
            self.answers.add(status)
            if status in (200, 201):
                self.acknowledged.append(waiting)
                waiting = str(uuid4())
            time.sleep(REST_S)

    def signed_in(self) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        if not self.token:
            status, answer = self.send(
                connection, "POST", "/api/v1/auth/login", {"username": "worker", "password": factories.PASSWORD}
            )
            if status != 200:
                raise http.client.HTTPException(status)
            self.token = answer["access_token"]
        return connection

    def send(
        self, connection: http.client.HTTPConnection, method: str, path: str, body: dict[str, object]
    ) -> tuple[int, dict[str, str]]:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        connection.request(method, path, json.dumps(body), headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


@pytest.fixture
def rows(world: World, tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    middles = list(world.middles.values())
    lines = ["outer_number,category_code,description,lng,lat"]
    for n in range(ROWS):
        lng, lat = middles[n % len(middles)]
        lines.append(f"row-{n},E0101,占道经营,{lng:.6f},{lat:.6f}")
    path.write_text("\n".join(lines) + "\n")
    return path


def test_acknowledged_reports_outlive_killed_servers_and_an_import_goes_on_without_doubles(
    installation: Installation, world: World, rows: Path
) -> None:
    server = installation.serve()
    clients = [Client(installation.port, world.middles[world.grids[0]]) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    until(lambda: all(client.acknowledged for client in clients), "every client was acknowledged")
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    before = {client: len(client.acknowledged) for client in clients}
    installation.serve()
    until(lambda: all(len(client.acknowledged) > before[client] for client in clients), "clients go on")

    # Nothing is waited for between the second batch and the blow: a fast machine has two more to do.
    importing = installation.start("import", "reports", str(rows))
    until(lambda: installation.imported() > 500, "the import is in the middle")
    installation.kill_database()
    words, _ = importing.communicate(timeout=PATIENCE_S)
    assert importing.returncode == 1
    assert words.strip().splitlines()[-1].startswith("gridgis: The database went away.")
    assert "Traceback" not in words
    before = {client: len(client.acknowledged) for client in clients}

    # The server that lost its database finds it again by itself.
    assert installation.cluster.start()
    part = installation.imported()
    assert 500 < part < ROWS
    assert part % 500 == 0, "whole batches or nothing"
    until(lambda: all(len(client.acknowledged) > before[client] for client in clients), "clients go on")

    second = finished(installation, rows)
    assert f"{ROWS} rows: {ROWS - part} taken, {part} there already, 0 rejected." in second
    for client in clients:
        client.ended.set()
    for client in clients:
        client.join(PATIENCE_S)
        assert client.answers <= {200, 201, 503}
    assert f"{ROWS} rows: 0 taken, {ROWS} there already, 0 rejected." in finished(installation, rows)
    everything_once(installation, [UUID(one) for client in clients for one in client.acknowledged])


def finished(installation: Installation, rows: Path) -> str:
    process = installation.start("import", "reports", str(rows))
    words, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, words
    return words


def everything_once(installation: Installation, acknowledged: list[UUID]) -> None:
    ask = installation.ask
    assert len(acknowledged) == len(set(acknowledged)) > CLIENTS * 3
    sent = [UUID(str(one)) for (one,) in ask("SELECT id FROM reports WHERE account_id IS NOT NULL")]
    assert len(sent) == len(set(sent))
    assert set(acknowledged) <= set(sent)
    assert len(sent) - len(acknowledged) <= CLIENTS, "at most one a client was stored and not yet acknowledged"
    assert ask("SELECT count(*), count(DISTINCT outer_number) FROM reports WHERE outer_number LIKE 'row-%'") == [
        (ROWS, ROWS)
    ]
    total = ROWS + len(sent)
    for table in ("reports", "receipts", "cases", "decisions"):
        assert ask(f"SELECT count(*) FROM {table}") == [(total,)], table
    joined = (
        "SELECT count(*) FROM reports r JOIN receipts e ON e.report_id = r.id AND e.case_number = r.case_number"
        " JOIN cases c ON c.county_code = r.county_code AND c.number = r.case_number"
        " JOIN decisions d ON d.report_id = r.id AND d.case_number = c.number"
        " JOIN case_events v ON v.case_number = c.number AND v.seq = c.last_seq AND v.target = c.state"
    )
    assert ask(joined) == [(total,)]
    assert ask("SELECT count(DISTINCT number) FROM cases") == [(total,)]
    dispatched = "SELECT count(*) FROM cases c WHERE state = 'dispatched' AND NOT EXISTS"
    assert ask(f"{dispatched} (SELECT FROM assignments a WHERE a.case_number = c.number)") == [(0,)]
