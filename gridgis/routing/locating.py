"""Where a report lies: by its point, the grid it names, its address, or at least a division."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial

from sqlalchemy.orm import Session

from gridgis.cases.term_models import Category
from gridgis.core.datums import Datum, missed_conversion
from gridgis.core.errors import Invalid
from gridgis.geocoding import queries as geocoding
from gridgis.geocoding.rules import CONFIRM
from gridgis.grids import queries as grids
from gridgis.grids.queries import Candidate
from gridgis.routing.decisions import AddressOption, Place

ADDRESSES = 5
"""So many standard addresses are kept with a decision."""


@dataclass(frozen=True)
class Ask:
    """What is known of a report: a place (EPSG:4490), an address, a grid, or at least a division.

    `datum` is what the sender gave, for the explanation and for finding a conversion that was left out; `day` is the
    one whose boundaries count, `at` the local moment; `filed_on` an earlier one on which it was observed, `doubted` a
    day of observation that can't be right. `chosen_grid` is one that a person chose among those possible.
    """

    day: date
    lng: float | None = None
    lat: float | None = None
    accuracy_m: float | None = None
    datum: str | None = None
    address: str = ""
    grid_code: str | None = None
    division_code: str | None = None
    category: Category | None = None
    major: bool = False
    source: str = ""
    words: str = ""
    at: datetime | None = None
    component_owner: str = ""
    chosen_grid: str | None = None
    chosen_by: str = ""
    filed_on: date | None = None
    doubted: date | None = None


@dataclass(frozen=True)
class Named:
    """The grid that a report names, or the one in which it lives on, as it stands on the day asked about.

    `village` is that of one that lives on in none; `filed` the named one as it was when the report was seen, if that
    was before; `ended` the last day and name of one that had ended by then.
    """

    now: Candidate | None = None
    village: str | None = None
    filed: Candidate | None = None
    ended: tuple[date, str] | None = None


@dataclass(frozen=True)
class Located:
    """Where a report lies, and how that was found: by its point, the grid it names, its address, else a division.

    `text` is the address that was found, or the division's name; `sure` is false where a receiver looks at an address
    again. `seems` is the datum in which a point rather is than in its own.
    """

    by: str
    named: Named
    place: Place | None = None
    score: float | None = None
    text: str = ""
    sure: bool = True
    seems: str | None = None
    division: str = ""
    addresses: tuple[AddressOption, ...] = ()


def locate(session: Session, asks: Sequence[Ask]) -> list[Located | Invalid]:
    """Find the place of each; the addresses of all are looked up together.

    An address beside a point is looked up too: it tells whether a conversion of the datum was left out. In place of a
    named grid that ended, the one in which it lives on is asked for, else its village: what a sender without network
    last knew is no reason to refuse what they saw.
    """
    grid_named = cache(partial(_named, session))
    named = [grid_named(ask.grid_code if ask.lng is None else None, ask.filed_on, ask.day) for ask in asks]
    wanted = [i for i, ask in enumerate(asks) if ask.address and (ask.grid_code is None or named[i].village)]
    answers = geocoding.geocode(session, [asks[i].address for i in wanted], alternatives=False) if wanted else []
    known = dict(zip(wanted, answers, strict=True))
    return [_located(ask, known.get(i), named[i]) for i, ask in enumerate(asks)]


def _named(session: Session, code: str | None, seen: date | None, day: date) -> Named:
    if code is None:
        return Named()
    now = grids.version_of(session, code, day)
    filed = grids.version_of(session, code, seen) if seen else None
    last = None if now else grids.last_of(session, code)
    if last is None:
        return Named(now, filed=filed)
    ended, name, village = last
    heir = grids.heir_of(session, code, seen if filed and seen else ended, day)
    ended_before = None if filed else (ended, name)
    if heir is None:
        return Named(None, village, filed, ended_before)
    return Named(grids.version_of(session, heir, day), None, filed, ended_before)


def _located(ask: Ask, answer: geocoding.Answer | None, named: Named) -> Located | Invalid:
    division = named.village or ask.division_code
    if ask.lng is not None and ask.lat is not None:
        return Located("point", named, Place(ask.lng, ask.lat), seems=_seems(ask, ask.lng, ask.lat, answer))
    if named.now is not None:
        return Located("grid", named)
    if ask.grid_code is not None and not named.village:
        return Invalid("routing.no_grid", code=ask.grid_code, field="grid_code")
    if answer is not None:
        return _by_address(answer, named, division)
    if division is not None:
        return Located("division", named, text=division, division=division)
    return Invalid("routing.no_place", field="lng")


def _seems(ask: Ask, lng: float, lat: float, answer: geocoding.Answer | None) -> str | None:
    """The datum in which a point would lie at the address that was given with it; None where it does so in its own."""
    sure = answer.automatic if answer is not None else None
    return missed_conversion(lng, lat, sure.lng, sure.lat, given=ask.datum or Datum.WGS84) if sure else None


def _by_address(answer: geocoding.Answer, named: Named, division: str | None) -> Located | Invalid:
    best = answer.hits[0] if answer.hits else None
    options = tuple(AddressOption(h.text, h.score, h.precision, h.lng, h.lat) for h in answer.hits[:ADDRESSES])
    if best is not None and best.score >= CONFIRM:
        sure, place = answer.automatic is not None, Place(best.lng, best.lat)
        return Located("address", named, place, best.score, best.text, sure, addresses=options)
    read = answer.reading.narrowest
    if read is not None and read.level != "city":
        return Located("division", named, text=read.name, division=read.code, addresses=options)
    if division is not None:
        return Located("division", named, text=division, division=division, addresses=options)
    return Invalid("routing.address_unknown", field="address", best_score=best.score if best else None)
