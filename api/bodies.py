"""Bodies are bounded before they are read, since reading comes before any question of rights."""

from collections.abc import Mapping

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import TooLarge, too_large


class Bounded:
    """Refuses requests whose body is larger than a limit: by what they declare, else by what has come.

    `larger` gives other limits to paths that begin so.
    """

    def __init__(self, app: ASGIApp, limit: int, larger: Mapping[str, int] | None = None) -> None:
        self._app = app
        self._limit = limit
        self._larger = dict(larger or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request that declares no more than allowed, and stop it when more comes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = next((n for path, n in self._larger.items() if scope["path"].startswith(path)), self._limit)
        declared, total = Headers(scope=scope).get("content-length", ""), 0
        if declared.isdecimal() and int(declared) > limit:
            await too_large(Request(scope), limit)(scope, receive, send)
            return

        async def receive_counted() -> Message:
            nonlocal total
            message = await receive()
            total += len(message.get("body", b""))
            if total > limit:
                raise TooLarge(limit)
            return message

        await self._app(scope, receive_counted, send)
