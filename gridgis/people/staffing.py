"""Entering people, changing what is known of them, and their leaving."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import delete, inspect, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.vocabulary import LINES
from gridgis.divisions.models import Division
from gridgis.divisions.queries import names, tree
from gridgis.people.appointing import facts_of
from gridgis.people.duties import MANAGE, known, may, standings
from gridgis.people.ground import CHIEF, Ground
from gridgis.people.models import EMPLOYMENTS, Competence, HandedTown, Person
from gridgis.people.personnel.guarding import service_changed
from gridgis.people.places import edits
from gridgis.people.rules import Facts, check
from gridgis.people.serving import days_of, served_until
from gridgis.people.spelling import spelled
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot


@dataclass(frozen=True)
class Changed:
    """Somebody as they are now, and what they were before."""

    person: Person
    before: dict[str, str]


@audited("person_added", "person", "{made.id}", name="made.name", town_code="made.town_code")
def add_person(
    session: Session, actor: Actor, facts: Facts, *, at: datetime, namesake: bool = False, on: Ground | None = None
) -> Person:
    """Enter somebody whom a town employs.

    Args:
        facts: who they are.
        at: now, in local time.
        namesake: enter them though somebody of the same name and telephone, or of the telephone alone, is there.
        on: what a table holds in memory, and writes together.

    Raises:
        Invalid: the facts can't be somebody's, or there is no such town.
        Forbidden: the actor does not edit people of the town.
        Conflict: somebody has this telephone.
    """
    on = on or Ground(session, actor, at)
    _authorise(on, facts)
    if not namesake:
        _refuse_same_phone(on, facts, None)
    person = Person(**asdict(facts), **_spelling(facts.name))
    on.enter(person)
    return person


@audited("person_changed", "person", "{made.person.id}", before="made.before")
def change_person(
    session: Session,
    actor: Actor,
    person_id: int,
    facts: Facts,
    *,
    at: datetime,
    namesake: bool = False,
    on: Ground | None = None,
) -> Changed:
    """Change what is known of somebody; a contract's end bounds their posts and their account at once.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Invalid: the facts can't be somebody's, or there is no such town.
        Forbidden: the actor does not edit people of the town they are of, or of the town they go to.
        Conflict: somebody else has this telephone, or has become chief of a grid that a longer contract gives back.
    """
    on = on or Ground(session, actor, at)
    person = (on.together and on.person(person_id)) or held_person(session, actor, person_id, at)
    before = facts_of(person)
    _authorise(on, facts)
    if not namesake and facts.phone != before.phone:
        _refuse_same_phone(on, facts, person_id)
    _refuse_chief_again(on, person, facts)
    served = served_until(person.contract_until, person.left_on)
    on.change(person, **asdict(facts), **_spelling(facts.name))
    service_changed(on, person, served)
    if not on.together:
        session.refresh(person)
    return Changed(person, {name: str(was) for name, was in asdict(before).items() if was != getattr(facts, name)})


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
    person = held_person(session, actor, person_id, at)
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


def _authorise(on: Ground, facts: Facts) -> None:
    check(facts)
    if facts.employment not in EMPLOYMENTS:
        raise Invalid("people.no_employment", employments=", ".join(EMPLOYMENTS), field="employment")
    town = tree(on.session).get(facts.town_code or "")
    if town is None or town.level != "town":
        raise Invalid("people.town_wanted", code=facts.town_code or "", field="town_code")
    refuse_stranger(on, facts.town_code)


def refuse_stranger(on: Ground, town_code: str | None) -> None:
    """Refuse whoever does not edit people of a town.

    Raises:
        Forbidden: they manage none there, or the town edits its people itself.
    """
    on.once(lambda: _refuse_stranger(on, town_code), "edits", town_code or "")


def _refuse_stranger(on: Ground, town_code: str | None) -> None:
    if not edits(on.session, on.actor, town_code, MANAGE, on.day):
        county = on.session.scalar(select(Division.parent_code).where(Division.code == town_code))
        if on.actor.may(MANAGE, Spot(county)):
            named = names(on.session, [town_code or ""]).get(town_code or "")
            raise Forbidden("people.town_keeps", town=named, verb=MANAGE)
        raise Forbidden("people.not_your_people", verb=MANAGE)


def held_person(session: Session, actor: Actor, person_id: int, at: datetime) -> Person:
    """Somebody the actor may edit, held for update.

    Raises:
        NotFound: the actor knows of nobody of this id.
        Forbidden: the actor does not edit people of their town.
    """
    where = standings(session, [person_id], at.date(), at.date()).get(person_id, [])
    on = Ground(session, actor, at)
    person = on.person(person_id)
    if person is None or not (known(actor, where) or may(actor, MANAGE, where)):
        raise NotFound("people.no_person", id=person_id)
    refuse_stranger(on, person.town_code)
    return person


def _refuse_same_phone(on: Ground, facts: Facts, person_id: int | None) -> None:
    other = next((one for one in on.reached(facts.phone) if one.id != person_id), None) if facts.phone else None
    if other is None:
        return
    where = standings(on.session, [other.id], on.day, on.day).get(other.id, [])
    if inspect(other).persistent and not known(on.actor, where):
        raise Conflict("people.phone_taken_elsewhere", field="phone")
    raise Conflict("people.phone_taken", name=other.name, id=other.id, field="phone")


def _refuse_chief_again(on: Ground, person: Person, facts: Facts) -> None:
    """Refuse a longer contract that makes somebody chief of a grid beside whoever follows: it revives their posts."""
    if facts.contract_until == person.contract_until:
        return
    until = served_until(facts.contract_until, person.left_on)
    for post in on.posts_of(person.id):
        days = days_of(post, until) if post.role_code == CHIEF else None
        for other in on.chiefs(post.place_code) if days else ():
            if other is not post and days and on.meets(other, days):
                named, since = on.named(other.person_id), other.valid_from
                raise Conflict("people.chief_later", name=named, since=since, field="contract_until")


def _spelling(name: str) -> dict[str, str]:
    pinyin, initials = spelled(name.strip())
    return {"pinyin": pinyin, "initials": initials}
