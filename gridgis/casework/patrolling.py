"""A patrol as it comes from a phone: on duty or not at all, kept once, simplified; forgotten when its days are over."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from geoalchemy2.shape import from_shape, to_shape
from shapely.geometry import Point
from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.casework import duty
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.geo import SRID
from gridgis.grids.models import GridVersion
from gridgis.patrols.models import Patrol, PatrolCover, PatrolStop
from gridgis.patrols.rules import KEEP_DAYS, LONGEST, WALK, Fix, Reached, Stop, reached
from gridgis.security.actions import audit
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require

SLACK = timedelta(minutes=2)
"""Clocks differ by so much."""
MINUTE = timedelta(minutes=1)
BATCH = 500


@dataclass(frozen=True)
class Walked:
    """A patrol as its phone tells it: in which grid, from when to when, the positions, and where it stopped by."""

    grid_code: str
    started_at: datetime
    ended_at: datetime
    fixes: Sequence[Fix] = ()
    stops: Sequence[Stop] = ()

    def shifted(self, skew: timedelta | None) -> "Walked":
        """The same by our clock, where that of the phone was ahead by more than a minute, or behind."""
        if skew is None or abs(skew) <= MINUTE:
            return self
        fixes = [replace(one, at=one.at - skew) for one in self.fixes]
        stops = [replace(one, at=one.at - skew) for one in self.stops]
        return Walked(self.grid_code, self.started_at - skew, self.ended_at - skew, fixes, stops)


@dataclass(frozen=True)
class TakenIn:
    """A patrol that is kept; `fresh` when it was not before."""

    id: UUID
    fresh: bool


@audited("patrol.send", "patrol", "{patrol_id}", when=lambda made: made.fresh, grid="walked.grid_code")
def take_in(
    session: Session,
    actor: Actor,
    patrol_id: UUID,
    walked: Walked,
    *,
    skew: timedelta | None,
    zone: str,
    at: datetime,
) -> TakenIn:
    """Keep a patrol that its worker walked while on duty; the same again changes nothing.

    Args:
        skew: how far the clock of the phone is ahead.
        zone: in which days are reckoned.

    Raises:
        Forbidden: the actor walks no patrols in that grid on that day.
        Invalid: it was not on duty, it lies in the future or long ago, or its moments do not go on.
        Conflict: another patrol has this id, or this one said something else before.
    """
    require(actor, WALK)
    session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:id, 0))"), {"id": str(patrol_id)})
    digest = _digest(walked)
    known = session.get(Patrol, patrol_id)
    if known is not None:
        if (known.account_id, known.digest) != (actor.account_id, digest):
            raise Conflict("patrols.other_content")
        return TakenIn(patrol_id, fresh=False)
    ours = walked.shifted(skew)
    _require_sense(ours, at)
    _require_duty(session, actor, ours, zone)
    found = _reached(session, ours, zone)
    _keep(session, Patrol(id=patrol_id, account_id=actor.account_id, digest=digest, received_at=at), ours, found, zone)
    return TakenIn(patrol_id, fresh=True)


def _digest(walked: Walked) -> bytes:
    return sha256(json.dumps(asdict(walked), default=datetime.isoformat, sort_keys=True).encode()).digest()


def _require_sense(walked: Walked, at: datetime) -> None:
    begin, end = walked.started_at, walked.ended_at
    if not begin < end <= begin + LONGEST:
        raise Invalid("patrols.span", hours=LONGEST // timedelta(hours=1), field="ended_at")
    if end > at + SLACK:
        raise Invalid("patrols.future", field="ended_at")
    if end < at - timedelta(days=KEEP_DAYS):
        raise Invalid("patrols.old", days=KEEP_DAYS, field="ended_at")
    for name, some in (("points", walked.fixes), ("stops", walked.stops)):
        moments = [one.at for one in some]
        if moments and (moments != sorted(moments) or moments[0] < begin - SLACK or moments[-1] > end + SLACK):
            raise Invalid("patrols.order", field=name)


def _require_duty(session: Session, actor: Actor, walked: Walked, zone: str) -> None:
    """A shift may have begun on the day before."""
    day = walked.started_at.astimezone(ZoneInfo(zone)).date()
    spans = duty.spans(session, actor, day - timedelta(days=1), day, zone=zone)
    here = [one for one in spans if walked.grid_code in one.grid_codes]
    if any(one.begins_at - SLACK <= walked.started_at and walked.ended_at <= one.ends_at + SLACK for one in here):
        return
    if walked.grid_code not in duty.grids_on(session, actor, day):
        raise Forbidden("security.no_right", verb=WALK)
    raise Invalid("patrols.off_duty", field="started_at")


def _reached(session: Session, walked: Walked, zone: str) -> Reached:
    day = walked.started_at.astimezone(ZoneInfo(zone)).date()
    boundary = session.scalar(
        select(GridVersion.boundary).where(GridVersion.grid_code == walked.grid_code, GridVersion.period.op("@>")(day))
    )
    if boundary is None:
        raise Forbidden("security.no_right", verb=WALK)
    return reached(walked.fixes, walked.stops, to_shape(boundary))


def _keep(session: Session, patrol: Patrol, walked: Walked, found: Reached, zone: str) -> None:
    patrol.grid_code, patrol.started_at, patrol.ended_at = walked.grid_code, walked.started_at, walked.ended_at
    patrol.cells = len(found.cells)
    patrol.track = None if found.track is None else from_shape(found.track, SRID)
    session.add(patrol)
    session.flush()
    for seq, stop in enumerate(walked.stops):
        place = from_shape(Point(stop.lng, stop.lat), SRID)
        told = {"at": stop.at, "place": place, "accuracy_m": stop.accuracy_m, "note": stop.note}
        session.add(PatrolStop(patrol_id=patrol.id, seq=seq, **told))
    day = walked.started_at.astimezone(ZoneInfo(zone)).date()
    cells = [{"grid_code": walked.grid_code, "day": day, "cell": cell} for cell in found.cells]
    if cells:
        session.execute(insert(PatrolCover).values(cells).on_conflict_do_nothing())
    session.flush()


def forget(session: Session, *, at: datetime) -> int:
    """Let tracks and stops of patrols go whose days are over, `BATCH` at most; call again until it returns 0.

    Which cells were reached, naming nobody, stays. How many went is kept in the audit trail.

    Returns:
        Patrols whose track and stops went.
    """
    over = select(Patrol.id).where(Patrol.forgotten_at.is_(None), Patrol.ended_at < at - timedelta(days=KEEP_DAYS))
    ids = session.scalars(over.order_by(Patrol.ended_at).limit(BATCH).with_for_update(skip_locked=True)).all()
    if ids:
        session.execute(delete(PatrolStop).where(PatrolStop.patrol_id.in_(ids)))
        session.execute(update(Patrol).where(Patrol.id.in_(ids)).values(track=None, forgotten_at=at))
        audit(session, None, "patrol.forget", "patrol", str(ids[0]), at=at, patrols=len(ids), days=KEEP_DAYS)
    return len(ids)
