"""Photos of reports: looked at, sealed under their hash, acknowledged when on disk, shown as cleaned copies."""

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
from uuid import UUID, uuid4

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.cases.actions import keep_opening
from gridgis.core.errors import Invalid, NotFound, Refusal
from gridgis.intake import queries
from gridgis.intake.models import Medium, Report
from gridgis.intake.pictures import SHOWN_TYPE, Looked, cleaned, looked_at
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor

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


@audited("report.photo", "report", "{report_id}", when=lambda made: made[1], sha256="given")
def attach(
    session: Session,
    actor: Actor,
    report_id: UUID,
    given: str,
    content: bytes,
    folder: Path,
    *,
    at: datetime,
    bounds: Bounds = Bounds(),
) -> tuple[Medium, bool]:
    """Keep a photo of a report its sender has sent before.

    The bytes are on disk, flushed, before the row is written; the same photo again changes nothing.

    Returns:
        The photo and whether it is new.

    Raises:
        NotFound: the actor sent no such report.
        Invalid: the bytes don't have the hash, are no whole JPEG, PNG or WebP picture, or are too many.
        StorageFull, StorageDown: they can't be kept now.
    """
    receipt, report, _ = queries.receipt(session, actor, report_id)
    if report.account_id != actor.account_id:
        raise NotFound("intake.not_sent", report=report_id, report_id=str(report_id))
    digest = given.lower()
    if sha256(content).hexdigest() != digest:
        raise Invalid("intake.photo_damaged", field="sha256")
    key = (receipt.county_code, report_id, digest)
    known = session.get(Medium, key)
    if known is not None and path_of(folder, digest).exists():
        return known, False
    looked = looked_at(content, most_pixels=bounds.pixels)
    if known is None:
        _require_room(session, report, looked, bounds)
    _write(path_of(folder, digest), content)
    values = {
        "county_code": receipt.county_code,
        "report_id": report_id,
        "sha256": digest,
        "content_type": looked.content_type,
        "size_bytes": len(content),
        "width": looked.width,
        "height": looked.height,
        "received_at": at,
    }
    made = session.execute(insert(Medium).values(values).on_conflict_do_nothing().returning(Medium.sha256)).first()
    if known is not None:
        known.shown_at, known.hidden = None, False
    if made is not None or known is not None:
        _ask_worker(session, *key)
    return session.get_one(Medium, key), made is not None


def _require_room(session: Session, report: Report, looked: Looked, bounds: Bounds) -> None:
    """Refuse a photo beyond those that a report may have; whoever sends another one at once waits."""
    session.get_one(Report, (report.county_code, report.id), with_for_update=True)
    size = func.coalesce(Medium.width, 0) * func.coalesce(Medium.height, 0)
    mine = (Medium.county_code == report.county_code, Medium.report_id == report.id)
    count, pixels = session.execute(select(func.count(), func.coalesce(func.sum(size), 0)).where(*mine)).one()
    if count >= bounds.count:
        raise Invalid("intake.photo_many", field="content", most=bounds.count)
    if pixels + looked.pixels > TOGETHER * bounds.pixels:
        raise Invalid("intake.photos_large", field="content", most=TOGETHER * bounds.pixels // 1_000_000)


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
            _write(shown, cleaned(content, most_pixels=most_pixels))
        except (Invalid, NotFound):
            hidden = True
    values = {"hidden": True} if hidden else {"shown_at": at, "hidden": False}
    session.execute(
        update(Medium)
        .where(Medium.county_code == county_code, Medium.report_id == report_id, Medium.sha256 == digest)
        .values(values)
    )
    return not hidden


def waiting(session: Session, limit: int) -> list[tuple[str, UUID, str]]:
    """Photos of which nothing is shown yet, oldest first."""
    asked = (
        select(Medium.county_code, Medium.report_id, Medium.sha256)
        .where(Medium.shown_at.is_(None), Medium.hidden.is_(False))
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


def _write(path: Path, content: bytes) -> None:
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


def read(
    session: Session, actor: Actor, report_id: UUID, digest: str, folder: Path, *, at: datetime
) -> tuple[Path, str]:
    """Path and content type of what is shown of a photo, for whoever may read its case or sent it.

    Raises:
        NotFound: no such photo for this actor, or one that can't be shown.
        NotReady: the worker has not made it yet.
    """
    receipt, report, case = queries.receipt(session, actor, report_id)
    if report.account_id != actor.account_id:
        keep_opening(session, actor, case, at=at)
    medium = session.get(Medium, (receipt.county_code, report_id, digest.lower()))
    if medium is None:
        raise NotFound("intake.no_photo", sha256=digest)
    path = shown_path_of(folder, medium.sha256)
    if path.exists():
        return path, SHOWN_TYPE
    if not path_of(folder, medium.sha256).exists():
        raise NotFound("intake.photo_lost", sha256=digest)
    if medium.hidden:
        raise NotFound("intake.photo_hidden", sha256=digest)
    raise NotReady("intake.photo_preparing", retry_after_s=2)
