"""Passwords that a first sealed role ended.

Revision ID: 0061
Revises: 0054
"""

from alembic import op

revision = "0061"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE accounts ADD COLUMN password_ended_at timestamptz")


def downgrade() -> None:
    op.execute("ALTER TABLE accounts DROP COLUMN password_ended_at")
