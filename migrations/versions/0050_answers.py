"""Reporters are answered and may object; cases are merged; what waits for a decision need be no office's.

Revision ID: 0050
Revises: 0049
"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

BEFORE = "('return', 'return_late', 'request_extension', 'suspend', 'ask_contact', 'ask_unmark')"
KINDS = BEFORE.replace(")", ", 'propose_reject', 'object')")


def _kinds(kinds: str) -> None:
    """Let requests be of some kinds; the rows that stand are looked at without holding up those who write."""
    held = (("cases", "ck_cases_pending", "pending"), ("case_requests", "ck_case_requests_kind", "kind"))
    for table, name, column in held:
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN {kinds}) NOT VALID")
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def upgrade() -> None:
    op.execute("ALTER TABLE cases ADD COLUMN merged_into text")
    op.execute(
        "ALTER TABLE cases ADD CONSTRAINT ck_cases_merged_into"
        " CHECK (merged_into IS NULL OR state = 'merged') NOT VALID"
    )
    op.execute("ALTER TABLE cases VALIDATE CONSTRAINT ck_cases_merged_into")
    op.execute("CREATE INDEX ix_cases_merged_into ON cases (merged_into) WHERE merged_into IS NOT NULL")
    op.execute("ALTER TABLE case_requests ALTER COLUMN office_code DROP NOT NULL")
    _kinds(KINDS)
    op.create_table(
        "case_replies",
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("way IN ('phone', 'visit', 'page', 'kept', 'outer')", name=op.f("ck_case_replies_way")),
        sa.ForeignKeyConstraint(
            ["county_code", "case_number"],
            ["cases.county_code", "cases.number"],
            name=op.f("fk_case_replies_county_code_case_number"),
        ),
        sa.PrimaryKeyConstraint("county_code", "report_id", "seq", name=op.f("pk_case_replies")),
    )
    op.create_index("ix_case_replies_case", "case_replies", ["county_code", "case_number", "seq"])


def downgrade() -> None:
    op.drop_table("case_replies")
    op.execute("UPDATE cases SET pending = NULL WHERE pending IN ('propose_reject', 'object')")
    op.execute("DELETE FROM case_requests WHERE kind IN ('propose_reject', 'object')")
    _kinds(BEFORE)
    op.execute("ALTER TABLE case_requests ALTER COLUMN office_code SET NOT NULL")
    op.drop_index("ix_cases_merged_into")
    op.execute("ALTER TABLE cases DROP CONSTRAINT ck_cases_merged_into, DROP COLUMN merged_into")
