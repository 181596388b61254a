"""Collecting an object, changing it, confirming it, ending it, and opening what is sealed of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.texts import storable
from gridgis.geocoding.models import StandardAddress
from gridgis.objects.ground import form_of, held_at, spot_of
from gridgis.objects.items import CollectionItem
from gridgis.objects.meanwhile import confirmed_before, require_asked, require_version, saved_before
from gridgis.objects.models import CollectedObject, ObjectChange, ObjectSeal
from gridgis.objects.queries import get
from gridgis.objects.rules import NAME, NAME_LIMIT, OPEN, REASON_LIMIT, WRITE, Fact, changed, due_on, masked
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require_any


@dataclass(frozen=True)
class Collecting:
    """An object as told: `facts` are answers that become others; an empty one is taken away, what is not named stays.

    `version` is the one that was read, 0 of what is new. A new one tells its kind, its name and where it is: the id of
    a standard address, or its text.
    """

    version: int
    kind: str = ""
    name: str | None = None
    address_id: int | None = None
    address: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unsealed:
    """What was sealed of an object: its name, its answers, and how they became so, the newest first."""

    name: str
    facts: dict[str, str]
    changes: dict[int, list[Fact]]


@dataclass(frozen=True)
class Kept:
    """An object as it is now; `fresh` when something became another."""

    object: CollectedObject
    fresh: bool


@audited("object.write", "object", "{object_id}", when=lambda made: made.fresh, version="made.object.version")
def save(session: Session, actor: Actor, object_id: UUID, wish: Collecting, *, at: datetime) -> Kept:
    """Keep an object: a new one, or what became another; the same again changes nothing.

    Raises:
        NotFound: the actor reads no such object, or there is no such address where they write.
        Forbidden: they read it and may not write there.
        Conflict: somebody else changed it meanwhile, or it has ended.
        Invalid: an answer is none, is missing, or is not asked there.
    """
    require_any(actor, WRITE)
    if session.get(CollectedObject, object_id, populate_existing=True) is None:
        return _made(session, actor, object_id, wish, at)
    one = get(session, actor, object_id, at.date(), hold=True)
    address = _address_of(session, one)
    _require(session, actor, address, WRITE, at.date())
    form = form_of(session, address, one.kind, at.date())
    require_asked(session, address, form, wish.facts)
    seal = session.get(ObjectSeal, one.id)
    facts, sealed = _changes(form, one, seal, wish)
    if not (facts or sealed) or saved_before(session, actor, one, wish.version, _said(wish)):
        return Kept(one, fresh=False)
    if one.ended_on is not None:
        raise Conflict("objects.ended", day=one.ended_on)
    require_version(session, one, wish.version, at)
    _write(session, actor, one, seal, form, (facts, sealed), "changed", at)
    return Kept(one, fresh=True)


def _made(session: Session, actor: Actor, object_id: UUID, wish: Collecting, at: datetime) -> Kept:
    if wish.version or not wish.kind:
        raise NotFound("objects.none", id=object_id)
    address = _address_asked(session, actor, wish, at.date())
    form = form_of(session, address, wish.kind, at.date())
    require_asked(session, address, form, wish.facts)
    if not (wish.name or "").strip():
        raise Invalid("objects.no_name", field="name")
    one = CollectedObject(
        id=object_id,
        address_id=address.id,
        kind=wish.kind,
        name="",
        facts={},
        version=0,
        made_at=at,
        made_by=actor.display_name,
        confirmed_at=at,
        confirmed_by=actor.display_name,
        due_on=at.date(),
        ended_why="",
    )
    changes = _changes(form, one, None, wish)
    session.add(one)
    session.flush()
    _write(session, actor, one, None, form, changes, "made", at)
    return Kept(one, fresh=True)


Both = tuple[list[Fact], list[Fact]]
"""What became another: told openly, and sealed."""


def _changes(form: Sequence[CollectionItem], one: CollectedObject, seal: ObjectSeal | None, wish: Collecting) -> Both:
    hidden = seal.facts if seal is not None else {}
    found = changed(form, one.facts | hidden, wish.facts)
    secret = {item.code for item in form if item.sealed}
    facts, sealed = [f for f in found if f.item not in secret], [f for f in found if f.item in secret]
    named = _named(one, seal, wish.name)
    (sealed if one.kind == "person" else facts)[:0] = named
    return facts, sealed


def _said(wish: Collecting) -> dict[str, str]:
    return dict(wish.facts) | ({NAME: wish.name} if wish.name is not None else {})


def _named(one: CollectedObject, seal: ObjectSeal | None, told: str | None) -> list[Fact]:
    """The name that becomes another, or nothing."""
    if told is None:
        return []
    was = seal.name if seal is not None and one.kind == "person" else one.name
    name = told.strip()
    if not name or len(name) > NAME_LIMIT or not storable(name):
        raise Invalid("objects.name", limit=NAME_LIMIT, field="name")
    return [Fact(NAME, was, name)] if name != was else []


def _write(
    session: Session,
    actor: Actor,
    one: CollectedObject,
    seal: ObjectSeal | None,
    form: Sequence[CollectionItem],
    changes: Both,
    deed: str,
    at: datetime,
) -> None:
    facts, sealed = changes
    open_name = next((f.after for f in facts if f.item == NAME), None)
    secret_name = next((f.after for f in sealed if f.item == NAME), None)
    one.facts = _after(one.facts, facts)
    if sealed:
        if seal is None:
            seal = ObjectSeal(object_id=one.id, name="", facts={})
            session.add(seal)
        seal.facts = _after(seal.facts, sealed)
        seal.name = secret_name if secret_name is not None else seal.name
    one.name = open_name if open_name is not None else masked(secret_name) if secret_name is not None else one.name
    _confirmed(one, actor, form, at)
    _note(session, actor, one, deed, at, changes=changes)


def _after(before: Mapping[str, str], changes: Sequence[Fact]) -> dict[str, str]:
    after = dict(before) | {one.item: one.after for one in changes if one.item != NAME}
    return {code: told for code, told in after.items() if told}


def _confirmed(one: CollectedObject, actor: Actor, form: Sequence[CollectionItem], at: datetime) -> None:
    one.confirmed_at, one.confirmed_by = at, actor.display_name
    one.due_on = due_on(form, at.date())


def _note(
    session: Session,
    actor: Actor,
    one: CollectedObject,
    deed: str,
    at: datetime,
    *,
    changes: Both = ([], []),
    note: str = "",
) -> None:
    one.version += 1
    facts, sealed = ([asdict(fact) for fact in part] for part in changes)
    told = {"at": at, "by_name": actor.display_name, "account_id": actor.account_id, "note": note}
    session.add(ObjectChange(object_id=one.id, version=one.version, deed=deed, facts=facts, sealed=sealed, **told))
    session.flush()


@audited("object.confirm", "object", "{object_id}", when=lambda made: made.fresh, version="made.object.version")
def confirm(session: Session, actor: Actor, object_id: UUID, version: int, *, at: datetime) -> Kept:
    """Say that an object is as it is told; once a day is enough.

    Raises:
        NotFound: the actor reads no such object.
        Forbidden: they may not write there.
        Conflict: somebody else changed it meanwhile, or it has ended.
    """
    one, address = _mine(session, actor, object_id, at.date())
    if one.confirmed_at.astimezone(at.tzinfo).date() == at.date() and one.ended_on is None:
        return Kept(one, fresh=False)
    if confirmed_before(session, actor, one, version):
        return Kept(one, fresh=False)
    _require_now(session, one, version, at)
    _confirmed(one, actor, form_of(session, address, one.kind, at.date()), at)
    _note(session, actor, one, "confirmed", at)
    return Kept(one, fresh=True)


@audited("object.end", "object", "{object_id}", reason="reason")
def end(session: Session, actor: Actor, object_id: UUID, reason: str, version: int, *, at: datetime) -> CollectedObject:
    """Say that an object is there no more; its history is kept.

    Raises:
        NotFound: the actor reads no such object.
        Forbidden: they may not write there.
        Conflict: somebody else changed it meanwhile, or it has ended.
        Invalid: no reason.
    """
    one, _ = _mine(session, actor, object_id, at.date())
    _require_now(session, one, version, at)
    why = reason.strip()
    if not why or len(why) > REASON_LIMIT:
        raise Invalid("objects.no_reason", field="reason")
    one.ended_on, one.ended_why = at.date(), why
    _note(session, actor, one, "ended", at, note=why)
    return one


@audited("object.open", "object", "{object_id}", reason="reason")
def unseal(session: Session, actor: Actor, object_id: UUID, reason: str, *, at: datetime) -> Unsealed:
    """Open what is sealed of an object; the audit trail tells who did, and why.

    Raises:
        NotFound: the actor reads no such object.
        Forbidden: they may not open it there.
        Invalid: no reason.
        Conflict: nothing is sealed.
    """
    one = get(session, actor, object_id, at.date())
    _require(session, actor, _address_of(session, one), OPEN, at.date())
    if not reason.strip() or len(reason) > REASON_LIMIT:
        raise Invalid("objects.no_reason", field="reason")
    seal = session.get(ObjectSeal, one.id)
    if seal is None:
        raise Conflict("objects.nothing_sealed")
    asked = select(ObjectChange).where(ObjectChange.object_id == one.id).order_by(ObjectChange.version.desc())
    changes = {c.version: [Fact(**fact) for fact in c.sealed] for c in session.scalars(asked) if c.sealed}
    return Unsealed(seal.name or one.name, seal.facts, changes)


def _mine(session: Session, actor: Actor, object_id: UUID, day: date) -> tuple[CollectedObject, StandardAddress]:
    one = get(session, actor, object_id, day, hold=True)
    address = _address_of(session, one)
    _require(session, actor, address, WRITE, day)
    return one, address


def _require_now(session: Session, one: CollectedObject, version: int, at: datetime) -> None:
    if one.ended_on is not None:
        raise Conflict("objects.ended", day=one.ended_on)
    require_version(session, one, version, at)


def _address_of(session: Session, one: CollectedObject) -> StandardAddress:
    return session.get_one(StandardAddress, one.address_id)


def _require(session: Session, actor: Actor, address: StandardAddress, verb: str, day: date) -> None:
    if not actor.may(verb, spot_of(session, address, day)):
        raise Forbidden("security.no_right", verb=verb)


def _address_asked(session: Session, actor: Actor, wish: Collecting, day: date) -> StandardAddress:
    """The address of a new object, among those where the actor writes: others are not there."""
    here = select(StandardAddress).where(StandardAddress.valid_to.is_(None), held_at(actor, WRITE, day))
    if wish.address_id is not None:
        found = session.scalars(here.where(StandardAddress.id == wish.address_id)).all()
    else:
        text = "".join(wish.address.split())
        found = session.scalars(here.where(StandardAddress.text == text)).all() if text else []
        if text and not found:
            found = session.scalars(here.where(StandardAddress.text.endswith(text, autoescape=True)).limit(3)).all()
    if len(found) != 1:
        kind = "objects.no_address" if not found else "objects.many_addresses"
        raise Invalid(kind, text=wish.address[:60], some=[one.text for one in found], field="address")
    return found[0]
