"""Which grids have a chief and a full-timer on a day, and what is wrong with those who have."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from gridgis.core.vocabulary import ROLE_OF, OneOf
from gridgis.grids.layers import routing_layers
from gridgis.grids.models import Grid, GridVersion
from gridgis.grids.queries import below, held_by
from gridgis.people.duties import MANAGE, READ
from gridgis.people.party.queries import PartyBrief, begun_in, briefs
from gridgis.people.roster import signs_of
from gridgis.people.teams import Member, teams
from gridgis.security.models import Post
from gridgis.security.rules import Actor, Spot, require_any

GAPS = ("no_chief", "away", "no_fulltime", "contract", "training", "no_party")
"""What is wrong with a grid's people, the worst first; contracts and training are told to those who manage people.

A party organisation is missed only where its county has begun to enter them.
"""

Gap = Annotated[str, OneOf(GAPS)]


@dataclass(frozen=True)
class Holder:
    """Somebody with a duty in a grid; away with the last day of a leave, and who stands in."""

    id: int
    name: str
    away_until: date | None
    substitute: str | None


@dataclass(frozen=True)
class GridStaff:
    """A grid with its people; `no_chief_since` is the first day without, null where there never was one."""

    code: str
    name: str
    village_code: str
    town_code: str
    layer: str
    households: int
    chief: Holder | None
    fulltime: list[Holder]
    parttime: list[Holder]
    guide: list[Holder]
    gaps: list[Gap]
    no_chief_since: date | None
    party: PartyBrief | None


def staffed(session: Session, actor: Actor, *, day: date, parent: str | None = None) -> list[GridStaff]:
    """Grids that route, where the actor may see people, by code.

    Raises:
        Forbidden: the actor holds neither `grid.read` nor `people.manage`.
    """
    require_any(actor, READ, MANAGE)
    asked = (
        select(
            Grid.code,
            GridVersion.name,
            Grid.county_code,
            Grid.village_code,
            Grid.town_code,
            Grid.layer,
            GridVersion.households,
        )
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(GridVersion.period.op("@>")(day), Grid.layer.in_(routing_layers(session)))
        .where(or_(held_by(actor, READ), held_by(actor, MANAGE)))
        .order_by(Grid.code)
    )
    found = session.execute(asked.where(below(parent)) if parent is not None else asked).all()
    serving = teams(session, [row.code for row in found], day)
    signs = signs_of(session, {one.person_id for team in serving.values() for one in team}, day)
    without = [row.code for row in found if not _holders(serving.get(row.code, []), "chief")]
    since = _since(session, without, day)
    parties, begun = briefs(session, [row.code for row in found]), begun_in(session, {row.county_code for row in found})
    told = []
    for row in found:
        team = serving.get(row.code, [])
        held = {duty: _holders(team, duty) for duty in ("chief", "fulltime", "parttime", "guide")}
        managed = actor.may(MANAGE, Spot(row.county_code, row.town_code, row.village_code, row.code))
        told.append(
            GridStaff(
                code=row.code,
                name=row.name,
                village_code=row.village_code,
                town_code=row.town_code,
                layer=row.layer,
                households=row.households,
                chief=held["chief"][0] if held["chief"] else None,
                fulltime=held["fulltime"],
                parttime=held["parttime"],
                guide=held["guide"],
                gaps=_gaps(held, signs if managed else {}, party=row.code in parties or row.county_code not in begun),
                no_chief_since=since.get(row.code),
                party=parties.get(row.code),
            )
        )
    return told


def _holders(team: Iterable[Member], duty: str) -> list[Holder]:
    """Those of a duty; whoever stands in follows the one they stand in for, whatever both are called."""
    held: list[Holder] = []
    for one in team:
        if one.duty == duty and one.stands_in_for is None:
            held.append(Holder(one.person_id, one.name, one.on_leave_until, None))
        elif one.duty == duty and held:
            held[-1] = replace(held[-1], substitute=one.name)
    return held


def _gaps(
    held: dict[str, list[Holder]], signs: dict[int, tuple[date | None, date | None]], *, party: bool
) -> list[Gap]:
    needed = [*held["chief"], *held["fulltime"]]
    there = {
        "no_chief": not held["chief"],
        "no_fulltime": not held["fulltime"],
        "away": any(one.away_until is not None and one.substitute is None for one in needed),
        "contract": any(signs.get(one.id, (None, None))[0] is not None for one in needed),
        "no_party": not party,
        "training": any(signs.get(one.id, (None, None))[1] is not None for one in needed),
    }
    return [gap for gap in GAPS if there[gap]]


def _since(session: Session, codes: list[str], day: date) -> dict[str, date]:
    asked = (
        select(Post.grid_code, func.max(func.upper(Post.period)))
        .where(Post.grid_code.in_(codes), Post.role_code == ROLE_OF["chief"], Post.person_id.is_not(None))
        .where(func.upper(Post.period) <= day)
        .group_by(Post.grid_code)
    )
    return {code: first for code, first in session.execute(asked) if code is not None}
