"""Photos that come in parts: what came of a broken one is here, is told, and is gone on with."""

import asyncio
import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from api.app import create_app
from gridgis.core.settings import Settings
from gridgis.media.arriving import KEPT_S
from gridgis.media.models import Medium
from gridgis.media.stores import store_of
from gridgis.supervision.photos import Photos, show_all
from tests.buckets import serve
from tests.client import Client
from tests.factories import AT
from tests.pictures import opened, picture

As = Callable[[str], TestClient]
PHOTO = picture("PNG", (200, 150), seed=3)
HASH = sha256(PHOTO).hexdigest()
HALF = len(PHOTO) // 2
SENT = {"category_code": "E0101", "description": "占道", "lng": 120.02, "lat": 30.05}


@pytest.fixture
def worker(as_user: As) -> TestClient:
    return as_user("worker")


@pytest.fixture
def report(worker: TestClient) -> str:
    path = f"/reports/{uuid4()}"
    assert worker.put(path, json=SENT).status_code == 201
    return path


@pytest.fixture
def go_on(worker: TestClient, report: str) -> Callable[..., tuple[int, Any]]:
    """Sends a part."""

    def send(offset: int, content: bytes, *, last: bool = False, digest: str = HASH) -> tuple[int, Any]:
        headers = {"Upload-Offset": str(offset), "Upload-Complete": "?1" if last else "?0"}
        answer = worker.patch(f"{report}/media/{digest}", content=content, headers=headers)
        return answer.status_code, answer.json()

    return send


def photos(client: TestClient, report: str) -> list[tuple[str, int, int | None]]:
    told = client.get(f"{report}/receipt").json()
    assert told["media"] == [one["sha256"] for one in told["photos"] if one["state"] != "part"]
    return [(one["state"], one["received_bytes"], one["size_bytes"]) for one in told["photos"]]


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def break_off(app: FastAPI, worker: TestClient, path: str, content: bytes) -> int:
    """Send the beginning of a body, and be gone."""
    brought = iter([{"type": "http.request", "body": content, "more_body": True}, {"type": "http.disconnect"}])
    sent: list[dict[str, Any]] = []

    async def receive() -> Any:
        return next(brought)

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"authorization", worker.headers["authorization"].encode()), (b"host", b"testserver")]
    path = f"/api/v1{path}"
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "PUT", "scheme": "http"}
    scope |= {"path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": headers}
    scope |= {"client": ("127.0.0.1", 1), "server": ("testserver", 80), "state": {}}
    assert isinstance(worker, Client)
    worker.loop.run_until_complete(app(scope, receive, send))
    return int(sent[0]["status"])


def test_what_came_of_a_broken_upload_is_told_and_gone_on_with(
    app: FastAPI,
    worker: TestClient,
    report: str,
    go_on: Callable[..., tuple[int, Any]],
    session: Session,
    tmp_path: Path,
) -> None:
    assert break_off(app, worker, f"{report}/media/{HASH}", PHOTO[:HALF]) == 422
    assert photos(worker, report) == [("part", HALF, None)]
    assert session.scalar(select(func.count()).select_from(Medium)) == 0
    status, told = go_on(HALF, PHOTO[HALF:-7])
    assert (status, told) == (202, {"sha256": HASH, "size_bytes": len(PHOTO) - 7, "complete": False})
    status, told = go_on(len(PHOTO) - 7, PHOTO[-7:], last=True)
    assert (status, told) == (201, {"sha256": HASH, "size_bytes": len(PHOTO), "complete": True})
    assert photos(worker, report) == [("preparing", len(PHOTO), len(PHOTO))]
    assert files(tmp_path / "media") == [f"{HASH[:2]}/{HASH}"]
    assert show_all_in(session, tmp_path) == 1
    assert photos(worker, report) == [("shown", len(PHOTO), len(PHOTO))]
    assert go_on(0, PHOTO, last=True)[0] == 200, "again it changes nothing"


def show_all_in(session: Session, tmp_path: Path) -> int:
    return show_all(sessionmaker(session.get_bind()), Photos.on(tmp_path / "media"))


