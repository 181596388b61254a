"""What the database refuses in the net of grids, whoever writes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, BrokenBarrierError

import pytest
from geoalchemy2.shape import from_shape
from shapely.geometry import MultiPolygon, Polygon, box
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from gridgis.core.geo import SRID
from gridgis.grids.models import Grid, GridVersion
from tests.conftest import Own
from tests.factories import ONE, START, World, a_boundary, a_person, a_post

VILLAGE = f"{ONE}001001"
DAY = date(2026, 3, 11)


def constraint(error: DBAPIError) -> str | None:
    return error.orig.diag.constraint_name  # type: ignore[union-attr]


def a_version(
    session: Session,
    code: str,
    bounds: tuple[float, float, float, float],
    *,
    layer: str = "village",
    since: date = START,
    until: date | None = None,
) -> GridVersion:
    """A version of a grid, far from the world unless its bounds say otherwise."""
    if session.get(Grid, code) is None:
        row = Grid(code=code, layer=layer, village_code=VILLAGE, town_code=VILLAGE[:9], county_code=ONE)
        session.add(row)
        session.flush()
    version = GridVersion(
        grid_code=code, layer=layer, name=code, boundary=a_boundary(*bounds), valid_from=since, valid_to=until
    )
    session.add(version)
    session.flush()
    return version


A, B = f"{VILLAGE}101", f"{VILLAGE}102"
LEFT, RIGHT, OVER = (10.0, 10.0, 10.1, 10.1), (10.1, 10.0, 10.2, 10.1), (10.09, 10.0, 10.2, 10.1)


def test_grids_that_touch_along_an_edge_are_neighbours(session: Session, world: World) -> None:
    a_version(session, A, LEFT)
    a_version(session, B, RIGHT)


def test_grids_that_share_area_on_a_common_day_are_refused(session: Session, world: World) -> None:
    a_version(session, A, LEFT)
    with pytest.raises(IntegrityError, match=r"grids \d+ and \d+ overlap by [\d.]+ m2") as refusal:
        a_version(session, B, OVER)
    assert constraint(refusal.value) == "ex_grid_versions_overlap"


def test_one_grid_inside_another_is_an_overlap(session: Session, world: World) -> None:
    a_version(session, A, LEFT)
    with pytest.raises(IntegrityError, match="overlap"):
        a_version(session, B, (10.04, 10.04, 10.06, 10.06))


def test_two_overlapping_rows_of_one_statement_are_refused(session: Session, world: World) -> None:
    a_version(session, A, LEFT, until=date(2021, 1, 1))
    a_version(session, B, RIGHT, until=date(2021, 1, 1))
    with pytest.raises(IntegrityError, match="overlap"):
        session.execute(
            text(
                "INSERT INTO grid_versions (grid_code, layer, name, boundary, valid_from)"
                " SELECT grid_code, layer, name, ST_Multi(ST_MakeEnvelope(10, 10, 10.1, 10.1, 4490)), '2022-01-01'"
                " FROM grid_versions WHERE grid_code IN (:a, :b)"
            ),
            {"a": A, "b": B},
        )


def test_growing_over_a_neighbour_is_refused(session: Session, world: World) -> None:
    a_version(session, A, LEFT)
    version = a_version(session, B, RIGHT)
    version.boundary = a_boundary(*OVER)
    with pytest.raises(IntegrityError, match="overlap"):
        session.flush()


def test_the_other_layer_may_lie_across(session: Session, world: World) -> None:
    a_version(session, A, LEFT)
    a_version(session, f"{VILLAGE}809", OVER, layer="exclusive")


def test_at_other_times_the_same_ground_is_free(session: Session, world: World) -> None:
    a_version(session, A, LEFT, until=DAY)
    a_version(session, B, OVER, since=DAY)


def test_one_common_day_is_enough_to_be_refused(session: Session, world: World) -> None:
    a_version(session, A, LEFT, until=date(2026, 3, 12))
    with pytest.raises(IntegrityError, match="overlap"):
        a_version(session, B, OVER, since=DAY)


def test_a_period_is_not_prolonged_into_anothers(session: Session, world: World) -> None:
    version = a_version(session, A, LEFT, until=DAY)
    a_version(session, B, OVER, since=DAY)
    version.valid_to = None
    with pytest.raises(IntegrityError, match="overlap"):
        session.flush()


def test_a_grid_has_one_version_a_day(session: Session, world: World) -> None:
    a_version(session, A, LEFT)
    with pytest.raises(IntegrityError) as refusal:
        a_version(session, A, RIGHT, since=DAY)
    assert constraint(refusal.value) == "ex_grid_versions_grid_code"


def test_a_version_follows_the_one_before(session: Session, world: World) -> None:
    a_version(session, A, LEFT, until=DAY)
    a_version(session, A, OVER, since=DAY)


BOW_TIE = Polygon([(10, 10), (10.1, 10.1), (10.1, 10), (10, 10.1)])


@pytest.mark.parametrize("shape", [MultiPolygon([BOW_TIE]), MultiPolygon([])], ids=["self-touching", "empty"])
def test_a_boundary_that_is_none_is_refused(session: Session, world: World, shape: MultiPolygon) -> None:
    a_version(session, A, LEFT).boundary = from_shape(shape, SRID)
    with pytest.raises(IntegrityError) as refusal:
        session.flush()
    assert constraint(refusal.value) == "ck_grid_versions_boundary"


def test_another_reference_system_is_refused(session: Session, world: World) -> None:
    a_version(session, A, LEFT).boundary = from_shape(MultiPolygon([box(0, 0, 1, 1)]), 3857)
    with pytest.raises(DBAPIError, match="SRID"):
        session.flush()


def test_a_period_ends_after_it_begins(session: Session, world: World) -> None:
    with pytest.raises(DBAPIError) as refusal:
        a_version(session, A, LEFT, since=DAY, until=DAY)
    assert constraint(refusal.value) == "ck_grid_versions_period"


def test_a_version_has_the_layer_of_its_grid(session: Session, world: World) -> None:
    a_version(session, A, LEFT, until=DAY)
    with pytest.raises(IntegrityError) as refusal:
        a_version(session, A, LEFT, layer="exclusive", since=DAY)
    assert constraint(refusal.value) == "fk_grid_versions_grid_code_layer"


def test_the_label_of_a_grid_lies_in_it(session: Session, world: World) -> None:
    version = a_version(session, A, LEFT)
    inside = session.scalar(
        text("SELECT ST_Covers(boundary, label_place) FROM grid_versions WHERE id = :id"), {"id": version.id}
    )
    assert inside is True


def a_chief(
    session: Session, code: str, *, since: date = START, until: date | None = None, duty: str = "chief"
) -> None:
    person = a_person(session, "新")
    a_post(session, code, person, duty, since, until)


def test_a_second_chief_is_refused(session: Session, world: World) -> None:
    with pytest.raises(IntegrityError) as refusal:
        a_chief(session, world.grids[0], since=DAY)
    assert constraint(refusal.value) == "ex_posts_one_chief"


def test_a_chief_may_follow_a_chief_and_others_serve_beside(session: Session, world: World) -> None:
    a_version(session, A, LEFT)
    a_chief(session, A, until=DAY)
    a_chief(session, A, since=DAY)
    a_chief(session, A, duty="parttime")
    a_chief(session, A, duty="parttime")


@pytest.mark.parametrize("first_wins", [True, False], ids=["commits", "rolls back"])
def test_of_two_transactions_that_overlap_one_wins(own: Own, first_wins: bool) -> None:
    """The second can't see the first's row before it commits: it must wait for it, not miss it."""
    with own.sessions.begin() as session:
        for code in (A, B):
            session.add(Grid(code=code, layer="village", village_code=VILLAGE, town_code=VILLAGE[:9], county_code=ONE))
    inserted, waiting = Barrier(2), Barrier(2)

    def first() -> str:
        with own.sessions() as session:
            a_version(session, A, LEFT)
            inserted.wait(10)
            with pytest.raises(BrokenBarrierError):
                waiting.wait(0.5)  # the other one does not get here: it waits for the lock
            session.commit() if first_wins else session.rollback()
        return "ended"

    def second() -> str:
        inserted.wait(10)
        with own.sessions() as session:
            try:
                a_version(session, B, OVER)
            except IntegrityError as error:
                return constraint(error) or ""
            session.commit()
        return "inserted"

    with ThreadPoolExecutor(2) as pool:
        outcomes = [done.result(30) for done in (pool.submit(first), pool.submit(second))]
    assert outcomes == ["ended", "ex_grid_versions_overlap" if first_wins else "inserted"]
