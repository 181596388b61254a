"""Whether the database answers, and at which revision it stands."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis import __version__


@dataclass(frozen=True)
class Health:
    """The state of the installation."""

    status: str
    version: str
    schema: str


def health(session: Session) -> Health:
    """Ask the database one small thing."""
    revision = session.scalar(text("SELECT version_num FROM alembic_version"))
    return Health("ok", __version__, revision or "")
