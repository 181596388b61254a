"""A thousand address strings with known answers, against the gazetteer of two counties of the demo."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bench.address_strings import SHARES, Asked, address_strings, read, source_of, write_to
from bench.geocode import Tally, tallied
from gridgis.core.db import make_engine
from gridgis.geocoding.queries import Answer, geocode
from gridgis.geocoding.rules import ACCEPT, PRECISE
from tests.gazetteer import store_two_counties

pytestmark = pytest.mark.xdist_group("accuracy")

STRINGS = Path(__file__).parents[1] / "data" / "addresses.csv"


@pytest.fixture(scope="module")
def session(clone: Callable[[], str]) -> Iterator[Session]:
    """A session over two counties' addresses."""
    engine = make_engine(clone(), pool_size=1)
    with Session(engine) as session:
        store_two_counties(session)
        session.commit()
        yield session
    engine.dispose()


@pytest.fixture(scope="module")
def strings() -> list[Asked]:
    return read(STRINGS)


@pytest.fixture(scope="module")
def answers(session: Session, strings: list[Asked]) -> list[Answer]:
    return geocode(session, [one.text for one in strings])


@pytest.fixture(scope="module")
def tallies(strings: list[Asked], answers: list[Answer]) -> dict[str, Tally]:
    return tallied(strings, answers)


def test_there_are_a_thousand_of_every_kind(strings: list[Asked]) -> None:
    assert len(strings) == 1000
    assert Counter(one.kind for one in strings) == SHARES
    assert len({one.text for one in strings}) == 1000


def test_the_strings_are_those_that_the_seed_draws(session: Session) -> None:
    out = io.StringIO()
    write_to(out, address_strings(source_of(session)))
    made = list(csv.reader(io.StringIO(out.getvalue())))
    with STRINGS.open(encoding="utf-8", newline="") as file:
        assert made == list(csv.reader(file))


def test_every_answer_of_theirs_is_a_standard_address(session: Session, strings: list[Asked]) -> None:
    known = set(session.scalars(text("SELECT text FROM std_addresses")))
    assert {one.expected for one in strings if one.expected} <= known


def test_the_right_address_comes_first_nineteen_times_in_twenty(tallies: dict[str, Tally]) -> None:
    whole = tallies[""]
    assert whole.known > 800
    assert whole.first / whole.known >= 0.95


@pytest.mark.parametrize("kind", SHARES)
def test_no_kind_is_left_behind(tallies: dict[str, Tally], kind: str) -> None:
    one = tallies[kind]
    assert one.first >= 0.9 * one.known


def test_less_than_one_in_a_hundred_would_be_taken_wrongly(tallies: dict[str, Tally]) -> None:
    assert tallies[""].wrong < 10


def test_what_is_plainly_there_is_taken_unasked(tallies: dict[str, Tally]) -> None:
    for kind in ("exact", "no_suffix", "full_width", "numerals", "old_name", "place"):
        assert tallies[kind].taken >= 0.9 * tallies[kind].asked, kind


def test_what_is_taken_is_sure_precise_and_alone(answers: list[Answer]) -> None:
    taken = [answer for answer in answers if answer.automatic is not None]
    assert len(taken) > 400
    for answer in taken:
        assert answer.automatic == answer.hits[0]
        assert answer.hits[0].score >= ACCEPT
        assert answer.hits[0].precision in PRECISE
        assert answer.rivals == 0


def test_scores_fall_and_are_shares(answers: list[Answer]) -> None:
    for answer in answers:
        scores = [hit.score for hit in answer.hits]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_one_by_one_they_are_answered_as_together(
    session: Session, strings: list[Asked], answers: list[Answer]
) -> None:
    for one, together in list(zip(strings, answers, strict=True))[::40]:
        [alone] = geocode(session, [one.text])
        assert (alone.hits, alone.automatic) == (together.hits, together.automatic), one.text


def test_without_alternatives_the_sure_ones_are_the_same(
    session: Session, strings: list[Asked], answers: list[Answer]
) -> None:
    quick = geocode(session, [one.text for one in strings], alternatives=False)
    assert [answer.automatic for answer in quick] == [answer.automatic for answer in answers]
