"""Photos of reports: checked, kept under their hash, acknowledged only when on disk."""

import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.intake import queries
from gridgis.intake.models import Medium
from gridgis.security.rules import Actor

SIGNATURES = {
    "image/jpeg": (b"\xff\xd8\xff", 0),
    "image/png": (b"\x89PNG\r\n\x1a\n", 0),
    "image/webp": (b"WEBP", 8),
}


def attach(
    session: Session, actor: Actor, report_id: UUID, given: str, content: bytes, folder: Path, *, at: datetime
) -> tuple[Medium, bool]:
    """Keep a photo of a report its sender has sent before.

    The bytes are on disk, flushed, before the row is written; the same photo again changes nothing.

    Returns:
        The photo and whether it is new.

    Raises:
        NotFound: the actor sent no such report.
        Invalid: the bytes don't have the hash, or are no JPEG, PNG or WebP picture.
    """
    receipt, report, _ = queries.receipt(session, actor, report_id)
    if report.account_id != actor.account_id:
        raise NotFound("intake.not_sent", report=report_id, report_id=str(report_id))
    if sha256(content).hexdigest() != given.lower():
        raise Invalid("intake.photo_damaged", field="sha256")
    kind = next((k for k, (mark, at_) in SIGNATURES.items() if content[at_ : at_ + len(mark)] == mark), None)
    if kind is None:
        raise Invalid("intake.photo_type", field="content")
    _write(path_of(folder, given.lower()), content)
    values = {
        "county_code": receipt.county_code,
        "report_id": report_id,
        "sha256": given.lower(),
        "content_type": kind,
        "size_bytes": len(content),
        "received_at": at,
    }
    made = session.execute(insert(Medium).values(values).on_conflict_do_nothing().returning(Medium.sha256)).first()
    return session.get_one(Medium, (receipt.county_code, report_id, given.lower())), made is not None


def path_of(folder: Path, digest: str) -> Path:
    """Where the bytes of a hash lie."""
    return folder / digest[:2] / digest


def _write(path: Path, content: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    with part.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read(session: Session, actor: Actor, report_id: UUID, digest: str, folder: Path) -> tuple[Path, str]:
    """Path and content type of a photo, for whoever may read its case or sent it.

    Raises:
        NotFound: no such photo for this actor.
    """
    receipt, _, _ = queries.receipt(session, actor, report_id)
    medium = session.get(Medium, (receipt.county_code, report_id, digest.lower()))
    if medium is None:
        raise NotFound("intake.no_photo", sha256=digest)
    return path_of(folder, medium.sha256), medium.content_type
