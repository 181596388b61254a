"""Changes told to open pages: one listener a process, as many readers as there are pages."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from functools import partial
from secrets import randbelow
from time import monotonic
from typing import NamedTuple, Protocol

import psycopg2
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT
from psycopg2.extensions import connection as Connection  # noqa: N812
from sqlalchemy.exc import DBAPIError

from gridgis.core.db import ALIVE
from gridgis.security.rules import Actor, Spot

LOG = logging.getLogger("gridgis.live")

Who = Callable[[], Awaitable[Actor | None]]


class Heard(Protocol):
    """What listens with the pages."""

    def moved(self, county: str) -> None:
        """Cases of a county changed; empty for "anything"."""

    def doubt(self, account: str) -> None:
        """What an account holds changed; empty for any."""


HEARTBEAT_S = 20.0
RETRY_S = 3.0
ELSEWHERE_S = 60.0
"""So long a page need not be told of what changed where its reader reads no cases, such as of a report they made."""
REST_S = 1.0
"""So long a page that was told of something is told no more: of twenty cases that move in a second it is told once."""


class Changes:
    """Listens to the database and passes on in which counties cases changed.

    Who reads cases of a town, a grid or an office alone is told at once of changes there, not of those around: of two
    hundred open desks only those ask again for whom something is another.

    A change of a sensitive case is told to those on its list alone, and counted for nobody else. A stream ends with the
    sign-in it was opened with, and when what its reader holds has changed: it is opened again with the new rights.

    A reader that does not keep up misses nothing: what it has not read yet is a set of counties, not a queue.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._readers: set[_Reader] = set()
        self.ending = False
        self.heard: list[Heard] = []
        """Who else is told of each county whose ordinary cases changed (empty for "anything"), and whose rights did."""

    async def run(self) -> None:
        """Listen until cancelled; a lost connection is taken up again, and every reader told to ask anew."""
        while True:
            try:
                await self._listen()
            except psycopg2.Error as error:
                LOG.warning("lost the database's notices: %s", type(error).__name__)
            self._doubt("")
            self._tell("")
            await asyncio.sleep(RETRY_S)

    async def _listen(self) -> None:
        connection: Connection = await asyncio.to_thread(
            partial(psycopg2.connect, self._url, application_name="gridgis-live", **ALIVE)
        )
        try:
            connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
            with connection.cursor() as cursor:
                cursor.execute("LISTEN rights")
                cursor.execute("LISTEN messages")
                cursor.execute("LISTEN cases")
            loop, ready, socket = asyncio.get_running_loop(), asyncio.Event(), connection.fileno()
            loop.add_reader(socket, ready.set)
            try:
                while True:
                    await ready.wait()
                    ready.clear()
                    connection.poll()
                    for notice in connection.notifies:
                        if notice.channel == "rights":
                            self._doubt(notice.payload)
                        elif notice.channel == "messages":
                            self._call(notice.payload)
                        else:
                            self._tell(notice.payload)
                    connection.notifies.clear()
            finally:
                loop.remove_reader(socket)  # a broken connection no longer tells its own; left in, the next is deaf
        finally:
            connection.close()

    def _tell(self, notice: str) -> None:
        if notice.startswith("["):
            *codes, helping = json.loads(notice)
            places = {*zip(BELOW, codes[1:5], strict=True), *(("office", code) for code in helping)}
            self._tell_county(codes[0], _Place(Spot(*codes), frozenset(places)))
            return
        county, _, account = notice.partition(" ")
        if not account:
            self._tell_county(county)
            return
        for reader in self._readers:
            if int(account) == reader.actor.account_id:
                reader.tell_secret(county)

    def _tell_county(self, county: str, place: "_Place | None" = None) -> None:
        for one in self.heard:
            one.moved(county)
        for reader in self._readers:
            reader.tell(county, place)

    def _call(self, account: str) -> None:
        """Tell one account that it has messages."""
        for reader in self._readers:
            if int(account) == reader.actor.account_id:
                reader.call()

    def _doubt(self, account: str) -> None:
        for one in self.heard:
            one.doubt(account)
        for reader in self._readers:
            if not account or int(account) == reader.actor.account_id:
                reader.doubt()

    def end(self) -> None:
        """Let every stream end; its page opens it again, with another process, after a moment of its own."""
        self.ending = True
        self._doubt("")

    async def stream(self, actor: Actor, who: Who) -> AsyncIterator[str]:
        """Events for one page: `id` counts those it was told, `data` is the county's code, empty for "anything".

        `change` is told of cases, `message` of the reader's own inbox; after a break "anything" stands for both.

        Args:
            actor: who opened it.
            who: asks again who that is now. It is asked with each heartbeat, and before anything is told when sign-ins
                or rights have changed.
        """
        reader = _Reader(actor)
        self._readers.add(reader)
        reader.doubt()  # it may have changed since the stream was asked for
        try:
            yield f"retry: {int(RETRY_S * 1000)}\nid: 0\n\n"
            told = 0
            while True:
                beat = not await reader.woken(HEARTBEAT_S)
                last = await self.last_words(reader, who, beat)
                if last is not None:
                    yield last
                    return
                news = reader.take()
                for kind, county in news:
                    told += 1
                    yield f"event: {kind}\nid: {told}\ndata: {county}\n\n"
                if beat:
                    yield ": still here\n\n"
                if news:
                    await reader.rest(REST_S)
        finally:
            self._readers.discard(reader)

    async def last_words(self, reader: "Line", who: Who, beat: bool) -> str | None:
        """What a stream ends with, an empty text where its page is to open another; None while it goes on."""
        if self.ending:
            return f"retry: {200 + randbelow(int(RETRY_S * 1000))}\n\n"
        while beat or reader.doubted:
            beat = reader.doubted = False  # what comes into doubt while it is asked is asked again
            now = await _known(who)
            if now is None:
                return "event: end\ndata:\n\n"
            if now.held != reader.actor.held:
                return ""
        return None


