"""A client that has the application answer in the test's own thread, where Starlette's crosses between many."""

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from typing import Any

import httpx2
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.types import Message

from gridgis.core.paths import ROOT


class Client(TestClient):
    """Asks below `/api/v1`; a failure of ours is raised, or answered as to anybody for a quiet one."""

    def __init__(self, app: FastAPI, loop: AbstractEventLoop, *, quiet: bool = False) -> None:
        super().__init__(app, base_url="http://testserver/api/v1")
        self.loop = loop
        self._transport = _WholeAnswers(app, loop, quiet=quiet)


class _WholeAnswers(httpx2.BaseTransport):
    """Hands a request to the application in its event loop, and brings back the whole answer."""

    def __init__(self, app: FastAPI, loop: AbstractEventLoop, *, quiet: bool) -> None:
        self._app, self._loop, self._quiet = app, loop, quiet

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Wait for the answer."""
        return self._loop.run_until_complete(self._answer(request, request.read()))

    async def _answer(self, request: httpx2.Request, body: bytes) -> httpx2.Response:
        brought = iter([{"type": "http.request", "body": body, "more_body": False}])
        sent: list[Message] = []

        async def receive() -> Message:
            return next(brought, None) or await asyncio.Future()

        async def send(message: Message) -> None:
            sent.append(message)

        try:
            await self._app(_scope(request), receive, send)
        except Exception:
            if not self._quiet:
                raise
        start, *parts = sent
        whole = b"" if request.method == "HEAD" else b"".join(part.get("body", b"") for part in parts)
        return httpx2.Response(start["status"], headers=start["headers"], stream=httpx2.ByteStream(whole))


def _scope(request: httpx2.Request) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.split(b"?")[0],
        "query_string": request.url.query,
        "server": (request.url.host, request.url.port),
        "client": ("testclient", 50000),
        "root_path": "",
    }


async def at_once(call: Callable[..., Any], *args: object, **_: object) -> Any:
    """Do what the application leaves to another thread, and tests of a server have done there."""
    return copy_context().run(call, *args)


def without_page(dist: Path) -> Path:
    """A folder of the built page with nothing but the Leaflet of pages that open by themselves."""
    dist.mkdir()
    (dist / "standalone").symlink_to(ROOT / "web/node_modules/leaflet/dist")
    return dist
