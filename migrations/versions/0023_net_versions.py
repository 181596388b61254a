"""What maps draw has versions too; and no version is ever given twice, not even by a database that was restored.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

DRAWN = ("grid_posts", "grid_versions", "grids", "linear_objects", "people")

ANY = "('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint"

RAISE = """
CREATE OR REPLACE FUNCTION raise_reference_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reference_versions SET version = {} WHERE name = TG_TABLE_NAME;
  RETURN NULL;
END $$;
"""


def upgrade() -> None:
    op.execute(RAISE.format(ANY))
    op.execute("DROP SEQUENCE reference_version")
    versions = sa.table("reference_versions", sa.column("name"))
    op.bulk_insert(versions, [{"name": name} for name in DRAWN])
    op.execute(f"UPDATE reference_versions SET version = {ANY}")
    for name in DRAWN:
        op.execute(
            f"CREATE TRIGGER raise_reference_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {name}"
            " FOR EACH STATEMENT EXECUTE FUNCTION raise_reference_version()"
        )


def downgrade() -> None:
    for name in DRAWN:
        op.execute(f"DROP TRIGGER raise_reference_version ON {name}")
    op.execute(f"DELETE FROM reference_versions WHERE name IN {DRAWN}")
    op.execute("CREATE SEQUENCE reference_version")
    op.execute(RAISE.format("nextval('reference_version')"))
