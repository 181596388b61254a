"""Asking for a head's move, filing a suggestion, putting the town's paper to it, and moving a matter on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.texts import storable
from gridgis.media import papers
from gridgis.media.stores import Store
from gridgis.people.models import Person
from gridgis.people.offices.register import Version
from gridgis.people.personnel.guarding import HEAD, matter_of, stationed, step
from gridgis.people.personnel.models import PersonnelMatter
from gridgis.people.personnel.queries import Brought, get, standing_of
from gridgis.people.personnel.rules import ANSWER, ASK, LIFE, REASON_LIMIT
from gridgis.security.auditing import audited
from gridgis.security.models import Post
from gridgis.security.rules import Actor, Spot


@dataclass(frozen=True)
class HeadMove:
    """A head's move as asked for: who goes, who comes, from which day on, and why."""

    office_code: str
    leaver_id: int | None
    successor_id: int | None
    first_day: date
    reason: str = ""


@audited("head_move_asked", "personnel", "{made.id}", office="wish.office_code", first_day="wish.first_day")
def ask_head_move(session: Session, actor: Actor, wish: HeadMove, *, at: datetime) -> PersonnelMatter:
    """Ask the town for its written consent to a head's move.

    Raises:
        NotFound: no department stations such an office in a town.
        Forbidden: the actor does not speak for its department, or is concerned.
        Invalid: nobody is named, one person twice, somebody unknown, or the reason is missing or too long.
        Conflict: who goes is not its head, who comes is, or such a move is being asked for already.
    """
    office = require_for(session, actor, ASK, wish.office_code, at.date())
    reason = _text(wish.reason, "reason")
    persons = [one for one in (wish.leaver_id, wish.successor_id) if one is not None]
    if not persons or len(set(persons)) < len(persons):
        raise Invalid("personnel.who", field="successor_id")
    if actor.person_id in persons:
        raise Forbidden("personnel.concerned", verb=ASK)
    known = set(session.scalars(select(Person.id).where(Person.id.in_(persons), Person.service.op("@>")(at.date()))))
    if known != set(persons):
        raise Invalid("personnel.nobody", field="successor_id" if wish.successor_id not in known else "leaver_id")
    heads = set(_staff(session, office.code, at.date(), HEAD))
    if (wish.leaver_id is not None and wish.leaver_id not in heads) or wish.successor_id in heads:
        raise Conflict("personnel.not_head", office=office.row.name, field="leaver_id")
    running = select(PersonnelMatter.id).where(
        PersonnelMatter.kind == "head",
        PersonnelMatter.office_code == office.code,
        PersonnelMatter.state.in_(("asked", "consulted", "agreed")),
    )
    if session.scalar(running.limit(1)) is not None:
        raise Conflict("personnel.running", office=office.row.name, field="office_code")
    facts: dict[str, Any] = {"person_id": wish.leaver_id, "successor_id": wish.successor_id}
    made = matter_of(office, "head", "asked", actor, at, first_day=wish.first_day, reason=reason, **facts)
    return _kept(session, actor, made, "ask", at)


@dataclass(frozen=True)
class Suggestion:
    """What a town suggests about somebody, and what it rests on: numbers of cases, figures of the office."""

    office_code: str
    person_id: int
    reason: str
    cases: tuple[str, ...] = ()


@audited("suggestion_filed", "personnel", "{made.id}", office="wish.office_code", cases="wish.cases")
def file_suggestion(
    session: Session, actor: Actor, wish: Suggestion, figures: dict[str, Any], *, at: datetime
) -> PersonnelMatter:
    """File a suggestion about somebody of a stationed office; cases and figures were looked at before.

    Raises:
        NotFound: no department stations such an office in a town.
        Forbidden: the actor does not speak for the town, or is the person.
        Invalid: the person does not work there, or the reason is missing or too long.
    """
    office = require_for(session, actor, ANSWER, wish.office_code, at.date())
    reason = _text(wish.reason, "reason")
    if actor.person_id == wish.person_id:
        raise Forbidden("personnel.concerned", verb=ANSWER)
    if wish.person_id not in _staff(session, office.code, at.date()):
        raise Invalid("personnel.not_there", office=office.row.name, field="person_id")
    evidence = {"cases": list(wish.cases), "figures": figures}
    made = matter_of(
        office, "suggestion", "filed", actor, at, person_id=wish.person_id, reason=reason, evidence=evidence
    )
    return _kept(session, actor, made, "file", at)


