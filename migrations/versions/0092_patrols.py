"""Patrols on duty: what is kept of them for ninety days, and which cells of grids they reached.

Revision ID: 0092
Revises: 0091
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry

revision = "0092"
down_revision = "0091"
branch_labels = None
depends_on = None

GIVEN = {
    "patrol.walk": ("grid_worker", "grid_chief"),
    "patrol.read": (
        "grid_worker",
        "grid_chief",
        "grid_guide",
        "village_cadre",
        "command_head",
        "town_staff",
        "town_leader",
    ),
}


def _moment(name: str, *, missing: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=missing)


def upgrade() -> None:
    op.create_table(
        "patrols",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("grid_code", sa.Text(), nullable=False),
        _moment("started_at"),
        _moment("ended_at"),
        _moment("received_at"),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("cells", sa.Integer(), nullable=False),
        sa.Column("track", Geometry("MULTILINESTRING", 4490, spatial_index=False), nullable=True),
        _moment("forgotten_at", missing=True),
        sa.PrimaryKeyConstraint("id", name="pk_patrols"),
        sa.ForeignKeyConstraint(["grid_code"], ["grids.code"], name="fk_patrols_grid_code"),
        sa.CheckConstraint("started_at < ended_at", name="span"),
    )
    op.create_index("ix_patrols_account", "patrols", ["account_id", "started_at", "id"])
    op.create_index("ix_patrols_kept", "patrols", ["ended_at"], postgresql_where=sa.text("forgotten_at IS NULL"))
    op.create_table(
        "patrol_stops",
        sa.Column("patrol_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.SmallInteger(), nullable=False),
        _moment("at"),
        sa.Column("place", Geometry("POINT", 4490, spatial_index=False), nullable=False),
        sa.Column("accuracy_m", sa.Float(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("patrol_id", "seq", name="pk_patrol_stops"),
        sa.ForeignKeyConstraint(["patrol_id"], ["patrols.id"], name="fk_patrol_stops_patrol_id"),
    )
    op.create_table(
        "patrol_cover",
        sa.Column("grid_code", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cell", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("grid_code", "day", "cell", name="pk_patrol_cover"),
        sa.ForeignKeyConstraint(["grid_code"], ["grids.code"], name="fk_patrol_cover_grid_code"),
    )
    for verb, roles in GIVEN.items():
        op.execute(
            f"UPDATE roles SET verbs = array_append(verbs, '{verb}') WHERE code IN {roles} AND NOT '{verb}' = ANY (verbs)"
        )


def downgrade() -> None:
    for verb in GIVEN:
        op.execute(f"UPDATE roles SET verbs = array_remove(verbs, '{verb}')")
    for table in ("patrol_cover", "patrol_stops", "patrols"):
        op.drop_table(table)
