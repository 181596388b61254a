"""What a device sent becomes a report or an object, exactly once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.connectors.forms.objects import DEEDS, answer_told, field_of
from gridgis.connectors.forms.reports import PHOTOS
from gridgis.connectors.openrosa.forms import parts_of
from gridgis.connectors.openrosa.models import Submission
from gridgis.connectors.openrosa.reading import Sent, moment_of, place_of
from gridgis.core.errors import Conflict, Invalid, NotFound, Refusal
from gridgis.core.settings import Terms
from gridgis.divisions.models import Division
from gridgis.intake import photos
from gridgis.intake.actions import receive
from gridgis.intake.rules import Message
from gridgis.media.photos import Bounds, Brought
from gridgis.objects.actions import Collecting, confirm, save
from gridgis.objects.models import CollectionSchema
from gridgis.objects.queries import get
from gridgis.objects.schemas import items_of
from gridgis.security.devices import Bearer

YES = "yes"


@dataclass(frozen=True)
class Taken:
    """A submission that was taken now, or had been before; `photos` are the names of its photos, in order."""

    instance_id: UUID
    case_number: str
    fresh: bool
    photos: tuple[str, ...]


def photos_of(sent: Sent) -> tuple[str, ...]:
    """Names of the photos that a report says it has, each once."""
    if parts_of(sent.form_id)[1] is not None:
        return ()
    return tuple(dict.fromkeys(sent.answers[one] for one in PHOTOS if one in sent.answers))


def take(session: Session, bearer: Bearer, sent: Sent, clock: datetime | None, terms: Terms, *, at: datetime) -> Taken:
    """Take a submission in; the same again is acknowledged and changes nothing.

    Two senders of one instance at the same moment wait for each other.

    Args:
        clock: what the clock of the device says as it sends; None where it does not.

    Raises:
        NotFound: there is no such form, or no such object for who sends.
        Forbidden: they may not report or write there.
        Conflict: the instance was sent before and said something else, or the object is another by now.
        Invalid: an answer is none, or is not asked there.
    """
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"odk:{sent.instance_id}", 0))))
    county, kind = parts_of(sent.form_id)
    told = Taken(sent.instance_id, "", False, photos_of(sent))
    before = session.get(Submission, sent.instance_id)
    if before is not None:
        if before.account_id != bearer.actor.account_id or before.digest != sent.digest:
            raise Conflict("odk.other_content", id=sent.instance_id)
        return Taken(sent.instance_id, before.case_number, False, told.photos)
    number, object_id = "", None
    if kind is None:
        _require_county(session, sent, county)
        number = _report(session, bearer, sent, clock, terms, at)
    else:
        object_id = _object(session, bearer, sent, county, kind, at)
    session.add(_row(bearer, sent, number, object_id, at))
    session.flush()
    return Taken(sent.instance_id, number, True, told.photos)


def _require_county(session: Session, sent: Sent, county: str) -> None:
    found = session.get(Division, county)
    if found is None or found.level != "county":
        raise NotFound("odk.no_form", form=sent.form_id)


def _row(bearer: Bearer, sent: Sent, number: str, object_id: UUID | None, at: datetime) -> Submission:
    return Submission(
        instance_id=sent.instance_id,
        account_id=bearer.actor.account_id,
        device_id=bearer.device_id,
        form_id=sent.form_id,
        form_version=sent.version,
        digest=sent.digest,
        case_number=number,
        object_id=object_id,
        files={},
        said_at=_storable(sent.answers),
        received_at=at,
    )


def _storable(answers: Mapping[str, str]) -> datetime | None:
    said = moment_of(answers.get("End", "") or answers.get("Start", ""))
    return said if said is not None and 1900 < said.year < 2200 else None


def _report(session: Session, bearer: Bearer, sent: Sent, clock: datetime | None, terms: Terms, at: datetime) -> str:
    outcome = receive(session, bearer.actor, [_message(sent, clock - at if clock else None)], terms, at=at)[0]
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome.case_number


def _message(sent: Sent, skew: timedelta | None) -> Message:
    told = sent.answers
    lng, lat, accuracy = place_of(told["Place"]) if "Place" in told else (None, None, None)
    return Message(
        id=sent.instance_id,
        category_code=told.get("Category", "")[:20],
        description=told.get("Description", ""),
        source="",
        observed_at=moment_of(told.get("Start", "")),
        lng=lng,
        lat=lat,
        accuracy_m=accuracy,
        address=told.get("Address", ""),
        settled=True if told.get("Settled") == YES else None,
        skew=skew,
    )


def _object(session: Session, bearer: Bearer, sent: Sent, county: str, kind: str, at: datetime) -> UUID:
    schema = _schema(session, sent, county)
    told, actor = sent.answers, bearer.actor
    deed = told.get("Deed", "")
    if deed not in DEEDS:
        raise Invalid("odk.no_deed", told=deed[:40], field="Deed")
    facts = _facts(schema, kind, sent)
    if deed == "made":
        wish = Collecting(0, kind, told.get("Name", ""), _number(told, "Address"), "", facts)
        save(session, actor, sent.instance_id, wish, at=at)
        return sent.instance_id
    object_id, version = _object_id(told), _number(told, "ObjectVersion")
    if get(session, actor, object_id, at.date()).kind != kind:
        raise NotFound("objects.none", id=object_id)
    if deed == "confirmed":
        confirm(session, actor, object_id, version, at=at)
    else:
        save(session, actor, object_id, Collecting(version, kind, told.get("Name"), facts=facts), at=at)
    return object_id


def _schema(session: Session, sent: Sent, county: str) -> CollectionSchema:
    """The version of the schema that made a form."""
    number = int(sent.version) if sent.version.isascii() and sent.version.isdecimal() and len(sent.version) < 18 else 0
    found = session.get(CollectionSchema, number)
    if found is None or found.county_code != county:
        raise Invalid("odk.no_version", version=sent.version[:40], field="version")
    return found


def _facts(schema: CollectionSchema, kind: str, sent: Sent) -> dict[str, str]:
    """Answers by code, each as the version that asked means it."""
    asked = {field_of(one.code): one for one in items_of(schema) if kind in one.kinds}
    if strange := sorted(sent.facts.keys() - asked.keys()):
        raise Invalid("objects.not_asked", code=strange[0][:40], field=strange[0][:40])
    return {asked[name].code: answer_told(asked[name], text) for name, text in sent.facts.items()}


def _number(told: Mapping[str, str], name: str) -> int:
    text = told.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Invalid("odk.not_chosen", field=name)
    return int(text)


def _object_id(told: Mapping[str, str]) -> UUID:
    try:
        return UUID(told.get("Object", ""))
    except ValueError:
        raise Invalid("odk.not_chosen", field="Object") from None


def attach(
    session: Session, bearer: Bearer, taken: Taken, brought: Mapping[str, Brought], bounds: Bounds, *, at: datetime
) -> list[str]:
    """Keep photos of a submission that was taken, by their names; the same again changes nothing.

    Returns:
        Names of those that are still missing.

    Raises:
        Conflict: another photo came under the same name before.
        Invalid: there are too many, or they have too many pixels.
    """
    row = session.get_one(Submission, taken.instance_id, with_for_update=True, populate_existing=True)
    files = dict(row.files)
    for name, one in brought.items():
        if files.setdefault(name, one.digest) != one.digest:
            raise Conflict("odk.other_photo", name=name)
        photos.attach(session, bearer.actor, taken.instance_id, one, at=at, bounds=bounds)
    row.files = files
    session.flush()
    return [name for name in taken.photos if name not in files]
