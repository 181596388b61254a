"""The worker's part by night: learning and counting anew, one county a transaction; letting tracks of people go."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.analytics.checking import check_all
from gridgis.analytics.folding import fold_all
from gridgis.casework import patrolling
from gridgis.core.db import until_nothing
from gridgis.suggesting.actions import learn_due

LOG = logging.getLogger("gridgis.worker")


def add_to(app: App, sessions: sessionmaker[Session], zone: str) -> None:
    """Give a queue's application the jobs that learn likely categories, that keep figures, and that let tracks go."""
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

    @app.periodic(cron="* * * * *")
    @app.task(queueing_lock="fold_figures", pass_context=False)
    def fold_figures(timestamp: int) -> int:
        return fold_all(sessions, zone=zone)

    @app.periodic(cron="40 3 * * *")
    @app.task(queueing_lock="check_figures", pass_context=False)
    def check_figures(timestamp: int) -> int:
        wrong = 0
        for one in check_all(sessions, zone=zone, mending=True):
            if one.wrong_cases or one.wrong_sums:
                LOG.error("figures of %s: %d cases and %d sums were wrong", one.county, one.wrong_cases, one.wrong_sums)
            wrong += one.wrong_cases + one.wrong_sums
        return wrong

    @app.periodic(cron="20 4 * * *")
    @app.task(queueing_lock="forget_tracks", pass_context=False)
    def forget_tracks(timestamp: int) -> int:
        gone = until_nothing(sessions, lambda session: patrolling.forget(session, at=datetime.now(local)))
        if gone:
            LOG.info("let the tracks and stops of %d patrols go, whose days were over", gone)
        return gone
