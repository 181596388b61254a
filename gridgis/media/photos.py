"""Photos sealed under their hash, acknowledged when on disk, and shown as cleaned copies."""

import errno
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound, Refusal
from gridgis.media.models import Medium
from gridgis.media.pictures import Looked, cleaned, likeness_of

Key = tuple[str, UUID, str]
"""A photo: county, report, hash."""

SHOWN = "shown"
"""The folder of what is shown, beside the originals."""
SHOW = "show_photo"
"""The worker's task."""
SEALED = 0o440
TOGETHER = 4
"""The photos of a report may have so many times the pixels of the largest one."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
ABANDONED_S = 3600


class StorageFull(Refusal):
    """There is no room for the photo."""


class StorageDown(Refusal):
    """The photo can't be written."""


class NotReady(Refusal):
    """What is shown of the photo has not been made yet."""


@dataclass(frozen=True)
class Bounds:
    """What a report's photos may be at most: so many, each of so many pixels."""

    count: int = 12
    pixels: int = 50_000_000


def hash_of(content: bytes, given: str) -> str:
    """The hash of a photo, which is the one its sender gave.

    Raises:
        Invalid: it is another one.
    """
    digest = sha256(content).hexdigest()
    if digest != given.lower():
        raise Invalid("intake.photo_damaged", field="sha256")
    return digest


def require_room(
    session: Session, county_code: str, report_id: UUID, looked: Looked, bounds: Bounds, account_id: int | None = None
) -> None:
    """Refuse a photo beyond those that a report, which is held for update, may have; or somebody who looks into it."""
    size = func.coalesce(Medium.width, 0) * func.coalesce(Medium.height, 0)
    of_report = (Medium.county_code == county_code, Medium.report_id == report_id)
    mine = (*of_report, Medium.account_id.is_not_distinct_from(account_id))
    count, pixels = session.execute(select(func.count(), func.coalesce(func.sum(size), 0)).where(*mine)).one()
    if count >= bounds.count:
        raise Invalid("intake.photo_many", field="content", most=bounds.count)
    if pixels + looked.pixels > TOGETHER * bounds.pixels:
        raise Invalid("intake.photos_large", field="content", most=TOGETHER * bounds.pixels // 1_000_000)


def keep(
    session: Session,
    key: Key,
    looked: Looked,
    content: bytes,
    folder: Path,
    *,
    at: datetime,
    account_id: int | None = None,
) -> bool:
    """Seal a photo, and have the worker make what is shown of it.

    The bytes are on disk, flushed, before the row is written; one whose bytes were lost gets them again.

    Returns:
        Whether it is new.

    Raises:
        StorageFull, StorageDown: it can't be kept now.
    """
    county_code, report_id, digest = key
    known = session.get(Medium, key)
    write(path_of(folder, digest), content)
    values = {
        "county_code": county_code,
        "report_id": report_id,
        "sha256": digest,
        "content_type": looked.content_type,
        "size_bytes": len(content),
        "width": looked.width,
        "height": looked.height,
        "account_id": account_id,
        "received_at": at,
    }
    made = session.execute(insert(Medium).values(values).on_conflict_do_nothing().returning(Medium.sha256)).first()
    if known is not None:
        known.shown_at, known.hidden = None, False
    if made is not None or known is not None:
        _ask_worker(session, *key)
    return made is not None


def _ask_worker(session: Session, county_code: str, report_id: UUID, digest: str) -> None:
    """A job in the same transaction: the worker hears of it when the photo is there."""
    asked = {"county_code": county_code, "report_id": str(report_id), "digest": digest}
    session.execute(
        text(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args)"
            " VALUES ('default', :task, CAST(:asked AS jsonb))"
        ),
        {"task": SHOW, "asked": json.dumps(asked)},
    )


def path_of(folder: Path, digest: str) -> Path:
    """Where the bytes of a hash lie."""
    return folder / digest[:2] / digest


def shown_path_of(folder: Path, digest: str) -> Path:
    """Where what is shown of them lies."""
    return folder / SHOWN / digest[:2] / f"{digest}.jpg"


