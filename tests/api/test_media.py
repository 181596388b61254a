"""Photos of reports: under their hash, once, for those who may see them."""

import errno
import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, sessionmaker

from api.app import create_app
from gridgis.core.settings import Settings
from gridgis.media.models import Medium
from gridgis.supervision.photos import Photos, show_all
from tests.factories import AT, World
from tests.pictures import bomb, opened, picture

As = Callable[[str], TestClient]

JPEG, PNG, WEBP = picture("JPEG"), picture("PNG"), picture("WEBP")


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


@pytest.fixture
def show(sessions: sessionmaker[Session], tmp_path: Path) -> Callable[[], int]:
    """What the worker does."""
    return lambda: show_all(sessions, Photos.on(tmp_path / "media"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_kept_and_comes_back_cleaned(
    worker: TestClient, report: str, show: Callable[[], int], tmp_path: Path, kind: str
) -> None:
    """Upright, without the place and the device that the camera wrote; what came lies sealed as it came."""
    content = picture(kind, told=True)
    address = f"{report}/media/{hash_of(content)}"
    answer = worker.put(address, content=content)
    assert answer.status_code == 201
    assert answer.json() == {"sha256": hash_of(content), "size_bytes": len(content), "complete": True}
    early = worker.get(address)
    assert (early.status_code, early.headers["retry-after"]) == (503, "2")
    assert show() == 1
    back = worker.get(address)
    assert (back.status_code, back.headers["content-type"]) == (200, "image/jpeg")
    assert back.headers["cache-control"] == "private, max-age=86400"
    assert back.headers["x-content-type-options"] == "nosniff"
    shown = opened(back.content)
    assert (shown.size, dict(shown.getexif()), b"Kamera" in back.content) == ((48, 64), {}, False)
    sealed = tmp_path / "media" / hash_of(content)[:2] / hash_of(content)
    assert (sealed.read_bytes(), sealed.stat().st_mode & 0o222) == (content, 0)
    assert show() == 0


def test_the_worker_hears_of_a_photo_with_its_row(worker: TestClient, report: str, session: Session) -> None:
    worker.put(f"{report}/media/{hash_of(JPEG)}", content=JPEG)
    worker.put(f"{report}/media/{hash_of(JPEG)}", content=JPEG)
    jobs = session.execute(text("SELECT task_name, args->>'digest' FROM procrastinate_jobs")).all()
    assert [tuple(job) for job in jobs] == [("show_photo", hash_of(JPEG))]


def test_what_can_not_be_shown_any_more_is_told_once(
    worker: TestClient, report: str, show: Callable[[], int], tmp_path: Path
) -> None:
    digest = hash_of(JPEG)
    worker.put(f"{report}/media/{digest}", content=JPEG)
    (tmp_path / "media" / digest[:2] / digest).unlink()
    assert (show(), show()) == (1, 0)
    assert worker.get(f"{report}/media/{digest}").json()["kind"] == "intake.photo_lost"
    assert worker.put(f"{report}/media/{digest}", content=JPEG).status_code == 200, "sent again it is kept again"
    assert (show(), worker.get(f"{report}/media/{digest}").status_code) == (1, 200), "and shown"


def test_a_photo_whose_files_are_gone_is_not_being_prepared(
    worker: TestClient, report: str, show: Callable[[], int], tmp_path: Path
) -> None:
    address = f"{report}/media/{hash_of(JPEG)}"
    worker.put(address, content=JPEG)
    assert (show(), worker.get(address).status_code) == (1, 200)
    for file in (tmp_path / "media").rglob(f"{hash_of(JPEG)}*"):
        file.unlink()
    answer = worker.get(address)
    assert (answer.status_code, answer.json()["kind"]) == (404, "intake.photo_lost")


def test_large_pictures_are_shown_small(worker: TestClient, report: str, show: Callable[[], int]) -> None:
    content = picture("JPEG", (3000, 1500))
    worker.put(f"{report}/media/{hash_of(content)}", content=content)
    show()
    assert opened(worker.get(f"{report}/media/{hash_of(content)}").content).size == (2048, 1024)


BROKEN = {
    "cut in half": (JPEG[: len(JPEG) // 2], "photo_broken"),
    "without its end": (JPEG[:-2], "photo_broken"),
    "a png cut": (PNG[:-8], "photo_broken"),
    "a webp cut": (WEBP[: len(WEBP) // 2], "photo_broken"),
    "a png with a flipped bit": (PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:], "photo_broken"),
    "a head alone": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4, "photo_type"),
    "a page called a picture": (b"\xff\xd8\xff<script>alert(1)</script>", "photo_type"),
    "a gif": (picture("GIF"), "photo_type"),
    "a tiff": (picture("TIFF"), "photo_type"),
    "a bomb": (bomb(), "photo_pixels"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_can_not_be_decoded_is_refused(
    worker: TestClient, report: str, session: Session, tmp_path: Path, name: str
) -> None:
    content, kind = BROKEN[name]
    answer = worker.put(f"{report}/media/{hash_of(content)}", content=content)
    assert (answer.status_code, answer.json()["kind"]) == (422, f"intake.{kind}")
    assert session.scalar(select(func.count()).select_from(Medium)) == 0
    assert not [path for path in tmp_path.rglob("media/**/*") if path.is_file()]


def test_a_film_behind_the_picture_is_no_fault(worker: TestClient, report: str, show: Callable[[], int]) -> None:
    """Phones put one there; only the picture is shown."""
    content = JPEG + b"\0\0\0\x18ftypmp42" + bytes(20_000)
    assert worker.put(f"{report}/media/{hash_of(content)}", content=content).status_code == 201
    show()
    assert b"ftyp" not in worker.get(f"{report}/media/{hash_of(content)}").content


def test_a_report_takes_so_many_photos(worker: TestClient, report: str) -> None:
    some = [picture("PNG", seed=n) for n in range(13)]
    answers = [worker.put(f"{report}/media/{hash_of(one)}", content=one) for one in some]
    assert [answer.status_code for answer in answers] == [201] * 12 + [422]
    assert answers[-1].json()["kind"] == "intake.photo_many"
    assert worker.put(f"{report}/media/{hash_of(some[0])}", content=some[0]).status_code == 200


def test_the_photos_of_a_report_have_so_many_pixels_together(
    sessions: sessionmaker[Session], worker: TestClient, report: str, tmp_path: Path
) -> None:
    app = create_app(Settings(home=tmp_path, media_max_pixels=1_000_000), sessions, "")
    app.state.clock = lambda: AT
    client = TestClient(app, base_url="http://testserver/api/v1", headers=worker.headers)
    some = [picture("PNG", (1000, 900), seed=n) for n in range(5)]
    answers = [client.put(f"{report}/media/{hash_of(one)}", content=one) for one in some]
    assert [answer.status_code for answer in answers] == [201] * 4 + [422]
    assert answers[-1].json()["kind"] == "intake.photos_large"


@pytest.mark.parametrize(
    ("fault", "status", "type_", "left"),
    [
        (errno.ENOSPC, 507, "storage-full", 0),
        (errno.EDQUOT, 507, "storage-full", 0),
        (errno.EROFS, 503, "storage-down", 1),
    ],
)
def test_a_disk_that_takes_nothing_is_told_and_nothing_is_left(
    worker: TestClient,
    report: str,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: int,
    status: int,
    type_: str,
    left: int,
) -> None:
    def broken(_: int) -> None:
        raise OSError(fault, os.strerror(fault))

    address = f"{report}/media/{hash_of(JPEG)}"
    with monkeypatch.context() as patched:
        patched.setattr("gridgis.media.stores.os.fsync", broken)
        answer = worker.put(address, content=JPEG)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{type_}")
    assert int(answer.headers["retry-after"]) > 0
    files = [path.relative_to(tmp_path / "media") for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert [path.parts[0] for path in files] == ["arriving"] * left, "what has come is gone on with, or makes room"
    assert session.scalar(select(func.count()).select_from(Medium)) == 0
    assert worker.put(address, content=JPEG).status_code == 201, "once there is room"


def test_what_writers_that_died_left_is_swept(show: Callable[[], int], tmp_path: Path) -> None:
    folder = tmp_path / "media" / "ab"
    folder.mkdir(parents=True)
    old, fresh = folder / "x.1.part", folder / "x.2.part"
    old.write_bytes(b"x")
    fresh.write_bytes(b"x")
    os.utime(old, (0, 0))
    show()
    assert [path.exists() for path in (old, fresh)] == [False, True]


def test_the_same_again_is_acknowledged_and_kept_once(worker: TestClient, report: str, session: Session) -> None:
    address = f"{report}/media/{hash_of(JPEG)}"
    assert [worker.put(address, content=JPEG).status_code for _ in range(3)] == [201, 200, 200]
    assert session.scalar(select(func.count()).select_from(Medium)) == 1


def test_a_hash_in_capitals_is_the_same_hash(worker: TestClient, report: str) -> None:
    assert worker.put(f"{report}/media/{hash_of(JPEG).upper()}", content=JPEG).status_code == 201
    assert worker.put(f"{report}/media/{hash_of(JPEG)}", content=JPEG).status_code == 200
    assert worker.get(f"{report}/media/{hash_of(JPEG).upper()}").json()["kind"] == "intake.photo_preparing"


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
    assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]


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


def test_only_the_sender_adds_pictures_and_readers_see_them(
    as_user: As, worker: TestClient, report: str, show: Callable[[], int]
) -> None:
    address = f"{report}/media/{hash_of(JPEG)}"
    for username in ("dispatcher", "county", "other_county", "nobody"):
        assert as_user(username).put(address, content=JPEG).status_code == 404, username
    worker.put(address, content=JPEG)
    show()
    assert opened(as_user("county").get(address).content).size == (64, 48)
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
    app.state.clock = lambda: AT
    return app


def test_a_picture_too_large_is_refused_before_it_is_read(small: FastAPI, worker: TestClient, report: str) -> None:
    client = TestClient(small, base_url="http://testserver/api/v1", headers=worker.headers)
    taken = picture("WEBP", (8, 8))
    assert client.put(f"{report}/media/{hash_of(taken)}", content=taken).status_code == 201
    large = bytes(1001)
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
            yield bytes(100)

    answer = client.put(f"{report}/media/{hash_of(JPEG)}", content=parts())
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/too-large"


def test_a_stranger_can_not_fill_the_memory(small: FastAPI, world: World) -> None:
    """Bodies are read before anybody is asked who they are."""
    client = TestClient(small, base_url="http://testserver/api/v1")
    answer = client.post("/auth/login", content=b"x" * 16_001, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
