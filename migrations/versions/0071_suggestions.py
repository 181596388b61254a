"""Likely categories of a report: models learnt from closed cases, and what a sender was shown.

Revision ID: 0071
Revises: 0070
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "suggestion_models",
        sa.Column("county_code", sa.Text, primary_key=True),
        sa.Column("trained_at", sa.DateTime(timezone=True), primary_key=True),
        sa.Column("kept", sa.LargeBinary),
        sa.Column("card", JSONB, nullable=False),
    )
    op.add_column("reports", sa.Column("suggested", ARRAY(sa.Text)))
    op.execute("CREATE INDEX ix_reports_suggested ON reports (county_code, received_at) WHERE suggested IS NOT NULL")


def downgrade() -> None:
    op.drop_index("ix_reports_suggested", "reports")
    op.drop_column("reports", "suggested")
    op.drop_table("suggestion_models")
