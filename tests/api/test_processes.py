"""Several processes behind one port: what they share, what becomes of it when one ends, and how they are replaced."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPResponse
from multiprocessing import get_context
from pathlib import Path
from threading import Thread

import psycopg2
import pytest

from gridgis.cli.serving import HUNG_S, _port
from gridgis.core.db import make_engine
from gridgis.core.paths import ROOT
from gridgis.core.processes import _lives, usual
from tests.conftest import Clone
from tests.factories import World, a_sign_in

pytestmark = pytest.mark.xdist_group("processes")
PATIENCE_S = 60.0
MOST = 10


def until(happens: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
    end = time.monotonic() + patience_s
    while not happens():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


@dataclass
class Served:
    """A running `gridgis serve`."""

    url: str
    log: Path
    words: tuple[str, ...]
    port: int = 0
    process: "subprocess.Popen[bytes]" = field(init=False)
    open: list[HTTPConnection] = field(default_factory=list)

    def begin(self) -> None:
        self.start()
        until(lambda: self.log.read_text().count("startup complete") == int(self.words[-1]), "all have started")

    def start(self) -> None:
        if not self.port:
            with socket.create_server(("127.0.0.1", 0)) as free:
                self.port = free.getsockname()[1]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GRIDGIS_")}
        env = kept | {
            "GRIDGIS_DATABASE_URL": self.url,
            "GRIDGIS_PORT": str(self.port),
            "GRIDGIS_HOME": str(self.log.parent),
            "GRIDGIS_MAX_CONNECTIONS": str(MOST),
            "GRIDGIS_LANGUAGE": "en",
        }
        command = [sys.executable, "-m", "gridgis", "serve", *self.words]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True)

    def end(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def workers(self) -> list[int]:
        """The processes that answer."""
        began = map(int, re.findall(r"Started server process \[(\d+)\]", self.log.read_text()))
        return [pid for pid in began if lives(pid)]

    def connect(self) -> HTTPConnection:
        self.open.append(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S))
        return self.open[-1]

    def close(self) -> None:
        for one in self.open:
            one.close()
        self.open.clear()

    def by(self, pid: int, ask: Callable[[HTTPConnection], int], many: int = 1) -> list[int]:
        """What one process answers, over new connections, while the others are halted."""
        others = [other for other in self.workers() if other != pid]
        try:
            for other in others:
                os.kill(other, signal.SIGSTOP)
            return [ask(self.connect()) for _ in range(many)]
        finally:
            for other in others:
                os.kill(other, signal.SIGCONT)


def lives(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def healthy(connection: HTTPConnection) -> int:
    connection.request("GET", "/api/v1/health")
    return answered(connection).status


def answered(connection: HTTPConnection) -> HTTPResponse:
    answer = connection.getresponse()
    answer.read()
    return answer


@pytest.fixture(scope="module")
def served(clone: Clone, settled: tuple[str, World], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two processes for ten connections."""
    made = Served(clone(settled[0]), tmp_path_factory.mktemp("serving") / "log", ("--workers", "2"))
    made.begin()
    yield made
    made.close()
    made.process.terminate()
    try:
        assert made.process.wait(PATIENCE_S) == 0
        assert made.workers() == []
    finally:
        made.end()


@pytest.fixture(autouse=True)
def _closed(served: Served) -> Iterator[None]:
    yield
    served.close()


def test_their_limit_of_connections_is_one_and_what_a_dead_one_held_is_free_again(served: Served) -> None:
    one, other = served.workers()
    assert served.by(one, healthy, 4) == [200] * 4
    assert served.by(other, healthy, 6) == [200] * 6
    assert {served.by(pid, healthy)[0] for pid in (one, other)} == {503}
    os.kill(one, signal.SIGKILL)
    until(lambda: one not in served.workers() and len(served.workers()) == 2, "another is begun")
    assert f"Child process [{one}] died" in served.log.read_text()
    assert other in served.workers()
    more = [served.connect() for _ in range(4)]
    assert {healthy(connection) for connection in more} == {200}, "its places are free"
    assert healthy(served.connect()) == 503


def test_one_that_dies_while_it_is_asked_whether_it_lives_is_begun_again_at_once(served: Served) -> None:
    one, other = served.workers()
    os.kill(one, signal.SIGSTOP)
    time.sleep(1.5)  # it is asked twice a second, and does not answer now
    os.kill(one, signal.SIGKILL)
    until(lambda: one not in served.workers() and len(served.workers()) == 2, "another is begun", HUNG_S / 3)
    assert other in served.workers()


