"""Administrative divisions: open to everybody signed in."""

from fastapi import APIRouter, Request, Response

from api.deps import CurrentActor, Db
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.divisions import DivisionDetail, DivisionShapes
from api.schemas.parts import Listed
from gridgis.divisions import queries
from gridgis.divisions.queries import DivisionRow

router = APIRouter(tags=["divisions"])


@router.get("/divisions")
def listed(db: Db, actor: CurrentActor, level: str | None = None, parent: str | None = None) -> Listed[DivisionRow]:
    """Divisions of a level, or children of a parent, in code order."""
    return Listed(items=queries.listed(db, level=level, parent=parent))


@router.get("/divisions.geojson", response_model=DivisionShapes, response_class=Shapes, responses=GEOJSON)
def shapes(request: Request, db: Db, actor: CurrentActor, level: str, parent: str | None = None) -> Response:
    """Outlines of a level as GeoJSON, EPSG:4490."""
    return geojson(request, queries.shapes(db, level=level, parent=parent))


@router.get("/divisions/{code}")
def shown(db: Db, actor: CurrentActor, code: str) -> DivisionDetail:
    """One division with those above it."""
    return DivisionDetail(division=queries.get(db, code), ancestors=queries.ancestors(db, code))
