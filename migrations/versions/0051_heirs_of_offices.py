"""An office that closes names the one that goes on with its open cases.

Revision ID: 0051
Revises: 0050
"""

from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE offices ADD COLUMN heir_code text CONSTRAINT fk_offices_heir_code REFERENCES offices (code)"
    )
    op.execute(
        "ALTER TABLE offices ADD CONSTRAINT ck_offices_heir CHECK"
        " (heir_code IS NULL OR (heir_code <> code AND valid_to IS NOT NULL))"
    )
    op.execute("CREATE INDEX ix_offices_heir_code ON offices (heir_code) WHERE heir_code IS NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE offices DROP COLUMN heir_code")
