"""Deciding again on an open case: its pin was moved, its category changed, its grid chosen, or a new net published."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases import queries as cases
from gridgis.cases.actions import opened
from gridgis.cases.holding import hold_together
from gridgis.cases.models import Case
from gridgis.cases.rules import OPEN
from gridgis.casework.standing import Given, changes, standing, with_doubts, write
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.geo import frame_named, place_from
from gridgis.core.settings import Terms
from gridgis.routing.answers import RouteAnswer, answer, without_people
from gridgis.routing.asking import known_category
from gridgis.routing.deciding import decide
from gridgis.routing.decisions import Kept, Route, latest, latest_of
from gridgis.routing.locating import Ask
from gridgis.security.auditing import audited
from gridgis.security.rules import SYSTEM, Actor

VERBS = ("case.accept", "case.dispatch")
"""Whoever holds one of these where a case lies may put it right."""


@dataclass(frozen=True)
class Wrong:
    """What was wrong: a point (degrees or metres of a datum), an address, the category, or the choice of the grid."""

    lng: float | None = None
    lat: float | None = None
    datum: str = "wgs84"
    accuracy_m: float | None = None
    address: str = ""
    category_code: str | None = None
    grid_code: str | None = None
    note: str = ""

    @property
    def cause(self) -> str:
        """Why it is decided again."""
        if self.lng is not None or self.address.strip():
            return "moved"
        return "category" if self.category_code is not None else "confirmed"

    @property
    def numbers(self) -> dict[str, Any]:
        """The place as it was given; empty where none was."""
        if self.lng is not None:
            given = {"lng": self.lng, "lat": self.lat, "datum": self.datum, "accuracy_m": self.accuracy_m}
            return {name: value for name, value in given.items() if value is not None}
        return {"address": self.address.strip()} if self.address.strip() else {}


@dataclass(frozen=True)
class Redecided:
    """Before and after, what differs, and the event it became; `seq` is None for a trial."""

    before: RouteAnswer | None
    after: RouteAnswer
    changes: list[str]
    seq: int | None


@audited("case.redecide", "case", "{number}", when=lambda made: made.seq is not None)
def correct(
    session: Session, actor: Actor, number: str, wrong: Wrong, terms: Terms, *, at: datetime, preview: bool = False
) -> Redecided:
    """Put an open case right and decide anew by the net, the rules and the offices of today.

    Args:
        session: open session.
        actor: who; holds `case.accept` or `case.dispatch` where the case lies.
        number: the case.
        wrong: one thing that was wrong, and why it is known (`note`, not needed for a preview).
        terms: of the settings.
        at: when.
        preview: store nothing.

    Returns:
        Before and after. Who serves at the new place is told only to those who may ask about it.

    Raises:
        NotFound: the actor may read no such case.
        Forbidden: they may not put it right.
        Conflict: the case has ended.
        Invalid: nothing or several things were given, the place can't be found or lies in another county, or the grid
            is not possible.
    """
    case = opened(session, actor, number, at=at) if preview else _held(session, actor, number)
    spot = cases.spot_of(case)
    if not any(actor.may(verb, spot) for verb in VERBS):
        raise Forbidden("routing.not_yours_to_correct", verb=VERBS[0])
    if case.state not in OPEN:
        raise Conflict("routing.ended", state=case.state)
    _refuse_unclear(wrong, preview)
    decision = latest(session, case)
    ask = _ask(session, case, decision, wrong, actor, terms, at)
    route = decide(session, [ask], tolerance_m=terms.tolerance_m)[0]
    if isinstance(route, Invalid):
        raise route
    _refuse_lost(case, route, wrong)
    if wrong.cause == "category":
        route = with_doubts(route, case, decision, all_of_them=True)
    before = answer(session, decision.route) if decision else None
    found, seq = changes(case, decision, route, ask), None
    if not preview:
        limits = in_force.limits(session, terms.zone, case.submitted_at.date(), in_force.arrival(case, terms.zone))
        given = Given(wrong.cause, actor, wrong.note.strip(), wrong.numbers)
        seq = write(session, case, decision, route, ask, given, limits, at)
    after = answer(session, route)
    return Redecided(before, after if actor.may("route.ask", route.spot) else without_people(after), found, seq)


def _held(session: Session, actor: Actor, number: str) -> Case:
    """The case held for update, with those merged into it, which are sealed with it."""
    cases.get(session, actor, number)
    hold_together(session, actor, number)
    return cases.get(session, actor, number, hold=True)


def _refuse_unclear(wrong: Wrong, preview: bool) -> None:
    if (wrong.lng is None) != (wrong.lat is None):
        raise Invalid("routing.half_place", field="lng")
    address = bool(wrong.address.strip())
    given = [wrong.lng is not None, address, wrong.category_code is not None, wrong.grid_code is not None]
    if sum(given) != 1:
        raise Invalid("routing.one_thing", field="lng")
    if not preview and not wrong.note.strip():
        raise Invalid("routing.note_missing", field="note")


def _refuse_lost(case: Case, route: Route, wrong: Wrong) -> None:
    """Refuse a place in another county, and an address that would take a case off the map."""
    if route.county_code != case.county_code:
        raise Invalid(
            "routing.other_county",
            field="lng" if wrong.lng is not None else "address",
            county_code=route.county_code,
        )
    if wrong.cause == "moved" and route.place is None and case.place is not None:
        raise Invalid(
            "routing.only_division",
            field="address",
        )


def _ask(
    session: Session,
    case: Case,
    decision: Kept | None,
    wrong: Wrong,
    actor: Actor,
    terms: Terms,
    at: datetime,
) -> Ask:
    """The case as it would be asked about now, with what was wrong put right."""
    (ask,) = standing(session, [case], [decision], terms, at)
    moved = replace(ask, grid_code=None, chosen_grid=None, words=case.description)
    if wrong.lng is not None and wrong.lat is not None:
        frame = frame_named(wrong.datum)
        lng, lat = place_from(wrong.lng, wrong.lat, frame)
        at_point = replace(moved, lng=lng, lat=lat, datum=frame.name, accuracy_m=wrong.accuracy_m)
        return replace(at_point, address=case.address_text)
    if wrong.address.strip():
        return replace(moved, lng=None, lat=None, accuracy_m=None, division_code=None, address=wrong.address.strip())
    if wrong.category_code is not None:
        day = in_force.arrival(case, terms.zone)
        return replace(ask, category=known_category(session, wrong.category_code, "category_code", day))
    possible = {grid.code for grid in decision.route.candidates} if decision else set()
    code = wrong.grid_code or ""
    if not code or (ask.lng is not None and code not in possible | {case.current_grid_code}):
        raise Invalid(
            "routing.not_candidate",
            field="grid_code",
            candidates=sorted(possible),
        )
    return replace(ask, chosen_grid=code, chosen_by=actor.display_name)


def follow_net(session: Session, moved: Sequence[Case], note: str, terms: Terms, at: datetime) -> int:
    """Decide again on open cases whose grid a published plan changed.

    The grid was handed over already, and the timeline tells it; what a new decision adds is who would handle. Where
    that is another office, the timeline tells that too, and a case in somebody's hands is marked for redispatch.

    Args:
        session: open session.
        moved: cases held for update, with their new grid.
        note: the plan's title.
        terms: of the settings.
        at: when.

    Returns:
        How many go to another office.
    """
    if not moved:
        return 0
    kept = latest_of(session, moved)
    decisions = [kept.get(case.number) for case in moved]
    asks = standing(session, moved, decisions, terms, at)
    routes = decide(session, asks, tolerance_m=terms.tolerance_m)
    first = min(case.submitted_at for case in moved).date()
    others = 0
    for case, decision, ask, found in zip(moved, decisions, asks, routes, strict=True):
        if isinstance(found, Invalid):
            continue
        route = with_doubts(found, case, decision, all_of_them=False)
        other = "office" in changes(case, decision, route, ask)
        limits = in_force.limits(session, terms.zone, first, in_force.arrival(case, terms.zone))
        write(session, case, decision, route, ask, Given("net", SYSTEM, note), limits, at, quietly=not other)
        others += other
    return others
