"""Supervision slips as those see them who send, answer and judge them: the list, its counts, one with its moves."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases import briefs, slips
from gridgis.cases.briefs import Brief
from gridgis.cases.models import Case
from gridgis.cases.queries import PLACES, visible_to
from gridgis.cases.slip_rules import LEAD, LIFE, SUPERVISE, WAITING, SlipLevel, SlipOrigin, SlipState
from gridgis.cases.supervision_models import SupervisionSlip
from gridgis.core.moves import ShutMove
from gridgis.people import queries as people
from gridgis.people.shifts import queries as shifts
from gridgis.security.queries import within
from gridgis.security.rules import Actor

Key = tuple[datetime, str, int]
"""Behind which slip a list goes on: when it came to its state, the number of its case, and its own."""


@dataclass(frozen=True)
class Wanted:
    """Which slips are meant: in which somebody still has to do something, of a level, those that wait for the actor."""

    waiting: bool = True
    state: str | None = None
    level: str | None = None
    mine: bool = False
    late: bool = False


@dataclass(frozen=True)
class SlipPart:
    """A slip; `late` where its answer is due and not there."""

    seq: int
    level: SlipLevel
    state: SlipState
    origin: SlipOrigin
    moved_at: datetime
    asked_at: datetime
    asked_name: str
    text: str
    to_name: str
    to_title: str
    office_code: str | None
    office_name: str | None
    issued_at: datetime | None
    issued_name: str
    due_at: datetime | None
    late: bool
    answered_at: datetime | None
    answer: str
    judged_at: datetime | None
    judged_name: str
    judgement: str
    rounds: int


@dataclass(frozen=True)
class Slip(SlipPart):
    """A slip with what the actor may do with it now; `to_username` is who it goes to, where that is settled.

    `on_duty` are the leaders whom the roster has on duty now, where a red slip waits for one; None where it does not.
    """

    moves: list[str]
    shut: list[ShutMove]
    to_username: str
    on_duty: list[str] | None


@dataclass(frozen=True)
class SlipRow:
    """A slip in the list, with its case; whether it waits for the actor."""

    case: Brief
    slip: SlipPart
    mine: bool


@dataclass(frozen=True)
class SlipCounts:
    """Slips in which somebody still has to do something: all, the actor's, late ones, red ones, and by state."""

    all: int
    mine: int
    late: int
    red: int
    states: dict[SlipState, int]


def listed(
    session: Session, actor: Actor, wanted: Wanted, *, at: datetime, after: Key | None = None, limit: int = 50
) -> list[tuple[SupervisionSlip, Case]]:
    """A page of slips that the actor may read: waiting ones the oldest first, the others the newest.

    Args:
        session: open session.
        actor: who reads.
        wanted: which slips.
        at: now.
        after: the key of the last of the page before.
        limit: rows at most.
    """
    key = tuple_(SupervisionSlip.moved_at, SupervisionSlip.case_number, SupervisionSlip.seq)
    asked = select(SupervisionSlip, Case).join(Case, _of_case()).where(*_conditions(wanted, actor, at))
    asked = visible_to(asked, actor)
    if after is not None:
        asked = asked.where(key > after if wanted.waiting else key < after)
    columns = (SupervisionSlip.moved_at, SupervisionSlip.case_number, SupervisionSlip.seq)
    order = columns if wanted.waiting else tuple(column.desc() for column in columns)
    return [(row[0], row[1]) for row in session.execute(asked.order_by(*order).limit(limit))]


def key_of(slip: SupervisionSlip) -> Key:
    """Where a slip stands in its list."""
    return slip.moved_at, slip.case_number, slip.seq


def shown(session: Session, actor: Actor, rows: list[tuple[SupervisionSlip, Case]], at: datetime) -> list[SlipRow]:
    """Slips as the list shows them; that somebody was shown sensitive cases is kept."""
    told = briefs.listed(session, actor, [case for _, case in rows], at)
    parts = parts_of(session, [slip for slip, _ in rows], at)
    mine = [bool(LIFE.open_to(slips.standing_of(session, actor, case, slip, at=at))) for slip, case in rows]
    return [SlipRow(*row) for row in zip(told, parts, mine, strict=True)]


