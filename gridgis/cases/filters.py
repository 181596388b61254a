"""Which cases are meant: a filter, and the conditions it stands for in SQL."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from sqlalchemy import BigInteger, ColumnElement, Text, and_, cast, false, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.orm import Session

from gridgis.cases.again import of_matter
from gridgis.cases.handing import handed_on
from gridgis.cases.ladder import RUNGS
from gridgis.cases.measures import MEASURES, counted, in_period
from gridgis.cases.models import CELLS, Case
from gridgis.cases.rules import HOPS, OPEN, PLACE_DOUBT, ROUTED
from gridgis.cases.slip_rules import LEVELS
from gridgis.cases.term_models import Category
from gridgis.cases.text_models import CaseText
from gridgis.cases.waiting import waits_for
from gridgis.cases.work import WORK, worked
from gridgis.core import geo
from gridgis.core.errors import Invalid
from gridgis.core.geo import H3_RESOLUTION, SRID, cells_around, cells_in, resolution_of
from gridgis.core.held import held
from gridgis.core.vocabulary import PLATFORMS, OneOf
from gridgis.divisions import queries as divisions
from gridgis.grids import layers as grids
from gridgis.grids.models import Grid, GridVersion

MeasureName = Annotated[str, OneOf((*MEASURES, *WORK))]
"""A count whose cases can be listed."""
DAY = timedelta(hours=24)
Span = tuple[datetime | None, datetime | None]
"""From a moment to before another; None bounds nothing."""
NUMBER = re.compile(r"(.+?)-(\d{0,8})(?:(?<=\d{8})-(\d{0,6}))?")
"""A case's number, or how one begins: county, day, and its place on the day."""
RANGE = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
PRIVATE = 0xE000
"""The first of the signs that stand for months before texts, as the trigger of `case_texts` sets them."""
DIVIDED = {"county": Case.county_code, "town": Case.town_code, "village": Case.village_code}


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which cases are meant; what is None does not narrow.

    The period counts by the time of submission, or with a measure by the moment of that (`gridgis.cases.measures`);
    the span by that of submission always. With a measure of the offices' work (`gridgis.cases.work`) the office is the
    one that was given the case, whoever has it now. `waits` is a condition that is put from outside: what stands behind
    a tab of somebody's desk, or behind how often suggestions were taken; `waits_open` says that it holds for open cases
    alone.
    `rings`: so many rings of cells around `cell` too; `matter`: the number of the case that began a matter which came
    back (`gridgis.cases.again`).
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
    rings: int = 0
    matter: str | None = None
    sensitive: bool | None = None
    located: bool | None = None
    rung: str | None = None
    escalated: str | None = None
    supervised: str | None = None
    span: Span = (None, None)
    waits: ColumnElement[bool] | None = field(default=None, compare=False)
    waits_open: bool = False
    behind: Callable[[Session, datetime], ColumnElement[bool]] | None = field(default=None, compare=False)
    hop: str | None = None
    post: str | None = None
    weekdays: str | None = None
    hours: str | None = None
    zone: str | None = None
    flow: str | None = None

    @property
    def only_open(self) -> bool | None:
        """Whether only open cases are meant, or only ended ones, by state, limit and flag too."""
        if self.state is not None:
            return self.state in OPEN
        now = self.measure in MEASURES and MEASURES[self.measure].day == "now"
        if self.due or self.hop or self.post or self.flag or self.rung or self.escalated or self.supervised or now:
            return True
        return self.open


