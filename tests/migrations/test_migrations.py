"""From nothing to the newest schema and back, and the schema is what the models say."""

from collections.abc import Callable, Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from geoalchemy2 import alembic_helpers
from sqlalchemy import Engine, inspect, text

import gridgis.models
from gridgis.cases.rules import STATES
from gridgis.core.db import NAMING, make_engine
from gridgis.core.errors import Invalid
from gridgis.core.migrating import config, upgrade
from gridgis.core.revisions import head, require_head
from gridgis.core.vocabulary import LEVELS, PLATFORMS, SOURCES, URGENCIES
from gridgis.geocoding.models import LINE_DUTIES
from gridgis.people.models import EMPLOYMENTS
from gridgis.security.models import PLACE_LEVELS
from tests.conftest import Clone


@pytest.fixture
def fresh(blank: Callable[[], str]) -> Iterator[tuple[str, Engine]]:
    """An empty database."""
    url = blank()
    engine = make_engine(url, pool_size=1)
    yield url, engine
    engine.dispose()


@pytest.fixture(scope="module")
def made(clone: Clone) -> Iterator[tuple[str, Engine]]:
    """A database at the head, made by the migrations; it is only looked at."""
    url = clone()
    engine = make_engine(url, pool_size=1)
    yield url, engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    """Our tables; PostGIS's own and the job queue's are left out."""
    found = set(inspect(engine).get_table_names())
    return {name for name in found if not name.startswith(("procrastinate_", "spatial_ref_sys"))}


def functions(engine: Engine) -> set[str]:
    """Functions that belong to no extension."""
    with engine.connect() as connection:
        return set(
            connection.scalars(
                text(
                    "SELECT proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace"
                    " AND proname NOT LIKE 'procrastinate%' AND NOT EXISTS"
                    " (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
                )
            )
        )


def schema(engine: Engine) -> list[tuple[str, ...]]:
    """Every column, constraint, index and trigger of ours, to be compared."""
    asked = (
        "SELECT 'column', table_name, column_name, data_type, is_nullable, coalesce(column_default, '')"
        " FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', ''"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        "SELECT 'index', tablename, indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), '', ''"
        " FROM pg_trigger WHERE NOT tgisinternal",
    )
    with engine.connect() as connection:
        return sorted(tuple(row) for one in asked for row in connection.execute(text(one)))


def test_there_is_one_head_and_every_revision_leads_to_it() -> None:
    scripts = ScriptDirectory.from_config(config(""))
    assert scripts.get_heads() == [head()]
    assert len(list(scripts.walk_revisions())) >= 1
    assert scripts.get_base() == "0001"


def test_from_nothing_to_the_head_and_again_changes_nothing(fresh: tuple[str, Engine]) -> None:
    url, engine = fresh
    assert upgrade(url) == head()
    assert tables(engine) == set(gridgis.models.metadata.tables) | {"alembic_version"}
    once = schema(engine)
    assert upgrade(url) == head()
    assert schema(engine) == once


def test_down_to_nothing_and_up_again_is_the_same_schema(fresh: tuple[str, Engine]) -> None:
    url, engine = fresh
    upgrade(url)
    once, made = schema(engine), functions(engine)
    assert made >= {"grid_versions_refuse_overlap", "case_events_refuse_edit", "cases_tell_change"}
    command.downgrade(config(url), "base")
    assert tables(engine) == {"alembic_version"}
    assert functions(engine) == set()
    upgrade(url)
    assert (schema(engine), functions(engine)) == (once, made)


def test_postgis_keeps_its_own_table(made: tuple[str, Engine]) -> None:
    _, engine = made
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM spatial_ref_sys WHERE srid = 4490")) == 1


def test_the_job_queue_is_there(made: tuple[str, Engine]) -> None:
    _, engine = made
    assert "procrastinate_jobs" in inspect(engine).get_table_names()


def test_the_models_say_what_the_database_has(made: tuple[str, Engine]) -> None:
    """What `alembic check` asks: nothing would be generated."""
    url, engine = made
    command.check(config(url))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_object": alembic_helpers.include_object,
            },
        )
        differences = [
            one
            for one in compare_metadata(context, gridgis.models.metadata)
            if "procrastinate" not in str(one) and "spatial_ref_sys" not in str(one)
        ]
    assert differences == []


