"""Receipts know the form of their digest; those of the first are compared with the stored report.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("receipts", sa.Column("form", sa.SmallInteger(), server_default="1", nullable=False))


def downgrade() -> None:
    op.drop_column("receipts", "form")
