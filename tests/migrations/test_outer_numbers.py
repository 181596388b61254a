"""Numbers of other systems as revision 0007 let them in: the first keeps it, its doubles are listed and stay."""

from collections.abc import Callable
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.core.db import make_engine
from gridgis.core.migrating import config, upgrade
from gridgis.intake.numbers import doubles

REPORTS = [
    (1, "hotline_12345", "GD-1", "09:00"),
    (2, "hotline_12345", " GD－1 ", "08:00"),
    (3, "hotline_12345", "GD-1", "10:00"),
    (4, "sensor", "GD-1", "10:00"),
    (5, "citizen", "", "10:00"),
    (6, "citizen", " ", "11:00"),
    (7, "sensor", "gd–1", "09:00"),
]
ROLES = [("dispatcher", ["case.accept"]), ("own_role", ["report.submit"])]


def test_the_first_report_keeps_its_number_and_posts_get_their_sources(blank: Callable[[], str]) -> None:
    url = blank()
    engine = make_engine(url, pool_size=1)
    command.upgrade(config(url), "0007")
    with engine.begin() as connection:
        for n, source, number, hour in REPORTS:
            connection.execute(
                text(
                    "INSERT INTO reports (county_code, id, case_number, source, outer_number, category_code,"
                    " description, located_by, observed_at, received_at)"
                    " VALUES ('110101', :id, :case, :source, :number, 'E0101', '占道', 'point', :at, :at)"
                ),
                {"id": UUID(int=n), "case": f"case-{n}", "source": source, "number": number}
                | {"at": f"2026-03-11 {hour}+08"},
            )
        for code, verbs in ROLES:
            connection.execute(
                text("INSERT INTO roles (code, name_zh, name_en, verbs) VALUES (:code, '甲', 'a', :verbs)"),
                {"code": code, "verbs": verbs},
            )
    upgrade(url)
    with Session(engine) as session:
        kept = session.execute(text("SELECT source, number, case_number FROM outer_numbers ORDER BY source"))
        assert [tuple(row) for row in kept] == [("hotline_12345", "GD-1", "case-2"), ("sensor", "GD-1", "case-7")]
        assert doubles(session) == [
            ("hotline_12345", "GD-1", "case-1", "case-2"),
            ("hotline_12345", "GD-1", "case-3", "case-2"),
            ("sensor", "GD-1", "case-4", "case-7"),
        ]
        assert session.execute(text("SELECT count(*) FROM reports")).scalar_one() == len(REPORTS)
        verbs = dict(session.execute(text("SELECT code, verbs FROM roles")).all())
        assert verbs["dispatcher"][:3] == ["case.accept", "report.as.citizen", "report.as.hotline_12345"]
        assert verbs["own_role"] == ["report.submit"]
        assert verbs["adapter_sensor"] == ["report.submit", "report.as.sensor"]
        with pytest.raises(IntegrityError, match="ck_reports_source"):
            session.execute(text("UPDATE reports SET source = 'rumour'"))
    engine.dispose()
