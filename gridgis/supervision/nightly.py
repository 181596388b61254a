"""The worker's part in suggestions: learning anew by night, one county a transaction."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.suggesting.actions import learn_due

LOG = logging.getLogger("gridgis.worker")


def add_to(app: App, sessions: sessionmaker[Session], zone: str) -> None:
    """Give a queue's application the job that learns the likely categories of counties."""
    local = ZoneInfo(zone)

    @app.periodic(cron="15 * * * *")
    @app.task(queueing_lock="learn_categories", pass_context=False)
    def learn_categories(timestamp: int) -> int:
        counties = 0
        while True:
            with sessions.begin() as session:
                learnt = learn_due(session, at=datetime.now(local))
            if learnt is None:
                return counties
            counties += 1
            LOG.info("learnt the likely categories of %s", learnt)
