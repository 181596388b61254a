"""The test stand: a durable cluster in a temporary home, the whole demo in it, and the product's own processes."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psycopg2

import gridgis.models  # noqa: F401  # accounts refer to tables that a bench need not know
from gridgis.core.cluster import ROLE, SUPERUSER, Cluster
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.paths import ROOT
from gridgis.core.postgres import describe
from gridgis.security.opening import open_account

REPORTER, PASSWORD = "bench.reporter", "bench-only-password"
PREFIX = "gridgis-bench-"


@dataclass(frozen=True)
class Figure:
    """One line of the table; `ratio` is the figure over what it stands beside."""

    name: str
    value: float
    unit: str
    beside: str = ""
    ratio: float | None = None


@dataclass
class Stand:
    """What benches stand on. The demo is loaded, and the server started, when first asked for."""

    cluster: Cluster
    port: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    county: str = ""
    """The only county that is loaded, for benches that grow its cases themselves; the whole city without one."""

    @cached_property
    def load_s(self) -> float:
        """Seconds `gridgis demo` took to load the city into the empty, migrated database."""
        self.command("db", "migrate")
        began = time.monotonic()
        self.command("demo", *(("--county", self.county) if self.county else ()), quiet=False)
        took = time.monotonic() - began
        engine = make_engine(self.cluster.url(), pool_size=1)
        with make_sessions(engine).begin() as session:
            open_account(session, REPORTER, PASSWORD, "bench", [("reporter", "all", "")], since=date(2024, 1, 1))
        engine.dispose()
        return took

    @cached_property
    def server(self) -> subprocess.Popen[bytes]:
        """The server's process, answering."""
        assert self.load_s
        return self.begin("server", self._words("serve"), self.environment, self.port)

    def begin(self, name: str, words: Sequence[str], environment: dict[str, str], port: int) -> subprocess.Popen[bytes]:
        """Start a server and wait until it takes connections."""
        told = self.cluster.at.path / f"{name}.log"
        with told.open("wb") as log:
            server = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)
        self.processes.append(server)
        while not _answers(port):
            if server.poll() is not None:
                sys.exit(f"bench: the {name} ended; it said:\n{told.read_text()}")
            time.sleep(0.05)
        return server

    def serving(self, server: subprocess.Popen[bytes] | None = None) -> set[int]:
        """Ids of all processes of a server, ours without one: they are a session of their own."""
        session = (server or self.server).pid
        stats = {int(path.parent.name): path for path in Path("/proc").glob("[0-9]*/stat")}
        found = set()
        for pid, path in stats.items():
            with suppress(OSError):
                if int(path.read_text().rpartition(")")[2].split()[3]) == session:
                    found.add(pid)
        return found

    @property
    def environment(self) -> dict[str, str]:
        """Settings of the product's processes; of those of this shell, how many answer alone is taken."""
        ours = ("GRIDGIS_WORKERS",)
        kept = {name: value for name, value in os.environ.items() if name in ours or not name.startswith("GRIDGIS_")}
        return kept | {"GRIDGIS_HOME": str(self.cluster.at.path), "GRIDGIS_PORT": str(self.port)}

    def _words(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "gridgis", *words]

    def command(self, *words: str, quiet: bool = True, statuses: Sequence[int] = (0,)) -> None:
        """Run a command of the product to its end."""
        out = subprocess.DEVNULL if quiet else None
        done = subprocess.run(self._words(*words), cwd=ROOT, env=self.environment, stdout=out, check=False)
        if done.returncode not in statuses:
            sys.exit(f"bench: gridgis {' '.join(words)} ended with status {done.returncode}")

    def token(self, username: str = REPORTER, password: str = PASSWORD) -> str:
        """Sign in."""
        assert self.server
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        body = json.dumps({"username": username, "password": password})
        connection.request("POST", "/api/v1/auth/login", body, {"Content-Type": "application/json"})
        return str(json.loads(connection.getresponse().read())["access_token"])

    def rows(self, statement: str, *values: Any, role: str = SUPERUSER) -> list[tuple[Any, ...]]:
        """Ask the database."""
        connection = psycopg2.connect(self.cluster.url(role=role))
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(statement, values or None)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def make_database(self, name: str, template: str = "") -> None:
        """A database of its own beside the demo's, empty or a copy of one that nobody is connected to."""
        connection = psycopg2.connect(self.cluster.url("postgres", role=SUPERUSER))
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE DATABASE {name} OWNER {ROLE}" + (f" TEMPLATE {template}" if template else ""))
        finally:
            connection.close()
        connection = psycopg2.connect(self.cluster.url(name, role=SUPERUSER))
        with connection, connection.cursor() as cursor:
            for extension in ("postgis", "btree_gist", "pg_trgm"):
                cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        connection.close()

    def addresses(self, many: int, salt: str) -> list[tuple[str, float, float]]:
        """Standard addresses from all over the city with their place, the same in every run."""
        return [
            (str(text), float(lng), float(lat))
            for text, lng, lat in self.rows(
                "SELECT text, ST_X(place), ST_Y(place) FROM std_addresses ORDER BY md5(text || %s), id LIMIT %s",
                salt,
                many,
            )
        ]

    def database_version(self) -> str:
        """Who the database is, and that its commits are durable."""
        durable = self.rows("SELECT current_setting('fsync'), current_setting('synchronous_commit')")[0]
        return f"{describe(self.cluster.url())}, fsync {durable[0]}, synchronous_commit {durable[1]}"

    def close(self) -> None:
        """End what was started."""
        for process in self.processes:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def used_ms(pids: set[int]) -> float:
    """Milliseconds of a core that processes have used so far."""
    used = 0
    for pid in pids:
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12])
    return 1000 * used / os.sysconf("SC_CLK_TCK")


@contextmanager
def open_stand() -> Iterator[Stand]:
    """A stand that leaves nothing behind, however it ends."""
    home = Path(tempfile.mkdtemp(prefix=PREFIX))
    home.chmod(0o755)
    cluster = Cluster(home)
    stand = Stand(cluster, free_port())
    try:
        cluster.ensure()
        yield stand
    finally:
        stand.close()
        cluster.destroy()
        shutil.rmtree(home, ignore_errors=True)


def spread(times_s: Sequence[float]) -> tuple[float, float]:
    """Median and 95th percentile of times in seconds, in milliseconds."""
    return 1000 * median(times_s), 1000 * quantiles(times_s, n=20)[-1]
