"""Taking reports in: each is located, routed, and stands as a case, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from gridgis.cases import actions as cases
from gridgis.cases import in_force
from gridgis.cases.actions import Opened, Opening
from gridgis.cases.recurring import link
from gridgis.core.errors import Conflict, Forbidden, Invalid, Refusal
from gridgis.core.geo import cell_of
from gridgis.core.rows import Rows
from gridgis.core.settings import Terms
from gridgis.intake import joining, numbers, receipts
from gridgis.intake.checking import Checked, check_all
from gridgis.intake.rules import Message
from gridgis.intake.storing import Arrived, store
from gridgis.people import queries as people
from gridgis.routing.deciding import decide
from gridgis.routing.decisions import Kept, Route, keep
from gridgis.security.rules import Actor

Step = TypeVar("Step")


@dataclass(frozen=True)
class Taken:
    """A report that was taken in now, or had been before; `state` and `route` are None for the latter."""

    report_id: UUID
    county_code: str
    case_number: str
    received_at: datetime
    fresh: bool
    state: str | None
    route: Route | None
    due_at: datetime | None = None
    total_due_at: datetime | None = None


def receive(
    session: Session, actor: Actor, messages: Sequence[Message], terms: Terms, *, at: datetime
) -> list[Taken | Refusal]:
    """Take reports in. A report that can't be used is refused alone; the rest goes on.

    The same id with the same content is acknowledged again and changes nothing; with other content it is refused.
    Two senders of one id at the same moment wait for each other.

    Args:
        session: open session; its commit makes all that is returned as taken durable.
        actor: who sends; needs `report.submit` where the report lies.
        messages: reports, each id once.
        terms: zone and tolerance.
        at: when they arrive.

    Returns:
        In the order of `messages`, what became of each.
    """
    known = _known(session, actor, messages)
    fresh = {i: message for i, message in enumerate(messages) if i not in known}
    checked, unusable = _parted(check_all(session, actor, fresh, at.astimezone(ZoneInfo(terms.zone))))
    own = {i: one for i, one in checked.items() if not one.message.joins}
    routed, lost = _parted(_routed(session, actor, own, terms))
    doubled = numbers.taken(session, actor, {i: one.message for i, one in checked.items() if i not in lost})
    opened = _opened(session, actor, {i: (own[i], routed[i]) for i in routed if i not in doubled}, terms, at)
    further = {i: one for i, one in checked.items() if i not in own and i not in doubled}
    added = _added(session, actor, further, at)
    outcomes = known | unusable | lost | doubled | opened | added
    return [outcomes[i] for i in range(len(messages))]


def _parted(found: Mapping[int, Step | Refusal]) -> tuple[dict[int, Step], dict[int, Refusal]]:
    """What goes on to the next step, and what is refused."""
    refused = {i: one for i, one in found.items() if isinstance(one, Refusal)}
    return {i: one for i, one in found.items() if not isinstance(one, Refusal)}, refused


def _known(session: Session, actor: Actor, messages: Sequence[Message]) -> dict[int, Taken | Refusal]:
    """Acknowledge those that came before and say the same; refuse those that say something else."""
    outcomes: dict[int, Taken | Refusal] = {}
    for i, (receipt, report, same) in receipts.known(session, messages).items():
        if same:
            kept = (receipt.report_id, receipt.county_code, receipt.case_number, receipt.received_at)
            outcomes[i] = Taken(*kept, fresh=False, state=None, route=None)
        else:
            outcomes[i] = Conflict("intake.other_content", **receipts.told(actor, receipt, report))
    return outcomes


def _routed(session: Session, actor: Actor, checked: Mapping[int, Checked], terms: Terms) -> dict[int, Route | Refusal]:
    """Decide where each goes; what the sender may not report there is refused."""
    routes = decide(session, [one.ask for one in checked.values()], tolerance_m=terms.tolerance_m)
    return {i: _allowed(session, actor, checked[i], route) for i, route in zip(checked, routes, strict=True)}


def _allowed(session: Session, actor: Actor, checked: Checked, route: Route | Refusal) -> Route | Refusal:
    if isinstance(route, Refusal):
        return route
    owner = checked.message.component_owner
    if owner and not people.serves(session, owner, route.county_code, checked.ask.day):
        return Invalid("intake.no_owner", owner=owner, field="component_owner")
    return route if actor.may("report.submit", route.spot) else Forbidden("intake.not_here", verb="report.submit")


def _opened(
    session: Session, actor: Actor, ready: Mapping[int, tuple[Checked, Route]], terms: Terms, at: datetime
) -> dict[int, Taken]:
    """Open a case for each, and keep its decision and the report."""
    if not ready:
        return {}
    limits = in_force.limits(session, terms.zone, at.date())
    rows = Rows()
    opened = cases.open_cases(session, [_opening(*one, actor) for one in ready.values()], limits, rows, at=at)
    taken = {i: (*ready[i], case) for i, case in zip(ready, opened, strict=True)}
    keep(rows, [Kept(c.county_code, c.number, 1, at, route, one.message.id) for one, route, c in taken.values()])
    arrived = [Arrived(one.message, _point(route), route.located_by, case) for one, route, case in taken.values()]
    store(rows, actor, arrived, at)
    rows.write(session)
    link(session, [case.number for case in opened])
    return {i: _taken(one.message, case, route, at) for i, (one, route, case) in taken.items()}


def _added(session: Session, actor: Actor, adding: Mapping[int, Checked], at: datetime) -> dict[int, Taken | Refusal]:
    """Add each to the case it names."""
    if not adding:
        return {}
    found, refused = joining.joined_cases(session, actor, {i: one.message for i, one in adding.items()})
    outcomes: dict[int, Taken | Refusal] = dict(refused)
    for i, case in found.items():
        message, place = adding[i].message, adding[i].place
        joining.add(session, actor, case, message, at=at)
        opened = Opened(case.county_code, case.number, case.state)
        rows = Rows()
        store(rows, actor, [Arrived(message, place, "point" if place else "case", opened)], at)
        rows.write(session)
        outcomes[i] = _taken(message, opened, None, at)
    return outcomes


def _taken(message: Message, case: Opened, route: Route | None, at: datetime) -> Taken:
    due = (case.due_at, case.total_due_at)
    return Taken(message.id, case.county_code, case.number, at, True, case.state, route, *due)


def _point(route: Route) -> tuple[float, float] | None:
    return (route.place.lng, route.place.lat) if route.place else None


def _opening(checked: Checked, route: Route, actor: Actor) -> Opening:
    message, category, point = checked.message, checked.category, _point(route)
    lng, lat = point or (None, None)
    return Opening(
        category=category,
        source=message.source,
        description=message.description.strip(),
        address_text=message.address,
        spot=route.spot,
        lng=lng,
        lat=lat,
        h3=cell_of(*point) if point else None,
        flags=route.flags,
        rule=route.rule,
        platform=route.platform or "",
        component_owner=message.component_owner,
        office_code=route.office_code,
        registers=message.source == "grid_worker"
        and category.auto_register
        and route.grid is not None
        and not message.settled,
        actor=actor,
        filed_grid=route.filed_grid,
        co_offices=tuple(office.code for office in route.co_offices),
    )
