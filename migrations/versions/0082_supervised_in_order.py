"""Open cases with a slip stand in an index of their own, in the order of their limits.

Revision ID: 0082
Revises: 0081
"""

from alembic import op

revision = "0082"
down_revision = "0081"
branch_labels = None
depends_on = None

OPEN = (
    "submitted", "verifying", "needs_info", "registered", "coordinating", "dispatched", "handling", "suspended",
    "result_filed", "rework", "checked",
)  # fmt: skip


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS ix_cases_open_supervised")
        op.execute(
            "CREATE INDEX CONCURRENTLY ix_cases_open_supervised ON cases (due_at, number)"
            f" WHERE state IN {OPEN} AND supervised IS NOT NULL"
        )


def downgrade() -> None:
    op.execute("DROP INDEX ix_cases_open_supervised")
