"""Photos sealed under their hash, acknowledged when they are kept, and shown as cleaned copies."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import sha256
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound, Refusal
from gridgis.core.geo import SRID
from gridgis.media.models import Medium
from gridgis.media.pictures import Looked, cleaned, likeness_of, looked_at, told_by
from gridgis.media.stores import Store

Key = tuple[str, UUID, str]
"""A photo: county, report, hash."""

Size = Literal["whole", "small"]
"""Of what is shown: with at most 2048 pixels along its long edge, or 320."""
SHOWN = "shown"
"""The folder of what is shown, beside the originals."""
SHOW = "show_photo"
"""The worker's task."""
TOGETHER = 4
"""The photos of a report may have so many times the pixels of the largest one."""


class NotReady(Refusal):
    """What is shown of the photo has not been made yet."""


@dataclass(frozen=True)
class Bounds:
    """What a report's photos may be at most: so many, each of so many pixels."""

    count: int = 12
    pixels: int = 50_000_000


@dataclass(frozen=True)
class Brought:
    """A photo whose bytes are sealed, as its row tells of it; `fresh` where they were not there before."""

    digest: str
    looked: Looked
    size_bytes: int
    fresh: bool


def seal(store: Store, content: bytes, *, most_pixels: int) -> Brought:
    """Look at a photo and seal it.

    Raises:
        Invalid: it is no whole picture that is taken.
        NotNow, StorageFull, StorageDown: it can't be kept now.
    """
    digest = sha256(content).hexdigest()
    looked = looked_at(content, most_pixels=most_pixels)
    return Brought(digest, looked, len(content), store.put(name_of(digest), content))


def require_count(session: Session, key: Key, others: Collection[str], most: int, account_id: int | None) -> None:
    """Refuse a photo before it comes where its sender has sent so many, with those on their way, that are not it."""
    if session.get(Medium, key) is not None:
        return
    mine = (
        Medium.county_code == key[0],
        Medium.report_id == key[1],
        Medium.account_id.is_not_distinct_from(account_id),
    )
    kept = session.scalar(select(func.count()).where(*mine)) or 0
    if kept + len({*others} - {key[2]}) >= most:
        raise Invalid("intake.photo_many", field="content", most=most)


def require_room(session: Session, key: Key, looked: Looked, bounds: Bounds, account_id: int | None = None) -> None:
    """Refuse a photo beyond those that a report, which is held for update, may have; or somebody who looks into it.

    One that is there is counted already: two that send the same at once don't stand in each other's way.
    """
    size = func.coalesce(Medium.width, 0) * func.coalesce(Medium.height, 0)
    of_report = (Medium.county_code == key[0], Medium.report_id == key[1], Medium.sha256 != key[2])
    mine = (*of_report, Medium.account_id.is_not_distinct_from(account_id))
    count, pixels = session.execute(select(func.count(), func.coalesce(func.sum(size), 0)).where(*mine)).one()
    if count >= bounds.count:
        raise Invalid("intake.photo_many", field="content", most=bounds.count)
    if pixels + looked.pixels > TOGETHER * bounds.pixels:
        raise Invalid("intake.photos_large", field="content", most=TOGETHER * bounds.pixels // 1_000_000)


def keep(session: Session, key: Key, brought: Brought, *, at: datetime, account_id: int | None = None) -> bool:
    """Write the row of a photo that is sealed, and have the worker make what is shown of it.

    The bytes come first: a row without them would acknowledge what is not there. One whose bytes were lost, and have
    come again, is shown anew.

    Returns:
        Whether it is new.
    """
    county_code, report_id, digest = key
    values = {
        "county_code": county_code,
        "report_id": report_id,
        "sha256": digest,
        "content_type": brought.looked.content_type,
        "size_bytes": brought.size_bytes,
        "width": brought.looked.width,
        "height": brought.looked.height,
        "account_id": account_id,
        "received_at": at,
    }
    made = session.execute(insert(Medium).values(values).on_conflict_do_nothing().returning(Medium.sha256)).first()
    if made is None and brought.fresh:
        _set(session, key, {"shown_at": None, "hidden": False})
    if made is not None or brought.fresh:
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


def name_of(digest: str) -> str:
    """The name of the bytes of a hash."""
    return f"{digest[:2]}/{digest}"


def shown_name_of(digest: str, size: Size = "whole") -> str:
    """The name of what is shown of them."""
    return f"{SHOWN}/{digest[:2]}/{digest}{'.small' if size == 'small' else ''}.jpg"


def show(session: Session, key: Key, store: Store, *, most_pixels: int, zone: tzinfo, at: datetime) -> bool:
    """Make what is shown of a photo, and keep what it says of when and where; the worker's part, safe to repeat.

    Returns:
        Whether it can be shown.

    Raises:
        StorageFull, StorageDown: it can't be written now.
        NotNow: too many pictures are being dealt with.
    """
    digest = key[2]
    try:
        content = store.read(name_of(digest))
        said = told_by(content, most_pixels=most_pixels, zone=zone, before=at)
        if not (store.has(shown_name_of(digest)) and store.has(shown_name_of(digest, "small"))):
            clean = cleaned(content, most_pixels=most_pixels)
            store.put(shown_name_of(digest, "small"), clean.small)
            store.put(shown_name_of(digest), clean.shown)
    except (Invalid, NotFound):
        _set(session, key, {"hidden": True})
        return False
    place = None if said.place is None else f"SRID={SRID};POINT({said.place[0]} {said.place[1]})"
    _set(session, key, {"shown_at": at, "hidden": False, "taken_at": said.taken_at, "taken_place": place})
    liken(session, key, store)
    return True


def liken(session: Session, key: Key, store: Store) -> None:
    """Make the hash by which photos that look alike are known, of what is shown; where that is lost, it is made anew.

    Raises:
        StorageDown: it can't be read now.
        NotNow: too many pictures are being dealt with.
    """
    try:
        _set(session, key, {"likeness": likeness_of(store.read(shown_name_of(key[2])))})
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


def shown(session: Session, key: Key, store: Store, size: Size = "whole") -> str:
    """The name of what is shown of a photo.

    Raises:
        NotFound: there is no such photo, or one that can't be shown.
        NotReady: the worker has not made it yet.
    """
    medium, digest = session.get(Medium, key), key[2]
    if medium is None:
        raise NotFound("intake.no_photo", sha256=digest)
    if medium.shown_at is not None:
        return _there(store, digest, size)
    if not store.has(name_of(digest)):
        raise NotFound("intake.photo_lost", sha256=digest)
    if medium.hidden:
        raise NotFound("intake.photo_hidden", sha256=digest)
    raise NotReady("intake.photo_preparing", retry_after_s=2)


def _there(store: Store, digest: str, size: Size) -> str:
    """The name under which it is there: what was shown before there were small ones has none."""
    for one in dict.fromkeys((size, "whole")):
        if store.has(shown_name_of(digest, one)):
            return shown_name_of(digest, one)
    raise NotFound("intake.photo_lost", sha256=digest)
