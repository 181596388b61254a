"""A decision: where a report goes and why, in the one form in which it is answered, kept and read again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.core.db import told_by
from gridgis.core.geo import SRID
from gridgis.core.rows import Rows
from gridgis.core.sql import Prepared
from gridgis.geocoding.linear import LineNear
from gridgis.people.queries import OfficeRow
from gridgis.routing.models import Decision
from gridgis.routing.wording import Reason
from gridgis.security.rules import Spot


@dataclass(frozen=True)
class Place:
    """Degrees in EPSG:4490."""

    lng: float
    lat: float


@dataclass(frozen=True)
class GridOption:
    """A grid that was possible; `border_m` is the distance to its border in metres."""

    code: str
    name: str
    layer: str
    border_m: float
    chosen: bool


@dataclass(frozen=True)
class KeptGrid(GridOption):
    """The same with the version of its boundary."""

    version_id: int


@dataclass(frozen=True)
class AddressOption:
    """A standard address that was possible; degrees in EPSG:4490, score 0–1."""

    text: str
    score: float
    precision: str
    lng: float
    lat: float


@dataclass(frozen=True)
class RuleRef:
    """The rule that spoke, in the set it stands in; `basis` is the document of a delegation."""

    code: str
    name: str
    set_id: int
    delegated: bool
    basis: str


class Reasoned(BaseModel, frozen=True):
    """What a decision tells by itself, whenever it is read."""

    place: Place | None
    located_by: str
    score: float | None
    match: str
    border_m: float | None
    office: OfficeRow | None
    co_offices: tuple[OfficeRow, ...]
    platform: str | None
    rule: str | None
    flags: tuple[str, ...]
    reasons: tuple[Reason, ...]
    candidates: tuple[GridOption, ...]
    routing_rule: RuleRef | None = None
    lines: tuple[LineNear, ...] = Field(default_factory=tuple)
    addresses: tuple[AddressOption, ...] = Field(default_factory=tuple)
    notice: str = ""
    timings_ms: dict[str, float] = Field(default_factory=dict)


class Route(Reasoned, extra="forbid"):
    """Where a report goes, and why: all that was known when it was decided.

    `day` is the one whose boundaries, rules and offices counted, `asked_at` the moment; `filed_grid` the grid by the
    net of an earlier day on which it was observed; `chosen_grid` one that a person chose among those possible.
    """

    version: Literal[1] = 1
    day: date
    county_code: str
    town_code: str | None = None
    village_code: str | None = None
    candidates: tuple[KeptGrid, ...]
    accuracy_m: float | None = None
    asked_at: datetime | None = None
    rule_set_id: int | None = None
    filed_grid: str | None = None
    chosen_grid: str | None = None
    chosen_by: str = ""

    @property
    def grid(self) -> KeptGrid | None:
        """The grid chosen among those possible."""
        return next((grid for grid in self.candidates if grid.chosen), None)

    @property
    def spot(self) -> Spot:
        """Where it lies, for asking about rights."""
        return Spot(self.county_code, self.town_code, self.village_code, self.grid.code if self.grid else None)

    @property
    def office_code(self) -> str | None:
        """The office that handles; None where people must name it."""
        return self.office.code if self.office else None

    @property
    def proposed(self) -> list[str]:
        """The offices it names, the one that handles first."""
        return [office.code for office in (self.office, *self.co_offices) if office is not None]


@dataclass(frozen=True)
class Kept:
    """A decision on a case: its number there, what caused it, by whom, and what they gave in their own numbers."""

    county_code: str
    case_number: str
    seq: int
    at: datetime
    route: Route
    report_id: UUID | None = None
    cause: str = "received"
    actor_name: str = ""
    note: str = ""
    confirmed_by: int | None = None
    given: dict[str, Any] | None = None


def keep(rows: Rows, kept: Iterable[Kept]) -> None:
    """Store decisions with all that was known when they were taken."""
    rows.add(Decision, [row_of(one) for one in kept])


def row_of(kept: Kept) -> dict[str, Any]:
    """A decision as the database has it: the whole of it, and beside it as columns what is asked for."""
    route, grid, place = kept.route, kept.route.grid, kept.route.place
    copied = {name: getattr(route, name) for name in Route.model_fields.keys() & Decision.__table__.columns.keys()}
    return (
        copied
        | vars(kept)
        | {
            "route": route.model_dump(mode="json"),
            "place": None if place is None else f"SRID={SRID};POINT({place.lng} {place.lat})",
            "grid_code": grid.code if grid else None,
            "grid_version_id": grid.version_id if grid else None,
            "office_code": route.office_code,
            "rule": route.rule or "",
            "rule_code": route.routing_rule.code if route.routing_rule else "",
        }
    )


def _kept(row: Decision) -> Kept:
    named = told_by(row, Kept)
    return Kept(**named | {"route": Route.model_validate(row.route)})


def latest(session: Session, case: Case) -> Kept | None:
    """The decision that stands for a case; None when it was never routed."""
    row = session.scalars(_on([case]).order_by(Decision.seq.desc()).limit(1)).first()
    return _kept(row) if row else None


_PROPOSED = Prepared("""
    SELECT route #>> '{office,code}', jsonb_path_query_array(route, '$.co_offices[*].code') FROM decisions
    WHERE county_code = :county AND case_number = :number ORDER BY seq DESC LIMIT 1
""")


def proposed(session: Session, case: Case) -> list[str]:
    """The offices that the decision on a case names, the one that handles first; none when it was never routed."""
    rows = _PROPOSED.rows(session, county=case.county_code, number=case.number)
    return [code for office, others in rows for code in (office, *others) if code is not None]


def first(session: Session, county_code: str, case_number: str) -> Kept | None:
    """The decision that opened a case; None when it was never routed."""
    row = session.get(Decision, (county_code, case_number, 1))
    return _kept(row) if row else None


def every(session: Session, case: Case) -> list[Kept]:
    """All decisions on a case, oldest first."""
    return [_kept(row) for row in session.scalars(_on([case]).order_by(Decision.seq))]


def latest_of(session: Session, cases: Sequence[Case]) -> dict[str, Kept]:
    """The decision that stands for each case, by number; cases never routed are absent."""
    rows = {row.case_number: row for row in session.scalars(_on(cases).order_by(Decision.seq))}
    return {number: _kept(row) for number, row in rows.items()}


def first_asked(session: Session, cases: Sequence[Case]) -> dict[str, datetime]:
    """The moment whose rules counted for each case, as its first decision has it; absent where that was not kept."""
    asked = _on(cases).where(Decision.seq == 1).with_only_columns(Decision.case_number, Decision.asked_at)
    return {number: at for number, at in session.execute(asked) if at}


def _on(cases: Sequence[Case]) -> Select[Decision]:
    """Decisions on these cases.

    By county and then by number: as pairs of both, five thousand of them took 34 s in place of 0.1 s.
    """
    numbers: dict[str, list[str]] = {}
    for case in cases:
        numbers.setdefault(case.county_code, []).append(case.number)
    found: list[ColumnElement[bool]] = [
        (Decision.county_code == code) & Decision.case_number.in_(of) for code, of in sorted(numbers.items())
    ]
    return select(Decision).where(or_(false(), *found))
