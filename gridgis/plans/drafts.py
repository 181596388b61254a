"""The net as a plan would have it: grids in force with the plan's edits on top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.divisions.models import Division
from gridgis.grids.models import Grid, GridVersion
from gridgis.plans.models import Plan, PlanEdit


@dataclass(frozen=True)
class Draft:
    """A grid as a plan has it; `base_version` is the version it stands on, None for a new one."""

    code: str
    layer: str
    name: str
    village_code: str
    zone_kind: str
    boundary: Polygon
    households: int
    base_version: int | None
    chief_id: int | None = None
    parents: tuple[str, ...] = ()

    def kept(self) -> dict[str, Any]:
        """As an edit keeps it; the shape to the last bit."""
        return {
            "layer": self.layer,
            "name": self.name,
            "village_code": self.village_code,
            "zone_kind": self.zone_kind,
            "boundary": shapely.to_wkb(self.boundary, hex=True),
            "households": self.households,
            "base_version": self.base_version,
            "chief_id": self.chief_id,
            "parents": list(self.parents),
        }

    @classmethod
    def of(cls, code: str, kept: dict[str, Any]) -> "Draft":
        """Back from what an edit keeps."""
        facts = kept | {"boundary": shapely.from_wkb(kept["boundary"]), "parents": tuple(kept["parents"])}
        return cls(code=code, **facts)


Net = dict[str, Draft]


def touched(session: Session, plan: Plan) -> dict[str, Draft | None]:
    """Grids the plan's edits have changed, by code, as they are now; None for those taken away."""
    edits = session.scalars(
        select(PlanEdit).where(PlanEdit.plan_id == plan.id, PlanEdit.undone.is_(False)).order_by(PlanEdit.seq)
    )
    found: dict[str, Draft | None] = {}
    for edit in edits:
        for code, kept in edit.after.items():
            found[code] = None if kept is None else Draft.of(code, kept)
    return found


def first_drafts(session: Session, plan: Plan) -> dict[str, Draft]:
    """The grids of the net that the plan's edits touch, by code, as they were before any edit."""
    edits = session.scalars(
        select(PlanEdit).where(PlanEdit.plan_id == plan.id, PlanEdit.undone.is_(False)).order_by(PlanEdit.seq)
    )
    found: dict[str, Draft] = {}
    for edit in edits:
        for code, kept in edit.before.items():
            if kept is not None and kept["base_version"] is not None and code not in found:
                found[code] = Draft.of(code, kept)
    return found


def in_villages(session: Session, plan: Plan, villages: Iterable[str], day: date) -> Net:
    """The village grids of villages, and all exclusive grids of the plan's county, with the plan's edits on top."""
    wanted = sorted(set(villages))
    net = _stored(session, day, Grid.village_code.in_(wanted) & (Grid.layer == "village"))
    net |= _stored(session, day, (Grid.county_code == plan.county_code) & (Grid.layer == "exclusive"))
    for code, draft in touched(session, plan).items():
        if draft is None:
            net.pop(code, None)
        elif draft.layer == "exclusive" or draft.village_code in wanted:
            net[code] = draft
    return net


def _stored(session: Session, day: date, condition: Any) -> Net:
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
    found = {}
    for code, layer, name, village, zone, boundary, households, version in session.execute(asked):
        found[code] = Draft(code, layer, name, village, zone, one_part(boundary), households, version)
    return found


def one_part(boundary: bytes | memoryview) -> Polygon:
    """A stored boundary as a polygon; of several parts the largest is edited, the rest stays with it unseen.

    Raises:
        NotFound: never for what we store; a guard against foreign rows.
    """
    shape = shapely.from_wkb(bytes(boundary))
    if isinstance(shape, MultiPolygon):
        if len(shape.geoms) != 1:
            raise NotFound("This grid has several detached parts; merge or redraw it on the map first.")
        return shape.geoms[0]
    if isinstance(shape, Polygon):
        return shape
    raise NotFound("This grid has no polygon.")


def villages_of(net: Net) -> set[str]:
    """Codes of the villages whose village grids are in a net."""
    return {draft.village_code for draft in net.values() if draft.layer == "village"}


def village_shapes(session: Session, codes: Sequence[str]) -> dict[str, BaseGeometry]:
    """Outlines of villages by code."""
    asked = select(Division.code, func.ST_AsBinary(Division.boundary)).where(
        Division.code.in_(sorted(codes)), Division.boundary.is_not(None)
    )
    return {code: shapely.from_wkb(bytes(boundary)) for code, boundary in session.execute(asked)}
