"""Photos on their way: what has come of one lies on this machine's disk, and is gone on with after a break.

One request at a time writes to a part; the system's lock on its file tells, also between processes, and goes with a
process that dies.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BufferedRandom
from pathlib import Path
from uuid import UUID, uuid4

from gridgis.core.errors import Conflict, Invalid
from gridgis.media.pictures import NotNow
from gridgis.media.stores import swept, told_by_disk

KEPT_S = 7 * 86_400
"""So long a part that nobody goes on with stays."""


class OtherOffset(Conflict):
    """What comes does not go on where what is there ends."""


def hash_of(content: bytes, given: str) -> str:
    """The hash of what came, which is the one its sender gave.

    Raises:
        Invalid: it is another one.
    """
    digest = sha256(content).hexdigest()
    if digest != given.lower():
        raise Invalid("intake.photo_damaged", field="sha256")
    return digest


class Writer:
    """The one that writes to a part, with the hash of all it holds."""

    def __init__(self, file: BufferedRandom, path: Path, most: int) -> None:
        self.path = path
        self.size = 0
        self._file = file
        self._most = most
        self._hash = sha256()

    def go_on(self, offset: int) -> None:
        """Stand at the end of what is there, or at the beginning.

        Raises:
            OtherOffset: the part ends elsewhere; it says where.
        """
        self._file.seek(0)
        there = os.fstat(self._file.fileno()).st_size
        if offset and offset != there:
            raise OtherOffset("intake.upload_offset", received_bytes=there, field="Upload-Offset")
        while self.size < offset and (read := self._file.read(min(1 << 20, offset - self.size))):
            self._count(read)
        self._file.truncate(offset)

    def write(self, content: bytes) -> None:
        """Add to it, and give it to the system: it is there when this process dies.

        Raises:
            Invalid: it would become too large.
        """
        if self.size + len(content) > self._most:
            raise Invalid("intake.photo_bytes", field="content", most=self._most)
        with told_by_disk():
            self._file.write(content)
            self._file.flush()
        self._count(content)

    def require(self, digest: str) -> None:
        """Refuse what has another hash than its sender gave, and throw it away.

        Raises:
            Invalid: it has.
        """
        if self._hash.hexdigest() != digest:
            self.discard()
            raise Invalid("intake.photo_damaged", field="sha256")

    def discard(self) -> None:
        """Throw it away."""
        self.path.unlink(missing_ok=True)

    def _count(self, content: bytes) -> None:
        self._hash.update(content)
        self.size += len(content)


@contextmanager
def writing(folder: Path, report_id: UUID, digest: str, most: int, *, resumes: bool) -> Iterator[Writer]:
    """Write to the part of a photo, which stays when what comes breaks off.

    Of two that send the same whole at once, the second writes to a part of its own, which goes when it ends.

    Args:
        folder: of media.
        report_id: whose photo it is.
        digest: its hash, as its sender gave it.
        most: bytes it may have.
        resumes: whether it goes on with what is there.

    Raises:
        NotNow: another request still writes what is to be gone on with.
        StorageFull, StorageDown: it can't be written.
    """
    path = _folder_of(folder, report_id) / digest
    file = _locked(path)
    if file is None:
        if resumes:
            raise NotNow("intake.photo_arriving", retry_after_s=2)
        path = path.with_name(f"{digest}.{uuid4().hex}.part")
        file = _locked(path)
        assert file is not None
    try:
        yield Writer(file, path, most)
    finally:
        with suppress(OSError), file:
            if _lies_at(file, path) and (path.suffix or not path.stat().st_size):
                path.unlink()


def _locked(path: Path) -> BufferedRandom | None:
    """The file of a part, opened for whoever writes to it alone; None where somebody does.

    One that was taken away between opening and locking lies sealed, and is opened by no writer.
    """
    with told_by_disk():
        while True:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                file = path.open("a+b")
            except FileNotFoundError:  # the folder was swept
                continue
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.close()
                return None
            if _lies_at(file, path):
                return file
            file.close()


def _lies_at(file: BufferedRandom, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def received(folder: Path, report_id: UUID) -> dict[str, int]:
    """The parts of a report's photos: by hash, how many bytes are here."""
    found: dict[str, int] = {}
    with suppress(FileNotFoundError):
        for part in _folder_of(folder, report_id).iterdir():
            with suppress(FileNotFoundError):
                if not part.suffix:
                    found[part.name] = part.stat().st_size
    return found


def sweep(folder: Path) -> int:
    """Take away parts that nobody goes on with; how many."""
    gone = swept(_all(folder).glob("*/*"), KEPT_S)
    for one in _all(folder).glob("*"):
        with suppress(OSError):
            one.rmdir()
    return gone


def _all(folder: Path) -> Path:
    return folder / "arriving"


def _folder_of(folder: Path, report_id: UUID) -> Path:
    return _all(folder) / str(report_id)