def matching(session: Session, wanted: Filter, at: datetime) -> list[ColumnElement[bool]]:
    """The conditions of a filter at a moment.

    Raises:
        Invalid: there is no such `due` or flag.
    """
    measure = wanted.measure
    if measure is None:
        period = in_period(Case.submitted_at, wanted.begin, wanted.end)
    elif measure in WORK:
        period = worked(measure, wanted.office, wanted.begin, wanted.end, at)
    else:
        period = counted(measure, wanted.begin, wanted.end, at)
    implied = wanted.open is True and (wanted.waits_open or replace(wanted, open=None).only_open is True)
    conditions: list[tuple[object, Callable[[Any], ColumnElement[bool]]]] = [
        (
            None if implied else wanted.open,
            lambda is_open: Case.state.in_(OPEN) if is_open else Case.state.not_in(OPEN),
        ),
        (wanted.state, lambda state: Case.state == state),
        (wanted.place, lambda code: in_place(session, code)),
        (wanted.category, lambda code: of_category(session, code)),
        (None if measure in WORK else wanted.office, lambda code: Case.office_code == code),
        (wanted.source, lambda source: Case.source == source),
        (wanted.due, lambda due: due_within(due, at)),
        (wanted.words or None, lambda words: of_words(session, words, *wanted.span, at)),
        (wanted.bbox, in_box),
        (wanted.flag, of_flag),
        (wanted.cell, lambda cell: or_(*map(in_cell, cells_around(cell, wanted.rings)))),
        (wanted.matter, of_matter),
        (wanted.sensitive, Case.sensitive.is_),
        (wanted.located, lambda yes: Case.place.is_not(None) if yes else Case.place.is_(None)),
        (wanted.escalated, lambda level: and_(Case.state.in_(OPEN), Case.escalated_level == level)),
        (wanted.supervised, _with_slip),
        (wanted.rung, lambda rung: and_(Case.state.in_(OPEN), Case.rung > RUNGS.index(rung))),
        (wanted.waits, lambda condition: condition),
        (wanted.behind, lambda condition: condition(session, at)),
        (wanted.hop, in_hop),
        (wanted.post, waits_for),
        (wanted.weekdays, lambda days: _came(wanted, "isodow", *_from_to(days, "weekdays", 7))),
        (wanted.hours, lambda hours: _came(wanted, "hour", *_from_to(hours, "hours", 24, before=1))),
        (wanted.flow, handed_on),
    ]
    span = in_period(Case.submitted_at, *wanted.span)
    return [period, span, *(condition(value) for value, condition in conditions if value is not None)]


def in_box(box: geo.Box) -> ColumnElement[bool]:
    """Cases in a box, its edges with it; the index alone rounds to about a metre."""
    west, south, east, north = box
    lng, lat = func.ST_X(Case.place), func.ST_Y(Case.place)
    near: ColumnElement[bool] = Case.place.op("&&")(func.ST_MakeEnvelope(*box, SRID))
    return and_(near, lng.between(west, east), lat.between(south, north))


def of_words(
    session: Session, words: str, begin: datetime | None, end: datetime | None, at: datetime
) -> ColumnElement[bool]:
    """Cases whose number begins so, or else whose description or address holds the words, in whatever case.

    From a moment on, or between two, they are looked up in those months alone.
    """
    begun = NUMBER.fullmatch(words)
    if begun is not None and begun[1] in divisions.tree(session):
        county, day, last = begun.groups(default="")
        least, most = f"{county}-{day:0<8}-{last}", f"{county}-{day:9<8}-{last:9<6}"
        return and_(Case.county_code == county, Case.number.between(least, most))
    pairs: ColumnElement[Any] = func.pairs_asked(words)
    if begin is not None:
        months = range(_month(begin), _month(end or at) + 2)
        pairs = pairs.op("&&")(cast(" | ".join(f"'{chr(PRIVATE + month)}\n'" for month in months), TSQUERY))
    said = select(CaseText.number).where(
        func.text_pairs(CaseText.said).op("@@")(pairs),
        func.strpos(CaseText.said, func.lower(words)) != 0,
    )
    return Case.number.in_(said)


def _month(moment: datetime) -> int:
    there = moment.astimezone(UTC)
    return 12 * (there.year - 1970) + there.month


def in_place(session: Session, code: str) -> ColumnElement[bool]:
    """Cases of a division or of a grid as it is responsible now, whichever has this code.

    Of a grid of a layer that routes nothing and counts, those that lie in it now. It is asked first which of them a
    code is: all in one condition, joined by OR, would keep every list from the index that brings it in order.
    """
    division = divisions.tree(session).get(code)
    if division is not None:
        column = DIVIDED.get(division.level)
        return Case.county_code.in_(division.children) if column is None else column == code
    if not grids.only_counts(session, code):
        return Case.current_grid_code == code
    now = (GridVersion.grid_code == code, GridVersion.valid_to.is_(None))
    boundary = select(GridVersion.boundary).where(*now).correlate(None).scalar_subquery()
    county = select(Grid.county_code).where(Grid.code == code).correlate(None).scalar_subquery()
    return and_(Case.county_code == county, lies_in(boundary))


