"""Figures against a plain count in Python over the same rows, and against each other."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import h3
import pytest
from shapely import LineString, Polygon, box
from sqlalchemy import Engine, insert, select, text, update
from sqlalchemy.orm import Session

from gridgis.analytics import hexagons, queries
from gridgis.analytics.figures import Figures, Period
from gridgis.cases.double_models import Recurrence
from gridgis.cases.measures import MEASURES
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.rules import LEFT_OUT, OPEN, STATES
from gridgis.cases.term_models import Category
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.errors import Invalid
from gridgis.core.geo import SRID, cell_of
from gridgis.core.vocabulary import SOURCES
from gridgis.security.rules import SYSTEM, Actor
from tests.conftest import Clone
from tests.db.case_courses import gone_through, keep
from tests.db.coming_back import came_back
from tests.db.plain_count import counted
from tests.factories import AT, CITY, ONE, TWO, ZONE, World, a_case

SHANGHAI = ZoneInfo("Asia/Shanghai")
MARCH = Period(date(2026, 3, 1), date(2026, 3, 11), "Asia/Shanghai")
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def filled(clone: Clone, settled: tuple[str, World]) -> Iterator[tuple[Engine, Rows]]:
    """Four hundred cases of two months in all states, some without grid or village, made by a fixed seed."""
    engine = make_engine(clone(settled[0]), pool_size=1)
    chance = random.Random(4549)
    with make_sessions(engine).begin() as session:
        kinds = session.scalars(select(Category).where(Category.level == 2).order_by(Category.code)).all()[::9]
        made = [_row(chance, settled[1], kinds, i) for i in range(400)]
        for row, main in zip(made, made[-1:] + made, strict=False):
            merges = row["state"] == "merged" and main["county_code"] == row["county_code"]
            row |= {"merged_into": main["number"] if merges else None}
            row |= {"main_came": main["submitted_at"] if merges else None}
        unkept = ("lng", "lat", "again", "up", "course", "main_came")
        session.execute(insert(Case), [{k: v for k, v in row.items() if k not in unkept} for row in made])
        session.execute(insert(Recurrence), came_back(made))
        session.execute(insert(CaseEvent), [event for row in made for event in _events(row)])
        keep(session, made)
    yield engine, made
    engine.dispose()


@pytest.fixture
def rows(filled: tuple[Engine, Rows]) -> Rows:
    return filled[1]


@pytest.fixture
def engine(request: pytest.FixtureRequest, engine: Engine) -> Engine:
    """The worker's database, or the one with the cases for tests that ask for `rows`."""
    filled: tuple[Engine, Rows] = request.getfixturevalue("filled") if "rows" in request.fixturenames else (engine, [])
    return filled[0]


def _events(row: dict[str, Any]) -> Rows:
    """What its history tells: submitted with the limit that it has, and closed."""
    key = {"county_code": row["county_code"], "case_number": row["number"], "source": None, "actor_name": ""}
    first = {"seq": 1, "at": row["submitted_at"], "move": "submit", "target": "submitted", "due_at": _ran(row)}
    last = {"seq": 2, "at": row["closed_at"], "move": "close", "target": "closed", "due_at": None}
    told = [key | first | {"facts": {}}, *([key | last | {"facts": {}}] if row["closed_at"] else [])]
    if row["up"]:
        told[0] |= {"move": "escalate", "facts": {"level": row["up"]}}
    return told


def _ran(row: dict[str, Any]) -> datetime:
    """The limit that ran while it was open."""
    limit: datetime = row["due_at"] or row["total_due_at"]
    return limit


def _row(chance: random.Random, world: World, kinds: list[Category], i: int) -> dict[str, Any]:
    grid = chance.choice([*world.grids, ZONE])
    lng, lat = world.middles[grid]
    lng, lat = round(lng + chance.uniform(-0.02, 0.02), 7), round(lat + chance.uniform(-0.02, 0.02), 7)
    placed, kind = chance.random() < 0.9, chance.choice(kinds)
    in_grid = placed and chance.random() < 0.9
    submitted = AT - timedelta(hours=chance.uniform(0, 1500))
    state = "merged" if i % 25 == 7 else chance.choice(STATES)
    closed = None if state in (*OPEN, "merged") else submitted + timedelta(hours=chance.uniform(0, 300))
    due = None if state == "suspended" else submitted + timedelta(hours=chance.uniform(1, 2000))
    row = {
        "county_code": grid[:6],
        "number": f"{grid[:6]}-X-{i:05d}",
        "town_code": grid[:9],
        "village_code": grid[:12] if in_grid else None,
        "grid_code": grid if in_grid else None,
        "current_grid_code": grid if in_grid else None,
        "category_code": kind.code,
        "platform": kind.platform,
        "urgency": kind.urgency,
        "source": "citizen"
        if state == "merged" and i % 3
        else "grid_worker"
        if i % 4 == 1
        else SOURCES[i % len(SOURCES)],
        "self_handled": i % 3 == 0,
        "description": "x",
        "place": f"SRID={SRID};POINT({lng} {lat})" if placed else None,
        "h3": cell_of(lng, lat) if placed else None,
        "state": state,
        "sensitive": kind.sensitive,
        "submitted_at": submitted,
        "closed_at": closed,
        "due_at": due,
        "near_due_at": due and submitted + 0.8 * (due - submitted),
        "total_due_at": submitted + timedelta(hours=chance.uniform(20, 400)),
        "satisfaction": chance.choice([None, 1, 2, 3, 4]) if state in ("evaluated", "archived") else None,
        "lng": lng,
        "lat": lat,
        "again": False,
        "up": ("", "", "county", "town")[i % 4],
        "rework_count": i % 2,
    }
    return row | {"course": gone_through(random.Random(i), row)}


