"""Offices as they were have a version too: what is held of offices is made of both.

Revision ID: 0030
Revises: 0028
"""

from alembic import op

revision = "0030"
down_revision = "0028"
branch_labels = None
depends_on = None

ANY = "('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint"


def upgrade() -> None:
    op.execute(f"INSERT INTO reference_versions (name, version) VALUES ('office_versions', {ANY})")
    op.execute(
        "CREATE TRIGGER raise_reference_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON office_versions"
        " FOR EACH STATEMENT EXECUTE FUNCTION raise_reference_version()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER raise_reference_version ON office_versions")
    op.execute("DELETE FROM reference_versions WHERE name = 'office_versions'")
