"""Photos: their size in pixels, and when what is shown of them was made.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("media", sa.Column("width", sa.Integer(), nullable=True))
    op.add_column("media", sa.Column("height", sa.Integer(), nullable=True))
    op.add_column("media", sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("media", sa.Column("hidden", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_index(
        op.f("ix_media_waiting"),
        "media",
        ["received_at", "sha256"],
        postgresql_where=sa.text("shown_at IS NULL AND NOT hidden"),
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_media_waiting"), "media")
    for name in ("hidden", "shown_at", "height", "width"):
        op.drop_column("media", name)
