"""Who holds a token, asked alone: over a connection of its own, prepared, in no transaction."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.rows import namedtuple_row
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from gridgis.core.db import ALIVE
from gridgis.core.sql import statement
from gridgis.security.queries import actor_of_rows
from gridgis.security.rules import Actor

LOG = logging.getLogger("gridgis.lookup")

WAIT_S = 5


Found = tuple[Actor, Mapping[str, int]] | None


class Lookup:
    """Asks the database, one question after the other; whoever comes before a question is put shares its answer."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._turn = asyncio.Lock()
        self._waiting: dict[bytes, asyncio.Task[Found]] = {}
        self._connection: psycopg.AsyncConnection[Any] | None = None
        self._asks = str(statement("gridgis.security", "actor").compile(dialect=PGDialect_psycopg()))  # type: ignore[no-untyped-call]

    async def ask(self, token: bytes, at: datetime) -> Found:
        """The actor of a hashed token, with the versions of the watched tables, at a local moment.

        None for no such token, or no answer.
        """
        if token not in self._waiting:
            self._waiting[token] = asyncio.create_task(self._ask(token, at))
        with suppress(TimeoutError):
            return await asyncio.wait_for(asyncio.shield(self._waiting[token]), WAIT_S)
        return None

    async def _ask(self, token: bytes, at: datetime) -> Found:
        asked = {"token": token, "username": None, "at": at, "day": at.date()}
        async with self._turn:
            del self._waiting[token]
            try:
                connection = self._connection or await self._connect()
                rows = await (await connection.execute(self._asks, asked, prepare=True)).fetchall()
            except psycopg.Error as error:
                LOG.warning("asked without an answer: %s", type(error).__name__)
                await self._leave()
                return None
        return (actor_of_rows(rows), rows[0].reference_versions) if rows else None

    async def _connect(self) -> psycopg.AsyncConnection[Any]:
        options = f"-c timezone=UTC -c statement_timeout={WAIT_S}s"
        self._connection = await psycopg.AsyncConnection.connect(
            make_conninfo(self._url, options=options, application_name="gridgis-lookup", **ALIVE),
            autocommit=True,
            row_factory=namedtuple_row,
        )
        return self._connection

    async def _leave(self) -> None:
        if self._connection is not None:
            await self._connection.close()
            self._connection = None
