"""Supervision slips: whom one can go to, issuing it, answering it, and judging the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select, update
from sqlalchemy.orm import Session

from gridgis.cases import in_force, queries
from gridgis.cases.actions import tell
from gridgis.cases.clocks import WorkCalendar, due
from gridgis.cases.doing import Doing, Facts, Move
from gridgis.cases.models import Case, NeedToKnow
from gridgis.cases.rules import OPEN
from gridgis.cases.slip_rules import ANSWER, LEAD, LEVELS, LIFE, LIMITS, SUPERVISE, WAITING
from gridgis.cases.supervision_models import SupervisionSlip
from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.moves import Bar, Standing, missing
from gridgis.core.wording import worded
from gridgis.security.auditing import audited
from gridgis.security.models import Account, Post
from gridgis.security.queries import holds
from gridgis.security.rules import SYSTEM, Actor

AT_CENTRE = ("command_head", "shift_leader", "dispatcher")
"""Who answers for a case in the command centre."""
MOST = 50


@dataclass(frozen=True)
class Addressee:
    """Somebody to whom a slip about a case can go."""

    account_id: int
    username: str
    name: str
    title: str


def addressees(session: Session, thing: Case, day: date, *, username: str | None = None) -> list[Addressee]:
    """Whom a slip about a case can go to on a day: those of its office, its leader first, then the command centre.

    About a sensitive case it goes to nobody who does not stand on its need-to-know list.

    Args:
        username: of the only one that is wanted.
    """
    rank = func.min(case((Post.role_code == "office_leader", 0), (Post.level == "office", 1), else_=2))
    there = or_(
        and_(Post.level == "office", Post.place_code == (thing.office_code or "")),
        and_(Post.level == "town", Post.place_code == (thing.town_code or ""), Post.role_code.in_(AT_CENTRE)),
    )
    if thing.sensitive:
        known = select(NeedToKnow.account_id).where(
            NeedToKnow.county_code == thing.county_code,
            NeedToKnow.case_number == thing.number,
            NeedToKnow.removed_at.is_(None),
        )
        there = Account.id.in_(known)
    columns = (Account.id, Account.username, Account.display_name, Account.title)
    asked = select(*columns).join(Post, holds(day)).where(there, Account.active)
    if username is not None:
        asked = asked.where(Account.username == username)
    rows = session.execute(asked.group_by(Account.id).order_by(rank, Account.display_name, Account.id).limit(MOST))
    return [Addressee(*row) for row in rows]


def bars(session: Session, actor: Actor, thing: Case, asked: Move, at: datetime) -> Mapping[str, Bar]:
    """What is in the way of a slip, by the names in the table of the moves of a case."""
    return {
        "level": lambda: asked.level not in LEVELS and Invalid("slips.level", levels=LEVELS, field="level"),
        "slip_waits": lambda: (
            bool(thing.slip_count)
            and ({asked.level} if asked.level else {*LEVELS}) <= _waiting(session, thing)
            and Conflict("slips.waits", state=thing.state)
        ),
        "addressee": lambda: _unaddressed(session, actor, thing, asked.addressee, at),
    }


def _waiting(session: Session, thing: Case) -> set[str]:
    """The levels of slips of a case in which somebody still has to do something."""
    return {one.level for one in of_case(session, thing) if one.state in WAITING}


def of_case(session: Session, thing: Case) -> list[SupervisionSlip]:
    """The slips of a case, oldest first."""
    if not thing.slip_count:
        return []
    of = (SupervisionSlip.county_code == thing.county_code, SupervisionSlip.case_number == thing.number)
    return list(session.scalars(select(SupervisionSlip).where(*of).order_by(SupervisionSlip.seq)))


def _unaddressed(session: Session, actor: Actor, thing: Case, username: str, at: datetime) -> object:
    """Why a slip can't go to somebody: nobody is named, it is the sender, or they have no post there."""
    if not username.strip():
        return Invalid("slips.addressee_missing", field="addressee")
    if username == actor.username:
        return Invalid("slips.to_oneself", field="addressee")
    found = addressees(session, thing, at.date(), username=username)
    return not found and Invalid("slips.no_addressee", username=username, field="addressee")


