"""Meetings with agenda, minutes and decisions.

Revision ID: 0085
Revises: 0084
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0085"
down_revision = "0084"
branch_labels = None
depends_on = None

PLATFORMS = "('order', 'enforcement', 'market', 'service')"
STATES = "('planned', 'held', 'minutes_confirmed', 'closed', 'cancelled')"
LEADS = ("platform_lead_order", "platform_lead_enforcement", "platform_lead_market", "platform_lead_service")
GIVEN = {
    "meeting.manage": ("command_head", *LEADS),
    "meeting.notes": ("command_head", *LEADS, "discipline_inspector"),
    "meeting.read": ("command_head", *LEADS, "discipline_inspector", "office_leader", "town_leader", "county_leader"),
}
KINDS = "('undone', 'weak', 'problem', 'own')"


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, empty: bool = False, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="" if empty else None, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "meetings",
        _id(),
        _text("place_code"),
        _text("county_code"),
        _text("town_code", nullable=True),
        _text("platform", nullable=True),
        _moment("held_at"),
        _text("room", empty=True),
        sa.Column("state", sa.Text(), server_default="planned", nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        _text("minutes", empty=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        _text("made_by"),
        _moment("made_at"),
        _text("confirmed_by", empty=True),
        _moment("confirmed_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        sa.ForeignKeyConstraint(["place_code"], ["divisions.code"], name="fk_meetings_place_code"),
        sa.CheckConstraint(f"platform IN {PLATFORMS}", name="platform"),
        sa.CheckConstraint(f"state IN {STATES}", name="state"),
        sa.CheckConstraint("first_day <= last_day", name="days"),
    )
    op.create_index("ix_meetings_place_code", "meetings", ["place_code", "held_at"])
    op.create_index("ix_meetings_county_code", "meetings", ["county_code", "held_at"])
    op.create_table(
        "meeting_decisions",
        _id(),
        sa.Column("meeting_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("words"),
        _text("office_code", nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        _text("category_code", nullable=True),
        _text("address", empty=True),
        _text("case_county", nullable=True),
        _text("case_number", nullable=True),
        _text("result", empty=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_decisions"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name="fk_meeting_decisions_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["category_code"], ["categories.code"], name="fk_meeting_decisions_category_code"),
        sa.CheckConstraint("(done_on IS NULL) = (result = '')", name="result"),
        sa.CheckConstraint("(case_number IS NULL) = (case_county IS NULL)", name="case"),
    )
    op.create_index("ix_meeting_decisions_meeting_id", "meeting_decisions", ["meeting_id", "position"])
    op.create_index("ix_meeting_decisions_case", "meeting_decisions", ["case_county", "case_number"])
    op.create_table(
        "meeting_items",
        _id(),
        sa.Column("meeting_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("kind"),
        _text("title"),
        _text("words", empty=True),
        sa.Column("evidence", JSONB(), nullable=True),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_items"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name="fk_meeting_items_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["decision_id"], ["meeting_decisions.id"], name="fk_meeting_items_decision_id"),
        sa.CheckConstraint(f"kind IN {KINDS}", name="kind"),
        sa.CheckConstraint("(kind = 'undone') = (decision_id IS NOT NULL)", name="decision"),
    )
    op.create_index("ix_meeting_items_meeting_id", "meeting_items", ["meeting_id", "position"])
    op.create_index("ix_meeting_items_decision_id", "meeting_items", ["decision_id"])
    for verb, roles in GIVEN.items():
        op.execute(
            f"UPDATE roles SET verbs = array_append(verbs, '{verb}') WHERE code IN {roles} AND NOT '{verb}' = ANY (verbs)"
        )


def downgrade() -> None:
    for verb in GIVEN:
        op.execute(f"UPDATE roles SET verbs = array_remove(verbs, '{verb}')")
    op.drop_table("meeting_items")
    op.drop_table("meeting_decisions")
    op.drop_table("meetings")
