"""Lists of cases: filters, sorting, paging by key, nearby ones, and their lines."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from gridgis.cases import lists, queries
from gridgis.cases.briefs import briefs
from gridgis.cases.clock_marks import clock_of
from gridgis.cases.filters import Filter, in_place
from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.core.geo import parent_cell
from gridgis.grids.models import LayerRow
from gridgis.security.rules import SYSTEM
from tests.factories import AT, ONE, TWO, ZONE, World, a_case

OFFICE = f"{ONE}001-urban_enforcement"
HOUR = timedelta(hours=1)


@pytest.fixture
def cases(session: Session, world: World) -> list[str]:
    """Five cases an hour apart, the newest last."""
    made = [
        a_case(session, world, grid_code=f"{ONE}001001001", at=AT - 100 * HOUR),
        a_case(session, world, grid_code=f"{ONE}001001002", at=AT - 3 * HOUR, office_code=OFFICE),
        a_case(session, world, grid_code=ZONE, at=AT - 2 * HOUR, category="G0101", source="citizen"),
        a_case(session, world, grid_code=f"{ONE}002001001", at=AT - HOUR, category="E0201"),
        a_case(session, world, grid_code=f"{TWO}001001001", at=AT),
    ]
    session.execute(update(Case).where(Case.number == made[3].number).values(state="closed", closed_at=AT, due_at=None))
    session.execute(
        update(Case)
        .where(Case.number == made[2].number)
        .values(description="围墙50%倒了_危险\\", address_text="人民路12号")
    )
    return [one.number for one in made]


def found(session: Session, cases: list[str], **wanted: Any) -> list[int]:
    """Which of the five a filter leaves, by position."""
    rows = lists.listed(session, SYSTEM, replace(Filter(), **wanted), at=AT)
    return sorted(cases.index(row.number) for row in rows)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"open": True}, [0, 1, 2, 4]),
        ({"open": False}, [3]),
        ({"state": "dispatched"}, [1]),
        ({"state": "nothing"}, []),
        ({"place": ONE}, [0, 1, 2, 3]),
        ({"place": f"{ONE}001"}, [0, 1, 2]),
        ({"place": f"{ONE}001001"}, [0, 1, 2]),
        ({"place": ZONE}, [2]),
        ({"category": "E0101"}, [0, 1, 4]),
        ({"category": "E01"}, [0, 1, 4]),
        ({"category": "enforcement"}, [0, 1, 3, 4]),
        ({"category": "order"}, [2]),
        ({"category": "none"}, []),
        ({"office": OFFICE}, [1]),
        ({"source": "citizen"}, [2]),
        ({"due": "overdue"}, [0, 2]),
        ({"due": "24h"}, [1, 4]),
        ({"due": "near_due"}, []),
        ({"measure": "near_due"}, []),
        ({"measure": "closed"}, [3]),
        ({"words": "人民路"}, [2]),
        ({"words": "50%倒"}, [2]),
        ({"words": "%"}, [2]),
        ({"words": "_危"}, [2]),
        ({"words": "\\"}, [2]),
        ({"words": ""}, [0, 1, 2, 3, 4]),
        ({"bbox": (120.0, 30.0, 120.05, 30.1)}, [0]),
        ({"bbox": (120.1, 30.1, 120.1, 30.1)}, [2]),
        ({"begin": AT}, [4]),
        ({"end": AT}, [0, 1, 2, 3]),
        ({"begin": AT - 3 * HOUR, "end": AT - HOUR}, [1, 2]),
        ({"place": f"{ONE}001", "category": "E01", "open": True}, [0, 1]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_each_filter_narrows(session: Session, cases: list[str], wanted: dict[str, Any], left: list[int]) -> None:
    assert found(session, cases, **wanted) == left


def test_a_case_is_found_by_its_number(session: Session, cases: list[str]) -> None:
    assert found(session, cases, words=cases[4]) == [4]


def test_another_word_for_due_is_refused(session: Session, cases: list[str]) -> None:
    with pytest.raises(Invalid) as refusal:
        found(session, cases, due="soon")
    assert refusal.value.facts["field"] == "due"


def test_the_newest_come_first_and_the_most_pressing_when_asked(session: Session, cases: list[str]) -> None:
    newest = [cases.index(row.number) for row in lists.listed(session, SYSTEM, Filter(), at=AT)]
    assert newest == [4, 3, 2, 1, 0]
    pressing = lists.listed(session, SYSTEM, Filter(), at=AT, sort="due")
    dues = [row.due_at or datetime(9999, 1, 1, tzinfo=UTC) for row in pressing]
    assert dues == sorted(dues)
    assert pressing[0].number == cases[0] and pressing[-1].number == cases[3], "without a limit it comes last"


@pytest.mark.parametrize("sort", ["newest", "due"])
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_paging_by_key_walks_equal_keys_once(session: Session, world: World, sort: str, size: int) -> None:
    """Ten cases of one moment and one limit: only the number tells them apart."""
    numbers = {a_case(session, world, grid_code=world.grids[i % 3], at=AT).number for i in range(10)}
    session.execute(update(Case).where(Case.number.like("%00003")).values(due_at=None))
    after: queries.Key | None = None
    walked: list[str] = []
    while page := lists.listed(session, SYSTEM, Filter(), at=AT, sort=sort, after=after, limit=size):
        walked += [case.number for case in page]
        after = lists.key_of(page[-1], sort)
    assert len(walked) == 10
    assert set(walked) == numbers


@pytest.mark.parametrize(
    ("state", "due_in", "clock"),
    [
        ("handling", None, "ok"),
        ("handling", timedelta(seconds=-1), "over"),
        ("handling", timedelta(), "near"),
        ("handling", timedelta(hours=2), "near"),
        ("handling", timedelta(hours=2, seconds=1), "ok"),
        ("suspended", timedelta(days=-9), "susp"),
        ("closed", timedelta(days=-9), "closed"),
        ("rejected", None, "closed"),
    ],
)
def test_the_clock_of_a_case(state: str, due_in: timedelta | None, clock: str) -> None:
    """Two hours before the end of this limit it is near-due."""
    case = Case(state=state, due_at=None if due_in is None else AT + due_in)
    case.near_due_at = case.due_at and case.due_at - timedelta(hours=2)
    assert clock_of(case.state, case.due_at, case.near_due_at, AT) == clock


def test_nearby_ones_are_open_within_the_radius_nearest_first(session: Session, cases: list[str]) -> None:
    # The middle of grid 1 at 120.025; grid 2's lies 0.05 degrees or 4,823 m east of it.
    near = queries.nearby(session, SYSTEM, 120.025, 30.05, radius_m=4830, category=None)
    assert [cases.index(case.number) for case, _ in near] == [0, 1]
    assert [metres for _, metres in near] == pytest.approx([0, 4822.5], abs=2)
    assert len(queries.nearby(session, SYSTEM, 120.025, 30.05, radius_m=4800, category=None)) == 1
    assert queries.nearby(session, SYSTEM, 120.025, 30.05, radius_m=4830, category="order") == []
    closed = queries.nearby(session, SYSTEM, 120.025, 30.15, radius_m=10, category=None)
    assert closed == []


def test_nearby_reaches_as_far_east_in_the_north(session: Session, cases: list[str]) -> None:
    """At 53 N a degree of longitude is 40 % shorter than at the equator; the box must be wider for it."""
    session.execute(
        text("UPDATE cases SET place = ST_SetSRID(ST_MakePoint(124.0, 53.0), 4490) WHERE number = :n"),
        {"n": cases[0]},
    )
    found = queries.nearby(session, SYSTEM, 124.014, 53.0, radius_m=1000, category=None)
    assert [case.number for case, _ in found] == [cases[0]]
    assert found[0][1] == pytest.approx(940, abs=5)


def test_a_line_has_the_names_of_all_codes(session: Session, cases: list[str]) -> None:
    case = queries.get(session, SYSTEM, cases[1])
    (line,) = briefs(session, [case], AT)
    assert (line.town_name, line.village_name, line.grid_name) == ("001镇", "001村", "网格001001002")
    assert (line.office_name, line.category_zh, line.category_en) == (
        f"{ONE}001urban_enforcement",
        "占道经营",
        "Street trading",
    )
    assert (line.lng, line.lat, line.clock, line.state) == (120.075, 30.05, "ok", "dispatched")


def test_lines_come_in_the_order_given_and_none_for_none(session: Session, cases: list[str]) -> None:
    rows = lists.listed(session, SYSTEM, Filter(), at=AT)[::-1]
    assert [line.number for line in briefs(session, rows, AT)] == cases
    assert briefs(session, [], AT) == []


def test_a_sensitive_case_is_placed_to_two_hundred_metres_in_lists(session: Session, world: World) -> None:
    """Domain guide, "Sensitive": place blurred to 200 m in lists."""
    case = queries.get(
        session, SYSTEM, a_case(session, world, grid_code=world.grids[0], category="G0102", at=AT).number
    )
    (line,) = briefs(session, [case], AT)
    assert (line.lng, line.lat) == (120.025, 30.051)


def test_places_are_read_for_all_at_once(session: Session, cases: list[str]) -> None:
    rows = lists.listed(session, SYSTEM, Filter(), at=AT)
    assert queries.places_of(rows)[cases[0]] == (120.025, 30.05)
    assert len(queries.places_of(rows)) == 5


def test_a_division_is_found_by_columns_and_only_a_counting_grid_by_its_area(session: Session, world: World) -> None:
    """Also where a layer counts: joined by OR, the area kept the newest of a county from their index (0.5 to 35 ms)."""
    session.execute(update(LayerRow).where(LayerRow.code == "exclusive").values(precedence=None, counts=True))
    assert "ST_Covers" not in str(in_place(session, ONE))
    assert "ST_Covers" not in str(in_place(session, world.grids[0]))
    assert "ST_Covers" in str(in_place(session, ZONE)) and " OR " not in str(in_place(session, ZONE))


WRITTEN = {
    "Ｂ座LED灯箱坏了": ("led", "LED灯", "灯箱", "箱", "了", "Ｂ座"),
    'it\'s 50% o\\f "it" & (more) | !less:* ': ("it's", "o\\f", '"it"', "& (", "!less:*", "%", "'", "\\", ":*"),
    "𠮷野家门口😀摔倒": ("𠮷野", "😀", "口😀摔"),
    "two\nlines": ("o\nl", "\nl", "\n"),
    "空 格　全": ("空 格", " ", "　全"),
}


@pytest.mark.parametrize("said", WRITTEN)
def test_whatever_is_written_is_found_by_its_parts(session: Session, cases: list[str], said: str) -> None:
    session.execute(update(Case).where(Case.number == cases[1]).values(description=said))
    for words in (said, *WRITTEN[said], said[1:3], said[-2:], said[-1]):
        assert 1 in found(session, cases, words=words), words
    assert found(session, cases, words=said + "x") == []


@pytest.mark.parametrize("words", ["-", "110101-", "110101-2026", "110101-20260311-", "110101-20260311-0000", "110101"])
def test_a_number_is_found_by_its_beginning(session: Session, cases: list[str], words: str) -> None:
    session.execute(update(Case).where(Case.number == cases[1]).values(description="110101"))
    begun = [n for n, number in enumerate(cases) if number.startswith(words)]
    assert found(session, cases, words=words) == ([1] if words == "110101" else begun)


@pytest.mark.parametrize("size", [1, 3, 50])
def test_words_find_the_newest_first_however_old(session: Session, world: World, size: int) -> None:
    """Cases of nine years are looked for span by span, and come once each and in order."""
    days = [0, 1, 30, 31, 32, 123, 125, 400, 495, 497, 900, 3000]
    made = [a_case(session, world, grid_code=world.grids[0], at=AT - timedelta(days=n)).number for n in days]
    walked: list[str] = []
    after: queries.Key | None = None
    wanted = Filter(words="占道")
    while page := lists.listed(session, SYSTEM, wanted, at=AT + HOUR, sort="newest", after=after, limit=size):
        walked += [case.number for case in page]
        after = lists.key_of(page[-1], "newest")
    assert walked == made


@pytest.mark.parametrize("resolution", range(5, 12))
def test_a_cell_has_the_cases_in_it_at_every_resolution(session: Session, cases: list[str], resolution: int) -> None:
    cells = {number: h3 for number, h3 in session.execute(select(Case.number, Case.h3)) if h3 is not None}
    for cell in {parent_cell(one, resolution) for one in cells.values()}:
        inside = sorted(cases.index(number) for number, one in cells.items() if parent_cell(one, resolution) == cell)
        assert found(session, cases, cell=cell) == inside
