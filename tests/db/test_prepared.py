"""Statements that each connection plans once."""

from contextlib import suppress
from datetime import date
from time import monotonic

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from gridgis.core import budget, db
from gridgis.core.budget import TookTooLong
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.sql import Prepared
from gridgis.people.models import AgencyType

ADDED = Prepared("""
    -- What is given twice stands once; a cast is no parameter.
    SELECT CAST(:a AS int) + CAST(:b AS int)::bigint, CAST(:a AS int), CAST(:day AS date), CAST(:names AS text[])
""")


def test_rows_come_as_the_driver_reads_them(session: Session) -> None:
    given = {"a": 2, "b": 40, "day": date(2026, 3, 11), "names": ["占道", "100%", "it's"]}
    assert ADDED.rows(session, **given) == [(42, 2, date(2026, 3, 11), ["占道", "100%", "it's"])]
    assert ADDED.rows(session, **(given | {"names": []}))[0][3] == []
    assert Prepared("SELECT 1 WHERE false").rows(session) == []


def test_a_connection_plans_it_once(session: Session) -> None:
    known = "SELECT name, generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE '%AS singular'"
    once = Prepared("SELECT CAST(:n AS int) AS singular")
    assert [once.rows(session, n=n)[0][0] for n in range(3)] == [0, 1, 2]
    assert [row[1:] for row in session.execute(text(known))] == [(3, 0)]


def test_faults_are_told_as_those_of_any_statement(session: Session) -> None:
    add = Prepared("INSERT INTO agency_types (code, name_zh, name_en, platform) VALUES (:code, '', '', :platform)")
    assert add.rows(session, code="x", platform="order") == []
    with pytest.raises(IntegrityError, match="pk_agency_types"):
        add.rows(session, code="x", platform="order")
    session.rollback()
    with pytest.raises(ProgrammingError, match="nowhere"):
        Prepared("SELECT * FROM nowhere").rows(session)
    session.rollback()
    assert add.rows(session, code="x", platform="order") == []


def test_what_waits_to_be_written_is_seen(session: Session) -> None:
    session.add(AgencyType(code="x", name_zh="", name_en="", platform="order"))
    assert Prepared("SELECT platform FROM agency_types WHERE code = 'x'").rows(session) == [("order",)]


def test_a_request_whose_time_is_over_asks_nothing(session: Session) -> None:
    session.info[budget.ENDS] = monotonic() - 1
    with pytest.raises(TookTooLong):
        Prepared("SELECT 1").rows(session)


def test_a_broken_connection_is_told_and_not_used_again(engine: Engine) -> None:
    me, sessions = Prepared("SELECT pg_backend_pid()"), make_sessions(engine)
    with sessions() as broken, sessions() as other:
        pid = me.rows(broken)[0][0]
        other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
        with pytest.raises(OperationalError) as told:
            me.rows(broken)
        assert told.value.connection_invalidated
    with sessions() as next_one:
        assert me.rows(next_one)[0][0] != pid


CHANGED = {
    "a column became another": "ALTER TABLE told ALTER what TYPE text",
    "a column came before": "ALTER TABLE told DROP what, ADD other int, ADD what text DEFAULT '7'",
    "the table is another": "DROP TABLE told; CREATE TABLE told AS SELECT '7' AS what",
    "plans were taken away": "",
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED.keys())
def test_what_changes_under_a_running_server_fails_once_a_connection_at_most(engine: Engine, change: str) -> None:
    asked, one = Prepared("SELECT what FROM told"), make_engine(engine.url.render_as_string(False), pool_size=1)
    sessions = make_sessions(one)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE told AS SELECT 7 AS what"))
    try:
        with sessions() as session:
            assert asked.rows(session) == [(7,)]
        with (engine if change else one).begin() as connection:
            connection.execute(text(change or "DEALLOCATE ALL"))
        with suppress(DBAPIError), sessions() as session:
            asked.rows(session)
        with sessions() as session:
            assert asked.rows(session) in ([(7,)], [("7",)])
    finally:
        one.dispose()
        with engine.begin() as connection:
            connection.execute(text("DROP TABLE told"))


def test_a_database_whose_machine_is_gone_is_missed_within_half_a_minute(engine: Engine) -> None:
    """As far as the system's own part of a connection can be seen; nothing here takes a machine away."""
    with engine.connect() as connection:
        told = getattr(connection.connection.dbapi_connection, "info").dsn_parameters  # noqa: B009
    idle, interval, count = (int(told[f"keepalives_{name}"]) for name in ("idle", "interval", "count"))
    assert idle + interval * count <= 30 and int(told["tcp_user_timeout"]) == 30_000


def test_a_connection_that_broke_while_it_rested_is_replaced(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    me, one = Prepared("SELECT pg_backend_pid()"), make_engine(engine.url.render_as_string(False), pool_size=1)

    def served() -> int:
        with make_sessions(one)() as session:
            return int(me.rows(session)[0][0])

    def end(pid: int) -> None:
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})

    monkeypatch.setattr(db, "REST_S", 0.0)
    first = served()
    end(first)
    second = served()
    assert second != first
    monkeypatch.setattr(db, "REST_S", 60.0)
    end(second)
    with pytest.raises(OperationalError):
        served()
    assert served() != second
    one.dispose()
