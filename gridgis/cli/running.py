"""`gridgis serve` and `gridgis worker`: the two processes of an installation."""

import logging
import os
import resource
from datetime import UTC, datetime

import numpy as np
import uvicorn
from procrastinate import App
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cli.console import installation, say
from gridgis.cli.speaking import said
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.migrating import require_head
from gridgis.core.settings import Terms
from gridgis.demo.flow import flow
from gridgis.supervision import photos
from gridgis.supervision.jobs import make_app

GRACE_S = 3
JOB_STATEMENT_S = 600
"""No statement of the clock's jobs takes that long; one that does is stuck, and the job is tried again."""

FILES = 300
"""Open beside connections: the database, files that come and go."""


def serve() -> None:
    """Serve the API and the page."""
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        os.environ["GRIDGIS_DATABASE_URL"] = url
        _open_files(2 * settings.max_connections + FILES)
        say(said("serving", address=f"http://{settings.host}:{settings.port}"))
        uvicorn.run(
            "api.server:make",
            factory=True,
            host=settings.host,
            port=settings.port,
            log_level="warning",
            http="api.connections:Connection",
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=settings.proxies,
            timeout_graceful_shutdown=GRACE_S,
        )


def _open_files(wanted: int) -> None:
    """Let this process have as many files and connections open as it may need, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def worker() -> None:
    """Run what the clock does: one process an installation."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    for chatty in ("alembic", "procrastinate"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        sessions = make_sessions(make_engine(url, pool_size=2, statement_s=JOB_STATEMENT_S))
        app = make_app(url, sessions, settings.terms, settings.language)
        photos.add_to(app, sessions, photos.Photos(settings.media_dir, settings.media_max_pixels))
        if settings.demo:
            _let_flow(app, sessions, settings.terms)
        say(said("worker"))
        with app.open():
            app.run_worker(delete_jobs="successful")


def _let_flow(app: App, sessions: sessionmaker[Session], terms: Terms) -> None:
    """Once a minute: some more reports, some cases moved on."""
    rng = np.random.default_rng()

    @app.periodic(cron="* * * * *")
    @app.task(queueing_lock="demo_flow")
    def demo_flow(timestamp: int) -> list[str]:
        with sessions.begin() as session:
            return flow(session, terms, rng, at=datetime.now(UTC))
