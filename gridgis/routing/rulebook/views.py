"""Rule sets as their readers see them, and what the editor can choose from."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.db import told_by
from gridgis.core.moves import ShutMove
from gridgis.core.vocabulary import SOURCES, URGENCIES
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.grids.layers import routing_layers
from gridgis.grids.models import WHOLE, Grid, GridVersion
from gridgis.people.agencies import agencies
from gridgis.people.offices.register import register
from gridgis.routing.rulebook import queries
from gridgis.routing.rulebook.matching import Rule
from gridgis.routing.rulebook.models import RoutingRule, RuleSet
from gridgis.routing.rulebook.moving import standing_of
from gridgis.routing.rulebook.stages import LIFE, Changes, State, changes
from gridgis.security.rules import Actor, Spot, require


@dataclass(frozen=True)
class RuleSetRow:
    """A set in a list; `in_force` on the day of reading."""

    id: int
    county_code: str
    title: str
    state: State
    author: str
    created_at: datetime
    submitted_at: datetime | None
    decided_by: str
    decided_at: datetime | None
    decision_note: str
    document_number: str
    effective_on: date | None
    valid_from: date | None
    valid_to: date | None
    rules_count: int
    in_force: bool


@dataclass(frozen=True)
class RuleStep:
    """One step of a set on its way."""

    at: datetime
    move: str
    target: str
    actor: str
    note: str


@dataclass(frozen=True)
class RuleSetStory(RuleSetRow):
    """A set with its rules, what it changes of its base, and the moves now open to the reader."""

    version: int
    base_id: int | None
    rules: list[Rule]
    changes: Changes
    moves: list[str]
    shut: list[ShutMove]
    editable: bool
    stale: bool
    way: list[RuleStep]


def listing(session: Session, actor: Actor, county_code: str | None, day: date) -> list[RuleSetRow]:
    """Sets of the counties whose rules the actor may read, newest first."""
    found = queries.listed(session, actor, county_code)
    asked = select(RoutingRule.set_id, func.count()).where(RoutingRule.set_id.in_([one.id for one in found]))
    counts = dict(session.execute(asked.group_by(RoutingRule.set_id)).all())
    return [RuleSetRow(**_row(one, counts.get(one.id, 0), day)) for one in found]


def _row(found: RuleSet, count: int, day: date) -> dict[str, Any]:
    begins, ends = found.valid_from, found.valid_to
    in_force = begins is not None and begins <= day and (ends is None or day < ends)
    kept = told_by(found, RuleSetRow)
    return kept | {"author": found.author_name, "rules_count": count, "in_force": in_force}


def story(session: Session, actor: Actor, found: RuleSet, day: date) -> RuleSetStory:
    """A set with all that belongs to it, for one who may read it."""
    rules = queries.stored_rules(session, found.id)
    newest = queries.newest_published(session, found.county_code)
    before = standing_of(session, actor, found, day)
    open_ = found.state in ("draft", "submitted")
    return RuleSetStory(
        **_row(found, len(rules), day),
        version=found.version,
        base_id=found.base_id,
        rules=rules,
        changes=changes(queries.base_rules(session, found), rules),
        moves=list(LIFE.open_to(before)),
        shut=LIFE.shut_to(before),
        editable=found.state == "draft" and actor.may("rule.draft", Spot(county_code=found.county_code)),
        way=[RuleStep(e.at, e.move, e.target, e.actor_name, e.note) for e in queries.events_of(session, found.id)],
        stale=open_ and (newest.id if newest else None) != found.base_id,
    )


@dataclass(frozen=True)
class AgencyOption:
    """An owner type."""

    code: str
    name_zh: str
    name_en: str
    platform: str


@dataclass(frozen=True)
class OfficeOption:
    """An office of the county."""

    code: str
    name: str
    agency_type: str
    level: str
    place_code: str


@dataclass(frozen=True)
class PlaceOption:
    """A division below the county."""

    code: str
    name: str
    level: str


@dataclass(frozen=True)
class ZoneOption:
    """A grid that lies over the villages' and routes."""

    code: str
    name: str
    zone_kind: str


@dataclass(frozen=True)
class RuleOptions:
    """What the rules of a county can name."""

    agencies: list[AgencyOption]
    offices: list[OfficeOption]
    towns: list[PlaceOption]
    villages: list[PlaceOption]
    zones: list[ZoneOption]
    zone_kinds: list[str]
    sources: list[str]
    urgencies: list[str]


def options(session: Session, actor: Actor, county_code: str, day: date) -> RuleOptions:
    """What the rules of a county can name on a day, by code.

    Raises:
        Forbidden: the actor may not read the county's rules.
    """
    require(actor, "rule.read", Spot(county_code=county_code))
    offices = [one.row for one in register(session).on(day).values() if one.county_code == county_code]
    places = select(Division.code, Division.name, Division.level).where(
        Division.code.in_(divisions.below(county_code)), Division.level.in_(("town", "village"))
    )
    zones = (
        select(Grid.code, GridVersion.name, Grid.zone_kind)
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(
            Grid.county_code == county_code,
            Grid.layer != WHOLE,
            Grid.layer.in_(routing_layers(session)),
            GridVersion.period.op("@>")(day),
        )
    )
    below = [PlaceOption(*row) for row in session.execute(places.order_by(Division.code))]
    over = [ZoneOption(*row) for row in session.execute(zones.order_by(Grid.code))]
    return RuleOptions(
        agencies=[AgencyOption(**told_by(one, AgencyOption)) for one in agencies(session, day).values()],
        offices=[OfficeOption(**told_by(row, OfficeOption)) for row in offices],
        towns=[place for place in below if place.level == "town"],
        villages=[place for place in below if place.level == "village"],
        zones=over,
        zone_kinds=sorted({zone.zone_kind for zone in over if zone.zone_kind}),
        sources=list(SOURCES),
        urgencies=list(URGENCIES),
    )
