"""Papers: letters and answers kept as they came, after a look at what they are; never a program."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gridgis.core.errors import Invalid, NotFound
from gridgis.media.photos import path_of, write
from gridgis.media.pictures import looked_at

PDF = "application/pdf"
PICTURES = {"image/jpeg": "jpg", "image/png": "png"}
SUFFIXES = PICTURES | {PDF: "pdf"}
MOST_BYTES = 10_000_000
TAIL = 1024
"""In so many bytes at its end a PDF has its end mark."""
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
"""What makes a PDF more than a paper."""


@dataclass(frozen=True)
class Paper:
    """A paper that is kept: its hash, and what it is."""

    sha256: str
    content_type: str


def keep(content: bytes, folder: Path, *, most_pixels: int) -> Paper:
    """Seal a paper under its hash; it is on disk, flushed, when this returns.

    Raises:
        Invalid: it is empty, too large, no PDF, JPEG or PNG by what it holds, broken, or a PDF that does something.
        NotNow: too many pictures are being decoded.
        StorageFull, StorageDown: it can't be kept now.
    """
    if not content or len(content) > MOST_BYTES:
        raise Invalid("papers.size", most=MOST_BYTES // 1_000_000, field="content")
    kind = PDF if content.startswith(b"%PDF-") else _picture(content, most_pixels)
    if kind == PDF:
        if b"%%EOF" not in content[-TAIL:]:
            raise Invalid("papers.broken", field="content")
        if ACTIVE.search(content):
            raise Invalid("papers.active", field="content")
    digest = sha256(content).hexdigest()
    write(path_of(folder, digest), content)
    return Paper(digest, kind)


def _picture(content: bytes, most_pixels: int) -> str:
    try:
        kind = looked_at(content, most_pixels=most_pixels).content_type
    except Invalid as refusal:
        if refusal.kind == "intake.photo_type":
            raise Invalid("papers.kind", field="content") from None
        raise
    if kind not in PICTURES:
        raise Invalid("papers.kind", field="content")
    return kind


def find(folder: Path, digest: str) -> Path:
    """Where a paper lies.

    Raises:
        NotFound: it is no longer there.
    """
    path = path_of(folder, digest)
    if not digest or not path.exists():
        raise NotFound("papers.lost")
    return path
