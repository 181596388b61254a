"""Connections are bounded: in number, and in the time that a request may take to arrive."""

from asyncio import TimerHandle, Transport
from typing import ClassVar

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

BUSY = "gridgis.busy"
"""Set in the scope of a request over a connection too many."""

HEADERS_S = 15.0
REQUEST_S = 6000.0
"""For the largest file over the slowest net; what is read of it has its own, shorter time."""

LEFTOVERS_S = 5.0
"""So long the rest of a body is taken, and thrown away, after its answer; a sender cut off would not read it."""


class Connection(HttpToolsProtocol):
    """One connection, closed when what it began to ask does not come; one too many is turned away."""

    most: ClassVar[int] = 1000
    """How many are served at once, by all processes; set when the application is made."""
    _timer: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait(HEADERS_S)
        here = self._served()
        if here > 2 * self.most:
            transport.abort()
        elif here > self.most:
            self.app = _turned_away(self.app)

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait(None)
        super().connection_lost(exc)
        self._served()

    def shutdown(self) -> None:
        """End what would go on for ever; other requests are answered first."""
        super().shutdown()
        if (streams := self.app_state.get("streams")) is not None:
            streams.end()

    def _served(self) -> int:
        """How many connections there are in all processes."""
        here, served = len(self.connections), getattr(self.config, "served", None)
        return here if served is None else served.note(here, self.most)

    def on_message_begin(self) -> None:
        self._wait(HEADERS_S)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._wait(REQUEST_S)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._wait(None)
        super().on_message_complete()

    def on_response_complete(self) -> None:
        if self._timer is not None:
            self._wait(LEFTOVERS_S)
        super().on_response_complete()

    def _wait(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if seconds is None else self.loop.call_later(seconds, self._give_up)

    def _give_up(self) -> None:
        if self.cycle is not None and not self.cycle.more_body and not self.cycle.response_complete:
            self._wait(HEADERS_S)  # still busy with what was asked before
        elif not self.transport.is_closing():
            self.transport.close()


def _turned_away(app: ASGIApp) -> ASGIApp:
    """The application that answers everything with 503, in its own words and with its own headers."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, BUSY: True}, receive, send)

    return answer
