"""The worker's part in photos: cleaned copies, at once when one comes, and of what was left, every five minutes."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from uuid import UUID
from zoneinfo import ZoneInfo

from procrastinate import App, RetryStrategy
from sqlalchemy.orm import Session, sessionmaker

from gridgis.core.settings import DEFAULTS, Settings
from gridgis.media import arriving
from gridgis.media import photos as media
from gridgis.media.stores import Disk, Store

AT_ONCE = 50
LOG = logging.getLogger("gridgis.worker")


@dataclass(frozen=True)
class Photos:
    """Where photos lie, where those on their way do, how many pixels one may have, and the zone of a camera's clock."""

    store: Store
    arriving: Path
    most_pixels: int
    zone: str = DEFAULTS.zone

    @classmethod
    def on(cls, folder: Path) -> Self:
        """Photos on a disk, with what is usual."""
        return cls(Disk(folder), folder, Settings.model_fields["media_max_pixels"].default)


def add_to(app: App, sessions: sessionmaker[Session], photos: Photos) -> None:
    """Give a queue's application the jobs that make what is shown."""

    @app.task(name=media.SHOW, pass_context=False, retry=RetryStrategy(max_attempts=5, exponential_wait=4))
    def show_photo(county_code: str, report_id: str, digest: str) -> None:
        show(sessions, photos, (county_code, UUID(report_id), digest))

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="show_waiting", pass_context=False)
    def show_waiting(timestamp: int) -> int:
        return show_all(sessions, photos) + liken_all(sessions, photos)


def show_all(sessions: sessionmaker[Session], photos: Photos) -> int:
    """Make what is shown of every photo that waits for it, and take away what writers that died have left."""
    photos.store.sweep()
    arriving.sweep(photos.arriving)
    made = 0
    while True:
        with sessions.begin() as session:
            some = media.waiting(session, AT_ONCE)
        for one in some:
            show(sessions, photos, one)
        made += len(some)
        if not some:
            return made


def liken_all(sessions: sessionmaker[Session], photos: Photos) -> int:
    """Make the likeness of every photo that was shown before there was one; how many."""
    made = 0
    while True:
        with sessions.begin() as session:
            some = media.unlikened(session, AT_ONCE)
            for one in some:
                media.liken(session, one, photos.store)
        made += len(some)
        if not some:
            return made


def show(sessions: sessionmaker[Session], photos: Photos, one: media.Key) -> None:
    """Make what is shown of a photo.

    Raises:
        StorageFull, StorageDown: it can't be written now; the queue tries again.
    """
    with sessions.begin() as session:
        at = datetime.now(UTC)
        zone, most = ZoneInfo(photos.zone), photos.most_pixels
        if not media.show(session, one, photos.store, most_pixels=most, zone=zone, at=at):
            LOG.warning("photo %s of report %s can't be shown; the original is kept", one[2], one[1])
