"""Open cases reckoned again by the changes that wait for it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.nearing import fill_near_due
from gridgis.cases.sweeping import Days, sweep
from gridgis.settings import agencies, calendar, messages, pack, reporter_pages, roles, terms, thresholds
from gridgis.settings.changes import RowChange
from gridgis.settings.models import SettingChange

TOPICS = {
    one.TOPIC.name: one.TOPIC for one in (calendar, terms, thresholds, agencies, roles, pack, reporter_pages, messages)
}


def reckon(session: Session, *, zone: str, at: datetime) -> bool:
    """Reckon some of the open cases that a change of settings waits for; whether there may be more to do."""
    waiting = select(SettingChange).where(SettingChange.reckoned_to.is_not(None)).order_by(SettingChange.id)
    found = session.scalars(waiting.limit(1).with_for_update(), execution_options={"populate_existing": True}).first()
    if found is None:
        return fill_near_due(session, zone=zone) > 0
    days, after = Days(found.first_day, found.last_day), found.reckoned_to or ""
    where = TOPICS[found.topic].concerns([RowChange(**row) for row in found.rows], days, zone)
    found.reckoned_to, _ = sweep(session, where, zone=zone, after=after, at=at, change=found.id)
    session.flush()
    return True
