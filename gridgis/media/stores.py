"""Where bytes are kept: sealed under a name, whole or not at all, and never written to again."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from gridgis.core.errors import NotFound, Refusal
from gridgis.core.settings import Settings

SEALED = 0o440
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
ABANDONED_S = 3600


class StorageFull(Refusal):
    """There is no room for the photo."""


class StorageDown(Refusal):
    """The photo can't be written."""


class Store(Protocol):
    """A place of bytes by name; a name is a path of plain parts, such as `ab/abcd`.

    What `put` and `take` have returned outlives the machine's end. Every call may raise `StorageDown`, those that write
    `StorageFull`, too.
    """

    def has(self, name: str) -> bool:
        """Whether it is there."""

    def put(self, name: str, content: bytes) -> bool:
        """Keep it, unless it is there; whether it is new."""

    def take(self, name: str, file: Path) -> bool:
        """The same with a file of this machine, which is gone then."""

    def read(self, name: str) -> bytes:
        """All of it.

        Raises:
            NotFound: it is not there.
        """

    def path(self, name: str) -> Path | None:
        """Where it would lie on this machine; None for a place elsewhere."""

    def sweep(self) -> int:
        """Take away what writers that died have left; how many files."""


class Disk:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, name: str) -> bool:
        """Whether the file is there."""
        return self.path(name).exists()

    def put(self, name: str, content: bytes) -> bool:
        """Written beside its place, flushed, and moved there."""
        path = self.path(name)
        if path.exists():
            return False
        part = path.with_name(f"{path.name}.{uuid4().hex}.part")
        with told_by_disk():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(content)
                _seal(part, path)
            finally:
                with suppress(OSError):
                    part.unlink()
        return True

    def take(self, name: str, file: Path) -> bool:
        """Flushed and moved; a file on another disk is copied first."""
        path = self.path(name)
        fresh = not path.exists()
        with told_by_disk():
            if fresh:
                path.parent.mkdir(parents=True, exist_ok=True)
                try:
                    _seal(file, path)
                except OSError as error:
                    if error.errno != errno.EXDEV:
                        raise
                    self.put(name, file.read_bytes())
            file.unlink(missing_ok=True)
        return fresh

    def read(self, name: str) -> bytes:
        """All of the file."""
        with told_by_disk():
            return self.path(name).read_bytes()

    def path(self, name: str) -> Path:
        """Where it lies."""
        return self._folder / name

    def sweep(self) -> int:
        """Take away parts that nobody has written to for an hour."""
        return swept(self._folder.glob("**/*.part"), ABANDONED_S)


def _seal(part: Path, path: Path) -> None:
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.chmod(SEALED)
    part.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def swept(files: Iterator[Path], seconds: float) -> int:
    """Remove files that nobody has written to for so long; how many."""
    gone = 0
    for file in files:
        with suppress(OSError):
            if file.is_file() and time.time() - file.stat().st_mtime > seconds:
                file.unlink()
                gone += 1
    return gone


@contextmanager
def told_by_disk() -> Iterator[None]:
    """A disk that is full or silent as a refusal that says when to come again."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound("intake.photo_lost") from error
    except OSError as error:
        if error.errno in FULL:
            raise StorageFull("intake.storage_full", retry_after_s=300) from error
        raise StorageDown("intake.storage_down", retry_after_s=60) from error


@lru_cache(maxsize=4)
def store_of(settings: Settings) -> Store:
    """The place that an installation has chosen: a bucket where one is named, else its disk. One a process."""
    if not settings.media_s3_bucket:
        return Disk(settings.media_dir)
    from gridgis.media.providers.s3 import Bucket, Where  # noqa: PLC0415 - its library is read where it is used

    secret = settings.media_s3_secret
    return Bucket(
        Where(
            bucket=settings.media_s3_bucket,
            endpoint=settings.media_s3_endpoint,
            region=settings.media_s3_region,
            key=settings.media_s3_key,
            secret=secret.get_secret_value() if secret else "",
        )
    )
