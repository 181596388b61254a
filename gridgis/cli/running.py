"""`gridgis serve` and `gridgis worker`: the two processes of an installation."""

import logging
import os

import uvicorn

from gridgis.cli.console import installation, say
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.migrating import require_head
from gridgis.supervision.jobs import make_app

GRACE_S = 5


def serve() -> None:
    """Serve the API and the page."""
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        os.environ["GRIDGIS_DATABASE_URL"] = url
        say(f"Serving on http://{settings.host}:{settings.port}")
        uvicorn.run(
            "api.server:make",
            factory=True,
            host=settings.host,
            port=settings.port,
            log_level="warning",
            timeout_graceful_shutdown=GRACE_S,
        )


def worker() -> None:
    """Run what the clock does: one process an installation."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        sessions = make_sessions(make_engine(url, pool_size=2))
        app = make_app(url, sessions, settings.timezone)
        say("Worker is running.")
        with app.open():
            app.run_worker(install_signal_handlers=True, wait=True)
