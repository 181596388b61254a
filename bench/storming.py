"""`python -m bench.storming`: the workers of `bench.storm`, each a connection that it opens when it comes online.

Standard input: one JSON object with port, token, how many workers, reports and photos of each, seconds within which
they come, and places. Standard output: what was acknowledged, and the seconds of the answers that did it.
"""

import asyncio
import io
import json
import random
import sys
import time
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import uuid4

from PIL import Image

PATIENCE_S = 60
DONE, LATER = (200, 201), (429, 503, 507)


@dataclass
class Came:
    """What was acknowledged."""

    ids: list[str] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    report_s: list[float] = field(default_factory=list)
    photo_s: list[float] = field(default_factory=list)
    busy: int = 0
    broken: int = 0


class Phone:
    """One worker's phone: a connection, opened anew when it breaks."""

    def __init__(self, asked: dict[str, Any], came: Came) -> None:
        self._port, self._came = asked["port"], came
        self._head = f"Host: bench\r\nAuthorization: Bearer {asked['token']}\r\n"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def put(self, path: str, kind: str, body: bytes) -> float:
        """Send it until it is acknowledged; the seconds of the answer that did.

        Raises:
            RuntimeError: it was refused for good.
        """
        while True:
            began = time.perf_counter()
            try:
                status, after, told = await asyncio.wait_for(self._ask(path, kind, body), PATIENCE_S)
            except (OSError, EOFError, ValueError, TimeoutError):
                self._came.broken += 1
                self._close()
                await asyncio.sleep(random.uniform(0.5, 3))
                continue
            if status in DONE:
                return time.perf_counter() - began
            if status not in LATER:
                raise RuntimeError(f"{path}: {status} {told[:300]!r}")
            self._came.busy += 1
            await asyncio.sleep(after * random.uniform(0.5, 1.5))

    async def _ask(self, path: str, kind: str, body: bytes) -> tuple[int, float, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        head = f"PUT /api/v1/{path} HTTP/1.1\r\n{self._head}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        told = await reader.readexactly(int(headers["content-length"]))
        if headers.get("connection", "").lower() == "close":
            self._close()
        return int(first.split()[1]), float(headers.get("retry-after", 1)), told

    def _close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


def photo_bytes() -> bytes:
    """A small photo; others are the same with something else behind the picture, as phones put films there."""
    out = io.BytesIO()
    noise = Image.effect_noise((640, 480), 60).convert("RGB")
    noise.save(out, "JPEG", quality=30)
    return out.getvalue()


async def work(asked: dict[str, Any], nth: int, photo: bytes, came: Came) -> None:
    """One worker: comes online at a moment of its own, and sends what it has."""
    await asyncio.sleep(random.uniform(0, asked["seconds"]))
    phone = Phone(asked, came)
    for n in range(asked["reports"]):
        report = str(uuid4())
        lng, lat = asked["places"][(nth * asked["reports"] + n) % len(asked["places"])]
        body = {"category_code": "E0201", "description": "绿化带内垃圾堆积", "lng": lng, "lat": lat, "accuracy_m": 8}
        sent = json.dumps(body).encode()
        came.report_s.append(await phone.put(f"reports/{report}", "application/json", sent))
        came.ids.append(report)
        for _ in range(asked["photos"]):
            own = photo + random.randbytes(16)
            digest = sha256(own).hexdigest()
            path = f"reports/{report}/media/{digest}"
            came.photo_s.append(await phone.put(path, "application/octet-stream", own))
            came.hashes.append(digest)


async def storm(asked: dict[str, Any]) -> dict[str, Any]:
    """All of them."""
    came, photo = Came(), photo_bytes()
    began = time.perf_counter()
    async with asyncio.timeout(asked["at_most_s"]), asyncio.TaskGroup() as group:
        for nth in range(asked["workers"]):
            group.create_task(work(asked, nth, photo, came))
    return vars(came) | {"took_s": time.perf_counter() - began, "photo_bytes": len(photo) + 16}


if __name__ == "__main__":
    random.seed(1)
    json.dump(asyncio.run(storm(json.load(sys.stdin))), sys.stdout)
