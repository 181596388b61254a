"""Reading briefings: which there are, who sees them, and one of them with all that its page shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlalchemy.orm import Session, undefer

from gridgis.analytics.findings import TOLD
from gridgis.briefing import addressing
from gridgis.briefing import blocks as parts
from gridgis.briefing.addressing import RecipientRow
from gridgis.briefing.blocks import Block
from gridgis.briefing.keeping import read
from gridgis.briefing.laying import COLUMNS, runs, told_sentences
from gridgis.briefing.models import FrozenFile, Paper, Receipt
from gridgis.briefing.numbers import FIGURES, TOLD_HOW, Number, Told, shown, value_of
from gridgis.briefing.queries import Briefing
from gridgis.briefing.rules import FROZEN, SIGN, WRITE, BriefingState, PaperKind, Rhythm
from gridgis.briefing.sheets import Imprint
from gridgis.briefing.telling import Teller
from gridgis.core.errors import Conflict, NotFound
from gridgis.security.auditing import audited
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot


@dataclass(frozen=True)
class PaperRow:
    """A briefing in a list. `send_at`: when it will be sent by itself.

    Of a bulletin to how many it is addressed and how many of these took note, and since when which many of its numbers
    differ from the data, by the last recount.
    """

    id: int
    kind: PaperKind
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
    recounted_at: datetime | None
    differs_since: datetime | None
    differing: int
    addressed: int
    received: int


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
    """A briefing with its blocks, and what its page needs to write them: numbers, sentences, places.

    Whoever reads a bulletin that is addressed to them without the figures of the whole place (`whole`) sees the paper
    as it prints, and none of these; `receives` names those for whom they take note.
    """

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
    recipients: list[RecipientRow]
    receives: list[str]
    whole: bool


def spot_of(paper: Paper) -> Spot:
    """Where a briefing lies."""
    return Spot(county_code=paper.county_code, town_code=paper.town_code)


def visible_to(asked: Select[Any], actor: Actor) -> Select[Any]:
    """Those that an actor sees.

    Signed ones are seen with the figures of the whole place, others by who writes or signs there, and bulletins that
    were sent by those to whom they are addressed.
    """
    return asked.where(or_(_whole(actor), addressing.read_by(actor)))


def _whole(actor: Actor) -> ColumnElement[bool]:
    """The condition that somebody sees a briefing with all that stands behind it."""
    there = {"county": Paper.county_code, "town": Paper.town_code}
    signed = Paper.state.in_(FROZEN) & within(actor, "stats.read", **there)
    written = or_(within(actor, WRITE, **there), within(actor, SIGN, **there)) & within(actor, "stats.read", **there)
    return or_(signed, written, false())


@dataclass(frozen=True)
class Sought:
    """Which briefings are looked for: of a kind, in a state, of a place, with words in title or number."""

    kind: PaperKind = "briefing"
    state: str | None = None
    place: str | None = None
    words: str = ""


def listed(
    session: Session,
    actor: Actor,
    wanted: Sought,
    *,
    after: int | None = None,
    limit: int = 50,
) -> list[PaperRow]:
    """A page of briefings, the newest first; what was discarded only where it is asked for."""
    asked = visible_to(select(Paper), actor).order_by(Paper.id.desc()).limit(limit)
    asked = asked.where(Paper.kind == wanted.kind)
    asked = asked.where(Paper.state == wanted.state) if wanted.state else asked.where(Paper.state != "discarded")
    if wanted.place is not None:
        asked = asked.where(Paper.place_code == wanted.place)
    for word in wanted.words.split()[:8]:
        told = (Paper.title, Paper.place_name, Paper.reason)
        number = Paper.number == int(word) if word.isascii() and word.isdigit() and len(word) < 8 else false()
        asked = asked.where(or_(number, *(one.icontains(word, autoescape=True) for one in told)))
    if after is not None:
        asked = asked.where(Paper.id < after)
    found = session.scalars(asked).all()
    received = addressing.received(session, [one.id for one in found])
    return [row_of(one, received.get(one.id, 0)) for one in found]


def row_of(paper: Paper, received: int) -> PaperRow:
    """A briefing as a list shows it."""
    counted = {"differing": len(paper.differing or []), "addressed": len(paper.recipients or []), "received": received}
    plain = {name: getattr(paper, name) for name in PaperRow.__dataclass_fields__ if name not in counted}
    return PaperRow(**plain | counted)


def get(session: Session, actor: Actor, paper_id: int, *, locked: bool = False, whole: bool = False) -> Paper:
    """A briefing with all that is told in it; `whole`: to those alone who see what stands behind it.

    Raises:
        NotFound: there is none of that number for this actor.
    """
    asked = select(Paper).where(Paper.id == paper_id).options(undefer(Paper.told))
    asked = asked.where(_whole(actor)) if whole else visible_to(asked, actor)
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
        kind=paper.kind,
        recipients=[one.name for one in addressing.recipients_of(paper)],
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


def advice_of(paper: Paper, tell: Teller) -> list[str]:
    """What a briefing advises, a text a paragraph with its numbers as they print; without what a draft asks for."""
    told, empty = told_in(paper), tell("draft_advice_first")
    lines = [one for block in parts.of_json(paper.blocks) if block.kind == "advice" for one in block.paragraphs]
    said = ["".join(run.text for run in runs(one, told, tell)).strip() for one in lines]
    return [one for one in said if one and one != empty]


def printable(told: Briefing, tell: Teller) -> list[Printed]:
    """The numbers that a text may take: all of the whole, and those of the table of each area."""
    names = [*dict.fromkeys((*TOLD, *(one for one in COLUMNS if one in FIGURES), "late", "due", "on_time"))]
    wanted = [Number(one, told.place.code, how) for one in FIGURES for how in TOLD_HOW]  # type: ignore[arg-type]
    wanted += [Number(name, area.code, how) for area in told.areas for name in names for how in ("value", "change")]
    known = (one for one in wanted if value_of(told, one) is not None)
    return [Printed(one.figure, one.place, one.told, shown(told, one, tell)) for one in known]


def show(session: Session, actor: Actor, paper: Paper, tell: Teller) -> PaperShown:
    """A briefing as its page shows it to somebody."""
    told = told_in(paper)
    whole = session.scalar(select(Paper.id).where(Paper.id == paper.id, _whole(actor))) is not None
    recipients = addressing.shown(session, paper)
    newer = select(Paper.id).where(Paper.replaces == paper.id, Paper.state != "discarded")
    return PaperShown(
        row=row_of(paper, sum(one.readers > 0 for one in recipients)),
        blocks=parts.of_json(paper.blocks) if whole else [],
        numbers=printable(told, tell) if whole else [],
        sentences=told_sentences(told, tell) if whole else [],
        places=[NamedPlace(told.place.code, told.place.name), *(NamedPlace(one.code, one.name) for one in told.areas)],
        level=told.level,
        reason=paper.reason,
        changes=corrections(paper, tell),
        note=paper.note,
        replaces=paper.replaces,
        newer=session.scalar(visible_to(newer, actor)),
        files=files(session, paper.id),
        recipients=recipients if whole else [one for one in recipients if one.code in _mine(actor, paper)],
        receives=_lacking(session, actor, paper),
        whole=whole,
    )


def _mine(actor: Actor, paper: Paper) -> list[str]:
    return [one.code for one in addressing.receives(actor, paper)]


def _lacking(session: Session, actor: Actor, paper: Paper) -> list[str]:
    """The names of those for whom somebody takes note and has not yet."""
    own = select(Receipt.code).where(Receipt.briefing_id == paper.id, Receipt.account_id == actor.account_id)
    done = {*session.scalars(own)}
    return [one.name for one in addressing.receives(actor, paper) if one.code not in done]


@audited("briefing.receive", "briefing", "{paper_id}")
def receive(session: Session, actor: Actor, paper_id: int, *, at: datetime) -> Paper:
    """Take note of a bulletin for the towns and offices that one reads it for.

    Raises:
        NotFound: no such briefing for this actor.
        Conflict: it is addressed to nobody of theirs, or they took note before.
    """
    paper = get(session, actor, paper_id)
    if not addressing.note(session, actor, paper, at=at):
        raise Conflict("briefing.not_to_receive", state=paper.state)
    return paper


def files(session: Session, paper_id: int) -> list[FileRow]:
    """The files of a signed briefing, by name."""
    asked = select(FrozenFile).where(FrozenFile.briefing_id == paper_id).order_by(FrozenFile.name)
    return [FileRow(one.name, one.sha256, one.size) for one in session.scalars(asked)]
