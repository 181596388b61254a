"""Reading briefings: which there are, who sees them, and one of them with all that its page shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, false, or_, select
from sqlalchemy.orm import Session, undefer

from gridgis.analytics.findings import TOLD
from gridgis.briefing import blocks as parts
from gridgis.briefing.blocks import Block
from gridgis.briefing.keeping import read
from gridgis.briefing.laying import COLUMNS, Imprint, told_sentences
from gridgis.briefing.models import FrozenFile, Paper
from gridgis.briefing.numbers import FIGURES, TOLD_HOW, Number, Told, shown, value_of
from gridgis.briefing.queries import Briefing
from gridgis.briefing.rules import FROZEN, SIGN, WRITE, BriefingState, Rhythm
from gridgis.briefing.telling import Teller
from gridgis.core.errors import NotFound
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot


@dataclass(frozen=True)
class PaperRow:
    """A briefing in a list. `send_at`: when it will be sent by itself."""

    id: int
    place_code: str
    place_name: str
    rhythm: Rhythm
    first_day: date
    last_day: date
    title: str
    state: BriefingState
    version: int
    edition: int
    number: int | None
    as_of: datetime
    saved_at: datetime
    saved_by: str
    writer_name: str
    signer_name: str
    signed_at: datetime | None
    send_at: datetime | None
    sent_at: datetime | None


@dataclass(frozen=True)
class Printed:
    """A number that can be put into a text, as it prints."""

    figure: str
    place: str
    told: Told
    text: str


@dataclass(frozen=True)
class NamedPlace:
    """A place of which a briefing tells."""

    code: str
    name: str


@dataclass(frozen=True)
class FileRow:
    """A file of a signed briefing, and the SHA-256 that it had when it was signed."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class PaperShown:
    """A briefing with its blocks, and what its page needs to write them: numbers, sentences, places."""

    row: PaperRow
    blocks: list[Block]
    numbers: list[Printed]
    sentences: list[str]
    places: list[NamedPlace]
    level: str
    reason: str
    changes: list[str]
    note: str
    replaces: int | None
    newer: int | None
    files: list[FileRow]


def spot_of(paper: Paper) -> Spot:
    """Where a briefing lies."""
    return Spot(county_code=paper.county_code, town_code=paper.town_code)


def visible_to(asked: Select[Any], actor: Actor) -> Select[Any]:
    """Those that an actor sees: signed ones with the figures of the whole place, others who write or sign there."""
    there = {"county": Paper.county_code, "town": Paper.town_code}
    signed = Paper.state.in_(FROZEN) & within(actor, "stats.read", **there)
    written = or_(within(actor, WRITE, **there), within(actor, SIGN, **there)) & within(actor, "stats.read", **there)
    return asked.where(or_(signed, written, false()))


def listed(
    session: Session,
    actor: Actor,
    *,
    state: str | None = None,
    place: str | None = None,
    after: int | None = None,
    limit: int = 50,
) -> list[PaperRow]:
    """A page of briefings, the newest first; what was discarded only where it is asked for."""
    asked = visible_to(select(Paper), actor).order_by(Paper.id.desc()).limit(limit)
    asked = asked.where(Paper.state == state) if state else asked.where(Paper.state != "discarded")
    if place is not None:
        asked = asked.where(Paper.place_code == place)
    if after is not None:
        asked = asked.where(Paper.id < after)
    return [row_of(one) for one in session.scalars(asked)]


def row_of(paper: Paper) -> PaperRow:
    """A briefing as a list shows it."""
    return PaperRow(**{name: getattr(paper, name) for name in PaperRow.__dataclass_fields__})


def get(session: Session, actor: Actor, paper_id: int, *, locked: bool = False) -> Paper:
    """A briefing with all that is told in it.

    Raises:
        NotFound: there is none of that number for this actor.
    """
    asked = visible_to(select(Paper).where(Paper.id == paper_id).options(undefer(Paper.told)), actor)
    if locked:
        asked = asked.with_for_update().execution_options(populate_existing=True)
    found: Paper | None = session.scalar(asked)
    if found is None:
        raise NotFound("briefing.no_briefing", id=paper_id)
    return found


def told_in(paper: Paper) -> Briefing:
    """What is told in a briefing."""
    return read(paper.told)


def imprint(paper: Paper, today: date, tell: Teller) -> Imprint:
    """What a briefing says of itself; an unsigned one bears the day on which it is printed."""
    local = paper.signed_at.astimezone(told_in(paper).as_of.tzinfo).date() if paper.signed_at else today
    return Imprint(
        title=paper.title,
        draft=paper.signed_at is None,
        day=local,
        number=paper.number,
        edition=paper.edition,
        reason=paper.reason,
        changes=corrections(paper, tell),
        writer=paper.writer_name,
        signer=paper.signer_name,
    )


def corrections(paper: Paper, tell: Teller) -> list[str]:
    """What a later edition corrects, in words; empty for a first one."""
    if paper.edition == 1:
        return []
    said = [
        tell("correction", place=one["place"], name=tell.figure(one["figure"]), was=one["was"], now=one["now"])
        for one in paper.changes
    ]
    return said or [tell("no_correction")]


def printable(told: Briefing, tell: Teller) -> list[Printed]:
    """The numbers that a text may take: all of the whole, and those of the table of each area."""
    names = [*dict.fromkeys((*TOLD, *(one for one in COLUMNS if one in FIGURES), "late", "due", "on_time"))]
    wanted = [Number(one, told.place.code, how) for one in FIGURES for how in TOLD_HOW]  # type: ignore[arg-type]
    wanted += [Number(name, area.code, how) for area in told.areas for name in names for how in ("value", "change")]
    known = (one for one in wanted if value_of(told, one) is not None)
    return [Printed(one.figure, one.place, one.told, shown(told, one, tell)) for one in known]


def show(session: Session, paper: Paper, tell: Teller) -> PaperShown:
    """A briefing as its page shows it."""
    told = told_in(paper)
    return PaperShown(
        row=row_of(paper),
        blocks=parts.of_json(paper.blocks),
        numbers=printable(told, tell),
        sentences=told_sentences(told, tell),
        places=[NamedPlace(told.place.code, told.place.name), *(NamedPlace(one.code, one.name) for one in told.areas)],
        level=told.level,
        reason=paper.reason,
        changes=corrections(paper, tell),
        note=paper.note,
        replaces=paper.replaces,
        newer=session.scalar(select(Paper.id).where(Paper.replaces == paper.id, Paper.state != "discarded")),
        files=files(session, paper.id),
    )


def files(session: Session, paper_id: int) -> list[FileRow]:
    """The files of a signed briefing, by name."""
    asked = select(FrozenFile).where(FrozenFile.briefing_id == paper_id).order_by(FrozenFile.name)
    return [FileRow(one.name, one.sha256, one.size) for one in session.scalars(asked)]
