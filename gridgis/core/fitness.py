"""Whether a database can hold gridgis: asked before anything is made in it, and told with the SQL that helps."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from gridgis.core.errors import Conflict
from gridgis.core.postgres import OLDEST

EXTENSIONS = ("postgis", "pg_trgm", "btree_gist")
OLDEST_POSTGIS = (3, 3)

ASKED = """
SELECT current_setting('server_version_num')::int AS version,
       quote_ident(current_database()) AS database,
       quote_ident(current_user) AS role,
       pg_encoding_to_char(encoding) AS encoding,
       current_setting('transaction_read_only') = 'on' AS read_only,
       has_schema_privilege('public', 'CREATE') AS may_make,
       coalesce((SELECT quote_ident(pg_get_userbyid(relowner)) FROM pg_class
         WHERE oid = to_regclass('public.alembic_version')
           AND NOT pg_has_role(relowner, 'USAGE')), '') AS other_owner
FROM pg_database WHERE datname = current_database()
"""

ABOUT_EXTENSIONS = """
SELECT asked.name, installed_version, coalesce(installed_version, default_version) AS version,
       EXISTS (SELECT FROM pg_available_extension_versions possible
         WHERE possible.name = asked.name AND possible.version = available.default_version
           AND (possible.trusted AND has_database_privilege(current_database(), 'CREATE') OR NOT possible.superuser
             OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user))) AS may_add
FROM unnest(CAST(:names AS text[])) AS asked (name) LEFT JOIN pg_available_extensions available USING (name)
"""


@dataclass(frozen=True)
class Extension:
    """One that is needed: its version, empty where the server has none, and whether it is or can be added."""

    name: str
    version: str
    installed: bool
    may_add: bool


@dataclass(frozen=True)
class Standing:
    """What a database is, and what we may do in it. Names are quoted as SQL wants them."""

    version: int
    database: str
    role: str
    encoding: str
    read_only: bool
    may_make: bool
    other_owner: str
    extensions: tuple[Extension, ...]


def standing(connection: Connection) -> Standing:
    """Ask a database."""
    row = connection.execute(text(ASKED)).one()
    asked = connection.execute(text(ABOUT_EXTENSIONS), {"names": list(EXTENSIONS)})
    extensions = tuple(
        Extension(name, version or "", installed is not None, bool(may_add))
        for name, installed, version, may_add in asked
    )
    return Standing(**row._mapping, extensions=extensions)


def require_fit(found: Standing) -> None:
    """Let pass a database that can hold gridgis.

    Raises:
        Conflict: it can't, as it stands; what to do is said, with the SQL to run.
    """
    major = found.version // 10000
    if major < OLDEST:
        raise Conflict("core.database_too_old", oldest=OLDEST, version=major)
    if found.encoding != "UTF8":
        sql = "CREATE DATABASE gridgis TEMPLATE template0 ENCODING 'UTF8';"
        raise Conflict("core.database_encoding", database=found.database, encoding=found.encoding, sql=sql)
    if found.read_only:
        sql = f"ALTER DATABASE {found.database} SET default_transaction_read_only = off;"
        raise Conflict("core.database_read_only", database=found.database, sql=sql)
    _require_extensions(found, major)
    if not found.may_make:
        sql = f"GRANT CREATE, USAGE ON SCHEMA public TO {found.role};"
        raise Conflict("core.no_right_to_create", role=found.role, database=found.database, sql=sql)
    if found.other_owner:
        sql = f"REASSIGN OWNED BY {found.other_owner} TO {found.role};"
        raise Conflict("core.tables_of_other", owner=found.other_owner, database=found.database, sql=sql)


def _require_extensions(found: Standing, major: int) -> None:
    missing = [one.name for one in found.extensions if not one.version]
    if missing:
        raise Conflict("core.extensions_not_there", names=missing, major=major)
    lacking = [one.name for one in found.extensions if not one.installed and not one.may_add]
    if lacking:
        sql = " ".join(f"CREATE EXTENSION {name};" for name in lacking)
        raise Conflict("core.extensions_lacking", names=lacking, database=found.database, sql=sql)
    postgis = next(one.version for one in found.extensions if one.name == "postgis")
    if tuple(int(part) for part in postgis.split(".")[:2]) < OLDEST_POSTGIS:
        oldest = ".".join(map(str, OLDEST_POSTGIS))
        sql = "ALTER EXTENSION postgis UPDATE;"
        raise Conflict("core.postgis_too_old", oldest=oldest, version=postgis, database=found.database, sql=sql)
