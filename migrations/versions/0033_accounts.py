"""Accounts tell who opened them, why they were closed, and when they were last signed in; links set first passwords.

Revision ID: 0033
Revises: 0032
"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        ALTER TABLE accounts
          ADD COLUMN opened_by bigint,
          ADD COLUMN closed_at timestamptz,
          ADD COLUMN closed_reason text NOT NULL DEFAULT '',
          ADD COLUMN last_sign_in_at timestamptz;
        UPDATE accounts SET last_sign_in_at = last
        FROM (SELECT account_id, max(created_at) AS last FROM sign_ins GROUP BY account_id) seen
        WHERE seen.account_id = accounts.id;
        """
    )
    op.create_table(
        "invitations",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_invitations_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_invitations")),
    )
    op.create_index("ix_invitations_account_id", "invitations", ["account_id"], unique=False)


def downgrade() -> None:
    op.drop_table("invitations")
    op.execute(
        "ALTER TABLE accounts DROP COLUMN opened_by, DROP COLUMN closed_at,"
        " DROP COLUMN closed_reason, DROP COLUMN last_sign_in_at"
    )