def supervise(now: Doing) -> Facts:
    """Make a slip about the case; a red one waits for the leader on duty, unless they make it themselves."""
    thing, asked, at = now.case, now.asked, now.at
    level, leads = asked.level, now.actor.may(LEAD, queries.spot_of(thing))
    issued = level == "yellow" or leads
    thing.slip_count += 1
    (to,) = addressees(now.session, thing, at.date(), username=asked.addressee)
    row: dict[str, Any] = {
        "county_code": thing.county_code,
        "case_number": thing.number,
        "seq": thing.slip_count,
        "level": level,
        "state": "issued" if issued else "proposed",
        "origin": "hand",
        "moved_at": at,
        "asked_at": at,
        "asked_by": now.actor.account_id,
        "asked_name": now.actor.display_name,
        "text": asked.note,
        "to_account": to.account_id,
        "to_name": to.name,
        "to_title": to.title,
        "office_code": thing.office_code,
        "issued_at": at if issued else None,
        "issued_name": now.actor.display_name if issued else "",
        "due_at": answer_due(level, now.limits.calendar, at) if issued else None,
    }
    now.rows.add(SupervisionSlip, [row])
    if issued:
        thing.supervised = "red" if "red" in (level, thing.supervised) else level
    told = {"slip": thing.slip_count, "level": level, "to": to.name, "issued": issued}
    return told | ({"due_at": row["due_at"].isoformat()} if issued else {})


def answer_due(level: str, calendar: WorkCalendar, at: datetime) -> datetime:
    """When a slip that is issued, or issued again, is to be answered."""
    return due(at, LIMITS[level], calendar)


@dataclass(frozen=True)
class SlipMove:
    """A move of a slip asked for, with what comes along."""

    name: str
    note: str = ""
    addressee: str = ""


NOT_ASKED = SlipMove("")


@audited("slip_{asked.name}", "case", "{number}", slip="seq")
def move_slip(
    session: Session, actor: Actor, number: str, seq: int, asked: SlipMove, *, zone: str, at: datetime
) -> SupervisionSlip:
    """Move a slip one step.

    Raises:
        NotFound: the actor may read no such case, or it has no such slip.
        Conflict: the move does not start from the state the slip is in.
        Forbidden: the right is not held there, the leader on duty has to decide, or the answer is the actor's own.
        Invalid: something that must come along is missing or unknown.
    """
    thing, slip = get(session, actor, number, seq)
    step = LIFE.judge(standing_of(session, actor, thing, slip, asked, at=at), asked.name)
    due_at, to = slip.due_at, None
    if step.target == "issued":
        calendar = in_force.limits(session, zone, at.date(), in_force.arrival(thing, zone)).calendar
        due_at = answer_due(slip.level, calendar, at)
    if asked.name == "issue":
        (to,) = addressees(session, thing, at.date(), username=asked.addressee)
    slip.state, slip.moved_at, slip.due_at = step.target, at, due_at
    if to is not None:
        slip.to_account, slip.to_name, slip.to_title = to.account_id, to.name, to.title
        slip.office_code, slip.text = thing.office_code, asked.note
        slip.issued_at, slip.issued_name = at, actor.display_name
    elif asked.name == "answer":
        slip.answered_at, slip.answer = at, asked.note
    else:
        slip.judged_at, slip.judged_name, slip.judgement = at, actor.display_name, asked.note
        slip.rounds += asked.name == "again"
    session.flush()
    _mark(session, thing)
    told = {"slip": seq, "level": slip.level, "to": slip.to_name}
    told |= {"due_at": due_at.isoformat()} if step.target == "issued" and due_at else {}
    tell(session, thing, f"slip_{asked.name}", actor, source=thing.state, note=asked.note, at=at, facts=told)
    return slip


