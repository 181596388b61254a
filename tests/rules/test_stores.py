"""Where bytes are kept: a folder, and a bucket of a real server that speaks S3; the same holds in both."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridgis.core.errors import NotFound
from gridgis.core.settings import Settings
from gridgis.media.stores import Disk, StorageDown, Store, store_of
from tests.buckets import Server, bucket_of, serve

BYTES = b"\xff\xd8 bytes of a photo"
LARGE = bytes(range(256)) * 30_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("s3")) as server:
        yield server


@pytest.fixture(params=["disk", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "disk":
        return Disk(tmp_path / "media")
    server: Server = request.getfixturevalue("server")
    return bucket_of(server, f"photos-{tmp_path.name[-20:].strip('_').replace('_', '-')}")


def test_what_is_kept_is_there_once_and_for_good(store: Store) -> None:
    assert not store.has("ab/abc")
    assert store.put("ab/abc", BYTES) and store.has("ab/abc")
    assert not store.put("ab/abc", b"others"), "nobody writes to it again"
    assert store.read("ab/abc") == BYTES
    with pytest.raises(NotFound, match="no longer in the storage"):
        store.read("ab/abcd")


def test_a_file_is_taken_and_gone_from_where_it_lay(store: Store, tmp_path: Path) -> None:
    for content, fresh in ((LARGE, True), (b"others", False)):
        file = tmp_path / "part"
        file.write_bytes(content)
        assert store.take("cd/large", file) is fresh
        assert not file.exists()
    assert store.read("cd/large") == LARGE


def test_nothing_at_all_is_kept_too(store: Store) -> None:
    assert store.put("00/empty", b"") and store.has("00/empty") and store.read("00/empty") == b""


def test_a_name_is_another_from_its_beginning(store: Store) -> None:
    store.put("ab/abc.small.jpg", BYTES)
    assert not store.has("ab/abc")


def test_what_lies_in_a_folder_is_sealed(tmp_path: Path) -> None:
    Disk(tmp_path).put("ab/abc", BYTES)
    assert (tmp_path / "ab" / "abc").stat().st_mode & 0o222 == 0


@pytest.mark.parametrize("fault", ["no such bucket", "another key", "nobody answers"])
def test_a_bucket_that_does_not_serve_us_is_told_and_takes_nothing(server: Server, tmp_path: Path, fault: str) -> None:
    """As a disk that can't be written: the sender comes again, and what has come is still here."""
    good = bucket_of(server, "refusing")
    good.put("ab/there", BYTES)
    changed = {
        "no such bucket": {"media_s3_bucket": "never-made"},
        "another key": {"media_s3_secret": "wrong"},
        "nobody answers": {"media_s3_endpoint": f"http://127.0.0.1:{_free()}"},
    }[fault]
    store = store_of(Settings(home=tmp_path, **(server.settings("refusing") | changed)))  # type: ignore[arg-type]
    file = tmp_path / "part"
    file.write_bytes(BYTES)
    with pytest.raises(StorageDown) as told:
        store.take("ab/abc", file)
    assert told.value.facts["retry_after_s"] == 60
    assert file.exists() and not good.has("ab/abc")
    with pytest.raises((StorageDown, NotFound)):
        store.read("ab/there")


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def test_which_one_it_is_follows_from_the_settings(server: Server, tmp_path: Path) -> None:
    assert store_of(Settings(home=tmp_path)).path("ab/abc") == tmp_path / "media" / "ab" / "abc"
    assert bucket_of(server, "chosen").path("ab/abc") is None
