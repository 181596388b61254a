"""A client that crosses into the application's event loop once a request, where Starlette's own crosses nine times."""

import httpx2
from anyio.from_thread import BlockingPortal
from fastapi import FastAPI
from fastapi.testclient import TestClient


class Client(TestClient):
    """Asks below `/api/v1`; a failure of ours is raised, or answered as to anybody for a quiet one."""

    def __init__(self, app: FastAPI, portal: BlockingPortal, *, quiet: bool = False) -> None:
        super().__init__(app, base_url="http://testserver/api/v1")
        self.portal = portal
        self._transport = _WholeAnswers(app, portal, quiet=quiet)


class _WholeAnswers(httpx2.BaseTransport):
    """Hands a request to the application in its event loop, and brings back the whole answer."""

    def __init__(self, app: FastAPI, portal: BlockingPortal, *, quiet: bool) -> None:
        self._inside = httpx2.ASGITransport(app, raise_app_exceptions=not quiet, client=("testclient", 50000))
        self._portal = portal

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Wait for the answer."""
        request.read()
        return self._portal.call(self._answer, request)

    async def _answer(self, request: httpx2.Request) -> httpx2.Response:
        answer = await self._inside.handle_async_request(request)
        parts = [part async for part in answer.stream]  # type: ignore[union-attr]
        return httpx2.Response(answer.status_code, headers=answer.headers, stream=httpx2.ByteStream(b"".join(parts)))
