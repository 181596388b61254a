"""Lists of cases: every sort and filter at 64,000 cases and at a million, dense in one year and spread over many.

What is measured is the processor time of PostgreSQL's backend for the statements that the product itself asks for a
page, planning included; the databases take turns, and the least of some turns counts, so that other work on the machine
does not. The ratio is the growth. Figures stand below with theirs. `CASES=10000000` takes more cases.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg2
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from bench.fill import fill, require_room
from bench.stand import Figure, Stand
from gridgis.analytics import hexagons
from gridgis.analytics import queries as figures
from gridgis.analytics.figures import Period
from gridgis.cases import lists, scopes
from gridgis.cases.filters import Filter
from gridgis.core.cluster import SUPERUSER
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.geo import parent_cell
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import Actor

MANY = int(os.environ.get("CASES", "1000000"))
YEARS = 15
TURNS = 5
DEEP = 5
"""Pages that are turned before the deep one is measured."""
ZONE = "Asia/Shanghai"
CITY, COUNTY, TOWN, OFFICE, RECEIVER = "leader.jiaxing", "leader.nanhu", "town.nanhu", "office.nanhu", "receiver.nanhu"
WORDS = ("垃圾", "新丰镇", "运河路287号", "潜水艇", "桥")
"""Of descriptions and addresses: common, of a town, of one house, nowhere, and a single sign."""
OPEN_DUE: Mapping[str, Any] = {"open": True, "sort": "due"}
ASKED = "asked"
Ask = Callable[[Session, Actor, datetime], object]
Named = tuple[str, str, Ask]
"""A list by its name and who asks for it."""


@dataclass(frozen=True)
class Place:
    """Codes that lists are narrowed to: where most cases lie, of the one county that has accounts."""

    town: str
    village: str
    grid: str
    office: str
    category: str
    kind: str
    cell: int
    number: str


def run(stand: Stand) -> list[Figure]:
    """Grow two copies of the demo's database, then ask all three in turns."""
    assert stand.load_s
    require_room(2 * MANY)
    for name, years in (("dense", 1), ("spread", YEARS)):
        stand.make_database(name, template="gridgis")
        connection = psycopg2.connect(stand.cluster.url(name, role=SUPERUSER))
        print(f"{name}: {fill(connection, MANY, years):,} cases", flush=True)
        connection.close()
    return compared({name: stand.cluster.url(name) for name in ("gridgis", "dense", "spread")})


def compared(urls: Mapping[str, str]) -> list[Figure]:
    """Each list and figure in the first database, and its growth in the others."""
    engines = {name: make_engine(url, pool_size=1) for name, url in urls.items()}
    base, *grown = urls
    with Session(engines[base]) as session:
        place, at = _place(session), session.scalars(text("SELECT max(submitted_at) FROM cases")).one()
    rows = []
    for listed, who, ask in [*_accounts(), *_places(place), *_filters(place), *_figures(place, at.date())]:
        taken: dict[str, list[float]] = {name: [] for name in urls}
        for _ in range(TURNS):
            for name, engine in engines.items():
                taken[name].append(_asked_ms(engine, who, ask, at))
        least = {name: min(times) for name, times in taken.items()}
        for name in grown:
            beside = f"{least[base]:.2f} ms at 64,000"
            rows.append(Figure(f"{listed} · {name}", least[name], "ms", beside, least[name] / least[base]))
        print(f"{listed:42s}", *(f"{name} {ms:9.2f}" for name, ms in least.items()), flush=True)
    for engine in engines.values():
        engine.dispose()
    return rows


def _accounts() -> Iterator[Named]:
    """What stands on the page of each account, without a filter."""
    for who in (CITY, COUNTY, TOWN, OFFICE, RECEIVER):
        for sort in ("newest", "due"):
            for name, is_open in (("all", None), ("open", True), ("ended", False)):
                yield f"{who}: {name} by {sort}", who, _page(sort=sort, open=is_open)


def _places(place: Place) -> Iterator[Named]:
    for level in ("town", "village", "grid", "office"):
        at: dict[str, Any] = {"office" if level == "office" else "place": getattr(place, level)}
        yield f"{level}: newest", CITY, _page(**at)
        yield f"{level}: newest, a page deep", CITY, _page(deep=DEEP, **at)
        yield f"{level}: open by due", CITY, _page(**OPEN_DUE, **at)
        yield f"{level}: overdue by due", CITY, _page(due="overdue", **OPEN_DUE, **at)
        yield f"{level}: handling", CITY, _page(state="handling", **at)
        yield f"{level}: rejected", CITY, _page(state="rejected", **at)
        yield f"{level}: of a source", CITY, _page(source="river_chief", **at)
        yield f"{level}: of a category", CITY, _page(category=place.category, **at)
        yield f"{level}: of a large category", CITY, _page(category=place.kind, **at)
        yield f"{level}: words", CITY, _page(words=WORDS[0], **at)
    for due in ("near_due", "24h"):
        yield f"town: {due} newest", CITY, _page(due=due, place=place.town)
    for flag in ("place_doubt", "reroute"):
        yield f"town: {flag}", CITY, _page(flag=flag, place=place.town)


