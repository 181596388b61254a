"""The worker's part in admission: ending what was admitted until a day that is over, and reminding who decides."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.tasks.admission.actions import end_due
from gridgis.tasks.admission.telling import remind

LOG = logging.getLogger("gridgis.worker")


def add_to(app: App, sessions: sessionmaker[Session], zone: str) -> None:
    """Give a queue's application the job of admissions, each hour."""
    local = ZoneInfo(zone)

    @app.periodic(cron="20 * * * *")
    @app.task(queueing_lock="end_admissions", pass_context=False)
    def end_admissions(timestamp: int) -> int:
        now = datetime.now(local)
        with sessions.begin() as session:
            ended = end_due(session, at=now)
            remind(session, at=now)
        if ended:
            LOG.info("ended %d admitted tasks", ended)
        return ended
