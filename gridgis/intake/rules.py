"""What a report must bring, and how two of them are known to be the same."""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from gridgis.core.errors import Invalid
from gridgis.core.geo import Datum, frame_named, place_from
from gridgis.core.texts import narrow, storable
from gridgis.core.vocabulary import SOURCES
from gridgis.core.wording import Phrase

TEXT_LIMIT = 4000
ADDRESS_LIMIT = 300
HALF_ROUND_M = 20_040_000
"""No two places on earth are farther apart."""
CLOCK_SKEW = timedelta(minutes=10)
CORRECTED = timedelta(minutes=1)
"""A clock that is wrong by less is taken as it is: a message may have been so long on its way."""
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
BELIEVED = timedelta(days=366)
"""A moment farther back is rather that of a broken clock, which begins again at 1970 or when it was made."""
_MANGLED = re.compile(r"[+-]?(?:\d{1,3}[.,]\d+[eE][+-]?\d{1,3}|\d[eE][+-]\d{1,3})|\d{15,}0{4}|\d{6,}\.0+")
"""1.38E+10, or more digits than a spreadsheet keeps with noughts for the lost ones, or a long number with a point."""


@dataclass(frozen=True)
class Message:
    """A report as its sender wrote it; numbers in the stated datum or EPSG system, longitude or easting first."""

    id: UUID
    category_code: str
    description: str
    source: str
    observed_at: datetime | None = None
    lng: float | None = None
    lat: float | None = None
    datum: str = Datum.WGS84
    accuracy_m: float | None = None
    moved_m: float | None = None
    """How far from where its device was a person set the place."""
    address: str = ""
    grid_code: str | None = None
    division_code: str | None = None
    outer_number: str = ""
    component_owner: str = ""
    reporter_name: str = ""
    reporter_phone: str = ""
    joins: str = ""
    """Number of the case to which it is added; empty for a case of its own."""
    settled: bool | None = None
    """Settled on the spot, as its sender says, who shows it next."""
    suggested: tuple[str, ...] = ()
    """Categories that its sender was shown as likely: how it was written, not what it says."""
    skew: timedelta | None = None
    """So far the clock of its device was ahead when it was sent; None where it did not tell the time."""


FORM = 3
"""Of the digest: since 2 numbers, instants and datums count in one spelling, since 3 texts do. A receipt of the first
is compared with the stored report."""

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def is_mangled(number: str) -> bool:
    """Whether a spreadsheet took the number of a thing for a quantity, and lost its end."""
    return _MANGLED.fullmatch(narrow(number).strip()) is not None


def digest(message: Message, form: int = FORM) -> bytes:
    """SHA-256 of all that the sender said: the same content means the same report."""
    kept = json.dumps(content(message, form), sort_keys=True, default=str, ensure_ascii=False)
    return sha256(kept.encode(errors="surrogatepass")).digest()


def content(message: Message, form: int = FORM) -> dict[str, Any]:
    """What a report says, each thing in one spelling: equal instants, datums, numbers and texts are equal.

    What was left empty does not count, so that a field added later changes no digest kept before. Whatever was sent
    has a content, also what will be refused.
    """
    said = {name: _spelt(value) if form > 2 else value for name, value in vars(message).items()}
    del said["suggested"], said["skew"]
    said["observed_at"] = _instant(message.observed_at)
    said["datum"] = None if message.lng is None else _system(message.datum)
    said["outer_number"] = outer_number(message.outer_number)
    for name in ("lng", "lat", "accuracy_m", "moved_m"):
        said[name] = None if said[name] is None else float(said[name]) + 0.0  # no minus before nought
    return {name: value for name, value in said.items() if value not in (None, "")}


def outer_number(given: str) -> str:
    """A number of another system as it is compared: full-width digits are digits, spaces round it don't count."""
    return " ".join(unicodedata.normalize("NFKC", given).split())


