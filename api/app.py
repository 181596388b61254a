"""The application: routes under /api/v1, the built page at /."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pkgutil import iter_modules

from anyio import CapacityLimiter
from fastapi import FastAPI, Request
from fastapi.middleware.gzip import GZipMiddleware
from sqlalchemy.orm import Session, sessionmaker
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems, routes
from api.bodies import Bounded, limits
from api.connections import BUSY
from api.deps import utc_now
from api.documenting import openapi
from api.kept import Kept, Remembered
from api.live import Changes
from api.page import serve_page
from api.sights import Sights
from api.unit import BASE, Unit
from gridgis import __version__
from gridgis.core.settings import Settings
from gridgis.geocoding.outside import outside_of

FIRST = ("cases", "reports", "routing")
"""Those asked most: a request is held against every route before its own; moves and reports stand first in theirs."""

MODULES = [
    import_module(f"api.routes.{name}")
    for name in dict.fromkeys([*FIRST, *(one.name for one in iter_modules(routes.__path__))])
]

OF_CODES = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
"""Of addresses that hold the code of a reporter's page: no other site is told them, and none lists them."""

PASSWORDS_AT_ONCE = 2
"""By a process alone, one by each of several: a password costs 64 MB and a tenth of a second of a core."""

KEPT_FOR_CHANGES = 2
"""So many of a process's connections are never taken by what only reads."""

ARRIVING = 3
"""One in so many of a process's connections is taken at most by reports and photos as they come in."""

WRITES_AT_ONCE = 4
"""Threads of a process that write what comes of photos: however many come at once, they take no other's thread."""

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "Permissions-Policy": "geolocation=(self), camera=(self)",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def create_app(settings: Settings, sessions: sessionmaker[Session], url: str) -> FastAPI:
    """Make the application.

    Args:
        sessions: sessions of a database at the newest revision.
        url: the same database, for listening to its notices.
    """
    app = FastAPI(
        title="gridgis",
        version=__version__,
        openapi_url=f"{BASE}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.router.route_class = Unit
    app.state.settings = settings
    app.state.sessions = sessions
    app.state.clock = utc_now
    app.state.turns = CapacityLimiter(settings.pool_size)
    app.state.reading = CapacityLimiter(max(1, settings.pool_size - KEPT_FOR_CHANGES))
    app.state.arriving = CapacityLimiter(max(1, settings.pool_size // ARRIVING))
    app.state.doors = CapacityLimiter(PASSWORDS_AT_ONCE if settings.workers in (None, 1) else 1)
    app.state.changes = Changes(url)
    app.state.sights = Sights(app.state.changes)
    app.state.kept = Kept()
    app.state.outside = outside_of(settings)
    app.state.looking = CapacityLimiter(1)
    app.state.writing = CapacityLimiter(WRITES_AT_ONCE)
    problems.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Bounded, limit=limits(settings))
    if url:
        app.add_middleware(Remembered, url=url)
    app.add_middleware(Hardened, tls=settings.secure_cookies)
    for router in (module.router for module in MODULES if hasattr(module, "router")):
        app.router.routes.extend(router.routes)
    app.openapi = lambda: openapi(app)  # type: ignore[method-assign]
    serve_page(app, settings.web_dist)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[dict[str, Changes]]:
    listening = asyncio.create_task(app.state.changes.run())
    yield {"streams": app.state.changes}
    listening.cancel()
    with suppress(asyncio.CancelledError):
        await listening


def _marked(path: str, headers: MutableHeaders) -> None:
    """What the address of an answer asks for beside what all have."""
    if path.startswith("/api/"):
        headers.setdefault("Cache-Control", "no-store")
    if path.startswith(("/q/", f"{BASE}/q/")):
        headers.update(OF_CODES)


class Hardened:
    """Adds the security headers to every answer, also to that of a fault of ours and where too many are here.

    It keeps answers of the API out of caches unless they say otherwise.
    """

    def __init__(self, app: ASGIApp, *, tls: bool) -> None:
        self._app = app
        headers = SECURITY_HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if tls else {})
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the headers on what comes back."""
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message["headers"], *self._headers]
                _marked(scope["path"], MutableHeaders(scope=message))
            await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif BUSY in scope:
            await problems.busy(Request(scope))(scope, receive, send_with_headers)
        else:
            try:
                await self._app(scope, receive, send_with_headers)
            except Exception as error:
                if not started:
                    await problems.internal(Request(scope), error)(scope, receive, send_with_headers)
                raise
