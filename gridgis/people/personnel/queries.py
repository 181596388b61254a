"""Reading personnel matters: who sees which, whose turn it is, and what was done in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, NotFound
from gridgis.core.moves import Bar, ShutMove, Standing, missing
from gridgis.divisions import queries as divisions
from gridgis.people.models import Person
from gridgis.people.offices.queries import Named
from gridgis.people.offices.register import register
from gridgis.people.personnel.guarding import HEAD
from gridgis.people.personnel.models import PersonnelMatter, PersonnelStep
from gridgis.people.personnel.rules import (
    ANSWER,
    ASK,
    HEARD_DAYS,
    KINDS,
    LIFE,
    REPLY,
    WAITING,
    Change,
    Kind,
    State,
)
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot


@dataclass(frozen=True)
class Who:
    """Somebody by id and name."""

    id: int
    name: str


@dataclass(frozen=True)
class MatterRow:
    """A matter in a list; `my_turn` where the reader may move it now. `post` is the role a notice is about."""

    id: int
    kind: Kind
    state: State
    change: Change
    office: Named
    department: Named
    town: Named
    person: Who | None
    successor: Who | None
    post: str
    first_day: date | None
    reason: str
    paper: str
    made_at: datetime
    made_by: str
    my_turn: bool


@dataclass(frozen=True)
class StepRow:
    """One thing done in a matter."""

    move: str
    at: datetime
    by: str
    note: str


@dataclass(frozen=True)
class MatterCounts:
    """How many matters of each kind the reader sees that still wait for somebody, and how many wait for the reader."""

    head: int
    notice: int
    suggestion: int
    mine: int


@dataclass(frozen=True)
class Matter:
    """A matter with its steps, and what the reader may do; `figures` are those that a suggestion was filed with."""

    row: MatterRow
    steps: list[StepRow]
    open_moves: list[str]
    shut_moves: list[ShutMove]
    figures: dict[str, int | float | None]
    case_numbers: list[str]
    decides_from: date | None


@dataclass(frozen=True)
class Brought:
    """What comes along with a move."""

    note: str = ""


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The condition that an actor sees a matter.

    The town and the department see what is between them, whoever appoints heads their moves, and a suggestion whoever
    it is about. Nobody else sees a suggestion.
    """
    if actor.account_id is None:
        return PersonnelMatter.id.is_not(None)
    places = {"county": PersonnelMatter.county_code, "town": PersonnelMatter.town_code}
    at_town = within(actor, ANSWER, **places)
    at_department = within(actor, ASK, **places, office=PersonnelMatter.department_code)
    ways = [at_town, at_department]
    if any(HEAD in held.appoints and held.level == "all" for held in actor.held):
        ways.append(PersonnelMatter.kind == "head")
    counties = [held.code for held in actor.held if HEAD in held.appoints and held.level == "county"]
    ways.append(and_(PersonnelMatter.kind == "head", PersonnelMatter.county_code.in_(counties)))
    if actor.person_id is not None:
        ways.append(and_(PersonnelMatter.kind == "suggestion", PersonnelMatter.person_id == actor.person_id))
    return or_(*ways)


def matters(
    session: Session,
    actor: Actor,
    *,
    at: datetime,
    parent: str | None = None,
    office: str | None = None,
    kind: str | None = None,
    only: str = "all",
    after: int | None = None,
    limit: int = 50,
) -> list[MatterRow]:
    """Matters that the actor sees, the newest first; those that wait for the actor are told.

    Args:
        parent: only of offices in this county or town.
        office: only of this office.
        kind: only of one kind.
        only: `waiting` for those that wait for somebody, `all` for every one.
        after: id of the last one seen.
    """
    asked = select(PersonnelMatter).where(visible_to(actor), *_in(parent, office))
    if kind is not None:
        asked = asked.where(PersonnelMatter.kind == kind)
    if only == "waiting":
        asked = asked.where(PersonnelMatter.state.in_(WAITING))
    if after is not None:
        asked = asked.where(PersonnelMatter.id < after)
    found = session.scalars(asked.order_by(PersonnelMatter.id.desc()).limit(limit)).all()
    return told(session, actor, found, at)


def counts(session: Session, actor: Actor, *, at: datetime, parent: str | None = None) -> MatterCounts:
    """How many of each kind wait for somebody, and how many for the actor."""
    asked: Select[Any] = select(PersonnelMatter).where(
        visible_to(actor), PersonnelMatter.state.in_(WAITING), *_in(parent, None)
    )
    found = session.scalars(asked).all()
    by_kind = {kind: sum(one.kind == kind for one in found) for kind in KINDS}
    return MatterCounts(**by_kind, mine=sum(is_turn(actor, one, at) for one in found))