def test_a_part_that_does_not_fit_is_told_where_to_go_on(
    worker: TestClient, report: str, go_on: Callable[..., tuple[int, Any]]
) -> None:
    assert go_on(0, PHOTO[:HALF])[0] == 202
    for offset in (HALF - 1, HALF + 1, 10**12):
        status, told = go_on(offset, PHOTO[HALF:], last=True)
        assert (status, told["kind"], told["received_bytes"]) == (409, "intake.upload_offset", HALF)
    assert photos(worker, report) == [("part", HALF, None)], "what is here stays"
    assert go_on(HALF, PHOTO[HALF:], last=True)[0] == 201
    assert go_on(HALF, PHOTO[HALF:], last=True)[0] == 409, "nothing is here to go on with"
    assert photos(worker, report) == [("preparing", len(PHOTO), len(PHOTO))]


def test_one_begun_anew_is_not_longer_than_what_came_then(
    worker: TestClient, report: str, go_on: Callable[..., tuple[int, Any]]
) -> None:
    go_on(0, b"x" * (len(PHOTO) + 50))
    assert go_on(0, PHOTO[:HALF])[1]["size_bytes"] == HALF
    assert worker.put(f"{report}/media/{HASH}", content=PHOTO).status_code == 201


def test_parts_of_another_photo_are_thrown_away(
    worker: TestClient, report: str, go_on: Callable[..., tuple[int, Any]], tmp_path: Path
) -> None:
    go_on(0, PHOTO[:HALF])
    status, told = go_on(HALF, PHOTO[HALF:-1] + b"!", last=True)
    assert (status, told["kind"]) == (422, "intake.photo_damaged")
    assert (photos(worker, report), files(tmp_path / "media")) == ([], [])


@pytest.mark.parametrize(
    ("headers", "field"),
    [
        ({"Upload-Offset": "-1"}, "upload-offset"),
        ({"Upload-Offset": "half"}, "upload-offset"),
        ({"Upload-Offset": "1e3"}, "upload-offset"),
        ({"Upload-Complete": "yes"}, "upload-complete"),
    ],
)
def test_headers_that_say_nothing_are_refused(
    worker: TestClient, report: str, headers: dict[str, str], field: str
) -> None:
    answer = worker.patch(f"{report}/media/{HASH}", content=PHOTO, headers=headers)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_parts_count_as_photos_and_may_be_no_larger(
    sessions: sessionmaker[Session], worker: TestClient, report: str, tmp_path: Path
) -> None:
    client = at(sessions, worker, Settings(home=tmp_path, media_max_count=2, media_max_bytes=1000))
    part = {"Upload-Complete": "?0"}
    for name in ("a", "b"):
        assert client.patch(f"{report}/media/{name * 64}", content=b"x" * 600, headers=part).status_code == 202
    third = client.patch(f"{report}/media/{'c' * 64}", content=b"x", headers=part)
    assert (third.status_code, third.json()["kind"]) == (422, "intake.photo_many")
    more = client.patch(f"{report}/media/{'a' * 64}", content=b"x" * 401, headers=part | {"Upload-Offset": "600"})
    assert (more.status_code, more.json()["kind"]) == (422, "intake.photo_bytes")
    assert [one[:2] for one in photos(client, report)] == [("part", 600)], "what can become nothing makes room"


def at(sessions: sessionmaker[Session], worker: TestClient, settings: Settings) -> TestClient:
    app = create_app(settings, sessions, "")
    app.state.clock = lambda: AT
    return TestClient(app, base_url="http://testserver/api/v1", headers=worker.headers)


def test_a_part_is_its_sender_s_alone(as_user: As, worker: TestClient, report: str) -> None:
    part = {"Upload-Complete": "?0"}
    worker.patch(f"{report}/media/{HASH}", content=PHOTO[:HALF], headers=part)
    for username in ("dispatcher", "county", "other_county", "nobody"):
        answer = as_user(username).patch(f"{report}/media/{HASH}", content=b"", headers=part | {"Upload-Offset": "1"})
        assert answer.status_code == 404, username
    assert as_user("county").get(f"{report}/receipt").json()["photos"] == []
    assert worker.patch(f"/reports/{uuid4()}/media/{HASH}", content=PHOTO, headers=part).status_code == 404