def test_every_check_and_exclusion_of_the_models_is_in_the_database(made: tuple[str, Engine]) -> None:
    """`alembic check` compares neither check nor exclusion constraints, so that one could be forgotten."""
    _, engine = made
    declared = {
        str(constraint.name)
        for table in gridgis.models.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is not None
    }
    with engine.connect() as connection:
        present = set(
            connection.scalars(text("SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace"))
        )
    named = {name for name in declared if name.startswith(("ck_", "ex_", "uq_", "fk_", "pk_"))}
    assert len(named) > 60
    assert named - present == set()


def test_checks_read_the_same_in_models_and_database(made: tuple[str, Engine]) -> None:
    """A value added to a list in Python must be allowed by the database too."""
    _, engine = made
    with engine.connect() as connection:
        written = dict(
            connection.execute(
                text("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'")
            ).all()
        )
    for name, values in {
        "ck_cases_state": STATES,
        "ck_cases_source": SOURCES,
        "ck_reports_source": SOURCES,
        "ck_cases_urgency": URGENCIES,
        "ck_cases_platform": PLATFORMS,
        "ck_line_posts_duty": LINE_DUTIES,
        "ck_line_posts_level": LEVELS,
        "ck_people_employment": EMPLOYMENTS,
        "ck_posts_level": PLACE_LEVELS,
    }.items():
        listed = set(written[name].replace("'", " ").replace("::text", " ").split()) & set(values)
        assert listed == set(values), name


def test_constraints_are_named_by_the_one_convention(made: tuple[str, Engine]) -> None:
    _, engine = made
    with engine.connect() as connection:
        names = connection.scalars(
            text(
                "SELECT conname FROM pg_constraint"
                " WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'p', 'u', 'x')"
                " AND conrelid::regclass::text NOT LIKE 'procrastinate%'"
                " AND conrelid::regclass::text NOT IN ('alembic_version', 'spatial_ref_sys')"
            )
        ).all()
    assert len(names) > 60
    assert [name for name in names if name.split("_")[0] not in {*NAMING, "ex"}] == []


def test_a_database_at_another_revision_is_not_worked_with(fresh: tuple[str, Engine]) -> None:
    url, engine = fresh
    with pytest.raises(Invalid, match=f"is at nothing, this version needs {head()}: run gridgis db migrate"):
        require_head(url)
    upgrade(url)
    require_head(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(Invalid, match="is at 0000"):
        require_head(url)


def test_a_database_that_does_not_answer_gets_one_clear_sentence() -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1"
    with pytest.raises(Invalid, match="does not answer"):
        upgrade(nowhere)
    with pytest.raises(Invalid, match="does not answer"):
        require_head(nowhere)


def test_an_installation_with_roles_gets_those_of_plans(fresh: tuple[str, Engine]) -> None:
    url, engine = fresh
    command.upgrade(config(url), "0001")
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO roles VALUES ('planner', '规划', 'Planner', '{grid.read}')"))
    upgrade(url)
    with engine.connect() as connection:
        verbs = {row.code: row.verbs for row in connection.execute(text("SELECT code, verbs FROM roles"))}
    assert verbs["planner"] == ["grid.read", "plan.read", "plan.draft", "people.manage"]
    assert "plan.approve" in verbs["reviewer"]
    assert {"plan_organisation", "plan_civil"} <= verbs.keys()


def test_an_installation_with_roles_gets_the_right_to_enter_leave_and_loses_it_on_the_way_back(
    fresh: tuple[str, Engine],
) -> None:
    """Roles of an installation's own keep their verbs."""
    url, engine = fresh
    command.upgrade(config(url), "0005")
    with engine.begin() as connection:
        for code in ("dispatcher", "own"):
            connection.execute(text(f"INSERT INTO roles VALUES ('{code}', '甲', 'A', '{{grid.read}}')"))

    def verbs() -> dict[str, list[str]]:
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT code, verbs FROM roles WHERE code IN ('dispatcher', 'own')"))
            return {row.code: row.verbs for row in rows}

    for to, held in (("0006", ["grid.read", "people.manage"]), ("0005", ["grid.read"]), ("0006", None)):
        (command.upgrade if to == "0006" else command.downgrade)(config(url), to)
        assert verbs() == {"dispatcher": held or ["grid.read", "people.manage"], "own": ["grid.read"]}
