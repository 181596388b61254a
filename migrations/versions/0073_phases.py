"""A case knows how many phases of its limit of handling were reached; those that are open keep which there are.

Revision ID: 0073
Revises: 0072
"""

from alembic import op

revision = "0073"
down_revision = "0072"
branch_labels = None
depends_on = None

OPEN = (
    "('submitted', 'verifying', 'needs_info', 'registered', 'coordinating', 'dispatched', 'handling', 'suspended', "
    "'result_filed', 'rework', 'checked')"
)
KEPT = f"""
UPDATE cases SET limit_inputs = limit_inputs || jsonb_build_object('phases', categories.phases)
FROM categories WHERE categories.code = cases.category_code AND categories.phases <> '' AND cases.state IN {OPEN}
"""


def upgrade() -> None:
    op.execute("ALTER TABLE cases ADD COLUMN phases_done smallint NOT NULL DEFAULT 0")
    op.execute(KEPT)


def downgrade() -> None:
    op.execute("ALTER TABLE cases DROP COLUMN phases_done")
