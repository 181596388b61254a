"""A transaction that changes a watched table many times writes its version once.

Each statement wrote the one row again; within a transaction none of its former states can be cleared away, so that the
ten-thousandth change looked through ten thousand. What a transaction has changed itself it now tells itself in a
setting of its own, another with each change, which ends with it, and goes back with a savepoint.

Revision ID: 0034
Revises: 0033
"""

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

ANY = "('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint"

ONCE = f"""
CREATE OR REPLACE FUNCTION raise_reference_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mine text := 'gridgis.version_' || TG_TABLE_NAME;
BEGIN
  IF coalesce(current_setting(mine, true), '') = '' THEN
    UPDATE reference_versions SET version = {ANY} WHERE name = TG_TABLE_NAME;
  END IF;
  PERFORM set_config(mine, ({ANY})::text, true);
  RETURN NULL;
END $$;
"""
EACH = f"""
CREATE OR REPLACE FUNCTION raise_reference_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reference_versions SET version = {ANY} WHERE name = TG_TABLE_NAME;
  RETURN NULL;
END $$;
"""


def upgrade() -> None:
    op.execute(ONCE)


def downgrade() -> None:
    op.execute(EACH)
