"""The application of this process, made from the environment; what `gridgis serve` runs."""

from fastapi import FastAPI

from api.app import create_app
from api.connections import Connection
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.settings import Settings


def make() -> FastAPI:
    """Make it; the database must be at the newest revision."""
    settings = Settings()
    Connection.most = settings.max_connections
    url = database_url(settings)
    engine = make_engine(url, pool_size=settings.pool_size, statement_s=settings.request_seconds)
    return create_app(settings, make_sessions(engine), url)