def lies_in(boundary: Any) -> ColumnElement[bool]:
    """Cases whose place lies in an area."""
    return func.ST_Covers(boundary, Case.place)


def of_category(session: Session, code: str) -> ColumnElement[bool]:
    """Cases of a platform, or of a category of either level."""
    if code in PLATFORMS:
        return Case.platform == code
    return Case.category_code.in_([code, *below_category(session, code)])


def below_category(session: Session, code: str) -> list[str]:
    """The categories below one of the first level; none below another."""
    every = select(Category.parent_code, Category.code).where(Category.parent_code.is_not(None))
    pairs = held(session, "below", lambda: session.execute(every).all())
    return [one for parent, one in pairs if parent == code]


def of_flag(flag: str) -> ColumnElement[bool]:
    """Open cases that carry a flag; `place_doubt` stands for any that says a person should look at the place.

    Raises:
        Invalid: another word.
    """
    if flag not in (*ROUTED, "place_doubt"):
        raise Invalid("cases.no_flag", flag=flag, flags=ROUTED, field="flag")
    return and_(Case.state.in_(OPEN), carries(*(PLACE_DOUBT if flag == "place_doubt" else [flag])))


def carries(*flags: str) -> ColumnElement[bool]:
    """Cases that carry one of some flags; an index has the open ones among them."""
    return and_(Case.flags != [], Case.flags.op("&&")(cast(list(flags), ARRAY(Text))))


def _with_slip(level: str) -> ColumnElement[bool]:
    levels = [level] if level == "red" else list(LEVELS)
    return and_(Case.state.in_(OPEN), Case.supervised.in_(levels))


def in_hop(hop: str) -> ColumnElement[bool]:
    """Open cases in a hop of their life."""
    return Case.state.in_(HOPS[hop])


def _came(wanted: Filter, part: str, first: int, last: int) -> ColumnElement[bool]:
    return func.extract(part, func.timezone(wanted.zone or "UTC", Case.submitted_at)).between(first, last)


def _from_to(told: str, name: str, most: int, *, before: int = 0) -> tuple[int, int]:
    """`3` or `1-5`; the second is left out where a span goes to before it.

    Raises:
        Invalid: it is none of that form, or out of range.
    """
    found = RANGE.fullmatch(told)
    first, last = (int(found[1]), int(found[2] or int(found[1]) + before) - before) if found else (1, 0)
    if not 1 - before <= first <= last <= most - before:
        raise Invalid("cases.range_filter", told=told[:20], most=most, field=name)
    return first, last


def due_within(due: str, at: datetime) -> ColumnElement[bool]:
    """Open cases past their limit (`overdue`), with most of it used (`near_due`), or whose limit ends in `24h`.

    What is neither of the first two is `suspended`, or `in_time`.

    Raises:
        Invalid: another word.
    """
    if due == "overdue":
        return MEASURES["overdue"].of(at)
    if due == "near_due":
        return MEASURES["near_due"].of(at)
    if due == "24h":
        return and_(Case.state.in_(OPEN), Case.due_at >= at, Case.due_at < at + DAY)
    if due in ("in_time", "suspended"):
        pressing = (func.coalesce(MEASURES[name].of(at), false()) for name in ("overdue", "near_due"))
        held = Case.state == "suspended" if due == "suspended" else Case.state != "suspended"
        return and_(Case.state.in_(OPEN), held, ~or_(*pressing))
    raise Invalid("cases.due_filter", field="due")


def in_cell(cell: int) -> ColumnElement[bool]:
    """Cases in an H3 cell of any resolution up to that which is stored; an index has those of `CELLS` in order."""
    at, known = resolution_of(cell), parent_cell(Case.h3, CELLS)
    if at > CELLS:
        return and_(known == geo.parent_cell(cell, CELLS), Case.h3.between(*cells_in(cell, H3_RESOLUTION)))
    return known == cell if at == CELLS else known.between(*cells_in(cell, CELLS))


def parent_cell(cell: Any, resolution: int) -> ColumnElement[int]:
    """Coarser H3 cell by the layout of its bits; `gridgis.core.geo.parent_cell` says how."""
    unused = (1 << (3 * (15 - resolution))) - 1
    cleared = cell.op("&")(cast(~(0xF << 52), BigInteger)).op("|")(cast((resolution << 52) | unused, BigInteger))
    return cast(cleared, BigInteger)
