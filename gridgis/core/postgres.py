"""The PostgreSQL installed on this machine: where its programs are, and settings that fit its memory."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from gridgis.core.errors import Conflict
from gridgis.core.wording import Phrase

OLDEST = 15
MB = 1024 * 1024
LIBRARIES = Path("/usr/lib/postgresql")
"""Where Debian and Ubuntu keep each version's programs: `/usr/lib/postgresql/15/bin`."""


class ClusterUnavailable(Conflict):
    """The embedded database can't be had as this machine stands; the message says what to do."""


@dataclass(frozen=True)
class Programs:
    """The programs of one installed version that has PostGIS."""

    major: int
    bin: Path
    has_statements: bool

    def path(self, name: str) -> str:
        return str(self.bin / name)


def find(major: int | None = None) -> Programs:
    """Find PostgreSQL with PostGIS, the newest unless a version is named.

    Args:
        major: the version a data directory was made with; no other can open it.

    Raises:
        ClusterUnavailable: nothing that fits is installed.
    """
    config = shutil.which("pg_config")
    places = [*LIBRARIES.glob("*/bin"), *([Path(_ask(Path(config), "--bindir"))] if config else [])]
    found = sorted(filter(None, map(_inspect, places)), key=lambda one: one.major, reverse=True)
    fitting = [one for one in found if one.major == major or (major is None and one.major >= OLDEST)]
    if fitting:
        return fitting[0]
    if major is not None and found:
        raise ClusterUnavailable("core.postgres_other_major", major=found[0].major, needed=major)
    wanted = major or OLDEST
    raise ClusterUnavailable("core.postgres_missing", oldest=OLDEST, needed=wanted)


def _ask(pg_config: Path, what: str) -> str:
    return subprocess.run([str(pg_config), what], capture_output=True, text=True, check=False).stdout.strip() or "/"


def _inspect(bin_dir: Path) -> Programs | None:
    """One version's programs, or nothing when the server, or its PostGIS, is not there."""
    if not all((bin_dir / name).exists() for name in ("initdb", "postgres", "pg_ctl", "pg_config")):
        return None
    words = _ask(bin_dir / "pg_config", "--version").split()
    extensions = Path(_ask(bin_dir / "pg_config", "--sharedir")) / "extension"
    if len(words) < 2 or not all((extensions / f"{name}.control").exists() for name in ("postgis", "btree_gist")):
        return None
    library = Path(_ask(bin_dir / "pg_config", "--pkglibdir")) / "pg_stat_statements.so"
    return Programs(int(re.findall(r"\d+", words[1])[0]), bin_dir, library.exists())


def memory() -> int:
    """Bytes this machine, or the container we are in, may use."""
    text = Path("/proc/meminfo").read_text()
    total = int(text.split("MemTotal:")[1].split()[0]) * 1024
    limit = Path("/sys/fs/cgroup/memory.max")
    if limit.exists() and (allowed := limit.read_text().strip()).isdigit():
        return min(total, int(allowed))
    return total


def shared_memory() -> int:
    """Bytes of the place where PostgreSQL puts what parallel workers share; 0 when there is none."""
    place = Path("/dev/shm")  # noqa: S108 - its size is asked, nothing is written
    return shutil.disk_usage(place).total if place.is_dir() else 0


def tuning(total: int, *, durable: bool, statements: bool, shm: int) -> dict[str, str]:
    """Settings for a server that shares its machine with the application.

    Args:
        total: bytes of memory the machine has.
        durable: False only for tests: an answered commit may then be lost in a crash of the machine.
        statements: whether pg_stat_statements can be loaded.
        shm: bytes of /dev/shm; containers often have only 64 MB, on which parallel queries fail.

    Returns:
        Names and values for postgresql.conf. Statements and their values are kept out of the log,
        since they hold personal data.
    """
    settings = {
        "shared_buffers": _mb(total // 4, 32, 4096 if durable else 256),
        "effective_cache_size": _mb(total // 2, 128, 1 << 20),
        "work_mem": _mb(total // 400, 4, 64),
        "maintenance_work_mem": _mb(total // 20, 64, 1024),
        "max_connections": "100",
        "random_page_cost": "1.1",
        "jit": "off",
        "max_wal_size": "2GB",
        "min_wal_size": "128MB",
        "wal_compression": "on",
        "checkpoint_timeout": "15min",
        "timezone": "'UTC'",
        "log_timezone": "'UTC'",
        "logging_collector": "on",
        "log_filename": "'postgresql-%a.log'",
        "log_truncate_on_rotation": "on",
        "log_rotation_age": "1d",
        "log_error_verbosity": "terse",
        "log_min_error_statement": "panic",
        "log_checkpoints": "off",
        "fsync": "on" if durable else "off",
        "synchronous_commit": "on" if durable else "off",
        "full_page_writes": "on" if durable else "off",
        "autovacuum": "on" if durable else "off",
        "shared_preload_libraries": "'pg_stat_statements'" if statements else "''",
    }
    if shm < 512 * MB:
        settings["dynamic_shared_memory_type"] = "sysv"
    return settings


def _mb(size: int, least: int, most: int) -> str:
    return f"{max(least, min(most, size // MB))}MB"


def describe(url: str) -> Phrase:
    """Ask a database who it is.

    Returns:
        For example `PostgreSQL 15.13 with PostGIS 3.3.2`.

    Raises:
        Conflict: it does not answer, is too old, or has no PostGIS.
    """
    try:
        connection = psycopg2.connect(re.sub(r"^postgresql\+\w+:", "postgresql:", url), connect_timeout=10)
    except psycopg2.Error as error:
        said = str(error).strip().splitlines()
        why = said[0] if said else Phrase("core.no_reason")
        raise Conflict("core.postgres_silent", why=why) from None
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT default_version FROM pg_available_extensions WHERE name = 'postgis'")
            postgis = cursor.fetchone()
    finally:
        version = connection.server_version
        connection.close()
    if version < OLDEST * 10000 or postgis is None:
        has = Phrase("core.with_postgis" if postgis else "core.without_postgis")
        raise Conflict("core.postgres_too_old", oldest=OLDEST, version=version // 10000, has=has)
    facts = {"version": f"{version // 10000}.{version % 10000}", "postgis": postgis[0]}
    return Phrase("core.postgres_is", facts)
