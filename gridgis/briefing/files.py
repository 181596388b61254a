"""The files of a briefing: the page that opens without a network, PDF, document, workbook, a picture of each map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from gridgis.briefing import blocks as parts
from gridgis.briefing.laying import lay
from gridgis.briefing.models import FrozenFile, Paper, RedHead
from gridgis.briefing.papers import imprint, told_in
from gridgis.briefing.printing import paper as page_of
from gridgis.briefing.printing import pdf, png
from gridgis.briefing.queries import Briefing
from gridgis.briefing.rules import FROZEN
from gridgis.briefing.sheets import Sheet
from gridgis.briefing.standalone import Leaflet, page
from gridgis.briefing.telling import Teller
from gridgis.core.errors import NotFound

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: Mapping[str, str] = {"html": "text/html", "pdf": "application/pdf", "docx": DOCX, "xlsx": XLSX}
"""The kinds of files and their media types; pictures of maps and charts come beside them."""
PICTURE = "image/png"
OF_BULLETINS = ("pdf", "docx")
"""What whoever is addressed gets: the paper alone, without what stands behind it."""


@dataclass(frozen=True)
class Written:
    """What files are made of: a sheet, its figures, the red head of the county, and how Leaflet is got."""

    sheet: Sheet
    told: Briefing
    head: bytes | None
    library: Callable[[], Leaflet]


def written(session: Session, paper: Paper, library: Callable[[], Leaflet], tell: Teller, today: date) -> Written:
    """A briefing as its files are made of it."""
    told = told_in(paper)
    sheet = lay(told, parts.of_json(paper.blocks), imprint(paper, today, tell), tell)
    head = session.get(RedHead, paper.county_code)
    return Written(sheet, told, None if head is None else head.content, library)


def made(of: Written, name: str) -> bytes:
    """One file.

    Args:
        of: what it is made of.
        name: a kind, or the name of a drawing with `.png`.

    Raises:
        NotFound: there is no such file; `names` has those there are.
        Misset: the page is not built, of `html`.
    """
    makers: dict[str, Callable[[], bytes]] = {
        "html": lambda: page(of.told, of.library(), Teller(of.sheet.language), of.sheet).encode(),
        "pdf": lambda: pdf(page_of(of.sheet)),
        "docx": lambda: _docx(of),
        "xlsx": lambda: _xlsx(of),
    }
    makers |= {f"{one.name}.png": _drawn(one.svg) for one in of.sheet.pictures if one.svg}
    makers = {one: makers[one] for one in names_of(of.sheet, of.sheet.imprint.kind)}
    if name not in makers:
        raise NotFound("briefing.no_file", name=name[:40], names=list(makers))
    return makers[name]()


def _drawn(svg: str) -> Callable[[], bytes]:
    return lambda: png(svg)


def _docx(of: Written) -> bytes:
    from gridgis.briefing.document import docx  # noqa: PLC0415 - python-docx, for the few that ask

    return docx(of.sheet, of.head)


def _xlsx(of: Written) -> bytes:
    from gridgis.briefing.workbook import xlsx  # noqa: PLC0415 - openpyxl, as above

    return xlsx(of.sheet, of.told)


def names_of(sheet: Sheet, kind: str = "briefing") -> list[str]:
    """The files that a briefing has, or a bulletin."""
    if kind == "bulletin":
        return [*OF_BULLETINS]
    return [*KINDS, *dict.fromkeys(f"{one.name}.png" for one in sheet.pictures if one.svg)]


def media_type(name: str) -> str:
    """Of a file by its name."""
    return KINDS.get(name, PICTURE)


def frozen(session: Session, paper: Paper, name: str, library: Callable[[], Leaflet], tell: Teller) -> bytes:
    """A file of a signed briefing; all are made and kept now where the worker has not made them yet.

    Raises:
        NotFound: it has no such file.
    """
    kept = session.get(FrozenFile, (paper.id, name))
    if kept is None and paper.state in FROZEN:
        keep(session, paper, library, tell)
        kept = session.get(FrozenFile, (paper.id, name))
    if kept is None or paper.state not in FROZEN:
        raise NotFound("briefing.no_file", name=name[:40], names=list(KINDS))
    content: Any = kept.content
    return bytes(content)


def keep(session: Session, paper: Paper, library: Callable[[], Leaflet], tell: Teller) -> None:
    """Make all files of a signed briefing from what was frozen, and keep them with their SHA-256: once, all or none."""
    session.execute(select(Paper.id).where(Paper.id == paper.id).with_for_update())
    if session.scalar(select(FrozenFile.name).where(FrozenFile.briefing_id == paper.id).limit(1)) is not None:
        return
    of = written(session, paper, library, tell, paper.as_of.date())
    for name in names_of(of.sheet, paper.kind):
        content = made(of, name)
        digest = sha256(content).hexdigest()
        session.add(FrozenFile(briefing_id=paper.id, name=name, sha256=digest, size=len(content), content=content))
    session.flush()


def keep_due(session: Session, library: Callable[[], Leaflet], tell: Teller) -> int | None:
    """Make the files of one signed briefing that has none yet; its number, None when there is none."""
    none = ~select(FrozenFile.name).where(FrozenFile.briefing_id == Paper.id).exists()
    due = select(Paper).where(Paper.state.in_(FROZEN), none).order_by(Paper.id).limit(1)
    paper = session.scalar(due.options(undefer(Paper.told)).with_for_update(skip_locked=True))
    if paper is None:
        return None
    keep(session, paper, library, tell)
    return paper.id
