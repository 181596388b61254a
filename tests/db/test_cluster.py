"""The embedded cluster: what it promises about restarts, crashes, neighbours and who may reach it."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from sqlalchemy import create_engine, text

from gridgis.core import postgres
from gridgis.core.cluster import Cluster
from gridgis.core.paths import ROOT
from gridgis.core.postgres import MB, ClusterUnavailable, find, tuning
from tests.throwaway import throwaway

pytestmark = pytest.mark.xdist_group("cluster")

START = (
    "import sys; from pathlib import Path; from gridgis.core.cluster import Cluster;"
    "print(Cluster(Path(sys.argv[1])).ensure())"
)


@contextmanager
def reachable() -> Iterator[Path]:
    """A directory that the server's user can reach; pytest's own is closed to other users."""
    path = Path("/tmp") / f"gridgis-roof-{os.getpid()}-{time.monotonic_ns()}"
    path.mkdir(mode=0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def roof() -> Iterator[Path]:
    with reachable() as path:
        yield path


@pytest.fixture
def cluster(roof: Path) -> Iterator[Cluster]:
    """A cluster that is still to be made, as the product makes it: durable."""
    cluster = Cluster(roof / "home")
    yield cluster
    cluster.destroy()


@pytest.fixture(scope="module")
def made() -> Iterator[Cluster]:
    """One that is made once, for tests that leave it as they found it, or stopped."""
    with reachable() as path:
        cluster = Cluster(path / "home")
        yield cluster
        cluster.destroy()


@pytest.fixture(scope="module")
def begun() -> Iterator[tuple[Cluster, set[str]]]:
    """One on a path of all kinds of letters, that four begin at once where a start was killed half way; the URLs."""
    with reachable() as path:
        cluster = Cluster(path / ("d" * 150) / "南湖 with space, comma & 'quote'" / "home")
        half_made = cluster.at.choose_place() / "data.new"
        half_made.mkdir()
        (half_made / "PG_VERSION").write_text("15")
        command = [sys.executable, "-c", START, str(cluster.at.path)]

        def start(_: int) -> str:
            return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip()

        with ThreadPoolExecutor(4) as pool:
            urls = set(pool.map(start, range(4)))
        yield cluster, urls
        cluster.destroy()


def ask(url: str, statement: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def test_first_start_gives_a_database_with_postgis_checksums_and_durable_commits(made: Cluster) -> None:
    url = made.ensure()

    names = "data_checksums fsync synchronous_commit full_page_writes jit timezone listen_addresses server_encoding"
    seen = ask(url, f"SELECT {', '.join(f'current_setting($${name}$$)' for name in names.split())}")[0]
    assert seen == ("on", "on", "on", "on", "off", "UTC", "", "UTF8")
    assert ask(url, "SELECT ST_SRID(ST_GeomFromText('POINT(120.75 30.75)', 4490)), current_user") == [(4490, "gridgis")]
    installed = {name for (name,) in ask(url, "SELECT extname FROM pg_extension")}
    assert {"postgis", "pg_trgm", "btree_gist"} <= installed


def test_trigrams_see_chinese(made: Cluster) -> None:
    assert ask(made.ensure(), "SELECT cardinality(show_trgm('南湖区')) > 0, similarity('南湖区', '南湖') > 0") == [
        (True, True)
    ]


def test_the_url_serves_sqlalchemy_and_libpq_and_other_databases(made: Cluster) -> None:
    url = made.ensure()

    ask_for = "SELECT current_database()"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg2:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CREATE DATABASE another"))
        assert connection.scalar(text(ask_for)) == "gridgis"
    engine.dispose()
    assert ask(made.url("another"), f"{ask_for} || postgis_lib_version()")[0][0] is not None
    psql = subprocess.run([find().path("psql"), url, "-Atc", ask_for], capture_output=True, text=True, check=True)
    assert psql.stdout.strip() == "gridgis"


def test_a_second_start_changes_nothing(made: Cluster) -> None:
    made.ensure()
    made.stop()
    assert made.start()
    pid, url = made.status(), made.url()

    assert not made.start()
    assert not Cluster(made.at.path).start()
    assert (made.status(), made.url()) == (pid, url)


def test_many_first_starts_at_once_make_one_cluster(begun: tuple[Cluster, set[str]]) -> None:
    cluster, urls = begun
    assert urls == {cluster.url()}


def test_a_start_killed_half_way_is_done_again(begun: tuple[Cluster, set[str]]) -> None:
    cluster, _ = begun
    assert not (cluster.at.data.parent / "data.new").exists()
    assert ask(cluster.ensure(), "SELECT 1") == [(1,)]


def test_what_was_committed_is_there_after_the_server_is_killed(made: Cluster) -> None:
    url = made.ensure()
    ask(url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    busy = psycopg2.connect(url)
    busy.cursor().execute("INSERT INTO kept VALUES (0)")
    pid = made.status()
    assert pid is not None

    os.kill(pid, signal.SIGKILL)

    assert Cluster(made.at.path).ensure() == url
    busy.close()
    assert made.status() not in (None, pid)
    assert ask(url, "SELECT count(*) FROM kept") == [(1000,)]


def test_a_pid_file_that_names_some_other_process_does_not_block_a_start(made: Cluster) -> None:
    made.ensure()
    pid_file = made.at.data / "postmaster.pid"
    words = pid_file.read_text()
    made.stop()
    made.at.write(pid_file, words.replace(words.split("\n")[0], str(os.getppid()), 1))

    assert made.status() is None
    assert made.start()


def test_two_checkouts_side_by_side_do_not_meet(made: Cluster, begun: tuple[Cluster, set[str]]) -> None:
    other, _ = begun
    ask(made.ensure(), "CREATE TABLE mine (n int)")
    assert ask(other.ensure(), "SELECT to_regclass('mine')") == [(None,)]
    made.stop()
    assert other.status() is not None
    assert made.at.socket != other.at.socket
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(other.url().replace(other.at.facts()["gridgis"], made.at.facts()["gridgis"]))


def test_any_path_will_do(begun: tuple[Cluster, set[str]]) -> None:
    cluster, _ = begun
    assert ask(cluster.ensure(), "SELECT 1") == [(1,)]
    assert len(os.fsencode(cluster.at.socket)) < 93
    assert stat.S_IMODE(cluster.at.socket.stat().st_mode) == 0o700
    cluster.destroy()
    assert not cluster.at.socket.exists()
    assert not cluster.at.data.exists()


def test_a_moved_checkout_takes_its_data_along(made: Cluster, roof: Path) -> None:
    ask(made.ensure(), "CREATE TABLE moved AS SELECT 1 AS n")
    made.stop()
    made.at.path.rename(roof / "new")

    moved = Cluster(roof / "new")
    try:
        assert ask(moved.ensure(), "SELECT n FROM moved") == [(1,)]
    finally:
        moved.stop()
        moved.at.path.rename(made.at.path)
    assert ask(made.ensure(), "SELECT n FROM moved") == [(1,)]


def test_the_server_is_nobody_s_root_and_its_files_are_closed(made: Cluster) -> None:
    made.ensure()

    owner = Path(f"/proc/{made.status()}").stat().st_uid
    assert owner != 0
    assert owner == made.at.data.stat().st_uid
    for path, mode in [(made.at.file, 0o600), (made.at.data, 0o700), (made.at.socket, 0o700)]:
        assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can have a directory that the server's user can't reach")
def test_root_s_closed_checkout_keeps_its_data_elsewhere(roof: Path) -> None:
    closed = roof / "closed"
    closed.mkdir(mode=0o700)
    cluster = Cluster(closed / "home")
    try:
        ask(cluster.ensure(), "CREATE TABLE kept AS SELECT 1 AS n")
        assert not cluster.at.data.is_relative_to(closed)
        cluster.stop()
        shutil.copytree(closed, roof / "copy")
        with pytest.raises(ClusterUnavailable, match="copied"):
            Cluster(roof / "copy" / "home").ensure()
        assert ask(Cluster(closed / "home").ensure(), "SELECT n FROM kept") == [(1,)]
    finally:
        cluster.destroy()
    assert not cluster.at.place.exists()


def test_a_stopped_cluster_says_so_and_keeps_its_address(cluster: Cluster, made: Cluster) -> None:
    with pytest.raises(ClusterUnavailable, match="gridgis db start"):
        cluster.url()
    assert not cluster.stop()

    url = made.ensure()
    assert made.stop()

    assert made.status() is None
    assert not made.stop()
    assert made.url() == url


def test_data_of_another_version_is_refused_in_one_sentence(made: Cluster) -> None:
    made.ensure()
    made.stop()
    version = made.at.data / "PG_VERSION"
    kept = version.read_text()
    version.write_text("12\n")

    with pytest.raises(ClusterUnavailable, match="made by PostgreSQL 12, but this machine has"):
        made.start()
    version.write_text(kept)


def test_a_machine_without_postgresql_is_told_what_to_install(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "LIBRARIES", Path("/nowhere"))
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(ClusterUnavailable, match="apt-get install postgresql-15 postgresql-15-postgis-3"):
        cluster.start()
    assert not cluster.exists()


def test_a_full_disk_is_refused_before_anything_is_made(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridgis.core.cluster.ROOM_MB", 10**9)

    with pytest.raises(ClusterUnavailable, match="nearly full"):
        cluster.start()
    assert not cluster.exists()


def test_a_lost_password_file_is_not_taken_for_a_new_machine(made: Cluster) -> None:
    made.ensure()
    made.stop()
    facts = made.at.facts()
    made.at.file.unlink()

    with pytest.raises(ClusterUnavailable, match="restore it"):
        made.start()
    made.at.save(facts)


def test_an_operator_s_own_settings_win(made: Cluster) -> None:
    made.ensure()
    made.stop()
    own = made.at.data / "local.conf"
    made.at.write(own, "work_mem = 7MB\n")

    assert ask(made.ensure(), "SHOW work_mem") == [("7MB",)]
    made.stop()
    own.unlink()


def test_a_throwaway_cluster_leaves_nothing_and_sweeps_away_that_of_a_killed_run() -> None:
    script = "import os; from tests.throwaway import throwaway\nwith throwaway() as c: print(c.at.path); os._exit(9)"
    done = subprocess.run(
        ["stdbuf", "-o0", sys.executable, "-uc", script], capture_output=True, text=True, check=False, cwd=ROOT
    )
    left = Path(done.stdout.strip())
    assert Cluster(left).status() is not None
    os.utime(left, (0, 0))

    with throwaway() as cluster:
        assert not left.exists()
        assert ask(cluster.url(), "SHOW fsync") == [("off",)]
        pid, home = cluster.status(), cluster.at.path

    assert not home.exists()
    assert not Path(f"/proc/{pid}/exe").exists()


@pytest.mark.parametrize(
    ("total", "shared", "work"),
    [(512 * MB, "128MB", "4MB"), (4096 * MB, "1024MB", "10MB"), (1 << 38, "4096MB", "64MB")],
)
def test_settings_fit_the_memory(total: int, shared: str, work: str) -> None:
    settings = tuning(total, durable=True, statements=False, shm=1 << 34)

    assert (settings["shared_buffers"], settings["work_mem"]) == (shared, work)
    assert "dynamic_shared_memory_type" not in settings
    assert tuning(total, durable=True, statements=False, shm=64 * MB)["dynamic_shared_memory_type"] == "sysv"
