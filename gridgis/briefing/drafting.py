"""Writing a briefing: begun by hand or by the clock, saved as it is typed, its data read again, a later edition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.briefing import addressing, excerpts
from gridgis.briefing import blocks as parts
from gridgis.briefing.blocks import MOST_TITLE, Block
from gridgis.briefing.checking import changes_between, now_told
from gridgis.briefing.keeping import kept
from gridgis.briefing.models import Paper
from gridgis.briefing.papers import get, spot_of, told_in
from gridgis.briefing.queries import Briefing, gather
from gridgis.briefing.rules import FROZEN, LEVELS, WRITE, PaperKind
from gridgis.briefing.telling import Teller
from gridgis.core.errors import Conflict, Invalid
from gridgis.core.texts import storable
from gridgis.divisions import queries as divisions
from gridgis.security.auditing import audited
from gridgis.security.rules import SYSTEM, Actor, require

MOST_REASON = 300


@dataclass(frozen=True)
class Wanted:
    """Of what a briefing or bulletin is to be: a place, whole days, and how it came about."""

    place: str
    period: Period
    rhythm: str = "own"
    kind: PaperKind = "briefing"


@audited("briefing.begin", "briefing", "{made.id}", kind="made.kind", place="made.place_code", rhythm="made.rhythm")
def begin(session: Session, actor: Actor, wanted: Wanted, tell: Teller, *, at: datetime) -> Paper:
    """Make a draft with the blocks that every one begins with.

    Args:
        session: open session.
        actor: who writes; `SYSTEM` for the clock.
        wanted: of what.
        tell: words of the installation.
        at: now, locally; the data date.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not write there, or not read its figures.
        Invalid: the place is neither county nor town.
        Conflict: the week or month has a draft already.
    """
    division = divisions.get(session, wanted.place)
    if division.level not in LEVELS:
        raise Invalid("briefing.no_level", field="place")
    spot = divisions.spot_of(session, division)
    require(actor, WRITE, spot)
    if (there := drafted(session, wanted)) is not None:
        raise Conflict("briefing.drafted", id=there)
    told = gather(session, actor, place=wanted.place, period=wanted.period, at=at)
    paper = Paper(
        kind=wanted.kind,
        place_code=division.code,
        place_name=division.name,
        county_code=spot.county_code,
        town_code=spot.town_code,
        rhythm=wanted.rhythm,
        first_day=wanted.period.begin,
        last_day=wanted.period.end,
        title=parts.title_of(told, wanted.rhythm, tell, wanted.kind),
        blocks=parts.as_json(parts.first(told, tell, wanted.kind)),
        created_at=at,
        version=0,
        edition=1,
        state="draft",
    )
    _data(paper, told)
    _saved(paper, actor, at)
    session.add(paper)
    session.flush()
    return paper


def drafted(session: Session, wanted: Wanted) -> int | None:
    """The number of the briefing that a week or month has already; none for days that somebody chose."""
    if wanted.rhythm == "own":
        return None
    own = (
        Paper.kind == wanted.kind,
        Paper.place_code == wanted.place,
        Paper.rhythm == wanted.rhythm,
        Paper.first_day == wanted.period.begin,
    )
    return session.scalar(select(Paper.id).where(*own, Paper.edition == 1, Paper.state != "discarded"))


def _data(paper: Paper, told: Briefing) -> None:
    paper.told, paper.as_of = kept(told), told.as_of


def _saved(paper: Paper, actor: Actor, at: datetime) -> None:
    paper.saved_at, paper.saved_by = at, actor.display_name
    if actor.account_id is not None:
        paper.writers = [*dict.fromkeys([*(paper.writers or []), actor.account_id])]
        paper.writer_name = paper.writer_name or actor.display_name


def _open(session: Session, actor: Actor, paper_id: int, version: int) -> Paper:
    """A draft that somebody may write in, as they saw it."""
    paper = get(session, actor, paper_id, locked=True)
    require(actor, WRITE, spot_of(paper))
    if paper.state != "draft":
        kinds = {"review": "briefing.in_review", "discarded": "briefing.is_discarded"}
        raise Conflict(kinds.get(paper.state, "briefing.frozen"), state=paper.state)
    if paper.version != version:
        raise Conflict("briefing.changed", by=paper.saved_by, version=paper.version)
    return paper


@audited("briefing.save", "briefing", "{paper_id}", version="made.version")
def save(
    session: Session,
    actor: Actor,
    paper_id: int,
    version: int,
    title: str,
    blocks: Sequence[Block],
    recipients: Sequence[tuple[str, str]] | None = None,
    *,
    at: datetime,
) -> Paper:
    """Keep a draft as it is now; what it takes over from the analysis anew is read now.

    Args:
        version: that was seen; a later one is not written over.
        recipients: levels and codes of the towns and offices that a bulletin is addressed to; None: as they are.

    Raises:
        NotFound: no such briefing for this actor.
        Forbidden: they don't write there.
        Conflict: somebody saved since (`version` is theirs), or it is no draft any more.
        Invalid: blocks, a title or recipients that can't be; what is taken over can't be told of so many days.
    """
    paper = _open(session, actor, paper_id, version)
    if not title.strip() or len(title) > MOST_TITLE or not storable(title):
        raise Invalid("briefing.no_title", field="title")
    told = told_in(paper)
    parts.check(blocks, told)
    if missing := [name for name in parts.excerpts_in(blocks) if name not in told.excerpts]:
        taken = excerpts.read(session, actor, paper.place_code, told.period, missing, at)
        paper.told = kept(replace(told, excerpts=told.excerpts | taken))
    paper.title, paper.blocks = title.strip(), parts.as_json(blocks)
    if recipients is not None and paper.kind == "bulletin":
        paper.recipients = addressing.addressed(session, spot_of(paper), recipients, at.date())
    paper.version += 1
    _saved(paper, actor, at)
    session.flush()
    return paper


@audited("briefing.refresh", "briefing", "{paper_id}", version="made.version")
def refresh(session: Session, actor: Actor, paper_id: int, version: int, tell: Teller, *, at: datetime) -> Paper:
    """Read the data of a draft again, as of now; its words stay.

    Raises:
        NotFound, Forbidden, Conflict: as `save`.
    """
    paper = _open(session, actor, paper_id, version)
    told = now_told(session, paper, at)
    _data(paper, told)
    if paper.replaces is not None:
        paper.changes = changes_between(told_in(get(session, SYSTEM, paper.replaces)), told, tell)
    paper.version += 1
    _saved(paper, actor, at)
    session.flush()
    return paper


@audited("briefing.correct", "briefing", "{made.id}", corrects="made.replaces", reason="made.reason")
def correct(session: Session, actor: Actor, paper_id: int, reason: str, tell: Teller, *, at: datetime) -> Paper:
    """Begin a later edition of a signed briefing, with the data as they are now and what they changed.

    Raises:
        NotFound: no such briefing for this actor.
        Forbidden: they don't write there.
        Conflict: it is not signed, or has a later edition.
        Invalid: no reason.
    """
    old = get(session, actor, paper_id, locked=True)
    require(actor, WRITE, spot_of(old))
    if old.state not in FROZEN:
        raise Conflict("briefing.not_frozen", state=old.state)
    if session.scalar(select(Paper.id).where(Paper.replaces == old.id, Paper.state != "discarded")) is not None:
        raise Conflict("briefing.newer", state=old.state)
    if not reason.strip() or len(reason) > MOST_REASON or not storable(reason):
        raise Invalid("moves.note_missing", field="reason")
    told = now_told(session, old, at)
    copied = (
        "kind",
        "recipients",
        "place_code",
        "place_name",
        "county_code",
        "town_code",
        "rhythm",
        "first_day",
        "last_day",
        "title",
        "blocks",
        "number",
    )
    paper = Paper(**{name: getattr(old, name) for name in copied}, state="draft", version=0, created_at=at)
    paper.edition, paper.replaces, paper.reason = old.edition + 1, old.id, reason.strip()
    paper.changes = changes_between(told_in(old), told, tell)
    _data(paper, told)
    _saved(paper, actor, at)
    session.add(paper)
    session.flush()
    return paper
