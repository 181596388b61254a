"""Figures: by area, by hexagon, in time; each names what it counts so that its list can be opened."""

from base64 import b64encode
from datetime import date
from time import monotonic
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from fastapi import Query, Request, Response
from fastapi.responses import StreamingResponse

from api.deps import BboxQuery, Config, CurrentActor, Db, Now, PeriodQuery, actor_now
from api.documenting import refusing
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.stats import (
    AreaOut,
    Areas,
    CatalogueEntry,
    EarlierOut,
    FigureCatalogue,
    FiguresOut,
    HeatOut,
    HexShapes,
    MovedLevel,
    MovedOut,
    OfficeWork,
    OfficeWorkOut,
    Said,
    Series,
    StepOut,
    WorkOut,
)
from api.sights import Sights
from api.unit import Router, in_turn
from gridgis.analytics import heat as densities
from gridgis.analytics import hexagons, queries, sights
from gridgis.analytics import offices as work
from gridgis.analytics.classes import limits
from gridgis.analytics.sensitive import SensitiveCases, sensitive_cases
from gridgis.analytics.since import first_day
from gridgis.cases.catalogue import CATALOGUE
from gridgis.cases.measures import MAPPED
from gridgis.core.wording import LANGUAGES, worded
from gridgis.security.rules import require

router = Router(prefix="/stats", tags=["stats"])

StepQuery = Literal["day", "week", "month"] | None
StartQuery = Annotated[date | None, Query(alias="at", description="first day of the step that is told")]


@router.get("/areas", responses=refusing(403))
def areas(
    db: Db,
    actor: CurrentActor,
    at: Now,
    period: PeriodQuery,
    level: Literal["county", "town", "village", "grid"],
    parent: str | None = None,
    category: str | None = None,
) -> Areas:
    """Figures of the areas of a level below a parent."""
    require(actor, "stats.read")
    told = queries.overview(db, actor, level=level, parent=parent, period=period, category=category, at=at)
    return Areas(
        level=level,
        begin=period.begin,
        end=period.end,
        since=told.since,
        as_of=at,
        items=[AreaOut({"code": row.code, "name": row.name, **row.figures}) for row in told.areas],
        total=FiguresOut(told.whole),
        before=EarlierOut(told.before),
        breaks={name: limits(name, [row.figures[name] for row in told.areas]) for name in MAPPED},
    )


@router.get("/hexes", response_model=HexShapes, response_class=Shapes, responses=GEOJSON | refusing(403))
def hexes(
    request: Request,
    db: Db,
    actor: CurrentActor,
    at: Now,
    period: PeriodQuery,
    bbox: BboxQuery,
    resolution: int = 8,
    place: str | None = None,
    category: str | None = None,
    step: StepQuery = None,
    start: StartQuery = None,
) -> Response:
    """Cases by H3 cell as GeoJSON polygons, EPSG:4490, those that touch the box; each counts its cell whole.

    Classes are of all cells of the place; with `step` they stay the same for all steps of the period.
    """
    require(actor, "stats.read")
    return geojson(
        request,
        hexagons.hexes(
            db,
            actor,
            resolution=resolution,
            place=place,
            bbox=bbox,
            period=period,
            category=category,
            step=step,
            start=start,
            at=at,
        ),
    )


@router.get("/heat", responses=refusing(403, 404))
def heat(
    db: Db,
    actor: CurrentActor,
    at: Now,
    period: PeriodQuery,
    place: str,
    category: str | None = None,
    resolution: int | None = None,
    step: StepQuery = None,
    start: StartQuery = None,
) -> HeatOut:
    """Density of reported cases over a division, spread by a kernel; sensitive cases are not in it.

    With `step` the classes stay the same for all steps of the period; `at` tells one of them.
    """
    require(actor, "stats.read")
    told = densities.heat(
        db,
        actor,
        place=place,
        period=period,
        category=category,
        resolution=resolution,
        step=step,
        start=start,
        at=at,
    )
    values = b64encode(told.values).decode()
    return HeatOut(**vars(told) | {"values": values}, begin=period.begin, end=period.end, as_of=at)


