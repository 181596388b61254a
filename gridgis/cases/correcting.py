"""Putting a case right: another place, another category, another grid; the event tells before and after."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from geoalchemy2.shape import from_shape
from shapely import Point
from sqlalchemy.orm import Session

from gridgis.cases import first
from gridgis.cases.actions import tell
from gridgis.cases.in_force import Limits, in_phase
from gridgis.cases.models import Case
from gridgis.cases.naming import close_to_others, follow_posts
from gridgis.cases.reckoning import reckon
from gridgis.cases.recurring import relink
from gridgis.cases.rules import HELD, ROUTED, UNGIVEN, seal_flags
from gridgis.cases.sealing import seal_merged
from gridgis.cases.term_models import Category
from gridgis.cases.terms import inputs_of
from gridgis.core.geo import SRID
from gridgis.core.rows import Rows
from gridgis.security.rules import Actor, Spot


@dataclass(frozen=True)
class Correction:
    """How a case stands from now on. `place` is longitude and latitude in EPSG:4490, None where none is known.

    `moves` says whether place and address are new too; `category` is None where it stays. `office_code` is who would
    get it now, `office_changed` whether that is another than was named before; `coordination` who has to name it first.
    """

    spot: Spot
    platform: str
    flags: tuple[str, ...]
    office_code: str | None
    office_changed: bool = False
    moves: bool = False
    place: tuple[float, float] | None = None
    h3: int | None = None
    address_text: str | None = None
    category: Category | None = None
    co_offices: tuple[str, ...] = ()
    coordination: str | None = None


@dataclass(frozen=True)
class Told:
    """What the event of a correction keeps: who made it, and why."""

    actor: Actor
    note: str
    facts: dict[str, Any] = field(default_factory=dict)


def put_right(session: Session, case: Case, now: Correction, told: Told | None, limits: Limits, at: datetime) -> None:
    """Write a correction and its event; where the case was filed stays as it was.

    Args:
        case: held for update.
        now: how it stands from now on.
        told: what the event keeps; None for no event, where the timeline was told already.
        limits: from the year of submission on.
    """
    case.current_grid_code = now.spot.grid_code
    case.town_code, case.village_code = now.spot.town_code, now.spot.village_code
    case.platform = now.platform
    was_about_staff = case.staff_involved
    if now.moves:
        case.place = None if now.place is None else from_shape(Point(now.place), SRID)
        case.h3 = now.h3
        case.address_text = case.address_text if now.address_text is None else now.address_text
    if now.category is not None:
        _change_category(session, case, now.category, limits)
    case.staff_involved = case.staff_involved or "staff_involved" in now.flags
    case.sensitive = case.sensitive or case.staff_involved
    if case.sensitive:
        _ask_no_more(session, case, at)
    case.flags = _flags(case, now)
    case.co_offices = list(now.co_offices)
    if case.state in UNGIVEN and not case.return_count:
        case.coordination = now.coordination
    if told is not None:
        tell(session, case, "redecide", told.actor, source=case.state, note=told.note, at=at, facts=told.facts)
    session.flush()
    _relink(session, case, now)
    if case.staff_involved and not was_about_staff:
        close_to_others(session, case, at=at)
    if case.sensitive:
        follow_posts(session, case, at=at)
        seal_merged(session, case, at=at)


def _relink(session: Session, case: Case, now: Correction) -> None:
    """What is another matter, or lies elsewhere, came back after another one, or after none."""
    if now.moves or now.category is not None:
        relink(session, case)


def _ask_no_more(session: Session, case: Case, at: datetime) -> None:
    """A case that is sensitive is no matter of whoever of the grid was asked to look at it."""
    if case.asked_id is not None:
        ended = Rows()
        first.end(session, ended, case, at)
        ended.write(session)


def _flags(case: Case, now: Correction) -> list[str]:
    """Flags that routing did not set stay; the others are as it says now.

    A case in the hands of another office than the one named now waits for redispatch, unless somebody gave it there
    on purpose and what the rules say has not changed.
    """
    kept = [flag for flag in case.flags if flag not in ROUTED]
    held_by_other = case.state in HELD and now.office_code != case.office_code
    waits = held_by_other and ("reroute" in case.flags or now.office_changed)
    flags = seal_flags([*kept, *now.flags], sensitive=case.sensitive, staff_involved=case.staff_involved)
    return list(dict.fromkeys([*flags, *(["reroute"] * waits)]))


def _change_category(session: Session, case: Case, category: Category, limits: Limits) -> None:
    """Give the case the limits of another category; the citizen's total runs from submission as it did.

    A seal is set by a category or a rule, and never lifted: that takes two persons (T28).
    """
    case.category_code, case.urgency = category.code, category.urgency or case.urgency
    case.staff_involved = case.staff_involved or category.staff_involved
    case.sensitive = case.sensitive or category.sensitive
    now = in_phase(category, case.phases_done)
    case.limit_inputs = {name: one for name, one in case.limit_inputs.items() if name != "phases"} | inputs_of(now)
    reckon(session, case, now, limits)
