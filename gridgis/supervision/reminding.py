"""The worker's part in reminders: the sweep of the ladder."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases.climbing import climb_all

LOG = logging.getLogger("gridgis.worker")


def add_to(app: App, sessions: sessionmaker[Session], zone: str) -> None:
    """Give a queue's application the job that marks what limits have come to."""
    local = ZoneInfo(zone)

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="climb", pass_context=False)
    def climb_ladder(timestamp: int) -> int:
        marked = climb_all(sessions, zone=zone, at=datetime.now(local))
        if marked:
            LOG.info("marked what the limits of %d cases have come to", marked)
        return marked
