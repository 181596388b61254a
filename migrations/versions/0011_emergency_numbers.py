"""Categories of emergencies say which number to call first.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

FIRE = ("G0701", "G0702", "G0704", "M0301")
AMBULANCE = ("M0103",)


def upgrade() -> None:
    op.add_column("categories", sa.Column("emergency_number", sa.Text(), nullable=True))
    number = sa.text(
        "UPDATE categories SET emergency_number = :number WHERE code = ANY(:codes) AND first_handler = 'emergency'"
    )
    op.execute(number.bindparams(number="119", codes=list(FIRE)))
    op.execute(number.bindparams(number="120", codes=list(AMBULANCE)))
    op.execute(
        "UPDATE categories SET emergency_number = '110' WHERE first_handler = 'emergency' AND emergency_number IS NULL"
    )
    op.create_check_constraint(
        op.f("ck_categories_emergency_number"),
        "categories",
        "(emergency_number IS NULL OR emergency_number IN ('110', '119', '120'))"
        " AND (first_handler IS DISTINCT FROM 'emergency' OR emergency_number IS NOT NULL)",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_categories_emergency_number"), "categories", type_="check")
    op.drop_column("categories", "emergency_number")
