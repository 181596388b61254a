"""Photos as nobody should send them, and what photos say of themselves: refused or cleaned, never a fault."""

import io
import struct
import zlib
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy.orm import Session, sessionmaker

from gridgis.media.stores import Disk
from gridgis.supervision.photos import Photos, show_all
from tests.factories import AT
from tests.pictures import bomb, heic, opened, picture, taken

As = Callable[[str], TestClient]
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
def show(sessions: sessionmaker[Session], tmp_path: Path) -> Callable[[], int]:
    return lambda: show_all(sessions, Photos.on(tmp_path / "media"))


def put(worker: TestClient, report: str, content: bytes) -> tuple[str, int, str]:
    """The address of a photo, and how it was answered."""
    address = f"{report}/media/{sha256(content).hexdigest()}"
    answer = worker.put(address, content=content)
    return address, answer.status_code, str(answer.json().get("kind", ""))


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG that says it has so many pixels, and has few bytes of them."""
    content = bytearray(picture("JPEG", (16, 16)))
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(content)


def png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 90)) + chunk(b"IEND", b"")


SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
REFUSED = {
    "nothing": (b"", "photo_type"),
    "a truncated jpeg": (picture("JPEG", (400, 300))[:-200], "photo_broken"),
    "a truncated heic": (heic((400, 300))[:-200], "photo_type"),
    "a heic's head": (heic()[:40], "photo_type"),
    "a bomb": (bomb(), "photo_pixels"),
    "a jpeg of 200 megapixels": (jpeg_of(20_000, 10_000), "photo_pixels"),
    "a png of 200 megapixels": (png_of(20_000, 10_000), "photo_pixels"),
    "a png of more pixels than there are": (png_of(2**31 - 1, 2**31 - 1), "photo_pixels"),
    "a svg with a script": (SVG, "photo_type"),
    "a svg that begins as xml": (b'<?xml version="1.0"?>' + SVG, "photo_type"),
    "a page": (b"<!doctype html>" + SCRIPT, "photo_type"),
    "a page called a png": (b"\x89PNG\r\n\x1a\n<html>" + SCRIPT, "photo_type"),
    "a page called a webp": (b"RIFF\x40\x00\x00\x00WEBPVP8 " + SCRIPT, "photo_broken"),
    "a page called a heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + SCRIPT, "photo_type"),
    "a film": (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(500), "photo_type"),
    "a pdf": (b"%PDF-1.7\n%%EOF\n", "photo_type"),
    "a program of postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n", "photo_type"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_photo_is_refused_with_words_and_not_kept(
    worker: TestClient, report: str, tmp_path: Path, name: str
) -> None:
    content, kind = REFUSED[name]
    address, status, told = put(worker, report, content)
    assert (status, told) == (422, f"intake.{kind}")
    assert not [path for path in tmp_path.rglob("media/**/*") if path.is_file()]
    assert worker.get(address).status_code == 404
    assert worker.get(f"{report}/receipt").json()["photos"] == []


def test_what_is_a_photo_and_a_page_is_shown_as_a_photo_alone(
    worker: TestClient, report: str, show: Callable[[], int]
) -> None:
    """A script in what cameras write, behind the picture, and in a comment: none of it comes back, and nothing runs."""
    exif = Image.Exif()
    exif[0x010E] = SCRIPT.decode()
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "JPEG", exif=exif, comment=SCRIPT)
    address, status, _ = put(worker, report, out.getvalue() + SCRIPT)
    assert (status, show()) == (201, 1)
    for size in ("whole", "small"):
        back = worker.get(address, params={"size": size})
        assert (back.status_code, back.headers["content-type"]) == (200, "image/jpeg")
        assert b"script" not in back.content
        assert back.headers["x-content-type-options"] == "nosniff"
        assert back.headers["content-security-policy"].startswith("default-src 'none'; sandbox")
        assert back.headers["content-disposition"].startswith('inline; filename="')
    assert worker.get(address, params={"size": "huge"}).status_code == 422


def test_a_heic_is_taken_as_it_comes_and_shown_as_a_jpeg(
    worker: TestClient, report: str, show: Callable[[], int], tmp_path: Path
) -> None:
    content = heic((3000, 1500))
    address, status, _ = put(worker, report, content)
    assert (status, show()) == (201, 1)
    shown, small = (worker.get(address, params={"size": size}) for size in ("whole", "small"))
    assert shown.headers["content-type"] == "image/jpeg"
    assert (opened(shown.content).format, opened(shown.content).size) == ("JPEG", (2048, 1024))
    assert (opened(small.content).format, opened(small.content).size) == ("JPEG", (320, 160))
    digest = sha256(content).hexdigest()
    assert (tmp_path / "media" / digest[:2] / digest).read_bytes() == content


def test_what_was_shown_before_there_were_small_ones_is_shown_whole(
    worker: TestClient, report: str, show: Callable[[], int], tmp_path: Path
) -> None:
    address, *_ = put(worker, report, picture("JPEG", (640, 480)))
    show()
    (small,) = tmp_path.rglob("*.small.jpg")
    small.unlink()
    assert opened(worker.get(address, params={"size": "small"}).content).size == (640, 480)


def told(worker: TestClient, report: str) -> tuple[object, object]:
    (photo,) = worker.get(f"{report}/receipt").json()["photos"]
    assert photo["state"] == "shown"
    return photo["taken_at"], photo["away_m"]


LOCAL = (AT - timedelta(hours=3)).strftime("%Y:%m:%d %H:%M:%S")
UTC_OF_LOCAL = (AT - timedelta(hours=11)).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize(
    ("at", "offset", "wanted"),
    [
        (LOCAL, "+08:00", UTC_OF_LOCAL),
        (LOCAL, "", UTC_OF_LOCAL),
        ("1970:01:01 00:00:00", "", None),
        ("2099:01:01 00:00:00", "", None),
        ("0000:00:00 00:00:00", "", None),
        ("not a moment", "+99:99", None),
        ("2026:02:30 10:00:00", "", None),
        (LOCAL, "east", None),
    ],
)
def test_a_photo_tells_when_it_was_taken_unless_its_clock_was_never_set(
    worker: TestClient, report: str, show: Callable[[], int], at: str, offset: str, wanted: str | None
) -> None:
    assert put(worker, report, taken(at, offset))[1] == 201
    show()
    assert told(worker, report)[0] == wanted


@pytest.mark.parametrize(
    ("place", "least", "most"),
    [((120.02, 30.05), 0, 1), ((120.02, 30.06), 1050, 1170), ((-120.02, -30.05), 10**7, 2.1 * 10**7)],
)
def test_a_photo_of_another_place_is_taken_and_tells_how_far_away_it_says_it_was(
    worker: TestClient, report: str, show: Callable[[], int], place: tuple[float, float], least: float, most: float
) -> None:
    """The report stays where it is: a picture's own place decides nothing."""
    before = worker.get(f"{report}/receipt").json()["route"]
    assert put(worker, report, taken(LOCAL, place=place))[1] == 201
    show()
    away = told(worker, report)[1]
    assert isinstance(away, float) and least <= away <= most
    assert worker.get(f"{report}/receipt").json()["route"] == before


