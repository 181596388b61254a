"""What is asked of the database, as the driver sends it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg2.extensions import cursor
from sqlalchemy import Connection

ASIDE = ("SAVEPOINT", "RELEASE", "ROLLBACK", "PREPARE")
"""What belongs to the tests' transaction, or is said once a connection."""


@contextmanager
def asked(connection: Connection) -> Iterator[list[str]]:
    """The statements meanwhile, with all that is given in its place."""
    said: list[str] = []

    class Noting(cursor):
        def execute(self, query: Any, given: Any = None) -> None:
            super().execute(query, given)
            told = self.query.decode()
            if not told.startswith(ASIDE):
                said.append(told)

    driver: Any = connection.connection.dbapi_connection
    driver.cursor_factory = Noting
    try:
        yield said
    finally:
        driver.cursor_factory = cursor