@router.get("/series", responses=refusing(403))
def series(
    db: Db,
    actor: CurrentActor,
    at: Now,
    period: PeriodQuery,
    place: str | None = None,
    category: str | None = None,
    step: Literal["day", "week", "month"] = "day",
) -> Series:
    """Counts by day, week or month."""
    require(actor, "stats.read")
    rows = queries.series(db, actor, place=place, period=period, category=category, step=step, at=at)
    since = first_day(db, actor, place, period.zone)
    return Series(step=step, since=since, items=[StepOut({"start": row.start, **row.counts}) for row in rows])


@router.get("/live", response_class=StreamingResponse, responses=refusing(403, 404))
async def live(
    request: Request,
    actor: CurrentActor,
    period: PeriodQuery,
    place: str,
    level: Annotated[list[Literal["county", "town", "village", "grid"]], Query(description="one or two")],
    category: str | None = None,
    step: Literal["day", "week", "month"] = "day",
) -> StreamingResponse:
    """Server-sent events `figures`: what changed of the figures of a place, reckoned once for all who look at it.

    The first tells all of them. It ends with the sign-in (`end` comes first), and when your rights have changed.
    """
    sight = sights.Sight(place, tuple(level), period, category, step)
    shared: Sights = request.app.state.sights
    clock, zone = request.app.state.clock, ZoneInfo(period.zone)

    async def reckon() -> sights.Look:
        return await in_turn(request, lambda db: sights.look(db, actor, sight, clock().astimezone(zone)))

    counties = await in_turn(request, lambda db: sights.counties_of(db, place))
    begun = monotonic()
    # what is refused is refused before anything streams
    first = None if shared.known(actor, sight) else (begun, await reckon())
    told = shared.stream(actor, sight, counties, first, reckon, _moved, lambda: actor_now(request))
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return StreamingResponse(told, media_type="text/event-stream", headers=headers)


def _moved(news: sights.Moved) -> str:
    levels = [
        MovedLevel(level=name, items=[AreaOut(row) for row in one.areas.values()], breaks=one.breaks)
        for name, one in news.levels.items()
    ]
    out = MovedOut(
        as_of=news.at,
        whole=news.whole,
        since=news.since,
        total=FiguresOut(news.total),
        before=EarlierOut(news.before),
        levels=levels,
        steps=[StepOut(row) for row in news.steps],
    )
    return out.model_dump_json()


@router.get("/offices", responses=refusing(403))
def offices(db: Db, actor: CurrentActor, at: Now, period: PeriodQuery, place: str | None = None) -> OfficeWork:
    """How offices work with what they are given: signing, wrong dispatches, returns, extensions."""
    require(actor, "stats.read")
    told = work.offices(db, actor, place=place, period=period, at=at)
    return OfficeWork(
        begin=period.begin,
        end=period.end,
        as_of=at,
        items=[OfficeWorkOut({"code": row.code, "name": row.name, **row.figures}) for row in told.items],
        total=WorkOut(told.total),
    )


@router.get("/catalogue", responses=refusing(403))
def catalogue(actor: CurrentActor) -> FigureCatalogue:
    """Every figure of the catalogue with what it is read from; what is not computable yet with what is missing."""
    require(actor, "stats.read")
    items = [
        CatalogueEntry(
            name=one.name,
            group=one.group,
            title=_said(one.title),
            figure=one.figure,
            page=one.page,
            missing=_said(f"missing_driver.{one.missing}") if one.missing else None,
        )
        for one in CATALOGUE
    ]
    return FigureCatalogue(items=items)


def _said(key: str) -> Said:
    return Said(**{language: worded(key, {}, language) for language in LANGUAGES})


@router.get("/sensitive", responses=refusing(403, 404))
def sensitive(db: Db, actor: CurrentActor, settings: Config, at: Now, place: str) -> SensitiveCases:
    """How many sensitive cases came to a town, county or city in the last twelve whole months; null below ten."""
    return sensitive_cases(db, actor, place, at=at, zone=settings.timezone)
