"""Open cases asked about again: what is known of them, what a new decision changes, and writing that down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from geoalchemy2.shape import to_shape
from shapely.geometry import Point
from sqlalchemy.orm import Session

from gridgis.cases import queries as cases
from gridgis.cases.correcting import Correction, Told, put_right
from gridgis.cases.models import Case
from gridgis.cases.queries import Limits
from gridgis.cases.rules import PLACE_DOUBT
from gridgis.core.geo import cell_of
from gridgis.grids import queries as grids
from gridgis.people import queries as people
from gridgis.routing.actions import Routed, keep
from gridgis.routing.locating import Ask, Route
from gridgis.routing.models import Decision
from gridgis.security.rules import Actor

OF_THE_ADDRESS = ("address_uncertain", "datum_suspected", "unlocated")
"""Doubts that only another place, or somebody who looks, can end; a new net can't."""


@dataclass(frozen=True)
class Terms:
    """What of the settings counts: the zone of days, how far beyond every grid the nearest still counts."""

    zone: str = "Asia/Shanghai"
    tolerance_m: float = 50.0


DEFAULTS = Terms()


def standing(
    session: Session, asked: Sequence[Case], decisions: Sequence[Decision | None], terms: Terms, at: datetime
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
    places = cases.places_of(session, asked)
    kinds = {one.code: one for one in cases.categories(session, [case.category_code for case in asked])}
    found = []
    for case, decision in zip(asked, decisions, strict=True):
        place = places.get(case.number)
        kept = decision.candidates if decision else {}
        chosen = kept.get("chosen_grid") if place else case.current_grid_code
        if chosen is not None and grids.version_of(session, chosen, day) is None:
            chosen = None
        observed = datetime.fromisoformat(kept["at"]) if kept.get("at") else case.submitted_at
        found.append(
            Ask(
                day=day,
                lng=place[0] if place else None,
                lat=place[1] if place else None,
                accuracy_m=kept.get("accuracy_m"),
                grid_code=None if place else chosen,
                division_code=case.village_code or case.town_code or case.county_code,
                category=kinds[case.category_code],
                source=case.source,
                words=f"{case.description} {case.address_text}",
                at=observed.astimezone(zone),
                component_owner=case.component_owner,
                chosen_grid=chosen if place else None,
                chosen_by=kept.get("chosen_by", ""),
            )
        )
    return found


def keep_doubts(route: Route, case: Case, decision: Decision | None, *, all_of_them: bool) -> None:
    """Let the doubts about a place stand that did not change: all, or those that a new net can't end."""
    old = [flag for flag in case.flags if flag in (PLACE_DOUBT if all_of_them else OF_THE_ADDRESS)]
    fresh = [flag for flag in route.flags if not (all_of_them and flag in PLACE_DOUBT)]
    route.flags = list(dict.fromkeys([*fresh, *old]))
    if decision is not None and route.lng is not None:
        route.located_by, route.score = decision.located_by, decision.score


def changes(case: Case, decision: Decision | None, route: Route, ask: Ask) -> list[str]:
    """What a new decision changes of a case: of `place grid village town category office platform`."""
    office = route.office.code if route.office else None
    differs = {
        "place": _moved(decision, route),
        "grid": (route.grid.code if route.grid else None) != case.current_grid_code,
        "village": route.village_code != case.village_code,
        "town": route.town_code != case.town_code,
        "category": ask.category is not None and ask.category.code != case.category_code,
        "office": decision is not None and office != decision.office_code,
        "platform": route.platform is not None and route.platform != case.platform,
    }
    return [name for name, is_other in differs.items() if is_other]


def _moved(decision: Decision | None, route: Route) -> bool:
    if decision is None:
        return False
    old = None if decision.place is None else to_shape(decision.place)
    was = (old.x, old.y) if isinstance(old, Point) else (None, None)
    return was != (route.lng, route.lat)


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
    decision: Decision | None,
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
    confirmed = given.actor.account_id if given.cause == "confirmed" else None
    place = (route.lng, route.lat) if route.lng is not None and route.lat is not None else None
    other = ask.category if ask.category is not None and ask.category.code != case.category_code else None
    now = Correction(
        spot=route.spot,
        platform=route.platform or case.platform,
        flags=tuple(route.flags),
        office_code=route.office.code if route.office else None,
        office_changed="office" in found,
        moves=given.cause == "moved",
        place=place,
        h3=cell_of(*place) if place else None,
        address_text=given.address,
        category=other,
    )
    facts = {
        "cause": given.cause,
        "changes": found,
        "before": _side_before(session, case, decision),
        "after": _side_after(route, ask, given.address or case.address_text),
    }
    keep(session, [_row(case, decision, route, given, confirmed)], at=at)
    put_right(session, case, now, None if quietly else Told(given.actor, given.note, facts), limits, at)
    return case.last_seq


def _row(case: Case, decision: Decision | None, route: Route, given: Given, confirmed: int | None) -> Routed:
    seq = (decision.seq if decision else 0) + 1
    who = given.actor.display_name
    return Routed(
        case.county_code,
        case.number,
        seq,
        None,
        route,
        given.cause,
        who,
        given.note,
        confirmed,
        given.numbers,
    )


def _side_before(session: Session, case: Case, decision: Decision | None) -> dict[str, Any]:
    options = decision.candidates["grids"] if decision else []
    names = {option["code"]: option["name"] for option in options}
    code = decision.office_code if decision else None
    office = people.offices(session, [code]).get(code) if code else None
    place = None if decision is None or decision.place is None else to_shape(decision.place)
    return {
        "grid": case.current_grid_code,
        "grid_name": names.get(case.current_grid_code or ""),
        "office": code,
        "office_name": office.name if office else None,
        "category": case.category_code,
        "rule": (decision.rule_code or decision.rule) if decision else None,
        "place": [place.x, place.y] if isinstance(place, Point) else None,
        "address": case.address_text,
    }


def _side_after(route: Route, ask: Ask, address: str) -> dict[str, Any]:
    return {
        "grid": route.grid.code if route.grid else None,
        "grid_name": route.grid.name if route.grid else None,
        "office": route.office.code if route.office else None,
        "office_name": route.office.name if route.office else None,
        "category": ask.category.code if ask.category else None,
        "rule": route.routing_rule.code if route.routing_rule else route.rule,
        "place": None if route.lng is None else [route.lng, route.lat],
        "address": address,
    }
