"""Charts: what is told beside figures, each number with the list that it opens."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import FileResponse

from api.deps import Config, CurrentActor, Db, Now, PeriodQuery, allow
from api.documenting import refusing
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.charts import (
    AgeOut,
    CategoryChart,
    CategoryCountOut,
    FlowChart,
    FlowOut,
    HopChart,
    HopOut,
    HourChart,
    HourCountOut,
    OpenAtOut,
    StandingChart,
    StandsOut,
)
from api.unit import Router
from api.uploads import Folder
from gridgis.analytics import charts
from gridgis.analytics.charts import Against
from gridgis.core.wording import worded
from gridgis.security.rules import require

router = Router(tags=["stats"])

Code = Annotated[str | None, Query(max_length=40)]


@router.get("/stats/categories", responses=refusing(403))
def categories(
    db: Db,
    actor: CurrentActor,
    at: Now,
    period: PeriodQuery,
    place: Code = None,
    category: Code = None,
    against: Against = "year",
) -> CategoryChart:
    """What was reported by category, beside the same days a year ago or the days before."""
    require(actor, "stats.read")
    then, since, told = charts.by_category(db, actor, place=place, period=period, category=category, against=against)
    items = [CategoryCountOut(**vars(one)) for one in told]
    days = {"begin": period.begin, "end": period.end, "then_begin": then.begin, "then_end": then.end}
    return CategoryChart(**days, since=since, as_of=at, items=items)


@router.get("/stats/hours", responses=refusing(403))
def hours(
    db: Db, actor: CurrentActor, at: Now, period: PeriodQuery, place: Code = None, category: Code = None
) -> HourChart:
    """What was reported by day of the week and hour of the installation's zone."""
    require(actor, "stats.read")
    days, told = charts.by_hour(db, actor, place=place, period=period, category=category)
    items = [HourCountOut(**vars(one)) for one in told]
    return HourChart(begin=period.begin, end=period.end, as_of=at, days=days, items=items)


@router.get("/stats/hops", responses=refusing(403))
def hops(
    db: Db, actor: CurrentActor, at: Now, period: PeriodQuery, place: Code = None, category: Code = None
) -> HopChart:
    """How long closed cases stood in each hop of their life, against its limit of today."""
    require(actor, "stats.read")
    told = charts.hops(db, actor, place=place, period=period, category=category, at=at)
    return HopChart(begin=period.begin, end=period.end, as_of=at, items=[HopOut(**vars(one)) for one in told])


@router.get("/stats/standing", responses=refusing(403))
def standing(
    db: Db, actor: CurrentActor, settings: Config, at: Now, place: Code = None, category: Code = None
) -> StandingChart:
    """What stands open now: by age in workdays, by hop, by the post it waits for, by office."""
    require(actor, "stats.read")
    told = charts.standing(db, actor, place=place, category=category, zone=settings.timezone, at=at)
    ages = [AgeOut(least=o.least, begin=o.begin, end=o.end, counts=StandsOut(**o.counts)) for o in told.ages]
    at_each = [[OpenAtOut(**vars(one)) for one in some] for some in (told.hops, told.posts, told.offices)]
    return StandingChart(as_of=at, ages=ages, hops=at_each[0], posts=at_each[1], offices=at_each[2])


@router.get("/stats/flows", responses=refusing(403))
def flows(
    db: Db, actor: CurrentActor, at: Now, period: PeriodQuery, place: Code = None, category: Code = None
) -> FlowChart:
    """Which offices passed on cases that were reported in a period, and to whom, or had help with them."""
    require(actor, "stats.read")
    reported, told = charts.flows(db, actor, place=place, period=period, category=category)
    items = [FlowOut(**vars(one)) for one in told]
    return FlowChart(begin=period.begin, end=period.end, as_of=at, reported=reported, items=items)


@router.get(
    "/exports/analysis", dependencies=[allow(60)], response_class=FileResponse, responses=BOOK | refusing(403, 404)
)
def book(
    db: Db,
    actor: CurrentActor,
    at: Now,
    folder: Folder,
    tongue: Tongue,
    period: PeriodQuery,
    place: Annotated[str, Query(max_length=40)],
    category: Code = None,
    against: Against = "year",
) -> FileResponse:
    """The tables of all charts as a workbook; no sensitive case is counted in it."""
    from gridgis.exchange.charts import write_charts  # noqa: PLC0415 - openpyxl, only where it is needed

    path = folder / "analysis.xlsx"
    write_charts(
        db,
        actor,
        path,
        place=place,
        period=period,
        category=category,
        against=against,
        language=tongue,
        at=at,
    )
    name = worded("chart_book.file", {"place": place, "begin": period.begin, "end": period.end}, tongue)
    return FileResponse(path, media_type=XLSX, filename=f"{name}.xlsx")
