"""Bytes in a bucket of Amazon S3, or of whatever speaks as it does."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from gridgis.core.errors import NotFound
from gridgis.media.stores import StorageDown

LOG = logging.getLogger("gridgis.media")
PATIENCE = timedelta(seconds=10)
CONNECTS = timedelta(seconds=3)


@dataclass(frozen=True)
class Where:
    """A bucket: its name, the address of the service (empty for Amazon's own), and who asks."""

    bucket: str
    endpoint: str = ""
    region: str = ""
    key: str = ""
    secret: str = ""


class Bucket:
    """A bucket; an object is there whole or not at all.

    What is kept lies under the hash of its content: written twice, the same is written.
    """

    def __init__(self, where: Where) -> None:
        said = {
            "endpoint": where.endpoint,
            "region": where.region,
            "access_key_id": where.key,
            "secret_access_key": where.secret,
        }
        self._store = S3Store(
            where.bucket,
            config={name: value for name, value in said.items() if value},  # type: ignore[arg-type]
            client_options={
                "allow_http": where.endpoint.startswith("http://"),
                "timeout": PATIENCE,
                "connect_timeout": CONNECTS,
            },
            retry_config={"max_retries": 2, "retry_timeout": PATIENCE},
        )

    def has(self, name: str) -> bool:
        """Whether the object is there."""
        try:
            with _told(reading=True):
                obstore.head(self._store, name)
        except NotFound:
            return False
        return True

    def put(self, name: str, content: bytes) -> bool:
        """Sent unless it is there."""
        if self.has(name):
            return False
        with _told():
            obstore.put(self._store, name, content)
        return True

    def take(self, name: str, file: Path) -> bool:
        """Sent unless it is there, and gone here."""
        fresh = not self.has(name)
        if fresh:
            with _told():
                obstore.put(self._store, name, file)
        file.unlink(missing_ok=True)
        return fresh

    def read(self, name: str) -> bytes:
        """All of the object."""
        with _told(reading=True):
            return bytes(obstore.get(self._store, name).bytes())

    def path(self, name: str) -> None:
        """It lies elsewhere."""

    def sweep(self) -> int:
        """Nothing is left by a writer that died: an object is there when all of it has come."""
        return 0


@contextmanager
def _told(*, reading: bool = False) -> Iterator[None]:
    """A bucket that does not answer, or not to us, as a refusal that says when to come again; the log tells why."""
    try:
        yield
    except (BaseError, OSError) as error:
        if reading and isinstance(error, FileNotFoundError | NotFoundError):
            raise NotFound("intake.photo_lost") from error
        LOG.exception("the bucket of photos does not serve us")
        raise StorageDown("intake.storage_down", retry_after_s=60) from error