def number_key(given: str) -> str:
    """A number of another system as it is known again: in whatever width, case, dashes and spaces it was typed."""
    plain = unicodedata.normalize("NFKC", given).translate(_UNSEEN | _DASHES)
    return "".join(plain.split()).upper()


def _spelt(value: Any) -> Any:
    """A text in one spelling: composed signs, one kind of line end, no spaces round it."""
    if not isinstance(value, str):
        return value
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()


def _instant(moment: datetime | None) -> str | None:
    try:
        return None if moment is None else moment.astimezone(UTC).isoformat()
    except OverflowError:
        return str(moment)


def _system(datum: str) -> str:
    try:
        return frame_named(datum).name
    except Invalid:
        return datum.strip().lower()


def seen_at(message: Message, at: datetime) -> datetime | None:
    """When a report that arrives at `at` was observed, by our clock; None where it does not say.

    What the device says is put right by how far its clock was ahead as it sent it. A clock that was put right between
    observing and sending leaves moments that are still to come: then it was observed before it was sent, and no more is
    known.
    """
    said, skew = message.observed_at, message.skew
    if said is None or skew is None:
        return said
    try:
        seen = said - skew if abs(skew) > CORRECTED else said
    except OverflowError:
        return at
    return at if seen > at + CLOCK_SKEW else seen


def doubtful(observed_at: datetime, at: datetime) -> bool:
    """Whether a report that arrives at `at` can hardly have been observed then."""
    return observed_at < at - BELIEVED


def seen_on(message: Message, at: datetime) -> tuple[date | None, date | None]:
    """The earlier day on which a report was observed that arrives at a local moment, and one that can't be right."""
    seen = seen_at(message, at)
    if seen is None:
        return None, None
    day = seen.astimezone(at.tzinfo).date()
    if doubtful(seen, at):
        return None, day
    return (day if day < at.date() else None), None


def check(message: Message, at: datetime) -> tuple[float, float] | None:
    """Refuse what can't be used, and convert the place.

    Returns:
        Longitude and latitude in EPSG:4490; None when the report gives no point.

    Raises:
        Invalid: with the field that is wrong and what to send instead.
    """
    _check_texts(message)
    if message.source not in SOURCES:
        raise unknown_source(message.source)
    seen = seen_at(message, at)
    if seen is not None and not EARLIEST <= seen <= at + CLOCK_SKEW:
        late = seen > at
        when = Phrase("intake.in_future") if late else Phrase("intake.before_year", {"year": EARLIEST.year})
        raise Invalid("intake.observed", when=when, field="observed_at")
    if message.accuracy_m is not None and not 0 <= message.accuracy_m <= 100_000:
        raise Invalid("intake.accuracy", field="accuracy_m")
    if message.moved_m is not None and not 0 <= message.moved_m <= HALF_ROUND_M:
        raise Invalid("intake.moved", field="moved_m")
    if (message.lng is None) != (message.lat is None):
        raise Invalid("intake.half_place", field="lng")
    if message.lng is None or message.lat is None:
        return None
    return place_from(message.lng, message.lat, frame_named(message.datum))


def unknown_source(named: str) -> Invalid:
    """The refusal of a source that there is not, with those that there are."""
    known = [Phrase("intake.source_named", {"name": Phrase(f"source.{one}"), "code": one}) for one in SOURCES]
    return Invalid("intake.unknown_source", field="source", source=named[:40], names=known, sources=list(SOURCES))


def _check_texts(message: Message) -> None:
    for field, value in vars(message).items():
        if isinstance(value, str) and not storable(value):
            raise Invalid("intake.not_storable", field=field)
    if is_mangled(message.outer_number):
        raise Invalid("tables.mangled", column="outer_number", text=message.outer_number[:40], field="outer_number")
    if not message.description.strip():
        raise Invalid("intake.no_description", field="description")
    if len(message.description) > TEXT_LIMIT:
        raise Invalid("intake.description_long", most=TEXT_LIMIT, field="description")
    if len(message.address) > ADDRESS_LIMIT:
        raise Invalid("intake.address_long", most=ADDRESS_LIMIT, field="address")
