"""What people of the demo were told: of the last days of its history, some of it read."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

NEWS = timedelta(hours=100)
"""Of what happened in so long before the end somebody is told; of nothing before."""


def begin(session: Session, until: datetime) -> None:
    """From here on the events of this transaction are told of that happened late enough."""
    since = (until - NEWS).isoformat()
    session.execute(text("SELECT set_config('gridgis.told_since', :since, true)"), {"since": since})


def end(session: Session, until: datetime) -> None:
    """Four messages of five of the days before have been read, and two of five of the last one."""
    session.execute(_READ, {"today": until - timedelta(hours=20)})


_READ = text(
    "UPDATE messages SET read_at = at + interval '25 minutes'"
    " WHERE read_at IS NULL AND mod(id, 5) < CASE WHEN at < :today THEN 4 ELSE 2 END"
)
