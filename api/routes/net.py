"""The net through time: days of change, two days compared, the family of a grid."""

from datetime import date
from typing import Annotated

from fastapi import Query, Request, Response

from api.deps import CurrentActor, Db
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.net import Family, NetChanges
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.plans import history
from gridgis.plans.history import NetDay

router = Router(tags=["grids"])


@router.get("/net/days")
def days(db: Db, actor: CurrentActor, parent: str) -> Listed[NetDay]:
    """Days on which grids below a division changed, newest first, and by which plan."""
    return Listed(items=history.days(db, actor, parent))


@router.get("/net/compare.geojson", response_model=NetChanges, response_class=Shapes, responses=GEOJSON)
def compare(
    request: Request,
    db: Db,
    actor: CurrentActor,
    parent: str,
    first: Annotated[date, Query(alias="from")],
    last: Annotated[date, Query(alias="to")],
) -> Response:
    """Areas below a division that belong to another grid on one day than on another; EPSG:4490."""
    return geojson(request, history.compare(db, actor, parent, first, last))


@router.get("/grids/{code}/family")
def family(db: Db, actor: CurrentActor, code: str) -> Family:
    """From which grids this one came, and which came from it."""
    links, members = history.family(db, actor, code)
    return Family(items=links, grids=members)
