"""Links of devices, and what they sent as filled forms.

Revision ID: 0090
Revises: 0089
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0090"
down_revision = "0089"
branch_labels = None
depends_on = None


def _text(name: str, *, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="" if empty else None, nullable=False)


def _moment(name: str, *, known: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not known)


def upgrade() -> None:
    op.create_table(
        "device_links",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        _text("name"),
        _moment("made_at"),
        _text("made_by"),
        _moment("expires_at"),
        _moment("ended_at", known=False),
        _text("ended_by", empty=True),
        _moment("last_used_at", known=False),
        sa.PrimaryKeyConstraint("id", name="pk_device_links"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_device_links_account_id", ondelete="CASCADE"),
    )
    op.create_index("ix_device_links_token_hash", "device_links", ["token_hash"], unique=True)
    op.create_index("ix_device_links_account_id", "device_links", ["account_id"])
    op.create_table(
        "odk_submissions",
        sa.Column("instance_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("device_id", sa.BigInteger(), nullable=False),
        _text("form_id"),
        _text("form_version"),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        _text("case_number", empty=True),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("files", JSONB(), nullable=False),
        _moment("said_at", known=False),
        _moment("received_at"),
        sa.PrimaryKeyConstraint("instance_id", name="pk_odk_submissions"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_odk_submissions_account_id"),
        sa.ForeignKeyConstraint(["device_id"], ["device_links.id"], name="fk_odk_submissions_device_id"),
        sa.CheckConstraint("(case_number = '') = (object_id IS NOT NULL)", name="subject"),
    )
    op.create_index("ix_odk_submissions_received_at", "odk_submissions", ["received_at"])


def downgrade() -> None:
    op.drop_table("odk_submissions")
    op.drop_table("device_links")
