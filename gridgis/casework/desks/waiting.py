"""What waits in a case for whoever stands at a desk: conditions, and clocks that are not the case's own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.queries import PLACES, taken_by
from gridgis.cases.request_models import CaseRequest, CaseView, Coordination
from gridgis.cases.rules import OPEN, URGENT
from gridgis.cases.slip_rules import WAITING
from gridgis.cases.supervision_models import SupervisionSlip
from gridgis.cases.undone import stands
from gridgis.cases.whistle_models import WhistleCall
from gridgis.casework import coordination, requests, slips
from gridgis.people.desks import Opening
from gridgis.security.queries import within
from gridgis.security.rules import Actor

TOLD_DAYS = 7
"""So many days an office is shown what became of what it asked for."""


@dataclass(frozen=True)
class Who:
    """Somebody at a desk that `opening` opens, at a local moment."""

    actor: Actor
    opening: Opening
    at: datetime

    def here(self, *verbs: str) -> ColumnElement[bool]:
        """Cases that lie where one of some verbs is held, at the levels of the desk; of none, one that opens it."""
        levels = {name: column for name, column in PLACES.items() if name in (*self.opening.levels, "platform")}
        found: list[ColumnElement[bool]] = []
        for verb in verbs or self.opening.verbs:
            there = within(self.actor, verb, **levels)
            if not any(there.compare(one) for one in found):
                found.append(there)
        return or_(*found)

    @property
    def offices(self) -> list[str]:
        """The offices in which work is done at this desk."""
        return sorted({code for verb in self.opening.verbs for code in self.actor.codes(verb, "office")})

    @property
    def today(self) -> datetime:
        """When the local day began."""
        return self.at.replace(hour=0, minute=0, second=0, microsecond=0)


Condition = Callable[[Who], ColumnElement[bool]]


@dataclass(frozen=True)
class Row:
    """A row beside a case that waits for somebody: which, and when it is due, or came to be."""

    model: Any
    of: Condition
    moment: Any

    def exists(self, who: Who) -> ColumnElement[bool]:
        """Cases that have such a row; the rows come first, since they are few beside the cases."""
        key = self.model.county_code, self.model.case_number
        found = select(*key).join(Case, _beside(self.model)).where(self.of(who)).correlate(None)
        return tuple_(Case.county_code, Case.number).in_(found)

    def stands_beside(self, who: Who) -> ColumnElement[bool]:
        """The same, asked of each case: for few cases and many rows."""
        return select(self.model).where(_beside(self.model), self.of(who)).exists()

    def clock(self, who: Who) -> ColumnElement[datetime]:
        """The first of the moments of those rows; empty where there is none."""
        found = select(func.min(self.moment)).where(_beside(self.model), self.of(who))
        return found.correlate(Case).scalar_subquery()

    def last(self, who: Who) -> ColumnElement[datetime]:
        """The last of them."""
        found = select(func.max(self.moment)).where(_beside(self.model), self.of(who))
        return found.correlate(Case).scalar_subquery()


def _beside(model: Any) -> ColumnElement[bool]:
    return and_(model.county_code == Case.county_code, model.case_number == Case.number)


REQUESTS = Row(
    CaseRequest, lambda who: and_(CaseRequest.outcome.is_(None), requests.waits_for(who.actor)), CaseRequest.due_at
)
"""What the actor may decide."""
PENDING = Row(
    CaseRequest, lambda who: and_(CaseRequest.outcome.is_(None), _by_office(who, CaseRequest)), CaseRequest.due_at
)
"""What the actor's office asked for, and waits for."""
ANSWERED = Row(
    CaseRequest,
    lambda who: and_(
        _by_office(who, CaseRequest),
        CaseRequest.outcome.in_(("granted", "refused", "lapsed")),
        CaseRequest.decided_at >= who.at - timedelta(days=TOLD_DAYS),
    ),
    CaseRequest.decided_at,
)
"""What became of what the actor's office asked for, in the last days."""
COORDINATIONS = Row(Coordination, lambda who: Coordination.outcome.is_(None), Coordination.due_at)
TO_COORDINATE = Row(
    Coordination,
    lambda who: and_(Coordination.outcome.is_(None), coordination.waits_for(who.actor)),
    Coordination.due_at,
)
"""What is to be coordinated, by anybody and by the actor."""
SLIPS = Row(
    SupervisionSlip,
    lambda who: and_(SupervisionSlip.state.in_(WAITING), slips.waits_for(who.actor)),
    func.coalesce(SupervisionSlip.due_at, SupervisionSlip.moved_at),
)
"""Slips that the actor is to issue, answer or judge."""
RED_SLIPS = Row(SupervisionSlip, lambda who: and_(SupervisionSlip.level == "red", SLIPS.of(who)), SLIPS.moment)
VIEWS = Row(
    CaseView,
    lambda who: and_(_by_office(who, CaseView), CaseView.said_at.is_(None), Case.consulting == CaseView.seq),
    CaseView.asked_at,
)
"""What the actor's office was asked for its view of, and has not answered."""
WHISTLES = Row(
    WhistleCall,
    lambda who: and_(_by_office(who, WhistleCall), WhistleCall.arrived_at.is_(None), WhistleCall.score.is_(None)),
    case(
        (WhistleCall.signed_at.is_(None), WhistleCall.sign_due_at),
        (WhistleCall.contacted_at.is_(None), WhistleCall.contact_due_at),
        else_=WhistleCall.spot_due_at,
    ),
)
"""Whistles that the actor's office is to answer, by the step that comes next."""
TO_RATE = Row(
    WhistleCall,
    lambda who: and_(
        WhistleCall.score.is_(None), or_(WhistleCall.arrived_at.is_not(None), WhistleCall.spot_due_at <= who.at)
    ),
    WhistleCall.spot_due_at,
)
"""Departments whose answer to a whistle the town has still to rate."""
UNSIGNED = Row(Assignment, lambda who: and_(_part_open(who), Assignment.signed_at.is_(None)), Assignment.dispatched_at)
UNFILED = Row(
    Assignment, lambda who: and_(_part_open(who), Assignment.signed_at.is_not(None)), Assignment.dispatched_at
)
"""Parts of helping offices that the actor's is to sign, and to file."""
MOVED = Row(
    CaseEvent,
    lambda who: and_(CaseEvent.at >= who.today, CaseEvent.actor_id == who.actor.account_id, stands()),
    CaseEvent.at,
)
"""Moves that the actor made today and did not undo."""


