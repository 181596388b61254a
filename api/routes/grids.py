"""The net of grids."""

from datetime import date

from fastapi import APIRouter, Request, Response

from api.deps import BboxQuery, CurrentActor, Db, PageQuery, Today
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.grids import GridShapes, GridVersion
from api.schemas.parts import Listed, PageOf
from gridgis.cases import grid_cards
from gridgis.cases.grid_cards import GridCard
from gridgis.grids import queries
from gridgis.grids.layers import layers
from gridgis.grids.queries import GridListing
from gridgis.grids.rules import Layer

router = APIRouter(tags=["grids"])


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
def shapes(
    request: Request,
    db: Db,
    actor: CurrentActor,
    today: Today,
    bbox: BboxQuery,
    parent: str | None = None,
    layer: str | None = None,
    at: date | None = None,
) -> Response:
    """Grids in force on a day as GeoJSON, EPSG:4490."""
    return geojson(request, queries.shapes(db, actor, day=at or today, parent=parent, bbox=bbox, layer=layer))


@router.get("/grids/{code}")
def shown(db: Db, actor: CurrentActor, today: Today, code: str, at: date | None = None) -> GridCard:
    """One grid on a day: border, team, offices, open cases."""
    return grid_cards.card(db, actor, code, at or today)


@router.get("/grids/{code}/history")
def history(db: Db, actor: CurrentActor, code: str) -> Listed[GridVersion]:
    """All versions of a grid, oldest first."""
    rows = queries.history(db, actor, code)
    return Listed(items=[GridVersion.model_validate(row, from_attributes=True) for row in rows])
