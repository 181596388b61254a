"""Cases that wait for somebody to name who leads: the queue, what is proposed and why, and what was decided before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import shapely
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from gridgis.cases import briefs, coordinating
from gridgis.cases import queries as cases
from gridgis.cases.actions import opened
from gridgis.cases.briefs import Brief
from gridgis.cases.models import Case
from gridgis.cases.queries import PLACES, counted_for, visible_to
from gridgis.cases.request_models import Coordination
from gridgis.cases.rules import HELD, OPEN, Coordinator
from gridgis.cases.terms import limit_of
from gridgis.casework import queues
from gridgis.casework.parts import CoordinationPart, coordination_part
from gridgis.casework.queues import Key, Queue
from gridgis.core.datums import metres_between
from gridgis.people import queries as people
from gridgis.people.agencies import agencies
from gridgis.people.offices.register import Version, register
from gridgis.people.profiles import Ref
from gridgis.routing import decisions
from gridgis.security.queries import within
from gridgis.security.rules import Actor

QUEUE = Queue(Coordination, Coordination.who, Coordination.settled_at)
LOOKED_BACK = timedelta(days=366)
OFTEN = 3
"""After the same decision so many times a rule is worth while (T10)."""


@dataclass(frozen=True)
class Waiting:
    """A case with its coordination; why that is not the actor's to settle, where it is not.

    `proposed` is the office that routing would name, by the `rule` that made it wait (R2, R3, R4).
    """

    case: Brief
    coordination: CoordinationPart
    proposed: str
    rule: str
    near_due_at: datetime
    mine: bool
    why_zh: str
    why_en: str


@dataclass(frozen=True)
class CoordinationCounts:
    """Coordinations open in cases that the actor may read: all, those theirs, those past their time, and by whose."""

    all: int
    mine: int
    overdue: int
    who: dict[Coordinator, int]


@dataclass(frozen=True)
class CandidateOffice:
    """An office that could lead or help: what routing has it for, how far it is, and how much it has on its hands.

    `part` is empty for one that routing does not name; of the `open` cases that it leads, as far as
    the reader may read them, `overdue` are past their limit. `boundary` is GeoJSON of an area that was drawn for it.
    """

    code: str
    name: str
    part: str
    agency_zh: str
    agency_en: str
    phone: str
    lng: float | None
    lat: float | None
    distance_m: float | None
    open: int
    overdue: int
    boundary: dict[str, Any] | None


@dataclass(frozen=True)
class Precedent:
    """How often an office was named to lead a category in a town in the last year; the newest cases first."""

    office: Ref
    times: int
    last_at: datetime
    numbers: list[str]


@dataclass(frozen=True)
class Proposal:
    """What is known to name who leads a case: offices, the proposed first, and what was decided in the like before.

    `often` says that one decision was taken so many times that a rule is worth while.
    """

    offices: list[CandidateOffice]
    precedents: list[Precedent]
    often: bool


def queue(
    session: Session,
    actor: Actor,
    *,
    open: bool,
    mine: bool,
    after: Key | None = None,
    limit: int = 50,
    ordinary: bool = False,
) -> list[tuple[Coordination, Case]]:
    """A page of coordinations in cases that the actor may read, as `queues.page` gives it.

    Args:
        session: open session.
        actor: who reads.
        open: those that wait; else those that were decided.
        mine: only those that the actor may settle.
        after: the key of the last of the page before.
        limit: rows at most.
        ordinary: without sensitive cases.
    """
    told = [Coordination.outcome.is_(None) if open else Coordination.outcome == "decided"]
    told += [waits_for(actor)] if mine else []
    return queues.page(session, actor, QUEUE, told, open=open, after=after, limit=limit, ordinary=ordinary)


def key_of(one: Coordination) -> Key:
    """Where a coordination stands in its list."""
    return one.settled_at or one.due_at, one.case_number


def shown(
    session: Session, actor: Actor, rows: list[tuple[Coordination, Case]], *, zone: str, at: datetime
) -> list[Waiting]:
    """Coordinations as the queue shows them; that somebody was shown sensitive cases is kept."""
    kept = decisions.latest_of(session, [case for _, case in rows]) if rows else {}
    codes = [code for one, _ in rows for code in (one.lead_office or "", *one.co_offices)]
    names = {code: office.name for code, office in people.offices(session, codes).items()}
    told = briefs.listed(session, actor, [case for _, case in rows], at)
    offices = {number: one.route.office.name for number, one in kept.items() if one.route.office}
    rules = {number: one.route.rule or "" for number, one in kept.items()}
    term = partial(limit_of, "coordinate")
    return [
        Waiting(
            brief,
            coordination_part(one, names),
            offices.get(case.number, ""),
            rules.get(case.number, ""),
            queues.near_of(session, case, one.opened_at, one.due_at, zone, term),
            *_whose(actor, one, case),
        )
        for (one, case), brief in zip(rows, told, strict=True)
    ]


def _whose(actor: Actor, one: Coordination, case: Case) -> tuple[bool, str, str]:
    """Whether a coordination is the actor's to settle, and in both languages why not."""
    why = None if one.outcome else coordinating.why_not(actor, case)
    return why is None and not one.outcome, why.words("zh") if why else "", why.words("en") if why else ""


