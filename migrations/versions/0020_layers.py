"""Layers of grids are rows.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

LAYERS = """
INSERT INTO layers (code, name_zh, name_en, position, precedence, cover, counts, series, digits, first, last) VALUES
  ('village', '村社网格', 'Village grid', 1, 2, 'whole', true, '', 3, 1, 799),
  ('exclusive', '专属网格', 'Exclusive grid', 2, 1, 'apart', true, '', 3, 801, 999)
"""


def upgrade() -> None:
    op.create_table(
        "layers",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("precedence", sa.Integer(), nullable=True),
        sa.Column("cover", sa.Text(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("series", sa.Text(), server_default="", nullable=False),
        sa.Column("digits", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("cover IN ('whole', 'apart')", name=op.f("ck_layers_cover")),
        sa.CheckConstraint("0 < first AND first <= last AND last < 10 ^ digits", name=op.f("ck_layers_numbers")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_layers")),
        sa.UniqueConstraint("precedence", name=op.f("uq_layers_precedence")),
    )
    op.create_index("ix_layers_whole", "layers", ["cover"], unique=True, postgresql_where=sa.text("cover = 'whole'"))
    op.execute(LAYERS)
    op.drop_constraint(op.f("ck_grids_layer"), "grids")
    op.execute("ALTER TABLE grids ADD CONSTRAINT fk_grids_layer FOREIGN KEY (layer) REFERENCES layers (code) NOT VALID")
    op.execute("ALTER TABLE grids VALIDATE CONSTRAINT fk_grids_layer")


def downgrade() -> None:
    op.drop_constraint("fk_grids_layer", "grids")
    op.create_check_constraint(op.f("ck_grids_layer"), "grids", "layer IN ('village', 'exclusive')")
    op.drop_table("layers")
