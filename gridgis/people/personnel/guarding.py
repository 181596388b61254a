"""Posts of stationed offices begin and end through here: a head's with the town's consent, the others' with notice."""

from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict
from gridgis.core.vocabulary import STAFF_OF_OFFICES
from gridgis.divisions import queries as divisions
from gridgis.people.ground import Ground
from gridgis.people.models import Person
from gridgis.people.offices.register import Version, register
from gridgis.people.personnel.models import PersonnelMatter, PersonnelStep
from gridgis.people.rules import sealed_roles
from gridgis.people.serving import served_until
from gridgis.security.credentials import end_password
from gridgis.security.models import Post
from gridgis.security.rules import Actor

HEAD = "office_leader"


def stationed(session: Session, code: str, day: date) -> Version | None:
    """An office that a department stations in a town, as it is on a day; else None."""
    some = register(session).by_code.get(code, [])
    now = next((one for one in some if one.on(day)), some[-1] if some else None)
    return now if now is not None and now.town_code is not None and now.department_code is not None else None


def enter(on: Ground, post: Post) -> None:
    """Enter a new post; the head's of a stationed office uses the consent of the town.

    Raises:
        Conflict: the town has given none, and the office had a head before; or the head is no person.
    """
    _enter(on, post)
    _seal(on, post)


def _enter(on: Ground, post: Post) -> None:
    office = _concerned(on.session, post, on.day)
    if office is None or post.person_id is None:
        if office is not None and post.role_code == HEAD:
            raise Conflict("personnel.head_is_a_person", field="role_code")
        on.enter(post)
        return
    if post.role_code != HEAD:
        first = not _had_staff(on, office.code)
        on.enter(post)
        if not first:
            on.later(lambda: _notice(on, office, post, "appointed", post.valid_from))
        return
    _one_at_a_time(on.session, office.code)
    consent = _consent(on.session, office.code, PersonnelMatter.successor_id == post.person_id, post.valid_from)
    if consent is None and _had_head(on.session, office.code):
        raise _no_consent(on, office, post.person_id)
    on.enter(post)
    on.later(lambda: _begun(on, office, post, consent), settles=True)


def _seal(on: Ground, post: Post) -> None:
    """Let a first sealed role end the password, unless whoever runs the server gives it."""
    by, role = on.actor.account_id, on.role(post.role_code)
    if by is not None and role is not None and sealed_roles(role.verbs):
        on.later(partial(end_password, on.session, post, by=by, at=on.at))


def end(on: Ground, post: Post, until: date) -> None:
    """Let a post end before a day.

    Raises:
        Conflict: it is the head's of a stationed office, and the town has not consented to that day.
    """
    _ends(on, post, until)
    on.change(post, valid_to=until)


def cancel(on: Ground, post: Post) -> None:
    """Take an appointment back; a consent that it used can be used again.

    Raises:
        Conflict: it is the head's of a stationed office, and no consent began it.
    """
    office = _concerned(on.session, post, on.day)
    if office is not None and post.person_id is not None:
        if post.role_code == HEAD:
            _give_back(on, office, post, PersonnelMatter.begun_post_id)
        else:
            _notice(on, office, post, "cancelled", on.day)
    on.change(post, cancelled_at=on.at, cancelled_by=on.actor.display_name)


def go_on(on: Ground, post: Post, until: date | None) -> None:
    """Let a post that was ended go on until a day; a consent that ended it can be used again.

    Raises:
        Conflict: it is the head's of a stationed office, and no consent ended it or the next head has come.
    """
    office = _concerned(on.session, post, on.day)
    if office is not None and post.person_id is not None:
        if post.role_code == HEAD:
            _give_back(on, office, post, PersonnelMatter.ended_post_id)
        else:
            _notice(on, office, post, "stays", post.valid_to or on.day)
    over = post.valid_to is not None and post.valid_to <= on.day
    on.change(post, valid_to=until)
    if over:
        _seal(on, post)


def service_changed(on: Ground, person: Person, before: date | None) -> None:
    """Look at the posts of somebody whose service ends on another day than it did; both days are exclusive.

    Raises:
        Conflict: one is the head's of a stationed office, and the town has not consented.
    """
    after = served_until(person.contract_until, person.left_on)
    for post in on.posts_of(person.id):
        ends, office = post.valid_to or date.max, _concerned(on.session, post, on.day)
        was, now = min(ends, before or date.max), min(ends, after or date.max)
        if was <= on.day < now and post.cancelled_at is None:
            _seal(on, post)
        if office is None or post.cancelled_at is not None or was == now or max(was, now) <= post.valid_from:
            continue
        if now < was:
            _ends(on, post, now)
        elif post.role_code != HEAD:
            on.later(partial(_notice, on, office, post, "stays", was))
        elif was <= on.day or _using(on.session, PersonnelMatter.ended_post_id, post) is not None:
            _give_back(on, office, post, PersonnelMatter.ended_post_id)


def matter_of(office: Version, kind: str, state: str, actor: Actor, at: datetime, **facts: object) -> PersonnelMatter:
    """A matter of a stationed office, not stored yet."""
    return PersonnelMatter(
        kind=kind,
        state=state,
        office_code=office.code,
        department_code=office.department_code,
        county_code=office.county_code,
        town_code=office.town_code,
        made_at=at,
        made_by=actor.display_name,
        **facts,
    )


