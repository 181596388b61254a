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
from pathlib import Path

import psycopg2
import pytest
from sqlalchemy import create_engine, text

from gridgis.core import postgres
from gridgis.core.cluster import Cluster, throwaway
from gridgis.core.postgres import MB, ClusterUnavailable, find, tuning


@pytest.fixture
def roof() -> Iterator[Path]:
    """A directory that the server's user can reach; pytest's own is closed to other users."""
    path = Path("/tmp") / f"gridgis-roof-{os.getpid()}-{time.monotonic_ns()}"
    path.mkdir(mode=0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def cluster(roof: Path) -> Iterator[Cluster]:
    """A cluster as the product makes it: durable."""
    cluster = Cluster(roof / "home")
    yield cluster
    cluster.destroy()


def ask(url: str, statement: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def test_first_start_gives_a_database_with_postgis_checksums_and_durable_commits(cluster: Cluster) -> None:
    url = cluster.ensure()

    names = "data_checksums fsync synchronous_commit full_page_writes jit timezone listen_addresses server_encoding"
    seen = ask(url, f"SELECT {', '.join(f'current_setting($${name}$$)' for name in names.split())}")[0]
    assert seen == ("on", "on", "on", "on", "off", "UTC", "", "UTF8")
    assert ask(url, "SELECT ST_SRID(ST_GeomFromText('POINT(120.75 30.75)', 4490)), current_user") == [(4490, "gridgis")]
    installed = {name for (name,) in ask(url, "SELECT extname FROM pg_extension")}
    assert {"postgis", "pg_trgm", "btree_gist"} <= installed


def test_trigrams_see_chinese(cluster: Cluster) -> None:
    assert ask(cluster.ensure(), "SELECT cardinality(show_trgm('南湖区')) > 0, similarity('南湖区', '南湖') > 0") == [
        (True, True)
    ]


def test_the_url_serves_sqlalchemy_and_libpq_and_other_databases(cluster: Cluster) -> None:
    url = cluster.ensure()

    ask_for = "SELECT current_database()"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg2:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CREATE DATABASE another"))
        assert connection.scalar(text(ask_for)) == "gridgis"
    engine.dispose()
    assert ask(cluster.url("another"), f"{ask_for} || postgis_lib_version()")[0][0] is not None
    psql = subprocess.run([find().path("psql"), url, "-Atc", ask_for], capture_output=True, text=True, check=True)
    assert psql.stdout.strip() == "gridgis"


def test_a_second_start_changes_nothing(cluster: Cluster) -> None:
    assert cluster.start()
    pid, url = cluster.status(), cluster.url()

    assert not cluster.start()
    assert not Cluster(cluster.at.path).start()
    assert (cluster.status(), cluster.url()) == (pid, url)


def test_many_first_starts_at_once_make_one_cluster(cluster: Cluster) -> None:
    script = (
        "import sys; from pathlib import Path; from gridgis.core.cluster import Cluster;"
        "print(Cluster(Path(sys.argv[1])).ensure())"
    )
    root = Path(__file__).resolve().parents[2]

    def start(_: int) -> str:
        command = [sys.executable, "-c", script, str(cluster.at.path)]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=root).stdout.strip()

    with ThreadPoolExecutor(4) as pool:
        urls = set(pool.map(start, range(4)))

    assert urls == {cluster.url()}


def test_what_was_committed_is_there_after_the_server_is_killed(cluster: Cluster) -> None:
    url = cluster.ensure()
    ask(url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    busy = psycopg2.connect(url)
    busy.cursor().execute("INSERT INTO kept VALUES (0)")
    pid = cluster.status()
    assert pid is not None

    os.kill(pid, signal.SIGKILL)

    assert Cluster(cluster.at.path).ensure() == url
    busy.close()
    assert cluster.status() not in (None, pid)
    assert ask(url, "SELECT count(*) FROM kept") == [(1000,)]


def test_a_pid_file_that_names_some_other_process_does_not_block_a_start(cluster: Cluster) -> None:
    cluster.ensure()
    pid_file = cluster.at.data / "postmaster.pid"
    words = pid_file.read_text()
    cluster.stop()
    cluster.at.write(pid_file, words.replace(words.split("\n")[0], str(os.getppid()), 1))

    assert cluster.status() is None
    assert cluster.start()


def test_a_start_killed_half_way_is_done_again(cluster: Cluster) -> None:
    half_made = cluster.at.choose_place() / "data.new"
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("15")

    assert ask(cluster.ensure(), "SELECT 1") == [(1,)]


def test_two_checkouts_side_by_side_do_not_meet(cluster: Cluster, roof: Path) -> None:
    other = Cluster(roof / "other")
    try:
        ask(cluster.ensure(), "CREATE TABLE mine (n int)")
        assert ask(other.ensure(), "SELECT to_regclass('mine')") == [(None,)]
        cluster.stop()
        assert other.status() is not None
        assert cluster.at.socket != other.at.socket
        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            psycopg2.connect(other.url().replace(other.at.facts()["gridgis"], cluster.at.facts()["gridgis"]))
    finally:
        other.destroy()


@pytest.mark.parametrize("name", ["d" * 150, "with space, comma & 'quote'", "南湖"])
def test_any_path_will_do(roof: Path, name: str) -> None:
    cluster = Cluster(roof / name / "home")
    try:
        assert ask(cluster.ensure(), "SELECT 1") == [(1,)]
        assert len(os.fsencode(cluster.at.socket)) < 93
        assert stat.S_IMODE(cluster.at.socket.stat().st_mode) == 0o700
    finally:
        cluster.destroy()
    assert not cluster.at.socket.exists()


def test_a_moved_checkout_takes_its_data_along(cluster: Cluster, roof: Path) -> None:
    ask(cluster.ensure(), "CREATE TABLE moved AS SELECT 1 AS n")
    cluster.stop()
    cluster.at.path.rename(roof / "new")

    moved = Cluster(roof / "new")
    try:
        assert ask(moved.ensure(), "SELECT n FROM moved") == [(1,)]
    finally:
        moved.destroy()


def test_the_server_is_nobody_s_root_and_its_files_are_closed(cluster: Cluster) -> None:
    cluster.ensure()

    owner = Path(f"/proc/{cluster.status()}").stat().st_uid
    assert owner != 0
    assert owner == cluster.at.data.stat().st_uid
    for path, mode in [(cluster.at.file, 0o600), (cluster.at.data, 0o700), (cluster.at.socket, 0o700)]:
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


def test_a_stopped_cluster_says_so_and_keeps_its_address(cluster: Cluster) -> None:
    with pytest.raises(ClusterUnavailable, match="gridgis db start"):
        cluster.url()
    assert not cluster.stop()

    url = cluster.ensure()
    assert cluster.stop()

    assert cluster.status() is None
    assert not cluster.stop()
    assert cluster.url() == url


def test_data_of_another_version_is_refused_in_one_sentence(cluster: Cluster) -> None:
    cluster.ensure()
    cluster.stop()
    (cluster.at.data / "PG_VERSION").write_text("12\n")

    with pytest.raises(ClusterUnavailable, match="made by PostgreSQL 12, but this machine has"):
        cluster.start()


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


def test_a_lost_password_file_is_not_taken_for_a_new_machine(cluster: Cluster) -> None:
    cluster.ensure()
    cluster.stop()
    facts = cluster.at.facts()
    cluster.at.file.unlink()

    with pytest.raises(ClusterUnavailable, match="restore it"):
        cluster.start()
    cluster.at.save(facts)


def test_an_operator_s_own_settings_win(cluster: Cluster) -> None:
    cluster.ensure()
    cluster.stop()
    cluster.at.write(cluster.at.data / "local.conf", "work_mem = 7MB\n")

    assert ask(cluster.ensure(), "SHOW work_mem") == [("7MB",)]


def test_a_throwaway_cluster_leaves_nothing() -> None:
    with throwaway() as cluster:
        assert ask(cluster.url(), "SHOW fsync") == [("off",)]
        pid, home = cluster.status(), cluster.at.path

    assert not home.exists()
    assert not Path(f"/proc/{pid}/exe").exists()


def test_a_throwaway_cluster_of_a_killed_run_is_swept_by_the_next() -> None:
    script = (
        "import os; from gridgis.core.cluster import throwaway\nwith throwaway() as c: print(c.at.path); os._exit(9)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        ["stdbuf", "-o0", sys.executable, "-uc", script], capture_output=True, text=True, check=False, cwd=root
    )
    left = Path(done.stdout.strip())
    assert Cluster(left).status() is not None
    os.utime(left, (0, 0))

    with throwaway():
        assert not left.exists()


@pytest.mark.parametrize(
    ("total", "shared", "work"),
    [(512 * MB, "128MB", "4MB"), (4096 * MB, "1024MB", "10MB"), (1 << 38, "4096MB", "64MB")],
)
def test_settings_fit_the_memory(total: int, shared: str, work: str) -> None:
    settings = tuning(total, durable=True, statements=False, shm=1 << 34)

    assert (settings["shared_buffers"], settings["work_mem"]) == (shared, work)
    assert "dynamic_shared_memory_type" not in settings
    assert tuning(total, durable=True, statements=False, shm=64 * MB)["dynamic_shared_memory_type"] == "sysv"
