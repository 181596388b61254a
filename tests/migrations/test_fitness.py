"""An outside database that can't hold gridgis is refused in one sentence, with the SQL that helps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

import psycopg2
import pytest
from sqlalchemy.engine import make_url
from typer.testing import CliRunner

from gridgis.cli.main import app
from gridgis.core.errors import Conflict
from gridgis.core.fitness import EXTENSIONS, Extension, Standing, require_fit

FIT = Standing(
    version=150013,
    database="gridgis",
    role="gridgis",
    encoding="UTF8",
    read_only=False,
    may_make=True,
    other_owner="",
    extensions=(
        Extension("postgis", "3.3.2", True, False),
        Extension("pg_trgm", "1.6", False, True),
        Extension("btree_gist", "1.7", False, True),
    ),
)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"version": 140020}, "PostgreSQL 15 or newer is needed, and this database is 14"),
        ({"encoding": "SQL_ASCII"}, "CREATE DATABASE gridgis TEMPLATE template0 ENCODING 'UTF8';"),
        ({"read_only": True}, "ALTER DATABASE gridgis SET default_transaction_read_only = off;"),
        ({"extensions": (Extension("postgis", "", False, False),)}, "install postgresql-15-postgis-3"),
        ({"extensions": (Extension("postgis", "3.1.0", True, False),)}, "ALTER EXTENSION postgis UPDATE;"),
        ({"extensions": (Extension("postgis", "3.10.0dev", False, False),)}, "CREATE EXTENSION postgis;"),
        ({"may_make": False}, "GRANT CREATE, USAGE ON SCHEMA public TO gridgis;"),
        ({"other_owner": '"old Owner"'}, 'REASSIGN OWNED BY "old Owner" TO gridgis;'),
    ],
)
def test_each_lack_is_told_with_what_helps(changed: dict[str, object], told: str) -> None:
    require_fit(FIT)
    with pytest.raises(Conflict) as refused:
        require_fit(replace(FIT, **changed))  # type: ignore[arg-type]
    assert told in refused.value.words("en")


@pytest.fixture
def outside(blank: Callable[[], str]) -> Iterator[tuple[str, Callable[[str], None]]]:
    """The address of an empty database for a user without rights, and a way to run SQL there as superuser."""
    url = blank()
    role = f"poor_{uuid4().hex}"
    made = psycopg2.connect(url)
    made.autocommit = True

    def run(sql: str) -> None:
        with made.cursor() as cursor:
            cursor.execute(sql)

    run(f"DROP EXTENSION IF EXISTS {', '.join(EXTENSIONS)} CASCADE")
    run(f"CREATE ROLE {role} LOGIN PASSWORD 'poor'")
    yield make_url(url).set(username=role, password="poor").render_as_string(hide_password=False), run
    run(f"DROP OWNED BY {role}; DROP ROLE {role}")
    made.close()


def migrate(url: str) -> tuple[int, str]:
    """Exit status and what was told; a traceback would be raised here."""
    done = CliRunner().invoke(app, ["db", "migrate"], env={"GRIDGIS_DATABASE_URL": url, "LANG": "C.UTF-8"})
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output.strip()


def test_following_what_is_told_leads_to_a_database_that_works(
    outside: tuple[str, Callable[[str], None]],
) -> None:
    """Extensions, then rights, then the schema: each refusal is one line that ends with the SQL to run."""
    url, run = outside
    ran = []
    for _ in range(5):
        status, told = migrate(url)
        if status == 0:
            break
        assert told.count("\n") == 0 and told.startswith("gridgis: "), told
        ran.append(told.partition("run there: ")[2] or told.partition("该库中执行：")[2])
        run(ran[-1])
    assert status == 0 and ("数据库结构版本" in told or "Schema is at" in told)
    assert [sql.split()[0] for sql in ran] == ["CREATE", "GRANT"]
    assert "CREATE EXTENSION postgis;" in ran[0]


def test_tables_of_another_user_are_not_half_changed(outside: tuple[str, Callable[[str], None]]) -> None:
    url, run = outside
    for name in EXTENSIONS:
        run(f"CREATE EXTENSION {name}")
    run(f"GRANT CREATE ON SCHEMA public TO {make_url(url).username}; CREATE TABLE alembic_version (version_num text)")
    status, told = migrate(url)
    assert (status, "REASSIGN OWNED BY" in told) == (1, True)
