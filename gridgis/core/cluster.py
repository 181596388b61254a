"""The product's own PostGIS cluster: made, started, stopped and found again under the home directory."""

import os
import secrets
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psycopg2
from psycopg2 import sql

from gridgis.core.cluster_home import Home
from gridgis.core.postgres import MB, ClusterUnavailable, Programs, find, memory, shared_memory, tuning
from gridgis.core.settings import Settings
from gridgis.core.wording import Phrase

EXTENSIONS = ("postgis", "pg_trgm", "btree_gist")
SUPERUSER = "postgres"
ROLE = DATABASE = "gridgis"
ROOM_MB = 300
"""Free space under which no cluster is begun; an empty one takes about 100 MB."""


def database_url(settings: Settings) -> str:
    """The database of this installation: the one set, or the embedded one, which is started if need be."""
    if settings.database_url is not None:
        return settings.database_url.get_secret_value()
    return Cluster(settings.home).ensure()


class Cluster:
    """A private cluster, reached only over a socket in a directory of its own, with a password of its own.

    Args:
        home: directory that is ours; made if absent. Two homes are two clusters.
        durable: False only for tests, see `tuning`.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.at = Home(home)
        self.durable = durable

    def exists(self) -> bool:
        return bool(self.at.facts()) and (self.at.data / "PG_VERSION").exists()

    def status(self) -> int | None:
        """Process id of the running server, or None."""
        if not self.exists():
            return None
        try:
            pid = (self.at.data / "postmaster.pid").read_text().split("\n", 1)[0]
        except FileNotFoundError:
            return None
        return int(pid) if pid.isdigit() and self.at.works_here(Path("/proc") / pid) else None

    def url(self, database: str = DATABASE, *, role: str = ROLE) -> str:
        """Address of a database of this cluster, for SQLAlchemy and for libpq alike.

        Raises:
            ClusterUnavailable: the cluster was never made.
        """
        if not self.exists():
            raise ClusterUnavailable("core.cluster_none")
        password = self.at.facts()[role]
        return (
            f"postgresql://{role}:{password}@/{quote(database)}?host={quote(str(self.at.socket))}&port={self.at.port}"
        )

    def ensure(self) -> str:
        """Make the cluster if it is not there, start it if it does not run, and return its URL.

        Safe to call again, from several processes at once, and after a crash of the server.
        """
        self.start()
        return self.url()

    def start(self) -> bool:
        """Start the server, or do nothing when it runs.

        Returns:
            Whether it was started now.

        Raises:
            ClusterUnavailable: PostgreSQL is missing or of another version, the disk is full, the
                directory belongs to somebody else, or the server does not come up.
        """
        with self.at.locked():
            self.at.refuse_copied()
            programs = find(self._major())
            if not self.exists():
                self._create(programs)
            starting = self.status() is None
            if starting:
                self._clear_remains()
                self._write_settings(programs)
                self._launch(programs)
            self._prepare(programs)
            return starting

    def stop(self, how: str = "fast") -> bool:
        """Stop the server, ending its connections; True when it ran."""
        if not self.exists():
            return False
        with self.at.locked():
            if self.status() is None:
                return False
            command = ["stop", "-D", str(self.at.data), "-m", how, "-w", "-t", "120"]
            self.at.run_or_refuse(find(self._major()).path("pg_ctl"), *command, otherwise=Phrase("core.not_stopped"))
            return True

    def destroy(self) -> None:
        """Stop the server, with nothing more written, and delete all its data, for good."""
        self.stop("immediate")
        if not self.at.path.exists():
            return
        with self.at.locked():
            shutil.rmtree(self.at.socket, ignore_errors=True)
            if self.at.place.exists():
                shutil.rmtree(self.at.place)
            self.at.file.unlink(missing_ok=True)

    def _major(self) -> int | None:
        return int((self.at.data / "PG_VERSION").read_text()) if self.exists() else None

    def _create(self, programs: Programs) -> None:
        """Make the data directory under another name and rename it last, so that there is a whole one or none."""
        place = self.at.choose_place()
        if (place / "data").exists():
            raise ClusterUnavailable("core.cluster_password_gone", file=self.at.file)
        free = shutil.disk_usage(place).free // MB
        if free < ROOM_MB:
            raise ClusterUnavailable("core.cluster_disk_full", place=place, free=free, needed_mb=ROOM_MB)
        passwords = {name: secrets.token_urlsafe(24) for name in (SUPERUSER, ROLE)}
        where = {} if place.parent == self.at.path else {"place": str(place)}
        half_made = place / "data.new"
        shutil.rmtree(half_made, ignore_errors=True)
        self._initdb(programs, half_made, passwords[SUPERUSER])
        self.at.save(passwords | where | {"home": str(self.at.path), "port": self.at.port})
        half_made.rename(place / "data")

    def _initdb(self, programs: Programs, target: Path, password: str) -> None:
        """Sort by code point, but with Unicode's idea of a letter, without which trigrams see no Chinese."""
        password_file = target.with_name("password")
        options = ["--data-checksums", "--encoding=UTF8", "--auth=scram-sha-256", f"--username={SUPERUSER}"]
        options += [f"--pwfile={password_file}", "-D", str(target), *([] if self.durable else ["--no-sync"])]
        initdb, otherwise = programs.path("initdb"), Phrase("core.not_made")
        self.at.write(password_file, password)
        try:
            self.at.run_or_refuse(initdb, "--locale=C.UTF-8", *options, otherwise=otherwise)
        except ClusterUnavailable as refusal:
            if "invalid locale" not in str(refusal.facts["output"]):
                raise
            self.at.run_or_refuse(initdb, "--locale=C", *options, otherwise=otherwise)
        finally:
            password_file.unlink()
        self.at.write(
            target / "pg_hba.conf", f"local all all scram-sha-256\nlocal replication {SUPERUSER} scram-sha-256\n"
        )
        main = target / "postgresql.conf"
        includes = "\ninclude_if_exists 'gridgis.conf'\ninclude_if_exists 'local.conf'\n"
        self.at.write(main, main.read_text() + includes)

    def _write_settings(self, programs: Programs) -> None:
        """Our settings, anew at each start, since the machine may have changed; `local.conf` wins over them."""
        for directory in (self.at.log, self.at.socket):
            self.at.private(directory)
        settings = tuning(memory(), durable=self.durable, statements=programs.has_statements, shm=shared_memory()) | {
            "listen_addresses": "''",
            "port": str(self.at.port),
            "unix_socket_directories": _quoted(str(self.at.socket)),
            "log_directory": _quoted(str(self.at.log)),
            "cluster_name": _quoted(f"gridgis {self.at.key}"),
        }
        lines = ["# Written by gridgis at each start; your own settings go to local.conf."]
        lines += [f"{name} = {value}" for name, value in settings.items()]
        self.at.write(self.at.data / "gridgis.conf", "\n".join(lines) + "\n")

    def _launch(self, programs: Programs) -> None:
        """pg_ctl gives the server a session of its own, so that Ctrl-C in our terminal does not reach it."""
        first_words = self.at.log / "start.log"
        first_words.unlink(missing_ok=True)
        command = ["start", "-D", str(self.at.data), "-l", str(first_words), "-w", "-t", "300"]
        otherwise = Phrase("core.not_started", {"log": self.at.log})
        self.at.run_or_refuse(programs.path("pg_ctl"), *command, otherwise=otherwise)

    def _clear_remains(self) -> None:
        """End what a killed server left, for its orphans hold the shared memory that the next one needs.

        Its lock files go too: PostgreSQL believes them whenever some process has the number in them.
        """
        started = time.monotonic()
        while orphans := self.at.processes():
            waited = time.monotonic() - started
            if waited > 30:
                raise ClusterUnavailable("core.cluster_orphans", processes=sorted(orphans))
            for pid in orphans:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGQUIT if waited < 10 else signal.SIGKILL)
            time.sleep(0.1)
        (self.at.data / "postmaster.pid").unlink(missing_ok=True)
        for left in self.at.socket.glob(".s.PGSQL.*"):
            left.unlink()

    def _prepare(self, programs: Programs) -> None:
        """Role and database; the extensions go to template1 and so come with every database made later.

        The statistics of statements stay in the database postgres, out of what is dumped and restored elsewhere.
        """
        role = sql.Identifier(ROLE)
        with self._as_superuser("postgres") as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
            if cursor.fetchone() is not None:
                return
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (ROLE,))
            if cursor.fetchone() is None:
                create = sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD %s").format(role)
                cursor.execute(create, (self.at.facts()[ROLE],))
                cursor.execute(sql.SQL("GRANT pg_monitor TO {}").format(role))
            if programs.has_statements:
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
            with self._as_superuser("template1") as template:
                for name in EXTENSIONS:
                    template.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
            cursor.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), role))

    @contextmanager
    def _as_superuser(self, database: str) -> "Iterator[psycopg2.extensions.cursor]":
        connection = psycopg2.connect(self.url(database, role=SUPERUSER))
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
