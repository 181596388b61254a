"""Open cases asked about again: what is known of them, what a new decision changes, and writing that down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases import queries as cases
from gridgis.cases.correcting import Correction, Told, put_right
from gridgis.cases.in_force import Limits
from gridgis.cases.models import Case
from gridgis.cases.rules import COORDINATED_BY, PLACE_DOUBT
from gridgis.core.geo import cell_of
from gridgis.core.rows import Rows
from gridgis.core.settings import Terms
from gridgis.grids import queries as grids
from gridgis.routing.decisions import Kept, Route, keep
from gridgis.routing.locating import Ask
from gridgis.security.rules import Actor

OF_THE_ADDRESS = ("address_uncertain", "datum_suspected", "unlocated")
"""Doubts that only another place, or somebody who looks, can end; a new net can't."""


def standing(
    session: Session, asked: Sequence[Case], decisions: Sequence[Kept | None], terms: Terms, at: datetime
) -> list[Ask]:
    """What is known of cases, to ask again by the day of `at`; the hour that counts stays that of the first time.

    A grid that a person chose stays chosen while it is in force. A case without a place keeps its grid while that is.

    Args:
        session: open session.
        asked: the cases.
        decisions: the one that stands for each, as many.
        terms: of the settings.
        at: when.
    """
    zone = ZoneInfo(terms.zone)
    day = at.astimezone(zone).date()
    places = cases.places_of(asked)
    found = []
    for case, decision in zip(asked, decisions, strict=True):
        place = places.get(case.number)
        kept = decision.route if decision else None
        chosen = case.current_grid_code if place is None else kept.chosen_grid if kept else None
        if chosen is not None and grids.version_of(session, chosen, day) is None:
            chosen = None
        observed = (kept and kept.asked_at) or case.submitted_at
        found.append(
            Ask(
                day=day,
                lng=place[0] if place else None,
                lat=place[1] if place else None,
                accuracy_m=kept.accuracy_m if kept else None,
                grid_code=None if place else chosen,
                division_code=case.village_code or case.town_code or case.county_code,
                category=in_force.category_of(session, case, terms.zone),
                source=case.source,
                words=f"{case.description} {case.address_text}",
                at=observed.astimezone(zone),
                component_owner=case.component_owner,
                chosen_grid=chosen if place else None,
                chosen_by=kept.chosen_by if kept else "",
            )
        )
    return found


def with_doubts(route: Route, case: Case, decision: Kept | None, *, all_of_them: bool) -> Route:
    """The route with the doubts about a place that did not change: all, or those that a new net can't end."""
    old = [flag for flag in case.flags if flag in (PLACE_DOUBT if all_of_them else OF_THE_ADDRESS)]
    fresh = [flag for flag in route.flags if not (all_of_them and flag in PLACE_DOUBT)]
    now: dict[str, Any] = {"flags": tuple(dict.fromkeys([*fresh, *old]))}
    if decision is not None and route.place is not None:
        now |= {"located_by": decision.route.located_by, "score": decision.route.score}
    return route.model_copy(update=now)


def changes(case: Case, decision: Kept | None, route: Route, ask: Ask) -> list[str]:
    """What a new decision changes of a case: of `place grid village town category office platform`."""
    differs = {
        "place": decision is not None and route.place != decision.route.place,
        "grid": (route.grid.code if route.grid else None) != case.current_grid_code,
        "village": route.village_code != case.village_code,
        "town": route.town_code != case.town_code,
        "category": ask.category is not None and ask.category.code != case.category_code,
        "office": decision is not None and route.office_code != decision.route.office_code,
        "platform": route.platform is not None and route.platform != case.platform,
    }
    return [name for name, is_other in differs.items() if is_other]


@dataclass(frozen=True)
class Given:
    """Why a case is decided again, by whom, and what they gave in their own numbers and words."""

    cause: str
    actor: Actor
    note: str
    numbers: dict[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str | None:
        """The address that was given; None where none was."""
        return self.numbers.get("address")


def write(
    session: Session,
    case: Case,
    decision: Kept | None,
    route: Route,
    ask: Ask,
    given: Given,
    limits: Limits,
    at: datetime,
    *,
    quietly: bool = False,
) -> int:
    """Store the new decision, put the case right, and tell before and after on its timeline.

    Args:
        session: open session.
        case: held for update.
        decision: the one that stood; None where the case was never routed.
        route: the new one.
        ask: what was asked.
        given: why and by whom.
        limits: from the year of submission on.
        at: when.
        quietly: no event, for what the timeline has been told already.

    Returns:
        The number of the case's last event.
    """
    found = changes(case, decision, route, ask)
    place = (route.place.lng, route.place.lat) if route.place else None
    before = decision.route if decision else None
    category = ask.category if ask.category is not None and ask.category.code != case.category_code else None
    now = Correction(
        spot=route.spot,
        platform=route.platform or case.platform,
        flags=route.flags,
        office_code=route.office_code,
        office_changed="office" in found,
        moves=given.cause == "moved",
        place=place,
        h3=cell_of(*place) if place else None,
        address_text=given.address,
        category=category,
        co_offices=tuple(office.code for office in route.co_offices),
        coordination=COORDINATED_BY.get(route.rule or ""),
    )
    facts = {
        "cause": given.cause,
        "changes": found,
        "before": _side(before, case.current_grid_code, case.category_code, case.address_text),
        "after": _side(
            route, route.spot.grid_code, ask.category.code if ask.category else None, given.address or case.address_text
        ),
    }
    kept = Kept(
        case.county_code,
        case.number,
        decision.seq + 1 if decision else 1,
        at,
        route,
        cause=given.cause,
        actor_name=given.actor.display_name,
        note=given.note,
        confirmed_by=given.actor.account_id if given.cause == "confirmed" else None,
        given=given.numbers or None,
    )
    rows = Rows()
    keep(rows, [kept])
    rows.write(session)
    put_right(session, case, now, None if quietly else Told(given.actor, given.note, facts), limits, at)
    return case.last_seq


def _side(route: Route | None, grid_code: str | None, category_code: str | None, address: str) -> dict[str, Any]:
    """How a case stood, or stands from now on, as its timeline tells it."""
    names = {grid.code: grid.name for grid in route.candidates} if route else {}
    rule = route.routing_rule if route else None
    place = route.place if route else None
    return {
        "grid": grid_code,
        "grid_name": names.get(grid_code or ""),
        "office": route.office_code if route else None,
        "office_name": route.office.name if route and route.office else None,
        "category": category_code,
        "rule": rule.code if rule else route.rule if route else None,
        "place": [place.lng, place.lat] if place else None,
        "address": address,
    }
