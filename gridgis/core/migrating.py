"""Bring a database to the newest schema, the job queue's included."""

import psycopg2
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from procrastinate.schema import SchemaManager
from sqlalchemy import text

from gridgis.core.db import make_engine
from gridgis.core.errors import Invalid
from gridgis.core.paths import MIGRATIONS


def config(url: str) -> Config:
    """Alembic's configuration for a database."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.set_main_option("path_separator", "os")
    made.attributes["url"] = url
    return made


def head() -> str:
    """The newest revision the code knows."""
    return ScriptDirectory.from_config(config("")).get_current_head() or ""


def upgrade(url: str) -> str:
    """Migrate to the newest revision; running it again changes nothing.

    Returns:
        The revision reached.

    Raises:
        Invalid: the database can't be reached.
    """
    engine = make_engine(url, pool_size=1)
    try:
        with engine.connect():
            pass
    except Exception as error:
        if isinstance(getattr(error, "orig", None), psycopg2.OperationalError):
            raise Invalid(
                "The database does not answer. Check that it runs and that GRIDGIS_DATABASE_URL names it rightly."
            ) from None
        raise
    command.upgrade(config(url), "head")
    with engine.begin() as connection:
        if connection.scalar(text("SELECT to_regclass('procrastinate_jobs') IS NULL")):
            connection.exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
    engine.dispose()
    return head()
