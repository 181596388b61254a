"""Taking reports in: each is located, routed, and stands as a case, once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases import actions as cases
from gridgis.cases import queries as case_queries
from gridgis.cases.actions import Opened, Opening
from gridgis.cases.models import Category
from gridgis.core.db import add_rows
from gridgis.core.errors import Conflict, Forbidden, Invalid, Refusal
from gridgis.core.geo import SRID, cell_of, frame_named
from gridgis.intake import arrival, numbers, sources
from gridgis.intake.models import Receipt, Report, Reporter
from gridgis.intake.rules import Message, check, digest
from gridgis.people import queries as people
from gridgis.routing import actions as routing
from gridgis.routing import queries as routes
from gridgis.routing.actions import Routed
from gridgis.routing.locating import Ask, Route
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


@dataclass(frozen=True)
class _Ready:
    """A report that passed all checks, on its way to becoming a case."""

    message: Message
    place: tuple[float, float] | None
    category: Category
    route: Route
    filed_grid: str | None = None

    @property
    def cell(self) -> int | None:
        return None if self.route.lng is None or self.route.lat is None else cell_of(self.route.lng, self.route.lat)


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
    ready: dict[int, _Ready] = {}
    checked = _check(session, messages, outcomes, at)
    today = at.astimezone(ZoneInfo(terms.zone)).date()
    asks = {i: _ask(messages[i], place, category, terms.zone, at) for i, (place, category) in checked.items()}
    late = arrival.late_ones(session, asks, messages, terms.zone, at)
    decided = dict(zip(asks, routes.decide(session, list(asks.values()), tolerance_m=terms.tolerance_m), strict=True))
    placed = {i: route for i, route in decided.items() if isinstance(route, Route)}
    filed = arrival.filed_grids(session, asks, placed, late, terms.tolerance_m)
    for i, (place, category) in checked.items():
        route = decided[i]
        if isinstance(route, Refusal):
            outcomes[i] = route
        elif (owner := messages[i].component_owner) and not people.serves(
            session, owner, route.county_code or "", today
        ):
            outcomes[i] = Invalid(
                "intake.no_owner",
                owner=owner,
                field="component_owner",
            )
        elif not actor.may("report.submit", route.spot):
            outcomes[i] = Forbidden("intake.not_here", verb="report.submit")
        else:
            arrival.mark_doubtful(route, messages[i], terms.zone, at)
            ready[i] = _Ready(messages[i], place, category, route, filed.get(i))
    for i, refusal in numbers.taken(session, actor, {i: one.message for i, one in ready.items()}).items():
        outcomes[i] = refusal
        del ready[i]
    opened = _store(session, actor, list(ready.values()), terms, at)
    for (i, one), case in zip(ready.items(), opened, strict=True):
        outcomes[i] = Taken(one.message.id, case.county_code, case.number, at, True, case.state, one.route)
    return [outcomes[i] for i in range(len(messages))]


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
    """Those already taken. Holds a lock on each id until the transaction ends."""
    ids = [message.id for message in messages]
    session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest(CAST(:ids AS text[])) AS asked(id)"),
        {"ids": sorted(str(one) for one in ids)},
    )
    kept = {
        receipt.report_id: (receipt, report)
        for receipt, report in session.execute(
            select(Receipt, Report)
            .join(Report, (Report.county_code == Receipt.county_code) & (Report.id == Receipt.report_id))
            .where(Receipt.report_id.in_(ids))
        )
    }
    outcomes: dict[int, Taken | Refusal] = {}
    for i, message in enumerate(messages):
        if message.id not in kept:
            continue
        receipt, report = kept[message.id]
        if receipt.digest == digest(replace(message, source=message.source or report.source)):
            outcomes[i] = Taken(
                message.id, receipt.county_code, receipt.case_number, receipt.received_at, False, None, None
            )
        else:
            outcomes[i] = Conflict(
                "intake.other_content",
                **_told(actor, receipt, report),
            )
    return outcomes


def _told(actor: Actor, receipt: Receipt, report: Report) -> dict[str, str]:
    """What of an earlier report its own sender may be told; nobody else learns even its case."""
    if report.account_id != actor.account_id:
        return {}
    return {"case_number": receipt.case_number, "received_at": receipt.received_at.isoformat()}


def _category(kinds: dict[str, Category], code: str) -> Category:
    category = kinds.get(code)
    if category is None:
        raise Invalid("intake.no_category", code=code, field="category_code")
    if category.level != 2:
        raise Invalid("intake.category_group", category=category.name_zh, field="category_code")
    return category


def _ask(message: Message, place: tuple[float, float] | None, category: Category, zone: str, at: datetime) -> Ask:
    lng, lat = place or (None, None)
    now = at.astimezone(ZoneInfo(zone))
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
    )


def _store(session: Session, actor: Actor, ready: list[_Ready], terms: Terms, at: datetime) -> list[Opened]:
    if not ready:
        return []
    limits = case_queries.limits(session, terms.zone, at.date())
    opened = cases.open_cases(session, [_opening(one, actor) for one in ready], limits, at=at)
    add_rows(session, Report, [_report(one, case, actor, at) for one, case in zip(ready, opened, strict=True)])
    routing.keep(
        session,
        [Routed(c.county_code, c.number, 1, r.message.id, r.route) for r, c in zip(ready, opened, strict=True)],
        at=at,
    )
    named = [
        {"county_code": case.county_code, "report_id": one.message.id}
        | {"name": one.message.reporter_name, "phone": one.message.reporter_phone}
        for one, case in zip(ready, opened, strict=True)
        if one.message.reporter_name or one.message.reporter_phone
    ]
    add_rows(session, Reporter, named)
    numbers.keep(session, [(one.message, case) for one, case in zip(ready, opened, strict=True)])
    add_rows(
        session,
        Receipt,
        [
            {"report_id": one.message.id, "digest": digest(one.message), "county_code": case.county_code}
            | {"case_number": case.number, "received_at": at}
            for one, case in zip(ready, opened, strict=True)
        ],
    )
    return opened


def _opening(one: _Ready, actor: Actor) -> Opening:
    route = one.route
    return Opening(
        category=one.category,
        source=one.message.source,
        description=one.message.description.strip(),
        address_text=one.message.address,
        spot=route.spot,
        lng=route.lng,
        lat=route.lat,
        h3=one.cell,
        flags=tuple(route.flags),
        rule=route.rule,
        platform=route.platform or "",
        component_owner=one.message.component_owner,
        office_code=route.office.code if route.office else None,
        registers=one.message.source == "grid_worker" and one.category.auto_register and route.grid is not None,
        actor=actor,
        filed_grid=one.filed_grid,
    )


def _report(one: _Ready, case: Opened, actor: Actor, at: datetime) -> dict[str, object]:
    message, route = one.message, one.route
    return {
        "county_code": case.county_code,
        "id": message.id,
        "case_number": case.number,
        "source": message.source,
        "outer_number": message.outer_number,
        "category_code": message.category_code,
        "description": message.description,
        "address_text": message.address,
        "place": None if route.lng is None else f"SRID={SRID};POINT({route.lng} {route.lat})",
        "given_lng": message.lng,
        "given_lat": message.lat,
        "given_datum": None if message.lng is None else frame_named(message.datum).name,
        "accuracy_m": message.accuracy_m,
        "located_by": route.located_by,
        "component_owner": message.component_owner,
        "h3": one.cell,
        "account_id": actor.account_id,
        "observed_at": message.observed_at or at,
        "received_at": at,
    }
