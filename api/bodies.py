"""Bodies are bounded in size and time before they are read, since reading comes before any question of rights."""

import asyncio
import re
from collections.abc import Callable

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import TooLarge, TooSlow, too_large
from gridgis.core.settings import Settings
from gridgis.media.papers import MOST_BYTES

JSON_BYTES = 1_000_000
SIGN_IN_BYTES = 16_000
BULK_BYTES = 2_000_000
"""Ten thousand points."""
FORM_BYTES = 5_000_000
"""A department's form."""
MOST_SENT = 10_000_000
"""What ODK Collect sends at once where no server tells it otherwise."""

WAIT_S = 20.0
"""So long nothing may come, and so much longer than its size explains a body may take."""

SLOWEST = 20_000
"""Bytes a second of the slowest net that is waited for."""


def submission_bytes(settings: Settings) -> int:
    """How large a submission of ODK Collect may be, which sends more photos in further requests."""
    return max(MOST_SENT, settings.media_max_bytes + JSON_BYTES)


def limits(settings: Settings) -> Callable[[str], int]:
    """How large a body may be, by its path: JSON, unless a route takes more, or the sign-in less."""
    larger = (
        (re.compile(r"/api/v1/auth/"), SIGN_IN_BYTES),
        (re.compile(r"/odk/"), submission_bytes(settings)),
        (re.compile(r"/api/v1/imports/collection-form$"), FORM_BYTES),
        (re.compile(r"/api/v1/imports/"), settings.boundary_max_bytes),
        (re.compile(r"/api/v1/reports/[^/]+/media/"), settings.media_max_bytes),
        (re.compile(r"/api/v1/cases/[^/]+/photos/"), settings.media_max_bytes),
        (re.compile(r"/api/v1/cases/[^/]+/papers/"), MOST_BYTES),
        (re.compile(r"/api/v1/personnel/[^/]+/paper$"), MOST_BYTES),
        (re.compile(r"/api/v1/trainings/[^/]+/materials$"), MOST_BYTES),
        (re.compile(r"/api/v1/route/bulk$"), BULK_BYTES),
    )
    return lambda path: next((most for pattern, most in larger if pattern.match(path)), JSON_BYTES)


class Bounded:
    """Refuses requests whose body is larger than allowed, by what they declare, else by what has come, or too slow."""

    def __init__(self, app: ASGIApp, limit: Callable[[str], int], wait_s: float = WAIT_S) -> None:
        self._app = app
        self._limit = limit
        self._wait_s = wait_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request that declares no more than allowed, and stop it when more comes, or nothing."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared) > limit:
            await too_large(Request(scope), limit)(scope, receive, send)
            return
        body = _Body(receive, limit, self._wait_s)
        await self._app(scope, body.receive, send)


class _Body:
    """What has come of one body."""

    def __init__(self, receive: Receive, limit: int, wait_s: float) -> None:
        self._receive, self._limit, self._wait_s = receive, limit, wait_s
        self._ends = asyncio.get_running_loop().time() + wait_s + limit / SLOWEST
        self._total = 0
        self._whole = False

    async def receive(self) -> Message:
        """The next part; after the last one, whatever happens to the connection, however long that takes."""
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(min(self._ends, asyncio.get_running_loop().time() + self._wait_s)):
                message = await self._receive()
        except TimeoutError:
            raise TooSlow from None
        self._total += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._total > self._limit:
            raise TooLarge(self._limit)
        return message
