"""What somebody did today is found by who did it; no statement asked for events by their time alone.

Revision ID: 0074
Revises: 0073
"""

from alembic import op

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS ix_case_events_actor")
        op.execute(
            "CREATE INDEX CONCURRENTLY ix_case_events_actor ON case_events (actor_id, at) WHERE actor_id IS NOT NULL"
        )
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS ix_case_events_at")


def downgrade() -> None:
    op.execute("CREATE INDEX ix_case_events_at ON case_events (at)")
    op.execute("DROP INDEX ix_case_events_actor")
