"""The worker's part in briefings: drafts on the calendar, and sending what was signed."""

import logging
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.briefing.moving import Means
from gridgis.briefing.scheduling import draft_due, next_sending, send_due
from gridgis.briefing.standalone import leaflet
from gridgis.briefing.telling import Teller
from gridgis.core.wording import Language

LOG = logging.getLogger("gridgis.worker")


def add_to(app: App, sessions: sessionmaker[Session], zone: str, language: Language, dist: Path) -> None:
    """Give a queue's application the jobs that draft and send briefings, one a transaction."""
    local, tell = ZoneInfo(zone), Teller(language)

    @app.periodic(cron="*/10 * * * *")
    @app.task(queueing_lock="draft_briefings", pass_context=False)
    def draft_briefings(timestamp: int) -> int:
        made = 0
        while True:
            with sessions.begin() as session:
                paper_id = draft_due(session, tell, zone=zone, at=datetime.now(local))
            if paper_id is None:
                return made
            made += 1
            LOG.info("drafted briefing %d", paper_id)

    @app.periodic(cron="*/5 * * * *")
    @app.task(queueing_lock="send_briefings", pass_context=False)
    def send_briefings(timestamp: int) -> int:
        sent = 0
        while True:
            with sessions.begin() as session:
                means = Means(tell, partial(leaflet, dist), partial(next_sending, session, zone))
                paper_id = send_due(session, means, at=datetime.now(local))
            if paper_id is None:
                return sent
            sent += 1
            LOG.info("sent briefing %d", paper_id)
