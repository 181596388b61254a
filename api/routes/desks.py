"""Desks: queues of cases behind tabs, as far as somebody's posts open them. What is done there are moves of cases."""

from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Now, PageQuery, allow, moment
from api.documenting import refusing
from api.routes.cases import FilterQuery
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.cases import CasePoints
from api.schemas.desks import DeskCounts
from api.schemas.parts import Listed, PageOf
from api.unit import Router
from api.uploads import Folder
from gridgis.cases.lists import ORDERS
from gridgis.casework.desks import queries
from gridgis.casework.desks.queries import Desk, DeskRow
from gridgis.people.desks import DeskName

router = Router(tags=["cases"])

TabName = Annotated[str, Query(max_length=40, description="one of the tabs that `GET /desks` tells of the desk")]


@router.get("/desks")
def desks(db: Db, actor: CurrentActor) -> Listed[Desk]:
    """The desks that your posts open, with their tabs; none for one who works from no queue."""
    return Listed(items=queries.desks(actor))


@router.get("/desks/{desk}/counts", responses=refusing(403))
def counts(db: Db, actor: CurrentActor, at: Now, desk: DeskName, wanted: FilterQuery) -> DeskCounts:
    """How many cases you read behind each tab of a desk of yours, counted no further than one beyond `most`."""
    return DeskCounts(most=queries.MOST, tabs=queries.counts(db, actor, desk, wanted, at=at))


@router.get("/desks/{desk}/cases", responses=refusing(403))
def listed(
    db: Db, actor: CurrentActor, at: Now, desk: DeskName, tab: TabName, wanted: FilterQuery, page: PageQuery
) -> PageOf[DeskRow]:
    """The cases behind a tab that you read, the most pressing first; of what was, the newest."""
    name = f"{desk}.{tab}"
    after = page.after(name, lambda order: ORDERS["due"][ORDERS["due"].index(order)], moment, str)
    rows = queries.page(db, actor, desk, tab, wanted, at=at, after=after, limit=page.limit)
    following = page.cut(name, rows, lambda last: last.key)
    return PageOf(items=queries.shown(db, actor, desk, tab, rows, at=at), next=following)


@router.get(
    "/desks/{desk}/cases.geojson", response_model=CasePoints, response_class=Shapes, responses=GEOJSON | refusing(403)
)
def shapes(
    request: Request, db: Db, actor: CurrentActor, at: Now, desk: DeskName, tab: TabName, wanted: FilterQuery
) -> Response:
    """The ordinary cases behind a tab as GeoJSON points, EPSG:4490; the most pressing 5,000, `truncated` if more."""
    return geojson(request, queries.points(db, actor, desk, tab, wanted, at=at))


@router.get(
    "/exports/desks/{desk}", dependencies=[allow(600)], response_class=FileResponse, responses=BOOK | refusing(403)
)
def export(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    at: Now,
    folder: Folder,
    tongue: Tongue,
    desk: DeskName,
    tab: TabName,
    wanted: FilterQuery,
) -> FileResponse:
    """The list behind a tab as a workbook, without sensitive cases."""
    from gridgis.exchange.queues.books import write_desk  # noqa: PLC0415 - openpyxl, only where it is needed

    path = folder / "desk.xlsx"
    write_desk(db, actor, path, desk, tab, wanted, language=tongue, zone=settings.timezone, at=at)
    return FileResponse(path, media_type=XLSX, filename=f"{desk}-{tab}-{at:%Y%m%d}.xlsx")
