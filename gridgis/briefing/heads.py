"""The red head of a county: taken, given, put back to ours."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy.orm import Session

from gridgis.briefing.models import RedHead
from gridgis.core.errors import Invalid
from gridgis.core.texts import storable
from gridgis.divisions import queries as divisions
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

MANAGE = "briefing.sign"
"""Who signs a county's briefings sets its red head and what is drafted by itself."""


@dataclass(frozen=True)
class HeadRow:
    """The red head in use: its name and SHA-256, who set it and when; none of these for ours."""

    name: str | None
    sha256: str | None
    set_at: datetime | None
    set_by: str | None
    places: list[str]


def _county(session: Session, actor: Actor, county: str) -> None:
    if divisions.get(session, county).level != "county":
        raise Invalid("plans.county_code", field="county")
    require(actor, MANAGE, Spot(county_code=county))


def head(session: Session, actor: Actor, county: str) -> HeadRow:
    """The red head of a county.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor signs nothing there.
        Invalid: the code is no county.
    """
    from gridgis.briefing.document import PLACES  # noqa: PLC0415 - python-docx, for the few that ask

    _county(session, actor, county)
    row = session.get(RedHead, county)
    if row is None:
        return HeadRow(None, None, None, None, list(PLACES))
    return HeadRow(row.name, row.sha256, row.set_at, row.set_by, list(PLACES))


def content(session: Session, actor: Actor, county: str) -> bytes:
    """The red head of a county as a file; ours where it has none."""
    from gridgis.briefing.document import OURS  # noqa: PLC0415 - as above

    _county(session, actor, county)
    row = session.get(RedHead, county)
    return OURS.read_bytes() if row is None else bytes(row.content)


@audited("briefing.head", "county", "{county}", sha256="made.sha256")
def set_head(session: Session, actor: Actor, county: str, name: str, file: Path, *, at: datetime) -> HeadRow:
    """Set the red head of a county.

    Raises:
        NotFound, Forbidden: as `head`.
        Invalid: the file can't be filled; what is missing in it is named.
    """
    from gridgis.briefing.document import MOST_BYTES, check  # noqa: PLC0415 - as above

    _county(session, actor, county)
    if file.stat().st_size > MOST_BYTES:
        raise Invalid("briefing.head_large", most=MOST_BYTES // 1_000_000, field="file")
    if not name.strip() or len(name) > 100 or not storable(name):
        raise Invalid("briefing.no_document", field="file")
    told = file.read_bytes()
    check(told)
    row = session.get(RedHead, county) or RedHead(county_code=county)
    row.name, row.content, row.sha256 = name.strip(), told, sha256(told).hexdigest()
    row.set_at, row.set_by = at, actor.display_name
    session.add(row)
    session.flush()
    return head(session, actor, county)


@audited("briefing.head_ours", "county", "{county}")
def drop_head(session: Session, actor: Actor, county: str, *, at: datetime) -> HeadRow:
    """Use our red head again."""
    _county(session, actor, county)
    row = session.get(RedHead, county)
    if row is not None:
        session.delete(row)
        session.flush()
    return head(session, actor, county)
