"""A briefing's way: for review, signed by somebody else and frozen, sent to those who are told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.briefing import addressing
from gridgis.briefing import blocks as parts
from gridgis.briefing.checking import checked
from gridgis.briefing.models import Paper, Schedule
from gridgis.briefing.papers import get, spot_of, told_in
from gridgis.briefing.rules import LIFE, SIGN
from gridgis.briefing.telling import Teller
from gridgis.core.errors import Conflict, Forbidden, Invalid, Refusal
from gridgis.core.moves import Bar, ShutMove, Standing, missing
from gridgis.divisions import queries as divisions
from gridgis.messages.notices import Audience, News
from gridgis.messages.notices import tell as tell_people
from gridgis.security.auditing import audited
from gridgis.security.queries import holders
from gridgis.security.rules import Actor, standing

Sending = Callable[[datetime, int], datetime]
"""From now and an hour, the moment at which a signed briefing is sent by itself."""


@dataclass(frozen=True)
class Asked:
    """A move with what comes along: the version that was seen, a note, or that it is signed despite other numbers."""

    name: str
    version: int
    note: str = ""
    despite: bool = False


@dataclass(frozen=True)
class Means:
    """What signing needs besides: words, and when things are sent by themselves."""

    tell: Teller
    sending: Sending


@audited("briefing.{asked.name}", "briefing", "{paper_id}", note="asked.note", despite="asked.despite")
def move(session: Session, actor: Actor, paper_id: int, asked: Asked, means: Means, *, at: datetime) -> Paper:
    """Move a briefing one step.

    Args:
        session: open session.
        actor: who moves it.
        paper_id: which.
        asked: the move and what comes along.
        means: what signing needs.
        at: now, locally.

    Raises:
        NotFound: no such briefing for this actor.
        Conflict: not from this state, changed since it was seen, or numbers differ from the data.
        Forbidden: the right is missing, or they wrote in it and somebody else may sign.
        Invalid: a note is missing.
    """
    paper = get(session, actor, paper_id, locked=True)
    if paper.version != asked.version:
        raise Conflict("briefing.changed", by=paper.saved_by, version=paper.version)
    step = LIFE.judge(standing_of(session, actor, paper, means.tell, asked, at=at), asked.name)
    paper.note = asked.note.strip()[:300] if asked.name == "return" else ""
    paper.version += 1
    if step.effect == "freeze":
        _freeze(session, actor, paper, means, at)
    paper.state = step.target
    if step.effect == "send":
        _send(session, paper, at)
    session.flush()
    return paper


def standing_of(
    session: Session, actor: Actor, paper: Paper, tell: Teller, asked: Asked | None = None, *, at: datetime
) -> Standing:
    """How a briefing stands before whoever would move it; what differs from the data is looked at when it is signed."""

    def unsound() -> Refusal | None:
        try:
            parts.check(parts.of_json(paper.blocks), told_in(paper))
        except Invalid as fault:
            return Conflict("briefing.unsound", why=fault.words(tell.language), state=paper.state)
        return None

    def differs() -> Refusal | None:
        if asked is None or asked.name != "sign" or asked.despite:
            return None
        found = checked(session, paper, tell, at=at).differing
        first = f"{found[0].place_name} {tell.figure(found[0].figure)} {found[0].was} → {found[0].now}" if found else ""
        return Conflict("briefing.differs", count=len(found), first=first) if found else None

    bars: dict[str, Bar] = {
        "wrote": lambda: _wrote(session, actor, paper, at) and Forbidden("briefing.wrote", verb=SIGN),
        "unsound": unsound,
        "unaddressed": lambda: paper.kind == "bulletin" and not paper.recipients and Conflict("briefing.unaddressed"),
        "differs": differs,
        "note": missing(asked.note if asked else "-", "moves.note_missing", "note"),
    }
    return standing(actor, paper.state, spot_of(paper), bars)


def _wrote(session: Session, actor: Actor, paper: Paper, at: datetime) -> bool:
    """Whether somebody wrote in it, while there is another who may sign it and did not."""
    if actor.account_id not in paper.writers:
        return False
    places = [code for code in (paper.county_code, paper.town_code) if code]
    return any(one.account_id not in paper.writers for one in holders(session, SIGN, places, at.date()))


@dataclass(frozen=True)
class OpenMoves:
    """The moves that somebody may make now, and those that are shut to them with the reason."""

    open: list[str]
    shut: list[ShutMove]


def moves_of(session: Session, actor: Actor, paper: Paper, tell: Teller, *, at: datetime) -> OpenMoves:
    """What somebody may do with a briefing."""
    stands = standing_of(session, actor, paper, tell, at=at)
    return OpenMoves(list(LIFE.open_to(stands)), LIFE.shut_to(stands))


def _freeze(session: Session, actor: Actor, paper: Paper, means: Means, at: datetime) -> None:
    """Sign it and give it its number; its files are made of it afterwards (`gridgis.briefing.files`)."""
    paper.signer_name, paper.signed_at = actor.display_name, at
    if paper.number is None:
        paper.number = _next_number(session, paper, at)
    hours = session.scalar(
        select(Schedule.send_hour).where(Schedule.place_code == paper.place_code, Schedule.rhythm == paper.rhythm)
    )
    paper.send_at = None if hours is None else means.sending(at, hours)


def _next_number(session: Session, paper: Paper, at: datetime) -> int:
    """The number of a place's next briefing in a year; numbers of one place are given one after the other."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"{paper.kind} {paper.place_code} {at.year}"))))
    year = func.extract("year", func.timezone(str(at.tzinfo), Paper.signed_at))
    own = (Paper.kind == paper.kind, Paper.place_code == paper.place_code, year == at.year, Paper.id != paper.id)
    return (session.scalar(select(func.max(Paper.number)).where(*own)) or 0) + 1


def _send(session: Session, paper: Paper, at: datetime) -> None:
    """Send it: a bulletin to those it is addressed to, a briefing to those who read the figures of the place."""
    paper.sent_at, paper.send_at = at, None
    if paper.kind == "bulletin":
        news = News("bulletin", paper.title, f"/bulletins/{paper.id}")
        tell_people(session, news, addressing.audiences(session, paper, at.date()), at=at)
        return
    codes = [*(one.code for one in divisions.ancestors(session, paper.place_code)), paper.place_code]
    whole = Audience("stats.read", spot_of(paper), tuple(codes))
    tell_people(session, News("briefing", paper.title, f"/briefings/{paper.id}"), [whole], at=at)
