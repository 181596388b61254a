"""Answers that only a change of what they show can change: compressed once, kept while there is room, known by ETag."""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

import brotli
from fastapi import Request, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.deps import moment_of, token_of
from gridgis.security.lookup import Lookup
from gridgis.security.queries import token_hash
from gridgis.security.rules import Actor

DRAWN = (".geojson", ".topojson")
"""How paths end whose answers may be kept."""

MOST_BYTES = 24_000_000
"""So much a process keeps: a city's net in a few forms, and everything smaller beside it."""

MOST_ASKED = 1000
"""So many questions of single readers it remembers."""

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "": lambda body: body,
}
"""Best first; the last is taken by everybody."""

Key = TypeVar("Key")
Value = TypeVar("Value")


class Lately(Generic[Key, Value]):
    """What was used last, up to a weight in all."""

    def __init__(self, most: int, weigh: Callable[[Value], int] = lambda _: 1) -> None:
        self._most, self._weigh, self._lock = most, weigh, Lock()
        self._held: OrderedDict[Key, Value] = OrderedDict()
        self.weight = 0

    def get(self, key: Key) -> Value | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: Key, value: Value) -> None:
        with self._lock:
            if key in self._held:
                self.weight -= self._weigh(self._held.pop(key))
            self._held[key] = value
            self.weight += self._weigh(value)
            while self.weight > self._most:
                self.weight -= self._weigh(self._held.popitem(last=False)[1])


@dataclass(frozen=True)
class Asked:
    """What somebody was answered, and all it followed from besides the address."""

    actor: Actor
    versions: Mapping[str, int]
    day: date
    tag: str
    media_type: str


class Kept:
    """What a process keeps."""

    def __init__(self) -> None:
        self.bodies = Lately[tuple[str, str], bytes](MOST_BYTES, len)
        self.asked = Lately[tuple[bytes, str], Asked](MOST_ASKED)

    def reply(
        self, request: Request, tag: str, media_type: str, make: Callable[[], bytes] | None = None
    ) -> Response | None:
        """Nothing new, or the body in a coding the reader takes; None for one that is not kept and can't be made."""
        headers = {"ETag": f'W/"{tag}"', "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding"}
        if knows(request, tag):
            return Response(status_code=304, headers=headers)
        coding = coding_for(request)
        body = self.bodies.get((tag, coding))
        if body is None:
            if make is None:
                return None
            body = CODINGS[coding](make())
            self.bodies.put((tag, coding), body)
        if coding:
            headers["Content-Encoding"] = coding
        return Response(body, headers=headers, media_type=media_type)


def knows(request: Request, tag: str) -> bool:
    """Whether the reader has what an ETag stands for."""
    sent = request.headers.get("If-None-Match", "")
    return bool({"*", f'"{tag}"'} & {one.strip().removeprefix("W/") for one in sent.split(",")})


def coding_for(request: Request) -> str:
    """The best coding that the reader takes."""
    parts = [part.replace(" ", "").lower() for part in request.headers.get("Accept-Encoding", "").split(",")]
    taken = {part.partition(";")[0] for part in parts if not part.endswith((";q=0", ";q=0.0"))}
    return next((coding for coding in CODINGS if coding in taken), "")


def question(request: Request) -> tuple[bytes, str]:
    """Who asks, by the hash of their token, and what, to the letter."""
    path, query = request.scope["path"], request.scope["query_string"]
    return token_hash(token_of(request)[0] or ""), f"{path}?{query.decode('latin-1')}"


class Remembered:
    """Answers at once what was asked before, when a single look-up finds rights, versions and day unchanged."""

    def __init__(self, app: ASGIApp, url: str) -> None:
        self._app, self._lookup = app, Lookup(url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        known = None
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"].endswith(DRAWN):
            known = await self._known(Request(scope))
        await (known or self._app)(scope, receive, send)

    async def _known(self, request: Request) -> Response | None:
        state, key = request.app.state, question(request)
        asked: Asked | None = state.kept.asked.get(key)
        if asked is None or moment_of(request).date() != asked.day:
            return None
        if await self._lookup.ask(key[0], moment_of(request)) != (asked.actor, asked.versions):
            return None
        reply: Response | None = state.kept.reply(request, asked.tag, asked.media_type)
        return reply