def get(session: Session, actor: Actor, number: str, seq: int) -> tuple[Case, SupervisionSlip]:
    """A slip with its case, both held for update.

    Raises:
        NotFound: the actor may read no such case, and it is not addressed to them; or it has no such slip.
    """
    try:
        thing = queries.get(session, actor, number, hold=True)
    except NotFound:
        mine = select(SupervisionSlip.county_code).where(
            SupervisionSlip.case_number == number,
            SupervisionSlip.seq == seq,
            SupervisionSlip.to_account == actor.account_id,
        )
        county = session.scalar(mine)
        own = session.get(Case, (county, number), with_for_update=True, populate_existing=True) if county else None
        if own is None or own.sensitive:
            raise
        thing = own
    slip = session.get(SupervisionSlip, (thing.county_code, number, seq), with_for_update=True, populate_existing=True)
    if slip is None:
        raise NotFound("slips.no_slip", number=number, seq=seq)
    return thing, slip


def standing_of(
    session: Session, actor: Actor, thing: Case, slip: SupervisionSlip, asked: SlipMove = NOT_ASKED, *, at: datetime
) -> Standing:
    """How a slip stands at a moment before whoever would move it with what comes along."""
    spot, theirs = queries.spot_of(thing), actor.account_id is not None and slip.to_account == actor.account_id
    bars: dict[str, Bar] = {
        "note": missing(asked.note, "moves.note_missing", "note"),
        "addressee": lambda: _unaddressed(session, actor, thing, asked.addressee, at),
        "addressed": lambda: theirs and Forbidden("slips.own_answer", verb=SUPERVISE),
        "leader": lambda: slip.level == "red" and not actor.may(LEAD, spot) and Forbidden("slips.leader", verb=LEAD),
        "ended": lambda: thing.state not in OPEN and Conflict("slips.ended", state=slip.state),
    }

    def may(verb: str) -> bool:
        return theirs if verb == ANSWER else actor.may(verb, spot)

    return Standing(slip.state, may, bars, by_hand=actor.account_id is not None)


def withdraw(session: Session, thing: Case, at: datetime) -> None:
    """Drop the slips of a sensitive case that are out to somebody off its need-to-know list: they can't answer them.

    Whoever supervises the case may issue another one, to somebody on the list.
    """
    if not (thing.sensitive and thing.slip_count):
        return
    known = select(NeedToKnow.account_id).where(
        NeedToKnow.county_code == thing.county_code,
        NeedToKnow.case_number == thing.number,
        NeedToKnow.removed_at.is_(None),
    )
    listed = set(session.scalars(known))
    for slip in of_case(session, thing):
        if slip.state in ("issued", "answered") and slip.to_account not in listed:
            slip.state, slip.moved_at = "dropped", at
            slip.judgement = worded("slips.unlisted", {}, "zh")
            session.flush()
            _mark(session, thing)
            told = {"slip": slip.seq, "level": slip.level, "to": slip.to_name}
            tell(session, thing, "slip_drop", SYSTEM, source=thing.state, note=slip.judgement, at=at, facts=told)


def _mark(session: Session, thing: Case) -> None:
    """Note with a case the gravest slip that is out."""
    stand = [one.level for one in of_case(session, thing) if one.state in ("issued", "answered")]
    thing.supervised = "red" if "red" in stand else next(iter(stand), None)


def lapse(session: Session, thing: Case, at: datetime) -> None:
    """Drop what the ladder proposed for a limit that runs no more, and every proposal once the case has ended."""
    proposed = update(SupervisionSlip).where(
        SupervisionSlip.county_code == thing.county_code,
        SupervisionSlip.case_number == thing.number,
        SupervisionSlip.state == "proposed",
    )
    if thing.state in OPEN:
        proposed = proposed.where(SupervisionSlip.origin == "ladder")
    session.execute(proposed.values(state="dropped", moved_at=at))
