"""Decisions as revision 0017 kept them, in a bag of many shapes, are read afterwards as they were taken."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import select, text

from gridgis.cases.models import Case
from gridgis.casework.redeciding import Wrong, correct
from gridgis.core.migrating import config, upgrade
from gridgis.core.settings import Terms
from gridgis.intake.actions import Taken
from gridgis.intake.rules import Message
from gridgis.routing.decisions import Kept, every
from tests.conftest import Own
from tests.db.test_plan_races import actor
from tests.db.test_races import send
from tests.factories import AT, ONE

WEST, EAST = f"{ONE}001001001", f"{ONE}001001002"
BORDER = Message(UUID(int=1), "E0101", "占道", "grid_worker", lng=120.0499, lat=30.05, accuracy_m=30)
INSIDE = Message(UUID(int=2), "E0101", "占道", "grid_worker", lng=120.025, lat=30.05)
NAMED = Message(UUID(int=3), "G0206", "打架", "grid_worker", grid_code=EAST)
UNKEPT = ("accuracy_m", "lines", "rule", "addresses", "notice", "timings_ms", "divisions", "platform", "day", "at")
"""What decisions did not keep before they named rules."""


@pytest.fixture
def old(own: Own) -> tuple[Own, dict[str, list[Kept]]]:
    """A database at revision 0017 with decisions by point, by grid, corrected and confirmed; and what they were."""
    desk = actor(own, "dispatcher")
    for one in (BORDER, INSIDE, NAMED):
        (taken,) = send(own, one)
        assert isinstance(taken, Taken)
    with own.sessions.begin() as session:
        numbers = [number for (number,) in session.execute(text("SELECT number FROM cases ORDER BY number"))]
        for wrong in (Wrong(lng=120.026, lat=30.05, note="x"), Wrong(category_code="E0107", note="x")):
            correct(session, desk, numbers[1], wrong, Terms(), at=AT)
        correct(session, desk, numbers[0], Wrong(grid_code=EAST, note="x"), Terms(), at=AT)
        session.execute(text("UPDATE accounts SET created_at = :at"), {"at": AT})
    kept = {number: decisions(own, number) for number in numbers}
    own.engine.dispose()
    command.downgrade(config(own.url), "0017")
    return own, kept


def decisions(own: Own, number: str) -> list[Kept]:
    with own.sessions() as session:
        return every(session, session.scalars(select(Case).where(Case.number == number)).one())


def strip(own: Own) -> None:
    with own.engine.begin() as connection:
        for name in (*UNKEPT, "chosen_grid", "chosen_by"):
            connection.execute(text("UPDATE decisions SET candidates = candidates - :name"), {"name": name})


def test_they_are_what_they_were(old: tuple[Own, dict[str, list[Kept]]]) -> None:
    own, kept = old
    upgrade(own.url)
    assert [len(rows) for rows in kept.values()] == [2, 3, 1]
    assert {number: decisions(own, number) for number in kept} == kept


def test_what_the_oldest_did_not_keep_is_that_of_their_case_and_grid(old: tuple[Own, dict[str, list[Kept]]]) -> None:
    own, kept = old
    strip(own)
    upgrade(own.url)
    for number, rows in kept.items():
        for row, was in zip(decisions(own, number), rows, strict=True):
            gone = {"accuracy_m": None, "notice": "", "timings_ms": {}, "chosen_grid": None, "chosen_by": ""}
            platform = rows[-1].route.platform
            assert row.route == was.route.model_copy(update=gone | {"platform": platform, "asked_at": AT})


def test_their_cases_are_decided_on_again_and_their_doubts_stand(old: tuple[Own, dict[str, list[Kept]]]) -> None:
    own, kept = old
    number = next(iter(kept))
    with own.engine.begin() as connection:
        connection.execute(text("DELETE FROM decisions WHERE seq > 1"))
        connection.execute(
            text("UPDATE cases SET flags = '{near_border}', current_grid_code = :grid WHERE number = :number"),
            {"grid": WEST, "number": number},
        )
    strip(own)
    upgrade(own.url)
    desk = actor(own, "dispatcher")
    with own.sessions.begin() as session:
        tried = correct(session, desk, number, Wrong(category_code="E0107"), Terms(), at=AT, preview=True)
        assert "near_border" in tried.after.flags
        moved = correct(session, desk, number, Wrong(lng=120.026, lat=30.05, note="x"), Terms(), at=AT)
        assert (moved.before and moved.before.place, moved.changes) == (kept[number][0].route.place, ["place"])


def test_rows_that_come_while_others_are_brought_over_come_along(old: tuple[Own, dict[str, list[Kept]]]) -> None:
    """As a server writes that runs meanwhile: here the first row touched brings one of an earlier number."""
    own, kept = old
    with own.engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION meanwhile() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " IF NOT EXISTS (SELECT FROM decisions WHERE case_number = '') THEN"
            " INSERT INTO decisions (county_code, case_number, seq, at, located_by, match, rule, flags, candidates)"
            " VALUES (OLD.county_code, '', 1, OLD.at, 'point', 'inside', 'R2', '[]', OLD.candidates);"
            " END IF; RETURN NEW; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER meanwhile BEFORE UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION meanwhile()"
        )
    upgrade(own.url)
    with own.engine.connect() as connection:
        late = connection.execute(text("SELECT route FROM decisions WHERE case_number = ''")).scalar_one()
    assert (late["version"], late["rule"], late["office"]) == (1, "R2", None)
    assert {number: decisions(own, number) for number in kept} == kept


def test_it_goes_on_where_it_ended_half_way_and_waits_for_a_writer(old: tuple[Own, dict[str, list[Kept]]]) -> None:
    own, kept = old
    with own.engine.begin() as connection:
        connection.execute(text("ALTER TABLE decisions ADD COLUMN day date, ADD COLUMN route jsonb"))
    with ThreadPoolExecutor(1) as pool, own.engine.connect() as writer:
        with writer.begin():
            writer.execute(text("UPDATE decisions SET note = note"))
            migrating = pool.submit(upgrade, own.url)
            wait_for(lambda: waits(own))
        migrating.result(60)
    assert {number: decisions(own, number) for number in kept} == kept


def waits(own: Own) -> bool:
    """Whether somebody waits for the table of decisions."""
    with own.engine.connect() as connection:
        asked = text("SELECT count(*) FROM pg_locks WHERE relation = 'decisions'::regclass AND NOT granted")
        return bool(connection.scalar(asked))


def wait_for(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)
