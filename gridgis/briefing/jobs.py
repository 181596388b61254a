"""The worker's part in briefings: drafts on the calendar, files of what was signed, sending, recounting."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.briefing.checking import recount_due
from gridgis.briefing.files import keep_due
from gridgis.briefing.moving import Means
from gridgis.briefing.scheduling import draft_due, next_sending, send_due
from gridgis.briefing.standalone import leaflet
from gridgis.briefing.telling import Teller
from gridgis.core.wording import Language

LOG = logging.getLogger("gridgis.worker")


def _each(sessions: sessionmaker[Session], what: str, work: Callable[[Session], int | None]) -> int:
    """Do one after the other, each in a transaction, until there is none; how many were done."""
    done = 0
    while True:
        with sessions.begin() as session:
            paper_id = work(session)
        if paper_id is None:
            return done
        done += 1
        LOG.info("%s briefing %d", what, paper_id)


def add_to(app: App, sessions: sessionmaker[Session], zone: str, language: Language, dist: Path) -> None:
    """Give a queue's application the jobs of briefings, one a transaction."""
    local, tell = ZoneInfo(zone), Teller(language)

    @app.periodic(cron="*/10 * * * *")
    @app.task(queueing_lock="draft_briefings", pass_context=False)
    def draft_briefings(timestamp: int) -> int:
        return _each(sessions, "drafted", lambda session: draft_due(session, tell, zone=zone, at=datetime.now(local)))

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="send_briefings", pass_context=False)
    def send_briefings(timestamp: int) -> int:
        def send(session: Session) -> int | None:
            return send_due(session, Means(tell, partial(next_sending, session, zone)), at=datetime.now(local))

        return _each(sessions, "sent", send)

    @app.periodic(cron="* * * * * */10")
    @app.task(queueing_lock="make_briefing_files", pass_context=False)
    def make_briefing_files(timestamp: int) -> int:
        return _each(sessions, "made the files of", lambda session: keep_due(session, partial(leaflet, dist), tell))

    @app.periodic(cron="20 * * * *")
    @app.task(queueing_lock="recount_bulletins", pass_context=False)
    def recount_bulletins(timestamp: int) -> int:
        return _each(sessions, "recounted", lambda session: recount_due(session, tell, at=datetime.now(local)))
