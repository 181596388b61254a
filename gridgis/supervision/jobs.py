"""The worker's periodic jobs, on the queue in the same database."""

import logging
from datetime import UTC, datetime

from procrastinate import App, PsycopgConnector
from sqlalchemy.orm import Session, sessionmaker

from gridgis.supervision.actions import pass_time

LOG = logging.getLogger("gridgis.worker")


def make_app(url: str, sessions: sessionmaker[Session], zone: str) -> App:
    """The queue's application; run it with `run_worker`.

    Args:
        url: the database, for the queue's own connections.
        sessions: sessions of the same database, for the work.
        zone: the zone in which limits are reckoned.
    """
    app = App(connector=PsycopgConnector(conninfo=url))

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="pass_time", pass_context=False)
    def end_windows(timestamp: int) -> int:
        moved = 0
        while True:
            with sessions.begin() as session:
                batch = pass_time(session, zone=zone, at=datetime.now(UTC))
            moved += batch
            if not batch:
                break
        if moved:
            LOG.info("moved %d cases whose window had ended", moved)
        return moved

    return app
