"""Categories as revision 0010 kept them: each emergency gets its number, whatever the installation added."""

from collections.abc import Callable

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from gridgis.core.db import make_engine
from gridgis.core.migrating import config, upgrade

CATEGORY = (
    "INSERT INTO categories (code, level, name_zh, name_en, platform, first_handler)"
    " VALUES (:code, 1, '甲', 'a', 'order', :first)"
)
EMERGENCIES = {"G0702": "119", "M0301": "119", "M0103": "120", "G0204": "110", "X0101": "110"}


def test_every_emergency_gets_a_number(blank: Callable[[], str]) -> None:
    url = blank()
    engine = make_engine(url, pool_size=1)
    command.upgrade(config(url), "0010")
    with engine.begin() as connection:
        for code in EMERGENCIES:
            connection.execute(text(CATEGORY), {"code": code, "first": "emergency"})
        connection.execute(text(CATEGORY), {"code": "G0701", "first": "agency"})
    upgrade(url)
    with engine.begin() as connection:
        rows = connection.execute(text("SELECT code, emergency_number FROM categories"))
        kept = {row.code: row.emergency_number for row in rows}
        assert kept == EMERGENCIES | {"G0701": None}
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(CATEGORY), {"code": "X0102", "first": "emergency"})
    engine.dispose()
