"""Rows past the unit of work: read as it reads them, and changed without losing what others changed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from geoalchemy2.shape import from_shape, to_shape
from shapely import Point
from sqlalchemy import event, func, inspect, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from gridgis.cases import queries
from gridgis.cases.doing import Move
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.moving import move
from gridgis.core.db import Base
from gridgis.core.errors import NotFound
from gridgis.core.geo import SRID
from gridgis.core.held import versions
from gridgis.core.rows import Rows, as_known, columns
from gridgis.core.sql import Prepared
from gridgis.people.models import Office
from gridgis.security.rules import SYSTEM, Actor
from tests.claims import asked
from tests.conftest import Own
from tests.db.test_races import moved, together
from tests.factories import AT, ONE, TWO, World, a_case

OFFICE = f"{ONE}001-urban_enforcement"


@pytest.fixture
def case(session: Session, world: World) -> Case:
    """A case that has been dispatched, with a flag and a date that nobody else has."""
    number = a_case(session, world, grid_code=world.grids[0], at=AT).number
    for name in ("register", "dispatch"):
        made = move(session, SYSTEM, number, Move(name, office_code=OFFICE), zone="Asia/Shanghai", at=AT)
    made.flags, made.result_at = ["near_border", '带"引号,逗号'], AT + timedelta(microseconds=1)
    session.flush()
    return made


def facts(one: Base) -> dict[str, Any]:
    return {attribute.key: getattr(one, attribute.key) for attribute in inspect(type(one)).column_attrs}


def by_prepared(session: Session, model: type[Base], where: str = "") -> list[Base]:
    rows = Prepared(f"SELECT {columns(model)} FROM {model.__tablename__} {where}").rows(session)
    session.expunge_all()
    return [as_known(session, model, row) for row in rows]


@pytest.mark.parametrize("model", [Case, Assignment, CaseEvent, Office])
def test_a_row_is_what_the_unit_of_work_reads(session: Session, case: Case, model: type[Base]) -> None:
    mine = {inspect(one).identity: facts(one) for one in by_prepared(session, model)}
    session.expunge_all()
    theirs = {inspect(one).identity: facts(one) for one in session.scalars(select(model))}
    assert mine == theirs
    assert mine
    assert all(type(mine[key][name]) is type(theirs[key][name]) for key in mine for name in mine[key])


def test_a_row_that_the_session_knows_is_the_same_object_and_fresh(session: Session, case: Case) -> None:
    session.execute(text("UPDATE cases SET description = '改了', closed_at = now()"))
    session.expire(case, ["platform"])
    row = Prepared(f"SELECT {columns(Case)} FROM cases").rows(session)[0]
    assert as_known(session, Case, row) is case
    assert (case.description, case.closed_at is None, case.platform) == ("改了", False, "enforcement")
    assert not session.is_modified(case)


def test_only_what_was_changed_is_written(session: Session, case: Case) -> None:
    session.execute(update(Case).values(description="别人改的").execution_options(synchronize_session=False))
    case.near_due_at, case.flags, case.limit_inputs = None, [], {"值": [1, None]}
    Rows().change(case).write(session)
    assert not session.is_modified(case)
    session.expire(case)
    assert (case.description, case.near_due_at, case.flags) == ("别人改的", None, [])
    assert (case.limit_inputs, case.result_at) == ({"值": [1, None]}, AT + timedelta(microseconds=1))


@pytest.mark.parametrize("place", [None, from_shape(Point(120.5, 30.25), SRID, extended=True)])
def test_a_place_is_written_with_its_system(session: Session, case: Case, place: Any) -> None:
    case.place = place or from_shape(Point(120.5, 30.25), SRID)
    Rows().change(case).write(session)
    session.expire(case)
    assert to_shape(case.place) == Point(120.5, 30.25)
    assert session.scalar(select(func.ST_SRID(Case.place))) == SRID


def test_several_rows_are_changed_beside_new_ones_in_one_statement(session: Session, case: Case) -> None:
    (lead,) = queries.standing(session, case)
    case.rework_count, lead.signed_at = 7, AT
    told = {"county_code": case.county_code, "case_number": case.number, "seq": 99, "at": AT, "move": "sign"}
    Rows().add(CaseEvent, [told | {"target": "handling", "actor_name": ""}]).change(lead, case, lead).write(session)
    session.expunge_all()
    assert session.scalar(select(Case.rework_count)) == 7
    assert session.scalar(select(Assignment.signed_at)) == AT
    assert session.scalar(select(CaseEvent.target).where(CaseEvent.seq == 99)) == "handling"


def test_what_is_gone_is_not_silently_left_out(session: Session, case: Case) -> None:
    (lead,) = queries.standing(session, case)
    session.execute(text("DELETE FROM assignments"))
    lead.signed_at = AT
    with pytest.raises(StaleDataError):
        Rows().change(lead).write(session)


def test_what_the_table_refuses_is_refused(session: Session, case: Case) -> None:
    case.state = "nowhere"
    with pytest.raises(IntegrityError, match="ck_cases_state"):
        Rows().change(case).write(session)


def test_nothing_changed_writes_nothing(session: Session, case: Case) -> None:
    was = session.scalar(text("SELECT xmin::text FROM cases"))
    Rows().change(case).write(session)
    assert session.scalar(text("SELECT xmin::text FROM cases")) == was


def test_a_changed_row_of_a_watched_table_is_known_at_once(session: Session, world: World) -> None:
    office = session.get_one(Office, OFFICE)
    before = versions(session)["offices"]
    office.name = "改名"
    Rows().change(office).write(session)
    assert versions(session)["offices"] != before


def test_the_moves_of_a_life_leave_nothing_to_the_unit_of_work(session: Session, world: World) -> None:
    number = a_case(session, world, grid_code=world.grids[0], at=AT).number
    flushed: list[Base] = []
    event.listen(session, "after_flush", lambda flushing, _: flushed.extend(flushing.dirty))
    for name in ("register", "dispatch", "sign", "file_result", "check_pass", "close"):
        move(session, SYSTEM, number, asked(name, office_code=OFFICE), zone="Asia/Shanghai", at=AT)
    session.flush()
    assert flushed == []


def test_moves_and_changes_made_at_once_all_stay(own: Own) -> None:
    with own.sessions.begin() as session:
        number = a_case(session, own.world, grid_code=own.world.grids[0], at=AT).number

    def count() -> str:
        with own.sessions.begin() as session:
            case = queries.get(session, SYSTEM, number, hold=True)
            case.report_count += 1
            Rows().change(case).write(session)
        return "counted"

    path = ("register", "dispatch", "sign")
    together(*[count] * 6, *[lambda: "".join(moved(own, number, name) for name in path)] * 2)
    with own.sessions() as session:
        case = queries.get(session, SYSTEM, number)
        assert (case.report_count, case.state, case.last_seq) == (7, "handling", 4)


def test_nobody_waits_for_a_sealed_case_they_may_not_know_of(own: Own, who: Callable[[str], Actor]) -> None:
    with own.sessions.begin() as session:
        number = a_case(session, own.world, grid_code=own.world.grid_of(TWO), category="G0102", at=AT).number
    with own.sessions() as holder, own.sessions() as stranger:
        queries.get(holder, SYSTEM, number, hold=True)
        stranger.execute(text("SET LOCAL lock_timeout = '1s'"))
        with pytest.raises(NotFound):
            queries.get(stranger, who("city"), number, hold=True)
