"""When 80 % of a case's limit are used, and the limit that each event left running.

Both are empty for what stands: `gridgis db migrate` and the worker reckon the first for open cases, since it needs the
work calendar; the second can't be told of the past, and figures say so.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("near_due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("case_events", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("case_events", "due_at")
    op.drop_column("cases", "near_due_at")
