"""Engine, sessions and the declarative base with one naming convention for constraints."""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Any, ClassVar

import psycopg2
from sqlalchemy import DateTime, Dialect, Engine, MetaData, Text, create_engine, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all models."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {str: Text, datetime: DateTime(timezone=True), dict[str, Any]: JSONB}


OPTIONS = "-c timezone=UTC -c plan_cache_mode=force_generic_plan"
"""Of every connection: what is prepared has one plan, whatever is asked."""


ALIVE = {
    "connect_timeout": 5,
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""Of every connection that waits for answers: a database whose machine is gone is missed within half a minute.

Nothing would tell otherwise: the net waits a quarter of an hour, and all that were asking would wait with it.
"""

REST_S = 1.0
"""After so long a connection is looked at before it is used again."""


def told_by(row: object, shape: type) -> dict[str, Any]:
    """What of a row goes into a dataclass, by name; what the row lacks is left out."""
    return {one.name: getattr(row, one.name) for one in fields(shape) if hasattr(row, one.name)}


def make_engine(url: str, *, pool_size: int = 8, statement_s: int = 0) -> Engine:
    """Open an engine on PostgreSQL.

    Args:
        url: `postgresql://…`; the driver is psycopg2 unless the URL names one.
        pool_size: connections held; never more, since requests take turns for them.
        statement_s: so long one statement may take where nothing else is set; 0 for as long as it likes.
    """
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg2://", 1),
        pool_size=pool_size,
        max_overflow=0,
        connect_args=ALIVE
        | {"application_name": "gridgis", "options": f"{OPTIONS} -c statement_timeout={statement_s}s"},
    )
    event.listen(engine, "checkin", _note_rest)
    event.listen(engine, "checkout", partial(_look_after_rest, engine.dialect))
    return engine


def _note_rest(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info["rests_since"] = monotonic()


def _look_after_rest(dialect: Dialect, connection: DBAPIConnection, record: ConnectionPoolEntry, _: object) -> None:
    """Take another connection in place of one that broke while it rested; a busy one is not asked each time."""
    if monotonic() - record.info.get("rests_since", monotonic()) > REST_S:
        try:
            dialect.do_ping(connection)
        except psycopg2.Error as error:
            raise DisconnectionError from error


def until_nothing(sessions: sessionmaker[Session], work: Callable[[Session], int]) -> int:
    """Do work a batch a transaction until one has nothing to do; how much it was."""
    done = 0
    while True:
        with sessions.begin() as session:
            some = work(session)
        if not some:
            return done
        done += some


def to_the_end(sessions: sessionmaker[Session], work: Callable[[Session, str], tuple[str | None, int]]) -> int:
    """Do work a batch a transaction, each behind the key that the one before ended with; how much was changed."""
    after, changed = "", 0
    while True:
        with sessions.begin() as session:
            last, some = work(session, after)
        changed += some
        if last is None:
            return changed
        after = last


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions of an engine. Open one with `sessions.begin()`: it commits at the end or not at all."""
    return sessionmaker(engine, expire_on_commit=False)
