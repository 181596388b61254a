"""Figures over the wire: an object with a number for each measure, whatever measures there are."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, RootModel

from api.schemas.shapes import Features, NamedFeature, Polygon
from gridgis.cases.measures import BY_CELL, FLOWS, MEASURES, RATES, STOOD, rates_of
from gridgis.cases.work import HOURS, WORK, WORK_RATES
from gridgis.core.geo import Box
from gridgis.core.wording import worded

Number = int | float | None
Schema = dict[str, Any]
EVERY_RATE = (*RATES, *WORK_RATES, *HOURS)
TOLD = (*MEASURES, *EVERY_RATE, *WORK)
DATE: Schema = {"type": "string", "format": "date"}
TEXT: Schema = {"type": "string"}


def _column(name: str, *, untold: bool) -> Schema:
    """The schema of one number: a rate is null of too few, a count where histories don't tell (`untold`)."""
    kind: Schema = {"type": "number" if name in EVERY_RATE else "integer"}
    nullable = {"anyOf": [kind, {"type": "null"}]} if name in EVERY_RATE or untold else kind
    return nullable | ({"description": worded(f"measure_of.{name}", {}, "en")} if name in TOLD else {})


def _spelt(numbers: Iterable[str], *, untold: tuple[str, ...] = (), **texts: Schema) -> Callable[[Schema], None]:
    """Writes into the schema of an object which numbers it has."""
    numbers = tuple(numbers)

    def spell(schema: Schema) -> None:
        schema.pop("additionalProperties", None)
        columns = {name: _column(name, untold=name in untold) for name in numbers}
        schema |= {"properties": texts | columns, "required": [*texts, *numbers]}

    return spell


def _with_rates(*counts: str) -> tuple[str, ...]:
    return (*counts, *rates_of(counts))


STANDING = _with_rates(*MEASURES, "households")


class FiguresOut(RootModel[dict[str, Number]]):
    """Counts and rates of a period, and what stands open as of now.

    Each count is the length of `GET /cases?measure=` of its name with the same place, category and days.
    """

    model_config = ConfigDict(json_schema_extra=_spelt(STANDING))


class EarlierOut(RootModel[dict[str, Number]]):
    """The period before; what stood open is as of its end. Null where no history tells, or before the first case."""

    model_config = ConfigDict(json_schema_extra=_spelt(_with_rates(*FLOWS, *STOOD), untold=(*FLOWS, *STOOD)))


class AreaOut(RootModel[dict[str, str | Number]]):
    """The figures of one area."""

    model_config = ConfigDict(json_schema_extra=_spelt(STANDING, code=TEXT, name=TEXT))


class Areas(BaseModel):
    """The figures of the areas of a level, of the whole place, the period before, and limits of classes.

    `since`: day of the first case of the place; what lies before it is not told.
    """

    level: str
    begin: date
    end: date
    since: date | None
    as_of: datetime
    items: list[AreaOut]
    total: FiguresOut
    before: EarlierOut
    breaks: dict[str, list[float]]


class MovedLevel(BaseModel):
    """The areas of a level whose figures changed, and the limits of classes as they are now."""

    level: str
    items: list[AreaOut]
    breaks: dict[str, list[float]]


class StepOut(RootModel[dict[str, date | int]]):
    """What happened in one day, week or month, by its first day."""

    model_config = ConfigDict(json_schema_extra=_spelt(FLOWS, start=DATE))


class Series(BaseModel):
    """Counts in time; `since`: day of the first case of the place, before which nothing is told."""

    step: str
    since: date | None
    items: list[StepOut]


class MovedOut(BaseModel):
    """What changed of the figures that a page shows; with `whole` all of them, to be held instead of what was known."""

    as_of: datetime
    whole: bool
    since: date | None
    total: FiguresOut
    before: EarlierOut
    levels: list[MovedLevel]
    steps: list[StepOut]


WORKED = (*WORK, *WORK_RATES, *HOURS)


class WorkOut(RootModel[dict[str, Number]]):
    """Counts and rates of the work of offices; a count is the length of `GET /cases?measure=` of its name."""

    model_config = ConfigDict(json_schema_extra=_spelt(WORKED))


class OfficeWorkOut(RootModel[dict[str, str | Number]]):
    """The counts and rates of one office; a count is the length of `GET /cases?measure=&office=`."""

    model_config = ConfigDict(json_schema_extra=_spelt(WORKED, code=TEXT, name=TEXT))


class OfficeWork(BaseModel):
    """How offices worked in a period, by name, and all of them together."""

    begin: date
    end: date
    as_of: datetime
    items: list[OfficeWorkOut]
    total: WorkOut


class CellFacts(RootModel[dict[str, str | Number]]):
    """The counts of a hexagon."""

    model_config = ConfigDict(json_schema_extra=_spelt(BY_CELL, h3=TEXT))


class CellShape(NamedFeature[Polygon, CellFacts]):
    """A hexagon of the H3 grid."""


class HexShapes(Features[CellShape]):
    """Hexagons with cases, and the limits of classes of what was reported in those of the whole place.

    `top` is where the last class ends, `km2` the area of a hexagon there, `unplaced` how many of the reported `cases`
    have no place on the map.
    """

    breaks: list[float]
    top: int
    km2: float
    cases: int
    unplaced: int


class HeatOut(BaseModel):
    """Density in cases per km² by squares from north to south, then west to east, over `box` (degrees, EPSG:4490).

    `values` are unsigned numbers of 16 bits, low byte first, in Base64: times `peak` over 65534 they are densities;
    65535 lies outside the place. The sum of densities times `square_km2` is `cases`; `unplaced` have no place on
    the map. `breaks` cut the classes.
    """

    begin: date
    end: date
    as_of: datetime
    resolution: int
    kernel_m: int
    box: Box
    rows: int
    columns: int
    square_km2: float
    values: str
    peak: float
    breaks: list[float]
    cases: int
    unplaced: int


class Said(BaseModel):
    """Words in both languages."""

    zh: str
    en: str


class CatalogueEntry(BaseModel):
    """A figure of the catalogue: `figure` names what it is read from, `page` the page that tells it.

    Without either it is not computable, and `missing` says what is missing for it.
    """

    name: str
    group: str
    title: Said
    figure: str | None
    page: str | None
    missing: Said | None


class FigureCatalogue(BaseModel):
    """Every figure of the catalogue, by whom they tell of."""

    items: list[CatalogueEntry]