def counts(session: Session, actor: Actor, *, at: datetime) -> SlipCounts:
    """How many slips wait for somebody, of those that the actor may read."""
    mine = func.count().filter(waits_for(actor))
    late, red = func.count().filter(_late(at)), func.count().filter(SupervisionSlip.level == "red")
    asked = select(SupervisionSlip.state, func.count(), mine, late, red).join(Case, _of_case())
    asked = visible_to(asked.group_by(SupervisionSlip.state), actor).where(SupervisionSlip.state.in_(WAITING))
    rows = session.execute(asked).all()
    return SlipCounts(
        all=sum(many for _, many, *_ in rows),
        mine=sum(own for _, _, own, *_ in rows),
        late=sum(over for *_, over, _ in rows),
        red=sum(grave for *_, grave in rows),
        states={state: many for state, many, *_ in sorted(rows)},
    )


def of_case(session: Session, actor: Actor, case: Case, *, at: datetime) -> list[Slip]:
    """The slips of a case that the actor reads, oldest first, with their moves."""
    found = slips.of_case(session, case)
    return [
        _with_moves(session, actor, case, *pair, at=at)
        for pair in zip(found, parts_of(session, found, at), strict=True)
    ]


def moved(session: Session, actor: Actor, slip: SupervisionSlip, *, at: datetime) -> Slip:
    """How a slip stands that the actor has just moved."""
    case = session.get_one(Case, (slip.county_code, slip.case_number))
    return _with_moves(session, actor, case, slip, parts_of(session, [slip], at)[0], at=at)


def _with_moves(
    session: Session, actor: Actor, case: Case, slip: SupervisionSlip, part: SlipPart, *, at: datetime
) -> Slip:
    stands = slips.standing_of(session, actor, case, slip, at=at)
    to = [one.username for one in slips.addressees(session, case, at.date()) if one.account_id == slip.to_account]
    waits = slip.level == "red" and slip.state in ("proposed", "answered")
    return Slip(
        **vars(part),
        moves=list(LIFE.open_to(stands)),
        shut=LIFE.shut_to(stands),
        to_username=(to or [""])[0],
        on_duty=shifts.leaders_on(session, case.town_code, case.county_code, at=at) if waits else None,
    )


def parts_of(session: Session, found: list[SupervisionSlip], at: datetime) -> list[SlipPart]:
    """Slips as they are told, with the names of offices."""
    names = people.offices(session, [one.office_code for one in found if one.office_code])
    made = []
    for one in found:
        kept = {name: getattr(one, name) for name in SlipPart.__dataclass_fields__ if hasattr(one, name)}
        office = names.get(one.office_code or "")
        late = one.state == "issued" and one.due_at is not None and one.due_at < at
        made.append(SlipPart(**kept, office_name=office.name if office else None, late=late))
    return made


def _of_case() -> ColumnElement[bool]:
    return and_(Case.county_code == SupervisionSlip.county_code, Case.number == SupervisionSlip.case_number)


def _late(at: datetime) -> ColumnElement[bool]:
    return and_(SupervisionSlip.state == "issued", SupervisionSlip.due_at < at)


def _conditions(wanted: Wanted, actor: Actor, at: datetime) -> list[ColumnElement[bool]]:
    waiting = SupervisionSlip.state.in_(WAITING)
    conditions: list[ColumnElement[bool]] = [waiting if wanted.waiting else ~waiting]
    if wanted.state is not None:
        conditions.append(SupervisionSlip.state == wanted.state)
    if wanted.level is not None:
        conditions.append(SupervisionSlip.level == wanted.level)
    if wanted.late:
        conditions.append(_late(at))
    return [*conditions, waits_for(actor)] if wanted.mine else conditions


def waits_for(actor: Actor) -> ColumnElement[bool]:
    """The condition that a slip waits for the actor: to be issued, answered or judged by them."""
    judges = and_(
        within(actor, SUPERVISE, **PLACES),
        or_(SupervisionSlip.level == "yellow", within(actor, LEAD, **PLACES)),
        or_(
            SupervisionSlip.state == "proposed",
            and_(SupervisionSlip.state == "answered", SupervisionSlip.to_account.is_distinct_from(actor.account_id)),
        ),
    )
    theirs = and_(SupervisionSlip.state == "issued", SupervisionSlip.to_account == actor.account_id)
    return or_(theirs, judges)
