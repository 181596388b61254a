"""The worker's part in meetings: reminding offices of what they are to do."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.meetings.telling import remind

LOG = logging.getLogger("gridgis.worker")
FROM_HOUR = 8
"""Nobody is reminded before this local hour."""


def add_to(app: App, sessions: sessionmaker[Session], zone: str) -> None:
    """Give a queue's application the job that reminds of decisions, each hour of the day; of each once."""
    local = ZoneInfo(zone)

    @app.periodic(cron="10 * * * *")
    @app.task(queueing_lock="remind_of_decisions", pass_context=False)
    def remind_of_decisions(timestamp: int) -> int:
        now = datetime.now(local)
        if now.hour < FROM_HOUR:
            return 0
        with sessions.begin() as session:
            told = remind(session, at=now)
        if told:
            LOG.info("reminded %d of decisions of meetings", told)
        return told
