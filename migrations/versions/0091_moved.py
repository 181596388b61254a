"""How far from its device the sender of a report set the place.

Revision ID: 0091
Revises: 0090
"""

import sqlalchemy as sa
from alembic import op

revision = "0091"
down_revision = "0090"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("moved_m", sa.Float))


def downgrade() -> None:
    op.drop_column("reports", "moved_m")
