"""The application of this process, made from the environment; what `gridgis serve` runs."""

import os
import signal
from multiprocessing import parent_process
from threading import Thread

from fastapi import FastAPI

from api.app import create_app
from api.connections import Connection
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.settings import Settings


def make() -> FastAPI:
    """Make it; the database must be at the newest revision."""
    Thread(target=_end_with_parent, daemon=True).start()
    settings = Settings()
    Connection.most = settings.max_connections
    url = database_url(settings)
    engine = make_engine(url, pool_size=settings.pool_size, statement_s=settings.request_seconds)
    return create_app(settings, make_sessions(engine), url)


def _end_with_parent() -> None:
    """End when whoever began this process is gone: nobody else would end it or begin it again."""
    if (parent := parent_process()) is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