@audited("paper_put", "personnel", "{made.id}", sha256="made.paper_sha256", name="made.paper_name")
def put_paper(
    session: Session,
    actor: Actor,
    matter_id: int,
    name: str,
    content: bytes,
    store: Store,
    *,
    most_pixels: int,
    at: datetime,
) -> PersonnelMatter:
    """Put the town's written answer to a head's move; another one takes its place until it is given.

    Raises:
        NotFound: the actor sees no such matter.
        Forbidden: the actor does not speak for the town, or is concerned.
        Conflict: the matter waits for no answer.
        Invalid: it is no PDF, JPEG or PNG, too large, broken, or has no name.
    """
    matter = get(session, actor, matter_id, hold=True)
    told = papers.name_of(name)
    stands = standing_of(actor, matter, at)
    refusal = stands.why_shut(LIFE.step(matter.state, "agree"))
    if refusal is not None:
        raise refusal
    kept = papers.keep(content, store, most_pixels=most_pixels)
    matter.paper_sha256, matter.paper_type, matter.paper_name = kept.sha256, kept.content_type, told
    session.flush()
    return matter


@audited("personnel.{name}", "personnel", "{made.id}")
def move(session: Session, actor: Actor, matter_id: int, name: str, note: str, *, at: datetime) -> PersonnelMatter:
    """Move a matter one step on.

    Raises:
        NotFound: the actor sees no such matter.
        Conflict: not from this state, or the consent was used.
        Forbidden: it is another's to do, or the actor is concerned.
        Invalid: a note or the paper is missing.
    """
    matter = get(session, actor, matter_id, hold=True)
    said = _text(note, "note", least=0)
    to = LIFE.judge(standing_of(actor, matter, at, Brought(said)), name)
    matter.state = to.target
    if name == "take_back":
        matter.paper_sha256 = matter.paper_type = matter.paper_name = ""
    step(session, actor, matter, name, at, said)
    return matter


@audited("paper_read", "personnel", "{made.id}")
def read_paper(session: Session, actor: Actor, matter_id: int, *, at: datetime) -> PersonnelMatter:
    """The matter whose paper is read, which the audit trail keeps.

    Raises:
        NotFound: the actor sees no such matter, or it has no paper.
    """
    matter = get(session, actor, matter_id)
    if not matter.paper_sha256:
        raise NotFound("personnel.no_paper")
    return matter


def _kept(session: Session, actor: Actor, made: PersonnelMatter, move: str, at: datetime) -> PersonnelMatter:
    session.add(made)
    step(session, actor, made, move, at)
    return made


def require_for(session: Session, actor: Actor, verb: str, code: str, day: date) -> Version:
    """A stationed office for whose department or town the actor speaks.

    Raises:
        NotFound: no department stations such an office in a town.
        Forbidden: the actor does not speak for it.
    """
    office = stationed(session, code, day)
    if office is None:
        raise NotFound("personnel.not_stationed", code=code[:60])
    above = office.department_code if verb == ASK else office.code
    if not actor.may(verb, Spot(office.county_code, office.town_code, office_code=above)):
        raise Forbidden("security.no_right", verb=verb)
    return office


def _staff(session: Session, code: str, day: date, *roles: str) -> list[int]:
    """Ids of those who work in an office on a day."""
    held = select(Post.person_id).where(
        Post.office_code == code, Post.person_id.is_not(None), Post.period.op("@>")(day)
    )
    return [one for one in session.scalars(held.where(Post.role_code.in_(roles)) if roles else held) if one is not None]


def _text(given: str, field: str, *, least: int = 1) -> str:
    text = given.strip()
    if not least <= len(text) <= REASON_LIMIT or not storable(text):
        raise Invalid("personnel.text", limit=REASON_LIMIT, field=field)
    return text
