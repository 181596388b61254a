"""Papers: letters, answers and course materials kept as they came, after a look at what they are; never a program."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from gridgis.core.errors import Invalid, NotFound
from gridgis.media.photos import name_of as kept_as
from gridgis.media.pictures import looked_at
from gridgis.media.stores import Store

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURES = ("image/jpeg", "image/png")
MOST_BYTES = 10_000_000
NAME_LIMIT = 120
TAIL = 1024
"""In so many bytes at its end a PDF has its end mark."""
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
"""What makes a PDF more than a paper."""
RUNS = re.compile(r"\.bin$|/(?:embeddings|activex)/", re.IGNORECASE)
"""Parts of a Word file that are more than a paper: macros, objects of other programs."""
FETCHES = re.compile(rb"""(?:attachedTemplate|oleObject|frame|subDocument)["'][^>]*TargetMode=["']External""")
"""A link of a Word file that is followed when it is opened."""
MOST_PARTS, MOST_UNPACKED = 2000, 60_000_000


@dataclass(frozen=True)
class Paper:
    """A paper that is kept: its hash, and what it is."""

    sha256: str
    content_type: str


def keep(content: bytes, store: Store, *, most_pixels: int, word: bool = False) -> Paper:
    """Seal a paper under its hash; it is on disk, flushed, when this returns.

    Args:
        word: whether files of Word are taken too.

    Raises:
        Invalid: it is empty, too large, of no kind that is taken by what it holds, broken, or does something.
        NotNow: too many pictures are being decoded.
        StorageFull, StorageDown: it can't be kept now.
    """
    if not content or len(content) > MOST_BYTES:
        raise Invalid("papers.size", most=MOST_BYTES // 1_000_000, field="content")
    if word and content.startswith(b"PK\x03\x04"):
        kind = _document(content)
    else:
        kind = PDF if content.startswith(b"%PDF-") else _picture(content, most_pixels, word=word)
    if kind == PDF:
        if b"%%EOF" not in content[-TAIL:]:
            raise Invalid("papers.broken", field="content")
        if ACTIVE.search(content):
            raise Invalid("papers.active", field="content")
    digest = sha256(content).hexdigest()
    store.put(kept_as(digest), content)
    return Paper(digest, kind)


def name_of(given: str) -> str:
    """The name of a file without folders.

    Raises:
        Invalid: there is none, or it is too long or not to be read.
    """
    name = " ".join(given.replace("\\", "/").rsplit("/", 1)[-1].split())
    if not name or len(name) > NAME_LIMIT or not name.isprintable():
        raise Invalid("papers.name", limit=NAME_LIMIT, field="name")
    return name


def _document(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if not {"[Content_Types].xml", "word/document.xml"} <= names:
                raise Invalid("papers.kind_or_word", field="content")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Invalid("papers.size", most=MOST_BYTES // 1_000_000, field="content")
            links = [packed.read(name) for name in names if name.endswith(".rels")]
            types = packed.read("[Content_Types].xml")
            if packed.testzip() is not None:
                raise Invalid("papers.broken_word", field="content")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, UnicodeDecodeError):
        raise Invalid("papers.broken_word", field="content") from None
    if b"macroEnabled" in types or any(map(RUNS.search, names)) or any(map(FETCHES.search, links)):
        raise Invalid("papers.active_word", field="content")
    return WORD


def _picture(content: bytes, most_pixels: int, *, word: bool) -> str:
    other = "papers.kind_or_word" if word else "papers.kind"
    try:
        kind = looked_at(content, most_pixels=most_pixels).content_type
    except Invalid as refusal:
        if refusal.kind == "intake.photo_type":
            raise Invalid(other, field="content") from None
        raise
    if kind not in PICTURES:
        raise Invalid(other, field="content")
    return kind


def find(store: Store, digest: str) -> str:
    """The name under which a paper lies.

    Raises:
        NotFound: it is no longer there.
    """
    if not digest or not store.has(kept_as(digest)):
        raise NotFound("papers.lost")
    return kept_as(digest)
