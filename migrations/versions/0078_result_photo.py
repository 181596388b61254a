"""A category says whether an office has to show its result by a photo.

Revision ID: 0078
Revises: 0077
"""

import sqlalchemy as sa
from alembic import op

revision = "0078"
down_revision = "0077"
branch_labels = None
depends_on = None

TABLES = ("categories", "category_versions")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("result_photo", sa.Boolean(), server_default="false", nullable=False))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "result_photo")
