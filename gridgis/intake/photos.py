"""Photos of reports: whose they are, who may send them, and who may see them."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from gridgis.cases.actions import keep_opening
from gridgis.core.errors import NotFound
from gridgis.intake import queries
from gridgis.intake.models import Report
from gridgis.media import arriving, photos
from gridgis.media.models import Medium
from gridgis.media.photos import Bounds, Brought, Key, Size
from gridgis.media.stores import Store
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor


def expect(session: Session, actor: Actor, *, report_id: UUID, digest: str, folder: Path, most: int) -> Key:
    """The key of a photo that its sender may send now: asked before it is taken.

    Args:
        session: open session.
        actor: who would send it.
        report_id: which came before.
        digest: of the photo.
        folder: of photos on their way; those of this report count.
        most: photos that a report may have.

    Raises:
        NotFound: the actor sent no such report.
        Invalid: there are as many photos as may be.
    """
    key = _own(session, actor, report_id, digest)
    photos.require_count(session, key, arriving.received(folder, report_id), most, None)
    return key


def _own(session: Session, actor: Actor, report_id: UUID, digest: str) -> Key:
    receipt, report, _ = queries.receipt(session, actor, report_id)
    if report.account_id != actor.account_id:
        raise NotFound("intake.not_sent", report=report_id, report_id=str(report_id))
    return receipt.county_code, report_id, digest


@audited("report.photo", "report", "{report_id}", when=lambda made: made[1], sha256="brought.digest")
def attach(
    session: Session, actor: Actor, report_id: UUID, brought: Brought, *, at: datetime, bounds: Bounds
) -> tuple[Medium, bool]:
    """Keep a photo of a report its sender has sent before; the same photo again changes nothing.

    Whoever sends another one of the report at once waits.

    Returns:
        The photo and whether it is new.

    Raises:
        NotFound: the actor sent no such report.
        Invalid: with this one there are too many, or too many pixels.
    """
    key = _own(session, actor, report_id, brought.digest)
    if session.get(Medium, key) is None:
        session.get_one(Report, key[:2], with_for_update=True)
        photos.require_room(session, key, brought.looked, bounds)
    fresh = photos.keep(session, key, brought, at=at)
    return session.get_one(Medium, key), fresh


def read(
    session: Session, actor: Actor, report_id: UUID, digest: str, store: Store, *, size: Size = "whole", at: datetime
) -> str:
    """The name of what is shown of a photo, for whoever may read its case or sent it.

    Raises:
        NotFound: no such photo for this actor, or one that can't be shown.
        NotReady: the worker has not made it yet.
    """
    receipt, report, case = queries.receipt(session, actor, report_id)
    if report.account_id != actor.account_id:
        keep_opening(session, actor, case, at=at)
    return photos.shown(session, (receipt.county_code, report_id, digest.lower()), store, size)
