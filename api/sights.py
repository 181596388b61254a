"""Figures told to open pages: reckoned once for all who see the same, and only what changed of them is sent.

A page of figures holds a stream of its own while it is looked at. Whatever moves, a sight is reckoned at most once in
`REST_S`, and no page hears of a case: it is told rows that differ. What a page missed it is told whole when it opens
its stream again.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from time import monotonic

from sqlalchemy.exc import DBAPIError

from api.live import HEARTBEAT_S, RETRY_S, Changes, Line, Who
from gridgis.analytics.sights import Look, Moved, Sight, moved
from gridgis.core.errors import Refusal
from gridgis.security.rules import Actor, Held

LOG = logging.getLogger("gridgis.sights")

REST_S = 1.0
"""So long a sight that was reckoned is not reckoned again; three times as long as it took, where that is longer."""

BEAT_S = 60.0
"""Limits end by the clock, without an event: a sight is reckoned that often at least."""

Key = tuple[Sight, tuple[Held, ...]]
Reckon = Callable[[], Awaitable[Look]]
Write = Callable[[Moved], str]
First = tuple[float, Look] | None


class Sights:
    """The sights that are looked at in this process, each with its readers."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._shown: dict[Key, _Shown] = {}
        self._last: dict[str, float] = {}
        changes.heard.append(self)

    def moved(self, county: str) -> None:
        """Cases of a county changed."""
        self._last[county] = monotonic()
        for shown in self._shown.values():
            if not county or county in shown.counties:
                shown.stale.set()

    def doubt(self, account: str) -> None:
        """What an account holds changed."""
        for shown in self._shown.values():
            for line in shown.lines:
                if not account or int(account) == line.actor.account_id:
                    line.doubt()

    def known(self, actor: Actor, sight: Sight) -> bool:
        """Whether a sight is looked at already, so that nothing has to be reckoned for one page more."""
        return (sight, actor.held) in self._shown

    async def stream(
        self, actor: Actor, sight: Sight, counties: frozenset[str], first: First, reckon: Reckon, write: Write, who: Who
    ) -> AsyncIterator[str]:
        """Events `figures` for one page, the first of them whole; `id` counts them.

        Args:
            counties: whose changes the sight is reckoned anew for.
            first: how it looked, and before which moment that was begun; None where the sight is known.
            reckon: how it is reckoned, for all who hold the same and look at the same.
            who: asks again who the reader is, as for `Changes.stream`.
        """
        key, line = (sight, actor.held), Line(actor)
        shown = self._joined(key, line, counties, first, reckon)
        line.doubt()
        last: Look | None = None
        told = 0
        try:
            yield f"retry: {int(RETRY_S * 1000)}\n\n"
            while True:
                beat = not await line.woken(HEARTBEAT_S)
                end = await self._changes.last_words(line, who, beat)
                if end is not None or shown.broken:
                    yield end or ""
                    return
                line.calm()
                news = moved(last, shown.look) if shown.look is not None else None
                last = shown.look
                if news is not None:
                    told += 1
                    yield f"event: figures\nid: {told}\ndata: {write(news)}\n\n"
                elif beat:
                    yield ": still here\n\n"
        finally:
            shown.lines.discard(line)
            if not shown.lines:
                self._shown.pop(key, None)
                shown.stale.set()  # its task goes on to its end

    def _joined(self, key: Key, line: Line, counties: frozenset[str], first: First, reckon: Reckon) -> "_Shown":
        """The sight that a line looks at from now on; its reckoning is begun where nobody looked."""
        shown = self._shown.get(key)
        if shown is None:
            shown = self._shown[key] = _Shown(counties, reckon)
            begun, shown.look = first or (0.0, None)
            if shown.look is None or any(self._last.get(one, 0.0) >= begun for one in ("", *counties)):
                shown.stale.set()
        shown.lines.add(line)
        if shown.task is None:
            shown.task = asyncio.create_task(self._go_on(key, shown))
        return shown

    async def _go_on(self, key: Key, shown: "_Shown") -> None:
        """Reckon a sight whenever it may have changed, as long as somebody looks."""
        while shown.lines:
            with suppress(TimeoutError):
                await asyncio.wait_for(shown.stale.wait(), BEAT_S)
            if not shown.lines:
                return
            shown.stale.clear()
            begun = monotonic()
            try:
                shown.look = await shown.reckon()
            except DBAPIError as error:
                LOG.warning("a sight could not be reckoned: %s", type(error).__name__)
                shown.stale.set()
                await asyncio.sleep(RETRY_S)
                continue
            except Refusal:
                shown.broken = True  # such as a division that is no more: whoever opens it again is told why
                self._shown.pop(key, None)
            for line in shown.lines:
                line.wake()
            if shown.broken:
                return
            await asyncio.sleep(max(REST_S, 3 * (monotonic() - begun)))


class _Shown:
    """One sight, what it showed last, and who looks."""

    def __init__(self, counties: frozenset[str], reckon: Reckon) -> None:
        self.counties = counties
        self.reckon = reckon
        self.look: Look | None = None
        self.lines: set[Line] = set()
        self.stale = asyncio.Event()
        self.task: asyncio.Task[None] | None = None
        self.broken = False