def counts(session: Session, actor: Actor, *, at: datetime) -> CoordinationCounts:
    """How many coordinations are open, of those in cases that the actor may read."""
    found = queues.counts(session, actor, QUEUE, waits_for(actor), at=at)
    return CoordinationCounts(found.all, found.mine, found.overdue, found.sorts)


def _of_case() -> ColumnElement[bool]:
    return and_(Case.county_code == Coordination.county_code, Case.number == Coordination.case_number)


def waits_for(actor: Actor) -> ColumnElement[bool]:
    """The condition that a coordination is the actor's to settle; `coordinating.why_not` says the same of one."""
    verb = coordinating.VERB
    whatever = {level: column for level, column in PLACES.items() if level != "platform"}
    own = and_(Coordination.who == "platform", within(actor, verb, **PLACES))
    below = and_(Coordination.who != "county", within(actor, verb, **whatever))
    return or_(within(actor, verb, county=Case.county_code), below, own)


def proposal(session: Session, actor: Actor, number: str, *, at: datetime) -> Proposal:
    """What is known to name who leads a case.

    Raises:
        NotFound: the actor may read no such case.
    """
    case = opened(session, actor, number, at=at)
    proposed = case.co_offices if case.coordination == "county" else decisions.proposed(session, case)
    lead = proposed[0] if proposed else None
    parts = {code: "lead" if code == lead else "co" for code in proposed}
    if case.office_code:
        parts = {case.office_code: "lead"} | {code: "co" for code in proposed if code != case.office_code}
    before = precedents(session, actor, case, at)
    local = people.offices_in(session, [case.town_code], at.date()) if case.town_code else []
    codes = dict.fromkeys([*parts, *(one.office.code for one in before), *(office.code for office in local)])
    offices = _candidates(session, actor, case, codes, parts, at)
    return Proposal(offices, before, any(one.times >= OFTEN for one in before))


def _candidates(
    session: Session, actor: Actor, case: Case, codes: Iterable[str], parts: dict[str, str], at: datetime
) -> list[CandidateOffice]:
    by_code, kinds = register(session).by_code, agencies(session, at.date())
    found: list[Version] = [by_code[code][-1] for code in codes if code in by_code]
    loads = _loads(session, actor, [one.code for one in found], at)
    here = cases.places_of([case]).get(case.number)
    told = []
    for one in found:
        kind = kinds.get(one.row.agency_type)
        names = (kind.name_zh, kind.name_en) if kind else (one.row.agency_type, one.row.agency_type)
        there = (one.lng, one.lat) if one.lng is not None and one.lat is not None else None
        far = round(metres_between(*here, *there)) if here and there else None
        load = loads.get(one.code, (0, 0))
        row = (one.code, one.row.name, parts.get(one.code, ""), *names, one.row.phone)
        drawn = None if one.area is None else shapely.geometry.mapping(one.area)
        told.append(CandidateOffice(*row, one.lng, one.lat, far, *load, drawn))
    return told


def _loads(session: Session, actor: Actor, codes: Sequence[str], at: datetime) -> dict[str, tuple[int, int]]:
    """How many ordinary cases that the actor may read offices lead now, and how many of them are past their limit."""
    late = func.count().filter(Case.due_at < at)
    asked = select(Case.office_code, func.count(), late).where(
        Case.office_code.in_(codes), Case.state.in_(HELD), Case.state.in_(OPEN)
    )
    rows = session.execute(counted_for(asked, actor).group_by(Case.office_code))
    return {code: (many, over) for code, many, over in rows if code}


def precedents(session: Session, actor: Actor, case: Case, at: datetime) -> list[Precedent]:
    """What was decided in the category in the town within a year, as far as the actor may read it."""
    asked: Select[str | None, datetime | None, str] = (
        select(Coordination.lead_office, Coordination.settled_at, Coordination.case_number)
        .join(Case, _of_case())
        .where(
            Coordination.town_code == case.town_code,
            Coordination.category_code == case.category_code,
            Coordination.settled_at >= at - LOOKED_BACK,
            Coordination.outcome == "decided",
            Coordination.lead_office.is_not(None),
            Coordination.case_number != case.number,
        )
    )
    found: dict[str, list[tuple[datetime, str]]] = {}
    newest = visible_to(asked.order_by(Coordination.settled_at.desc()).limit(50), actor)
    for code, settled_at, number in session.execute(newest):
        assert code and settled_at
        found.setdefault(code, []).append((settled_at, number))
    names = people.offices(session, found)
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return [
        Precedent(
            Ref(code, names[code].name if code in names else code),
            len(some),
            some[0][0],
            [number for _, number in some[:3]],
        )
        for code, some in ordered
    ]
