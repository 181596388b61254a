"""Taking reports in: each is located, routed, and stands as a case, once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from gridgis.cases import actions as cases
from gridgis.cases import queries as case_queries
from gridgis.cases.actions import Opened, Opening
from gridgis.cases.models import Category
from gridgis.core.db import add_rows
from gridgis.core.errors import Conflict, Forbidden, Invalid, Refusal
from gridgis.core.geo import SRID, cell_of, frame_named
from gridgis.intake import joining, numbers, receipts, sources
from gridgis.intake.models import Report, Reporter
from gridgis.intake.rules import Message, check, seen_on
from gridgis.people import queries as people
from gridgis.routing.deciding import decide
from gridgis.routing.decisions import Kept, Route, keep
from gridgis.routing.locating import Ask
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class Terms:
    """What of the settings counts when reports are taken in."""

    zone: str
    tolerance_m: float


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


@dataclass(frozen=True)
class _Ready:
    """A report that passed all checks, on its way to becoming a case."""

    message: Message
    category: Category
    route: Route


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
    outcomes = _known(session, actor, messages)
    messages = _sourced(actor, messages, outcomes)
    checked = _check(session, messages, outcomes, at)
    adding = {i: place for i, (place, _) in checked.items() if messages[i].joins}
    now = at.astimezone(ZoneInfo(terms.zone))
    asks = {i: _ask(messages[i], *known, now) for i, known in checked.items() if i not in adding}
    decided = decide(session, list(asks.values()), tolerance_m=terms.tolerance_m)
    ready: dict[int, _Ready] = {}
    for (i, ask), route in zip(asks.items(), decided, strict=True):
        if refusal := _refusal(session, actor, ask, route):
            outcomes[i] = refusal
        elif isinstance(route, Route):
            ready[i] = _Ready(messages[i], checked[i][1], route)
    given = {i: messages[i] for i in sorted([*ready, *adding])}
    for i, refusal in numbers.taken(session, actor, given).items():
        outcomes[i] = refusal
        ready.pop(i, None)
        adding.pop(i, None)
    opened = _store(session, actor, list(ready.values()), terms, at)
    for (i, one), case in zip(ready.items(), opened, strict=True):
        due = (case.due_at, case.total_due_at)
        outcomes[i] = Taken(one.message.id, case.county_code, case.number, at, True, case.state, one.route, *due)
    outcomes |= _add(session, actor, {i: (messages[i], place) for i, place in adding.items()}, at)
    return [outcomes[i] for i in range(len(messages))]


def _refusal(session: Session, actor: Actor, ask: Ask, route: Route | Refusal) -> Refusal | None:
    """Why a report is not taken as it was decided; None where it is."""
    if isinstance(route, Refusal):
        return route
    owner = ask.component_owner
    if owner and not people.serves(session, owner, route.county_code, ask.day):
        return Invalid("intake.no_owner", owner=owner, field="component_owner")
    return None if actor.may("report.submit", route.spot) else Forbidden("intake.not_here", verb="report.submit")


def _add(
    session: Session, actor: Actor, adding: dict[int, tuple[Message, tuple[float, float] | None]], at: datetime
) -> dict[int, Taken | Refusal]:
    """Store those that are added to a case that stands."""
    found, refused = joining.joined_cases(session, actor, {i: message for i, (message, _) in adding.items()})
    outcomes: dict[int, Taken | Refusal] = dict(refused)
    for i, case in found.items():
        message, place = adding[i]
        joining.add(session, actor, case, message, at=at)
        opened = Opened(case.county_code, case.number, case.state)
        stored = _report(message, place, "point" if place else "case", opened, actor, at)
        _write(session, actor, [(message, opened, stored)], at)
        outcomes[i] = Taken(message.id, case.county_code, case.number, at, True, case.state, None)
    return outcomes


def _sourced(actor: Actor, messages: Sequence[Message], outcomes: dict[int, Taken | Refusal]) -> list[Message]:
    """The reports with the source of their sender; who may not report so is refused."""
    sourced = list(messages)
    for i, message in enumerate(messages):
        if i in outcomes:
            continue
        try:
            sourced[i] = replace(message, source=sources.source_for(actor, message.source))
            sources.refuse_missing_number(actor, sourced[i])
        except Refusal as refusal:
            outcomes[i] = refusal
    return sourced


def _check(
    session: Session, messages: Sequence[Message], outcomes: dict[int, Taken | Refusal], at: datetime
) -> dict[int, tuple[tuple[float, float] | None, Category]]:
    """Place and category of those without an outcome; a refusal becomes theirs. Only checked text reaches SQL."""
    places: dict[int, tuple[float, float] | None] = {}
    checked: dict[int, tuple[tuple[float, float] | None, Category]] = {}
    for i, message in enumerate(messages):
        try:
            if i not in outcomes:
                places[i] = check(message, at)
        except Refusal as refusal:
            outcomes[i] = refusal
    kinds = {c.code: c for c in case_queries.categories(session, [messages[i].category_code for i in places])}
    for i, place in places.items():
        try:
            checked[i] = place, _category(kinds, messages[i].category_code)
        except Refusal as refusal:
            outcomes[i] = refusal
    return checked


def _known(session: Session, actor: Actor, messages: Sequence[Message]) -> dict[int, Taken | Refusal]:
    outcomes: dict[int, Taken | Refusal] = {}
    for i, (receipt, report, same) in receipts.known(session, messages).items():
        if same:
            kept = (receipt.report_id, receipt.county_code, receipt.case_number, receipt.received_at)
            outcomes[i] = Taken(*kept, fresh=False, state=None, route=None)
        else:
            outcomes[i] = Conflict("intake.other_content", **receipts.told(actor, receipt, report))
    return outcomes


def _category(kinds: dict[str, Category], code: str) -> Category:
    category = kinds.get(code)
    if category is None:
        raise Invalid("intake.no_category", code=code, field="category_code")
    if category.level != 2:
        raise Invalid("intake.category_group", category=category.name_zh, field="category_code")
    return category


def _ask(message: Message, place: tuple[float, float] | None, category: Category, now: datetime) -> Ask:
    """What is asked of a report that arrives at a local moment."""
    lng, lat = place or (None, None)
    filed_on, doubted = seen_on(message, now)
    return Ask(
        day=now.date(),
        lng=lng,
        lat=lat,
        accuracy_m=message.accuracy_m,
        datum=None if message.lng is None else frame_named(message.datum).name,
        address=message.address,
        grid_code=message.grid_code,
        division_code=message.division_code,
        category=category,
        source=message.source,
        words=message.description,
        at=now,
        component_owner=message.component_owner,
        filed_on=filed_on,
        doubted=doubted,
    )


def _store(session: Session, actor: Actor, ready: list[_Ready], terms: Terms, at: datetime) -> list[Opened]:
    if not ready:
        return []
    limits = case_queries.limits(session, terms.zone, at.date())
    opened = cases.open_cases(session, [_opening(one, actor) for one in ready], limits, at=at)
    pairs = list(zip(ready, opened, strict=True))
    keep(session, [Kept(case.county_code, case.number, 1, at, one.route, one.message.id) for one, case in pairs])
    rows = [
        (one.message, case, _report(one.message, _place(one.route), one.route.located_by, case, actor, at))
        for one, case in pairs
    ]
    _write(session, actor, rows, at)
    return opened


def _place(route: Route) -> tuple[float, float] | None:
    return (route.place.lng, route.place.lat) if route.place else None


def _write(
    session: Session, actor: Actor, rows: Sequence[tuple[Message, Opened, dict[str, object]]], at: datetime
) -> None:
    """Store reports with their sealed reporters, numbers and receipts."""
    add_rows(session, Report, [stored for _, _, stored in rows])
    named = [
        {"county_code": case.county_code, "report_id": message.id}
        | {"name": message.reporter_name, "phone": message.reporter_phone}
        for message, case, _ in rows
        if message.reporter_name or message.reporter_phone
    ]
    add_rows(session, Reporter, named)
    numbers.keep(session, [(message, case) for message, case, _ in rows])
    receipts.keep(session, actor, [(message, case) for message, case, _ in rows], at)


def _opening(one: _Ready, actor: Actor) -> Opening:
    route = one.route
    lng, lat = _place(route) or (None, None)
    return Opening(
        category=one.category,
        source=one.message.source,
        description=one.message.description.strip(),
        address_text=one.message.address,
        spot=route.spot,
        lng=lng,
        lat=lat,
        h3=None if lng is None or lat is None else cell_of(lng, lat),
        flags=route.flags,
        rule=route.rule,
        platform=route.platform or "",
        component_owner=one.message.component_owner,
        office_code=route.office_code,
        registers=one.message.source == "grid_worker" and one.category.auto_register and route.grid is not None,
        actor=actor,
        filed_grid=route.filed_grid,
    )


def _report(
    message: Message, place: tuple[float, float] | None, located_by: str, case: Opened, actor: Actor, at: datetime
) -> dict[str, object]:
    return {
        "county_code": case.county_code,
        "id": message.id,
        "case_number": case.number,
        "source": message.source,
        "outer_number": message.outer_number,
        "category_code": message.category_code,
        "description": message.description,
        "address_text": message.address,
        "place": None if place is None else f"SRID={SRID};POINT({place[0]} {place[1]})",
        "given_lng": message.lng,
        "given_lat": message.lat,
        "given_datum": None if message.lng is None else frame_named(message.datum).name,
        "accuracy_m": message.accuracy_m,
        "located_by": located_by,
        "component_owner": message.component_owner,
        "h3": None if place is None else cell_of(*place),
        "account_id": actor.account_id,
        "observed_at": message.observed_at or at,
        "received_at": at,
    }
