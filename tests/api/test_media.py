"""Photos of reports: under their hash, once, for those who may see them."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from api.app import create_app
from api.deps import clock
from gridgis.core.settings import Settings
from gridgis.intake.models import Medium
from tests.factories import AT, World

As = Callable[[str], TestClient]

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 100
WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"x" * 100


def hash_of(content: bytes) -> str:
    return sha256(content).hexdigest()


@pytest.fixture
def worker(as_user: As) -> TestClient:
    return as_user("worker")


@pytest.fixture
def report(worker: TestClient) -> str:
    """The address of a report the worker sent."""
    path = f"/reports/{uuid4()}"
    body = {"category_code": "E0101", "description": "占道", "lng": 120.02, "lat": 30.05}
    assert worker.put(path, json=body).status_code == 201
    return path


@pytest.mark.parametrize(
    ("content", "kind"), [(JPEG, "image/jpeg"), (PNG, "image/png"), (WEBP, "image/webp")], ids=["jpeg", "png", "webp"]
)
def test_a_picture_is_kept_and_comes_back(worker: TestClient, report: str, content: bytes, kind: str) -> None:
    address = f"{report}/media/{hash_of(content)}"
    answer = worker.put(address, content=content)
    assert answer.status_code == 201
    assert answer.json() == {"sha256": hash_of(content), "size_bytes": len(content)}
    back = worker.get(address)
    assert (back.status_code, back.content, back.headers["content-type"]) == (200, content, kind)
    assert back.headers["cache-control"] == "private, max-age=86400"
    assert back.headers["x-content-type-options"] == "nosniff"


def test_the_same_again_is_acknowledged_and_kept_once(worker: TestClient, report: str, session: Session) -> None:
    address = f"{report}/media/{hash_of(JPEG)}"
    assert [worker.put(address, content=JPEG).status_code for _ in range(3)] == [201, 200, 200]
    assert session.scalar(select(func.count()).select_from(Medium)) == 1


def test_a_hash_in_capitals_is_the_same_hash(worker: TestClient, report: str) -> None:
    assert worker.put(f"{report}/media/{hash_of(JPEG).upper()}", content=JPEG).status_code == 201
    assert worker.put(f"{report}/media/{hash_of(JPEG)}", content=JPEG).status_code == 200
    assert worker.get(f"{report}/media/{hash_of(JPEG).upper()}").status_code == 200


def test_a_picture_is_told_with_its_report_and_case(worker: TestClient, report: str) -> None:
    worker.put(f"{report}/media/{hash_of(PNG)}", content=PNG)
    worker.put(f"{report}/media/{hash_of(JPEG)}", content=JPEG)
    receipt = worker.get(f"{report}/receipt").json()
    assert sorted(receipt["media"]) == sorted([hash_of(PNG), hash_of(JPEG)])
    story = worker.get(f"/cases/{receipt['case_number']}").json()
    assert sorted(story["reports"][0]["media"]) == sorted(receipt["media"])
    assert worker.get("/reports/mine").json()["items"][0]["media_count"] == 2


def test_a_damaged_picture_is_refused(worker: TestClient, report: str, tmp_path: Path) -> None:
    answer = worker.put(f"{report}/media/{hash_of(JPEG)}", content=JPEG[:-1])
    assert answer.status_code == 422
    assert answer.json()["field"] == "sha256"
    assert "Send it again" in answer.json()["detail"]
    assert list((tmp_path / "media").rglob("*")) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xd8", b"GIF89a" + b"x" * 50, b"<svg onload='alert(1)'/>", b"%PDF-1.7", b"RIFF0000WAVE" + b"x" * 50],
    ids=["empty", "too short", "gif", "svg", "pdf", "wav"],
)
def test_what_is_no_picture_is_refused(worker: TestClient, report: str, content: bytes) -> None:
    answer = worker.put(f"{report}/media/{hash_of(content)}", content=content)
    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/invalid"


@pytest.mark.parametrize("name", ["x", "0" * 63, "0" * 65, "g" * 64, "..%2f..%2fetc%2fpasswd"])
def test_a_name_that_is_no_hash_is_refused(worker: TestClient, report: str, name: str) -> None:
    assert worker.put(f"{report}/media/{name}", content=JPEG).status_code in (404, 405, 422)
    assert worker.get(f"{report}/media/{name}").status_code in (404, 422)


@pytest.mark.parametrize("kind", ["image/jpeg", "application/octet-stream", "text/plain", "", None])
def test_the_stated_type_does_not_matter(worker: TestClient, report: str, kind: str | None) -> None:
    headers = {} if kind is None else {"Content-Type": kind}
    assert worker.put(f"{report}/media/{hash_of(JPEG)}", content=JPEG, headers=headers).status_code == 201


def test_a_picture_that_was_never_sent_is_not_found(worker: TestClient, report: str) -> None:
    answer = worker.get(f"{report}/media/{hash_of(JPEG)}")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")


def test_only_the_sender_adds_pictures_and_readers_see_them(as_user: As, worker: TestClient, report: str) -> None:
    address = f"{report}/media/{hash_of(JPEG)}"
    for username in ("dispatcher", "county", "other_county", "nobody"):
        assert as_user(username).put(address, content=JPEG).status_code == 404, username
    worker.put(address, content=JPEG)
    assert as_user("county").get(address).content == JPEG
    for username in ("other_county", "other_town", "nobody", "admin"):
        assert as_user(username).get(address).status_code == 404, username


def test_a_picture_of_one_report_is_not_got_through_another(worker: TestClient, report: str) -> None:
    """Hashes are no secret: who knows one must still name a report they may read that has it."""
    worker.put(f"{report}/media/{hash_of(JPEG)}", content=JPEG)
    other = f"/reports/{uuid4()}"
    worker.put(other, json={"category_code": "E0101", "description": "y", "lng": 120.02, "lat": 30.05})
    assert worker.get(f"{other}/media/{hash_of(JPEG)}").status_code == 404


def test_a_report_nobody_sent_takes_no_picture(worker: TestClient) -> None:
    assert worker.put(f"/reports/{uuid4()}/media/{hash_of(JPEG)}", content=JPEG).status_code == 404


def test_the_bytes_lie_under_their_hash_and_no_part_is_left(worker: TestClient, report: str, tmp_path: Path) -> None:
    digest = hash_of(JPEG)
    worker.put(f"{report}/media/{digest}", content=JPEG)
    files = [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert files == [tmp_path / "media" / digest[:2] / digest]
    assert files[0].read_bytes() == JPEG


@pytest.fixture
def small(sessions: sessionmaker[Session], worker: TestClient, tmp_path: Path) -> FastAPI:
    """The same installation, taking a thousand bytes at most."""
    app = create_app(Settings(home=tmp_path, media_max_bytes=1000), sessions, "")
    app.dependency_overrides[clock] = lambda: AT
    return app


def test_a_picture_too_large_is_refused_before_it_is_read(small: FastAPI, worker: TestClient, report: str) -> None:
    client = TestClient(small, base_url="http://testserver/api/v1", headers=worker.headers)
    taken = JPEG[:1000]
    assert client.put(f"{report}/media/{hash_of(taken)}", content=taken).status_code == 201
    large = JPEG[:1001]
    answer = client.put(f"{report}/media/{hash_of(large)}", content=large)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["type"], told["status"]) == ("/problems/too-large", 413)
    assert "larger than 1000 bytes" in told["detail"]


def test_a_picture_that_does_not_say_how_large_it_is_is_stopped(
    small: FastAPI, worker: TestClient, report: str
) -> None:
    client = TestClient(small, base_url="http://testserver/api/v1", headers=worker.headers)

    def parts() -> Iterator[bytes]:
        for _ in range(20):
            yield JPEG[:100]

    answer = client.put(f"{report}/media/{hash_of(JPEG)}", content=parts())
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/too-large"


def test_a_stranger_can_not_fill_the_memory(small: FastAPI, world: World) -> None:
    """Bodies are read before anybody is asked who they are."""
    client = TestClient(small, base_url="http://testserver/api/v1")
    answer = client.post("/auth/login", content=b"x" * 16_001, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