def test_two_that_send_one_photo_at_once_both_hear_that_it_is_here(
    app: FastAPI, worker: TestClient, report: str, session: Session, tmp_path: Path
) -> None:
    """The second does not write to what the first writes to; and who goes on with it is told to wait."""
    assert isinstance(worker, Client)
    arrived, going = asyncio.Event(), asyncio.Event()

    async def put(method: str, wait: bool, headers: dict[str, str]) -> int:
        parts: Iterator[bytes] = iter([PHOTO[:HALF], PHOTO[HALF:]])
        sent: list[dict[str, Any]] = []

        async def receive() -> Any:
            part = next(parts)
            if part == PHOTO[HALF:] and wait:
                arrived.set()
                await going.wait()
            return {"type": "http.request", "body": part, "more_body": part == PHOTO[:HALF]}

        async def send(message: Any) -> None:
            sent.append(message)

        path = f"/api/v1{report}/media/{HASH}"
        told = {"authorization": worker.headers["authorization"], "host": "testserver"} | headers
        lines = [(name.lower().encode(), value.encode()) for name, value in told.items()]
        scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method}
        scope |= {"scheme": "http", "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": ""}
        scope |= {"headers": lines, "client": ("127.0.0.1", 1), "server": ("testserver", 80), "state": {}}
        await app(scope, receive, send)
        return int(sent[0]["status"])

    async def both() -> list[int]:
        first = asyncio.create_task(put("PUT", True, {}))
        await arrived.wait()
        waits = await put("PATCH", False, {"Upload-Offset": "1"})
        second = await put("PUT", False, {})
        going.set()
        return [waits, second, await first]

    assert worker.loop.run_until_complete(both()) == [503, 201, 200]
    assert session.scalar(select(func.count()).select_from(Medium)) == 1
    assert files(tmp_path / "media") == [f"{HASH[:2]}/{HASH}"]
    assert (tmp_path / "media" / HASH[:2] / HASH).read_bytes() == PHOTO


def test_parts_that_nobody_goes_on_with_are_swept(
    worker: TestClient, report: str, go_on: Callable[..., tuple[int, Any]], session: Session, tmp_path: Path
) -> None:
    go_on(0, PHOTO[:HALF])
    (part,) = (tmp_path / "media" / "arriving").rglob(HASH)
    show_all_in(session, tmp_path)
    assert part.exists()
    old = part.stat().st_mtime - KEPT_S - 1
    os.utime(part, (old, old))
    show_all_in(session, tmp_path)
    assert not part.exists() and not part.parent.exists()
    assert photos(worker, report) == []


def test_in_a_bucket_all_is_as_on_a_disk(
    sessions: sessionmaker[Session], worker: TestClient, report: str, as_user: As, tmp_path: Path
) -> None:
    """Sealed as it came, shown as a cleaned copy, to those who may see it; nothing stays on this machine."""
    with serve(tmp_path) as server:
        settings = Settings(home=tmp_path / "home", **server.settings("photos"))  # type: ignore[arg-type]
        client = at(sessions, worker, settings)
        photo = picture("JPEG", (640, 480), told=True)
        digest = sha256(photo).hexdigest()
        address = f"{report}/media/{digest}"
        client.patch(address, content=photo[:500], headers={"Upload-Complete": "?0"})
        assert client.patch(address, content=photo[500:], headers={"Upload-Offset": "500"}).status_code == 201
        assert files(tmp_path / "home") == []
        assert (tmp_path / "photos" / digest[:2] / digest).read_bytes() == photo
        assert client.get(address).status_code == 503
        assert show_all(sessions, Photos(store_of(settings), settings.media_dir, settings.media_max_pixels)) == 1
        back = client.get(address)
        assert (back.status_code, back.headers["content-type"], opened(back.content).size) == (
            200,
            "image/jpeg",
            (480, 640),
        )
        assert b"Kamera" not in back.content and back.headers["content-security-policy"].startswith(
            "default-src 'none'"
        )
        assert opened(client.get(address, params={"size": "small"}).content).size == (240, 320)
        stranger = TestClient(client.app, base_url=str(client.base_url), headers=as_user("other_county").headers)
        assert stranger.get(address).status_code == 404
        number = client.get(f"{report}/receipt").json()["case_number"]
        paper = b"%PDF-1.7\n%%EOF\n"
        put = f"/cases/{number}/papers/{sha256(paper).hexdigest()}"
        clerk = TestClient(client.app, base_url=str(client.base_url), headers=as_user("dispatcher").headers)
        assert clerk.put(put, params={"name": "文.pdf"}, content=paper).status_code == 201
        kept = clerk.get(put)
        assert (kept.content, kept.headers["content-disposition"][:10]) == (paper, "attachment")
        for one in (tmp_path / "photos" / "shown").rglob("*.jpg"):
            one.unlink()
        gone = client.get(address)
        assert (gone.status_code, gone.json()["kind"]) == (404, "intake.photo_lost")
