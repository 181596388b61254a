"""Tables that rarely change have a version, which every change raises: what is held of them is never older.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

WATCHED = (
    "agency_types",
    "categories",
    "divisions",
    "layers",
    "offices",
    "routing_rules",
    "rule_sets",
    "stage_limits",
    "thresholds",
    "workday_calendar",
)

RAISE = """
CREATE SEQUENCE reference_version;
CREATE FUNCTION raise_reference_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reference_versions SET version = nextval('reference_version') WHERE name = TG_TABLE_NAME;
  RETURN NULL;
END $$;
"""


def upgrade() -> None:
    table = op.create_table(
        "reference_versions",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_reference_versions")),
    )
    op.bulk_insert(table, [{"name": name} for name in WATCHED])
    op.execute(RAISE)
    for name in WATCHED:
        op.execute(
            f"CREATE TRIGGER raise_reference_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {name}"
            " FOR EACH STATEMENT EXECUTE FUNCTION raise_reference_version()"
        )


def downgrade() -> None:
    for name in WATCHED:
        op.execute(f"DROP TRIGGER raise_reference_version ON {name}")
    op.execute("DROP FUNCTION raise_reference_version")
    op.execute("DROP SEQUENCE reference_version")
    op.drop_table("reference_versions")
