"""Categories, their versions and the record of changes as revision 0034 had them."""

import json
from collections.abc import Callable

from alembic import command
from sqlalchemy import text

from gridgis.core.db import make_engine
from gridgis.core.migrating import config, upgrade

AGENCIES = {"police": "order", "justice": "order", "market": "market", "village": "order", "river_chief": "enforcement"}
OTHERS = {
    "A1": ("police", [], "clear"),
    "A2": ("police", ["village", "river_chief"], "clear"),
    "A3": ("police", ["justice", "river_chief"], "platform"),
    "A4": ("police", ["justice", "market", "village"], "centre"),
}
"""By category: its owner, its co-owners, who coordinates it."""


def test_categories_of_before_get_their_coordination_and_what_was_set_can_be_undone(blank: Callable[[], str]) -> None:
    url = blank()
    engine = make_engine(url, pool_size=1)
    command.upgrade(config(url), "0034")
    version = {"urgency": "P3", "limit_value": 1, "limit_unit": "work_day", "first_handler": "agency"}
    record = []
    with engine.begin() as connection:
        for code, platform in AGENCIES.items():
            connection.execute(text(f"INSERT INTO agency_types VALUES ('{code}', '', '', '{platform}')"))
        connection.execute(
            text(
                "INSERT INTO categories (code, level, name_zh, name_en, platform)"
                " VALUES ('E0107', 1, '\"僵尸车\"', '', 'order'), ('G0304', 1, '自改的', '', 'order')"
            )
        )
        for code, (owner, others, _) in OTHERS.items():
            row = {"code": code, "lead_agency_type": owner, "co_agency_types": others} | version
            facts = {"owner": owner, "others": others, "code": code}
            for insert in (
                "categories (code, level, parent_code, name_zh, name_en, platform, urgency, limit_value,"
                " lead_agency_type, co_agency_types) VALUES (:code, 2, 'E0107', '', '', 'order', 'P3', 1, :owner,"
                " :others)",
                "category_versions (code, valid_from, urgency, limit_value, limit_unit, first_handler, auto_register,"
                " lead_agency_type, co_agency_types) VALUES (:code, '2026-01-01', 'P3', 1, 'work_day', 'agency',"
                " false, :owner, :others)",
            ):
                connection.execute(text(f"INSERT INTO {insert}"), facts)
            record.append({"table": "category_versions", "before": None, "after": row})
        record.append({"table": "stage_limit_versions", "before": {"value": 1}, "after": None})
        connection.execute(
            text(
                "INSERT INTO setting_changes (topic, first_day, at, made_by, reason, rows, shorter, longer)"
                " VALUES ('terms', '2026-01-01', now(), '', '', :rows, 0, 0)"
            ),
            {"rows": json.dumps(record)},
        )
    upgrade(url)
    expected = {code: told for code, (_, _, told) in OTHERS.items()}
    with engine.connect() as connection:
        for name in ("categories WHERE level = 2", "category_versions"):
            assert dict(connection.execute(text(f"SELECT code, coordination FROM {name}")).all()) == expected
        *rows, last = connection.scalar(text("SELECT rows FROM setting_changes"))
        assert {row["after"]["code"]: row["after"]["coordination"] for row in rows} == expected
        assert (rows[0]["before"], last) == (None, record[-1])
        names = dict(connection.execute(text("SELECT code, name_zh FROM categories WHERE level = 1")).all())
        assert names == {"E0107": "“僵尸车”", "G0304": "自改的"}
    command.downgrade(config(url), "0034")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT rows FROM setting_changes")) == record
    engine.dispose()
