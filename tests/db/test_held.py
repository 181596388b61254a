"""What is held of tables that rarely change is never older than what is committed, in any process."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from gridgis.cases import filters, in_force
from gridgis.cases.term_models import Category
from gridgis.core import held as holding
from gridgis.core.held import WATCHED, versions
from gridgis.core.rows import Rows
from gridgis.core.thresholds import thresholds
from gridgis.demo.copying import copy
from gridgis.divisions import queries as divisions
from gridgis.grids.models import Grid
from gridgis.people import queries as people
from gridgis.people.models import Office
from gridgis.routing.rulebook import actions
from gridgis.routing.rulebook.in_force import rules_on
from gridgis.security.models import Account
from gridgis.security.queries import actor_by_name
from tests.conftest import Own
from tests.factories import AT, ONE, TWO

DAY = date(2026, 3, 11)
RENAME = "UPDATE categories SET name_zh = :name WHERE code = 'E0101'"


def named(session: Session) -> str:
    return in_force.categories(session, ["E0101"])[0].name_zh


def test_each_watched_table_and_no_other_raises_a_version(session: Session) -> None:
    raised = session.scalars(
        text("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'raise_reference_version'")
    ).all()
    assert set(raised) == WATCHED
    assert set(session.scalars(text("SELECT name FROM reference_versions"))) == WATCHED


def test_what_another_connection_commits_is_seen_by_the_next_transaction(own: Own) -> None:
    with own.sessions() as reader, own.sessions() as writer:
        before = named(reader)
        writer.execute(text(RENAME), {"name": "新名"})
        assert named(reader) == before, "not committed yet"
        assert named(writer) == "新名", "one's own change counts at once"
        writer.commit()
        reader.rollback()
        assert named(reader) == "新名"


def test_what_another_process_commits_is_seen(own: Own, tmp_path: Path) -> None:
    with own.sessions() as session:
        assert thresholds(session).returns_allowed == 2
    file = tmp_path / "change.py"
    file.write_text(
        "import sys, psycopg2\nwith psycopg2.connect(sys.argv[1]) as c, c.cursor() as cursor:\n"
        "    cursor.execute(\"UPDATE thresholds SET value = '5' WHERE name = 'returns_allowed'\")\n"
    )
    subprocess.run([sys.executable, str(file), own.url], check=True)
    with own.sessions() as session:
        assert thresholds(session).returns_allowed == 5


def test_what_is_rolled_back_was_never_held(own: Own) -> None:
    with own.sessions() as session:
        before = named(session)
        session.execute(text(RENAME), {"name": "一"})
        assert named(session) == "一"
        session.rollback()
        assert named(session) == before
        session.execute(text(RENAME), {"name": "二"})
        assert named(session) == "二", "not what the first had under the same version"
        session.rollback()


@pytest.mark.parametrize("fresh", [True, False], ids=["nothing held", "held"])
def test_what_is_not_written_yet_counts_for_its_session_alone(own: Own, fresh: bool) -> None:
    """Read along by a query, it would stand for everybody under the version of before."""
    with own.sessions() as session:
        before = named(session)
        if fresh:
            session.execute(text("UPDATE categories SET name_en = name_en"))
            session.commit()
        assert versions(session)
        session.get_one(Category, "E0101").name_zh = "未写"
        assert named(session) == "未写"
        session.rollback()
        assert named(session) == before
    with own.sessions() as other:
        assert named(other) == before


def test_half_of_a_transaction_may_be_rolled_back(session: Session) -> None:
    before = named(session)
    point = session.begin_nested()
    session.execute(text(RENAME), {"name": "一"})
    assert named(session) == "一"
    point.rollback()
    assert named(session) == before


def test_rows_copied_in_past_the_session_are_seen_at_once(session: Session) -> None:
    assert divisions.names(session, ["990001"]) == {}
    row = ("990001", "新区", "county", ONE[:4] + "00", True)
    copy(session, "divisions", ("code", "name", "level", "parent_code", "synthetic"), [row])
    assert divisions.names(session, ["990001"]) == {"990001": "新区"}


@pytest.mark.parametrize("way", ["unit of work", "statement", "text", "rows"])
def test_a_change_by_whatever_way_is_seen_at_once(session: Session, way: str) -> None:
    assert named(session) != way
    if way == "unit of work":
        session.get_one(Category, "E0101").name_zh = way
        session.flush()
    elif way == "statement":
        session.execute(update(Category).where(Category.code == "E0101").values(name_zh=way))
    elif way == "text":
        session.execute(text(RENAME), {"name": way})
    else:
        old = in_force.categories(session, ["E0101"])[0]
        columns = {column.name: getattr(old, column.name) for column in Category.__table__.columns}
        Rows().add(Category, [columns | {"code": "E0199", "name_zh": way}]).write(session)
        assert in_force.categories(session, ["E0199"])[0].name_zh == way
        return
    assert named(session) == way


def test_rows_of_one_table_name_the_same_columns_and_hold_what_a_column_can(session: Session) -> None:
    rows = Rows().add(Category, [{"code": "a"}])
    with pytest.raises(ValueError, match="categories"):
        rows.add(Category, [{"code": "b", "name_zh": "多"}])
    with pytest.raises(TypeError, match="object"):
        Rows().add(Category, [{"code": object()}]).write(session)


def test_names_offices_limits_and_rules_follow_their_tables(session: Session) -> None:
    """Siblings: each is read before and after a change of its own table."""
    assert divisions.names(session, [ONE]) != {ONE: "改"}
    session.execute(text("UPDATE divisions SET name = '改' WHERE code = :code"), {"code": ONE})
    assert divisions.names(session, [ONE]) == {ONE: "改"}
    office = session.get_one(Office, f"{ONE}001-urban_enforcement")
    pair = (office.agency_type, office.place_code)
    assert [one.code for one in people.offices_at(session, [pair], DAY)[pair]] == [office.code]
    office.valid_to = DAY
    session.flush()
    assert people.offices_at(session, [pair], DAY) == {}
    worked = in_force.limits(session, "Asia/Shanghai", DAY)
    session.execute(text("UPDATE stage_limits SET value = value + 1"))
    later = in_force.limits(session, "Asia/Shanghai", DAY)
    assert all(later.stages[key].value == limit.value + 1 for key, limit in worked.stages.items())
    assert rules_on(session, [ONE], DAY) == {}
    editor = actor_by_name(session, "rule_editor", AT)
    assert editor is not None
    rules = actions.begin(session, editor, ONE, "规则", at=AT)
    session.execute(text("UPDATE rule_sets SET state = 'published', valid_from = :day"), {"day": DAY})
    assert rules_on(session, [ONE], DAY)[ONE].set_id == rules.id
    session.execute(text("UPDATE routing_rules SET name = '改' WHERE position = 0"))
    assert rules_on(session, [ONE, TWO], DAY)[ONE].rules[0].name == "改"
    assert rules_on(session, [ONE], DAY - timedelta(days=1)) == {}


def test_objects_that_a_session_has_read_before_count_for_nobody(own: Own) -> None:
    """Under the version of now they would stand for all as they were."""
    code, phone = f"{ONE}001-urban_enforcement", "0573-82110001"

    def told(session: Session) -> str:
        return people.offices_on(session, [code], DAY)[ONE, code].phone

    with own.sessions() as session, own.sessions.begin() as elsewhere:
        old = session.get_one(Office, code)
        elsewhere.execute(update(Office).where(Office.code == code).values(phone=phone))
        elsewhere.commit()
        session.execute(text("SELECT 1"))
        assert old.phone != phone
        assert told(session) == phone
        with session.no_autoflush:
            old.phone = "1"
            session.execute(text("SELECT 1"))
            assert told(session) == phone
    with own.sessions() as other:
        assert told(other) == phone


def test_what_is_held_is_read_by_columns_of_the_tables_that_are_named(session: Session) -> None:
    for n, asked in enumerate((select(Category), select(Account.id), select(Category.code, Account.id))):
        with pytest.raises(TypeError, match="what is held"):
            holding.held(session, f"wrong {n}", partial(session.execute, asked))
    with pytest.raises(TypeError, match="grids"):
        holding.held(session, "net", lambda: session.scalars(select(Grid.code)).all(), of=("grid_versions",))
    assert holding.held(session, "net", lambda: session.scalars(select(Grid.code)).all(), of=("grids",))


@pytest.mark.parametrize("made_up", ["category", "day", "division"])
def test_whoever_makes_up_names_has_nothing_read_anew(
    session: Session, monkeypatch: pytest.MonkeyPatch, made_up: str
) -> None:
    monkeypatch.setattr(holding, "MOST", 30)
    holding._HELD.clear()
    read: list[int] = []
    ask: dict[str, Callable[[int], object]] = {
        "category": lambda n: filters.of_category(session, f"X{n}"),
        "day": lambda n: rules_on(session, [ONE], DAY + timedelta(days=n)),
        "division": lambda n: filters.in_place(session, f"X{n}"),
    }
    for n in range(31):
        holding.held(session, "mine", lambda: read.append(1))
        ask[made_up](n)
    assert len(read) == 1


def test_a_transaction_writes_a_version_once_and_tells_itself_another_with_each_change(own: Own) -> None:
    """What it reads between its changes stands under no version that others will ever see."""
    stored = text("SELECT version FROM reference_versions WHERE name = 'categories'")
    with own.sessions() as session:
        before = versions(session)["categories"]
        seen, rows = [], []
        for name in ("一", "二"):
            session.execute(text(RENAME), {"name": name})
            assert actor_by_name(session, "town", AT) is not None
            seen.append(versions(session)["categories"])
            rows.append(session.scalar(stored))
        with session.begin_nested() as point:
            session.execute(text(RENAME), {"name": "三"})
            within = versions(session)["categories"]
            point.rollback()
        assert versions(session)["categories"] == seen[1]
        session.commit()
        assert (rows[0], named(session)) == (rows[1], "二")
        assert versions(session)["categories"] == rows[0]
    assert len({before, *seen, within, rows[0]}) == 5


def test_two_databases_of_one_process_are_not_mixed_up(own: Own, session: Session) -> None:
    """Both have the same version."""
    same = text("UPDATE reference_versions SET version = 1 WHERE name = 'categories'")
    with own.sessions() as other:
        for one, name in ((other, "别处"), (session, "此处")):
            one.execute(text(RENAME), {"name": name})
            one.execute(same)
        other.commit()
        assert named(other) == "别处"
        assert (named(other), named(session)) == ("别处", "此处")
