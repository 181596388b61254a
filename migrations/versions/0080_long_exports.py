"""Workbooks that are written in the background.

Revision ID: 0080
Revises: 0079
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0080"
down_revision = "0079"
branch_labels = None
depends_on = None

OPEN = "state IN ('waiting', 'writing')"


def upgrade() -> None:
    op.create_table(
        "long_exports",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("asked", JSONB(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("rows", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("failure", JSONB()),
        sa.PrimaryKeyConstraint("id", name="pk_long_exports"),
        sa.CheckConstraint("state IN ('waiting', 'writing', 'done', 'failed', 'cancelled')", name="state"),
    )
    op.create_index("ix_long_exports_account", "long_exports", ["account_id", "id"])
    op.create_index("ix_long_exports_open", "long_exports", ["id"], postgresql_where=sa.text(OPEN))


def downgrade() -> None:
    op.drop_table("long_exports")
