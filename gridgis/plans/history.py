"""The net through time: on which days it changed, what changed between two, and who came from whom."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from gridgis.core.shapes import collection, feature
from gridgis.grids import queries as grids
from gridgis.grids.comparing import moved
from gridgis.grids.layers import layers
from gridgis.grids.models import Grid, GridVersion
from gridgis.plans.changed import between, by_days
from gridgis.plans.drafts import Net, in_force, of_layer
from gridgis.plans.models import Lineage, Plan
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class NetDay:
    """A day on which grids of a place changed, by a plan or without one, and how many (`gridgis.plans.changed`)."""

    day: date
    plan_id: int | None
    plan_title: str | None
    grids: int


def days(session: Session, actor: Actor, parent: str) -> list[NetDay]:
    """Days on which grids below a division that the actor may see changed, newest first."""
    own = session.scalars(grids.visible_to(select(Grid.code).where(grids.below(parent)), actor)).all()
    found = by_days(session, own)
    known = {plan_id for _, plan_id in found if plan_id is not None}
    titles = dict(session.execute(select(Plan.id, Plan.title).where(Plan.id.in_(known))).all())
    newest = sorted(found, key=lambda key: (key[0], key[1] or 0), reverse=True)
    return [NetDay(day, plan, titles.get(plan or 0), len(found[day, plan])) for day, plan in newest]


def compare(session: Session, actor: Actor, parent: str, first: date, last: date) -> str:
    """Areas that belong to another grid on one day than on another, below a division, as GeoJSON text.

    `kind` is `moved`, `new` (no grid before) or `gone` (none after); largest first, each layer by itself. `changed` are
    the codes of all grids that are not the same, renamed ones too. Both are empty for days with the same net.
    """
    held = grids.held_by(actor, "grid.read")
    before, after = (dict(sorted(in_force(session, day, grids.below(parent) & held).items())) for day in (first, last))
    features: list[dict[str, Any]] = []
    for layer in layers(session).values():
        for piece in moved(of_layer(before, layer), of_layer(after, layer)):
            facts = {
                "kind": "new" if piece.from_code is None else "gone" if piece.to_code is None else "moved",
                "layer": layer.code,
                "from_code": piece.from_code,
                "from_name": _name(before, piece.from_code),
                "to_code": piece.to_code,
                "to_name": _name(after, piece.to_code),
                "area_m2": round(piece.area_m2, 1),
            }
            features.append(feature(piece.shape, facts))
    features.sort(key=lambda feature: -feature["properties"]["area_m2"])
    changed = sorted(between(session, before, after, first, last))
    return json.dumps(collection(features) | {"changed": changed}, ensure_ascii=False)


def _name(net: Net, code: str | None) -> str | None:
    return net[code].name if code is not None else None


@dataclass(frozen=True)
class Link:
    """That one grid came from another; `""` for from nothing, or to nothing."""

    parent_code: str
    child_code: str
    kind: str
    on_day: date
    plan_id: int


@dataclass(frozen=True)
class Relative:
    """A grid of a family: its last name, and when it was in force; `valid_to` None for today still."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None


def family(session: Session, actor: Actor, code: str) -> tuple[list[Link], list[Relative]]:
    """The family of a grid: every link that leads to it or from it, oldest first, and its members by code.

    Raises:
        NotFound: the actor may see no such grid.
    """
    grids.history(session, actor, code)
    found: dict[tuple[int, str, str], Lineage] = {}
    codes, seen = {code}, set[str]()
    while codes:
        named = or_(Lineage.parent_code.in_(sorted(codes)), Lineage.child_code.in_(sorted(codes)))
        rows = session.scalars(select(Lineage).where(named)).all()
        seen |= codes | {""}
        found |= {(row.plan_id, row.parent_code, row.child_code): row for row in rows}
        codes = {c for row in rows for c in (row.parent_code, row.child_code)} - seen
    links = sorted(found.values(), key=lambda row: (row.on_day, row.plan_id, row.parent_code, row.child_code))
    versions = select(GridVersion.grid_code, GridVersion.name, GridVersion.valid_from, GridVersion.valid_to)
    versions = versions.where(GridVersion.grid_code.in_(sorted(seen))).order_by(GridVersion.valid_from)
    members: dict[str, Relative] = {}
    for member, name, begin, end in session.execute(versions):
        members[member] = Relative(member, name, members[member].valid_from if member in members else begin, end)
    return [Link(r.parent_code, r.child_code, r.kind, r.on_day, r.plan_id) for r in links], [
        members[member] for member in sorted(members)
    ]
