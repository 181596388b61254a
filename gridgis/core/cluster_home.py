"""Where the embedded cluster lives: its directories, who owns them, and programs run as the server's user."""

import fcntl
import hashlib
import json
import os
import pwd
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from gridgis.core.postgres import ClusterUnavailable
from gridgis.core.wording import Phrase

SOCKET_PATH_MAX = 107
"""Longest path of a Unix socket on Linux; beyond it the server can't be reached at all."""
ELSEWHERE = Path("/var/lib/gridgis")
"""Where root keeps the data when the server's user can't reach the checkout (one under /root)."""


class Home:
    """The directory of one cluster. What must outlive a start is in `cluster.json`, readable by its owner only."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.abspath(path))
        self.key = hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]

    # What is known

    @property
    def file(self) -> Path:
        return self.path / "cluster.json"

    def facts(self) -> dict[str, Any]:
        """Passwords, port, and the place of the data when it is not in here; empty before the first start."""
        try:
            facts: dict[str, Any] = json.loads(self.file.read_text())
        except FileNotFoundError:
            return {}
        except PermissionError:
            raise self.not_ours() from None
        return facts

    def save(self, facts: dict[str, Any]) -> None:
        new = self.file.with_suffix(".new")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        new.write_text(json.dumps(facts))
        new.rename(self.file)

    @property
    def place(self) -> Path:
        """Directory of data, log and socket."""
        return Path(self.facts().get("place") or self.path / "postgres")

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def log(self) -> Path:
        return self.place / "log"

    @property
    def port(self) -> int:
        """Number in the socket's name, kept from the first start on; nothing listens on the network."""
        return int(self.facts().get("port") or 50000 + int(self.key, 16) % 10000)

    @property
    def socket(self) -> Path:
        """Directory of the socket; under /tmp when the checkout's path can't hold one."""
        inside = self.place / "socket"
        length = len(os.fsencode(inside / f".s.PGSQL.{self.port}.lock"))
        if length <= SOCKET_PATH_MAX and not set(',"') & set(str(inside)):
            return inside
        return Path("/tmp") / f"gridgis-{self.key}"  # noqa: S108 - `private` refuses one that is not ours

    def choose_place(self) -> Path:
        """A directory that belongs to the server's user and that it can reach."""
        places = [self.path / "postgres"] + ([ELSEWHERE / self.key] if os.geteuid() == 0 else [])
        for place in places:
            place.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):
                self.own(place)
            reached = self.run("/usr/bin/test", "-w", str(place), "-a", "-x", str(place)).returncode == 0
            if reached and stat.S_IMODE(place.stat().st_mode) == 0o700:
                return place
            with suppress(OSError):
                place.rmdir()
        raise ClusterUnavailable("core.cluster_no_private_place", place=places[0])

    def refuse_copied(self) -> None:
        """A copied checkout must not open the data of the one it was copied from; a moved one may."""
        facts = self.facts()
        made_for = Path(facts.get("home", self.path))
        if "place" not in facts or made_for == self.path:
            return
        if (made_for / self.file.name).exists():
            raise ClusterUnavailable("core.cluster_copied", made_for=made_for, file=self.file)
        self.save(facts | {"home": str(self.path)})

    # Users and files

    def user(self) -> pwd.struct_passwd | None:
        """Whom the server runs as when we are root; None when it runs as ourselves."""
        if os.geteuid() != 0:
            return None
        owner = self.data.stat().st_uid if self.data.exists() else 0
        try:
            return pwd.getpwuid(owner) if owner else pwd.getpwnam("postgres")
        except KeyError:
            raise ClusterUnavailable("core.cluster_no_postgres_user") from None

    def own(self, path: Path, mode: int = 0o700) -> None:
        """Give a file to the server's user, and to nobody else."""
        if (user := self.user()) is not None:
            os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)
        path.chmod(mode)

    def private(self, directory: Path) -> None:
        """Make a directory nobody else can enter; one that somebody else put there first is not ours."""
        directory.mkdir(mode=0o700, exist_ok=True)
        found = directory.lstat()
        user = self.user()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), user.pw_uid if user else os.geteuid()}:
            raise ClusterUnavailable("core.cluster_place_taken", directory=directory)
        self.own(directory)

    def write(self, path: Path, text: str) -> None:
        """Write a file of the server's. It is made anew: in a directory of another user, root follows no link."""
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            if (user := self.user()) is not None:
                os.fchown(file.fileno(), user.pw_uid, user.pw_gid)
            file.write(text)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program as the server's user, in a known locale."""
        user = self.user()
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            user=None if user is None else user.pw_uid,
            group=None if user is None else user.pw_gid,
            extra_groups=None if user is None else [],
        )

    def run_or_refuse(self, *command: str, otherwise: Phrase) -> None:
        """Run a program; its failure is told in one sentence, with all its output beside it.

        Raises:
            ClusterUnavailable: it failed.
        """
        done = self.run(*command)
        if done.returncode == 0:
            return
        output = f"{done.stdout}\n{done.stderr}\n{self._last_words()}".strip()
        telling = [line for line in output.splitlines() if "FATAL" in line or "PANIC" in line or "error:" in line]
        said = telling or output.splitlines()
        why: Phrase | str = said[-1] if said else Phrase("core.no_reason")
        if "No space left on device" in output or "Check free disk space" in output:
            why = Phrase("core.disk_full", {"place": self.place})
        raise ClusterUnavailable("core.cluster_failed", otherwise=otherwise, why=why, output=output)

    def _last_words(self) -> str:
        logs = sorted(self.log.glob("*.log"), key=lambda file: file.stat().st_mtime)
        return "\n".join(file.read_text(errors="replace")[-2000:] for file in logs[-2:])

    def processes(self) -> set[int]:
        """Server processes that work in our data directory, whatever a pid file says, wherever it was moved to."""
        return {int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and self.works_here(entry)}

    def works_here(self, process: Path) -> bool:
        try:
            in_it = os.path.samefile(process / "cwd", self.data)
            return in_it and (process / "exe").readlink().name.startswith("postgres")
        except OSError:
            return False

    def not_ours(self) -> ClusterUnavailable:
        return ClusterUnavailable("core.cluster_of_other_user", path=self.path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One process at a time makes, starts or stops the cluster; the others wait."""
        try:
            if not self.path.exists():
                self.path.mkdir(parents=True)
                self.path.chmod(0o755)
            file = (self.path / "cluster.lock").open("a")
        except PermissionError:
            raise self.not_ours() from None
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