def _filters(place: Place) -> Iterator[Named]:
    wanted: dict[str, dict[str, Any]] = {
        "of a county": {"place": place.town[:6]},
        "newest, a page deep": {"deep": DEEP},
        "open by due, a page deep": {"deep": DEEP, **OPEN_DUE},
        "a number": {"words": place.number},
        "numbers of a day": {"words": place.number[:15]},
        "open by due, words": {"words": WORDS[0], **OPEN_DUE},
        "of a category": {"category": place.category},
        "of a large category": {"category": place.kind},
        "of a platform": {"category": "order"},
    }
    wanted |= {f"{due} by due": {"due": due, **OPEN_DUE} for due in ("overdue", "near_due", "24h")}
    wanted |= {f"in state {state}": {"state": state} for state in ("submitted", "suspended", "rejected", "archived")}
    wanted |= {f"of source {source}": {"source": source} for source in ("grid_worker", "peace_system")}
    wanted |= {f"with flag {flag}": {"flag": flag, "open": True} for flag in ("place_doubt", "reroute")}
    wanted |= {f"hexagon of {size}": {"cell": parent_cell(place.cell, size)} for size in (6, 7, 8, 9, 10)}
    wanted |= {f"words {words}": {"words": words} for words in WORDS}
    for measure in ("reported", "closed", "due", "on_time", "late", "awaiting_check", "unsatisfied", "left_out"):
        wanted[f"{measure} of 30 days"] = {"measure": measure, "sensitive": False, "days": 30}
    for name, filtered in wanted.items():
        yield f"city: {name}", CITY, _page(**filtered)
        yield f"county: {name}", COUNTY, _page(**filtered)
    for who in (CITY, COUNTY, TOWN):
        yield f"{who}: counts of the tabs", who, lambda s, who, at: scopes.counts(s, who, Filter(), at=at)
    yield "map of the city, open", CITY, lambda s, who, at: lists.on_map(s, who, Filter(open=True), at=at)


def _page(*, sort: str = "newest", deep: int = 0, days: int = 0, **wanted: Any) -> Ask:
    """Ask for one page; a deep one follows behind the pages before it, which are turned first."""

    def ask(session: Session, actor: Actor, at: datetime) -> object:
        period: dict[str, Any] = {"begin": at - timedelta(days=days), "end": at} if days else {}
        filtered, after = Filter(**wanted, **period), None
        for _ in range(deep):
            rows = lists.listed(session, actor, filtered, at=at, sort=sort, after=after)
            after = lists.key_of(rows[-1], sort) if rows else None
        session.info[ASKED].clear()
        return lists.listed(session, actor, filtered, at=at, sort=sort, after=after)

    return ask


def _figures(place: Place, day: date) -> Iterator[Named]:
    """What the leaders' pages ask for."""
    month, year = (Period(day - timedelta(days=days), day, ZONE) for days in (29, 364))
    county = place.town[:6]

    def areas(level: str, parent: str | None, period: Period) -> Ask:
        return lambda s, who, at: figures.overview(
            s, who, level=level, parent=parent, period=period, category=None, at=at
        )

    def hexes(resolution: int, where: str | None) -> Ask:
        asked: dict[str, Any] = {"resolution": resolution, "bbox": None, "period": month, "category": None}
        return lambda s, who, at: hexagons.hexes(s, who, place=where, at=at, **asked)

    def series(where: str | None, step: str, period: Period) -> Ask:
        return lambda s, who, at: figures.series(s, who, place=where, period=period, category=None, step=step, at=at)

    yield "figures: counties of the city, 30 days", CITY, areas("county", None, month)
    yield "figures: towns of a county, 30 days", COUNTY, areas("town", county, month)
    yield "figures: grids of a town, 30 days", CITY, areas("grid", place.town, month)
    yield "figures: counties of the city, a year", CITY, areas("county", None, year)
    yield "figures: hexagons of the city", CITY, hexes(7, None)
    yield "figures: hexagons of a county", COUNTY, hexes(8, county)
    yield "figures: days of the city", CITY, series(None, "day", month)
    yield "figures: months of a county, a year", COUNTY, series(county, "month", year)


def _place(session: Session) -> Place:
    def most(column: str, where: str = "county_code = '330402'") -> Any:
        asked = f"SELECT {column} FROM cases WHERE {where} AND {column} IS NOT NULL"
        return session.scalars(text(f"{asked} GROUP BY 1 ORDER BY count(*) DESC, 1")).first()

    kind = session.scalars(text("SELECT parent_code FROM categories WHERE code = :c"), {"c": most("category_code")})
    rare = "SELECT category_code FROM cases GROUP BY 1 HAVING count(*) >= 100 ORDER BY count(*), 1"
    return Place(
        town=most("town_code"),
        village=most("village_code"),
        grid=most("current_grid_code"),
        office=most("office_code"),
        category=session.scalars(text(rare)).first() or "",
        kind=kind.first() or "",
        cell=most("h3"),
        number=most("number", "NOT sensitive"),
    )


def _asked_ms(engine: Any, who: str, ask: Ask, at: datetime) -> float:
    with make_sessions(engine)() as session:
        actor = actor_by_name(session, who, datetime.now(UTC))
        assert actor is not None
        with _asked(session) as statements:
            ask(session, actor, at)
        return sum(_used_ms(session, *one) for one in statements)


@contextmanager
def _asked(session: Session) -> Iterator[list[tuple[str, Any]]]:
    """The statements about cases that are asked meanwhile, with their values."""
    found: list[tuple[str, Any]] = session.info.setdefault(ASKED, [])

    def keep(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if " cases" in statement:
            found.append((statement, values))

    event.listen(session.get_bind(), "before_cursor_execute", keep)
    try:
        yield found
    finally:
        event.remove(session.get_bind(), "before_cursor_execute", keep)


def _used_ms(session: Session, statement: str, values: Any) -> float:
    """What the backend's processor time was, planning included; it works alone, so that nothing is missed."""
    connection = session.connection()
    connection.exec_driver_sql("SET LOCAL max_parallel_workers_per_gather = 0")
    used = Path(f"/proc/{connection.exec_driver_sql('SELECT pg_backend_pid()').scalar_one()}/schedstat")
    before = int(used.read_text().split()[0])
    connection.exec_driver_sql(statement, values).all()
    return (int(used.read_text().split()[0]) - before) / 1e6