def _by_office(who: Who, of: Any) -> ColumnElement[bool]:
    column: InstrumentedAttribute[str | None] = of.office_code
    return column.in_(who.offices) if who.offices else false()


def _part_open(who: Who) -> ColumnElement[bool]:
    part = and_(Assignment.part == "co", Assignment.ended_at.is_(None), Assignment.result_at.is_(None))
    return and_(part, Assignment.waived_at.is_(None), _by_office(who, Assignment))


def helping(who: Who, row: Row) -> ColumnElement[bool]:
    """Cases in which the actor's office helps and has such a part open."""
    return and_(taken_by(who.offices), row.stands_beside(who)) if who.offices else false()


def led(who: Who, *states: str) -> ColumnElement[bool]:
    """Cases in some states that the actor's office leads."""
    return and_(Case.state.in_(states), who.here())


def to_sign(who: Who) -> ColumnElement[bool]:
    """Cases that the actor's office is to sign, leading or helping; not while the grid looks first."""
    free = or_(Case.first_due_at.is_(None), Case.urgency.in_(URGENT))
    return or_(and_(Case.state == "dispatched", free, who.here("case.sign")), helping(who, UNSIGNED))


def to_do(who: Who) -> ColumnElement[bool]:
    """Cases in which the actor's office has a result to file."""
    return or_(led(who, "handling", "rework"), helping(who, UNFILED))


def asked(who: Who) -> ColumnElement[bool]:
    """Cases in which somebody asked the actor or their office for a word: a view, a whistle, a slip, help."""
    return or_(*(row.exists(who) for row in (VIEWS, WHISTLES, SLIPS)), helping(who, UNSIGNED))


def asked_clock(who: Who) -> ColumnElement[datetime]:
    """When the first of those words is due; what has no time of its own by the limit of the case."""
    first = func.least(WHISTLES.clock(who), SLIPS.clock(who))
    return func.coalesce(first, Case.due_at, Case.total_due_at)


def running(who: Who, *verbs: str) -> ColumnElement[bool]:
    """Open cases where somebody holds one of some verbs."""
    return and_(Case.state.in_(OPEN), who.here(*verbs))
