"""Charts and what was found as tables, with words in both languages, for the workbook of the analysis and briefings.

No sensitive case stands in any of them, as in what they are read from.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from gridgis.analytics import charts, hotspots, loads, repeats, seasons, silence
from gridgis.analytics.charts import STANDS
from gridgis.analytics.figures import Period
from gridgis.analytics.rows import days_of
from gridgis.cases import in_force
from gridgis.core.wording import Both, twice
from gridgis.security.rules import Actor

WEEK = range(1, 8)
REPEATED = (2, 3, 5, 10)
"""From so many cases on the list of repeats can be told."""
Cell = Both | date | int | float | None


@dataclass(frozen=True)
class Column:
    """A column: its name, its head, and how many digits stand behind the point of its numbers."""

    name: str
    head: Both
    digits: int = 0


@dataclass(frozen=True)
class Tabled:
    """A chart or a finding as a table, as of a moment.

    `rule` says how what was found was chosen; it is empty of a chart. `rows` are empty where there is nothing to tell.
    """

    name: str
    title: Both
    columns: list[Column]
    rows: list[list[Cell]]
    as_of: datetime
    rule: Both

    def column(self, name: str) -> int:
        """Where a column stands, from 0."""
        return [one.name for one in self.columns].index(name)


@dataclass(frozen=True)
class Asked:
    """Of what a table is asked: a place, whole days, a category, as of a moment."""

    session: Session
    actor: Actor
    place: str
    period: Period
    category: str | None
    at: datetime

    def told(self, reckon: Callable[..., Any], **more: Any) -> Any:
        """What is told of it."""
        of = {"place": self.place, "category": self.category}
        return reckon(self.session, self.actor, **of, **more)


def tabled(asked: Asked, name: str) -> Tabled:
    """A chart or a finding as a table.

    Args:
        asked: of what.
        name: one of `TABLES`.

    Raises:
        NotFound, Forbidden, Invalid: as what it is read from.
    """
    title, columns, rows, rule = TABLES[name](asked)
    return Tabled(name, title, columns, rows, asked.at, rule or Both("", ""))


Made = tuple[Both, list[Column], list[list[Cell]], Both | None]


def _said(key: str, **facts: Any) -> Both:
    return Both(*twice(f"chart_book.{key}", **facts))


def _columns(*names: str, **digits: int) -> list[Column]:
    return [Column(one, _said(one), digits.get(one, 0)) for one in names]


def _named(zh: str, en: str | None = None) -> Both:
    return Both(zh, en or zh)


def _days(period: Period) -> Both:
    return _named(f"{period.begin} – {period.end}")


def _categories(against: charts.Against) -> Callable[[Asked], Made]:
    def made(asked: Asked) -> Made:
        then, _, kinds = asked.told(charts.by_category, period=asked.period, against=against)
        names = {one.code: Both(one.name_zh, one.name_en) for one in in_force.categories(asked.session)}
        columns = [*_columns("code", "category"), Column("now", _days(asked.period)), Column("then", _days(then))]
        rows = [[_named(one.code), names.get(one.code, _named(one.code)), one.now, one.then] for one in kinds]
        return _said("categories"), columns, rows, None

    return made


def _hours(asked: Asked) -> Made:
    _, hours = asked.told(charts.by_hour, period=asked.period)
    counts = {(one.weekday, one.hour): one.cases for one in hours}
    days = days_of(asked.period.begin, asked.period.end)
    rows: list[list[Cell]] = [
        [
            _named(f"{hour}–{hour + 1}"),
            *(round(counts.get((day, hour), 0) / (days[day - 1] or 1), 3) for day in WEEK),
        ]
        for hour in range(24)
    ]
    names = [f"day_{day}" for day in WEEK]
    return _said("hours"), _columns("hour", *names, **dict.fromkeys(names, 2)), rows if hours else [], None


def _hops(asked: Asked) -> Made:
    columns = _columns("hop", "cases", "median", "ninth", "limit", "ratio", "over", median=1, ninth=1, limit=1, ratio=2)
    rows: list[list[Cell]] = [
        [_said(one.hop), one.cases, one.median, one.ninth, one.limit, one.ratio, one.over]
        for one in asked.told(charts.hops, period=asked.period, at=asked.at)
    ]
    return _said("hops"), columns, rows, None


def _standing(asked: Asked) -> charts.Standing:
    told: charts.Standing = asked.told(charts.standing, zone=asked.period.zone, at=asked.at)
    return told


def _ages(asked: Asked) -> Made:
    rows: list[list[Cell]] = [
        [one.least, one.begin, one.end, *(one.counts[name] for name in STANDS)] for one in _standing(asked).ages
    ]
    return _said("ages"), _columns("least", "begin", "end", *STANDS), rows, None


def _waiting(asked: Asked) -> Made:
    told = _standing(asked)
    rows: list[list[Cell]] = [[_said("hop"), _said(one.code or "others"), one.open, one.overdue] for one in told.hops]
    for one in told.posts:
        rows.append(
            [
                _said("post"),
                Both(*twice(f"case_post.{one.code}")) if one.code else _said("others"),
                one.open,
                one.overdue,
            ]
        )
    for one in told.offices:
        rows.append([_said("office"), _named(one.name) if one.name else _said("no_office"), one.open, one.overdue])
    return _said("waiting"), _columns("by", "where", "open", "overdue"), rows, None


def _flows(asked: Asked) -> Made:
    _, flows = asked.told(charts.flows, period=asked.period)
    rows: list[list[Cell]] = [
        [_named(one.source_name), _named(one.target_name), one.cases, one.led, one.cases - one.led] for one in flows
    ]
    return _said("flows"), _columns("source", "target", "cases", "led", "helped"), rows, None


def _hot(asked: Asked) -> Made:
    found: hotspots.HotSpots = asked.told(hotspots.hotspots, period=asked.period, at=asked.at)
    columns = _columns("standing", "place", "town", "cases", "before", "mostly", "p", p=4)
    rows: list[list[Cell]] = [
        [
            Both(*twice(f"hot_book.{one.standing}")),
            _named(one.name),
            _named(one.town),
            one.cases,
            one.before,
            _named(one.category_zh, one.category_en),
            round(one.p, 4),
        ]
        for one in found.items
    ]
    return _said("hotspots"), columns, rows, found.rule


def _repeats(least: int) -> Callable[[Asked], Made]:
    def made(asked: Asked) -> Made:
        found: repeats.Repeats = asked.told(repeats.repeats, period=asked.period, least=least, at=asked.at)
        rows: list[list[Cell]] = [
            [
                _named(one.name),
                _named(one.town),
                _named(one.category_zh, one.category_en),
                one.cases,
                one.days,
                one.begin,
                one.end,
            ]
            for one in found.items
        ]
        columns = _columns("place", "town", "category", "cases", "days", "first_day", "last_day")
        return _said("repeats"), columns, rows, found.rule

    return made


def _rising(asked: Asked) -> Made:
    found: seasons.RisingCategories = asked.told(seasons.rising, period=asked.period, at=asked.at)
    rows: list[list[Cell]] = [
        [
            _named(one.name_zh, one.name_en),
            one.cases,
            _named(" · ".join(map(str, one.former))),
            _named(f"{one.low}–{one.high}"),
        ]
        for one in found.items
    ]
    return _said("rising"), _columns("category", "cases", "former", "expected"), rows, found.rule


def _silent(asked: Asked) -> Made:
    found: silence.SilentGrids = asked.told(silence.silent, period=asked.period, at=asked.at)
    rows: list[list[Cell]] = [
        [_named(one.name), _named(one.town), one.households, one.expected, round(one.p * 100, 2), one.last]
        for one in found.items
    ]
    columns = _columns("grid", "town", "households", "should", "chance", "last", should=1, chance=1)
    return _said("silent"), columns, rows, found.rule


def _loads(asked: Asked) -> Made:
    found = loads.loads(asked.session, asked.actor, place=asked.place, day=asked.at.date(), at=asked.at)
    rows: list[list[Cell]] = [
        [
            _named(one.name),
            _named(one.town),
            _said(f"load_{one.out}"),
            round(one.hours_a_month, 1),
            one.fulltime,
            one.parttime,
            None if one.index is None or not one.median else round(one.index / one.median, 2),
        ]
        for one in found.items
    ]
    columns = _columns("grid", "town", "load", "month_hours", "fulltime", "parttime", "times", times=1)
    return _said("loads"), columns, rows, found.rule


TABLES: Mapping[str, Callable[[Asked], Made]] = {
    "categories_year": _categories("year"),
    "categories_before": _categories("before"),
    "hours": _hours,
    "hops": _hops,
    "ages": _ages,
    "waiting": _waiting,
    "flows": _flows,
    "hotspots": _hot,
    **{f"repeats_{least}": _repeats(least) for least in REPEATED},
    "rising": _rising,
    "silent": _silent,
    "loads": _loads,
}
"""What can be told as a table, by its name."""
OF_NOW = ("ages", "waiting", "loads", *(f"repeats_{least}" for least in REPEATED))
"""Those that tell how it stands at their moment, not of days that are over."""
