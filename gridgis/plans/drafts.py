"""The net as a plan would have it: grids in force with the plan's edits on top."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import shapely
from geoalchemy2.shape import from_shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID
from gridgis.core.sql import statement
from gridgis.core.vocabulary import DUTIES, DUTY_OF, ROLE_OF
from gridgis.divisions.models import Division
from gridgis.grids.coverage import Area, as_area, thick
from gridgis.grids.layers import layers
from gridgis.grids.models import WHOLE, Grid, GridVersion
from gridgis.grids.rules import Layer
from gridgis.plans.models import Plan
from gridgis.security.models import Post

Staff = tuple[tuple[int, str], ...]
"""Who serves a grid beside its chief: pairs of person and duty."""


KEPT = ("name", "village_code", "zone_kind", "households", "base_version", "chief_id", "staff", "team")
"""What of a draft an edit keeps as it is."""


@dataclass(frozen=True)
class Draft:
    """A grid as a plan has it; `base_version` is the version it stands on, None for a new one.

    `chief_id` and `staff` are None where the plan leaves them as they are; where it does not, `team` is the grid and
    its posts without an end when the plan changed them.
    """

    code: str
    layer: Layer
    name: str
    village_code: str
    zone_kind: str
    boundary: Area
    households: int
    base_version: int | None
    chief_id: int | None = None
    staff: Staff | None = None
    team: tuple[str, Staff] | None = None

    def kept(self) -> dict[str, Any]:
        """As an edit keeps it; the shape to the last bit."""
        facts = {name: getattr(self, name) for name in KEPT}
        return facts | {"layer": self.layer.code, "boundary": shapely.to_wkb(self.boundary, hex=True)}

    @classmethod
    def of(cls, code: str, kept: Mapping[str, Any], known: Mapping[str, Layer]) -> "Draft":
        """Back from what an edit keeps."""
        facts: dict[str, Any] = {name: kept.get(name) for name in KEPT}
        staff, team = kept["staff"], kept.get("team")
        facts["staff"] = None if staff is None else _as_staff(staff)
        facts["team"] = None if team is None else (team[0], _as_staff(team[1]))
        return cls(code, known[kept["layer"]], boundary=shapely.from_wkb(kept["boundary"]), **facts)

    def drawn_as(self, boundary: Area) -> "Draft":
        """The same grid with another boundary."""
        return replace(self, boundary=boundary)


def _as_staff(kept: Iterable[tuple[int, str]]) -> Staff:
    return tuple((person, duty) for person, duty in kept)


Net = dict[str, Draft]
After = dict[str, Draft | None]
"""Grids by code as something leaves them; None for those taken away."""


def of_layer(net: Net, layer: Layer) -> dict[str, Area]:
    """Shapes of one layer of a net."""
    return {code: draft.boundary for code, draft in net.items() if draft.layer == layer}


def kept_of(drafts: After) -> dict[str, Any]:
    """Drafts as an edit keeps them."""
    return {code: None if draft is None else draft.kept() for code, draft in drafts.items()}


def known_of(session: Session, kept: Mapping[str, Any]) -> After:
    """Back from what an edit keeps."""
    known = layers(session)
    return {code: None if one is None else Draft.of(code, one, known) for code, one in kept.items()}


def touched(session: Session, plan: Plan, villages: Collection[str] | None = None) -> After:
    """Grids the plan's edits have changed, by code, as they are now; None for those taken away.

    Args:
        villages: only the village grids of these, and all that lie over any; None for all.
    """
    asked = {"plan": plan.id, "villages": None if villages is None else sorted(villages)}
    rows = session.execute(statement(__package__, "last_drafts"), asked)
    return known_of(session, dict(rows.all()))


def home_villages(session: Session, plan: Plan) -> dict[str, str]:
    """The village of each grid that the plan's edits have touched, by its code; of those taken away too."""
    return dict(session.execute(statement(__package__, "home_villages"), {"plan": plan.id}).all())


def first_drafts(session: Session, plan: Plan) -> Net:
    """Every grid that stood in the net before the plan touched it, as it stood there."""
    rows = session.execute(statement(__package__, "first_drafts"), {"plan": plan.id})
    return {code: draft for code, draft in known_of(session, dict(rows.all())).items() if draft is not None}


@dataclass(frozen=True)
class Sheet:
    """The part of the net that a piece of work lies on: as in force on a day, and with the plan's edits."""

    base: Net
    net: Net

    def layer(self, layer: Layer) -> dict[str, Area]:
        """Shapes of one layer, with the plan's edits."""
        return of_layer(self.net, layer)

    @property
    def whole(self) -> dict[str, Area]:
        """Shapes of the layer that covers the villages, with the plan's edits."""
        return {code: draft.boundary for code, draft in self.net.items() if draft.layer.whole}

    def altered(self, codes: Iterable[str]) -> set[str]:
        """Of some grids, those that the plan changes; not those with only a neighbour's vertex in their border."""
        return {code for code in codes if differ(self.base.get(code), self.net.get(code))}

    def village(self, code: str) -> Net:
        """Village grids of a village, with the plan's edits."""
        return {c: d for c, d in self.net.items() if d.layer.whole and d.village_code == code}


