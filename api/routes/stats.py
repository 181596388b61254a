"""Figures: by area, by hexagon, in time; each names what it counts so that its list can be opened."""

from datetime import date, datetime
from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from api.deps import BboxQuery, Config, CurrentActor, Db, Now, PeriodQuery
from api.documenting import refusing
from api.routes.shapes import GEOJSON, geojson
from gridgis.analytics import queries
from gridgis.analytics.figures import Earlier, Figures, Step, breaks
from gridgis.analytics.sensitive import SensitiveCases, sensitive_cases
from gridgis.security.rules import require

router = APIRouter(prefix="/stats", tags=["stats"])


class FlowsOut(BaseModel):
    """What happened in a period; a rate is null below ten in its denominator. Rates lie in 0–1.

    Each count is the length of `GET /cases?measure=` of its name with the same place, category and days.
    """

    reported: int
    closed: int
    due: int = Field(description="limits that ended in the period and not after `as_of`, without `awaiting_check`")
    on_time: int
    late: int
    on_time_rate: float | None = Field(description="on_time ÷ due")
    awaiting_check: int
    answers: int
    satisfied: int
    unsatisfied: int
    satisfaction_rate: float | None = Field(description="satisfied ÷ answers")
    left_out: int


class EarlierOut(FlowsOut):
    """The period before; `open` and `overdue` as of its end, null where histories don't tell."""

    open: int
    overdue: int | None

    @classmethod
    def of(cls, figures: Earlier) -> "EarlierOut":
        """Figures over the wire."""
        return cls.model_validate(figures, from_attributes=True)


class FiguresOut(FlowsOut):
    """Counts and rates, and what stands open as of now."""

    open: int
    overdue: int
    near_due: int
    households: int
    open_per_1000: float | None
    reported_per_1000: float | None

    @classmethod
    def of(cls, figures: Figures) -> "FiguresOut":
        """Figures over the wire."""
        return cls.model_validate(figures, from_attributes=True)


class AreaOut(FiguresOut):
    """The figures of one area."""

    code: str
    name: str


class Areas(BaseModel):
    """The figures of the areas of a level, of the whole place, the period before, and limits of classes."""

    level: str
    begin: date
    end: date
    as_of: datetime
    items: list[AreaOut]
    total: FiguresOut
    before: EarlierOut
    breaks: dict[str, list[float]]


class Series(BaseModel):
    """Counts in time."""

    step: str
    items: list[Step]


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
    rows = queries.areas(db, actor, level=level, parent=parent, period=period, category=category, at=at)
    whole = queries.whole(db, actor, parent=parent, period=period, category=category, at=at)
    earlier = queries.before(db, actor, parent=parent, period=period, category=category, at=at)
    items = [AreaOut(code=row.code, name=row.name, **FiguresOut.of(row.figures).model_dump()) for row in rows]
    measures = ("open", "overdue", "on_time_rate", "open_per_1000", "reported_per_1000")
    return Areas(
        level=level,
        begin=period.begin,
        end=period.end,
        as_of=at,
        items=items,
        total=FiguresOut.of(whole),
        before=EarlierOut.of(earlier),
        breaks={name: breaks([getattr(item, name) for item in items]) for name in measures},
    )


@router.get("/hexes", response_class=Response, responses=GEOJSON | refusing(403))
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
) -> Response:
    """Cases by H3 cell as GeoJSON polygons, EPSG:4490."""
    require(actor, "stats.read")
    return geojson(
        request,
        queries.hexes(
            db, actor, resolution=resolution, place=place, bbox=bbox, period=period, category=category, at=at
        ),
    )


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
    return Series(step=step, items=rows)


@router.get("/sensitive", responses=refusing(403, 404))
def sensitive(db: Db, actor: CurrentActor, settings: Config, at: Now, place: str) -> SensitiveCases:
    """How many sensitive cases came to a town, county or city in the last twelve whole months; null below ten."""
    return sensitive_cases(db, actor, place, at=at, zone=settings.timezone)