async def _known(who: Who) -> Actor | None:
    """Who it is now; asked until somebody knows, and nothing is told before."""
    while True:
        try:
            return await who()
        except DBAPIError:
            await asyncio.sleep(RETRY_S)


class Line:
    """One stream to one page: woken when there is something to tell, or when it is in doubt who reads it."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.doubted = False
        self._ready = asyncio.Event()
        self._roused = asyncio.Event()

    def wake(self) -> None:
        """There is something to tell."""
        self._ready.set()

    def doubt(self) -> None:
        """Note that it has to be asked again who this is, before anything more is told."""
        self.doubted = True
        self._ready.set()
        self._roused.set()

    async def woken(self, seconds: float) -> bool:
        """Wait for something to do, so long at most; whether there is."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ready.wait(), seconds)
        return self._ready.is_set()

    async def rest(self, seconds: float) -> None:
        """Wait so long, but no longer than until it is in doubt who this is."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._roused.wait(), seconds)

    def calm(self) -> None:
        """All there was to do is being done."""
        self._ready.clear()
        self._roused.clear()


BELOW = ("town", "village", "grid", "office")


class _Place(NamedTuple):
    """Where a case lies that changed; by level and code too, with the offices that help, as hundreds of pages ask."""

    spot: Spot
    codes: frozenset[tuple[str, str]]


class _Reader(Line):
    """One open page, and the counties it has not been told of."""

    def __init__(self, actor: Actor) -> None:
        super().__init__(actor)
        self._everywhere = actor.everywhere("case.read")
        self._counties = frozenset(actor.codes("case.read", "county"))
        self._narrow = any(
            "case.read" in held.verbs and (held.platform or held.level not in ("all", "county")) for held in actor.held
        )
        self._places = frozenset((level, code) for level in BELOW for code in actor.codes("case.read", level))
        self._of_platform = any("case.read" in held.verbs and held.platform for held in actor.held)
        self._elsewhere: float | None = None
        self._waiting: set[tuple[str, str]] = set()

    def tell(self, county: str, place: _Place | None = None) -> None:
        """Note a change, if this page may know of it; without a place it may be anywhere in the county."""
        named = self._named(county)
        if not county or named or (self._narrow and (place is None or self._reads(place))):
            self._waiting.add(("change", county if named else ""))
            self.wake()
        elif self._narrow and self._elsewhere is None:
            self._elsewhere = monotonic()

    def _reads(self, place: _Place) -> bool:
        limited = self._of_platform and self.actor.may("case.read", place.spot)
        return limited or not self._places.isdisjoint(place.codes)

    async def woken(self, seconds: float) -> bool:
        """Wait for something to do, so long at most; whether there is. What changed elsewhere is, after a while."""
        await super().woken(seconds)
        if self._elsewhere is not None and self._elsewhere + ELSEWHERE_S <= monotonic():
            self._waiting.add(("change", ""))
            self.wake()
        return self._ready.is_set()

    def call(self) -> None:
        """Note that there is a message for this page's reader."""
        self._waiting.add(("message", ""))
        self.wake()

    def tell_secret(self, county: str) -> None:
        """Note a change of a case that this page's reader may know of, whatever else they read."""
        self._waiting.add(("change", county if self._named(county) else ""))
        self.wake()

    def _named(self, county: str) -> bool:
        return self._everywhere or county in self._counties

    def take(self) -> list[tuple[str, str]]:
        """The changes not told yet, each with its county, and that there are messages."""
        self.calm()
        told, self._waiting = sorted(self._waiting), set()
        if ("change", "") in told:
            self._elsewhere = None
        return told
