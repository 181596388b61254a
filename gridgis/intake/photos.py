"""Photos of reports: whose they are, who may send them, and who may see them."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from gridgis.cases.actions import keep_opening
from gridgis.core.errors import NotFound
from gridgis.intake import queries
from gridgis.intake.models import Report
from gridgis.media import photos
from gridgis.media.models import Medium
from gridgis.media.photos import Bounds
from gridgis.media.pictures import looked_at
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor


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
    bounds: Bounds,
) -> tuple[Medium, bool]:
    """Keep a photo of a report its sender has sent before; the same photo again changes nothing.

    Whoever sends another one of the report at once waits.

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
    key = (receipt.county_code, report_id, photos.hash_of(content, given))
    known = session.get(Medium, key)
    if known is not None and photos.path_of(folder, key[2]).exists():
        return known, False
    looked = looked_at(content, most_pixels=bounds.pixels)
    if known is None:
        session.get_one(Report, key[:2], with_for_update=True)
        photos.require_room(session, *key[:2], looked, bounds)
    fresh = photos.keep(session, key, looked, content, folder, at=at)
    return session.get_one(Medium, key), fresh


def read(session: Session, actor: Actor, report_id: UUID, digest: str, folder: Path, *, at: datetime) -> Path:
    """Where what is shown of a photo lies, for whoever may read its case or sent it.

    Raises:
        NotFound: no such photo for this actor, or one that can't be shown.
        NotReady: the worker has not made it yet.
    """
    receipt, report, case = queries.receipt(session, actor, report_id)
    if report.account_id != actor.account_id:
        keep_opening(session, actor, case, at=at)
    return photos.shown(session, (receipt.county_code, report_id, digest.lower()), folder)
