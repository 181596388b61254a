"""Photos taken later, by whoever looks into a case: kept with its first report, apart from the photos of that."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import queries as cases
from gridgis.cases.actions import opened
from gridgis.core.errors import Conflict, NotFound
from gridgis.intake.models import Report
from gridgis.media import photos
from gridgis.media.models import Medium
from gridgis.media.photos import Bounds
from gridgis.media.pictures import looked_at
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require

LOOKS = ("case.check", "case.handle")


@audited("case.photo", "case", "{number}", when=lambda made: made[1], sha256="given")
def attach(
    session: Session,
    actor: Actor,
    number: str,
    given: str,
    content: bytes,
    folder: Path,
    *,
    at: datetime,
    bounds: Bounds,
) -> tuple[Medium, bool]:
    """Keep a photo of somebody who looks into a case, to be named by a move of theirs; again, it changes nothing.

    Returns:
        The photo and whether it is new.

    Raises:
        NotFound: the actor may read no such case.
        Forbidden: they neither check nor handle cases there.
        Conflict: the same photo came with the report, or from somebody else.
        Invalid: the bytes don't have the hash, are no whole picture, or are too many.
        StorageFull, StorageDown: they can't be kept now.
    """
    case = cases.get(session, actor, number)
    spot = cases.spot_of(case)
    require(actor, next((verb for verb in LOOKS if actor.may(verb, spot)), LOOKS[0]), spot)
    first = select(Report.id).where(Report.county_code == case.county_code, Report.case_number == case.number)
    report_id = session.scalar(first.order_by(Report.received_at, Report.id).limit(1))
    if report_id is None:
        raise NotFound("cases.no_case", number=number)
    key = (case.county_code, report_id, photos.hash_of(content, given))
    known = session.get(Medium, key)
    if known is not None and known.account_id != actor.account_id:
        raise Conflict("cases.photo_taken", field="sha256")
    if known is not None and photos.path_of(folder, key[2]).exists():
        return known, False
    looked = looked_at(content, most_pixels=bounds.pixels)
    if known is None:
        session.get_one(Report, key[:2], with_for_update=True)
        photos.require_room(session, *key[:2], looked, bounds, actor.account_id)
    fresh = photos.keep(session, key, looked, content, folder, at=at, account_id=actor.account_id)
    return session.get_one(Medium, key), fresh


def read(session: Session, actor: Actor, number: str, digest: str, folder: Path, *, at: datetime) -> Path:
    """Where what is shown of a photo of a case lies, whatever it came with.

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
    return photos.shown(session, (case.county_code, report_id, digest.lower()), folder)
