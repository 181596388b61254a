"""One core for us and one for PostgreSQL: both sides of a ratio held to the same."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psycopg2
import shapely
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from bench import net
from bench.stand import Stand
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.paths import REFERENCE, ROOT
from gridgis.demo.load import analyse
from gridgis.exchange.reference import loading

CORE = 0
Pairs = NDArray[np.float64]


def keep_to_one_core() -> None:
    """Hold this process and its children to one core, where the machine lets us."""
    with suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {CORE})


def forget_peak() -> None:
    """Measure the peak of this process from now on, where the system can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak_mb() -> float:
    """The most memory this process had since `forget_peak`, or ever, in millions of bytes."""
    with suppress(OSError):
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def in_a_process_of_its_own(module: str, *words: object) -> dict[str, Any]:
    """What `python -m module words` prints as JSON: its memory is its own."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, words)], cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def named_cells(made: net.Net) -> tuple[list[str], NDArray[np.object_]]:
    """Codes and shapes of a net."""
    grids = [one for _, own in made.villages for one in own]
    return [code for code, _ in grids], np.array([shape for _, shape in grids], dtype=object)


def points_over(shapes: NDArray[np.object_], many: int) -> Pairs:
    """Points all over some shapes, rounded to 1e-7 degrees, the same in every process."""
    west, south, east, north = shapely.total_bounds(shapes)
    rng = np.random.default_rng(7)
    made: Pairs = np.round(rng.uniform((west, south), (east, north), (many, 2)), 7)
    return made


def net_database(stand: Stand, many: int) -> str:
    """A database with a made-up county of so many grids, made once a run; its URL."""
    return filled_database(
        stand,
        f"locate{many}",
        lambda session: net.load(session, net.make(many), addresses=0, cases=0, until=net.clock(), checked=False),
    )


def filled_database(stand: Stand, name: str, fill: Callable[[Session], None]) -> str:
    """A migrated database with the reference rows and more, made once a run and analysed; its URL."""
    url = stand.cluster.url(name)
    if stand.rows("SELECT 1 FROM pg_database WHERE datname = %s", name):
        return url
    stand.make_database(name)
    env = stand.environment | {"GRIDGIS_DATABASE_URL": url}
    migrate = [sys.executable, "-m", "gridgis", "db", "migrate"]
    subprocess.run(migrate, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
    engine = make_engine(url, pool_size=1)
    sessions = make_sessions(engine)
    with sessions.begin() as session:
        loading.load(session, REFERENCE)
        fill(session)
    with sessions.begin() as session:
        analyse(session)
    engine.dispose()
    return url


@contextmanager
def one_backend(url: str) -> Iterator[Any]:
    """A cursor whose backend does all by itself on one core."""
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '256MB'")
        cursor.execute("SELECT pg_backend_pid()")
        with suppress(AttributeError, OSError):
            os.sched_setaffinity((cursor.fetchone() or (0,))[0], {CORE})
        yield cursor
    connection.close()


@dataclass(frozen=True)
class Took:
    """Seconds that passed, and seconds of the processor: other work on the machine lengthens the first alone."""

    wall_s: float
    cpu_s: float

    def ratio(self, other: "Took") -> float:
        """How many times as long the other took of the processor."""
        return other.cpu_s / self.cpu_s

    def __str__(self) -> str:
        return f"{self.wall_s:.1f} s ({self.cpu_s:.1f} s of the processor)"


class Watch:
    """Measures what a backend and this process do together, its client's share included."""

    def __init__(self, cursor: Any) -> None:
        cursor.execute("SELECT pg_backend_pid()")
        self.stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
        self.began, self.used = time.perf_counter(), self._used()

    def _used(self) -> float:
        """Processor seconds of both so far; where there is no /proc, the time of day, as if nothing else ran."""
        try:
            ticks = self.stat.read_text().rpartition(")")[2].split()[11:13]
        except OSError:
            return time.perf_counter()
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK") + time.process_time()

    def took(self) -> Took:
        """Since it was made."""
        return Took(time.perf_counter() - self.began, self._used() - self.used)
