"""The one figure of sensitive cases: from ten on, and never so that a smaller one can be reckoned from others."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from gridgis.analytics.sensitive import FEW, sensitive_cases, shown
from gridgis.core.errors import Forbidden
from gridgis.security.rules import Actor
from tests.factories import AT, CITY, ONE, TWO, World, a_case, a_division

LAST_MONTH = AT - timedelta(days=20)
SOUTH, NORTH = f"{ONE}001", f"{ONE}002"


def told(session: Session, actor: Actor, place: str) -> int | None:
    return sensitive_cases(session, actor, place, at=AT, zone="Asia/Shanghai").cases


def came(session: Session, world: World, town: str, many: int, category: str = "G0102") -> None:
    for _ in range(many):
        a_case(session, world, grid_code=world.grid_of(town), category=category, at=LAST_MONTH)


def test_it_is_given_from_ten_on_at_town_level_and_above(
    session: Session, world: World, who: Callable[[str], Actor]
) -> None:
    came(session, world, SOUTH, 9)
    came(session, world, SOUTH, 40, "E0101")
    assert told(session, who("county"), SOUTH) is None
    assert told(session, who("county"), ONE) is None
    came(session, world, SOUTH, 1, "S0703")
    a_case(session, world, grid_code=world.grids[0], category="G0102", at=AT)
    assert told(session, who("town"), SOUTH) == 10, "this month does not count yet"
    assert told(session, who("county"), ONE) == 10
    assert told(session, who("city"), CITY) == 10
    assert told(session, who("county"), f"{SOUTH}001") is None, "below a town there is none"


def test_a_small_neighbour_is_not_what_is_missing_from_the_sum(
    session: Session, world: World, who: Callable[[str], Actor]
) -> None:
    came(session, world, SOUTH, 12)
    came(session, world, NORTH, 3)
    assert told(session, who("county"), ONE) == 15
    assert told(session, who("county"), SOUTH) is None, "15 - 12 would tell of 3"
    assert told(session, who("town"), SOUTH) is None, "and the same whoever asks"


def test_a_county_held_back_is_not_told_by_its_towns(
    session: Session, world: World, who: Callable[[str], Actor]
) -> None:
    came(session, world, SOUTH, 12)
    came(session, world, TWO, 3)
    assert told(session, who("city"), CITY) == 15
    assert told(session, who("county"), ONE) is told(session, who("county"), SOUTH) is None, "15 - 12 tells of 3"


def test_another_city_hides_nothing_in_this_one(session: Session, world: World, who: Callable[[str], Actor]) -> None:
    a_division(session, "110200", "city", None, (120.4, 30.0, 120.6, 30.2))
    a_division(session, "110201", "county", "110200", (120.4, 30.0, 120.6, 30.2))
    for _ in range(11):
        a_case(session, world, grid_code="110201001001001", category="G0102", at=LAST_MONTH, place=(120.5, 30.1))
    came(session, world, SOUTH, 20)
    came(session, world, TWO, 3)
    assert told(session, who("city"), CITY) == 23
    assert told(session, who("county"), ONE) is None, "23 - 20 tells of 3"
    assert told(session, who("city"), "110201") == 11


@settings(max_examples=30)
@given(st.dictionaries(st.text("abcdef", max_size=2), st.integers(0, 30), max_size=6))
def test_what_is_held_back_adds_up_to_nothing_or_to_ten_and_more(counts: dict[str, int]) -> None:
    given_ones = shown(counts)
    rest = sum(counts.values()) - sum(given_ones.values())
    assert all(count >= FEW and counts[code] == count for code, count in given_ones.items())
    assert "" not in given_ones
    assert rest == 0 or rest >= FEW or not given_ones


@pytest.mark.parametrize(("username", "place"), [("worker", SOUTH), ("town", ONE), ("town", NORTH), ("county", TWO)])
def test_it_is_told_to_those_who_may_read_figures_of_the_whole_place(
    session: Session, world: World, who: Callable[[str], Actor], username: str, place: str
) -> None:
    with pytest.raises(Forbidden):
        told(session, who(username), place)
