"""What a village grid should have, and what its work is weighed by, are rows too; every installation gets what it had.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

VALUES = {
    "household_target": "400",
    "household_spread": "0.25",
    "household_tolerance": "0.15",
    "minutes_a_household": "0.96",
    "minutes_a_place": "20",
    "minutes_a_patrol_cell": "48",
    "minutes_a_case": "25",
    "hours_fulltime": "115",
    "hours_parttime": "25",
}


def upgrade() -> None:
    table = sa.table("thresholds", sa.column("name", sa.Text()), sa.column("value", sa.Text()))
    op.bulk_insert(table, [{"name": name, "value": value} for name, value in VALUES.items()])


def downgrade() -> None:
    names = ", ".join(f"'{name}'" for name in VALUES)
    op.execute(f"DELETE FROM thresholds WHERE name IN ({names})")
