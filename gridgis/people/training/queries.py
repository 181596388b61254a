"""Reading training sessions: of a place, of oneself, and one with everybody invited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.core.vocabulary import Line
from gridgis.divisions import queries as divisions
from gridgis.people.models import Office, Person
from gridgis.people.training.models import Training, TrainingMaterial, TrainingRecord
from gridgis.people.training.rules import TRIES, Question
from gridgis.security.rules import Actor, Spot

MANAGE, READ = "training.manage", "grid.read"


@dataclass(frozen=True)
class TrainingRow:
    """A session with how many were invited, came and passed; what became of the reader is null for whoever is not."""

    id: int
    place_code: str
    place_name: str
    title: str
    line: Line
    teacher_code: str | None
    teacher_name: str | None
    starts_at: datetime
    ends_at: datetime
    venue: str
    link: str
    required: bool
    valid_months: int
    pass_mark: int
    questions: int
    cancelled: bool
    invited: int
    came: int
    passed: int
    mine: bool
    own: "Attendance | None"


@dataclass(frozen=True)
class Attendance:
    """What became of somebody invited; `tries_left` is nought after the last try, and where nothing is asked."""

    person_id: int
    person_name: str
    signed_at: datetime | None
    signed_by: str
    score: int | None
    passed_at: datetime | None
    tries_left: int


@dataclass(frozen=True)
class Material:
    """A file of a session: what it is called, and how many bytes it has."""

    id: int
    name: str
    size: int
    put_by: str
    put_at: datetime


@dataclass(frozen=True)
class TrainingCard:
    """A session with its files, and everybody invited for those who hold it; else nobody."""

    training: TrainingRow
    people: list[Attendance]
    materials: list[Material]


def spot_of(session: Session, code: str) -> Spot:
    """Where a session is held: a county or a town.

    Raises:
        NotFound: there is no such division, or it is wider or narrower.
    """
    row = divisions.get(session, code)
    if row.level not in ("county", "town"):
        raise NotFound("leaders.no_place", name=row.name)
    return Spot(row.code) if row.level == "county" else Spot(row.parent_code, row.code)


def trainings(session: Session, actor: Actor, parent: str, first: date, last: date, zone: Any) -> list[TrainingRow]:
    """Sessions of some days at a place and the towns just below it that the actor may see, by their beginning.

    Raises:
        NotFound: there is no such county or town.
    """
    spot_of(session, parent)
    tree = divisions.tree(session)
    codes = [parent, *(code for code in tree[parent].children if tree[code].level == "town")]
    seen = [code for code in codes if _sees(actor, spot_of(session, code))]
    begin, end = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
    where = and_(Training.starts_at >= begin, Training.starts_at < end)
    return rows(session, actor, and_(where, or_(Training.place_code.in_(seen), _invites(actor))))


def own(session: Session, actor: Actor) -> list[TrainingRow]:
    """Sessions to which the reader was invited, the newest first."""
    return rows(session, actor, _invites(actor))[::-1]


def card(session: Session, actor: Actor, training_id: int) -> TrainingCard:
    """One session.

    Raises:
        NotFound: the actor sees no such session.
    """
    row = seen(session, actor, training_id)
    told = rows(session, actor, Training.id == row.id)[0]
    return TrainingCard(told, attendance(session, row) if told.mine else [], _materials(session, row))


def _materials(session: Session, row: Training) -> list[Material]:
    asked = select(TrainingMaterial).where(TrainingMaterial.training_id == row.id).order_by(TrainingMaterial.id)
    return [Material(one.id, one.name, one.size, one.put_by, one.put_at) for one in session.scalars(asked)]


def seen(session: Session, actor: Actor, training_id: int, *, lock: bool = False) -> Training:
    """A session that the actor sees: by place, or for being invited.

    Raises:
        NotFound: there is none.
    """
    row = session.get(Training, training_id, with_for_update=lock or None)
    if row is not None:
        invited = session.scalar(select(_invites(actor)).where(Training.id == training_id))
        if invited or _sees(actor, spot_of(session, row.place_code)):
            return row
    raise NotFound("training.none", id=training_id)


def _sees(actor: Actor, spot: Spot) -> bool:
    return actor.may(READ, spot) or actor.may(MANAGE, spot)


def _invites(actor: Actor) -> ColumnElement[bool]:
    return exists().where(TrainingRecord.training_id == Training.id, TrainingRecord.person_id == actor.person_id)


def attendance(session: Session, row: Training, person_id: int | None = None) -> list[Attendance]:
    """What became of everybody invited, or of one, by name."""
    asked = (
        select(TrainingRecord, Person.name)
        .join(Person, Person.id == TrainingRecord.person_id)
        .where(TrainingRecord.training_id == row.id)
        .order_by(Person.name, Person.id)
    )
    if person_id is not None:
        asked = asked.where(TrainingRecord.person_id == person_id)
    return [_attended(one, name, asks=bool(row.questions)) for one, name in session.execute(asked)]


def _attended(one: TrainingRecord, name: str, *, asks: bool) -> Attendance:
    left = TRIES - one.tries if asks and one.signed_at is not None and one.passed_at is None else 0
    return Attendance(one.person_id, name, one.signed_at, one.signed_by, one.score, one.passed_at, left)


def rows(session: Session, actor: Actor, where: ColumnElement[bool]) -> list[TrainingRow]:
    """Sessions as told, by their beginning."""
    found = session.execute(
        select(Training, Office.name)
        .outerjoin(Office, Office.code == Training.teacher_code)
        .where(where)
        .order_by(Training.starts_at, Training.id)
    ).all()
    ids = [one.id for one, _ in found]
    counted = select(
        TrainingRecord.training_id,
        func.count(),
        func.count(TrainingRecord.signed_at),
        func.count(TrainingRecord.passed_at),
    ).where(TrainingRecord.training_id.in_(ids))
    counts = {key: numbers for key, *numbers in session.execute(counted.group_by(TrainingRecord.training_id))}
    named = divisions.names(session, [one.place_code for one, _ in found])
    return [_row(session, actor, one, teacher, named, counts.get(one.id, (0, 0, 0))) for one, teacher in found]


def _row(
    session: Session, actor: Actor, one: Training, teacher: str | None, named: dict[str, str], counts: Iterable[int]
) -> TrainingRow:
    invited, came, passed = counts
    same = ("id", "place_code", "title", "line", "teacher_code", "starts_at", "ends_at", "venue", "link", "required")
    mine = attendance(session, one, actor.person_id) if actor.person_id is not None else []
    return TrainingRow(
        **{name: getattr(one, name) for name in (*same, "valid_months", "pass_mark")},
        place_name=named[one.place_code],
        teacher_name=teacher,
        questions=len(one.questions),
        cancelled=one.cancelled_at is not None,
        invited=invited,
        came=came,
        passed=passed,
        mine=actor.may(MANAGE, spot_of(session, one.place_code)),
        own=mine[0] if mine else None,
    )


def questions_of(row: Training) -> list[Question]:
    """The test of a session, with what is right."""
    return [Question(one["text"], tuple(one["choices"]), tuple(one["right"])) for one in row.questions]
