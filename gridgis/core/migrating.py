"""Bring a database to the newest schema, the job queue's included."""

from importlib import import_module

from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from gridgis.core.db import make_engine
from gridgis.core.errors import Invalid
from gridgis.core.fitness import require_fit, standing
from gridgis.core.paths import MIGRATIONS
from gridgis.core.revisions import head


def config(url: str) -> Config:
    """Alembic's configuration for a database."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.set_main_option("path_separator", "os")
    made.attributes["url"] = url
    return made


def upgrade(url: str) -> str:
    """Migrate to the newest revision; running it again changes nothing.

    Returns:
        The revision reached.

    Raises:
        Invalid: the database can't be reached.
        Conflict: it can't hold gridgis as it stands.
    """
    engine = make_engine(url, pool_size=1)
    try:
        with engine.connect() as connection:
            found = standing(connection)
    except OperationalError:
        raise Invalid("core.database_unreachable") from None
    require_fit(found)
    command.upgrade(config(url), "head")
    with engine.begin() as connection:
        if connection.scalar(text("SELECT to_regclass('procrastinate_jobs') IS NULL")):
            schema = import_module("procrastinate.schema").SchemaManager.get_schema()
            connection.exec_driver_sql(schema.replace("%", "%%"))
    engine.dispose()
    return head()