def test_wrong_passwords_slow_down_at_all_of_them(served: Served) -> None:
    def wrong(connection: HTTPConnection) -> int:
        body = '{"username": "county", "password": "wrong"}'
        connection.request("POST", "/api/v1/auth/login", body, {"Content-Type": "application/json"})
        return answered(connection).status

    one, other = served.workers()
    statuses: list[int] = []
    until(lambda: statuses.append(served.by(one, wrong)[0]) or statuses[-1] == 429, "it is slowed")
    assert statuses[0] == 401
    assert served.by(other, wrong) == [429]


def test_replaced_they_answer_what_was_asked_and_streams_end_with_a_hint(served: Served) -> None:
    engine = make_engine(served.url, pool_size=1)
    with engine.begin() as connection:
        token = a_sign_in(connection, "county", at=datetime.now(UTC))
    engine.dispose()
    before = served.workers()
    told: list[str] = []

    def read(answer: HTTPResponse) -> None:
        told.append(answer.read().decode())

    def stream(connection: HTTPConnection) -> int:
        connection.request("GET", "/api/v1/events", headers={"Authorization": f"Bearer {token}"})
        answer = connection.getresponse()
        Thread(target=read, args=(answer,), daemon=True).start()
        return answer.status

    def slow(connection: HTTPConnection) -> int:
        connection.request("GET", "/api/v1/health")
        time.sleep(0.3)  # it is taken up before the other is let go on
        return 0

    locking = psycopg2.connect(served.url)
    with locking.cursor() as cursor:
        cursor.execute("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE")
        waiting = []
        for pid in before:
            assert served.by(pid, stream) == [200]
            served.by(pid, slow)
            waiting.append(served.open[-1])
        os.kill(served.process.pid, signal.SIGHUP)
        until(lambda: told, "the stream of one ends while its other request is still worked on")
        locking.rollback()
    locking.close()
    assert [answered(one).status for one in waiting] == [200, 200]
    until(lambda: len(told) == 2, "the stream of the other ends")
    assert all(re.search(r"retry: \d+\n\n$", one) for one in told)
    until(lambda: len(served.workers()) == 2 and not set(before) & set(served.workers()), "both are replaced")
    assert healthy(served.connect()) == 200


def test_without_the_one_that_looks_after_them_they_end(served: Served, tmp_path: Path) -> None:
    alone = Served(served.url, tmp_path / "log", ("--workers", "1"))
    alone.start()
    try:
        until(lambda: "Serving on" in alone.log.read_text(), "it is told")
        assert healthy(alone.connect()) == 200, "whoever comes before it is ready waits"
        assert alone.workers()
        alone.process.kill()
        until(lambda: not alone.workers(), "it ends too")
    finally:
        alone.close()
        alone.end()


def test_a_second_one_at_the_same_port_says_so_and_ends(served: Served, tmp_path: Path) -> None:
    second = Served(served.url, tmp_path / "log", ("--workers", "1"), served.port)
    second.start()
    assert second.process.wait(PATIENCE_S) == 1
    said = " ".join(second.log.read_text().split())
    assert "another program has this port" in said and "Traceback" not in said and said.count("gridgis:") == 1
    assert healthy(served.connect()) == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "::"])
def test_a_port_is_reached_as_its_host_says(host: str) -> None:
    if host == "::" and not socket.has_dualstack_ipv6():
        pytest.skip("this machine has no IPv6")
    with _port(host, 0, "") as port:
        socket.create_connection(("127.0.0.1", port.getsockname()[1]), timeout=PATIENCE_S).close()


def test_a_dead_process_s_number_may_be_another_user_s_by_now() -> None:
    def of_another_user() -> None:
        os.setuid(65534)
        os._exit(_lives(1))

    if os.getuid() == 0:
        child = get_context("fork").Process(target=of_another_user)
        child.start()
        child.join()
        assert child.exitcode == 0
    else:
        assert not _lives(1)


def test_what_few_requests_need_is_read_by_those() -> None:
    """Pandas and what brings it are a hundred megabytes, once a process."""
    late = [
        "pandas",
        "geopandas",
        "pyarrow",
        "pyogrio",
        "openpyxl",
        "pypinyin.phrases_dict",
        "procrastinate",
    ]
    script = f"import sys, api.preload; print(*[name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


@pytest.mark.parametrize(
    ("memory_mb", "connections", "most"),
    [(100_000, 10_000, 10_000), (100_000, 100, 8), (2048, 100, 2), (256, 100, 1), (100_000, 5, 1)],
)
def test_one_a_core_as_far_as_memory_and_the_database_reach(memory_mb: int, connections: int, most: int) -> None:
    cores = len(os.sched_getaffinity(0))
    assert usual(memory_mb, connections=connections, held=9) == min(cores, most)
