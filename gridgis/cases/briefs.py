"""Cases as lists and maps show them, with the names of all codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import in_force, queries, to_grid
from gridgis.cases.actions import keep_listing
from gridgis.cases.clock_marks import clock_of
from gridgis.cases.ladder import RUNGS, Rung
from gridgis.cases.models import Case
from gridgis.cases.phases import at_phase, phases_of
from gridgis.cases.rules import STAGE_OF, Clock, Escalated, Flag, State, blurred
from gridgis.cases.slip_rules import SlipLevel
from gridgis.core.vocabulary import Platform, Source, Urgency
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.people import queries as people
from gridgis.security import queries as accounts
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class Brief:
    """One case in a line; degrees in EPSG:4490.

    `rung` is the last of the ladder that the limit that runs came to, `supervised` the gravest slip that is out,
    `escalated_level` the level that it was put before.
    `phase` is the one of the limit of handling that runs, of a limit that has phases.
    `with_grid` says that its grid has it, in place of an office.
    `asked` of the grid is asked to look, as the first where `first_due_at` says until when, else to verify.
    """

    number: str
    state: State
    clock: Clock
    category_code: str
    category_zh: str
    category_en: str
    platform: Platform
    urgency: Urgency
    description: str
    address_text: str
    lng: float | None
    lat: float | None
    county_code: str
    town_code: str | None
    town_name: str | None
    village_code: str | None
    village_name: str | None
    grid_code: str | None
    grid_name: str | None
    office_code: str | None
    office_name: str | None
    source: Source
    flags: list[Flag]
    sensitive: bool
    submitted_at: datetime
    due_at: datetime | None
    near_due_at: datetime | None
    total_due_at: datetime
    closed_at: datetime | None
    report_count: int
    rung: Rung | None
    supervised: SlipLevel | None
    escalated_level: Escalated | None
    asked: str | None
    first_due_at: datetime | None
    self_handled: bool
    with_grid: bool
    phase: str | None


def listed(session: Session, actor: Actor, cases: Sequence[Case], at: datetime) -> list[Brief]:
    """Cases as a list shows them to somebody; that they were shown sensitive ones is kept."""
    keep_listing(session, actor, cases, at=at)
    return briefs(session, cases, at)


def briefs(session: Session, cases: Sequence[Case], at: datetime) -> list[Brief]:
    """Dress cases with names and clocks, in the order given; five statements whatever their number.

    A sensitive case is placed to within about 200 m only. The day of `at`, in its zone, names the grids.
    """
    places = queries.places_of(cases)
    divided = divisions.names(session, [c for case in cases for c in (case.town_code, case.village_code) if c])
    netted = grids.names(session, [c.current_grid_code for c in cases if c.current_grid_code], at.date())
    offices = people.offices(session, [case.office_code for case in cases if case.office_code])
    kinds = {c.code: c for c in in_force.categories(session, [case.category_code for case in cases])}
    asked = accounts.names(session, [case.asked_id for case in cases if case.asked_id is not None])
    made = []
    for case in cases:
        lng, lat = _shown(case, places.get(case.number))
        office = offices.get(case.office_code or "")
        kind = kinds[case.category_code]
        made.append(
            Brief(
                number=case.number,
                state=case.state,
                clock=clock_of(case.state, case.due_at, case.near_due_at, at),
                category_code=case.category_code,
                category_zh=kind.name_zh,
                category_en=kind.name_en,
                platform=case.platform,
                urgency=case.urgency,
                description=case.description,
                address_text=case.address_text,
                lng=lng,
                lat=lat,
                county_code=case.county_code,
                town_code=case.town_code,
                town_name=divided.get(case.town_code or ""),
                village_code=case.village_code,
                village_name=divided.get(case.village_code or ""),
                grid_code=case.current_grid_code,
                grid_name=netted.get(case.current_grid_code or ""),
                office_code=case.office_code,
                office_name=office.name if office else None,
                source=case.source,
                flags=case.flags,
                sensitive=case.sensitive,
                submitted_at=case.submitted_at,
                due_at=case.due_at,
                near_due_at=case.near_due_at,
                total_due_at=case.total_due_at,
                closed_at=case.closed_at,
                report_count=case.report_count,
                rung=RUNGS[case.rung - 1] if case.rung else None,
                supervised=case.supervised,
                escalated_level=case.escalated_level,
                asked=asked.get(case.asked_id or 0),
                first_due_at=case.first_due_at,
                self_handled=case.self_handled,
                with_grid=to_grid.leads(case),
                phase=_phase(case),
            )
        )
    return made


def _phase(case: Case) -> str | None:
    """The phase of its limit of handling in which a case is; none elsewhere."""
    phases = phases_of(case.limit_inputs.get("phases", ""))
    if not phases or not (case.state == "suspended" or STAGE_OF.get(case.state) == "handle"):
        return None
    return phases[at_phase(case.limit_inputs["phases"], case.phases_done)].name


def _shown(case: Case, place: tuple[float, float] | None) -> tuple[float, float] | tuple[None, None]:
    if place is None:
        return None, None
    return blurred(*place) if case.sensitive else place
