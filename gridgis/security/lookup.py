"""Who holds a token, asked alone: over a connection of its own, prepared, in no transaction.

Nearly always the answer is that of before, to the byte: then nothing of it is read again. What the driver does for each
question, waiting included, cost four times as much as asking.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import psycopg
from psycopg.adapt import Transformer
from psycopg.conninfo import make_conninfo
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, Format
from psycopg.pq.abc import PGconn, PGresult

from gridgis.core.db import ALIVE
from gridgis.core.sql import prepared
from gridgis.security.queries import actor_of_rows
from gridgis.security.rules import Actor

LOG = logging.getLogger("gridgis.lookup")

WAIT_S = 5

MOST_READ = 1000
"""So many answers are known by their bytes; then it is begun anew."""

Found = tuple[Actor, Mapping[str, int]] | None


class Lookup:
    """Asks the database, one question after the other; whoever comes before a question is put shares its answer."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._turn = asyncio.Lock()
        self._waiting: dict[bytes, asyncio.Task[Found]] = {}
        self._connection: psycopg.AsyncConnection[Any] | None = None
        self._asks = prepared("gridgis.security", "actor")
        self._read: dict[tuple[bytes | None, ...], Found] = {}

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
        given = {"token": token, "at": at.isoformat().encode(), "day": at.date().isoformat().encode()}
        async with self._turn:
            del self._waiting[token]
            try:
                connection = self._connection or await self._connect()
                return self._told(connection, await self._answer(connection.pgconn, given))
            except psycopg.Error as error:
                LOG.warning("asked without an answer: %s", type(error).__name__)
                await self.leave()
                return None

    async def _answer(self, line: PGconn, given: Mapping[str, bytes]) -> PGresult:
        """Put the question and wait, without stopping others meanwhile."""
        names = self._asks.names
        formats = [Format.BINARY if name == "token" else Format.TEXT for name in names]
        line.send_query_prepared(self._asks.name.encode(), [given.get(name) for name in names], formats)
        while line.flush():
            await asyncio.sleep(0)
        loop = asyncio.get_running_loop()
        came: asyncio.Future[PGresult] = loop.create_future()
        results: list[PGresult] = []
        loop.add_reader(line.socket, _arrived, line, results, came)
        try:
            answer = await came
        finally:
            loop.remove_reader(line.socket)
        if answer.status != ExecStatus.TUPLES_OK:
            raise error_from_result(answer)
        return answer

    def _told(self, connection: psycopg.AsyncConnection[Any], answer: PGresult) -> Found:
        """What an answer tells, read once."""
        columns = range(answer.nfields)
        raw = tuple(answer.get_value(row, column) for row in range(answer.ntuples) for column in columns)
        if raw and raw not in self._read:
            if len(self._read) >= MOST_READ:
                self._read.clear()
            reads = Transformer(connection)
            reads.set_pgresult(answer)
            names = [(answer.fname(column) or b"").decode() for column in columns]
            rows = [
                SimpleNamespace(**dict(zip(names, row, strict=True)))
                for row in reads.load_rows(0, answer.ntuples, tuple)
            ]
            self._read[raw] = actor_of_rows(rows), rows[0].reference_versions
        return self._read.get(raw)

    async def _connect(self) -> psycopg.AsyncConnection[Any]:
        options = f"-c timezone=UTC -c statement_timeout={WAIT_S}s"
        connection = await psycopg.AsyncConnection.connect(
            make_conninfo(self._url, options=options, application_name="gridgis-lookup", **ALIVE), autocommit=True
        )
        self._connection = connection
        await connection.execute(f"PREPARE {self._asks.name} AS {self._asks.text}".encode())
        return connection

    async def leave(self) -> None:
        """Close the connection; the next question opens another."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None


def _arrived(line: PGconn, results: list[PGresult], came: "asyncio.Future[PGresult]") -> None:
    """Take what has come; once there is no more, the first is the answer."""
    try:
        line.consume_input()
        while not came.done() and not line.is_busy():
            result = line.get_result()
            if result is None:
                came.set_result(results[0])
            else:
                results.append(result)
    except psycopg.Error as error:
        if not came.done():
            came.set_exception(error)
