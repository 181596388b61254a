"""The numbers that stood in code are rows; another share of near-due has open cases reckoned again.

Every installation gets the values it had. Whoever changes that share, by whatever way, empties what was reckoned by
the old one; the worker reckons it again within five minutes, `gridgis db migrate` at once.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

VALUES = {
    "work_hours": "08:30-12:00 14:00-17:30",
    "near_due_share": "0.8",
    "rework_share": "0.5",
    "rework_least_hours": "4",
    "returns_allowed": "2",
    "evaluation_days": "7",
    "archive_days": "30",
    "line_beside_m": "30",
}

RECKON_AGAIN = """
CREATE FUNCTION reckon_near_due_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE cases SET near_due_at = NULL WHERE near_due_at IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER reckon_near_due_again AFTER UPDATE ON thresholds FOR EACH ROW
  WHEN (NEW.name = 'near_due_share' AND NEW.value IS DISTINCT FROM OLD.value)
  EXECUTE FUNCTION reckon_near_due_again();
"""


def upgrade() -> None:
    table = op.create_table(
        "thresholds",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_thresholds")),
    )
    op.bulk_insert(table, [{"name": name, "value": value} for name, value in VALUES.items()])
    op.execute(RECKON_AGAIN)


def downgrade() -> None:
    op.drop_table("thresholds")
    op.execute("DROP FUNCTION reckon_near_due_again")
