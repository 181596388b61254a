"""What was asked for, as those see it who decide: the queue, its counts, and what an extension would do."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, and_, false, or_
from sqlalchemy.orm import Session

from gridgis.cases import asking, briefs, deciders, effects, in_force
from gridgis.cases import queries as cases
from gridgis.cases.actions import opened
from gridgis.cases.briefs import Brief
from gridgis.cases.clocks import Limit, working_time
from gridgis.cases.decided import decided
from gridgis.cases.models import Case
from gridgis.cases.queries import PLACES
from gridgis.cases.request_models import CaseRequest
from gridgis.cases.rules import NEEDED, Asking, Decider, decider
from gridgis.cases.terms import limit_of
from gridgis.casework import evidence, queues
from gridgis.casework.parts import RequestPart, request_part
from gridgis.casework.queues import Key, Queue
from gridgis.people import queries as people
from gridgis.security.queries import within
from gridgis.security.rules import Actor

QUEUE = Queue(CaseRequest, CaseRequest.kind, CaseRequest.decided_at)


@dataclass(frozen=True)
class Wanted:
    """Which requests are meant: open or decided, of a kind, of an office, those that are the actor's to decide."""

    open: bool = True
    kind: str | None = None
    office: str | None = None
    mine: bool = False


@dataclass(frozen=True)
class Queued:
    """A request with its case; why it is not the actor's to decide, where it is not."""

    case: Brief
    request: RequestPart
    near_due_at: datetime
    mine: bool
    why_zh: str
    why_en: str


@dataclass(frozen=True)
class QueueCounts:
    """Open requests that the actor may read: all, those theirs to decide, those past their time, and by kind."""

    all: int
    mine: int
    overdue: int
    kinds: dict[Asking, int]


def queue(
    session: Session, actor: Actor, wanted: Wanted, *, after: Key | None = None, limit: int = 50, ordinary: bool = False
) -> list[tuple[CaseRequest, Case]]:
    """A page of requests in cases that the actor may read, as `queues.page` gives it.

    Args:
        session: open session.
        actor: who reads.
        wanted: which requests.
        after: the key of the last of the page before.
        limit: rows at most.
        ordinary: without sensitive cases.
    """
    told = _asked(actor, wanted)
    return queues.page(session, actor, QUEUE, told, open=wanted.open, after=after, limit=limit, ordinary=ordinary)


def key_of(request: CaseRequest) -> Key:
    """Where a request stands in its list."""
    return request.decided_at or request.due_at, request.case_number


def shown(
    session: Session, actor: Actor, rows: list[tuple[CaseRequest, Case]], *, zone: str, at: datetime
) -> list[Queued]:
    """Requests as the queue shows them; that somebody was shown sensitive cases is kept."""
    named = [code or "" for one, _ in rows for code in (one.office_code, one.other_office, *one.offices)]
    names = {code: office.name for code, office in people.offices(session, named).items()}
    told = briefs.listed(session, actor, [case for _, case in rows], at)
    shown = evidence.of_requests(session, [request for request, _ in rows])
    found = []
    for (request, case), brief in zip(rows, told, strict=True):
        why = None if request.outcome else deciders.why_not_decide(actor, request, case)
        words = (why.words("zh"), why.words("en")) if why else ("", "")
        term = partial(asking.decision_term, request.kind)
        mine = why is None and not request.outcome
        near = queues.near_of(session, case, request.asked_at, request.due_at, zone, term)
        found.append(Queued(brief, request_part(request, names, shown), near, mine, *words))
    return found


def counts(session: Session, actor: Actor, *, at: datetime) -> QueueCounts:
    """How many requests wait, of those in cases that the actor may read."""
    found = queues.counts(session, actor, QUEUE, waits_for(actor), at=at)
    return QueueCounts(found.all, found.mine, found.overdue, found.sorts)


def _asked(actor: Actor, wanted: Wanted) -> list[ColumnElement[bool]]:
    told: list[ColumnElement[bool]] = [
        CaseRequest.outcome.is_(None) if wanted.open else CaseRequest.outcome.is_not(None)
    ]
    if wanted.kind is not None:
        told.append(CaseRequest.kind == wanted.kind)
    if wanted.office is not None:
        told.append(CaseRequest.office_code == wanted.office)
    return [*told, waits_for(actor)] if wanted.mine else told


def waits_for(actor: Actor) -> ColumnElement[bool]:
    """The condition that a request is the actor's to decide; `why_not_decide` says the same of one."""
    own = {held.code for held in actor.held if held.level == "office"}
    reached = (
        and_(CaseRequest.needs == needs, or_(*(within(actor, verb, **PLACES) for verb in deciders.enough(needs))))
        for needs in NEEDED
    )
    theirs: list[ColumnElement[bool]] = []
    if own:
        beside = and_(Case.office_code.is_not(None), Case.office_code.in_(own))
        theirs = [CaseRequest.office_code.not_in(own), ~beside, ~cases.taken_by(sorted(own))]
    if actor.account_id is not None:
        theirs.append(CaseRequest.asked_by.is_distinct_from(actor.account_id))
    return and_(or_(false(), *reached), *theirs)


@dataclass(frozen=True)
class Extended:
    """What an extension would do: `spare_hours` of working time are left from then to the end of the citizen's total.

    `needs` is the least verb of who could grant it. Where no office has the case no limit runs: there is no `before`,
    `after` or `spare_hours`.
    """

    more: float
    unit: str
    before: datetime | None
    after: datetime | None
    total_due_at: datetime
    spare_hours: float | None
    needs: Decider


def extended(session: Session, actor: Actor, number: str, more: float, *, zone: str, at: datetime) -> Extended:
    """When the limit of handling would end, extended by so many of its units.

    Raises:
        NotFound: the actor may read no such case.
    """
    case = opened(session, actor, number, at=at)
    category = in_force.category_of(session, case, zone)
    limits = in_force.limits(session, zone, at.date(), in_force.arrival(case, zone))
    handle = limit_of("handle", category, limits)
    needs = decider("request_extension", decided(session, case).extended + 1, more / handle.value)
    if case.handle_due_at is None:
        return Extended(more, handle.unit, None, None, case.total_due_at, None, needs)
    after = effects.handling(session, case, category, limits, at, Limit(more, handle.unit)).due_at
    spare = round(working_time(after, case.total_due_at, limits.calendar).total_seconds() / 3600, 1)
    return Extended(more, handle.unit, case.handle_due_at, after, case.total_due_at, spare, needs)
