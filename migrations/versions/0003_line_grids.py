"""Grids of the departments' lines, to be mapped to the one net.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_geospatial_table(
        "line_grids",
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "boundary",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=4490,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ST_IsValid(boundary) AND NOT ST_IsEmpty(boundary)", name=op.f("ck_line_grids_boundary")),
        sa.ForeignKeyConstraint(["county_code"], ["divisions.code"], name=op.f("fk_line_grids_county_code")),
        sa.PrimaryKeyConstraint("line", "county_code", "code", name=op.f("pk_line_grids")),
    )
    op.create_geospatial_index(
        "ix_line_grids_boundary", "line_grids", ["boundary"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_index("ix_line_grids_county_code", "line_grids", ["county_code"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_line_grids_county_code", table_name="line_grids")
    op.drop_geospatial_index(
        "ix_line_grids_boundary", table_name="line_grids", postgresql_using="gist", column_name="boundary"
    )
    op.drop_geospatial_table("line_grids")
