"""Which cases are meant: a filter, and the conditions it stands for in SQL."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Text, and_, cast, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from gridgis.cases.measures import MEASURES, MeasureName, counted, in_period
from gridgis.cases.models import Case, Category
from gridgis.cases.rules import OPEN, PLACE_DOUBT, ROUTED
from gridgis.core.errors import Invalid
from gridgis.core.geo import SRID, resolution_of
from gridgis.core.vocabulary import PLATFORMS
from gridgis.divisions import queries as divisions
from gridgis.grids import layers as grids
from gridgis.grids.models import Grid, GridVersion

DAY = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which cases are meant; what is None does not narrow.

    The period counts by the time of submission, or with a measure by the moment of that (`gridgis.cases.measures`).
    """

    measure: MeasureName | None = None

    open: bool | None = None
    state: str | None = None
    place: str | None = None
    category: str | None = None
    office: str | None = None
    source: str | None = None
    due: str | None = None
    words: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    begin: datetime | None = None
    end: datetime | None = None
    flag: str | None = None
    cell: int | None = None
    sensitive: bool | None = None


def matching(session: Session, wanted: Filter, at: datetime) -> list[ColumnElement[bool]]:
    """The conditions of a filter at a moment.

    Raises:
        Invalid: there is no such `due` or flag.
    """
    measure = wanted.measure
    if measure is None:
        period = in_period(Case.submitted_at, wanted.begin, wanted.end)
    else:
        period = counted(measure, wanted.begin, wanted.end, at)
    conditions: list[tuple[object, Callable[[Any], ColumnElement[bool]]]] = [
        (wanted.open, lambda is_open: Case.state.in_(OPEN) if is_open else Case.state.not_in(OPEN)),
        (wanted.state, lambda state: Case.state == state),
        (wanted.place, lambda code: in_place(session, code)),
        (wanted.category, of_category),
        (wanted.office, lambda code: Case.office_code == code),
        (wanted.source, lambda source: Case.source == source),
        (wanted.due, lambda due: due_within(due, at)),
        (wanted.words or None, of_words),
        (wanted.bbox, lambda box: Case.place.op("&&")(func.ST_MakeEnvelope(*box, SRID))),
        (wanted.flag, of_flag),
        (wanted.cell, in_cell),
        (wanted.sensitive, Case.sensitive.is_),
    ]
    return [period, *(condition(value) for value, condition in conditions if value is not None)]


def of_words(words: str) -> ColumnElement[bool]:
    """Cases of this number, or whose description or address holds the words."""
    return or_(
        Case.number == words,
        Case.description.contains(words, autoescape=True),
        Case.address_text.contains(words, autoescape=True),
    )


def in_place(session: Session, code: str) -> ColumnElement[bool]:
    """Cases of a division or of a grid as it is responsible now, whichever has this code.

    Of a grid of a layer that routes nothing and counts, those that lie in it now. It is asked first which of the two a
    code is: both in one condition, joined by OR, would keep every list of a county from its index.
    """
    if grids.only_counts(session, code):
        now = (GridVersion.grid_code == code, GridVersion.valid_to.is_(None))
        boundary = select(GridVersion.boundary).where(*now).correlate(None).scalar_subquery()
        county = select(Grid.county_code).where(Grid.code == code).correlate(None).scalar_subquery()
        return and_(Case.county_code == county, lies_in(boundary))
    return or_(
        Case.county_code == code,
        Case.town_code == code,
        Case.village_code == code,
        Case.current_grid_code == code,
        Case.county_code.in_(divisions.counties_of(code)),
    )


def lies_in(boundary: Any) -> ColumnElement[bool]:
    """Cases whose place lies in an area."""
    return func.ST_Covers(boundary, Case.place)


def of_category(code: str) -> ColumnElement[bool]:
    """Cases of a platform, or of a category of either level."""
    if code in PLATFORMS:
        return Case.platform == code
    below = select(Category.code).where(Category.parent_code == code)
    return or_(Case.category_code == code, Case.category_code.in_(below))


def of_flag(flag: str) -> ColumnElement[bool]:
    """Open cases that carry a flag; `place_doubt` stands for any that says a person should look at the place.

    Raises:
        Invalid: another word.
    """
    if flag not in (*ROUTED, "place_doubt"):
        raise Invalid("cases.no_flag", flag=flag, flags=ROUTED, field="flag")
    wanted = list(PLACE_DOUBT) if flag == "place_doubt" else [flag]
    return and_(Case.state.in_(OPEN), Case.flags.op("&&")(cast(wanted, ARRAY(Text))))


def due_within(due: str, at: datetime) -> ColumnElement[bool]:
    """Open cases past their limit (`overdue`), with most of it used (`near_due`), or whose limit ends in `24h`.

    Raises:
        Invalid: another word.
    """
    if due == "overdue":
        return MEASURES["overdue"].of(at)
    if due == "near_due":
        return MEASURES["near_due"].of(at)
    if due == "24h":
        return and_(Case.state.in_(OPEN), Case.due_at >= at, Case.due_at < at + DAY)
    raise Invalid("cases.due_filter", field="due")


def in_cell(cell: int) -> ColumnElement[bool]:
    """Cases in an H3 cell of any resolution up to that which is stored."""
    return parent_cell(Case.h3, resolution_of(cell)) == cell


def parent_cell(cell: Any, resolution: int) -> ColumnElement[int]:
    """Coarser H3 cell by the layout of its bits; `gridgis.core.geo.parent_cell` says how."""
    unused = (1 << (3 * (15 - resolution))) - 1
    cleared = cell.op("&")(cast(~(0xF << 52), BigInteger)).op("|")(cast((resolution << 52) | unused, BigInteger))
    return cast(cleared, BigInteger)