def areas(session: Session, actor: Actor = SYSTEM, **asked: Any) -> dict[str, Figures]:
    given = {"level": "county", "parent": None, "period": MARCH, "category": None, "at": AT} | asked
    return {area.code: area.figures for area in queries.overview(session, actor, **given).areas}


def told(figures: Figures) -> Figures:
    return {name: value for name, value in figures.items() if name in MEASURES}


COLUMNS = {"county": "county_code", "town": "town_code", "village": "village_code", "grid": "current_grid_code"}


@pytest.mark.parametrize("level", COLUMNS)
@pytest.mark.parametrize("category", [None, "order", "G0101"])
def test_areas_count_what_a_plain_count_does(session: Session, rows: Rows, level: str, category: str | None) -> None:
    wanted = [r for r in rows if category is None or category in (r["platform"], r["category_code"])]
    found = areas(session, level=level, category=category)
    assert len(found) == {"county": 2, "town": 4, "village": 8, "grid": 17}[level]
    for code, figures in found.items():
        assert told(figures) == counted([r for r in wanted if r[COLUMNS[level]] == code], MARCH), code
    if category is None:
        none = {name for name in (*MEASURES, "households") if not sum(f[name] or 0 for f in found.values())}
        assert not none


@pytest.mark.parametrize(
    ("level", "parent", "codes"),
    [
        ("county", CITY, [ONE, TWO]),
        ("town", ONE, [f"{ONE}001", f"{ONE}002"]),
        ("town", CITY, [f"{ONE}001", f"{ONE}002", f"{TWO}001", f"{TWO}002"]),
        ("village", f"{TWO}001", [f"{TWO}001001", f"{TWO}001002"]),
        ("grid", f"{TWO}001001", [f"{TWO}001001001", f"{TWO}001001002"]),
    ],
)
def test_a_parent_narrows_to_what_lies_below_it(
    session: Session, rows: Rows, level: str, parent: str, codes: list[str]
) -> None:
    found = areas(session, level=level, parent=parent)
    assert sorted(found) == codes
    for code, figures in found.items():
        assert told(figures) == counted([r for r in rows if r[COLUMNS[level]] == code], MARCH), code


@pytest.mark.parametrize("parent", [None, CITY, ONE, f"{ONE}001"])
def test_the_period_before_counts_the_whole_place(session: Session, rows: Rows, parent: str | None) -> None:
    earlier = MARCH.before()
    end = earlier.bounds()[1]
    inside = [r for r in rows if parent in (None, CITY, r["county_code"], r["town_code"])]
    given: dict[str, Any] = {"level": "town", "period": MARCH, "category": None, "at": AT}
    found = queries.overview(session, SYSTEM, parent=parent, **given).before
    expected = counted(inside, earlier)
    were_open = [
        r
        for r in inside
        if not r["sensitive"]
        and r["submitted_at"] < end
        and (r["state"] in OPEN or (r["closed_at"] and r["closed_at"] >= end))
    ]
    expected |= {"open": len(were_open), "overdue": sum(_ran(r) < end for r in were_open)}
    del expected["near_due"]
    assert told(found) == expected
    assert 0 < expected["overdue"] < expected["open"]


@pytest.mark.parametrize("step", ["day", "week", "month"])
@pytest.mark.parametrize("place", [None, CITY, ONE, f"{TWO}002"])
def test_series_add_up_to_the_figures_of_areas(session: Session, rows: Rows, step: str, place: str | None) -> None:
    inside = [r for r in rows if place in (None, CITY, r["county_code"], r["town_code"])]
    expected = counted(inside, MARCH)
    found = queries.series(session, SYSTEM, place=place, period=MARCH, category=None, step=step, at=AT)
    for name in set(expected) - {"open", "overdue", "near_due"}:
        assert sum(one.counts[name] for one in found) == expected[name], name


