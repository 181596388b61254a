"""`gridgis worker`: the process of an installation that does what the clock does."""

import logging
import threading
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import numpy as np
from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.briefing import jobs as briefing_jobs
from gridgis.cli.console import installation, say
from gridgis.cli.speaking import said
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.revisions import require_head
from gridgis.core.settings import Terms
from gridgis.demo.flow import flow
from gridgis.exchange.queues.writing import write_on
from gridgis.media.stores import store_of
from gridgis.meetings import jobs as meeting_jobs
from gridgis.supervision import photos
from gridgis.supervision.jobs import make_app
from gridgis.tasks.admission import jobs as admission_jobs

JOB_STATEMENT_S = 600
"""No statement of the clock's jobs takes that long; one that does is stuck, and the job is tried again."""


def worker() -> None:
    """Run what the clock does: one process an installation."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    for chatty in ("alembic", "procrastinate"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        sessions = make_sessions(make_engine(url, pool_size=4, statement_s=JOB_STATEMENT_S))
        app = make_app(url, sessions, settings.terms, settings.language)
        zone, store = settings.terms.zone, store_of(settings)
        own = photos.Photos(store, settings.media_dir, settings.media_max_pixels, zone)
        photos.add_to(app, sessions, own)
        briefing_jobs.add_to(app, sessions, zone, settings.language, settings.web_dist)
        meeting_jobs.add_to(app, sessions, zone)
        admission_jobs.add_to(app, sessions, zone)
        if settings.demo:
            _let_flow(app, sessions, settings.terms)
        say(said("worker"))
        ended = threading.Event()
        clock = partial(datetime.now, ZoneInfo(zone))
        books = threading.Thread(
            target=write_on, args=(sessions, settings.exports_dir, zone, clock), kwargs={"ended": ended}, daemon=True
        )
        books.start()
        try:
            with app.open():
                app.run_worker(delete_jobs="successful")
        finally:
            ended.set()


def _let_flow(app: App, sessions: sessionmaker[Session], terms: Terms) -> None:
    """Once a minute: some more reports, some cases moved on."""
    rng = np.random.default_rng()

    @app.periodic(cron="* * * * *")
    @app.task(queueing_lock="demo_flow")
    def demo_flow(timestamp: int) -> list[str]:
        with sessions.begin() as session:
            return flow(session, terms, rng, at=datetime.now(UTC))
