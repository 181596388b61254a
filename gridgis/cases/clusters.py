"""Cases on a map in clusters, so that any number of them makes a bounded answer: H3 cells by zoom, spots when near.

A sensitive case stands on no map (domain guide, "Sensitive"); `counted_for` keeps it out.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import h3
from sqlalchemy import Row, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session

from gridgis.cases.clock_marks import clock
from gridgis.cases.filters import Filter, matching, parent_cell
from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.cases.rules import CLOCKS
from gridgis.core.geo import H3_RESOLUTION, degrees_around, touches
from gridgis.security.rules import Actor

RESOLUTIONS = {9: 5, 10: 6, 11: 7, 12: 7, 13: 8, 14: 9, 15: 9, 16: 10}
"""The cells into which cases are gathered, by zoom: two lie some fifty to a hundred pixels apart."""
COARSEST, NEAREST = 5, 17
"""From this zoom on every spot stands by itself."""
MOST = 2000
"""So many marks at most; of more, coarser cells."""
MOST_MEMBERS = 200
"""So many cases of one spot are named, to stand apart around it."""


def clusters(session: Session, actor: Actor, wanted: Filter, *, zoom: int, at: datetime) -> str:
    """Located cases as GeoJSON text, EPSG:4490, gathered by the zoom of a web map.

    Each mark counts all cases of its cell or spot that are meant, also those beyond the box: those that touch the box
    are told. `totals` count what is meant anywhere, by clock; `unplaced` of them have no place.

    Args:
        session: open session.
        actor: who reads.
        wanted: which cases; the box narrows what is told, not what is counted.
        zoom: 0 and more, as tiles of 256 pixels have it.
        at: the moment against which limits count.
    """
    resolution = None if zoom >= NEAREST else RESOLUTIONS.get(zoom, COARSEST)
    rows = _gathered(session, actor, wanted, resolution, at)
    while len(rows) > MOST and resolution != COARSEST:
        resolution = H3_RESOLUTION if resolution is None else resolution - 1
        rows = _gathered(session, actor, wanted, resolution, at)
    box = None if resolution is None else wanted.bbox
    told = [_mark(row, resolution) for row in rows if box is None or touches(row.cell, box)]
    totals, unplaced = _totals(session, actor, wanted, at)
    return json.dumps({"type": "FeatureCollection", "features": told, "totals": totals, "unplaced": unplaced})


def _gathered(session: Session, actor: Actor, wanted: Filter, resolution: int | None, at: datetime) -> list[Row[Any]]:
    """One row a cell of a resolution, or a spot, in order."""
    lng, lat = func.ST_X(Case.place), func.ST_Y(Case.place)
    keys: list[Any] = [lng, lat] if resolution is None else [parent_cell(Case.h3, resolution)]
    one = func.array_agg(aggregate_order_by(Case.number, Case.number))
    members = func.array_agg(aggregate_order_by(clock(at), Case.number))
    named: list[Any] = [one.label("numbers"), members.label("clocks")] if resolution is None else []
    asked = (
        select(
            *(key.label(name) for key, name in zip(keys, ("cell", "lat"), strict=False)),
            func.count().label("many"),
            *(func.count().filter(clock(at) == name).label(name) for name in CLOCKS),
            *(of(way).label(f"{word}_{name}") for name, way in (("x", lng), ("y", lat)) for word, of in _ENDS.items()),
            func.min(Case.number).label("number"),
            *named,
        )
        .where(Case.place.is_not(None), *matching(session, _around(wanted, resolution), at))
        .group_by(*keys)
        .order_by(*keys)
    )
    return list(session.execute(counted_for(asked, actor)))


_ENDS: dict[str, Any] = {"least": func.min, "most": func.max, "mean": func.avg}


def _around(wanted: Filter, resolution: int | None) -> Filter:
    """The same cases in a box so wide that it holds each cell whole that touches the one asked for."""
    if wanted.bbox is None or resolution is None:
        return wanted
    west, south, east, north = wanted.bbox
    wide = 2.5 * h3.average_hexagon_edge_length(resolution, unit="m")
    across, up = degrees_around(max(abs(south), abs(north)), wide)
    box = (max(west - across, -180), max(south - up, -90), min(east + across, 180), min(north + up, 90))
    return replace(wanted, bbox=box)


def _mark(row: Row[Any], resolution: int | None) -> dict[str, Any]:
    place = [row.mean_x, row.mean_y] if row.many > 1 and resolution is not None else [row.least_x, row.least_y]
    facts: dict[str, Any] = {
        "count": row.many,
        "clocks": {name: getattr(row, name) for name in CLOCKS if getattr(row, name)},
        "cell": None if resolution is None else f"{row.cell:x}",
        "box": [row.least_x, row.least_y, row.most_x, row.most_y],
        "number": row.number if row.many == 1 else None,
        "members": list(_members(row)) if resolution is None and 1 < row.many <= MOST_MEMBERS else [],
    }
    return {
        "type": "Feature",
        "id": facts["number"] or facts["cell"] or f"{place[0]},{place[1]}",
        "geometry": {"type": "Point", "coordinates": place},
        "properties": facts,
    }


def _members(row: Row[Any]) -> Iterator[dict[str, str]]:
    for number, told in zip(row.numbers, row.clocks, strict=True):
        yield {"number": number, "clock": told}


def _totals(session: Session, actor: Actor, wanted: Filter, at: datetime) -> tuple[dict[str, int], int]:
    """How many cases are meant anywhere, by clock, and how many of them have no place."""
    how = clock(at).label("how")
    asked = select(how, func.count(), func.count().filter(Case.place.is_(None))).where(
        *matching(session, replace(wanted, bbox=None), at)
    )
    rows = session.execute(counted_for(asked.group_by(how), actor)).all()
    return {told: many for told, many, _ in rows}, sum(lost for _, _, lost in rows)
