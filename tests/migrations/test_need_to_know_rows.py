"""Sensitive cases as revision 0008 kept them: their readers come onto lists, and what is about staff is sealed."""

from collections.abc import Callable

from alembic import command
from sqlalchemy import text

from gridgis.core.db import make_engine
from gridgis.core.migrating import config, upgrade

TOWN, OTHER, COUNTY = "110101001", "110101002", "110101"
ROLES = {"town_leader": "{case.read,case.read_sensitive}", "county_leader": "{case.read,case.read_sensitive}"}
ROLES |= {"dispatcher": "{case.read,case.dispatch}"}
GRANTS = (("town", "town_leader", "town", TOWN), ("county", "county_leader", "county", COUNTY))
GRANTS += (("desk", "dispatcher", "town", TOWN),)
CASES = (
    ("1", TOWN, "G0102", True, "{sensitive}"),
    ("2", OTHER, "G0102", True, "{sensitive}"),
    ("3", TOWN, "E0101", False, "{staff_involved}"),
    ("4", TOWN, "S0703", True, "{sensitive}"),
    ("5", TOWN, "E0101", False, "{}"),
)
CATEGORY = (
    "INSERT INTO categories (code, level, parent_code, name_zh, name_en, platform, urgency, limit_value, sensitive)"
    " VALUES (:code, 2, 'G', '甲', 'a', 'order', 'P3', 5, :sensitive)"
)
CASE = (
    "INSERT INTO cases (county_code, number, town_code, category_code, platform, urgency, source, description, state,"
    " sensitive, flags, submitted_at, total_due_at, last_seq)"
    " VALUES (:county, :number, :town, :category, 'order', 'P3', 'citizen', '甲', 'submitted', :sensitive, :flags,"
    " now(), now(), 1)"
)


def test_the_readers_of_old_cases_stand_on_their_lists(blank: Callable[[], str]) -> None:
    url = blank()
    engine = make_engine(url, pool_size=1)
    command.upgrade(config(url), "0008")
    with engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        for code, verbs in ROLES.items():
            connection.execute(
                text("INSERT INTO roles VALUES (:code, '甲', 'a', :verbs)"), {"code": code, "verbs": verbs}
            )
        for username, role, level, place in GRANTS:
            connection.execute(
                text("INSERT INTO accounts (username, display_name, password_hash) VALUES (:name, :name, '')"),
                {"name": username},
            )
            connection.execute(
                text(
                    "INSERT INTO grants (account_id, role_code, level, place_code)"
                    " SELECT id, :role, :level, :place FROM accounts WHERE username = :name"
                ),
                {"name": username, "role": role, "level": level, "place": place},
            )
        for code, sensitive in (("G0102", True), ("E0101", False), ("S0703", True)):
            connection.execute(text(CATEGORY), {"code": code, "sensitive": sensitive})
        for number, town, category, sensitive, flags in CASES:
            values = {"number": number, "town": town, "category": category, "sensitive": sensitive, "flags": flags}
            connection.execute(text(CASE), values | {"county": COUNTY})
            connection.execute(
                text(
                    "INSERT INTO case_events (county_code, case_number, seq, at, move, target, actor_name)"
                    " VALUES (:county, :number, 1, now(), 'submit', 'submitted', '甲')"
                ),
                {"county": COUNTY, "number": number},
            )
    upgrade(url)
    with engine.connect() as connection:
        listed = connection.execute(
            text("SELECT case_number, username, part FROM need_to_know JOIN accounts ON id = account_id ORDER BY 1")
        ).all()
        sealed = connection.execute(text("SELECT number, sensitive, staff_involved FROM cases ORDER BY number")).all()
        flags = connection.execute(text("SELECT flags FROM cases WHERE number = '3'")).scalar_one()
        told = connection.execute(
            text("SELECT case_number, seq, facts->>'name' FROM case_events WHERE move = 'enlist' ORDER BY 1")
        ).all()
        last = connection.execute(text("SELECT last_seq FROM cases ORDER BY number")).scalars().all()
        verbs = dict(connection.execute(text("SELECT code, verbs FROM roles")).all())
    engine.dispose()
    assert listed == [("1", "town", "receiver"), ("2", "county", "receiver")]
    assert sealed == [
        ("1", True, False),
        ("2", True, False),
        ("3", True, True),
        ("4", True, True),
        ("5", False, False),
    ]
    assert flags == ["staff_involved", "sensitive"]
    assert told == [("1", 2, "town"), ("2", 2, "county")]
    assert last == [2, 2, 1, 1, 1]
    assert verbs["town_leader"][:3] == ["case.read", "sensitive.work", "sensitive.name"]
    assert "staff.work" in verbs["discipline_inspector"]
    assert not [code for code, held in verbs.items() if "case.read_sensitive" in held]