def test_each_day_of_a_series_is_a_local_day(session: Session, rows: Rows) -> None:
    found = queries.series(session, SYSTEM, place=None, period=MARCH, category=None, step="day", at=AT)
    assert [one.start for one in found] == [date(2026, 3, day) for day in range(1, 12)]
    for one in found:
        day = [r for r in rows if r["submitted_at"].astimezone(SHANGHAI).date() == one.start]
        assert one.counts["reported"] == sum(r["state"] not in LEFT_OUT and not r["sensitive"] for r in day)


def test_weeks_begin_on_monday_and_months_on_the_first(session: Session, world: World) -> None:
    weeks = queries.series(session, SYSTEM, place=None, period=MARCH, category=None, step="week", at=AT)
    assert [one.start for one in weeks] == [date(2026, 2, 23), date(2026, 3, 2), date(2026, 3, 9)]
    long = Period(date(2025, 12, 31), date(2026, 2, 1), "Asia/Shanghai")
    months = queries.series(session, SYSTEM, place=None, period=long, category=None, step="month", at=AT)
    assert [one.start for one in months] == [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert {one.counts["reported"] for one in months} == {0}


def test_another_step_is_refused(session: Session, world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        queries.series(session, SYSTEM, place=None, period=MARCH, category=None, step="hour", at=AT)
    assert refusal.value.facts["field"] == "step"


def hexes(session: Session, actor: Actor = SYSTEM, **asked: Any) -> dict[str, dict[str, Any]]:
    given = {"resolution": 8, "place": None, "bbox": None, "period": MARCH, "category": None, "at": AT} | asked
    found = json.loads(hexagons.hexes(session, actor, **given))
    return {feature["id"]: feature for feature in found["features"]}


@pytest.mark.parametrize("resolution", range(5, 11))
def test_hexes_count_each_cell_as_the_h3_library_cuts_it(session: Session, rows: Rows, resolution: int) -> None:
    cells: dict[str, Rows] = {}
    for row in rows:
        if row["h3"] is not None and row["state"] not in LEFT_OUT and not row["sensitive"]:
            stored = h3.latlng_to_cell(row["lat"], row["lng"], 11)
            cells.setdefault(h3.cell_to_parent(stored, resolution), []).append(row)
    expected = {
        code: {"h3": code} | {k: v for k, v in counted(inside, MARCH).items() if k in ("reported", "open", "overdue")}
        for code, inside in cells.items()
    }
    expected = {code: counts for code, counts in expected.items() if counts["reported"] or counts["open"]}
    found = hexes(session, resolution=resolution)
    assert {code: feature["properties"] for code, feature in found.items()} == expected
    rings = [feature["geometry"]["coordinates"][0] for feature in found.values()]
    assert all(ring[0] == ring[-1] for ring in rings)


def in_a_cell_that_meets(row: dict[str, Any], asked: Polygon) -> bool:
    """Whether the box around the case's cell of resolution 8 has ground in common with a box: cells are told whole."""
    ring = h3.cell_to_boundary(h3.latlng_to_cell(row["lat"], row["lng"], 8))
    return bool(box(*LineString([(lng, lat) for lat, lng in ring]).bounds).intersects(asked))


@pytest.mark.parametrize(
    ("narrowing", "inside"),
    [
        ({"place": ONE}, lambda r: r["county_code"] == ONE),
        ({"place": CITY}, lambda r: True),
        ({"category": "order"}, lambda r: r["platform"] == "order"),
        ({"bbox": (120.0, 30.0, 120.1, 30.1)}, lambda r: in_a_cell_that_meets(r, box(120.0, 30.0, 120.1, 30.1))),
    ],
)
def test_hexes_add_up_to_what_is_narrowed_to(
    session: Session, rows: Rows, narrowing: dict[str, Any], inside: Callable[[dict[str, Any]], bool]
) -> None:
    expected = counted([r for r in rows if r["h3"] is not None and inside(r)], MARCH)
    found = [feature["properties"] for feature in hexes(session, **narrowing).values()]
    for name in ("reported", "open", "overdue"):
        assert sum(cell[name] for cell in found) == expected[name]


@pytest.mark.parametrize("resolution", [4, 11, -1])
def test_cells_too_coarse_or_too_fine_are_refused(session: Session, world: World, resolution: int) -> None:
    with pytest.raises(Invalid) as refusal:
        hexes(session, resolution=resolution)
    assert refusal.value.facts["field"] == "resolution"


def test_households_are_those_of_village_grids_once(session: Session, world: World) -> None:
    """Sixteen village grids of 300; the exclusive grid lies over them and its households are theirs."""
    assert {code: f["households"] for code, f in areas(session).items()} == {ONE: 2400, TWO: 2400}
    assert areas(session, level="grid")[ZONE]["households"] == 300


def test_households_of_a_place_are_those_the_actor_may_read_of_and_never_of_before(
    session: Session, world: World, who: Callable[[str], Actor]
) -> None:
    def whole(actor: Actor, parent: str | None) -> Any:
        told = queries.overview(session, actor, level="town", parent=parent, period=MARCH, category=None, at=AT)
        return told.whole["households"], sum(area.figures["households"] or 0 for area in told.areas)

    city = session.scalars(text("SELECT parent_code FROM divisions WHERE code = :code"), {"code": ONE}).one()
    for parent, every, of_county, of_town in (
        (None, 4800, 2400, 1200),
        (city, 4800, 2400, 1200),
        (ONE, 2400, 2400, 1200),
        (TWO, 2400, 0, 0),
        (f"{ONE}001", 1200, 1200, 1200),
        ("nowhere", 0, 0, 0),
    ):
        assert [whole(actor, parent)[0] for actor in (SYSTEM, who("county"), who("town"))] == [
            every,
            of_county,
            of_town,
        ]
    assert [whole(SYSTEM, parent)[1] for parent in (None, city, ONE, "nowhere")] == [4800, 4800, 2400, 0]
    session.execute(text("UPDATE grid_versions SET households = 2 * households WHERE layer = 'village'"))
    assert whole(SYSTEM, ONE) == (4800, 4800)


def test_figures_of_others_are_not_named(session: Session, rows: Rows, who: Callable[[str], Actor]) -> None:
    assert sorted(areas(session, who("town"), level="town")) == [f"{ONE}001"]
    assert sorted(areas(session, who("county"), level="town")) == [f"{ONE}001", f"{ONE}002"]
    assert areas(session, who("nobody"), level="town") == {}
    mine = [r for r in rows if r["town_code"] == f"{ONE}001"]
    assert told(areas(session, who("town"), level="town")[f"{ONE}001"]) == counted(mine, MARCH)


def test_areas_without_cases_have_zeros(session: Session, world: World) -> None:
    assert {told(figures)["reported"] for figures in areas(session, level="grid").values()} == {0}


def test_another_level_is_refused(session: Session, world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        areas(session, level="galaxy")
    assert refusal.value.facts["field"] == "level"


def test_a_case_at_midnight_belongs_to_the_day_that_begins(session: Session, world: World) -> None:
    midnight = datetime(2026, 3, 10, 16, tzinfo=UTC)
    a_case(session, world, grid_code=world.grids[0], at=midnight)
    a_case(session, world, grid_code=world.grids[0], at=midnight - timedelta(microseconds=1))
    today = Period(date(2026, 3, 11), date(2026, 3, 11), "Asia/Shanghai")
    assert areas(session, period=today)[ONE]["reported"] == 1


def test_the_last_moment_of_a_limit_is_in_time_and_of_a_day_is_still_that_day(session: Session, world: World) -> None:
    midnight = datetime(2026, 3, 11, 16, tzinfo=UTC)
    today = Period(date(2026, 3, 11), date(2026, 3, 11), "Asia/Shanghai")
    numbers = [a_case(session, world, grid_code=world.grids[0], at=AT).number for _ in range(5)]
    for number, values in zip(
        numbers,
        (
            {"state": "closed", "closed_at": AT, "total_due_at": AT, "due_at": None},
            {"state": "closed", "closed_at": midnight, "total_due_at": midnight, "due_at": None},
            {"due_at": AT + timedelta(hours=24), "near_due_at": AT},
            {"due_at": AT, "near_due_at": AT - timedelta(hours=9)},
            {"due_at": AT + timedelta(hours=1), "near_due_at": AT + timedelta(microseconds=1)},
        ),
        strict=True,
    ):
        session.execute(update(Case).where(Case.number == number).values(values))
    figures = areas(session, period=today)[ONE]
    assert [figures[name] for name in ("closed", "due", "on_time")] == [1, 1, 1]
    assert (figures["overdue"], figures["near_due"]) == (0, 2)


def test_classes_of_hexes_are_of_reported_cases(session: Session, world: World) -> None:
    for i, grid in enumerate(world.grids[:5]):
        for _ in range(i + 1):
            a_case(session, world, grid_code=grid, at=AT)
    session.execute(update(Case).values(state="closed"))
    body = json.loads(
        hexagons.hexes(session, SYSTEM, resolution=8, place=None, bbox=None, period=MARCH, category=None, at=AT)
    )
    assert sorted(feature["properties"]["reported"] for feature in body["features"]) == [1, 2, 3, 4, 5]
    # five equal ratios from 1 to 6: 1.43, 2.05, 2.93, 4.19, as whole numbers
    assert body["breaks"] == [2.0, 3.0, 5.0]
    assert body["top"] == 5