def show(
    session: Session, county_code: str, report_id: UUID, digest: str, folder: Path, *, most_pixels: int, at: datetime
) -> bool:
    """Make what is shown of a photo; the worker's part, safe to repeat.

    Returns:
        Whether it can be shown.

    Raises:
        StorageFull, StorageDown: it can't be written now.
        NotNow: too many pictures are being dealt with.
    """
    shown = shown_path_of(folder, digest)
    hidden = False
    if not shown.exists():
        try:
            with _told():
                content = path_of(folder, digest).read_bytes()
            write(shown, cleaned(content, most_pixels=most_pixels))
        except (Invalid, NotFound):
            hidden = True
    _set(session, (county_code, report_id, digest), {"hidden": True} if hidden else {"shown_at": at, "hidden": False})
    if not hidden:
        liken(session, (county_code, report_id, digest), folder)
    return not hidden


def liken(session: Session, key: Key, folder: Path) -> None:
    """Make the hash by which photos that look alike are known, of what is shown; where that is lost, it is made anew.

    Raises:
        StorageDown: it can't be read now.
        NotNow: too many pictures are being dealt with.
    """
    try:
        with _told():
            content = shown_path_of(folder, key[2]).read_bytes()
        _set(session, key, {"likeness": likeness_of(content)})
    except (Invalid, NotFound):
        _set(session, key, {"shown_at": None})


def _set(session: Session, key: Key, values: dict[str, Any]) -> None:
    county_code, report_id, digest = key
    one = (Medium.county_code == county_code, Medium.report_id == report_id, Medium.sha256 == digest)
    session.execute(update(Medium).where(*one).values(values))


def waiting(session: Session, limit: int) -> list[Key]:
    """Photos of which nothing is shown yet, oldest first."""
    return _first(session, limit, Medium.shown_at.is_(None))


def unlikened(session: Session, limit: int) -> list[Key]:
    """Photos that are shown and were kept before likeness was known, oldest first."""
    return _first(session, limit, Medium.likeness.is_(None), Medium.shown_at.is_not(None))


def _first(session: Session, limit: int, *wanted: ColumnElement[bool]) -> list[Key]:
    asked = (
        select(Medium.county_code, Medium.report_id, Medium.sha256)
        .where(*wanted, Medium.hidden.is_(False))
        .order_by(Medium.received_at, Medium.sha256)
        .limit(limit)
    )
    return [(county, report, digest) for county, report, digest in session.execute(asked)]


def sweep(folder: Path) -> int:
    """Take away what writers that died have left; how many files."""
    gone = 0
    for part in folder.glob("**/*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > ABANDONED_S:
                part.unlink()
                gone += 1
    return gone


def write(path: Path, content: bytes) -> None:
    """Whole or not at all, and for good: nobody writes to it again."""
    if path.exists():
        return
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    with _told():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            part.chmod(SEALED)
            part.rename(path)
        finally:
            with suppress(OSError):
                part.unlink()
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _told() -> Iterator[None]:
    """A disk that is full or silent as a refusal that says when to come again."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound("intake.photo_lost") from error
    except OSError as error:
        if error.errno in FULL:
            raise StorageFull("intake.storage_full", retry_after_s=300) from error
        raise StorageDown("intake.storage_down", retry_after_s=60) from error


def shown(session: Session, key: Key, folder: Path) -> Path:
    """Where what is shown of a photo lies.

    Raises:
        NotFound: there is no such photo, or one that can't be shown.
        NotReady: the worker has not made it yet.
    """
    medium, digest = session.get(Medium, key), key[2]
    if medium is None:
        raise NotFound("intake.no_photo", sha256=digest)
    path = shown_path_of(folder, digest)
    if path.exists():
        return path
    if not path_of(folder, digest).exists():
        raise NotFound("intake.photo_lost", sha256=digest)
    if medium.hidden:
        raise NotFound("intake.photo_hidden", sha256=digest)
    raise NotReady("intake.photo_preparing", retry_after_s=2)
