"""Photos taken later, by whoever looks into a case: kept with its first report, apart from the photos of that."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import queries as cases
from gridgis.cases.actions import opened
from gridgis.core.errors import Conflict, NotFound
from gridgis.intake.models import Report
from gridgis.media import arriving, photos
from gridgis.media.models import Medium
from gridgis.media.photos import Bounds, Brought, Key, Size
from gridgis.media.stores import Store
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require

LOOKS = ("case.check", "case.handle")


def expect(session: Session, actor: Actor, *, number: str, digest: str, folder: Path, most: int) -> Key:
    """The key of a photo that somebody who looks into a case may send now: asked before it is taken.

    Args:
        session: open session.
        actor: who would send it.
        number: of the case.
        digest: of the photo.
        folder: of photos on their way.
        most: photos that one may send.

    Raises:
        NotFound: the actor may read no such case.
        Forbidden: they neither check nor handle cases there.
        Conflict: the same photo came with the report, or from somebody else.
        Invalid: there are as many photos of theirs as may be.
    """
    key = _own(session, actor, number, digest)
    photos.require_count(session, key, arriving.received(folder, key[1]), most, actor.account_id)
    return key


def _own(session: Session, actor: Actor, number: str, digest: str) -> Key:
    case = cases.get(session, actor, number)
    spot = cases.spot_of(case)
    require(actor, next((verb for verb in LOOKS if actor.may(verb, spot)), LOOKS[0]), spot)
    first = select(Report.id).where(Report.county_code == case.county_code, Report.case_number == case.number)
    report_id = session.scalar(first.order_by(Report.received_at, Report.id).limit(1))
    if report_id is None:
        raise NotFound("cases.no_case", number=number)
    key = (case.county_code, report_id, digest)
    known = session.get(Medium, key)
    if known is not None and known.account_id != actor.account_id:
        raise Conflict("cases.photo_taken", field="sha256")
    return key


@audited("case.photo", "case", "{number}", when=lambda made: made[1], sha256="brought.digest")
def attach(
    session: Session, actor: Actor, number: str, brought: Brought, *, at: datetime, bounds: Bounds
) -> tuple[Medium, bool]:
    """Keep a photo of somebody who looks into a case, to be named by a move of theirs; again, it changes nothing.

    Returns:
        The photo and whether it is new.

    Raises:
        NotFound, Forbidden, Conflict: as `expect`.
        Invalid: with this one there are too many, or too many pixels.
    """
    key = _own(session, actor, number, brought.digest)
    if session.get(Medium, key) is None:
        session.get_one(Report, key[:2], with_for_update=True)
        photos.require_room(session, key, brought.looked, bounds, actor.account_id)
    fresh = photos.keep(session, key, brought, at=at, account_id=actor.account_id)
    return session.get_one(Medium, key), fresh


def read(
    session: Session, actor: Actor, number: str, digest: str, store: Store, *, size: Size = "whole", at: datetime
) -> str:
    """The name of what is shown of a photo of a case, whatever it came with.

    Raises:
        NotFound: the actor may read no such case, or it has no such photo.
        NotReady: the worker has not made it yet.
    """
    case = opened(session, actor, number, at=at)
    asked = select(Medium.report_id).join(
        Report, (Report.county_code == Medium.county_code) & (Report.id == Medium.report_id)
    )
    mine = asked.where(Report.county_code == case.county_code, Report.case_number == case.number)
    report_id = session.scalar(mine.where(Medium.sha256 == digest.lower()).limit(1))
    if report_id is None:
        raise NotFound("intake.no_photo", sha256=digest)
    return photos.shown(session, (case.county_code, report_id, digest.lower()), store, size)