def step(session: Session, actor: Actor, matter: PersonnelMatter, move: str, at: datetime, note: str = "") -> None:
    """Keep one thing done in a matter."""
    session.flush()
    last = session.scalar(select(func.max(PersonnelStep.seq)).where(PersonnelStep.matter_id == matter.id)) or 0
    made = PersonnelStep(matter_id=matter.id, seq=last + 1, move=move, at=at, by=actor.display_name, note=note)
    session.add(made)
    session.flush()


def _concerned(session: Session, post: Post, day: date) -> Version | None:
    if post.level != "office" or post.role_code not in STAFF_OF_OFFICES:
        return None
    return stationed(session, post.place_code, max(day, post.valid_from))


def _one_at_a_time(session: Session, code: str) -> None:
    """Two first heads of one office, entered together, are not both the first."""
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:code))"), {"code": f"head of {code}"})


def _had_head(session: Session, code: str) -> bool:
    held = select(Post.id).where(Post.office_code == code, Post.role_code == HEAD, Post.cancelled_at.is_(None))
    return session.scalar(held.limit(1)) is not None


def _had_staff(on: Ground, code: str) -> bool:
    """Whether anybody worked in an office before what is being entered now."""
    held = select(Post.id).where(Post.office_code == code, Post.person_id.is_not(None), Post.cancelled_at.is_(None))
    return on.session.scalar(held.where(func.coalesce(Post.made_at < on.at, True)).limit(1)) is not None


def _consent(session: Session, code: str, whose: Any, day: date) -> PersonnelMatter | None:
    """The town's consent to a head's move of a person by a day, held for update."""
    asked = select(PersonnelMatter).where(
        PersonnelMatter.kind == "head",
        PersonnelMatter.state == "agreed",
        PersonnelMatter.office_code == code,
        PersonnelMatter.first_day <= day,
        whose,
    )
    return session.scalars(asked.order_by(PersonnelMatter.id).limit(1).with_for_update()).first()


def _using(session: Session, column: Any, post: Post) -> PersonnelMatter | None:
    asked = select(PersonnelMatter).where(PersonnelMatter.kind == "head", column == post.id)
    return session.scalars(asked.order_by(PersonnelMatter.id.desc()).limit(1).with_for_update()).first()


def _ends(on: Ground, post: Post, until: date) -> None:
    office = _concerned(on.session, post, on.day)
    if office is None or post.person_id is None:
        return
    if post.role_code != HEAD:
        on.later(lambda: _notice(on, office, post, "ended", until))
        return
    used = _using(on.session, PersonnelMatter.ended_post_id, post)
    if used is not None and used.first_day is not None and used.first_day <= until:
        return
    consent = _consent(on.session, office.code, PersonnelMatter.person_id == post.person_id, until)
    if consent is None:
        raise _no_consent(on, office, post.person_id)
    on.later(lambda: _gone(on, post, consent), settles=True)


def _begun(on: Ground, office: Version, post: Post, consent: PersonnelMatter | None) -> None:
    """Note by which consent a head's post began; without one it is the first of the office."""
    used = consent
    if used is None:
        used = matter_of(office, "head", "done", on.actor, on.at, successor_id=post.person_id, change="first_load")
        used.first_day = post.valid_from
        on.session.add(used)
    used.begun_post_id = post.id
    _used(on, used, "first_load" if consent is None else "appointed")


def _gone(on: Ground, post: Post, consent: PersonnelMatter) -> None:
    consent.ended_post_id = post.id
    _used(on, consent, "ended")


def _used(on: Ground, consent: PersonnelMatter, move: str) -> None:
    """Note that a consent was used; it is done when who goes has gone and who comes has come."""
    gone = consent.person_id is None or consent.ended_post_id is not None
    if gone and (consent.successor_id is None or consent.begun_post_id is not None):
        consent.state = "done"
    step(on.session, on.actor, consent, move, on.at)


def _give_back(on: Ground, office: Version, post: Post, column: Any) -> None:
    """Let a consent be used again by whose use was taken back; of a first load nothing stays."""
    used = _using(on.session, column, post)
    if used is None:
        raise _no_consent(on, office, post.person_id)
    if column is PersonnelMatter.ended_post_id and used.begun_post_id is not None:
        raise Conflict("personnel.used", field="post_id")
    setattr(used, column.key, None)
    used.state = "withdrawn" if used.change == "first_load" else "agreed"
    step(on.session, on.actor, used, "given_back", on.at)


def _no_consent(on: Ground, office: Version, person_id: int | None) -> Conflict:
    town = office.town_code or ""
    return Conflict(
        "personnel.no_consent",
        office=office.row.name,
        name=on.named(person_id),
        town=divisions.names(on.session, [town]).get(town, town),
        field="place_code",
    )


def _notice(on: Ground, office: Version, post: Post, change: str, day: date) -> None:
    """Tell the town; what it has not read yet and is no longer so is taken back first."""
    about = (PersonnelMatter.begun_post_id == post.id) | (PersonnelMatter.ended_post_id == post.id)
    told = on.session.scalars(select(PersonnelMatter).where(PersonnelMatter.kind == "notice", about)).all()
    unread = [one for one in told if one.state == "sent" and change in (one.change, "cancelled")]
    for one in unread:
        one.state = "withdrawn"
    if change != "cancelled" or not unread or any(one.state == "seen" for one in told):
        made = matter_of(office, "notice", "sent", on.actor, on.at, person_id=post.person_id, change=change)
        made.first_day, made.reason = day, post.role_code
        setattr(made, "ended_post_id" if change == "ended" else "begun_post_id", post.id)
        on.session.add(made)
    on.session.flush()
