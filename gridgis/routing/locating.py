"""Where a report lies: by its point, the grid it names, its address, or at least a division."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from gridgis.cases.models import Category
from gridgis.core.datums import Datum, missed_conversion
from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.geocoding import queries as geocoding
from gridgis.geocoding.linear import LineNear
from gridgis.geocoding.rules import CONFIRM
from gridgis.grids.queries import Candidate
from gridgis.people.queries import Member, OfficeRow
from gridgis.routing import wording
from gridgis.routing.rulebook.matching import Rule
from gridgis.routing.wording import Reason
from gridgis.security.rules import Spot

ADDRESSES = 5
"""So many standard addresses are kept with a decision."""


@dataclass(frozen=True)
class Ask:
    """What is known of a report: a place (EPSG:4490), an address, a grid, or at least a division.

    `datum` is what the sender gave, for the explanation and for finding a conversion that was left out; `day` is the
    one whose boundaries count, `at` the local moment. `chosen_grid` is one that a person chose among those possible.
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


@dataclass(frozen=True)
class AddressOption:
    """A standard address that was possible; degrees in EPSG:4490, score 0–1."""

    text: str
    score: float
    precision: str
    lng: float
    lat: float


@dataclass
class Route:
    """Where a report goes, and why. Distances in metres; degrees in EPSG:4490."""

    located_by: str
    lng: float | None = None
    lat: float | None = None
    score: float | None = None
    match: str = "division"
    accuracy_m: float | None = None
    border_m: float | None = None
    grid: Candidate | None = None
    county_code: str | None = None
    town_code: str | None = None
    village_code: str | None = None
    platform: str | None = None
    rule: str | None = None
    routing_rule: Rule | None = None
    rule_set_id: int | None = None
    notice: str = ""
    office: OfficeRow | None = None
    co_offices: list[OfficeRow] = field(default_factory=list)
    team: list[Member] = field(default_factory=list)
    cadres: list[Member] = field(default_factory=list)
    lines: list[LineNear] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    addresses: list[AddressOption] = field(default_factory=list)
    timings_ms: dict[str, float] = field(default_factory=dict)
    day: date | None = None
    asked_at: datetime | None = None
    chosen_grid: str | None = None
    chosen_by: str = ""

    @property
    def spot(self) -> Spot:
        """Where it lies, for asking about rights."""
        return Spot(self.county_code, self.town_code, self.village_code, self.grid.code if self.grid else None)


def locate(session: Session, asks: Sequence[Ask]) -> list[Route | Invalid]:
    """Find the place of each; the addresses of all are looked up together.

    An address beside a point is looked up too: it tells whether a conversion of the datum was left out.
    """
    wanted = [i for i, ask in enumerate(asks) if ask.address and ask.grid_code is None]
    answers = geocoding.geocode(session, [asks[i].address for i in wanted], alternatives=False) if wanted else []
    known = dict(zip(wanted, answers, strict=True))
    return [_placed(ask, known.get(i)) for i, ask in enumerate(asks)]


def _placed(ask: Ask, answer: geocoding.Answer | None) -> Route | Invalid:
    if ask.lng is not None:
        return _by_point(ask, answer)
    if ask.grid_code is not None:
        return Route("grid", reasons=[wording.located("grid", None, None, "", None)])
    if answer is not None:
        return _by_address(ask, answer)
    if ask.division_code is not None:
        return _by_division(ask.division_code, ask.division_code)
    return Invalid("routing.no_place", field="lng")


def _by_point(ask: Ask, answer: geocoding.Answer | None) -> Route:
    route = Route("point", ask.lng, ask.lat, accuracy_m=ask.accuracy_m)
    route.reasons.append(wording.located("point", ask.accuracy_m, ask.datum, "", None))
    sure = answer.automatic if answer is not None else None
    if sure is not None and ask.lng is not None and ask.lat is not None:
        given = ask.datum or Datum.WGS84
        seems = missed_conversion(ask.lng, ask.lat, sure.lng, sure.lat, given=given)
        if seems is not None:
            route.flags.append("datum_suspected")
            route.reasons.append(wording.wrong_datum(given, seems))
    return route


def _by_address(ask: Ask, answer: geocoding.Answer) -> Route | Invalid:
    best = answer.hits[0] if answer.hits else None
    options = [AddressOption(h.text, h.score, h.precision, h.lng, h.lat) for h in answer.hits[:ADDRESSES]]
    if best is not None and best.score >= CONFIRM:
        route = Route("address", best.lng, best.lat, score=best.score, addresses=options)
        sure = answer.automatic is not None
        route.reasons.append(wording.located("address", None, None, best.text, best.score, sure=sure))
        if not sure:
            route.flags.append("address_uncertain")
        return route
    named = answer.reading.narrowest
    if named is not None and named.level != "city":
        return _by_division(named.code, named.name, options)
    if ask.division_code is not None:
        return _by_division(ask.division_code, ask.division_code, options)
    return Invalid(
        "routing.address_unknown",
        field="address",
        best_score=best.score if best else None,
    )


def _by_division(code: str, name: str, options: Sequence[AddressOption] = ()) -> Route:
    route = Route("division", flags=["unlocated"], village_code=code, addresses=list(options))
    route.reasons.append(wording.located("division", None, None, name, None))
    return route


def at_division(session: Session, route: Route) -> Route | Invalid:
    """Fill in the levels of a route of which only a division is known; its `village_code` holds that code."""
    code = route.village_code or ""
    known = divisions.names(session, [code])
    if not known:
        return Invalid("divisions.no_division", code=code, field="division_code")
    row = divisions.get(session, code)
    levels = {d.level: d.code for d in [*divisions.ancestors(session, code), row]}
    if "county" not in levels:
        return Invalid("routing.too_wide", field="division_code")
    route.county_code, route.town_code = levels["county"], levels.get("town")
    route.village_code = levels.get("village")
    return route
