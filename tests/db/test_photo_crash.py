"""kill -9 of the server while a photo comes, and between its bytes and its row: nothing acknowledged is lost."""

import http.client
import json
import os
import signal
import socket
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg2
import pytest

from tests.db.test_crash import Installation, cluster, installation, until, world
from tests.factories import PASSWORD, World
from tests.pictures import picture

__all__ = ["cluster", "installation", "world"]

PHOTOS = [picture("PNG", (300, 200), seed=n) for n in range(3)]
HASHES = [sha256(one).hexdigest() for one in PHOTOS]


class Phone:
    """Whoever sends, signed in once."""

    def __init__(self, port: int) -> None:
        self.port, self.token = port, ""
        self.token = self.ask("POST", "auth/login", {"username": "worker", "password": PASSWORD})[1]["access_token"]

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """One request on a connection of its own."""
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        told = {"Authorization": f"Bearer {self.token}", "Content-Type": kind}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(
            method, f"/api/v1/{path}", content, told | {k.replace("_", "-"): v for k, v in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())

    def is_answered(self) -> bool:
        with suppress(OSError, http.client.HTTPException):
            return self.ask("GET", "auth/me")[0] == 200
        return False

    def photos(self, report: str) -> dict[str, tuple[str, int]]:
        told = self.ask("GET", f"reports/{report}/receipt")[1]["photos"]
        return {one["sha256"]: (one["state"], one["received_bytes"]) for one in told}


@pytest.fixture
def phone(installation: Installation) -> Phone:
    installation.serve()
    return Phone(installation.port)


def begin(phone: Phone, path: str, content: bytes, sent: int) -> socket.socket:
    """Send the head and the beginning of a body, and no more."""
    connection = socket.create_connection(("127.0.0.1", phone.port), timeout=60)
    head = f"PUT /api/v1/{path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {phone.token}\r\n"
    head += f"Content-Type: application/octet-stream\r\nContent-Length: {len(content)}\r\n\r\n"
    connection.sendall(head.encode() + content[:sent])
    return connection


def test_a_server_killed_while_photos_come_and_between_bytes_and_row_loses_nothing(
    installation: Installation, phone: Phone, world: World
) -> None:
    lng, lat = world.middles[world.grids[0]]
    report = str(uuid4())
    body = {"category_code": "E0201", "description": "垃圾堆积", "lng": lng, "lat": lat}
    assert phone.ask("PUT", f"reports/{report}", body)[0] == 201
    address = [f"reports/{report}/media/{digest}" for digest in HASHES]
    kept, between, part = range(3)
    media = Path(installation.environment["GRIDGIS_HOME"]) / "media"

    assert phone.ask("PUT", address[kept], PHOTOS[kept])[0] == 201
    half = len(PHOTOS[part]) // 2
    answer = phone.ask("PATCH", address[part], PHOTOS[part][:half], Upload_Offset="0", Upload_Complete="?0")
    assert answer[0] == 202
    holding = psycopg2.connect(installation.cluster.url())
    with holding.cursor() as cursor:
        cursor.execute("SELECT FROM reports WHERE id = %s FOR UPDATE", (report,))
        waiting = begin(phone, address[between], PHOTOS[between], len(PHOTOS[between]))
        sealed = media / HASHES[between][:2] / HASHES[between]
        until(sealed.exists, "the photo is sealed, and its row waits for the report")
        os.killpg(installation.processes[-1].pid, signal.SIGKILL)
        installation.processes[-1].wait()
    holding.close()
    with suppress(OSError):
        assert waiting.recv(1) == b"", "it was never acknowledged"
    waiting.close()

    installation.serve()
    until(phone.is_answered, "those that the killed one left in its queue are gone, and others are answered")
    assert phone.photos(report) == {
        HASHES[kept]: ("preparing", len(PHOTOS[kept])),
        HASHES[part]: ("part", half),
    }
    assert phone.ask("PUT", address[between], PHOTOS[between])[0] == 201, "sent again, as what was not acknowledged is"
    assert phone.ask("PATCH", address[part], PHOTOS[part][half:], Upload_Offset=str(half))[0] == 201
    assert phone.ask("PUT", address[kept], PHOTOS[kept])[0] == 200
    assert phone.photos(report) == {
        digest: ("preparing", len(photo)) for digest, photo in zip(HASHES, PHOTOS, strict=True)
    }
    for digest, photo in zip(HASHES, PHOTOS, strict=True):
        assert (media / digest[:2] / digest).read_bytes() == photo
    assert len(installation.ask("SELECT FROM media")) == 3
    assert not [path for path in media.rglob("*") if path.is_file() and "arriving" in path.parts]
