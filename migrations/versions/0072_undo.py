"""Moves that whoever made them may undo for some seconds, by the rows of the case as they were.

Revision ID: 0072
Revises: 0071
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None

OF_A_KIND = r"""
CASE
  WHEN value !~ '^[0-9]{{1,9}}(\.[0-9]+)?$' OR value::numeric = 0 THEN false
  WHEN name IN ({whole}) THEN value ~ '^[0-9]+$'
  WHEN name = 'undo_seconds' THEN value ~ '^[0-9]+$' AND value::numeric <= 60
  WHEN name IN ('near_due_share', 'household_spread', 'household_tolerance', 'double_least') THEN value::numeric < 1
  WHEN name IN ('rework_share', 'sample_share', 'first_left_share') THEN value::numeric <= 1
  ELSE true
END
"""
WHOLE = "'returns_allowed', 'evaluation_days', 'archive_days', 'household_target', 'new_worker_days'"


def _value_check(told: str) -> None:
    op.drop_constraint(op.f("ck_thresholds_value"), "thresholds")
    op.create_check_constraint(op.f("ck_thresholds_value"), "thresholds", told.format(whole=WHOLE))


def upgrade() -> None:
    op.execute("ALTER TABLE case_events ADD COLUMN IF NOT EXISTS undoes integer")
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS ix_case_events_undoes")
        op.execute(
            "CREATE INDEX CONCURRENTLY ix_case_events_undoes ON case_events (county_code, case_number)"
            " WHERE undoes IS NOT NULL"
        )
    op.create_table(
        "case_undos",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", postgresql.JSONB(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.Column("after", postgresql.JSONB()),
        sa.ForeignKeyConstraint(
            ["county_code", "case_number"],
            ["cases.county_code", "cases.number"],
            name=op.f("fk_case_undos_county_code_case_number"),
        ),
        sa.PrimaryKeyConstraint("county_code", "case_number", "seq", name=op.f("pk_case_undos")),
    )
    op.create_index("ix_case_undos_over", "case_undos", ["until"], postgresql_where=sa.text("undone_at IS NULL"))
    _value_check(OF_A_KIND)
    op.execute(
        "INSERT INTO thresholds (name, value, note) VALUES ('undo_seconds', '10', '办理后这么多秒内本人可以撤销')"
    )


def downgrade() -> None:
    op.execute("DELETE FROM thresholds WHERE name = 'undo_seconds'")
    _value_check(
        OF_A_KIND.replace("  WHEN name = 'undo_seconds' THEN value ~ '^[0-9]+$' AND value::numeric <= 60\n", "")
    )
    op.drop_table("case_undos")
    op.drop_index("ix_case_events_undoes", "case_events")
    op.execute("ALTER TABLE case_events DROP COLUMN undoes")
