"""Grids from boundary files: looked at first, then all of them into a plan, or none."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.exchange.boundaries import net_matching, shape_checks
from gridgis.exchange.boundaries.border_matching import match_borders
from gridgis.exchange.boundaries.first_net import publish_first, refuse_second_net
from gridgis.exchange.boundaries.net_matching import Match
from gridgis.exchange.boundaries.report import BoundaryReport, refused
from gridgis.exchange.boundaries.sent import Looked, Sent, look_at
from gridgis.exchange.boundaries.territory import Territory, of_county
from gridgis.grids.layers import layer_of, layers
from gridgis.grids.models import Grid
from gridgis.grids.rules import Layer
from gridgis.plans import edits, moving
from gridgis.plans.drafts import in_force
from gridgis.plans.models import Plan
from gridgis.security.actions import audit
from gridgis.security.rules import Actor, Spot, require


@dataclass(frozen=True)
class Asked:
    """What a sender wants done with a file of grids."""

    county_code: str
    layer: str = "village"
    title: str = ""
    confirm_crossing: bool = False
    publish: bool = False
    valid_from: date | None = None


@dataclass(frozen=True)
class Examined:
    """A report, and what would be loaded."""

    report: BoundaryReport
    match: Match


def examine(session: Session, actor: Actor, sent: Sent, asked: Asked, *, day: date) -> Examined:
    """Look at a file of grids without loading it.

    Args:
        actor: needs `plan.draft` in the county.
        asked: county, layer, and what is to be done.
        day: the day whose net it is compared with.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor may not draft there.
        Invalid: the file as a whole can't be used, or what was asked can't be.
    """
    territory = of_county(session, asked.county_code)
    require(actor, "plan.draft", Spot(county_code=asked.county_code))
    layer = layer_of(session, asked.layer)
    if not territory.villages:
        raise Invalid("boundaries.no_villages", field="county_code")
    looked = look_at(sent, territory.county, territory.villages, layers(session).keys() - {layer.code})
    match = _match(session, asked, layer, looked, territory, day)
    made = looked.report(match.matched, match.unmatched, match.new, match.unchanged)
    made.can_load = made.can_load and bool(match.after)
    return Examined(made, match)


def _match(session: Session, asked: Asked, layer: Layer, looked: Looked, territory: Territory, day: date) -> Match:
    placed, found = looked.placed, looked.found
    shape_checks.refuse_overlaps(placed, found)
    net = in_force(session, day, (Grid.county_code == asked.county_code) & (Grid.layer == layer.code))
    net_matching.tell_shift(placed, net, found)
    used = set(session.scalars(select(Grid.code).where(Grid.county_code == asked.county_code)))
    claiming = net_matching.with_villages(placed, net, territory.villages)
    settled = shape_checks.at_home(
        claiming,
        territory.villages,
        territory.county,
        found,
        stays_inside=layer.whole,
        confirmed=asked.confirm_crossing,
    )
    coded = net_matching.numbered(settled, layer, net, used, territory.villages, found)
    match = net_matching.match(coded, layer, net, found)
    if found.is_fatal:
        return match
    match = net_matching.replace_covered(coded, match, net, found)
    if layer.whole:
        match = replace(match, after=match_borders(match.after, net, found))
        net_matching.tell_gaps(coded, match, net, territory.villages, found)
    if not match.after:
        found.say("nothing_new")
    return match


def take_in(session: Session, actor: Actor, sent: Sent, asked: Asked, *, day: date, at: datetime) -> BoundaryReport:
    """Load a file of grids: into a draft plan, or, published at once, as the first net of a county.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor may not draft there, or not publish.
        Invalid: something stands against loading; nothing was. `problems` has the first fifty.
        Conflict: nothing differs from the net, or the county has a net and publishing was asked.
    """
    if asked.publish:
        refuse_second_net(session, actor, asked.county_code)
    return settle(session, actor, sent, asked, examine(session, actor, sent, asked, day=day), day=day, at=at)


def settle(
    session: Session, actor: Actor, sent: Sent, asked: Asked, examined: Examined, *, day: date, at: datetime
) -> BoundaryReport:
    """Load what was examined, as `take_in` does."""
    made = examined.report
    if any(problem.fatal for problem in made.problems):
        raise refused(made)
    if not made.can_load:
        raise Conflict("boundaries.nothing_new")
    if asked.publish:
        refuse_second_net(session, actor, asked.county_code)
    plan = _load(session, actor, sent, asked, examined, day, at)
    made.plan_id, made.published = plan.id, plan.state == "effective"
    return made


def _digest(path: Path) -> str:
    """The hash of a file, or of all files of a FileGDB."""
    parts = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    made = sha256()
    for part in parts:
        made.update(part.read_bytes())
    return made.hexdigest()


def _load(
    session: Session, actor: Actor, sent: Sent, asked: Asked, examined: Examined, day: date, at: datetime
) -> Plan:
    made = examined.report
    facts: dict[str, Any] = {
        "file": sent.name[:200],
        "sha256": _digest(sent.path),
        "format": made.format,
        "crs": made.crs,
        "rows": made.rows,
    }
    title = asked.title.strip()[:200] or f"导入 {Path(sent.name).name}"[:200]
    plan = moving.begin(session, actor, title, asked.county_code, "", at=at)
    edits.load(session, actor, plan.id, examined.match.after, facts, version=plan.version, day=day, at=at)
    if asked.publish:
        publish_first(session, actor, plan, asked.valid_from or day, day=day, at=at)
    audit(session, actor.account_id, "boundaries.import", "plan", str(plan.id), at=at, **facts)
    session.flush()
    return plan
