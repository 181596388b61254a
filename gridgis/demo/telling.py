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


def end(session: Session) -> None:
    """Two messages of five have been read."""
    session.execute(text("UPDATE messages SET read_at = at + interval '25 minutes' WHERE mod(id, 5) < 2"))
