"""Which revision the code knows and a database stands at, told without what migrates: each process asks as it begins.

The newest file is the head, which the tests hold against what Alembic finds.
"""

from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from gridgis.core.db import make_engine
from gridgis.core.errors import Invalid
from gridgis.core.paths import MIGRATIONS
from gridgis.core.wording import Phrase


def head() -> str:
    """The newest revision the code knows."""
    return max(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def require_head(url: str) -> None:
    """Let pass a database that stands at the newest revision.

    Raises:
        Invalid: it can't be reached, or stands elsewhere.
    """
    engine = make_engine(url, pool_size=1)
    try:
        with engine.connect() as connection:
            begun = connection.scalar(text("SELECT to_regclass('alembic_version') IS NOT NULL"))
            at = connection.scalar(text("SELECT version_num FROM alembic_version")) if begun else None
    except OperationalError:
        raise Invalid("core.database_unreachable") from None
    finally:
        engine.dispose()
    if at != head():
        raise Invalid("core.schema_elsewhere", found=at or Phrase("core.nothing"), needed=head())
