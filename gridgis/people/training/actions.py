"""Holding a training: planned, signed in to by code or by the organiser, tested, and what passing gives."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.vocabulary import LINES, ROLE_OF
from gridgis.divisions.models import Division
from gridgis.people.models import Competence, Office, Person
from gridgis.people.training import rules
from gridgis.people.training.models import Training, TrainingRecord
from gridgis.people.training.queries import MANAGE, TrainingCard, card, seen, spot_of
from gridgis.security.actions import SignInDelayed
from gridgis.security.auditing import audited
from gridgis.security.models import Post
from gridgis.security.rules import FORGET_S, Actor, Spot, pair_wait_s, require

MOST_PEOPLE = 5000


@dataclass(frozen=True)
class TrainingPlan:
    """A session as asked for; invited are people, and chiefs and full-timers whom towns employ."""

    place_code: str
    title: str
    line: str
    starts_at: datetime
    ends_at: datetime
    valid_months: int
    pass_mark: int
    questions: tuple[rules.Question, ...] = ()
    teacher_code: str | None = None
    venue: str = ""
    link: str = ""
    required: bool = False
    person_ids: tuple[int, ...] = ()
    towns: tuple[str, ...] = ()


@audited("training_planned", "training", "{made.training.id}", title="wish.title", line="wish.line")
def plan(session: Session, actor: Actor, wish: TrainingPlan, *, at: datetime) -> TrainingCard:
    """Plan a session and invite people to it.

    Raises:
        NotFound: there is no such county or town.
        Forbidden: `training.manage` is not held there.
        Invalid: the hours run backwards, neither room nor link is told, the test is none, or nobody is invited.
    """
    spot = spot_of(session, wish.place_code)
    require(actor, MANAGE, spot)
    _check(session, wish)
    facts = {name: value for name, value in vars(wish).items() if name not in ("person_ids", "towns", "questions")}
    row = Training(
        **facts,
        questions=[asdict(one) for one in wish.questions],
        sign_key=secrets.token_hex(32),
        made_by=actor.display_name,
        made_at=at,
    )
    invited = _invited(session, wish, spot, at)
    session.add(row)
    session.flush()
    session.add_all(TrainingRecord(training_id=row.id, person_id=one) for one in invited)
    session.flush()
    return card(session, actor, row.id)


@audited("training_cancelled", "training", "{training_id}")
def cancel(session: Session, actor: Actor, training_id: int, *, at: datetime) -> TrainingCard:
    """Cancel a session to which nobody has signed in.

    Raises:
        NotFound: the actor sees no such session.
        Forbidden: `training.manage` is not held there.
        Conflict: it is cancelled, or somebody came.
    """
    row = held(session, actor, training_id)
    came = select(TrainingRecord.person_id).where(
        TrainingRecord.training_id == row.id, TrainingRecord.signed_at.is_not(None)
    )
    if session.scalar(came.limit(1)) is not None:
        raise Conflict("training.came", field="training_id")
    row.cancelled_at, row.cancelled_by = at, actor.display_name
    session.flush()
    return card(session, actor, row.id)


@dataclass(frozen=True)
class SignCode:
    """The code shown at a session, and until when it is the newest."""

    code: str
    seconds_left: int


def code(session: Session, actor: Actor, training_id: int, *, at: datetime) -> SignCode:
    """What is shown at the session for signing in.

    Raises:
        NotFound: the actor sees no such session.
        Forbidden: `training.manage` is not held there.
        Conflict: it is cancelled.
    """
    row = held(session, actor, training_id)
    return SignCode(rules.code_at(row.sign_key, row.id, at), rules.CODE_S - int(at.timestamp()) % rules.CODE_S)


@audited("training_signed_in", "training", "{training_id}", when=lambda made: isinstance(made, TrainingCard))
def sign_in(
    session: Session, actor: Actor, training_id: int, given: str, *, at: datetime
) -> TrainingCard | Invalid | SignInDelayed:
    """Sign oneself in by the code shown there.

    A wrong code is returned, not raised, since it is counted: after some each next one has to wait longer.

    Raises:
        NotFound: the actor sees no such session.
        Forbidden: they are not invited.
        Conflict: it is not the time for it, or they have signed in.
    """
    row = seen(session, actor, training_id)
    record = own_record(session, actor, row)
    if row.cancelled_at is not None or not row.starts_at - rules.EARLY <= at <= row.ends_at:
        raise Conflict("training.not_now", field="code")
    gone_s = (at - record.wrong_at).total_seconds() if record.wrong_at is not None else FORGET_S
    wait = pair_wait_s(record.wrong_codes, gone_s)
    if wait:
        return SignInDelayed("training.too_many", minutes=-(-wait // 60), retry_after_s=wait)
    if not rules.fits(given, row.sign_key, row.id, at):
        record.wrong_codes, record.wrong_at = (record.wrong_codes if gone_s < FORGET_S else 0) + 1, at
        session.flush()
        return Invalid("training.code", field="code")
    _come(session, row, record, actor.display_name, at)
    return card(session, actor, row.id)


@audited("training_ticked", "training", "{training_id}", people="person_ids")
def tick(session: Session, actor: Actor, training_id: int, person_ids: Sequence[int], *, at: datetime) -> TrainingCard:
    """Sign people in whom the organiser saw there.

    Raises:
        NotFound: the actor sees no such session.
        Forbidden: `training.manage` is not held there.
        Invalid: somebody is not invited.
        Conflict: the session has not begun or is cancelled, or somebody has signed in.
    """
    row = held(session, actor, training_id)
    if at < row.starts_at - rules.EARLY:
        raise Conflict("training.not_now", field="person_ids")
    for person_id in sorted(set(person_ids)):
        record = session.get(TrainingRecord, (row.id, person_id), with_for_update=True)
        if record is None:
            raise Invalid("training.not_invited", id=person_id, field="person_ids")
        _come(session, row, record, actor.display_name, at)
    return card(session, actor, row.id)


@audited("training_sign_in_undone", "training", "{training_id}", person_id="person_id")
def undo_sign_in(session: Session, actor: Actor, training_id: int, person_id: int, *, at: datetime) -> TrainingCard:
    """Take a sign-in back, with the test and what passing gave.

    Raises:
        NotFound: the actor sees no such session, or the person is not invited.
        Forbidden: `training.manage` is not held there.
        Conflict: they have not signed in.
    """
    row = held(session, actor, training_id)
    record = session.get(TrainingRecord, (row.id, person_id), with_for_update=True)
    if record is None:
        raise NotFound("training.not_invited", id=person_id)
    if record.signed_at is None:
        raise Conflict("training.not_there", field="person_id")
    if record.passed_at is not None:
        _take_back(session, row, record)
    record.signed_at, record.signed_by, record.tries, record.score, record.passed_at = None, "", 0, None, None
    session.flush()
    return card(session, actor, row.id)


def own_record(session: Session, actor: Actor, row: Training) -> TrainingRecord:
    """What became of the actor, held for update.

    Raises:
        Forbidden: they are not invited.
    """
    record = session.get(TrainingRecord, (row.id, actor.person_id or 0), with_for_update=True)
    if record is None:
        raise Forbidden("training.only_invited", verb="invited")
    return record


def held(session: Session, actor: Actor, training_id: int) -> Training:
    """A session that the actor holds, locked.

    Raises:
        NotFound: the actor sees no such session.
        Forbidden: `training.manage` is not held there.
        Conflict: it is cancelled.
    """
    row = seen(session, actor, training_id, lock=True)
    require(actor, MANAGE, spot_of(session, row.place_code))
    if row.cancelled_at is not None:
        raise Conflict("training.cancelled", field="training_id")
    return row


def _come(session: Session, row: Training, record: TrainingRecord, by: str, at: datetime) -> None:
    if record.signed_at is not None:
        raise Conflict("training.signed", field="person_id")
    record.signed_at, record.signed_by = at, by
    if not row.questions:
        give_competence(session, row, record, at)
    session.flush()


def give_competence(session: Session, row: Training, record: TrainingRecord, at: datetime) -> None:
    """Let somebody have passed: trained for the line from the day of the session on."""
    record.passed_at = at
    day = row.starts_at.astimezone(at.tzinfo).date()
    known = session.get(Competence, (record.person_id, row.line), with_for_update=True)
    record.was_trained = known is not None
    if known is None:
        known = Competence(person_id=record.person_id, line=row.line)
        session.add(known)
    record.trained_before, record.valid_before = known.trained_on, known.valid_until
    known.trained_on, known.valid_until = day, rules.counts_until(day, row.valid_months)


def _take_back(session: Session, row: Training, record: TrainingRecord) -> None:
    known = session.get(Competence, (record.person_id, row.line), with_for_update=True)
    if known is None:
        return
    if record.was_trained:
        known.trained_on, known.valid_until = record.trained_before, record.valid_before
    else:
        session.delete(known)


def _check(session: Session, wish: TrainingPlan) -> None:
    if wish.line not in LINES:
        raise Invalid("people.no_line", line=wish.line, lines=", ".join(LINES), field="line")
    if not wish.title.strip() or not (wish.venue.strip() or wish.link.strip()):
        raise Invalid("training.where", field="venue")
    if wish.link and not wish.link.startswith("https://"):
        raise Invalid("training.link", field="link")
    if wish.starts_at >= wish.ends_at:
        raise Invalid("training.hours", field="ends_at")
    if wish.teacher_code is not None and session.get(Office, wish.teacher_code) is None:
        raise Invalid("training.teacher", field="teacher_code")
    rules.check(wish.questions)


def _invited(session: Session, wish: TrainingPlan, spot: Spot, at: datetime) -> list[int]:
    """Ids of those who serve in the county on the day."""
    day = at.date()
    serving = select(Post.person_id).where(
        Post.role_code.in_((ROLE_OF["chief"], ROLE_OF["fulltime"])), Post.period.op("@>")(day)
    )
    towns = select(Division.code).where(Division.parent_code == spot.county_code, Division.level == "town")
    if spot.town_code is not None:
        towns = towns.where(Division.code == spot.town_code)
    asked = select(Person.id).where(
        Person.town_code.in_(towns),
        Person.service.op("@>")(day),
        or_(
            Person.id.in_(wish.person_ids),
            Person.town_code.in_(wish.towns) & Person.id.in_(serving),
        ),
    )
    found = list(session.scalars(asked.order_by(Person.id).limit(MOST_PEOPLE + 1)))
    if not 0 < len(found) <= MOST_PEOPLE or not set(wish.person_ids) <= set(found):
        raise Invalid("training.invited", most=MOST_PEOPLE, field="person_ids")
    return found
