"""Entering people, changing what is known of them, and their leaving."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.vocabulary import LINES
from gridgis.divisions.models import Division
from gridgis.divisions.queries import names
from gridgis.people.appointing import CHIEF, facts_of, hand_on, heirs_of, until_next_chief
from gridgis.people.duties import MANAGE, known, may, standings
from gridgis.people.models import EMPLOYMENTS, Competence, HandedTown, Person
from gridgis.people.places import edits
from gridgis.people.rules import Facts, check
from gridgis.people.spelling import spelled
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot


@dataclass(frozen=True)
class Changed:
    """Somebody as they are now, and what they were before."""

    person: Person
    before: dict[str, str]


@audited("person_added", "person", "{made.id}", name="made.name", town_code="made.town_code")
def add_person(session: Session, actor: Actor, facts: Facts, *, at: datetime, namesake: bool = False) -> Person:
    """Enter somebody whom a town employs.

    Args:
        facts: who they are.
        at: now, in local time.
        namesake: enter them though somebody of the same name and telephone, or of the telephone alone, is there.

    Raises:
        Invalid: the facts can't be somebody's, or there is no such town.
        Forbidden: the actor does not edit people of the town.
        Conflict: somebody has this telephone.
    """
    _authorise(session, actor, facts, at.date())
    if not namesake:
        _refuse_same_phone(session, actor, facts, None, at.date())
    person = Person(**asdict(facts), **_spelling(facts.name))
    session.add(person)
    session.flush()
    return person


@audited("person_changed", "person", "{made.person.id}", before="made.before")
def change_person(
    session: Session, actor: Actor, person_id: int, facts: Facts, *, at: datetime, namesake: bool = False
) -> Changed:
    """Change what is known of somebody; a contract's end bounds their posts and their account at once.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Invalid: the facts can't be somebody's, or there is no such town.
        Forbidden: the actor does not edit people of the town they are of, or of the town they go to.
        Conflict: somebody else has this telephone.
    """
    person = _held(session, actor, person_id, at.date())
    before = facts_of(person)
    _authorise(session, actor, facts, at.date())
    if not namesake and facts.phone != before.phone:
        _refuse_same_phone(session, actor, facts, person_id, at.date())
    for name, value in (asdict(facts) | _spelling(facts.name)).items():
        setattr(person, name, value)
    session.flush()
    session.refresh(person)
    return Changed(person, {name: str(was) for name, was in asdict(before).items() if was != getattr(facts, name)})


@audited("person_left", "person", "{made.id}", left_on="made.left_on")
def leave_service(
    session: Session,
    actor: Actor,
    person_id: int,
    last_day: date,
    *,
    heirs: Mapping[int, int],
    leaving_gaps: bool = False,
    at: datetime,
) -> Person:
    """Let somebody leave with a day: posts and account end with it, and others go on with their grids.

    Args:
        last_day: the last day of service, not before yesterday.
        heirs: by the id of a post in a grid, who holds it from the day after.
        leaving_gaps: leave posts of chiefs and full-timers without an heir open.
        at: now, in local time.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not edit people of their town, or is the person.
        Invalid: the day lies before yesterday.
        Conflict: they have left already, or a grid would stay without somebody.
    """
    person = _held(session, actor, person_id, at.date())
    if actor.person_id == person_id:
        raise Forbidden("people.not_oneself", verb=MANAGE)
    if person.left_on is not None:
        raise Conflict("people.has_left", day=person.left_on, field="last_day")
    if last_day < at.date() - timedelta(days=1):
        raise Invalid("people.post_end_past", field="last_day")
    posts = heirs_of(session, person_id, last_day)
    open_ones = [post.place_code for post in posts if post.id not in heirs]
    if open_ones and not leaving_gaps:
        raise Conflict("people.nobody_goes_on", grids=", ".join(open_ones), count=len(open_ones), field="heirs")
    person.left_on = last_day + timedelta(days=1)
    session.flush()
    for post in posts:
        session.refresh(post)
    hand_on(session, actor, posts, heirs, at=at)
    session.refresh(person)
    return person


@audited("person_stays", "person", "{made.id}")
def undo_leaving(session: Session, actor: Actor, person_id: int, *, at: datetime) -> Person:
    """Let somebody stay who was entered as leaving; posts that others took over stay with them.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not edit people of their town.
        Conflict: they never left.
    """
    person = _held(session, actor, person_id, at.date())
    if person.left_on is None:
        raise Conflict("people.never_left", field="person_id")
    for post in heirs_of(session, person_id, person.left_on - timedelta(days=1)):
        if post.role_code == CHIEF and (post.valid_to is None or post.valid_to > person.left_on):
            post.valid_to = until_next_chief(session, post, person.left_on, post.valid_to)
    session.flush()
    person.left_on = None
    session.flush()
    session.refresh(person)
    return person


@dataclass(frozen=True)
class Trained:
    """A line somebody is trained for, as sent; the last day counts."""

    line: str
    trained_on: date | None = None
    valid_until: date | None = None


@audited("competences_set", "person", "{person_id}", lines="made")
def set_competences(
    session: Session, actor: Actor, person_id: int, trained: Iterable[Trained], *, at: datetime
) -> list[str]:
    """Say for which lines somebody is trained, in place of what was said before; answers the lines.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not edit people of their town.
        Invalid: a line is none or told twice, or the training ends before it was done.
    """
    person = _held(session, actor, person_id, at.date())
    wanted = list(trained)
    for one in wanted:
        if one.line not in LINES or sum(other.line == one.line for other in wanted) > 1:
            raise Invalid("people.no_line", line=one.line, lines=", ".join(LINES), field="line")
        if one.trained_on and one.valid_until and one.valid_until < one.trained_on:
            raise Invalid("people.training_turned", field="valid_until")
    session.execute(delete(Competence).where(Competence.person_id == person.id))
    session.add_all(Competence(person_id=person.id, **vars(one)) for one in wanted)
    session.flush()
    return sorted(one.line for one in wanted)


@audited("people_handed", "division", "{town_code}", to_county="to_county")
def hand_people(session: Session, actor: Actor, town_code: str, *, to_county: bool, at: datetime) -> None:
    """Hand the editing of a town's people to its county, or take it back.

    Raises:
        NotFound: there is no such town.
        Forbidden: the actor does not manage people in the town itself.
    """
    town = session.get(Division, town_code)
    if town is None or town.level != "town":
        raise NotFound("divisions.no_division", code=town_code)
    if not actor.may(MANAGE, Spot(town.parent_code, town_code)) or town_code not in actor.codes(MANAGE, "town"):
        raise Forbidden("people.town_hands", verb=MANAGE)
    row = session.get(HandedTown, town_code)
    if to_county and row is None:
        session.add(HandedTown(town_code=town_code, handed_at=at, handed_by=actor.display_name))
    elif not to_county and row is not None:
        session.delete(row)
    session.flush()


def _authorise(session: Session, actor: Actor, facts: Facts, day: date) -> None:
    check(facts)
    if facts.employment not in EMPLOYMENTS:
        raise Invalid("people.no_employment", employments=", ".join(EMPLOYMENTS), field="employment")
    if (
        facts.town_code is None
        or session.scalar(select(Division.level).where(Division.code == facts.town_code)) != "town"
    ):
        raise Invalid("people.town_wanted", code=facts.town_code or "", field="town_code")
    refuse_stranger(session, actor, facts.town_code, day)


def refuse_stranger(session: Session, actor: Actor, town_code: str | None, day: date) -> None:
    """Refuse whoever does not edit people of a town.

    Raises:
        Forbidden: they manage none there, or the town edits its people itself.
    """
    if not edits(session, actor, town_code, MANAGE, day):
        county = session.scalar(select(Division.parent_code).where(Division.code == town_code))
        if actor.may(MANAGE, Spot(county)):
            raise Forbidden(
                "people.town_keeps", town=names(session, [town_code or ""]).get(town_code or ""), verb=MANAGE
            )
        raise Forbidden("people.not_your_people", verb=MANAGE)


def _held(session: Session, actor: Actor, person_id: int, day: date) -> Person:
    """Somebody the actor may edit, held for update."""
    where = standings(session, [person_id], day, day).get(person_id, [])
    person = session.get(Person, person_id, with_for_update={"key_share": True}, populate_existing=True)
    if person is None or not (known(actor, where) or may(actor, MANAGE, where)):
        raise NotFound("people.no_person", id=person_id)
    refuse_stranger(session, actor, person.town_code, day)
    return person


def _refuse_same_phone(session: Session, actor: Actor, facts: Facts, person_id: int | None, day: date) -> None:
    if not facts.phone:
        return
    asked = select(Person.id, Person.name).where(Person.phone == facts.phone, Person.id != (person_id or 0))
    other = session.execute(asked.order_by(Person.id).limit(1)).first()
    if other is not None and not known(actor, standings(session, [other.id], day, day).get(other.id, [])):
        raise Conflict("people.phone_taken_elsewhere", field="phone")
    if other is not None:
        raise Conflict("people.phone_taken", name=other.name, id=other.id, field="phone")


def _spelling(name: str) -> dict[str, str]:
    pinyin, initials = spelled(name.strip())
    return {"pinyin": pinyin, "initials": initials}
