"""A photo tells when and where it was taken; a report what the clock of its device said.

Revision ID: 0086
Revises: 0085
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry

revision = "0086"
down_revision = "0085"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("media", sa.Column("taken_at", sa.DateTime(timezone=True)))
    op.add_column("media", sa.Column("taken_place", Geometry("POINT", 4490, spatial_index=False)))
    op.add_column("reports", sa.Column("observed_said", sa.DateTime(timezone=True)))
    op.add_column("reports", sa.Column("clock_skew_s", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("reports", "clock_skew_s")
    op.drop_column("reports", "observed_said")
    op.drop_column("media", "taken_place")
    op.drop_column("media", "taken_at")