@pytest.mark.parametrize("place", [(0.0, 0.0), (500.0, 30.0)])
def test_a_place_that_is_none_is_not_told(
    worker: TestClient, report: str, show: Callable[[], int], place: tuple[float, float]
) -> None:
    assert put(worker, report, taken(LOCAL, place=place))[1] == 201
    show()
    assert told(worker, report)[1] is None


def test_a_report_without_a_point_tells_no_distance(
    worker: TestClient, show: Callable[[], int], sessions: sessionmaker[Session]
) -> None:
    report = f"/reports/{uuid4()}"
    body = {"category_code": "E0101", "description": "占道", "grid_code": "110101001001001"}
    assert worker.put(report, json=body).status_code == 201
    put(worker, report, taken(LOCAL, place=(120.02, 30.05)))
    show()
    assert told(worker, report)[1] is None


WHOLE = [picture("JPEG", (120, 90), told=True), picture("PNG", (60, 40)), picture("WEBP", (60, 40)), heic()]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_sent_is_taken_or_refused_with_words(
    worker: TestClient, report: str, sessions: sessionmaker[Session], tmp_path: Path, data: st.DataObject
) -> None:
    """Whole pictures with bytes changed, cut, doubled and put together: 201 or 422, and then shown or hidden."""
    content = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        match data.draw(st.sampled_from(["set", "cut", "put", "join"])):
            case "set" if content:
                content[at] = data.draw(st.integers(0, 255))
            case "cut":
                del content[at : at + data.draw(st.integers(1, 40))]
            case "put":
                content[at:at] = data.draw(st.binary(max_size=30))
            case _:
                content += data.draw(st.sampled_from(WHOLE))[at:]
    own = f"/reports/{uuid4()}"
    assert worker.put(own, json=SENT).status_code == 201
    address, status, kind = put(worker, own, bytes(content))
    assert (status, kind) == (201, "") or (status, kind.split("_")[0]) == (422, "intake.photo")
    show_all(sessions, Photos(Disk(tmp_path / "media"), tmp_path / "media", 50_000_000))
    back = worker.get(address)
    assert back.status_code in ((200, 404) if status == 201 else (404,))
    if back.status_code == 200:
        assert (back.headers["content-type"], opened(back.content).format) == ("image/jpeg", "JPEG")
