"""A real server of S3 for tests: rclone's, over a folder, with a key."""

import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from gridgis.core.settings import Settings
from gridgis.media.stores import Store, store_of

KEY, SECRET = "county", "a-secret-of-tests"
PATIENCE_S = 20


@dataclass(frozen=True)
class Server:
    """A server that runs: its address, and the folder in which every bucket is a folder."""

    address: str
    folder: Path

    def settings(self, bucket: str) -> dict[str, str]:
        """The settings of an installation that keeps its photos in a bucket of it, which is made."""
        (self.folder / bucket).mkdir(exist_ok=True)
        return {
            "media_s3_bucket": bucket,
            "media_s3_endpoint": self.address,
            "media_s3_region": "us-east-1",
            "media_s3_key": KEY,
            "media_s3_secret": SECRET,
        }


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """Run one, until it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    rclone = Path(sysconfig.get_path("scripts")) / "rclone"
    words = ["serve", "s3", str(folder), "--addr", f"127.0.0.1:{port}", "--auth-key", f"{KEY},{SECRET}"]
    words += ["--config", str(folder / "none.conf"), "--dir-cache-time", "0", "--log-level", "ERROR"]
    process = subprocess.Popen([str(rclone), *words])
    try:
        began = time.monotonic()
        while not _reaches(port):
            assert process.poll() is None and time.monotonic() - began < PATIENCE_S, "the server of S3 does not answer"
            time.sleep(0.02)
        yield Server(f"http://127.0.0.1:{port}", folder)
    finally:
        process.terminate()
        process.wait()


def _reaches(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def bucket_of(server: Server, name: str) -> Store:
    """A bucket of it as the installation sees it."""
    return store_of(Settings(home=server.folder / "home", **server.settings(name)))  # type: ignore[arg-type]
