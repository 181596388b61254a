"""What was sent on an object that has become another meanwhile: told whose change it was, or known to have arrived."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.wording import Phrase
from gridgis.geocoding.models import StandardAddress
from gridgis.objects.items import CollectionItem
from gridgis.objects.models import CollectedObject, ObjectChange
from gridgis.objects.schemas import names_before
from gridgis.security.rules import Actor


def require_version(session: Session, one: CollectedObject, version: int, at: datetime) -> None:
    """Change nothing of what somebody else has changed since it was read.

    Raises:
        Conflict: they did; who, how and when is said.
    """
    if one.version == version:
        return
    last = session.get_one(ObjectChange, (one.id, one.version))
    deed, told = Phrase(f"object_deed.{last.deed}"), f"{last.at.astimezone(at.tzinfo):%m-%d %H:%M}"
    raise Conflict("objects.moved_on", version=one.version, who=last.by_name, deed=deed, at=told)


def require_asked(
    session: Session, address: StandardAddress, form: Sequence[CollectionItem], facts: Iterable[str]
) -> None:
    """Name what an old form asked for and this one does not.

    Args:
        facts: codes of what is answered.

    Raises:
        Invalid: there is such an item.
    """
    strange = {*facts} - {one.code for one in form}
    if gone := names_before(session, address.county_code, strange):
        raise Invalid("objects.no_longer", names=[*gone.values()], items=[*gone], field=next(iter(gone)))


def saved_before(session: Session, actor: Actor, one: CollectedObject, version: int, told: Mapping[str, str]) -> bool:
    """Whether the same had arrived, its answer was lost on the way, and somebody has changed the object since.

    Args:
        version: the one that was changed.
        told: what it became then, the name under `NAME`.
    """
    made = session.get(ObjectChange, (one.id, version + 1))
    if made is None or made.account_id is None or made.account_id != actor.account_id:
        return False
    became = {fact["item"]: fact["after"] for fact in (*made.facts, *made.sealed)}
    return bool(told) and all(became.get(code) == answer.strip() for code, answer in told.items())


def confirmed_before(session: Session, actor: Actor, one: CollectedObject, version: int) -> bool:
    """Whether the same had arrived on another day, and its answer was lost on the way."""
    made = session.get(ObjectChange, (one.id, version + 1))
    return made is not None and made.deed == "confirmed" and made.account_id == actor.account_id is not None