def _in(parent: str | None, office: str | None) -> list[ColumnElement[bool]]:
    kept = []
    if parent is not None:
        kept.append(or_(PersonnelMatter.county_code == parent, PersonnelMatter.town_code == parent))
    if office is not None:
        kept.append(PersonnelMatter.office_code == office)
    return kept


def get(session: Session, actor: Actor, matter_id: int, *, hold: bool = False) -> PersonnelMatter:
    """One matter, held for update where it is to be moved.

    Raises:
        NotFound: the actor sees no such matter.
    """
    asked = select(PersonnelMatter).where(PersonnelMatter.id == matter_id, visible_to(actor))
    asked = asked.execution_options(populate_existing=True)
    found = session.scalars(asked.with_for_update() if hold else asked).first()
    if found is None:
        raise NotFound("personnel.none", id=matter_id)
    return found


def read(session: Session, actor: Actor, matter_id: int, *, at: datetime) -> Matter:
    """All of a matter.

    Raises:
        NotFound: the actor sees no such matter.
    """
    found = get(session, actor, matter_id)
    stands = standing_of(actor, found, at)
    asked = select(PersonnelStep).where(PersonnelStep.matter_id == matter_id).order_by(PersonnelStep.seq)
    return Matter(
        row=told(session, actor, [found], at)[0],
        steps=[StepRow(one.move, one.at, one.by, one.note) for one in session.scalars(asked)],
        open_moves=list(LIFE.open_to(stands)),
        shut_moves=LIFE.shut_to(stands),
        figures=found.evidence.get("figures", {}),
        case_numbers=found.evidence.get("cases", []),
        decides_from=_heard(found, at) if found.state == "filed" else None,
    )


def told(session: Session, actor: Actor, found: Sequence[PersonnelMatter], at: datetime) -> list[MatterRow]:
    """Matters as lists tell them, in the same order."""
    ids = {one for matter in found for one in (matter.person_id, matter.successor_id) if one is not None}
    people = {code: Who(code, name) for code, name in _names(session, ids)}
    offices = {code: some[-1].row.name for code, some in register(session).by_code.items()}
    tree = divisions.tree(session)
    return [
        MatterRow(
            id=one.id,
            kind=one.kind,
            state=one.state,
            change=one.change,
            office=Named(one.office_code, offices[one.office_code]),
            department=Named(one.department_code, offices[one.department_code]),
            town=Named(one.town_code, tree[one.town_code].name),
            person=people.get(one.person_id or 0),
            successor=people.get(one.successor_id or 0),
            post=one.reason if one.kind == "notice" else "",
            first_day=one.first_day,
            reason="" if one.kind == "notice" else one.reason,
            paper=one.paper_name,
            made_at=one.made_at,
            made_by=one.made_by,
            my_turn=is_turn(actor, one, at),
        )
        for one in found
    ]


def _names(session: Session, ids: set[int]) -> Sequence[Any]:
    return session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))).all()


def is_turn(actor: Actor, matter: PersonnelMatter, at: datetime) -> bool:
    """Whether a matter waits for the actor: who asked may withdraw, which is no turn."""
    moves = LIFE.open_to(standing_of(actor, matter, at))
    return any(move not in ("withdraw", "take_back", "consult") for move in moves)


def standing_of(actor: Actor, matter: PersonnelMatter, at: datetime, brought: Brought | None = None) -> Standing:
    """How a matter stands before somebody."""
    mine = actor.person_id is not None and actor.person_id == matter.person_id
    spots = {
        ASK: Spot(matter.county_code, matter.town_code, office_code=matter.department_code),
        ANSWER: Spot(matter.county_code, matter.town_code, office_code=matter.office_code),
    }
    concerned = actor.person_id is not None and actor.person_id in (matter.person_id, matter.successor_id)
    used = matter.ended_post_id is not None or matter.begun_post_id is not None
    since = _heard(matter, at)
    bars: dict[str, Bar] = {
        "note": missing((brought or Brought()).note, "personnel.note_missing", "note"),
        "paper": missing(matter.paper_sha256, "personnel.paper_missing", "paper"),
        "concerned": lambda: concerned and Forbidden("personnel.concerned", verb=ANSWER),
        "used": lambda: used and Conflict("personnel.used"),
        "unheard": lambda: (
            matter.state == "filed" and at.date() < since and Conflict("personnel.unheard", day=since.isoformat())
        ),
    }
    return Standing(
        matter.state,
        lambda verb: mine if verb == REPLY else verb in spots and actor.may(verb, spots[verb]),
        bars,
        by_hand=actor.account_id is not None,
    )


def _heard(matter: PersonnelMatter, at: datetime) -> date:
    """The first day on which the department decides without the person's answer."""
    return matter.made_at.astimezone(at.tzinfo).date() + timedelta(days=HEARD_DAYS)
