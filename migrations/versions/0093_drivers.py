"""What the drivers of a grid's work cost that objects, rivers and disputes tell of: a row each.

Revision ID: 0093
Revises: 0092
"""

import sqlalchemy as sa
from alembic import op

revision = "0093"
down_revision = "0092"
branch_labels = None
depends_on = None

VALUES = {
    "minutes_a_rental": "6.6",
    "minutes_a_new_resident": "0.8",
    "minutes_a_care": "60",
    "minutes_a_key_person": "60",
    "minutes_an_enterprise": "13.2",
    "minutes_a_site": "120",
    "minutes_a_river_km": "100",
    "minutes_a_dispute": "120",
}


def upgrade() -> None:
    table = sa.table("thresholds", sa.column("name", sa.Text()), sa.column("value", sa.Text()))
    op.bulk_insert(table, [{"name": name, "value": value} for name, value in VALUES.items()])


def downgrade() -> None:
    names = ", ".join(f"'{name}'" for name in VALUES)
    op.execute(f"DELETE FROM thresholds WHERE name IN ({names})")
