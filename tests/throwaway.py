"""A cluster for one run of the tests, and none left behind."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gridgis.core.cluster import Cluster
from gridgis.core.postgres import MB, ClusterUnavailable

THROWAWAY = "gridgis-test-"
IN_MEMORY = Path("/dev/shm")
ROOM_IN_MEMORY_MB = 8_000
"""Free memory from which a cluster may take two gigabytes."""


@contextmanager
def throwaway() -> Iterator[Cluster]:
    """A running cluster for tests in a temporary home, without fsync, destroyed at the end.

    It lies in memory where there is plenty, since its many files cost a tenth there. One that a killed test run left
    behind is destroyed when the next begins.
    """
    _sweep()
    roomy = IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free // MB > ROOM_IN_MEMORY_MB
    home = Path(tempfile.mkdtemp(prefix=THROWAWAY, dir=IN_MEMORY if roomy else None))
    home.chmod(0o711)
    with _held(home):
        cluster = Cluster(home, durable=False)
        try:
            cluster.ensure()
            yield cluster
        finally:
            cluster.destroy()
            shutil.rmtree(home, ignore_errors=True)


def _sweep() -> None:
    """Destroy throwaway clusters that nobody holds; the newest may be one whose maker is about to."""
    for home in (*Path(tempfile.gettempdir()).glob(THROWAWAY + "*"), *IN_MEMORY.glob(THROWAWAY + "*")):
        with suppress(FileNotFoundError):  # its maker may end meanwhile
            seen = home.lstat()
            if seen.st_uid != os.geteuid() or time.time() - seen.st_mtime < 60:
                continue
            with _held(home) as alone:
                if alone:
                    with suppress(ClusterUnavailable):
                        Cluster(home).destroy()
                        shutil.rmtree(home)


@contextmanager
def _held(home: Path) -> Iterator[bool]:
    """Hold a home as long as this process lives; False when another process does."""
    with (home / "held").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            alone = True
        except BlockingIOError:
            alone = False
        yield alone
