"""Hours, years and rights as revision 0026 had them."""

from collections.abc import Callable

from alembic import command
from sqlalchemy import text

from gridgis.core.db import make_engine
from gridgis.core.migrating import config, upgrade


def test_hours_years_and_rights_of_before_go_on(blank: Callable[[], str]) -> None:
    url = blank()
    engine = make_engine(url, pool_size=1)
    command.upgrade(config(url), "0026")
    with engine.begin() as connection:
        connection.execute(text("UPDATE thresholds SET value = '09:00-12:00 13:00-17:00' WHERE name = 'work_hours'"))
        connection.execute(text("INSERT INTO workday_calendar VALUES ('2025-01-01', false), ('2026-01-01', false)"))
        roles = "INSERT INTO roles VALUES ('sys_admin', '', '', '{account.manage}'), ('planner', '', '', '{}')"
        connection.execute(text(roles))
    upgrade(url)
    with engine.connect() as connection:
        spans = connection.execute(text("SELECT first_day::text, spans FROM work_schedules")).all()
        assert spans == [("1900-01-01", "09:00-12:00 13:00-17:00")]
        assert connection.scalars(text("SELECT year FROM calendar_years ORDER BY year")).all() == [2025, 2026]
        verbs = dict(connection.execute(text("SELECT code, verbs FROM roles")).all())
        assert verbs["sys_admin"][:2] == ["account.manage", "settings.manage"]
        assert verbs["planner"] == []
        assert not connection.scalar(text("SELECT count(*) FROM thresholds WHERE name = 'work_hours'"))
    engine.dispose()
