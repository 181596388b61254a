"""What somebody shows who has looked into a case: photos, from where they were taken, or a call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.core.geo import SRID, frame_named, place_from
from gridgis.core.moves import Bar
from gridgis.core.sql import Prepared
from gridgis.core.thresholds import thresholds
from gridgis.security.rules import Actor

MINUTE, SKEW = timedelta(minutes=1), timedelta(minutes=10)
"""A call is told by the minute, and by the clock of whoever made it."""


@dataclass(frozen=True)
class Call:
    """A call that stands for going there: who was called, when, and what they said."""

    to: str
    at: datetime
    said: str


@dataclass(frozen=True)
class Proof:
    """What comes along with a look into a case; `lng` and `lat` are where the photos were taken, in `datum`.

    `before` is the photo of what was found, where somebody settled it.
    """

    photos: tuple[str, ...] = ()
    before: str = ""
    lng: float | None = None
    lat: float | None = None
    datum: str = "wgs84"
    call: Call | None = None

    @property
    def place(self) -> tuple[float, float] | None:
        """Longitude and latitude in EPSG:4490."""
        if self.lng is None or self.lat is None:
            return None
        return place_from(self.lng, self.lat, frame_named(self.datum))


NOTHING = Proof()

_LOOK = Prepared("""
    SELECT ARRAY(
        SELECT media.sha256 FROM reports JOIN media ON media.county_code = reports.county_code
            AND media.report_id = reports.id
        WHERE reports.county_code = :county AND reports.case_number = :number
            AND (media.account_id = CAST(:account AS bigint) OR CAST(:own AS boolean) AND media.account_id IS NULL)
            AND media.received_at >= CAST(:since AS timestamptz) AND media.sha256 = ANY (CAST(:photos AS text[]))
    ), (
        SELECT ST_Distance(CAST(place AS geography),
            CAST(ST_SetSRID(ST_MakePoint(CAST(:lng AS float8), CAST(:lat AS float8)), 4490) AS geography))
        FROM cases WHERE county_code = :county AND number = :number
    )
""")


@dataclass(frozen=True)
class Seen:
    """Which of the photos are there, and how far from the place they were taken; None where either is not known."""

    photos: tuple[str, ...]
    distance_m: float | None


def look(
    session: Session, case: Case, proof: Proof, account_id: int | None, since: datetime, *, own: bool = False
) -> Seen:
    """The photos of a proof that an account has sent for a case since a moment; with those of its `own` report."""
    lng, lat = proof.place or (None, None)
    wanted = [one for one in (proof.before, *proof.photos) if one]
    key = {"county": case.county_code, "number": case.number, "account": account_id, "since": since, "own": own}
    ((found, distance),) = _LOOK.rows(session, **key, photos=wanted, lng=lng, lat=lat)
    return Seen(tuple(one for one in wanted if one in found), None if distance is None else round(distance, 1))


def bars(session: Session, actor: Actor, case: Case, note: str, proof: Proof, at: datetime) -> Mapping[str, Bar]:
    """What is in the way of what must be shown, by the names in the table of moves."""

    def photo() -> object:
        return proof.photos and _there(look(session, case, proof, actor.account_id, case.submitted_at), proof)

    def shown() -> object:
        return photo() if proof.photos else Invalid("cases.photo_missing", field="photos")

    def proven() -> object:
        return photo() if proof.photos or note.strip() else Invalid("cases.proof_missing", field="photos")

    def seen() -> object:
        if proof.call is not None:
            return _bad_call(proof.call, case.result_at or case.submitted_at, at)
        if not proof.photos:
            return Invalid("cases.seen_missing", field="photos")
        found = look(session, case, proof, actor.account_id, case.result_at or case.submitted_at)
        return _there(found, proof) or _too_far(found.distance_m, case, thresholds(session).check_within_m)

    def settled() -> object:
        if refusal := _not_apart(proof):
            return refusal
        return _there(look(session, case, proof, actor.account_id, case.submitted_at, own=True), proof)

    return {
        "photo": shown,
        "proof": proven,
        "seen": seen,
        "before": settled,
        "after": lambda: _unshown(session, actor, case, proof, at),
    }


def _unshown(session: Session, actor: Actor, case: Case, proof: Proof, at: datetime) -> Invalid | None:
    """Why the photos of a result don't show it: the category asks for one, or one of them is not there."""
    if not proof.photos and asks_photo(session, case, at):
        return Invalid("cases.result_photo_missing", field="photos")
    if not (proof.photos or proof.before):
        return None
    return _there(look(session, case, proof, actor.account_id, case.submitted_at), proof)


def asks_photo(session: Session, case: Case, at: datetime) -> bool:
    """Whether the category of a case asks for a photo of what was done, as it counted when the case arrived."""
    day = case.submitted_at.astimezone(at.tzinfo).date()
    (category,) = in_force.categories(session, [case.category_code], day)
    return category.result_photo


def brings(session: Session, case: Case, named: tuple[str, ...], at: datetime) -> list[str]:
    """What must come along, by its names in the table: with the photo of a result where the category asks for one."""
    return [*named, *(["photo"] if "after" in named and asks_photo(session, case, at) else [])]


def result(session: Session, case: Case, proof: Proof, account_id: int | None) -> dict[str, Any]:
    """What the timeline tells of the photos of a result; nothing where none came along."""
    if not (proof.photos or proof.before):
        return {}
    return told(look(session, case, proof, account_id, case.submitted_at), proof)


def _not_apart(proof: Proof) -> Invalid | None:
    """The refusal where there is no photo of before and another one of after."""
    if proof.before and proof.photos and proof.before not in proof.photos:
        return None
    return Invalid("cases.before_after", field="photos" if proof.before else "before")


def _there(found: Seen, proof: Proof) -> Invalid | None:
    missing = {one for one in (proof.before, *proof.photos) if one} - {*found.photos}
    return Invalid("cases.photo_unknown", photos=sorted(missing), field="photos") if missing else None


def _too_far(distance_m: float | None, case: Case, within_m: float) -> Invalid | None:
    if case.place is None:
        return None
    if distance_m is None:
        return Invalid("cases.where_missing", field="lng")
    far = distance_m > within_m
    return (
        Invalid("cases.too_far", distance_m=round(distance_m), within_m=round(within_m), field="lng") if far else None
    )


def _bad_call(call: Call, since: datetime, at: datetime) -> Invalid | None:
    if not call.to.strip() or not call.said.strip():
        return Invalid("cases.call_empty", field="call")
    return None if since - MINUTE <= call.at <= at + SKEW else Invalid("cases.call_time", field="call")


def told(seen: Seen, proof: Proof) -> dict[str, Any]:
    """What the timeline tells of a proof."""
    facts: dict[str, Any] = {"photos": list(proof.photos), "before": proof.before, "distance_m": seen.distance_m}
    if proof.call is not None:
        facts["call"] = {"to": proof.call.to, "at": proof.call.at.isoformat(), "said": proof.call.said}
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def columns(seen: Seen, proof: Proof) -> dict[str, Any]:
    """The same as columns of a look."""
    place, call = proof.place, proof.call
    return {
        "place": None if place is None else f"SRID={SRID};POINT({place[0]} {place[1]})",
        "distance_m": seen.distance_m,
        "photos": [one for one in (proof.before, *proof.photos) if one],
        "call_to": call.to if call else "",
        "called_at": call.at if call else None,
        "call_said": call.said if call else "",
    }
