"""The net of grids."""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import Query, Request, Response

from api.deps import BboxQuery, CurrentActor, Db, Now, PageQuery, Today
from api.documenting import refusing
from api.routes.shapes import GEOJSON, TOPOJSON, Shapes, Within, versioned
from api.schemas.grids import GridShapes, GridTopology, GridVersion
from api.schemas.parts import Listed, PageOf
from api.unit import Router
from gridgis.cases import grid_cards
from gridgis.cases.grid_cards import GridCard
from gridgis.core.held import NET
from gridgis.geocoding.overlays import Shown
from gridgis.geocoding.overlays import shown as shown_over
from gridgis.grids import maps, queries
from gridgis.grids.layers import layers
from gridgis.grids.queries import GridListing
from gridgis.grids.rules import Layer
from gridgis.plans.loads import load_of
from gridgis.plans.weighing import Load

router = Router(tags=["grids"])


@router.get("/layers")
def layered(db: Db, actor: CurrentActor) -> Listed[Layer]:
    """The layers that grids lie in, in the order in which they are shown."""
    return Listed(items=list(layers(db).values()))


@router.get("/grids")
def listed(
    db: Db,
    actor: CurrentActor,
    day: Today,
    page: PageQuery,
    parent: str | None = None,
    q: str | None = None,
) -> PageOf[GridListing]:
    """Grids below a division, or whose name or code fits, in code order."""
    (after,) = page.after("grids", str) or (None,)
    rows = queries.listed(db, actor, day=day, parent=parent, words=q, after=after, limit=page.limit)
    return PageOf(items=rows, next=page.cut("grids", rows, lambda last: (last.code,)))


@router.get("/grids.geojson", response_model=GridShapes, response_class=Shapes, responses=GEOJSON)
@router.get("/grids.topojson", response_model=GridTopology, responses=TOPOJSON)
def shapes(
    request: Request,
    db: Db,
    actor: CurrentActor,
    today: Today,
    bbox: BboxQuery,
    parent: str | None = None,
    layer: str | None = None,
    at: date | None = None,
    within_m: Within = 0,
) -> Response:
    """Grids in force on a day, EPSG:4490."""
    day = maps.since(db, at or today)
    told = (day, parent, bbox, layer, maps.reach(actor))
    read = partial(maps.shapes, db, actor, day=day, parent=parent, bbox=bbox, layer=layer)
    return versioned(request, db, actor, read, *told, of=NET, within_m=within_m)


@router.get("/grids/{code}")
def shown(db: Db, actor: CurrentActor, today: Today, code: str, at: date | None = None) -> GridCard:
    """One grid on a day: border, team, offices, open cases."""
    return grid_cards.card(db, actor, code, at or today)


@router.get("/grids/{code}/load")
def load(db: Db, actor: CurrentActor, at: Now, code: str) -> Load:
    """What one grid carries: households, cases of a year, staff, hours a month, and the index of its workload."""
    return load_of(db, actor, code, at)


@router.get("/overlays", responses=refusing(403, 404))
def overlays(
    db: Db,
    actor: CurrentActor,
    today: Today,
    place: str,
    kind: Annotated[str, Query(max_length=20, description="rivers or places")],
) -> Listed[Shown]:
    """Named places in a division, or rivers with their chiefs, each at a point."""
    return Listed(items=shown_over(db, actor, kind=kind, place=place, day=today))


@router.get("/grids/{code}/history")
def history(db: Db, actor: CurrentActor, code: str) -> Listed[GridVersion]:
    """All versions of a grid, oldest first."""
    rows = queries.history(db, actor, code)
    return Listed(items=[GridVersion.model_validate(row, from_attributes=True) for row in rows])
