"""Statements kept in files: `<capability>/sql/name.sql`, each opening with what it answers."""

import re
from functools import cache
from hashlib import md5
from importlib.resources import files
from typing import Any

import psycopg2
import psycopg2.errors
from sqlalchemy import Connection, TextClause, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from gridgis.core.budget import require_time
from gridgis.core.held import LEAVES_HELD

WRITES = re.compile(r"\b(?:INSERT|UPDATE|DELETE|TRUNCATE|CALL)\b")
_GIVEN = re.compile(r"(?<!:):(\w+)")
_KNOWN = "prepared"
_ON = "connection"
_OF_BEFORE = psycopg2.errors.FeatureNotSupported, psycopg2.errors.InvalidSqlStatementName
"""A plan made before its columns became others, or one that somebody took away, under a running server."""


@cache
def statement(package: str, name: str) -> TextClause:
    """A statement by the package that owns it and its name, with bound parameters."""
    told = _told(package, name)
    return text(told).execution_options(**{LEAVES_HELD: not WRITES.search(told)})


@cache
def prepared(package: str, name: str) -> "Prepared":
    """A statement by the package that owns it and its name, for one that is run often."""
    return Prepared(_told(package, name))


def _told(package: str, name: str) -> str:
    return files(package).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


class Prepared:
    """A statement that each connection plans once, since planning those of a report took longer than running them.

    Its best plan must not hang on what is asked; it changes no watched table. It goes past what SQLAlchemy does for
    statements that differ from time to time, which took a third of the server's time for a report.
    """

    def __init__(self, told: str) -> None:
        """Take a statement with `:name` for what is given; its type must be told by where it stands or by a cast."""
        told = "\n".join(line for line in told.splitlines() if not line.lstrip().startswith("--"))
        self.names = list(dict.fromkeys(_GIVEN.findall(told)))
        self.name = f"gridgis_{md5(told.encode(), usedforsecurity=False).hexdigest()}"
        self.told = told
        self.text = _GIVEN.sub(lambda found: f"${self.names.index(found[1]) + 1}", told)
        values = ", ".join(f"%({name})s" for name in self.names)
        self._run = f"EXECUTE {self.name}({values})" if self.names else f"EXECUTE {self.name}"

    def rows(self, session: Session, **given: Any) -> list[Any]:
        """What it answers; nothing where it answers no rows. What the session still has to write is written first.

        Raises:
            TookTooLong: the time of the request is over.
        """
        require_time(session)
        if session.autoflush:
            session.flush()
        connection = _connection(session)
        known: set[str] = connection.info.setdefault(_KNOWN, set())
        with _plain(connection).cursor() as cursor:
            try:
                if self.name not in known:
                    cursor.execute(f"PREPARE {self.name} AS {self.text}")
                    known.add(self.name)
                cursor.execute(self._run, given)
                return cursor.fetchall() if cursor.description else []
            except psycopg2.Error as error:
                raise _told_of(connection, error, self.text) from error


def _connection(session: Session) -> Connection:
    """The session's connection, remembered for its transaction."""
    transaction, connection = session.info.get(_ON, (None, None))
    if transaction is None or transaction is not session.get_transaction():
        connection = session.connection()
        session.info[_ON] = session.get_transaction(), connection
    told: Connection = connection
    return told


def _told_of(connection: Connection, error: psycopg2.Error, text: str) -> Exception:
    """A database's error as SQLAlchemy tells it; a connection that broke, or whose plans did, is not used again."""
    broken = bool(_plain(connection).closed) or isinstance(error, _OF_BEFORE)
    if broken:
        connection.invalidate(error)
    return DBAPIError.instance(text, None, error, psycopg2.Error, connection_invalidated=broken)


def _plain(connection: Connection) -> Any:
    """The driver's own connection."""
    return connection.connection.dbapi_connection