def differ(base: Draft | None, draft: Draft | None) -> bool:
    """Whether a grid is another in anything but the version it stands on, or in its border by more than a vertex."""
    if base is None or draft is None:
        return base is not draft
    if replace(draft, boundary=base.boundary, base_version=base.base_version) != base:
        return True
    return redrawn(base.boundary, draft.boundary)


def redrawn(was: BaseGeometry, now: BaseGeometry) -> bool:
    """Whether an area is another by more than a vertex in its border."""
    return not was.equals_exact(now, 0) and bool(thick(shapely.symmetric_difference(was, now)))


def sheet(session: Session, plan: Plan, villages: Iterable[str], day: date) -> Sheet:
    """The village grids of villages, and all grids that lie over any in the plan's county.

    A plan that has been published is shown on the net of the day before it took effect, whatever the day.
    """
    wanted = sorted(set(villages))
    if plan.published_at is not None and plan.effective_on is not None:
        day = plan.effective_on - timedelta(days=1)
    base = in_force(session, day, Grid.village_code.in_(wanted) & (Grid.layer == WHOLE))
    base |= in_force(session, day, (Grid.county_code == plan.county_code) & (Grid.layer != WHOLE))
    return Sheet(base, laid_over(base, touched(session, plan, wanted)))


def villages_of(session: Session, drafts: Iterable[Draft | None]) -> set[str]:
    """The villages of grids, and those that grids of other layers among them lie over."""
    known = [draft for draft in drafts if draft is not None]
    found = {draft.village_code for draft in known}
    zones = [draft.boundary for draft in known if not draft.layer.whole]
    if zones:
        over = from_shape(shapely.union_all(zones), SRID)
        touched = select(Division.code).where(Division.level == "village", func.ST_Intersects(Division.boundary, over))
        found |= set(session.scalars(touched))
    return found


def laid_over(base: Net, changed: After) -> Net:
    """A net with changes on top."""
    net = dict(base)
    for code, draft in changed.items():
        if draft is None:
            net.pop(code, None)
        else:
            net[code] = draft
    return net


def in_force(session: Session, day: date, condition: ColumnElement[bool]) -> Net:
    """Grids in force on a day that meet a condition on `Grid`, as drafts without any edit."""
    asked = (
        select(
            Grid.code,
            Grid.layer,
            GridVersion.name,
            Grid.village_code,
            Grid.zone_kind,
            func.ST_AsBinary(GridVersion.boundary),
            GridVersion.households,
            GridVersion.id,
        )
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(condition, GridVersion.period.op("@>")(day))
    )
    rows = session.execute(asked).all()
    shapes = shapely.from_wkb([bytes(row[5]) for row in rows])
    found, known = dict[str, Draft](), layers(session)
    for (code, layer, name, village, zone, _, households, version), shape in zip(rows, shapes, strict=True):
        boundary = as_area(shape)
        if boundary is not None:
            found[code] = Draft(code, known[layer], name, village, zone, boundary, households, version)
    return found


def division_shapes(session: Session, codes: Iterable[str]) -> dict[str, BaseGeometry]:
    """Outlines of divisions by code; those without one are left out."""
    asked = select(Division.code, func.ST_AsBinary(Division.boundary)).where(
        Division.code.in_(sorted(set(codes))), Division.boundary.is_not(None)
    )
    return {code: shapely.from_wkb(bytes(boundary)) for code, boundary in session.execute(asked)}


def posts_of(session: Session, codes: Iterable[str], day: date) -> list[tuple[str, int, str]]:
    """Who serves grids on a day: code, person and duty, in this order; empty for grids nobody serves."""
    asked = _serving(codes).where(Post.period.op("@>")(day))
    return [(code, person, DUTY_OF[role]) for code, person, role in session.execute(asked.order_by(Post.id))]


def _serving(codes: Iterable[str]) -> Select[*tuple[Any, ...]]:
    """Grid, person and role of the posts of duty in grids."""
    return select(Post.grid_code, Post.person_id, Post.role_code).where(
        Post.grid_code.in_(sorted(codes)),
        Post.person_id.is_not(None),
        Post.role_code.in_([ROLE_OF[duty] for duty in DUTIES]),
    )


def standing_posts(session: Session, codes: Iterable[str]) -> dict[str, Staff]:
    """The posts of grids that have no end, by code, in order of person and duty."""
    asked = _serving(codes).where(Post.valid_to.is_(None), Post.cancelled_at.is_(None))
    found: dict[str, Staff] = {}
    for code, person, role in session.execute(asked):
        found[code] = (*found.get(code, ()), (person, DUTY_OF[role]))
    return {code: tuple(sorted(staff)) for code, staff in found.items()}


def serving(session: Session, net: Mapping[str, Draft], day: date) -> dict[str, Staff]:
    """Who serves each grid beside its chief, as a plan has it; grids that nobody serves are left out."""
    stored: dict[str, Staff] = {}
    for code, person, duty in posts_of(session, net, day):
        if duty != "chief":
            stored[code] = (*stored.get(code, ()), (person, duty))
    return stored | {code: draft.staff for code, draft in net.items() if draft.staff is not None}


def chiefs(session: Session, net: Mapping[str, Draft], day: date) -> dict[str, int]:
    """The chief of each grid as a plan has it; grids without one are left out."""
    stored = {code: person for code, person, duty in posts_of(session, net, day) if duty == "chief"}
    return stored | {code: draft.chief_id for code, draft in net.items() if draft.chief_id is not None}
