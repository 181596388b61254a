"""No sensitive category is the grid's to look at first: its receiver decides who knows of it.

Revision ID: 0047
Revises: 0046
"""

from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE categories SET first_handler = 'agency' WHERE sensitive AND first_handler = 'grid'")
    op.execute(
        "UPDATE category_versions SET first_handler = 'agency' FROM categories"
        " WHERE categories.code = category_versions.code AND categories.sensitive"
        " AND category_versions.first_handler = 'grid'"
    )
    op.create_check_constraint(
        op.f("ck_categories_sensitive_first"), "categories", "NOT sensitive OR first_handler IS DISTINCT FROM 'grid'"
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_categories_sensitive_first"), "categories")
