"""The net of grids."""

from datetime import date

from fastapi import APIRouter, Request, Response

from api.deps import BboxQuery, Config, CurrentActor, Db, Now, PageQuery, local_day, next_cursor
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.grids import GridHistory, Grids, GridShapes, GridVersion, Layers
from gridgis.cases import grid_cards
from gridgis.cases.grid_cards import GridCard
from gridgis.grids import queries
from gridgis.grids.layers import layers

router = APIRouter(tags=["grids"])


@router.get("/layers")
def layered(db: Db, actor: CurrentActor) -> Layers:
    """The layers that grids lie in, in the order in which they are shown."""
    return Layers(items=list(layers(db).values()))


@router.get("/grids")
def listed(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    page: PageQuery,
    parent: str | None = None,
    q: str | None = None,
) -> Grids:
    """Grids below a division, or whose name or code fits."""
    key = page.after("grids", str)
    after = key[0] if key else None
    rows = queries.listed(db, actor, day=local_day(settings, at), parent=parent, words=q, after=after, limit=page.limit)
    return Grids(items=rows, next=next_cursor("grids", rows[-1].code) if len(rows) == page.limit else None)


@router.get("/grids.geojson", response_model=GridShapes, response_class=Shapes, responses=GEOJSON)
def shapes(
    request: Request,
    db: Db,
    actor: CurrentActor,
    settings: Config,
    now: Now,
    bbox: BboxQuery,
    parent: str | None = None,
    layer: str | None = None,
    at: date | None = None,
) -> Response:
    """Grids in force on a day as GeoJSON, EPSG:4490."""
    day = at or local_day(settings, now)
    return geojson(request, queries.shapes(db, actor, day=day, parent=parent, bbox=bbox, layer=layer))


@router.get("/grids/{code}")
def shown(db: Db, actor: CurrentActor, settings: Config, now: Now, code: str, at: date | None = None) -> GridCard:
    """One grid on a day: border, team, offices, open cases."""
    return grid_cards.card(db, actor, code, at or local_day(settings, now))


@router.get("/grids/{code}/history")
def history(db: Db, actor: CurrentActor, code: str) -> GridHistory:
    """All versions of a grid."""
    rows = queries.history(db, actor, code)
    return GridHistory(items=[GridVersion.model_validate(row, from_attributes=True) for row in rows])
