"""Alembic's entry: the database's URL comes from the caller, PostGIS's own tables are left alone."""

from alembic import context
from geoalchemy2 import alembic_helpers

import gridgis.models
from gridgis.core.db import make_engine

OTHERS = ("procrastinate_", "spatial_ref_sys", "pg_stat_")


def include_object(thing: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:
    """Leave out what the job queue and PostGIS own."""
    if name is not None and kind == "table" and name.startswith(OTHERS):
        return False
    return bool(alembic_helpers.include_object(thing, name, kind, reflected, compare_to))


def run() -> None:
    """Bring the database to the asked revision, in one transaction but for what a migration commits in batches."""
    engine = make_engine(context.config.attributes["url"], pool_size=1)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=gridgis.models.metadata,
            include_object=include_object,
            process_revision_directives=alembic_helpers.writer,
            render_item=alembic_helpers.render_item,
        )
        with context.begin_transaction():
            connection.exec_driver_sql("SET LOCAL lock_timeout = '5s'")
            context.run_migrations()
    engine.dispose()


run()
