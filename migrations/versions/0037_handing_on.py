"""Work that is handed on is told as such, and given back; a post that was ended can go on again.

Revision ID: 0037
Revises: 0036
"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

HANDED = ("duty_shifts", "leaves")


def upgrade() -> None:
    op.add_column("posts", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("posts", sa.Column("ended_before", sa.Date(), nullable=True))
    op.create_index("ix_posts_replaces_id", "posts", ["replaces_id"], postgresql_where="replaces_id IS NOT NULL")
    for table in HANDED:
        op.add_column(table, sa.Column("instead_of", sa.BigInteger(), nullable=True))
        op.create_foreign_key(op.f(f"fk_{table}_instead_of"), table, "people", ["instead_of"], ["id"])
        op.create_index(f"ix_{table}_instead_of", table, ["instead_of"], postgresql_where="instead_of IS NOT NULL")
    op.create_index("ix_duty_shifts_person_id", "duty_shifts", ["person_id", "starts_at"])


def downgrade() -> None:
    op.drop_index("ix_duty_shifts_person_id", table_name="duty_shifts")
    for table in HANDED:
        op.drop_column(table, "instead_of")
    op.drop_index("ix_posts_replaces_id", table_name="posts")
    op.drop_column("posts", "ended_before")
    op.drop_column("posts", "ended_at")
