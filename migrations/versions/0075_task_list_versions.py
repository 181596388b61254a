"""The task lists in force are held by their version: each move of a case asks whether its grid may be given it.

Revision ID: 0075
Revises: 0074
"""

from alembic import op

revision = "0075"
down_revision = "0074"
branch_labels = None
depends_on = None

ANY = "('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint"


def upgrade() -> None:
    op.execute(f"INSERT INTO reference_versions (name, version) VALUES ('task_lists', {ANY})")
    op.execute(
        "CREATE TRIGGER raise_reference_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON task_lists"
        " FOR EACH STATEMENT EXECUTE FUNCTION raise_reference_version()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER raise_reference_version ON task_lists")
    op.execute("DELETE FROM reference_versions WHERE name = 'task_lists'")
