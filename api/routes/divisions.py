"""Administrative divisions: open to everybody signed in."""

from functools import partial

from fastapi import Request, Response

from api.deps import CurrentActor, Db
from api.routes.shapes import GEOJSON, TOPOJSON, Shapes, Within, versioned
from api.schemas.divisions import DivisionDetail, DivisionShapes, DivisionTopology
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.divisions import queries
from gridgis.divisions.queries import DivisionRow

router = Router(tags=["divisions"])


@router.get("/divisions")
def listed(db: Db, actor: CurrentActor, level: str | None = None, parent: str | None = None) -> Listed[DivisionRow]:
    """Divisions of a level, or children of a parent, in code order."""
    return Listed(items=queries.listed(db, level=level, parent=parent))


@router.get("/divisions.geojson", response_model=DivisionShapes, response_class=Shapes, responses=GEOJSON)
@router.get("/divisions.topojson", response_model=DivisionTopology, responses=TOPOJSON)
def shapes(
    request: Request, db: Db, actor: CurrentActor, level: str, parent: str | None = None, within_m: Within = 0
) -> Response:
    """Outlines of a level, EPSG:4490."""
    read = partial(queries.shapes, db, level=level, parent=parent)
    return versioned(request, db, actor, read, level, parent, of=("divisions",), within_m=within_m)


@router.get("/divisions/{code}")
def shown(db: Db, actor: CurrentActor, code: str) -> DivisionDetail:
    """One division with those above it."""
    return DivisionDetail(division=queries.get(db, code), ancestors=queries.ancestors(db, code))
